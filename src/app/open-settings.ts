/** The settings of a ledger without its records. Writes nothing. */
import type { CellValue } from '../domain/cell-value';
import { ok, type Result, refused } from '../domain/issues';
import type { LedgerSettings } from '../domain/ledger-settings';
import { findLedger, type LedgerTabs } from './ledger';
import type { Ports } from './ports';
import { readSettings } from './settings-tab';

export interface KnownSettings {
  readonly tabs: LedgerTabs;
  readonly settings: LedgerSettings;
  readonly settingsCells: readonly (readonly CellValue[])[];
}

/** The ledger's settings with the cells that they were read from. Four service calls at most. */
export function openSettings({ workbook }: Ports): Result<KnownSettings> {
  const tabs = findLedger(workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const settingsCells = workbook.readCells(tabs.settings).values;
  const settings = readSettings(settingsCells);
  return settings === null ? refused({ code: 'tab-missing' }) : ok({ tabs, settings, settingsCells });
}
