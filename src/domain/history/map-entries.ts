/**
 * Which column of somebody's list of orders, contacts, opportunities or feedback becomes which column of a linked tab: by
 * its header, as long as its values do not contradict. Knows no sheet; what is taken over, import-entries.ts says.
 */
import { type CellValue, isBlank, isCivil, textOf } from '../cell-value';
import { guessDateHints } from '../date-column';
import { headerKey } from '../header-key';
import { ENTERED_ROLES, type EnteredRole, type LinkedColumn, type LinkedRole, linkedColumns } from '../linked-tabs';
import { parseMoney, parseNumber } from '../number';
import { parseDate } from '../parse-date';
import type { ReadingContext } from '../sheet-snapshot';

/** Column keys and where their values stand in the list; what nobody can tell is left out. */
export type EntryMapping = ReadonlyMap<string, number>;

/** Cells of a column that are looked at. */
const SAMPLE = 500;
/** Share of the filled cells that must read as what the column is to hold. */
const READABLE = 0.5;
/** Share of the filled cells that are IDs of this ledger's customers, in a column that is taken for theirs unnamed. */
const KNOWN = 0.8;

/**
 * Every column of the list goes to one key at most, and the reverse. A header that is a label of ours goes before one that
 * is another word for it, an earlier word before a later one, and of two columns alike the left one. Without a header for
 * it, the column whose values are the ledger's customer IDs tells whose rows they are. `chosen` (header or `#n` -> key, or
 * null for none) overrides. Linear in the sample.
 */
export function mapEntries(
  role: LinkedRole,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
  context: ReadingContext,
  knownIds: ReadonlySet<string>,
  chosen: Readonly<Record<string, string | null>> = {},
): EntryMapping {
  const mapping = new Map<string, number>();
  const taken = new Set<number>();
  const take = (key: string, at: number): void => {
    mapping.set(key, at);
    taken.add(at);
  };
  headers.forEach((header, at) => {
    const key = chosen[header] ?? chosen[`#${at + 1}`];
    if (key !== undefined && key !== null) take(key, at);
    else if (chosen[header] === null || chosen[`#${at + 1}`] === null) taken.add(at);
  });

  const keys = headers.map(headerKey);
  const wishes = linkedColumns(role).flatMap((column) =>
    [
      ...Object.values(column.labels).map((word) => ({ word, rank: 0 })),
      ...column.aliases.map((word, i) => ({ word, rank: i + 1 })),
    ]
      .map(({ word, rank }) => ({ column, rank, at: keys.indexOf(headerKey(word)) }))
      .filter(({ at }) => at >= 0),
  );
  for (const { column, at } of wishes.sort((a, b) => a.rank - b.rank || a.at - b.at)) {
    if (mapping.has(column.key) || taken.has(at)) continue;
    if (fits(column, sampleOf(rows, at), context)) take(column.key, at);
  }
  if (!mapping.has('customerId')) {
    const at = headers.findIndex((_, column) => !taken.has(column) && areKnown(sampleOf(rows, column), knownIds));
    if (at >= 0) take('customerId', at);
  }
  return mapping;
}

/** Rows at the top in which the header of a list is looked for. */
const TOP_ROWS = 30;

/** The row among the first ones with most words for columns of the role, of several the first; 0 where none has any. */
export function findListHeader(role: LinkedRole, cells: readonly (readonly CellValue[])[]): number {
  const hits = headerWords(role, cells);
  return Math.max(0, hits.indexOf(Math.max(0, ...hits)));
}

/** What a list seems to hold: that for which one of its first rows has most words; of several the first of ours. */
export function guessRole(cells: readonly (readonly CellValue[])[]): EnteredRole {
  const most = ENTERED_ROLES.map((role) => Math.max(0, ...headerWords(role, cells)));
  return ENTERED_ROLES[most.indexOf(Math.max(...most))] as EnteredRole;
}

/** How many words for columns of the role each of the first rows has. */
function headerWords(role: LinkedRole, cells: readonly (readonly CellValue[])[]): number[] {
  const words = new Set(
    linkedColumns(role).flatMap(({ labels, aliases }) => [...Object.values(labels), ...aliases].map(headerKey)),
  );
  return cells
    .slice(0, TOP_ROWS)
    .map((row) => row.filter((cell) => typeof cell === 'string' && words.has(headerKey(cell))).length);
}

function sampleOf(rows: readonly (readonly CellValue[])[], at: number): CellValue[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE));
  const sample: CellValue[] = [];
  for (let row = 0; row < rows.length && sample.length < SAMPLE; row += step) {
    const value = rows[row]?.[at] ?? '';
    if (!isBlank(value)) sample.push(value);
  }
  return sample;
}

function areKnown(sample: readonly CellValue[], knownIds: ReadonlySet<string>): boolean {
  const known = sample.filter((value) => knownIds.has(textOf(value).trim())).length;
  return sample.length > 0 && known >= KNOWN * sample.length;
}

/** Whether the values may be what the column holds; text takes everything, and so does a column without values. */
function fits({ type }: LinkedColumn, sample: readonly CellValue[], context: ReadingContext): boolean {
  const reads = readerOf(type, sample, context);
  return reads === null || sample.filter(reads).length >= READABLE * sample.length;
}

function readerOf(
  type: LinkedColumn['type'],
  sample: readonly CellValue[],
  context: ReadingContext,
): ((value: CellValue) => boolean) | null {
  if (type === 'number' || type === 'money') {
    const parse = type === 'money' ? parseMoney : parseNumber;
    return (value) =>
      typeof value === 'number' ||
      (typeof value === 'string' && parse(value.replace(/[%％]$/, ''), context).kind === 'number');
  }
  if (type !== 'date' && type !== 'dateTime') return null;
  const { order, serials } = guessDateHints(sample, context);
  return (value) =>
    isCivil(value) ||
    (typeof value !== 'boolean' && parseDate(String(value), { ...context, order, serials }).kind === 'date');
}
