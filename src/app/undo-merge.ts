/**
 * Merges that can be undone, from Recycle, and undoing one of them at any later time: its entry in the Journal is taken
 * back, one that has given way is written anew first.
 */
import type { ApiOutput } from '../contract/api';
import type { IssueCount } from '../contract/api/basics';
import type { MergeEntry } from '../contract/api/merge';
import { messagesFor } from '../contract/messages/messages-for';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { titleOf, valuesOf } from './customer-record';
import { type JournalEntry, type JournalPayload, openEntry, withoutRows } from './journal';
import { findLedger, type Ledger, openLedger, positionsById, withAllTabs } from './ledger';
import { mergeIdOf } from './merge-customers';
import { countIssues, underLock } from './operation';
import type { Ports } from './ports';
import { readSettingsRows } from './read-settings';
import { recoverInterrupted, takeBack } from './recover';
import { type RecycleEntry, type RecyclePayload, readRecycle } from './recycle-tab';
import { logRow } from './tabs';
import { goneFrom, idTaken } from './take-back-merges';

/** Rows of one merge, in the order of the tab. */
interface KnownMerge {
  readonly mergeId: string;
  readonly rows: readonly RecycleEntry[];
}

/** The oldest first. */
function mergesIn(entries: readonly RecycleEntry[]): KnownMerge[] {
  const byId = new Map<string, RecycleEntry[]>();
  for (const entry of entries) byId.set(entry.mergeId, [...(byId.get(entry.mergeId) ?? []), entry]);
  const at = (merge: KnownMerge): string => merge.rows[0]?.at ?? '';
  return [...byId]
    .map(([mergeId, rows]) => ({ mergeId, rows }))
    .sort((a, b) => (at(a) < at(b) ? -1 : at(a) > at(b) ? 1 : 0));
}

/** Why a merge cannot be undone now, or null: a later one has the survivor among its customers, or its rows are damaged. */
function obstacleTo(merge: KnownMerge, merges: readonly KnownMerge[]): Issue | null {
  const survivor = merge.rows[0]?.mergedInto ?? '';
  const later = merges
    .slice(merges.indexOf(merge) + 1)
    .filter(({ rows }) => rows.some((row) => row.mergedInto === survivor || row.customerId === survivor));
  const last = later[later.length - 1];
  if (last !== undefined)
    return { code: 'merge-undo-first', params: { value: last.mergeId, at: (last.rows[0]?.at ?? '').slice(0, 16) } };
  return merge.rows.some((row) => row.payload() === null) ? { code: 'merge-damaged' } : null;
}

