/**
 * Merging customers into one: what somebody has looked at, a few rows in one operation, or many whole groups as proposed
 * in one. What does not fit is left for the next call.
 */
import type { ApiInput } from '../contract/api';
import type { Merged, MergedGroups } from '../contract/api/merge';
import { keysOfRecord, standardiseRecord } from '../domain/assess-records';
import type { CellValue } from '../domain/cell-value';
import { textOf } from '../domain/cell-value';
import type { ColumnKey } from '../domain/fields';
import { fingerprintOf } from '../domain/fingerprint';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { SUMMED, type Survival } from '../domain/merge/survivorship';
import { rateRecords } from '../domain/rate-records';
import { showOrHide } from './apply-changes';
import { applyMerge, type MergePlan, type PlannedMerge } from './apply-merge';
import { withRecords } from './customer-record';
import { setState } from './journal';
import { findLedger, type Ledger, openLedger, positionsById } from './ledger';
import { type LinkedTab, linkedRows, linkedWith } from './linked-rows';
import {
  ALL_COLUMNS,
  addedUp,
  arrayFormulas,
  CELLS_MERGED,
  cellsMerged,
  decideGroup,
  groupPositions,
  idsOf,
  isAddedUp,
  type MergeChoices,
  type MergeGroup,
  seenOf,
  sharedRows,
  survivingFields,
  survivorChanges,
  survivorFormats,
  titleAt,
} from './merge-group';
import { type Decided, operateOnce } from './operate';
import { countIssues } from './operation';
import { customersTab, formulasElsewhere, searchFor } from './pointing-formulas';
import type { Ports, SheetEdit } from './ports';
import { imageOf, readRows } from './row-content';
import { stampsOf } from './save-customer';
import { toCheckTexts } from './setup-edits';
import { columnsBeside, isSharedRow } from './table-columns';

/** What an operation costs before any row changes, and for the reads of linked tabs, within its 25 service calls. */
const MOST_CALLS = 25;
const BASE_CALLS = 20;
/** Customers of one group who go that may fit into one operation. */
const MOST_LOSERS = 3;
/** Customers who go in one operation with all that is sure: so many come back in one execution, too. */
const MOST_AT_ONCE = 50;

type Groups = ApiInput<'mergeAutomatic'>['groups'];

interface DecidedMerge extends Decided {
  /** Customers that are still there when it is done. */
  readonly there: ReadonlySet<string>;
  /** Of each column of numbers that can be added up, by its key, whether they are. */
  readonly added: ReadonlyMap<string, boolean>;
  /** Groups that nobody may merge without a look, with why. */
  readonly passed: ReadonlyMap<Groups[number], Issue>;
}

/** By what a merge is known in Recycle: eight digits of its click, and which of several it is. */
export function mergeIdOf(operationId: string, index: number | null): string {
  const text = `M-${fingerprintOf([operationId]).slice(0, 8)}`;
  return index === null ? text : `${text}-${index + 1}`;
}

/**
 * Merges customers as they were previewed. 22 service calls and one for each stretch of the survivor's row that changes; two
 * more with linked rows, one for each tab with formulas that point at the row. Issues: `customer-missing`,
 * `customer-changed`, `recycle-missing`, and those of `decideGroup`.
 */
export function mergeCustomers(ports: Ports, request: ApiInput<'mergeCustomers'>): Result<Merged> {
  const { requestId, ids, survivor, choices, seen } = request;
  const mergeId = mergeIdOf(requestId, null);
  const operated = operateOnce<DecidedMerge>(
    ports,
    requestId,
    ['customerId'],
    (read) => {
      const positions = groupPositions(read, ids);
      if (!positions.ok) return positions;
      const stays = idsOf(read, positions.value).indexOf(survivor);
      const merged = seen.endsWith(CELLS_MERGED) ? cellsMerged(read, positions.value, stays) : [];
      if (merged.length > 0) return refused(...merged);
      if (seen !== '' && seenOf(read, positions.value) !== seen.replace(CELLS_MERGED, ''))
        return refused({ code: 'customer-changed' });
      return decide(ports, read, [{ positions: positions.value, survivor, choices, mergeId }], false);
    },
    { full: false },
  );
  if (!operated.ok) return operated;
  const { result, decided } = operated.value;
  const there = decided?.there ?? idsNow(ports);
  const left = ids.filter((id) => id !== survivor && there.has(id));
  return ok({
    ...result,
    mergeId,
    survivor,
    left:
      left.length === 0
        ? null
        : // But for what is added up nothing more is taken from them: it makes no difference what they hold by then.
          { ids: [survivor, ...left], survivor, choices: choicesLeft(request, decided?.added), seen: '' },
  });
}

