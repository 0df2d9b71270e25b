/**
 * "Make this sheet a ledger": reads the active tab once, decides, shows the decision or carries it out. Preview and
 * set-up share everything up to the decision, so that what is shown is what is done.
 */
import type { ApiOutput, IssueCount, SetupOptions, SetupPreview, SetupReport } from '../contract/api';
import { messagesFor } from '../contract/messages/messages-for';
import { a1Range, columnLetters } from '../domain/a1-notation';
import { assessListKind } from '../domain/assess-list-kind';
import { type Kept, type RecordIssue, withhold } from '../domain/assess-records';
import { type CellValue, textOf } from '../domain/cell-value';
import { decideSetup, type SetupDecision } from '../domain/decide-setup';
import { detectTable, type TableLocation } from '../domain/detect-table';
import { type ColumnKey, FIELDS, fieldOf, isFieldKey, isPartKey, PART_KEYS, partLabel } from '../domain/fields';
import { fingerprintOf } from '../domain/fingerprint';
import { guessLanguage } from '../domain/guess-language';
import { usesHeader } from '../domain/header-use';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import { type ColumnGuess, mapColumns } from '../domain/map-columns';
import type { CellRange, SheetSnapshot } from '../domain/sheet-snapshot';
import { type JournalPayload, openEntry, setState, summaryOf } from './journal';
import { findLedger } from './ledger';
import { countIssues, underLock } from './operation';
import type { Ports, RuleGrid, SheetEdit, SheetRef, WorkbookInfo } from './ports';
import { type Recovered, recoverInterrupted } from './recover';
import { repair } from './refresh';
import { makeSettingsTab } from './settings-tab';
import { addedValues, setupEdits, toCheckTexts } from './setup-edits';
import { setupLayout } from './setup-layout';
import { setupReport } from './setup-report';
import { freeTabName, logRow, makeJournalTab, makeLogTab, tabNames } from './tabs';
import { changesIn, cutChanges } from './write-blocks';

/** Sheets holds ten million cells; a ledger of this size still fits with its log and journal. */
const MOST_CELLS = 4_000_000;
const SAMPLE_ROWS = 10;
/** Other tabs whose formulas are looked at. */
const MOST_OTHER_TABS = 3;
/** Blocks of values that a set-up writes at most. */
const MOST_VALUE_BLOCKS = 12;

interface Considered {
  readonly info: WorkbookInfo;
  readonly snapshot: SheetSnapshot;
  readonly fingerprint: string;
  readonly decision: SetupDecision;
  readonly isKept: (row: number, column: number) => boolean;
  /** Issues of all records, withheld cells included, at their row in the sheet as it is now. */
  readonly issues: readonly RecordIssue[];
  readonly notes: readonly Issue[];
  readonly hasFilter: boolean;
  readonly ruleGrid: RuleGrid;
}

