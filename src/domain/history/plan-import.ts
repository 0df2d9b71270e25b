/**
 * What taking over a list of orders, contacts, opportunities or feedback adds to its linked tab, whose rows they are, and
 * what is left for somebody to look at. Nothing is guessed: a row whose customer nobody can tell keeps what it says of
 * them. Knows no sheet.
 */
import { type CellValue, isBlank, isCivil, textOf } from '../cell-value';
import { signFits } from '../currency';
import { isTotals } from '../detect-table';
import { headerKey } from '../header-key';
import { type LinkedEntry, type LinkedRole, linkedColumns, placesOf } from '../linked-tabs';
import { numberLocale } from '../number-column';
import type { Standardised } from '../standardise';
import { isOpening } from './entries';
import { isCancelled, listColumns } from './list-columns';
import type { EntryMapping } from './map-entries';
import { columnReader, type EntryContext, type EntryIssue, readPurchases, withoutZone } from './read-entries';
import { type CustomerIndex, whoseRow } from './whose-row';

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

/** Rows, header first, of which the first stands in row `firstRow` of its sheet (from 1); others where `rowNumbers` say so. */
export interface ImportedList {
  readonly cells: readonly (readonly CellValue[])[];
  readonly firstRow: number;
  readonly rowNumbers?: readonly number[];
}

/**
 * `tab` is the linked tab from its header down. A cancelled order and a row of totals are left out and told; what was
 * refunded of an order is a return of its own. Linear.
 */
export function planImport(
  role: LinkedRole,
  list: ImportedList,
  mapping: EntryMapping,
  tab: readonly (readonly CellValue[])[],
  customers: CustomerIndex,
  context: EntryContext,
): ImportPlan {
  const present = entriesIn(role, tab);
  const { lines, issues } = readLines(role, list, mapping, customers, context);
  countTotalsOnce(role, lines);
  if (role === 'followUps' && !mapping.has('closedOn')) closeOvertaken(lines);
  const rows = lines.flatMap((row) => {
    const { values, refunded } = row;
    const isReturned = typeof refunded === 'number' && refunded !== 0;
    return isReturned ? [row, { ...row, values: returnOf(values, refunded), found: [] }] : [row];
  });
  // What is there word for word goes before what merely has the same number.
  const fresh = rows.filter(({ values }) => !present.takeSame(values));
  const added = fresh.filter(({ values }) => !present.takeNumbered(values));
  const isAdded = new Set(added);
  const isSummedUp = role === 'purchases' ? summedUp(tab, context) : () => false;
  issues.push(
    ...fresh.flatMap((row): readonly EntryIssue[] => {
      const { rowNumber, values, found } = row;
      if (isAdded.has(row)) return isSummedUp(values) ? [...found, inOpening(role, row)] : found;
      return [{ role, rowNumber, code: 'entry-differs', params: { value: numberIn(role, values) } }];
    }),
  );
  return {
    added: added.map(({ values }) => values),
    same: rows.length - fresh.length,
    different: fresh.length - added.length,
    unlinked: added.filter(({ isLinked }) => !isLinked).length,
    issues,
  };
}

/** Whether an order lies in the time that an opening row of its customer sums up, or may, where that says no date. */
function summedUp(tab: readonly (readonly CellValue[])[], context: EntryContext) {
  const until = new Map<string, string>();
  for (const { customerId, date } of readPurchases(tab, context).entries.filter(isOpening)) {
    const last = date ?? '9999';
    if (last > (until.get(customerId) ?? '')) until.set(customerId, last);
  }
  return ({ customerId = '', date = '', amount = 0 }: LinkedEntry['values']): boolean =>
    isCivil(date) && !(Number(amount) < 0) && date.date <= (until.get(textOf(customerId)) ?? '');
}

function inOpening(role: LinkedRole, { rowNumber, values }: PlannedRow): EntryIssue {
  const value = textOf(values['invoice'] ?? '') || textOf(values['customer'] ?? '');
  return { role, rowNumber, code: 'order-in-opening', params: { value } };
}

interface PlannedRow {
  readonly rowNumber: number;
  readonly values: Record<string, CellValue>;
  readonly found: EntryIssue[];
  readonly isLinked: boolean;
  /** What the list says of the price of one piece, and of money given back. */
  readonly price: CellValue;
  refunded: CellValue;
}

