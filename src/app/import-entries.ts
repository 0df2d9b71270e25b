/**
 * Taking over somebody's list of orders, contacts, opportunities or feedback, which stands in a tab of the same
 * spreadsheet: looked at first, then added to the linked tab in one operation that can be undone. The list stays as it is.
 */
import type { ApiInput } from '../contract/api';
import type { OperationResult } from '../contract/api/basics';
import type { ImportPreview, OtherTabs } from '../contract/api/linked-tabs';
import { type CellValue, isBlank, textOf } from '../domain/cell-value';
import type { FieldKey } from '../domain/fields';
import { listColumnLabel, listColumns, TELLING_KEYS } from '../domain/history/list-columns';
import { isRunningLog, type LogList, splitLogList } from '../domain/history/log-list';
import { type EntryMapping, findListHeader, guessRole, mapEntries, rivalAmounts } from '../domain/history/map-entries';
import { type ImportedList, type ImportPlan, planImport } from '../domain/history/plan-import';
import { type CustomerIndex, indexCustomers, type ReachableCustomer } from '../domain/history/whose-row';
import { ok, type Result, refused } from '../domain/issues';
import { type EnteredRole, linkedColumns, placesOf } from '../domain/linked-tabs';
import { createPhoneReader } from '../domain/phone';
import { addedRows } from './added-rows';
import type { LedgerPlan } from './apply-changes';
import { titleOf, valuesOf } from './customer-record';
import { entryPrints } from './imported-entries';
import { dueAgain, findLedger, type Ledger, openLedger } from './ledger';
import { entryCells, entryContext } from './linked-tab';
import { operateOnce } from './operate';
import { countIssues } from './operation';
import type { Ports, Workbook } from './ports';

/** What a list was found to be, and what of it is to be added. */
interface ConsideredList {
  readonly role: EnteredRole;
  readonly headers: readonly string[];
  /** Below the headers. */
  readonly rows: readonly (readonly CellValue[])[];
  readonly mapping: EntryMapping;
  /** The linked tab as it is; without cells before it is made. */
  readonly tab: readonly (readonly CellValue[])[];
  readonly plan: ImportPlan;
  /** Null without a column of running notes. */
  readonly log: LogList | null;
}

const NOTHING: ImportPlan = { added: [], same: 0, different: 0, unlinked: 0, issues: [] };

/** Values of a column that are shown, and names of customers that nobody knows. */
const MOST_SAMPLES = 3;
const MOST_UNKNOWN = 20;
const MOST_YEARLESS = 20;

/** Tabs that may hold a list: those on view, but for the ledger's own. Some three service calls, and two for each tab. */
export function otherTabs({ workbook }: Ports): Result<OtherTabs> {
  const ledger = findLedger(workbook);
  if (ledger === null) return refused({ code: 'ledger-missing' });
  const own = Object.values(ledger);
  const tabs = workbook.visibleTabs().filter(({ sheetId }) => !own.includes(sheetId));
  const active = workbook.activeSheetId();
  return ok({ tabs, active: tabs.some(({ sheetId }) => sheetId === active) ? active : null });
}

/**
 * Writes nothing, and needs no linked tab yet. Some twelve service calls. Issues as `importEntries`; a list that is not
 * understood is told beside its columns, so that somebody can say what they are.
 */
