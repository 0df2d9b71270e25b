/** Lists and linked tabs of a small ledger, for tests of what is taken over and what follows from it. */
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { byHand } from './by-hand';

/** Of customers of form-ledger.ts, one of nobody's, one in another currency. */
const ORDERS: Value[][] = [
  ['Our orders of the spring', '', '', '', '', ''],
  ['Order no', 'Order date', 'Client', 'Item', 'Total', 'Shop'],
  ['00017', '2026-03-05', 'bob ray', 'Beans', 12.5, 'North'],
  ['00018', '2026-03-06', 'Nobody', '=1+1', '1,200.00', 'North'],
  ['00019', '2026-03-07', 'Bolt Inc', '+Mill', 'EUR 9', 'South'],
];

/** Adds a tab as File > Import does, and says where it is. */
export function addList(workbench: Workbench, rows: Value[][] = ORDERS): number {
  const id = byHand(workbench, (_, spreadsheet) => spreadsheet.insertSheet().getSheetId());
  const sheet = workbench.state.workbook.sheets.find(({ sheetId }) => sheetId === id);
  if (sheet !== undefined) sheet.values = rows.map((row) => row.map((value) => (value === '' ? undefined : value)));
  return id;
}

/** The rows of a tab below its header that somebody has entered; '' for an empty cell. */
export function linkedRowsOf({ state }: Workbench, name: string): Value[][] {
  return (state.workbook.sheets.find((sheet) => sheet.name === name)?.values ?? [])
    .slice(1)
    .map((row) => [...(row ?? [])].map((value) => value ?? ''))
    .filter((row) => row.some((value) => value !== '') && !row.includes('Opening'));
}
