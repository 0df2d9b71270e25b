/**
 * Taking a set-up back on the tab it was made on. What was there comes back from the copy that set-up took, by native
 * copies of whole stretches; what somebody has typed since stays and is counted. Copes with any part of the set-up
 * missing, and with having been interrupted itself.
 */
import { type CellValue, isBlank, isCivil, sameValue, textOf } from '../domain/cell-value';
import { runsOf } from '../domain/cut-blocks';
import { fieldOf, isFieldKey } from '../domain/fields';
import type { Issue } from '../domain/issues';
import type { CellRange } from '../domain/sheet-snapshot';
import { PROTECTION_DESCRIPTION } from './header-edits';
import type { JournalPayload, SetupStructure } from './journal';
import { type LaterEdit, laterEdits, writeLaterEdits } from './later-edits';
import type { CellCopy, Ports, SheetEdit } from './ports';
import {
  type Cells,
  type ColumnGroup,
  isTight,
  neighbours,
  type SetupToday,
  type Stretch,
  setupToday,
} from './setup-today';
import { type TakenBack, takenBackIssues } from './take-back';
import { writtenBack } from './written-back';

/**
 * `wasInterrupted` says that an earlier attempt to take it back has not come to its end. Some twenty service calls,
 * more only for what was edited since in many places.
 */
export function takeBackSetup(
  ports: Ports,
  sheetId: number,
  payload: JournalPayload,
  setup: SetupStructure,
  wasInterrupted: boolean,
): TakenBack {
  const { workbook } = ports;
  const cells = workbook.readGrid(sheetId, setup.maxColumns + setup.added.keys.length);
  const today = setupToday(cells, payload, setup);
  const copied =
    workbook.tabByName(setup.copyName) === null ? null : workbook.readGrid(setup.copyName, setup.maxColumns);
  const { later, edits } =
    copied === null
      ? {
          later: [],
          edits: [
            ...writtenBack(ports, sheetId, payload, today),
            { kind: 'conditional-rules' as const, sheet: sheetId, rules: [] },
          ],
        }
      : fromCopy(ports, sheetId, payload, setup, today, copied, wasInterrupted);

  const { free, used } = sortAdded(today, payload);
  if (setup.madeFilter) edits.push({ kind: 'remove-filter', sheet: sheetId });
  if (used > 0) edits.push({ kind: 'unprotect', sheet: sheetId, description: PROTECTION_DESCRIPTION });
  const structure = structureBack(sheetId, setup, today, free, used);
  const panes: SheetEdit[] =
    setup.frozenRows === null ? [] : [{ kind: 'freeze', sheet: sheetId, rows: setup.frozenRows }];
  // The last columns that are not frozen cannot be deleted.
  if (setup.frozeColumns) edits.push({ kind: 'freeze', sheet: sheetId, columns: 0 });
  // A header row of ours is one of the frozen rows when it goes; a last row goes only from among those that are not.
  edits.push(...(isTight(setup) ? [...panes, ...structure] : [...structure, ...panes]));
  // Making room has stretched people's own colour rules, and an earlier attempt may have left them twice.
  if (copied !== null && today.inPlace) edits.push({ kind: 'restore-rules', sheet: sheetId });
  workbook.edit(edits);
  return {
    cells: payload.cells.reduce((sum, change) => sum + stillOurs(change, today), 0),
    issues: [
      ...takenBackIssues(later.length + used, today.rows.filter((row) => row < 0).length),
      ...today.gone
        .filter((column) => column.valuesChanged)
        .map((column): Issue => ({ code: 'column-missing', params: { header: column.headerAfter } })),
    ],
  };
}

function stillOurs(change: JournalPayload['cells'][number], today: SetupToday): number {
  const index = today.placeOf(change.key);
  if (index === undefined) return 0;
  return change.positions.filter((position, i) =>
    sameValue(today.cells[today.rows[position] as number]?.[index] ?? '', change.after[i] as CellValue),
  ).length;
}

