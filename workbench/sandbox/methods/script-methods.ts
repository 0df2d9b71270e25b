/**
 * ScriptApp, host side: triggers with their limits, and what the user has granted.
 * Sources: https://developers.google.com/apps-script/reference/script/clock-trigger-builder,
 * https://developers.google.com/workspace/add-ons/concepts/editor-triggers (limits of add-ons),
 * https://developers.google.com/apps-script/concepts/scopes (granular consent); texts as in platform-facts section 1.
 */
import type { Trigger } from '../../model/state';
import { isTimeZone } from '../../services/time-zone';
import { nextFiring, type Schedule } from '../clock-schedule';
import { type Host, type HostMethod, type HostMethods, ServiceError } from '../door';
import { everyScope, fullScope, grants, shortScope } from '../permissions';

const triggersPerUser = 20;

/** How add-ons are told of their limit; only the first is quoted anywhere, the others follow it. */
const kindWords: Readonly<Record<string, string>> = {
  CLOCK: 'time-based',
  ON_EDIT: 'edit',
  ON_CHANGE: 'change',
  ON_OPEN: 'open',
  ON_FORM_SUBMIT: 'form submit',
};

function own(host: Host): Trigger[] {
  return host.state.triggers.filter(({ owner }) => owner === host.execution.user);
}

function shown(host: Host, { triggerId, handler, eventType }: Trigger) {
  return { triggerId, handler, eventType, sourceId: eventType === 'CLOCK' ? null : host.state.workbook.spreadsheetId };
}

function add(host: Host, handler: string, eventType: string, schedule: Schedule) {
  const { state, execution } = host;
  const mine = own(host);
  if (execution.addOn && mine.some((trigger) => trigger.eventType === eventType)) {
    throw new ServiceError(
      `This add-on has created too many ${kindWords[eventType]} triggers in this document for this Google user account.`,
    );
  }
  if (mine.length >= triggersPerUser) {
    throw new ServiceError(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
  }
  const triggerId = String(1_000_000 + state.nextId++);
  const trigger: Trigger = { triggerId, handler, eventType, owner: execution.user, schedule, disabled: false };
  if (eventType === 'CLOCK')
    trigger.nextAt = nextFiring(schedule, triggerId, execution.scriptTimeZone, execution.now(), null);
  state.triggers.push(trigger);
  return shown(host, trigger);
}

function invalid(method: string, allowed: string): never {
  throw new ServiceError(`The value you passed to ${method} was invalid. It must be ${allowed}.`);
}

/** Only the text for everyMinutes is quoted in public; the others follow it. */
function checkSchedule(schedule: Schedule, addOn: boolean): void {
  const value = (name: string) => schedule[name] as number | undefined;
  const within = (name: string, low: number, high: number) => {
    const number = value(name);
    if (number !== undefined && !(Number.isInteger(number) && number >= low && number <= high))
      invalid(name, `between ${low} and ${high}`);
  };
  if (value('everyMinutes') !== undefined && ![1, 5, 10, 15, 30].includes(value('everyMinutes')!)) {
    invalid('everyMinutes', 'one of 1, 5, 10, 15 or 30');
  }
  if (addOn && value('everyMinutes') !== undefined) invalid('everyMinutes', 'at least an hour in an add-on');
  within('everyHours', 1, 24);
  within('everyDays', 1, 366);
  within('everyWeeks', 1, 53);
  within('atHour', 0, 23);
  within('nearMinute', 0, 59);
  within('onMonthDay', 1, 31);
  const zone = schedule['inTimezone'] as string | undefined;
  if (zone !== undefined && !isTimeZone(zone)) throw new ServiceError(`Invalid argument: timezone ${zone}`);
  const periods = [
    'everyMinutes',
    'everyHours',
    'everyDays',
    'everyWeeks',
    'onMonthDay',
    'onWeekDay',
    'at',
    'after',
    'atDate',
  ];
  // atHour alone runs daily.
  if (!periods.some((name) => name in schedule) && !('atHour' in schedule)) {
    throw new ServiceError('Clock trigger must have at least one parameter set');
  }
}

/** Scopes of the manifest, or those asked for, that the user has not granted. */
function missing(host: Host, wanted: readonly string[] | null): string[] {
  const asked = wanted?.map(shortScope) ?? host.execution.manifestScopes;
  return asked.filter((scope) => scope !== everyScope && !grants(host.execution.scopes, [scope]));
}

const onTriggers: Pick<HostMethod, 'kind' | 'scopes' | 'modes'> = {
  kind: 'immediate',
  scopes: ['script.scriptapp'],
  modes: ['FULL'],
};

export const scriptMethods: HostMethods = {
  'ClockTriggerBuilder.create': {
    ...onTriggers,
    run(host, handler: string, schedule: Schedule) {
      checkSchedule(schedule, host.execution.addOn === true);
      return add(host, handler, 'CLOCK', schedule);
    },
  },
  'SpreadsheetTriggerBuilder.create': {
    ...onTriggers,
    run(host, handler: string, spreadsheetId: string, eventType: string | null) {
      if (eventType === null) throw new ServiceError('Spreadsheet trigger must have an event type set');
      if (spreadsheetId !== host.state.workbook.spreadsheetId)
        throw new ServiceError('Triggers on another spreadsheet are not emulated');
      return add(host, handler, eventType, {});
    },
  },
  'ScriptApp.getProjectTriggers': { ...onTriggers, run: (host) => own(host).map((trigger) => shown(host, trigger)) },
  'ScriptApp.getUserTriggers': {
    ...onTriggers,
    run: (host, spreadsheetId: string) =>
      own(host)
        .map((trigger) => shown(host, trigger))
        .filter(({ sourceId }) => sourceId === spreadsheetId),
  },
  'ScriptApp.deleteTrigger': {
    ...onTriggers,
    run(host, triggerId: string) {
      const { state } = host;
      state.triggers = state.triggers.filter(
        (trigger) => trigger.triggerId !== triggerId || trigger.owner !== host.execution.user,
      );
    },
  },
  'ScriptApp.getAuthorizationInfo': {
    kind: 'local',
    run: (host, wanted: readonly string[] | null) => missing(host, wanted),
  },
  'AuthorizationInfo.getAuthorizedScopes': {
    kind: 'local',
    run: (host) => host.execution.scopes.filter((scope) => scope !== everyScope).map(fullScope),
  },
  'ScriptApp.requireScopes': {
    kind: 'local',
    run(host, wanted: readonly string[] | null) {
      // On Google the execution ends and the consent screen opens; here it ends.
      if (missing(host, wanted).length > 0) throw new ServiceError('Authorization is required to perform that action.');
    },
  },
  'ScriptApp.getScriptId': { kind: 'local', run: () => 'workbench-script' },
};
