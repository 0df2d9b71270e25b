/**
 * Makes a linked tab, on its first use. Knows no row.
 */
import { messagesFor } from '../contract/messages/messages-for';
import { ok, type Result } from '../domain/issues';
import { type LinkedRole, linkedColumns } from '../domain/linked-tabs';
import { linkedTabEdits } from './linked-tab';
import { openSettings } from './open-settings';
import { underLock } from './operation';
import type { Ports } from './ports';
import { settingsListColumns } from './settings-tab';
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
    workbook.edit(linkedTabEdits(name, isThere, role, { settings, settingsSheet: tabs.settings, listColumns }));
    workbook.flush();
    const remembered = { ...workbook.rememberedTabs(), customers: tabs.customers, settings: tabs.settings };
    workbook.edit([{ kind: 'remember-tabs', tabs: { ...remembered, [role]: name } }]);
    // A new tab comes to the front.
    workbook.select(active, selection);
    return ok({ made: true });
  });
}
