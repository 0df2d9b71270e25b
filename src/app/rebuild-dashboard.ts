/**
 * The Dashboard tab: made on first use, then rebuilt from the figures of the day, in parts of which each is an operation.
 * It holds what follows from the ledger, and what people type between, which stays: there is nothing to be undone.
 */
import type { ApiInput, ApiOutput } from '../contract/api';
import { messagesFor } from '../contract/messages/messages-for';
import { columnLetters } from '../domain/a1-notation';
import { legendOf } from '../domain/conditional-formats';
import { OPENING_LABELS } from '../domain/history/entries';
import { ok, type Result, refused } from '../domain/issues';
import { type LinkedRole, placesOf } from '../domain/linked-tabs';
import { LISTS } from '../domain/lists';
import { BAND_WIDTH, type DashboardBlock } from '../domain/report/dashboard';
import type { LedgerRanges } from '../domain/report/dashboard-formulas';
import { COLUMN_MARKS } from '../domain/report/dashboard-marks';
import { liveCounts } from '../domain/report/live-counts';
import { dashboardBlocks } from './dashboard-blocks';
import { findLedger, type LedgerTabs } from './ledger';
import { joinLedger, openSettings } from './open-settings';
import { underLock } from './operation';
import type { Ports, SheetEdit, Workbook } from './ports';
import { type ReadReport, readReport } from './report';
import { stateCell, stateEdits } from './settings-state';
import { ownTab } from './tabs';
import { LABEL_WIDTH, NUMBER_WIDTH, UNFINISHED, writeDashboard } from './write-dashboard';

/** Customers and products that have lines of their own. */
const MOST = { customers: 10, products: 6 };
const GAP_WIDTH = 16;
/**
 * Of 25 calls those that neither find the ledger (two), read Settings, the time zone and Customers (four, five where a row
 * may be a heading), nor lock, flush and release. Each linked tab takes one of them.
 */
const MOST_CALLS = 15;

/**
 * One part of what it takes to make the Dashboard, where there is none, and to bring it up to date: whoever asks goes on
 * while it `isUnfinished`. What an execution leaves behind that ends before, the next one completes. The report is made
 * before the lock is taken. 25 service calls at most.
 * Issues: `ledger-missing`, `tab-missing`, `busy`, and those of a report.
 */
