/** The ledger that people live with, and what is read of it. */
import type { Sheet, Value } from '../../../workbench/model/workbook';
import type { Workbench } from '../../../workbench/workbench';
import { accepted, ask, fork, openBundle, requestId, workbookOf } from '../../support/bundle-workbench';
import { dumpSheet, sheetOf, withoutKeys } from '../../support/sheet-dump';

export const HEADERS = ['Name', 'My own', 'Mobile', 'E-mail', 'Company', 'Last order', 'Total spent', 'Remarks'];
export const PEOPLE: Value[][] = [
  ['Ann Lee', 'red', '(212) 555-0101', 'ANN@example.com', 'Acme Ltd', '2026-09-05', 1200, '=not a formula'],
  ['Bob Ray', 'blue', '212-555-0102', 'bob@example.com ', '', '2024-01-31', 90, ''],
  ['Cy  Poe', '', '+1 212 555 0103', 'cy@example.com', 'Bolt Inc', '', 0, 'call'],
  ['Di Fox', 'green', '2125550104', 'di@example.com', '', '2026-10-01', 5000, ''],
  ['Ann Lee', 'grey', '212 555 0101', '', 'ACME Ltd.', '', '', 'twice'],
];

export function people(count: number): Value[][] {
  return Array.from({ length: count }, (_, i) => [
    `Person ${String.fromCharCode(65 + (i % 26))}${i}`,
    `own ${i}`,
    `212 555 ${String(1000 + i).slice(-4)}`,
    `p${i}@example.com`,
    i % 7 === 0 ? 'Acme Ltd' : '',
    '2026-09-05',
    i,
    '',
  ]);
}

function setUp(rows: Value[][]): Workbench {
  const workbench = openBundle(workbookOf([HEADERS, ...rows], { name: 'Clients', rows: 40 }));
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'US' } }).answer);
  return workbench;
}

const ofFive = setUp(PEOPLE);
export const ledger = (rows = PEOPLE): Workbench => (rows === PEOPLE ? fork(ofFive) : setUp(rows));

export const tab = (workbench: Workbench): Sheet => sheetOf(workbench.state.workbook, 0);
/** Everything on the tab but the colour rules: those of the ledger are put right once and for all. */
export function dump(workbench: Workbench): unknown {
  const { conditionalFormats: _, ...rest } = dumpSheet(withoutKeys(tab(workbench)));
  return rest;
}

type Operation = 'repair' | 'checkDuplicates' | 'refreshTiers';
export const OPERATIONS: readonly Operation[] = ['repair', 'checkDuplicates', 'refreshTiers'];

export function operate(workbench: Workbench, method: Operation | 'undo' = 'repair') {
  const { answer, serviceCalls } = ask(workbench, method, { requestId: requestId() });
  return { ...accepted(answer), serviceCalls };
}

/** Header texts with the column each stands in. */
export function columns(workbench: Workbench): Map<string, number> {
  const rows = tab(workbench).values;
  const head = rows.find((row) => row?.includes('Customer ID')) ?? [];
  return new Map(head.flatMap((cell, index) => (cell === undefined ? [] : [[String(cell), index] as const])));
}

/** Column contents by the text in another column. */
export function column(workbench: Workbench, header: string, by = 'My own'): Record<string, Value | undefined> {
  const at = columns(workbench);
  const key = at.get(by) ?? -1;
  const wanted = at.get(header) ?? -1;
  const found: Record<string, Value | undefined> = {};
  for (const row of tab(workbench).values) {
    if (row?.[key] !== undefined && row[key] !== by) found[String(row[key])] = row[wanted];
  }
  return found;
}

export function ids(workbench: Workbench): string[] {
  const at = columns(workbench).get('Customer ID') ?? -1;
  return tab(workbench).values.flatMap((row) => {
    const id = row?.[at];
    return typeof id === 'string' && id.startsWith('C-') ? [id] : [];
  });
}
