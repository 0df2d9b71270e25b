/** A small ledger with rows in all of its linked tabs, and what its Dashboard shows. */
import type { Sheet, Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from './bundle-workbench';
import { byHand } from './by-hand';
import { makeLedger } from './form-ledger';
import { refresh, serialOf } from './rolled-ledger';

type Row = Readonly<Record<string, Value>>;

/** By the name of the tab: rows by header. Dates as Sheets counts them. */
const ROWS: Readonly<Record<string, readonly Row[]>> = {
  Purchases: [
    buy('C-000001', '2026-11-03', 100, { Cost: 40, Due: serialOf('2026-11-10'), Received: 25, Product: 'Beans' }),
    buy('C-000001', '2026-11-04', 'EUR 9'),
    buy('C-000002', '2026-10-04', -5, { Product: '=Tea*' }),
    buy('C-000002', '2026-10-02', 12.1, { Product: '=Tea*', Invoice: 'A1' }),
    buy('C-000002', '2026-10-02', 7.2, { Product: 'Beans', Invoice: 'A1', Due: serialOf('2026-08-01') }),
    buy('C-000099', '2026-10-05', 7),
    buy('C-000003', '2025-12-31', 0.1, { Product: 'Mill', Cost: 0.2 }),
  ],
  Opportunities: [
    { 'Customer ID': 'C-000003', Stage: 'Quoted', Amount: 300, Created: serialOf('2026-10-01') },
    { 'Customer ID': 'C-000001', Stage: 'Won', Amount: 40, 'Stage changed': serialOf('2026-11-05') },
    {
      'Customer ID': 'C-000002',
      Stage: 'Lost',
      Amount: 10,
      'Reason lost': 'Price',
      'Stage changed': serialOf('2026-11-06'),
    },
  ],
  Feedback: [
    { Date: serialOf('2026-11-09'), 'Customer ID': 'C-000001', Kind: 'Survey', Score: 5, Scale: '1–5' },
    { Date: serialOf('2026-11-01'), 'Customer ID': 'C-000001', Kind: 'Survey', Score: 9, Scale: '0–10' },
    { Date: serialOf('2026-11-02'), 'Customer ID': 'C-000002', Kind: 'Complaint', Severity: 'High', Status: 'New' },
  ],
  'Follow-ups': [
    {
      Time: serialOf('2026-11-01'),
      'Customer ID': 'C-000004',
      Kind: 'Win-back',
      'Next follow-up': serialOf('2026-11-30'),
    },
  ],
};

function buy(id: string, date: string, amount: Value, more: Row = {}): Row {
  return { Date: serialOf(date), 'Customer ID': id, Amount: amount, ...more };
}

/** Adds rows below those of a linked tab, each value under its header. */
export function typeRows({ state }: Workbench, tab: string, rows: readonly Row[]): void {
  const sheet = state.workbook.sheets.find(({ name }) => name === tab);
  const head = (sheet?.values[0] ?? []).map(String);
  for (const row of rows) sheet?.values.push(head.map((header) => row[header]));
}

export function dashboardLedger(): Workbench {
  const workbench = makeLedger();
  for (const role of ['purchases', 'followUps', 'opportunities', 'feedback', 'stageHistory'] as const)
    accepted(ask(workbench, 'makeLinkedTab', { requestId: requestId(), role }).answer);
  for (const [tab, rows] of Object.entries(ROWS)) typeRows(workbench, tab, rows);
  refresh(workbench);
  return workbench;
}

/** All parts of a rebuild; `calls` of each. */
export function rebuild(workbench: Workbench) {
  const calls: number[] = [];
  for (;;) {
    const { answer, serviceCalls } = ask(workbench, 'rebuildDashboard', { requestId: requestId() });
    calls.push(serviceCalls);
    const { isUnfinished, ...told } = accepted(answer);
    if (!isUnfinished) return { ...told, calls };
    if (calls.length > 12) throw new Error('the Dashboard is never finished');
  }
}

export function dashboardTab({ state }: Workbench, name = 'Dashboard'): Sheet {
  const sheet = state.workbook.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`no tab ${name}`);
  return sheet;
}

/** What the cells hold, formulas calculated; without the hidden column and row. */
export function dashboardCells(workbench: Workbench): Value[][] {
  const cells = byHand(
    workbench,
    (sheet) => sheet.getDataRange().getValues() as (string | number)[][],
    dashboardTab(workbench).sheetId,
  );
  return cells.slice(1).map((line) => line.slice(1));
}

/** The figures of a table: the text that heads it, then lines by their label and headings. */
export function tableUnder(cells: readonly Value[][], title: string): Record<string, Record<string, Value>> {
  const top = cells.findIndex((line) => line.includes(title));
  const left = (cells[top] ?? []).indexOf(title);
  const headings = (cells[top + 1] ?? []).slice(left, left + 7);
  const lines: Record<string, Record<string, Value>> = {};
  for (const line of cells.slice(top + 2)) {
    const [label = '', ...values] = line.slice(left, left + 7);
    if (label === '') break;
    lines[String(label)] = Object.fromEntries(
      values.flatMap((value, i): [string, Value][] => (value === '' ? [] : [[String(headings[i + 1] ?? ''), value]])),
    );
  }
  return lines;
}
