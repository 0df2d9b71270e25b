/** Columns that a ledger lacks: where they go, and the ledger as it will be with them. Knows nothing of what fills them. */
import { type FieldKey, fieldOf, isFieldKey } from '../domain/fields';
import { withColumns } from './apply-changes';
import type { AddedColumns } from './journal';
import { ownColumns } from './kept-cells';
import type { Ledger } from './ledger';

/** The ledger as it will be once the columns are there; null where there is nothing to add. */
export interface WithColumns {
  readonly ledger: Ledger;
  readonly added: AddedColumns | null;
}

/**
 * Where new columns take over looks and protection from what stands beside them: between two that the ledger has added and
 * fills itself, before its stamps. Else to the right of all others.
 */
export function placeOfNew(ledger: Ledger): number {
  const own = new Map(ownColumns(ledger).map(({ key, index }) => [index, key]));
  const isPlace = (index: number): boolean => {
    const left = own.get(index - 1);
    return own.has(index) && left !== undefined && isFieldKey(left) && fieldOf(left).presence !== 'stamp';
  };
  const places = [...own.keys()].filter(isPlace);
  return places.length > 0 ? Math.max(...places) : rightOf(ledger);
}

/** To the right of all columns. */
export function rightOf({ columns }: Ledger): number {
  return Math.max(...columns.map(({ index }) => index)) + 1;
}

/** The ledger as it will be once the columns are there, the first of them at `at`. */
export function withNewColumns(read: Ledger, keys: readonly FieldKey[], at: number): WithColumns {
  const { settings, cells } = read;
  if (keys.length === 0) return { ledger: read, added: null };
  const headers = keys.map(
    (key) => settings.fields.find((field) => field.key === key)?.header || fieldOf(key).labels[settings.language],
  );
  const added: AddedColumns = { at, keys, headers, gridColumns: cells.values[0]?.length ?? 0 };
  const moved = (index: number): number => (index < at ? index : index + keys.length);
  const fresh = keys.map((key, i) => ({ key, index: at + i, header: headers[i] as string }));
  const columns = [...read.columns.map((column) => ({ ...column, index: moved(column.index) })), ...fresh];
  const values = withColumns(cells.values, added);
  return {
    added,
    ledger: {
      ...read,
      cells: { values, formulas: withColumns(cells.formulas, added) },
      columns,
      records: { ...read.records, columns, values, display: [] },
      settings: {
        ...settings,
        gridColumns: added.gridColumns + keys.length,
        fields: [
          ...settings.fields
            .filter((field) => !keys.includes(field.key as FieldKey))
            .map((field) => ({ ...field, position: moved(field.position) })),
          ...fresh.map(({ key, index, header }) => ({
            key,
            header,
            position: index,
            original: '',
            check: 'none' as const,
            added: true,
          })),
        ],
      },
      settingsChanged: true,
      issues: read.issues.filter((issue) => !keys.includes(issue.fieldKey as FieldKey)),
    },
  };
}
