/** Who belongs to the segments of a ledger, by the cells of its customers. Knows the columns, no sheet. */
import type { CellValue } from '../cell-value';
import type { CivilDate } from '../civil-date';
import { headerKey } from '../header-key';
import type { LedgerColumn } from '../ledger-columns';
import type { LedgerSettings } from '../ledger-settings';
import { ownHeaderOf, segmentItems, segmentTypeOf } from './segment-words';
import { type SegmentColumn, type SegmentCondition, segmentMembers } from './segments';

interface SegmentCells {
  /** Sheet row of each record. */
  readonly rows: readonly number[];
  readonly columns: readonly LedgerColumn[];
  readonly values: readonly (readonly CellValue[])[];
}

/** The segments with the positions of who belongs to them; null for one that cannot be told. `headers` are those of all columns. */
export function segmentsOf(
  { rows, columns, values }: SegmentCells,
  headers: readonly string[],
  settings: Pick<LedgerSettings, 'segments' | 'lists'>,
  today: CivilDate,
): { readonly name: string; readonly members: readonly number[] | null }[] {
  const columnOf = (condition: SegmentCondition): SegmentColumn | null => {
    const { column: key } = condition;
    const own = ownHeaderOf(key);
    const index =
      own === null
        ? (columns.find((column) => column.key === key)?.index ?? -1)
        : headers.findIndex((header) => headerKey(header) === headerKey(own));
    if (index < 0) return null;
    return {
      key,
      type: segmentTypeOf(condition),
      values: rows.map((row) => values[row]?.[index] ?? ''),
      items: segmentItems(key, settings),
    };
  };
  return (settings.segments ?? []).map((segment) => {
    const asked = segment.conditions.flatMap((condition) => columnOf(condition) ?? []);
    const found = segmentMembers(segment, asked, rows.length, today);
    return { name: segment.name, members: found.ok ? found.members : null };
  });
}
