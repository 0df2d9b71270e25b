/**
 * A set-up decision as edits of the document: phases that are flushed one after the other, so that a number format is
 * there before the text that relies on it. Knows no service and decides nothing about the data.
 */

import { messagesFor } from '../contract/messages/messages-for';
import { formatToCheck } from '../contract/words';
import { exactKeysOf, type RecordIssue } from '../domain/assess-records';
import { type CellValue, isCivil } from '../domain/cell-value';
import { conditionalRules } from '../domain/conditional-formats';
import { joinedRuns, runsOf } from '../domain/cut-blocks';
import type { SetupDecision } from '../domain/decide-setup';
import { type Field, type FieldKey, fieldOf, isFieldKey } from '../domain/fields';
import type { Issue } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import type { ValidationRule } from '../domain/sheet-rules';
import type { CellRange, SheetSnapshot } from '../domain/sheet-snapshot';
import { validationRule } from '../domain/validation-rules';
import { headerEdits, lookEdits, noteEdits } from './header-edits';
import type { SetupColumn, SetupStructure } from './journal';
import { isTextColumn, numberFormatOf } from './number-formats';
import type { SheetEdit } from './ports';
import { FIRST_SETTINGS_ROW, LIST_ROWS } from './settings-table';
import type { SetupEditsInput, SetupLayout } from './setup-layout';
import { blockWrites, writeEdits } from './write-blocks';

/** The text of the To check column for every record. */
export function toCheckTexts(issues: readonly RecordIssue[], count: number, settings: LedgerSettings): string[] {
  const byRecord = new Map<number, Issue[]>();
  for (const { position, key, code, params } of issues) {
    const list = byRecord.get(position) ?? [];
    list.push({ code, fieldKey: key, ...(params && { params }) });
    byRecord.set(position, list);
  }
  const words = messagesFor(settings.language);
  const labelOf = (key: string): string | undefined =>
    isFieldKey(key) ? fieldOf(key).labels[settings.language] : undefined;
  return Array.from({ length: count }, (_, position) => {
    const list = byRecord.get(position);
    return list === undefined ? '' : formatToCheck(words.issues, list, labelOf);
  });
}

/** What each added column holds for every record; null for an empty one. */
export function addedValues(
  decision: SetupDecision,
  toCheck: readonly string[],
): ReadonlyMap<FieldKey, readonly CellValue[] | null> {
  const words = messagesFor(decision.settings.language);
  const { standard } = decision;
  const text = (key: 'name.given' | 'name.family', position: number): string =>
    String(standard.standard.get(key)?.[position] ?? '').trim();
  return new Map(
    decision.added.map((key): [FieldKey, readonly CellValue[] | null] => {
      switch (key) {
        case 'customerId':
          return [key, decision.ids.ids];
        case 'duplicateGroup':
          return [key, decision.duplicates.groupOf.map((n) => (n === 0 ? '' : words.duplicateGroup({ n })))];
        case 'issues':
          return [key, toCheck];
        case 'matchKeys':
          return [key, exactKeysOf(standard, decision.settings)];
        case 'tier':
          return [key, decision.tiers.labels];
        case 'tierSource':
          return [key, decision.tiers.sources];
        case 'customerType':
          return [key, decision.tiers.types];
        case 'name':
          return [
            key,
            Array.from({ length: standard.count }, (_, position) =>
              joinName(text('name.given', position), text('name.family', position)),
            ),
          ];
        default:
          return [key, null];
      }
    }),
  );
}

/** Family name first where it is written in Chinese characters. */
function joinName(given: string, family: string): string {
  return /^\p{Script=Han}/u.test(family) ? family + given : [given, family].filter((part) => part !== '').join(' ');
}

export interface SetupEdits {
  /** Each phase is flushed before the next begins. */
  readonly phases: readonly (readonly SheetEdit[])[];
  readonly structure: SetupStructure;
}