/** Of those who are left nothing is taken but what is added up. `added` of what has been decided, where that is known. */
function choicesLeft(
  { survivor, choices }: ApiInput<'mergeCustomers'>,
  added: DecidedMerge['added'] = new Map(),
): ApiInput<'mergeCustomers'>['choices'] {
  const own = { from: survivor };
  const named = new Map([...added, ...Object.entries(choices).map(([key, choice]) => [key, 'add' in choice] as const)]);
  const summed = [...named].filter(([key]) => SUMMED.has(key));
  return {
    [ALL_COLUMNS]: own,
    ...Object.fromEntries(summed.map(([key, isAdded]) => [key, isAdded ? { add: true as const } : own])),
  };
}

/** Customers that are there: what a repeated click has left is told by that. */
function idsNow(ports: Ports): ReadonlySet<string> {
  const tabs = findLedger(ports.workbook);
  const opened = tabs === null ? null : openLedger(ports, tabs, { full: false, journal: [] });
  return new Set(opened?.ok ? positionsById(opened.value).keys() : []);
}

/**
 * Merges groups as proposed, each as a whole, the first fifty customers who go. Groups of which fewer than two are there, or
 * that cannot be told apart by their IDs, are passed over; those that have changed since they were listed or hold a pair
 * called different or put off are told, too, as `group-changed`, `group-different` and `group-later`. Some 25 service calls,
 * and some seven at most for each customer who goes. Issues: `recycle-missing`; `customer-missing` and `id-repeated` where
 * nothing can be merged.
 */
export function mergeAutomatic(ports: Ports, { requestId, groups }: ApiInput<'mergeAutomatic'>): Result<MergedGroups> {
  const operated = operateOnce<DecidedMerge>(
    ports,
    requestId,
    ['customerId'],
    (read) => {
      const { wanted, passed } = wantedOf(read, groups, requestId);
      const places = positionsById(read);
      const isLeft = groups.some((group) => !passed.has(group) && group.ids.filter((id) => places.has(id)).length > 1);
      if (wanted.length === 0 && isLeft) return refused({ code: 'id-repeated', fieldKey: 'customerId' });
      if (wanted.length === 0 && passed.size > 0) return ok(nothingMerged(ports, read, passed));
      const decided = decide(ports, read, wanted, true);
      return decided.ok ? ok({ ...decided.value, passed }) : decided;
    },
    { full: false },
  );
  if (!operated.ok) return operated;
  const { result, decided } = operated.value;
  const there = decided?.there ?? idsNow(ports);
  const passed = decided?.passed ?? new Map<Groups[number], Issue>();
  const now = groups.map((group) => ({ ...group, ids: group.ids.filter((id) => there.has(id)) }));
  const left = now.filter(({ ids }, i) => ids.length > 1 && !passed.has(groups[i] as Groups[number]));
  const mergeIds = now.flatMap(({ ids }, i) =>
    ids.length > 0 && ids.length < (groups[i]?.ids.length ?? 0) ? [mergeIdOf(requestId, i)] : [],
  );
  const issues = [...result.issues, ...countIssues([...passed.values()])];
  return ok({ ...result, issues, mergeIds, done: groups.length - left.length - passed.size, left });
}

