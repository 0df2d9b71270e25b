/** The figures of the whole ledger, from its customers and the linked tabs that are there. Reads only. */
import type { ApiInput } from '../contract/api';
import { createPlaybook } from '../domain/history/playbook';
import {
  type EntryContext,
  type ReadEntries,
  readFeedback,
  readFollowUps,
  readOpportunities,
  readPurchases,
} from '../domain/history/read-entries';
import { ok, type Result, refused } from '../domain/issues';
import { type LinkedRole, linkedColumns } from '../domain/linked-tabs';
import { makeReport, type Report } from '../domain/report/report';
import { reportCustomers, reportLists } from '../domain/report/report-customers';
import { findLedger, openLedger } from './ledger';
import type { Ports } from './ports';

/** Lines of their own that a report has room for. */
const MOST = { customers: 100, products: 8 };

/** Some thirteen service calls, however many rows. */
export function report(ports: Ports, { fiscalStart = 1, period }: ApiInput<'report'>): Result<Report> {
  const { workbook } = ports;
  const tabs = findLedger(workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const opened = openLedger(ports, tabs, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const { records, settings, context } = opened.value;
  const reading: EntryContext = { ...context, currency: settings.currency, lists: settings.lists };
  const rowsOf = <Role extends LinkedRole>(
    role: Role,
    read: (cells: ReturnType<typeof workbook.readGrid>, context: EntryContext) => ReadEntries<Role>,
  ): ReadEntries<Role>['entries'] => {
    const sheet = tabs[role];
    const cells = sheet === null ? [] : workbook.readGrid(sheet, linkedColumns(role).length);
    return read(cells, reading).entries;
  };
  const entries = {
    purchases: rowsOf('purchases', readPurchases),
    followUps: rowsOf('followUps', readFollowUps),
    opportunities: rowsOf('opportunities', readOpportunities),
    feedback: rowsOf('feedback', readFeedback),
  };
  const lists = reportLists(settings);
  return ok(
    makeReport({
      customers: reportCustomers(records, settings, context, entries),
      entries,
      stageChanges: null,
      lists,
      playbook: createPlaybook((lists['tier'] ?? []).map(({ key }) => key)),
      currency: settings.currency,
      today: context.today,
      fiscalStart,
      period,
      most: MOST,
    }),
  );
}
