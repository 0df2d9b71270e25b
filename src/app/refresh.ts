/**
 * The operations that keep a ledger right: check duplicates, refresh tiers, check and repair. Each reads the ledger
 * once, decides with the domain, and writes only what differs. 25 service calls at most.
 */
import type { OperationResult, SetupReport } from '../contract/api';
import { messagesFor } from '../contract/messages/messages-for';
import {
  type ColumnChange,
  groupDuplicates,
  identifyRecords,
  type RecordIssue,
  type StandardRecords,
  standardiseRecords,
} from '../domain/assess-records';
import { type CellValue, textOf } from '../domain/cell-value';
import { conditionalRules } from '../domain/conditional-formats';
import type { AssignedIds } from '../domain/customer-ids';
import { fieldOf, isFieldKey } from '../domain/fields';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import { rateRecords } from '../domain/rate-records';
import type { ValidationRule } from '../domain/sheet-rules';
import { validationRule } from '../domain/validation-rules';
import { applyChanges, differences, type LedgerPlan, withholdKept } from './apply-changes';
import type { RuleRuns } from './journal';
import { findLedger, type Ledger, openLedger } from './ledger';
import { underLock } from './operation';
import type { Ports, SheetEdit } from './ports';
import { recoverInterrupted } from './recover';
import { listRange, toCheckTexts } from './setup-edits';

/** How often an operation reads again when somebody moves rows under its hands. */
const MOST_TRIES = 3;

/** A blocking issue of a column without which the operation would write to the wrong place. */
function blocking(issues: readonly Issue[], ...keys: readonly string[]): readonly Issue[] {
  return issues.filter((issue) => issue.code === 'column-unsettled' || keys.includes(issue.fieldKey ?? ''));
}

