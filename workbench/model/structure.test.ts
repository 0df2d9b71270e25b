import fc from 'fast-check';
import { deleteSpan, insertSpan, moveSpan } from './structure';
import { internStyle, internValidation } from './style';
import { type Grid, newSheet, newWorkbook, type Rect, type Sheet, type Workbook } from './workbook';

const rect = (row: number, column: number, rows: number | null, columns: number | null): Rect => ({
  row,
  column,
  rows,
  columns,
});

/** A sheet on which everything stands that a change has to carry. */
function furnished(): { workbook: Workbook; sheet: Sheet; other: Sheet } {
  const workbook = newWorkbook();
  const sheet = workbook.sheets[0]!;
  sheet.name = 'Data';
  sheet.maxRows = 20;
  sheet.maxColumns = 8;
  sheet.frozenRows = 1;
  for (let r = 0; r < 10; r++) {
    sheet.values[r] = [`r${r}`, r, undefined, `n${r}`];
    sheet.styles[r] = [
      internStyle({ bold: r === 0 || undefined } as object),
      internStyle({ background: `#00000${r}` }),
    ];
    sheet.validations[r] = [
      undefined,
      internValidation({ criteria: 'CUSTOM_FORMULA', args: ['=$B2>A2', 1, 1], allowInvalid: true }),
    ];
    sheet.notes[r] = [`note ${r}`];
  }
  sheet.formulas[2] = [undefined, undefined, '=SUM(B2:B6)+$A$5'];
  sheet.values[2]![2] = 0;
  sheet.richText[3] = [[{ start: 0, end: 1, link: 'http://x.y' }]];
  sheet.merges = [rect(4, 0, 2, 2) as never];
  sheet.conditionalFormats = [
    {
      ranges: [rect(1, 0, null, 4)],
      criteria: 'CUSTOM_FORMULA',
      args: ['=AND($B2>1,COUNTIF($B$2:$B,$B2)>1)'],
      style: { bold: true },
    },
  ];
  sheet.filter = { rect: rect(0, 0, 10, 4), criteria: { 1: { hiddenValues: ['5'] } } };
  sheet.protections = [
    {
      protectionId: 1,
      rect: rect(3, 1, 2, 1),
      description: '',
      warningOnly: false,
      editors: [],
      domainEdit: false,
      unprotected: [],
    },
  ];
  sheet.columnWidths = [undefined, 150];
  sheet.rowHeights = [30];
  sheet.hiddenColumns = [false, false, true];
  sheet.hiddenRows = [false, false, false, true];
  sheet.columnGroups = [{ start: 1, end: 3, depth: 1, collapsed: false }];
  const other = newSheet(9, 'Other');
  other.formulas = [['=Data!B5&Data!A:A']];
  workbook.sheets.push(other);
  workbook.namedRanges = [{ name: 'Block', sheetId: 0, rect: rect(2, 1, 3, 2) }];
  workbook.metadata = [
    { metadataId: 5, key: 'k', value: null, visibility: 'DOCUMENT', location: { type: 'ROW', sheetId: 0, index: 4 } },
    {
      metadataId: 6,
      key: 'k',
      value: null,
      visibility: 'DOCUMENT',
      location: { type: 'COLUMN', sheetId: 0, index: 1 },
    },
  ];
  return { workbook, sheet, other };
}

/** Everything, with the empty ends of lists left out. */
function dump(workbook: Workbook): unknown {
  const trim = (list: readonly unknown[]): unknown[] => {
    const end = list.findLastIndex(
      (x) => x !== undefined && x !== false && !(Array.isArray(x) && trim(x).length === 0),
    );
    return Array.from(list.slice(0, end + 1), (x) => (Array.isArray(x) ? trim(x) : (x ?? null)));
  };
  return workbook.sheets.map((sheet) =>
    Object.fromEntries(
      Object.entries(sheet).map(([key, value]) => [
        key,
        Array.isArray(value) ? JSON.parse(JSON.stringify(trim(value))) : value,
      ]),
    ),
  );
}

