/**
 * Writing the Dashboard: what is due of its cells, looks and charts, as far as a part of a rebuild has service calls for
 * it. Knows no figure and no wording but the titles of charts.
 */
import type { ApiOutput } from '../contract/api';
import { messagesFor } from '../contract/messages/messages-for';
import type { TextLooks } from '../domain/merge/recycled';
import { BAND_WIDTH, type DashboardBlock, type RowLook } from '../domain/report/dashboard';
import { type DashboardDue, dashboardDue } from '../domain/report/dashboard-due';
import type { PlacedCell, PlacedChart } from '../domain/report/dashboard-layout';
import { COLUMN_MARKS, type StandingDashboard, standingDashboard } from '../domain/report/dashboard-marks';
import { LANGUAGES } from '../domain/sheet-snapshot';
import type { CellBlock, SheetEdit, Workbook } from './ports';

export const LABEL_WIDTH = 140;
export const NUMBER_WIDTH = 96;
const ROW_HEIGHT = 21;
const GRID_COLUMNS = 26;
/** Looking at the tab; giving a piece its looks; looking at the marks and writing them. */
const TAB_CALLS = 2;
const LOOKS_CALLS = 4;
const MARK_CALLS = 2;

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

/** What has been done is not all. */
export const UNFINISHED = { live: 0, dated: 0, isUnfinished: true } as const;

/**
 * Does of what is due as much as `most` service calls are enough for; null where the tab has lost its marks. Cells are
 * written right after the tab was looked at, and what has come of their formulas is seen when it is looked at again.
 */
export function writeDashboard(
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
  const gone = there.filter((title) => CHART_TITLES.includes(title) && !isPlanned(title));
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
