/**
 * Blocking keys: short codes of what two rows of one customer are likely to share, hashed. Knows which keys, not what
 * becomes of them.
 */
import type { Feature, ReadForm } from './features';
import type { MatchRole } from './match';
import type { Words } from './words';

/** Keys of one feature by form: those of form `i` are `keys[starts[i]]` to before `keys[starts[i + 1]]`. */
export interface FormKeys {
  /** By row, the number of its form; -1 where nothing is known. */
  readonly ids: Int32Array;
  readonly starts: Uint32Array;
  readonly keys: Uint32Array;
}

/** Adds to `texts` those of a form, `id` is its number, that become its keys. */
type AddTexts = (texts: string[], form: ReadForm, id: number) => void;

/** Of the text, or of what is left of it without the character at `left`; 32 bits, the first of them the sign. */
function hash(text: string, seed: number, left = -1): number {
  let h = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1);
  for (let i = 0; i < text.length; i++) if (i !== left) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  h = Math.imul(h, 0x2c1b3c6d);
  return h ^ (h >>> 12);
}

/** One key of two. */
export function mix(a: number, b: number): number {
  let h = Math.imul(a, 0x85ebca6b) ^ Math.imul(b ^ (b >>> 16), 0xc2b2ae35);
  h ^= h >>> 13;
  h = Math.imul(h, 0x27d4eb2f);
  return (h ^ (h >>> 15)) >>> 0;
}

/** Characters of which each may be missing. */
const MOST_SLIPS = 24;

/**
 * Each form's texts hashed once, and each key of a form kept once; with `slips` also all that is left of them without one
 * character: two texts one slip apart share one of these.
 */
function keysOfForms({ ids, forms }: Feature, addTexts: AddTexts, seed: number, slips = false): FormKeys {
  const starts = new Uint32Array(forms.length + 1);
  const keys: number[] = [];
  for (let id = 0; id < forms.length; id++) {
    const texts: string[] = [];
    addTexts(texts, forms[id]!, id);
    for (let i = 0; i < texts.length; i++) addKeys(texts[i]!, seed, slips, keys, starts[id]!);
    starts[id + 1] = keys.length;
  }
  return { ids, starts, keys: Uint32Array.from(keys) };
}

/** Adds the keys of a text to those of its form, which begin at `start`, each once. */
function addKeys(text: string, seed: number, slips: boolean, keys: number[], start: number): void {
  const most = slips ? Math.min(text.length, MOST_SLIPS) : 0;
  for (let left = -1; left < most; left++) {
    const key = hash(text, seed, left);
    if (keys.indexOf(key, start) < 0) keys.push(key);
  }
}

/**
 * Keys of whole values, of which one alone is reason enough to look; equal values, and those one slip apart. Columns that
 * come together share their keys.
 */
export function* wholeValueKeys(features: readonly Feature[]): Generator<readonly FormKeys[]> {
  let seed = 0;
  const keysOf = (own: readonly Feature[], addTexts: AddTexts, slips = false): FormKeys[] => {
    seed++;
    return own.map((feature) => keysOfForms(feature, addTexts, seed - 1, slips));
  };
  const of = (...roles: MatchRole[]): Feature[] => features.filter(({ role }) => roles.includes(role));
  const [phones, emails] = [of('phone'), of('email')];
  if (phones.length > 0) {
    yield keysOf(phones, addWhole);
    yield keysOf(phones, (texts, { second }) => texts.push(second), true);
  }
  if (emails.length > 0) {
    yield keysOf(emails, addWhole);
    yield keysOf(emails, (texts, { second }) => second.length >= 4 && texts.push(second));
  }
  for (const feature of of('identifier')) {
    yield keysOf([feature], addWhole);
    yield keysOf([feature], (texts, { key }) => key.length >= 5 && texts.push(key), true);
  }
  for (const feature of of('person', 'company', 'address', 'text')) {
    yield keysOf([feature], (texts, { key, second }) => {
      texts.push(key);
      if (second !== '' && feature.role !== 'address') texts.push(second);
    });
    yield keysOf([feature], (texts, _, id) => addRarestPairs(texts, feature.words, id));
  }
  for (const feature of of('date')) yield keysOf([feature], addWhole);
}

