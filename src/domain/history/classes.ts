/**
 * Customers by the values of one list column: how many, and what is typical of them. Source: capability 36 and 74.
 */
import { isOpening, isReturn, type Purchase } from './entries';
import { NO_ROLL_UP, type RollUps } from './roll-ups';

/** A customer and the class it is in; '' for none. */
export interface ClassedCustomer {
  readonly customerId: string;
  readonly label: string;
  readonly source: string;
}

/** The middle of `n` values; null where there are none. */
export interface Typical {
  readonly value: number | null;
  readonly n: number;
}

/** The text that stands most often, in `n` of the rows. */
export interface MostFrequent {
  readonly text: string;
  readonly n: number;
}

export interface CustomerClass {
  readonly label: string;
  readonly count: number;
  /** Of all customers, 0 to 1; null where there are none. */
  readonly share: number | null;
  /** Median of what those who have ordered have spent. */
  readonly total: Typical;
  /** Median of the usual days from one order to the next, of those who have two. */
  readonly interval: Typical;
  /** By rows of Purchases that are no returns. */
  readonly product: MostFrequent | null;
  /** By customers. */
  readonly source: MostFrequent | null;
}

/**
 * The classes in the order of `labels`, the list of the column; then words of no list, the largest class first; then
 * those without. A class of the list is there even where nobody is in it. Their counts sum to the number of customers.
 * Ties go to the text that sorts first. n log n.
 */
export function classesOf(
  customers: readonly ClassedCustomer[],
  labels: readonly string[],
  rollUps: RollUps,
  purchases: readonly Purchase[],
): CustomerClass[] {
  const groups = new Map(labels.map((label) => [label, newGroup()]));
  const groupOf = new Map<string, Group>();
  for (const { customerId, label, source } of customers) {
    const group = groups.get(label) ?? newGroup();
    groups.set(label, group);
    groupOf.set(customerId, group);
    group.count++;
    tally(group.sources, source);
    const { orderCount, totalSpent, usualInterval } = rollUps.get(customerId) ?? NO_ROLL_UP;
    if (orderCount > 0 && totalSpent !== null) group.totals.push(totalSpent);
    if (usualInterval !== null) group.intervals.push(usualInterval);
  }
  for (const purchase of purchases) {
    const group = groupOf.get(purchase.customerId);
    if (group !== undefined && !isOpening(purchase) && !isReturn(purchase)) tally(group.products, purchase.product);
  }
  const listed = new Set(labels);
  const place = (label: string): number => (listed.has(label) ? 0 : label === '' ? 2 : 1);
  return [...groups]
    .map(
      ([label, { count, totals, intervals, products, sources }]): CustomerClass => ({
        label,
        count,
        share: customers.length === 0 ? null : count / customers.length,
        total: typical(totals),
        interval: typical(intervals),
        product: mostFrequent(products),
        source: mostFrequent(sources),
      }),
    )
    .sort(
      (a, b) =>
        place(a.label) - place(b.label) ||
        (place(a.label) === 1 ? b.count - a.count || (a.label < b.label ? -1 : 1) : 0),
    );
}

interface Group {
  count: number;
  readonly totals: number[];
  readonly intervals: number[];
  readonly products: Map<string, number>;
  readonly sources: Map<string, number>;
}

function newGroup(): Group {
  return { count: 0, totals: [], intervals: [], products: new Map(), sources: new Map() };
}

function tally(counts: Map<string, number>, text: string): void {
  const word = text.trim();
  if (word !== '') counts.set(word, (counts.get(word) ?? 0) + 1);
}

function typical(values: readonly number[]): Typical {
  const ascending = Float64Array.from(values).sort();
  const n = ascending.length;
  if (n === 0) return { value: null, n };
  return { value: (ascending[Math.floor((n - 1) / 2)]! + ascending[Math.floor(n / 2)]!) / 2, n };
}

function mostFrequent(counts: ReadonlyMap<string, number>): MostFrequent | null {
  let best: MostFrequent | null = null;
  for (const [text, n] of counts)
    if (best === null || n > best.n || (n === best.n && text < best.text)) best = { text, n };
  return best;
}