export function rebuildDashboard(
  ports: Ports,
  { fiscalStart }: Pick<ApiInput<'rebuildDashboard'>, 'fiscalStart'>,
): Result<ApiOutput['rebuildDashboard']> {
  const { workbook } = ports;
  const tabs = findLedger(workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const sheet = tabs.dashboard;
  if (sheet === null) return underLock(ports, () => makeDashboard(ports));
  const read = readReport(ports, { fiscalStart }, MOST, tabs);
  if (!read.ok) return read;
  const names = namesOf(workbook, read.value);
  if (names === null) return underLock(ports, () => noteNames(ports, [...read.value.headers.keys()]));
  const blocks = blocksOf(read.value, names);
  const wasFound = workbook.rememberedTabs()['settings'] !== undefined;
  const most = MOST_CALLS - read.value.headers.size - (wasFound ? 0 : 1);
  return underLock(ports, () => {
    const written = writeDashboard(workbook, sheet, blocks, most);
    return written === null ? leaveDashboard(ports) : ok(written);
  });
}

/** Of the tabs that formulas speak of, as Settings know them; null where somebody has renamed one. No service call. */
function namesOf(workbook: Workbook, { ledger, headers }: ReadReport): Names | null {
  const names = new Map<NamedRole, string>();
  for (const role of ['customers', ...headers.keys()] as const) {
    const name = ledger.settings.tabs[role] ?? '';
    if (workbook.tabByName(name)?.sheetId !== ledger.tabs[role]) return null;
    names.set(role, name);
  }
  return names;
}

type NamedRole = LinkedRole | 'customers';
type Names = ReadonlyMap<NamedRole, string>;

/** Has Settings know what the tabs are called now. Two calls, and one for each. */
function noteNames(ports: Ports, roles: readonly LinkedRole[]): Result<ApiOutput['rebuildDashboard']> {
  const known = openSettings(ports);
  if (!known.ok) return known;
  const { tabs, settings, settingsCells } = known.value;
  const names = Object.fromEntries(
    (['customers', ...roles] as const).map((role) => [role, ports.workbook.tabById(tabs[role] as number)?.name ?? '']),
  );
  ports.workbook.edit(
    stateEdits(tabs.settings, stateCell(settingsCells), { ...settings, tabs: { ...settings.tabs, ...names } }),
  );
  return ok(UNFINISHED);
}

function blocksOf(read: ReadReport, names: Names): readonly DashboardBlock[] {
  const { report, ledger, customers, lists } = read;
  const { settings, headerRow, records } = ledger;
  const legend = new Map(legendOf(settings.red).map((entry) => [entry.meaning as string, entry]));
  return dashboardBlocks({
    report,
    words: messagesFor(settings.language),
    ranges: rangesOf(read, names),
    counts: liveCounts(records, { sheet: names.get('customers') ?? '', headerRow }, customers, lists),
    titles: new Map(customers.map(({ customerId, title }) => [customerId, title])),
    tierFills: new Map(
      (lists['tier'] ?? []).flatMap(({ key }, i): [string, string][] => {
        const { fill = null, text = '' } = legend.get(`rank${i + 1}`) ?? {};
        return fill === null || text !== '#000000' ? [] : [[key, fill]];
      }),
    ),
  });
}

function rangesOf({ ledger, headers }: ReadReport, names: Names): LedgerRanges {
  const { settings } = ledger;
  const columns = new Map<LinkedRole, (key: string) => string | null>();
  const columnsOf = (role: LinkedRole): ((key: string) => string | null) => {
    const texts = headers.get(role);
    if (texts === undefined) return () => null;
    const places = placesOf(role, texts);
    const name = (names.get(role) ?? '').replace(/'/g, "''");
    return (key) => {
      const place = places.get(key);
      return place === undefined ? null : `'${name}'!$${columnLetters(place)}$1:$${columnLetters(place)}`;
    };
  };
  return {
    linked: (role, key) => {
      const column = columns.get(role) ?? columnsOf(role);
      columns.set(role, column);
      return column(key);
    },
    labelOf: (list, key) =>
      settings.lists[list]?.find((item) => item.key === key)?.label ??
      LISTS[list]?.find((item) => item.key === key)?.labels[settings.language] ??
      key,
    opening: OPENING_LABELS[settings.language],
  };
}

/** The empty tab with its marks, made one of the ledger's once it is whole. Some twenty calls. */
function makeDashboard(ports: Ports): Result<ApiOutput['rebuildDashboard']> {
  const { workbook } = ports;
  workbook.forgetTabs();
  const known = openSettings(ports);
  if (!known.ok) return known;
  const { name, isThere } = ownTab(workbook, messagesFor(known.value.settings.language).tabs.dashboard, COLUMN_MARKS);
  const width = (column: number, count: number, pixels: number): SheetEdit => ({
    kind: 'column-width',
    sheet: name,
    column,
    count,
    pixels,
  });
  const gap = BAND_WIDTH + 1;
  workbook.edit([
    ...(isThere ? [] : [{ kind: 'insert-sheet' as const, name }]),
    { kind: 'hide-gridlines', sheet: name },
    width(1, COLUMN_MARKS.length - 1, NUMBER_WIDTH),
    width(1, 1, LABEL_WIDTH),
    width(gap, 1, GAP_WIDTH),
    width(gap + 1, 1, LABEL_WIDTH),
    { kind: 'hide-columns', sheet: name, column: 0, count: 1, hidden: true },
    { kind: 'hide-rows', sheet: name, row: 0, count: 1 },
    { kind: 'write', sheet: name, row: 0, column: 0, values: [COLUMN_MARKS] },
  ]);
  workbook.flush();
  workbook.edit(joinLedger(known.value, 'dashboard', name));
  return ok(UNFINISHED);
}

/** A tab that has lost its marks is no longer ours: the next part makes another. Three calls. */
function leaveDashboard(ports: Ports): Result<ApiOutput['rebuildDashboard']> {
  ports.workbook.forgetTabs();
  const known = openSettings(ports);
  if (!known.ok) return known;
  const { tabs, settings, settingsCells } = known.value;
  const without = <T>(all: Readonly<Record<string, T>>): [string, T][] =>
    Object.entries(all).filter(([role]) => role !== 'dashboard');
  const others = without(tabs as LedgerTabs & Record<string, number | null>).flatMap(([role, sheet]) =>
    sheet === null ? [] : [[role, sheet] as const],
  );
  ports.workbook.edit([
    { kind: 'remember-tabs', tabs: Object.fromEntries(others) },
    ...stateEdits(tabs.settings, stateCell(settingsCells), {
      ...settings,
      tabs: Object.fromEntries(without(settings.tabs as Readonly<Record<string, string>>)),
    }),
  ]);
  return ok(UNFINISHED);
}
