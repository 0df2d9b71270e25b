/**
 * Header texts in the form in which they are compared. Knows how people decorate a header (units, hints, asterisks,
 * a second language) and nothing of what a header means.
 */
import { simplify } from './han-variants';

/** What follows is never part of a header's meaning, and a cell may hold 50,000 characters. */
const LONGEST_READ = 200;

const CLOSING: Readonly<Record<string, string>> = {
  '(': ')',
  '[': ']',
  '{': '}',
  '【': '】',
  '〔': '〕',
  '〈': '〉',
  '「': '」',
  '<': '>',
};

function fold(text: string): string {
  return simplify(text.slice(0, LONGEST_READ).normalize('NFKC')).replace(/['’`]s?(?=[\s_-]|$)/g, '');
}

/** A header's text outside and inside its brackets. A bracket left open reaches to the end. */
function splitBrackets(text: string): { outside: string; hints: string[] } {
  if (!/[([{【〔〈「<]/.test(text)) return { outside: text, hints: [] };
  let outside = '';
  const hints: string[] = [];
  let closing: string | null = null;
  let hint = '';
  for (const character of text) {
    if (closing === null && CLOSING[character] !== undefined) {
      closing = CLOSING[character];
      outside += ' ';
    } else if (character === closing) {
      hints.push(hint);
      hint = '';
      closing = null;
    } else if (closing === null) outside += character;
    else hint += character;
  }
  if (hint !== '') hints.push(hint);
  return { outside, hints };
}

function keyOf(folded: string): string {
  const key = folded.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  return key === '' && folded.includes('#') ? '#' : key;
}

/**
 * The text without case, width, script variant, punctuation, emoji, asterisks and bracketed hints: `*Phone No. (mobile)`
 * and `phone no` are the same. `''` for a header without a letter or digit. A text wholly in brackets keeps its inside.
 */
export function headerKey(text: string): string {
  const { outside, hints } = splitBrackets(fold(text));
  return keyOf(outside) || keyOf(hints.join(' '));
}

interface HeaderParts {
  readonly key: string;
  /** Keys of what stands side by side: two languages, or two things with a slash between. Empty when there is only one. */
  readonly sides: readonly string[];
  /** Keys of what stands in brackets. */
  readonly hints: readonly string[];
  /** Lower-case words of a Latin header, `FirstName` and `first_name` being two. */
  readonly words: readonly string[];
}

/** A header taken apart for reading. */
export function headerParts(text: string): HeaderParts {
  const folded = fold(text);
  const { outside, hints } = splitBrackets(folded);
  const key = headerKey(text);
  const plain = keyOf(outside) === '' ? folded : outside;
  const sides = new Set<string>();
  for (const side of plain.split(/[\n\r/|\\、,;:&+]|(?<=\p{Script=Han}) +(?=\p{Script=Han})/u)) {
    // A change of script is a change of language: 客户名称 Customer.
    for (const run of side.match(/\p{Script=Han}[\p{Script=Han}\p{N}]*|[^\p{Script=Han}]+/gu) ?? [])
      sides.add(keyOf(run));
  }
  sides.delete('');
  sides.delete(key);
  const words = plain
    .replace(/(\p{Ll})(?=\p{Lu})/gu, '$1 ')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return { key, sides: [...sides], hints: hints.map(keyOf).filter((hint) => hint !== ''), words };
}
