/**
 * "Undo last operation": takes back the newest operation that is done, or all down to the one that was named.
 */
import type { IssueCount, OperationResult } from '../contract/api/basics';
import { messagesFor } from '../contract/messages/messages-for';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { lastDone, summaryOf } from './journal';
import { findLedger } from './ledger';
import { countIssues, underLock } from './operation';
import type { Ports } from './ports';
import { recoverInterrupted, takeBack } from './recover';
import { logRow } from './tabs';

export interface UndoRequest {
  readonly requestId: string;
  /** The operation that the person saw; without it the newest. */
  readonly operationId?: string | undefined;
}

/** Undoing an operation that is undone already does nothing more. */
export function undo(ports: Ports, request: UndoRequest): Result<OperationResult> {
  return underLock(ports, (): Result<OperationResult> => {
    const recovered = recoverInterrupted(ports);
    if (!recovered.ok) return recovered;
    const { workbook, clock, account } = ports;
    if (recovered.value.journal === null) return refused({ code: 'nothing-to-undo' });
    const { sheet: journal, entries } = recovered.value.journal;
    const { entry: interrupted, issues: found } = recovered.value;
    // What was interrupted was the last operation, and it has just been taken back.
    if (interrupted !== null && request.operationId === undefined)
      return ok({
        ...summaryOf(interrupted),
        operation: 'undo',
        counts: { undone: 1 },
        issues: countIssues(found) as IssueCount[],
      });
    const wanted =
      request.operationId === undefined
        ? lastDone(entries)
        : [...entries].reverse().find((entry) => entry.operationId === request.operationId);
    const repeated = entries.find((entry) => entry.undoneBy === request.requestId && entry.state === 'undone');
    if (repeated !== undefined) return ok({ ...summaryOf(repeated), operation: 'undo', counts: {}, issues: [] });
    if (wanted === undefined) return refused({ code: 'nothing-to-undo' });

    const timeZone = workbook.timeZone();
    const at = clock.civil(clock.now(), timeZone).slice(0, 16);
    const by = account.email();
    const issues: Issue[] = [...found];
    let cells = 0;
    let words = messagesFor('en');
    // Later operations first: each one's "before" is what the one before it wrote.
    const due = entries.filter((entry) => entry.row >= wanted.row && entry.state === 'done').reverse();
    for (const entry of due) {
      const taken = takeBack(ports, journal, entry, request.requestId);
      if (!taken.ok) return taken;
      cells += taken.value.cells;
      issues.push(...taken.value.issues);
      words = messagesFor(taken.value.language);
    }
    const log = workbook.rememberedTabs()['log'] ?? findLedger(workbook)?.log;
    if (log !== undefined && log !== null && due.length > 0) {
      const details = words.operations[wanted.operation];
      workbook.edit([
        logRow(log, {
          at,
          by,
          operation: words.operations.undo,
          sheet: '',
          cells,
          details,
          operationId: wanted.operationId,
        }),
      ]);
    }
    return ok({
      operationId: wanted.operationId,
      operation: 'undo',
      at,
      by,
      cells,
      counts: { undone: due.length },
      issues: countIssues(issues) as IssueCount[],
    });
  });
}
