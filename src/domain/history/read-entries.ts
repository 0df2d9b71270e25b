/**
 * From the cells of a linked tab to typed rows, and what in them cannot be read. Nothing is changed: a value that cannot
 * be read counts for nothing and is told. Knows no sheet; where its columns stand, linked-tabs.ts says.
 */
import { type CellValue, isBlank, isCivil, textOf } from '../cell-value';
import type { CivilDate } from '../civil-date';
import { guessDateHints } from '../date-column';
import type { Issue, ValueIssueCode } from '../issues';
import type { LedgerListItem } from '../ledger-settings';
import {
  type LinkedColumn,
  type LinkedKey,
  type LinkedRole,
  labelFinder,
  linkedColumns,
  placesOf,
} from '../linked-tabs';
import { keyFinder } from '../list-keys';
import { parseMoney, parseNumber } from '../number';
import type { ReadingContext } from '../sheet-snapshot';
import { createStandardiser, type Standardised } from '../standardise';
import type { Entries, Feedback, FollowUp, Opportunity, Purchase, StageChange } from './entries';
import { strayRows } from './stray-rows';

export interface EntryContext extends ReadingContext {
  /** ISO 4217, or '' where nobody has said. */
  readonly currency: string;
  readonly lists: Readonly<Record<string, readonly LedgerListItem[]>>;
}

/** A cell that cannot be read, or says something else than it should. `rowNumber` is the sheet's. */
export interface EntryIssue extends Issue {
  readonly role: LinkedRole;
  readonly rowNumber: number;
}

/** Rows of every linked tab. */
interface AllEntries extends Entries {
  readonly stageHistory: readonly (Omit<StageChange, 'on'> & { readonly on: CivilDate | null })[];
}

export interface ReadEntries<Role extends LinkedRole> {
  readonly entries: AllEntries[Role];
  readonly issues: readonly EntryIssue[];
}

/** Reads the values of one row, by the keys of its columns. */
interface Row<Role extends LinkedRole> {
  readonly rowNumber: number;
  readonly text: (key: LinkedKey<Role>) => string;
  readonly item: (key: LinkedKey<Role>) => string;
  readonly date: (key: LinkedKey<Role>) => CivilDate | null;
  readonly moment: (key: LinkedKey<Role>) => { readonly date: CivilDate; readonly time?: string } | null;
  readonly number: (key: LinkedKey<Role>) => number | null;
}

/** `cells` is the tab from its header down; blank rows, repeated headers, headings and totals are no entries. With `of` those of one customer alone. Linear. */
export function readPurchases(cells: Cells, context: EntryContext, of?: string): ReadEntries<'purchases'> {
  return readRows('purchases', cells, context, of, ({ rowNumber, text, item, date, number }): Purchase => {
    return {
      row: rowNumber,
      customerId: text('customerId'),
      date: date('date'),
      product: text('product'),
      quantity: number('quantity'),
      amount: number('amount'),
      cost: number('cost'),
      payment: item('payment'),
      due: date('due'),
      received: number('received'),
      receivedOn: date('receivedOn'),
      invoice: text('invoice'),
      since: date('since'),
    };
  });
}

export function readFollowUps(cells: Cells, context: EntryContext, of?: string): ReadEntries<'followUps'> {
  return readRows('followUps', cells, context, of, ({ rowNumber, text, item, date, moment }): FollowUp => {
    return {
      row: rowNumber,
      customerId: text('customerId'),
      at: moment('at'),
      kind: item('kind'),
      channel: item('channel'),
      outcome: item('outcome'),
      note: text('note'),
      by: text('by'),
      plannedDate: date('plannedDate'),
      plannedStep: text('plannedStep'),
      nextDate: date('nextDate'),
      nextChannel: item('nextChannel'),
      nextStep: text('nextStep'),
      closedOn: date('closedOn'),
      result: text('result'),
    };
  });
}

