/** The Dashboard through the real bundle: the figures of the report, live where a formula says them, among people's cells. */
import { FIGURE_UNITS } from '../../src/contract/api/report';
import { messagesFor } from '../../src/contract/messages/messages-for';
import type { Figure, ReportLine } from '../../src/domain/report/figures';
import { readFile } from '../../workbench/io/read-file';
import { writeXlsx } from '../../workbench/io/xlsx/write-xlsx';
import type { Value } from '../../workbench/model/workbook';
import type { Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, NOW, openBundle } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import {
  dashboardCells,
  dashboardLedger,
  dashboardTab,
  rebuild,
  tableUnder,
  typeRows,
} from '../support/dashboard-ledger';
import { rewinder } from '../support/form-ledger';
import { serialOf } from '../support/rolled-ledger';
import { dumpSheet } from '../support/sheet-dump';

const ledger = dashboardLedger();
const bare = rewinder(ledger);
const first = rebuild(ledger);
const back = rewinder(ledger);
const words = messagesFor('en').report;
const MONTHS = words.tables['sales-by-month'];

const shown = ({ key, value }: Figure) => (value === null ? '–' : FIGURE_UNITS[key] === 'points' ? value * 100 : value);
const label = ({ of, rest, label: name }: ReportLine) =>
  rest === undefined ? name || (words.ages as Record<string, string>)[of] || of : words.rests[rest];
/** A file puts no quotes round names that need none. */
const unquoted = (formulas: object) => JSON.stringify(formulas).replace(/'(\w+)'!/g, '$1!');
const dump = (workbench: Workbench): Record<string, unknown> => {
  const tab = dashboardTab(workbench);
  return {
    ...dumpSheet(tab),
    formulas: unquoted(
      tab.formulas.flatMap((line, row) => (line ?? []).flatMap((formula, at) => (formula ? [[row, at, formula]] : []))),
    ),
    charts: tab.charts.map(({ chartId: _, ...chart }) => chart),
  };
};
/** Where a text or number stands that is nowhere else, from A1. */
function placeOf(workbench: Workbench, value: unknown): [number, number] | undefined {
  const found = dashboardTab(workbench).values.flatMap((line, row) =>
    [...(line ?? [])].flatMap((cell, column): [number, number][] => (cell === value ? [[row, column]] : [])),
  );
  return found.length === 1 ? found[0] : undefined;
}

