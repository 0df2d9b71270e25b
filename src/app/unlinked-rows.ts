/**
 * Rows of linked tabs that belong to no customer of the ledger, as pasting and taking over lists leave them: listed with
 * the customers they may belong to, and given to those whom somebody has chosen.
 */
import type { ApiInput } from '../contract/api';
import type { OperationResult } from '../contract/api/basics';
import type { UnlinkedList } from '../contract/api/linked-tabs';
import { textOf } from '../domain/cell-value';
import { type UnlinkedRows, unlinkedRows } from '../domain/history/unlinked-rows';
import { type CustomerIndex, indexCustomers } from '../domain/history/whose-row';
import { ok, type Result, refused } from '../domain/issues';
import { ENTERED_ROLES, linkedColumns, placesOf } from '../domain/linked-tabs';
import type { Relinked } from '../domain/merge/recycled';
import { createPhoneReader } from '../domain/phone';
import { namedCustomers } from './import-entries';
import { findLedger, type Ledger, openLedger } from './ledger';
import { operateOnce } from './operate';
import type { Ports } from './ports';

/** Groups of rows, and customers that fit one of them, that are listed. */
const MOST_LISTED = 200;
const MOST_FITTING = 5;

/** Some twelve service calls, at most. Issues: `ledger-missing` and those of its columns. */
export function listUnlinked(ports: Ports): Result<UnlinkedList> {
  const { workbook } = ports;
  const tabs = findLedger(workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const opened = openLedger(ports, tabs, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const customers = customersOf(opened.value);
  const groups = ENTERED_ROLES.flatMap((role) => {
    const sheetId = tabs[role];
    if (sheetId === null) return [];
    const cells = workbook.readGrid(sheetId, linkedColumns(role).length);
    return unlinkedRows(role, cells, customers).map((one) => ({ ...one, role, sheetId }));
  });
  return ok({
    groups: groups.slice(0, MOST_LISTED).map(({ role, sheetId, id, name, rows, fits }) => ({
      role,
      tab: workbook.tabById(sheetId)?.name ?? '',
      id,
      name,
      rows: rows.length,
      rowNumber: (rows[0] as number) + 1,
      fits: fits.slice(0, MOST_FITTING).map(({ customerId, title }) => ({ customerId, title })),
    })),
    more: Math.max(0, groups.length - MOST_LISTED),
  });
}

/**
 * Gives all rows of a tab that say the same of their customer to the one who was chosen; what they say stays. Issues:
 * `linked-tab-missing`, `linked-column-missing`, `customer-missing`, `nothing-to-do` where no such rows are left. 25
 * service calls at most, however many rows.
 */
export function linkRows(ports: Ports, { requestId, role, links }: ApiInput<'linkRows'>): Result<OperationResult> {
  const operated = operateOnce(ports, requestId, ['customerId'], (ledger) => {
    const sheetId = ledger.tabs[role];
    if (sheetId === null) return refused({ code: 'linked-tab-missing', params: { role } });
    const cells = ports.workbook.readGrid(sheetId, linkedColumns(role).length);
    const headers = (cells[0] ?? []).map((header) => textOf(header).trim());
    const idAt = placesOf(role, headers).get('customerId');
    if (idAt === undefined)
      return refused({ code: 'linked-column-missing', params: { sheet: ports.workbook.tabById(sheetId)?.name ?? '' } });
    const customers = customersOf(ledger);
    const unlinked = unlinkedRows(role, cells, customers);
    const besides = headers.map((header, at) => (at === idAt ? '' : header));
    const due: Relinked[] = [];
    for (const { id, name, customerId } of links) {
      if (customers.withId(customerId)?.customerId !== customerId) return refused({ code: 'customer-missing' });
      const found = unlinked.find((one: UnlinkedRows) => one.id === id && one.name === name);
      if (found === undefined) continue;
      const rows = found.rows.map((row) => ({
        row,
        texts: besides.map((header, at) => (header === '' ? '' : textOf(cells[row]?.[at] ?? ''))),
      }));
      due.push({ from: id, to: customerId, linked: [{ sheetId, headers: besides, rows }] });
    }
    if (due.length === 0) return refused({ code: 'nothing-to-do' });
    const plan = {
      operation: 'link-rows' as const,
      writes: [],
      issues: [],
      added: null,
      others: [],
      rules: [],
      relinked: due,
      counts: {},
    };
    return ok({ ledger, plan });
  });
  return operated.ok ? ok(operated.value.result) : operated;
}

function customersOf(ledger: Ledger): CustomerIndex {
  return indexCustomers(namedCustomers(ledger), createPhoneReader(ledger.context.region));
}
