/** Rows of a linked tab that belong to no customer of the ledger, by what they say of theirs. Knows no sheet. */
import { type CellValue, isBlank, textOf } from '../cell-value';
import { type LinkedRole, placesOf } from '../linked-tabs';
import type { CustomerIndex, NamedCustomer } from './whose-row';

/** Rows that say the same of their customer. */
export interface UnlinkedRows {
  /** As it stands in the cells, without spaces around it; at least one of the two is not blank. */
  readonly id: string;
  readonly name: string;
  /** In the tab, from 0, top down. */
  readonly rows: readonly number[];
  /** Customers of that name. */
  readonly fits: readonly NamedCustomer[];
}

/**
 * `cells` is the tab from its header down. Those with most rows first, of several the first one. Rows that say nothing of a
 * customer are left out. Linear.
 */
export function unlinkedRows(
  role: LinkedRole,
  cells: readonly (readonly CellValue[])[],
  customers: CustomerIndex,
): UnlinkedRows[] {
  const places = placesOf(role, (cells[0] ?? []).map(textOf));
  const found = new Map<string, { id: string; name: string; rows: number[] }>();
  cells.forEach((line, row) => {
    const said = (key: string): string => textOf(line[places.get(key) ?? -1] ?? '').trim();
    if (row === 0 || line.every(isBlank)) return;
    const [id, name] = [said('customerId'), said('customer')];
    // Written otherwise an ID is no link: the row belongs to its customer for us, but not for a formula.
    if ((id === '' && name === '') || customers.withId(id)?.customerId === id) return;
    const key = JSON.stringify([id, name]);
    const same = found.get(key);
    if (same === undefined) found.set(key, { id, name, rows: [row] });
    else same.rows.push(row);
  });
  return [...found.values()]
    .map((one) => ({ ...one, fits: fitting(one, customers) }))
    .sort((a, b) => b.rows.length - a.rows.length || (a.rows[0] as number) - (b.rows[0] as number));
}

function fitting({ id, name }: Pick<UnlinkedRows, 'id' | 'name'>, { withId, named }: CustomerIndex): NamedCustomer[] {
  const owner = id === '' ? null : withId(id);
  return owner === null ? [...named(name)] : [owner];
}
