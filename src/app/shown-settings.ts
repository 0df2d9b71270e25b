/** Keeps what Settings show under General as the ledger has it: the hour of the mail, amounts that were worked out. */
import { messagesFor } from '../contract/messages/messages-for';
import { type CellValue, textOf } from '../domain/cell-value';
import type { LedgerSettings } from '../domain/ledger-settings';
import type { TierRules } from '../domain/tiers';
import type { SheetEdit, Workbook } from './ports';
import { readSettings } from './read-settings';
import { type GeneralKey, isNameOf } from './settings-general';
import { stateCell, stateEdits } from './settings-state';
import { MARKER_ROW } from './settings-table';

/**
 * Keeps when the daily mail goes out: in the cells that people see, where they are there, and in the hidden block. Three
 * calls at most, none where nothing changes.
 */
export function reminderEdits(
  sheet: number,
  values: readonly (readonly CellValue[])[],
  settings: LedgerSettings,
): SheetEdit[] {
  const words = messagesFor(settings.language).settings;
  const before = readSettings(values)?.reminders;
  const { hour, weekdaysOnly } = settings.reminders;
  if (before?.hour === hour && before.weekdaysOnly === weekdaysOnly) return [];
  const shown = (key: GeneralKey, value: CellValue): SheetEdit[] => {
    const cell = generalCell(values, key);
    return cell === null ? [] : [{ kind: 'write', sheet, ...cell, values: [[value]] }];
  };
  const cell = stateCell(values);
  return [
    ...shown('reminderHour', hour),
    ...shown('weekdaysOnly', weekdaysOnly ? words.yes : words.no),
    ...stateEdits(sheet, cell, settings),
  ];
}

/** The cell that shows a setting under General; null where none does. */
function generalCell(
  values: readonly (readonly CellValue[])[],
  key: GeneralKey,
): { readonly row: number; readonly column: number } | null {
  const general = (values[MARKER_ROW] ?? []).indexOf('general');
  if (general < 0) return null;
  const labels = values.map((cells) => textOf(cells[general] ?? '').trim());
  const row = labels.findIndex((label) => isNameOf(key, label));
  return row < 0 ? null : { row, column: general + 1 };
}

/**
 * Shows the amounts that the ledger has worked out where people see them, and looks whether they have typed one since. One
 * call each.
 */
export function amountEdits(
  workbook: Workbook,
  sheet: number,
  values: readonly (readonly CellValue[])[],
  tiers: TierRules,
): { readonly edits: readonly SheetEdit[]; readonly standsAsRead: () => boolean } {
  const shown = (['vipAmount', 'middleAmount'] as const).flatMap((key) => {
    const cell = generalCell(values, key);
    return cell === null || tiers[key] === null ? [] : [{ ...cell, value: tiers[key] }];
  });
  return {
    edits: shown.map(({ row, column, value }) => ({ kind: 'write', sheet, row, column, values: [[value]] })),
    standsAsRead: () =>
      shown.every(({ row, column }) => {
        const [now = []] = workbook.readValues(sheet, { row, column: column - 1, rows: 1, columns: 2 });
        return now.every((value, i) => value === values[row]?.[column - 1 + i]);
      }),
  };
}
