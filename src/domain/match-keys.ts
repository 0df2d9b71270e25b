/**
 * The forms in which names, firms and addresses are compared. Only for finding duplicates: nothing made here is ever
 * shown or written.
 */
import { fold, squeeze } from './match/normalise/fold';

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
