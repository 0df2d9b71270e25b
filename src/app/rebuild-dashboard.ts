/**
 * The Dashboard tab: made on first use, then rebuilt from the figures of the day. It holds what follows from the ledger,
 * and what people type between, which stays: there is nothing to be undone.
 */
import type { ApiInput, ApiOutput } from '../contract/api';
import { messagesFor } from '../contract/messages/messages-for';
import { columnLetters } from '../domain/a1-notation';
import { legendOf } from '../domain/conditional-formats';
import { OPENING_LABELS } from '../domain/history/entries';
import { ok, type Result } from '../domain/issues';
import { type LinkedRole, placesOf } from '../domain/linked-tabs';
import { LISTS } from '../domain/lists';
import { BAND_WIDTH, type DashboardBlock, type RowLook } from '../domain/report/dashboard';
import type { LedgerRanges } from '../domain/report/dashboard-formulas';
import {
  COLUMN_MARKS,
  type DashboardPlan,
  type PlacedCell,
  type PlacedChart,
  placeDashboard,
  type StandingDashboard,
  standingDashboard,
} from '../domain/report/dashboard-layout';
import { liveCounts } from '../domain/report/live-counts';
import type { CellRange, Language } from '../domain/sheet-snapshot';
import { dashboardBlocks } from './dashboard-blocks';
import { joinLedger, openSettings } from './open-settings';
import { underLock } from './operation';
import type { Ports, SheetEdit, Workbook } from './ports';
import { type ReadReport, readReport } from './report';
import { ownTab } from './tabs';

/** Customers and products that have lines of their own. */
const MOST = { customers: 10, products: 6 };
const LABEL_WIDTH = 140;
const NUMBER_WIDTH = 96;
const GAP_WIDTH = 16;
const ROW_HEIGHT = 21;
const GRID_COLUMNS = 26;
/** How often the tab is looked at where somebody goes on typing into it. */
const MOST_TRIES = 3;
/** Sheets adds amounts up as they stand; the report's sums are exact to as many decimals. */
const TOLERANCE = 0.000_05;
const LANGUAGES: readonly Language[] = ['en', 'zh-CN', 'zh-TW'];

interface Look {
  readonly fill: string | null;
  readonly color: string;
  readonly bold: boolean;
  /** In points. */
  readonly size: number;
}

const PLAIN: Look = { fill: null, color: '#000000', bold: false, size: 10 };
const LOOKS: Readonly<Record<RowLook, Look>> = {
  section: { ...PLAIN, fill: '#37474F', color: '#FFFFFF', bold: true },
  title: { ...PLAIN, color: '#37474F', bold: true, size: 11 },
  head: { ...PLAIN, fill: '#ECEFF1', bold: true },
  line: PLAIN,
  label: { ...PLAIN, color: '#5F6368' },
  big: { ...PLAIN, bold: true, size: 12 },
  muted: { ...PLAIN, color: '#5F6368' },
};

/**
 * Makes the Dashboard where there is none, else brings it up to date, and shows it. The report is made before the lock is
 * taken. 25 service calls where everything stands where it stood and nobody has typed in between; some twenty more where
 * blocks come, go or grow, since formats and charts follow them then; ten more the first time.
 * Issues: `ledger-missing`, `tab-missing`, `busy`.
 */
export function rebuildDashboard(
  ports: Ports,
  { fiscalStart }: Pick<ApiInput<'rebuildDashboard'>, 'fiscalStart'>,
  isShown = true,
): Result<ApiOutput['rebuildDashboard']> {
  const { workbook } = ports;
  const read = readReport(ports, { fiscalStart }, MOST);
  if (!read.ok) return read;
  const { language } = read.value.ledger.settings;
  const blocks = blocksOf(workbook, read.value);
  return underLock(ports, () => {
    const known = read.value.ledger.tabs.dashboard;
    const standing = known === null ? null : lookAt(workbook, known);
    const sheet = standing === null ? makeDashboard(ports, language) : ok(known as number);
    if (!sheet.ok) return sheet;
    const written = writeDashboard(workbook, sheet.value, blocks, standing);
    if (isShown) workbook.edit([{ kind: 'activate-sheet', sheet: sheet.value }]);
    return ok(written);
  });
}

