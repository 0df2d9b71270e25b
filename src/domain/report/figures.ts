/**
 * What reports are made of: figures that name their formula, in lines, in tables. A tab or a page can be built from
 * these alone. Knows no figure in particular.
 */
/** Each names a formula, which the catalogs say in words. */
export type FigureKey =
  | 'sales'
  | 'returns'
  | 'cost'
  | 'profit'
  | 'margin'
  | 'orders'
  | 'orders-with'
  | 'average-order'
  | 'due'
  | 'received'
  | 'collection-rate'
  | 'owed'
  | 'longest-overdue'
  | 'deals'
  | 'deal-amount'
  | 'weighted'
  | 'past-close'
  | 'stale'
  | 'won'
  | 'win-rate'
  | 'csat'
  | 'nps'
  | 'score-of-5'
  | 'score-of-10'
  | 'complaints'
  | 'complaints-resolved'
  | 'days-to-resolve'
  | 'complaints-open'
  | 'oldest-complaint'
  | 'customers'
  | 'share'
  | 'buyers'
  | 'new-buyers'
  | 'repurchase'
  | 'retention'
  | 'churn'
  | 'win-back'
  | 'win-back-plans'
  | 'stage-changes'
  | 'conversion'
  | 'contact-overdue';

export interface Figure {
  readonly key: FigureKey;
  /** Null where there is nothing to divide by, or no sum that is exact. Shares from 0 to 1, NPS from -1 to 1. */
  readonly value: number | null;
  /** How many rows, orders or customers it rests on; of a share those that are divided by. */
  readonly n: number;
}

/** What has no value to stand under, or was put together: shown below the others. */
export type Rest = 'none' | 'undated' | 'opening' | 'unlinked' | 'others';

export interface LineOf {
  /** The key of a period or list item, a customer's ID, or text of the user's; '' for a rest. */
  readonly of: string;
  readonly rest?: Rest;
}

export interface ReportLine extends LineOf {
  /** What people call it, where that is another than `of`. */
  readonly label?: string;
  readonly figures: readonly Figure[];
}

/** Gathers rows under what they are of. */
export interface Groups<T> {
  /** The group of a value; a new one the first time. */
  at(of: string, rest?: Rest): T;
  all(): (LineOf & { readonly group: T })[];
}

export function createGroups<T>(make: () => T): Groups<T> {
  const values = new Map<string, T>();
  const rests = new Map<Rest, T>();
  const found = <K>(map: Map<K, T>, key: K): T => {
    let group = map.get(key);
    if (group === undefined) {
      group = make();
      map.set(key, group);
    }
    return group;
  };
  return {
    at: (of, rest) => (rest === undefined ? found(values, of) : found(rests, rest)),
    all: () => [
      ...[...values].map(([of, group]) => ({ of, group })),
      ...[...rests].map(([rest, group]) => ({ of: '', rest, group })),
    ],
  };
}

/** The share of a part in a whole; null where there is no whole. */
export function shareOf(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

export function count(key: FigureKey, value: number): Figure {
  return { key, value, n: value };
}

export function share(key: FigureKey, part: number, whole: number): Figure {
  return { key, value: shareOf(part, whole), n: whole };
}

/** By the text, so that the same rows give the same order wherever they stand. */
export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