/** The edits of the user's own tab. */
export function setupEdits(input: SetupEditsInput): SetupEdits {
  const { decision, snapshot, layout, values } = input;
  const { table, settings, added } = decision;
  const sheet = snapshot.sheetId;
  const words = messagesFor(settings.language);
  const { shift, firstRow, lastRow, maxRows, headerRow, addedAt } = layout;
  const below = { row: firstRow, rows: maxRows - firstRow };
  const end = addedAt + added.length;
  const rowOf = (position: number): number => (table.rows[position] as number) + shift;

  // Phase 1: room, formats, and nothing that depends on them.
  const grid: SheetEdit[] = [];
  if (shift === 1) grid.push({ kind: 'insert-rows', sheet, after: headerRow - 1, count: 1 });
  if (snapshot.maxRows + shift < maxRows)
    grid.push({ kind: 'insert-rows', sheet, after: snapshot.maxRows + shift - 1, count: 1 });
  if (added.length > 0) {
    grid.push({ kind: 'insert-columns', sheet, after: addedAt - 1, count: added.length });
    grid.push({
      kind: 'clear-formats',
      sheet,
      range: { row: headerRow, column: addedAt, rows: maxRows - headerRow, columns: added.length },
    });
  }
  // A rule that refuses would stop our own values: it makes room, and comes back from the tab's copy.
  const ruledChanges = decision.columns.filter(
    (column) =>
      input.columnRules[column.index] === true &&
      input.blocks.some((block) => block.changes.some((change) => change.column.index === column.index)),
  );
  const freed: CellRange[] = ruledChanges.map((column) => ({ ...below, column: column.index, columns: 1 }));
  if (added.length > 0)
    freed.push({ row: headerRow, column: addedAt, rows: maxRows - headerRow, columns: added.length });
  grid.push({ kind: 'clear-validations', sheet, ranges: freed });
  if (decision.unmerge === true) {
    for (const range of bounding(table.merges))
      grid.push({ kind: 'break-apart', sheet, range: { ...range, row: range.row + shift } });
  }
  const changedAt = new Map(decision.columns.map((column) => [column.index, new Set<number>()]));
  for (const block of input.blocks) {
    for (const change of block.changes) {
      const rows = changedAt.get(change.column.index);
      for (let row = block.start; row < block.end; row++) rows?.add(row);
    }
  }
  const byFormat = new Map<string, CellRange[]>();
  const formatChanged = new Set<string>();
  const formatAt = new Map<number, ReadonlyMap<number, string>>();
  for (const field of settings.fields) {
    if (!isFieldKey(field.key)) continue;
    // A new column has inherited the format of its neighbour, which clearing formats may leave.
    const format = numberFormatOf(fieldOf(field.key), settings) ?? (field.added ? 'General' : null);
    if (format === null) continue;
    const ranges = byFormat.get(format) ?? [];
    byFormat.set(format, ranges);
    if (field.added) {
      ranges.push({ ...below, column: field.position, columns: 1 });
      continue;
    }
    const rows = formattedRows(field.position, fieldOf(field.key), input, changedAt.get(field.position) as Set<number>);
    for (const run of runsOf(rows)) {
      ranges.push({ row: run.start, column: field.position, rows: run.end - run.start, columns: 1 });
    }
    if (rows.length > 0) formatChanged.add(field.key);
    formatAt.set(field.position, new Map(rows.map((row) => [row, format])));
  }
  if (added.length > 0)
    byFormat.set('General', [
      { row: headerRow, column: addedAt, rows: 1, columns: added.length },
      ...(byFormat.get('General') ?? []),
    ]);
  for (const [format, ranges] of byFormat)
    grid.push({ kind: 'number-format', sheet, ranges: mergeSideBySide(ranges), format });

  // Phase 2: values.
  const content = writeEdits(
    blockWrites(
      sheet,
      input.blocks,
      table.rows,
      (row, column) => snapshot.values[row]?.[column] ?? '',
      (row, column) => (formatAt.get(column)?.get(row + shift) ?? snapshot.numberFormats[row]?.[column]) === '@',
      shift,
    ),
  );
  content.push(...headerEdits(input), ...noteEdits(input, words));
  if (added.length > 0) {
    const block: CellValue[][] = [
      added.map((key) => (settings.fields.find((field) => field.key === key) as { header: string }).header),
    ];
    for (let row = firstRow; row <= lastRow; row++) block.push(new Array<CellValue>(added.length).fill(''));
    added.forEach((key, i) => {
      values.get(key)?.forEach((value, position) => {
        (block[rowOf(position) - headerRow] as CellValue[])[i] = value;
      });
    });
    const plain = added.map((key) => isTextColumn(key, settings));
    content.push({ kind: 'write', sheet, row: headerRow, column: addedAt, values: block, plain });
  }

  // Phase 3: what looks at values: rules, colours, filter, panes.
  const rules: SheetEdit[] = [];
  const ruleOf = (key: string): ValidationRule | null =>
    isFieldKey(key)
      ? validationRule(
          fieldOf(key),
          settings,
          listRange(input.settingsSheet, input.listColumns, fieldOf(key)),
          words.help,
        )
      : null;
  const rulesChanged = new Set<string>();
  const ruleAt = new Map<number, ValidationRule>();
  for (const field of settings.fields) {
    const rule = ruleOf(field.key);
    if (rule === null) continue;
    ruleAt.set(field.position, rule);
    if (!field.added) rulesChanged.add(field.key);
  }
  // Columns between two of ours that have no rule at all stay without one, so one stretch can cover them.
  const isBare = (column: number): boolean => column >= addedAt || input.columnRules[column] !== true;
  const columns = [...ruleAt.keys()].sort((a, b) => a - b);
  for (const run of joinedRuns(columns, isBare)) {
    const range = { ...below, column: run.start, columns: run.end - run.start };
    const list = Array.from({ length: range.columns }, (_, i) => ruleAt.get(run.start + i) ?? null);
    rules.push(
      range.columns === 1
        ? { kind: 'validation', sheet, range, rule: list[0] ?? null }
        : { kind: 'validations-down', sheet, range, rules: list },
    );
  }
  const theirs = ruledChanges.filter(({ key }) => ruleOf(key) === null);
  if (theirs.length > 0) {
    const from = firstRow - shift;
    const copies = theirs.map(({ index }) => ({
      range: { row: from, column: index, rows: snapshot.maxRows - from, columns: 1 },
      row: firstRow,
      column: index,
      what: 'validation' as const,
    }));
    rules.push({ kind: 'copy-cells', sheet, from: input.copyName, copies });
  }
  rules.push({ kind: 'conditional-rules', sheet, rules: conditionalRules(settings, { firstRow, rows: below.rows }) });
  const madeFilter = !input.hasFilter && table.merges.length === 0;
  if (madeFilter) {
    rules.push({
      kind: 'create-filter',
      sheet,
      range: {
        row: headerRow,
        column: table.firstColumn,
        // To the end of the grid, for the customers to come; not over totals, which would be sorted in among them.
        rows: (snapshot.rowCount + shift > lastRow + 1 ? Math.max(headerRow + 1, lastRow) + 1 : maxRows) - headerRow,
        columns: end - table.firstColumn,
      },
    });
  }
  const frozenRows =
    snapshot.frozenRows === headerRow + 1 || crossesRow(snapshot, headerRow + 1 - shift) ? null : snapshot.frozenRows;
  if (frozenRows !== null) rules.push({ kind: 'freeze', sheet, rows: headerRow + 1 });
  const frozenColumns = columnsToFreeze(decision, snapshot);
  if (frozenColumns > 0) rules.push({ kind: 'freeze', sheet, columns: frozenColumns });
  rules.push(...lookEdits(input, end));

  const formats = uniformFormats(decision, snapshot);
  return {
    phases: [grid, [...content, ...rules]],
    structure: {
      sheetId: sheet,
      copyName: input.copyName,
      insertedHeaderRow: shift === 1,
      headerRow,
      headerRowCount: settings.headerRowCount,
      lastRow,
      maxRows: snapshot.maxRows,
      maxColumns: snapshot.maxColumns,
      columns: decision.columns.map(
        (column): SetupColumn => ({
          key: column.key,
          index: column.index,
          headerBefore: column.header,
          headerAfter: settings.fields.find((field) => field.key === column.key)?.header ?? column.header,
          valuesChanged: input.blocks.some((block) =>
            block.changes.some((change) => change.column.index === column.index),
          ),
          formatBefore: formats.get(column.index) ?? null,
          formatChanged: formatChanged.has(column.key),
          hadRules: input.columnRules[column.index] ?? false,
          rulesChanged: rulesChanged.has(column.key),
        }),
      ),
      added: {
        at: addedAt,
        keys: added,
        headers: added.map((key) => settings.fields.find((field) => field.key === key)?.header ?? ''),
      },
      frozenRows,
      frozeColumns: frozenColumns > 0,
      madeFilter,
      split: decision.unmerge === true ? table.merges : [],
      tabs: input.tabs,
      recordRows: decision.standard.count === 0 ? [] : table.rows.map((row) => row + shift),
    },
  };
}

