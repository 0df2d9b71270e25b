/**
 * Segments: conditions on columns that a user has saved, and who meets them. Values of conditions are text as Settings
 * keep it: numbers with a full stop, dates as `yyyy-mm-dd`, list items by key. Knows no sheet: columns are handed in.
 */
import { type CellValue, isBlank, isCivil, textOf } from '../cell-value';
import { addDays, type CivilDate, isCivilDate } from '../civil-date';
import { foldHan } from '../han-folding';
import { halfWidth, withoutInvisible } from '../text';

export type SegmentType = 'text' | 'list' | 'number' | 'date';

/** Which operators a column of each type offers. `from` and `to` include their value, `before` and `after` do not. */
export const SEGMENT_OPERATORS = {
  text: ['is', 'is-not', 'one-of', 'contains', 'contains-not', 'empty', 'not-empty'],
  list: ['is', 'is-not', 'one-of', 'empty', 'not-empty'],
  number: ['is', 'is-not', 'from', 'to', 'empty', 'not-empty'],
  date: ['is', 'before', 'after', 'from', 'to', 'within-last', 'within-next', 'empty', 'not-empty'],
} as const satisfies Readonly<Record<SegmentType, readonly string[]>>;
export type SegmentOperator = (typeof SEGMENT_OPERATORS)[SegmentType][number];

export interface SegmentCondition {
  /** Key of the column. */
  readonly column: string;
  readonly operator: SegmentOperator;
  /** None for `empty` and `not-empty`, one or more for `one-of`, else one; of `within-last` and `within-next` in days. */
  readonly values: readonly string[];
}

export interface Segment {
  readonly name: string;
  /** Whether all conditions must hold, or any one of them. */
  readonly match: 'all' | 'any';
  readonly conditions: readonly SegmentCondition[];
}

export interface SegmentColumn {
  readonly key: string;
  readonly type: SegmentType;
  /** One for each customer. */
  readonly values: readonly CellValue[];
  /** Of a list. */
  readonly items?: readonly { readonly key: string; readonly label: string }[];
}

/** Why a segment cannot be told; `condition` counts from 0. */
export interface SegmentProblem {
  readonly code: 'no-conditions' | 'column-missing' | 'operator-unfit' | 'value-missing' | 'value-unreadable';
  readonly condition?: number;
}

export type SegmentMembers =
  | {
      readonly ok: true;
      /** Positions of customers, ascending. */
      readonly members: readonly number[];
      /** How many customers have a cell in a number or date column of the segment that cannot be read. */
      readonly unreadable: number;
    }
  | { readonly ok: false; readonly problems: readonly SegmentProblem[] };

/**
 * Who belongs to a segment. A blank cell is empty and nothing else: it is not what `is` asks, nor within any bounds. A
 * segment without conditions, or with one that cannot be told, has no members rather than the wrong ones. Linear in
 * customers times conditions.
 */
export function segmentMembers(
  { match, conditions }: Segment,
  columns: readonly SegmentColumn[],
  count: number,
  today: CivilDate,
): SegmentMembers {
  const problems: SegmentProblem[] = conditions.length === 0 ? [{ code: 'no-conditions' }] : [];
  const tests: ((position: number) => boolean)[] = [];
  const unreadable = new Set<number>();
  for (const [condition, asked] of conditions.entries()) {
    const column = columns.find(({ key }) => key === asked.column);
    if (column === undefined) {
      problems.push({ code: 'column-missing', condition });
      continue;
    }
    const test = testOf(asked, column, today);
    if (typeof test === 'string') {
      problems.push({ code: test, condition });
      continue;
    }
    const cells = readColumn(column, count, unreadable);
    tests.push((position) => test(cells[position] as Compared));
  }
  if (problems.length > 0) return { ok: false, problems };
  const members: number[] = [];
  for (let position = 0; position < count; position++) {
    const holds = (test: (position: number) => boolean): boolean => test(position);
    if (match === 'all' ? tests.every(holds) : tests.some(holds)) members.push(position);
  }
  return { ok: true, members, unreadable: unreadable.size };
}

/** A cell as it is compared: '' where it is blank, null where it cannot be read. */
type Compared = string | number | null;

function readColumn(column: SegmentColumn, count: number, unreadable: Set<number>): Compared[] {
  const read = readerOf(column);
  return Array.from({ length: count }, (_, position) => {
    const value = column.values[position] ?? '';
    const compared = isBlank(value) ? '' : read(value);
    if (compared === null) unreadable.add(position);
    return compared;
  });
}

function readerOf({ type, items = [] }: SegmentColumn): (value: CellValue) => Compared {
  if (type === 'number') return (value) => (typeof value === 'number' ? value : null);
  if (type === 'date')
    return (value) => (isCivil(value) ? value.date : typeof value === 'string' && isCivilDate(value) ? value : null);
  const keys = new Map(items.map(({ key, label }) => [folded(label), key]));
  return (value) => {
    const text = folded(textOf(value));
    return keys.get(text) ?? text;
  };
}

/** Text as it is compared: whatever its case, width, spaces and script variant. */
function folded(text: string): string {
  return foldHan(halfWidth(withoutInvisible(text)))
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Whether a cell that has been read meets a condition. */
type Test = (cell: Compared) => boolean;

function testOf(condition: SegmentCondition, column: SegmentColumn, today: CivilDate): Test | SegmentProblem['code'] {
  const { operator, values } = condition;
  const offered: readonly SegmentOperator[] = SEGMENT_OPERATORS[column.type];
  if (!offered.includes(operator)) return 'operator-unfit';
  if (operator === 'empty') return (cell) => cell === '';
  if (operator === 'not-empty') return (cell) => cell !== '';
  const given = values.map((value) => value.trim()).filter((value) => value !== '');
  const asked = given.flatMap((value) => askedFor(value, condition, column) ?? []);
  const [first] = asked;
  if (given.length === 0) return 'value-missing';
  if (first === undefined || asked.length < given.length) return 'value-unreadable';
  switch (operator) {
    case 'is':
      return (cell) => cell === first;
    case 'is-not':
      return (cell) => cell !== first;
    case 'one-of':
      return (cell) => cell !== null && asked.includes(cell);
    case 'contains':
      return (cell) => String(cell).includes(String(first));
    case 'contains-not':
      return (cell) => !String(cell).includes(String(first));
    case 'within-last':
      return within(addDays(today, -Number(first)), today);
    case 'within-next':
      return within(today, addDays(today, Number(first)));
    case 'before':
      return (cell) => isSet(cell) && cell < first;
    case 'after':
      return (cell) => isSet(cell) && cell > first;
    case 'from':
      return (cell) => isSet(cell) && cell >= first;
    case 'to':
      return (cell) => isSet(cell) && cell <= first;
  }
}

function isSet(cell: Compared): cell is string | number {
  return cell !== null && cell !== '';
}

function within(from: CivilDate, to: CivilDate): Test {
  return (cell) => isSet(cell) && from <= cell && cell <= to;
}

/** What a condition's value means; null where it cannot be read. A list item may be named by its key or its label. */
function askedFor(value: string, { operator }: SegmentCondition, column: SegmentColumn): string | number | null {
  if (operator === 'within-last' || operator === 'within-next') return /^\d{1,5}$/.test(value) ? Number(value) : null;
  if (column.type === 'number') return /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : null;
  if (column.type === 'list' && column.items?.some(({ key }) => key === value)) return value;
  const read = readerOf(column)(value);
  return read === '' ? null : read;
}