/** Everything up to the decision. Some fifteen service calls; writes nothing. */
function consider(ports: Ports, options: SetupOptions): Result<Considered> {
  const { workbook, clock } = ports;
  const info = workbook.info();
  const sheetId = workbook.activeSheetId();
  const snapshot = workbook.snapshot(sheetId);
  if (snapshot.maxRows * (snapshot.maxColumns + 12) > MOST_CELLS) {
    return refused({
      code: 'too-large',
      params: { rows: snapshot.maxRows, limit: Math.floor(MOST_CELLS / (snapshot.maxColumns + 12)) },
    });
  }
  const selection =
    options.tableRange === undefined ? chosenRange(workbook.selection()) : parseRange(options.tableRange);
  const found = detectTable(snapshot, selection);
  if (!found.ok) return found;
  const table = found.value;
  const today = clock.civil(clock.now(), info.timeZone).slice(0, 10);
  const language = options.language ?? guessLanguage(table.headers, sampleTexts(snapshot, table), info.locale);
  const context = { language, region: options.region ?? '', locale: info.locale, today };

  const guesses = chooseMapping(mapColumns(table, snapshot, context), options);
  const kind = assessListKind(table, snapshot, guesses);
  if (kind !== 'customers') return refused({ code: 'not-customers', ...(kind.params && { params: kind.params }) });

  const locked = workbook.lockedRanges(sheetId);
  if (locked.length > 0) {
    return refused(
      ...locked.map(
        ({ range, description }): Issue => ({
          code: 'protected-range',
          params: {
            range: range === null ? snapshot.sheetName : a1Range(range),
            ...(description && { reason: description }),
          },
        }),
      ),
    );
  }

  const ruleGrid =
    snapshot.columnCount === 0
      ? { table: [], cells: [] }
      : workbook.validations(sheetId, { row: 0, column: 0, rows: snapshot.maxRows, columns: snapshot.columnCount });

  const decided = decideSetup({
    snapshot,
    table,
    guesses,
    language,
    choices: options,
    locale: info.locale,
    today,
    home: info,
    headersInUse: headersInUse(ports, snapshot, table),
    ownOptions: ownOptions(ports, ruleGrid),
  });
  const named = decided.settings.fields.some((field) => field.key === 'name' || field.key === 'company');
  if (!named && table.columnCount > 0) return refused({ code: 'no-name-column' });

  const rich = richMask(ports, snapshot, decided);
  const merged = decided.unmerge === true ? () => false : mergedCells(table);
  const keptAt = (row: number, column: number): Kept | null =>
    (snapshot.formulas[row]?.[column] ?? '') !== ''
      ? 'left-formula'
      : rich(row, column)
        ? 'left-rich-text'
        : merged(row, column)
          ? 'left-mixed-column'
          : null;
  const { changes, issues: left } = withhold(decided.standard.changes, (position, column) =>
    keptAt(table.rows[position] as number, column),
  );
  const decision: SetupDecision = { ...decided, standard: { ...decided.standard, changes } };

  const filter = workbook.filter(sheetId);
  return ok({
    info,
    snapshot,
    fingerprint: sheetFingerprint(snapshot),
    decision,
    isKept: (row, column) => keptAt(row, column) !== null,
    hasFilter: filter !== null,
    ruleGrid,
    issues: [...decided.issues, ...left].sort((a, b) => a.position - b.position),
    notes: [...decision.notes, ...(filter === null ? [] : [{ code: 'filter-active' as const }])],
  });
}

/** Ranges of dropdowns that are read at most, each in one call. */
const MOST_OPTION_RANGES = 4;

/** What the user's own dropdowns offer, by column. */
function ownOptions(ports: Ports, { table, cells }: RuleGrid): ReadonlyMap<number, readonly string[]> {
  let ranges = 0;
  const offered = table.map((rule): readonly string[] => {
    const [source] = rule.args;
    if (rule.criteria === 'VALUE_IN_LIST' && Array.isArray(source)) return source.map(String);
    if (rule.criteria !== 'VALUE_IN_RANGE' || typeof source !== 'object' || !('tab' in source)) return [];
    if (ranges++ >= MOST_OPTION_RANGES) return [];
    return ports.workbook
      .readValues(source.tab, source)
      .flat()
      .map(textOf)
      .filter((text) => text.trim() !== '');
  });
  const options = new Map<number, readonly string[]>();
  for (const row of cells) {
    row.forEach((rule, column) => {
      const list = offered[rule] ?? [];
      if (list.length > 0 && !options.has(column)) options.set(column, list);
    });
  }
  return options;
}

/** A single A1 is where the cursor stands when nobody has chosen anything. */
function chosenRange(selection: CellRange | null): CellRange | undefined {
  if (selection === null) return undefined;
  const { row, column, rows, columns } = selection;
  return row === 0 && column === 0 && rows === 1 && columns === 1 ? undefined : selection;
}

/** Whether a form, or a formula on this or one of the first other tabs, relies on the header's texts. */
function headersInUse(ports: Ports, snapshot: SheetSnapshot, table: TableLocation): boolean {
  if (table.headerRow < 0) return false;
  if (ports.workbook.hasForm(snapshot.sheetId)) return true;
  const header = { first: table.headerRow - table.headerRowCount + 2, last: table.headerRow + 1 };
  const own = snapshot.formulas.flat().filter((formula) => formula !== '');
  if (usesHeader(own, null, header)) return true;
  return usesHeader(ports.workbook.formulasElsewhere(snapshot.sheetId, MOST_OTHER_TABS), snapshot.sheetName, header);
}

function sampleTexts(snapshot: SheetSnapshot, table: TableLocation): string[] {
  return table.rows
    .slice(0, 50)
    .flatMap((row) => (snapshot.values[row] ?? []).filter((value): value is string => typeof value === 'string'));
}

