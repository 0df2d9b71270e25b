import { newState } from '../../model/state';
import { newSheet, newWorkbook } from '../../model/workbook';
import { projectOf } from '../../sandbox/project';
import { openWorkbench, type RunOptions } from '../../workbench';

const NOW = Date.UTC(2026, 4, 17, 9);

function open(script: string, options: { manifest?: object; timeZone?: string; rows?: number } = {}) {
  const workbook = newWorkbook({ owner: 'owner@example.com', timeZone: options.timeZone ?? 'Asia/Shanghai' });
  workbook.sheets = [newSheet(0, 'Sheet1', options.rows ?? 1000, 26)];
  workbook.editors = ['ed@example.com', 'bob@example.com'];
  return openWorkbench({
    project: projectOf(script, {}, options.manifest),
    state: newState(workbook, NOW),
    options: { cpuFactor: 0 },
  });
}

/** The result of a function body with `ss`, `sheet` and `error(f)` at hand. */
function run(body: string, runOptions: RunOptions = {}, options: Parameters<typeof open>[1] = {}): unknown {
  const report = open(
    `function main() {
      const ss = SpreadsheetApp.getActive();
      const sheet = ss.getActiveSheet();
      const error = (f) => { try { f(); return 'no error'; } catch (e) { return String(e); } };
      ${body}
    }`,
    options,
  ).run('main', [], runOptions);
  if (report.internalErrors[0]) throw report.internalErrors[0];
  if (report.error) throw new Error(report.error.message);
  return report.value;
}

describe('reading and writing', () => {
  it('gives back Dates of the spreadsheet zone, numbers, texts, booleans, and errors as texts', () => {
    expect(
      run(`
        sheet.getRange('A1:F1').setValues([['01234', '2024-03-05', 'TRUE', '=1/0', 'Ann', null]]);
        const [row] = sheet.getRange('A1:F1').getValues();
        return [row[0], row[1] instanceof Date, row[1].toISOString(), row[2], row[3], row[4], row[5], Array.isArray(row)];
      `),
    ).toEqual([1234, true, '2024-03-04T16:00:00.000Z', true, '#DIV/0!', 'Ann', '', true]);
  });

  it('shows what people see', () => {
    expect(
      run(`
        sheet.getRange('A1:B1').setNumberFormats([['@', 'yyyy"年"m"月"d"日"']]).setValues([['01234', '2024-03-05']]);
        return [sheet.getRange('A1:B1').getDisplayValues(), sheet.getRange('B1').getNumberFormat(), sheet.getRange('C1').getNumberFormat()];
      `),
    ).toEqual([[['01234', '2024年3月5日']], 'yyyy"年"m"月"d"日"', '0.###############']);
  });

  it('writes Dates and reads the same instants', () => {
    expect(
      run(`
        const date = new Date(Date.UTC(2024, 2, 4, 16, 30));
        sheet.getRange('A1').setValue(date);
        return [sheet.getRange('A1').getValue().getTime() === date.getTime(), sheet.getRange('A1').getDisplayValue()];
      `),
    ).toEqual([true, '3/5/2024 0:30:00']);
  });

  it('keeps formulas, in both notations', () => {
    expect(
      run(`
        sheet.getRange('A1:A3').setValues([[1], [2], [3]]);
        sheet.getRange('B1:B3').setFormula('=A1*2');
        sheet.getRange('C3').setFormulaR1C1('=SUM(R[-2]C[-2]:RC[-2])');
        return [sheet.getRange('B1:B3').getFormulas(), sheet.getRange('C3').getFormula(), sheet.getRange('B3').getFormulaR1C1(),
          sheet.getRange('A1').getFormulaR1C1(), sheet.getRange('B1:C3').getValues()];
      `),
    ).toEqual([
      [['=A1*2'], ['=A2*2'], ['=A3*2']],
      '=SUM(A1:A3)',
      '=R[0]C[-1]*2',
      null,
      [
        [2, ''],
        [4, ''],
        [6, 6],
      ],
    ]);
  });

  it('writes notes as texts', () => {
    expect(
      run(
        `sheet.getRange('A1').setNote(25); sheet.getRange('B1').setNote('x'); return sheet.getRange('A1:C1').getNotes();`,
      ),
    ).toEqual([['25.0', 'x', '']]);
  });

  it('appends below the last content, growing the grid', () => {
    expect(
      run(
        `
        sheet.getRange('A3').setValue('last');
        sheet.appendRow(['next', '=1+1', '007']);
        const before = sheet.getMaxRows();
        for (let i = 0; i < 3; i++) sheet.appendRow([i]);
        return [sheet.getRange('A4:C4').getValues(), before, sheet.getMaxRows(), sheet.getLastRow(), sheet.getDataRange().getA1Notation()];
      `,
        {},
        { rows: 5 },
      ),
    ).toEqual([[['next', 2, 7]], 5, 7, 7, 'A1:C7']);
  });
});