/** The first groups that can be merged, no customer twice, and those before them that nobody may merge without a look. */
function wantedOf(
  ledger: Ledger,
  groups: Groups,
  requestId: string,
): { readonly wanted: readonly WantedMerge[]; readonly passed: DecidedMerge['passed'] } {
  const places = positionsById(ledger);
  const taken = new Set<string>();
  const passed = new Map<Groups[number], Issue>();
  const wanted: WantedMerge[] = [];
  let losers = 0;
  for (const [i, group] of groups.entries()) {
    const there = group.ids.filter((id) => places.has(id));
    const positions = there.length > 1 && !there.some((id) => taken.has(id)) ? groupPositions(ledger, there) : null;
    if (positions === null || !positions.ok) continue;
    losers += there.length - 1;
    if (losers > MOST_AT_ONCE) break;
    const stays = places.get(group.survivor ?? '') ?? (positions.value[0] as number);
    const obstacle = obstacleTo(ledger, group, positions.value, stays);
    if (obstacle !== null) {
      passed.set(group, obstacle);
      losers -= there.length - 1;
      continue;
    }
    for (const id of there) taken.add(id);
    const [survivor] = idsOf(ledger, [stays]);
    wanted.push({ positions: positions.value, survivor, choices: {}, mergeId: mergeIdOf(requestId, i) });
  }
  return { wanted, passed };
}

/**
 * Why nobody may merge the group without a look: two of it have been called different or are put off, a formula fills
 * others from a row that goes, or a row is not what it was when the group was listed.
 */
function obstacleTo(
  ledger: Ledger,
  { seen }: Groups[number],
  positions: readonly number[],
  stays: number,
): Issue | null {
  const ids = idsOf(ledger, positions);
  const said = ledger.answers().filter(({ pair }) => pair.every((id) => ids.includes(id)));
  if (said.some(({ answer }) => answer === 'different')) return { code: 'group-different' };
  if (said.some(({ answer }) => answer === 'later')) return { code: 'group-later' };
  const survivor = positions.indexOf(stays);
  const [blocked] = [...arrayFormulas(ledger, positions, survivor), ...cellsMerged(ledger, positions, survivor)];
  if (blocked !== undefined) return blocked;
  const listed = seen.split(' ');
  const now = seenOf(ledger, positions).split(' ');
  return now.every((row) => listed.includes(row)) ? null : { code: 'group-changed' };
}

/** Every group is passed over: nothing is written but that an earlier attempt came to nothing. */
function nothingMerged(
  { workbook, clock, account }: Ports,
  ledger: Ledger,
  passed: DecidedMerge['passed'],
): DecidedMerge {
  return {
    ledger,
    plan: NO_PLAN,
    added: new Map(),
    passed,
    there: new Set(positionsById(ledger).keys()),
    apply: (_, operationId, again) => {
      const { journal } = ledger.tabs;
      if (again !== undefined && journal !== null) workbook.edit([setState(journal, again, 'undone')]);
      const at = clock.civil(clock.now(), ledger.timeZone).slice(0, 16);
      const result = {
        operationId,
        operation: 'merge' as const,
        at,
        by: account.email(),
        cells: 0,
        counts: {},
        issues: [],
      };
      return { kind: 'done', result };
    },
  };
}

interface WantedMerge {
  readonly positions: readonly number[];
  readonly survivor: string | undefined;
  readonly choices: MergeChoices;
  readonly mergeId: string;
}

/** Positions of the survivor and of those who may go now: of more nothing is read but their values. */
function nearest(ledger: Ledger, { positions, survivor }: WantedMerge): ReadonlySet<number> {
  const ids = idsOf(ledger, positions);
  const stays = positions[Math.max(0, survivor === undefined ? 0 : ids.indexOf(survivor))] as number;
  return new Set([stays, ...positions.filter((position) => position !== stays).slice(0, MOST_LOSERS)]);
}

/** A group with those of its customers who go now. */
interface FittingMerge {
  readonly group: MergeGroup;
  readonly mergeId: string;
  /** Among the group's positions. */
  readonly losers: readonly number[];
  readonly changes: PlannedMerge['changes'];
  readonly formats: PlannedMerge['formats'];
}

