/**
 * Two executions against one state, in every order of their service calls that can make a difference. Orders that differ
 * only in calls that change nothing for the other are one, and what has been reached before is not gone on from again;
 * so some thousands of orders stand for all (partial-order reduction with a record of states, as in P. Godefroid,
 * "Partial-Order Methods for the Verification of Concurrent Systems", 1996). Knows no service.
 */
import { createHash } from 'node:crypto';
import { copyState, type WorkbenchState } from '../model/state';
import type { ExecutionReport, Position, RunningExecution } from './execution';
import type { Steps } from './open-door';

export interface Ending {
  readonly state: WorkbenchState;
  readonly reports: readonly [ExecutionReport, ExecutionReport];
  /** Whose turns led here: 0 and 1, one digit a turn. */
  readonly turns: string;
}

interface Node {
  readonly state: WorkbenchState;
  readonly runs: readonly [RunningExecution, RunningExecution];
  readonly turns: string;
  /** What follows when one of the two goes on to its next commit, once that is known. */
  readonly toCommit: (readonly Node[])[];
}

/** What a run would do next: something that others may see, something that they can't, or nothing while a lock is held. */
type Next = 'commit' | 'read' | 'blocked' | 'over';

/**
 * Every ending that differs. Both executions are prepared on `state`, in a workbench whose calls take no time, and have
 * not begun. One that finds a lock held waits until it is free in one order, and in another gives up at once.
 * Costs some two passes a state: 50 ms for a large bundle.
 */
export function* everyInterleaving(
  state: WorkbenchState,
  runs: readonly [RunningExecution, RunningExecution],
): Iterable<Ending> {
  for (const run of runs) run.run(0);
  const seen = new Set<string>();
  const stack: Node[] = [{ state, runs, turns: '', toCommit: [] }];
  for (let node = stack.pop(); node; node = stack.pop()) {
    const key = keyOf(node);
    if (seen.has(key)) continue;
    seen.add(key);
    const following = followingOf(node);
    if (following.length === 0) {
      const [one, other] = node.runs;
      yield { state: node.state, reports: [one.report(), other.report()], turns: node.turns };
    }
    stack.push(...following);
  }
}

/** The nodes after this one; none where both are over. */
function followingOf(node: Node): readonly Node[] {
  return [0, 1].flatMap((index) => {
    const next = nextOf(node, index);
    if (next === 'over' || next === 'blocked') return [];
    const other = nextOf(node, 1 - index);
    if (other === 'over') return take(node, index, Number.POSITIVE_INFINITY);
    if (other === 'blocked') return take(node, index, 'release');
    const free = next === 'commit' ? 'commit' : freeReads(node, index);
    return free === 'commit' ? toCommit(node, index) : take(node, index, Math.max(1, free));
  });
}

/**
 * How many reads stay the same when the other comes to a commit first: it makes no difference which of them go before that
 * commit and which after, so they may as well go at once. `commit` where that is all of them.
 */
function freeReads(node: Node, index: number): number | 'commit' {
  const now = readsOf(node, index);
  const later = toCommit(node, 1 - index).map((after) => readsOf(after, index));
  const same = Math.min(now.length, ...later.map((reads) => commonStart(now, reads)));
  return later.every((reads) => same === now.length && same === reads.length) ? 'commit' : same;
}

function commonStart(left: readonly string[], right: readonly string[]): number {
  const end = left.findIndex((entry, i) => entry !== right[i]);
  return end < 0 ? left.length : end;
}

/** What one reads from here to its next commit, or its end, or a lock that is held. */
function readsOf(node: Node, index: number): string[] {
  const from = node.runs[index]!.position().answers.length;
  const [after] = toCommit(node, index);
  const answers = after!.runs[index]!.position().answers.slice(from);
  const end = answers.findIndex(({ effect }) => effect === 'commit');
  return answers
    .slice(0, end < 0 ? answers.length : end)
    .filter(({ effect }) => effect === 'read')
    .map(digestOf);
}

function toCommit(node: Node, index: number): readonly Node[] {
  node.toCommit[index] ??= take(node, index, 'commit');
  return node.toCommit[index];
}

function nextOf({ state, runs }: Node, index: number): Next {
  const { suspended } = runs[index]!.report();
  if (!suspended) return 'over';
  const { kind, request } = suspended;
  if (kind === 'lock') return state.locks[String(request['lock'])] === undefined ? 'commit' : 'blocked';
  if (kind === 'step') return request['effect'] as Next;
  throw new Error(`An execution that asks (${kind}) cannot be interleaved by itself`);
}

/** One turn of one of the two, on a copy; two nodes where it comes upon a lock. */
function take(node: Node, index: number, steps: Steps): Node[] {
  const turned = (from: Node, go: (run: RunningExecution) => ExecutionReport): Node => {
    const state = copyState(from.state);
    const runs = from.runs.map((run) => run.forkOn(state)) as unknown as Node['runs'];
    go(runs[index]!);
    return { state, runs, turns: `${from.turns}${index}`, toCommit: [] };
  };
  const after = turned(node, (run) => run.resume(undefined, steps));
  if (nextOf(after, index) !== 'blocked') return [after];
  return [after, turned(after, (run) => run.resume('expired', 1))];
}

const digests = new WeakMap<object, string>();

function digestOf(answer: Position['answers'][number]): string {
  const digest = digests.get(answer) ?? JSON.stringify([answer.method, answer.outcome]);
  digests.set(answer, digest);
  return digest;
}

/**
 * What decides all that can follow: the state and where the two stand, whichever is which. What time it is and how many
 * executions there were makes no difference.
 */
function keyOf({ state, runs }: Node): string {
  const stands = runs.map((run) => {
    const { request, ended, answers, buffered } = run.position();
    const { value, error } = run.report();
    const hash = createHash('sha1').update(JSON.stringify([request, ended, value, error?.message]));
    if (ended) return hash.digest('base64');
    hash.update(JSON.stringify([answers.length, buffered, run.report().suspended?.kind]));
    for (const answer of answers) hash.update(digestOf(answer));
    return hash.digest('base64');
  });
  const locks = Object.entries(state.locks).map(([lock, holder]) => [
    lock,
    stands[runs.findIndex(({ id }) => id === holder)],
  ]);
  const rest = { ...state, locks, clock: 0, nextId: 0, triggerTime: {} };
  return createHash('sha1')
    .update(JSON.stringify([rest, ...stands.sort()]))
    .digest('base64');
}
