/** Finds the columns of a row that was removed again, whatever people have done to them since. Reads no cell. */
import { isBlank, textOf } from '../domain/cell-value';
import type { CellImage, RowImage } from '../domain/merge/recycled';
import type { Ledger } from './ledger';

/**
 * Where the image's columns are today, by where they were, without those that are gone. The users' own are known by
 * header, of several with one header by their order; else, under a new header, by their place between the others.
 */
export function columnsNow(ledger: Ledger, { cells }: RowImage): ReadonlyMap<number, number> {
  const headers = (ledger.cells.values[ledger.headerRow] ?? []).map((cell) => textOf(cell).trim());
  const places = new Map<number, number>();
  for (const { key, column } of cells) {
    const index = ledger.columns.find((one) => one.key === key)?.index;
    if (index !== undefined) places.set(column, index);
  }
  const own = cells.filter(({ key }) => key === null);
  const mapped = new Set(places.values());
  for (const header of new Set(own.map((cell) => cell.header).filter((text) => text !== ''))) {
    const then = own.filter((cell) => cell.header === header);
    const now = [...headers.keys()].filter((index) => headers[index] === header && !mapped.has(index));
    if (then.length !== now.length) continue;
    for (const [i, { column }] of then.entries()) places.set(column, now[i] as number);
  }
  const headersThen = new Set(['', ...cells.map(({ header }) => header)]);
  const named = new Map(places);
  const claimed = new Set(places.values());
  for (const cell of own.filter(({ column }) => !named.has(column))) {
    const index = placeAmong(named, cell.column);
    const header = headers[index];
    const isRenamed = header !== undefined && !headersThen.has(header) && (cell.header !== '' || isFilled(cell));
    if ((header === cell.header || isRenamed) && !claimed.has(index)) places.set(cell.column, index);
  }
  return places;
}

/** Where a column is between those of which that is known; -1 where they no longer stand as they did. */
function placeAmong(places: ReadonlyMap<number, number>, column: number): number {
  const known = [...places.keys()];
  const left = Math.max(-1, ...known.filter((one) => one < column));
  const right = Math.min(...known.filter((one) => one > column));
  const index = (places.get(left) ?? -1) + column - left;
  return right === Number.POSITIVE_INFINITY || places.get(right) === index + right - column ? index : -1;
}

/** Whether it holds anything of its own. */
export function isFilled({ value, formula, note, spilled }: CellImage): boolean {
  return (!isBlank(value) && !spilled) || formula !== undefined || note !== undefined;
}
