import { newState } from '../model/state';
import { newWorkbook } from '../model/workbook';
import { projectOf } from '../sandbox/project';
import { openWorkbench, type RunOptions, type WorkbenchOptions } from '../workbench';

const start = Date.UTC(2026, 4, 17, 9, 30);
const hourMs = 3_600_000;

function open(script: string, options: WorkbenchOptions = {}, manifest?: object) {
  const state = newState(newWorkbook({ owner: 'ann@example.com', spreadsheetId: 'sheet-1' }), start);
  return openWorkbench({ project: projectOf(script, {}, manifest), state, options: { cpuFactor: 0, ...options } });
}

function evaluate(expression: string, options: WorkbenchOptions = {}, runOptions: RunOptions = {}) {
  return open(`function main() { return ${expression}; }`, options).run('main', [], runOptions);
}

// Sources: https://developers.google.com/apps-script/reference/script/script-app, .../clock-trigger-builder
describe('triggers', () => {
  it('are made, listed and deleted, each user seeing their own', () => {
    const workbench = open(`
      function make() {
        ScriptApp.newTrigger('tick').timeBased().everyHours(2).create();
        return ScriptApp.newTrigger('edited').forSpreadsheet('sheet-1').onEdit().create().getUniqueId();
      }
      function list() {
        return ScriptApp.getProjectTriggers().map((t) => [t.getHandlerFunction(), String(t.getEventType()), String(t.getTriggerSource()), t.getTriggerSourceId()]);
      }
      function clear() { ScriptApp.getProjectTriggers().forEach((t) => ScriptApp.deleteTrigger(t)); }
    `);
    workbench.run('make');
    expect(workbench.run('list').value).toEqual([
      ['tick', 'CLOCK', 'CLOCK', null],
      ['edited', 'ON_EDIT', 'SPREADSHEETS', 'sheet-1'],
    ]);
    expect(workbench.run('list', [], { user: 'bob@example.com' }).value).toEqual([]);
    workbench.run('clear', [], { user: 'bob@example.com' });
    expect(workbench.state.triggers).toHaveLength(2);
    workbench.run('clear');
    expect(workbench.state.triggers).toEqual([]);
  });

  it('compares event types by identity', () => {
    expect(
      evaluate(
        "ScriptApp.newTrigger('f').timeBased().everyHours(1).create().getEventType() === ScriptApp.EventType.CLOCK",
      ).value,
    ).toBe(true);
  });

  it.each([
    ['everyMinutes(7)', 'The value you passed to everyMinutes was invalid. It must be one of 1, 5, 10, 15 or 30.'],
    ['everyHours(0)', 'The value you passed to everyHours was invalid. It must be between 1 and 24.'],
    ['atHour(24).everyDays(1)', 'The value you passed to atHour was invalid. It must be between 0 and 23.'],
    ["everyDays(1).inTimezone('Mars/Base')", 'Invalid argument: timezone Mars/Base'],
    [
      'everyDays("1")',
      "The parameters (String) don't match the method signature for ScriptApp.ClockTriggerBuilder.everyDays.",
    ],
    [
      'onWeekDay("MONDAY")',
      "The parameters (String) don't match the method signature for ScriptApp.ClockTriggerBuilder.onWeekDay.",
    ],
  ])('refuses %s', (call, message) => {
    expect(evaluate(`ScriptApp.newTrigger('f').timeBased().${call}.create()`).error?.message).toBe(message);
  });

  it('are 20 at most', () => {
    const report = evaluate(
      "Array.from({ length: 21 }, () => ScriptApp.newTrigger('f').timeBased().after(1000).create()).length",
    );
    expect(report.error?.message).toBe(
      'This script has too many triggers. Triggers must be deleted from the script before more can be added.',
    );
    expect(report.callsByMethod).toEqual({ 'ClockTriggerBuilder.create': 21 });
  });

  it('of an add-on: one of each type, hourly at best', () => {
    const twice = "[1, 2].map(() => ScriptApp.newTrigger('f').timeBased().everyHours(1).create()).length";
    expect(evaluate(twice, { addOn: true }).error?.message).toBe(
      'This add-on has created too many time-based triggers in this document for this Google user account.',
    );
    expect(evaluate(twice).value).toBe(2);
    expect(evaluate("ScriptApp.newTrigger('f').timeBased().everyMinutes(30).create()", { addOn: true }).ok).toBe(false);
  });

  it('need FULL and the scope', () => {
    expect(evaluate('ScriptApp.getProjectTriggers()', {}, { mode: 'LIMITED' }).error?.message).toBe(
      'You do not have permission to call ScriptApp.getProjectTriggers. Required permissions: https://www.googleapis.com/auth/script.scriptapp',
    );
  });

  it('fire when the time comes, with the event of a clock trigger and no source', () => {
    const workbench = open(`
      function make() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); }
      function tick(e) { return { keys: Object.keys(e).sort(), mode: e.authMode === ScriptApp.AuthMode.FULL, me: Session.getEffectiveUser().getEmail() }; }
    `);
    workbench.run('make');
    const reports = workbench.advance(3 * hourMs);
    expect(reports).toHaveLength(3);
    expect(reports[0]?.value).toEqual({
      keys: [
        'authMode',
        'day-of-month',
        'day-of-week',
        'hour',
        'minute',
        'month',
        'second',
        'timezone',
        'triggerUid',
        'week-of-year',
        'year',
      ],
      mode: true,
      me: 'ann@example.com',
    });
    expect(reports[1]!.startedAt - reports[0]!.startedAt).toBe(hourMs);
    expect(workbench.state.clock).toBe(start + 40 + 3 * hourMs);
  });

  it('that fire once stay in the list', () => {
    const workbench = open(
      "function make() { ScriptApp.newTrigger('tick').timeBased().after(60000).create(); } function tick() {}",
    );
    workbench.run('make');
    expect(workbench.advance(hourMs)).toHaveLength(1);
    expect(workbench.advance(hourMs)).toHaveLength(0);
    expect(workbench.state.triggers).toHaveLength(1);
  });

  it('stop after 90 minutes of run time a day', () => {
    const workbench = open(
      "function make() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(10).create(); } function tick() { Utilities.sleep(300000); }",
    );
    workbench.run('make');
    workbench.advance(4 * hourMs);
    const runs = workbench.executions.filter(({ functionName }) => functionName === 'tick');
    expect(runs.filter(({ ok }) => ok)).toHaveLength(18);
    expect(runs.at(-1)?.error?.message).toBe('Service using too much computer time for one day.');
    expect(workbench.advance(21 * hourMs).some(({ ok }) => ok)).toBe(true);
  });
});

