/**
 * Folds traditional Chinese characters into simplified ones, one by one, so that names and firms written in either
 * script compare equal. For comparing only: a text that is shown would need whole words.
 */
import { SIMPLIFIED, TRADITIONAL } from './han-folding-table';

/** By code unit from U+4E00 on; made on first use. */
let simplifiedOf: readonly string[] | null = null;

function makeTable(): readonly string[] {
  const table = Array.from({ length: 0x5200 }, (_, i) => String.fromCharCode(0x4e00 + i));
  for (let i = 0; i < TRADITIONAL.length; i++) table[TRADITIONAL.charCodeAt(i) - 0x4e00] = SIMPLIFIED[i]!;
  return table;
}

/** The text with each traditional character in its simplified form. */
export function foldHan(text: string): string {
  return text.replace(/[\u4e00-\u9fff]/g, (character) => {
    simplifiedOf ??= makeTable();
    return simplifiedOf[character.charCodeAt(0) - 0x4e00]!;
  });
}
