/**
 * The Dashboard tab: made on first use, then rebuilt from the figures of the day, in parts of which each is an operation.
 * It holds what follows from the ledger, and what people type between, which stays: there is nothing to be undone.
 */
import type { ApiInput, ApiOutput } from '../contract/api';
import { messagesFor } from '../contract/messages/messages-for';
import { columnLetters } from '../domain/a1-notation';
import { legendOf } from '../domain/conditional-formats';
import { OPENING_LABELS } from '../domain/history/entries';
import { ok, type Result, refused } from '../domain/issues';
import { type LinkedRole, placesOf } from '../domain/linked-tabs';
import { LISTS } from '../domain/lists';
import type { TextLooks } from '../domain/merge/recycled';
import { BAND_WIDTH, type DashboardBlock, type RowLook } from '../domain/report/dashboard';
import { type DashboardDue, dashboardDue } from '../domain/report/dashboard-due';
import type { LedgerRanges } from '../domain/report/dashboard-formulas';
import type { PlacedCell, PlacedChart } from '../domain/report/dashboard-layout';
import { COLUMN_MARKS, type StandingDashboard, standingDashboard } from '../domain/report/dashboard-marks';
import { liveCounts } from '../domain/report/live-counts';
import type { Language } from '../domain/sheet-snapshot';
import { dashboardBlocks } from './dashboard-blocks';
import { findLedger, type LedgerTabs } from './ledger';
import { joinLedger, openSettings } from './open-settings';
import { underLock } from './operation';
import type { CellBlock, Ports, SheetEdit, Workbook } from './ports';
import { type ReadReport, readReport } from './report';
import { stateCell, stateEdits } from './settings-state';
import { ownTab } from './tabs';

/** Customers and products that have lines of their own. */
const MOST = { customers: 10, products: 6 };
const LABEL_WIDTH = 140;
const NUMBER_WIDTH = 96;
const GAP_WIDTH = 16;
const ROW_HEIGHT = 21;
const GRID_COLUMNS = 26;
/**
 * Of 25 calls those that neither find the ledger (two), read Settings, the time zone and Customers (four, five where a row
 * may be a heading), nor lock, flush and release. Each linked tab takes one of them.
 */
const MOST_CALLS = 15;
/** Looking at the tab; giving a piece its looks; looking at the marks and writing them. */
const TAB_CALLS = 2;
const LOOKS_CALLS = 4;
const MARK_CALLS = 2;
const LANGUAGES: readonly Language[] = ['en', 'zh-CN', 'zh-TW'];

interface Look {
  readonly fill: string | null;
  readonly text: Pick<TextLooks, 'color' | 'bold' | 'fontSize'>;
}

function look(fill: string | null, color: string, bold: boolean, fontSize = 10): Look {
  return { fill, text: { color, bold, fontSize } };
}

const LOOKS: Readonly<Record<RowLook, Look>> = {
  section: look('#37474F', '#FFFFFF', true),
  title: look(null, '#37474F', true, 11),
  head: look('#ECEFF1', '#000000', true),
  line: look(null, '#000000', false),
  label: look(null, '#5F6368', false),
  big: look(null, '#000000', true, 12),
  muted: look(null, '#5F6368', false),
};

/**
 * One part of what it takes to make the Dashboard, where there is none, and to bring it up to date: whoever asks goes on
 * while it `isUnfinished`. What an execution leaves behind that ends before, the next one completes. The report is made
 * before the lock is taken. 25 service calls at most.
 * Issues: `ledger-missing`, `tab-missing`, `busy`, and those of a report.
 */
