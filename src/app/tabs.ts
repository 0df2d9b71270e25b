/**
 * The tabs beside Customers: their names, and how Log and Journal are made. Knows no data of customers.
 */
import { messagesFor } from '../contract/messages/messages-for';
import type { Language } from '../domain/sheet-snapshot';
import { JOURNAL_HEADERS } from './journal';
import type { SheetEdit, SheetRef, Workbook } from './ports';

/** Tabs that every ledger has beside the customers'. */
type OwnTab = 'settings' | 'log' | 'journal';

/** A name that no tab has yet: with a number behind it where the plain one is taken. */
export function freeTabName(workbook: Workbook, name: string): string {
  if (workbook.tabByName(name) === null) return name;
  let n = 2;
  while (workbook.tabByName(`${name} (${n})`) !== null) n++;
  return `${name} (${n})`;
}

/**
 * The tab that another run has made since this one looked, or was making when it ended: it is empty or has our headers.
 * Else a name that is free.
 */
export function ownTab(
  workbook: Workbook,
  wanted: string,
  headers: readonly string[],
): { readonly name: string; readonly isThere: boolean } {
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted} (${n})`;
    const tab = workbook.tabByName(name);
    if (tab === null) return { name, isThere: false };
    const { values } = workbook.readCells(tab.sheetId);
    const isOurs = headers.every((header, column) => values[0]?.[column] === header);
    if (isOurs || values.every((row) => row.every((cell) => cell === ''))) return { name, isThere: true };
  }
}

/** Names for the tabs of a new ledger, in its language. */
export function tabNames(workbook: Workbook, language: Language): Readonly<Record<OwnTab, string>> {
  const { tabs } = messagesFor(language);
  return {
    settings: freeTabName(workbook, tabs.settings),
    log: freeTabName(workbook, tabs.log),
    journal: freeTabName(workbook, tabs.journal),
  };
}

/** Three calls. */
export function makeJournalTab(name: string): SheetEdit[] {
  return [
    { kind: 'insert-sheet', name },
    { kind: 'hide-sheet', sheet: name },
    { kind: 'write', sheet: name, row: 0, column: 0, values: [[...JOURNAL_HEADERS]] },
  ];
}

/** Three calls. */
export function makeLogTab(name: string, language: Language): SheetEdit[] {
  const words = messagesFor(language).log;
  const headers = [words.at, words.by, words.operation, words.sheet, words.cells, words.details, words.operationId];
  return [
    { kind: 'insert-sheet', name },
    { kind: 'write', sheet: name, row: 0, column: 0, values: [headers] },
    { kind: 'hide-sheet', sheet: name },
  ];
}

export interface LogLine {
  readonly at: string;
  readonly by: string;
  readonly operation: string;
  readonly sheet: string;
  readonly cells: number;
  readonly details?: string;
  readonly operationId: string;
}

/** One line of the log. One call. */
export function logRow(sheet: SheetRef, line: LogLine): SheetEdit {
  return {
    kind: 'append-row',
    sheet,
    values: [line.at, line.by, line.operation, line.sheet, line.cells, line.details ?? '', line.operationId],
  };
}
