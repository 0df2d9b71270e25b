/**
 * The one way in which later operations write to the ledger: compare with what was read, journal, write in blocks,
 * close. Knows no particular operation.
 */
import type { IssueCount, OperationResult } from '../contract/api';
import { messagesFor } from '../contract/messages/messages-for';
import { type ColumnChange, type RecordIssue, withhold } from '../domain/assess-records';
import { type CellValue, isCivil, sameValue, textOf } from '../domain/cell-value';
import { runsOf } from '../domain/cut-blocks';
import { fieldOf, isFieldKey } from '../domain/fields';
import type { Issue } from '../domain/issues';
import type { CellRange } from '../domain/sheet-snapshot';
import { type CellChanges, type JournalPayload, type Operation, openEntry, type RuleRuns, setState } from './journal';
import { type Ledger, withAllTabs } from './ledger';
import { countIssues } from './operation';
import type { Ports, SheetEdit } from './ports';
import { stateCell, stateText } from './settings-tab';
import { isTextColumn, numberFormatOf } from './setup-edits';
import { logRow } from './tabs';
import { blockWrites, changesIn, cutChanges } from './write-blocks';

/** Value blocks that one operation writes at most; the rest waits for the next run, with an issue. */
const MOST_BLOCKS = 6;

export interface LedgerPlan {
  readonly operation: Operation;
  /** Without the cells that have to stay: see `withholdKept`. */
  readonly changes: readonly ColumnChange[];
  readonly isKept: (row: number, column: number) => boolean;
  readonly issues: readonly RecordIssue[];
  /** Edits beside the values: rules, colours, columns shown or hidden. */
  readonly others: readonly SheetEdit[];
  readonly rules: readonly RuleRuns[];
  readonly counts: Readonly<Record<string, number>>;
}

export type Applied = { readonly kind: 'done'; readonly result: OperationResult } | { readonly kind: 'moved' };

/** `moved`: rows have been sorted, inserted or deleted since they were read; nothing is written, read again. */
export function applyChanges(ports: Ports, ledger: Ledger, operationId: string, plan: LedgerPlan): Applied {
  const { workbook, clock, packer, account } = ports;
  const { settings, records } = ledger;
  const at = clock.civil(clock.now(), ledger.info.timeZone).slice(0, 16);
  const by = account.email();
  const sheet = ledger.tabs.customers;

  const issues = [...plan.issues];
  const nothing = plan.changes.length === 0 && plan.others.length === 0;
  if (nothing && !ledger.settingsChanged) {
    return { kind: 'done', result: result(plan, operationId, at, by, 0, ledger, issues) };
  }

  const now = workbook.readCells(sheet).values;
  if (!sameOrder(ledger, now)) return { kind: 'moved' };
  const current = stillAsRead(plan.changes, records.rows, now);
  const cellAt = (row: number, column: number): CellValue => now[row]?.[column] ?? '';
  const { blocks, left } = cutChanges(current, records.rows, cellAt, plan.isKept, MOST_BLOCKS);
  for (const { change, positions } of left) {
    if (!isFieldKey(change.column.key)) continue;
    for (const position of positions) issues.push({ position, key: change.column.key, code: 'left-mixed-column' });
  }

  const written = changesIn(blocks, records.rows);
  const cells = written.reduce((sum, change) => sum + change.positions.length, 0);
  const recordIds = idsAfter(ledger, written);
  const payload: JournalPayload = {
    version: 1,
    language: settings.language,
    recordIds,
    cells: written,
    rules: plan.rules,
    setup: null,
  };

  const tabs = withAllTabs(workbook, ledger.tabs, settings.language);
  const entry = openEntry(
    packer,
    tabs.journal,
    ledger.journal,
    { operationId, operation: plan.operation, at, by, cells },
    payload,
  );
  workbook.edit(entry.edits);
  workbook.flush();

  const formats = new Map<string, CellRange[]>();
  for (const block of blocks) {
    for (const { column, positions } of block.changes) {
      const format = isFieldKey(column.key) ? numberFormatOf(fieldOf(column.key), settings) : null;
      if (format === null) continue;
      // Text that lies between two changed cells is written again as well; dates and amounts keep the look they have.
      const changed = positions
        .map((position) => records.rows[position] as number)
        .filter((row) => row >= block.start && row < block.end);
      const runs = format === '@' ? [block] : runsOf(changed);
      const ranges = runs.map(({ start, end }) => ({
        row: start,
        column: column.index,
        rows: end - start,
        columns: 1,
      }));
      formats.set(format, [...(formats.get(format) ?? []), ...ranges]);
    }
  }
  workbook.edit([...formats].map(([format, ranges]) => ({ kind: 'number-format', sheet, ranges, format })));
  const values = blockWrites(sheet, blocks, records.rows, cellAt, (key) => isTextColumn(key, settings));
  // A number format has to be there before the text that relies on it.
  if (formats.has('@')) workbook.flush();
  workbook.edit([...values, ...plan.others]);
  const settingsEdit = settingsUpdate(ports, ledger);
  const words = messagesFor(settings.language);
  workbook.edit([
    ...settingsEdit,
    logRow(tabs.log, {
      at,
      by,
      operation: words.operations[plan.operation],
      sheet: settings.tabs.customers ?? '',
      cells,
      operationId,
    }),
  ]);
  workbook.flush();
  workbook.edit([setState(tabs.journal, entry.row, 'done')]);
  return { kind: 'done', result: result(plan, operationId, at, by, cells, ledger, issues) };
}