export function rebuildDashboard(
  ports: Ports,
  { fiscalStart }: Pick<ApiInput<'rebuildDashboard'>, 'fiscalStart'>,
): Result<ApiOutput['rebuildDashboard']> {
  const { workbook } = ports;
  const tabs = findLedger(workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const sheet = tabs.dashboard;
  if (sheet === null) return underLock(ports, () => makeDashboard(ports));
  const read = readReport(ports, { fiscalStart }, MOST, tabs);
  if (!read.ok) return read;
  const names = namesOf(workbook, read.value);
  if (names === null) return underLock(ports, () => noteNames(ports, [...read.value.headers.keys()]));
  const blocks = blocksOf(read.value, names);
  const wasFound = workbook.rememberedTabs()['settings'] !== undefined;
  const most = MOST_CALLS - read.value.headers.size - (wasFound ? 0 : 1);
  return underLock(ports, () => {
    const written = writeDashboard(workbook, sheet, blocks, most);
    return written === null ? leaveDashboard(ports) : ok(written);
  });
}

/** What has been done is not all. */
const UNFINISHED = { live: 0, dated: 0, isUnfinished: true } as const;

/** Of the tabs that formulas speak of, as Settings know them; null where somebody has renamed one. No service call. */
function namesOf(workbook: Workbook, { ledger, headers }: ReadReport): Names | null {
  const names = new Map<NamedRole, string>();
  for (const role of ['customers', ...headers.keys()] as const) {
    const name = ledger.settings.tabs[role] ?? '';
    if (workbook.tabByName(name)?.sheetId !== ledger.tabs[role]) return null;
    names.set(role, name);
  }
  return names;
}

type NamedRole = LinkedRole | 'customers';
type Names = ReadonlyMap<NamedRole, string>;

/** Has Settings know what the tabs are called now. Two calls, and one for each. */
function noteNames(ports: Ports, roles: readonly LinkedRole[]): Result<ApiOutput['rebuildDashboard']> {
  const known = openSettings(ports);
  if (!known.ok) return known;
  const { tabs, settings, settingsCells } = known.value;
  const names = Object.fromEntries(
    (['customers', ...roles] as const).map((role) => [role, ports.workbook.tabById(tabs[role] as number)?.name ?? '']),
  );
  ports.workbook.edit(
    stateEdits(tabs.settings, stateCell(settingsCells), { ...settings, tabs: { ...settings.tabs, ...names } }),
  );
  return ok(UNFINISHED);
}

function blocksOf(read: ReadReport, names: Names): readonly DashboardBlock[] {
  const { report, ledger, customers, lists } = read;
  const { settings, headerRow, records } = ledger;
  const legend = new Map(legendOf(settings.red).map((entry) => [entry.meaning as string, entry]));
  return dashboardBlocks({
    report,
    words: messagesFor(settings.language),
    ranges: rangesOf(read, names),
    counts: liveCounts(records, { sheet: names.get('customers') ?? '', headerRow }, customers, lists),
    titles: new Map(customers.map(({ customerId, title }) => [customerId, title])),
    tierFills: new Map(
      (lists['tier'] ?? []).flatMap(({ key }, i): [string, string][] => {
        const { fill = null, text = '' } = legend.get(`rank${i + 1}`) ?? {};
        return fill === null || text !== '#000000' ? [] : [[key, fill]];
      }),
    ),
  });
}

function rangesOf({ ledger, headers }: ReadReport, names: Names): LedgerRanges {
  const { settings } = ledger;
  const columns = new Map<LinkedRole, (key: string) => string | null>();
  const columnsOf = (role: LinkedRole): ((key: string) => string | null) => {
    const texts = headers.get(role);
    if (texts === undefined) return () => null;
    const places = placesOf(role, texts);
    const name = (names.get(role) ?? '').replace(/'/g, "''");
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

/** The empty tab with its marks, made one of the ledger's once it is whole. Some twenty calls. */
function makeDashboard(ports: Ports): Result<ApiOutput['rebuildDashboard']> {
  const { workbook } = ports;
  workbook.forgetTabs();
  const known = openSettings(ports);
  if (!known.ok) return known;
  const { name, isThere } = ownTab(workbook, messagesFor(known.value.settings.language).tabs.dashboard, COLUMN_MARKS);
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
  return ok(UNFINISHED);
}

/** A tab that has lost its marks is no longer ours: the next part makes another. Three calls. */
function leaveDashboard(ports: Ports): Result<ApiOutput['rebuildDashboard']> {
  ports.workbook.forgetTabs();
  const known = openSettings(ports);
  if (!known.ok) return known;
  const { tabs, settings, settingsCells } = known.value;
  const without = <T>(all: Readonly<Record<string, T>>): [string, T][] =>
    Object.entries(all).filter(([role]) => role !== 'dashboard');
  const others = without(tabs as LedgerTabs & Record<string, number | null>).flatMap(([role, sheet]) =>
    sheet === null ? [] : [[role, sheet] as const],
  );
  ports.workbook.edit([
    { kind: 'remember-tabs', tabs: Object.fromEntries(others) },
    ...stateEdits(tabs.settings, stateCell(settingsCells), {
      ...settings,
      tabs: Object.fromEntries(without(settings.tabs as Readonly<Record<string, string>>)),
    }),
  ]);
  return ok(UNFINISHED);
}

/**
 * Does of what is due as much as `most` service calls are enough for; null where the tab has lost its marks. Cells are
 * written right after the tab was looked at, and what has come of their formulas is seen when it is looked at again.
 */
function writeDashboard(
  workbook: Workbook,
  sheet: number,
  blocks: readonly DashboardBlock[],
  most: number,
): ApiOutput['rebuildDashboard'] | null {
  let left = most;
  let wasSorted = false;
  let hasCharts = false;
  let before: Pick<DashboardDue, 'unseen' | 'texts'> | null = null;
  while (left > TAB_CALLS) {
    const tab = workbook.readTab(sheet, GRID_COLUMNS);
    left -= TAB_CALLS;
    const standing = standingDashboard(tab.values, tab.formulas);
    if (standing === null) return null;
    const columns = missingColumns(sheet, standing, left);
    if (columns.length > 0) {
      workbook.edit(columns);
      left -= columns.length;
      continue;
    }
    if (standing.isSorted && !wasSorted) {
      left -= sortBack(workbook, sheet, tab, standing.columns[0] as number);
      wasSorted = true;
      continue;
    }
    const areSame = before?.texts.every((text, row) => text === (standing.marks[row]?.text ?? '')) === true;
    const due = dashboardDue(blocks, standing, tab, areSame ? before?.unseen : undefined);

    const cells = dueCells(sheet, due, tab.values.length, left);
    workbook.edit(cells.edits);
    left -= cells.calls;
    if (cells.isLeft) break;

    const looks = due.looks.slice(0, Math.max(0, Math.floor((left - MARK_CALLS) / LOOKS_CALLS)));
    workbook.edit(looks.map((piece) => looksEdit(sheet, piece)));
    left -= LOOKS_CALLS * looks.length;
    const areLooked = looks.length === due.looks.length;
    const charts: DueCharts | null =
      areLooked && !hasCharts && left > MARK_CALLS + 1 ? dueCharts(workbook, sheet, due, left - MARK_CALLS) : null;
    workbook.edit(charts?.edits ?? []);
    left -= charts?.calls ?? 0;
    hasCharts = hasCharts || charts?.isLeft === false;

    const texts = due.marksAfter(looks.length, charts?.put ?? []);
    if (looks.length > 0 || (charts?.put ?? []).length > 0) {
      left -= MARK_CALLS;
      if (!noteMarks(workbook, sheet, standing, due.texts, texts)) break;
    }
    if (!hasCharts) break;
    if (due.unseen.size === 0) return { live: due.live, dated: due.dated, isUnfinished: false };
    before = { unseen: due.unseen, texts };
  }
  return UNFINISHED;
}

/** Columns that somebody has deleted, two calls for those side by side; from the right, so that none moves another. */
function missingColumns(sheet: number, { columns, markRow }: StandingDashboard, most: number): SheetEdit[] {
  const gaps: { place: number; count: number }[] = [];
  columns.forEach((column, place) => {
    const last = gaps[gaps.length - 1];
    if (column >= 0) return;
    if (last !== undefined && last.place + last.count === place) last.count++;
    else gaps.push({ place, count: 1 });
  });
  return gaps
    .sort((a, b) => (columns[b.place - 1] as number) - (columns[a.place - 1] as number))
    .slice(0, Math.floor(most / 2))
    .flatMap(({ place, count }): SheetEdit[] => {
      const after = columns[place - 1] as number;
      return [
        { kind: 'insert-columns', sheet, after, count },
        { kind: 'write', sheet, row: markRow, column: after + 1, values: [COLUMN_MARKS.slice(place, place + count)] },
      ];
    });
}

/** Puts back every row that has a mark, whatever stands in it, and what has none below; not where cells are merged. Calls. */
function sortBack(workbook: Workbook, sheet: number, { values }: Pick<CellBlock, 'values'>, column: number): number {
  const range = { row: 0, column: 0, rows: values.length, columns: values[0]?.length ?? 0 };
  if (workbook.merges(sheet, range).length > 0) return 1;
  workbook.edit([{ kind: 'sort', sheet, range, column }]);
  return 2;
}

interface Some {
  readonly edits: readonly SheetEdit[];
  readonly calls: number;
  readonly isLeft: boolean;
}

/** One call for each piece, one where the grid is too short, and three where cells are emptied. */
function dueCells(sheet: number, { plan, cells }: DashboardDue, rows: number, most: number): Some {
  const { cleared } = plan;
  const edits: SheetEdit[] = [
    ...(plan.rows > rows ? [{ kind: 'insert-rows' as const, sheet, after: rows - 1, count: plan.rows - rows }] : []),
    ...(cleared.length === 0
      ? []
      : ([
          { kind: 'write-same', sheet, ranges: cleared, value: '', plain: false },
          { kind: 'style', sheet, ranges: cleared, style: { background: null, bold: false } },
        ] as const)),
  ];
  let calls = edits.length + (cleared.length === 0 ? 0 : 1);
  if (calls > most) return { edits: [], calls: 0, isLeft: true };
  for (const group of cells) {
    const isBroken = group.length > most - calls;
    // Cells without their mark would be people's: a row is written whole unless it takes more than there are.
    const taken = isBroken && calls > 0 ? [] : group.slice(0, most - calls);
    edits.push(...taken.map((piece) => ({ kind: 'write' as const, sheet, ...piece })));
    calls += taken.length;
    if (isBroken) return { edits, calls, isLeft: true };
  }
  return { edits, calls, isLeft: false };
}

function looksEdit(sheet: number, { row, column, cells }: DashboardDue['looks'][number]): SheetEdit {
  const each = <T>(of: (cell: PlacedCell) => T): T[][] => cells.map((line) => line.map(of));
  return {
    kind: 'looks',
    sheet,
    row,
    column,
    formats: each(({ format }) => format),
    backgrounds: each(({ fill, look }) => fill ?? LOOKS[look].fill),
    styles: each(({ look }) => LOOKS[look].text),
    alignments: each(({ align }) => align),
  };
}

/** What a chart of ours may be called, in whatever language the ledger was. */
const CHART_TITLES = LANGUAGES.flatMap((language) => {
  const { tables, dashboard } = messagesFor(language).report;
  return [dashboard.productMonths, tables['customers-by-tier'], tables['pipeline-by-stage'], tables.ageing];
});

interface DueCharts extends Some {
  readonly put: readonly PlacedChart[];
}

/** Charts that have moved, that somebody has taken away, and that are of nothing any more. One call, and one for each. */
function dueCharts(workbook: Workbook, sheet: number, { plan, charts }: DashboardDue, most: number): DueCharts {
  const there = workbook.chartTitles(sheet);
  const isPlanned = (title: string): boolean => plan.charts.some((chart) => chart.title === title);
  const gone = CHART_TITLES.filter((title) => there.includes(title) && !isPlanned(title));
  const due = plan.charts.filter((chart) => charts.includes(chart) || !there.includes(chart.title));
  const put = due.slice(0, Math.max(0, most - 1));
  const isLeft = put.length < due.length;
  const titles = isLeft ? [] : gone.slice(0, most - 1 - put.length);
  return {
    put,
    edits: [
      ...put.map((chart) => chartEdit(sheet, chart)),
      ...(titles.length === 0 ? [] : [{ kind: 'remove-charts' as const, sheet, titles }]),
    ],
    calls: 1 + put.length + titles.length,
    isLeft: isLeft || titles.length < gone.length,
  };
}

function chartEdit(sheet: number, { ranges, rows, ...chart }: PlacedChart): SheetEdit {
  return {
    kind: 'put-chart',
    sheet,
    chart: {
      ...chart,
      ranges: ranges.map((range) => ({ sheet, range })),
      width: LABEL_WIDTH + (BAND_WIDTH - 1) * NUMBER_WIDTH,
      height: rows * ROW_HEIGHT,
    },
  };
}

/**
 * Notes what rows look like by now, and which charts stand over them, once all of it has been carried out. Not where somebody has put in rows
 * meanwhile: the next part does it again. Two calls.
 */
function noteMarks(
  workbook: Workbook,
  sheet: number,
  { columns, markRow }: StandingDashboard,
  before: readonly string[],
  after: readonly string[],
): boolean {
  const column = columns[0] as number;
  const now = workbook.readColumns(sheet, column, 1);
  if (!before.every((text, row) => row <= markRow || now[row]?.[0] === text)) return false;
  const changed = after.flatMap((text, row) => (text === before[row] ? [] : [row]));
  const [first, last] = [changed[0], changed[changed.length - 1]];
  if (first === undefined || last === undefined) return true;
  const values = after.slice(first, last + 1).map((text) => [text]);
  workbook.edit([{ kind: 'write', sheet, row: first, column, values }]);
  return true;
}
