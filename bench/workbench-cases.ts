/**
 * What is measured of the workbench itself: each case beside the plainest thing that does the same. A case runs in a
 * process of its own, so that its peak memory is its own.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import { builtProject } from '../workbench/commands/project-files';
import { openFile } from '../workbench/io/read-file';
import { writeXlsx } from '../workbench/io/xlsx/write-xlsx';
import { effectiveFormat } from '../workbench/model/conditional-format';
import { newState } from '../workbench/model/state';
import { newSheet, newWorkbook, type Sheet, type Value, type Workbook } from '../workbench/model/workbook';
import { openWorkbench } from '../workbench/workbench';
import { benchSheet } from './sheets';

export interface Place {
  /** Folder of this installation. */
  readonly root: string;
  /** Where a case finds what an earlier one left. */
  readonly folder: string;
}

/** Prepares what is not measured and returns what is. */
type Case = (place: Place) => (() => unknown) | Promise<() => unknown>;

const START = Date.UTC(2026, 5, 1, 12);
const COLUMNS = 20;
const XLSX_ROWS = 50_000;

/** Rows as scripts make them: texts that stay, texts that become numbers, dates and amounts, numbers and booleans. */
const MAKE_ROWS = `
function makeRows(count) {
  var rows = [];
  for (var r = 0; r < count; r++) {
    rows.push([
      'Customer ' + r, '客户 ' + r, '+1 212 555 ' + (1000 + r % 9000), "'00" + r, r, r / 7, r % 2 === 0, '', '2026-0' + (1 + r % 9) + '-15',
      '$' + (r % 500) + '.50', (r % 100) + '%', 'a' + r + '@example.com', 'Shenzhen', 'Existing', 'Website', 'x', 'y', r % 12, r * 3, 'asks for a better price'
    ]);
  }
  return rows;
}`;
const SCRIPT = `${MAKE_ROWS}
function nothing() {}
function write(count) {
  var sheet = SpreadsheetApp.getActiveSheet();
  sheet.getRange(1, 1, count, ${COLUMNS}).setValues(makeRows(count));
}
function read() { return SpreadsheetApp.getActiveSheet().getDataRange().getValues().length; }
function writeSingly(count) {
  var sheet = SpreadsheetApp.getActiveSheet();
  for (var r = 1; r <= count; r++) sheet.getRange(r, 1).setValue('Customer ' + r);
}`;

function inScript(workbook: Workbook, functionName: string, ...args: number[]): () => unknown {
  const workbench = openWorkbench({
    project: [{ name: 'Code', type: 'js', source: SCRIPT }],
    state: newState(workbook, START),
  });
  return () => {
    const report = workbench.run(functionName, args, { virtualLimitMs: 1_000_000_000 });
    if (!report.ok) throw new Error(report.error?.message);
    return report.value;
  };
}

const emptySheet = (rows: number): Workbook => ({ ...newWorkbook(), sheets: [newSheet(0, 'Sheet1', rows, COLUMNS)] });

const write =
  (rows: number): Case =>
  () =>
    inScript(emptySheet(rows), 'write', rows);

const read =
  (rows: number): Case =>
  () =>
    inScript(benchSheet(rows), 'read');

/** The same rows, copied cell by cell. */
const plainWrite =
  (rows: number): Case =>
  () => {
    const makeRows = vm.runInThisContext(`${MAKE_ROWS}; makeRows`) as (count: number) => Value[][];
    return () => cellByCell(makeRows(rows));
  };

const plainRead =
  (rows: number): Case =>
  () => {
    const values = benchSheet(rows).sheets[0]?.values ?? [];
    return () => cellByCell(values);
  };

function cellByCell(rows: readonly (readonly (Value | undefined)[])[]): (Value | undefined)[][] {
  const copy: (Value | undefined)[][] = [];
  for (const row of rows) {
    const line: (Value | undefined)[] = [];
    for (const value of row) line.push(value);
    copy.push(line);
  }
  return copy;
}

const COUNTIF_ROWS = 50_000;

