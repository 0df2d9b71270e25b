/** The figures of the whole ledger, from its customers and the linked tabs that are there. Reads only. */
import type { ApiInput } from '../contract/api';
import { type CellValue, textOf } from '../domain/cell-value';
import { playbookOf } from '../domain/history/playbook';
import {
  type EntryContext,
  readFeedback,
  readFollowUps,
  readOpportunities,
  readPurchases,
  readStageHistory,
} from '../domain/history/read-entries';
import { segmentsOf } from '../domain/history/segment-columns';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { LINKED_ROLES, type LinkedRole } from '../domain/linked-tabs';
import { makeReport, type Report, type ReportCustomer, type ReportInput } from '../domain/report/report';
import { reportCustomers, reportLists } from '../domain/report/report-customers';
import { findLedger, headerTexts, type Ledger, openLedger } from './ledger';
import { entryContext, lackingColumns, readLinkedCells } from './linked-tab';
import type { Ports } from './ports';
import { readSettingsRows } from './read-settings';

/** Lines of their own that a report has room for. */
const MOST = { customers: 100, products: 8 };

type Cells = readonly (readonly CellValue[])[];

/** A report, with what it was made from. */
export interface ReadReport {
  readonly report: Report;
  readonly ledger: Ledger;
  readonly customers: readonly ReportCustomer[];
  readonly lists: ReturnType<typeof reportLists>;
  /** Headers of the linked tabs that are there. */
  readonly headers: ReadonlyMap<LinkedRole, readonly string[]>;
}

/** Some fourteen service calls, however many rows. Issues: `linked-column-missing`, and those of the ledger. */
export function report(ports: Ports, input: ApiInput<'report'>): Result<Report> {
  const read = readReport(ports, input, MOST);
  return read.ok ? ok(read.value.report) : read;
}

/** As many calls. */
export function readReport(
  ports: Ports,
  { fiscalStart, period }: ApiInput<'report'>,
  most: ReportInput['most'],
  tabs = findLedger(ports.workbook),
): Result<ReadReport> {
  const { workbook } = ports;
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const settingsCells = readSettingsRows(workbook, tabs.settings);
  const opened = openLedger(ports, tabs, { full: false, journal: [], settingsCells });
  if (!opened.ok) return opened;
  const { records, settings, context, headerRow, issues } = opened.value;
  const reading = entryContext(opened.value);
  const headers = new Map<LinkedRole, readonly string[]>();
  const lacking: Issue[] = [];
  const rowsOf = <T>(role: LinkedRole, read: (cells: Cells, context: EntryContext) => T): T => {
    const sheet = tabs[role];
    const cells = sheet === null ? [] : readLinkedCells(workbook, sheet, role);
    if (sheet !== null) {
      headers.set(role, (cells[0] ?? []).map(textOf));
      lacking.push(...lackingColumns(role, cells, settings));
    }
    return read(cells, reading);
  };
  const [deals, feedback] = [rowsOf('opportunities', readOpportunities), rowsOf('feedback', readFeedback)];
  const entries = {
    purchases: rowsOf('purchases', readPurchases).entries,
    followUps: rowsOf('followUps', readFollowUps).entries,
    opportunities: deals.entries,
    feedback: feedback.entries,
  };
  const stageChanges = tabs.stageHistory === null ? null : rowsOf('stageHistory', readStageHistory);
  // A sum without its column would be a 0 that nobody questions.
  if (lacking.length > 0) return refused(...lacking);
  const lists = reportLists(settings);
  const customers = reportCustomers(records, settings, context, entries);
  const made = makeReport({
    customers,
    entries,
    stageChanges,
    lists,
    playbook: playbookOf({ ...settings, lists }),
    dealStages: settings.dealStages,
    segments: segmentsOf(
      records,
      headerTexts(records.values, headerRow, settings.headerRowCount),
      settings,
      context.today,
    ),
    unclearSettings: issues.filter(({ code }) => code === 'setting-unclear').length,
    missingTabs: LINKED_ROLES.filter((role) => tabs[role] === null && settings.tabs[role] !== undefined).length,
    unreadCells: deals.issues.length + feedback.issues.length,
    currency: settings.currency,
    today: context.today,
    fiscalStart: fiscalStart ?? settings.fiscalStart ?? 1,
    period,
    most,
  });
  return ok({ report: made, ledger: opened.value, customers, lists, headers });
}
