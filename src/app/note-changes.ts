/**
 * What the ledger notes when people change a linked tab by hand: the day on which an opportunity came to its stage, and
 * feedback to its end, for figures by period rest on them. Best effort, as everything that follows from an edit.
 */
import { type CellValue, isBlank, isCivil, textOf } from '../domain/cell-value';
import { placesOf } from '../domain/linked-tabs';
import { keyFinder } from '../domain/list-keys';
import type { CellRange } from '../domain/sheet-snapshot';
import type { LedgerTabs } from './ledger';
import { EXPECTED_COLUMNS } from './linked-tab';
import { clearMisplaced } from './moved-columns';
import type { EditedRange, Ports } from './ports';
import { readSettings } from './read-settings';

/** More rows than these are no work by hand. */
const MOST_ROWS = 5000;

const NOTED = {
  opportunities: { told: 'stage', day: 'changedOn' },
  feedback: { told: 'status', day: 'resolvedOn' },
} as const;

/** The linked tab that an edit is in, as far as it says something of which the day is noted. */
export function notedRole(tabs: LedgerTabs, { sheetId }: EditedRange): keyof typeof NOTED | null {
  if (sheetId === tabs.opportunities) return 'opportunities';
  return sheetId === tabs.feedback ? 'feedback' : null;
}

/**
 * Writes today beside every stage that was edited, and beside feedback that was resolved where no day stands. Whoever pastes
 * days along knows better, and a formula stays. Ten service calls at most.
 */
export function noteChanges(
  { workbook, clock }: Ports,
  tabs: LedgerTabs,
  role: keyof typeof NOTED,
  edit: EditedRange,
): void {
  const sheet = edit.sheetId;
  const places = placesOf(role, (workbook.readRows(sheet, 0, 1)[0] ?? []).map(textOf));
  const [told, day] = [places.get(NOTED[role].told), places.get(NOTED[role].day)];
  const isEdited = (column: number): boolean => column >= edit.column && column < edit.column + edit.columns;
  if (told === undefined || day === undefined || !isEdited(told) || isEdited(day)) return;
  const row = Math.max(edit.row, 1);
  const rows = edit.row + edit.rows - row;
  if (rows < 1 || rows > MOST_ROWS) return;
  const items = role === 'feedback' ? readSettings(workbook.readCells(tabs.settings).values)?.lists : undefined;
  const keyOf = keyFinder('feedbackStatus', items?.['feedbackStatus'] ?? []);
  const isDue = (said: CellValue, noted: CellValue): boolean =>
    role === 'feedback'
      ? keyOf(textOf(said).trim()) === 'resolved' && isBlank(noted)
      : !isBlank(said) && (isBlank(noted) || isCivil(noted));
  const today = clock.civil(clock.now(), workbook.timeZone()).slice(0, 10);
  const formulas = workbook.formulas(sheet, { row, column: day, rows, columns: 1 });
  const before = workbook.readGrid(sheet, EXPECTED_COLUMNS);
  const ranges = before.slice(row, row + rows).flatMap((line, i): CellRange[] => {
    const isFree = (formulas[i]?.[0] ?? '') === '';
    return isFree && isDue(line[told] ?? '', line[day] ?? '')
      ? [{ row: row + i, column: day, rows: 1, columns: 1 }]
      : [];
  });
  if (ranges.length === 0) return;
  const value = { date: today };
  workbook.edit([{ kind: 'write-same', sheet, ranges, value, plain: false }]);
  const written = ranges.map((range) => ({ row: range.row, column: day, value }));
  clearMisplaced(workbook, sheet, before, workbook.readGrid(sheet, EXPECTED_COLUMNS), written);
  workbook.flush();
}
