/**
 * A set-up decision as edits of the document: phases that are flushed one after the other, so that a number format is
 * there before the text that relies on it. Knows no service and decides nothing about the data.
 */

import { messagesFor } from '../contract/messages/messages-for';
import { formatToCheck } from '../contract/words';
import type { ColumnChange, RecordIssue } from '../domain/assess-records';
import { type CellValue, isCivil } from '../domain/cell-value';
import { conditionalRules } from '../domain/conditional-formats';
import { moneyNumberFormat } from '../domain/currency';
import { cutBlocks, runsOf } from '../domain/cut-blocks';
import type { SetupDecision } from '../domain/decide-setup';
import { type Field, type FieldKey, fieldOf, isFieldKey } from '../domain/fields';
import type { Issue } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import type { ValidationRule } from '../domain/sheet-rules';
import type { CellRange, SheetSnapshot } from '../domain/sheet-snapshot';
import { validationRule } from '../domain/validation-rules';
import type { SetupColumn, SetupStructure } from './journal';
import type { SheetEdit } from './ports';
import { FIRST_SETTINGS_ROW, LIST_ROWS } from './settings-tab';

/** Blocks of values that a set-up writes at most, over all columns. */
const MOST_VALUE_BLOCKS = 30;
const MOST_BLOCKS_A_COLUMN = 8;

const AUTOMATIC_HEADER = { background: '#DADCE0', color: '#202124', bold: true };
const HEADER = { background: '#37474F', color: '#FFFFFF', bold: true };

export const PROTECTION_DESCRIPTION = 'Ledgerline';

/** Where the records and columns lie after set-up has moved things. */
export interface SetupLayout {
  /** Rows that everything from the first record on moved down. */
  readonly shift: number;
  readonly headerRow: number;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly maxRows: number;
  readonly addedAt: number;
}

export function setupLayout(decision: SetupDecision, snapshot: SheetSnapshot): SetupLayout {
  const { table } = decision;
  const shift = table.headerRow < 0 ? 1 : 0;
  const headerRow = shift === 1 ? (table.rows[0] ?? 0) : table.headerRow;
  const last = table.rows[table.rows.length - 1];
  return {
    shift,
    headerRow,
    firstRow: headerRow + 1,
    lastRow: last === undefined ? headerRow : last + shift,
    // A table that fills its grid gets one row to type the next customer into.
    maxRows: Math.max(snapshot.maxRows + shift, headerRow + 2),
    addedAt: table.firstColumn + table.columnCount,
  };
}

/** Blocks to write, per column, and the positions that had to be left. */
export interface ValueBlocks {
  readonly blocks: readonly { readonly change: ColumnChange; readonly start: number; readonly end: number }[];
  readonly left: readonly { readonly change: ColumnChange; readonly positions: readonly number[] }[];
}

/**
 * Cuts the changes into blocks of neighbouring records. Between two changed cells only cells may be written again
 * whose content a rewrite keeps: text in a text column, dates in a date column, numbers in a number column.
 */
export function cutChanges(
  changes: readonly ColumnChange[],
  rows: readonly number[],
  cellAt: (row: number, column: number) => CellValue,
  isKept: (row: number, column: number) => boolean,
  most = MOST_VALUE_BLOCKS,
): ValueBlocks {
  const cut = changes.map((change) => {
    const field = isFieldKey(change.column.key) ? fieldOf(change.column.key) : null;
    const index = change.column.index;
    const changedRows = change.positions.map((position) => rows[position] as number);
    const free = (row: number): boolean => !isKept(row, index) && keepsContent(field, cellAt(row, index));
    const { blocks } = cutBlocks(changedRows, free, MOST_BLOCKS_A_COLUMN);
    return blocks.map((block) => ({ change, ...block }));
  });
  const kept = new Set(
    cut
      .flat()
      .sort((a, b) => b.changed - a.changed)
      .slice(0, most),
  );
  const positionOf = new Map(rows.map((row, position) => [row, position]));
  const blocks = cut
    .flat()
    .filter((block) => kept.has(block))
    .sort((a, b) => a.change.column.index - b.change.column.index || a.start - b.start);
  const left = changes.flatMap((change) => {
    const covered = blocks.filter((block) => block.change === change);
    const positions = change.positions.filter((position) => {
      const row = rows[position] as number;
      return !covered.some((block) => row >= block.start && row < block.end);
    });
    return positions.length === 0 ? [] : [{ change, positions }];
  });
  void positionOf;
  return { blocks, left };
}

/** Whether writing the value again leaves the cell as it is, in a column of that type. */
function keepsContent(field: Field | null, value: CellValue): boolean {
  if (value === '') return true;
  if (typeof value === 'string') return !/^#[A-Z/0!?]+[!?A]?$/.test(value);
  if (field === null) return false;
  if (isCivil(value)) return (field.type === 'date' && value.time === undefined) || field.type === 'dateTime';
  return typeof value === 'number' && (field.type === 'number' || field.type === 'money');
}

