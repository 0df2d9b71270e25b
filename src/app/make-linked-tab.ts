/**
 * Makes a linked tab, on its first use: Purchases with what the ledger has noted of orders so far, so that no total falls.
 */
import { messagesFor } from '../contract/messages/messages-for';
import { standardiseRecords } from '../domain/assess-records';
import type { CellValue } from '../domain/cell-value';
import { type ORDER_KEYS, openingOf } from '../domain/history/rolled-records';
import { ok, type Result } from '../domain/issues';
import { type LinkedRole, linkedColumns } from '../domain/linked-tabs';
import { titleOf, valuesOf } from './customer-record';
import { openLedger, positionsById } from './ledger';
import { linkedTabEdits } from './linked-tab';
import { joinLedger, type KnownSettings, openSettings } from './open-settings';
import { underLock } from './operation';
import type { Ports } from './ports';
import { settingsListColumns } from './read-settings';
import { ownTab } from './tabs';

/**
 * Makes the tab where there is none; one that an execution left half made is gone on with. It is remembered last, once it
 * is whole. 25 service calls at most.
 */
export function makeLinkedTab(ports: Ports, role: LinkedRole): Result<{ readonly made: true }> {
  const { workbook } = ports;
  return underLock(ports, (): Result<{ readonly made: true }> => {
    const known = openSettings(ports);
    if (!known.ok) return known;
    const { tabs, settings, settingsCells } = known.value;
    if (tabs[role] !== null) return ok({ made: true });
    const headers = linkedColumns(role).map(({ labels }) => labels[settings.language]);
    const { name, isThere } = ownTab(workbook, messagesFor(settings.language).tabs[role], headers);
    const active = workbook.activeSheetId();
    const selection = workbook.selection() ?? { row: 0, column: 0, rows: 1, columns: 1 };
    const listColumns = settingsListColumns(settingsCells);
    // Where rows are there already, an execution has ended between them and its last word.
    const isBegun = isThere && workbook.peek(workbook.tabByName(name)?.sheetId ?? -1, 2).length > 1;
    const rows = role === 'purchases' && !isBegun ? openingRows(ports, known.value) : [];
    workbook.edit(linkedTabEdits(name, isThere, role, { settings, settingsSheet: tabs.settings, listColumns }, rows));
    workbook.flush();
    workbook.edit(joinLedger(known.value, role, name));
    // A new tab comes to the front.
    workbook.select(active, selection);
    return ok({ made: true });
  });
}

/** One row for each customer whose orders are noted, as cells of a new tab. Three service calls. */
function openingRows(ports: Ports, { tabs, settingsCells }: KnownSettings): readonly (readonly CellValue[])[] {
  const opened = openLedger(ports, tabs, { full: false, journal: [], settingsCells });
  if (!opened.ok) return [];
  const ledger = opened.value;
  const { language } = ledger.settings;
  const { standard } = standardiseRecords(ledger.records, ledger.settings, ledger.context);
  return [...positionsById(ledger)].flatMap(([customerId, position]) => {
    const noted = (key: (typeof ORDER_KEYS)[number]): CellValue => standard.get(key)?.[position] ?? '';
    const opening = openingOf(
      customerId,
      {
        orderCount: noted('orderCount'),
        totalSpent: noted('totalSpent'),
        firstOrder: noted('firstOrder'),
        lastOrder: noted('lastOrder'),
      },
      language,
    );
    if (opening === null) return [];
    const values: Readonly<Record<string, CellValue>> = { ...opening, customer: titleOf(valuesOf(ledger, position)) };
    return [linkedColumns('purchases').map(({ key }) => values[key] ?? '')];
  });
}
