/**
 * What is shown of one customer beside the sheet: of the selected row, asked for again and again, so without reading the
 * whole ledger; or of any. Reads only.
 */
import type { CustomerView, PossibleDuplicate } from '../contract/api/customer';
import { exactKeysOf, recordsAsRead } from '../domain/assess-records';
import { type CellValue, isCivil, textOf } from '../domain/cell-value';
import { commonReasons } from '../domain/exact-keys';
import type { ColumnKey } from '../domain/fields';
import { fingerprintOf } from '../domain/fingerprint';
import { historyOf } from '../domain/history/timeline';
import { ok, type Result, refused } from '../domain/issues';
import { type LedgerColumn, locateColumns } from '../domain/ledger-columns';
import type { LedgerSettings } from '../domain/ledger-settings';
import { ENTERED_ROLES, type EnteredRole } from '../domain/linked-tabs';
import { memberReader } from './column-reader';
import { formColumns, headerOf, planFrom, titleOf } from './customer-record';
import { findCustomer, findHeaderRow, findLedger, headerTexts, type LedgerTabs } from './ledger';
import { readLinkedCells } from './linked-tab';
import { openSettings } from './open-settings';
import type { Ports, Workbook } from './ports';

/** Others of a group that are read row by row; of more the whole tab is. */
const FEW_MEMBERS = 3;
/** Rows in which the header may stand below where it was last seen. */
const HEADER_ROWS = 30;
/** Shown in places of their own. */
const APART: ReadonlySet<string> = new Set<ColumnKey>([
  'tier',
  'flag',
  'priority',
  'lastContact',
  'nextFollowUp',
  'nextStep',
]);

/** A row of the ledger that may be a customer. */
interface Place {
  readonly tabs: LedgerTabs;
  readonly settings: LedgerSettings;
  readonly columns: readonly LedgerColumn[];
  readonly row: number;
}

/**
 * Null where the selection is on no customer, `unchanged` where the row is as the page has `seen` it: then no linked tab is
 * read. At most twenty service calls for the selected row, nine where it is unchanged, and 23 for another row.
 */
export function customer(
  ports: Ports,
  { customerId, seen }: { readonly customerId?: string | undefined; readonly seen?: string | undefined },
): Result<CustomerView | 'unchanged' | null> {
  const place = customerId === undefined ? selectedRow(ports) : rowOf(ports, customerId);
  return place.ok ? ok(place.value === null ? null : describe(ports, place.value, seen)) : place;
}

function rowOf(ports: Ports, customerId: string): Result<Place> {
  const found = findCustomer(ports, customerId);
  if (!found.ok) return found;
  const { tabs, settings, columns, records } = found.value.ledger;
  return ok({ tabs, settings, columns, row: records.rows[found.value.position] as number });
}

function selectedRow(ports: Ports): Result<Place | null> {
  const { workbook } = ports;
  const tabs = findLedger(workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  if (workbook.activeSheetId() !== tabs.customers) return ok(null);
  const selection = workbook.selection();
  if (selection === null || selection.row === 0) return ok(null);
  const opened = openSettings(ports);
  if (!opened.ok) return opened;
  const { settings } = opened.value;
  const { row } = selection;
  // The header stands above the row, so as many rows are there.
  const top = workbook.rowsAsShown(tabs.customers, 0, Math.min(row, settings.headerRow + HEADER_ROWS));
  const headerRow = findHeaderRow(top, settings);
  if (row <= headerRow) return ok(null);
  const { columns, fields } = locateColumns(headerTexts(top, headerRow, settings.headerRowCount), settings.fields);
  return ok({ tabs, settings: { ...settings, fields }, columns, row });
}

function describe(
  ports: Ports,
  { tabs, settings, columns, row }: Place,
  seen: string | undefined,
): CustomerView | 'unchanged' | null {
  const { workbook, clock } = ports;
  const [shown = []] = workbook.rowsAsShown(tabs.customers, row, 1);
  const texts = new Map(columns.map(({ key, index }): [ColumnKey, string] => [key, (shown[index] ?? '').trim()]));
  const text = (key: ColumnKey): string => texts.get(key) ?? '';
  const customerId = text('customerId');
  if (customerId === '') return null;
  const today = clock.civil(clock.now(), workbook.timeZone()).slice(0, 10);
  // As shown, a date may be anything.
  const [cells = []] = workbook.readRows(tabs.customers, row, 1);
  const next = cells[columns.find(({ key }) => key === 'nextFollowUp')?.index ?? -1] ?? '';
  const labels = columns.map(({ key, header }) => [key, header]);
  const revision = fingerprintOf([JSON.stringify([today, row, labels, shown, cells])]);
  if (revision === seen) return 'unchanged';
  const { language, region, home, currency, lists } = settings;
  const context = { language, region, locale: home.locale, today, currency, lists };
  const source = text('tierSource');
  return {
    customerId,
    revision,
    rowNumber: row + 1,
    title: titleOf(texts),
    fields: formColumns({ columns })
      .filter(({ key }) => !APART.has(key) && text(key) !== '')
      .map(({ key }) => ({ key, label: headerOf({ settings }, key), text: text(key) })),
    tier: text('tier'),
    tierReason: source.includes(' · ') ? source.slice(source.indexOf(' · ') + 3) : source,
    flag: text('flag'),
    priority: text('priority'),
    lastContact: text('lastContact'),
    plan: planFrom(isCivil(next) ? next.date : null, text('nextFollowUp'), text('nextStep'), today),
    toCheck: text('issues'),
    duplicates:
      text('duplicateGroup') === ''
        ? []
        : othersInGroup(ports, { tabs, settings, columns, row }, cells, text('duplicateGroup')),
    ...historyOf(customerId, linkedCells(workbook, tabs), context),
    currency,
  };
}

/** The linked tabs that are there. One service call for each, two where people have moved columns. */
function linkedCells(workbook: Workbook, tabs: LedgerTabs): Partial<Record<EnteredRole, CellValue[][]>> {
  return Object.fromEntries(
    ENTERED_ROLES.flatMap((role) => {
      const sheet = tabs[role];
      return sheet === null ? [] : [[role, readLinkedCells(workbook, sheet, role)]];
    }),
  );
}

/** The others of a numbered group, with what each has in common with the customer. Four service calls at most. */
function othersInGroup(
  { workbook }: Ports,
  { tabs, settings, columns, row }: Place,
  cells: CellValue[],
  group: string,
): PossibleDuplicate[] {
  const at = columns.find(({ key }) => key === 'duplicateGroup')?.index ?? 0;
  const groups = workbook.readColumns(tabs.customers, at, 1);
  const members = [...groups.keys()].filter((one) => one !== row && textOf(groups[one]?.[0] ?? '').trim() === group);
  const isFew = members.length <= FEW_MEMBERS;
  const values: CellValue[][] = isFew ? [] : workbook.readGrid(tabs.customers, settings.gridColumns ?? 0);
  values[row] = cells;
  if (isFew) for (const member of members) values[member] = workbook.readRows(tabs.customers, member, 1)[0] ?? [];
  const recordsIn = (rows: readonly number[]) => ({ rows, columns, values, display: [], filled: () => null });
  const memberAt = memberReader({ columns, records: recordsIn(members), cells: { values, formulas: [] } });
  const [own = '', ...others] = exactKeysOf(recordsAsRead(recordsIn([row, ...members])), settings);
  const whole = commonReasons([own, ...others]);
  return others.map((keys, position) => {
    const reasons = commonReasons([own, keys]);
    return { ...memberAt(position), reasons: reasons.length > 0 ? reasons : whole };
  });
}
