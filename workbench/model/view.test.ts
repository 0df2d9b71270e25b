import { touch } from './revision';
import { internStyle, internValidation } from './style';
import { checkTyped, pasteCells, typeCell, viewWindow } from './view';
import { newWorkbook, type Workbook } from './workbook';

function open() {
  const workbook = newWorkbook();
  const sheet = workbook.sheets[0]!;
  sheet.values = [['Tier', 'Due'], ['Gold', 45356], ['Iron', '007'], [true]];
  sheet.styles = [[], [undefined, internStyle({ numberFormat: 'yyyy-mm-dd' })]];
  const list = internValidation({
    criteria: 'VALUE_IN_LIST',
    args: [['Gold', 'Silver'], true],
    allowInvalid: false,
    helpText: 'Pick one',
  });
  sheet.validations = [[], [list], [list], [internValidation({ criteria: 'CHECKBOX', args: [], allowInvalid: false })]];
  sheet.notes = [['About tiers']];
  touch(workbook);
  return { workbook, sheet, writer: { workbook, user: workbook.owner, now: Date.UTC(2026, 4, 17) } };
}

describe('viewWindow', () => {
  it('says all that a grid draws', () => {
    const { workbook, sheet, writer } = open();
    sheet.merges = [{ row: 0, column: 2, rows: 1, columns: 2 }];
    sheet.filter = { rect: { row: 0, column: 0, rows: 4, columns: 2 }, criteria: { 0: { hiddenValues: ['Iron'] } } };
    sheet.columnWidths = [150];
    touch(workbook);
    const view = viewWindow(workbook, 0, { row: 0, column: 0, rows: 4, columns: 2 }, writer.now);
    expect(view.cells[0]?.[0]).toEqual({ kind: 'text', text: 'Tier', note: 'About tiers' });
    expect(view.cells[1]).toEqual([
      { kind: 'text', text: 'Gold', items: ['Gold', 'Silver'], help: 'Pick one' },
      { kind: 'number', text: '2024-03-05', style: { numberFormat: 'yyyy-mm-dd' } },
    ]);
    expect(view.cells[2]?.[0]).toMatchObject({ text: 'Iron', invalid: true });
    expect(view.cells[2]?.[1]).toEqual({ kind: 'text', text: '007', input: "'007" });
    expect(view.cells[3]?.[0]).toMatchObject({ kind: 'boolean', checkbox: true });
    expect(view).toMatchObject({ merges: [], columnWidths: [150, 100], filteredRows: [2], maxRows: 1000 });
    expect(viewWindow(workbook, 0, { row: 0, column: 2, rows: 1, columns: 1 }, writer.now).merges).toHaveLength(1);
  });
});

it('shows the same of a workbook that was saved as JSON', () => {
  const { workbook, sheet, writer } = open();
  sheet.formulas = [[], [], [], [], [undefined, undefined, '=COUNTIF(A1:A9,"Gold")&COUNTA(A1:C3)']];
  sheet.values[6] = [undefined, undefined, 'far'];
  touch(workbook);
  const saved: Workbook = JSON.parse(JSON.stringify(workbook));
  const show = (book: Workbook) => viewWindow(book, 0, { row: 0, column: 0, rows: 8, columns: 4 }, writer.now);
  expect(show(saved)).toEqual(show(workbook));
  expect(pasteCells({ ...writer, workbook: saved }, 0, 2, 1, [['5%'], ['x']])).toEqual({ ok: true });
  pasteCells(writer, 0, 2, 1, [['5%'], ['x']]);
  expect(show(saved)).toEqual(show(workbook));
});

describe('typing', () => {
  it('is checked against validation, and reported rather than thrown', () => {
    const { sheet, writer } = open();
    expect(typeCell(writer, 0, 1, 0, 'Silver')).toEqual({ ok: true });
    const refused = typeCell(writer, 0, 1, 0, 'Bronze');
    expect(refused).toEqual({
      ok: false,
      message: expect.stringContaining('Please enter one of the following values: Gold, Silver.'),
    });
    expect(sheet.values[1]?.[0]).toBe('Silver');
  });

  it('can be tried without changing anything', () => {
    const { sheet, writer } = open();
    expect(checkTyped(writer, 0, 1, 1, '5%')).toEqual({ ok: true });
    expect(checkTyped(writer, 0, 1, 0, 'Bronze').ok).toBe(false);
    expect(sheet.values[1]).toEqual(['Gold', 45356]);
  });

  it('understands checkboxes', () => {
    const { sheet, writer } = open();
    typeCell(writer, 0, 3, 0, 'FALSE');
    expect(sheet.values[3]?.[0]).toBe(false);
  });

  it('grows the grid for a paste that reaches beyond it', () => {
    const { sheet, writer } = open();
    expect(pasteCells(writer, 0, 999, 25, [['a', 'b'], ['c']])).toEqual({ ok: true });
    expect([sheet.maxRows, sheet.maxColumns, sheet.values[1000]?.[25], sheet.values[999]?.[26]]).toEqual([
      1001,
      27,
      'c',
      'b',
    ]);
  });
});
