/** Bad weather on demand: which service call fails, how, and what becomes of the writes that were not yet flushed. */
import { seededRandom } from '../services/seeded-random';

export interface Fault {
  /** The service call that fails, from 1; local calls are not counted. */
  readonly at: number;
  /**
   * - `throw-before`: the call has no effect and throws.
   * - `throw-after`: the call has its effect, and its answer is lost.
   * - `kill`: the execution ends before this call; nothing it does afterwards reaches the state.
   * - `timeout`: the call hangs until the time limit, without effect; then as `kill`.
   */
  readonly kind: 'throw-before' | 'throw-after' | 'kill' | 'timeout';
  readonly message?: string;
  /** For the two kinds that throw: every call from `at` on. */
  readonly forever?: boolean;
  /**
   * For the two kinds that end the execution, what is lost of the write buffer: `all` of it (the default), `none`, or
   * all but a `prefix` or a `subset` chosen by `seed`.
   */
  readonly buffer?: BufferLoss;
  readonly seed?: number;
}

export type BufferLoss = 'all' | 'none' | 'prefix' | 'subset';

/** The fault that strikes this service call, if any. */
export function faultAt(faults: readonly Fault[], call: number): Fault | undefined {
  return faults.find(
    ({ at, kind, forever }) => at === call || (forever === true && kind.startsWith('throw') && call > at),
  );
}

/** What is left of the buffer when an execution is killed. */
export function survivors<T>(buffer: readonly T[], loss: BufferLoss, seed: number): T[] {
  const random = seededRandom(seed);
  switch (loss) {
    case 'all':
      return [];
    case 'none':
      return [...buffer];
    case 'prefix':
      return buffer.slice(0, Math.floor(random() * (buffer.length + 1)));
    case 'subset':
      return buffer.filter(() => random() < 0.5);
  }
}

/**
 * What a failing service says when the fault brings no text of its own.
 * Source: platform-facts section 7, transient errors (reported in public trackers).
 */
export function defaultFaultMessage(method: string, spreadsheetId: string): string {
  return /^(Range|RangeList|Sheet|Spreadsheet|SpreadsheetApp|Filter|Protection)\./.test(method)
    ? `Service Spreadsheets failed while accessing document with id ${spreadsheetId}.`
    : "We're sorry, a server error occurred. Please wait a bit and try again.";
}
