import { newState } from './model/state';
import { newSheet, newWorkbook } from './model/workbook';
import { interleave } from './sandbox/interleave';
import { projectOf } from './sandbox/project';
import { openWorkbench, type WorkbenchOptions } from './workbench';

const start = Date.UTC(2026, 4, 17, 9, 30);

/** Customers of a small shop: a header and two rows. */
function open(script: string, options: WorkbenchOptions = {}, manifest?: object) {
  const workbook = newWorkbook({ owner: 'ann@example.com', spreadsheetId: 'sheet-1', timeZone: 'Asia/Shanghai' });
  const sheet = newSheet(0, 'Customers', 20, 5);
  sheet.values = [
    ['Name', 'Email', 'Sent'],
    ['Bob', 'bob@x.com'],
    ['Eve', 'eve@x.com'],
  ];
  workbook.sheets = [sheet];
  const state = newState(workbook, start);
  return openWorkbench({ project: projectOf(script, {}, manifest), state, options: { cpuFactor: 0, ...options } });
}

// An ordinary script as others write it: a mail merge.
const mailMerge = `
  function onOpen() {
    SpreadsheetApp.getUi().createMenu('Mail').addItem('Send', 'sendAll').addToUi();
  }
  function sendAll() {
    const lock = LockService.getDocumentLock();
    if (!lock.tryLock(5000)) return 'busy';
    const sheet = SpreadsheetApp.getActiveSpreadsheet().getSheetByName('Customers');
    const [header, ...rows] = sheet.getDataRange().getValues();
    const sent = header.indexOf('Sent') + 1;
    let count = 0;
    rows.forEach((row, index) => {
      if (row[sent - 1] !== '') return;
      MailApp.sendEmail(row[1], 'Hello ' + row[0], 'Dear ' + row[0]);
      sheet.getRange(index + 2, sent).setValue(new Date());
      SpreadsheetApp.flush();
      count++;
    });
    lock.releaseLock();
    SpreadsheetApp.getActive().toast(count + ' sent');
    return count;
  }
`;

describe('a mail merge', () => {
  it('sends, marks and counts', () => {
    const workbench = open(mailMerge);
    expect(workbench.open().menus).toMatchObject([{ caption: 'Mail', items: [{ functionName: 'sendAll' }] }]);
    const report = workbench.menu('sendAll');
    expect(report.error).toBeUndefined();
    expect(report.internalErrors).toEqual([]);
    expect(report.value).toBe(2);
    expect(workbench.state.mailbox.map(({ to, subject }) => [to[0], subject])).toEqual([
      ['bob@x.com', 'Hello Bob'],
      ['eve@x.com', 'Hello Eve'],
    ]);
    expect(report.callsByMethod).toMatchObject({
      'MailApp.sendEmail': 2,
      'Range.setValue': 2,
      'SpreadsheetApp.flush': 2,
      'Lock.tryLock': 1,
      'Lock.releaseLock': 1,
    });
    expect(report.ui).toEqual([expect.objectContaining({ kind: 'toast', message: '2 sent' })]);
    // 17:30 in Shanghai, as days since 1899-12-30.
    expect(workbench.state.workbook.sheets[0]?.values[1]?.[2]).toBeCloseTo(46159 + 17.5 / 24, 2);
    expect(workbench.menu('sendAll').value).toBe(0);
  });

  it('has its own dates for what it reads', () => {
    const workbench = open(
      `${mailMerge} function read() { const v = SpreadsheetApp.getActiveSheet().getRange('C2').getValue(); return [v instanceof Date, v.getTime()]; }`,
    );
    workbench.menu('sendAll');
    const [isDate, epochMs] = workbench.run('read').value as [boolean, number];
    expect(isDate).toBe(true);
    expect(Math.abs(epochMs - start)).toBeLessThan(2000);
  });

  it('loses the mark of a mail when it is killed before the flush', () => {
    const workbench = open(mailMerge);
    const flush =
      workbench
        .menu('sendAll')
        .calls.filter(({ kind }) => kind !== 'local')
        .findIndex(({ method }) => method === 'SpreadsheetApp.flush') + 1;
    const again = open(mailMerge);
    const report = again.menu('sendAll', { faults: { at: flush, kind: 'kill' } });
    expect(report.ok).toBe(false);
    expect(again.state.mailbox).toHaveLength(1);
    expect(again.state.workbook.sheets[0]?.values[1]?.[2]).toBeUndefined();
    expect(again.state.locks).toEqual({});
    again.menu('sendAll');
    expect(again.state.mailbox.map(({ to }) => to[0])).toEqual(['bob@x.com', 'bob@x.com', 'eve@x.com']);
  });

  it('sends each mail once when two run at the same time, in any order', () => {
    for (const schedule of [
      [0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1],
      [1, 1, 0, 0, 1, 0],
      [0, 0, 0, 1, 1, 1],
    ]) {
      const workbench = open(mailMerge);
      const reports = interleave(workbench, [{ functionName: 'sendAll' }, { functionName: 'sendAll' }], schedule);
      expect(reports.map(({ error }) => error)).toEqual([undefined, undefined]);
      expect(workbench.state.mailbox).toHaveLength(2);
    }
  });
});

