/** A small ledger with Purchases, Follow-ups and Stage history, all its columns of roll-ups made; and what stands in it. */
import type { RefreshedTiers } from '../../src/contract/api/ledger';
import { joinParts } from '../../src/contract/parts';
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from './bundle-workbench';
import { customersTab } from './form-ledger';

export type Cells = (Value | undefined)[];

/** Days as Sheets counts them. */
export const serialOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000 + 25_569;

export function makeTabs(workbench: Workbench, roles: readonly ('purchases' | 'followUps' | 'stageHistory')[]): void {
  for (const role of roles) accepted(ask(workbench, 'makeLinkedTab', { requestId: requestId(), role }).answer);
}

/** Rows of a linked tab below its header, blank ones left out: live, for a test to change. */
export function rowsIn({ state }: Workbench, name: string): Cells[] {
  const values = state.workbook.sheets.find((sheet) => sheet.name === name)?.values ?? [];
  return values
    .slice(1)
    .filter((row): row is Cells => row?.some((value) => value !== undefined && value !== '') === true);
}

/** Puts rows below the header of a linked tab in place of those that are there. */
export function putRows({ state }: Workbench, name: string, rows: readonly Cells[]): void {
  const sheet = state.workbook.sheets.find((one) => one.name === name);
  if (sheet === undefined) throw new Error(`no tab ${name}`);
  for (; sheet.maxRows <= rows.length; sheet.maxRows++) sheet.styles[sheet.maxRows] = sheet.styles[1] ?? [];
  sheet.values = [
    sheet.values[0] ?? [],
    ...rows.map((row) => [...row].map((value) => (value === '' ? undefined : value))),
  ];
}

/** A row of Purchases. */
export function order(
  customerId: string,
  date: string | null,
  amount: Value | undefined,
  more: { readonly invoice?: string; readonly product?: string } = {},
): Cells {
  const { product = 'Tea', invoice } = more;
  return [
    date === null ? undefined : serialOf(date),
    customerId,
    undefined,
    product,
    undefined,
    amount,
    ...new Array<undefined>(5).fill(undefined),
    invoice,
  ];
}

/** A row of Follow-ups. */
export const contactOn = (customerId: string, date: string): Cells => [serialOf(date), customerId];

/** A plan in Follow-ups as somebody types it in. */
export const planOn = (customerId: string, date: string, step: string, channel = ''): Cells =>
  Object.assign(new Array(15).fill(''), { 1: customerId, 9: serialOf(date), 10: step, 12: channel });

/** Clicks until nothing is left: the sums, what each click took, and the most of it. */
export function refresh(workbench: Workbench) {
  const calls: number[] = [];
  let all: RefreshedTiers | null = null;
  do {
    const { answer, serviceCalls } = ask(workbench, 'refreshTiers', { requestId: requestId() });
    calls.push(serviceCalls);
    all = joinParts(all, accepted(answer));
  } while (all.isUnfinished && calls.length < 20);
  return { ...all, calls, serviceCalls: Math.max(...calls) };
}

/** The row of a customer, live, and where its columns are. */
export function cellsOf(workbench: Workbench, id: string): { row: Cells; at: (header: string) => number } {
  const [head = [], ...rows] = customersTab(workbench).values;
  const at = (header: string): number => head.indexOf(header);
  const row = rows.find((one) => one?.[at('Customer ID')] === id);
  if (row === undefined) throw new Error(`no customer ${id}`);
  return { row, at };
}

/** What columns of a customer hold, '' for nothing. */
export function told(workbench: Workbench, id: string, ...headers: readonly string[]): Value[] {
  const { row, at } = cellsOf(workbench, id);
  return headers.map((header) => row[at(header)] ?? '');
}
