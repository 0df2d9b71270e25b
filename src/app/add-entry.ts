/**
 * Writing down a purchase, an opportunity or feedback of a customer: one row in the linked tab, and what a purchase makes of
 * the customer. Knows no contacts, which close plans as well.
 */
import type { ApiInput } from '../contract/api';
import type { OperationResult } from '../contract/api/basics';
import type { EntryForm } from '../contract/api/linked-tabs';
import { changesOn, standardiseRecords } from '../domain/assess-records';
import { textOf } from '../domain/cell-value';
import { ORDER_KEYS } from '../domain/history/rolled-records';
import { presetOf, type TypedRole, typedColumns, typedEntry } from '../domain/history/typed-entry';
import { ok, type Result, refused } from '../domain/issues';
import type { LinkedEntry } from '../domain/linked-tabs';
import { RATED_KEYS } from '../domain/rate-records';
import { addedRows } from './added-rows';
import { differences, formatsToMend, type LedgerPlan } from './apply-changes';
import { titleOf, valuesOf } from './customer-record';
import { writableChanges } from './kept-cells';
import { dueAgain, findCustomer, type Ledger, positionsById, recordIds } from './ledger';
import { entryCells, entryContext } from './linked-tab';
import { type Decided, operateOnce } from './operate';
import type { Ports } from './ports';
import { present } from './refresh';
import { ALL, rolledChanges, withinCalls } from './refresh-tiers';
import {
  columnsToAdd,
  isRolledKey,
  NO_LINES,
  type RolledCells,
  readRolledCells,
  rollUpLedger,
  stageLines,
} from './roll-up-ledger';

const OPERATIONS = {
  purchases: 'add-purchase',
  opportunities: 'add-opportunity',
  feedback: 'add-feedback',
} as const satisfies Readonly<Record<TypedRole, LedgerPlan['operation']>>;

/** Some ten service calls. */
export function entryForm(ports: Ports, { customerId, role }: ApiInput<'entryForm'>): Result<EntryForm> {
  const found = findCustomer(ports, customerId);
  if (!found.ok) return found;
  const { ledger, position } = found.value;
  const { settings } = ledger;
  const context = entryContext(ledger);
  return ok({
    customerId,
    title: titleOf(valuesOf(ledger, position)),
    role,
    fields: typedColumns(role).map((column) => ({
      key: column.key,
      label: column.labels[settings.language],
      type: column.type,
      value: presetOf(column, context),
      options:
        column.type === 'owner'
          ? settings.team.map(({ name }) => name).filter(Boolean)
          : (settings.lists[column.list ?? ''] ?? []).map(({ label }) => label),
    })),
  });
}

/**
 * Issues: `customer-missing`; with the field named, those of dates and numbers that cannot be read, `score-beyond-scale` and
 * `entry-empty`; `linked-tab-missing` where `makeLinkedTab` comes first; `linked-column-missing`. An amount in another
 * currency is written as it was typed, and told. What a purchase comes to is written for its customer as far as there are
 * calls for; what is left, and what concerns others, is rolled up within the hour. 25 service calls at most.
 */
export function addEntry(ports: Ports, request: ApiInput<'addEntry'>): Result<OperationResult> {
  const operated = operateOnce(ports, request.requestId, ['customerId'], (read) => decide(ports, read, request), {
    full: false,
  });
  return operated.ok ? ok(operated.value.result) : operated;
}

