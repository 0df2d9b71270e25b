/**
 * A purchase, a deal or feedback as somebody types it in: which columns are asked for, what stands in them beforehand, and
 * what the typed texts become. Knows no sheet. Source of what is preselected: the product's defaults (docs/spec.md, "Lists").
 */
import { type CellValue, textOf } from '../cell-value';
import type { Issue } from '../issues';
import { type LinkedColumn, type LinkedEntry, type LinkedRole, linkedColumns } from '../linked-tabs';
import { columnReader, type EntryContext } from './read-entries';

/** Contacts have a form of their own: they close a plan and make the next one. */
export const TYPED_ROLES = ['purchases', 'opportunities', 'feedback'] as const satisfies readonly LinkedRole[];
export type TypedRole = (typeof TYPED_ROLES)[number];

/** Filled in from the customer, by an import or by what happens later. */
const NOT_ASKED: readonly string[] = ['customerId', 'customer', 'since', 'changedOn'];
/** Columns that hold today, and the list items that are chosen, until somebody says otherwise. */
const TODAY: readonly string[] = ['date', 'on', 'createdOn'];
const CHOSEN: Readonly<Record<string, string>> = { stage: 'first-contact', severity: 'medium', status: 'new' };
/** One of these says what happened: without any, there is nothing to write down. */
const TELLING: Readonly<Record<TypedRole, readonly string[]>> = {
  purchases: ['product', 'amount'],
  opportunities: ['product', 'amount'],
  feedback: ['note', 'score'],
};
/** Findings that leave a value as it was typed; any other stands in the way. */
const TOLD: readonly Issue['code'][] = ['currency-other', 'text-invisible-characters'];

/** The columns that somebody types, in the tab's order. */
export function typedColumns(role: TypedRole): readonly LinkedColumn[] {
  return linkedColumns(role).filter(({ key }) => !NOT_ASKED.includes(key));
}

/** What stands in a column before anybody has typed. A list that has lost the item has nothing. */
export function presetOf({ key, list }: LinkedColumn, { today, lists }: Pick<EntryContext, 'today' | 'lists'>): string {
  if (TODAY.includes(key)) return today;
  const items = list === undefined ? [] : (lists[list] ?? []);
  return items.find((item) => item.key === CHOSEN[key])?.label ?? '';
}

export interface TypedEntry {
  readonly values: LinkedEntry['values'];
  /** Findings that stand in the way, each with its column. */
  readonly refusals: readonly Issue[];
  /** Findings on values that are written as they were typed. */
  readonly told: readonly Issue[];
}

/**
 * What typed texts become, by the type of each column; texts of other columns are passed over. Issues: those of dates and
 * numbers, `score-beyond-scale`, `entry-empty`.
 */
export function typedEntry(
  role: TypedRole,
  typed: Readonly<Record<string, string>>,
  context: EntryContext,
): TypedEntry {
  const values: Record<string, CellValue> = {};
  const found: Issue[] = [];
  let scale = '';
  for (const column of typedColumns(role)) {
    const { key } = column;
    const reader = columnReader(column, 0, () => [], context);
    const { value, issue } = reader.read(typed[key] ?? '');
    values[key] = value;
    if (issue !== undefined) found.push({ ...issue, fieldKey: key });
    if (key === 'scale') scale = reader.keyOf(textOf(value));
  }
  if (role === 'opportunities') values['changedOn'] = { date: context.today };
  const { score } = values;
  if (typeof score === 'number' && !isOnScale(score, scale))
    found.push({ code: 'score-beyond-scale', fieldKey: 'score' });
  if (TELLING[role].every((key) => values[key] === ''))
    found.push({ code: 'entry-empty', fieldKey: TELLING[role][0] as string });
  const isTold = ({ code }: Issue): boolean => TOLD.includes(code);
  return { values, refusals: found.filter((issue) => !isTold(issue)), told: found.filter(isTold) };
}

/** A scale of the user's own takes any score; without one, the widest that there is decides. */
function isOnScale(score: number, scale: string): boolean {
  if (scale === '1-5') return score >= 1 && score <= 5;
  return (scale !== '0-10' && scale !== '') || (score >= 0 && score <= 10);
}
