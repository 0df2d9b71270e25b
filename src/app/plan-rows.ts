/**
 * Plans in Follow-ups that an operation adds, and those that it closes: the day and the result are written beside each, and
 * taken away again. A row is known by all else that it holds, wherever somebody has moved it meanwhile.
 */
import { type CellValue, textOf } from '../domain/cell-value';
import type { CivilDate } from '../domain/civil-date';
import { runsOf } from '../domain/cut-blocks';
import { planRow } from '../domain/history/planned-records';
import type { OpenPlan } from '../domain/history/plans';
import { type Issue, ok, type Result } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import { placesOf } from '../domain/linked-tabs';
import type { Language } from '../domain/sheet-snapshot';
import { titleOf, valuesOf } from './customer-record';
import { entryPrints, type ImportedEntries, PRINT_DIGITS, removeImported } from './imported-entries';
import type { ClosedPlans, PlanRows } from './journal';
import type { Ledger } from './ledger';
import { EXPECTED_COLUMNS, entryCells } from './linked-tab';
import { clearMisplaced, type WrittenCell } from './moved-columns';
import type { SheetEdit, Workbook } from './ports';

/** A linked tab: what it is called, and its headers. */
interface LinkedHeaders {
  readonly name: string;
  readonly headers: readonly string[];
}

/** A plan that gets a row, by the position of its customer. */
export interface MadePlan {
  readonly position: number;
  readonly plan: OpenPlan;
}

/** The cells of new plans, for a tab with these headers, and what is noted of them. Issues: `linked-column-missing`. */
export function madePlans(
  tab: LinkedHeaders,
  ledger: Ledger,
  made: readonly MadePlan[],
): Result<{ readonly rows: readonly CellValue[][]; readonly noted: ImportedEntries | null }> {
  const { language } = ledger.settings;
  const rows: CellValue[][] = [];
  for (const { position, plan } of made) {
    const customer = valuesOf(ledger, position);
    const values = planRow(textOf(customer.get('customerId') ?? '').trim(), titleOf(customer), {
      ...plan,
      channel: channelLabel(ledger.settings, plan.channel),
    });
    const row = entryCells(tab, { role: 'followUps', values }, language);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  const prints = entryPrints('followUps', placesOf('followUps', tab.headers), rows);
  return ok({ rows, noted: rows.length === 0 ? null : { role: 'followUps', prints } });
}

/** What a channel is called in this ledger; the user's own word as it is. */
export function channelLabel({ lists }: Pick<LedgerSettings, 'lists'>, key: string): string {
  return lists['channel']?.find((item) => item.key === key)?.label ?? key;
}

export interface PlanEnd {
  /** The sheet's, from 1. */
  readonly row: number;
  readonly result: string;
}

type Rows = readonly (readonly CellValue[])[];

/** Columns that closing fills: whether they are filled, a row is the same. */
const CLOSING: readonly string[] = ['closedOn', 'result'];
/** How often rows are looked for when somebody goes on moving them. */
const MOST_TRIES = 3;

/** Rows that are to be closed: what is noted of them, what is written, and the look whether it came to stand where it belongs. */
export interface PlanClosings {
  readonly noted: ClosedPlans | null;
  readonly edits: readonly SheetEdit[];
  /** By the tab as it is after the edits. No service call, but where somebody has moved rows or columns meanwhile. */
  readonly settles: ((workbook: Workbook, now: Rows) => void) | null;
}

export const NO_CLOSINGS: PlanClosings = { noted: null, edits: [], settles: null };

/**
 * Closes open rows. `cells` is the tab from its header down. Two edits, and one for each further result; a single one for one row in a
 * tab whose columns nobody has moved. Issues: `linked-column-missing`.
 */
export function planClosings(
  sheet: number,
  tab: LinkedHeaders,
  language: Language,
  cells: Rows,
  ends: readonly PlanEnd[],
  on: CivilDate,
): Result<PlanClosings> {
  if (ends.length === 0) return ok(NO_CLOSINGS);
  const values = { closedOn: { date: on }, result: ends.map(({ result }) => result).join('') };
  const placed = entryCells(tab, { role: 'followUps', values }, language);
  if (!placed.ok) return placed;
  const printOf = printsIn(cells);
  const results = new Map<string, string>();
  for (const { row, result } of ends) results.set(result, (results.get(result) ?? '') + printOf(row - 1));
  const noted = { on, results: [...results].map(([result, prints]) => ({ result, prints })) };
  const { changes, due } = decideStates(cells, noted, (state, result) =>
    state.closedOn === '' ? { closedOn: on, result: state.result || result } : null,
  );
  return ok({
    noted,
    edits: writes(sheet, cells, changes),
    settles: (workbook, now) => putRight(workbook, sheet, due, cells, changes, now),
  });
}

/** Takes away the rows that were added, and the closings that nobody has edited since; the rest stays, with an issue. */
export function takeBackPlans(workbook: Workbook, sheet: number, { made, closed }: PlanRows): Issue[] {
  return [
    ...(made === null ? [] : removeImported(workbook, sheet, made)),
    ...(closed === null ? [] : reopenPlans(workbook, sheet, closed)),
  ];
}

function reopenPlans(workbook: Workbook, sheet: number, plans: ClosedPlans): Issue[] {
  const cells = workbook.readGrid(sheet, EXPECTED_COLUMNS);
  const { changes, due, missing } = decideStates(cells, plans, (state, result) => {
    // An interrupted operation may have closed some.
    if (state.closedOn !== '' && state.closedOn !== plans.on) return null;
    return { closedOn: '', result: state.closedOn !== '' && state.result === result ? '' : state.result };
  });
  workbook.edit(writes(sheet, cells, changes));
  if (changes.length > 0) putRight(workbook, sheet, due, cells, changes, workbook.readGrid(sheet, EXPECTED_COLUMNS));
  return missing === 0 ? [] : [{ code: 'undo-later-edit', params: { count: missing } }];
}

interface State {
  readonly closedOn: string;
  readonly result: string;
}

/** The states in which rows are to be, by what else they hold. */
type States = ReadonlyMap<string, readonly State[]>;

/** What brings rows to the state that `become` says, null for none; and how many of the rows are not there. */
function decideStates(
  cells: Rows,
  { results }: ClosedPlans,
  become: (state: State, result: string) => State | null,
): { readonly changes: readonly Change[]; readonly due: States; readonly missing: number } {
  const wanted = new Map<string, string[]>();
  for (const { result, prints } of results)
    for (let at = 0; at < prints.length; at += PRINT_DIGITS) {
      const print = prints.slice(at, at + PRINT_DIGITS);
      wanted.set(print, [...(wanted.get(print) ?? []), result]);
    }
  const due = new Map<string, State[]>();
  const changes: Change[] = [];
  for (const { row, print, state } of statesIn(cells)) {
    const [result] = wanted.get(print) ?? [];
    const to = result === undefined ? null : become(state, result);
    if (to !== null) wanted.get(print)?.shift();
    if (to !== null && !isSame(to, state)) changes.push({ row, from: state, to });
    due.set(print, [...(due.get(print) ?? []), to ?? state]);
  }
  const missing = [...wanted.values()].reduce((sum, { length }) => sum + length, 0);
  return { changes, due, missing };
}

/**
 * Where somebody has moved rows or columns at that moment, others were hit. `before` is the tab that got `written`, `now` as
 * it is after that.
 */
function putRight(
  workbook: Workbook,
  sheet: number,
  due: States,
  before: Rows,
  written: readonly Change[],
  now: Rows,
): void {
  let cells = now;
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    if (attempt > 0) cells = workbook.readGrid(sheet, EXPECTED_COLUMNS);
    if (clearMisplaced(workbook, sheet, before, cells, writtenCells(before, written)) > 0) continue;
    const left = new Map([...due].map(([print, states]) => [print, [...states]]));
    const stray = statesIn(cells).filter(({ print, state }) => {
      const states = left.get(print) ?? [state];
      const at = states.findIndex((one) => isSame(one, state));
      if (at >= 0) states.splice(at, 1);
      return at < 0;
    });
    const changes = stray.flatMap(({ row, print, state }): Change[] => {
      const to = left.get(print)?.shift();
      return to === undefined ? [] : [{ row, from: state, to }];
    });
    if (changes.length === 0) return;
    workbook.edit(writes(sheet, cells, changes));
    [before, written] = [cells, changes];
  }
}

