/**
 * A list whose rows hold running notes, as a list with a row for each entry; so it is taken over like any other. Knows no
 * sheet.
 */
import { type CellValue, isBlank, textOf } from '../cell-value';
import type { CivilDate } from '../civil-date';
import type { Issue } from '../issues';
import type { LinkedKey } from '../linked-tabs';
import type { EntryMapping } from './map-entries';
import type { ImportedList } from './plan-import';
import type { EntryContext } from './read-entries';
import { channelReader, type LogPart, splitLogs } from './split-log';

export interface LogList {
  readonly list: ImportedList;
  readonly mapping: EntryMapping;
  /** Cells that are cut; those without any date stay as they are. */
  readonly cells: number;
  readonly undated: number;
  /** Dates without a year, and how they are read; '' where nobody can tell. */
  readonly yearless: readonly { readonly rowNumber: number; readonly written: string; readonly read: CivilDate | '' }[];
  readonly issues: readonly Issue[];
}

/** What an entry says itself, in the order in which it stands behind what its row says. */
const ENTRY_KEYS: readonly LinkedKey<'followUps'>[] = ['at', 'channel', 'note'];
const OWN: ReadonlySet<string> = new Set(ENTRY_KEYS);
/** Share of the cells that begin with a date and hold another, in a column of notes that is taken for a running one. */
const RUNNING = 0.3;

function cellsAt({ cells }: ImportedList, at: number): string[] {
  return cells.slice(1).map((row) => textOf(row[at] ?? ''));
}

function readingOf({ locale, today, language }: EntryContext) {
  return { locale, today, republic: language === 'zh-TW' };
}

/** Whether the notes of a list without a column for their dates are running ones. */
export function isRunningLog(list: ImportedList, at: number, context: EntryContext): boolean {
  const filled = cellsAt(list, at).filter((text) => !isBlank(text));
  const running = splitLogs(filled, readingOf(context)).filter(
    (parts) => parts.filter(({ written }) => written !== '').length > 1,
  );
  return running.length > 0 && running.length >= RUNNING * filled.length;
}

/**
 * A row for every entry of the column `log`, beside whose it is. Issues, each with its row: `log-without-date` for a cell
 * that stays, `log-year-beside` and `log-date-unread` for a date without a year.
 */
export function splitLogList(list: ImportedList, mapping: EntryMapping, context: EntryContext): LogList {
  const at = mapping.get('log') ?? -1;
  const texts = cellsAt(list, at);
  const logs = splitLogs(texts, readingOf(context));
  const channelOf = channelReader(context.lists['channel'] ?? []);
  const kept = [...mapping].filter(([key]) => key !== 'log' && !OWN.has(key));
  const cells: CellValue[][] = [[...kept.map(([, column]) => list.cells[0]?.[column] ?? ''), '', '', '']];
  const rowNumbers = [list.firstRow];
  const yearless: LogList['yearless'][number][] = [];
  const issues: Issue[] = [];
  let cut = 0;
  let undated = 0;
  logs.forEach((parts, i) => {
    const rowNumber = list.rowNumbers?.[i + 1] ?? list.firstRow + i + 1;
    if (parts.every(({ written }) => written === '')) {
      if (isBlank(texts[i] as string)) return;
      undated++;
      issues.push({ code: 'log-without-date', rowNumber });
      return;
    }
    cut++;
    const own = kept.map(([, column]) => list.cells[i + 1]?.[column] ?? '');
    for (const part of parts) {
      cells.push([...own, part.at ?? '', channelOf(part.note), part.note]);
      rowNumbers.push(rowNumber);
      if (!part.isYearless) continue;
      yearless.push({ rowNumber, written: part.written, read: part.at?.date ?? '' });
      issues.push(issueOf(part, rowNumber));
    }
  });
  const keys = [...kept.map(([key]) => key), ...ENTRY_KEYS];
  return {
    list: { cells, firstRow: list.firstRow, rowNumbers },
    mapping: new Map(keys.map((key, column) => [key, column])),
    cells: cut,
    undated,
    yearless,
    issues,
  };
}

function issueOf({ written, at }: LogPart, rowNumber: number): Issue {
  return { code: at === null ? 'log-date-unread' : 'log-year-beside', rowNumber, params: { value: written } };
}
