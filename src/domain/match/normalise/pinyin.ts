/** How Chinese characters are read, one by one, without tones. Knows no words: names have readings of their own. */
import { PINYIN_ALPHABET, PINYIN_CODES, PINYIN_SHORT, PINYIN_SYLLABLES } from './pinyin-table';
import { table } from './table';

const FIRST = 0x4e00;
const LAST = 0x9fff;

interface Readings {
  readonly syllables: readonly string[];
  /** Index of the syllable of each character from U+4E00 on. */
  readonly indexes: Uint16Array;
}

/** Takes 2 ms, once. */
const readings = table((): Readings => {
  const indexes = new Uint16Array(LAST - FIRST + 1);
  const size = PINYIN_ALPHABET.length;
  const valueAt = new Uint8Array(128);
  for (let i = 0; i < size; i++) valueAt[PINYIN_ALPHABET.charCodeAt(i)] = i;
  let at = 0;
  for (let i = 0; i < indexes.length; i++) {
    const first = valueAt[PINYIN_CODES.charCodeAt(at++)]!;
    indexes[i] =
      first < PINYIN_SHORT
        ? first
        : PINYIN_SHORT + (first - PINYIN_SHORT) * size + valueAt[PINYIN_CODES.charCodeAt(at++)]!;
  }
  return { syllables: PINYIN_SYLLABLES.split(' '), indexes };
});

/**
 * The syllable of each character, ü as u; `''` for a character without a reading, and everything that is no character
 * of U+4E00 to U+9FFF stands for itself.
 */
export function pinyinOf(han: string): string[] {
  const { syllables, indexes } = readings();
  return Array.from(han, (character) => {
    const code = character.charCodeAt(0);
    return code >= FIRST && code <= LAST ? syllables[indexes[code - FIRST]!]! : character;
  });
}

const syllableSet = table(() => new Set(readings().syllables.filter((syllable) => /[aeiou]/.test(syllable))));

/** How many syllables a word in small Latin letters falls into at least; 0 for a word that is no pinyin. */
export function countSyllables(word: string): number {
  if (word.length > 18) return 0;
  const known = syllableSet();
  // fewest[i]: the fewest syllables that the first i letters fall into.
  const fewest = [0];
  for (let end = 1; end <= word.length; end++) {
    let best = 0;
    for (let length = Math.min(6, end); length > 0; length--) {
      const before = fewest[end - length]!;
      if ((before === 0 && end !== length) || !known.has(word.slice(end - length, end))) continue;
      if (best === 0 || before + 1 < best) best = before + 1;
    }
    fewest.push(best);
  }
  return fewest[word.length]!;
}
