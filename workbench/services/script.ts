/** ScriptApp: triggers, authorisation and what the script is. Limits and times are the host's. */
import type { EnumMember, ServiceEnvironment } from './environment';
import { takes } from './signature';

/** What the host tells of a trigger. */
interface TriggerData {
  readonly triggerId: string;
  readonly handler: string;
  readonly eventType: string;
  readonly sourceId: string | null;
}

/** Source: https://developers.google.com/apps-script/reference/script. Returns the AuthMode of event objects. */
export function installScript(env: ServiceEnvironment): { authMode(name: string): EnumMember } {
  const AuthMode = env.makeEnum('AuthMode', ['NONE', 'CUSTOM_FUNCTION', 'LIMITED', 'FULL']);
  const AuthorizationStatus = env.makeEnum('AuthorizationStatus', ['REQUIRED', 'NOT_REQUIRED']);
  const EventType = env.makeEnum('EventType', [
    'CLOCK',
    'ON_OPEN',
    'ON_EDIT',
    'ON_FORM_SUBMIT',
    'ON_CHANGE',
    'ON_EVENT_UPDATED',
  ]);
  const TriggerSource = env.makeEnum('TriggerSource', ['SPREADSHEETS', 'CLOCK', 'FORMS', 'DOCUMENTS', 'CALENDAR']);
  const WeekDay = env.makeEnum('Weekday', [
    'SUNDAY',
    'MONDAY',
    'TUESDAY',
    'WEDNESDAY',
    'THURSDAY',
    'FRIDAY',
    'SATURDAY',
  ]);
  const InstallationSource = env.makeEnum('InstallationSource', [
    'APPS_MARKETPLACE_DOMAIN_ADD_ON',
    'NONE',
    'WEB_STORE_ADD_ON',
  ]);

  const trigger = (data: TriggerData) =>
    env.membrane('Trigger', {
      data,
      getUniqueId: () => data.triggerId,
      getHandlerFunction: () => data.handler,
      getEventType: () => EventType[data.eventType as keyof typeof EventType],
      getTriggerSource: () => (data.eventType === 'CLOCK' ? TriggerSource.CLOCK : TriggerSource.SPREADSHEETS),
      getTriggerSourceId: () => data.sourceId,
    });
  const triggers = (found: unknown) => (found as TriggerData[]).map(trigger);

  function clockBuilder(handler: string): object {
    const schedule: Record<string, unknown> = {};
    /** `everyHours(n)` and the like: one number kept under the method's name. */
    const keep = (method: string) =>
      function setting(this: object, ...args: unknown[]) {
        takes(env, `ScriptApp.ClockTriggerBuilder.${method}`, args, 'number');
        schedule[method] = args[0];
        return this;
      };
    return env.membrane('ClockTriggerBuilder', {
      after: keep('after'),
      atHour: keep('atHour'),
      everyDays: keep('everyDays'),
      everyHours: keep('everyHours'),
      everyMinutes: keep('everyMinutes'),
      everyWeeks: keep('everyWeeks'),
      nearMinute: keep('nearMinute'),
      onMonthDay: keep('onMonthDay'),
      at(...args: unknown[]) {
        takes(env, 'ScriptApp.ClockTriggerBuilder.at', args, 'Date');
        schedule['at'] = (args[0] as Date).getTime();
        return this;
      },
      atDate(...args: unknown[]) {
        takes(env, 'ScriptApp.ClockTriggerBuilder.atDate', args, 'number,number,number');
        schedule['atDate'] = args;
        return this;
      },
      inTimezone(...args: unknown[]) {
        takes(env, 'ScriptApp.ClockTriggerBuilder.inTimezone', args, 'String');
        schedule['inTimezone'] = String(args[0]);
        return this;
      },
      onWeekDay(...args: unknown[]) {
        takes(env, 'ScriptApp.ClockTriggerBuilder.onWeekDay', args, 'enum Weekday');
        schedule['onWeekDay'] = env.enumName('Weekday', args[0]);
        return this;
      },
      create: () => trigger(env.call('ClockTriggerBuilder.create', handler, schedule) as TriggerData),
    });
  }

  function spreadsheetBuilder(handler: string, spreadsheetId: string): object {
    let eventType: string | null = null;
    const on = (type: string) =>
      function event(this: object) {
        eventType = type;
        return this;
      };
    return env.membrane('SpreadsheetTriggerBuilder', {
      onOpen: on('ON_OPEN'),
      onEdit: on('ON_EDIT'),
      onChange: on('ON_CHANGE'),
      onFormSubmit: on('ON_FORM_SUBMIT'),
      create: () =>
        trigger(env.call('SpreadsheetTriggerBuilder.create', handler, spreadsheetId, eventType) as TriggerData),
    });
  }

  const builder = (handler: string) =>
    env.membrane('TriggerBuilder', {
      timeBased: () => clockBuilder(handler),
      forSpreadsheet(...args: unknown[]) {
        takes(env, 'ScriptApp.TriggerBuilder.forSpreadsheet', args, 'String', 'Spreadsheet');
        if (args[0] === null) env.signatureError('ScriptApp.TriggerBuilder.forSpreadsheet', args);
        const id =
          typeof args[0] === 'object' ? (args[0] as GoogleAppsScript.Spreadsheet.Spreadsheet).getId() : String(args[0]);
        return spreadsheetBuilder(handler, id);
      },
    });

  env.globals['ScriptApp'] = env.membrane('ScriptApp', {
    AuthMode,
    AuthorizationStatus,
    EventType,
    TriggerSource,
    WeekDay,
    InstallationSource,
    newTrigger(...args: unknown[]) {
      takes(env, 'ScriptApp.newTrigger', args, 'String');
      return builder(String(args[0]));
    },
    getProjectTriggers: () => triggers(env.call('ScriptApp.getProjectTriggers')),
    /** Deprecated twin of getProjectTriggers. */
    getScriptTriggers: () => triggers(env.call('ScriptApp.getProjectTriggers')),
    getUserTriggers(...args: unknown[]) {
      takes(env, 'ScriptApp.getUserTriggers', args, 'Spreadsheet');
      const spreadsheet = args[0] as GoogleAppsScript.Spreadsheet.Spreadsheet;
      return triggers(env.call('ScriptApp.getUserTriggers', spreadsheet.getId()));
    },
    deleteTrigger(...args: unknown[]) {
      takes(env, 'ScriptApp.deleteTrigger', args, 'Trigger');
      env.call('ScriptApp.deleteTrigger', env.unwrap<{ data: TriggerData }>('Trigger', args[0])!.data.triggerId);
    },
    getAuthorizationInfo(...args: unknown[]) {
      takes(env, 'ScriptApp.getAuthorizationInfo', args, 'enum AuthMode', 'enum AuthMode,Array');
      const missing = env.call('ScriptApp.getAuthorizationInfo', args[1] ?? null) as string[];
      return env.membrane('AuthorizationInfo', {
        getAuthorizationStatus: () =>
          missing.length > 0 ? AuthorizationStatus.REQUIRED : AuthorizationStatus.NOT_REQUIRED,
        getAuthorizationUrl: () => (missing.length > 0 ? 'https://accounts.google.com/workbench-authorization' : null),
        getAuthorizedScopes: () => env.call('AuthorizationInfo.getAuthorizedScopes'),
      });
    },
    requireScopes(...args: unknown[]) {
      takes(env, 'ScriptApp.requireScopes', args, 'enum AuthMode,Array');
      env.call('ScriptApp.requireScopes', args[1]);
    },
    requireAllScopes(...args: unknown[]) {
      takes(env, 'ScriptApp.requireAllScopes', args, 'enum AuthMode');
      env.call('ScriptApp.requireScopes', null);
    },
    getScriptId: () => env.call('ScriptApp.getScriptId'),
    getInstallationSource: () => InstallationSource.NONE,
  });

  return { authMode: (name) => AuthMode[name as keyof typeof AuthMode] };
}