// Source: https://developers.google.com/apps-script/concepts/scopes (granular consent)
describe('authorisation', () => {
  const manifest = {
    oauthScopes: ['script.send_mail', 'script.scriptapp'].map((scope) => `https://www.googleapis.com/auth/${scope}`),
  };
  const script = `
    const info = (...more) => ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL, ...more);
    function status() { return [String(info().getAuthorizationStatus()), info().getAuthorizationUrl() === null, info().getAuthorizedScopes()]; }
    function some() { return info(['https://www.googleapis.com/auth/script.scriptapp']).getAuthorizationStatus() === ScriptApp.AuthorizationStatus.NOT_REQUIRED; }
    function require() { ScriptApp.requireAllScopes(ScriptApp.AuthMode.FULL); return 'went on'; }
  `;

  it('is not required when everything is granted', () => {
    const workbench = open(script, {}, manifest);
    expect(workbench.run('status').value).toEqual(['NOT_REQUIRED', true, manifest.oauthScopes]);
    expect(workbench.run('require').value).toBe('went on');
  });

  it('is required when the user has refused a scope', () => {
    const workbench = open(script, {}, manifest);
    workbench.state.grants['ann@example.com'] = ['script.scriptapp'];
    expect(workbench.run('status').value).toEqual(['REQUIRED', false, [manifest.oauthScopes[1]]]);
    expect(workbench.run('some').value).toBe(true);
    expect(workbench.run('require').error?.message).toBe('Authorization is required to perform that action.');
  });

  it('is never required without a manifest', () => {
    expect(open(script).run('status').value).toEqual(['NOT_REQUIRED', true, []]);
  });
});

// Sources: https://developers.google.com/apps-script/reference/base/session and .../base/user
describe('Session', () => {
  const who = '[Session.getActiveUser().getEmail(), Session.getEffectiveUser().getEmail()]';

  it('knows the user in FULL, nobody in a simple trigger', () => {
    expect(evaluate(who).value).toEqual(['ann@example.com', 'ann@example.com']);
    expect(evaluate(who, {}, { mode: 'LIMITED' }).value).toEqual(['', '']);
  });

  it('does not tell the owner of a trigger who else edited', () => {
    const workbench = open(
      `function make() { ScriptApp.newTrigger('edited').forSpreadsheet('sheet-1').onEdit().create(); } function edited(e) { return [${who}, e.user.getEmail()]; }`,
    );
    workbench.run('make');
    workbench.state.user = 'bob@example.com';
    const [report] = workbench.edit(0, 0, 0, 'x');
    expect(report?.value).toEqual([['', 'ann@example.com'], 'bob@example.com']);
  });

  it('needs the scope', () => {
    const workbench = open(`function main() { return ${who}; }`, {}, { oauthScopes: [] });
    expect(workbench.run('main').error?.message).toBe(
      'Specified permissions are not sufficient to call Session.getActiveUser. Required permissions: https://www.googleapis.com/auth/userinfo.email',
    );
  });

  it('tells zone and language', () => {
    expect(evaluate('[Session.getScriptTimeZone(), Session.getActiveUserLocale()]').value).toEqual([
      Intl.DateTimeFormat().resolvedOptions().timeZone,
      'en',
    ]);
  });
});
