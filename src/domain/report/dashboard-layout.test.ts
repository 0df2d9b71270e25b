import type { CellValue } from '../cell-value';
import type { DashboardBlock, DashboardRow } from './dashboard';
import { type DashboardDue, dashboardDue } from './dashboard-due';
import { COLUMN_MARKS, standingDashboard } from './dashboard-marks';

const ROWS = 60;
type Tab = CellValue[][];

const row = (...texts: string[]): DashboardRow => ({ look: 'line', cells: texts.map((value) => ({ value })) });
const block = (key: string, band: DashboardBlock['band'], ...rows: DashboardRow[]): DashboardBlock => ({
  key,
  band,
  rows,
});
const BLOCKS: readonly DashboardBlock[] = [
  block('title', 'both', { look: 'section', cells: [{ value: 'Shop' }] }),
  block('one', 'left', row('a', '1'), row('b', '2')),
  block('two', 'right', row('c', '3')),
  { ...block('box', 'both', row('Notes')), below: { kind: 'people', rows: 3 } },
  block('three', 'left', row('d', '4')),
];

const bare = (): Tab => [[...COLUMN_MARKS], ...Array.from({ length: ROWS }, () => COLUMN_MARKS.map(() => ''))];
function dueOn(tab: Tab, blocks = BLOCKS): DashboardDue {
  const formulas = tab.map((line) => line.map(() => ''));
  const standing = standingDashboard(tab, formulas);
  if (standing === null) throw new Error('no marks');
  return dashboardDue(blocks, standing, { values: tab, formulas });
}
/** The tab as a rebuild leaves it, or one that ends before it has come to the looks. */
function rebuilt(tab: Tab, blocks = BLOCKS, isWhole = true): Tab {
  const after = tab.map((line) => [...line]);
  const { plan, cells, looks, charts, marksAfter } = dueOn(tab, blocks);
  for (const { row: top, column } of plan.cleared) (after[top] as CellValue[])[column] = '';
  for (const piece of cells.flat())
    piece.values.forEach((values, i) => {
      values.forEach((value, j) => {
        (after[piece.row + i] as CellValue[])[piece.column + j] = value;
      });
    });
  if (isWhole)
    marksAfter(looks.length, charts).forEach((text, at) => {
      if (at >= plan.top) (after[at] as CellValue[])[after[0]?.indexOf(COLUMN_MARKS[0] as string) ?? 0] = text;
    });
  return after;
}
const placeOf = (tab: Tab, value: CellValue): [number, number] => {
  const at = tab.findIndex((line) => line.includes(value));
  return [at, (tab[at] ?? []).indexOf(value)];
};

