/**
 * The operations that keep a ledger right: check duplicates, refresh tiers, check and repair. Each reads the ledger
 * once, decides with the domain, and writes only what differs. 25 service calls at most.
 */
import type { IssueCount, OperationResult, SetupReport } from '../contract/api';
import { messagesFor } from '../contract/messages/messages-for';
import {
  type ColumnChange,
  groupDuplicates,
  identifyRecords,
  mergeChanges,
  type StandardRecords,
  standardiseRecords,
} from '../domain/assess-records';
import { type CellValue, textOf } from '../domain/cell-value';
import type { AssignedIds } from '../domain/customer-ids';
import { type FieldKey, fieldOf } from '../domain/fields';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { rateRecords } from '../domain/rate-records';
import { applyChanges, differences, type LedgerPlan, withColumns } from './apply-changes';
import { type AddedColumns, setState, summaryOf } from './journal';
import { writableChanges } from './kept-cells';
import { findLedger, type Ledger, openLedger } from './ledger';
import { countIssues, underLock } from './operation';
import type { Ports, SheetEdit } from './ports';
import { recoverInterrupted } from './recover';
import { repairRules } from './repair-rules';
import { toCheckTexts } from './setup-edits';
import { setupReport } from './setup-report';
import type { BlockLimit } from './write-blocks';

/** How often an operation reads again when somebody moves rows under its hands. */
const MOST_TRIES = 3;
/** Blocks in which people's columns and the ledger's own are written; the rest waits for the next run, with an issue. */
const PEOPLES: BlockLimit = { most: 4, aim: 2 };
const OWN: BlockLimit = { most: 3, aim: 1 };

/** A blocking issue of a column without which the operation would write to the wrong place. */
function blocking(issues: readonly Issue[], ...keys: readonly string[]): readonly Issue[] {
  return issues.filter((issue) => issue.code === 'column-unsettled' || keys.includes(issue.fieldKey ?? ''));
}

interface Decided {
  readonly ledger: Ledger;
  readonly plan: LedgerPlan;
}

function operate(
  ports: Ports,
  requestId: string,
  needs: readonly string[],
  decide: (ledger: Ledger) => Decided,
): Result<OperationResult> {
  return underLock(ports, () => {
    const recovered = recoverInterrupted(ports);
    if (!recovered.ok) return recovered;
    const journal = recovered.value.journal?.entries ?? [];
    const repeated = journal.find((entry) => entry.operationId === requestId && entry.state === 'done');
    if (repeated !== undefined) return ok({ ...summaryOf(repeated), counts: {}, issues: [] });
    const tabs = findLedger(ports.workbook);
    if (tabs === null) return refused({ code: 'ledger-missing' });
    let again: number | undefined;
    for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
      const opened = openLedger(ports, tabs, { full: true, journal });
      if (!opened.ok) return opened;
      const read = opened.value;
      if (read.columns.length === 0) return refused(...read.issues.slice(0, 1));
      const missing = blocking(read.issues, ...needs);
      if (missing.length > 0) return refused(...missing);
      const { ledger, plan } = decide(read);
      const applied = applyChanges(ports, ledger, requestId, plan, { read, again });
      if (applied.kind === 'done') {
        const { result } = applied;
        return ok({ ...result, issues: [...(countIssues(recovered.value.issues) as IssueCount[]), ...result.issues] });
      }
      again = applied.row;
    }
    if (again !== undefined && tabs.journal !== null) ports.workbook.edit([setState(tabs.journal, again, 'undone')]);
    return refused({ code: 'busy' });
  });
}

function previousGroups(standard: StandardRecords): number[] {
  return (standard.standard.get('duplicateGroup') ?? new Array<CellValue>(standard.count).fill('')).map((value) =>
    Number(/(\d+)\s*$/.exec(textOf(value))?.[1] ?? 0),
  );
}

function duplicateChange(
  ledger: Ledger,
  standard: StandardRecords,
): { change: ColumnChange | null; groups: number; others: SheetEdit[] } {
  const words = messagesFor(ledger.settings.language);
  const { groups, groupOf } = groupDuplicates(standard, ledger.settings, previousGroups(standard));
  const change = differences(
    ledger,
    'duplicateGroup',
    groupOf.map((n) => (n === 0 ? '' : words.duplicateGroup({ n }))),
  );
  const had = previousGroups(standard).some((n) => n > 0);
  return { change, groups: groups.length, others: showOrHide(ledger, 'duplicateGroup', had, groups.length > 0) };
}

/** A working column is seen only while it holds something. */
function showOrHide(ledger: Ledger, key: string, had: boolean, has: boolean): SheetEdit[] {
  const column = ledger.columns.find((candidate) => candidate.key === key);
  if (column === undefined || had === has) return [];
  return [{ kind: 'hide-columns', sheet: ledger.tabs.customers, column: column.index, count: 1, hidden: !has }];
}

function present(...changes: readonly (ColumnChange | null)[]): ColumnChange[] {
  return changes.filter((change): change is ColumnChange => change !== null);
}

/** Finds and numbers duplicate groups again; a group that is still there keeps its number. */
export function checkDuplicates(ports: Ports, input: { readonly requestId: string }): Result<OperationResult> {
  return operate(ports, input.requestId, ['customerId', 'duplicateGroup'], (ledger) => {
    const standard = standardiseRecords(ledger.records, ledger.settings, ledger.context);
    const { change, groups, others } = duplicateChange(ledger, standard);
    return {
      ledger,
      plan: {
        operation: 'check-duplicates',
        writes: [writableChanges(ports, ledger, present(change), OWN)],
        issues: [],
        added: null,
        others,
        rules: [],
        counts: { duplicateGroups: groups },
      },
    };
  });
}