/** One service call for the name of each tab that formulas speak of. */
function blocksOf(workbook: Workbook, read: ReadReport): readonly DashboardBlock[] {
  const { report, ledger, customers, lists } = read;
  const { settings, tabs, headerRow, records } = ledger;
  const legend = new Map(legendOf(settings.red).map((entry) => [entry.meaning as string, entry]));
  return dashboardBlocks({
    report,
    words: messagesFor(settings.language),
    ranges: rangesOf(workbook, read),
    counts: liveCounts(records, { sheet: nameOf(workbook, tabs.customers), headerRow }, customers, lists),
    titles: new Map(customers.map(({ customerId, title }) => [customerId, title])),
    tierFills: new Map(
      (lists['tier'] ?? []).flatMap(({ key }, i): [string, string][] => {
        const { fill = null, text = '' } = legend.get(`rank${i + 1}`) ?? {};
        return fill === null || text !== '#000000' ? [] : [[key, fill]];
      }),
    ),
  });
}

function nameOf(workbook: Workbook, sheet: number): string {
  return workbook.tabById(sheet)?.name ?? '';
}

function rangesOf(workbook: Workbook, { ledger, headers }: ReadReport): LedgerRanges {
  const { tabs, settings } = ledger;
  const columns = new Map<LinkedRole, (key: string) => string | null>();
  const columnsOf = (role: LinkedRole): ((key: string) => string | null) => {
    const texts = headers.get(role);
    if (texts === undefined) return () => null;
    const places = placesOf(role, texts);
    const name = nameOf(workbook, tabs[role] as number).replace(/'/g, "''");
    return (key) => {
      const place = places.get(key);
      return place === undefined ? null : `'${name}'!$${columnLetters(place)}$1:$${columnLetters(place)}`;
    };
  };
  return {
    linked: (role, key) => {
      const column = columns.get(role) ?? columnsOf(role);
      columns.set(role, column);
      return column(key);
    },
    labelOf: (list, key) =>
      settings.lists[list]?.find((item) => item.key === key)?.label ??
      LISTS[list]?.find((item) => item.key === key)?.labels[settings.language] ??
      key,
    opening: OPENING_LABELS[settings.language],
  };
}

/** The empty tab with its marks, made one of the ledger's once it is whole. A tab that has lost its marks is no longer ours. */
function makeDashboard(ports: Ports, language: Language): Result<number> {
  const { workbook } = ports;
  const known = openSettings(ports);
  if (!known.ok) return known;
  const { name, isThere } = ownTab(workbook, messagesFor(language).tabs.dashboard, COLUMN_MARKS);
  const width = (column: number, count: number, pixels: number): SheetEdit => ({
    kind: 'column-width',
    sheet: name,
    column,
    count,
    pixels,
  });
  const gap = BAND_WIDTH + 1;
  workbook.edit([
    ...(isThere ? [] : [{ kind: 'insert-sheet' as const, name }]),
    { kind: 'hide-gridlines', sheet: name },
    width(1, COLUMN_MARKS.length - 1, NUMBER_WIDTH),
    width(1, 1, LABEL_WIDTH),
    width(gap, 1, GAP_WIDTH),
    width(gap + 1, 1, LABEL_WIDTH),
    { kind: 'hide-columns', sheet: name, column: 0, count: 1, hidden: true },
    { kind: 'hide-rows', sheet: name, row: 0, count: 1 },
    { kind: 'write', sheet: name, row: 0, column: 0, values: [COLUMN_MARKS] },
  ]);
  workbook.flush();
  workbook.edit(joinLedger(known.value, 'dashboard', name));
  return ok(workbook.rememberedTabs()['dashboard'] as number);
}

interface Looked {
  readonly standing: StandingDashboard;
  readonly rows: number;
}

/** What stands on the tab, columns that somebody has deleted put back; null where its marks are gone. Two calls. */
function lookAt(workbook: Workbook, sheet: number): Looked | null {
  const { values, formulas } = workbook.readTab(sheet, GRID_COLUMNS);
  const standing = standingDashboard(values, formulas);
  if (standing === null) return null;
  const place = standing.columns.indexOf(-1);
  if (place < 0) return { standing, rows: values.length };
  const after = standing.columns[place - 1] as number;
  workbook.edit([
    { kind: 'insert-columns', sheet, after, count: 1 },
    { kind: 'write', sheet, row: standing.markRow, column: after + 1, values: [[COLUMN_MARKS[place] as string]] },
  ]);
  return lookAt(workbook, sheet);
}

/**
 * Formats and charts first where anything has moved, then, right after the tab has been looked at once more, all cells and
 * the marks that say which they are; last, the value of each figure of which its formula makes another.
 */
function writeDashboard(
  workbook: Workbook,
  sheet: number,
  blocks: readonly DashboardBlock[],
  looked: Looked | null,
): ApiOutput['rebuildDashboard'] {
  const planOf = (now: Looked | null): DashboardPlan => {
    if (now === null) throw new Error('the marks of the Dashboard are gone');
    const plan = placeDashboard(blocks, now.standing);
    const more = plan.rows - now.rows;
    if (more > 0) workbook.edit([{ kind: 'insert-rows', sheet, after: now.rows - 1, count: more }]);
    return plan;
  };
  let plan = planOf(looked ?? lookAt(workbook, sheet));
  if (plan.movedFrom === null) workbook.edit(missingCharts(workbook, sheet, plan));
  for (let attempt = 0; plan.movedFrom !== null && attempt < MOST_TRIES; attempt++) {
    workbook.edit([...looksOf(sheet, plan), ...chartsOf(sheet, plan)]);
    workbook.flush();
    const before = outlineOf(plan);
    plan = planOf(lookAt(workbook, sheet));
    if (outlineOf(plan) === before) break;
  }
  workbook.edit(cellsOf(sheet, plan, () => true));
  const isRight = rightFormulas(workbook, sheet, plan);
  const cells = plan.pieces.flatMap((piece) => piece.cells.flat());
  const wrong = { ...plan, cleared: [], pieces: plan.pieces.filter((piece) => !piece.cells.flat().every(isRight)) };
  workbook.edit(cellsOf(sheet, wrong, isRight));
  const live = cells.filter((cell) => cell.formula !== '' && isRight(cell)).length;
  return { live, dated: cells.filter(({ value }) => typeof value === 'number').length - live };
}

function outlineOf({ pieces, charts, rows }: DashboardPlan): string {
  return JSON.stringify([
    rows,
    charts,
    pieces.map(({ row, column, cells }) => [row, column, cells.length, cells[0]?.length]),
  ]);
}

/** One call for each piece, and one where cells are emptied. */
function cellsOf(
  sheet: number,
  { pieces, cleared }: DashboardPlan,
  isLive: (cell: PlacedCell) => boolean,
): SheetEdit[] {
  return [
    ...(cleared.length === 0 ? [] : [{ kind: 'write-same' as const, sheet, ranges: cleared, value: '', plain: false }]),
    ...pieces.map(
      ({ row, column, cells }): SheetEdit => ({
        kind: 'write',
        sheet,
        row,
        column,
        values: cells.map((line) => line.map(({ value }) => value)),
        formulas: cells.map((line) =>
          line.map((cell) => (cell.formula !== '' && isLive(cell) ? `=${cell.formula}` : '')),
        ),
      }),
    ),
  ];
}

/** Six calls for each piece, and two where cells are emptied. */
function looksOf(sheet: number, { pieces, cleared, movedFrom }: DashboardPlan): SheetEdit[] {
  const from = movedFrom ?? 0;
  return [
    ...(cleared.length === 0
      ? []
      : [{ kind: 'style' as const, sheet, ranges: cleared, style: { background: null, bold: false } }]),
    ...pieces.flatMap(({ row: top, column, cells: all }): SheetEdit[] => {
      const row = Math.max(top, from);
      const cells = all.slice(row - top);
      if (cells.length === 0) return [];
      const each = <T>(of: (cell: PlacedCell) => T): T[][] => cells.map((line) => line.map(of));
      return [
        { kind: 'number-formats', sheet, row, column, formats: each(({ format }) => format) },
        {
          kind: 'swatches',
          sheet,
          row,
          column,
          backgrounds: each(({ fill, look }) => fill ?? LOOKS[look].fill),
          colors: each(({ look }) => LOOKS[look].color),
          bold: each(({ look }) => LOOKS[look].bold),
          sizes: each(({ look }) => LOOKS[look].size),
          alignments: each(({ align }) => align),
        },
      ];
    }),
  ];
}

/** What a chart of ours may be called, in whatever language the ledger was. */
const CHART_TITLES = LANGUAGES.flatMap((language) => {
  const { tables, dashboard } = messagesFor(language).report;
  return [dashboard.productMonths, tables['customers-by-tier'], tables['pipeline-by-stage'], tables.ageing];
});

/** Twice the number of charts, and one. */
function chartsOf(sheet: number, { charts }: DashboardPlan): SheetEdit[] {
  return [{ kind: 'remove-charts', sheet, titles: CHART_TITLES }, ...charts.map((chart) => chartEdit(sheet, chart))];
}

/** Charts that somebody has taken away. One call, and one for each. */
function missingCharts(workbook: Workbook, sheet: number, { charts }: DashboardPlan): SheetEdit[] {
  if (charts.length === 0) return [];
  const there = workbook.chartTitles(sheet);
  return charts.filter(({ title }) => !there.includes(title)).map((chart) => chartEdit(sheet, chart));
}

function chartEdit(sheet: number, { ranges, rows, ...chart }: PlacedChart): SheetEdit {
  return {
    kind: 'insert-chart',
    sheet,
    chart: {
      ...chart,
      ranges: ranges.map((range) => ({ sheet, range })),
      width: LABEL_WIDTH + (BAND_WIDTH - 1) * NUMBER_WIDTH,
      height: rows * ROW_HEIGHT,
    },
  };
}

/** Which formulas give the figure that they stand for, now that they are calculated. One call, none without formulas. */
function rightFormulas(workbook: Workbook, sheet: number, { pieces }: DashboardPlan): (cell: PlacedCell) => boolean {
  const live = pieces.filter(({ cells }) => cells.some((line) => line.some(({ formula }) => formula !== '')));
  if (live.length === 0) return () => true;
  const box = boxOf(live);
  const now = workbook.readValues(sheet, box);
  const wrong = new Set<PlacedCell>();
  for (const { row, column, cells } of live)
    cells.forEach((line, i) => {
      line.forEach((cell, j) => {
        const value = now[row - box.row + i]?.[column - box.column + j] ?? '';
        if (cell.formula !== '' && !isNear(value, cell.value)) wrong.add(cell);
      });
    });
  return (cell) => !wrong.has(cell);
}

function isNear(found: unknown, figure: string | number): boolean {
  if (typeof found !== 'number' || typeof figure !== 'number') return false;
  return Math.abs(found - figure) <= Math.max(TOLERANCE, Math.abs(figure) * 1e-12);
}

function boxOf(pieces: DashboardPlan['pieces']): CellRange {
  const row = Math.min(...pieces.map((piece) => piece.row));
  const column = Math.min(...pieces.map((piece) => piece.column));
  return {
    row,
    column,
    rows: Math.max(...pieces.map((piece) => piece.row + piece.cells.length)) - row,
    columns: Math.max(...pieces.map((piece) => piece.column + (piece.cells[0]?.length ?? 0))) - column,
  };
}
