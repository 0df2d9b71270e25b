/** The catalog of the server in simplified Chinese. */
import type { Language } from '../../domain/sheet-snapshot';
import type { Messages } from './en';
import { report } from './zh-CN/report';
import { server } from './zh-CN/server';
import { duplicateReasons, issues, operations } from './zh-CN/shared';

export const zhCN = {
  language: 'zh-CN' as Language,
  issues,
  operations,
  duplicateReasons,
  report,
  ...server,
} satisfies Messages;