describe('placeDashboard', () => {
  it('puts blocks side by side and below each other, in one piece but for what is kept for people', () => {
    const tab = rebuilt(bare());
    expect(['Shop', 'a', '2', 'c', 'Notes', 'd'].map((text) => placeOf(tab, text))).toEqual([
      [1, 1],
      [3, 1],
      [4, 2],
      [3, 9],
      [6, 1],
      [11, 1],
    ]);
    expect(dueOn(bare(), BLOCKS.slice(0, 3)).cells.flat()).toHaveLength(1);
  });

  it('finds its cells again, and changes none of them', () => {
    const tab = rebuilt(bare());
    expect(dueOn(tab)).toMatchObject({ cells: [], looks: [], charts: [] });
    expect(rebuilt(tab)).toEqual(tab);
    expect(
      dueOn(tab, BLOCKS.slice(0, 4))
        .cells.flat()
        .map(({ row }) => row),
    ).toEqual([10]);
  });

  it('takes away what it has written and writes no more', () => {
    const tab = rebuilt(rebuilt(bare()), [block('one', 'left', row('a'))]);
    expect(tab.flat().filter((value) => typeof value === 'string' && /^[a-d1-4]$|Shop/.test(value))).toEqual(['a']);
  });

  it('leaves what people have typed beside a block, in a gap and in their room, where it is', () => {
    const tab = rebuilt(bare());
    const typed: [number, number, string][] = [
      [3, 6, 'ask her'],
      [5, 8, 'mine'],
      [8, 2, 'call Ann'],
      [20, 20, 'far away'],
    ];
    for (const [at, column, text] of typed) (tab[at] as CellValue[])[column] = text;
    expect(rebuilt(tab)).toEqual(tab);
  });

  it('goes round what people have typed where a cell of it is to stand', () => {
    const tab = rebuilt(bare());
    (tab[5] as CellValue[])[1] = 'see here';
    const longer = BLOCKS.map((one) =>
      one.key === 'one' ? block('one', 'left', row('a', '1'), row('b', '2'), row('e', '5')) : one,
    );
    const after = rebuilt(tab, longer);
    expect(placeOf(after, 'see here')).toEqual([5, 1]);
    expect(placeOf(after, 'Notes')).toEqual([6, 1]);
    expect(placeOf(after, 'a')[0]).toBeGreaterThan(10);
    expect(after.flat().filter((value) => value === 'a')).toHaveLength(1);
    expect(rebuilt(after, longer)).toEqual(after);
  });

  it('finds its blocks where rows and columns have come in between', () => {
    const tab = rebuilt(bare());
    tab.splice(8, 0, ['', 'call Bob', ...COLUMN_MARKS.slice(2).map(() => '')]);
    for (const line of tab) line.splice(2, 0, '');
    (tab[4] as CellValue[])[2] = 'between';
    const after = rebuilt(tab);
    expect(placeOf(after, 'between')).toEqual([4, 2]);
    expect(placeOf(after, 'call Bob')).toEqual([8, 1]);
    expect(placeOf(after, '2')).toEqual([4, 3]);
    expect(placeOf(after, 'd')).toEqual([12, 1]);
    expect(rebuilt(after)).toEqual(after);
  });

  it('begins below everything where people have typed here and there', () => {
    const tab = rebuilt(bare());
    const rows = [2, 3, 4, 5, 10, 11];
    for (const at of rows) (tab[at] as CellValue[])[4 + (at % 3)] = `note ${at}`;
    const after = rebuilt(tab);
    for (const at of rows) expect(placeOf(after, `note ${at}`)).toEqual([at, 4 + (at % 3)]);
    expect(placeOf(after, 'Shop')).toEqual([12, 1]);
    expect(after.flat().filter((value) => value === 'a')).toHaveLength(1);
    expect(rebuilt(after)).toEqual(after);
  });

  it('goes on where it has ended, cells first, then what they look like', () => {
    const told = BLOCKS.map((one) => ({ ...one, rows: one.rows.map((line) => ({ ...line, look: 'label' as const })) }));
    const cut = rebuilt(bare(), told, false);
    expect(dueOn(cut, told)).toMatchObject({ cells: [], looks: [{ row: 1 }] });
    expect(rebuilt(cut, told)).toEqual(rebuilt(bare(), told));
    // A remark leaves two pieces of its row, each of which may be the last that there are calls for.
    (cut[3] as CellValue[])[4] = 'mine';
    const { looks, marksAfter } = dueOn(cut, told);
    const places = [
      [1, 0],
      [3, 0],
      [3, 5],
      [4, 0],
    ];
    expect(looks.map(({ row, column }) => [row, column])).toEqual(places);
    for (const row of [1, 3]) (cut[row] as CellValue[])[0] = marksAfter(2, [])[row] as string;
    expect(dueOn(cut, told).looks.map(({ row, column }) => [row, column])).toEqual(places.slice(2));
  });

  it('tells rows that somebody has sorted from rows that somebody has moved', () => {
    const isSorted = (tab: Tab) => standingDashboard(tab, [])?.isSorted;
    const tab = rebuilt(bare());
    expect(isSorted(tab)).toBe(false);
    tab.splice(7, 3, ...tab.slice(7, 10).reverse());
    tab.splice(12, 0, ...tab.splice(3, 1));
    expect(isSorted(tab)).toBe(false);
    expect(isSorted([tab[1] as CellValue[], tab[0] as CellValue[], ...tab.slice(2)])).toBe(true);
    expect(isSorted([...tab.slice(0, 1), ...tab.slice(1).reverse()])).toBe(true);
  });

  it('has no room for people that reaches over other blocks', () => {
    const tab = rebuilt(bare());
    tab.splice(20, 0, ...tab.splice(8, 1));
    expect(standingDashboard(tab, [])?.rooms.get('box')).toEqual({ first: 6, last: 8 });
  });

  it('knows no tab without its marks', () => {
    expect(standingDashboard([['Shop']], [['']])).toBeNull();
  });
});
