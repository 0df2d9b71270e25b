/**
 * A ledger that was saved as a file and opened again is the same ledger: it is repaired, not made anew, taken back, and
 * whatever else the file held is still there. Read by exceljs, which shares no code with ours.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook as ExcelBook, type Worksheet } from 'exceljs';
import type { SetupReport } from '../../src/contract/api/set-up';
import { openFile } from '../../workbench/io/read-file';
import type { Sheet, Workbook as WorkbookModel } from '../../workbench/model/workbook';
import { accepted, ask, openBundle, requestId } from '../support/bundle-workbench';
import { runLedger } from '../support/command-line';
import { cellText } from '../support/ledger-file';
import { dumpSheet } from '../support/sheet-dump';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledgerline-trip-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function setUp(name: string, out: string): Promise<SetupReport & { serviceCalls: number }> {
  const { status, err } = await runLedger(folder, ['setup', name, '--out', out, '--report', `${out}.json`]);
  expect({ status, err: status === 0 ? '' : err }).toEqual({ status: 0, err: '' });
  return JSON.parse(readFileSync(join(folder, `${out}.json`), 'utf8')) as SetupReport & { serviceCalls: number };
}

async function excel(name: string): Promise<ExcelBook> {
  const book = new ExcelBook();
  await book.xlsx.readFile(join(folder, name));
  return book;
}

async function model(name: string): Promise<WorkbookModel> {
  const opened = await openFile(join(folder, name));
  if (!opened.ok) throw new Error(opened.code);
  return opened.workbook;
}

const first = (workbook: WorkbookModel): Sheet => workbook.sheets[0] as Sheet;

/** Every cell of a sheet as text, by address. */
function texts(sheet: Worksheet): Record<string, string> {
  const found: Record<string, string> = {};
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      const text = cellText(cell.value);
      if (text !== '') found[cell.address] = text;
    }),
  );
  return found;
}

const SHOP = [
  '姓名,手机,邮箱,公司,生日,最近下单,下单次数,累计消费,备注,我的列',
  '李强,138 0013 8000,LI@Example.com,强盛五金,1988年8月8日,2024年3月5日,3,1200,"=不是公式",x',
  '王芳,13900139000,wang@example.com ,,8月15日,2024.3.5,1,300,"第一行\n第二行",007',
  '陈明,+86 137-0013-7000,bad@,明达,农历八月十五,soon,,,,1/2',
  '李强,13800138000,,强盛五金有限公司,,,2,80,,',
].join('\n');

describe('a ledger from a CSV file', () => {
  let made: SetupReport & { serviceCalls: number };
  beforeAll(async () => {
    writeFileSync(join(folder, 'shop.csv'), SHOP);
    made = await setUp('shop.csv', 'shop.xlsx');
  });

  it('is repaired, not made anew, by the same command: nothing changes', async () => {
    const again = await setUp('shop.xlsx', 'again.xlsx');
    expect(again.serviceCalls).toBeLessThanOrEqual(25);
    expect(again).toMatchObject({
      headerRow: made.headerRow,
      rowsIn: 4,
      rowsOut: 4,
      duplicateGroups: made.duplicateGroups,
      issues: made.issues,
    });
    const [one, other] = [await excel('shop.xlsx'), await excel('again.xlsx')];
    expect(other.worksheets.map(({ name, state }) => ({ name, state }))).toEqual(
      one.worksheets.map(({ name, state }) => ({ name, state })),
    );
    expect(texts(other.worksheets[0] as Worksheet)).toEqual(texts(one.worksheets[0] as Worksheet));
    const [before, after] = [first(await model('shop.xlsx')), first(await model('again.xlsx'))];
    expect(dumpSheet(after)).toEqual(dumpSheet(before));
  });

  it('is taken back after it was opened again, to the very cells of the CSV file', async () => {
    const workbench = openBundle(await model('shop.xlsx'));
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    const back = first(workbench.state.workbook);
    writeFileSync(join(folder, 'plain.csv'), SHOP);
    const plain = first(await model('plain.csv'));
    expect(dumpSheet(back)['values']).toEqual(dumpSheet(plain)['values']);
    expect(back.conditionalFormats).toEqual([]);
    expect(back.validations.flat().filter(Boolean)).toEqual([]);
    expect(back.notes.flat().filter(Boolean)).toEqual([]);
  });

  it('keeps in the file what a reader of the CSV would look for', async () => {
    const sheet = (await excel('shop.xlsx')).worksheets[0] as Worksheet;
    expect(Array.from({ length: 10 }, (_, i) => cellText(sheet.getCell(2, i + 1).value))).toEqual([
      '李强',
      '13800138000',
      'LI@example.com',
      '强盛五金',
      '1988-08-08',
      '2024-03-05',
      '3',
      '1200',
      '=不是公式',
      'x',
    ]);
    expect([3, 4].map((row) => cellText(sheet.getCell(row, 5).value))).toEqual(['8月15日', '农历八月十五']);
    expect([2, 3, 4].map((row) => sheet.getCell(row, 10).value)).toEqual(['x', '007', '1/2']);
  });
});

