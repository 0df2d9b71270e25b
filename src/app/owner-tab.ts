/**
 * A tab that shows the customers of one owner: a formula over the ledger's columns, no copies. References follow the
 * columns wherever people move them; a tab whose columns are gone is deleted and made anew.
 */
import type { ApiInput } from '../contract/api';
import type { OwnerTab } from '../contract/api/owners';
import { messagesFor } from '../contract/messages/messages-for';
import { columnLetters } from '../domain/a1-notation';
import { addressBook } from '../domain/address-book';
import { isBlank } from '../domain/cell-value';
import { dueRecords } from '../domain/due-records';
import { fieldOf, isFieldKey } from '../domain/fields';
import { ok, type Result, refused } from '../domain/issues';
import { ownersOf } from '../domain/owned-records';
import { headerOf } from './customer-record';
import { PROTECTION_DESCRIPTION } from './header-edits';
import { findLedger, type Ledger, openLedger } from './ledger';
import { numberFormatOf } from './number-formats';
import { underLock } from './operation';
import type { CellStyle, Ports, SheetEdit } from './ports';

/** Rows and columns of a new tab. */
const ROWS = 1000;
const COLUMNS = 26;
/** Rows beyond those of today's customers. */
const ROOM = 100;
const HEAD_STYLE: CellStyle = { bold: true, background: '#37474F', color: '#FFFFFF' };

/**
 * Makes the tab, or brings the one of its name to the front. Issues: `column-missing` without a column of owners,
 * `busy`. 25 service calls at most.
 */
export function makeOwnerTab(ports: Ports, { owner }: ApiInput<'makeOwnerTab'>): Result<OwnerTab> {
  const { workbook } = ports;
  return underLock(ports, (): Result<OwnerTab> => {
    const tabs = findLedger(workbook);
    if (tabs === null) return refused({ code: 'ledger-missing' });
    const opened = openLedger(ports, tabs, { full: false, journal: [] });
    if (!opened.ok) return opened;
    const ledger = opened.value;
    const { records, settings, context } = ledger;
    const at = ledger.columns.find(({ key }) => key === 'owner')?.index;
    if (at === undefined)
      return refused({ code: 'column-missing', fieldKey: 'owner', params: { header: headerOf(ledger, 'owner') } });
    const owners = ownersOf(dueRecords(records, settings, context), addressBook(settings));
    const texts = owners.find((one) => one.owner === owner)?.texts ?? [owner];
    const name = messagesFor(settings.language).tabs.customersOf({ owner: owner.replace(/\s+/g, ' ').slice(0, 60) });
    const there = workbook.tabByName(name);
    if (there !== null) {
      workbook.edit([{ kind: 'activate-sheet', sheet: there.sheetId }]);
      return ok({ name, made: false });
    }
    const customers = workbook.tabById(tabs.customers)?.name ?? '';
    workbook.edit(ownerTabEdits(name, ledger, `'${customers.replace(/'/g, "''")}'!`, at, texts));
    return ok({ name, made: true });
  });
}

/** Columns that people fill or read, without those that the ledger keeps for itself. */
function shownColumns({ cells, headerRow, columns }: Ledger): { readonly at: number; readonly key: string }[] {
  return (cells.values[headerRow] ?? []).flatMap((header, at) => {
    const key = columns.find(({ index }) => index === at)?.key ?? '';
    const presence = isFieldKey(key) ? fieldOf(key).presence : 'ticked';
    return isBlank(header) || presence === 'hidden' || presence === 'stamp' ? [] : [{ at, key }];
  });
}

function ownerTabEdits(
  name: string,
  ledger: Ledger,
  sheet: string,
  ownerAt: number,
  texts: readonly string[],
): SheetEdit[] {
  const shown = shownColumns(ledger);
  const first = ledger.headerRow + 2;
  const down = (at: number): string => `${sheet}${columnLetters(at)}${first}:${columnLetters(at)}`;
  const isTheirs = texts.map((text) => `(${down(ownerAt)}="${text.replace(/"/g, '""')}")`).join('+');
  const filter = `=IFNA(FILTER(HSTACK(${shown.map(({ at }) => down(at)).join(',')}),${isTheirs}),"")`;
  const rows = Math.max(ROWS, ledger.records.rows.length + ROOM);
  const width = shown.length;
  const formatted = shown.map(({ key }) => {
    const format = isFieldKey(key) ? numberFormatOf(fieldOf(key), ledger.settings) : null;
    // A formula does not show its result in a cell of plain text.
    return format === '@' ? null : format;
  });
  const formats = new Set(formatted.filter((format) => format !== null));
  return [
    { kind: 'insert-sheet', name },
    ...(rows > ROWS ? [{ kind: 'insert-rows' as const, sheet: name, after: ROWS - 1, count: rows - ROWS }] : []),
    ...(width > COLUMNS
      ? [{ kind: 'insert-columns' as const, sheet: name, after: COLUMNS - 1, count: width - COLUMNS }]
      : []),
    ...[...formats].map((format): SheetEdit => {
      const own = [...formatted.keys()].filter((column) => formatted[column] === format);
      return {
        kind: 'number-format',
        sheet: name,
        ranges: own.map((column) => ({ row: 1, column, rows: rows - 1, columns: 1 })),
        format,
      };
    }),
    {
      kind: 'write-formulas',
      sheet: name,
      row: 0,
      column: 0,
      formulas: [shown.map(({ at }) => `=${sheet}${columnLetters(at)}${ledger.headerRow + 1}`)],
    },
    { kind: 'write-formulas', sheet: name, row: 1, column: 0, formulas: [[filter]] },
    { kind: 'style', sheet: name, ranges: [{ row: 0, column: 0, rows: 1, columns: width }], style: HEAD_STYLE },
    { kind: 'freeze', sheet: name, rows: 1 },
    {
      kind: 'protect',
      sheet: name,
      range: { row: 0, column: 0, rows, columns: width },
      description: PROTECTION_DESCRIPTION,
    },
  ];
}
