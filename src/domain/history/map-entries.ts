/**
 * Which column of somebody's list of orders, contacts, opportunities or feedback becomes which column of a linked tab: by
 * its header, as long as its values do not contradict. Knows no sheet; what is taken over, import-entries.ts says.
 */
import { type CellValue, isBlank, isCivil, textOf } from '../cell-value';
import { guessDateHints } from '../date-column';
import { headerKey, headerParts } from '../header-key';
import { ENTERED_ROLES, type EnteredRole, type LinkedColumn, type LinkedRole } from '../linked-tabs';
import { parseMoney, parseNumber } from '../number';
import { numberLocale } from '../number-column';
import { once } from '../once';
import { parseDate } from '../parse-date';
import { broadMeaning, readHeader } from '../read-header';
import type { ReadingContext } from '../sheet-snapshot';
import { listColumns } from './list-columns';
import { withoutZone } from './read-entries';
import type { CustomerIndex } from './whose-row';

/** Column keys and where their values stand in the list; what nobody can tell is left out. */
export type EntryMapping = ReadonlyMap<string, number>;

/** Cells of a column that are looked at. */
const SAMPLE = 500;
/** Share of the filled cells that must read as what the column is to hold. */
const READABLE = 0.5;
/** Share of the filled cells that must be IDs or names of this ledger's customers where no header says so. */
const KNOWN = 0.8;

/**
 * Every column of the list goes to one key at most, and the reverse. Whose rows they are is told by the columns that know
 * this ledger's customers; of those that may hold the customer's name, the one that knows most. Of the others a header
 * that is a label of ours goes before one that is another word for it, an earlier word before a later one, a whole header
 * before the end of one, and of two columns alike the left one; an amount in which all is goes before any other. `chosen`
 * (header or `#n` -> key, or null for none) overrides. Linear in the sample.
 */
export function mapEntries(
  role: LinkedRole,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
  context: ReadingContext,
  customers: CustomerIndex,
  chosen: Readonly<Record<string, string | null>> = {},
): EntryMapping {
  const mapping = new Map<string, number>();
  const taken = new Set<number>();
  const take = (key: string, at: number): void => {
    if (mapping.has(key) || taken.has(at)) return;
    mapping.set(key, at);
    taken.add(at);
  };
  headers.forEach((header, at) => {
    const key = chosen[header] ?? chosen[`#${at + 1}`];
    if (key !== undefined && key !== null) take(key, at);
    else if (chosen[header] === null || chosen[`#${at + 1}`] === null) taken.add(at);
  });
  const samples = headers.map((_, at) => once(() => sampleOf(rows, at)));
  const columns = listColumns(role);
  const isTaxed = headers.some((header) => headerParts(header).words.some((word) => TAX.test(word)));
  const wishes = headers
    .flatMap((header, at) => wishesOf(header, columns).map((wish) => ({ ...wish, at })))
    .filter(({ column, at }, _, all) => {
      // Shopify calls the number of an order its name, `#1001`: what may be a customer as well, its values tell.
      const mayBeName = column.key === 'invoice' && all.some((one) => one.at === at && one.column.key === 'customer');
      return !mayBeName || areNumbers(samples[at]?.() ?? []);
    })
    .map((wish): typeof wish => {
      const { column, rank, at } = wish;
      if (column.key === 'amount' && isWhole(headers[at] as string, isTaxed)) return { ...wish, rank: rank - WHOLE };
      // Mere numbers are words for nothing where another column has words.
      const isBehind = column.type === 'text' && areNumbers(samples[at]?.() ?? []);
      return isBehind ? { ...wish, rank: rank + SIDE } : wish;
    });
  wishes.sort((a, b) => a.rank - b.rank || a.at - b.at);

  for (const { key, at } of tellingColumns(headers, samples, wishes, customers)) take(key, at);
  for (const { column, at } of wishes) {
    if (!TOLD_OF_CUSTOMER.has(column.key) && fits(column, samples[at]?.() ?? [], context)) take(column.key, at);
  }
  // A price is what was paid, unless it has to be multiplied first.
  const price = mapping.get('unitPrice');
  if (price !== undefined && !mapping.has('amount') && !mapping.has('quantity')) {
    mapping.delete('unitPrice');
    mapping.set('amount', price);
  }
  return mapping;
}

/** Columns of amounts that are left out though they might be the one of a key that another has taken, by their places. */
export function rivalAmounts(
  role: LinkedRole,
  headers: readonly string[],
  rows: readonly (readonly CellValue[])[],
  context: ReadingContext,
  mapping: EntryMapping,
): ReadonlyMap<number, string> {
  const taken = new Set(mapping.values());
  const columns = listColumns(role).filter(({ key, type }) => type === 'money' && mapping.has(key));
  const rivals = new Map<number, string>();
  headers.forEach((header, at) => {
    if (taken.has(at)) return;
    const sample = sampleOf(rows, at);
    const rival = wishesOf(header, columns).find(({ column }) => sample.length > 0 && fits(column, sample, context));
    if (rival !== undefined) rivals.set(at, rival.column.key);
  });
  return rivals;
}

