/**
 * What taking over a list of orders, contacts, opportunities or feedback adds to its linked tab, whose rows they are, and
 * what is left for somebody to look at. Nothing is guessed: a row whose customer nobody can tell keeps what it says of
 * them. Knows no sheet.
 */
import { type CellValue, isBlank, isCivil, textOf } from '../cell-value';
import { type LinkedEntry, type LinkedRole, linkedColumns, placesOf } from '../linked-tabs';
import { fold, squeeze } from '../match/normalise/fold';
import type { EntryMapping } from './map-entries';
import { columnReader, type EntryContext, type EntryIssue } from './read-entries';

/** A customer of the ledger as a list may name them. */
export interface NamedCustomer {
  readonly customerId: string;
  /** What the customer is called. */
  readonly title: string;
  /** Other names under which lists may know them: the firm of a person, the person at a firm. */
  readonly names: readonly string[];
}

export interface ImportPlan {
  /** In the list's order, by the keys of the tab's columns. */
  readonly added: readonly LinkedEntry['values'][];
  /** Rows that the tab holds already. */
  readonly same: number;
  /** Rows whose number the tab knows with another content: left as they are there. */
  readonly different: number;
  /** Of the rows added, those whose customer nobody can tell. */
  readonly unlinked: number;
  /** `rowNumber` is the list's. */
  readonly issues: readonly EntryIssue[];
}

/**
 * `list` are the rows of the list, header first, of which the first stands in row `firstRow` of its sheet (from 1); `tab`
 * is the linked tab from its header down. Linear.
 */
export function planImport(
  role: LinkedRole,
  list: { readonly cells: readonly (readonly CellValue[])[]; readonly firstRow: number },
  mapping: EntryMapping,
  tab: readonly (readonly CellValue[])[],
  customers: readonly NamedCustomer[],
  context: EntryContext,
): ImportPlan {
  const find = customerFinder(customers);
  const present = entriesIn(role, tab);
  const readers = linkedColumns(role).flatMap((column) => {
    const at = mapping.get(column.key);
    return at === undefined ? [] : [{ key: column.key, at, reader: columnReader(column, at, list.cells, context) }];
  });
  const rows: PlannedRow[] = [];
  for (let row = 1; row < list.cells.length; row++) {
    const line = list.cells[row] as readonly CellValue[];
    const rowNumber = list.firstRow + row;
    if (readers.every(({ at }) => isBlank(line[at] ?? ''))) continue;
    const values: Record<string, CellValue> = {};
    const found: EntryIssue[] = [];
    for (const { key, at, reader } of readers) {
      const { value, issue } = reader.read(line[at] ?? '');
      // In a column of dates a number would show as one.
      values[key] = issue === undefined ? value : textOf(value);
      if (issue !== undefined) found.push({ role, rowNumber, fieldKey: key, ...issue });
    }
    const customer = find(textOf(values['customerId'] ?? ''), textOf(values['customer'] ?? ''));
    if (customer === null) {
      const value = textOf(values['customerId'] ?? '') || textOf(values['customer'] ?? '');
      found.push({ role, rowNumber, fieldKey: 'customerId', code: 'customer-unknown', params: { value } });
    } else {
      values['customerId'] = customer.customerId;
      if (isBlank(values['customer'] ?? '')) values['customer'] = customer.title;
    }
    rows.push({ rowNumber, values, found, isLinked: customer !== null });
  }
  // What is there word for word goes before what merely has the same number.
  const fresh = rows.filter(({ values }) => !present.takeSame(values));
  const added = fresh.filter(({ values }) => !present.takeNumbered(values));
  const isAdded = new Set(added);
  return {
    added: added.map(({ values }) => values),
    same: rows.length - fresh.length,
    different: fresh.length - added.length,
    unlinked: added.filter(({ isLinked }) => !isLinked).length,
    issues: fresh.flatMap((row): readonly EntryIssue[] => {
      const { rowNumber, values, found } = row;
      if (isAdded.has(row)) return found;
      return [{ role, rowNumber, code: 'entry-differs', params: { value: textOf(values['invoice'] ?? '') } }];
    }),
  };
}