/** Some ten service calls. */
export function listMerges(ports: Ports): Result<readonly MergeEntry[]> {
  const tabs = findLedger(ports.workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  if (tabs.recycle === null) return ok([]);
  const opened = openLedger(ports, tabs, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const places = positionsById(ledger);
  const entries = readRecycle(ports, tabs.recycle);
  const merges = mergesIn(entries);
  const titleNow = (id: string): string => {
    const position = places.get(id);
    const recycled = entries.find(({ customerId }) => customerId === id)?.customer ?? '';
    return position === undefined ? recycled : titleOf(valuesOf(ledger, position));
  };
  return ok(
    merges
      .map((merge): MergeEntry => {
        const [first] = merge.rows as readonly [RecycleEntry];
        return {
          mergeId: merge.mergeId,
          at: first.at.slice(0, 16),
          by: first.by,
          survivor: { customerId: first.mergedInto, title: titleNow(first.mergedInto) },
          losers: merge.rows.map(({ customerId, customer }) => ({ customerId, title: customer })),
          obstacle: obstacleTo(merge, merges),
        };
      })
      .reverse(),
  );
}

/**
 * Takes a merge back, once for each click. What has been edited since stays, and is told. Issues: `merge-missing`,
 * `merge-undo-first`, `merge-damaged`, `merge-id-taken`.
 */
export function undoMerge(
  ports: Ports,
  { requestId, mergeId }: { readonly requestId: string; readonly mergeId: string },
): Result<ApiOutput['undoMerge']> {
  return underLock(ports, (): Result<ApiOutput['undoMerge']> => {
    const recovered = recoverInterrupted(ports);
    if (!recovered.ok) return recovered;
    const { workbook, clock, account } = ports;
    const at = clock.civil(clock.now(), workbook.timeZone()).slice(0, 16);
    const by = account.email();
    const done = (cells: number, counts: Readonly<Record<string, number>>, issues: readonly Issue[]) =>
      ok({
        operationId: requestId,
        operation: 'undo' as const,
        at,
        by,
        cells,
        counts,
        issues: countIssues([...recovered.value.issues, ...issues]) as IssueCount[],
        left: false,
      });
    const entries = recovered.value.journal?.entries ?? [];
    if (entries.some((entry) => entry.undoneBy === requestId && entry.state === 'undone')) return done(0, {}, []);
    const found = findLedger(workbook);
    if (found === null) return refused({ code: 'ledger-missing' });
    if (found.recycle === null) return refused({ code: 'merge-missing' });
    const merges = mergesIn(readRecycle(ports, found.recycle));
    const merge = merges.find((one) => one.mergeId === mergeId);
    if (merge === undefined) return refused({ code: 'merge-missing' });
    const obstacle = obstacleTo(merge, merges);
    if (obstacle !== null) return refused(obstacle);
    const opened = openLedger(ports, found, {
      full: false,
      journal: [],
      settingsCells: readSettingsRows(workbook, found.settings),
    });
    if (!opened.ok) return opened;
    const payload = payloadOf(
      opened.value,
      merge.rows.flatMap((row) => row.payload() ?? []),
    );
    const taken = idTaken(opened.value, payload.recycled ?? []);
    if (taken !== null) return refused(taken);
    const words = messagesFor(payload.language);
    const tabs = withAllTabs(workbook, found, payload.language);
    const entry =
      entries.find((one) => one.state === 'done' && mergeIdOf(one.operationId, null) === mergeId) ??
      newEntry(ports, tabs.journal, entries, { operationId: `undo-${requestId}`, at, by }, payload);
    const undone = takeBack(ports, tabs.journal, entry, requestId, { payload, ledger: opened.value });
    if (!undone.ok) return undone;
    workbook.edit([
      logRow(tabs.log, {
        at,
        by,
        operation: words.operations.undo,
        sheet: '',
        cells: undone.value.cells,
        details: `${words.operations.merge}: ${merge.rows.map(({ customerId }) => customerId).join(', ')}`,
        operationId: entry.operationId,
      }),
    ]);
    return done(undone.value.cells, { undone: merge.rows.length }, undone.value.issues);
  });
}

/** What the merge stored in Recycle, as its entry in the Journal stored it. */
function payloadOf(ledger: Ledger, payloads: readonly RecyclePayload[]): JournalPayload {
  const [first] = payloads as readonly [RecyclePayload];
  const recycled = payloads.map(({ row }) => row);
  const { mergeId, survivor } = first.row;
  const merged = first.merged.map((customerId) => ({ mergeId, customerId, survivor }));
  return {
    version: 1,
    language: first.language,
    recordIds: [first.row.survivor],
    cells: first.survivor,
    formats: first.formats,
    rules: [],
    recycled,
    gone: goneFrom(ledger, merged, recycled),
    setup: null,
  };
}

/**
 * The merge as an entry of the Journal: its own has given way, or is about others too. One service call. Only to be taken
 * back, from the first: an interruption goes on with that.
 */
function newEntry(
  { workbook, packer }: Ports,
  journal: number,
  entries: readonly JournalEntry[],
  { operationId, at, by }: { readonly operationId: string; readonly at: string; readonly by: string },
  payload: JournalPayload,
): JournalEntry {
  const cells = payload.cells.reduce((sum, { positions }) => sum + positions.length, 0);
  const entry = { operationId, operation: 'merge' as const, at, by, cells };
  const { edits, row } = openEntry(packer, journal, entries, entry, withoutRows(payload), undefined, 'undoing');
  workbook.edit(edits);
  return { ...entry, row, state: 'undoing', undoneBy: '', checksum: '', chunks: 0 };
}