interface Wish {
  readonly column: LinkedColumn;
  /** Lower goes first. */
  readonly rank: number;
}

const SIDE = 100;
const ENDING = 200;
const WHOLE = 1000;

const WITH_TAX = /价税|(?<![不未])含税|incl?(?:uding|usive)?(?:of)?(?:tax|vat|gst)/g;
const TAX = /^(?:tax(?:es)?|vat|gst)$|税[额金款]?$/;

/** Whether a header says of an amount that all is in it: with tax, or beside a column of tax the total. */
function isWhole(header: string, isTaxed: boolean): boolean {
  const { key, hints } = headerParts(header);
  return (
    [key, ...hints].some((one) => one.search(WITH_TAX) >= 0) || (isTaxed && /gross|(?<!sub)total|合计|总/.test(key))
  );
}

/** Which columns a header may mean: all of it, one of two languages, or what it ends with. */
function wishesOf(header: string, columns: readonly LinkedColumn[]): Wish[] {
  const { key, sides, words } = headerParts(header);
  const all = endingsOf(key, words);
  return columns.flatMap((column): Wish[] => {
    const own = key.replace(column.key === 'refunded' ? /退|refund/g : WITH_TAX, '');
    const endings = FOREIGN.test(own) ? [] : all;
    const keys = wordKeys(column);
    const best = (of: readonly string[], base: number): Wish[] =>
      of.flatMap((one, i) =>
        keys.has(one) ? [{ column, rank: base + i + (base === 0 ? 1 : 0.001) * (keys.get(one) ?? 0) }] : [],
      );
    const [wish] = [...best([key], 0), ...best(sides, SIDE), ...best(endings, ENDING)];
    return wish === undefined ? [] : [wish];
  });
}

/** What may end a header, longest first. */
function endingsOf(key: string, words: readonly string[]): string[] {
  if (/\p{Script=Han}/u.test(key))
    return Array.from({ length: Math.max(0, Math.min(key.length, 30) - 2) }, (_, i) => key.slice(i + 1));
  return words.slice(1, 8).map((_, i) => words.slice(i + 1).join(''));
}

/** Money, days and numbers beside those of the order itself. */
const FOREIGN =
  /优惠|折扣|退|运费|邮费|税|手续费|佣金|定金|押金|订金|积分|红包|补贴|单价|余额|支出|发货|收货时间|到货|配送|物流|快递|运单|取消|更新|修改|discount|tax|vat|gst|shipping|freight|fulfil|deliver|dispatch|refund|fee|tip|deposit|withdraw|balance|tracking|cancel|updated|modified|compare|weight/;

const keysOf = new Map<LinkedColumn, ReadonlyMap<string, number>>();

/** The words for a column as they are compared, with their rank: 0 for our own. */
function wordKeys(column: LinkedColumn): ReadonlyMap<string, number> {
  const known = keysOf.get(column);
  if (known !== undefined) return known;
  const keys = new Map<string, number>();
  const words = [
    ...Object.values(column.labels).map((word) => [word, 0] as const),
    ...column.aliases.map((word, i) => [word, i + 1] as const),
  ];
  for (const [word, rank] of words) if (!keys.has(headerKey(word))) keys.set(headerKey(word), rank);
  keysOf.set(column, keys);
  return keys;
}

/** Columns of the tab that are found by whom they know. */
const TOLD_OF_CUSTOMER: ReadonlySet<string> = new Set(['customerId', 'customer']);

const OF_ANYTHING = /(?:name|姓名|名称|名稱)\s*$/i;

