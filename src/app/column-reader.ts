/** Columns of the ledger as texts, and what a customer is told by among others. No service call. */
import type { DuplicateMember } from '../contract/api/duplicates';
import { isCivil, textOf } from '../domain/cell-value';
import type { FieldKey } from '../domain/fields';
import type { Ledger } from './ledger';

/** One field of every record as text; a date as its date, other content of a date column as ''. */
export function columnReader(ledger: Pick<Ledger, 'columns' | 'records' | 'cells'>): (key: FieldKey) => string[] {
  return (key) => {
    const column = ledger.columns.find((candidate) => candidate.key === key);
    if (column === undefined) return [];
    return ledger.records.rows.map((row) => {
      const value = ledger.cells.values[row]?.[column.index] ?? '';
      if (key === 'nextFollowUp') return isCivil(value) ? value.date : '';
      return textOf(value).trim();
    });
  };
}

/** What each customer is called: the name, or the company where there is none. */
export function nameOf(read: ReturnType<typeof columnReader>): string[] {
  const names = read('name');
  const companies = read('company');
  return (names.length > 0 ? names : companies).map((name, i) => name || (companies[i] ?? ''));
}

/** What tells a customer among possible duplicates. */
export function memberReader(
  ledger: Pick<Ledger, 'columns' | 'records' | 'cells'>,
): (position: number) => DuplicateMember {
  const read = columnReader(ledger);
  const ids = read('customerId');
  const names = nameOf(read);
  const details = (['company', 'phone', 'email'] as const).map(read);
  return (position) => ({
    customerId: ids[position] ?? '',
    rowNumber: (ledger.records.rows[position] as number) + 1,
    name: names[position] ?? '',
    detail: details
      .map((texts) => texts[position] ?? '')
      .filter((text) => text !== '' && text !== names[position])
      .join(' · '),
  });
}
