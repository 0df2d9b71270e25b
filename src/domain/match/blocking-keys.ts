/**
 * Blocking keys: short codes of what two rows of one customer are likely to share, hashed. Knows which keys, not what
 * becomes of them.
 */
import type { Feature, ReadForm } from './features';
import type { MatchRole } from './match';
import type { Words } from './words';

/** Keys of all rows in one stretch: those of row `i` are `keys[starts[i]]` to before `keys[starts[i + 1]]`. */
export interface RowKeys {
  readonly starts: Uint32Array;
  readonly keys: Uint32Array;
}

/** `id` is the form's number. */
type KeyTexts = (form: ReadForm, id: number) => readonly string[];

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
 * Each form's texts hashed once, and given to its rows; with `slips` also all that is left of them without one character:
 * two texts one slip apart share one of these.
 */
function keysOfRows(own: readonly Feature[], count: number, textsOf: KeyTexts, seed: number, slips = false): RowKeys {
  const ofForms = own.map((feature) => ({ ids: feature.ids, ...keysOfForms(feature, textsOf, seed, slips) }));
  const starts = startsOfRows(ofForms, count);
  const keys = new Uint32Array(starts[count]!);
  let at = 0;
  for (let row = 0; row < count; row++) {
    for (const { ids, starts: from, keys: own } of ofForms) {
      const id = ids[row]!;
      if (id >= 0) for (let i = from[id]!; i < from[id + 1]!; i++) keys[at++] = own[i]!;
    }
  }
  return { starts, keys };
}

/** Keys by form, and where each form's begin. */
interface FormKeys {
  readonly starts: Uint32Array;
  readonly keys: readonly number[];
}

function keysOfForms({ forms }: Feature, textsOf: KeyTexts, seed: number, slips: boolean): FormKeys {
  const starts = new Uint32Array(forms.length + 1);
  const keys: number[] = [];
  for (let id = 0; id < forms.length; id++) {
    for (const text of textsOf(forms[id]!, id)) addKeys(text, seed, slips, keys, starts[id]!);
    starts[id + 1] = keys.length;
  }
  return { starts, keys };
}

/** Adds the keys of a text to those of its form, which begin at `start`, each once. */
function addKeys(text: string, seed: number, slips: boolean, keys: number[], start: number): void {
  const most = slips ? Math.min(text.length, MOST_SLIPS) : 0;
  for (let left = -1; left < most; left++) {
    const key = hash(text, seed, left);
    if (keys.indexOf(key, start) < 0) keys.push(key);
  }
}

function startsOfRows(ofForms: readonly (FormKeys & Pick<Feature, 'ids'>)[], count: number): Uint32Array {
  const starts = new Uint32Array(count + 1);
  for (let row = 0; row < count; row++) {
    let size = 0;
    for (const { ids, starts: from } of ofForms) if (ids[row]! >= 0) size += from[ids[row]! + 1]! - from[ids[row]!]!;
    starts[row + 1] = starts[row]! + size;
  }
  return starts;
}

/** Keys of whole values, of which one alone is reason enough to look; equal values, and those one slip apart. */
export function* wholeValueKeys(features: readonly Feature[], count: number): Generator<RowKeys> {
  let seed = 0;
  const keysOf = (own: readonly Feature[], textsOf: KeyTexts, slips = false): RowKeys =>
    keysOfRows(own, count, textsOf, seed++, slips);
  const of = (...roles: MatchRole[]): Feature[] => features.filter(({ role }) => roles.includes(role));
  const [phones, emails] = [of('phone'), of('email')];
  if (phones.length > 0) {
    yield keysOf(phones, ({ key, several }) => [key, ...several]);
    yield keysOf(phones, ({ second }) => [second], true);
  }
  if (emails.length > 0) {
    yield keysOf(emails, ({ key, several }) => [key, ...several]);
    yield keysOf(emails, ({ second }) => (second.length >= 4 ? [second] : []));
  }
  for (const feature of of('identifier')) {
    yield keysOf([feature], ({ key }) => [key]);
    yield keysOf([feature], ({ key }) => (key.length >= 5 ? [key] : []), true);
  }
  for (const feature of of('person', 'company', 'address', 'text')) {
    yield keysOf([feature], ({ key, second }) => (second === '' || feature.role === 'address' ? [key] : [key, second]));
    yield keysOf([feature], (_, id) => rarestPairs(feature.words, id));
  }
  for (const feature of of('date')) yield keysOf([feature], ({ key }) => [key]);
}

/** What begins, ends or sounds alike: keys that say something only two by two. Null for a role without them. */
export function partKeys(feature: Feature, count: number): RowKeys | null {
  const textsOf = partTexts(feature);
  // Names share their keys, so that those which are swapped still meet.
  return textsOf === null
    ? null
    : keysOfRows([feature], count, textsOf, isName(feature) ? 101 : 102 + hash(feature.key, 9));
}

export function isName({ role }: Feature): boolean {
  return role === 'given' || role === 'family';
}

function partTexts(feature: Feature): KeyTexts | null {
  switch (feature.role) {
    case 'given':
    case 'family':
      return ({ key, second, several }) => {
        const name = second || key;
        return [`^${name.slice(0, 3)}`, `$${name.slice(-3)}`, `~${skeleton(name)}`, ...several];
      };
    case 'person':
    case 'company':
    case 'address':
    case 'text':
      return ({ key, numbers }, id) => [
        `^${key.slice(0, 4)}`,
        ...rarestWords(feature.words, id, 2),
        ...(numbers.length > 0 ? [`#${numbers[0]}`] : []),
      ];
    case 'email':
      return ({ key, second }) => [
        `^${(second || key).slice(0, 4)}`,
        `$${key.slice(-6)}`,
        `~${skeleton(second || key)}`,
      ];
    case 'phone':
      return ({ second }) => [`^${second.slice(0, Math.ceil(second.length / 2))}`, `$${second.slice(-4)}`];
    case 'identifier':
    case 'postcode':
      return ({ key }) => (key.length < 4 ? [key] : [key, `^${key.slice(0, 3)}`, `$${key.slice(-3)}`]);
    case 'city':
      return ({ key }) => [`^${key.slice(0, 4)}`, `$${key.slice(-4)}`];
    case 'date':
      return ({ key, numbers: [y, m, d] }) =>
        d === undefined ? [key.slice(0, 4), key.slice(-4)] : [`${y}-${m}`, `${m}-${d}`, `${y}--${d}`];
    case 'number':
      return ({ key }) => [key];
    default:
      return null;
  }
}

function rarestWords({ rarest, starts, texts }: Words, form: number, most: number): string[] {
  const words: string[] = [];
  const end = Math.min(starts[form + 1]!, starts[form]! + most);
  for (let i = starts[form]!; i < end; i++) words.push(texts[rarest[i]!]!);
  return words;
}

function rarestPairs(all: Words, form: number): string[] {
  const words = rarestWords(all, form, 4);
  return words.flatMap((word, i) => [
    ...(i < 2 ? [word] : []),
    ...words.slice(i + 1).map((other) => (word < other ? `${word} ${other}` : `${other} ${word}`)),
  ]);
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
