/** The character between the fields of a text table, judged by how evenly it divides the rows. */

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_CHARS = 100_000;
const SAMPLE_ROWS = 500;

/** Lines must end in LF alone. Answers a comma where no candidate divides anything. */
export function guessDelimiter(text: string): string {
  const counts =
    countOutsideQuotes(text.slice(0, SAMPLE_CHARS), true) ??
    countOutsideQuotes(text.slice(0, SAMPLE_CHARS), false) ??
    [];
  // What was cut off at the end says nothing.
  if (text.length > SAMPLE_CHARS && counts.length > 1) counts.pop();
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const [i, delimiter] of DELIMITERS.entries()) {
    const score = uniformity(counts.map((row) => row[i] ?? 0));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/**
 * How often each candidate stands in each row that has anything, quoted fields passed over; undefined where a quote never
 * closes. A quote opens a field after any candidate: which one is right is not known yet.
 */
function countOutsideQuotes(text: string, heedQuotes: boolean): number[][] | undefined {
  const rows: number[][] = [];
  let row = DELIMITERS.map(() => 0);
  let isBlank = true;
  let atStart = true;
  for (let i = 0; i < text.length && rows.length < SAMPLE_ROWS; i++) {
    const char = text[i] as string;
    if (char === '"' && atStart && heedQuotes) {
      do {
        i = text.indexOf('"', i + 1);
        if (i < 0) return undefined;
      } while (text[i + 1] === '"' && i++ >= 0);
      isBlank = false;
      atStart = false;
      continue;
    }
    if (char === '\n') {
      if (!isBlank) rows.push(row);
      row = DELIMITERS.map(() => 0);
      isBlank = true;
      atStart = true;
      continue;
    }
    const at = DELIMITERS.indexOf(char as (typeof DELIMITERS)[number]);
    if (at >= 0) row[at] = (row[at] as number) + 1;
    isBlank = false;
    atStart = at >= 0;
  }
  if (!isBlank) rows.push(row);
  return rows;
}

/** 0 to 1: share of rows with the commonest count, less where none of the first rows has it, a little more for more fields. */
function uniformity(counts: readonly number[]): number {
  const rowsOf = new Map<number, number>();
  for (const count of counts) if (count > 0) rowsOf.set(count, (rowsOf.get(count) ?? 0) + 1);
  let commonest = 0;
  let share = 0;
  for (const [count, rows] of rowsOf)
    if (rows / counts.length > share) [commonest, share] = [count, rows / counts.length];
  if (commonest === 0) return 0;
  return share * (counts.slice(0, 3).includes(commonest) ? 1 : 0.8) + Math.min(commonest, 50) / 10_000;
}
