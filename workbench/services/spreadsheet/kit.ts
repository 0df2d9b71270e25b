/**
 * What the classes of SpreadsheetApp share inside the sandbox: the environment, the enums, and how handles are made of
 * each other. A handle knows where it points, never what is there.
 */
import type { ServiceEnvironment } from '../environment';
import { takes } from '../signature';
import type { ChartEnums, SpreadsheetEnums } from './enums';

/** A range as the host names it: from 0, bounded; `open` where its notation left an end open (`A2:A`). */
export interface RangeTarget {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly open?: 'rows' | 'columns';
}

export interface Kit {
  readonly env: ServiceEnvironment;
  readonly enums: SpreadsheetEnums;
  readonly charts: ChartEnums;
  /** Calls the host. */
  readonly call: ServiceEnvironment['call'];
  /** Checks the arguments of `Range.setValue` against overloads, see `takes`. */
  takes(method: string, args: readonly unknown[], ...overloads: string[]): void;
  range(target: RangeTarget): object;
  sheet(sheetId: number): object;
  spreadsheet(): object;
  /** The host's name of a guarded range, and a sheet's id. */
  targetOf(range: unknown): RangeTarget;
  sheetIdOf(sheet: unknown): number;
}

/** A method of a handle; `this` is the bare handle. */
export type Method<Handle> = (this: Handle, ...args: unknown[]) => unknown;
export type Methods<Handle> = Readonly<Record<string, Method<Handle>>>;

/** Gives methods to a class that extends no other. Every realm does so: added one by one they take five times as long. */
export function addMethods<Handle extends object>(prototype: Handle, ...tables: readonly Methods<Handle>[]): void {
  Object.setPrototypeOf(prototype, Object.assign({}, ...tables));
}

export function makeTakes(env: ServiceEnvironment): Kit['takes'] {
  return (method, args, ...overloads) => takes(env, `SpreadsheetApp.${method}`, args, ...overloads);
}

/** Row and column numbers are cut to whole ones, as Java's integers are. */
export function whole(value: unknown): number {
  return Math.trunc(Number(value));
}

/** A guarded object of a class, or the signature error. */
export function expected<T extends object>(
  kit: Kit,
  className: string,
  value: unknown,
  method: string,
  args: readonly unknown[],
): T {
  return kit.env.unwrap<T>(className, value) ?? kit.env.signatureError(`SpreadsheetApp.${method}`, args);
}

/** A table of rows, or the signature error: `setValues("x")` and `setValues(["x"])` are refused. */
export function tableArgument(kit: Kit, method: string, args: readonly unknown[]): unknown[][] {
  const [table] = args;
  if (args.length !== 1 || !Array.isArray(table) || !table.length || !table.every(Array.isArray))
    kit.env.signatureError(`SpreadsheetApp.${method}`, args);
  return table as unknown[][];
}

/** Entries of equal objects collected once, and the index of each cell's entry; -1 for null. */
export function indexTable<T>(
  rows: readonly (readonly unknown[])[],
  entryOf: (value: unknown) => T,
): { table: T[]; cells: number[][] } {
  const indexes = new Map<unknown, number>();
  const table: T[] = [];
  const cells = rows.map((row) =>
    row.map((value) => {
      if (value === null || value === undefined) return -1;
      let index = indexes.get(value);
      if (index === undefined) {
        index = table.length;
        table.push(entryOf(value));
        indexes.set(value, index);
      }
      return index;
    }),
  );
  return { table, cells };
}

/** Cells made of a shared table. */
export function fromIndexTable<T>(
  { table, cells }: { table: readonly unknown[]; cells: readonly (readonly number[])[] },
  make: (entry: never) => T,
): (T | null)[][] {
  const made = table.map((entry) => make(entry as never));
  return cells.map((row) => row.map((index) => made[index] ?? null));
}
