/**
 * The check of a whole ledger for duplicates: searches without the lock, in parts where it takes more than one execution,
 * then writes under the lock what still holds. Of a long ledger each call is one part.
 */
import type { DuplicateCheck } from '../contract/api/duplicates';
import { exactKeysOf, standardiseRecords } from '../domain/assess-records';
import { textOf } from '../domain/cell-value';
import { matchAnswers } from '../domain/duplicate-answers';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { isSearched, stepsOf } from '../domain/match/find-matches';
import { groupUnchanged } from '../domain/match/match-customers';
import { refindCustomers } from '../domain/row-fingerprints';
import { applyChanges, differences, type LedgerPlan } from './apply-changes';
import { previousGroups } from './customer-record';
import { closeSearch, customersOf, keepSearch, openSearchOf } from './duplicate-search';
import { interrupted } from './journal';
import { writableChanges } from './kept-cells';
import { findLedger, type Ledger, openLedger } from './ledger';
import { blocking, type Decided, operateOnce } from './operate';
import { countIssues, underLock } from './operation';
import type { Ports } from './ports';
import { readSettingsRows } from './read-settings';
import { recoverInterrupted } from './recover';
import { duplicateChange, givenIds, identify, isGrouped, OWN, present } from './refresh';

const NEEDED = ['customerId', 'duplicateGroup'];

/** What a search has found, each customer as the place in `customers`. */
interface Found {
  /** See `customerPrints`. */
  readonly customers: readonly string[];
  readonly groups: readonly (readonly number[])[];
  readonly keys: readonly string[];
  /** It was kept in the Journal. */
  readonly isKept: boolean;
}

/**
 * Finds and numbers duplicate groups again, and writes the keys anew; a group that is still there keeps its number. `left`
 * says that it is to be called again. 25 service calls at most, each time.
 */
export function checkDuplicates(ports: Ports, { requestId }: { readonly requestId: string }): Result<DuplicateCheck> {
  const searched = search(ports, requestId);
  if (!searched.ok) return searched;
  const { found, left, issues } = searched.value;
  if (left !== null) return ok(left);
  const write = (read: Ledger): Result<Decided> => {
    if (found === null) return refused({ code: 'busy' });
    const { ledger, plan } = decide(ports, read, found);
    return ok({
      ledger,
      plan,
      apply: (_, operationId, again) => {
        const applied = applyChanges(ports, ledger, operationId, plan, { read, again });
        if (applied.kind === 'done' && found.isKept) closeSearch(ports, ledger);
        return applied;
      },
    });
  };
  const operated = operateOnce(ports, requestId, NEEDED, write, { full: false });
  if (!operated.ok) return operated;
  const { result } = operated.value;
  return ok({ ...result, issues: [...countIssues(issues), ...result.issues], left: null });
}

/** Some eight calls; of a part some seven more. `found` is null where the operation is to be refused, or was carried out. */
function search(
  ports: Ports,
  requestId: string,
): Result<{ readonly found: Found | null; readonly left: DuplicateCheck | null; readonly issues: readonly Issue[] }> {
  const { workbook, clock, account } = ports;
  const tabs = findLedger(workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const openWhole = () =>
    openLedger(ports, tabs, { full: true, settingsCells: readSettingsRows(workbook, tabs.settings) });
  let opened = openWhole();
  let issues: readonly Issue[] = [];
  if (opened.ok && interrupted(opened.value.journal) !== undefined) {
    const recovered = underLock(ports, () => recoverInterrupted(ports));
    if (!recovered.ok) return recovered;
    issues = recovered.value.issues;
    opened = openWhole();
  }
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const isRepeated = ledger.journal.some(({ operationId, state }) => operationId === requestId && state === 'done');
  if (isRepeated || ledger.columns.length === 0 || blocking(ledger.issues, NEEDED).length > 0)
    return ok({ found: null, left: null, issues });
  const opening = openSearchOf(ports, ledger, 'under-way');
  const before = opening.state;
  const state = before !== null && isSearched(before) ? before : opening.search.advance(before);
  if (state === before || state.parts === 1) {
    const { customers, positions, records } = opening;
    const { groups } = opening.search.finish(state);
    const keys = exactKeysOf(records, ledger.settings);
    // No lock was held so far: somebody may have given the first answer meanwhile.
    workbook.forgetTabs();
    return ok({
      found: {
        customers,
        groups,
        keys: positions.map((position) => keys[position] as string),
        isKept: state === before,
      },
      left: null,
      issues,
    });
  }
  const kept = underLock(ports, () => ok(keepSearch(ports, ledger, requestId, opening, state)));
  if (!kept.ok) return kept;
  const at = clock.civil(clock.now(), ledger.timeZone).slice(0, 16);
  const left: DuplicateCheck = {
    operationId: requestId,
    operation: 'check-duplicates',
    at,
    by: account.email(),
    cells: 0,
    counts: {},
    issues: countIssues(issues),
    // To group and to write is the last part.
    left: { done: state.steps, of: stepsOf(state) + 1 },
  };
  return ok({ found: null, left, issues });
}

/**
 * Groups and keys of those who are as the search has read them; whoever has changed since keeps what they have, and so does
 * a group of which somebody has said meanwhile that two are different. Of the records no more is read than IDs and groups,
 * so that the lock is let go soon.
 */
function decide(ports: Ports, read: Ledger, { customers, groups, keys }: Found): { ledger: Ledger; plan: LedgerPlan } {
  const columns = read.records.columns.filter(({ key }) => NEEDED.includes(key));
  const standard = standardiseRecords({ ...read.records, columns }, read.settings, read.context);
  const { ledger, ids } = identify(read, standard);
  const compared = refindCustomers(customers, customersOf(read));
  const { different } = matchAnswers(read.answers(), ids.ids);
  const duplicates = groupUnchanged(groups, compared, previousGroups(standard), different);
  const { change, groups: count, others } = duplicateChange(ledger, standard, duplicates);
  const keysNow = read.columns.find(({ key }) => key === 'matchKeys');
  const wanted = read.records.rows.map((row) => textOf(read.cells.values[row]?.[keysNow?.index ?? -1] ?? ''));
  for (const [place, position] of compared.entries()) if (position >= 0) wanted[position] = keys[place] as string;
  const own = writableChanges(ports, ledger, present(change, differences(ledger, 'matchKeys', wanted)), OWN);
  return {
    ledger,
    plan: {
      operation: 'check-duplicates',
      writes: [own, writableChanges(ports, ledger, present(givenIds(ledger, ids)), OWN)],
      issues: [],
      added: null,
      others: isGrouped(own) ? others : [],
      rules: [],
      counts: { duplicateGroups: count },
    },
  };
}
