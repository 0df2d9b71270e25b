/**
 * What others do about duplicates, on the same lists and the same machine: equal rows, key rules as in a CRM, and two
 * libraries that rate how alike two texts are. The libraries' thresholds are the best there are, which only who knows the
 * truth can choose.
 */
import { token_set_ratio } from 'fuzzball';
import { compareTwoStrings } from 'string-similarity';
import type { MatchColumn, MatchRole } from '../src/domain/match/match';
import { scorePairs } from './score-pairs';

export interface PeerScore {
  readonly f1: number;
  /** Where there is one, at which the score is best. */
  readonly threshold?: number;
}

/** A list by columns; `candidates` are pairs of rows worth a look. */
export interface PeerInput {
  readonly columns: readonly MatchColumn[];
  readonly clusterOf: readonly string[];
  readonly across: readonly string[] | undefined;
  readonly candidates: readonly (readonly [number, number])[];
}

export const PEERS: Readonly<Record<string, (input: PeerInput) => PeerScore>> = {
  'equal rows': ({ columns, ...list }) => byKeys(list, [rowKeys(columns)]),
  'key rules': ({ columns, ...list }) => byKeys(list, ruleKeys(columns)),
  'fuzzball token_set_ratio': (input) =>
    // Texts of any script, as they are but for case.
    byLikeness(input, (a, b) => token_set_ratio(a, b, { full_process: false, force_ascii: false }) / 100),
  'string-similarity Dice': (input) => byLikeness(input, compareTwoStrings),
};

type List = Pick<PeerInput, 'clusterOf' | 'across'>;

/** Rows joined one by one, and how many pairs the groups hold by now, all and right ones. */
function newGroups({ clusterOf, across }: List) {
  const parent = clusterOf.map((_, row) => row);
  const find = (row: number): number => {
    while (parent[row] !== row) row = parent[row]!;
    return row;
  };
  // By what the rows of a group are counted: all, those of a customer; with two lists, those of a list, and both.
  const labels = [clusterOf.map(() => ''), clusterOf];
  if (across !== undefined)
    labels.push(
      [...across],
      across.map((list, row) => `${list}\t${clusterOf[row]}`),
    );
  const counts = labels.map((texts) => texts.map((text) => new Map([[text, 1]])));
  const groups = { pairs: 0, right: 0, join };
  return groups;

  function join(a: number, b: number): void {
    const [one, other] = [find(a), find(b)];
    if (one === other) return;
    const sizeOf = (root: number): number => counts[0]![root]!.get('')!;
    const [large, small] = sizeOf(one) < sizeOf(other) ? [other, one] : [one, other];
    const [all, same, sameList = 0, sameOfList = 0] = counts.map((of) => {
      let shared = 0;
      for (const [label, count] of of[small]!) {
        const beside = of[large]!.get(label) ?? 0;
        shared += count * beside;
        of[large]!.set(label, count + beside);
      }
      of[small]!.clear();
      return shared;
    }) as [number, number, number?, number?];
    groups.pairs += all - sameList;
    groups.right += same - sameOfList;
    parent[small] = large;
  }
}

const truePairsOf = ({ clusterOf, across }: List): number => scorePairs([], clusterOf, across).truePairs;
const f1Of = ({ pairs, right }: { readonly pairs: number; readonly right: number }, truth: number): number =>
  (2 * right) / Math.max(1, pairs + truth);

/**
 * Rows that share a key are one customer, and so are those that hang together through others. The keys of row `r` stand
 * at `r` and at every whole number of rows further.
 */
function byKeys(list: List, passes: readonly (readonly string[])[]): PeerScore {
  const rows = list.clusterOf.length;
  const groups = newGroups(list);
  for (const keys of passes) {
    const first = new Map<string, number>();
    keys.forEach((key, i) => {
      if (key === '') return;
      const known = first.get(key);
      if (known === undefined) first.set(key, i % rows);
      else groups.join(known, i % rows);
    });
  }
  return { f1: f1Of(groups, truePairsOf(list)) };
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

function rowKeys(columns: readonly MatchColumn[]): string[] {
  return (columns[0]?.values ?? []).map((_, row) => columns.map(({ values }) => (values[row] ?? '').trim()).join('\t'));
}

/**
 * Keys of a CRM, those that do best on the ledgers: the same e-mail; the same mobile; the same phone and given name; the
 * same name and one of company, postcode, city, birthday and address; the same tax number; of a firm the phone alone.
 * Source of the style: Salesforce's standard matching rules, HubSpot's and Zoho's duplicate checks.
 */
function ruleKeys(columns: readonly MatchColumn[]): string[][] {
  const rows = columns[0]?.values.length ?? 0;
  const of = (role: MatchRole, form: (text: string) => string = plain): string[][] =>
    columns.filter((column) => column.role === role).map(({ values }) => values.map(form));
  const digits = (text: string): string => {
    const found = text.normalize('NFKC').replace(/\D/g, '');
    return found.length < 7 ? '' : found.slice(-9);
  };
  const both = (one: readonly string[], other: readonly string[]): string[] =>
    one.map((key, row) => (key === '' || other[row] === '' ? '' : `${key} ${other[row]}`));
  const all = (texts: readonly (readonly string[])[]): string[] =>
    Array.from({ length: rows }, (_, row) => texts.map((values) => values[row]).join(''));

  const [given, family, firm] = [of('given'), of('family'), of('company')];
  const person = all([...given, ...family, ...of('person')]);
  const isOfFirms = person.every((name) => name === '');
  const name = isOfFirms ? all(firm) : person;
  // Relatives share phone and family name, colleagues the switchboard; a mobile stands before it where there are both.
  const first = given[0] ?? name;
  const phones = of('phone', digits);
  const beside = isOfFirms ? [] : firm;
  return [
    phones.flatMap((phone) => (isOfFirms ? phone : both(phone, first))),
    ...(phones.length > 1 ? [columns.find(({ key }) => key === 'phone')?.values.map(digits) ?? []] : []),
    ...of('email', (text) => text.trim().toLowerCase()),
    // Beside firms a number may be the firm's.
    ...of('identifier').map((id) => (firm.length === 0 || isOfFirms ? id : both(id, name))),
    ...[...beside, ...of('postcode'), ...of('city'), ...of('date'), ...of('address')].map((other) => both(name, other)),
  ];
}

/** The best F1 at any threshold, of the pairs alone or of the groups that they make, whichever is better. */
function byLikeness(
  { columns, candidates, ...list }: PeerInput,
  likeness: (a: string, b: string) => number,
): PeerScore {
  const texts = rowKeys(columns).map((text) => text.toLowerCase().replace(/\s+/g, ' '));
  const truth = truePairsOf(list);
  const rated = candidates
    .map(([a, b]) => ({ a, b, rate: likeness(texts[a]!, texts[b]!) }))
    .sort((one, other) => other.rate - one.rate);
  const groups = newGroups(list);
  const alone = { pairs: 0, right: 0 };
  let best: PeerScore = { f1: 0 };
  rated.forEach(({ a, b, rate }, i) => {
    alone.pairs++;
    if (list.clusterOf[a] === list.clusterOf[b]) alone.right++;
    groups.join(a, b);
    if (rate === rated[i + 1]?.rate) return;
    const f1 = Math.max(f1Of(alone, truth), f1Of(groups, truth));
    if (f1 > best.f1) best = { f1, threshold: rate };
  });
  return best;
}