describe('refusals', () => {
  // [nfl27][youtube99][gasfakes]
  it.each([
    [
      "sheet.getRange('A1:A3').setValues([[1], [2], [3], [4]])",
      'Exception: The number of rows in the data does not match the number of rows in the range. The data has 4 but the range has 3.',
    ],
    [
      "sheet.getRange('A1:B1').setValues([[1]])",
      'Exception: The number of columns in the data does not match the number of columns in the range. The data has 1 but the range has 2.',
    ],
    ['sheet.getRange(1001, 1)', 'Exception: The coordinates of the range are outside the dimensions of the sheet.'],
    ["sheet.getRange('AA1')", 'Exception: The coordinates of the range are outside the dimensions of the sheet.'],
    ['sheet.getRange(1, 1, 0)', 'Exception: The number of rows in the range must be at least 1.'],
    ['sheet.getRange(1, 1, 1, 0)', 'Exception: The number of columns in the range must be at least 1.'],
    ["sheet.getRange('no range')", 'Exception: Range not found'],
    ['sheet.insertRowsAfter(1001, 1)', 'Exception: Those rows are out of bounds.'],
    ['sheet.deleteRows(1, 1000)', "Exception: You can't delete all the rows on the sheet."],
    [
      "sheet.getRange('A1').setValues('x')",
      "Exception: The parameters (String) don't match the method signature for SpreadsheetApp.Range.setValues.",
    ],
    [
      "sheet.getRange('A1').setValues([1])",
      "Exception: The parameters (number[]) don't match the method signature for SpreadsheetApp.Range.setValues.",
    ],
    [
      "sheet.getRange('A1', 2)",
      "Exception: The parameters (String,number) don't match the method signature for SpreadsheetApp.Sheet.getRange.",
    ],
    [
      "sheet.getRange('A1').setDataValidation('x')",
      "Exception: The parameters (String) don't match the method signature for SpreadsheetApp.Range.setDataValidation.",
    ],
    [
      "ss.insertSheet('sheet1')",
      'Exception: A sheet with the name "sheet1" already exists. Please enter another name.',
    ],
    [
      "sheet.getRange('A1').addDeveloperMetadata('k')",
      'Exception: Adding developer metadata to arbitrary ranges is not currently supported. Developer metadata may only be added to the top-level spreadsheet, an individual sheet, or an entire row or column.',
    ],
    ["sheet.getRange('A1').setBackground('no colour')", 'Exception: Invalid argument: color'],
    ["SpreadsheetApp.create('x')", 'Error: SpreadsheetApp.create is not emulated'],
    ["sheet.getRange('A1').getDataTable()", 'Error: Range.getDataTable is not emulated'],
    ['sheet.newChart().asAreaChart()', 'Error: EmbeddedChartBuilder.asAreaChart is not emulated'],
  ])('%s', (code, message) => {
    expect(run(`return error(() => { ${code}; SpreadsheetApp.flush(); });`)).toBe(message);
  });

  it('of a rule come with the flush, and leave the old value', () => {
    expect(
      run(`
        sheet.getRange('F1').setValue('A').setDataValidation(
          SpreadsheetApp.newDataValidation().requireValueInList(['A', 'B', 'C']).setAllowInvalid(false).build());
        const write = error(() => sheet.getRange('F1').setValue('X'));
        const later = error(() => sheet.getRange('F1').getValue());
        return [write, later, sheet.getRange('F1').getValue()];
      `),
    ).toEqual([
      'no error',
      'Exception: The data you entered in cell F1 violates the data validation rules set on this cell. Please enter one of the following values: A, B, C.',
      'A',
    ]);
  });

  it('of a list of more than 500 items come with the sheet', () => {
    expect(
      run(`
        const rule = SpreadsheetApp.newDataValidation().requireValueInList(Array.from({ length: 501 }, (_, i) => 'x' + i)).build();
        return error(() => { sheet.getRange('A1').setDataValidation(rule); SpreadsheetApp.flush(); });
      `),
    ).toBe(
      'Exception: The data validation rule has more items than the limit of 500. Use the "List from a range" criteria instead.',
    );
  });

  it('protect a range from all but the owner and its editors', () => {
    const workbench = open(`
      function protect() {
        const protection = SpreadsheetApp.getActiveSheet().getRange('A1:A5').protect();
        protection.removeEditors(protection.getEditors());
        protection.addEditor('ed@example.com');
        return protection.getEditors().map((user) => user.getEmail());
      }
      function write() { SpreadsheetApp.getActiveSheet().getRange('A2').setValue('x'); }
      function format() { SpreadsheetApp.getActiveSheet().getRange('A2:B9').setBackground('red'); }
      function beside() { SpreadsheetApp.getActiveSheet().getRange('B2').setValue('x'); }
    `);
    expect(workbench.run('protect').value).toEqual(['owner@example.com', 'ed@example.com']);
    const asBob = (name: string) => workbench.run(name, [], { user: 'bob@example.com' }).error?.message;
    expect(asBob('write')).toContain('You are trying to edit a protected cell or object.');
    expect(asBob('format')).toContain('You are trying to edit a protected cell or object.');
    expect(asBob('beside')).toBeUndefined();
    expect(workbench.run('write', [], { user: 'ed@example.com' }).error).toBeUndefined();
    expect(workbench.run('write').error).toBeUndefined();
  });
});