/** A person's choice takes the key from whichever column the guess had given it to. */
function chooseMapping(guesses: readonly ColumnGuess[], { mapping, headerMapping }: SetupOptions): ColumnGuess[] {
  const byHeader = new Map((headerMapping ?? []).map(([header, key]) => [header.trim(), key]));
  const chosen = (guess: ColumnGuess): string | null | undefined =>
    mapping?.[String(guess.columnIndex)] ?? byHeader.get(`#${guess.columnIndex + 1}`) ?? byHeader.get(guess.header);
  const isNamed = (guess: ColumnGuess): boolean =>
    [mapping?.[String(guess.columnIndex)], byHeader.get(`#${guess.columnIndex + 1}`), byHeader.get(guess.header)].some(
      (key) => key !== undefined,
    );
  const taken = new Set(guesses.map(chosen).filter((key): key is string => typeof key === 'string'));
  const given = new Set<string>();
  return guesses.map((guess) => {
    if (!isNamed(guess))
      return guess.key !== null && taken.has(guess.key) ? { ...guess, key: null, reason: 'taken' } : guess;
    const key = chosen(guess) ?? null;
    if (key !== null && !isFieldKey(key) && !isPartKey(key)) return guess;
    // Parts are joined from as many columns as there are; a field has one.
    if (key !== null && isFieldKey(key) && given.has(key)) return { ...guess, key: null, reason: 'taken' };
    if (key !== null) given.add(key);
    return { ...guess, key, confidence: 1, reason: 'chosen' };
  });
}

/** Reads rich text only for the columns in which something changes, in one call. */
function richMask(
  ports: Ports,
  snapshot: SheetSnapshot,
  decision: SetupDecision,
): (row: number, column: number) => boolean {
  const columns = decision.standard.changes.map((change) => change.column.index);
  const { rows } = decision.table;
  if (columns.length === 0 || rows.length === 0) return () => false;
  const left = Math.min(...columns);
  const top = rows[0] as number;
  const range = {
    row: top,
    column: left,
    rows: (rows[rows.length - 1] as number) - top + 1,
    columns: Math.max(...columns) - left + 1,
  };
  const mask = ports.workbook.richTextMask(snapshot.sheetId, range);
  return (row, column) => mask[row - top]?.[column - left] ?? false;
}

/** Cells that a merged block covers; its first cell holds the content and is like any other. */
function mergedCells(table: TableLocation): (row: number, column: number) => boolean {
  const cells = new Set<string>();
  for (const merge of table.merges) {
    for (let row = merge.row; row < merge.row + merge.rows; row++) {
      for (let column = merge.column; column < merge.column + merge.columns; column++) {
        if (row !== merge.row || column !== merge.column) cells.add(`${row},${column}`);
      }
    }
  }
  return cells.size === 0 ? () => false : (row, column) => cells.has(`${row},${column}`);
}

function sheetFingerprint(snapshot: SheetSnapshot): string {
  const parts = function* (): Iterable<string> {
    yield `${snapshot.sheetId} ${snapshot.rowCount} ${snapshot.columnCount}`;
    for (const row of snapshot.values) for (const value of row) yield textOf(value);
    for (const row of snapshot.formulas) for (const formula of row) if (formula !== '') yield formula;
  };
  return fingerprintOf(parts());
}

/** What would be done, and nothing written. */
export function previewSetup(ports: Ports, options: SetupOptions): Result<SetupPreview> {
  const ledger = findLedger(ports.workbook);
  if (ledger !== null)
    return refused({
      code: 'already-a-ledger',
      params: { sheet: ports.workbook.tabById(ledger.customers)?.name ?? '' },
    });
  const considered = consider(ports, options);
  return considered.ok ? ok(describe(considered.value)) : considered;
}