export function previewImport(ports: Ports, input: ApiInput<'previewImport'>): Result<ImportPreview> {
  const tabs = findLedger(ports.workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const opened = openLedger(ports, tabs, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const considered = considerList(ports, opened.value, input);
  if (!considered.ok) return considered;
  const { headers, rows, mapping, role, log } = considered.value;
  const plan = isUnderstood(mapping) ? considered.value.plan : NOTHING;
  const { language } = opened.value.settings;
  const keyAt = new Map([...mapping].map(([key, at]) => [at, key]));
  const rivals = rivalAmounts(role, headers, rows, opened.value.context, mapping);
  const rivalOf = (key: string) => {
    const header = headers[mapping.get(key) ?? -1] ?? '';
    return { rival: { label: listColumnLabel(role, key, language), header } };
  };
  const names = new Map<string, number>();
  for (const { code, rowNumber, params } of plan.issues) {
    const isUntold = code === 'customer-unknown' || code === 'customer-ambiguous';
    const name = isUntold ? String(params?.['value']) : '';
    if (name !== '' && !names.has(name)) names.set(name, rowNumber);
  }
  return ok({
    role,
    keys: [...listColumns(role).map(({ key }) => key), ...TELLING_KEYS].map((key) => ({
      key,
      label: listColumnLabel(role, key, language),
    })),
    columns: headers.map((header, at) => {
      const key = keyAt.get(at) ?? null;
      const label = key === null ? '' : listColumnLabel(role, key, language);
      const rival = rivals.get(at);
      return { header, key, label, samples: samplesOf(rows, at), ...(rival !== undefined && rivalOf(rival)) };
    }),
    unknown: [...names].slice(0, MOST_UNKNOWN).map(([name, rowNumber]) => ({ name, rowNumber })),
    added: plan.added.length,
    same: plan.same,
    different: plan.different,
    unlinked: plan.unlinked,
    log: log && { cells: log.cells, undated: log.undated, yearless: log.yearless.slice(0, MOST_YEARLESS) },
    issues: countIssues(plan === NOTHING ? [{ code: 'list-not-understood' }] : plan.issues),
  });
}

/** The first values of a column, each once. */
function samplesOf(rows: readonly (readonly CellValue[])[], at: number): string[] {
  const samples = new Set<string>();
  for (const row of rows) {
    if (samples.size === MOST_SAMPLES) break;
    const value = row[at] ?? '';
    if (!isBlank(value)) samples.add(textOf(value).trim().slice(0, 60));
  }
  return [...samples];
}

/** Whether a column tells whose rows they are, and another what happened. */
function isUnderstood(mapping: EntryMapping): boolean {
  const telling: readonly string[] = ['customerId', 'customer', ...TELLING_KEYS];
  const keys = [...mapping.keys()];
  return keys.some((key) => telling.includes(key)) && keys.some((key) => !telling.includes(key));
}

/**
 * Issues: `already-a-ledger` for a tab of the ledger's own, `list-not-understood` where no column tells whose rows they are
 * or what happened, `linked-tab-missing`, `linked-column-missing`; beside the result those of single rows. What they come
 * to is rolled up within the hour. 25 service calls at most, however long the list.
 */
export function importEntries(ports: Ports, input: ApiInput<'importEntries'>): Result<OperationResult> {
  const operated = operateOnce(ports, input.requestId, ['customerId'], (ledger) => {
    const linked = ledger.tabs[input.role];
    if (linked === null) return refused({ code: 'linked-tab-missing', params: { role: input.role } });
    const considered = considerList(ports, ledger, input);
    if (!considered.ok) return considered;
    if (!isUnderstood(considered.value.mapping)) return refused({ code: 'list-not-understood' });
    const plan = importPlan(ports, ledger, linked, considered.value);
    const isRolled = considered.value.role === 'purchases' || considered.value.role === 'followUps';
    return plan.ok ? ok({ ledger: isRolled ? dueAgain(ledger) : ledger, plan: plan.value }) : plan;
  });
  return operated.ok ? ok(operated.value.result) : operated;
}

function considerList(
  { workbook }: Ports,
  ledger: Ledger,
  { role: chosenRole, sheetId, mapping: chosen = {} }: ApiInput<'previewImport'>,
): Result<ConsideredList> {
  const { context, tabs } = ledger;
  if (sheetId === null) return considerOwnLog(workbook, ledger, chosen);
  if (Object.values(tabs).includes(sheetId)) return refused({ code: 'already-a-ledger' });
  if (!workbook.hasTab(sheetId)) return refused({ code: 'tab-missing' });
  const cells = workbook.readCells(sheetId).values;
  const role = chosenRole ?? guessRole(cells);
  const linked = tabs[role];
  const headerRow = findListHeader(role, cells);
  const headers = (cells[headerRow] ?? []).map((header) => textOf(header).trim());
  const customers = indexCustomers(namedCustomers(ledger), createPhoneReader(context.region));
  const rows = cells.slice(headerRow + 1);
  const list = { cells: cells.slice(headerRow), firstRow: headerRow + 1 };
  const mapping = withLog(mapEntries(role, headers, rows, context, customers, chosen), role, list, chosen, ledger);
  const tab = linked === null ? [] : workbook.readGrid(linked, linkedColumns(role).length);
  return ok({ role, headers, rows, mapping, tab, ...planOf(ledger, role, list, mapping, tab, customers) });
}

/** The notes of contacts that say their dates themselves are running ones, unless somebody has said what they are. */
function withLog(
  mapping: EntryMapping,
  role: EnteredRole,
  list: ImportedList,
  chosen: Readonly<Record<string, string | null>>,
  ledger: Ledger,
): EntryMapping {
  const at = mapping.get('note');
  const isTold =
    role !== 'followUps' || mapping.has('at') || mapping.has('log') || Object.values(chosen).includes('note');
  if (at === undefined || isTold || !isRunningLog(list, at, entryContext(ledger))) return mapping;
  return new Map([...mapping].map(([key, column]) => [key === 'note' ? 'log' : key, column]));
}

/** Running notes in a column of the customers themselves. */
function considerOwnLog(
  workbook: Workbook,
  ledger: Ledger,
  chosen: Readonly<Record<string, string | null>>,
): Result<ConsideredList> {
  const { cells, records, headerRow, columns, tabs } = ledger;
  const headers = (cells.values[headerRow] ?? []).map((header) => textOf(header).trim());
  const log = headers.findIndex((header, at) => (chosen[header] ?? chosen[`#${at + 1}`]) === 'log');
  if (log < 0) {
    const header = Object.keys(chosen).find((one) => chosen[one] === 'log') ?? '';
    return refused({ code: 'column-missing', params: { header } });
  }
  const id = columns.find(({ key }) => key === 'customerId')?.index;
  const rows = records.rows.map((row) => cells.values[row] ?? []);
  const list = {
    cells: [headers, ...rows],
    firstRow: headerRow + 1,
    rowNumbers: [headerRow, ...records.rows].map((row) => row + 1),
  };
  const mapping = new Map<string, number>();
  if (id !== undefined) mapping.set('customerId', id).set('log', log);
  const tab = tabs.followUps === null ? [] : workbook.readGrid(tabs.followUps, linkedColumns('followUps').length);
  const customers = indexCustomers(namedCustomers(ledger), createPhoneReader(ledger.context.region));
  return ok({
    role: 'followUps',
    headers,
    rows,
    mapping,
    tab,
    ...planOf(ledger, 'followUps', list, mapping, tab, customers),
  });
}

function planOf(
  ledger: Ledger,
  role: EnteredRole,
  list: ImportedList,
  mapping: EntryMapping,
  tab: readonly (readonly CellValue[])[],
  customers: CustomerIndex,
): Pick<ConsideredList, 'plan' | 'log'> {
  const context = entryContext(ledger);
  if (!mapping.has('log')) return { plan: planImport(role, list, mapping, tab, customers, context), log: null };
  const log = splitLogList(list, mapping, context);
  const plan = planImport(role, log.list, log.mapping, tab, customers, context);
  const issues = log.issues.map((issue) => ({ role, fieldKey: 'note', rowNumber: 0, ...issue }));
  return { plan: { ...plan, issues: [...issues, ...plan.issues] }, log };
}

/** What lists may call each customer. */
export function namedCustomers(ledger: Ledger): ReachableCustomer[] {
  return ledger.records.rows.flatMap((_, position): ReachableCustomer[] => {
    const values = valuesOf(ledger, position);
    const text = (key: FieldKey): string => textOf(values.get(key) ?? '').trim();
    if (text('customerId') === '') return [];
    return [
      {
        customerId: text('customerId'),
        title: titleOf(values),
        names: [text('name'), text('company'), text('contact')],
        contacts: [text('phone'), text('phone2'), text('email')],
      },
    ];
  });
}

function importPlan(
  { workbook }: Ports,
  { settings }: Ledger,
  linked: number,
  { role, tab, plan }: ConsideredList,
): Result<LedgerPlan> {
  const headers = (tab[0] ?? []).map(textOf);
  const name = workbook.tabById(linked)?.name ?? '';
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
    adds: addedRows(linked, role, tab, rows),
    others: [],
    imported: { role, prints: entryPrints(role, placesOf(role, headers), rows) },
    rules: [],
    counts: { added: plan.added.length, same: plan.same, different: plan.different, unlinked: plan.unlinked },
  });
}