describe('permissions', () => {
  const manifest = (...scopes: string[]) => ({
    oauthScopes: scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`),
  });

  // [auth][betterlog]
  it('need a scope and a mode', () => {
    const code = 'SpreadsheetApp.getActive().getName()';
    const script = `function main() { return ${code}; } function other() { return SpreadsheetApp.openById('x'); } function write() { SpreadsheetApp.getActiveSheet().getRange('A1').setValue(1); }`;
    const current = open(script, { manifest: manifest('spreadsheets.currentonly') });
    expect(current.run('main').value).toBe('Untitled spreadsheet');
    expect(current.run('other').error?.message).toContain(
      'openById. Required permissions: https://www.googleapis.com/auth/spreadsheets',
    );
    expect(current.run('main', [], { mode: 'NONE' }).error?.message).toContain('You do not have permission to call');
    expect(current.run('write', [], { mode: 'CUSTOM_FUNCTION' }).error?.message).toContain(
      'You do not have permission to call Range.setValue',
    );
    expect(open(script, { manifest: manifest('script.send_mail') }).run('main').error?.message).toContain(
      'not sufficient to call',
    );
  });
});

describe('counting', () => {
  it('tells service calls from handles', () => {
    const report = open(`function main() {
      const sheet = SpreadsheetApp.getActive().getSheets()[0];
      const range = sheet.getRange(1, 1, 2, 2);
      range.getRow() + range.getNumRows();
      SpreadsheetApp.newDataValidation().requireDate().build();
      range.getValues();
      range.setValue(1);
      sheet.getLastRow();
      sheet.deleteRow(5);
    }`).run('main');
    expect(report.callsByMethod).toEqual({
      'Range.getValues': 1,
      'Range.setValue': 1,
      'Sheet.getLastRow': 1,
      'Sheet.deleteRow': 1,
    });
    expect(report.localCallsByMethod).toEqual({
      'SpreadsheetApp.getActive': 1,
      'Spreadsheet.getSheets': 1,
      'Sheet.getRange': 1,
      'Range.getRow': 1,
      'Range.getNumRows': 1,
      'SpreadsheetApp.newDataValidation': 1,
      'DataValidationBuilder.requireDate': 1,
      'DataValidationBuilder.build': 1,
    });
  });
});

describe('handles', () => {
  it('know where they are', () => {
    expect(
      run(`
        const range = sheet.getRange('B2:C5');
        const open = sheet.getRange('B2:B');
        return [range.getRow(), range.getColumn(), range.getLastRow(), range.getLastColumn(), range.getNumRows(), range.getA1Notation(),
          range.getCell(2, 2).getA1Notation(), range.offset(1, 1).getA1Notation(), range.offset(-1, -1, 1, 1).getA1Notation(),
          open.getA1Notation(), open.getNumRows(), open.isEndRowBounded(), sheet.getRange('R2C3').getA1Notation(),
          ss.getRange("'Sheet1'!A1:B2").getA1Notation(), range.getSheet().getName(), String(range), error(() => range.getCell(9, 1))];
      `),
    ).toEqual([
      2,
      2,
      5,
      3,
      4,
      'B2:C5',
      'C3',
      'C3:D6',
      'A1',
      'B2:B',
      999,
      false,
      'C2',
      'A1:B2',
      'Sheet1',
      'Range',
      'Exception: Cell reference out of range',
    ]);
  });

  it('stay where they are when rows move, and see the grid grow at once', () => {
    expect(
      run(`
        const range = sheet.getRange('A2').setValue('x');
        sheet.insertRowBefore(1);
        sheet.insertRowsAfter(sheet.getMaxRows(), 10);
        return [range.getValue(), sheet.getRange('A3').getValue(), sheet.getRange(1011, 1).setValue('end').getValue()];
      `),
    ).toEqual(['', 'x', 'end']);
  });

  it('outlive their sheet, and say so', () => {
    expect(
      run(
        `const other = ss.insertSheet('Other'); const range = other.getRange('A1'); ss.deleteSheet(other); return error(() => range.getValue());`,
      ),
    ).toMatch(/^Exception: Sheet \d+ not found$/);
  });

  it('come with events', () => {
    const workbench = open(
      'function onEdit(e) { e.range.offset(0, 1).setValue(e.range.getA1Notation() + " in " + e.source.getName()); }',
    );
    workbench.edit(0, 2, 1, 'x');
    expect(workbench.state.workbook.sheets[0]?.values[2]?.[2]).toBe('B3 in Untitled spreadsheet');
  });

  it('are none in a clock trigger without document', () => {
    const report = open(
      'function main() { return [SpreadsheetApp.getActive(), SpreadsheetApp.getActiveSpreadsheet(), SpreadsheetApp.getActiveSheet()]; }',
    );
    expect(report.run('main').value).not.toContain(null);
  });
});

describe('what is emulated', () => {
  it('has a host method for every name that the sandbox calls', () => {
    const report = open(`function main() {
      const sheet = SpreadsheetApp.getActiveSheet();
      const range = sheet.getRange('A1:B2');
      const missing = [];
      for (const [name, object] of Object.entries({ Range: range, Sheet: sheet, Spreadsheet: SpreadsheetApp.getActive() }))
        for (const method of Object.keys(object)) {
          try { object[method](); } catch (e) { if (/is not emulated/.test(e.message)) missing.push(e.message); }
        }
      return missing;
    }`).run('main');
    expect(report.internalErrors).toEqual([]);
    expect(report.value).toEqual([]);
  });
});