/** Everything that comes back from the copy, and the later edits written over it again. */
function fromCopy(
  ports: Ports,
  sheetId: number,
  payload: JournalPayload,
  setup: SetupStructure,
  today: SetupToday,
  copied: Cells,
  wasInterrupted: boolean,
): { readonly later: readonly LaterEdit[]; readonly edits: SheetEdit[] } {
  const groups = columnGroups(setup, today);
  const plan = today.inPlace
    ? inPlacePlan(ports, setup, today, copied, groups)
    : movedPlan(ports, sheetId, setup, today);
  const later = laterEdits(ports, sheetId, payload, setup, today, groups, plan.stretches, copied);
  const block = (stretch: Pick<Stretch, 'from' | 'to' | 'count'>, what: CellCopy['what']): CellCopy[] =>
    stretch.count <= 0
      ? []
      : groups.map((group) => ({
          range: { row: stretch.from, column: group.from, rows: stretch.count, columns: group.count },
          row: stretch.to,
          column: group.to,
          what,
        }));
  const ruled = today.places.filter(({ column }) => column.rulesChanged);
  const edits: SheetEdit[] = [
    ...plan.before,
    ...(today.inPlace
      ? []
      : [
          {
            kind: 'clear-validations' as const,
            sheet: sheetId,
            ranges: ruled.map(({ index }) => columnBelow(today, index)),
          },
        ]),
    {
      kind: 'copy-cells',
      sheet: sheetId,
      from: plan.source,
      ...(today.inPlace && { rules: wasInterrupted ? ('surely-like' as const) : ('like' as const) }),
      copies: [
        ...plan.stretches.flatMap((stretch) => block(stretch, 'all')),
        ...block(plan.below, 'format'),
        ...block(plan.below, 'validation'),
      ],
    },
    ...plan.after,
  ];
  edits.push(...writeLaterEdits(sheetId, later));
  return { later, edits };
}

function columnBelow(today: SetupToday, column: number): CellRange {
  const row = today.headerRow + 1;
  return { row, column, rows: today.cells.length - row, columns: 1 };
}

/** Neighbouring columns among those that set-up mapped or split apart. */
function columnGroups(setup: SetupStructure, { places, placeOf }: SetupToday): ColumnGroup[] {
  const pairs = new Map(places.map(({ column, index }) => [column.index, index]));
  for (const range of setup.split) {
    for (let column = range.column; column < range.column + range.columns; column++) {
      if (!setup.columns.some(({ index }) => index === column)) pairs.set(column, placeOf(`#${column}`) as number);
    }
  }
  return neighbours([...pairs].map(([from, to]) => ({ from, to })));
}

interface CopyPlan {
  /** The tab to copy from. */
  readonly source: string;
  readonly before: readonly SheetEdit[];
  readonly stretches: readonly Stretch[];
  /** Rows under the records, of which only formats and rules come back. */
  readonly below: Pick<Stretch, 'from' | 'to' | 'count'>;
  readonly after: readonly SheetEdit[];
}

/** With everything in its place one stretch does, down to the end of the grid where nothing has been added since. */
function inPlacePlan(
  { workbook }: Ports,
  setup: SetupStructure,
  today: SetupToday,
  copied: Cells,
  groups: readonly ColumnGroup[],
): CopyPlan {
  const { inserted, cells } = today;
  const head = setup.insertedHeaderRow ? setup.headerRow : setup.headerRow - setup.headerRowCount + 1;
  // A block that was split apart may have begun above the header.
  const from = Math.min(head, ...setup.split.map(({ row }) => row));
  const lastRecord = setup.recordRows[setup.recordRows.length - 1];
  const end = lastRecord === undefined ? setup.headerRow + 1 : lastRecord + (setup.insertedHeaderRow ? 0 : 1);
  const isUntouched = copied.slice(end).every((row, i) =>
    groups.every((group) => {
      const now = cells[end + i + inserted] ?? [];
      for (let n = 0; n < group.count; n++)
        if (!sameValue(row[group.from + n] ?? '', now[group.to + n] ?? '')) return false;
      return true;
    }),
  );
  const last = isUntouched ? setup.maxRows : afterMerges(workbook, setup, end);
  return {
    source: setup.copyName,
    before: [],
    stretches: [{ from, to: from + inserted, count: last - from, source: (row) => row - inserted }],
    below: { from: last, to: last + inserted, count: setup.maxRows - last },
    after: [],
  };
}

/** The first row from `end` on at which no merged cell would be cut. One call. */
function afterMerges(workbook: Ports['workbook'], setup: SetupStructure, end: number): number {
  const copy = workbook.tabByName(setup.copyName);
  const merges = copy === null ? [] : workbook.merges(copy.sheetId);
  let row = end;
  for (const merge of [...merges].sort((a, b) => a.row - b.row)) {
    if (merge.row < row && merge.row + merge.rows > row) row = merge.row + merge.rows;
  }
  return row;
}

/**
 * Where people have sorted, inserted or deleted, a second copy is put into the tab's present order by a sort on a key
 * column, so that a handful of stretches remains.
 */
