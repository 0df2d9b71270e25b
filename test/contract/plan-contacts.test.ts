/**
 * Planning the next contact where nothing is planned: proposed for the most important customers, written as one
 * operation, over nothing that somebody has planned meanwhile; taken back as a whole.
 */
import type { ApiInput, RpcAnswer } from '../../src/contract/api';
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { byHand, MOVES } from '../support/by-hand';
import { customerById, customerRows, customersTab, makeLedger, rewinder } from '../support/form-ledger';
import { pauses } from '../support/pauses';
import { dumpSheet } from '../support/sheet-dump';

const MONDAY = 46_349; // 2026-11-23
const PEOPLE = Array.from({ length: 14 }, (_, i): Value[] => {
  const n = String(i + 1).padStart(2, '0');
  return [`Customer ${n}`, `own ${n}`, `(212) 555-01${n}`, `c${n}@example.com`, '', '2026-09-05', 100 * (14 - i), ''];
});
const idOf = (n: number): string => `C-0000${String(n).padStart(2, '0')}`;

const back = rewinder(makeLedger(() => undefined, PEOPLE));
const propose = (workbench: Workbench) => accepted(ask(workbench, 'proposePlans', { mine: false }).answer);
const plansOf = (workbench: Workbench, nextStep = ''): ApiInput<'planContacts'>['plans'] =>
  propose(workbench).map(({ customerId, nextDate }) => ({ customerId, nextDate, nextStep }));
/** A cell by the customer's number and the header, as people fill it. */
function fill(workbench: Workbench, customerId: string, header: string, value: Value): void {
  const { values } = customersTab(workbench);
  const head = values.find((row) => row?.includes('Customer ID')) ?? [];
  const row = values.find((cells) => cells?.includes(customerId));
  if (row) row[head.indexOf(header)] = value;
}
const planned = (workbench: Workbench): Record<string, unknown> =>
  Object.fromEntries(
    customerRows(workbench).flatMap((row) =>
      row['Next follow-up'] === undefined ? [] : [[String(row['Customer ID']), row['Next follow-up']]],
    ),
  );

describe('who is proposed', () => {
  it('are the ten most important without a plan, two a working day; nobody who is not to be contacted', () => {
    const workbench = back();
    expect(accepted(ask(workbench, 'today', { mine: false }).answer).isUnplanned).toBe(true);
    fill(workbench, idOf(1), 'Flag', '✕ Do not contact');
    fill(workbench, idOf(2), 'Next follow-up', 'soon');
    fill(workbench, idOf(13), 'Flag', '★ Key');
    fill(workbench, idOf(5), 'Next step', 'call');
    const { value } = workbench.rpc('rpc', ['proposePlans', { mine: false }]);
    const proposed = accepted(value as RpcAnswer<'proposePlans'>);
    expect(proposed.map(({ customerId }) => customerId)).toEqual([13, 3, 4, 5, 6, 7, 8, 9, 10, 11].map(idOf));
    expect(proposed.map(({ nextDate }) => nextDate.slice(8))).toEqual([
      '23',
      '23',
      '24',
      '24',
      '25',
      '25',
      '26',
      '26',
      '27',
      '27',
    ]);
    expect(proposed[0]).toMatchObject({ isStarred: true, name: 'Customer 13' });
    expect(proposed[3]).toMatchObject({ nextStep: 'call' });
  });

  it('is nobody in a ledger without customers', () => {
    const empty = back();
    byHand(empty, (sheet) => sheet.deleteRows(2, 14));
    expect(propose(empty)).toEqual([]);
    expect(accepted(ask(empty, 'today', { mine: false }).answer).isUnplanned).toBe(false);
  });

  it('is refused where the column has been deleted, which is said', () => {
    const workbench = back();
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      sheet.deleteColumn(head.indexOf('Next follow-up') + 1);
    });
    for (const answer of [
      ask(workbench, 'proposePlans', { mine: false }).answer,
      ask(workbench, 'planContacts', {
        requestId: requestId(),
        plans: [{ customerId: idOf(1), nextDate: '2026-11-23', nextStep: '' }],
      }).answer,
    ])
      expect(answer).toMatchObject({ ok: false, issues: [{ code: 'column-missing' }] });
  });
});

