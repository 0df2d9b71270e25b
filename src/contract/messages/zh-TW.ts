/** The catalog of the server in traditional Chinese. */
import type { Language } from '../../domain/sheet-snapshot';
import { issueCatalog } from '../words';
import type { Messages } from './en';
import * as issues from './zh-TW/issues';
import { notesBox } from './zh-TW/notes-box';
import { report } from './zh-TW/report';
import { server } from './zh-TW/server';
import { duplicateReasons, operations } from './zh-TW/shared';

export const zhTW = {
  language: 'zh-TW' as Language,
  issues: issueCatalog(issues),
  operations,
  duplicateReasons,
  notesBox,
  report,
  ...server,
} satisfies Messages;