function writtenCells([headers = []]: Rows, changes: readonly Change[]): WrittenCell[] {
  const places = placesOf('followUps', headers.map(textOf));
  return changes
    .flatMap(({ row, to: { closedOn, result } }) => [
      { row, column: places.get('closedOn') ?? -1, value: dayOf(closedOn) },
      { row, column: places.get('result') ?? -1, value: result },
    ])
    .filter(({ column }) => column >= 0);
}

/** The rows below the header: each by what it holds beside, and whether it is closed. */
function statesIn(cells: Rows): { readonly row: number; readonly print: string; readonly state: State }[] {
  const places = placesOf('followUps', (cells[0] ?? []).map(textOf));
  const printOf = printsIn(cells);
  return [...cells.keys()].slice(1).map((row) => {
    const text = (key: string): string => textOf(cells[row]?.[places.get(key) ?? -1] ?? '');
    return { row, print: printOf(row), state: { closedOn: text('closedOn'), result: text('result') } };
  });
}

function isSame(a: State, b: State): boolean {
  return a.closedOn === b.closedOn && a.result === b.result;
}

interface Change {
  readonly row: number;
  readonly from: State;
  readonly to: State;
}

/** One edit for each value; one alone for a single row in a tab whose columns nobody has moved. */
function writes(sheet: number, cells: Rows, changes: readonly Change[]): SheetEdit[] {
  const places = placesOf('followUps', (cells[0] ?? []).map(textOf));
  const [on, result] = [places.get('closedOn'), places.get('result')];
  const [change] = changes;
  if (changes.length === 1 && change !== undefined && on !== undefined && result === on + 1) {
    const { closedOn, result: text } = change.to;
    return [{ kind: 'write', sheet, row: change.row, column: on, values: [[dayOf(closedOn), text]] }];
  }
  const edits = (key: keyof State, column: number | undefined): SheetEdit[] => {
    const rows = new Map<string, number[]>();
    for (const { row, from, to } of changes)
      if (from[key] !== to[key]) rows.set(to[key], [...(rows.get(to[key]) ?? []), row]);
    if (column === undefined) return [];
    return [...rows].map(
      ([text, at]): SheetEdit => ({
        kind: 'write-same',
        sheet,
        ranges: runsOf(at).map(({ start, end }) => ({ row: start, column, rows: end - start, columns: 1 })),
        value: key === 'closedOn' ? dayOf(text) : text,
        plain: false,
      }),
    );
  };
  return [...edits('closedOn', on), ...edits('result', result)];
}

function dayOf(text: string): CellValue {
  return text === '' ? '' : { date: text };
}

/** What tells a row from others, open or closed, by its index. */
function printsIn(cells: Rows): (row: number) => string {
  const places = new Map(placesOf('followUps', (cells[0] ?? []).map(textOf)));
  for (const key of CLOSING) places.delete(key);
  return (row) => entryPrints('followUps', places, [cells[row] ?? []]);
}