function movedPlan(ports: Ports, sheet: number, setup: SetupStructure, today: SetupToday): CopyPlan {
  const scratch = `${setup.copyName} ↕`;
  const shift = setup.insertedHeaderRow ? 1 : 0;
  const first = (setup.recordRows[0] ?? setup.headerRow + 1) - shift;
  const end = (setup.recordRows[setup.recordRows.length - 1] ?? setup.headerRow) - shift + 1;
  const goneKey = Number.MAX_SAFE_INTEGER;
  const keys = new Array<number>(Math.max(0, end - first)).fill(goneKey);
  today.rows.forEach((row, position) => {
    if (row >= 0) keys[(setup.recordRows[position] as number) - shift - first] = row;
  });
  const present = keys
    .map((to, i) => ({ to, source: first + i }))
    .filter(({ to }) => to !== goneKey)
    .sort((a, b) => a.to - b.to);
  const sourceOf = new Map(present.map(({ to, source }) => [to, source]));
  const lastRow = Math.max(today.headerRow, ...today.rows) + 1;
  const column = setup.maxColumns;
  const sorts: SheetEdit[] =
    keys.length === 0
      ? []
      : [
          { kind: 'insert-columns', sheet: scratch, after: column - 1, count: 1 },
          { kind: 'write', sheet: scratch, row: first, column, values: keys.map((key) => [key]) },
          {
            kind: 'sort',
            sheet: scratch,
            range: { row: first, column: 0, rows: keys.length, columns: column + 1 },
            column,
          },
        ];
  const header: Stretch = {
    from: setup.headerRow - setup.headerRowCount + 1,
    to: today.headerRow - setup.headerRowCount + 1,
    count: setup.headerRowCount,
    source: (row) => row - today.headerRow + setup.headerRow,
  };
  return {
    source: scratch,
    before: [
      ...(ports.workbook.tabByName(scratch) === null ? [] : [{ kind: 'delete-sheet' as const, sheet: scratch }]),
      { kind: 'copy-sheet', sheet: setup.copyName, name: scratch },
      ...sorts,
    ],
    stretches: [
      ...(setup.insertedHeaderRow ? [] : [header]),
      ...neighbours(present.map(({ to }, i) => ({ from: first + i, to }))).map((run) => ({
        ...run,
        source: (row: number) => sourceOf.get(row) as number,
      })),
    ],
    below: { from: end, to: lastRow, count: Math.min(setup.maxRows - end, today.cells.length - lastRow) },
    after: [
      { kind: 'delete-sheet', sheet: scratch },
      { kind: 'activate-sheet', sheet },
    ],
  };
}

/** Added columns that may go, and how many cells of the others people have filled since. */
function sortAdded(
  { added, rows, cells, headerRow }: SetupToday,
  payload: JournalPayload,
): { free: number[]; used: number } {
  const free: number[] = [];
  let used = 0;
  for (const [key, index] of added) {
    const ours = new Map<number, CellValue>();
    const written = payload.cells.find((change) => change.key === key);
    written?.positions.forEach((position, i) => {
      ours.set(rows[position] as number, written.after[i] as CellValue);
    });
    let typed = 0;
    if (!(isFieldKey(key) && fieldOf(key).automatic)) {
      for (let row = headerRow + 1; row < cells.length; row++) {
        const value = cells[row]?.[index] ?? '';
        if ((isCivil(value) || !isBlank(value)) && !sameValue(value, ours.get(row) ?? '')) typed++;
      }
    }
    if (typed === 0) free.push(index);
    used += typed;
  }
  return { free, used };
}

/** Rows and columns that set-up made go, from the right and from below. */
function structureBack(
  sheet: number,
  setup: SetupStructure,
  { cells, headerRow, inserted }: SetupToday,
  free: readonly number[],
  used: number,
): SheetEdit[] {
  const edits = runsOf([...free].sort((a, b) => a - b))
    .map((run): SheetEdit => ({ kind: 'delete-columns', sheet, column: run.start, count: run.end - run.start }))
    .reverse();
  const last = cells.length - 1;
  if (isTight(setup) && cells.length === setup.maxRows + 1 && (cells[last] ?? []).every((cell) => cell === '')) {
    edits.push({ kind: 'delete-rows', sheet, row: last, count: 1 });
  }
  const ours = new Set([...setup.added.headers, ...setup.columns.map((column) => column.headerAfter)]);
  const isOurs = (cells[headerRow] ?? []).every((cell) => cell === '' || ours.has(textOf(cell)));
  if (inserted === 1 && used === 0 && isOurs) edits.push({ kind: 'delete-rows', sheet, row: headerRow, count: 1 });
  return edits;
}