function operate(
  ports: Ports,
  requestId: string,
  needs: readonly string[],
  plan: (ledger: Ledger) => { readonly ledger: Ledger; readonly plan: LedgerPlan },
): Result<OperationResult> {
  return underLock(ports, () => {
    const recovered = recoverInterrupted(ports);
    if (!recovered.ok) return recovered;
    const tabs = findLedger(ports.workbook);
    if (tabs === null) return refused({ code: 'ledger-missing' });
    for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
      const opened = openLedger(ports, tabs, { display: true });
      if (!opened.ok) return opened;
      const repeated = opened.value.journal.find((entry) => entry.operationId === requestId);
      if (repeated !== undefined) {
        const { operationId, operation, at, by, cells } = repeated;
        return ok({ operationId, operation, at, by, cells, counts: {}, issues: [] });
      }
      const missing = blocking(opened.value.issues, ...needs);
      if (missing.length > 0) return refused(...missing);
      const decided = plan(opened.value);
      const applied = applyChanges(ports, decided.ledger, requestId, decided.plan);
      if (applied.kind === 'done') return ok(applied.result);
    }
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
        ...withholdKept(ports, ledger, present(change)),
        issues: [],
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
        ...withholdKept(ports, ledger, present(tier, differences(ledger, 'tierSource', rated.sources))),
        issues: [],
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
  return operate(ports, input.requestId, ['customerId'], (read) => {
    const standard = standardiseRecords(read.records, read.settings, read.context);
    const ids = identifyRecords(standard, read.settings);
    const moved = ids.numbering.next !== read.settings.numbering.next;
    const ledger: Ledger = moved
      ? { ...read, settings: { ...read.settings, numbering: ids.numbering }, settingsChanged: true }
      : read;
    const rated = rateRecords(standard, ledger.settings, ledger.context);
    const duplicates = duplicateChange(ledger, standard);
    const people = withholdKept(ports, ledger, present(...standard.changes, differences(ledger, 'tier', rated.labels)));
    const found = [...standard.issues, ...people.issues].sort((a, b) => a.position - b.position);
    const toCheck = toCheckTexts(found, standard.count, ledger.settings);
    const automatic = withholdKept(
      ports,
      ledger,
      present(
        givenIds(ledger, ids),
        differences(ledger, 'tierSource', rated.sources),
        duplicates.change,
        differences(ledger, 'issues', toCheck),
        differences(ledger, 'updatedAt', stamps(ports, ledger, people.changes)),
      ),
    );
    const hadIssues = (standard.standard.get('issues') ?? []).some((value) => value !== '');
    const rules = repairRules(ports, ledger);
    tell(reportOf(ledger, found, duplicates.groups));
    return {
      ledger,
      plan: {
        operation: 'repair',
        changes: [...people.changes, ...automatic.changes],
        isKept: (row, column) => people.isKept(row, column) || automatic.isKept(row, column),
        issues: found,
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

/** When each record was last changed: now for those that this repair tidies. */
function stamps(ports: Ports, ledger: Ledger, changes: readonly ColumnChange[]): CellValue[] {
  const column = ledger.columns.find(({ key }) => key === 'updatedAt');
  if (column === undefined) return [];
  const [date = '', time = ''] = ports.clock.civil(ports.clock.now(), ledger.info.timeZone).split(' ');
  const stamped = ledger.records.rows.map((row): CellValue => ledger.cells.values[row]?.[column.index] ?? '');
  for (const { positions } of changes) for (const position of positions) stamped[position] = { date, time };
  return stamped;
}

/** What a set-up reports, of a ledger that is there already. */
function reportOf(ledger: Ledger, issues: readonly RecordIssue[], duplicateGroups: number): SetupReport {
  const { rows } = ledger.records;
  return {
    headerRow: ledger.headerRow + 1,
    mapping: Object.fromEntries(ledger.columns.map((column) => [column.key, column.header])),
    rowsIn: rows.length,
    rowsOut: rows.length,
    issues: issues.map(({ position, key, code }) => ({
      rowNumber: (rows[position] as number) + 1,
      fieldKey: key,
      code,
    })),
    duplicateGroups,
  };
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

/** Validation that a paste has taken away, and colour rules that have been broken up or lost. Three reads. */
function repairRules(ports: Ports, ledger: Ledger): { readonly edits: SheetEdit[]; readonly before: RuleRuns[] } {
  const { workbook } = ports;
  const { tabs, settings, columns, headerRow } = ledger;
  const sheet = tabs.customers;
  const words = messagesFor(settings.language);
  const maxRows = workbook.maxRows(sheet);
  const below = { row: headerRow + 1, rows: maxRows - headerRow - 1 };
  const edits: SheetEdit[] = [];
  const before: RuleRuns[] = [];

  const wanted = conditionalRules(settings, { firstRow: below.row, rows: below.rows });
  const now = workbook.ownConditionalFormats(sheet);
  if (JSON.stringify(now) !== JSON.stringify(wanted.map(({ formula, ranges }) => ({ formula, ranges })))) {
    edits.push({ kind: 'conditional-rules', sheet, rules: wanted });
  }

  const ruled = columns
    .map((column) => ({ column, rule: ruleFor(settings, ledger, column.key, words.help) }))
    .filter((entry): entry is { column: (typeof columns)[number]; rule: ValidationRule } => entry.rule !== null);
  if (ruled.length === 0 || below.rows <= 0) return { edits, before };
  const leftmost = Math.min(...ruled.map(({ column }) => column.index));
  const rightmost = Math.max(...ruled.map(({ column }) => column.index));
  const grid = workbook.validations(sheet, { ...below, column: leftmost, columns: rightmost - leftmost + 1 });
  const texts = grid.table.map((rule) => JSON.stringify(rule));
  const damaged = ruled.filter(({ column, rule }) => {
    const text = JSON.stringify(rule);
    return grid.cells.some((row) => texts[row[column.index - leftmost] as number] !== text);
  });
  for (const { column, rule } of damaged) {
    edits.push({ kind: 'validation', sheet, range: { ...below, column: column.index, columns: 1 }, rule });
    before.push({
      key: column.key,
      runs: ruleRuns(
        grid.cells.map((row) => row[column.index - leftmost] as number),
        grid.table,
      ),
    });
  }
  return { edits, before };
}

function ruleFor(
  settings: LedgerSettings,
  ledger: Ledger,
  key: string,
  help: ReturnType<typeof messagesFor>['help'],
): ValidationRule | null {
  return isFieldKey(key)
    ? validationRule(fieldOf(key), settings, listRange(ledger.tabs.settings, ledger.listColumns, fieldOf(key)), help)
    : null;
}

/** Rows from the first below the header, as runs of equal rules. */
function ruleRuns(cells: readonly number[], table: readonly ValidationRule[]): RuleRuns['runs'] {
  const runs: { start: number; end: number; rule: ValidationRule | null }[] = [];
  let last = Number.NaN;
  cells.forEach((index, row) => {
    if (index === last) (runs[runs.length - 1] as { end: number }).end = row + 1;
    else runs.push({ start: row, end: row + 1, rule: table[index] ?? null });
    last = index;
  });
  return runs;
}
