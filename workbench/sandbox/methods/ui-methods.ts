/**
 * Ui and Browser, host side: what is shown becomes an effect of the execution; alert and prompt suspend it.
 * Sources: https://developers.google.com/apps-script/reference/base/ui; modes and texts in platform-facts section 2.
 */
import { type EngineHost, type HostMethod, type HostMethods, ServiceError } from '../door';

const withDialogs: Pick<HostMethod, 'kind' | 'modes' | 'scopes'> = {
  kind: 'local',
  modes: ['FULL'],
  scopes: ['script.container.ui'],
};

const page = (kind: 'sidebar' | 'modal' | 'modeless'): HostMethod => ({
  ...withDialogs,
  run(host: EngineHost, html: object) {
    host.show({ kind, ...html });
  },
});

/** Needs no scope; LIMITED is allowed, since no source forbids it there. */
const question = (kind: 'alert' | 'prompt'): HostMethod => ({
  kind: 'local',
  modes: ['LIMITED', 'FULL'],
  run(host: EngineHost, request: Readonly<Record<string, unknown>>) {
    refuseWithoutPerson(host, kind);
    host.show({ kind, ...request });
    return host.suspend({ kind, request });
  },
});

function refuseWithoutPerson(host: EngineHost, what: string): void {
  const { origin } = host.execution;
  if (origin === 'clock' || origin === 'installable-trigger' || origin === 'custom-function') {
    throw new ServiceError(`Cannot call ${what} from this context.`);
  }
}

export const uiMethods: HostMethods = {
  'SpreadsheetApp.getUi': {
    kind: 'local',
    modes: ['NONE', 'LIMITED', 'FULL'],
    run: (host: EngineHost) => refuseWithoutPerson(host, 'SpreadsheetApp.getUi()'),
  },
  'Menu.addToUi': {
    kind: 'local',
    modes: ['NONE', 'LIMITED', 'FULL'],
    run(host: EngineHost, menu: object) {
      host.show({ kind: 'menu', ...menu });
    },
  },
  'Ui.alert': question('alert'),
  'Ui.prompt': question('prompt'),
  'Browser.msgBox': question('alert'),
  'Browser.inputBox': question('prompt'),
  'Ui.showSidebar': page('sidebar'),
  'Ui.showModalDialog': page('modal'),
  'Ui.showModelessDialog': page('modeless'),
  'Ui.showDialog': page('modeless'),
};