describe('inserting rows', () => {
  it('carries everything along', () => {
    const { workbook, sheet, other } = furnished();
    insertSpan(workbook, sheet, 'rows', 3, 2, 'before');
    expect(sheet.maxRows).toBe(22);
    expect([sheet.values[2]?.[0], sheet.values[3]?.[0], sheet.values[5]?.[0]]).toEqual(['r2', undefined, 'r3']);
    expect(sheet.formulas[2]?.[2]).toBe('=SUM(B2:B8)+$A$7');
    expect(other.formulas[0]?.[0]).toBe('=Data!B7&Data!A:A');
    expect(sheet.notes[5]?.[0]).toBe('note 3');
    expect(sheet.notes[3]).toBeUndefined();
    expect(sheet.richText[5]?.[0]).toHaveLength(1);
    expect(sheet.merges).toEqual([rect(6, 0, 2, 2)]);
    expect(sheet.conditionalFormats[0]).toMatchObject({
      ranges: [rect(1, 0, null, 4)],
      args: ['=AND($B2>1,COUNTIF($B$2:$B,$B2)>1)'],
    });
    expect(sheet.filter).toEqual({ rect: rect(0, 0, 12, 4), criteria: { 1: { hiddenValues: ['5'] } } });
    expect(sheet.protections[0]?.rect).toEqual(rect(5, 1, 2, 1));
    expect(sheet.hiddenRows.findIndex(Boolean)).toBe(5);
    expect(workbook.namedRanges[0]?.rect).toEqual(rect(2, 1, 5, 2));
    expect(workbook.metadata[0]?.location).toMatchObject({ index: 6 });
  });

  it('gives new rows the format and rules of their neighbour, not its content', () => {
    const { workbook, sheet } = furnished();
    insertSpan(workbook, sheet, 'rows', 3, 1, 'before');
    expect(sheet.styles[3]?.[1]).toBe(sheet.styles[2]?.[1]);
    expect(sheet.validations[3]?.[1]).toBe(sheet.validations[2]?.[1]);
    insertSpan(workbook, sheet, 'rows', 3, 1, 'after');
    expect(sheet.styles[3]?.[1]).toBe(sheet.styles[4]?.[1]);
  });

  it('keeps a rule about its own row when the insertion is at its first one', () => {
    const { workbook, sheet } = furnished();
    insertSpan(workbook, sheet, 'rows', 1, 1, 'before');
    expect(sheet.conditionalFormats[0]).toMatchObject({
      ranges: [rect(2, 0, null, 4)],
      args: ['=AND($B3>1,COUNTIF($B$3:$B,$B3)>1)'],
    });
    insertSpan(workbook, sheet, 'rows', 2, 1, 'after');
    expect(sheet.conditionalFormats[0]).toMatchObject({
      ranges: [rect(2, 0, null, 4)],
      args: ['=AND($B3>1,COUNTIF($B$4:$B,$B3)>1)'],
    });
  });

  it('refuses to pass ten million cells', () => {
    const { workbook, sheet } = furnished();
    expect(() => insertSpan(workbook, sheet, 'rows', 1, 1_250_000, 'before')).toThrow(
      'This action would increase the number of cells in the workbook above the limit of 10000000 cells.',
    );
    expect(sheet.maxRows).toBe(20);
  });
});

describe('inserting columns', () => {
  it('carries everything along', () => {
    const { workbook, sheet, other } = furnished();
    insertSpan(workbook, sheet, 'columns', 1, 1, 'before');
    expect(sheet.values[2]).toEqual(['r2', undefined, 2, 0, 'n2']);
    expect(sheet.formulas[2]?.[3]).toBe('=SUM(C2:C6)+$A$5');
    expect(other.formulas[0]?.[0]).toBe('=Data!C5&Data!A:A');
    expect(sheet.conditionalFormats[0]).toMatchObject({
      ranges: [rect(1, 0, null, 5)],
      args: ['=AND($C2>1,COUNTIF($C$2:$C,$C2)>1)'],
    });
    expect(sheet.filter?.criteria).toEqual({ 2: { hiddenValues: ['5'] } });
    expect(sheet.validations[3]?.[2]?.args).toEqual(['=$C2>B2', 1, 2]);
    expect(sheet.columnWidths).toEqual([undefined, undefined, 150]);
    expect(sheet.hiddenColumns).toEqual([false, undefined, false, true]);
    expect(sheet.columnGroups).toEqual([{ start: 2, end: 4, depth: 1, collapsed: false }]);
    expect(workbook.metadata[1]?.location).toMatchObject({ index: 2 });
  });
});