/** Where a list's values stand in Settings; a growing list has room. */
export function listRange(settingsSheet: string | number, listColumns: Readonly<Record<string, number>>, field: Field) {
  const column = field.list === undefined ? undefined : listColumns[field.list];
  return column === undefined
    ? null
    : { tab: settingsSheet, row: FIRST_SETTINGS_ROW, column, rows: LIST_ROWS, columns: 1 };
}

/** Rows of a mapped column that take its number format: those that change, text in text columns, dates in date columns, and the empty ones. */
function formattedRows(
  column: number,
  field: Field,
  input: {
    readonly snapshot: SheetSnapshot;
    readonly layout: SetupLayout;
    readonly isKept: (row: number, column: number) => boolean;
  },
  changed: ReadonlySet<number>,
): number[] {
  const { snapshot, layout } = input;
  const rows: number[] = [];
  for (let row = layout.firstRow; row < layout.maxRows; row++) {
    const source = row - layout.shift;
    if (!changed.has(source)) {
      const value = snapshot.values[source]?.[column] ?? '';
      if (input.isKept(source, column)) continue;
      if (field.type === 'money') {
        // The user's own way of showing money stays.
        const format = snapshot.numberFormats[source]?.[column] ?? '';
        if (value !== '' && format !== '' && format !== 'General') continue;
        if (typeof value !== 'number' && value !== '') continue;
      } else if (value !== '' && (isCivil(value) ? !field.type.startsWith('date') : typeof value !== 'string'))
        continue;
    }
    rows.push(row);
  }
  return rows;
}

