/**
 * What taking over a list of orders, contacts, opportunities or feedback adds to its linked tab, whose rows they are, and
 * what is left for somebody to look at. Nothing is guessed: a row whose customer nobody can tell keeps what it says of
 * them. Knows no sheet.
 */
import { type CellValue, isBlank, isCivil, textOf } from '../cell-value';
import { signFits } from '../currency';
import { type LinkedEntry, type LinkedRole, linkedColumns, placesOf } from '../linked-tabs';
import { keyFinder } from '../list-keys';
import { numberLocale } from '../number-column';
import { once } from '../once';
import type { Standardised } from '../standardise';
import { isOpening } from './entries';
import { listColumns, type OrderState, orderState } from './list-columns';
import { ownWord } from './list-words';
import type { EntryMapping } from './map-entries';
import { columnReader, type EntryContext, type EntryIssue, readPurchases, withoutZone } from './read-entries';
import { strayRows } from './stray-rows';
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
 * `tab` is the linked tab from its header down. An order of which nothing came and a row of totals are left out and told;
 * what was refunded of an order is a return of its own. Linear.
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
  if (role === 'purchases') {
    countTotalsOnce(lines);
    noteUnpaid(lines);
  }
  if (role === 'followUps' && !mapping.has('closedOn')) closeOvertaken(lines);
  if (role === 'opportunities')
    dateClosed(lines, textOf(list.cells[0]?.[mapping.get('expectedClose') ?? -1] ?? ''), context);
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
  /** What the list says of the price of one piece, of money given back, and of money to come. */
  readonly price: CellValue;
  refunded: CellValue;
  readonly outstanding: CellValue;
  readonly state: OrderState | null;
}

/** How the cells of each column are read. */
function readersOf(role: LinkedRole, list: ImportedList, mapping: EntryMapping, context: EntryContext) {
  return listColumns(role).flatMap((column) => {
    const at = mapping.get(column.key);
    if (at === undefined) return [];
    const isMoney = column.type === 'money';
    const isDate = column.type === 'date' || column.type === 'dateTime';
    const isNumber = isMoney || column.type === 'number';
    const cellOf = (line: readonly CellValue[]): CellValue => (isDate ? withoutZone(line[at] ?? '') : (line[at] ?? ''));
    const cells = once(() => list.cells.slice(1).map(cellOf));
    const reading = { ...context, locale: numberLocale(isNumber ? cells() : [], context.locale) };
    const wordOf = column.list === undefined ? null : ownWord(column.list, context.lists[column.list] ?? []);
    return [{ key: column.key, cellOf, isMoney, isNumber, wordOf, reader: columnReader(column, at, cells, reading) }];
  });
}

