import fc from 'fast-check';
import { addDays } from '../civil-date';
import type { LedgerFacts } from '../tiers';
import type { StageChange } from './entries';
import {
  lastStages,
  lostAfterDays,
  type Stage,
  type StageDecision,
  type StageFacts,
  stageOf,
  stageSteps,
} from './stages';

const TODAY = '2026-11-22';
const KNOWS: LedgerFacts = { knowsPurchases: true, knowsTypes: false };
const ago = (days: number) => addDays(TODAY, -days);
const facts = (told: Partial<StageFacts>): StageFacts => ({ usualInterval: null, ...told });

describe('stageOf', () => {
  it.each<[Partial<StageFacts>, string]>([
    [{}, 'prospect: never-bought'],
    [{ orderCount: 0, totalSpent: -5 }, 'prospect: never-bought'],
    [{ orderCount: 1, lastOrder: ago(365) }, 'first-purchase: one-order'],
    [{ orderCount: 1, lastOrder: ago(366) }, 'lost: silent-over'],
    [{ orderCount: 1 }, 'first-purchase: one-order'],
    [{ orderCount: 1, lastOrder: ago(-3) }, 'first-purchase: one-order'],
    [{ orderCount: 2, lastOrder: ago(365), usualInterval: 1 }, 'repeat: several-orders'],
    [{ orderCount: 2, lastOrder: ago(366), usualInterval: 400 }, 'lost: silent-over'],
    [{ orderCount: 3, lastOrder: ago(90), usualInterval: 1 }, 'repeat: several-orders'],
    [{ orderCount: 3, lastOrder: ago(91), usualInterval: 1 }, 'lost: silent-over'],
    [{ orderCount: 9, lastOrder: ago(150), usualInterval: 50, loyalty: 2 }, 'repeat: several-orders'],
    [{ orderCount: 9, lastOrder: ago(151), usualInterval: 50, loyalty: 3 }, 'lost: silent-over'],
    [{ orderCount: 5, lastOrder: ago(9), usualInterval: 50, loyalty: 3 }, 'loyal: loyal-orders'],
    [{ orderCount: 4, lastOrder: ago(9), usualInterval: 50, loyalty: 4 }, 'repeat: several-orders'],
    [{ orderCount: 5, loyalty: 2 }, 'repeat: several-orders'],
    [{ totalSpent: 5 }, 'null: orders-unknown'],
    [{ lastOrder: ago(9) }, 'null: orders-unknown'],
    [{ firstOrder: ago(9), lastOrder: ago(9) }, 'first-purchase: one-order'],
    [{ firstOrder: ago(9), lastOrder: ago(8) }, 'repeat: several-orders'],
    [{ customerType: 'existing' }, 'null: orders-unknown'],
  ])('H9 %j is %s', (told, expected) => {
    const { stage, reason } = stageOf(facts(told), KNOWS, TODAY);
    expect(`${stage}: ${reason.code}`).toBe(expected);
  });

  it('H9 says nothing in a ledger that knows nothing', () => {
    const decision = stageOf(facts({}), { knowsPurchases: false, knowsTypes: false }, TODAY);
    expect(decision).toEqual({ stage: null, reason: { code: 'no-purchases' } });
  });

  it('H9 gives its reason with the figures of the rule', () => {
    expect(stageOf(facts({ orderCount: 4, lastOrder: ago(121), usualInterval: 40 }), KNOWS, TODAY).reason).toEqual({
      code: 'silent-over',
      params: { days: 121, limit: 120, interval: 40 },
    });
    expect(stageOf(facts({ orderCount: 2, lastOrder: ago(400), usualInterval: 40 }), KNOWS, TODAY).reason).toEqual({
      code: 'silent-over',
      params: { days: 400, limit: 365 },
    });
  });

  it.each([
    [2, 10, 365],
    [3, null, 365],
    [3, 10, 90],
    [3, 40.5, 121.5],
    [3, 122, 365],
  ])('H10 with %s orders %s days apart a customer is lost after %s', (orders, interval, days) =>
    expect(lostAfterDays(orders, interval)).toBe(days),
  );
});

