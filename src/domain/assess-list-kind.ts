/**
 * Whether a table lists customers or what happened to them: orders, payments, calls, visits. A customer list may hold
 * duplicates and one row per contact person; what it does not do is repeat a customer with another date and content.
 */
import { isBlank, textOf } from './cell-value';
import { columnEvidence } from './column-evidence';
import type { TableLocation } from './detect-table';
import type { ColumnKey } from './fields';
import type { HeaderMeaning } from './header-words';
import type { ColumnGuess } from './map-columns';
import { readHeader } from './read-header';
import type { SheetSnapshot } from './sheet-snapshot';
import type { Shape } from './value-shapes';

export type ListKind =
  | 'customers'
  | {
      readonly kind: 'transactions';
      readonly reason: 'orders' | 'payments' | 'contacts';
      /** `rows` and `customers`, as counted. */
      readonly params: Readonly<Record<string, number>>;
    };

const FEWEST_ROWS = 4;
const NAME_KEYS: readonly ColumnKey[] = ['name', 'name.given', 'name.family', 'company', 'contact'];
const REACH_KEYS: readonly ColumnKey[] = ['phone', 'email'];
const PAYMENT_HEADER = /付款|收款|支付|回款|到账|缴费|payment|paid|receipt|payer/i;

/** Linear in the rows. */
export function assessListKind(
  table: TableLocation,
  snapshot: SheetSnapshot,
  guesses: readonly ColumnGuess[],
): ListKind {
  if (table.rows.length < FEWEST_ROWS) return 'customers';
  const meanings = table.headerCells.map((cells) => readHeader(cells).guesses.map((guess) => guess.meaning));
  const eventColumns = (meaning: HeaderMeaning, ...shapes: Shape[]): number[] =>
    meanings.flatMap((of, i) => {
      if (!of.includes(meaning)) return [];
      const { filled, share } = columnEvidence(snapshot.values, table.rows, table.firstColumn + i, '2000-01-01');
      return filled > 0 && (shapes.length === 0 || shapes.some((shape) => share(shape) >= 0.6))
        ? [table.firstColumn + i]
        : [];
    });
  const dates = eventColumns('event:date', 'date');
  if (dates.length === 0) return 'customers';
  const numbers = eventColumns('event:number');
  const amounts = eventColumns('event:amount', 'number');
  const contents = eventColumns('event:content');
  const payments = eventColumns('event:payment');

  const identity = identityColumns(table, snapshot, guesses, meanings);
  const { rows, customers, eventful } = countRepeats(table, snapshot, identity, [
    ...dates,
    ...numbers,
    ...amounts,
    ...contents,
  ]);
  if (rows < FEWEST_ROWS || eventful < 0.6) return 'customers';
  const repeated = 1 - customers / rows;
  const kinds = [numbers, amounts, contents, payments].filter((columns) => columns.length > 0).length;
  const isLog =
    repeated >= 0.6 ||
    (kinds >= 1 && repeated >= 0.4) ||
    (kinds >= 2 && repeated >= 0.25) ||
    (kinds >= 2 && numbers.length > 0 && repeated >= 0.12);
  if (!isLog) return 'customers';

  const told = [...dates, ...numbers, ...amounts].some((column) =>
    PAYMENT_HEADER.test(table.headers[column - table.firstColumn] ?? ''),
  );
  const sold = numbers.length > 0 || amounts.length > 0;
  const reason =
    sold && (told || payments.length > 0) && contents.length === 0 ? 'payments' : sold ? 'orders' : 'contacts';
  return { kind: 'transactions', reason, params: { rows, customers } };
}

/** The columns that tell one customer from another: a customer number that comes back, else the names, else phone and mail. */
function identityColumns(
  table: TableLocation,
  snapshot: SheetSnapshot,
  guesses: readonly ColumnGuess[],
  meanings: readonly (readonly HeaderMeaning[])[],
): number[] {
  const number = meanings.findIndex((of) => of.includes('customerId'));
  if (number >= 0 && guesses[number]?.key !== 'customerId') {
    const { filled, looked } = columnEvidence(snapshot.values, table.rows, table.firstColumn + number, '2000-01-01');
    if (filled >= looked * 0.8) return [table.firstColumn + number];
  }
  const columnsOf = (keys: readonly ColumnKey[]): number[] =>
    guesses.filter(({ key }) => key !== null && keys.includes(key)).map(({ columnIndex }) => columnIndex);
  const names = columnsOf(NAME_KEYS);
  const nameless = table.rows.some((row) => names.every((column) => isBlank(snapshot.values[row]?.[column] ?? '')));
  // Where some rows have a phone but no name, the phone tells the customer.
  return nameless ? [...names, ...columnsOf(REACH_KEYS)] : names;
}

/**
 * Rows with a customer, different customers, and the share of repeated rows that differ from the customer's first in
 * date, number, amount or content. A row without any customer of its own belongs to the one above: merged cells hold
 * their value at the top only.
 */
function countRepeats(
  table: TableLocation,
  snapshot: SheetSnapshot,
  identity: readonly number[],
  events: readonly number[],
): { rows: number; customers: number; eventful: number } {
  const textAt = (row: number, columns: readonly number[]): string =>
    columns
      .map((column) =>
        textOf(snapshot.values[row]?.[column] ?? '')
          .slice(0, 100)
          .trim()
          .toLowerCase(),
      )
      .join('\u0000');
  const nobody = identity.map(() => '').join('\u0000');
  const firstEvent = new Map<string, string>();
  let customer = nobody;
  let rows = 0;
  let differing = 0;
  for (const row of table.rows) {
    const own = textAt(row, identity);
    const event = textAt(row, events);
    if (own !== nobody) customer = own;
    if (customer === nobody) continue;
    rows++;
    const first = firstEvent.get(customer);
    if (first === undefined) firstEvent.set(customer, event);
    else if (first !== event) differing++;
  }
  const repeats = rows - firstEvent.size;
  return { rows, customers: firstEvent.size, eventful: repeats === 0 ? 0 : differing / repeats };
}
