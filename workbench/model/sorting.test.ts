import fc from 'fast-check';
import { dropDuplicates, sortArea } from './sorting';
import { newWorkbook, type Value } from './workbook';

function open(rows: readonly (readonly (Value | undefined)[])[]) {
  const workbook = newWorkbook();
  const sheet = workbook.sheets[0]!;
  sheet.values = rows.map((row) => [...row]);
  sheet.notes = rows.map((row) => [`note of ${row[0]}`]);
  return { workbook, sheet, area: { row: 0, column: 0, rows: rows.length, columns: rows[0]?.length ?? 1 } };
}

describe('sortArea', () => {
  it('puts numbers before texts before booleans before errors, and blanks last both ways', () => {
    const values = ['b', 2, undefined, true, { error: '#N/A' }, 'A', 1];
    const { workbook, sheet, area } = open(values.map((v) => [v]));
    sortArea(workbook, sheet, area, [{ column: 0, ascending: true }], 0);
    expect(sheet.values.map(([v]) => v)).toEqual([1, 2, 'A', 'b', true, { error: '#N/A' }, undefined]);
    sortArea(workbook, sheet, area, [{ column: 0, ascending: false }], 0);
    expect(sheet.values.map(([v]) => v)).toEqual([{ error: '#N/A' }, true, 'b', 'A', 2, 1, undefined]);
  });

  it('keeps each row whole, with its notes, and equal rows in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(5), fc.nat(3)), { minLength: 1, maxLength: 30 }), (rows) => {
        const { workbook, sheet, area } = open(rows.map(([a, b], i) => [a, b, i]));
        sortArea(
          workbook,
          sheet,
          area,
          [
            { column: 0, ascending: true },
            { column: 1, ascending: false },
          ],
          0,
        );
        const expected = rows
          .map(([a, b], i) => [a, b, i] as const)
          .sort((x, y) => x[0] - y[0] || y[1] - x[1] || x[2] - y[2]);
        expect(sheet.values).toEqual(expected);
        expect(sheet.notes.map(([note]) => note)).toEqual(expected.map(([a]) => `note of ${a}`));
      }),
    );
  });

  it('moves relative references of formulas, and sorts by their results', () => {
    const { workbook, sheet, area } = open([
      [2, undefined],
      [1, undefined],
    ]);
    sheet.formulas = [
      [undefined, '=A1*10+$A$1*0'],
      [undefined, '=A2*10+$A$1*0'],
    ];
    sortArea(workbook, sheet, area, [{ column: 1, ascending: true }], 0);
    expect(sheet.formulas.map((line) => line[1])).toEqual(['=A1*10+$A$1*0', '=A2*10+$A$1*0']);
    expect(sheet.values.map(([v]) => v)).toEqual([1, 2]);
  });

  it('refuses merged cells', () => {
    const { workbook, sheet, area } = open([[1], [2]]);
    sheet.merges = [{ row: 0, column: 0, rows: 2, columns: 1 }];
    expect(() => sortArea(workbook, sheet, area, [{ column: 0, ascending: true }], 0)).toThrow(
      "You can't sort a range with merged cells.",
    );
  });
});

describe('dropDuplicates', () => {
  // [range] Rows that differ only in case are equal; what is left moves up.
  it('keeps the first of equal rows and clears the rest', () => {
    const { workbook, sheet, area } = open([
      ['Ann', 1],
      ['ANN', 1],
      ['Bob', 1],
      ['ann', 2],
    ]);
    expect(dropDuplicates(workbook, sheet, area, [0, 1], 0)).toBe(3);
    expect(sheet.values.map((line) => [...line])).toEqual([
      ['Ann', 1],
      ['Bob', 1],
      ['ann', 2],
      [undefined, undefined],
    ]);
    expect(dropDuplicates(workbook, sheet, { ...area, rows: 3 }, [0], 0)).toBe(2);
  });
});
