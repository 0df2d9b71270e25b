/**
 * Writes the two tables of Chinese characters that matching needs, from npm packages: `node scripts/make-han-tables.mjs`.
 * Run it when a package's version has changed; what it writes is committed.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import { pinyin } from 'pinyin-pro';

const FIRST = 0x4e00;
const LAST = 0x9fff;
const domain = join(import.meta.dirname, '../src/domain');

/** Printable ASCII without what ends a string, a script or a line of one. */
const ALPHABET = String.fromCharCode(...Array.from({ length: 94 }, (_, i) => 33 + i)).replace(/["$'/<\\`]/g, '');

/** Without tones and without the dots of ü, as passports of other countries write it; `` where there is no reading. */
function syllableOf(character) {
  const reading = pinyin(character, { toneType: 'none' }).replace(/ü/g, 'u');
  return /^[a-z]+$/.test(reading) ? reading : '';
}

/** The commonest syllables take one letter of the alphabet, the others one of its last few and one more. */
function makePinyinTable() {
  const syllables = Array.from({ length: LAST - FIRST + 1 }, (_, i) => syllableOf(String.fromCharCode(FIRST + i)));
  const counts = new Map();
  for (const syllable of syllables) counts.set(syllable, (counts.get(syllable) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([syllable]) => syllable);
  const size = ALPHABET.length;
  let short = size;
  while (short + (size - short) * size < ranked.length) short--;
  const code = new Map(
    ranked.map((syllable, i) => {
      const rest = i - short;
      return [syllable, rest < 0 ? ALPHABET[i] : ALPHABET[short + Math.floor(rest / size)] + ALPHABET[rest % size]];
    }),
  );
  writeFileSync(
    join(domain, 'match/normalise/pinyin-table.ts'),
    `/**
 * Readings of the characters U+4E00 to U+9FFF, written by scripts/make-han-tables.mjs from pinyin-pro (MIT).
 * The first ${short} syllables are coded by one letter of the alphabet; the others by one of its last ${size - short} letters, which
 * counts the pages of ${size} syllables after those, and one for the place on the page.
 */
export const PINYIN_ALPHABET =
  '${ALPHABET}';
export const PINYIN_SHORT = ${short};
/** By frequency; the empty one stands for characters without a reading. */
export const PINYIN_SYLLABLES =
  '${ranked.join(' ')}';
export const PINYIN_CODES =
  '${syllables.map((syllable) => code.get(syllable)).join('')}';
`,
  );
}

/**
 * Left as they are: 乾 is read qian in names and stands in simplified ones, too, but would become 干; the simplified form
 * of 薴 is itself the traditional form of another character.
 */
const KEPT = '乾薴';

function makeFoldingTable() {
  const pairs = TSCharacters.split('|')
    .map((entry) => entry.split(' '))
    .filter((pair) => pair.every((one) => /^[\u4e00-\u9fff]$/.test(one)) && !KEPT.includes(pair[0]));
  writeFileSync(
    join(domain, 'han-folding-table.ts'),
    `/**
 * The ${pairs.length} traditional characters from U+4E00 to U+9FFF that have a simplified form there, and those forms in the same
 * order. Written by scripts/make-han-tables.mjs from TSCharacters of OpenCC (Apache-2.0), as opencc-js brings it.
 */
export const TRADITIONAL =
  '${pairs.map(([from]) => from).join('')}';
export const SIMPLIFIED =
  '${pairs.map(([, to]) => to).join('')}';
`,
  );
}

makePinyinTable();
makeFoldingTable();