function decide(ports: Ports, read: Ledger, { customerId, role, values }: ApiInput<'addEntry'>): Result<Decided> {
  const { workbook } = ports;
  const position = positionsById(read).get(customerId);
  if (position === undefined) return refused({ code: 'customer-missing' });
  const typed = typedEntry(role, values, entryContext(read));
  if (typed.refusals.length > 0) return refused(...typed.refusals);
  const sheet = read.tabs[role];
  if (sheet === null) return refused({ code: 'linked-tab-missing', params: { role } });
  const isRolled = role === 'purchases';
  const cells = isRolled ? readRolledCells(ports, read) : null;
  const headers = (cells?.purchases?.[0] ?? workbook.readRows(sheet, 0, 1)[0] ?? []).map(textOf);
  const customer = titleOf(valuesOf(read, position));
  const entry: LinkedEntry = { role, values: { ...typed.values, customerId, customer } };
  const row = entryCells({ name: read.settings.tabs[role] ?? '', headers }, entry, read.settings.language);
  if (!row.ok) return row;
  const rolled =
    cells === null
      ? null
      : rollUpCustomer(ports, read, customerId, { ...cells, purchases: [...(cells.purchases ?? []), row.value] });
  const plan: LedgerPlan = {
    operation: OPERATIONS[role],
    writes: rolled?.writes ?? [],
    issues: [],
    told: typed.told,
    added: null,
    whole: ORDER_KEYS,
    entry,
    adds: [...addedRows(sheet, role, [headers], [row.value]), ...(rolled?.adds ?? [])],
    others: [],
    ...(rolled?.imported && { imported: rolled.imported }),
    ...(rolled?.formatAt && { formatAt: rolled.formatAt }),
    rules: [],
    counts: { added: 1 },
  };
  return ok({ ledger: rolled?.isLeft ? dueAgain(read) : read, plan });
}

/** Beside the calls that open the ledger (eight), read purchases and contacts, journal, compare, add the row and close. */
const MOST_WRITES = 5;

/** To read Stage history, to add a line, and to look where it stands. */
const LINE_CALLS = 3;

/** What a new row makes of its customer, as far as it can be written at once; what `isLeft` the clock makes good. */
interface RolledCustomer extends Pick<LedgerPlan, 'writes' | 'adds' | 'imported' | 'formatAt'> {
  readonly isLeft: boolean;
}

/** `cells` hold the new row already. One service call where the stage changes. */
function rollUpCustomer(ports: Ports, ledger: Ledger, customerId: string, cells: RolledCells): RolledCustomer {
  const told = ledger.records.columns.filter(({ key }) => RATED_KEYS.has(key) || isRolledKey(key));
  const standard = standardiseRecords({ ...ledger.records, columns: told }, ledger.settings, ledger.context);
  const ids = recordIds(ledger);
  const rolling = rollUpLedger(cells, ledger, standard, ids, customerId);
  if (rolling === null || !ledger.columns.some(({ key }) => key === 'rolledUp')) return { writes: [], isLeft: true };
  const { rated, tiers } = rolling.rolled;
  const isOwn = (position: number): boolean => ids[position] === customerId;
  // Columns are made by a refresh, and an amount that nobody has worked out yet follows from all customers.
  const isRated = tiers === ledger.settings.tiers && columnsToAdd(ledger, rolling, false).length === 0;
  const wanted = changesOn(
    [
      ...rolledChanges(ledger, rolling),
      ...(isRated
        ? present(differences(ledger, 'tier', rated.labels), differences(ledger, 'tierSource', rated.sources))
        : []),
    ],
    isOwn,
  );
  const isStaged = wanted.some(({ column }) => column.key === 'lifecycleStage');
  const writable = writableChanges(ports, ledger, wanted, ALL);
  const { formatAt, calls: mending } = formatsToMend(ports, ledger, writable.changes);
  const most = MOST_WRITES - cells.extraReads - (ledger.settingsChanged ? 1 : 0);
  const within = (room: number) => {
    const cut = withinCalls(ledger, rolling, wanted, writable, mending, room);
    return cut.calls > room ? null : cut;
  };
  const whole = within(isStaged ? most - LINE_CALLS : most);
  if (isRated && whole?.isLeft === false) {
    const lines = isStaged ? stageLines(ports, ledger, rolling) : NO_LINES;
    if (lines !== null) return { writes: [whole.write], ...lines, formatAt, isLeft: false };
  }
  // That something is left is written as well.
  const part = within(most - 1);
  return { writes: part === null ? [] : [part.write], formatAt, isLeft: true };
}