/** Whether they are numbers of something: `#1001`, `INV-12`. */
function areNumbers(sample: readonly CellValue[]): boolean {
  return (
    sample.length > 0 && sample.every((value) => /^#?[A-Z]{0,6}[-_ ]?\d+(?:[-_.]\w+)?$/.test(textOf(value).trim()))
  );
}

interface Telling {
  readonly key: string;
  readonly at: number;
}

/** The columns that tell whose a row is, those that know most customers first. */
function tellingColumns(
  headers: readonly string[],
  samples: readonly (() => readonly CellValue[])[],
  wishes: readonly (Wish & { readonly at: number })[],
  customers: CustomerIndex,
): Telling[] {
  const wished = (key: string, at: number) => wishes.find((wish) => wish.at === at && wish.column.key === key);
  const candidates = headers.flatMap((header, at): (Telling & { share: number; rank: number })[] => {
    const share = (isKnown: (text: string) => boolean): number => {
      const sample = samples[at]?.() ?? [];
      return sample.length === 0 ? 0 : sample.filter((value) => isKnown(textOf(value).trim())).length / sample.length;
    };
    const isId = (text: string) => customers.withId(text) !== null;
    const isName = (text: string) => customers.named(text).size > 0;
    const id = wished('customerId', at);
    if (id !== undefined) return [{ key: 'customerId', at, share: share(isId), rank: id.rank }];
    const { guesses, foreign } = readHeader([header]);
    const meaning = foreign ? '' : broadMeaning(guesses[0]?.meaning ?? 'other');
    const isContact = meaning === 'phone' || meaning === 'phone2' || meaning === 'email';
    if (isContact) {
      const reached = share((text) => customers.reachedBy(text).size > 0);
      return [{ key: meaning === 'email' ? 'email' : 'phone', at, share: reached, rank: SIDE }];
    }
    if (meaning === 'name.given' || meaning === 'name.family') return [{ key: meaning, at, share: 0, rank: SIDE }];
    const called = wished('customer', at);
    // Much has a name: what ends in the word alone is not for that a customer.
    const name = called !== undefined && called.rank >= ENDING && OF_ANYTHING.test(header) ? undefined : called;
    if (name !== undefined || meaning === 'name' || meaning === 'company' || meaning === 'contact') {
      const named = share(isName);
      if (named === 0 && areNumbers(samples[at]?.() ?? [])) return [];
      return [{ key: 'customer', at, share: named, rank: name?.rank ?? ENDING }];
    }
    // Anything else is taken only for what it knows beyond doubt.
    if (wishes.some((wish) => wish.at === at && wish.rank < ENDING)) return [];
    const ids = share(isId);
    if (ids >= KNOWN) return [{ key: 'customerId', at, share: ids, rank: ENDING }];
    const names = share(isName);
    return names >= KNOWN ? [{ key: 'customer', at, share: names, rank: ENDING }] : [];
  });
  // A header that is a word for something else is no customer's before it knows one.
  const isFree = ({ key, at, share }: { readonly key: string; readonly at: number; readonly share: number }): boolean =>
    share > 0 || !wishes.some((wish) => wish.at === at && wish.rank < SIDE && wish.column.key !== key);
  const free = candidates.filter(isFree);
  free.sort((a, b) => b.share - a.share || a.rank - b.rank || a.at - b.at);
  // Of several names the best is the customer's; the others narrow it down.
  const further: Readonly<Record<string, readonly string[]>> = {
    customer: ['customer', 'company', 'contact'],
    phone: ['phone', 'phone2'],
  };
  const used = new Map<string, number>();
  return free.flatMap(({ key, at }): Telling[] => {
    const nth = used.get(key) ?? 0;
    used.set(key, nth + 1);
    const own = (further[key] ?? [key])[nth];
    return own === undefined ? [] : [{ key: own, at }];
  });
}

/** Rows at the top in which the header of a list is looked for. */
const TOP_ROWS = 30;

/** The row among the first ones with most words for columns of the role, of several the first; 0 where none has any. */
export function findListHeader(role: LinkedRole, cells: readonly (readonly CellValue[])[]): number {
  const hits = headerWords(role, cells);
  return Math.max(0, hits.indexOf(Math.max(0, ...hits)));
}

/** What a list seems to hold: that for which one of its first rows has most words; of several the first of ours. */
export function guessRole(cells: readonly (readonly CellValue[])[]): EnteredRole {
  const most = ENTERED_ROLES.map((role) => Math.max(0, ...headerWords(role, cells)));
  return ENTERED_ROLES[most.indexOf(Math.max(...most))] as EnteredRole;
}

/** How many words for columns of the role each of the first rows has; what a header ends with is half of one. */
function headerWords(role: LinkedRole, cells: readonly (readonly CellValue[])[]): number[] {
  const columns = listColumns(role);
  const weigh = (cell: CellValue): number => {
    if (typeof cell !== 'string') return 0;
    const best = Math.min(...wishesOf(cell, columns).map(({ rank }) => rank));
    return best === Number.POSITIVE_INFINITY ? 0 : best < ENDING ? 1 : 0.5;
  };
  return cells.slice(0, TOP_ROWS).map((row) => row.reduce((sum: number, cell) => sum + weigh(cell), 0));
}

function sampleOf(rows: readonly (readonly CellValue[])[], at: number): CellValue[] {
  const step = Math.max(1, Math.floor(rows.length / SAMPLE));
  const sample: CellValue[] = [];
  for (let row = 0; row < rows.length && sample.length < SAMPLE; row += step) {
    const value = rows[row]?.[at] ?? '';
    if (!isBlank(value)) sample.push(value);
  }
  return sample;
}

/** Whether the values may be what the column holds; text takes everything, and so does a column without values. */
function fits({ type }: LinkedColumn, sample: readonly CellValue[], context: ReadingContext): boolean {
  const reads = readerOf(type, sample, context);
  return reads === null || sample.filter(reads).length >= READABLE * sample.length;
}

function readerOf(
  type: LinkedColumn['type'],
  sample: readonly CellValue[],
  context: ReadingContext,
): ((value: CellValue) => boolean) | null {
  if (type === 'number' || type === 'money') {
    const parse = type === 'money' ? parseMoney : parseNumber;
    const locale = numberLocale(sample, context.locale);
    return (value) =>
      typeof value === 'number' ||
      (typeof value === 'string' && parse(value.replace(/[%％]$/, ''), { locale }).kind === 'number');
  }
  if (type !== 'date' && type !== 'dateTime') return null;
  const { order, serials } = guessDateHints(sample.map(withoutZone), context);
  return (value) =>
    isCivil(value) ||
    (typeof value !== 'boolean' &&
      parseDate(String(withoutZone(value)), { ...context, order, serials }).kind === 'date');
}
