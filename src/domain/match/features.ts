/**
 * What is compared: the columns of a list as features, each distinct value read once into a form. Knows how a role is
 * read, not how forms are compared.
 */
import type { MatchColumn, MatchRole } from './match';
import { type Form, readForm } from './read-form';
import { signature } from './text-distance';

export interface ReadForm extends Omit<Form, 'words'> {
  /** The firm's own host of a mail address; '' for others. */
  readonly host: string;
  /** Signatures of the two keys. */
  readonly mask: number;
  readonly secondMask: number;
  /** Words by number, rising, and how much each tells: log2 of how rare it is in the column. */
  readonly wordIds: readonly number[];
}

export interface Feature {
  readonly key: string;
  readonly role: MatchRole;
  /** By row, the number of its form; -1 where nothing is known. */
  readonly ids: Int32Array;
  readonly forms: readonly ReadForm[];
  /** Rows by form. */
  readonly counts: Int32Array;
  /** Rows that are filled. */
  readonly filled: number;
  /** By word, its weight in bits, the word, and its signature. */
  readonly wordWeights: Float64Array;
  readonly wordTexts: readonly string[];
  readonly wordMasks: Int32Array;
  /** The other columns of its kind, in which its value may stand as well. */
  readonly others: readonly number[];
}

/** Every column read, once for each distinct value; linear. Columns in which nothing is known are left out. */
export function readFeatures(columns: readonly MatchColumn[], count: number, region: string): Feature[] {
  const city = columns.find(({ role }) => role === 'city');
  const features = columns
    .map((column) =>
      readFeature(column, count, region, column.role === 'company' || column.role === 'address' ? city : undefined),
    )
    .filter(({ filled }) => filled > 0);
  return features.map((feature, i) => ({
    ...feature,
    others: features.flatMap((other, j) => (i !== j && areOfOneKind(feature.role, other.role) ? [j] : [])),
  }));
}

function areOfOneKind(a: MatchRole, b: MatchRole): boolean {
  return a === b
    ? a === 'phone' || a === 'email'
    : (a === 'given' && b === 'family') || (a === 'family' && b === 'given');
}

/** One for all, since most forms have none. */
const NO_WORDS: readonly number[] = [];

function readFeature(column: MatchColumn, count: number, region: string, city: MatchColumn | undefined): Feature {
  const ids = new Int32Array(count).fill(-1);
  const byText = new Map<string, number>();
  const byKey = new Map<string, number>();
  const forms: Form[] = [];
  const counts: number[] = [];
  let filled = 0;
  for (let row = 0; row < count; row++) {
    const text = column.values[row] ?? '';
    if (text === '') continue;
    const place = city?.values[row] ?? '';
    const source = place === '' ? text : `${text}\n${place}`;
    let id = byText.get(source);
    if (id === undefined) {
      const form = readForm(column.role, text, { region, city: place });
      if (form === null) id = -1;
      else {
        // Seldom have two forms one key and another second one.
        const like = forms[byKey.get(form.key) ?? -1];
        const key = like === undefined || like.second === form.second ? form.key : `${form.key}\n${form.second}`;
        id = byKey.get(key) ?? forms.length;
        if (id === forms.length) {
          forms.push(form);
          counts.push(0);
          byKey.set(key, id);
        }
      }
      byText.set(source, id);
    }
    ids[row] = id;
    if (id >= 0) {
      counts[id]!++;
      filled++;
    }
  }
  const numberOf = new Map<string, number>();
  const wordTexts: string[] = [];
  const wordCounts: number[] = [];
  const wordIds = forms.map(({ words }, form) => {
    if (words.length === 0) return NO_WORDS;
    const own: number[] = [];
    for (const word of words) {
      let number = numberOf.get(word);
      if (number === undefined) {
        number = wordTexts.length;
        numberOf.set(word, number);
        wordTexts.push(word);
        wordCounts.push(0);
      }
      wordCounts[number]! += counts[form]!;
      if (!own.includes(number)) own.push(number);
    }
    return own.sort((a, b) => a - b);
  });
  return {
    key: column.key,
    role: column.role,
    ids,
    forms: forms.map(({ key, second, several, words, numbers }, i) => ({
      key,
      second,
      several,
      numbers,
      host: column.role === 'email' ? (words[0] ?? '') : '',
      mask: signature(key),
      secondMask: signature(second),
      wordIds: wordIds[i]!,
    })),
    counts: Int32Array.from(counts),
    filled,
    wordWeights: Float64Array.from(wordCounts, (rows) => Math.log2(1 + filled / rows)),
    wordTexts,
    wordMasks: Int32Array.from(wordTexts, signature),
    others: [],
  };
}
