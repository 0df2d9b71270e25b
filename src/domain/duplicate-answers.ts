/**
 * What people have decided of pairs of customers: the same, different, or later. Knows customers by their IDs alone, and
 * neither sheet nor clock.
 */
import type { MatchAnswers } from './match/match';

export const DUPLICATE_ANSWERS = ['same', 'different', 'later'] as const;
export type DuplicateAnswer = (typeof DUPLICATE_ANSWERS)[number];

/** Two different IDs, the smaller first by code units. */
export type IdPair = readonly [string, string];

/** One answer as it was given; null takes the one before it back. */
export interface GivenAnswer {
  readonly pair: IdPair;
  readonly answer: DuplicateAnswer | null;
  /** `yyyy-mm-dd HH:MM`. */
  readonly at: string;
  readonly by: string;
}

/** The one that counts. */
export interface StandingAnswer extends GivenAnswer {
  readonly answer: DuplicateAnswer;
}

export interface RowAnswers extends MatchAnswers {
  readonly later: readonly (readonly [number, number])[];
}

const NO_ANSWERS: RowAnswers = { same: [], different: [], later: [] };

export function sortedPair(a: string, b: string): IdPair {
  return a < b ? [a, b] : [b, a];
}

/** One text for a pair, whatever stands in its IDs. */
export function pairKey([a, b]: IdPair): string {
  return JSON.stringify([a, b]);
}

/**
 * The last word on each pair, in the order in which it was given. What was said of a customer who has been merged into
 * another, `survivorOf` by ID, is said of the survivor; of the two themselves nothing is left to say.
 */
export function standingAnswers(
  given: readonly GivenAnswer[],
  survivorOf: ReadonlyMap<string, string> = new Map(),
): readonly StandingAnswer[] {
  const last = new Map<string, StandingAnswer>();
  for (const { pair, answer, at, by } of given) {
    const [a, b] = [survivor(pair[0], survivorOf), survivor(pair[1], survivorOf)];
    if (a === b) continue;
    const now = sortedPair(a, b);
    const key = pairKey(now);
    last.delete(key);
    if (answer !== null) last.set(key, { pair: now, answer, at, by });
  }
  return [...last.values()];
}

function survivor(id: string, survivorOf: ReadonlyMap<string, string>): string {
  const seen = new Set<string>();
  let now = id;
  for (let next = survivorOf.get(now); next !== undefined && !seen.has(next); next = survivorOf.get(now)) {
    seen.add(now);
    now = next;
  }
  return now;
}

/**
 * The answers as the matcher takes them, and those who wait, by row index, the smaller first; those of customers who are not there are left out, and of an ID
 * that stands twice the first counts.
 */
export function matchAnswers(answers: readonly StandingAnswer[], ids: readonly string[]): RowAnswers {
  if (answers.length === 0) return NO_ANSWERS;
  const rowOf = rowsById(ids);
  const rowsOf = (wanted: DuplicateAnswer): [number, number][] =>
    answers.flatMap(({ pair, answer }): [number, number][] => {
      const [a, b] = [rowOf.get(pair[0]), rowOf.get(pair[1])];
      if (answer !== wanted || a === undefined || b === undefined) return [];
      return [a < b ? [a, b] : [b, a]];
    });
  return { same: rowsOf('same'), different: rowsOf('different'), later: rowsOf('later') };
}

/** Where each ID stands first; blank ones are nobody's. */
export function rowsById(ids: readonly string[]): ReadonlyMap<string, number> {
  const rowOf = new Map<string, number>();
  ids.forEach((id, row) => {
    if (id !== '' && !rowOf.has(id)) rowOf.set(id, row);
  });
  return rowOf;
}
