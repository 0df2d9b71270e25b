import { fillSeries, splitTexts, trimTexts } from './tidy-text';
import { newWorkbook, type Value } from './workbook';

function open(values: (Value | undefined)[][]) {
  const workbook = newWorkbook();
  const sheet = workbook.sheets[0]!;
  sheet.values = values;
  return { writer: { workbook, user: workbook.owner, now: 0 }, sheet };
}

describe('tidying', () => {
  it('trims texts, which may then be numbers', () => {
    const { writer, sheet } = open([['  a   b '], [' 007 '], [5]]);
    trimTexts(writer, sheet, { row: 0, column: 0, rows: 3, columns: 1 });
    expect(sheet.values.map(([v]) => v)).toEqual(['a b', 7, 5]);
  });

  it('splits at a delimiter, or at the first that occurs', () => {
    const { writer, sheet } = open([['a;b c'], ['d'], ['e;1']]);
    splitTexts(writer, sheet, { row: 0, column: 0, rows: 3, columns: 1 }, null);
    expect(sheet.values.map((line) => [...line])).toEqual([['a', 'b c'], ['d'], ['e', 1]]);
    splitTexts(writer, sheet, { row: 0, column: 1, rows: 1, columns: 1 }, ' ');
    expect(sheet.values[0]).toEqual(['a', 'b', 'c']);
  });

  it('continues even series and repeats the rest', () => {
    const { writer, sheet } = open([
      [1, 'x', undefined],
      [3, 'y', undefined],
    ]);
    sheet.formulas = [
      [undefined, undefined, '=A1'],
      [undefined, undefined, '=A2'],
    ];
    const source = { row: 0, column: 0, rows: 2, columns: 3 };
    fillSeries(writer, sheet, source, { ...source, rows: 5 }, true);
    expect(sheet.values.map((line) => line.slice(0, 2))).toEqual([
      [1, 'x'],
      [3, 'y'],
      [5, 'x'],
      [7, 'y'],
      [9, 'x'],
    ]);
    expect(sheet.formulas.map((line) => line[2])).toEqual(['=A1', '=A2', '=A3', '=A4', '=A5']);
  });
});
