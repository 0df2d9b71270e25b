/** console and Logger, host side: lines of the execution's log. Usable in every mode ([auth] in platform-facts). */
import type { EngineHost, HostMethod, HostMethods } from '../door';

const line = (label: string): HostMethod => ({
  kind: 'local',
  modes: ['NONE', 'LIMITED', 'CUSTOM_FUNCTION', 'FULL'],
  run(host: EngineHost, text: string) {
    host.log(label + text);
  },
});

export const consoleMethods: HostMethods = {
  'console.log': line(''),
  'console.info': line(''),
  'console.debug': line(''),
  'console.warn': line('WARNING: '),
  'console.error': line('ERROR: '),
  'console.timeEnd': line(''),
  'Logger.log': line(''),
};
