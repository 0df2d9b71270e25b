/**
 * Check and repair: reads the ledger once, decides with the domain, and writes only what differs. 25 service calls at
 * most.
 */
import type { OperationResult } from '../contract/api/basics';
import type { SetupReport } from '../contract/api/set-up';
import { messagesFor } from '../contract/messages/messages-for';
import {
  type ColumnChange,
  changesOn,
  type Duplicates,
  exactKeysOf,
  groupExactly,
  identifyRecords,
  mergeChanges,
  type RecordIssue,
  type StandardRecords,
  standardiseRecords,
} from '../domain/assess-records';
import { type CellValue, textOf } from '../domain/cell-value';
import type { AssignedIds } from '../domain/customer-ids';
import type { ChangedRows } from '../domain/exact-keys';
import type { FieldKey } from '../domain/fields';
import type { Result } from '../domain/issues';
import { LINKED_ROLES } from '../domain/linked-tabs';
import { rateRecords } from '../domain/rate-records';
import { differences, showOrHide } from './apply-changes';
import { previousGroups } from './customer-record';
import { type Writable, writableChanges } from './kept-cells';
import { type Ledger, positionsById } from './ledger';
import { mendLinkedTab } from './linked-tab';
import { rightOf, withNewColumns } from './new-columns';
import { type Decided, operate } from './operate';
import type { Ports, SheetEdit } from './ports';
import { repairRules } from './repair-rules';
import { missingSettings } from './settings-tab';
import { toCheckTexts } from './setup-edits';
import { setupReport } from './setup-report';
import type { BlockLimit } from './write-blocks';

/** Blocks in which people's columns and the ledger's own are written; the rest waits, with an issue, for the next run. */
const PEOPLES: BlockLimit = { most: 6 };
export const OWN: BlockLimit = { most: 3, aim: 1 };

/** The duplicate groups that change, numbered, and the column shown or hidden as it fills or empties. */
export function duplicateChange(
  ledger: Ledger,
  standard: StandardRecords,
  { count, groupOf }: Duplicates,
): { change: ColumnChange | null; groups: number; others: SheetEdit[] } {
  const words = messagesFor(ledger.settings.language);
  const change = differences(
    ledger,
    'duplicateGroup',
    groupOf.map((n) => (n === 0 ? '' : words.duplicateGroup({ n }))),
  );
  const had = previousGroups(standard).some((n) => n > 0);
  return { change, groups: count, others: showOrHide(ledger, 'duplicateGroup', had, count > 0) };
}

export function present(...changes: readonly (ColumnChange | null)[]): ColumnChange[] {
  return changes.filter((change): change is ColumnChange => change !== null);
}

/** IDs for records that lack one, however they came in. */
export function identify(
  whole: Ledger,
  standard: StandardRecords,
): { readonly ledger: Ledger; readonly ids: AssignedIds } {
  const ids = identifyRecords(standard, whole.settings);
  const { numbering } = ids;
  const ledger =
    numbering.next === whole.settings.numbering.next
      ? whole
      : { ...whole, settings: { ...whole.settings, numbering }, settingsChanged: true };
  return { ledger, ids };
}

/**
 * Puts right what is the ledger's: IDs, standard values, findings, duplicate groups, tiers, rules and colours; and the
 * headers of the linked tabs, and settings that an older ledger does not show.
 */
export function repair(
  ports: Ports,
  input: { readonly requestId: string },
  tell: (report: SetupReport) => void = () => undefined,
): Result<OperationResult> {
  return operate(ports, input.requestId, [], (read) => {
    const { ledger: whole, added } = withNewColumns(read, missingOf(read, INDISPENSABLE), rightOf(read));
    const isUngrouped = added?.keys.includes('duplicateGroup');
    const { ledger, plan, found } = repairRecords(ports, whole, undefined, undefined, isUngrouped);
    const rules = repairRules(ports, ledger);
    const { tabs, settings, listColumns } = ledger;
    const customers = positionsById(ledger);
    for (const role of LINKED_ROLES) {
      const sheet = tabs[role];
      const making = { settings, settingsSheet: tabs.settings, listColumns };
      if (sheet !== null) mendLinkedTab(ports.workbook, sheet, role, making, (id) => customers.has(id));
    }
    ports.workbook.edit(missingSettings(tabs.settings, ledger.settingsCells, settings));
    tell(setupReport(ledger.headerRow, ledger.records, found, plan.counts['duplicateGroups'] ?? 0));
    return { ledger, plan: { ...plan, added, others: [...rules.edits, ...plan.others], rules: rules.before } };
  });
}

/**
 * What a repair does for records: for those that are wanted all of it, for those that are to be rated as well their IDs and
 * tiers, for all the others their keys, and their duplicate groups as far as exact keys make them: for those whose keys
 * have changed, or where `isUngrouped` says that group numbers are lost, for all.
 */
