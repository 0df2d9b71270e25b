/**
 * Session, host side. Whose address a script may see depends on mode and scope.
 * Sources: https://developers.google.com/apps-script/reference/base/session and .../base/user (in simple triggers the
 * address is empty); scopes per platform-facts section 3.
 */
import type { Execution, Host, HostMethod, HostMethods } from '../door';
import { checkPermission } from '../permissions';

/** In FULL the scope is needed; a simple trigger needs none and learns nothing. */
function emailOf(method: string, who: (host: Host) => string): HostMethod {
  return {
    kind: 'local',
    run(host) {
      if (host.execution.mode !== 'FULL') return host.execution.knowsUser ? who(host) : '';
      checkPermission(host.execution, method, { scopes: ['userinfo.email'] });
      return who(host);
    },
  };
}

/** A trigger that runs as its owner is not told who else edited. */
function activeUser({ state, execution }: Host): string {
  return execution.origin === 'installable-trigger' && state.user !== execution.user ? '' : execution.user;
}

const everyMode: readonly Execution['mode'][] = ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'];

export const sessionMethods: HostMethods = {
  'Session.getActiveUser': emailOf('Session.getActiveUser', activeUser),
  'Session.getEffectiveUser': emailOf('Session.getEffectiveUser', ({ execution }) => execution.user),
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
