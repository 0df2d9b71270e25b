/** The number formats under which the ledger keeps the cells of each type of column. */
import { moneyNumberFormat } from '../domain/currency';
import { type Field, fieldOf, isFieldKey } from '../domain/fields';
import type { LedgerSettings } from '../domain/ledger-settings';

/** Null for a type that has none of its own. */
export function numberFormatOf(field: Pick<Field, 'type'>, settings: Pick<LedgerSettings, 'currency'>): string | null {
  switch (field.type) {
    case 'phone':
    case 'id':
      return '@';
    case 'date':
      return 'yyyy-mm-dd';
    case 'dateTime':
      return 'yyyy-mm-dd hh:mm';
    case 'money':
      return moneyNumberFormat(settings.currency);
    default:
      return null;
  }
}

/** Whether the ledger keeps a column's cells under the number format `@`. */
export function isTextColumn(key: string, settings: LedgerSettings): boolean {
  return isFieldKey(key) && numberFormatOf(fieldOf(key), settings) === '@';
}