export function numberFormatOf(field: Field, settings: LedgerSettings): string | null {
  switch (field.type) {
    case 'phone':
    case 'id':
      return '@';
    case 'date':
      return 'yyyy-mm-dd';
    case 'dateTime':
      return 'yyyy-mm-dd hh:mm';
    case 'money':
      return moneyNumberFormat(settings.currency);
    default:
      return null;
  }
}

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

/** The edits of the user's own tab. `settingsSheet` and `listColumns` say where the lists stand. */
export function setupEdits(input: {
  readonly decision: SetupDecision;
  readonly snapshot: SheetSnapshot;
  readonly layout: SetupLayout;
  readonly blocks: ValueBlocks;
  readonly values: ReadonlyMap<FieldKey, readonly CellValue[] | null>;
  readonly isKept: (row: number, column: number) => boolean;
  readonly headerNotes: readonly (readonly string[])[];
  readonly columnRules: readonly boolean[];
  readonly settingsSheet: string;
  readonly listColumns: Readonly<Record<string, number>>;
  readonly copyName: string;
  readonly tabs: readonly string[];
  readonly hasFilter: boolean;
}): SetupEdits {
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
  if (decision.unmerge === true) {
    for (const range of bounding(table.merges))
      grid.push({ kind: 'break-apart', sheet, range: { ...range, row: range.row + shift } });
  }
  const changedAt = new Map(decision.columns.map((column) => [column.index, new Set<number>()]));
  for (const block of input.blocks.blocks) {
    const rows = changedAt.get(block.change.column.index);
    for (let row = block.start; row < block.end; row++) rows?.add(row);
  }
  const byFormat = new Map<string, CellRange[]>();
  const formatChanged = new Set<string>();
  for (const field of settings.fields) {
    if (!isFieldKey(field.key)) continue;
    const format = numberFormatOf(fieldOf(field.key), settings);
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
  }
  for (const [format, ranges] of byFormat)
    grid.push({ kind: 'number-format', sheet, ranges: mergeSideBySide(ranges), format });

  // Phase 2: values.
  const content: SheetEdit[] = [];
  for (const { change, start, end: blockEnd } of input.blocks.blocks) {
    const after = new Map(
      change.positions.map((position, i) => [table.rows[position] as number, change.after[i] as CellValue]),
    );
    const column = change.column.index;
    const cells: CellValue[][] = [];
    for (let row = start; row < blockEnd; row++) cells.push([after.get(row) ?? snapshot.values[row]?.[column] ?? '']);
    const plain = isFieldKey(change.column.key) && numberFormatOf(fieldOf(change.column.key), settings) === '@';
    content.push({ kind: 'write', sheet, row: start + shift, column, values: cells, plain });
  }
  content.push(...headerEdits(input, words));
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
    const plain = added.map((key) => numberFormatOf(fieldOf(key), settings) === '@');
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
  const ruled = settings.fields
    .filter((field) => !field.added && ruleOf(field.key) !== null)
    .sort((a, b) => a.position - b.position);
  for (const run of consecutive(ruled)) {
    for (const field of run) rulesChanged.add(field.key);
    const range = { ...below, column: (run[0] as { position: number }).position, columns: run.length };
    rules.push(
      run.length === 1
        ? { kind: 'validation', sheet, range, rule: ruleOf((run[0] as { key: string }).key) }
        : { kind: 'validations-down', sheet, range, rules: run.map((field) => ruleOf(field.key)) },
    );
  }
  if (added.some((key) => ruleOf(key) !== null)) {
    rules.push({
      kind: 'validations-down',
      sheet,
      range: { ...below, column: addedAt, columns: added.length },
      rules: added.map(ruleOf),
    });
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
        rows: Math.max(2, lastRow - headerRow + 1),
        columns: end - table.firstColumn,
      },
    });
  }
  const frozenRows =
    snapshot.frozenRows === headerRow + 1 || crossesRow(snapshot, headerRow + 1 - shift) ? null : snapshot.frozenRows;
  if (frozenRows !== null) rules.push({ kind: 'freeze', sheet, rows: headerRow + 1 });
  rules.push(...lookEdits(input, end, words));

  const formats = uniformFormats(decision, snapshot);
  return {
    phases: [grid, content, rules],
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
          valuesChanged: input.blocks.blocks.some((block) => block.change.column.index === column.index),
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

function consecutive<T extends { readonly position: number }>(items: readonly T[]): T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (run !== undefined && last !== undefined && last.position + 1 === item.position) run.push(item);
    else runs.push([item]);
  }
  return runs;
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

/** Sheets refuses to freeze through a merged block. */
function crossesRow(snapshot: SheetSnapshot, boundary: number): boolean {
  return snapshot.merges.some((merge) => merge.row < boundary && merge.row + merge.rows > boundary);
}

