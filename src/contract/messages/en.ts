/** The English catalog of the server: the source of the keys that every other language has. */
import type { Language } from '../../domain/sheet-snapshot';
import { issueCatalog } from '../words';
import * as issues from './en/issues';
import { notesBox } from './en/notes-box';
import { report } from './en/report';
import { server } from './en/server';
import { duplicateReasons, operations } from './en/shared';

export const en = {
  language: 'en' as Language,
  issues: issueCatalog(issues),
  operations,
  duplicateReasons,
  notesBox,
  report,
  ...server,
};

/** The server's wording in one language. */
export type Messages = typeof en;
