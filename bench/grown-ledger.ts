/**
 * A longer ledger out of one with known duplicates, for time and memory: copies of it in which other people have other
 * numbers, each as like its duplicates as before. No good for judging what is found: a cipher keeps slips of the
 * keyboard, not nicknames or sounds.
 */
import { choiceFrom } from '../workbench/samples/choice';
import type { KnownLedger } from './unseen-ledgers';

/** Columns by header whose letters and digits are changed; digits in the first places, such as a country's code, stay. */
const NAMES = ['company', 'first_name', 'last_name', 'email', 'website'];
const NUMBERS: Readonly<Record<string, number>> = {
  phone: 5,
  mobile: 4,
  address: 0,
  tax_id: 0,
  postcode: 2,
};
/** Columns that number the rows. */
const OWN = ['rec_id', 'customer_no'];

/** The first copy is the ledger itself; a shorter one is its beginning. */
export function grownLedger(ledger: KnownLedger, rows: number, seed = 'grown'): KnownLedger {
  const all: string[][] = [];
  const clusterOf: string[] = [];
  for (let copy = 0; all.length < rows; copy++) {
    const write = copy === 0 ? (row: readonly string[]) => [...row] : cipherOf(ledger, `${seed} ${copy}`);
    for (const [i, row] of ledger.rows.entries()) {
      if (all.length === rows) break;
      const own = String(100_000 + all.length);
      all.push(write(row).map((text, index) => (OWN.includes(ledger.header[index] ?? '') ? own : text)));
      clusterOf.push(`${ledger.clusterOf[i]} ${copy}`);
    }
  }
  return { name: ledger.name, header: ledger.header, rows: all, clusterOf };
}

function cipherOf({ header, rows }: KnownLedger, seed: string): (row: readonly string[]) => string[] {
  const choice = choiceFrom(seed);
  const letters = new Map<string, string>();
  const swap = (alphabet: readonly string[]): void => {
    for (const [i, letter] of choice.shuffled(alphabet).entries()) letters.set(alphabet[i] as string, letter);
  };
  const names = NAMES.map((name) => header.indexOf(name)).filter((index) => index >= 0);
  const han = new Set(rows.flatMap((row) => names.flatMap((index) => row[index]?.match(/\p{Script=Han}/gu) ?? [])));
  for (const keep of '有限公司股份') han.delete(keep);
  swap([...'aeiou']);
  swap([...'bcdfghjklmnpqrstvwxyz']);
  swap([...han].sort());
  const digits = choice.shuffled([...'0123456789']);
  // Free mail hosts and legal forms stay what they are.
  const name = (text: string): string =>
    text
      .split(/(@(?:gmail|yahoo|hotmail|outlook|qq|163|126)\b.*$|\b(?:Inc|LLC|Ltd|Group|Co|and Sons)\b)/i)
      .map((part, i) => (i % 2 === 1 ? part : part.replace(/\p{L}/gu, (one) => swapped(one))))
      .join('');
  const swapped = (one: string): string => {
    const lower = one.toLowerCase();
    const other = letters.get(lower) ?? one;
    return one === lower ? other : other.toUpperCase();
  };
  const number = (text: string, kept: number): string => {
    let seen = 0;
    return text.replace(/\d/g, (digit) => (seen++ < kept ? digit : (digits[Number(digit)] as string)));
  };
  return (row) =>
    row.map((text, index) => {
      const kept = NUMBERS[header[index] ?? ''];
      return kept !== undefined ? number(text, kept) : names.includes(index) ? name(text) : text;
    });
}
