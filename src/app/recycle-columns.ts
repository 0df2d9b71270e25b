/** Which column of the Recycle tab holds what, and who was merged into whom. Knows nothing of what is packed there. */
import { messagesFor } from '../contract/messages/messages-for';
import { type CellValue, textOf } from '../domain/cell-value';
import { LANGUAGES } from '../domain/sheet-snapshot';
import type { Workbook } from './ports';

export const RECYCLE_KEYS = [
  'at',
  'by',
  'why',
  'mergeId',
  'customerId',
  'mergedInto',
  'customer',
  'checksum',
  'parts',
] as const;
export type RecycleKey = (typeof RECYCLE_KEYS)[number];

/** People may have put columns of their own among them. */
const COLUMNS_READ = 26;

/** By header in any of the languages, else where it was made. */
export function placesOf(headers: readonly CellValue[]): ReadonlyMap<RecycleKey, number> {
  const places = new Map<RecycleKey, number>();
  RECYCLE_KEYS.forEach((key, index) => {
    const names = LANGUAGES.map((language) => messagesFor(language).recycle[key]);
    const found = headers.findIndex((header) => names.includes(textOf(header).trim()));
    places.set(key, found < 0 ? index : found);
  });
  return places;
}

/** By ID of each customer that was merged: the one it was merged into. One call. */
export function survivorsIn(workbook: Workbook, sheet: number): ReadonlyMap<string, string> {
  const [head = [], ...rows] = workbook.readColumns(sheet, 0, COLUMNS_READ);
  const places = placesOf(head);
  const text = (row: readonly CellValue[], key: RecycleKey): string =>
    textOf(row[places.get(key) as number] ?? '').trim();
  return new Map(
    rows.flatMap((row): [string, string][] => {
      const [customerId, mergedInto] = [text(row, 'customerId'), text(row, 'mergedInto')];
      return customerId === '' || mergedInto === '' ? [] : [[customerId, mergedInto]];
    }),
  );
}