describe('planning', () => {
  it('writes dates and steps of ten in 25 service calls, once for a click, and goes with an undo', () => {
    const workbench = back();
    // Nobody's rows stand together.
    byHand(workbench, (sheet) => {
      for (let row = 15; row > 2; row--) sheet.insertRowAfter(row - 1);
    });
    fill(workbench, idOf(3), 'Next step', 'as it was');
    const before = dumpSheet(customersTab(workbench));
    const plans = plansOf(workbench, '=1+1').map((plan) =>
      plan.customerId === idOf(3) ? { ...plan, nextStep: '' } : plan,
    );
    const input = { requestId: requestId(), plans };
    const { answer, serviceCalls } = ask(workbench, 'planContacts', input);
    expect(accepted(answer)).toMatchObject({ operation: 'plan-contacts', counts: { planned: 10, left: 0 } });
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(Object.keys(planned(workbench))).toEqual(Array.from({ length: 10 }, (_, i) => idOf(i + 1)));
    expect(customerById(workbench, idOf(1))).toMatchObject({
      'Next follow-up': MONDAY,
      'Next step': '=1+1',
      Updated: expect.any(Number),
    });
    expect(customerById(workbench, idOf(3))).toMatchObject({ 'Next step': 'as it was' });
    expect(customersTab(workbench).formulas.flat().filter(Boolean)).toEqual([]);
    expect(accepted(ask(workbench, 'today', { mine: false }).answer).isUnplanned).toBe(false);

    const once = dumpSheet(customersTab(workbench));
    expect(accepted(ask(workbench, 'planContacts', input).answer)).toMatchObject({ cells: accepted(answer).cells });
    expect(dumpSheet(customersTab(workbench))).toEqual(once);
    expect(accepted(ask(workbench, 'undo', { requestId: requestId() }).answer).issues).toEqual([]);
    expect(dumpSheet(customersTab(workbench))).toEqual(before);
  });

  it('leaves whoever has a plan or a step by now, holds a formula, or is gone, and counts them', () => {
    const workbench = back();
    const plans = plansOf(workbench).map((plan) =>
      plan.customerId === idOf(10) ? { ...plan, nextStep: 'call' } : plan,
    );
    fill(workbench, idOf(10), 'Next step', 'typed meanwhile');
    fill(workbench, idOf(1), 'Next follow-up', MONDAY + 30);
    fill(workbench, idOf(2), 'Next follow-up', 'after Easter');
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      sheet.getRange(4, head.indexOf('Next follow-up') + 1).setFormula('=""');
      sheet.deleteRow(5);
    });
    const { counts } = accepted(ask(workbench, 'planContacts', { requestId: requestId(), plans }).answer);
    expect(counts).toEqual({ planned: 5, left: 5 });
    expect(customerById(workbench, idOf(10))).toMatchObject({ 'Next step': 'typed meanwhile' });
    expect(planned(workbench)).toMatchObject({ [idOf(1)]: MONDAY + 30, [idOf(2)]: 'after Easter' });
    expect(customersTab(workbench).formulas.flat().filter(Boolean)).toEqual(['=""']);
  });

  it('takes 25 service calls where the plans of others stand between, and changes none of them', () => {
    const workbench = back();
    for (let n = 2; n <= 14; n += 2) fill(workbench, idOf(n), 'Next follow-up', MONDAY + n);
    const others = planned(workbench);
    const { answer, serviceCalls } = ask(workbench, 'planContacts', {
      requestId: requestId(),
      plans: plansOf(workbench, 'call'),
    });
    expect(accepted(answer).counts).toEqual({ planned: 7, left: 0 });
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(planned(workbench)).toMatchObject(others);
    expect(Object.keys(planned(workbench))).toHaveLength(14);
  });

  it.each([
    ['no such day', { nextDate: '2026-02-30' }, 'date-impossible'],
    ['no date', { nextDate: '' }, 'failed'],
  ])('refuses %s', (_, change, code) => {
    const [first] = plansOf(back());
    const plans = [{ ...first!, ...change }];
    expect(ask(back(), 'planContacts', { requestId: requestId(), plans }).answer).toMatchObject({
      ok: false,
      issues: [{ code }],
    });
  });

  it.each(Object.keys(MOVES))('%s between any two calls: every customer gets their own', (move) => {
    const plans = plansOf(back());
    const stops = pauses(back().prepare('rpc', ['planContacts', { requestId: requestId(), plans }]));
    for (const { at, workbench, goOn } of stops.filter((stop) => stop.at >= 8 && stop.at % 6 === 2)) {
      MOVES[move]?.(workbench);
      const report = goOn();
      // A run that meets rows that are gone says so and writes nothing.
      const { ok } = report.value as RpcAnswer<'planContacts'>;
      const ids = new Set(customerRows(workbench).map((row) => row['Customer ID']));
      const wanted = plans
        .filter(({ customerId }) => ok && ids.has(customerId))
        .map(({ customerId, nextDate }) => [customerId, MONDAY + Number(nextDate.slice(8)) - 23]);
      expect({ at, dates: planned(workbench) }).toEqual({ at, dates: Object.fromEntries(wanted) });
    }
  });

  it('plans nothing for whom somebody types a step between any two calls', () => {
    const plans = plansOf(back(), 'call');
    const { serviceCalls } = ask(back(), 'planContacts', { requestId: requestId(), plans });
    const stops = pauses(back().prepare('rpc', ['planContacts', { requestId: requestId(), plans }]));
    for (const { at, workbench, goOn } of stops.filter((stop) => stop.at >= 8 && stop.at % 2 === 0)) {
      fill(workbench, idOf(2), 'Next step', 'typed meanwhile');
      goOn();
      const { 'Next step': step, 'Next follow-up': date, Updated: updated } = customerById(workbench, idOf(2)) ?? {};
      const isWhole = date === undefined || step === 'call' || at > serviceCalls - 5;
      expect({ at, step, date, updated, isWhole }).toEqual({ at, step, date, updated, isWhole: true });
    }
  });

  it('is whole after an interruption anywhere, and the next click', () => {
    const plans = plansOf(back());
    const { serviceCalls } = ask(back(), 'planContacts', { requestId: requestId(), plans });
    for (let k = 9; k <= serviceCalls; k += 4) {
      const workbench = back();
      workbench.rpc('rpc', ['planContacts', { requestId: requestId(), plans }], { faults: [{ kind: 'kill', at: k }] });
      accepted(ask(workbench, 'planContacts', { requestId: requestId(), plans }).answer);
      expect({ k, n: Object.keys(planned(workbench)).length }).toEqual({ k, n: 10 });
    }
  });
});
