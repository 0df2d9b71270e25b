/**
 * What is shown of one customer beside the sheet: of the selected row, asked for again and again, so without reading the
 * whole ledger; or of any. Reads only.
 */
import type { CustomerView, PossibleDuplicate } from '../contract/api';
import { groupDuplicates, recordsAsRead } from '../domain/assess-records';
import { textOf } from '../domain/cell-value';
import type { ColumnKey } from '../domain/fields';
import { DUPLICATE_REASONS } from '../domain/find-duplicates';
import { ok, type Result, refused } from '../domain/issues';
import { type LedgerColumn, locateColumns } from '../domain/ledger-columns';
import type { LedgerSettings } from '../domain/ledger-settings';
import { parseDate } from '../domain/parse-date';
import { formColumns, headerOf, memberReader, planFrom, titleOf } from './customer-record';
import { contactsWith } from './follow-ups';
import { findHeaderRow, findLedger, headerTexts, type LedgerTabs, openLedger, positionsById } from './ledger';
import { openSettings } from './open-settings';
import type { Ports } from './ports';

const MOST_CONTACTS = 10;
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

/** Null where the selection is on no customer. At most ten service calls for the selected row, and thirteen for another. */
export function customer(
  ports: Ports,
  { customerId }: { readonly customerId?: string | undefined },
): Result<CustomerView | null> {
  const place = customerId === undefined ? selectedRow(ports) : rowOf(ports, customerId);
  return place.ok ? ok(place.value === null ? null : describe(ports, place.value)) : place;
}

function rowOf(ports: Ports, customerId: string): Result<Place> {
  const tabs = findLedger(ports.workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const opened = openLedger(ports, tabs, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const { settings, columns, records } = opened.value;
  const position = positionsById(opened.value).get(customerId);
  if (position === undefined) return refused({ code: 'customer-missing' });
  return ok({ tabs, settings, columns, row: records.rows[position] as number });
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

function describe(ports: Ports, { tabs, settings, columns, row }: Place): CustomerView | null {
  const { workbook, clock } = ports;
  const [shown = []] = workbook.rowsAsShown(tabs.customers, row, 1);
  const texts = new Map(columns.map(({ key, index }): [ColumnKey, string] => [key, (shown[index] ?? '').trim()]));
  const text = (key: ColumnKey): string => texts.get(key) ?? '';
  const customerId = text('customerId');
  if (customerId === '') return null;
  const today = clock.civil(clock.now(), workbook.timeZone()).slice(0, 10);
  const reading = parseDate(text('nextFollowUp'), { locale: settings.home.locale, today });
  const contacts =
    tabs.followUps === null
      ? { contacts: [], count: 0 }
      : contactsWith(workbook, tabs.followUps, customerId, MOST_CONTACTS);
  const source = text('tierSource');
  return {
    customerId,
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
    plan: planFrom(reading.kind === 'date' ? reading.date : null, text('nextFollowUp'), text('nextStep'), today),
    toCheck: text('issues'),
    duplicates:
      text('duplicateGroup') === ''
        ? []
        : othersInGroup(ports, { tabs, settings, columns, row }, text('duplicateGroup')),
    contacts: contacts.contacts,
    contactCount: contacts.count,
  };
}

/** The others of a numbered group, with what each has in common with the customer. One service call. */
function othersInGroup(
  { workbook }: Ports,
  { tabs, settings, columns, row }: Place,
  group: string,
): PossibleDuplicate[] {
  const values = workbook.readGrid(tabs.customers, settings.gridColumns ?? 0);
  const at = columns.find(({ key }) => key === 'duplicateGroup')?.index ?? -1;
  const members = [...values.keys()].filter((one) => one !== row && textOf(values[one]?.[at] ?? '').trim() === group);
  const recordsIn = (rows: readonly number[]) => ({ rows, columns, values, display: [], filled: () => null });
  const memberAt = memberReader({ columns, records: recordsIn(members), cells: { values, formulas: [] } });
  const reasonsOf = (rows: readonly number[]) =>
    groupDuplicates(
      recordsAsRead(recordsIn(rows)),
      settings,
      rows.map(() => 0),
    ).groups[0]?.reasons;
  const whole = reasonsOf([row, ...members]) ?? [];
  return members.map((member, position) => {
    const reasons = reasonsOf([row, member]) ?? whole;
    return { ...memberAt(position), reasons: DUPLICATE_REASONS.filter((reason) => reasons.includes(reason)) };
  });
}