describe('deleting', () => {
  it('takes what stands on the rows, and marks references that lose their cells', () => {
    const { workbook, sheet, other } = furnished();
    deleteSpan(workbook, sheet, 'rows', 4, 2);
    expect(sheet.values[4]?.[0]).toBe('r6');
    expect(sheet.formulas[2]?.[2]).toBe('=SUM(B2:B4)+#REF!');
    expect(other.formulas[0]?.[0]).toBe('=#REF!&Data!A:A');
    expect(sheet.merges).toEqual([]);
    expect(sheet.protections[0]?.rect).toEqual(rect(3, 1, 1, 1));
    expect(workbook.namedRanges[0]?.rect).toEqual(rect(2, 1, 2, 2));
    expect(workbook.metadata.map((m) => m.metadataId)).toEqual([6]);
  });

  it('keeps a rule when its first row goes', () => {
    const { workbook, sheet } = furnished();
    deleteSpan(workbook, sheet, 'rows', 1, 1);
    expect(sheet.conditionalFormats[0]).toMatchObject({
      ranges: [rect(1, 0, null, 4)],
      args: ['=AND($B2>1,COUNTIF($B$2:$B,$B2)>1)'],
    });
    deleteSpan(workbook, sheet, 'columns', 1, 1);
    expect(sheet.conditionalFormats[0]?.args).toEqual(['=AND(#REF!>1,COUNTIF(#REF!,#REF!)>1)']);
  });

  // [ngs186][ngs528]
  it('refuses to leave nothing', () => {
    const { workbook, sheet } = furnished();
    expect(() => deleteSpan(workbook, sheet, 'rows', 0, 20)).toThrow("You can't delete all the rows on the sheet.");
    expect(() => deleteSpan(workbook, sheet, 'columns', 0, 8)).toThrow(
      "You can't delete all the columns on the sheet.",
    );
    expect(() => deleteSpan(workbook, sheet, 'rows', 1, 19)).toThrow(
      'Sorry, it is not possible to delete all non-frozen rows.',
    );
  });

  it('undoes an insertion, whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('rows' as const, 'columns' as const),
        fc.nat(8),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (axis, at, count, before) => {
          const { workbook, sheet } = furnished();
          // What a fixed range of a rule adopts at its edge stays adopted.
          const start = dump(workbook);
          insertSpan(workbook, sheet, axis, at, count, before ? 'before' : 'after');
          deleteSpan(workbook, sheet, axis, at, count);
          expect(dump(workbook)).toEqual(start);
        },
      ),
    );
  });
});

describe('moving', () => {
  it('counts the destination before the move', () => {
    const { workbook, sheet } = furnished();
    sheet.merges = [];
    moveSpan(workbook, sheet, 'columns', 0, 1, 3);
    expect(sheet.values[2]).toEqual([2, 0, 'r2', 'n2']);
    expect(sheet.formulas[2]?.[1]).toBe('=SUM(A2:A6)+$C$5');
    expect(workbook.metadata[1]?.location).toMatchObject({ index: 0 });
    moveSpan(workbook, sheet, 'columns', 2, 1, 0);
    expect(sheet.values[2]).toEqual(['r2', 2, 0, 'n2']);
  });

  it('does nothing within its own block and refuses to cut a merge', () => {
    const { workbook, sheet } = furnished();
    const start = dump(workbook);
    moveSpan(workbook, sheet, 'rows', 2, 2, 3);
    expect(dump(workbook)).toEqual(start);
    expect(() => moveSpan(workbook, sheet, 'rows', 5, 1, 0)).toThrow('merged cell');
  });

  it('keeps every value', () => {
    fc.assert(
      fc.property(fc.nat(9), fc.integer({ min: 1, max: 3 }), fc.nat(12), (at, count, to) => {
        const { workbook, sheet } = furnished();
        sheet.merges = [];
        const values = (grid: Grid<unknown>) =>
          grid.flatMap((line) => (line ?? []).filter((v) => v !== undefined)).sort();
        const start = values(sheet.values);
        moveSpan(workbook, sheet, 'rows', at, count, to);
        expect(values(sheet.values)).toEqual(start);
        for (let r = 0; r < 20; r++) {
          const name = sheet.values[r]?.[0];
          if (typeof name === 'string') expect(sheet.notes[r]?.[0]).toBe(name.replace('r', 'note '));
        }
      }),
    );
  });
});
