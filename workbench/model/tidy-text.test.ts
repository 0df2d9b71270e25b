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

  it('leaves a text that then looks like a formula a text', () => {
    const { writer, sheet } = open([[' =1+1'], [' +49 5'], ['=a  b']]);
    trimTexts(writer, sheet, { row: 0, column: 0, rows: 3, columns: 1 });
    expect(sheet.values.map(([v]) => v)).toEqual(['=1+1', '+49 5', '=a b']);
    expect(sheet.formulas.flat().filter(Boolean)).toEqual([]);
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
      [1, 'red', undefined],
      [3, 'blue', undefined],
    ]);
    sheet.formulas = [
      [undefined, undefined, '=A1'],
      [undefined, undefined, '=A2'],
    ];
    const source = { row: 0, column: 0, rows: 2, columns: 3 };
    fillSeries(writer, sheet, source, { ...source, rows: 5 }, true);
    expect(sheet.values.map((line) => line.slice(0, 2))).toEqual([
      [1, 'red'],
      [3, 'blue'],
      [5, 'red'],
      [7, 'blue'],
      [9, 'red'],
    ]);
    expect(sheet.formulas.map((line) => line[2])).toEqual(['=A1', '=A2', '=A3', '=A4', '=A5']);
  });

  it('counts a single date on by days', () => {
    const { writer, sheet } = open([[45292]]);
    sheet.styles = [[{ numberFormat: 'M/d/yyyy' }]];
    const source = { row: 0, column: 0, rows: 1, columns: 1 };
    fillSeries(writer, sheet, source, { ...source, rows: 3 }, true);
    expect(sheet.values).toEqual([[45292], [45293], [45294]]);
  });

  it.each<[string, Value[], string | undefined]>([
    ['texts that end in a number', ['Item 1'], undefined],
    ['names of months', ['Jan'], undefined],
    ['names of weekdays', ['monday'], undefined],
    ['letters', ['A', 'B'], undefined],
    ['uneven numbers', [1, 2, 4], undefined],
    ['numbers among texts', [1, 'red'], undefined],
    ['dates by months', [45292, 45323], 'M/d/yyyy'],
  ])('refuses %s, which Sheets may continue, rather than repeat them', (_, values, numberFormat) => {
    const { writer, sheet } = open(values.map((value) => [value]));
    if (numberFormat) sheet.styles = values.map(() => [{ numberFormat }]);
    const source = { row: 0, column: 0, rows: values.length, columns: 1 };
    const target = { ...source, rows: 6 };
    expect(() => fillSeries(writer, sheet, source, target, true)).toThrow(/^Filling a series of .* is not emulated$/);
    fillSeries(writer, sheet, source, target, false);
    expect(sheet.values[values.length]).toEqual([values[0]]);
  });
});
