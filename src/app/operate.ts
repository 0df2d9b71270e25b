/**
 * The way of every later operation: under the lock put right what was interrupted, read the ledger once, decide, write;
 * and read again where somebody has moved rows meanwhile. Knows no particular operation.
 */
import type { IssueCount, OperationResult } from '../contract/api/basics';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { type Applied, applyChanges, type LedgerPlan } from './apply-changes';
import { type JournalEntry, setState, summaryOf } from './journal';
import { findLedger, type Ledger, openLedger } from './ledger';
import { countIssues, underLock } from './operation';
import type { Ports } from './ports';
import { readSettingsRows } from './read-settings';
import { recoverInterrupted } from './recover';

/** How often an operation reads again when somebody moves rows under its hands. */
const MOST_TRIES = 3;

/** What is to be written; `ledger` has columns and rows that are still to be made, `read` is as it was read. */
export interface Decided {
  readonly ledger: Ledger;
  readonly plan: LedgerPlan;
  /** Carries the plan out in place of `applyChanges`. */
  readonly apply?: (ports: Ports, operationId: string, again: number | undefined) => Applied;
}

/** `issues` beside the operation's own; `repeated` where an earlier click had carried it out. */
export interface Operated<D extends Decided> {
  readonly result: OperationResult;
  readonly decided: D | null;
  readonly repeated: JournalEntry | null;
}

/** A blocking issue of a column without which the operation would write to the wrong place. */
export function blocking(issues: readonly Issue[], keys: readonly string[]): readonly Issue[] {
  return issues.filter((issue) => issue.code === 'column-unsettled' || keys.includes(issue.fieldKey ?? ''));
}

/**
 * Carries an operation out, once for each `requestId`. `needs` are columns that it cannot do without; not `full`, values are
 * read as they are, for up to three calls less.
 */
export function operateOnce<D extends Decided>(
  ports: Ports,
  requestId: string,
  needs: readonly string[],
  decide: (ledger: Ledger) => Result<D>,
  { full = true }: { readonly full?: boolean } = {},
): Result<Operated<D>> {
  return underLock(ports, (): Result<Operated<D>> => {
    const recovered = recoverInterrupted(ports);
    if (!recovered.ok) return recovered;
    const journal = recovered.value.journal?.entries ?? [];
    const repeated = journal.find((entry) => entry.operationId === requestId && entry.state === 'done');
    if (repeated !== undefined)
      return ok({ result: { ...summaryOf(repeated), counts: {}, issues: [] }, decided: null, repeated });
    const tabs = findLedger(ports.workbook);
    if (tabs === null) return refused({ code: 'ledger-missing' });
    let again: number | undefined;
    const giveUp = (...issues: readonly Issue[]): Result<never> => {
      if (again !== undefined && tabs.journal !== null) ports.workbook.edit([setState(tabs.journal, again, 'undone')]);
      return refused(...issues);
    };
    for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
      const opened = openLedger(ports, tabs, {
        full,
        journal,
        settingsCells: readSettingsRows(ports.workbook, tabs.settings),
      });
      if (!opened.ok) return giveUp(...opened.issues);
      const read = opened.value;
      if (read.columns.length === 0) return giveUp(...read.issues.slice(0, 1));
      const missing = blocking(read.issues, needs);
      if (missing.length > 0) return giveUp(...missing);
      const decided = decide(read);
      if (!decided.ok) return giveUp(...decided.issues);
      const { ledger, plan, apply } = decided.value;
      const applied = apply
        ? apply(ports, requestId, again)
        : applyChanges(ports, ledger, requestId, plan, { read, again });
      if (applied.kind === 'done') {
        const { result } = applied;
        const issues = [...(countIssues(recovered.value.issues) as IssueCount[]), ...result.issues];
        return ok({ result: { ...result, issues }, decided: decided.value, repeated: null });
      }
      again = applied.row;
    }
    return giveUp({ code: 'busy' });
  });
}

/** The same for an operation of which nothing but the result is told. */
export function operate(
  ports: Ports,
  requestId: string,
  needs: readonly string[],
  decide: (ledger: Ledger) => Decided,
): Result<OperationResult> {
  const operated = operateOnce(ports, requestId, needs, (ledger) => ok(decide(ledger)));
  return operated.ok ? ok(operated.value.result) : operated;
}
