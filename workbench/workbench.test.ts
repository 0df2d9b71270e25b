import { newState } from './model/state';
import { newWorkbook } from './model/workbook';
import { projectOf } from './sandbox/project';
import { openWorkbench, type WorkbenchOptions } from './workbench';

const start = Date.UTC(2026, 4, 17, 9, 30);

function open(script: string, options: WorkbenchOptions = {}, manifest?: object) {
  const state = newState(newWorkbook({ owner: 'ann@example.com', spreadsheetId: 'sheet-1' }), start);
  return openWorkbench({
    project: projectOf(script, { Sidebar: '<p>hello</p>' }, manifest),
    state,
    options: { cpuFactor: 0, ...options },
  });
}

describe('openWorkbench', () => {
  it('refuses a script that Apps Script would refuse', () => {
    expect(() => open('class A { x = 1; }')).toThrow('Syntax error: ParseError: Unexpected token = line: 1 file: Code');
    expect(() => open('a ?? b', { syntax: 'es2019' })).toThrow(SyntaxError);
  });

  it('frees the locks of a saved state', () => {
    const state = newState(newWorkbook(), start);
    state.locks['document'] = 'long-gone';
    openWorkbench({ project: projectOf(''), state });
    expect(state.locks).toEqual({});
  });
});

describe('run', () => {
  it('reports value, counts, times, log and calls', () => {
    const report = open(
      "function main(a) { console.log('hi'); PropertiesService.getScriptProperties().setProperty('k', a); return { a, when: new Date(0), f() {}, lock: LockService.getScriptLock() }; }",
    ).run('main', ['v']);
    expect(report).toMatchObject({
      functionName: 'main',
      ok: true,
      value: { a: 'v', when: new Date(0), lock: 'Lock' },
      serviceCalls: 1,
      localCalls: 3,
      callsByMethod: { 'Properties.setProperty': 1 },
      virtualMs: 40,
      startedAt: start,
      log: ['hi'],
      internalErrors: [],
    });
    expect(report.calls.map(({ method }) => method)).toEqual([
      'console.log',
      'PropertiesService.getScriptProperties',
      'Properties.setProperty',
      'LockService.getScriptLock',
    ]);
  });

  it('repeats itself exactly on the same state', () => {
    const runOnce = () => {
      const report = open(
        "function main() { const all = []; for (let i = 0; i < 5; i++) { CacheService.getScriptCache().put('k', Math.random()); all.push(Date.now(), Utilities.getUuid()); } return all; }",
      ).run('main');
      return { ...report, cpuMs: 0 };
    };
    expect(runOnce()).toEqual(runOnce());
  });

  it('keeps the reports of the last executions', () => {
    const workbench = open('function main(n) { return n; }');
    for (let n = 0; n < 205; n++) workbench.run('main', [n]);
    expect(workbench.executions).toHaveLength(200);
    expect(workbench.executions.at(-1)?.value).toBe(204);
  });

  it('takes faults', () => {
    const workbench = open(
      "function main() { const s = PropertiesService.getScriptProperties(); s.setProperty('a', 1); try { s.setProperty('b', 2); } finally { s.setProperty('c', 3); } }",
    );
    const killed = workbench.run('main', [], { faults: { at: 2, kind: 'kill' } });
    expect(killed.error?.message).toBe('The execution was killed at service call 2');
    expect(workbench.state.properties.script).toEqual({ a: '1' });
    workbench.run('main', [], {
      faults: [
        { at: 2, kind: 'throw-before' },
        { at: 1, kind: 'throw-after' },
      ],
    });
    expect(workbench.state.properties.script).toEqual({ a: '1' });
    workbench.run('main', [], { faults: { at: 2, kind: 'throw-before' } });
    expect(workbench.state.properties.script).toEqual({ a: '1', c: '3' });
  });
});

