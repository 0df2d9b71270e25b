/**
 * What an emulation has to enforce, line by line; the number in a title is the line's in the list of facts about the
 * platform. Sources: [auth] https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle,
 * [html-comm] https://developers.google.com/apps-script/guides/html/communication, [quotas] .../guides/services/quotas,
 * [v8] .../guides/v8-runtime, [etrig] https://developers.google.com/workspace/add-ons/concepts/editor-triggers,
 * [ev] https://developers.google.com/apps-script/guides/triggers/events, [ui] .../reference/base/ui, [range] .../reference/spreadsheet/range;
 * other keys are told in docs/emulation.md
 */
import { createRunner } from '../../workbench/web/script-run';
import { inScript, openSheet } from './in-script';

const origins = {
  NONE: 'simple-trigger',
  LIMITED: 'simple-trigger',
  CUSTOM_FUNCTION: 'custom-function',
  FULL: 'menu',
} as const;
const modes = Object.keys(origins) as (keyof typeof origins)[];

describe('1: one context per call', () => {
  // [auth] What each mode allows.
  it.each([
    ['Logger.log("x")', 'NONE LIMITED CUSTOM_FUNCTION FULL'],
    ['Utilities.getUuid()', 'NONE LIMITED CUSTOM_FUNCTION FULL'],
    ['Session.getActiveUserLocale()', 'NONE LIMITED CUSTOM_FUNCTION FULL'],
    ['SpreadsheetApp.getActiveSheet().getRange("A1").getValue()', 'LIMITED CUSTOM_FUNCTION FULL'],
    ['SpreadsheetApp.getActiveSheet().getRange("A1").setValue(1)', 'LIMITED FULL'],
    ['PropertiesService.getDocumentProperties().getProperty("k")', 'LIMITED CUSTOM_FUNCTION FULL'],
    ['CacheService.getDocumentCache().get("k")', 'LIMITED CUSTOM_FUNCTION FULL'],
    ['LockService.getDocumentLock().tryLock(0)', 'LIMITED CUSTOM_FUNCTION FULL'],
    ['SpreadsheetApp.getUi().createAddonMenu().addItem("a", "f").addToUi()', 'NONE LIMITED FULL'],
    ['SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("x"))', 'FULL'],
    ['SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutput("x"), "t")', 'FULL'],
    ['MailApp.getRemainingDailyQuota()', 'FULL'],
    ['ScriptApp.getProjectTriggers()', 'FULL'],
    ['SpreadsheetApp.openById("sheet-1")', 'FULL'],
  ])('1: %s is allowed in %s', (code, allowed) => {
    const workbench = openSheet(`function main() { ${code}; }`);
    const fine = modes.filter((mode) => workbench.run('main', [], { mode, origin: origins[mode] }).ok);
    expect(fine.join(' ')).toBe(allowed);
  });

  it('1: global statements run under the mode of the called function', () => {
    const workbench = openSheet(
      'const name = SpreadsheetApp.getActive().getName(); function onOpen() {} function main() { return name; }',
    );
    const [report] = workbench.open('NONE').reports;
    // [auth] The menu of such an add-on is the Help item alone.
    expect(report?.error?.message).toMatch(/^You do not have permission to call /);
    expect(workbench.open('NONE').menus).toEqual([]);
    expect(workbench.run('main').ok).toBe(true);
  });

  it('1: a scope that the manifest lacks, and one that the user refused, are told by name', () => {
    const scope = 'https://www.googleapis.com/auth/spreadsheets.currentonly';
    const script =
      'function main() { return MailApp.getRemainingDailyQuota(); } function ui() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("x")); }';
    const lacking = openSheet(script, {}, { oauthScopes: [scope] });
    expect(lacking.run('main').error?.message).toBe(
      'Specified permissions are not sufficient to call MailApp.getRemainingDailyQuota. Required permissions: https://www.googleapis.com/auth/script.send_mail',
    );
    expect(lacking.menu('ui').error?.message).toContain('https://www.googleapis.com/auth/script.container.ui');
    const granted = openSheet(script, {}, { oauthScopes: ['https://www.googleapis.com/auth/script.send_mail'] });
    granted.state.grants['owner@example.com'] = [];
    expect(granted.run('main').error?.message).toMatch(/^Specified permissions are not sufficient/);
  });

  it('1: the whole bundle is loaded anew for each call', () => {
    const workbench = openSheet(
      'var calls = 0; function main() { globalThis.kept = (globalThis.kept || 0) + 1; return [++calls, kept]; }',
    );
    expect([workbench.run('main').value, workbench.run('main').value]).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  // [v8] [jp-rt]
  it('1: what Apps Script lacks is not there', () => {
    const missing =
      'setTimeout setInterval queueMicrotask structuredClone TextEncoder TextDecoder URL URLSearchParams fetch Headers Request Response FormData File Blob atob btoa crypto AbortController Event EventTarget DOMException window navigator performance process Buffer';
    expect(
      inScript(`return '${missing}'.split(' ').filter((name) => typeof globalThis[name] !== 'undefined');`),
    ).toEqual([]);
  });
});

// [html-comm]
describe('2: google.script.run', () => {
  const script = `function echo(value) { return value; } function dated() { return { at: [new Date()] }; } function hidden_() {} var assigned = () => 1; const o = { f() {} };`;

  it.each([
    ['a Date', new Date()],
    ['a function', () => 1],
    ['an instance of a class', new Map()],
    ['an object that holds itself', Object.assign([], [[]]).map((own: unknown[]) => own.push(own) && own)[0]],
  ])('2: %s does not get out of the browser', (_name, value) => {
    expect(() => openSheet(script).rpc('echo', [value])).toThrow(TypeError);
  });

  it('2: plain data comes back as it was, undefined in arrays as null, a Date as null for the whole', () => {
    const workbench = openSheet(script);
    const value = { a: [1, 'x', true, null, { b: [] }] };
    expect(workbench.rpc('echo', [value]).value).toEqual(value);
    expect(workbench.rpc('echo', [[1, undefined]]).value).toEqual([1, null]);
    expect(workbench.rpc('dated', []).value).toBeNull();
  });

  it.each(['hidden_', 'missing', 'assigned', 'o.f'])('2: %s cannot be called', (name) => {
    expect(() => openSheet(script).rpc(name, [])).toThrow(`google.script.run.${name} is not a function`);
  });

  it('2: ten calls are under way at most, the eleventh waits', async () => {
    const under: (() => void)[] = [];
    const run = createRunner(
      () => true,
      () => new Promise((resolve) => under.push(() => resolve({ ok: true, value: null }))),
      (args) => args,
      () => undefined,
    );
    for (let i = 0; i < 11; i++) run['echo']?.();
    expect(under).toHaveLength(10);
    under[3]?.();
    await new Promise((after) => setTimeout(after));
    expect(under).toHaveLength(11);
  });
});

describe('3: values as typed by a user', () => {
  // [range] [sheetquery20] [owox]
  it.each([
    ['01234', 1234],
    ['22 34', 2234],
    ['+49 30 1', '#ERROR!'],
    ['=1+1', 2],
    ['5%', 0.05],
    ['$2.99', 2.99],
    ['2.000', 2],
    ['TRUE', true],
    ['plain text', 'plain text'],
    ["'01234", '01234'],
    ["'=1+1", '=1+1'],
    ['', ''],
  ])('3: %s is read back as %p', (text, value) => {
    expect(inScript(`range('A1').setValue(${JSON.stringify(text)}); return range('A1').getValue();`)).toBe(value);
  });

  it('3: a date by the locale is a Date, in the format @ everything is text', () => {
    expect(
      inScript(`ss.setSpreadsheetLocale('de_DE'); range('A1').setValue('31.12.2026'); const read = range('A1').getValue();
        range('A2').setNumberFormat('@').setValue('01234'); range('A3').setNumberFormat('@').setValue('=1+1');
        return [Object.prototype.toString.call(read), Utilities.formatDate(read, ss.getSpreadsheetTimeZone(), 'yyyy-MM-dd'), range('A2').getValue(), range('A3').getValue()];`),
    ).toEqual(['[object Date]', '2026-12-31', '01234', '=1+1']);
  });

  // [sheetquery20] [sheet]
  it('3: 1-2 becomes a date of this year; appendRow grows the grid', () => {
    expect(
      inScript(`range('A1').setValue('1-2'); const date = range('A1').getValue(); range('A20').setValue('end'); sheet.appendRow(['more']);
        return [Utilities.formatDate(date, ss.getSpreadsheetTimeZone(), 'yyyy-MM-dd'), sheet.getMaxRows(), range('A21').getValue()];`),
    ).toEqual(['2026-01-02', 21, 'more']);
  });

  it('3: appendRow and setValues parse as setValue does; undefined and null empty a cell', () => {
    expect(
      inScript(`sheet.appendRow(['007', '=1+1', 'x']); range('A2:C2').setValues([['007', '=1+1', 'x']]); const rows = range('A1:C2').getValues();
        range('A1').setValue(undefined); range('B1').setValue(null); return [rows, range('A1:B1').getValues(), range('A1').isBlank()];`),
    ).toEqual([
      [
        [7, 2, 'x'],
        [7, 2, 'x'],
      ],
      [['', '']],
      true,
    ]);
  });

  // [field-errors] [nfl27] [youtube99] [integrately]
  it.each([
    [
      "range('A1').setValue('x'.repeat(50001))",
      'Your input contains more than the maximum of 50000 characters in a single cell.',
    ],
    [
      "range('A1:A3').setValues([[1]])",
      'The number of rows in the data does not match the number of rows in the range. The data has 1 but the range has 3.',
    ],
    ['sheet.getRange(21, 1)', 'The coordinates of the range are outside the dimensions of the sheet.'],
    ['sheet.getRange(1, 1, 0)', 'The number of rows in the range must be at least 1.'],
    [
      'sheet.insertRowsAfter(20, 2000000)',
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    ],
    [
      "range('A1').setValues('x')",
      "The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.",
    ],
  ])('3: %s is refused', (code, message) => {
    expect(inScript(`return error(() => { ${code}; });`)).toBe(message);
  });

  it('3: 50,000 characters are taken', () => {
    expect(inScript("range('A1').setValue('x'.repeat(50000)); return range('A1').getValue().length;")).toBe(50000);
  });

  it('3: getValues gives numbers, booleans, Dates and texts; errors as texts; empty cells as empty texts', () => {
    expect(
      inScript(`range('A1:F1').setValues([[1.5, true, new Date(Date.UTC(2026, 0, 1)), 'x', '=1/0', '']]); const kind = (v) => v instanceof Date ? 'Date' : typeof v;
        return [range('A1:F1').getValues()[0].map(kind), range('E1').getValue(), range('F1').getValue()];`),
    ).toEqual([['number', 'boolean', 'Date', 'string', 'string', 'string'], '#DIV/0!', '']);
  });
});

// [field-errors]
describe('4: the write buffer and validation', () => {
  const strict = `range('A1').setDataValidation(app.newDataValidation().requireNumberGreaterThan(0).setAllowInvalid(false).build()); app.flush();`;
  const refused = 'The data you entered in cell A1 violates the data validation rules set on this cell.';
  const caught = (code: string) => `(() => { try { ${code}; return ''; } catch (e) { return e.message; } })()`;

  it.each([
    ['the next read', "range('B1').getValue()"],
    ['the flush', 'app.flush()'],
    ['a change of the grid', 'sheet.insertRowBefore(5)'],
  ])('4: the error of a write comes with %s', (_name, later) => {
    expect(inScript(`${strict} return [${caught("range('A1').setValue(-1)")}, ${caught(later)}];`)).toEqual([
      '',
      refused,
    ]);
  });

  it('4: the error of a write comes at the end, past every catch', () => {
    const report = openSheet(`function main() { const cell = SpreadsheetApp.getActiveSheet().getRange('A1');
      cell.setDataValidation(SpreadsheetApp.newDataValidation().requireNumberGreaterThan(0).setAllowInvalid(false).build()); SpreadsheetApp.flush();
      try { cell.setValue(-1); } catch (e) { return 'caught'; } return 'through'; }`).run('main');
    expect(report.error?.message).toBe(refused);
  });

  it('4: a rule that rejects leaves the old value and the whole block; one that warns lets the value in', () => {
    expect(
      inScript(`range('A1').setValue(5); ${strict} const message = ${caught("range('A1:B1').setValues([[-1, 'beside']]); app.flush()")}; const kept = range('A1:B1').getValues();
        range('A1').setDataValidation(app.newDataValidation().requireNumberGreaterThan(0).build()).setValue(-1); return [message, kept, range('A1').getValue()];`),
    ).toEqual([refused, [[5, '']], -1]);
  });

  it('4: without setAllowInvalid a rule warns; old values stay under a new rule', () => {
    expect(
      inScript(
        `range('A1').setValue(-7); ${strict} return [app.newDataValidation().requireDate().build().getAllowInvalid(), range('A1').getValue()];`,
      ),
    ).toEqual([true, -7]);
  });
});

describe('5: rules of rules', () => {
  // [cfb]
  it('5: setConditionalFormatRules replaces all rules of the sheet', () => {
    expect(
      inScript(`const rule = (a1) => app.newConditionalFormatRule().whenCellEmpty().setBold(true).setRanges([range(a1)]).build();
        sheet.setConditionalFormatRules([rule('A1'), rule('B1')]); sheet.setConditionalFormatRules([rule('C1')]);
        return sheet.getConditionalFormatRules().map((r) => a1(r.getRanges()));`),
    ).toEqual([['C1']]);
  });

  // [gasfakes] [prot]
  it('5: one filter per sheet, protections of a range stack, that of a sheet does not', () => {
    expect(
      inScript(`range('A1:B3').createFilter(); const message = error(() => range('C1:D3').createFilter()); range('A1').protect(); range('A1').protect(); sheet.protect(); sheet.protect();
        const { RANGE, SHEET } = app.ProtectionType; return [message, sheet.getProtections(RANGE).length, sheet.getProtections(SHEET).length];`),
    ).toEqual(["You can't create a filter in a sheet that already has a filter.", 2, 1]);
  });

  // [ndm] [gasfakes]
  it.each([
    ["range('A1')", false],
    ["range('2:3')", false],
    ["range('2:2')", true],
    ["range('C:C')", true],
    ['sheet', true],
    ['ss', true],
  ])('5: developer metadata on %s: %p', (place, taken) => {
    const message = inScript(`return error(() => ${place}.addDeveloperMetadata('k', 'v'));`);
    expect(message === 'no error').toBe(taken);
  });

  // [field-errors]
  it('5: a list takes 500 items and not one more', () => {
    expect(
      inScript(
        `const set = (n) => error(() => range('A1').setDataValidation(app.newDataValidation().requireValueInList(Array.from({ length: n }, (_, i) => 'i' + i)).build())); return [set(500), set(501)];`,
      ),
    ).toEqual([
      'no error',
      'The data validation rule has more items than the limit of 500. Use the "List from a range" criteria instead.',
    ]);
  });

  // [range]
  it('5: an unticked checkbox counts as content', () => {
    expect(
      inScript(
        `range('A1').setValue('x'); range('B7').insertCheckboxes(); const last = [sheet.getLastRow(), sheet.getLastColumn(), a1([sheet.getDataRange()])]; sheet.appendRow(['y']); return [last, range('A8').getValue()];`,
      ),
    ).toEqual([[7, 2, ['A1:B7']], 'y']);
  });
});

// [quotas] [etrig]
describe('6: counters', () => {
  it.each([
    ['a menu item', 'menu', 'FULL', 6 * 60],
    ['a simple trigger', 'simple-trigger', 'LIMITED', 30],
    ['a custom function', 'custom-function', 'CUSTOM_FUNCTION', 30],
  ] as const)('6: %s ends after its time', (_name, origin, mode, seconds) => {
    const run = (s: number) =>
      openSheet(`function main() { for (let i = 0; i < ${s}; i++) Utilities.sleep(1000); }`).run('main', [], {
        mode,
        origin,
      });
    expect(run(seconds - 1).ok).toBe(true);
    expect(run(seconds + 1).error?.message).toBe('Exceeded maximum execution time');
  });

  it('6: service calls are counted, handles and builders apart', () => {
    const report = openSheet(
      `function main() { const range = SpreadsheetApp.getActiveSheet().getRange('A1'); SpreadsheetApp.newTextStyle().build(); range.setValue(1); range.getValue(); SpreadsheetApp.flush(); }`,
    ).run('main');
    expect([report.serviceCalls, report.callsByMethod]).toEqual([
      3,
      { 'Range.setValue': 1, 'Range.getValue': 1, 'SpreadsheetApp.flush': 1 },
    ]);
  });

  it('6: mail recipients, to, cc and bcc alike', () => {
    expect(
      inScript(
        `MailApp.sendEmail({ to: 'a@x.com,b@x.com', cc: 'c@x.com', bcc: 'd@x.com', subject: 's', body: 'b' }); return MailApp.getRemainingDailyQuota();`,
      ),
    ).toBe(96);
  });

  it('6: a property of 9 KB, a cached value of 100 KB, a key of 250 characters', () => {
    expect(
      inScript(`const p = PropertiesService.getScriptProperties(); const c = CacheService.getScriptCache(); const x = (n) => 'x'.repeat(n);
        return [error(() => p.setProperty('k', x(9 * 1024))), error(() => p.setProperty('k', x(9 * 1024 + 1))), error(() => c.put('k', x(102400))), error(() => c.put('k', x(102401))), error(() => c.put(x(251), 'v')) === 'no error'];`),
    ).toEqual(['no error', 'Argument too large: value', 'no error', 'Argument too large: value', false]);
  });

  it('6: triggers of an add-on are one of a type for each user, hourly at best', () => {
    const workbench = openSheet(
      `function hourly() { ScriptApp.newTrigger('f').timeBased().everyHours(1).create(); } function often() { ScriptApp.newTrigger('f').timeBased().everyMinutes(30).create(); } function edit() { ScriptApp.newTrigger('f').forSpreadsheet('sheet-1').onEdit().create(); }`,
      { addOn: true },
    );
    expect(['often', 'hourly', 'hourly', 'edit', 'edit'].map((name) => workbench.run(name).ok)).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(workbench.run('hourly', [], { user: 'ed@example.com' }).ok).toBe(true);
  });

  it('6: triggers run 90 minutes a day, free again 24 hours after the first', () => {
    const workbench = openSheet(
      `function main() { ScriptApp.newTrigger('tick').timeBased().everyMinutes(30).create(); } function tick() { Utilities.sleep(250000); Utilities.sleep(100000); }`,
    );
    workbench.run('main');
    const [first, ...others] = workbench.advance(23 * 3_600_000);
    const since = first?.startedAt as number;
    // The sixteenth begins within the 90 minutes.
    expect([first, ...others].filter((report) => report?.ok)).toHaveLength(16);
    expect(others.at(-1)?.error?.message).toBe('Service using too much computer time for one day.');
    const next = workbench.advance(3 * 3_600_000).find(({ ok }) => ok);
    expect(next?.startedAt).toBeGreaterThanOrEqual(since + 24 * 3_600_000);
  });
});

describe('7: time', () => {
  // [session] [ss]
  it('7: cells are in the zone of the spreadsheet, the script keeps its own', () => {
    expect(
      inScript(`range('A1').setValue('2026-03-01 00:00'); const at = () => { app.flush(); return range('A1').getValue().toISOString(); }; const shanghai = at(); ss.setSpreadsheetTimeZone('America/New_York');
        return [shanghai, at(), range('A1').getDisplayValue().includes('2026'), Session.getScriptTimeZone() === ss.getSpreadsheetTimeZone()];`),
    ).toEqual(['2026-02-28T16:00:00.000Z', '2026-03-01T05:00:00.000Z', true, false]);
  });

  // [ev]
  it.each([true, false])('7: a clock event has no source; getActive is null there: %p', (clockWithoutDocument) => {
    const workbench = openSheet(
      `function main() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); } function tick(e) { return ['source' in e, 'range' in e, e['day-of-week'], SpreadsheetApp.getActive() === null]; }`,
      { clockWithoutDocument },
    );
    workbench.run('main');
    const [report] = workbench.advance(3_600_000);
    // 17 May 2026 is a Sunday, the seventh day from Monday.
    expect(report?.value).toEqual([false, false, 7, clockWithoutDocument]);
  });
});

// [ui]
describe('8: the user interface', () => {
  it('8: alert and prompt let locks go', () => {
    const workbench = openSheet(
      `function main() { const ui = SpreadsheetApp.getUi(); const lock = LockService.getDocumentLock(); lock.waitLock(1); ui.alert('a'); const first = lock.hasLock(); lock.waitLock(1); ui.prompt('p'); return [first, lock.hasLock()]; }`,
    );
    expect(workbench.menu('main', { answers: ['OK', { button: 'OK', text: '' }] }).value).toEqual([false, false]);
  });

  // [gcal93]
  it('8: getUi throws in triggers that no person sees', () => {
    const workbench = openSheet(
      `function main() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); } function tick() { SpreadsheetApp.getUi(); }`,
    );
    workbench.run('main');
    expect(workbench.advance(3_600_000)[0]?.error?.message).toBe(
      'Cannot call SpreadsheetApp.getUi() from this context.',
    );
  });
});
