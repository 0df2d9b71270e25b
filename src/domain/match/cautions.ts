/**
 * What is never sure, however much agrees: two people of one household or firm, and two sites of one firm, differ in so
 * little that a person must look. Knows no weights.
 */
import { isOfPeople } from './classes';
import { CLOSE_FIRM, CLOSE_PLACE, FIRM_SAYS_MORE, isHan, MISSING, NAME } from './compare';
import type { Feature } from './features';
import type { MatchRole } from './match';

/**
 * Bits that are not exceeded: 98.5 %, just short of sure, where names or contacts are two people's, or a firm's name says
 * more at the same address and phone; 90 % of a firm or place that agrees in part. Assumed; of the pairs that are held back
 * in lists whose truth is known about that many are right.
 */
const MOST_SURE = { ofPeople: 6, ofMore: 6, ofPart: 3.1 };
/** 97 %: what two given names are before it is known how much two lists overlap. */
const OF_TWO_NAMES = 5;

/** The most that two rows may score, `levels` from `at`; infinite for most. */
export type Ceiling = (a: number, b: number, levels: Uint8Array, at: number) => number;

/** `overlap` is the share of rows that stand in the other list, too, where two lists are linked; 0 within one list. */
export function createCeiling(features: readonly Feature[], overlap: number): Ceiling {
  return isOfPeople(features) ? ceilingOfPeople(features, overlap) : ceilingOfFirms(features);
}

function ceilingOfFirms(features: readonly Feature[]): Ceiling {
  const of = (role: MatchRole): number[] => [...features.keys()].filter((f) => features[f]!.role === role);
  const [names, addresses, cities, phones] = [of('company'), of('address'), of('city'), of('phone')];
  const contacts = [...features.keys()].filter((f) => features[f]!.key === 'contact');
  return (_a, _b, levels, at) => {
    const any = (own: readonly number[], from: number, to: number): boolean =>
      own.some((f) => levels[at + f]! >= from && levels[at + f]! <= to);
    // A suburb and its city are one place, where the house is the same.
    const isThere = any(addresses, 0, CLOSE_FIRM);
    const isElsewhere = any(addresses, CLOSE_FIRM + 1, MISSING - 1) || any(cities, CLOSE_PLACE + 1, MISSING - 1);
    if (isElsewhere && !isThere) return MOST_SURE.ofPart;
    if (any(names, CLOSE_FIRM + 1, MISSING - 1)) {
      const saysMore = !any(names, FIRM_SAYS_MORE + 1, MISSING - 1);
      return saysMore && isThere && any(phones, 0, 0) ? MOST_SURE.ofMore : MOST_SURE.ofPart;
    }
    return any(contacts, CLOSE_FIRM + 1, MISSING - 1) ? MOST_SURE.ofPeople : Number.POSITIVE_INFINITY;
  };
}

/**
 * Given names that are written out and differ are two people's, unless they are forms of one name; where they differ by a
 * slip, an equal mail address or birthday shows that it is one. 建国 and 建军, Julie and Julia, father and son. Where most
 * people stand in both of two lists, two of whom each list knows but one are rarer by the square of who is missing.
 */
function ceilingOfPeople(features: readonly Feature[], overlap: number): Ceiling {
  const given = features.findIndex(({ role }) => role === 'given');
  const suffix = features.findIndex(({ key }) => key === SUFFIX);
  const own = [...features.keys()].filter((f) => features[f]!.role === 'email' || features[f]!.role === 'date');
  const ofNames = Math.max(MOST_SURE.ofPeople, OF_TWO_NAMES - 2 * Math.log2(1 - Math.min(overlap, MOST_OVERLAP)));
  return (a, b, levels, at) => {
    if (suffix >= 0 && levels[at + suffix] !== MISSING && levels[at + suffix] !== 0) return MOST_SURE.ofPeople;
    const level = given < 0 ? MISSING : levels[at + given]!;
    if (level === MISSING || level === NAME.same || level === NAME.swapped) return Number.POSITIVE_INFINITY;
    const feature = features[given]!;
    const [one, two] = [feature.forms[feature.ids[a]!]!, feature.forms[feature.ids[b]!]!];
    if (level === NAME.otherForm && !(isHan(one) && isHan(two))) return Number.POSITIVE_INFINITY;
    if (one.key.length === 1 && !isHan(one)) return Number.POSITIVE_INFINITY;
    if (two.key.length === 1 && !isHan(two)) return Number.POSITIVE_INFINITY;
    if (level !== NAME.different && own.some((f) => levels[at + f] === 0) && stemOf(one.key) !== stemOf(two.key))
      return Number.POSITIVE_INFINITY;
    return ofNames;
  };
}
/** Beyond it nothing is believed of an overlap, which is an estimate. */
const MOST_OVERLAP = 0.95;

/** The key of the column that holds Jr., Sr., II, III. */
export const SUFFIX = 'name.suffix';

/** What the masculine and the feminine form of a name share: Daniel and Daniela, Julian and Julie, Mario and Maria. */
function stemOf(key: string): string {
  return /^[a-z]{4,}$/.test(key) ? key.replace(/(?:ian|iana|ina|ine|in|ette|etta|ia|ie|io|a|e|o)$/, '') : key;
}