export interface Withheld extends ReturnType<typeof withhold> {
  readonly isKept: LedgerPlan['isKept'];
}

/**
 * Takes out what would write over formulas, links and rich text, and says which cells are such. Rich text is read only
 * where people's own columns change. One service call, or none.
 */
export function withholdKept(ports: Ports, ledger: Ledger, changes: readonly ColumnChange[]): Withheld {
  const { rows } = ledger.records;
  const isFormula = (row: number, column: number): boolean => (ledger.cells.formulas[row]?.[column] ?? '') !== '';
  const touched = changes.filter(({ column }) => !(isFieldKey(column.key) && fieldOf(column.key).automatic));
  let isRich = (_row: number, _column: number): boolean => false;
  if (touched.length > 0) {
    const ends = touched.flatMap(({ positions }) => [
      positions[0] as number,
      positions[positions.length - 1] as number,
    ]);
    const lines = ends.map((position) => rows[position] as number);
    const columns = touched.map((change) => change.column.index);
    const top = Math.min(...lines);
    const leftmost = Math.min(...columns);
    const mask = ports.workbook.richTextMask(ledger.tabs.customers, {
      row: top,
      column: leftmost,
      rows: Math.max(...lines) - top + 1,
      columns: Math.max(...columns) - leftmost + 1,
    });
    isRich = (row, column) => mask[row - top]?.[column - leftmost] ?? false;
  }
  const withheld = withhold(changes, (position, column) => {
    const row = rows[position] as number;
    return isFormula(row, column) ? 'left-formula' : isRich(row, column) ? 'left-rich-text' : null;
  });
  return { ...withheld, isKept: (row, column) => isFormula(row, column) || isRich(row, column) };
}

/** Whether every record still stands in the row in which it was read. */
function sameOrder(ledger: Ledger, now: readonly (readonly CellValue[])[]): boolean {
  const id = ledger.columns.find((column) => column.key === 'customerId')?.index;
  if (id === undefined || now.length !== ledger.cells.values.length) return false;
  return now.every((row, i) => sameValue(row[id] ?? '', ledger.cells.values[i]?.[id] ?? ''));
}

/** Without the cells that somebody has edited since they were read. */
function stillAsRead(
  changes: readonly ColumnChange[],
  rows: readonly number[],
  now: readonly (readonly CellValue[])[],
): ColumnChange[] {
  return changes
    .map((change) => {
      const same = [...change.positions.keys()].filter((i) =>
        sameValue(
          now[rows[change.positions[i] as number] as number]?.[change.column.index] ?? '',
          change.before[i] as CellValue,
        ),
      );
      if (same.length === change.positions.length) return change;
      return {
        column: change.column,
        positions: same.map((i) => change.positions[i] as number),
        before: same.map((i) => change.before[i] as CellValue),
        after: same.map((i) => change.after[i] as CellValue),
      };
    })
    .filter((change) => change.positions.length > 0);
}

/** The records' IDs once this operation has given out new ones. */
function idsAfter(ledger: Ledger, written: readonly CellChanges[]): string[] {
  const id = ledger.columns.find((column) => column.key === 'customerId')?.index ?? -1;
  const ids = ledger.records.rows.map((row) => textOf(ledger.cells.values[row]?.[id] ?? '').trim());
  for (const change of written) {
    if (change.key !== 'customerId') continue;
    change.positions.forEach((position, i) => {
      ids[position] = textOf(change.after[i] as CellValue);
    });
  }
  return ids;
}

/** Keeps the column map in Settings current. One call, where columns have moved or IDs were given. */
export function settingsUpdate(ports: Ports, ledger: Ledger): SheetEdit[] {
  if (!ledger.settingsChanged) return [];
  const cell = stateCell(ports.workbook.readCells(ledger.tabs.settings).values);
  return cell === null
    ? []
    : [
        {
          kind: 'write',
          sheet: ledger.tabs.settings,
          row: cell.row,
          column: cell.column,
          values: [[stateText(ledger.settings)]],
        },
      ];
}

function result(
  plan: LedgerPlan,
  operationId: string,
  at: string,
  by: string,
  cells: number,
  ledger: Ledger,
  issues: readonly RecordIssue[],
): OperationResult {
  const found: Issue[] = [
    ...ledger.issues,
    ...issues.map(({ position, key, code, params }) => ({
      code,
      fieldKey: key,
      rowNumber: (ledger.records.rows[position] as number) + 1,
      ...(params && { params }),
    })),
  ];
  return {
    operationId,
    operation: plan.operation,
    at,
    by,
    cells,
    counts: plan.counts,
    issues: countIssues(found) as IssueCount[],
  };
}

/** The cells of one column that differ from what they should be. */
export function differences(ledger: Ledger, key: string, wanted: readonly CellValue[]): ColumnChange | null {
  const column = ledger.columns.find((candidate) => candidate.key === key);
  if (column === undefined) return null;
  const positions: number[] = [];
  const before: CellValue[] = [];
  const after: CellValue[] = [];
  wanted.forEach((value, position) => {
    const now = ledger.cells.values[ledger.records.rows[position] as number]?.[column.index] ?? '';
    if (sameValue(now, value) || (isCivil(now) && textOf(now) === value)) return;
    positions.push(position);
    before.push(now);
    after.push(value);
  });
  return positions.length === 0 ? null : { column, positions, before, after };
}