function addWhole(texts: string[], { key, several }: ReadForm): void {
  texts.push(key);
  for (let i = 0; i < several.length; i++) texts.push(several[i]!);
}

/** What begins, ends or sounds alike: keys that say something only two by two. Null for a role without them. */
export function partKeys(feature: Feature): FormKeys | null {
  const addTexts = partTexts(feature);
  // Names share their keys, so that those which are swapped still meet.
  return addTexts === null ? null : keysOfForms(feature, addTexts, isName(feature) ? 101 : 102 + hash(feature.key, 9));
}

export function isName({ role }: Feature): boolean {
  return role === 'given' || role === 'family';
}

function partTexts({ role, words }: Feature): AddTexts | null {
  switch (role) {
    case 'given':
    case 'family':
      return (texts, { key, second, several }) => {
        const name = second || key;
        texts.push(`^${name.slice(0, 3)}`, `$${name.slice(-3)}`, `~${skeleton(name)}`);
        for (let i = 0; i < several.length; i++) texts.push(several[i]!);
      };
    case 'person':
    case 'company':
    case 'address':
    case 'text':
      return (texts, { key, numbers }, id) => {
        texts.push(`^${key.slice(0, 4)}`);
        addRarestWords(texts, words, id, 2);
        if (numbers.length > 0) texts.push(`#${numbers[0]}`);
      };
    case 'email':
      return (texts, { key, second }) =>
        texts.push(`^${(second || key).slice(0, 4)}`, `$${key.slice(-6)}`, `~${skeleton(second || key)}`);
    case 'phone':
      return (texts, { second }) =>
        texts.push(`^${second.slice(0, Math.ceil(second.length / 2))}`, `$${second.slice(-4)}`);
    case 'identifier':
    case 'postcode':
      return (texts, { key }) => {
        texts.push(key);
        if (key.length >= 4) texts.push(`^${key.slice(0, 3)}`, `$${key.slice(-3)}`);
      };
    case 'city':
      return (texts, { key }) => texts.push(`^${key.slice(0, 4)}`, `$${key.slice(-4)}`);
    case 'date':
      return (texts, { key, numbers: [y, m, d] }) =>
        d === undefined
          ? texts.push(key.slice(0, 4), key.slice(-4))
          : texts.push(`${y}-${m}`, `${m}-${d}`, `${y}--${d}`);
    case 'number':
      return (texts, { key }) => texts.push(key);
    default:
      return null;
  }
}

function addRarestWords(texts: string[], words: Words, form: number, most: number): void {
  const end = Math.min(words.starts[form + 1]!, words.starts[form]! + most);
  for (let i = words.starts[form]!; i < end; i++) texts.push(words.texts[words.rarest[i]!]!);
}

/** The two rarest words of a form, and any two of the four rarest. */
function addRarestPairs(texts: string[], words: Words, form: number): void {
  addRarestWords(texts, words, form, 4);
  const count = texts.length;
  for (let i = 0; i < count; i++) {
    for (let j = i + 1; j < count; j++) {
      const word = texts[i]!;
      const other = texts[j]!;
      texts.push(word < other ? `${word} ${other}` : `${other} ${word}`);
    }
  }
  texts.splice(2, Math.max(0, count - 2));
}

/** A name's first letter and the consonants that follow, alike sounds as one. */
function skeleton(name: string): string {
  if (name === '') return '';
  return (
    name[0]! +
    name
      .slice(1)
      .replace(/ph/g, 'f')
      .replace(/[ckqgjxsz]+/g, 's')
      .replace(/[dt]+/g, 't')
      .replace(/[bpfv]+/g, 'b')
      .replace(/[mn]+/g, 'n')
      .replace(/[lr]+/g, 'l')
      .replace(/[aeiouyhw]/g, '')
      .slice(0, 3)
  );
}
