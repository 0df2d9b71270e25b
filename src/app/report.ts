/** The figures of the whole ledger, from its customers and the linked tabs that are there. Reads only. */
import type { ApiInput } from '../contract/api';
import type { CellValue } from '../domain/cell-value';
import { createPlaybook } from '../domain/history/playbook';
import {
  type EntryContext,
  readFeedback,
  readFollowUps,
  readOpportunities,
  readPurchases,
  readStageHistory,
} from '../domain/history/read-entries';
import { ok, type Result, refused } from '../domain/issues';
import type { LinkedRole } from '../domain/linked-tabs';
import { makeReport, type Report } from '../domain/report/report';
import { reportCustomers, reportLists } from '../domain/report/report-customers';
import { findLedger, openLedger } from './ledger';
import { entryContext } from './linked-tab';
import type { Ports } from './ports';
import { EXPECTED_COLUMNS } from './roll-up-ledger';

/** Lines of their own that a report has room for. */
const MOST = { customers: 100, products: 8 };

type Cells = readonly (readonly CellValue[])[];

/** Some fourteen service calls, however many rows. */
export function report(ports: Ports, { fiscalStart = 1, period }: ApiInput<'report'>): Result<Report> {
  const { workbook } = ports;
  const tabs = findLedger(workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const opened = openLedger(ports, tabs, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const { records, settings, context } = opened.value;
  const reading = entryContext(opened.value);
  const rowsOf = <T>(role: LinkedRole, read: (cells: Cells, context: EntryContext) => T): T => {
    const sheet = tabs[role];
    return read(sheet === null ? [] : workbook.readGrid(sheet, EXPECTED_COLUMNS), reading);
  };
  const entries = {
    purchases: rowsOf('purchases', readPurchases).entries,
    followUps: rowsOf('followUps', readFollowUps).entries,
    opportunities: rowsOf('opportunities', readOpportunities).entries,
    feedback: rowsOf('feedback', readFeedback).entries,
  };
  const lists = reportLists(settings);
  return ok(
    makeReport({
      customers: reportCustomers(records, settings, context, entries),
      entries,
      stageChanges: tabs.stageHistory === null ? null : rowsOf('stageHistory', readStageHistory),
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