export function repairRecords(
  ports: Ports,
  whole: Ledger,
  isWanted: (position: number) => boolean = () => true,
  isRated: (position: number) => boolean = isWanted,
  isUngrouped = false,
): Decided & { readonly found: readonly RecordIssue[] } {
  const standard = standardiseRecords(whole.records, whole.settings, whole.context);
  const { ledger, ids } = identify(whole, standard);
  const rated = rateRecords(standard, ledger.settings, ledger.context);
  const keys = exactKeysOf(standard, ledger.settings);
  const duplicates = duplicateChange(
    ledger,
    standard,
    groupExactly(
      standard,
      keys,
      isUngrouped ? EVERYBODY_JOINS : keysChanged(standard, keys, isWanted),
      previousGroups(standard),
      ledger.answers(),
    ),
  );
  const tiers = changesOn(present(differences(ledger, 'tier', rated.labels)), isRated);
  const sources = changesOn(present(differences(ledger, 'tierSource', rated.sources)), isRated);
  const types = present(differences(ledger, 'customerType', rated.types));
  const ofPeople = [...changesOn(standard.changes, isWanted), ...changesOn(types, isWanted), ...tiers];
  const people = writableChanges(ports, ledger, mergeChanges(ofPeople), PEOPLES);
  const found = [...standard.issues, ...people.issues].sort((a, b) => a.position - b.position);
  const toCheck = toCheckTexts(found, standard.count, ledger.settings);
  const own = [
    ...changesOn(present(givenIds(ledger, ids)), isRated),
    ...sources,
    ...changesOn(
      present(
        differences(ledger, 'issues', toCheck),
        differences(ledger, 'updatedAt', stamps(ports, ledger, people.changes)),
      ),
      isWanted,
    ),
  ];
  const automatic = writableChanges(
    ports,
    ledger,
    [...own, ...present(duplicates.change, differences(ledger, 'matchKeys', keys))],
    OWN,
  );
  const findings = standard.standard.get('issues') ?? [];
  const hadIssues = findings.some((value) => value !== '');
  // As they will stand: those of rows that are not wanted are not written.
  const hasIssues = toCheck.some((text, position) => (isWanted(position) ? text : (findings[position] ?? '')) !== '');
  return {
    ledger,
    found,
    plan: {
      operation: 'repair',
      writes: withoutHalves([...tiers, ...sources], people, automatic),
      issues: standard.issues,
      added: null,
      others: [
        ...(isGrouped(automatic) ? duplicates.others : []),
        ...showOrHide(ledger, 'issues', hadIssues, hasIssues),
      ],
      rules: [],
      counts: { duplicateGroups: duplicates.groups, issues: found.length, given: ids.given.length },
    },
  };
}

/** Whether group numbers are written, and not all of them left for formulas. */
export function isGrouped({ changes }: Writable): boolean {
  return changes.some(({ column }) => column.key === 'duplicateGroup');
}

const EVERYBODY_JOINS: ChangedRows = { joins: () => true, leaves: () => false };

/**
 * Whose keys are others than those that the ledger keeps. A record of which it keeps none is new; a ledger that keeps none
 * at all has its groups from its checks, and `isWanted` tells who is new.
 */
function keysChanged(
  { standard }: StandardRecords,
  keys: readonly string[],
  isWanted: (position: number) => boolean,
): ChangedRows {
  const stored = standard.get('matchKeys')?.map(textOf);
  const isOther = (position: number): boolean => stored?.[position] !== keys[position];
  return {
    joins: stored === undefined ? isWanted : isOther,
    leaves: (position) => (stored?.[position] ?? '') !== '' && isOther(position),
  };
}

/** A tier is written with its source or not at all: beside another one it would pass for one that somebody has typed. */
export function withoutHalves(rated: readonly ColumnChange[], ...writes: readonly Writable[]): readonly Writable[] {
  const isOf = ({ column }: ColumnChange): boolean => rated.some((change) => change.column.key === column.key);
  const counted = (changes: readonly ColumnChange[]): ReadonlyMap<number, number> => {
    const counts = new Map<number, number>();
    for (const { positions } of changes)
      for (const position of positions) counts.set(position, (counts.get(position) ?? 0) + 1);
    return counts;
  };
  const wanted = counted(rated);
  const written = counted(writes.flatMap(({ changes }) => changes.filter(isOf)));
  const isWhole = (position: number): boolean =>
    !wanted.has(position) || wanted.get(position) === written.get(position);
  return writes.map((write) => ({
    ...write,
    changes: write.changes.flatMap((change) => (isOf(change) ? changesOn([change], isWhole) : [change])),
  }));
}

/** The ledger's own columns, without which it cannot work; what people may do without stays away. */
const INDISPENSABLE: readonly FieldKey[] = ['customerId', 'duplicateGroup', 'issues', 'matchKeys'];

function missingOf({ columns }: Ledger, keys: readonly FieldKey[]): FieldKey[] {
  return keys.filter((key) => !columns.some((column) => column.key === key));
}

/** When each record was last changed: now for those that this repair tidies. */
function stamps(ports: Ports, ledger: Ledger, changes: readonly ColumnChange[]): CellValue[] {
  const column = ledger.columns.find(({ key }) => key === 'updatedAt');
  if (column === undefined) return [];
  const [date = '', time = ''] = ports.clock.civil(ports.clock.now(), ledger.timeZone).split(' ');
  const stamped = ledger.records.rows.map((row): CellValue => ledger.cells.values[row]?.[column.index] ?? '');
  for (const { positions } of changes) for (const position of positions) stamped[position] = { date, time };
  return stamped;
}

/** New IDs alone: one that is there stays as it is, spaces and all. */
export function givenIds(ledger: Ledger, { ids, given }: AssignedIds): ColumnChange | null {
  const column = ledger.columns.find((candidate) => candidate.key === 'customerId');
  if (column === undefined || given.length === 0) return null;
  const positions = given.map(({ position }) => position);
  return {
    column,
    positions,
    before: positions.map(
      (position) => ledger.cells.values[ledger.records.rows[position] as number]?.[column.index] ?? '',
    ),
    after: positions.map((position) => ids[position] as string),
  };
}