/** The lines of a list one by one; of an order of which nothing came only that. */
function readLines(
  role: LinkedRole,
  list: ImportedList,
  mapping: EntryMapping,
  customers: CustomerIndex,
  context: EntryContext,
): { readonly lines: PlannedRow[]; readonly issues: EntryIssue[] } {
  const kept = new Set(linkedColumns(role).map(({ key }) => key));
  const readers = readersOf(role, list, mapping, context);
  const telling = [...mapping.values()];
  const lines: PlannedRow[] = [];
  const issues: EntryIssue[] = [];
  const states = new Map<string, OrderState>();
  const numbers = new Set(readers.flatMap(({ key, isNumber }) => (isNumber ? [key] : [])));
  const headers = new Set(list.cells[0]?.map((header) => textOf(header).trim()));
  const strayAs = strayRows((cell) => headers.has(textOf(cell).trim()));
  for (let row = 1; row < list.cells.length; row++) {
    const line = list.cells[row] as readonly CellValue[];
    const rowNumber = list.rowNumbers?.[row] ?? list.firstRow + row;
    if (telling.every((at) => isBlank(line[at] ?? ''))) continue;
    const said = (key: string): string => textOf(line[mapping.get(key) ?? -1] ?? '').trim();
    const read: Record<string, CellValue> = {};
    const found: EntryIssue[] = [];
    for (const { key, cellOf, isMoney, wordOf, reader } of readers) {
      const cell = cellOf(line);
      const { value, issue } =
        isMoney && !isBlank(cell) ? inCurrency(cell, said('currency'), reader.read, context) : reader.read(cell);
      // In a column of dates a number would show as one.
      read[key] = issue === undefined ? value : textOf(value);
      if (issue !== undefined) found.push({ role, rowNumber, fieldKey: key, ...issue });
      if (wordOf === null || typeof value !== 'string') continue;
      const word = wordOf(value);
      if (word.toLowerCase() !== value.trim().toLowerCase())
        found.push({ role, rowNumber, fieldKey: key, code: 'word-replaced', params: { value, word } });
      read[key] = word;
    }
    const amount = typeof read['amount'] === 'number' ? read['amount'] : null;
    const isFigures = [...mapping].every(([key, at]) => numbers.has(key) || isBlank(line[at] ?? ''));
    const stray = strayAs({ cells: line, amount, isFigures, isOwned: false });
    if (stray === 'header') continue;
    if (stray === 'totals') {
      const value = textOf(line.find((cell) => !isBlank(cell)) ?? '');
      issues.push({ role, rowNumber, code: 'total-row', params: { value } });
      continue;
    }
    const invoice = said('invoice');
    const state = role === 'purchases' ? stateOf(said, states.get(invoice) ?? null) : null;
    if (invoice !== '' && state !== null) states.set(invoice, state);
    if (state === 'none') {
      const value = invoice || ownerOf(said, customers).customer;
      issues.push({ role, rowNumber, code: 'order-cancelled', params: { value } });
      continue;
    }
    const values: Record<string, CellValue> = {};
    for (const [key, value] of Object.entries(read)) if (kept.has(key)) values[key] = value;
    const total = totalOf(read);
    if (total !== null) values['amount'] = total;

    const { issue, ...owner } = ownerOf(said, customers);
    if (issue !== null) found.push({ role, rowNumber, fieldKey: 'customerId', ...issue });
    Object.assign(values, owner);
    lines.push({
      rowNumber,
      values,
      found,
      isLinked: 'customerId' in owner,
      price: read['unitPrice'] ?? '',
      refunded: read['refunded'] ?? '',
      outstanding: read['outstanding'] ?? '',
      state,
    });
  }
  return { lines, issues };
}

const TOLD = {
  unknown: 'customer-unknown',
  ambiguous: 'customer-ambiguous',
  differs: 'customer-differs',
} as const;

/** Whose a row is, and what it calls them; of nobody's the customer ID stays as the list says it. */
function ownerOf(said: (key: string) => string, customers: CustomerIndex) {
  const names = [said('customer'), said('company'), said('contact'), ...fullNames(said)];
  const customerId = said('customerId');
  const whose = whoseRow(customers, {
    customerId,
    names,
    contacts: [said('phone'), said('phone2'), said('email')],
  });
  const name = names.find((one) => one !== '') ?? '';
  const unnamed = customerId === '' ? said('email') || said('phone') : '';
  const value = customerId || name || unnamed;
  const issue = whose.kind === 'found' ? null : { code: TOLD[whose.kind], params: { value } };
  if (!('customer' in whose)) return { issue, customer: name || unnamed };
  const { customer } = whose;
  return { issue, customerId: customer.customerId, customer: name || customer.title };
}

/** What a row says of its order; where it says nothing, what an earlier one did: Shopify's first row speaks for all. */
function stateOf(said: (key: string) => string, earlier: OrderState | null): OrderState | null {
  const [payment, status] = [said('paymentStatus'), said('status')];
  return orderState({ payment, others: [status, said('documentKind')] }) ?? (payment + status === '' ? earlier : null);
}

/** Rows with an amount, those of one order together. */
function ordersOf(rows: readonly PlannedRow[]): PlannedRow[][] {
  const orders = new Map<CellValue | PlannedRow, PlannedRow[]>();
  for (const row of rows) {
    const { invoice = '', amount } = row.values;
    if (typeof amount !== 'number' || amount < 0) continue;
    const key = isBlank(invoice) ? row : invoice;
    const order = orders.get(key);
    if (order === undefined) orders.set(key, [row]);
    else order.push(row);
  }
  return [...orders.values()];
}

/** Orders of several rows that a list must have before its amounts are taken for totals of orders without their prices. */
const ENOUGH_ORDERS = 2;

/**
 * Exports of shops say the total of an order in each of its rows. Where no order of several rows has two amounts, and
 * orders differ or prices show it, the amount stays in the first row of each and is told; where nobody can know, every
 * row counts, and that is told.
 */