/** The lines of a list one by one; of an order that was cancelled only that. */
function readLines(
  role: LinkedRole,
  list: ImportedList,
  mapping: EntryMapping,
  customers: CustomerIndex,
  context: EntryContext,
): { readonly lines: PlannedRow[]; readonly issues: EntryIssue[] } {
  const kept = new Set(linkedColumns(role).map(({ key }) => key));
  const readers = listColumns(role).flatMap((column) => {
    const at = mapping.get(column.key);
    if (at === undefined) return [];
    const isMoney = column.type === 'money';
    const isDate = column.type === 'date' || column.type === 'dateTime';
    const cells = isDate ? list.cells.map((line) => line.map(withoutZone)) : list.cells;
    const values = isMoney || column.type === 'number' ? list.cells.slice(1).map((line) => line[at] ?? '') : [];
    const reading = { ...context, locale: numberLocale(values, context.locale) };
    return [{ key: column.key, at, isMoney, isDate, reader: columnReader(column, at, cells, reading) }];
  });
  const telling = [...mapping.values()];
  const lines: PlannedRow[] = [];
  const issues: EntryIssue[] = [];
  const cancelled = new Set<string>();
  for (let row = 1; row < list.cells.length; row++) {
    const line = list.cells[row] as readonly CellValue[];
    const rowNumber = list.rowNumbers?.[row] ?? list.firstRow + row;
    if (telling.every((at) => isBlank(line[at] ?? ''))) continue;
    const filled = line.filter((cell) => !isBlank(cell));
    if (isTotals({ values: [line], formulas: [] }, { first: 0, last: line.length - 1 }, 0, filled.length)) {
      issues.push({ role, rowNumber, code: 'total-row', params: { value: textOf(filled[0] ?? '') } });
      continue;
    }
    const said = (key: string): string => textOf(line[mapping.get(key) ?? -1] ?? '').trim();
    const states = said('status').split(/[,，;；|/]/);
    const invoice = said('invoice');
    const isGone = states.some((state) => isCancelled(headerKey(state)));
    // Shopify says what became of an order in the first of its rows alone.
    if (role === 'purchases' && (isGone || (said('status') === '' && cancelled.has(invoice)))) {
      if (invoice !== '') cancelled.add(invoice);
      issues.push({ role, rowNumber, code: 'order-cancelled', params: { value: invoice } });
      continue;
    }
    const read: Record<string, CellValue> = {};
    const found: EntryIssue[] = [];
    for (const { key, at, isMoney, isDate, reader } of readers) {
      const cell = isDate ? withoutZone(line[at] ?? '') : (line[at] ?? '');
      const { value, issue } =
        isMoney && !isBlank(cell) ? inCurrency(cell, said('currency'), reader.read, context) : reader.read(cell);
      // In a column of dates a number would show as one.
      read[key] = issue === undefined ? value : textOf(value);
      if (issue !== undefined) found.push({ role, rowNumber, fieldKey: key, ...issue });
    }
    const values: Record<string, CellValue> = {};
    for (const [key, value] of Object.entries(read)) if (kept.has(key)) values[key] = value;
    const total = totalOf(read);
    if (total !== null) values['amount'] = total;

    const names = [said('customer'), said('company'), said('contact'), ...fullNames(said)];
    const whose = whoseRow(customers, {
      customerId: said('customerId'),
      names,
      contacts: [said('phone'), said('phone2'), said('email')],
    });
    const name = names.find((one) => one !== '') ?? '';
    if ('customer' in whose) {
      values['customerId'] = whose.customer.customerId;
      values['customer'] = name === '' ? whose.customer.title : name;
    } else if (name === '' && said('customerId') === '') values['customer'] = said('email') || said('phone');
    else values['customer'] = name;
    if (whose.kind !== 'found') {
      const value = said('customerId') || name || textOf(values['customer'] ?? '');
      found.push({ role, rowNumber, fieldKey: 'customerId', code: TOLD[whose.kind], params: { value } });
    }
    const isLinked = 'customer' in whose;
    lines.push({
      rowNumber,
      values,
      found,
      isLinked,
      price: read['unitPrice'] ?? '',
      refunded: read['refunded'] ?? '',
    });
  }
  return { lines, issues };
}

const TOLD = {
  unknown: 'customer-unknown',
  ambiguous: 'customer-ambiguous',
  byContact: 'customer-by-contact',
} as const;

/** Orders of several rows that a list must have before its amounts are taken for totals of orders without their prices. */
const ENOUGH_ORDERS = 2;

/**
 * Exports of shops say the total of an order in each of its rows. Where no order of several rows has two amounts, and
 * orders differ or prices show it, the amount stays in the first row of each and is told.
 */
function countTotalsOnce(role: LinkedRole, rows: readonly PlannedRow[]): void {
  if (role !== 'purchases') return;
  const orders = new Map<CellValue, PlannedRow[]>();
  for (const row of rows) {
    const { invoice = '', amount } = row.values;
    if (isBlank(invoice) || typeof amount !== 'number' || amount < 0) continue;
    const order = orders.get(invoice);
    if (order === undefined) orders.set(invoice, [row]);
    else order.push(row);
  }
  const several = [...orders.values()].filter(({ length }) => length > 1);
  const totals = new Set(several.map((order) => order[0]?.values['amount']));
  const isOneAmount = (order: readonly PlannedRow[]): boolean =>
    order.every(({ values }) => values['amount'] === order[0]?.values['amount']);
  if (!several.every(isOneAmount)) return;
  const areTotals = several.length >= ENOUGH_ORDERS && totals.size > 1;
  // Quantity times price is what a row came to, not an order.
  const isOfRow = ({ values: { amount, quantity }, price }: PlannedRow): boolean =>
    typeof quantity === 'number' && typeof price === 'number' && Math.abs(quantity * price - (amount as number)) < 0.01;
  if (several.flat().every(isOfRow)) return;
  for (const [first, ...others] of several.filter((order) => areTotals || isOfAll(order))) {
    const value = textOf(first?.values['invoice'] ?? '');
    first?.found.push({
      role,
      rowNumber: first.rowNumber,
      fieldKey: 'amount',
      code: 'total-repeated',
      params: { value },
    });
    for (const other of others) {
      other.values['amount'] = '';
      if ('received' in other.values && other.values['received'] === first?.values['received'])
        other.values['received'] = '';
      if (other.refunded === first?.refunded) other.refunded = '';
    }
  }
}

