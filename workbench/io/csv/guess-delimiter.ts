/** The character between the fields of a text table, judged by rows rather than by counting characters. */
import Papa from 'papaparse';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const SAMPLE_CHARS = 100_000;
const SAMPLE_ROWS = 200;

/** Lines must end in LF alone. Answers a comma where no candidate divides anything. */
export function guessDelimiter(text: string): string {
  const sample = text.slice(0, SAMPLE_CHARS);
  let best: { delimiter: string; score: number } = { delimiter: ',', score: 0 };
  for (const delimiter of DELIMITERS) {
    const rows = Papa.parse<string[]>(sample, { delimiter, newline: '\n', preview: SAMPLE_ROWS }).data.filter(
      (row) => row.length > 1 || row[0] !== '',
    );
    // What was cut off at the end says nothing.
    if (text.length > SAMPLE_CHARS && rows.length > 1 && rows.length < SAMPLE_ROWS) rows.pop();
    const score = uniformity(rows);
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}

/** 0 to 1: share of rows that have the commonest number of fields, a little more for agreeing with the widest early row and for more fields. */
function uniformity(rows: readonly (readonly string[])[]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  let fields = 0;
  let share = 0;
  for (const [length, count] of counts)
    if (count / rows.length > share) [fields, share] = [length, count / rows.length];
  if (fields === 0) return 0;
  const header = rows.slice(0, 3).some((row) => row.length === fields);
  return share * (header ? 1 : 0.8) + Math.min(fields, 50) / 10_000;
}