function countTotalsOnce(rows: readonly PlannedRow[]): void {
  const several = ordersOf(rows).filter(({ length }) => length > 1);
  const amountOf = ([row]: readonly PlannedRow[]): number => Number(row?.values['amount']);
  const isOneAmount = (order: readonly PlannedRow[]): boolean =>
    order.every(({ values }) => values['amount'] === amountOf(order));
  if (!several.every(isOneAmount)) return;
  const areTotals = several.length >= ENOUGH_ORDERS && new Set(several.map(amountOf)).size > 1;
  // Quantity times price is what a row came to, not an order.
  const isOfRow = (row: PlannedRow): boolean => Math.abs(worthOf(row) - amountOf([row])) < 0.01;
  if (several.flat().every(isOfRow)) return;
  for (const order of several) {
    const [first, ...others] = order as [PlannedRow, ...PlannedRow[]];
    const value = textOf(first.values['invoice'] ?? '');
    const tell = (code: EntryIssue['code'], params: EntryIssue['params']): void => {
      first.found.push({
        role: 'purchases',
        rowNumber: first.rowNumber,
        fieldKey: 'amount',
        code,
        params: { value, ...params },
      });
    };
    const amount = amountOf(order);
    const worth = order.map(worthOf);
    if (areTotals || isOfAll(amount, worth)) {
      tell('total-repeated', {});
      for (const other of others) {
        other.values['amount'] = '';
        if ('received' in other.values && other.values['received'] === first.values['received'])
          other.values['received'] = '';
        if (other.refunded === first.refunded) other.refunded = '';
      }
    } else if (worth.some(Number.isNaN)) {
      tell('total-unclear', { rows: order.length, amount, total: order.length * amount });
    }
  }
}

/** Quantity times price; NaN where either is not said. */
function worthOf({ values: { quantity }, price }: PlannedRow): number {
  return Number(quantity || Number.NaN) * Number(price || Number.NaN);
}

/** Whether the one amount of an order's rows is nearer to what these come to together than to one of them. */
function isOfAll(amount: number, worth: readonly number[]): boolean {
  const away = (from: number): number => Math.abs(amount - from);
  const all = away(worth.reduce((sum, one) => sum + one, 0));
  return worth.some((one) => all < away(one));
}

/**
 * Of orders that are not paid, or not in full, what was received: nothing, or all but what the list says is outstanding;
 * of one paid in part, of which it does not say that, nobody knows.
 */
function noteUnpaid(rows: readonly PlannedRow[]): void {
  for (const order of ordersOf(rows)) {
    const [first] = order as [PlannedRow, ...PlannedRow[]];
    const { state, outstanding, values, rowNumber } = first;
    if (state !== 'unpaid' && state !== 'partlyPaid') continue;
    const value = textOf(values['invoice'] ?? '') || textOf(values['customer'] ?? '');
    const code = state === 'unpaid' ? 'order-unpaid' : 'order-paid-in-part';
    first.found.push({ role: 'purchases', rowNumber, fieldKey: 'received', code, params: { value } });
    if (order.some((row) => !isBlank(row.values['received'] ?? ''))) continue;
    const amount = order.reduce((sum, row) => sum + Number(row.values['amount']), 0);
    const isSaid = typeof outstanding === 'number' && outstanding <= amount;
    if (!isSaid && state === 'partlyPaid') continue;
    for (const row of order) row.values['received'] = 0;
    if (isSaid) values['received'] = Number((amount - outstanding).toPrecision(15));
  }
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

/** Days under such a header are hopes, of a deal that is closed as of any other. */
const EXPECTED = /预计|預計|计划|計劃|expect|forecast|plan|target/i;

/** The close date of a deal that is won or lost is the day on which it was. */
function dateClosed(lines: readonly PlannedRow[], header: string, { lists, today }: EntryContext): void {
  if (EXPECTED.test(header)) return;
  const keyOf = keyFinder('stage', lists['stage'] ?? []);
  for (const { values } of lines) {
    const { expectedClose = '', changedOn = '', stage = '' } = values;
    const isClosed = ['won', 'lost'].includes(keyOf(textOf(stage)));
    if (isClosed && isBlank(changedOn) && isCivil(expectedClose) && expectedClose.date <= today)
      values['changedOn'] = expectedClose;
  }
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