function describe(considered: Considered): SetupPreview {
  const { decision, snapshot, fingerprint } = considered;
  const { table, settings } = decision;
  const { language } = settings;
  const label = (key: ColumnKey): string =>
    isFieldKey(key) ? fieldOf(key).labels[language] : partLabel(key, language);
  const changedBy = new Map(decision.standard.changes.map((change) => [change.column.index, change]));
  const issues = considered.issues.map((issue) => rowIssue(issue, table.rows));
  return {
    fingerprint,
    sheetName: snapshot.sheetName,
    language,
    region: settings.region,
    currency: settings.currency,
    headerRow: table.headerRow + 1,
    counts: {
      customers: decision.standard.count,
      columns: decision.columns.length,
      tidied: tidiedCells(decision),
      duplicateGroups: decision.duplicates.groups.length,
      issues: issues.length,
      rowsSkipped: table.skipped.length,
    },
    columns: decision.guesses.map((guess) => ({
      index: guess.columnIndex,
      letter: columnLetters(guess.columnIndex),
      header: guess.header.slice(0, 200),
      samples: samplesOf(snapshot, table, guess.columnIndex),
      key: guess.key,
      confidence: guess.confidence,
      reason: guess.reason,
      newHeader: newHeader(decision, guess),
      tidied: changedBy.get(guess.columnIndex)?.positions.length ?? 0,
      issues: guess.key === null ? 0 : issues.filter((issue) => issue.fieldKey === guess.key).length,
    })),
    keys: [
      ...FIELDS.map((field) => ({ key: field.key, label: field.labels[language], part: false })),
      ...PART_KEYS.map((key) => ({ key, label: partLabel(key, language), part: true })),
    ],
    additions: decision.additions.map((addition) => ({ ...addition, label: label(addition.key) })),
    ticks: {
      standardNames: decision.standardNames,
      phonesInternational: settings.phonesInternational,
      unmerge: decision.unmerge,
      tierScheme: settings.tiers.scheme,
    },
    sample: sampleRows(considered, label),
    tiers: decision.tiers.counts,
    issues: countIssues(issues),
    notes: considered.notes,
  };
}

function tidiedCells(decision: SetupDecision): number {
  return [...decision.standard.changes, ...decision.ownChanges].reduce(
    (sum, change) => sum + change.positions.length,
    0,
  );
}

function rowIssue(issue: RecordIssue, rows: readonly number[]): Issue {
  return {
    code: issue.code,
    fieldKey: issue.key,
    rowNumber: (rows[issue.position] as number) + 1,
    ...(issue.params && { params: issue.params }),
  };
}

function samplesOf(snapshot: SheetSnapshot, table: TableLocation, column: number): string[] {
  const samples = new Set<string>();
  for (const row of table.rows) {
    const text = (snapshot.display[row]?.[column] ?? '').trim();
    if (text !== '') samples.add(text.slice(0, 60));
    if (samples.size === 3) break;
  }
  return [...samples];
}

function newHeader(decision: SetupDecision, guess: ColumnGuess): string | null {
  const field = decision.settings.fields.find(
    (candidate) => !candidate.added && candidate.position === guess.columnIndex,
  );
  return field === undefined || field.header === guess.header ? null : field.header;
}

/** Ten rows spread over the table, those with changes first. */
function sampleRows(considered: Considered, label: (key: ColumnKey) => string): SetupPreview['sample'] {
  const { decision, snapshot } = considered;
  const { table, columns } = decision;
  const after = new Map<number, Map<number, CellValue>>();
  for (const change of decision.standard.changes) {
    change.positions.forEach((position, i) => {
      const row = after.get(position) ?? new Map<number, CellValue>();
      row.set(change.column.index, change.after[i] as CellValue);
      after.set(position, row);
    });
  }
  const withIssue = new Set(considered.issues.map((issue) => issue.position));
  const score = (position: number): number => (after.get(position)?.size ?? 0) * 2 + (withIssue.has(position) ? 1 : 0);
  const positions = [...table.rows.keys()]
    .sort((a, b) => score(b) - score(a) || a - b)
    .slice(0, SAMPLE_ROWS)
    .sort((a, b) => a - b);
  return {
    headers: columns.map((column) => label(column.key)),
    rows: positions.map((position) => {
      const row = table.rows[position] as number;
      return {
        rowNumber: row + 1,
        cells: columns.map((column) => {
          const before = snapshot.display[row]?.[column.index] ?? '';
          const value = after.get(position)?.get(column.index);
          const issue = considered.issues.find((found) => found.position === position && found.key === column.key);
          return {
            before: before.slice(0, 200),
            after: value === undefined ? before.slice(0, 200) : textOf(value).slice(0, 200),
            changed: value !== undefined,
            ...(issue && { issue: rowIssue(issue, table.rows) }),
          };
        }),
      };
    }),
  };
}

