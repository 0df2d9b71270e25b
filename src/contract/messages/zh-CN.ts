/** The catalog of the server in simplified Chinese. */
import type { Language } from '../../domain/sheet-snapshot';
import { issueCatalog } from '../words';
import type { Messages } from './en';
import * as issues from './zh-CN/issues';
import { notesBox } from './zh-CN/notes-box';
import { report } from './zh-CN/report';
import { server } from './zh-CN/server';
import { duplicateReasons, operations } from './zh-CN/shared';

export const zhCN = {
  language: 'zh-CN' as Language,
  issues: issueCatalog(issues),
  operations,
  duplicateReasons,
  notesBox,
  report,
  ...server,
} satisfies Messages;
