/** Thirty people save at once, moved on in random order: all customers are there, none twice, each with an ID of its own. */
import type { RpcAnswer } from '../../src/contract/api';
import type { Workbench } from '../../workbench/workbench';
import { customerRows, customersTab, makeLedger, rewinder, saveInput } from '../support/form-ledger';
import { journalEntries } from '../support/journal-entries';

const PEOPLE = 30;
/** Each has an order of its own. */
const ROUNDS = 20;

const back = rewinder(makeLedger());

/** Marsaglia's xorshift32: the same seed gives the same order. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Everybody clicks; whoever is told that the ledger is busy clicks once more, as the page does. */
function saveAtOnce(workbench: Workbench, seed: number): void {
  const random = randomOf(seed);
  const start = (input: ReturnType<typeof saveInput>) => ({
    input,
    running: workbench.prepare('rpc', ['saveCustomer', input]),
    isBegun: false,
  });
  const waiting = Array.from({ length: PEOPLE }, (_, i) =>
    start(saveInput({ name: `Person ${i}`, phone: `21255502${String(i).padStart(2, '0')}`, remarks: `=${i}` })),
  );
  while (waiting.length > 0) {
    const i = random(waiting.length);
    const one = waiting[i] as (typeof waiting)[number];
    const before = one.running.report().suspended;
    const isHeld = Object.keys(workbench.state.locks).length > 0;
    // Most go through in one go once they have the lock; some stop at any call.
    const steps = random(3) === 0 ? 1 + random(20) : undefined;
    if (one.isBegun && before?.kind === 'lock' && isHeld) continue;
    const report = one.isBegun ? one.running.resume(undefined, steps) : one.running.run(steps);
    one.isBegun = true;
    if (report.suspended) continue;
    waiting.splice(i, 1);
    const answer = report.value as RpcAnswer<'saveCustomer'>;
    if (!answer.ok && answer.issues[0]?.code === 'busy') waiting.push(start(one.input));
    else expect(answer).toMatchObject({ ok: true });
  }
}

describe('thirty saves at once', () => {
  it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))('round %i', (round) => {
    const workbench = back();
    saveAtOnce(workbench, round * 7919);
    const rows = customerRows(workbench);
    expect(rows).toHaveLength(4 + PEOPLE);
    expect(new Set(rows.map((row) => row['Customer ID'])).size).toBe(4 + PEOPLE);
    for (let i = 0; i < PEOPLE; i++) {
      const own = rows.filter((row) => row['Customer'] === `Person ${i}`);
      expect(own).toMatchObject([{ Phone: `(212) 555-02${String(i).padStart(2, '0')}`, Remarks: `=${i}` }]);
    }
    expect(customersTab(workbench).formulas.flat().filter(Boolean)).toEqual([]);
    expect(journalEntries(workbench.state.workbook).every(({ state }) => state === 'done')).toBe(true);
  });
});
