import fc from 'fast-check';
import type { Area } from './area';
import type { Writer } from './cells';
import { copyBlock, moveBlock, type PasteType } from './copy-paste';
import { cellOf } from './grid';
import { internStyle, internValidation } from './style';
import { newSheet, newWorkbook, type Sheet } from './workbook';

const area = (row: number, column: number, rows: number, columns: number): Area => ({ row, column, rows, columns });

function open(): { writer: Writer; sheet: Sheet; other: Sheet } {
  const workbook = newWorkbook();
  const sheet = workbook.sheets[0]!;
  const other = newSheet(5, 'Other');
  workbook.sheets.push(other);
  sheet.values = [
    ['a', 1],
    ['b', 2],
  ];
  sheet.formulas = [[], [undefined, '=A1&$A$1']];
  sheet.styles = [[internStyle({ bold: true, borders: 'top=SOLID #000000' })]];
  sheet.validations = [
    [undefined, internValidation({ criteria: 'NUMBER_GREATER_THAN', args: [0], allowInvalid: true })],
  ];
  sheet.notes = [['note']];
  sheet.columnWidths = [50, 60];
  sheet.conditionalFormats = [
    { ranges: [area(0, 0, 2, 1)], criteria: 'CUSTOM_FORMULA', args: ['=A1="a"'], style: { italic: true } },
  ];
  return { writer: { workbook, user: workbook.owner, now: 0 }, sheet, other };
}

function copy(type: PasteType, to: Area = area(5, 3, 1, 1), transposed = false) {
  const all = open();
  copyBlock(all.writer, { sheet: all.sheet, area: area(0, 0, 2, 2) }, { sheet: all.sheet, area: to }, type, transposed);
  return all.sheet;
}

describe('copyBlock', () => {
  it('takes everything in a normal paste, moving relative references', () => {
    const sheet = copy('NORMAL');
    expect([sheet.values[5]?.slice(3), sheet.values[6]?.slice(3)]).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(sheet.formulas[6]?.[4]).toBe('=D6&$A$1');
    expect(sheet.styles[5]?.[3]).toEqual({ bold: true, borders: 'top=SOLID #000000' });
    expect(sheet.validations[5]?.[4]?.criteria).toBe('NUMBER_GREATER_THAN');
    expect(sheet.notes[5]?.[3]).toBe('note');
    expect(sheet.conditionalFormats).toMatchObject([
      { ranges: [area(0, 0, 2, 1), area(5, 3, 2, 1)], args: ['=A1="a"'] },
    ]);
  });

  it.each<
    [PasteType, { value: unknown; formula: unknown; style: unknown; rule: unknown; note: unknown; width: unknown }]
  >([
    ['VALUES', { value: 2, formula: undefined, style: undefined, rule: undefined, note: undefined, width: undefined }],
    [
      'FORMULA',
      { value: 2, formula: '=D6&$A$1', style: undefined, rule: undefined, note: undefined, width: undefined },
    ],
    [
      'FORMAT',
      {
        value: undefined,
        formula: undefined,
        style: { bold: true, borders: 'top=SOLID #000000' },
        rule: undefined,
        note: undefined,
        width: undefined,
      },
    ],
    [
      'NO_BORDERS',
      {
        value: 2,
        formula: '=D6&$A$1',
        style: { bold: true },
        rule: 'NUMBER_GREATER_THAN',
        note: 'note',
        width: undefined,
      },
    ],
    [
      'DATA_VALIDATION',
      {
        value: undefined,
        formula: undefined,
        style: undefined,
        rule: 'NUMBER_GREATER_THAN',
        note: undefined,
        width: undefined,
      },
    ],
    [
      'COLUMN_WIDTHS',
      { value: undefined, formula: undefined, style: undefined, rule: undefined, note: undefined, width: 60 },
    ],
  ])('takes its own part as %s', (type, expected) => {
    const sheet = copy(type);
    expect({
      value: sheet.values[6]?.[4],
      formula: sheet.formulas[6]?.[4],
      style: sheet.styles[5]?.[3],
      rule: sheet.validations[5]?.[4]?.criteria,
      note: sheet.notes[5]?.[3],
      width: sheet.columnWidths[4],
    }).toEqual(expected);
  });

  it('repeats to fill a destination that is a multiple, and turns rows into columns', () => {
    const filled = copy('VALUES', area(4, 0, 4, 4));
    expect(filled.values.slice(4).map((line) => [...line])).toEqual([
      ['a', 1, 'a', 1],
      ['b', 2, 'b', 2],
      ['a', 1, 'a', 1],
      ['b', 2, 'b', 2],
    ]);
    const turned = copy('VALUES', area(4, 0, 1, 1), true);
    expect(turned.values.slice(4).map((line) => [...line])).toEqual([
      ['a', 'b'],
      [1, 2],
    ]);
  });

  it('makes a rule of its own on another sheet', () => {
    const { writer, sheet, other } = open();
    copyBlock(
      writer,
      { sheet, area: area(1, 0, 1, 1) },
      { sheet: other, area: area(4, 2, 1, 1) },
      'CONDITIONAL_FORMATTING',
      false,
    );
    expect(other.conditionalFormats).toMatchObject([{ ranges: [area(4, 2, 1, 1)], args: ['=C5="a"'] }]);
    expect(other.values).toEqual([]);
  });

  it('refuses to reach beyond the grid', () => {
    expect(() => copy('NORMAL', area(999, 0, 1, 1))).toThrow(
      'The coordinates of the range are outside the dimensions of the sheet.',
    );
  });
});

describe('moveBlock', () => {
  it('leaves nothing behind and lets references follow', () => {
    const { writer, sheet, other } = open();
    other.formulas = [['=Sheet1!A1', '=SUM(Sheet1!A1:B9)']];
    moveBlock(writer, { sheet, area: area(0, 0, 2, 2) }, { sheet: other, area: area(3, 1, 1, 1) });
    expect(sheet.values.flat().filter((v) => v !== undefined)).toEqual([]);
    expect([other.values[3]?.[1], other.notes[3]?.[1], other.formulas[4]?.[2]]).toEqual(['a', 'note', '=B4&$B$4']);
    expect(other.formulas[0]).toEqual(['=B4', '=SUM(Sheet1!A1:B9)']);
  });

  it('is taken back by the way back', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), (row, column) => {
        const { writer, sheet } = open();
        const read = () =>
          [0, 1].map((r) =>
            [0, 1].map((c) => [cellOf(sheet.values, r, c), cellOf(sheet.formulas, r, c), cellOf(sheet.styles, r, c)]),
          );
        const start = JSON.stringify(read());
        moveBlock(writer, { sheet, area: area(0, 0, 2, 2) }, { sheet, area: area(row, column, 1, 1) });
        moveBlock(writer, { sheet, area: area(row, column, 2, 2) }, { sheet, area: area(0, 0, 1, 1) });
        expect(JSON.stringify(read())).toBe(start);
      }),
    );
  });
});
