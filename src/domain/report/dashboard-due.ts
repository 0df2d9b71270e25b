/**
 * What a rebuild has yet to do, given what stands on the tab: cells first, with marks that say which are ours, then what
 * they look like and the charts over them, which the marks tell once they are there. So it may end after any of it, and
 * the next one goes on. Knows no figure and no wording.
 */
import type { CellValue } from '../cell-value';
import type { DashboardBlock } from './dashboard';
import {
  type DashboardPlan,
  PLAIN_LOOKS,
  type PlacedCell,
  type PlacedChart,
  placeDashboard,
  type Stretch,
} from './dashboard-layout';
import { type BlockMark, markText, type StandingDashboard } from './dashboard-marks';

/** Sheets adds amounts up as they stand; the report's sums are exact to as many decimals. */
const TOLERANCE = 0.000_05;

/** The tab as it was read. */
export interface DashboardCells {
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly string[])[];
}

/** Cells that are written in one call. */
interface WrittenCells {
  readonly row: number;
  readonly column: number;
  readonly values: readonly (readonly CellValue[])[];
  /** With `=`; '' for a cell that gets its value. */
  readonly formulas: readonly (readonly string[])[];
}

interface LookedCells {
  readonly row: number;
  readonly column: number;
  readonly cells: readonly (readonly PlacedCell[])[];
}

export interface DashboardDue {
  readonly plan: DashboardPlan;
  /** What belongs to the same rows goes together, as far as it can. */
  readonly cells: readonly (readonly WrittenCells[])[];
  readonly looks: readonly LookedCells[];
  readonly charts: readonly PlacedChart[];
  /** The marks by row: with the cells, and once so many of the looks stand, and these charts. */
  readonly texts: readonly string[];
  readonly marksAfter: (looks: number, charts: readonly PlacedChart[]) => readonly string[];
  /** Formulas that nobody has seen the figures of yet, by row and place. */
  readonly unseen: ReadonlySet<string>;
  /** Figures that a formula keeps, and those that are of the day. */
  readonly live: number;
  readonly dated: number;
}

/** What a cell is to hold, whether it holds it already, and whether its formula gave another number. */
interface Content {
  readonly formula: string;
  readonly stands: boolean;
  readonly isDated: boolean;
}

/**
 * `written` are formulas of the execution's own, which the tab may tell in other words than they were written in.
 * Linear in the cells of the tab.
 */
export function dashboardDue(
  blocks: readonly DashboardBlock[],
  standing: StandingDashboard,
  tab: DashboardCells,
  written: ReadonlySet<string> = new Set(),
): DashboardDue {
  const plan = placeDashboard(blocks, standing);
  const { columns, marks } = standing;
  const unseen = new Set<string>();
  const contents = plan.lines.map((line, row) => {
    const before = new Set(
      (marks[row]?.blocks ?? []).flatMap(({ key, dated }) => dated.map((place) => `${key} ${place}`)),
    );
    return line.cells.map((cell, place): Content => {
      const column = columns[place] as number;
      const now = { value: tab.values[row]?.[column] ?? '', formula: tab.formulas[row]?.[column] ?? '' };
      const { key = '' } = line.blocks.find(({ own }) => own.includes(place)) ?? {};
      const id = `${row} ${place}`;
      const content = contentOf(cell, now, before.has(`${key} ${place}`), written.has(id));
      if (content.formula !== '' && !content.stands) unseen.add(id);
      return content;
    });
  });
  const blocksAt = (row: number): BlockMark[] =>
    (plan.lines[row]?.blocks ?? []).map((block) => ({
      ...block,
      dated: block.own.filter((place) => contents[row]?.[place]?.isDated === true),
    }));

  const looks = looksDue(plan, standing);
  const chartDue = (row: number, { key, chart }: BlockMark): boolean =>
    chart !== '' && marks[row]?.blocks.find((block) => block.key === key)?.chart !== chart;
  const charts = plan.lines.flatMap(({ blocks, charts }, row) =>
    blocks.flatMap((block) => (chartDue(row, block) ? (charts.get(block.key) ?? []) : [])),
  );
  const textAt = (row: number, looked: string, charted: readonly PlacedChart[]): string => {
    if (row < plan.top || (row >= plan.end && looked === PLAIN_LOOKS)) return '';
    const own = blocksAt(row).map((block) => {
      const isDue = chartDue(row, block) && !charted.includes(plan.lines[row]?.charts.get(block.key) as PlacedChart);
      return isDue ? { ...block, chart: '' } : block;
    });
    return markText(row, own, looked);
  };
  const texts = plan.lines.map((_, row) => textAt(row, looks.standing(row), []));
  const isDue = (row: number, place: number): boolean =>
    place === 0 ? texts[row] !== (marks[row]?.text ?? '') : contents[row]?.[place]?.stands === false;
  const cells = plan.cells.flatMap((group) => {
    const due = group.flatMap((stretch) => trimmed(stretch, isDue));
    return due.length === 0 ? [] : [due.map((stretch) => writtenCells(stretch, plan, contents, texts))];
  });
  return {
    plan,
    cells,
    looks: looks.due.map(({ stretch: { row, rows, column, places } }) => ({
      row,
      column,
      cells: plan.lines.slice(row, row + rows).map((line) => places.map((place) => line.cells[place] as PlacedCell)),
    })),
    charts,
    texts,
    marksAfter: (count, charted) => plan.lines.map((_, row) => textAt(row, looks.after(row, count), charted)),
    unseen,
    ...figuresOf(plan, contents),
  };
}