export function readOpportunities(cells: Cells, context: EntryContext, of?: string): ReadEntries<'opportunities'> {
  return readRows('opportunities', cells, context, of, ({ rowNumber, text, item, date, number }): Opportunity => {
    const probability = number('probability');
    return {
      row: rowNumber,
      customerId: text('customerId'),
      product: text('product'),
      stage: item('stage'),
      amount: number('amount'),
      // 50 is 50 %; 1 is certain, as Sheets keeps 100 %.
      probability: probability !== null && probability > 1 ? probability / 100 : probability,
      expectedClose: date('expectedClose'),
      owner: text('owner'),
      priority: item('priority'),
      competitor: text('competitor'),
      lostReason: item('lostReason'),
      createdOn: date('createdOn'),
      changedOn: date('changedOn'),
    };
  });
}

/**
 * Scores without a scale are on that of the column: from 0 to 10 where one of them is 0 or above 5, else from 1 to 5. A
 * score that its scale does not have counts for nothing.
 */
export function readFeedback(cells: Cells, context: EntryContext): ReadEntries<'feedback'> {
  const read = readRows('feedback', cells, context, undefined, ({ rowNumber, text, item, date, number }): Feedback => {
    const scale = item('scale');
    return {
      row: rowNumber,
      customerId: text('customerId'),
      on: date('on'),
      kind: item('kind'),
      score: number('score'),
      scale: scale === '1-5' ? 5 : scale === '0-10' ? 10 : null,
      severity: item('severity'),
      status: item('status'),
      owner: text('owner'),
      resolvedOn: date('resolvedOn'),
      note: text('note'),
    };
  });
  const isWide = read.entries.some(
    ({ score, scale }) => scale === null && score !== null && (score > 5 || score === 0),
  );
  const issues: EntryIssue[] = [...read.issues];
  const entries = read.entries.map((one): Feedback => {
    if (one.score === null) return one;
    const scale = one.scale ?? (isWide ? 10 : 5);
    const isOn = one.score >= (scale === 5 ? 1 : 0) && one.score <= scale;
    if (!isOn) issues.push({ role: 'feedback', rowNumber: one.row, fieldKey: 'score', code: 'score-beyond-scale' });
    return { ...one, scale, score: isOn ? one.score : null };
  });
  return { entries, issues };
}

/** Lines without a date that can be read tell nothing. */
export function readStageHistory(cells: Cells, context: EntryContext): StageChange[] {
  const { entries } = readRows('stageHistory', cells, context, undefined, ({ text, item, date }) => ({
    on: date('on'),
    customerId: text('customerId'),
    from: item('from'),
    to: item('to'),
    reason: text('reason'),
  }));
  return entries.flatMap((line) => (line.on === null ? [] : [{ ...line, on: line.on }]));
}

type Cells = readonly (readonly CellValue[])[];

function readRows<Role extends LinkedRole>(
  role: Role,
  cells: Cells,
  context: EntryContext,
  of: string | undefined,
  make: (row: Row<Role>) => AllEntries[Role][number],
): ReadEntries<Role> {
  const places = placesOf(role, (cells[0] ?? []).map(textOf));
  const issues: EntryIssue[] = [];
  const readers = new Map(
    linkedColumns(role).flatMap((column): [string, Reader][] => {
      const at = places.get(column.key);
      if (at === undefined) return [];
      return [[column.key, columnReader(column, at, () => cells.slice(1).map((row) => row[at] ?? ''), context)]];
    }),
  );
  const columns = [...places.values()].sort((a, b) => a - b);
  const strayAs = strayRows(labelFinder(role));
  const owner = readers.get('customerId');
  const isOf = (line: readonly CellValue[], customerId: string): boolean =>
    owner !== undefined && textOf(owner.read(line[owner.at] ?? '').value).trim() === customerId;
  const entries: AllEntries[Role][number][] = [];
  let line: readonly CellValue[] = [];
  let rowNumber = 1;
  const value = (key: string): CellValue | null => {
    const reader = readers.get(key);
    if (reader === undefined) return null;
    const cell = line[reader.at] ?? '';
    if (cell === '') return null;
    const { value, issue } = reader.read(cell);
    if (issue === undefined) return value === '' ? null : value;
    issues.push({ role, rowNumber, fieldKey: key, ...issue });
    return null;
  };
  const text = (key: string): string => {
    const cell = readers.get(key);
    return cell === undefined ? '' : textOf(cell.read(line[cell.at] ?? '').value).trim();
  };
  const item = (key: string): string => readers.get(key)?.keyOf(text(key)) ?? '';
  const moment = (key: string) => {
    const read = value(key);
    return read !== null && isCivil(read) ? read : null;
  };
  const date = (key: string): CivilDate | null => moment(key)?.date ?? null;
  const number = (key: string): number | null => {
    const read = value(key);
    return typeof read === 'number' ? read : null;
  };
  for (let row = 1; row < cells.length; row++) {
    line = cells[row] as readonly CellValue[];
    rowNumber = row + 1;
    if (of !== undefined && !isOf(line, of)) continue;
    const ours = columns.map((at) => line[at] ?? '');
    const paid = line[places.get('amount') ?? -1] ?? '';
    const amount = typeof paid === 'number' ? paid : null;
    const isFigures = ours.every((cell) => isBlank(cell) || typeof cell === 'number');
    // Somebody has pasted rows with their header, or sorted it away from the top.
    const stray = strayAs({ cells: ours, amount, isFigures, isOwned: text('customerId') !== '' });
    const isNamed = text('customer') !== '' || !isBlank(paid);
    if (stray !== null && !(stray === 'heading' && isNamed)) continue;
    entries.push(make({ rowNumber, text, item, moment, date, number }));
  }
  // `make` has made the rows of this very role, which a type that follows from `Role` cannot tell.
  return { entries: entries as unknown as AllEntries[Role], issues };
}

