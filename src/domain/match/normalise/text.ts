/** Any other text as it is compared: the same whatever its case, width, spaces, punctuation and script variant. */
import { compareWords, fold, isBlank, squeeze } from './fold';

export interface TextForm {
  /** Letters and digits only. */
  readonly key: string;
  /** Words, or every two neighbouring Chinese characters. */
  readonly words: readonly string[];
}

/** Null for a cell that says nothing. */
export function normaliseText(text: string): TextForm | null {
  const folded = fold(text);
  return isBlank(folded) ? null : { key: squeeze(folded), words: compareWords(folded) };
}
