/** A workbook written and read again is the same workbook, whatever it holds. */
import fc from 'fast-check';
import { workbooks } from '../../../test/support/random-workbook';
import { calculated } from '../../formula/calculation';
import { boundedArea } from '../../model/area';
import { touch } from '../../model/revision';
import { internStyle, internValidation } from '../../model/style';
import { formulaAt } from '../../model/validation';
import { type Grid, newSheet, newWorkbook, type Sheet, type Validation, type Workbook } from '../../model/workbook';
import { readFile } from '../read-file';
import { writeXlsx } from './write-xlsx';

/**
 * What the file does not bring back, as docs/xlsx.md tells under "Left out". Beside these: clipping, which becomes
 * overflow; links shown as such or not; `#ERROR!`, which becomes a text; help texts beyond 255 characters; sizes beyond
 * Excel's; the open end of a filter; what is hidden by hand within a closed group. Who a spreadsheet is stands in cells of its own.
 */
const LEFT_OUT = {
  workbook: ['owner', 'editors', 'metadata', 'activeRange', 'currentCell', 'nextId', 'spreadsheetId'],
  sheet: ['protections'],
} as const;

const without = <T extends object, K extends keyof T>(whole: T, keys: readonly K[]) =>
  Object.fromEntries(Object.entries(whole).filter(([key]) => !keys.includes(key as K))) as Omit<T, K>;

/** A formula of a rule is the one that a cell gets, whichever cell it was written for. */
const readsAs = (rule: Validation | undefined, row: number, column: number) =>
  rule?.criteria === 'CUSTOM_FORMULA' ? { ...rule, args: [formulaAt(rule, row, column)] } : rule;

const NOW = Date.UTC(2026, 7, 3);

async function again(workbook: Workbook): Promise<Workbook> {
  const result = await readFile(`${workbook.name}.xlsx`, await writeXlsx(workbook, { now: NOW }), {
    locale: workbook.locale,
    timeZone: workbook.timeZone,
  });
  if (!result.ok) throw new Error(`${result.code} ${JSON.stringify(result.detail)}`);
  expect(result.notes).toEqual([]);
  return result.workbook;
}

/** Sparse grids compare by what they hold, not by how long their arrays are. */
function plain(workbook: Workbook) {
  const cells = (grid: Grid<unknown>) => {
    const found: Record<string, unknown> = {};
    for (const [row, line] of grid.entries())
      for (const [column, cell] of (line ?? []).entries()) if (cell !== undefined) found[`${row},${column}`] = cell;
    return found;
  };
  const list = (values: readonly unknown[]) =>
    Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== false));
  return {
    ...without(workbook, LEFT_OUT.workbook),
    sheets: workbook.sheets.map((sheet) => ({
      ...without(sheet, LEFT_OUT.sheet),
      values: cells(sheet.values),
      formulas: cells(sheet.formulas),
      styles: cells(sheet.styles),
      validations: cells(sheet.validations.map((line, row) => line?.map((rule, column) => readsAs(rule, row, column)))),
      notes: cells(sheet.notes),
      richText: cells(sheet.richText),
      filter: sheet.filter && { ...sheet.filter, rect: boundedArea(sheet.filter.rect, sheet) },
      columnWidths: list(sheet.columnWidths),
      rowHeights: list(sheet.rowHeights),
      hiddenColumns: list(sheet.hiddenColumns),
      hiddenRows: list(sheet.hiddenRows),
    })),
  };
}

describe('XLSX round trip', () => {
  it('leaves what a formula fills to that formula', async () => {
    const filter = '=FILTER(A1:A3,B1:B3>0)';
    const values: Sheet['values'] = [
      ['a', 1],
      ['b', 2],
      ['c', 0],
    ];
    const whole: Sheet = { ...newSheet(0, 'Sheet1'), values, formulas: [[], [undefined, undefined, filter]] };
    const first = { ...newWorkbook(), sheets: [whole] };
    calculated(first, NOW);
    const [sheet] = (await again(first)).sheets;
    const read = { ...first, sheets: [sheet!] };
    expect(calculated(read, NOW).value(sheet!, 2, 2)).toBe('b');
    sheet!.values[1]![1] = 0;
    touch(read);
    expect([calculated(read, NOW).value(sheet!, 1, 2), calculated(read, NOW).value(sheet!, 2, 2)]).toEqual(['a', null]);
    expect(sheet!.formulas.flat().filter(Boolean)).toEqual([filter]);
  });

  it('loses what it is said to lose, and that alone', async () => {
    const rect = { row: 0, column: 0, rows: 2, columns: 1 };
    const sheet = {
      ...newSheet(0, 'Sheet1'),
      values: [[{ error: '#ERROR!' }, 'a']],
      styles: [[undefined, internStyle({ wrap: 'CLIP', bold: true, showHyperlink: false })]],
      validations: [
        [internValidation({ criteria: 'CHECKBOX', args: [], allowInvalid: true, helpText: 'x'.repeat(300) })],
      ],
      columnWidths: [2000],
      rowHeights: [900],
      protections: [
        { protectionId: 3, rect, description: '', warningOnly: true, editors: [], domainEdit: false, unprotected: [] },
      ],
    };
    const written: Workbook = {
      ...newWorkbook({ name: 'Book' }),
      sheets: [sheet],
      metadata: [{ metadataId: 4, key: 'k', value: 'v', visibility: 'DOCUMENT', location: { type: 'SPREADSHEET' } }],
    };
    const read = await again(written);
    expect(read).toMatchObject({ metadata: [] });
    expect(read.sheets).toEqual([
      {
        ...sheet,
        values: [['#ERROR!', 'a']],
        styles: [[undefined, { bold: true }]],
        validations: [[expect.objectContaining({ helpText: 'x'.repeat(255) })]],
        columnWidths: [1790],
        rowHeights: [545],
        protections: [],
      },
    ]);
  });

  it('knows the spreadsheet again by the block that stands in its cells', async () => {
    const block = [
      ['ledgerline:workbook'],
      ['spreadsheetId', 'abc'],
      ['timeZone', 'America/New_York'],
      ['locale', 'zh_CN'],
    ];
    const written = {
      ...newWorkbook({ name: 'Book' }),
      sheets: [{ ...newSheet(0, 'Settings'), hidden: false, values: block }],
    };
    expect(await again(written)).toMatchObject({ spreadsheetId: 'abc', timeZone: 'America/New_York', locale: 'zh_CN' });
  });

  it('gives back every workbook as it was', async () => {
    await fc.assert(
      fc.asyncProperty(workbooks, async (written) => {
        expect(plain(await again(written))).toEqual(plain(written));
      }),
      { numRuns: Number(process.env['FC_RUNS'] ?? 25) },
    );
  }, 3_600_000);
});
