/** The ledger that people type into, and what is read of it. */
import type { Sheet, Value } from '../../../workbench/model/workbook';
import type { ExecutionReport, Workbench } from '../../../workbench/workbench';
import { accepted, ask, openBundle, requestId, workbookOf } from '../../support/bundle-workbench';
import { sheetOf } from '../../support/sheet-dump';

const HEADERS = ['Name', 'My own', 'Mobile', 'E-mail', 'Company', 'Last order', 'Total spent', 'Remarks'];
export const PEOPLE: Value[][] = [
  ['Ann Lee', 'red', '(212) 555-0101', 'ann@example.com', 'Acme Ltd', '2026-09-05', 1200, 'nice'],
  ['Bob Ray', 'blue', '(212) 555-0102', 'bob@example.com', '', '2024-01-31', 90, ''],
  ['Cy Poe', 'pink', '(212) 555-0103', 'cy@example.com', 'Bolt Inc', '', 0, 'call'],
  ['Di Fox', 'green', '(212) 555-0104', 'di@example.com', '', '2026-10-01', 5000, ''],
];

const plain = workbookOf([HEADERS, ...PEOPLE], { name: 'Clients', rows: 80 });
export const made = openBundle(plain);
accepted(ask(made, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'US' } }).answer);
// Edits come a day later, so that stamps differ.
made.advance(86_400_000);

export const tab = (workbench: Workbench): Sheet => sheetOf(workbench.state.workbook, 0);
export const head = (workbench: Workbench): (Value | undefined)[] => tab(workbench).values[0] ?? [];
export const at = (workbench: Workbench, header: string): number => head(workbench).indexOf(header);
export const cell = (workbench: Workbench, row: number, header: string): Value | undefined =>
  tab(workbench).values[row]?.[at(workbench, header)];
export const belongings = (workbench: Workbench): Record<string, unknown>[] =>
  tab(workbench)
    .values.slice(1)
    .filter((line) => line?.some((value) => value !== undefined))
    .map((line) => Object.fromEntries(head(workbench).map((header, i) => [String(header), line?.[i]])))
    .map(({ 'Match keys': _, ...row }) => row);

/** Edits must never show an error; `quiet` are those that were swallowed. */
export function quiet(reports: readonly ExecutionReport[]): ExecutionReport {
  const [report] = reports;
  if (report === undefined) throw new Error('nothing was fired');
  expect({ error: report.error, ui: report.ui, log: report.log }).toEqual({ error: undefined, ui: [], log: [] });
  expect(report.serviceCalls).toBeLessThanOrEqual(25);
  return report;
}

export function type(workbench: Workbench, row: number, header: string, text: string): ExecutionReport {
  return quiet(workbench.edit(0, row, at(workbench, header), text));
}

export function repair(workbench: Workbench) {
  return accepted(ask(workbench, 'repair', { requestId: requestId() }).answer);
}

/** What a repair leaves after an edit must be what the edit has left: it decides by the same rules. */
export function expectSettled(workbench: Workbench): void {
  const before = belongings(workbench);
  const { cells } = repair(workbench);
  expect({ cells, now: belongings(workbench) }).toEqual({ cells: 0, now: before });
}

/** Rows of the first eight columns, as people paste them from elsewhere. */
export const guests = (count: number, from = 0): string[][] =>
  Array.from({ length: count }, (_, i) => [
    ` Guest  ${from + i}`,
    `own ${from + i}`,
    `212.555.${1000 + from + i}`,
    `Guest${from + i}@Example.com`,
    i % 3 === 0 ? 'Acme Ltd' : '',
    '2026-09-05',
    String(i),
    i === 7 ? "'=1+1" : '',
  ]);