/** `isWhole` merges every group with all of its customers, else as many go as fit. */
function decide(ports: Ports, ledger: Ledger, wanted: readonly WantedMerge[], isWhole: boolean): Result<DecidedMerge> {
  const { workbook } = ports;
  const { recycle } = ledger.tabs;
  if (recycle === null) return refused({ code: 'recycle-missing' });
  if (wanted.length === 0) return refused({ code: 'customer-missing' });
  const rowOf = (position: number): number => ledger.records.rows[position] as number;
  const rows = wanted.flatMap(({ positions }) => positions.map(rowOf));
  const near = isWhole ? rows : wanted.flatMap((one) => [...nearest(ledger, one)].map(rowOf));
  const content = readRows(workbook, ledger, near);
  const groups: Pick<FittingMerge, 'group' | 'mergeId'>[] = [];
  for (const { positions, survivor, choices, mergeId } of wanted) {
    const group = decideGroup(ledger, positions, survivor, content, choices);
    if (!group.ok) return group;
    const blocked = arrayFormulas(ledger, positions, group.value.survivor);
    if (blocked.length > 0) return refused(...blocked);
    groups.push({ group: group.value, mergeId });
  }
  const tabName = customersTab(ledger, workbook);
  const ids = groups.flatMap(({ group }) => group.ids);
  const found = workbook.findCells(searchFor(ids, rows));
  const linked = linkedWith(workbook, ledger, found);
  const elsewhere = formulasElsewhere(workbook, ledger, tabName, found, linked);
  const fitting = fittingMerges(ports, ledger, groups, isWhole ? null : linked);
  const removed = new Set(
    fitting.flatMap(({ group, losers }) => losers.map((at) => rowOf(group.positions[at] as number))),
  );
  const beside = columnsBeside(ledger);
  const merges = fitting.map(({ group, mergeId, losers, changes, formats }): PlannedMerge => {
    const survivorId = group.ids[group.survivor] as string;
    return {
      survivorId,
      changes,
      formats,
      recycled: losers.map((at) => {
        const row = rowOf(group.positions[at] as number);
        return {
          mergeId,
          survivor: survivorId,
          title: titleAt(group, at),
          image: imageOf(ledger, content, tabName, row, removed, isSharedRow(ledger, beside, row) ? beside : undefined),
          linked: linkedRows(linked, group.ids[at] as string),
          formulas: elsewhere.at(new Set([row]), removed),
        };
      }),
    };
  });
  const gone = new Set(merges.flatMap(({ recycled }) => recycled.map(({ image }) => image.customerId)));
  const plan: MergePlan = {
    merges,
    content,
    linked,
    tabName,
    recycle,
    others: hiddenColumns(ledger, removed, fitting),
    issues: fitting.flatMap(({ group, losers }) => [
      ...group.contactsLeft.map((): Issue => ({ code: 'merge-contacts-left' })),
      ...sharedRows(group, losers),
    ]),
  };
  return ok({
    ledger,
    plan: NO_PLAN,
    added: new Map(
      groups.flatMap(({ group: { columns, survivals } }) =>
        columns.flatMap((column, i) =>
          SUMMED.has(column.field ?? '') ? [[column.choice, isAddedUp(column, survivals[i] as Survival)] as const] : [],
        ),
      ),
    ),
    passed: new Map(),
    apply: (_, operationId, again) => applyMerge(ports, ledger, operationId, plan, again),
    there: new Set([...positionsById(ledger).keys()].filter((id) => !gone.has(id))),
  });
}

/** The groups as a whole, or with `linked` as many of each as can be removed in one operation. */
function fittingMerges(
  ports: Ports,
  ledger: Ledger,
  groups: readonly Pick<FittingMerge, 'group' | 'mergeId'>[],
  linked: readonly LinkedTab[] | null,
): FittingMerge[] {
  const parts = groups.map(({ group, mergeId }) => {
    const losers = linked === null ? othersOf(group) : losersThatFit(ports, group, linked);
    return { group: addedUp(group, [group.survivor, ...losers]), mergeId, losers };
  });
  const fields = automaticFields(
    ports,
    ledger,
    parts.map(({ group }) => group),
  );
  return parts.map((part, i) => {
    const changes = survivorChanges(part.group, fields[i] as ReadonlyMap<ColumnKey, CellValue>);
    return { ...part, changes, formats: survivorFormats(part.group, changes) };
  });
}