interface PlannedRow {
  readonly rowNumber: number;
  readonly values: LinkedEntry['values'];
  readonly found: readonly EntryIssue[];
  readonly isLinked: boolean;
}

/**
 * Who is meant by an ID or a name: the ID decides, also where a list has lost its leading zeros; a name only where one
 * customer alone bears it.
 */
export function customerFinder(
  customers: readonly NamedCustomer[],
): (customerId: string, name: string) => NamedCustomer | null {
  const byId = new Map(customers.map((one) => [one.customerId, one]));
  const byNumber = new Map<string, NamedCustomer | null>();
  const byName = new Map<string, NamedCustomer | null>();
  const note = (map: Map<string, NamedCustomer | null>, key: string, one: NamedCustomer): void => {
    if (key === '') return;
    const known = map.get(key);
    map.set(key, known === undefined || known === one ? one : null);
  };
  for (const one of customers) {
    if (/^0*\d+$/.test(one.customerId)) note(byNumber, String(Number(one.customerId)), one);
    for (const name of [one.title, ...one.names]) note(byName, nameKey(name), one);
  }
  return (customerId, name) => {
    const id = customerId.trim();
    if (id !== '') return byId.get(id) ?? (/^\d+$/.test(id) ? (byNumber.get(String(Number(id))) ?? null) : null);
    return byName.get(nameKey(name)) ?? null;
  };
}

/** Columns that say which entry it is, where it has a number of its own. */
const NUMBERED: Readonly<Partial<Record<LinkedRole, readonly string[]>>> = { purchases: ['invoice', 'product'] };
/** Columns that a list does not tell apart, or that we fill ourselves. */
const UNTOLD: ReadonlySet<string> = new Set(['customer']);

/** What the tab holds; each of its rows answers for one row of the list. */
function entriesIn(role: LinkedRole, tab: readonly (readonly CellValue[])[]) {
  const keys = linkedColumns(role)
    .map(({ key }) => key)
    .filter((key) => !UNTOLD.has(key));
  const places = placesOf(role, (tab[0] ?? []).map(textOf));
  const whole = new Map<string, number>();
  const numbered = new Map<string, number>();
  const wholeOf = (value: (key: string) => CellValue): string =>
    JSON.stringify(keys.map((key) => comparable(value(key))));
  const numberOf = (value: (key: string) => CellValue): string | null => {
    const columns = NUMBERED[role];
    return columns === undefined || isBlank(value(columns[0] as string))
      ? null
      : JSON.stringify(columns.map((key) => comparable(value(key))));
  };
  for (const line of tab.slice(1)) {
    const value = (key: string): CellValue => line[places.get(key) ?? -1] ?? '';
    if (keys.every((key) => isBlank(value(key)))) continue;
    whole.set(wholeOf(value), (whole.get(wholeOf(value)) ?? 0) + 1);
    const number = numberOf(value);
    if (number !== null) numbered.set(number, (numbered.get(number) ?? 0) + 1);
  }
  const takeOne = (counts: Map<string, number>, key: string | null): boolean => {
    const left = key === null ? 0 : (counts.get(key) ?? 0);
    if (left > 0) counts.set(key as string, left - 1);
    return left > 0;
  };
  return {
    takeSame(values: LinkedEntry['values']): boolean {
      const value = (key: string): CellValue => values[key] ?? '';
      if (!takeOne(whole, wholeOf(value))) return false;
      takeOne(numbered, numberOf(value));
      return true;
    },
    takeNumbered: (values: LinkedEntry['values']): boolean =>
      takeOne(
        numbered,
        numberOf((key) => values[key] ?? ''),
      ),
  };
}

/** A name without case, width, script variant and punctuation. */
function nameKey(name: string): string {
  return squeeze(fold(name));
}

/** Text in which two writings of one value are the same: 12 and '12', a day with and without midnight. */
function comparable(value: CellValue): string {
  return isCivil(value) ? `${value.date} ${value.time ?? '00:00:00'}` : textOf(value).trim();
}
