/** What stands beside the lines of the notes box: written and taken back wherever the lines are by then. */
import { textOf } from '../domain/cell-value';
import { placedNotes } from '../domain/notes/note-cells';
import { isOwnMark } from '../domain/notes/plan-notes';
import type { CellBlock, Workbook } from './ports';

/** Of a Dashboard as wide as it was made. */
const EXPECTED_COLUMNS = 26;
/** Each costs a call. */
const MOST_STRETCHES = 4;
/** How often the lines are looked for when somebody goes on moving them. */
const MOST_TRIES = 3;

/** What stood beside a line, and what stands there then. */
export interface MarkedNote {
  readonly text: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Writes beside lines what became of them, wherever they stand by now, and nothing where somebody has written meanwhile.
 * Up to `most` stretches of marks between which stand remarks of people's own: how many are left. Three service calls, and
 * one for each stretch.
 */
export function markNotes(workbook: Workbook, sheet: number, marked: readonly MarkedNote[], most: number): number {
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const { markAt, stretches } = dueMarks(workbook.readTab(sheet, EXPECTED_COLUMNS), marked, attempt > 0);
    if (stretches.length === 0) return 0;
    workbook.edit(
      stretches
        .slice(0, most)
        .map(({ row, values }) => ({ kind: 'write', sheet, row, column: markAt, values: values.map((one) => [one]) })),
    );
    const now = { values: workbook.readGrid(sheet, EXPECTED_COLUMNS), formulas: [] };
    if (stretches.length > most) return stretches.length - most;
    if (dueMarks(now, marked, true).stretches.length === 0) return 0;
  }
  return 0;
}

/** Puts back what stood beside the lines, where it has not been edited since. */
export function unmarkNotes(workbook: Workbook, sheet: number, marked: readonly MarkedNote[]): void {
  const back = marked.map(({ text, before, after }) => ({ text, before: after, after: before }));
  if (back.length > 0) markNotes(workbook, sheet, back, MOST_STRETCHES);
}

interface Stretch {
  readonly row: number;
  readonly values: string[];
}

/**
 * What is to be written, in stretches of rows between which stands a remark of somebody's own. Once something `isWritten`, a
 * mark that stands beside another line was meant for one that somebody has moved at that moment.
 */
function dueMarks(
  { values, formulas }: Pick<CellBlock, 'values' | 'formulas'>,
  marked: readonly MarkedNote[],
  isWritten: boolean,
): { readonly markAt: number; readonly stretches: readonly Stretch[] } {
  const { notes, markAt } = placedNotes(values, formulas);
  const keyOf = (text: string, mark: string): string => JSON.stringify([text, mark]);
  const after = new Map(marked.map((one) => [keyOf(one.text, one.before), one.after]));
  const due = new Map<number, string>();
  if (isWritten) {
    const written = new Set(marked.map((one) => one.after).filter(Boolean));
    values.forEach((line, row) => {
      if (written.has(textOf(line[markAt] ?? ''))) due.set(row, '');
    });
    const right = new Set(marked.map((one) => keyOf(one.text, one.after)));
    for (const { row, text, mark } of notes) if (right.has(keyOf(text, mark))) due.delete(row);
  }
  for (const { row, text, mark } of notes) {
    const wanted = after.get(keyOf(text, mark));
    if (wanted !== undefined && wanted !== mark) due.set(row, wanted);
  }
  const stretches: Stretch[] = [];
  for (const row of [...due.keys()].sort((a, b) => a - b)) {
    const last = stretches[stretches.length - 1];
    const between = last === undefined ? [] : values.slice(last.row + last.values.length, row);
    const isBridged = between.every((line, i) => {
      const formula = formulas[row - between.length + i]?.[markAt] ?? '';
      return formula === '' && isOwnMark(textOf(line[markAt] ?? ''));
    });
    if (last === undefined || !isBridged) stretches.push({ row, values: [due.get(row) as string] });
    else last.values.push(...between.map((line) => textOf(line[markAt] ?? '')), due.get(row) as string);
  }
  return { markAt, stretches };
}
