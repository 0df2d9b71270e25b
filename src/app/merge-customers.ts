/**
 * Merging customers into one: what somebody has looked at, or whole groups as proposed. One customer goes in one operation
 * where its linked rows follow; what does not fit is left for the next call.
 */
import type { ApiInput, Merged, MergedGroups } from '../contract/api';
import type { CellValue } from '../domain/cell-value';
import { textOf } from '../domain/cell-value';
import type { ColumnKey } from '../domain/fields';
import { fingerprintOf } from '../domain/fingerprint';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { SUMMED, type Survival } from '../domain/merge/survivorship';
import { rateRecords } from '../domain/rate-records';
import { showOrHide } from './apply-changes';
import { applyMerge, type MergePlan, type PlannedMerge } from './apply-merge';
import { withRecord } from './customer-record';
import { setState } from './journal';
import { findLedger, type Ledger, openLedger, positionsById } from './ledger';
import { type LinkedTab, linkedRows, linkedWith } from './linked-rows';
import {
  ALL_COLUMNS,
  addedUp,
  arrayFormulas,
  decideGroup,
  groupPositions,
  idsOf,
  isAddedUp,
  issuesOfSurvivor,
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
/** Groups, and customers of one group who go, that may fit into one operation. */
const MOST_GROUPS = 3;
const MOST_LOSERS = 3;

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
 * Merges customers as they were previewed. 25 service calls at most where what changes of the survivor stands in a few
 * stretches of its row; one more for each further one. Issues: `customer-missing`, `customer-changed`, `recycle-missing`,
 * and those of `decideGroup`.
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
      if (seen !== '' && seenOf(read, positions.value) !== seen) return refused({ code: 'customer-changed' });
      return decide(ports, read, [{ positions: positions.value, survivor, choices, mergeId }]);
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
 * Merges groups as proposed, as many as fit: of each the survivor and one more, whose values are weighed without those of
 * the others, which are left. Groups of which fewer than two are there, or that cannot be told apart by their IDs, are
 * passed over; those that have changed since they were listed or hold a pair called different are told, too, as
 * `group-changed` and `group-different`. Issues: `recycle-missing`; `customer-missing` and `id-repeated` where nothing can
 * be merged.
 */
export function mergeAutomatic(ports: Ports, { requestId, groups }: ApiInput<'mergeAutomatic'>): Result<MergedGroups> {
  const operated = operateOnce<DecidedMerge>(
    ports,
    requestId,
    ['customerId'],
    (read) => {
      const places = positionsById(read);
      const passed = passedOver(read, groups);
      const pairs = pairsOf(read, groups, passed, requestId);
      const isLeft = groups.some((group) => !passed.has(group) && group.ids.filter((id) => places.has(id)).length > 1);
      if (pairs.length === 0 && isLeft) return refused({ code: 'id-repeated', fieldKey: 'customerId' });
      if (pairs.length === 0 && passed.size > 0) return ok(nothingMerged(ports, read, passed));
      const decided = decide(ports, read, pairs);
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

/** Groups whose rows are not what they were when they were listed, or that hold two customers called different. */
function passedOver(ledger: Ledger, groups: Groups): ReadonlyMap<Groups[number], Issue> {
  const places = positionsById(ledger);
  const different = ledger.answers().filter(({ answer }) => answer === 'different');
  return new Map(
    groups.flatMap((group): [Groups[number], Issue][] => {
      const there = group.ids.filter((id) => places.has(id));
      const positions = there.length < 2 ? null : groupPositions(ledger, there);
      if (positions === null || !positions.ok) return [];
      if (different.some(({ pair }) => pair.every((id) => there.includes(id))))
        return [[group, { code: 'group-different' }]];
      const listed = group.seen.split(' ');
      const stays = places.get(group.survivor ?? '') ?? (positions.value[0] as number);
      const [blocked] = arrayFormulas(ledger, positions.value, positions.value.indexOf(stays));
      if (blocked !== undefined) return [[group, blocked]];
      // Of a group that has been merged in part the survivor is no longer what it was.
      const isBegun = group.ids.length < listed.length;
      const compared = positions.value.filter((position) => !isBegun || position !== stays);
      const now = seenOf(ledger, compared).split(' ');
      return now.every((row) => listed.includes(row)) ? [] : [[group, { code: 'group-changed' }]];
    }),
  );
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

/** Of the first groups that can be merged two customers each, none of them twice. */
function pairsOf(ledger: Ledger, groups: Groups, passed: DecidedMerge['passed'], requestId: string): WantedMerge[] {
  const places = positionsById(ledger);
  const taken = new Set<string>();
  const pairs: WantedMerge[] = [];
  for (const [i, group] of groups.entries()) {
    if (passed.has(group)) continue;
    const { ids, survivor } = group;
    const there = ids.filter((id) => places.has(id));
    const positions = there.length > 1 && !there.some((id) => taken.has(id)) ? groupPositions(ledger, there) : null;
    if (positions === null || !positions.ok) continue;
    for (const id of there) taken.add(id);
    const stays = places.get(survivor ?? '') ?? (positions.value[0] as number);
    const other = positions.value.find((position) => position !== stays) as number;
    const pair = positions.value.filter((position) => position === stays || position === other);
    const [stayingId] = idsOf(ledger, [stays]);
    pairs.push({ positions: pair, survivor: stayingId, choices: {}, mergeId: mergeIdOf(requestId, i) });
    if (pairs.length === MOST_GROUPS) break;
  }
  return pairs;
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

function decide(ports: Ports, ledger: Ledger, wanted: readonly WantedMerge[]): Result<DecidedMerge> {
  const { workbook } = ports;
  const { recycle } = ledger.tabs;
  if (recycle === null) return refused({ code: 'recycle-missing' });
  if (wanted.length === 0) return refused({ code: 'customer-missing' });
  const rowOf = (position: number): number => ledger.records.rows[position] as number;
  const rows = wanted.flatMap(({ positions }) => positions.map(rowOf));
  const near = wanted.flatMap((one) => [...nearest(ledger, one)].map(rowOf));
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
  const fitting = fittingMerges(ports, groups, linked);
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

/** As many as can be removed in one operation; one in any case. */
function fittingMerges(
  ports: Ports,
  groups: readonly Pick<FittingMerge, 'group' | 'mergeId'>[],
  linked: readonly LinkedTab[],
): FittingMerge[] {
  let calls = BASE_CALLS + linked.length;
  const fitting: FittingMerge[] = [];
  for (const { group, mergeId } of groups) {
    const others = [...group.positions.keys()].filter((at) => at !== group.survivor);
    const changesOf = (part: MergeGroup): PlannedMerge['changes'] =>
      survivorChanges(part, automaticFields(ports, part));
    const whole = changesOf(group);
    let cost = stretches(whole) + new Set(survivorFormats(group, whole).map(({ format }) => format)).size;
    const losers: number[] = [];
    for (const at of others.slice(0, MOST_LOSERS)) {
      cost += 2 + linkedRows(linked, group.ids[at] as string).length;
      if ((fitting.length > 0 || losers.length > 0) && calls + cost > MOST_CALLS) break;
      losers.push(at);
    }
    calls += cost;
    if (losers.length > 0) {
      const changes = changesOf(addedUp(group, [group.survivor, ...losers]));
      fitting.push({ group, mergeId, losers, changes, formats: survivorFormats(group, changes) });
    }
    if (losers.length < others.length) break;
  }
  return fitting;
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

/** What the ledger itself says of the survivor once it holds what it is to hold. */
function automaticFields(ports: Ports, group: MergeGroup): Map<ColumnKey, CellValue> {
  const { ledger, positions, survivor, ids } = group;
  const { settings, records } = ledger;
  const position = positions[survivor] as number;
  const fields = survivingFields(group);
  const rated = rateRecords(withRecord(ledger, position, fields), settings, ledger.context);
  const after = new Map<ColumnKey, CellValue>([
    ['tier', rated.labels[position] as CellValue],
    ['tierSource', rated.sources[position] as string],
    ['issues', toCheckTexts(issuesOfSurvivor(group, fields), 1, settings)[0] as string],
    ...stampsOf(ports, ledger, false),
  ]);
  // A group that has come down to one is none.
  const column = ledger.columns.find(({ key }) => key === 'duplicateGroup')?.index ?? -1;
  const labelAt = (at: number): string =>
    textOf(ledger.cells.values[records.rows[at] as number]?.[column] ?? '').trim();
  const label = labelAt(position);
  const members = label === '' ? [] : [...records.rows.keys()].filter((at) => labelAt(at) === label);
  if (members.every((at) => positions.includes(at)) && ids.length > 0) after.set('duplicateGroup', '');
  return after;
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
