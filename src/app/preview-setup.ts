/**
 * What a set-up would do, in the words of the contract: for the dialog and for the command line. Writes nothing.
 */
import type { SetupOptions, SetupPreview } from '../contract/api/set-up';
import { columnLetters } from '../domain/a1-notation';
import { type CellValue, textOf } from '../domain/cell-value';
import type { SetupDecision } from '../domain/decide-setup';
import type { TableLocation } from '../domain/detect-table';
import { type ColumnKey, FIELDS, fieldOf, isFieldKey, PART_KEYS, partLabel } from '../domain/fields';
import { ok, type Result, refused } from '../domain/issues';
import type { ColumnGuess } from '../domain/map-columns';
import type { SheetSnapshot } from '../domain/sheet-snapshot';
import { type Considered, consider } from './consider-setup';
import { findLedger } from './ledger';
import { countIssues, rowIssue } from './operation';
import type { Ports } from './ports';

const SAMPLE_ROWS = 10;

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
      duplicateGroups: decision.duplicates.count,
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
    additions: decision.additions
      .filter(({ key }) => fieldOf(key).presence !== 'hidden')
      .map((addition) => ({ ...addition, label: label(addition.key) })),
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
