/** The words of one column by number: which form holds which, and how much each tells. */
import { signature } from './text-distance';

export interface Words {
  /** Rising, those of form `i` from `starts[i]` to before `starts[i + 1]`, each once; and the same, the rarest first. */
  readonly ids: Int32Array;
  readonly rarest: Int32Array;
  readonly starts: Int32Array;
  /** By form, the sum of the squares of its words' weights. */
  readonly lengths: Float64Array;
  /** By word, how much it tells in bits: log2 of how rare it is in the column. */
  readonly weights: Float64Array;
  /** By word, the word, and its signature, 0 where it is too short to be another one with a slip. */
  readonly texts: readonly string[];
  readonly masks: Int32Array;
}

/** Characters of a word of which slips are looked for. */
const LEAST_WORD = 4;

/** The words of a form by number, rising. */
export function wordsOf({ ids, starts }: Words, form: number): Int32Array {
  return ids.subarray(starts[form], starts[form + 1]);
}

export type WordList = ReturnType<typeof createWords>;

/** Takes the words of form after form. */
export function createWords() {
  const numberOf = new Map<string, number>();
  const texts: string[] = [];
  const written: number[] = [];
  const ends: number[] = [];
  return {
    add: (words: readonly string[]): void => {
      for (const word of words) {
        let number = numberOf.get(word);
        if (number === undefined) {
          number = texts.length;
          numberOf.set(word, number);
          texts.push(word);
        }
        written.push(number);
      }
      ends.push(written.length);
    },
    /** `counts` are rows by form, `filled` all that are filled. */
    weighed: (counts: Int32Array, filled: number): Words => {
      const rows = countRows(written, ends, counts, texts.length);
      const weights = rows.map((own) => Math.log2(1 + filled / own));
      const { ids, starts } = sortWords(written, ends, Int32Array.from(texts.keys()));
      return {
        ids,
        rarest: sortWords(written, ends, rankWords(texts, rows)).ids,
        starts,
        lengths: lengthsOf(ids, starts, weights),
        weights,
        texts,
        masks: Int32Array.from(texts, (word) => (word.length < LEAST_WORD ? 0 : signature(word))),
      };
    },
  };
}

/** By word, in how many rows it is written; twice where a row has it twice. */
function countRows(
  written: readonly number[],
  ends: readonly number[],
  counts: Int32Array,
  size: number,
): Float64Array {
  const rows = new Float64Array(size);
  for (let form = 0, i = 0; form < ends.length; form++)
    for (; i < ends[form]!; i++) rows[written[i]!]! += counts[form]!;
  return rows;
}

/** The words of each form in the order of `ranks`, each once. */
function sortWords(
  written: readonly number[],
  ends: readonly number[],
  ranks: Int32Array,
): Pick<Words, 'ids' | 'starts'> {
  const ids = new Int32Array(written.length);
  const starts = new Int32Array(ends.length + 1);
  let size = 0;
  for (let form = 0, i = 0; form < ends.length; form++) {
    for (; i < ends[form]!; i++) {
      const word = written[i]!;
      let at = size;
      while (at > starts[form]! && ranks[ids[at - 1]!]! > ranks[word]!) at--;
      if (at > starts[form]! && ids[at - 1] === word) continue;
      for (let last = size++; last > at; last--) ids[last] = ids[last - 1]!;
      ids[at] = word;
    }
    starts[form + 1] = size;
  }
  return { ids: ids.slice(0, size), starts };
}

function lengthsOf(ids: Int32Array, starts: Int32Array, weights: Float64Array): Float64Array {
  const lengths = new Float64Array(starts.length - 1);
  for (let form = 0, i = 0; form < lengths.length; form++)
    for (; i < starts[form + 1]!; i++) lengths[form]! += weights[ids[i]!]! ** 2;
  return lengths;
}

/** By word, how many are rarer. */
function rankWords(texts: readonly string[], rows: Float64Array): Int32Array {
  const ranks = new Int32Array(texts.length);
  Int32Array.from(texts.keys())
    .sort((a, b) => rows[a]! - rows[b]! || (texts[a]! < texts[b]! ? -1 : 1))
    .forEach((word, rank) => {
      ranks[word] = rank;
    });
  return ranks;
}
