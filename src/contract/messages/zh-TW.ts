/** The catalog of the server in traditional Chinese. */
import type { Language } from '../../domain/sheet-snapshot';
import type { Messages } from './en';
import { notesBox } from './zh-TW/notes-box';
import { report } from './zh-TW/report';
import { server } from './zh-TW/server';
import { duplicateReasons, issues, operations } from './zh-TW/shared';

export const zhTW = {
  language: 'zh-TW' as Language,
  issues,
  operations,
  duplicateReasons,
  notesBox,
  report,
  ...server,
} satisfies Messages;