function figuresOf({ lines }: DashboardPlan, contents: readonly (readonly Content[])[]) {
  const figures = lines.flatMap(({ cells }) => cells).filter(({ value }) => typeof value === 'number').length;
  const live = contents.flat().filter(({ formula }) => formula !== '').length;
  return { live, dated: figures - live };
}

function contentOf(
  cell: PlacedCell,
  now: { readonly value: CellValue; readonly formula: string },
  wasDated: boolean,
  isOwnFormula: boolean,
): Content {
  const formula = cell.formula === '' ? '' : `=${cell.formula}`;
  if (formula === '') return { formula, stands: now.formula === '' && now.value === cell.value, isDated: false };
  const isThere = now.formula !== '' && (isOwnFormula || plainly(now.formula) === plainly(formula));
  if (isThere && isNear(now.value, cell.value)) return { formula, stands: true, isDated: false };
  const stands = now.formula === '' && now.value === cell.value;
  if (isThere || (stands && wasDated)) return { formula: '', stands, isDated: true };
  return { formula, stands: false, isDated: false };
}

/** A formula without the quotes that names of tabs may do without. */
function plainly(formula: string): string {
  return formula.replace(/'((?:[^']|'')+)'!/g, '$1!');
}

function isNear(found: CellValue, figure: string | number): boolean {
  if (typeof found !== 'number' || typeof figure !== 'number') return false;
  return Math.abs(found - figure) <= Math.max(TOLERANCE, Math.abs(figure) * 1e-12);
}

/** From the first to the last row in which something is due, or nothing. */
function trimmed(stretch: Stretch, isDue: (row: number, place: number) => boolean): Stretch[] {
  const rows = Array.from({ length: stretch.rows }, (_, i) => stretch.row + i).filter((row) =>
    stretch.places.some((place) => isDue(row, place)),
  );
  const [first, last] = [rows[0], rows[rows.length - 1]];
  return first === undefined || last === undefined ? [] : [{ ...stretch, row: first, rows: last + 1 - first }];
}

function writtenCells(
  { row, rows, column, places }: Stretch,
  { lines }: DashboardPlan,
  contents: readonly (readonly Content[])[],
  texts: readonly string[],
): WrittenCells {
  const each = <T>(of: (row: number, place: number) => T): T[][] =>
    Array.from({ length: rows }, (_, i) => places.map((place) => of(row + i, place)));
  return {
    row,
    column,
    values: each((at, place) => (place === 0 ? (texts[at] as string) : (lines[at]?.cells[place]?.value ?? ''))),
    formulas: each((at, place) => contents[at]?.[place]?.formula ?? ''),
  };
}

interface LooksDue {
  readonly due: readonly { readonly stretch: Stretch; readonly rows: readonly number[] }[];
  /** What the marks tell of a row now, and once the first of these have been done. */
  readonly standing: (row: number) => string;
  readonly after: (row: number, count: number) => string;
}

/** Of a row that takes several calls the mark tells how many of them have been made. */
function looksDue({ looks, lines }: DashboardPlan, { marks }: StandingDashboard): LooksDue {
  const wanted = (row: number): string => lines[row]?.looks ?? '';
  const standing = (row: number): string => {
    const mark = marks[row];
    const now = mark === undefined || mark.text === '' ? PLAIN_LOOKS : mark.looks;
    return now === wanted(row) || now.startsWith(`${wanted(row)}.`) ? now : '';
  };
  const made = (row: number): number => Number(standing(row).split('.')[1] ?? 0);
  const isDue = (row: number): boolean => standing(row) !== wanted(row);
  const steps = new Map<number, number>();
  const due = looks.flatMap((group) => {
    const runs = group.filter(({ places }) => places.some((place) => place > 0));
    const { row: first = 0, rows: count = 0 } = group[0] ?? {};
    for (let row = first; row < first + count; row++) steps.set(row, runs.length);
    return runs.flatMap((run, i) => {
      const isLeft = (row: number): boolean => isDue(row) && made(row) <= i;
      return trimmed(run, isLeft).map((stretch) => ({
        stretch,
        rows: Array.from({ length: stretch.rows }, (_, at) => stretch.row + at).filter(isLeft),
      }));
    });
  });
  return {
    due,
    standing: (row) => (isDue(row) && steps.get(row) === 0 ? wanted(row) : standing(row)),
    after: (row, count) => {
      const before = made(row);
      const done = before + due.slice(0, count).filter(({ rows }) => rows.includes(row)).length;
      if (!isDue(row) || done >= (steps.get(row) ?? 0)) return wanted(row);
      return done === 0 ? '' : `${wanted(row)}.${done}`;
    },
  };
}
