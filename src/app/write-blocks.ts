/**
 * How changed cells are written in few calls: in blocks of neighbouring rows and columns that hold nothing which a
 * rewrite would change. Knows fields by their type, no service.
 */
import { type ColumnChange, mergeChanges, type SheetColumn } from '../domain/assess-records';
import { type CellValue, isCivil, sameValue, textOf } from '../domain/cell-value';
import { cutBlocks, runsOf } from '../domain/cut-blocks';
import { type Field, fieldOf, isFieldKey } from '../domain/fields';
import type { CellChanges } from './journal';
import type { SheetEdit, SheetRef } from './ports';

/** Blocks of one column at most, where there is a limit; stretches with the fewest changes are left. */
const MOST_IN_A_COLUMN = 8;

/**
 * What one call writes: rows `start` up to, not including, `end` of columns that stand side by side; of a block that is
 * `scattered` only the cells that change, in one column and all to the same.
 */
export interface WriteBlock {
  readonly start: number;
  readonly end: number;
  readonly changes: readonly ColumnChange[];
  readonly scattered?: true;
}

export interface WriteBlocks {
  readonly blocks: readonly WriteBlock[];
  /** What no block covers. */
  readonly left: readonly { readonly change: ColumnChange; readonly positions: readonly number[] }[];
}

/** Blocks that are written at most, and from how many on they are joined over cells that do not change. */
export interface BlockLimit {
  readonly most: number;
  readonly aim?: number;
}

const UNLIMITED: BlockLimit = { most: Number.POSITIVE_INFINITY };

type CellAt = (row: number, column: number) => CellValue;

export type CellWrite = Extract<SheetEdit, { kind: 'write' }>;

/**
 * Cuts changes into blocks, as many as it takes where there is no limit. `rows[p]` is the row of record `p`; `isKept` names
 * cells that do not change and must not be written (people's, formulas, links). Blocks of columns side by side become
 * one where every cell between allows it. To come down to `aim` blocks they may cover cells that do not change in the
 * columns of `bridges`. Where a column gets fewer values than it takes blocks, each value is a block of its own.
 */
export function cutChanges(
  changes: readonly ColumnChange[],
  rows: readonly number[],
  cellAt: CellAt,
  isKept: (row: number, column: number) => boolean,
  { most, aim = most }: BlockLimit = UNLIMITED,
  bridges: readonly SheetColumn[] = [],
): WriteBlocks {
  const isFree = (change: ColumnChange, row: number): boolean =>
    !isKept(row, change.column.index) && keepsContent(fieldOfKey(change.column.key), cellAt(row, change.column.index));
  const single: WriteBlock[] = [];
  const several: WriteBlock[] = [];
  for (const change of [...changes].sort((a, b) => a.column.index - b.column.index)) {
    const changed = change.positions.map((position) => rows[position] as number);
    const free = (row: number): boolean => isFree(change, row);
    const same = byValue(change);
    if (same.length < cutBlocks(changed, free, Number.POSITIVE_INFINITY).blocks.length) {
      several.push(...same.map((one) => ({ ...extentOf(one, rows), changes: [one], scattered: true as const })));
      continue;
    }
    const { blocks } = cutBlocks(changed, free, most === Number.POSITIVE_INFINITY ? most : MOST_IN_A_COLUMN);
    const cut = blocks.map(({ start, end }) => ({ start, end, changes: [change] }));
    (cut.length === 1 ? single : several).push(...cut);
  }
  const ranked = bridged([...joinColumns(single, rows, isFree), ...several], rows, isFree, aim, bridges)
    .map((block) => ({
      block,
      changed: block.changes.reduce((sum, change) => sum + inside(change, block, rows).length, 0),
    }))
    .sort((a, b) => b.changed - a.changed);
  const blocks = ranked.slice(0, most).map(({ block }) => block);
  const covered = new Map(
    changesOf(blocks, rows).map(({ column, positions }) => [column.index, new Set(positions)] as const),
  );
  const left = changes.flatMap((change) => {
    const positions = change.positions.filter((position) => !covered.get(change.column.index)?.has(position));
    return positions.length === 0 ? [] : [{ change, positions }];
  });
  return { blocks, left };
}