describe('Stage history', () => {
  const change = (on: string, from: string, to: string, customerId = 'C-1'): StageChange => ({
    on,
    customerId,
    from,
    to,
    reason: '',
  });
  const steps = (recorded: readonly StageChange[], stage: Stage | null, lastOrder: string | null = null) =>
    stageSteps(
      lastStages(recorded),
      [{ customerId: 'C-1', stage, reason: { code: 'several-orders', params: { orders: 2 } }, lastOrder }],
      TODAY,
    ).map(({ on, from, to, reason }) => `${on} ${from}>${to} ${reason.code}`);

  it.each<[string, readonly StageChange[], Stage | null, string | null, readonly string[]]>([
    ['the first', [], 'repeat', null, [`${TODAY} >repeat several-orders`]],
    ['none where there is no stage', [], null, null, []],
    ['none where it is the same', [change('2026-01-01', '', 'repeat')], 'repeat', null, []],
    ['none where a stage has gone twice', [change('2026-01-01', 'repeat', '')], null, null, []],
    ['a stage that has gone', [change('2026-01-01', '', 'repeat')], null, null, [`${TODAY} repeat> several-orders`]],
    ['won back', [change('2026-01-01', '', 'lost')], 'repeat', '2026-01-01', [`${TODAY} lost>repeat won-back`]],
    [
      'not won back by an order that was only noted later',
      [change('2026-01-01', '', 'lost')],
      'repeat',
      '2025-12-31',
      [`${TODAY} lost>repeat several-orders`],
    ],
    [
      'against the latest line, wherever it stands',
      [change('2026-03-01', 'lost', 'repeat'), change('2026-01-01', '', 'lost')],
      'loyal',
      '2026-11-01',
      [`${TODAY} repeat>loyal several-orders`],
    ],
    [
      'of one day the last line counts',
      [change('2026-01-01', '', 'prospect'), change('2026-01-01', 'prospect', 'repeat')],
      'repeat',
      null,
      [],
    ],
    [
      'no earlier than the last line',
      [change('2026-12-01', '', 'prospect')],
      'repeat',
      null,
      ['2026-12-01 prospect>repeat several-orders'],
    ],
  ])('H11 %s', (_, recorded, stage, lastOrder, expected) =>
    expect(steps(recorded, stage, lastOrder)).toEqual(expected),
  );

  const anyStage = fc.constantFrom<Stage | null>('prospect', 'first-purchase', 'repeat', 'loyal', 'lost', null);
  /** A day's stages: days may go back, customers come and go. */
  const anyDay = fc.record({
    shift: fc.integer({ min: -3, max: 30 }),
    stages: fc.dictionary(fc.constantFrom('C-1', 'C-2', 'C-3'), anyStage),
  });

  it('H12 replays to the present stages, in a chain, and has nothing to add twice', () => {
    fc.assert(
      fc.property(fc.array(anyDay, { maxLength: 10 }), (days) => {
        const recorded: StageChange[] = [];
        let today = TODAY;
        for (const { shift, stages } of days) {
          today = addDays(today, shift);
          const customers = Object.entries(stages).map(([customerId, stage]) => {
            const decision: StageDecision = { stage, reason: { code: 'one-order' } };
            return { customerId, lastOrder: '9999-12-31', ...decision };
          });
          const steps = stageSteps(lastStages(recorded), customers, today);
          recorded.push(...steps.map((step) => ({ ...step, reason: step.reason.code })));
          const replayed = lastStages(recorded);
          for (const { customerId, stage } of customers) expect(replayed.get(customerId)?.to ?? '').toBe(stage ?? '');
          expect(stageSteps(replayed, customers, today)).toEqual([]);
        }
        for (const id of ['C-1', 'C-2', 'C-3']) {
          const own = recorded.filter(({ customerId }) => customerId === id);
          expect(own.map(({ from }) => from)).toEqual(['', ...own.map(({ to }) => to)].slice(0, own.length));
          for (const { from, to, reason } of own) {
            expect(from).not.toBe(to);
            expect(reason === 'won-back').toBe(from === 'lost' && to !== '');
          }
        }
      }),
    );
  });
});
