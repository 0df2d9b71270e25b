/**
 * What is compared: the columns of a list as features, each distinct value read once into a form. Knows how a role is
 * read, not how forms are compared.
 */
import type { MatchColumn, MatchRole } from './match';
import { type Form, readForm } from './read-form';
import { signature } from './text-distance';
import { createWords, type WordList, type Words } from './words';

/** What is kept of a form; its words are with the feature. */
export type ReadForm = Omit<Form, 'words'>;

export interface Feature {
  readonly key: string;
  readonly role: MatchRole;
  /** By row, the number of its form; -1 where nothing is known. */
  readonly ids: Int32Array;
  readonly forms: readonly ReadForm[];
  /** By form, how long its key is, and signatures of its two keys: they are at hand where the texts are not, and tell most apart. */
  readonly lengths: Uint8Array;
  readonly masks: Int32Array;
  readonly secondMasks: Int32Array;
  /** By form, 1 where it has several keys. */
  readonly haveSeveral: Uint8Array;
  /** Rows by form. */
  readonly counts: Int32Array;
  /** Rows that are filled. */
  readonly filled: number;
  readonly words: Words;
}

/**
 * Every column read, once for each distinct value; linear. Columns in which nothing is known are left out. `order` says which
 * row of the columns each row of the features is.
 */
export function readFeatures(columns: readonly MatchColumn[], order: Int32Array, region: string): Feature[] {
  const city = columns.find(({ role }) => role === 'city');
  const readings = columns.map((column) => readingOf(column, column.role === 'company' ? city : undefined, order));
  for (let start = 0; start < order.length; start += ROWS_AT_ONCE)
    for (const reading of readings) readRows(reading, order.subarray(start, start + ROWS_AT_ONCE), start, region);
  return readings.map(featureOf).filter(({ filled }) => filled > 0);
}

/** All roles take turns from the first rows on, so that code which is made for what it has seen is not made anew for each. */
const ROWS_AT_ONCE = 256;

/** What is read of one column so far. */
interface Reading {
  readonly column: MatchColumn;
  readonly cities: readonly string[];
  readonly ids: Int32Array;
  readonly forms: ReadForm[];
  /** Numbers of forms; -1 of a text that says nothing. */
  readonly byText: Map<string, number>;
  readonly byKey: Map<string, number>;
  readonly words: WordList;
}

function readingOf(column: MatchColumn, city: MatchColumn | undefined, order: Int32Array): Reading {
  return {
    column,
    cities: city?.values ?? [],
    ids: new Int32Array(order.length),
    forms: [],
    byText: new Map(),
    byKey: new Map(),
    words: createWords(),
  };
}

/** Reads some rows of a column; the first of them is row `start` of the features. */
function readRows(reading: Reading, rows: Int32Array, start: number, region: string): void {
  const { column, cities, ids, byText } = reading;
  for (let i = 0; i < rows.length; i++) {
    const text = column.values[rows[i]!] ?? '';
    const city = cities[rows[i]!] ?? '';
    const source = city === '' ? text : `${text}\n${city}`;
    let id = text === '' ? -1 : byText.get(source);
    if (id === undefined) {
      id = readText(reading, text, city, region);
      byText.set(source, id);
    }
    ids[start + i] = id;
  }
}

/** The number of the form of a text, each form once. */
function readText({ column, forms, byKey, words }: Reading, text: string, city: string, region: string): number {
  const form = readForm(column.role, text, { region, city });
  if (form === null) return -1;
  const { key, second, several, numbers } = form;
  const source = second === '' ? key : `${key}\n${second}`;
  const known = byKey.get(source);
  if (known !== undefined) return known;
  words.add(form.words);
  byKey.set(source, forms.length);
  return forms.push({ key, second, several, numbers }) - 1;
}

function featureOf({ column, ids, forms, words }: Reading): Feature {
  const counts = new Int32Array(forms.length);
  let filled = 0;
  for (let row = 0; row < ids.length; row++) {
    if (ids[row]! < 0) continue;
    counts[ids[row]!]!++;
    filled++;
  }
  const lengths = new Uint8Array(forms.length);
  const masks = new Int32Array(forms.length);
  const secondMasks = new Int32Array(forms.length);
  const haveSeveral = new Uint8Array(forms.length);
  for (let id = 0; id < forms.length; id++) {
    const { key, second, several } = forms[id]!;
    lengths[id] = key.length;
    masks[id] = signature(key);
    secondMasks[id] = signature(second);
    haveSeveral[id] = several.length > 0 ? 1 : 0;
  }
  return {
    key: column.key,
    role: column.role,
    ids,
    forms,
    lengths,
    masks,
    secondMasks,
    haveSeveral,
    counts,
    filled,
    words: words.weighed(counts, filled),
  };
}
