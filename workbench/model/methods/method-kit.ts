/**
 * What the host methods of SpreadsheetApp share: how a handle of the sandbox names its cells, which scopes and modes a
 * call needs, and how kinds of calls are made. Knows no particular method. Error texts in these modules are Google's
 * where a comment names a source or says (field): quoted in public code; the others are worded here.
 */
import { type AuthMode, type Host, type HostMethod, ServiceError } from '../../sandbox/door';
import type { Area } from '../area';
import type { Writer } from '../cells';
import { sheetOf } from '../sheets';
import type { Rect, Sheet } from '../workbook';

/** A range handle: bounded when it was made, with a mark where its notation left an end open (`A2:A`). */
export interface RangeTarget extends Area {
  readonly sheetId: number;
  readonly open?: 'rows' | 'columns';
}

export const OUTSIDE = 'The coordinates of the range are outside the dimensions of the sheet.';

/** One of these is enough for the open spreadsheet. [scopes] */
const SCOPES = ['spreadsheets.currentonly', 'spreadsheets'];
/** Custom functions may only read. [auth] */
const WRITE_MODES: readonly AuthMode[] = ['LIMITED', 'FULL'];

export function writerOf(host: Host): Writer {
  return { workbook: host.state.workbook, user: host.execution.user, now: host.execution.now() };
}

export function sheetIn(host: Host, sheetId: number): Sheet {
  return sheetOf(host.state.workbook, sheetId);
}

/** The sheet of a range handle; throws where the range has come to lie outside the grid since it was made. */
export function rangeSheet(host: Host, target: RangeTarget): Sheet {
  const sheet = sheetIn(host, target.sheetId);
  if (target.row + target.rows > sheet.maxRows || target.column + target.columns > sheet.maxColumns)
    throw new ServiceError(OUTSIDE);
  return sheet;
}

export function areaOf({ row, column, rows, columns }: RangeTarget): Area {
  return { row, column, rows, columns };
}

/** A rule's range keeps its open end. */
export function rectOf(target: RangeTarget): Rect {
  const { row, column, rows, columns, open } = target;
  return { row, column, rows: open === 'rows' ? null : rows, columns: open === 'columns' ? null : columns };
}

export function targetOf(sheet: Sheet, rect: Rect): RangeTarget {
  const { row, column } = rect;
  const rows = rect.rows ?? Math.max(1, sheet.maxRows - row);
  const columns = rect.columns ?? Math.max(1, sheet.maxColumns - column);
  const open = rect.rows === null ? 'rows' : rect.columns === null ? 'columns' : undefined;
  return { sheetId: sheet.sheetId, row, column, rows, columns, ...(open && { open }) };
}

/** Cells of the range that is the first argument, for virtual time. */
export function cellsOfFirst(args: readonly unknown[]): number {
  const target = args[0] as Partial<Area> | undefined;
  return (target?.rows ?? 1) * (target?.columns ?? 1);
}

type Run<Args extends unknown[]> = (host: Host, ...args: Args) => unknown;

/** The door hands over what the sandbox's counterpart sends; the types of both are kept equal by hand and by tests. */
function plain<Args extends unknown[]>(run: Run<Args>): HostMethod['run'] {
  return run as unknown as HostMethod['run'];
}

/** Reads document state. */
export function reads<Args extends unknown[]>(run: Run<Args>): HostMethod {
  return { kind: 'read', scopes: SCOPES, run: plain(run), cells: cellsOfFirst };
}

/** Reads a range, checked to lie in the grid. */
export function readsRange<Args extends unknown[]>(
  run: (host: Host, sheet: Sheet, target: RangeTarget, ...args: Args) => unknown,
): HostMethod {
  return reads((host, target: RangeTarget, ...args: Args) => run(host, rangeSheet(host, target), target, ...args));
}

/** Changes the contents of a range later, when the buffer is carried out; bounds and arguments are checked at once. */
export function writesRange<Args extends unknown[]>(
  run: (host: Host, sheet: Sheet, target: RangeTarget, ...args: Args) => void,
  check?: (host: Host, sheet: Sheet, target: RangeTarget, ...args: Args) => void,
): HostMethod {
  return {
    kind: 'write',
    scopes: SCOPES,
    modes: WRITE_MODES,
    check: plain(
      (host, target: RangeTarget, ...args: Args) =>
        check?.(host, rangeSheet(host, target), target, ...args) ?? rangeSheet(host, target),
    ),
    run: plain((host, target: RangeTarget, ...args: Args) => run(host, rangeSheet(host, target), target, ...args)),
    cells: cellsOfFirst,
  };
}

/** Changes a sheet later. */
export function writesSheet<Args extends unknown[]>(
  run: (host: Host, sheet: Sheet, ...args: Args) => void,
  check?: (host: Host, sheet: Sheet, ...args: Args) => void,
): HostMethod {
  return {
    kind: 'write',
    scopes: SCOPES,
    modes: WRITE_MODES,
    check: plain(
      (host, sheetId: number, ...args: Args) =>
        check?.(host, sheetIn(host, sheetId), ...args) ?? sheetIn(host, sheetId),
    ),
    run: plain((host, sheetId: number, ...args: Args) => run(host, sheetIn(host, sheetId), ...args)),
  };
}

/**
 * Changes what handles depend on (the grid's size, sheets, names) or answers with something new: carried out at once,
 * after the buffered writes, since the next `getRange` must see it.
 */
export function changes<Args extends unknown[]>(run: Run<Args>): HostMethod {
  return { kind: 'read', scopes: SCOPES, modes: WRITE_MODES, run: plain(run) };
}

/** Makes a handle: no service call, but it may look at the document. */
export function handles<Args extends unknown[]>(run: Run<Args>): HostMethod {
  return { kind: 'local', scopes: SCOPES, run: plain(run) };
}

/** A method of one cell from that of a range: its answer for the top left. */
export function single(method: HostMethod): HostMethod {
  return {
    ...method,
    run: plain((host, target: RangeTarget, ...args: unknown[]) => {
      const rows = (method.run as Run<unknown[]>)(host, { ...target, rows: 1, columns: 1 }, ...args) as unknown[][];
      return rows[0]?.[0];
    }),
    cells: () => 1,
  };
}

/** Throws unless the rows and columns of some data are those of the range. [nfl27] */
export function assertShape(target: RangeTarget, data: readonly (readonly unknown[])[]): void {
  const mismatch = (what: 'rows' | 'columns', have: number, want: number) =>
    new ServiceError(
      `The number of ${what} in the data does not match the number of ${what} in the range. The data has ${have} but the range has ${want}.`,
    );
  if (data.length !== target.rows) throw mismatch('rows', data.length, target.rows);
  for (const line of data) if (line.length !== target.columns) throw mismatch('columns', line.length, target.columns);
}

/** A table of shared entries and, for each cell, the index of its entry; -1 for none. Crosses the door faster than objects in cells. */
export interface IndexTable<T> {
  readonly table: readonly T[];
  readonly cells: readonly (readonly number[])[];
}

/** Collects entries by identity. */
export function makeIndexTable<K, T>(describe: (key: K) => T): { indexOf(key: K): number; readonly table: T[] } {
  const indexes = new Map<K, number>();
  const table: T[] = [];
  return {
    table,
    indexOf(key) {
      let index = indexes.get(key);
      if (index === undefined) {
        index = table.length;
        indexes.set(key, index);
        table.push(describe(key));
      }
      return index;
    },
  };
}