// Sources: https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle, .../concepts/menus
describe('open', () => {
  const script = `
    function onOpen(e) {
      const ui = getUi();
      const menu = ui.createAddonMenu().addItem('Start', 'start').addSeparator().addSubMenu(ui.createMenu('More').addItem('Check', 'check'));
      if (e.authMode !== ScriptApp.AuthMode.NONE) menu.addItem('Only when enabled', 'later');
      menu.addToUi();
      ui.createMenu('Other').addItem('old', 'old').addToUi();
      ui.createMenu('Other').addItem('new', 'fresh').addToUi();
    }
    const getUi = () => SpreadsheetApp.getUi();
  `;

  it('runs onOpen in LIMITED and gives the menus, a later one in place of an earlier of the same name', () => {
    const { menus, reports } = open(script).open();
    expect(reports[0]?.error).toBeUndefined();
    expect(menus).toEqual([
      {
        kind: 'menu',
        caption: null,
        addOn: true,
        items: [
          { type: 'item', caption: 'Start', functionName: 'start' },
          { type: 'separator' },
          { type: 'menu', caption: 'More', items: [{ type: 'item', caption: 'Check', functionName: 'check' }] },
          { type: 'item', caption: 'Only when enabled', functionName: 'later' },
        ],
      },
      {
        kind: 'menu',
        caption: 'Other',
        addOn: false,
        items: [{ type: 'item', caption: 'new', functionName: 'fresh' }],
      },
    ]);
    expect(reports[0]?.serviceCalls).toBe(0);
  });

  it('works in NONE as long as only menus are made', () => {
    expect(open(script).open('NONE').menus).toHaveLength(2);
    const greedy = open(`const all = PropertiesService.getDocumentProperties(); ${script}`).open('NONE');
    expect(greedy.menus).toEqual([]);
    expect(greedy.reports[0]?.error?.message).toBe(
      'You do not have permission to call PropertiesService.getDocumentProperties.',
    );
  });

  it('takes onOpen from a variable, and does without it', () => {
    expect(open('const onOpen = (e) => String(e.authMode);').open().reports[0]?.value).toBe('LIMITED');
    expect(open('function other() {}').open()).toEqual({ reports: [], menus: [] });
  });
});

