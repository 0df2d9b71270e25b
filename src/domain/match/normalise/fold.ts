/** The first step of every comparison: one form of each letter, whatever its case, width, marks or script variant. */
import { foldHan } from '../../han-folding';
import { once } from '../../once';
import { withoutInvisible } from '../../text';

/** What is compared of a longer text. */
const MAX_LENGTH = 300;

/** Letters that Unicode does not take apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ŧ: 't',
  ə: 'e',
};

/**
 * Lower case, half-width, without marks on letters, simplified characters, one line; 300 characters at most. Kana keep
 * their voicing marks and Hangul its syllables: there a mark makes another letter.
 */
export function fold(text: string): string {
  const short = text.slice(0, MAX_LENGTH);
  if (/^[\x20-\x7e]*$/.test(short)) return short.toLowerCase();
  if (/^[\x20-\x7e\u4e00-\u9fff]*$/.test(short)) return foldHan(short).toLowerCase();
  return foldHan(
    withoutInvisible(short)
      .normalize('NFKD')
      .replace(/[\s\p{Cc}]/gu, ' ')
      .replace(/(?![\u3099\u309a])\p{M}/gu, '')
      .normalize('NFC'),
  )
    .toLowerCase()
    .replace(/[ßøłđðþæœıħŋŧə]/g, (letter) => LETTERS[letter]!)
    .slice(0, MAX_LENGTH);
}

/** Expressions that know all letters of Unicode take three times as long as those of ASCII. */
function isPlain(folded: string): boolean {
  return /^[\x20-\x40\x5b-\x7e]*$/.test(folded);
}

/** Letters and digits only. */
export function squeeze(text: string): string {
  if (/^[a-z0-9\u4e00-\u9fff]*$/.test(text)) return text;
  return isPlain(text) ? text.replace(/[^a-z0-9]+/g, '') : text.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Words of a folded text: letters and digits between anything else, but for the apostrophe inside a word. */
export function wordsOf(folded: string): string[] {
  const plain = /['’‘ʼ`´]/.test(folded) ? folded.replace(/['’‘ʼ`´]/g, '') : folded;
  return plain.match(isPlain(plain) ? /[a-z0-9]+/g : /[\p{L}\p{N}]+/gu) ?? [];
}

const HAN = /[\u3007\u3400-\u9fff]/;
const RUN_OF_HAN = /([\u3007\u3400-\u9fff]+)/;

/** Whether a text holds Chinese characters, as names and addresses of today are written. */
export function hasHan(text: string): boolean {
  return HAN.test(text);
}

/** Words as they are compared one by one: of Chinese text, which has no spaces, every two neighbours. */
export function compareWords(folded: string): string[] {
  const words = wordsOf(folded);
  if (!hasHan(folded)) return words;
  const pairs: string[] = [];
  for (const word of words) {
    for (const run of hasHan(word) ? word.split(RUN_OF_HAN) : [word]) {
      if (run.length < 3 || !hasHan(run)) {
        if (run !== '') pairs.push(run);
      } else for (let i = 1; i < run.length; i++) pairs.push(run.slice(i - 1, i + 1));
    }
  }
  return pairs;
}

/** What is typed to fill a cell that has no value. */
const placeholders = once(
  () =>
    new Set(
      'n/a|#n/a|n.a.|none|nil|null|unknown|undefined|tbd|tba|tbc|not available|not applicable|not known|no data|无|暂无|没有|未知|不详|未填|待定|待补|待补充|空|不明|なし|없음'.split(
        '|',
      ),
    ),
);

/** Whether a folded text says nothing: no letter or digit, or a word for nothing. */
export function isBlank(folded: string): boolean {
  return (
    !/[a-z0-9\u4e00-\u9fff]|[\p{L}\p{N}]/u.test(folded) || (folded.length < 20 && placeholders().has(folded.trim()))
  );
}
