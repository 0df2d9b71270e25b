/**
 * Session, host side. Whose address a script may see depends on mode and scope.
 * Sources: https://developers.google.com/apps-script/reference/base/session and .../base/user (in simple triggers the
 * address is empty); scopes per platform-facts section 3.
 */
import type { Execution, HostMethod, HostMethods } from '../door';
import { checkPermission } from '../permissions';

/** In FULL the scope is needed; a simple trigger needs none and learns nothing. */
function emailOf(method: string): HostMethod {
  return {
    kind: 'local',
    run({ execution }) {
      if (execution.mode !== 'FULL') return '';
      checkPermission(execution, method, { scopes: ['userinfo.email'] });
      return execution.user;
    },
  };
}

const everyMode: readonly Execution['mode'][] = ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'];

export const sessionMethods: HostMethods = {
  'Session.getActiveUser': emailOf('Session.getActiveUser'),
  'Session.getEffectiveUser': emailOf('Session.getEffectiveUser'),
  'Session.getScriptTimeZone': { kind: 'local', modes: everyMode, run: ({ execution }) => execution.scriptTimeZone },
  'Session.getActiveUserLocale': {
    kind: 'local',
    modes: everyMode,
    scopes: ['script.locale'],
    // The workbench keeps no locale per person: the spreadsheet's language stands for it.
    run: ({ state }) => state.workbook.locale.slice(0, 2),
  },
  'Session.getTemporaryActiveUserKey': {
    kind: 'local',
    run: ({ execution }) => `key-${Buffer.from(execution.user).toString('hex')}`,
  },
};