const ZONE = /^(\d{4}-\d\d-\d\d[ T]\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})? ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d)$/;

/** A moment as exports write it, without the zone behind it: the day is the one that somebody reads there. */
export function withoutZone(cell: CellValue): CellValue {
  return typeof cell === 'string' ? cell.trim().replace(ZONE, '$1') : cell;
}

/** How the cells of one column are read. */
interface Reader {
  readonly at: number;
  readonly read: (cell: CellValue) => Standardised;
  /** Of a list's label the key; any other text as it is. */
  readonly keyOf: (label: string) => string;
}

/** The reader of the column at `at`; all its cells are asked for once a date in it is to be read. */
export function columnReader(
  { key, type, list }: LinkedColumn,
  at: number,
  cellsOf: () => readonly CellValue[],
  { lists, ...context }: EntryContext,
): Reader {
  const hints = (): { dateOrder: ReturnType<typeof guessDateHints>['order']; dateSerials: boolean } => {
    const { order, serials } = guessDateHints(cellsOf(), { ...context, republic: context.language === 'zh-TW' });
    return { dateOrder: order, dateSerials: serials };
  };
  const isDate = type === 'date' || type === 'dateTime';
  const field = { key, type: type === 'list' ? ('text' as const) : type };
  const plain = createStandardiser(field, context);
  let hinted: typeof plain | undefined;
  // A column says how its dates are written where it holds others than dates.
  const standardise: typeof plain = (cell) => {
    if (!isDate || cell === '' || isCivil(cell)) return plain(cell);
    hinted = hinted ?? createStandardiser(field, { ...context, ...hints() });
    return hinted(cell);
  };
  const share = (cell: CellValue): Standardised => {
    const percent = typeof cell === 'string' && /^(.*\d)\s*[%％]$/.exec(cell.trim());
    const reading = percent ? parseNumber(percent[1] as string, context) : null;
    return reading?.kind === 'number' ? { value: reading.value / 100 } : standardise(cell);
  };
  return {
    at,
    read:
      type === 'money'
        ? (cell) => inCurrency(cell, standardise(cell), context)
        : key === 'probability'
          ? share
          : standardise,
    keyOf: list === undefined ? (label) => label : keyFinder(list, lists[list] ?? []),
  };
}

/** An amount that is one, but in another currency than the ledger's, says so. */
function inCurrency(cell: CellValue, read: Standardised, { locale }: ReadingContext): Standardised {
  if (read.issue?.code !== 'number-invalid' || typeof cell !== 'string') return read;
  const code: ValueIssueCode = parseMoney(cell, { locale }).kind === 'number' ? 'currency-other' : 'number-invalid';
  return { value: cell, issue: { code, params: { value: cell.slice(0, 60) } } };
}