/** Whether the one amount of an order's rows is nearer to what these come to together than to any of them. */
function isOfAll(order: readonly PlannedRow[]): boolean {
  const worth = order.map(
    ({ values: { quantity }, price }) => Number(quantity || Number.NaN) * Number(price || Number.NaN),
  );
  const away = (from: number): number => Math.abs((order[0]?.values['amount'] as number) - from);
  const all = away(worth.reduce((sum, one) => sum + one, 0));
  return worth.every((one) => all < away(one));
}

/** A name in two columns, in the order of either script. */
function fullNames(said: (key: string) => string): string[] {
  const [given, family] = [said('name.given'), said('name.family')];
  return given === '' && family === '' ? [] : [`${given} ${family}`.trim(), `${family} ${given}`.trim()];
}

/** An amount in another currency than the ledger's is kept with its currency, and counts for nothing. */
function inCurrency(
  cell: CellValue,
  currency: string,
  read: (cell: CellValue) => Standardised,
  context: EntryContext,
): Standardised {
  if (currency === '' || signFits(currency, context.currency || undefined)) return read(cell);
  const value = `${currency} ${textOf(cell)}`;
  return { value, issue: { code: 'currency-other', params: { value: value.slice(0, 60) } } };
}

/** Quantity times price where a list has no total; null where it has one, or lacks either. */
function totalOf({ amount, quantity, unitPrice }: Readonly<Record<string, CellValue>>): number | null {
  if (amount !== undefined || typeof quantity !== 'number' || typeof unitPrice !== 'number') return null;
  return Number((quantity * unitPrice).toPrecision(15));
}

/** The return of an order, of which a list tells the money alone. */
function returnOf(values: LinkedEntry['values'], refunded: number): PlannedRow['values'] {
  const of = ['date', 'customerId', 'customer', 'product', 'invoice'].filter((key) => key in values);
  return { ...Object.fromEntries(of.map((key) => [key, values[key] as CellValue])), amount: -Math.abs(refunded) };
}

/**
 * In a list that does not say which plans are done, the next contact with a customer ends those that were made before it:
 * else every line of a log would be overdue.
 */
function closeOvertaken(lines: readonly PlannedRow[]): void {
  const contacts = new Map<string, string[]>();
  const dateOf = (value: CellValue | undefined): string => (value !== undefined && isCivil(value) ? value.date : '');
  for (const { values } of lines) {
    const [id, date] = [textOf(values['customerId'] ?? ''), dateOf(values['at'])];
    if (id === '' || date === '') continue;
    const known = contacts.get(id);
    if (known === undefined) contacts.set(id, [date]);
    else known.push(date);
  }
  for (const dates of contacts.values()) dates.sort();
  for (const { rowNumber, values, found } of lines) {
    const made = dateOf(values['at']);
    const next = contacts.get(textOf(values['customerId'] ?? ''))?.find((date) => date > made);
    if (made === '' || dateOf(values['nextDate']) === '' || next === undefined) continue;
    values['closedOn'] = { date: next };
    found.push({ role: 'followUps', rowNumber, fieldKey: 'nextDate', code: 'plan-overtaken' });
  }
}

/** Columns that say which entry it is, where it has a number of its own. */
const NUMBERED: Readonly<Partial<Record<LinkedRole, readonly string[]>>> = {
  purchases: ['invoice', 'product'],
  // What was said on a day is one contact, whatever somebody has added to its row.
  followUps: ['note', 'at', 'customerId'],
};
/** Columns that a list does not tell apart, or that we fill ourselves. */
const UNTOLD: ReadonlySet<string> = new Set(['customer']);

/** By what an entry is named that is there already. */
function numberIn(role: LinkedRole, values: LinkedEntry['values']): string {
  return textOf(values[NUMBERED[role]?.[0] ?? ''] ?? '').slice(0, 60);
}

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

/** Text in which two writings of one value are the same: 12 and '12', a day with and without midnight. */
function comparable(value: CellValue): string {
  return isCivil(value) ? `${value.date} ${value.time ?? '00:00:00'}` : textOf(value).trim();
}
