/**
 * Taking over somebody's list of orders, contacts, opportunities or feedback, which stands in a tab of the same
 * spreadsheet: looked at first, then added to the linked tab in one operation that can be undone. The list stays as it is.
 */
import type { ApiInput } from '../contract/api';
import type { OperationResult } from '../contract/api/basics';
import type { ImportPreview } from '../contract/api/linked-tabs';
import { type CellValue, textOf } from '../domain/cell-value';
import { type EntryMapping, findListHeader, mapEntries } from '../domain/history/map-entries';
import { type ImportPlan, type NamedCustomer, planImport } from '../domain/history/plan-import';
import { ok, type Result, refused } from '../domain/issues';
import { type LinkedRole, linkedColumns, placesOf } from '../domain/linked-tabs';
import type { LedgerPlan } from './apply-changes';
import { titleOf, valuesOf } from './customer-record';
import { entryPrints } from './imported-entries';
import { findLedger, type Ledger, openLedger } from './ledger';
import { appendEdits, entryCells, entryContext } from './linked-tab';
import { operateOnce } from './operate';
import { countIssues } from './operation';
import type { Ports } from './ports';

/** What a list was found to be, and what of it is to be added. */
interface ConsideredList {
  readonly role: LinkedRole;
  readonly headers: readonly string[];
  readonly mapping: EntryMapping;
  /** The linked tab as it is. */
  readonly tab: { readonly sheetId: number; readonly name: string; readonly cells: readonly (readonly CellValue[])[] };
  readonly plan: ImportPlan;
}

/** Writes nothing. Some twelve service calls. Issues as `importEntries`. */
export function previewImport(ports: Ports, input: ApiInput<'previewImport'>): Result<ImportPreview> {
  const tabs = findLedger(ports.workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const opened = openLedger(ports, tabs, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const considered = considerList(ports, opened.value, input);
  if (!considered.ok) return considered;
  const { headers, mapping, plan, role } = considered.value;
  const { language } = opened.value.settings;
  const keyAt = new Map([...mapping].map(([key, at]) => [at, key]));
  return ok({
    columns: headers.map((header, at) => {
      const column = linkedColumns(role).find(({ key }) => key === keyAt.get(at));
      return { header, key: column?.key ?? null, label: column?.labels[language] ?? '' };
    }),
    added: plan.added.length,
    same: plan.same,
    different: plan.different,
    unlinked: plan.unlinked,
    issues: countIssues(plan.issues),
  });
}

/**
 * Issues: `already-a-ledger` for a tab of the ledger's own, `list-not-understood` where no column tells whose rows they are
 * or what happened, `linked-tab-missing`, `linked-column-missing`; beside the result those of single rows. 25 service
 * calls at most, however long the list.
 */
export function importEntries(ports: Ports, input: ApiInput<'importEntries'>): Result<OperationResult> {
  const operated = operateOnce(ports, input.requestId, ['customerId'], (ledger) => {
    const considered = considerList(ports, ledger, input);
    if (!considered.ok) return considered;
    const plan = importPlan(ports, ledger, considered.value);
    return plan.ok ? ok({ ledger, plan: plan.value }) : plan;
  });
  return operated.ok ? ok(operated.value.result) : operated;
}

function considerList(
  { workbook }: Ports,
  ledger: Ledger,
  { role, sheetId, mapping: chosen = {} }: ApiInput<'previewImport'>,
): Result<ConsideredList> {
  const { context, tabs } = ledger;
  if (Object.values(tabs).includes(sheetId)) return refused({ code: 'already-a-ledger' });
  if (!workbook.hasTab(sheetId)) return refused({ code: 'tab-missing' });
  const linked = tabs[role];
  if (linked === null) return refused({ code: 'linked-tab-missing', params: { role } });
  const cells = workbook.readCells(sheetId).values;
  const headerRow = findListHeader(role, cells);
  const headers = (cells[headerRow] ?? []).map((header) => textOf(header).trim());
  const customers = namedCustomers(ledger);
  const ids = new Set(customers.map(({ customerId }) => customerId));
  const mapping = mapEntries(role, headers, cells.slice(headerRow + 1), context, ids, chosen);
  const isOfSomebody = mapping.has('customerId') || mapping.has('customer');
  if (!isOfSomebody || mapping.size < 2) return refused({ code: 'list-not-understood' });
  const tab = workbook.readGrid(linked, linkedColumns(role).length);
  const list = { cells: cells.slice(headerRow), firstRow: headerRow + 1 };
  const name = workbook.tabById(linked)?.name ?? '';
  return ok({
    role,
    headers,
    mapping,
    tab: { sheetId: linked, name, cells: tab },
    plan: planImport(role, list, mapping, tab, customers, entryContext(ledger)),
  });
}

/** What lists may call each customer. */
function namedCustomers(ledger: Ledger): NamedCustomer[] {
  return ledger.records.rows.flatMap((_, position): NamedCustomer[] => {
    const values = valuesOf(ledger, position);
    const text = (key: 'customerId' | 'name' | 'company' | 'contact'): string => textOf(values.get(key) ?? '').trim();
    const names = [text('name'), text('company'), text('contact')];
    return text('customerId') === '' ? [] : [{ customerId: text('customerId'), title: titleOf(values), names }];
  });
}

function importPlan(
  { workbook }: Ports,
  { settings }: Ledger,
  { role, tab: { sheetId, name, cells }, plan }: ConsideredList,
): Result<LedgerPlan> {
  const headers = (cells[0] ?? []).map(textOf);
  const rows: CellValue[][] = [];
  for (const values of plan.added) {
    const row = entryCells({ name, headers }, { role, values }, settings.language);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  return ok({
    operation: 'import',
    writes: [],
    issues: [],
    told: plan.issues,
    added: null,
    others: appendEdits(sheetId, cells, rows),
    standsAsRead: () => workbook.rowsAsShown(sheetId, 0, 1)[0]?.join('\t') === headers.join('\t'),
    imported: { role, prints: entryPrints(role, placesOf(role, headers), rows) },
    rules: [],
    counts: { added: plan.added.length, same: plan.same, different: plan.different, unlinked: plan.unlinked },
  });
}
