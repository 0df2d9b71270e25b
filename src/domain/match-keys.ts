/**
 * The forms in which names, firms and addresses are compared. Only for finding duplicates: nothing made here is ever
 * shown or written.
 */
import { foldHan } from './han-folding';
import { withoutInvisible } from './text';

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
};

/** Lower case, half-width, without marks on letters, simplified characters. */
function fold(text: string): string {
  const short = text.slice(0, MAX_LENGTH);
  if (/^[\x20-\x7e]*$/.test(short)) return short.toLowerCase();
  return foldHan(withoutInvisible(short).normalize('NFKD').replace(/\p{M}/gu, ''))
    .toLowerCase()
    .replace(/[ßøłđðþæœıħ]/g, (letter) => LETTERS[letter]!);
}

/** Letters and digits only. */
function squeeze(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '');
}

const TITLE_IN_FRONT = /^(?:mr|mrs|ms|miss|mx|dr|prof|sir|madam)\b\.? +/;
const TITLE_BEHIND = /(?:先生|女士|小姐|太太|夫人)$/;

/** A person's name without title, case, spaces, punctuation and accents; `Smith, John` is `John Smith`. */
export function nameKey(name: string): string {
  const folded = fold(name).trim();
  const [last, first, ...more] = folded.split(',');
  const ordered = first !== undefined && more.length === 0 && /[a-z]/.test(first) ? `${first.trim()} ${last}` : folded;
  const key = squeeze(ordered.replace(TITLE_IN_FRONT, ''));
  const bare = key.replace(TITLE_BEHIND, '');
  // 王先生 and 王女士 are two people: with the surname alone the title counts.
  return bare.length > 1 ? bare : key;
}

/** Legal forms at the end of a firm's name. Sources: company law of the countries named; ISO 20275 lists them all. */
const LEGAL_FORMS = new Set(
  (
    'inc incorporated corp corporation co company ltd limited llc llp lp plc pte pty pvt proprietary sdn bhd berhad gmbh mbh ag kg ohg ug ' +
    'sa sas sarl sl slu srl spa bv nv oy oyj ab as asa aps sro doo kft zrt ooo oao jsc pjsc tbk kk'
  ).split(' '),
);
const HAN_LEGAL_FORM = /(?:股份有限公司|有限责任公司|有限公司|股份公司|公司|株式会社|有限会社|주식회사)$/;

/** A firm's name without legal form, case, spaces, punctuation and accents; the whole name where nothing else is left. */
export function companyKey(company: string): string {
  return takeLegalForm(company).key;
}

/** Whether a name ends in a legal form, and so is a firm's and not a person's. */
export function hasLegalForm(name: string): boolean {
  return takeLegalForm(name).found;
}

function takeLegalForm(company: string): { key: string; found: boolean } {
  const folded = fold(company)
    .replace(/\./g, '')
    .replace(/\ba\/s\b/g, 'as')
    .replace(/&/g, ' and ')
    .replace(/^ *the +/, '');
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  let end = words.length;
  while (end > 1 && LEGAL_FORMS.has(words[end - 1]!)) end--;
  const joined = words.slice(0, end).join('');
  const key = joined.replace(/^(?:株式会社|주식회사)/, '').replace(HAN_LEGAL_FORM, '');
  return { key: key === '' ? joined : key, found: end < words.length || (key !== '' && key !== joined) };
}

/** An address without case, spaces and punctuation. */
export function addressKey(address: string): string {
  return squeeze(fold(address));
}

/**
 * Whether two name keys may be one name written twice: one holds the other, or they differ by a slip or two of the
 * keyboard. Chinese names of two and three characters differ in every character that counts, so no slip is allowed.
 */
export function similarNames(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  const isHan = /\p{Script=Han}/u.test(short);
  if (short.length >= (isHan ? 2 : 4) && long.includes(short)) return true;
  return !isHan && short.length >= 5 && isWithin(short, long, short.length >= 9 ? 2 : 1);
}

/** Whether two texts are at most `limit` insertions, deletions, substitutions or swaps of neighbours apart. */
function isWithin(a: string, b: string, limit: number): boolean {
  if (b.length - a.length > limit) return false;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    if (Math.min(...row) > limit) return false;
    [before, above] = [above, row];
  }
  return above[b.length]! <= limit;
}