// Source: https://developers.google.com/apps-script/reference/base/ui
describe('menu, sidebar and dialogs', () => {
  it('shows pages', () => {
    const workbench = open(`
      const page = () => HtmlService.createHtmlOutputFromFile('Sidebar').setTitle('Mine').setWidth(500);
      function start() { SpreadsheetApp.getUi().showSidebar(page()); SpreadsheetApp.getUi().showModalDialog(page(), 'Wide'); }
      function onEdit() { SpreadsheetApp.getUi().showSidebar(page()); }
    `);
    expect(workbench.menu('start').ui).toEqual([
      expect.objectContaining({ kind: 'sidebar', title: 'Mine', content: '<p>hello</p>' }),
      expect.objectContaining({ kind: 'modal', title: 'Wide', width: 500 }),
    ]);
    const [edit] = workbench.edit(0, 0, 0, 'x');
    expect(edit?.error?.message).toBe(
      'You do not have permission to call Ui.showSidebar. Required permissions: https://www.googleapis.com/auth/script.container.ui',
    );
  });

  it('has no user interface in clock triggers', () => {
    const workbench = open(
      "function make() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); } function tick() { SpreadsheetApp.getUi(); }",
    );
    workbench.run('make');
    expect(workbench.advance(3_600_000)[0]?.error?.message).toBe(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
  });

  it('refuses menu items that are not names', () => {
    expect(
      open("function main() { SpreadsheetApp.getUi().createMenu('M').addItem('x', main); }").run('main').error?.message,
    ).toBe("The parameters (String,function) don't match the method signature for Menu.addItem.");
  });
});

describe('alert and prompt', () => {
  const script = `
    function main() {
      const ui = SpreadsheetApp.getUi();
      const lock = LockService.getDocumentLock();
      lock.waitLock(10);
      PropertiesService.getScriptProperties().setProperty('before', 'done');
      const button = ui.alert('Sure?', 'All of it?', ui.ButtonSet.YES_NO);
      const held = lock.hasLock();
      const reply = ui.prompt('Your name');
      return { yes: button === ui.Button.YES, held, name: reply.getResponseText(), ok: reply.getSelectedButton() === ui.Button.OK };
    }
  `;

  it('suspend the script, drop its locks, and go on with the answer', () => {
    const workbench = open(script);
    const first = workbench.menu('main');
    expect(first.ok).toBe(false);
    expect(first.suspended).toEqual({
      kind: 'alert',
      request: { title: 'Sure?', prompt: 'All of it?', buttons: 'YES_NO' },
    });
    expect(workbench.state.locks).toEqual({});
    expect(workbench.state.properties.script).toEqual({ before: 'done' });

    const second = workbench.resume(first.id, 'YES');
    expect(second.suspended).toMatchObject({ kind: 'prompt', request: { prompt: 'Your name', buttons: 'OK' } });
    const last = workbench.resume(first.id, { button: 'OK', text: 'Ann' });
    expect(last.value).toEqual({ yes: true, held: false, name: 'Ann', ok: true });
    expect(last.callsByMethod).toEqual({ 'Lock.waitLock': 1, 'Properties.setProperty': 1, 'Lock.hasLock': 1 });
    expect(last.localCallsByMethod).toMatchObject({ 'Ui.alert': 1, 'Ui.prompt': 1, 'SpreadsheetApp.getUi': 1 });
    expect(last.ui.map(({ kind }) => kind)).toEqual(['alert', 'prompt']);
    expect(workbench.executions).toEqual([last]);
    expect(() => workbench.resume(first.id, 'YES')).toThrow('does not wait for an answer');
  });

  it('can be answered beforehand', () => {
    expect(open(script).menu('main', { answers: ['NO', { button: 'CLOSE', text: '' }] }).value).toMatchObject({
      yes: false,
      ok: false,
    });
  });

  it('let other executions run meanwhile', () => {
    const workbench = open(`${script} function other() { return LockService.getDocumentLock().tryLock(0); }`);
    const { id } = workbench.menu('main');
    expect(workbench.run('other').value).toBe(true);
    expect(workbench.resume(id, 'YES').suspended?.kind).toBe('prompt');
  });

  it('Browser.msgBox and inputBox answer with text', () => {
    const workbench = open(
      "function main() { return [Browser.msgBox('a', 'b', Browser.Buttons.OK_CANCEL), Browser.inputBox('c'), Browser.inputBox('d')]; }",
    );
    const answers = ['CLOSE', { button: 'OK', text: 'typed' }, { button: 'CANCEL', text: 'x' }];
    expect(workbench.menu('main', { answers }).value).toEqual(['cancel', 'typed', 'cancel']);
  });
});

// Source: https://developers.google.com/apps-script/guides/html/communication
describe('rpc', () => {
  const script = `
    function echo(...args) { return args; }
    function hidden_() { return 1; }
    const arrow = () => 1;
    globalThis.assigned = () => 1;
    function rows() { return [['a', new Date()]]; }
    function holes() { return [undefined, { a: undefined }]; }
    function nothing() {}
    function fails() { throw new Error('no luck'); }
    function ask() { return SpreadsheetApp.getUi().alert('?') === SpreadsheetApp.getUi().Button.OK; }
  `;

  it('calls functions with plain data and gives plain data back', () => {
    expect(open(script).rpc('echo', [1, 'a', { b: [undefined] }]).value).toEqual([1, 'a', { b: [null] }]);
  });

  it('makes null of a result with a Date in it, and of undefined in arrays', () => {
    const workbench = open(script);
    expect(workbench.rpc('rows', []).value).toBeNull();
    expect(workbench.rpc('holes', []).value).toEqual([null, {}]);
    expect(workbench.rpc('nothing', []).value).toBeNull();
    expect(workbench.run('rows').value).toEqual([['a', expect.any(Date)]]);
  });

  it.each(['hidden_', 'missing', 'arrow', 'assigned', 'echo.call'])('refuses %s', (name) => {
    expect(() => open(script).rpc(name, [])).toThrow(new TypeError(`google.script.run.${name} is not a function`));
  });

  it('refuses arguments that would not leave the browser', () => {
    expect(() => open(script).rpc('echo', [{ when: new Date() }])).toThrow(
      'Failed due to illegal value in property: when',
    );
  });

  it('reports errors, and may ask', () => {
    const workbench = open(script);
    expect(workbench.rpc('fails', []).error).toMatchObject({ name: 'Error', message: 'no luck' });
    const { id, suspended } = workbench.rpc('ask', []);
    expect(suspended?.kind).toBe('alert');
    expect(workbench.resume(id, 'OK').value).toBe(true);
  });
});

// Sources: https://developers.google.com/apps-script/guides/triggers/events, https://developers.google.com/apps-script/guides/triggers
describe('edits by a person', () => {
  const script = `
    function onEdit(e) {
      const seen = { keys: Object.keys(e).sort(), mode: String(e.authMode), at: e.range.getA1Notation(), value: e.value, old: e.oldValue, email: e.user.getEmail() };
      e.range.getSheet().getRange('Z1').setValue('written by the script');
      return seen;
    }
    function make() {
      ScriptApp.newTrigger('installed').forSpreadsheet('sheet-1').onEdit().create();
      ScriptApp.newTrigger('changed').forSpreadsheet('sheet-1').onChange().create();
    }
    function installed(e) { return [String(e.authMode), e.oldValue, e.triggerUid]; }
    function changed(e) { return e.changeType; }
  `;
  const cell = (row: number, column: number) => ({ row, column, rows: 1, columns: 1 });
  const shown = (workbench: ReturnType<typeof open>) => workbench.state.workbook.sheets[0]!.values.slice(0, 4);

  it('fire the simple trigger, then installable ones as their owner, and nothing for what a script writes', () => {
    const workbench = open(script);
    workbench.run('make');
    workbench.edit(0, 1, 2, 'old');
    const [simple, installed, changed, ...others] = workbench.edit(0, 1, 2, 'new');
    expect(simple?.value).toEqual({
      keys: ['authMode', 'oldValue', 'range', 'source', 'user', 'value'],
      mode: 'LIMITED',
      at: 'C2',
      value: 'new',
      old: 'old',
      email: '',
    });
    expect(simple?.origin).toBe('simple-trigger');
    expect(installed?.value).toEqual(['FULL', 'old', workbench.state.triggers[0]?.triggerId]);
    expect(changed?.value).toBe('EDIT');
    expect(others).toEqual([]);
  });

  it('tell value and old value of one cell only, and of an empty one neither', () => {
    const workbench = open(script);
    const keys = (reports: ReturnType<typeof workbench.edit>) => (reports[0]!.value as { keys: string[] }).keys;
    expect(keys(workbench.edit(0, 0, 0, 'first'))).toEqual(['authMode', 'range', 'source', 'user', 'value']);
    expect(keys(workbench.clear(0, cell(0, 0)))).toEqual(['authMode', 'oldValue', 'range', 'source', 'user']);
    expect(keys(workbench.edit(0, 0, 0, [['a'], ['b']]))).toEqual(['authMode', 'range', 'source', 'user']);
    const [second] = workbench.edit(0, 0, 0, [['c'], ['d']]);
    expect(second?.value).toMatchObject({ at: 'A1:A2', keys: ['authMode', 'range', 'source', 'user'] });
  });

  it('enter what is typed by the locale, and fill with formulas that move along', () => {
    const workbench = open('');
    workbench.edit(0, 0, 0, [['5%', 'TRUE', "'007", '=A1*2']]);
    expect(shown(workbench)[0]?.slice(0, 3)).toEqual([0.05, true, '007']);
    workbench.fill(0, { row: 0, column: 2, rows: 3, columns: 2 }, 'down');
    expect(shown(workbench).map((line) => line?.[2])).toEqual(['007', '007', '007']);
    expect(workbench.state.workbook.sheets[0]!.formulas[2]?.[3]).toBe('=A3*2');
    expect(workbench.fill(0, cell(0, 0), 'down')).toEqual([]);
  });

  it('fire nothing where a protection or a rule refuses them', () => {
    const workbench = open(
      `${script} function protect() { SpreadsheetApp.getActiveSheet().protect(); }
      function rule() {
        const rule = SpreadsheetApp.newDataValidation().requireNumberGreaterThan(3).setAllowInvalid(false).build();
        SpreadsheetApp.getActiveSheet().getRange('A1').setDataValidation(rule);
      }`,
    );
    workbench.run('rule');
    expect(() => workbench.edit(0, 0, 0, '2')).toThrow('data validation rules');
    workbench.run('protect');
    workbench.state.user = 'bob@example.com';
    expect(() => workbench.edit(0, 0, 0, '4')).toThrow('protected');
    const area = { row: 0, column: 0, rows: 2, columns: 1 };
    const keys = [{ column: 0, ascending: true }];
    for (const change of [
      { kind: 'rename', sheetId: 0, name: 'Mine' },
      { kind: 'sort', sheetId: 0, area, keys },
      { kind: 'insert', sheetId: 0, axis: 'rows', at: 0, count: 1 },
      { kind: 'delete', sheetId: 0, axis: 'columns', at: 0, count: 1 },
    ] as const)
      expect(() => workbench.change(change)).toThrow('protected');
    expect(() => workbench.fill(0, area, 'down')).toThrow('protected');
    expect(workbench.executions.map(({ functionName }) => functionName)).toEqual(['rule', 'protect']);
    expect(shown(workbench)[0]?.[0]).toBeUndefined();
  });

  it('are changes, no edits, where rows, columns and tabs are sorted, inserted, deleted and renamed', () => {
    const workbench = open(script);
    workbench.run('make');
    workbench.edit(0, 0, 0, [['b'], ['a']]);
    const sort = { kind: 'sort', sheetId: 0, area: { row: 0, column: 0, rows: 2, columns: 1 } } as const;
    const types = [
      workbench.change({ ...sort, keys: [{ column: 0, ascending: true }] }),
      workbench.change({ kind: 'insert', sheetId: 0, axis: 'rows', at: 1, count: 1 }),
      workbench.change({ kind: 'insert', sheetId: 0, axis: 'columns', at: 0, count: 1 }),
      workbench.change({ kind: 'delete', sheetId: 0, axis: 'columns', at: 0, count: 1 }),
      workbench.change({ kind: 'delete', sheetId: 0, axis: 'rows', at: 0, count: 1 }),
      workbench.change({ kind: 'rename', sheetId: 0, name: 'Renamed' }),
    ].map((reports) => reports.map(({ functionName, value }) => [functionName, value]));
    expect(types).toEqual(
      ['OTHER', 'INSERT_ROW', 'INSERT_COLUMN', 'REMOVE_COLUMN', 'REMOVE_ROW', 'OTHER'].map((type) => [
        ['changed', type],
      ]),
    );
    expect(shown(workbench).map((line) => line?.[0])).toEqual([undefined, 'b']);
    expect(workbench.state.workbook.sheets[0]?.name).toBe('Renamed');
  });

  it('queue two events for onEdit at most, and every one for installable triggers', () => {
    const workbench = open(script);
    workbench.run('make');
    const reports = workbench.withoutPause(() => {
      for (const text of ['one', 'two', 'three']) expect(workbench.edit(0, 0, 0, text)).toEqual([]);
    });
    const of = (name: string) => reports.filter(({ functionName }) => functionName === name);
    expect(of('onEdit').map(({ value }) => (value as { value: string }).value)).toEqual(['one', 'two']);
    expect(of('installed')).toHaveLength(3);
    expect(shown(workbench)[0]?.[0]).toBe('three');
  });

  it('need nobody’s consent for the simple trigger, which gets nothing that needs one', () => {
    const workbench = open(
      `function onEdit(e) { e.range.setNote('seen'); const mail = () => MailApp.getRemainingDailyQuota(); try { mail(); } catch (error) { return error.message; } }`,
      {},
      { oauthScopes: ['spreadsheets.currentonly', 'script.send_mail'] },
    );
    workbench.state.grants['ann@example.com'] = [];
    expect(workbench.edit(0, 0, 0, 'x')[0]?.value).toMatch(/^You do not have permission to call MailApp/);
  });

  it('may tell the simple trigger who edits, as within a Workspace domain', () => {
    const workbench = open('function onEdit(e) { return [e.user.getEmail(), Session.getActiveUser().getEmail()]; }', {
      simpleTriggersKnowUser: true,
    });
    expect(workbench.edit(0, 0, 0, 'x')[0]?.value).toEqual(['ann@example.com', 'ann@example.com']);
  });

  it('can be prepared, and stepped like any execution', () => {
    const workbench = open(script);
    const running = workbench.prepareEdit(0, 0, 0, 'typed', { faults: { at: 1, kind: 'throw-before' } });
    expect(shown(workbench)[0]?.[0]).toBe('typed');
    expect(running.run(0).suspended?.kind).toBe('step');
    expect(running.resume().error?.message).toMatch(/^Service Spreadsheets failed/);
  });
});

// Source: https://developers.google.com/apps-script/guides/triggers/installable
describe('the clock', () => {
  const hourMs = 3_600_000;
  const script = `
    function make(name) { return ScriptApp.newTrigger(name).timeBased().everyHours(1).create().getUniqueId(); }
    function one() { return 'one'; }
    function two() { Utilities.sleep(60000); return 'two'; }
  `;

  it('fires what is due in its order, each at its time, with a report of its own', () => {
    const workbench = open(script);
    expect(workbench.nextFiring()).toBeNull();
    workbench.run('make', ['one']);
    workbench.run('make', ['two']);
    const reports = workbench.advanceTo(start + 24 * hourMs);
    expect(reports.filter(({ value }) => value === 'one')).toHaveLength(24);
    expect(reports.filter(({ value }) => value === 'two')).toHaveLength(24);
    const times = reports.map(({ startedAt }) => startedAt);
    expect(times).toEqual([...times].sort((left, right) => left - right));
    expect(workbench.state.clock).toBe(start + 24 * hourMs);
  });

  it('goes to the next trigger of those that are on', () => {
    const workbench = open(script);
    workbench.run('make', ['one']);
    workbench.run('make', ['two']);
    const [sooner, later] = [...workbench.state.triggers].sort((left, right) => left.nextAt! - right.nextAt!);
    expect(workbench.nextFiring()).toBe(sooner!.nextAt);
    sooner!.disabled = true;
    expect(workbench.nextFiring()).toBe(later!.nextAt);
    const fired = workbench.advanceTo(workbench.nextFiring()!).map(({ functionName }) => functionName);
    expect(fired).toEqual([later!.handler]);
    expect(workbench.advanceTo(start)).toEqual([]);
  });

  it('runs a trigger out of turn, as its owner, and leaves its turn as it was', () => {
    const workbench = open(`${script} function who() { return Session.getEffectiveUser().getEmail(); }`);
    const id = String(workbench.run('make', ['who']).value);
    const { nextAt } = workbench.state.triggers[0]!;
    workbench.state.user = 'bob@example.com';
    expect(workbench.runTrigger(id)).toMatchObject({ origin: 'clock', value: 'ann@example.com' });
    expect(workbench.state.triggers[0]!.nextAt).toBe(nextAt);
    workbench.state.triggers[0]!.disabled = true;
    expect(() => workbench.runTrigger(id)).toThrow('No clock trigger');
  });
});
