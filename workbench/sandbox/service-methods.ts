/** The host side of all services but the spreadsheet, in one table. */
import type { HostMethods } from './door';
import { cacheMethods } from './methods/cache-methods';
import { consoleMethods } from './methods/console-methods';
import { htmlMethods } from './methods/html-methods';
import { lockMethods } from './methods/lock-methods';
import { mailMethods } from './methods/mail-methods';
import { propertiesMethods } from './methods/properties-methods';
import { scriptMethods } from './methods/script-methods';
import { sessionMethods } from './methods/session-methods';
import { uiMethods } from './methods/ui-methods';
import { utilitiesMethods } from './methods/utilities-methods';

export const serviceMethods: HostMethods = {
  ...propertiesMethods,
  ...cacheMethods,
  ...lockMethods,
  ...mailMethods,
  ...scriptMethods,
  ...sessionMethods,
  ...utilitiesMethods,
  ...consoleMethods,
  ...uiMethods,
  ...htmlMethods,
};
