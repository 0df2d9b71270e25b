/**
 * Folds traditional Chinese characters into simplified ones, one by one, so that names and firms written in either
 * script compare equal. For comparing only: a text that is shown would need whole words.
 */
import { SIMPLIFIED, TRADITIONAL } from './han-folding-table';

const FIRST = 0x4e00;
const LAST = 0x9fff;

/** By code unit from U+4E00 on; made on first use. */
let simplifiedOf: Uint16Array | null = null;

function makeTable(): Uint16Array {
  const table = Uint16Array.from({ length: LAST - FIRST + 1 }, (_, i) => FIRST + i);
  for (let i = 0; i < TRADITIONAL.length; i++) table[TRADITIONAL.charCodeAt(i) - FIRST] = SIMPLIFIED.charCodeAt(i);
  return table;
}

/** The text with each traditional character in its simplified form. */
export function foldHan(text: string): string {
  let folded = '';
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < FIRST || code > LAST) continue;
    simplifiedOf ??= makeTable();
    const simplified = simplifiedOf[code - FIRST]!;
    if (simplified === code) continue;
    folded += text.slice(start, i) + String.fromCharCode(simplified);
    start = i + 1;
  }
  return start === 0 ? text : folded + text.slice(start);
}
