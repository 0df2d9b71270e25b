/**
 * Taking an operation on a ledger back by its journal entry: every cell that still holds what the operation wrote gets
 * its former content; a cell that somebody has edited since keeps the edit, and is counted. The same code serves undo
 * and the recovery of an interrupted operation, so it copes with any part of the operation missing.
 */

import type { ColumnChange } from '../domain/assess-records';
import { type CellValue, sameValue } from '../domain/cell-value';
import { runsOf } from '../domain/cut-blocks';
import type { Issue } from '../domain/issues';
import type { CellRange } from '../domain/sheet-snapshot';
import type { JournalPayload } from './journal';
import { type Ledger, positionsById } from './ledger';
import type { Ports, SheetEdit } from './ports';
import { isTextColumn } from './setup-edits';
import { blockWrites, cutChanges } from './write-blocks';

export interface TakenBack {
  readonly cells: number;
  readonly issues: readonly Issue[];
}

/** What has stayed: cells edited since, and rows that are gone. */
export function takenBackIssues(later: number, missing: number): Issue[] {
  return [
    ...(later > 0 ? [{ code: 'undo-later-edit' as const, params: { count: later } }] : []),
    ...(missing > 0 ? [{ code: 'undo-row-missing' as const, params: { count: missing } }] : []),
  ];
}

/** Takes back changed cells and rules of an operation on an existing ledger. */
export function takeBackCells(ports: Ports, ledger: Ledger, payload: JournalPayload): TakenBack {
  const { workbook } = ports;
  const { records, cells, settings } = ledger;
  const sheet = ledger.tabs.customers;
  const positionOf = positionsById(ledger);
  let later = 0;
  let missing = 0;
  const changes: ColumnChange[] = [];
  for (const change of payload.cells) {
    const column = ledger.columns.find((candidate) => candidate.key === change.key);
    if (column === undefined) {
      missing += change.positions.length;
      continue;
    }
    const back: { position: number; now: CellValue; then: CellValue }[] = [];
    change.positions.forEach((recordPosition, i) => {
      const position = positionOf.get(payload.recordIds[recordPosition] as string);
      if (position === undefined) {
        missing++;
        return;
      }
      const now = cells.values[records.rows[position] as number]?.[column.index] ?? '';
      const then = change.before[i] as CellValue;
      if (sameValue(now, change.after[i] as CellValue)) back.push({ position, now, then });
      else if (!sameValue(now, then)) later++;
    });
    back.sort((a, b) => a.position - b.position);
    if (back.length > 0) {
      changes.push({
        column,
        positions: back.map(({ position }) => position),
        before: back.map(({ now }) => now),
        after: back.map(({ then }) => then),
      });
    }
  }

  const isKept = (row: number, column: number): boolean => (cells.formulas[row]?.[column] ?? '') !== '';
  const cellAt = (row: number, column: number): CellValue => cells.values[row]?.[column] ?? '';
  const { blocks } = cutChanges(changes, records.rows, cellAt, isKept);
  const automatic = changes
    .filter((change) => isTextColumn(change.column.key, settings))
    .flatMap((change) => {
      const numbers = change.positions
        .filter((_, i) => typeof change.after[i] === 'number')
        .map((position) => records.rows[position] as number);
      return runsOf(numbers).map(
        (run): CellRange => ({ row: run.start, column: change.column.index, rows: run.end - run.start, columns: 1 }),
      );
    });
  const writes = blockWrites(sheet, blocks, records.rows, cellAt, (key) => isTextColumn(key, settings));
  // A number goes back into a text column as the number it was.
  workbook.edit([
    { kind: 'number-format', sheet, ranges: automatic, format: 'General' },
    ...writes,
    ...rulesBack(ledger, payload),
  ]);
  return {
    cells: changes.reduce((sum, change) => sum + change.positions.length, 0),
    issues: takenBackIssues(later, missing),
  };
}

function rulesBack(ledger: Ledger, payload: JournalPayload): SheetEdit[] {
  return payload.rules.flatMap(({ key, runs }): SheetEdit[] => {
    const column = ledger.columns.find((candidate) => candidate.key === key);
    const rows = runs[runs.length - 1]?.end ?? 0;
    if (column === undefined || rows === 0) return [];
    const table = runs.flatMap((run) => (run.rule === null ? [] : [run.rule]));
    const cells: number[][] = [];
    let at = -1;
    for (const run of runs) {
      if (run.rule !== null) at++;
      for (let row = run.start; row < run.end; row++) cells.push([run.rule === null ? -1 : at]);
    }
    return [
      {
        kind: 'validation-grid',
        sheet: ledger.tabs.customers,
        row: ledger.headerRow + 1,
        column: column.index,
        grid: { table, cells },
      },
    ];
  });
}