/** Those who go, among the group's positions. */
function othersOf({ positions, survivor }: MergeGroup): number[] {
  return [...positions.keys()].filter((at) => at !== survivor);
}

/** As many as can be removed in one operation; one in any case. */
function losersThatFit(ports: Ports, group: MergeGroup, linked: readonly LinkedTab[]): number[] {
  const [fields] = automaticFields(ports, group.ledger, [group]);
  const changes = survivorChanges(group, fields as ReadonlyMap<ColumnKey, CellValue>);
  let calls = BASE_CALLS + linked.length + stretches(changes);
  calls += new Set(survivorFormats(group, changes).map(({ format }) => format)).size;
  const losers: number[] = [];
  for (const at of othersOf(group).slice(0, MOST_LOSERS)) {
    calls += 2 + linkedRows(linked, group.ids[at] as string).length;
    if (losers.length > 0 && calls > MOST_CALLS) break;
    losers.push(at);
  }
  return losers;
}

const NO_PLAN: Decided['plan'] = {
  operation: 'merge',
  writes: [],
  issues: [],
  added: null,
  others: [],
  rules: [],
  counts: {},
};

/** Calls that it takes to write the survivor's cells. */
function stretches(changes: PlannedMerge['changes']): number {
  const columns = changes.map(({ column }) => column.index).sort((a, b) => a - b);
  return columns.filter((column, i) => i === 0 || column !== (columns[i - 1] as number) + 1).length;
}

/** What the ledger itself says of each survivor once all of them hold what they are to hold. */
function automaticFields(
  ports: Ports,
  ledger: Ledger,
  groups: readonly MergeGroup[],
): readonly ReadonlyMap<ColumnKey, CellValue>[] {
  const { settings, records } = ledger;
  const fields = groups.map(survivingFields);
  const staying = groups.map(({ positions, survivor }) => positions[survivor] as number);
  const rated = rateRecords(
    withRecords(ledger, new Map(staying.map((position, i) => [position, fields[i] as (typeof fields)[number]]))),
    settings,
    ledger.context,
  );
  const stamps = stampsOf(ports, ledger, false);
  const column = ledger.columns.find(({ key }) => key === 'duplicateGroup')?.index ?? -1;
  const labels = records.rows.map((row) => textOf(ledger.cells.values[row]?.[column] ?? '').trim());
  return groups.map(({ positions }, i) => {
    const position = staying[i] as number;
    const standard = standardiseRecord(records, fields[i] as (typeof fields)[number], settings, ledger.context);
    const after = new Map<ColumnKey, CellValue>([
      ['tier', rated.labels[position] as CellValue],
      ['tierSource', rated.sources[position] as string],
      [
        'issues',
        toCheckTexts(
          standard.issues.map((issue) => ({ ...issue, position: 0 })),
          1,
          settings,
        )[0] as string,
      ],
      ['matchKeys', keysOfRecord(standard, settings)],
      ...stamps,
    ]);
    // A group that has come down to one is none.
    const label = labels[position] as string;
    const isAlone = label === '' || labels.every((one, at) => one !== label || positions.includes(at));
    if (isAlone) after.set('duplicateGroup', '');
    return after;
  });
}

/** The column of groups is seen only while it holds something. */
function hiddenColumns(ledger: Ledger, removed: ReadonlySet<number>, fitting: readonly FittingMerge[]): SheetEdit[] {
  const column = ledger.columns.find(({ key }) => key === 'duplicateGroup');
  if (column === undefined) return [];
  const emptied = fitting
    .flatMap(({ changes }) => changes.filter((change) => change.column.key === 'duplicateGroup'))
    .map(({ positions }) => ledger.records.rows[positions[0] as number]);
  const labelled = ledger.records.rows.filter(
    (row) => textOf(ledger.cells.values[row]?.[column.index] ?? '').trim() !== '',
  );
  const stays = labelled.some((row) => !removed.has(row) && !emptied.includes(row));
  return showOrHide(ledger, 'duplicateGroup', labelled.length > 0, stays);
}