/** The change, parted by what its cells become. */
function byValue(change: ColumnChange): ColumnChange[] {
  const places = new Map<string, number[]>();
  change.after.forEach((value, i) => {
    const key = `${typeof value} ${textOf(value)}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, [i]);
    else known.push(i);
  });
  return [...places.values()].map((at) => part(change, at));
}

/** Some of a change's cells, by their place in it. */
function part({ column, positions, before, after }: ColumnChange, at: readonly number[]): ColumnChange {
  return {
    column,
    positions: at.map((i) => positions[i] as number),
    before: at.map((i) => before[i] as CellValue),
    after: at.map((i) => after[i] as CellValue),
  };
}

function extentOf({ positions }: ColumnChange, rows: readonly number[]): Pick<WriteBlock, 'start' | 'end'> {
  const at = positions.map((position) => rows[position] as number).sort((a, b) => a - b);
  return { start: at[0] as number, end: (at[at.length - 1] as number) + 1 };
}

function joinColumns(
  blocks: readonly WriteBlock[],
  rows: readonly number[],
  isFree: (change: ColumnChange, row: number) => boolean,
): WriteBlock[] {
  const joined: WriteBlock[] = [];
  const changedRows = new Map<ColumnChange, Set<number>>();
  const allows = (change: ColumnChange, start: number, end: number): boolean => {
    let changed = changedRows.get(change);
    if (changed === undefined) {
      changed = new Set(change.positions.map((position) => rows[position] as number));
      changedRows.set(change, changed);
    }
    for (let row = start; row < end; row++) if (!changed.has(row) && !isFree(change, row)) return false;
    return true;
  };
  for (const block of blocks) {
    const last = joined[joined.length - 1];
    const neighbour = last?.changes[last.changes.length - 1]?.column.index;
    if (last !== undefined && neighbour !== undefined && neighbour + 1 === block.changes[0]?.column.index) {
      const start = Math.min(last.start, block.start);
      const end = Math.max(last.end, block.end);
      const changes = [...last.changes, ...block.changes];
      if (changes.every((change) => allows(change, start, end))) {
        joined[joined.length - 1] = { start, end, changes };
        continue;
      }
    }
    joined.push(block);
  }
  return joined;
}

/** Joins neighbouring blocks over columns that do not change, from the left, until there are few enough. */
function bridged(
  blocks: readonly WriteBlock[],
  rows: readonly number[],
  isFree: (change: ColumnChange, row: number) => boolean,
  aim: number,
  bridges: readonly SheetColumn[],
): WriteBlock[] {
  const firstOf = (block: WriteBlock): number => block.changes[0]?.column.index ?? 0;
  const joined = [...blocks].sort((a, b) => firstOf(a) - firstOf(b) || a.start - b.start);
  const columns = new Map(bridges.map((column) => [column.index, column]));
  const changed = new Map<number, Set<number>>();
  for (const { changes } of blocks) {
    for (const { column, positions } of changes)
      changed.set(column.index, new Set(positions.map((position) => rows[position] as number)));
  }
  const join = (a: WriteBlock, b: WriteBlock): WriteBlock | null => {
    const start = Math.min(a.start, b.start);
    const end = Math.max(a.end, b.end);
    const own = new Map([...a.changes, ...b.changes].map((change) => [change.column.index, change]));
    const last = Math.max(...own.keys());
    const changes: ColumnChange[] = [];
    for (let index = Math.min(...own.keys()); index <= last; index++) {
      const bridge = columns.get(index);
      const change = own.get(index) ?? (bridge && { column: bridge, positions: [], before: [], after: [] });
      if (change === undefined) return null;
      for (let row = start; row < end; row++) if (!changed.get(index)?.has(row) && !isFree(change, row)) return null;
      changes.push(change);
    }
    return { start, end, changes };
  };
  for (let i = 0; i + 1 < joined.length && joined.length > aim; ) {
    const [one, other] = [joined[i] as WriteBlock, joined[i + 1] as WriteBlock];
    const both = one.scattered || other.scattered ? null : join(one, other);
    if (both === null) i++;
    else joined.splice(i, 2, both);
  }
  return joined;
}

function fieldOfKey(key: string): Field | null {
  return isFieldKey(key) ? fieldOf(key) : null;
}

/** Whether writing the value again leaves the cell as it is, in a column of that type. */
function keepsContent(field: Field | null, value: CellValue): boolean {
  if (value === '') return true;
  // An error that was typed would come back as text.
  if (typeof value === 'string') return !/^#[A-Z/0]+[!?A]?$/.test(value);
  if (field === null) return false;
  if (isCivil(value)) return (field.type === 'date' && value.time === undefined) || field.type === 'dateTime';
  return typeof value === 'number' && (field.type === 'number' || field.type === 'money');
}

/** Which of a change's cells lie in the block, by their place in the change. */
function inside(change: ColumnChange, block: Pick<WriteBlock, 'start' | 'end'>, rows: readonly number[]): number[] {
  return [...change.positions.keys()].filter((i) => {
    const row = rows[change.positions[i] as number] as number;
    return row >= block.start && row < block.end;
  });
}

/** What the blocks change, column by column. */
export function changesOf(blocks: readonly WriteBlock[], rows: readonly number[]): ColumnChange[] {
  return mergeChanges(
    blocks.flatMap((block) =>
      block.changes.flatMap((change) => {
        const at = inside(change, block, rows);
        return at.length === 0 ? [] : [part(change, at)];
      }),
    ),
  );
}

/** What the blocks change, for the journal. */
export function changesIn(blocks: readonly WriteBlock[], rows: readonly number[]): CellChanges[] {
  return changesOf(blocks, rows).map(({ column, positions, before, after }) => ({
    key: column.key,
    positions,
    before,
    after,
  }));
}

/**
 * The writes of the blocks, of a scattered one several, which `writeEdits` puts into one call. `isPlain` names cells whose
 * number format is `@` by then; rows move down by `shift`.
 */
export function blockWrites(
  sheet: SheetRef,
  blocks: readonly WriteBlock[],
  rows: readonly number[],
  cellAt: CellAt,
  isPlain: (row: number, column: number) => boolean,
  shift = 0,
): CellWrite[] {
  return blocks
    .flatMap((block) => (block.scattered ? runsIn(block, rows) : [block]))
    .map((block): CellWrite => {
      const first = block.changes[0]?.column.index ?? 0;
      const values: CellValue[][] = [];
      for (let row = block.start; row < block.end; row++) {
        values.push(block.changes.map((change) => cellAt(row, change.column.index)));
      }
      block.changes.forEach((change, column) => {
        change.positions.forEach((position, i) => {
          const row = rows[position] as number;
          if (row >= block.start && row < block.end)
            (values[row - block.start] as CellValue[])[column] = change.after[i] as CellValue;
        });
      });
      return {
        kind: 'write',
        sheet,
        row: block.start + shift,
        column: first,
        values,
        plain: values.map((_, i) => block.changes.map((change) => isPlain(block.start + i, change.column.index))),
      };
    });
}

/** A scattered block as blocks that cover nothing else. */
function runsIn({ changes }: WriteBlock, rows: readonly number[]): WriteBlock[] {
  const at = changes.flatMap(({ positions }) => positions.map((position) => rows[position] as number));
  return runsOf(at.sort((a, b) => a - b)).map((run) => ({ ...run, changes }));
}

/**
 * The writes in few calls: what is the same at many places of a column is written in one, and so is what stands side by
 * side. None of them may cover what another writes.
 */
export function writeEdits(writes: readonly CellWrite[]): SheetEdit[] {
  const same = new Map<string, CellWrite[]>();
  for (const write of writes) {
    const key = sameKey(write);
    const known = same.get(key);
    if (known === undefined) same.set(key, [write]);
    else known.push(write);
  }
  const groups = [...same.values()];
  const single = groups.flatMap((group) => (group.length === 1 ? group : []));
  const several = groups.filter((group) => group.length > 1);
  return [
    ...sideBySide(single),
    ...several.map((group): SheetEdit => {
      const [first] = group as [CellWrite];
      return {
        kind: 'write-same',
        sheet: first.sheet,
        ranges: group.map(({ row, column, values }) => ({ row, column, rows: values.length, columns: 1 })),
        value: first.values[0]?.[0] as CellValue,
        plain: isPlainCell(first, 0, 0),
      };
    }),
  ];
}

/** Writes of the same rows in neighbouring columns as one. */
function sideBySide(writes: readonly CellWrite[]): CellWrite[] {
  const joined: CellWrite[] = [];
  for (const write of [...writes].sort((a, b) => a.row - b.row || a.column - b.column)) {
    const last = joined[joined.length - 1];
    const isBeside =
      last?.row === write.row &&
      last.values.length === write.values.length &&
      last.column + (last.values[0]?.length ?? 0) === write.column;
    if (last === undefined || !isBeside) {
      joined.push(write);
      continue;
    }
    const plainOf = (one: CellWrite, row: number): boolean[] =>
      (one.values[row] ?? []).map((_, column) => isPlainCell(one, row, column));
    joined[joined.length - 1] = {
      ...last,
      values: last.values.map((line, row) => [...line, ...(write.values[row] ?? [])]),
      plain: last.values.map((_, row) => [...plainOf(last, row), ...plainOf(write, row)]),
    };
  }
  return joined;
}

/** Equal for writes that put the same value into cells of one column, and of no other write. */
function sameKey(write: CellWrite): string {
  const { row, column, values } = write;
  const [value] = values[0] as readonly [CellValue];
  const isPlain = isPlainCell(write, 0, 0);
  const isSame = values.every(
    (line, r) => line.length === 1 && sameValue(line[0] as CellValue, value) && isPlainCell(write, r, 0) === isPlain,
  );
  return isSame ? `${column} ${isPlain} ${typeof value} ${textOf(value)}` : `${column} row ${row}`;
}

function isPlainCell({ plain = false }: CellWrite, row: number, column: number): boolean {
  if (typeof plain === 'boolean') return plain;
  const line = plain[row];
  return typeof line === 'object' ? line[column] === true : plain[column] === true;
}
