/**
 * What every operation that writes has in common: the document lock, putting right what was interrupted, and an answer
 * as data. Knows no particular operation.
 */
import type { RecordIssue } from '../domain/assess-records';
import { type Issue, type Result, refused } from '../domain/issues';
import type { Ports } from './ports';

/** How long a click waits for another execution. */
const LOCK_TIMEOUT_MS = 10_000;

/**
 * Runs `work` while no other execution of the add-on writes. Whatever is buffered is flushed before the lock is let
 * go. Issue `busy` when the lock is held. Three service calls beside those of `work`.
 */
export function underLock<T>(ports: Ports, work: () => Result<T>): Result<T> {
  if (!ports.lock.acquire(LOCK_TIMEOUT_MS)) return refused({ code: 'busy' });
  try {
    const result = work();
    ports.workbook.flush();
    return result;
  } catch (error) {
    flushQuietly(ports);
    throw error;
  } finally {
    ports.lock.release();
  }
}

/** Of a tab that somebody has protected every write may be refused, and a flush tells of one. */
const MOST_REFUSED = 30;

/** Whatever is buffered must not land once the lock is gone; the error that is being thrown says more than another. */
function flushQuietly({ workbook }: Ports): void {
  for (let left = MOST_REFUSED; left > 0; left--) {
    try {
      workbook.flush();
      return;
    } catch {
      // Nothing is left to be done of this one.
    }
  }
}

/** A record's issue with the row in which the record stands. */
export function rowIssue({ position, key, code, params }: RecordIssue, rows: readonly number[]): Issue {
  return { code, fieldKey: key, rowNumber: (rows[position] as number) + 1, ...(params && { params }) };
}

/** The first few of many issues, counted by code and field, in order of frequency. */
export function countIssues(issues: readonly Issue[]): {
  code: Issue['code'];
  fieldKey?: string;
  count: number;
  rowNumbers: number[];
  params?: Issue['params'];
}[] {
  const counts = new Map<string, ReturnType<typeof countIssues>[number]>();
  for (const issue of issues) {
    const { range = '', word, value = '' } = issue.params ?? {};
    // A cell elsewhere than in a row of the ledger is told by its range, and a word by what became of it, each by itself.
    const id = `${issue.code}|${issue.fieldKey ?? ''}|${range}|${word === undefined ? '' : value}`;
    let entry = counts.get(id);
    if (entry === undefined) {
      entry = {
        code: issue.code,
        ...(issue.fieldKey !== undefined && { fieldKey: issue.fieldKey }),
        count: 0,
        rowNumbers: [],
        ...(issue.params !== undefined && { params: issue.params }),
      };
      counts.set(id, entry);
    }
    entry.count++;
    if (issue.rowNumber !== undefined && entry.rowNumbers.length < 5) entry.rowNumbers.push(issue.rowNumber);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count);
}
