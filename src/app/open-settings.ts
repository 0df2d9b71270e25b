/** The settings of a ledger without its records. Writes nothing. */
import type { CellValue } from '../domain/cell-value';
import { ok, type Result, refused } from '../domain/issues';
import type { LedgerSettings, TabRole } from '../domain/ledger-settings';
import { findLedger, type LedgerTabs } from './ledger';
import type { Ports, SheetEdit } from './ports';
import { readSettings } from './read-settings';
import { stateCell, stateEdits } from './settings-state';

export interface KnownSettings {
  readonly tabs: LedgerTabs;
  readonly settings: LedgerSettings;
  readonly settingsCells: readonly (readonly CellValue[])[];
}

/** The ledger's settings with the cells that they were read from. Four service calls at most. Issues: `ledger-missing`, `settings-damaged`. */
export function openSettings({ workbook }: Ports): Result<KnownSettings> {
  const tabs = findLedger(workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const settingsCells = workbook.readCells(tabs.settings).values;
  const settings = readSettings(settingsCells);
  return settings === null ? refused({ code: 'settings-damaged' }) : ok({ tabs, settings, settingsCells });
}

/**
 * Makes a new tab one of the ledger's: remembered by the spreadsheet beside all that are known, and by its name in
 * Settings, for a file that has lost what the spreadsheet remembers.
 */
export function joinLedger({ tabs, settings, settingsCells }: KnownSettings, role: TabRole, name: string): SheetEdit[] {
  const known = Object.entries(tabs).filter((entry): entry is [string, number] => entry[1] !== null);
  return [
    { kind: 'remember-tabs', tabs: { ...Object.fromEntries(known), [role]: name } },
    ...stateEdits(tabs.settings, stateCell(settingsCells), { ...settings, tabs: { ...settings.tabs, [role]: name } }),
  ];
}
