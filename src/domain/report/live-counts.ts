/**
 * Formulas that count customers by what their columns say, and go on doing so: only where columns alone say it. Knows the
 * columns, no sheet.
 */
import { columnLetters } from '../a1-notation';
import { type CellValue, textOf } from '../cell-value';
import type { LedgerColumn } from '../ledger-columns';
import type { ReportCustomer, ReportInput } from './report';

interface CountedCells {
  /** Sheet row of each record. */
  readonly rows: readonly number[];
  readonly columns: readonly LedgerColumn[];
  readonly values: readonly (readonly CellValue[])[];
}

/** Keys of list items, any of which fits; '' for none. What is left out is not asked. */
export type CountedKeys = Readonly<Partial<Record<'type' | 'tier' | 'stage', readonly string[]>>>;

const FIELDS = { type: 'customerType', tier: 'tier', stage: 'lifecycleStage' } as const;

/**
 * Makes formulas, without the leading `=`; null where a column is not there or a customer's type, tier or stage is not
 * just what their cell says. Counted are rows with a customer ID; `customers` are those of the rows, in their order.
 */
export function liveCounts(
  { rows, columns, values }: CountedCells,
  { sheet, headerRow }: { readonly sheet: string; readonly headerRow: number },
  customers: readonly ReportCustomer[],
  lists: ReportInput['lists'],
): (keys: CountedKeys) => string | null {
  const indexOf = (key: string): number | undefined => columns.find((column) => column.key === key)?.index;
  const rangeOf = (index: number): string => {
    const letters = columnLetters(index);
    // From the header down, so that rows which somebody inserts below it are counted.
    return `'${sheet.replace(/'/g, "''")}'!$${letters}$${headerRow + 1}:$${letters}`;
  };
  const id = indexOf('customerId');
  const hasIds = customers.every(({ customerId }) => customerId !== '');
  const labelsOf = (field: keyof CountedKeys): ReadonlyMap<string, string> =>
    new Map((lists[FIELDS[field]] ?? []).map(({ key, label }) => [key, label]));
  const isTold = (field: keyof CountedKeys): boolean => {
    const index = indexOf(FIELDS[field]);
    const labels = labelsOf(field);
    return rows.every((row, i) => {
      const key = customers[i]?.[field] ?? '';
      return textOf(values[row]?.[index ?? -1] ?? '').trim() === (labels.get(key) ?? key);
    });
  };
  const told = new Map<keyof CountedKeys, boolean>();
  return (keys) => {
    if (id === undefined || !hasIds) return null;
    let terms = [[`${rangeOf(id)},"<>"`]];
    for (const field of Object.keys(keys) as (keyof CountedKeys)[]) {
      const index = indexOf(FIELDS[field]);
      const isExact = told.get(field) ?? isTold(field);
      told.set(field, isExact);
      if (index === undefined || !isExact) return null;
      const labels = labelsOf(field);
      terms = terms.flatMap((term) =>
        (keys[field] ?? []).map((key) => [...term, `${rangeOf(index)},${criterion(labels.get(key) ?? key)}`]),
      );
    }
    const hasHeader = Object.keys(keys).length === 0;
    return terms.length === 0
      ? null
      : `${terms.map((term) => `COUNTIFS(${term.join(',')})`).join('+')}${hasHeader ? '-1' : ''}`;
  };
}

/** A criterion that just this text fits, whatever its case; of '' the cells without text. */
function criterion(text: string): string {
  return text === '' ? '""' : `"=${text.replace(/[*?~]/g, '~$&').replace(/"/g, '""')}"`;
}