describe('a ledger from an XLSX file with much else in it', () => {
  beforeAll(async () => {
    const book = new ExcelBook();
    const sheet = book.addWorksheet('Clients');
    sheet.addRow(['Client', 'Mobile', 'Since', 'Spent (USD)', 'Rank', 'Margin']);
    for (let i = 0; i < 12; i++)
      sheet.addRow([`Client ${i} Ltd`, `212-555-01${10 + i}`, new Date(Date.UTC(2020, i, 15)), i * 100.5, '', 0.25]);
    for (let row = 2; row <= 13; row++) {
      sheet.getCell(row, 5).value = { formula: `RANK(D${row},$D$2:$D$13)`, result: 14 - row };
      sheet.getCell(row, 3).numFmt = 'dd/mm/yyyy';
      sheet.getCell(row, 4).numFmt = '"$"#,##0.00';
      sheet.getCell(row, 6).numFmt = '0%';
      sheet.getCell(row, 6).dataValidation = {
        type: 'decimal',
        operator: 'between',
        formulae: [0, 1],
        allowBlank: true,
      };
    }
    sheet.getCell('A2').fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFF00' } };
    sheet.getCell('F1').note = 'after discounts';
    sheet.getColumn(1).width = 40;
    sheet.addConditionalFormatting({
      ref: 'D2:D13',
      rules: [
        {
          type: 'cellIs',
          operator: 'greaterThan',
          formulae: ['500'],
          priority: 1,
          style: { font: { bold: true, color: { argb: 'FF0000FF' } } },
        },
      ],
    });
    const other = book.addWorksheet('Notes');
    other.getCell('B2').value = 'do not touch';
    other.getCell('B3').value = { formula: 'SUM(Clients!D2:D13)', result: 6633 };
    other.mergeCells('A5:C5');
    const hidden = book.addWorksheet('Old', { state: 'hidden' });
    hidden.getCell('A1').value = 'archive';
    book.definedNames.add('Clients!$D$2:$D$13', 'Spent');
    await book.xlsx.writeFile(join(folder, 'clients.xlsx'));
    await setUp('clients.xlsx', 'clients.ledger.xlsx');
  });

  it("keeps the user's formulas, formats, notes, rules, widths and names", async () => {
    const book = await excel('clients.ledger.xlsx');
    const sheet = book.getWorksheet('Clients') as Worksheet;
    expect(sheet.getCell('E5').formula).toBe('RANK(D5,$D$2:$D$13)');
    expect(sheet.getCell('F5').value).toBe(0.25);
    expect(sheet.getCell('F5').numFmt).toBe('0%');
    expect(sheet.getCell('D5').value).toBe(301.5);
    expect(sheet.getCell('D5').numFmt).toContain('$');
    expect(sheet.getCell('A2').fill).toMatchObject({ fgColor: { argb: 'FFFFFF00' } });
    expect(JSON.stringify(sheet.getCell('F1').note)).toContain('after discounts');
    expect(sheet.getCell('F5').dataValidation).toMatchObject({ type: 'decimal', formulae: [0, 1] });
    expect(Math.round(sheet.getColumn(1).width ?? 0)).toBe(40);
    const { conditionalFormattings } = sheet as unknown as {
      conditionalFormattings: { ref: string; rules: { type: string; formulae: unknown[] }[] }[];
    };
    expect(conditionalFormattings).toContainEqual(
      expect.objectContaining({ ref: 'D2:D13', rules: [expect.objectContaining({ type: 'cellIs' })] }),
    );
    expect(book.definedNames.getRanges('Spent').ranges).toEqual(['Clients!$D$2:$D$13']);
  });

  it('keeps other tabs as they were, formulas that point to the ledger included', async () => {
    const book = await excel('clients.ledger.xlsx');
    expect(book.worksheets.slice(0, 3).map(({ name, state }) => `${name} ${state}`)).toEqual([
      'Clients visible',
      'Notes visible',
      'Old hidden',
    ]);
    const notes = book.getWorksheet('Notes') as Worksheet;
    expect(notes.getCell('B2').value).toBe('do not touch');
    expect(notes.getCell('B3').formula).toBe('SUM(Clients!D2:D13)');
    expect(notes.getCell('B5').isMerged).toBe(true);
    expect((book.getWorksheet('Old') as Worksheet).getCell('A1').value).toBe('archive');
  });

  it('is taken back to what the file held', async () => {
    const plain = openBundle(await model('clients.xlsx'));
    const workbench = openBundle(await model('clients.ledger.xlsx'));
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    expect(dumpSheet(first(workbench.state.workbook))).toEqual(dumpSheet(first(plain.state.workbook)));
  });
});