export interface SetupRequest {
  readonly requestId: string;
  /** Of the preview; '' to apply without one. */
  readonly fingerprint: string;
  readonly options: SetupOptions;
}

/** What the set-up would report, and nothing written. */
export function reportSetup(ports: Ports, options: SetupOptions): Result<SetupReport> {
  const considered = consider(ports, options);
  return considered.ok ? ok(reportOf(considered.value, considered.value.issues)) : considered;
}

function reportOf({ decision }: Considered, issues: readonly RecordIssue[]): SetupReport {
  const { table, columns, duplicates } = decision;
  return setupReport(table.headerRow, { rows: table.rows, columns }, issues, duplicates.groups.length);
}

/**
 * Makes the active tab a ledger, after a copy of it; where there is a ledger already, puts that right and touches
 * nothing else. Refuses when the sheet has changed since the preview. At most 100 service calls whatever the number of
 * rows.
 */
export function applySetup(ports: Ports, request: SetupRequest): Result<ApiOutput['applySetup']> {
  if (findLedger(ports.workbook) !== null) {
    let report: SetupReport | null = null;
    const repaired = repair(ports, request, (told) => {
      report = told;
    });
    if (repaired.ok) return ok({ ...repaired.value, report });
    // What looked like a ledger was the rest of an interrupted set-up, which is taken back by now.
    if (repaired.issues[0]?.code !== 'ledger-missing') return repaired;
  }
  return underLock(ports, () => {
    const recovered = recoverInterrupted(ports);
    if (!recovered.ok) return recovered;
    const repeated = recovered.value.journal?.entries.find((entry) => entry.operationId === request.requestId);
    if (repeated?.state === 'done') return ok({ ...summaryOf(repeated), counts: {}, issues: [], report: null });
    const result = consider(ports, request.options);
    if (!result.ok) return result;
    const considered = result.value;
    if (request.fingerprint !== '' && request.fingerprint !== considered.fingerprint)
      return refused({ code: 'stale-preview' });
    return ok(carryOut(ports, request.requestId, considered, recovered.value));
  });
}

/** Where the eye is led after a set-up: the first customer's tier, else the first cell below the header. */
function firstTier(settings: LedgerSettings, row: number): CellRange {
  const column = settings.fields.find((field) => field.key === 'tier')?.position ?? 0;
  return { row, column, rows: 1, columns: 1 };
}