describe('events', () => {
  const script = `
    function onEdit(e) {
      return [e.range.getA1Notation(), e.source.getName(), e.range.getSheet().getName(), e.value, String(e.authMode)];
    }
    function onOpen(e) { return e.source ? e.source.getId() : 'nothing'; }
  `;

  it('carry range and spreadsheet', () => {
    const workbench = open(script);
    const [report] = workbench.edit(0, 1, 1, 'x');
    expect(report?.value).toEqual(['B2', 'Untitled spreadsheet', 'Customers', 'x', 'LIMITED']);
    expect(workbench.open().reports[0]?.value).toBe('sheet-1');
    expect(workbench.open('NONE').reports[0]?.value).toBe('nothing');
  });
});

describe('the write buffer', () => {
  const script = `
    const range = (a1) => SpreadsheetApp.getActiveSheet().getRange(a1);
    function write() { range('A5').setValue('kept'); throw new Error('uncaught'); }
    function late() {
      range('A2').setDataValidation(SpreadsheetApp.newDataValidation().requireValueInList(['x']).setAllowInvalid(false).build());
      SpreadsheetApp.flush();
      range('A2').setValue('y');
      const seen = ['no error yet'];
      try { SpreadsheetApp.flush(); } catch (e) { seen.push(e.message); }
      return seen;
    }
  `;

  it.each([
    ['commit', 'kept'],
    ['drop', undefined],
  ] as const)('after an uncaught exception: %s', (bufferOnException, value) => {
    const workbench = open(script, { bufferOnException });
    expect(workbench.run('write').error?.message).toBe('uncaught');
    expect(workbench.state.workbook.sheets[0]?.values[4]?.[0]).toBe(value);
  });

  it('lets a rejected value surface at the flush', () => {
    const report = open(script).run('late');
    expect(report.error).toBeUndefined();
    expect(report.value).toEqual(['no error yet', expect.stringMatching(/violates the data validation rules/)]);
  });
});

describe('modes and scopes of the spreadsheet', () => {
  const script =
    "function main() { return SpreadsheetApp.getActiveSpreadsheet().getName(); } function other() { SpreadsheetApp.openById('x'); }";

  it('forbids the spreadsheet in NONE', () => {
    expect(open(script).run('main', [], { mode: 'NONE' }).error?.message).toMatch(
      /^You do not have permission to call SpreadsheetApp.getActiveSpreadsheet/,
    );
  });

  it('keeps to the open file under spreadsheets.currentonly', () => {
    const manifest = { oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly'] };
    expect(open(script, {}, manifest).run('main').value).toBe('Untitled spreadsheet');
    expect(open(script, {}, manifest).run('other').error?.message).toMatch(/permission/i);
  });

  it('may be missing in a clock trigger', () => {
    const workbench = open(
      "function make() { ScriptApp.newTrigger('tick').timeBased().everyHours(1).create(); } function tick() { return SpreadsheetApp.getActiveSpreadsheet(); }",
      {
        clockWithoutDocument: true,
      },
    );
    workbench.run('make');
    expect(workbench.advance(3_600_000)[0]?.value).toBeNull();
  });

  it('says by name what is not emulated', () => {
    expect(open('function main() { SpreadsheetApp.getActiveSheet().frobnicate(); }').run('main').error?.message).toBe(
      'Sheet.frobnicate is not emulated',
    );
  });
});
