/**
 * The hidden tab of answers to duplicates: one row for each answer to each pair, appended, never changed. Knows rows, not
 * what follows from them.
 */
import { type CellValue, textOf } from '../domain/cell-value';
import { DUPLICATE_ANSWERS, type GivenAnswer, sortedPair } from '../domain/duplicate-answers';
import type { SheetEdit, Workbook } from './ports';

export const ANSWER_HEADERS = ['number', 'customer', 'other', 'answer', 'at', 'by', 'requestId'] as const;

/** An answer with its place. */
interface AnswerRow extends GivenAnswer {
  readonly row: number;
  /** Counts up, so that the order survives a sort. */
  readonly number: number;
  /** Of the click that gave it. */
  readonly requestId: string;
}

/** All answers in the order in which they were given. One call. */
export function readAnswers(workbook: Workbook, sheet: number): readonly AnswerRow[] {
  return workbook
    .readColumns(sheet, 0, ANSWER_HEADERS.length)
    .flatMap((cells, row): AnswerRow[] => {
      const [number, a, b, answer, at, by, requestId] = cells.map(textOf) as [
        string,
        string,
        string,
        string,
        string,
        string,
        string,
      ];
      if (row === 0 || a === '' || b === '') return [];
      const known = DUPLICATE_ANSWERS.find((one) => one === answer) ?? null;
      return [{ row, number: Number(number), pair: sortedPair(a, b), answer: known, at, by, requestId }];
    })
    .sort((one, other) => one.number - other.number);
}

/** Writes answers below the others. One call; two more where the grid is full. */
export function answerEdits(
  workbook: Workbook,
  sheet: number,
  before: readonly AnswerRow[],
  answers: readonly GivenAnswer[],
  requestId: string,
): SheetEdit[] {
  const row = Math.max(0, ...before.map((one) => one.row)) + 1;
  const first = Math.max(0, ...before.map((one) => one.number)) + 1;
  const rows = workbook.maxRows(sheet);
  const lacking = row + answers.length - rows;
  const values = answers.map(({ pair, answer, at, by }, i): CellValue[] => [
    first + i,
    ...pair,
    answer ?? '',
    at,
    by,
    requestId,
  ]);
  return [
    ...(lacking > 0 ? [{ kind: 'insert-rows' as const, sheet, after: rows - 1, count: lacking }] : []),
    { kind: 'write', sheet, row, column: 0, values },
  ];
}
