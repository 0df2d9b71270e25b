/**
 * Writes what follows from an edit: looks again right before writing, writes, and looks whether everything came to stand
 * where it belongs. Decides nothing.
 */
import { type CellValue, sameValue } from '../domain/cell-value';
import { idColumn } from '../domain/ledger-columns';
import type { EditedPlan } from './decide-edited';
import type { Cells } from './kept-cells';
import type { Ports, SheetEdit } from './ports';
import type { Part } from './read-edited';
import { settleBlocks } from './settle-blocks';
import { blockWrites, type CellWrite, type WriteBlock, writeEdits } from './write-blocks';
import { cameFrom } from './written-value';

/** Nothing where somebody has been at work in the rows since they were read. */
export function writeEdited(ports: Ports, part: Part, { own, others, state, edits, inSteps }: EditedPlan): void {
  const { workbook } = ports;
  if (own.length + others.length === 0) {
    workbook.edit([...state, ...edits]);
    workbook.flush();
    return;
  }
  const start = look(ports, part, part.ledger.cells.values, []);
  if (start === null) return;
  if (!inSteps) {
    // A block in other rows may cover edited ones as they were.
    put(ports, part, start, [...others, ...own], [...state, ...edits]);
    return;
  }
  const known = put(ports, part, start, own, state);
  if (known !== null) put(ports, part, known, others, edits);
}

/**
 * Writes the blocks, and looks whether the rows hold what they are to hold; where they do not, whatever has gone astray is
 * put right. Answers the part as it is then; null where somebody was at work in it.
 */
function put(
  ports: Ports,
  part: Part,
  before: Cells,
  blocks: readonly WriteBlock[],
  others: readonly SheetEdit[],
): Cells | null {
  const { ledger } = part;
  const cellAt = (row: number, column: number): CellValue => before[row]?.[column] ?? '';
  const writes = blockWrites(ledger.tabs.customers, blocks, ledger.records.rows, cellAt, part.isPlain);
  ports.workbook.edit([...writeEdits(writes), ...others]);
  let after: Cells | null = null;
  try {
    after = look(ports, part, before, writes);
  } catch {
    // Sheets has refused a write: all the others still have to stand where they belong.
  }
  if (after === null) settleBlocks(ports, ledger, writes, before, part.isRead);
  return after;
}

/**
 * Reads the edited rows again, and all IDs where other rows have been written too. Answers the part as it is now; null
 * where it does not hold what it held, `writes` apart. Formulas may give something else by now. One call, or two.
 */
function look(
  { workbook }: Ports,
  { ledger, window }: Part,
  before: Cells,
  writes: readonly CellWrite[],
): Cells | null {
  const sheet = ledger.tabs.customers;
  const now = [...before];
  const isInside = (row: number): boolean => row >= window.row && row < window.row + window.rows;
  let isFar = false;
  for (const { row, column, values } of writes) {
    values.forEach((line, r) => {
      const cells = [...(now[row + r] ?? [])];
      cells.splice(column, line.length, ...line);
      now[row + r] = cells;
      if (!isInside(row + r)) isFar = true;
    });
  }
  const lines = window.rows === 0 ? [] : workbook.readRows(sheet, window.row, window.rows);
  for (const [i, line] of lines.entries()) {
    const row = window.row + i;
    const meant = now[row] ?? [];
    const formulas = ledger.cells.formulas[row] ?? [];
    const isAsMeant = (value: CellValue, column: number): boolean =>
      cameFrom(value, meant[column] ?? '') || (formulas[column] ?? '') !== '';
    if (line.length !== meant.length || !line.every(isAsMeant)) return null;
    now[row] = line;
  }
  if (!isFar) return now;
  const idAt = idColumn(ledger.columns);
  const ids = workbook.readColumns(sheet, idAt, 1);
  return ids.length === now.length && ids.every(([id = ''], row) => sameValue(id, now[row]?.[idAt] ?? '')) ? now : null;
}