/** Computes the look of the whole sheet under a rule that marks what stands in its column more than once. */
const countIf =
  (column: string): Case =>
  () => {
    const workbook = benchSheet(COUNTIF_ROWS);
    const sheet = workbook.sheets[0] as Sheet;
    const area = { row: 1, column: 0, rows: COUNTIF_ROWS, columns: COLUMNS };
    const formula = `=COUNTIF($${column}$2:$${column}$${COUNTIF_ROWS + 1},$${column}2)>1`;
    sheet.conditionalFormats = [
      { ranges: [area], criteria: 'CUSTOM_FORMULA', args: [formula], style: { background: '#ffff00' } },
    ];
    return () => effectiveFormat(workbook, sheet, area, START);
  };

/** Counts anew for each row, as the formula says. */
const plainCountIf =
  (column: number): Case =>
  () => {
    const texts = (benchSheet(COUNTIF_ROWS).sheets[0] as Sheet).values.slice(1).map((row) => String(row[column]));
    return () => {
      let repeated = 0;
      for (const text of texts) {
        let count = 0;
        for (const other of texts) if (other === text) count++;
        if (count > 1) repeated++;
      }
      return repeated;
    };
  };

const FRESH_RUNS = 30;
const bundle = (root: string): string => readFileSync(join(root, 'dist/Code.js'), 'utf8');

export const CASES: Readonly<Record<string, Case>> = {
  nothing: () => () => undefined,

  'fresh-contexts': ({ root }) => {
    const project = [...builtProject(root), { name: 'Nothing', type: 'js' as const, source: 'function nothing() {}' }];
    const workbench = openWorkbench({ project, state: newState(newWorkbook(), START) });
    return () => {
      for (let i = 0; i < FRESH_RUNS; i++) if (!workbench.run('nothing').ok) throw new Error('nothing failed');
    };
  },
  'fresh-contexts-plain': ({ root }) => {
    const script = new vm.Script(bundle(root));
    return () => {
      for (let i = 0; i < FRESH_RUNS; i++) script.runInContext(vm.createContext(Object.create(null)));
    };
  },

  'write-10000': write(10_000),
  'write-10000-plain': plainWrite(10_000),
  'write-100000': write(100_000),
  'write-100000-plain': plainWrite(100_000),
  'read-10000': read(10_000),
  'read-10000-plain': plainRead(10_000),
  'read-100000': read(100_000),
  'read-100000-plain': plainRead(100_000),

  'write-singly': () => inScript(emptySheet(10_000), 'writeSingly', 10_000),
  'write-singly-plain': () => () => {
    const rows: string[][] = [];
    for (let r = 0; r < 10_000; r++) rows.push([`Customer ${r}`]);
    return rows;
  },

  'countif-phone': countIf('D'),
  'countif-phone-plain': plainCountIf(3),
  'countif-owner': countIf('L'),
  'countif-owner-plain': plainCountIf(11),

  'xlsx-write': ({ folder }) => {
    const workbook = benchSheet(XLSX_ROWS);
    return async () => writeFileSync(join(folder, 'bench.xlsx'), await writeXlsx(workbook));
  },
  'xlsx-read':
    ({ folder }) =>
    async () => {
      const result = await openFile(join(folder, 'bench.xlsx'));
      if (!result.ok || result.workbook.sheets[0]?.values.length !== XLSX_ROWS + 1) throw new Error('not read');
    },
  'xlsx-write-exceljs': async () => {
    const { default: exceljs } = await import('exceljs');
    const { values } = benchSheet(XLSX_ROWS).sheets[0] as Sheet;
    return async () => {
      const workbook = new exceljs.Workbook();
      workbook.addWorksheet('Customers').addRows(values as unknown[][]);
      return workbook.xlsx.writeBuffer();
    };
  },
  'xlsx-read-exceljs': async ({ folder }) => {
    const { default: exceljs } = await import('exceljs');
    return async () => {
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.readFile(join(folder, 'bench.xlsx'));
      if (workbook.worksheets[0]?.rowCount !== XLSX_ROWS + 1) throw new Error('not read');
    };
  },
};