function carryOut(
  ports: Ports,
  operationId: string,
  considered: Considered,
  { journal: known }: Recovered,
): ApiOutput['applySetup'] {
  const { workbook, clock, packer, account } = ports;
  const { snapshot, info, decision } = considered;
  const { table, settings } = decision;
  const sheetId = snapshot.sheetId;
  const at = clock.civil(clock.now(), info.timeZone).slice(0, 16);
  const by = account.email();
  const words = messagesFor(settings.language);

  // An earlier set-up that was taken back has left its journal, its log and its copy of the tab.
  const earlier = workbook.rememberedTabs();
  const names = tabNames(workbook, settings.language);
  const journalSheet: SheetRef = known?.sheet ?? names.journal;
  const logSheet: SheetRef = earlier['log'] ?? names.log;
  const copyName = freeTabName(workbook, words.tabs.copyOf({ sheet: snapshot.sheetName, at: at.replace(/:/g, '.') }));
  const tabs = { settings: names.settings, customers: snapshot.sheetName };
  const settingsTab = makeSettingsTab(names.settings, {
    ...settings,
    tabs: {
      ...tabs,
      log: typeof logSheet === 'string' ? logSheet : (workbook.tabById(logSheet)?.name ?? names.log),
      journal:
        typeof journalSheet === 'string' ? journalSheet : (workbook.tabById(journalSheet)?.name ?? names.journal),
    },
  });

  const layout = setupLayout(decision, snapshot);
  const blocks = cutChanges(
    [...decision.standard.changes, ...decision.ownChanges],
    table.rows,
    (row, column) => snapshot.values[row]?.[column] ?? '',
    considered.isKept,
    { most: MOST_VALUE_BLOCKS },
  );
  const leftIssues = blocks.left.flatMap(({ change, positions }) =>
    change.column.key.startsWith('#')
      ? []
      : positions.map(
          (position): RecordIssue => ({ position, key: change.column.key as ColumnKey, code: 'left-mixed-column' }),
        ),
  );
  const issues = [...considered.issues, ...leftIssues];
  const toCheck = toCheckTexts(issues, decision.standard.count, settings);
  const values = addedValues(decision, toCheck);

  const header: CellRange = { row: Math.max(0, table.headerRow), column: 0, rows: 1, columns: snapshot.columnCount };
  const headerNotes = snapshot.columnCount === 0 || table.headerRow < 0 ? [[]] : workbook.notes(sheetId, header);
  const columnRules = Array.from({ length: snapshot.columnCount }, (_, column) =>
    considered.ruleGrid.cells.some((row) => (row[column] ?? -1) >= 0),
  );

  const { phases, structure } = setupEdits({
    decision,
    snapshot,
    layout,
    blocks: blocks.blocks,
    values,
    isKept: considered.isKept,
    headerNotes,
    columnRules,
    settingsSheet: names.settings,
    listColumns: settingsTab.cells.listColumns,
    copyName,
    tabs: [names.settings],
    hasFilter: considered.hasFilter,
  });

  const written = changesIn(blocks.blocks, table.rows);
  const cells = written.reduce((sum, change) => sum + change.positions.length, 0);
  // What added columns were filled with, so that undo can tell it from what people typed there later.
  const filled = decision.added
    .filter((key) => !fieldOf(key).automatic)
    .flatMap((key) => {
      const texts = values.get(key) ?? [];
      const positions = [...texts.keys()].filter((position) => texts[position] !== '');
      return positions.length === 0
        ? []
        : [
            {
              key,
              positions,
              before: positions.map((): CellValue => ''),
              after: positions.map((position) => texts[position] as CellValue),
            },
          ];
    });
  const payload: JournalPayload = {
    version: 1,
    language: settings.language,
    recordIds: decision.ids.ids,
    cells: [...written, ...filled],
    rules: [],
    setup: structure,
  };

  // The journal comes first and is flushed: from here on an interruption can be told and put right.
  const entry = openEntry(
    packer,
    journalSheet,
    known?.entries ?? [],
    { operationId, operation: 'setup', at, by, cells },
    payload,
  );
  workbook.edit([
    ...(known === null ? makeJournalTab(names.journal) : []),
    ...entry.edits,
    { kind: 'remember-tabs', tabs: { ...earlier, journal: journalSheet } },
  ]);
  workbook.flush();
  workbook.edit([
    ...(earlier['copy'] === undefined ? [] : [{ kind: 'delete-sheet' as const, sheet: earlier['copy'] }]),
    { kind: 'copy-sheet', sheet: sheetId, name: copyName },
    { kind: 'hide-sheet', sheet: copyName },
    ...settingsTab.edits,
    ...(earlier['log'] === undefined ? makeLogTab(names.log, settings.language) : []),
  ]);
  workbook.flush();
  for (const phase of phases) {
    workbook.edit(phase);
    workbook.flush();
  }
  const closing: SheetEdit[] = [
    {
      kind: 'remember-tabs',
      tabs: { customers: sheetId, settings: names.settings, log: logSheet, journal: journalSheet, copy: copyName },
    },
    logRow(logSheet, { at, by, operation: words.operations.setup, sheet: snapshot.sheetName, cells, operationId }),
    setState(journalSheet, entry.row, 'done'),
  ];
  workbook.edit(closing);
  workbook.select(sheetId, firstTier(settings, layout.firstRow));

  return {
    operationId,
    operation: 'setup',
    at,
    by,
    cells,
    counts: {
      customers: decision.standard.count,
      tidied: cells,
      duplicateGroups: decision.duplicates.groups.length,
      issues: issues.length,
    },
    issues: countIssues(issues.map((issue) => rowIssue(issue, table.rows))) as IssueCount[],
    report: reportOf(considered, issues),
  };
}

function parseRange(text: string): CellRange {
  const corner = (cell: string): { row: number; column: number } => {
    const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(cell) as unknown as [string, string, string];
    let column = 0;
    for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
    return { row: Number(digits) - 1, column: column - 1 };
  };
  const [from, to = from] = text.split(':') as [string, string | undefined];
  const first = corner(from);
  const last = corner(to);
  return {
    row: first.row,
    column: first.column,
    rows: last.row - first.row + 1,
    columns: last.column - first.column + 1,
  };
}