/** New header texts with the old one as a note, in runs of neighbouring columns. */
function headerEdits(
  input: {
    readonly decision: SetupDecision;
    readonly snapshot: SheetSnapshot;
    readonly layout: SetupLayout;
    readonly headerNotes: readonly (readonly string[])[];
    readonly isKept: (row: number, column: number) => boolean;
  },
  words: ReturnType<typeof messagesFor>,
): SheetEdit[] {
  const { decision, snapshot, layout } = input;
  const sheet = snapshot.sheetId;
  const headless = layout.shift === 1;
  const renamed = decision.settings.fields
    .filter((field) => !field.added)
    .filter((field) => {
      const now = headless ? '' : String(snapshot.values[layout.headerRow]?.[field.position] ?? '');
      return now !== field.header && (headless || !input.isKept(layout.headerRow, field.position));
    })
    .sort((a, b) => a.position - b.position);
  return consecutive(renamed).flatMap((run): SheetEdit[] => {
    const column = (run[0] as { position: number }).position;
    const notes = run.map((field) => {
      const before = input.headerNotes[0]?.[field.position] ?? '';
      const old = field.original === '' ? '' : words.notes.oldHeader({ header: field.original });
      return [before, old].filter((part) => part !== '').join('\n');
    });
    return [
      { kind: 'write', sheet, row: layout.headerRow, column, values: [run.map((field) => field.header)] },
      ...(notes.some((note) => note !== '')
        ? [{ kind: 'notes' as const, sheet, row: layout.headerRow, column, notes: [notes] }]
        : []),
    ];
  });
}

/** Header colours, widths, notes of the added columns, the collapsed stamps, what is hidden while empty, the warning-only protection. */
function lookEdits(
  input: {
    readonly decision: SetupDecision;
    readonly snapshot: SheetSnapshot;
    readonly layout: SetupLayout;
    readonly values: ReadonlyMap<FieldKey, readonly CellValue[] | null>;
  },
  end: number,
  words: ReturnType<typeof messagesFor>,
): SheetEdit[] {
  const { decision, snapshot, layout } = input;
  const sheet = snapshot.sheetId;
  const { settings, added } = decision;
  const { addedAt, headerRow } = layout;
  const header = (from: number, to: number): CellRange => ({
    row: headerRow,
    column: from,
    rows: 1,
    columns: to - from,
  });
  const edits: SheetEdit[] = [];
  const automatic = (key: string): boolean => isFieldKey(key) && fieldOf(key).automatic;
  const plain: CellRange[] = consecutive(
    settings.fields.filter((field) => !(field.added && automatic(field.key))).sort((a, b) => a.position - b.position),
  ).map((run) =>
    header((run[0] as { position: number }).position, (run[run.length - 1] as { position: number }).position + 1),
  );
  const grey = consecutive(
    settings.fields.filter((field) => field.added && automatic(field.key)).sort((a, b) => a.position - b.position),
  ).map((run) =>
    header((run[0] as { position: number }).position, (run[run.length - 1] as { position: number }).position + 1),
  );
  edits.push({ kind: 'style', sheet, ranges: plain, style: HEADER });
  edits.push({ kind: 'style', sheet, ranges: grey, style: AUTOMATIC_HEADER });
  if (added.length === 0) return edits;

  const notes = added.map((key) =>
    fieldOf(key).automatic ? words.notes.automatic : key === 'tier' ? words.notes.tierByHand : '',
  );
  edits.push({ kind: 'notes', sheet, row: headerRow, column: addedAt, notes: [notes] });
  // Short columns share one width, so that a few calls set them all.
  const widths = added
    .map((key) => fieldOf(key).width[settings.language === 'en' ? 'en' : 'zh'])
    .map((pixels) => (pixels < 140 ? 110 : pixels));
  for (const run of consecutive(widths.map((pixels, i) => ({ position: i, pixels }))).flatMap((all) =>
    sameWidth(all),
  )) {
    edits.push({ kind: 'column-width', sheet, column: addedAt + run.from, count: run.count, pixels: run.pixels });
  }
  const stamps = added
    .map((key, i) => ({ key, position: addedAt + i }))
    .filter(({ key }) => fieldOf(key).presence === 'stamp');
  for (const run of consecutive(stamps)) {
    edits.push({ kind: 'group-columns', sheet, column: (run[0] as { position: number }).position, count: run.length });
  }
  const empty = added
    .map((key, i) => ({ key, position: addedAt + i }))
    .filter(
      ({ key }) => fieldOf(key).presence === 'working' && (input.values.get(key) ?? []).every((value) => value === ''),
    );
  for (const run of consecutive(empty)) {
    edits.push({
      kind: 'hide-columns',
      sheet,
      column: (run[0] as { position: number }).position,
      count: run.length,
      hidden: true,
    });
  }
  const guarded = added.map((key, i) => ({ key, position: addedAt + i })).filter(({ key }) => fieldOf(key).automatic);
  const tail = consecutive(guarded).pop();
  if (tail !== undefined) {
    const from = (tail[0] as { position: number }).position;
    edits.push({
      kind: 'protect',
      sheet,
      range: { row: headerRow, column: from, rows: layout.maxRows - headerRow, columns: end - from },
      description: PROTECTION_DESCRIPTION,
    });
  }
  return edits;
}

function sameWidth(
  items: readonly { readonly position: number; readonly pixels: number }[],
): { from: number; count: number; pixels: number }[] {
  const runs: { from: number; count: number; pixels: number }[] = [];
  for (const { position, pixels } of items) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.pixels === pixels) last.count++;
    else runs.push({ from: position, count: 1, pixels });
  }
  return runs;
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
