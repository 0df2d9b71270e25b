/**
 * What is never sure, however much agrees: two people of one household or firm, and two sites of one firm, differ in so
 * little that a person must look. Knows no weights.
 */
import { isOfPeople } from './classes';
import { CLOSE_FIRM, CLOSE_PLACE, isHan, MISSING, NAME } from './compare';
import type { Feature } from './features';

/** Bits that are not exceeded: 97 % of two given names, 90 % of a firm or place that agrees in part, 98 % of two contacts. */
const MOST_SURE = { ofNames: 5, ofPart: 3.1, ofContacts: 5.6 };

/** The most that two rows may score, `levels` from `at`; infinite for most. */
export type Ceiling = (a: number, b: number, levels: Uint8Array, at: number) => number;

export function createCeiling(features: readonly Feature[]): Ceiling {
  return isOfPeople(features) ? ceilingOfPeople(features) : ceilingOfFirms(features);
}

function ceilingOfFirms(features: readonly Feature[]): Ceiling {
  const cautions = features.flatMap(({ role, key }, f): { f: number; last: number; most: number }[] => {
    if (key === 'contact') return [{ f, last: CLOSE_FIRM, most: MOST_SURE.ofContacts }];
    if (role === 'city') return [{ f, last: CLOSE_PLACE, most: MOST_SURE.ofPart }];
    return role === 'company' || role === 'address' ? [{ f, last: CLOSE_FIRM, most: MOST_SURE.ofPart }] : [];
  });
  return (_a, _b, levels, at) => {
    let most = Number.POSITIVE_INFINITY;
    for (const caution of cautions) {
      const level = levels[at + caution.f]!;
      if (level !== MISSING && level > caution.last && caution.most < most) most = caution.most;
    }
    return most;
  };
}

/**
 * Given names that are written out and differ are two people's, unless they are forms of one name; where they differ by a
 * slip, an equal mail address or birthday shows that it is one. 建国 and 建军, Julie and Julia, father and son.
 */
function ceilingOfPeople(features: readonly Feature[]): Ceiling {
  const given = features.findIndex(({ role }) => role === 'given');
  const suffix = features.findIndex(({ key }) => key === SUFFIX);
  const own = [...features.keys()].filter((f) => features[f]!.role === 'email' || features[f]!.role === 'date');
  return (a, b, levels, at) => {
    if (suffix >= 0 && levels[at + suffix] !== MISSING && levels[at + suffix] !== 0) return MOST_SURE.ofNames;
    const level = given < 0 ? MISSING : levels[at + given]!;
    if (level === MISSING || level === NAME.same || level === NAME.swapped) return Number.POSITIVE_INFINITY;
    const feature = features[given]!;
    const [one, two] = [feature.forms[feature.ids[a]!]!, feature.forms[feature.ids[b]!]!];
    if (level === NAME.otherForm && !(isHan(one) && isHan(two))) return Number.POSITIVE_INFINITY;
    if (one.key.length === 1 && !isHan(one)) return Number.POSITIVE_INFINITY;
    if (two.key.length === 1 && !isHan(two)) return Number.POSITIVE_INFINITY;
    if (level !== NAME.different && own.some((f) => levels[at + f] === 0) && stemOf(one.key) !== stemOf(two.key))
      return Number.POSITIVE_INFINITY;
    return MOST_SURE.ofNames;
  };
}

/** The key of the column that holds Jr., Sr., II, III. */
export const SUFFIX = 'name.suffix';

/** What the masculine and the feminine form of a name share: Daniel and Daniela, Julian and Julie, Mario and Maria. */
function stemOf(key: string): string {
  return /^[a-z]{4,}$/.test(key) ? key.replace(/(?:ian|iana|ina|ine|in|ette|etta|ia|ie|io|a|e|o)$/, '') : key;
}
