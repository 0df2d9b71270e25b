/**
 * In what two texts differ that say the same: what must be left out of one, or be written otherwise, to make the other of
 * it. For telling people why two values count as one; nothing is decided by it.
 */
import { foldHan } from './han-folding';

/** `removed`: texts that stand in one of the two alone, such as `+86` or `有限公司`. */
export type WrittenDifference =
  | { readonly kind: 'removed'; readonly text: string }
  | { readonly kind: keyof typeof FOLDS }
  | { readonly kind: 'order' | 'script' };

/** Longer texts are not taken apart. */
const MAX_LENGTH = 200;
/** What is left out is told as long as a reader sees it at a glance. */
const MAX_REMOVED = 24;
const MOST_REMOVED = 3;

/** In this order; each makes texts equal that differ in one thing alone. */
const FOLDS = {
  width: (text: string) => text.normalize('NFKC'),
  characters: foldHan,
  accents: (text: string) => text.normalize('NFD').replace(/\p{M}/gu, ''),
  case: (text: string) => text.toLowerCase(),
  punctuation: (text: string) => text.replace(/[^\p{L}\p{N}\s]+/gu, ''),
  spaces: (text: string) => text.replace(/\s+/gu, ''),
};
type Fold = keyof typeof FOLDS;
const KINDS = Object.keys(FOLDS) as Fold[];

/** Empty where they are the same, or where it cannot be told in a few words. Linear but for texts of some words. */
export function writtenDifferences(a: string, b: string): readonly WrittenDifference[] {
  const [one, other] = [a.trim(), b.trim()];
  if (one === other || one.length > MAX_LENGTH || other.length > MAX_LENGTH) return [];
  const folded = foldsBetween(one, other);
  if (folded !== null) return folded;
  const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
  const isNumber = (text: string): boolean => /\d{5}/.test(FOLDS.spaces(FOLDS.punctuation(text)));
  if (/^\S+@\S+$/.test(one) && /^\S+@\S+$/.test(other)) return withoutTags(one, other);
  if (isNumber(one) && isNumber(other)) return withoutPrefix(one, other);
  if (isHan(one) !== isHan(other)) return [{ kind: 'script' }];
  return isHan(one) ? withoutEnds(one, other) : withoutWords(one, other);
}

function fold(text: string, kinds: readonly Fold[]): string {
  return kinds.reduce((now, kind) => FOLDS[kind](now), text);
}

/** The folds without which the two would not be equal, or null where they are not equal with all of them. */
function foldsBetween(a: string, b: string): WrittenDifference[] | null {
  if (fold(a, KINDS) !== fold(b, KINDS)) return null;
  return KINDS.filter((kind) => {
    const others = KINDS.filter((one) => one !== kind);
    return fold(a, others) !== fold(b, others);
  }).map((kind) => ({ kind }));
}

/** The texts that are left out, and what is still to be folded then. */
function told(removed: readonly string[], [a, b]: readonly [string, string]): readonly WrittenDifference[] {
  const texts = [...new Set(removed.map((text) => text.trim()).filter((text) => text !== ''))];
  const rest = foldsBetween(a.trim(), b.trim());
  if (rest === null || texts.length > MOST_REMOVED || texts.some((text) => text.length > MAX_REMOVED)) return [];
  return [...texts.map((text) => ({ kind: 'removed' as const, text })), ...rest];
}

/** `ann+shop@` is `ann@`. */
function withoutTags(a: string, b: string): readonly WrittenDifference[] {
  const tag = /\+[^@]*(?=@)/;
  const bare: [string, string] = [a.replace(tag, ''), b.replace(tag, '')];
  return told([tag.exec(a)?.[0] ?? '', tag.exec(b)?.[0] ?? ''], bare);
}

/** A country's code, or the zero in its place. */
function withoutPrefix(a: string, b: string): readonly WrittenDifference[] {
  const prefix = /^\(?(?:[+＋]|00)\s*\(?\d{1,3}\)?[\s.-]*(?:\(0\))?|^0(?=\d)/;
  const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');
  const [long, short] = digits(a).length >= digits(b).length ? [a, b] : [b, a];
  const end = digits(short).replace(/^0+/, '');
  const over = digits(long).slice(0, -end.length);
  if (!digits(long).endsWith(end) || over === '' || over.length > 5) return [];
  const head = cutDigits(long.normalize('NFKC'), over.length);
  const zero = /^0+/.exec(digits(short))?.[0] ?? '';
  const tail = zero === '' ? short : (cutDigits(short.normalize('NFKC'), zero.length)[1] ?? '');
  const written = prefix.test(head[0]) || head[0].startsWith('+') ? head[0] : over;
  return told([written.replace(/[\s().-]+/g, '')], [head[1], tail]);
}

/** A text after so many of its digits, in two. */
function cutDigits(text: string, count: number): [string, string] {
  let seen = 0;
  for (let i = 0; i < text.length; i++) {
    if (/\d/.test(text[i] ?? '')) seen++;
    if (seen === count) return [text.slice(0, i + 1), text.slice(i + 1)];
  }
  return [text, ''];
}

/** What stands before and behind the longest stretch that both have. */
function withoutEnds(a: string, b: string): readonly WrittenDifference[] {
  const squeeze = (text: string): string => fold(text, KINDS);
  const [one, other] = [squeeze(a), squeeze(b)];
  let best = { length: 0, inOne: 0, inOther: 0 };
  for (let i = 0; i < one.length; i++) {
    for (let j = 0; j < other.length; j++) {
      let length = 0;
      while (i + length < one.length && one[i + length] === other[j + length]) length++;
      if (length > best.length) best = { length, inOne: i, inOther: j };
    }
  }
  if (best.length < 2) return [];
  const ends = (text: string, at: number): string[] => [text.slice(0, at), text.slice(at + best.length)];
  const common = one.slice(best.inOne, best.inOne + best.length);
  return told([...ends(one, best.inOne), ...ends(other, best.inOther)], [common, common]);
}

/** Words that stand in one of the two alone; the others may stand in another order. */
function withoutWords(a: string, b: string): readonly WrittenDifference[] {
  const key = (word: string): string => fold(word, KINDS);
  const words = (text: string): string[] => text.split(/[\s,;/]+/u).filter((word) => key(word) !== '');
  const [one, other] = [words(a), words(b)];
  const left = (these: readonly string[], those: readonly string[]): [string[], string[]] => {
    const rest = those.map(key);
    const kept: string[] = [];
    const removed = these.filter((word) => {
      const at = rest.indexOf(key(word));
      if (at >= 0) kept.push(...rest.splice(at, 1));
      return at < 0;
    });
    return [removed, kept];
  };
  const [ofOne, kept] = left(one, other);
  const [ofOther, keptOther] = left(other, one);
  if (kept.length === 0 || kept.length < ofOne.length + ofOther.length) return [];
  const isOrdered = kept.join(' ') === keptOther.join(' ');
  const found = told(
    [...ofOne, ...ofOther].map((word) => word.replace(/[.,]+$/, '')),
    [kept.join(' '), kept.join(' ')],
  );
  return [...found, ...(isOrdered ? [] : [{ kind: 'order' as const }])];
}