/** Ranges of one height side by side as one, so that a range list stays short. */
function mergeSideBySide(ranges: readonly CellRange[]): CellRange[] {
  const merged: CellRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.row - b.row || a.rows - b.rows || a.column - b.column)) {
    const last = merged[merged.length - 1];
    if (
      last !== undefined &&
      last.row === range.row &&
      last.rows === range.rows &&
      last.column + last.columns === range.column
    ) {
      merged[merged.length - 1] = { ...last, columns: last.columns + range.columns };
    } else {
      merged.push(range);
    }
  }
  return merged;
}

/** One range that holds all of them: splitting cells apart leaves single cells alone. */
function bounding(ranges: readonly CellRange[]): CellRange[] {
  if (ranges.length === 0) return [];
  const row = Math.min(...ranges.map((range) => range.row));
  const column = Math.min(...ranges.map((range) => range.column));
  const bottom = Math.max(...ranges.map((range) => range.row + range.rows));
  const right = Math.max(...ranges.map((range) => range.column + range.columns));
  return [{ row, column, rows: bottom - row, columns: right - column }];
}

/**
 * How many columns stay in sight so that the name does: none where the name stands far to the right, where somebody has
 * frozen columns already, or where a merged block, such as a title, lies across.
 */
function columnsToFreeze({ columns }: SetupDecision, { frozenColumns, merges }: SheetSnapshot): number {
  const name = columns.find(({ key }) => key === 'name') ?? columns.find(({ key }) => key === 'company');
  if (name === undefined || name.index > 1 || frozenColumns > 0) return 0;
  const boundary = name.index + 1;
  return merges.some(({ column, columns: width }) => column < boundary && column + width > boundary) ? 0 : boundary;
}

/** Sheets refuses to freeze through a merged block. */
function crossesRow(snapshot: SheetSnapshot, boundary: number): boolean {
  return snapshot.merges.some((merge) => merge.row < boundary && merge.row + merge.rows > boundary);
}

/** The number format that all cells of a mapped column have, where it is one. */
function uniformFormats(decision: SetupDecision, snapshot: SheetSnapshot): ReadonlyMap<number, string> {
  const formats = new Map<number, string>();
  for (const { index } of decision.columns) {
    const seen = new Set<string>();
    for (let row = decision.table.headerRow + 1; row < snapshot.rowCount && seen.size < 2; row++) {
      seen.add(snapshot.numberFormats[row]?.[index] ?? '');
    }
    if (seen.size <= 1) formats.set(index, [...seen][0] ?? 'General');
  }
  return formats;
}
