/**
 * The search for duplicates of a whole ledger. It reads without the document lock, so that nobody waits for it, and where it
 * takes more than one execution, what it has found so far is kept in the Journal. Writes nothing else.
 */
import { type StandardRecords, standardiseRecords } from '../domain/assess-records';
import { isSearched, type Matches, type SearchState } from '../domain/match/find-matches';
import { type CustomerSearch, searchCustomers } from '../domain/match/match-customers';
import { customerPrints, refindCustomers } from '../domain/row-fingerprints';
import { entriesSince, type JournalEntry, openEntry, readJournal, readStored, setState } from './journal';
import { type Ledger, withAllTabs } from './ledger';
import type { Ports } from './ports';

/** Pairs that one execution compares: beside reading the ledger, some four minutes of the six that Google grants. */
export const PAIRS_AT_ONCE = 1_500_000;

/** Whoever has kept a part goes on with the next; after this the clock may, since no execution lasts as long. */
const LEASE_MS = 7 * 60_000;
/** A search that nobody has brought on for so long is left alone by the clock, which may have failed at it every hour. */
const GIVEN_UP_MS = 3 * 3_600_000;
/** An older one is not worth going on with. */
const OUTDATED_MS = 24 * 3_600_000;
/** So many of the customers must be as they were, else the search begins anew. */
const LEAST_UNCHANGED = 0.9;

/** What the Journal keeps of a search; its rows are places in `customers`. */
interface KeptSearch {
  readonly kind: string;
  /** See `customerPrints`. */
  readonly customers: readonly string[];
  readonly state: SearchState;
}

export interface DuplicateSearch {
  readonly records: StandardRecords;
  /** Who is compared, see `customerPrints`; the search speaks of places in it. */
  readonly customers: readonly string[];
  /** Where each of them stands among the records. */
  readonly positions: readonly number[];
  /** What has been found before; null where the search begins. */
  readonly state: SearchState | null;
  readonly search: CustomerSearch;
}

/** The entry of the last search, under way or done. */
export function searchEntry(entries: readonly JournalEntry[]): JournalEntry | undefined {
  return entries.find(({ state }) => state === 'matching' || state === 'matched');
}

/** Whether the clock is to go on with a search that has been left. */
export function isSearchLeft({ clock, workbook }: Ports, entries: readonly JournalEntry[]): boolean {
  const entry = searchEntry(entries);
  if (entry?.state !== 'matching') return false;
  const ago = (ms: number): string => clock.civil(clock.now() - ms, workbook.timeZone()).slice(0, 16);
  return entry.at < ago(LEASE_MS) && entry.at >= ago(GIVEN_UP_MS);
}

/** Opens the search that is under way, or with `done` the one that is done; else a new one. One call where there is one. */
export function openSearchOf(ports: Ports, ledger: Ledger, isWanted: 'under-way' | 'done'): DuplicateSearch {
  const { clock, workbook, packer } = ports;
  const entry = searchEntry(ledger.journal);
  const isOf = entry?.state === (isWanted === 'done' ? 'matched' : 'matching');
  const since = clock.civil(clock.now() - OUTDATED_MS, ledger.timeZone).slice(0, 16);
  const isUsable = isOf && (isWanted === 'done' || entry.at >= since);
  const kept =
    isUsable && ledger.tabs.journal !== null
      ? (readStored<KeptSearch>(workbook, packer, ledger.tabs.journal, [entry])[0] ?? null)
      : null;
  return resume(ledger, kept);
}

/** Whoever has changed since is compared no more; where most have, or what is compared, the search begins anew. */
function resume(ledger: Ledger, kept: KeptSearch | null): DuplicateSearch {
  const standard = standardiseRecords(ledger.records, ledger.settings, ledger.context);
  const now = customersOf(ledger);
  const searchOf = (positions: readonly number[]): Omit<DuplicateSearch, 'state'> => ({
    records: standard,
    customers: positions.map((position) => now[position] as string),
    positions,
    search: searchCustomers(ledger.records, standard, positions, ledger.settings, ledger.answers(), PAIRS_AT_ONCE),
  });
  const at = kept === null ? [] : [...refindCustomers(kept.customers, now)];
  const positions = at.filter((position) => position >= 0);
  if (kept !== null && positions.length >= now.length * LEAST_UNCHANGED) {
    const resumed = searchOf(positions);
    if (resumed.search.kind === kept.kind) return { ...resumed, state: withoutChanged(kept.state, at) };
  }
  return { ...searchOf([...now.keys()]), state: null };
}

function withoutChanged(state: SearchState, at: readonly number[]): SearchState {
  let next = 0;
  const places = at.map((position) => (position < 0 ? -1 : next++));
  const pairs = state.pairs.map(([a, b]) => [places[a] as number, places[b] as number] as const);
  return { ...state, pairs: pairs.filter(([a, b]) => a >= 0 && b >= 0) };
}

/**
 * Which customers are one, by position: of a ledger that is searched at once as they are, of a longer one as the last check
 * has found, as far as they have not changed since. Null where that has not been checked. One call where it has.
 */
export function matchesOf(ports: Ports, ledger: Ledger): Matches | null {
  const { search, state: known, positions } = openSearchOf(ports, ledger, 'done');
  const state = known ?? search.advance(null);
  if (!isSearched(state)) return null;
  const found = search.finish(state);
  if (known === null) return found;
  const places = new Map(positions.map((position, place) => [position, place]));
  const ascending = (rows: readonly number[]): number[] =>
    rows.map((place) => positions[place] as number).sort((a, b) => a - b);
  return {
    ...found,
    groups: found.groups.map(ascending),
    pairs: found.pairs.map((pair) => {
      const [a, b] = ascending([pair.a, pair.b]) as [number, number];
      return { ...pair, a, b };
    }),
    explain: (a, b) => found.explain(places.get(a) as number, places.get(b) as number),
  };
}

/** The customers of a ledger as they stand, for `refindCustomers`. */
export function customersOf({ records, cells, columns }: Ledger): string[] {
  return customerPrints(
    records.rows.map((row) => cells.values[row] ?? []),
    columns,
  );
}

/**
 * Keeps what has been found so far, under the lock. Does nothing where another execution has brought the search on
 * meanwhile. Two calls, as many more as `openEntry` says.
 */
export function keepSearch(
  { workbook, clock, packer, account }: Ports,
  ledger: Ledger,
  requestId: string,
  { customers, search: { kind } }: DuplicateSearch,
  state: SearchState,
): void {
  const { journal } = withAllTabs(workbook, ledger.tabs, ledger.settings.language);
  const entries = readJournal(workbook, journal);
  const entry = searchEntry(entries);
  if (entry?.checksum !== searchEntry(ledger.journal)?.checksum) return;
  const at = clock.civil(clock.now(), ledger.timeZone).slice(0, 16);
  const kept: KeptSearch = { kind, customers, state };
  const meta = { operationId: requestId, operation: 'check-duplicates', at, by: account.email(), cells: 0 } as const;
  workbook.edit(openEntry(packer, journal, entries, meta, kept, entry?.row, 'matching').edits);
}

/** What a search under way has found is in the ledger now. One call or two, none where there was no search. */
export function closeSearch({ workbook }: Ports, { journal: before, tabs }: Ledger): void {
  if (tabs.journal === null || searchEntry(before)?.state !== 'matching') return;
  const entry = searchEntry(entriesSince(workbook, tabs.journal, before));
  if (entry?.state === 'matching') workbook.edit([setState(tabs.journal, entry.row, 'matched')]);
}