/** Rates every customer again by the rules in Settings; tiers typed by hand stay. */
export function refreshTiers(ports: Ports, input: { readonly requestId: string }): Result<OperationResult> {
  return operate(ports, input.requestId, ['customerId', 'tier', 'tierSource'], (ledger) => {
    const standard = standardiseRecords(ledger.records, ledger.settings, ledger.context);
    const rated = rateRecords(standard, ledger.settings, ledger.context);
    const tier = differences(ledger, 'tier', rated.labels);
    return {
      ledger,
      plan: {
        operation: 'refresh-tiers',
        writes: [
          writableChanges(ports, ledger, present(tier, differences(ledger, 'tierSource', rated.sources)), PEOPLES),
        ],
        issues: [],
        added: null,
        others: [],
        rules: [],
        counts: { tiers: tier?.positions.length ?? 0 },
      },
    };
  });
}

/** Puts right what is the ledger's: IDs, standard values, findings, duplicate groups, tiers, rules and colours. */
export function repair(
  ports: Ports,
  input: { readonly requestId: string },
  tell: (report: SetupReport) => void = () => undefined,
): Result<OperationResult> {
  return operate(ports, input.requestId, [], (read) => {
    const { ledger: whole, added } = withMissingColumns(read);
    const standard = standardiseRecords(whole.records, whole.settings, whole.context);
    const ids = identifyRecords(standard, whole.settings);
    const moved = ids.numbering.next !== whole.settings.numbering.next;
    const ledger: Ledger = moved
      ? { ...whole, settings: { ...whole.settings, numbering: ids.numbering }, settingsChanged: true }
      : whole;
    const rated = rateRecords(standard, ledger.settings, ledger.context);
    const duplicates = duplicateChange(ledger, standard);
    const people = writableChanges(
      ports,
      ledger,
      mergeChanges(
        present(
          ...standard.changes,
          differences(ledger, 'tier', rated.labels),
          differences(ledger, 'customerType', rated.types),
        ),
      ),
      PEOPLES,
    );
    const found = [...standard.issues, ...people.issues].sort((a, b) => a.position - b.position);
    const toCheck = toCheckTexts(found, standard.count, ledger.settings);
    const automatic = writableChanges(
      ports,
      ledger,
      present(
        givenIds(ledger, ids),
        differences(ledger, 'tierSource', rated.sources),
        duplicates.change,
        differences(ledger, 'issues', toCheck),
        differences(ledger, 'updatedAt', stamps(ports, ledger, people.changes)),
      ),
      OWN,
    );
    const hadIssues = (standard.standard.get('issues') ?? []).some((value) => value !== '');
    const rules = repairRules(ports, ledger);
    tell(setupReport(ledger.headerRow, ledger.records, found, duplicates.groups));
    return {
      ledger,
      plan: {
        operation: 'repair',
        writes: [people, automatic],
        issues: standard.issues,
        added,
        others: [
          ...rules.edits,
          ...duplicates.others,
          ...showOrHide(
            ledger,
            'issues',
            hadIssues,
            toCheck.some((text) => text !== ''),
          ),
        ],
        rules: rules.before,
        counts: { duplicateGroups: duplicates.groups, issues: found.length, given: ids.given.length },
      },
    };
  });
}

/** The ledger's own columns, without which it cannot work; what people may do without stays away. */
const INDISPENSABLE: readonly FieldKey[] = ['customerId', 'duplicateGroup', 'issues'];

/** The ledger as it will be once columns that somebody has deleted are there again, to the right of the others. */
function withMissingColumns(read: Ledger): { readonly ledger: Ledger; readonly added: AddedColumns | null } {
  const { settings, columns, cells } = read;
  const keys = INDISPENSABLE.filter((key) => !columns.some((column) => column.key === key));
  if (keys.length === 0) return { ledger: read, added: null };
  const at = Math.max(...columns.map((column) => column.index)) + 1;
  const headers = keys.map(
    (key) => settings.fields.find((field) => field.key === key)?.header || fieldOf(key).labels[settings.language],
  );
  const added: AddedColumns = { at, keys, headers, gridColumns: cells.values[0]?.length ?? 0 };
  const fresh = keys.map((key, i) => ({ key, index: at + i, header: headers[i] as string }));
  const values = withColumns(cells.values, added);
  return {
    added,
    ledger: {
      ...read,
      cells: { values, formulas: withColumns(cells.formulas, added) },
      columns: [...columns, ...fresh],
      records: { ...read.records, columns: [...columns, ...fresh], values, display: [] },
      settings: {
        ...settings,
        fields: [
          ...settings.fields.filter((field) => !keys.includes(field.key as FieldKey)),
          ...fresh.map(({ key, index, header }) => ({
            key,
            header,
            position: index,
            original: '',
            check: 'none' as const,
            added: true,
          })),
        ],
      },
      settingsChanged: true,
      issues: read.issues.filter((issue) => !keys.includes(issue.fieldKey as FieldKey)),
    },
  };
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
function givenIds(ledger: Ledger, { ids, given }: AssignedIds): ColumnChange | null {
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