describe('the Dashboard', () => {
  it('P23 shows every figure of the report, to the last digit that money has', () => {
    const cells = dashboardCells(ledger);
    const told = accepted(ask(ledger, 'report').answer);
    let compared = 0;
    const compare = (at: string, found: unknown, figure: Figure) => {
      const expected = shown(figure);
      compared++;
      if (typeof expected === 'number')
        expect({ at, found: Math.round(Number(found) * 1e6) }).toEqual({ at, found: Math.round(expected * 1e6) });
      else expect({ at, found }).toEqual({ at, found: expected });
    };
    const period = tableUnder(cells, `Period: ${told.period.key}`);
    const now = tableUnder(cells, 'Today: 2026-11-21');
    told.figures.forEach((figure, i) => {
      const line = period[words.figures[figure.key].name];
      if (line === undefined) {
        expect([figure.n, told.figuresBefore[i]?.n]).toEqual([0, 0]);
        return;
      }
      compare(figure.key, line['This period'], figure);
      compare(figure.key, line['Before'], told.figuresBefore[i] as Figure);
    });
    for (const figure of told.now) {
      const line = now[words.figures[figure.key].name];
      if (line !== undefined) compare(figure.key, line['Today'], figure);
    }
    for (const [table, lines] of Object.entries(told.tables)) {
      const found = tableUnder(cells, words.tables[table as keyof typeof told.tables]);
      for (const line of Object.keys(found).length === 0 ? [] : lines)
        for (const figure of line.figures) {
          const value = found[label(line)]?.[words.figures[figure.key].name];
          if (value !== undefined) compare(`${table} ${label(line)} ${figure.key}`, value, figure);
        }
    }
    expect(compared).toBeGreaterThan(150);
    expect(first.live).toBeGreaterThan(60);
  });

  it('P24 follows the ledger without being rebuilt, as far as formulas say it', () => {
    const workbench = back();
    typeRows(workbench, 'Purchases', [{ Date: serialOf('2026-11-20'), 'Customer ID': 'C-000004', Amount: 50 }]);
    const cells = dashboardCells(workbench);
    expect(tableUnder(cells, MONTHS)['2026-11']).toMatchObject({ Sales: 150, Orders: 2 });
    expect(tableUnder(cells, 'Today: 2026-11-21')['Sales']?.['Today']).toBeCloseTo(6461.4, 4);
    byHand(workbench, (sheet) => sheet.deleteRow(3));
    expect(tableUnder(dashboardCells(workbench), 'Today: 2026-11-21')['Customers']?.['Today']).toBe(3);
  });

  it('P25 is the same, charts and all, when it is rebuilt on the same day', () => {
    const workbench = back();
    const before = dump(workbench);
    const { live, dated } = rebuild(workbench);
    expect(dump(workbench)).toEqual(before);
    expect({ live, dated }).toEqual({ live: first.live, dated: first.dated });
    expect(dashboardTab(workbench).charts.map(({ type }) => type)).toEqual(['LINE', 'PIE', 'BAR', 'COLUMN']);
  });

  it('takes 25 service calls at most for each part, at any number of rows', () => {
    const workbench = back();
    const day = serialOf('2026-11-02');
    const rows = Array.from({ length: 300 }, (_, i) => ({
      Date: day,
      'Customer ID': 'C-000001',
      Amount: i,
      Product: 'Beans',
    }));
    const unmoved = [rebuild(workbench).calls];
    typeRows(workbench, 'Purchases', rows);
    unmoved.push(rebuild(workbench).calls);
    expect(unmoved).toEqual([[16], [21]]);
    typeRows(workbench, 'Purchases', [{ Date: serialOf('2026-06-02'), 'Customer ID': 'C-000001', Amount: 1 }]);
    expect({ first: first.calls, moved: rebuild(workbench).calls }).toEqual({ first: [21, 23, 23], moved: [23, 23] });
    // A remark beside the blocks, blocks on the move.
    (dashboardTab(workbench).values[70] as Value[])[14] = 'mine';
    typeRows(workbench, 'Purchases', [{ Date: serialOf('2026-07-02'), 'Customer ID': 'C-000001', Amount: 1 }]);
    const { calls } = rebuild(workbench);
    expect(Math.max(...calls)).toBeLessThanOrEqual(25);
    expect(rebuild(workbench).calls).toEqual([16]);
  });

  it('P26 leaves what people have typed, inserted and arranged, and writes its own cells again', () => {
    const workbench = back();
    const { sheetId } = dashboardTab(workbench);
    byHand(
      workbench,
      (sheet) => {
        const cells = sheet.getDataRange().getValues();
        const row = cells.findIndex((line) => line.includes('Sales by month')) + 1;
        const tier = cells.findIndex((line) => line.includes('Existing')) + 1;
        sheet.getRange(tier, 7).setValue('ask them');
        sheet.getRange(row + 3, 3).setValue('typed over');
        sheet.getRange(5, 4).setValue('between blocks');
        sheet.insertRowAfter(row + 2);
        sheet.getRange(row + 3, 2).setValue('a row of mine');
        sheet.insertColumnAfter(4);
        sheet.getRange(7, 5).setFormula('=1+1');
      },
      sheetId,
    );
    const typed = ['ask them', 'between blocks', 'a row of mine', 2] as const;
    dashboardCells(workbench);
    const before = typed.map((text) => placeOf(workbench, text));
    rebuild(workbench);
    expect(typed.map((text) => placeOf(workbench, text)).slice(0, 3)).toEqual(before.slice(0, 3));
    expect(dashboardTab(workbench).formulas[6]?.[4]).toBe('=1+1');
    const cells = dashboardCells(workbench).map((line) => line.filter((_, column) => column !== 3));
    expect(tableUnder(cells, MONTHS)).toEqual(tableUnder(dashboardCells(back()), MONTHS));
    expect(placeOf(workbench, 'typed over')).toBeUndefined();
  });

  it('P26 puts back a column that is gone, and is made anew beside a tab that has lost its marks', () => {
    const workbench = back();
    const { sheetId } = dashboardTab(workbench);
    const tables = tableUnder(dashboardCells(workbench), MONTHS);
    byHand(workbench, (sheet) => sheet.deleteColumn(5), sheetId);
    rebuild(workbench);
    expect(tableUnder(dashboardCells(workbench), MONTHS)).toEqual(tables);
    byHand(workbench, (sheet) => sheet.deleteColumn(1), sheetId);
    const before = dump(workbench);
    rebuild(workbench);
    expect(dump(workbench)).toEqual(before);
    expect(dashboardTab(workbench, 'Dashboard (2)').charts).toHaveLength(4);
  });

  it('goes into an XLSX with its formulas and charts, and is found there again', async () => {
    const workbench = back();
    dashboardCells(workbench);
    const before = dump(workbench);
    const opened = await readFile('ledger.xlsx', await writeXlsx(workbench.state.workbook));
    if (!opened.ok) throw new Error(opened.code);
    const again = openBundle(opened.workbook);
    expect(dump(again)).toMatchObject({ formulas: before['formulas'], values: before['values'] });
    expect(dashboardTab(again).charts).toHaveLength(4);
    expect(Math.max(...rebuild(again).calls)).toBeLessThanOrEqual(25);
    expect(again.state.workbook.sheets.filter(({ name }) => name.startsWith('Dashboard'))).toHaveLength(1);
  });

  it('comes out the same after a part that was killed, blocks on the move', () => {
    const workbench = back();
    typeRows(workbench, 'Purchases', [{ Date: serialOf('2026-06-02'), 'Customer ID': 'C-000001', Amount: 1 }]);
    const run = (one: Workbench, faults: Fault[] = []) =>
      one.rpc('rpc', ['rebuildDashboard', { requestId: 'click-killed' }], { faults });
    const second = fork(workbench);
    const parts = [workbench, second].map((start) => {
      const one = start === second ? second : fork(start);
      if (start === second) run(second);
      const here = fork(one);
      return { start: here, methods: run(one).calls.flatMap(({ kind, method }) => (kind === 'local' ? [] : [method])) };
    });
    rebuild(second);
    const whole = dump(second);
    for (const [i, { start, methods }] of parts.entries())
      for (const method of ['Range.setTextStyles', 'Sheet.updateChart', 'Range.setValues']) {
        // All that is buffered before the call after it, or a part.
        const at = methods.lastIndexOf(method) + 2;
        if (at < 2) continue;
        const killed = fork(start);
        run(killed, [{ kind: 'kill', buffer: 'subset', seed: at, at }]);
        rebuild(killed);
        expect({ i, method, ...dump(killed) }).toEqual({ i, method, ...whole });
      }
  });

  it('P27 is put in order again where somebody has sorted it, and grows by nothing', () => {
    const workbench = back();
    const { sheetId } = dashboardTab(workbench);
    byHand(
      workbench,
      (sheet) => {
        sheet.getRange(14, 2).setValue('call Ann');
        sheet.getRange(6, 3).setValue('best month').setNote('of mine');
      },
      sheetId,
    );
    const before = dump(workbench);
    const sorts = [
      (sheet: GoogleAppsScript.Spreadsheet.Sheet) => sheet.sort(2),
      (sheet: GoogleAppsScript.Spreadsheet.Sheet) => sheet.sort(10, false),
      (sheet: GoogleAppsScript.Spreadsheet.Sheet) => sheet.sort(4),
    ];
    expect(Math.max(...rebuild(workbench).calls)).toBeLessThanOrEqual(25);
    expect(dump(workbench)).toEqual(before);
    for (const sort of sorts) {
      byHand(workbench, sort, sheetId);
      expect(dump(workbench)).not.toEqual(before);
      expect(Math.max(...rebuild(workbench).calls)).toBeLessThanOrEqual(25);
      expect(dump(workbench)).toEqual(before);
    }
  });

  it('P27 loses nothing and takes one part more where a tab is called otherwise', () => {
    const workbench = back();
    byHand(workbench, (sheet) => {
      for (const one of sheet.getParent().getSheets()) one.setName(`Our ${one.getName()}`);
    });
    const { calls, live } = rebuild(workbench);
    expect({ parts: calls.length, live }).toEqual({ parts: 2, live: first.live });
    expect(Math.max(...calls)).toBeLessThanOrEqual(25);
  });

  it('is rebuilt by the first hourly run of a day, where there is one, and by no other', () => {
    const workbench = back();
    const runs = ['2026-11-22T00:30', '2026-11-22T01:30', '2026-11-23T00:30'].map((at) => {
      workbench.state.clock = Date.parse(`${at}:00Z`);
      const { callsByMethod, error } = workbench.run('hourly', [], { origin: 'clock' });
      expect(error).toBeUndefined();
      const isNamed = dashboardCells(workbench).some((line) => String(line[0]).startsWith(`As of ${at.slice(0, 10)}`));
      return [isNamed, (callsByMethod['Range.setValues'] ?? 0) > 0];
    });
    expect(runs).toEqual([
      [true, true],
      [true, false],
      [true, true],
    ]);
    const without = bare();
    without.state.clock = NOW + 86_400_000;
    without.run('hourly', [], { origin: 'clock' });
    expect(without.state.workbook.sheets.some(({ name }) => name === 'Dashboard')).toBe(false);
  });
});
