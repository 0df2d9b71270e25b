/**
 * Plans of customers through the real bundle: which of them stands in Customers, which row a contact closes, and what
 * typing a date there does to them. All of it goes with an undo.
 */
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, NOW, requestId } from '../support/bundle-workbench';
import { contact, makeLedger, rewinder } from '../support/form-ledger';
import { cellsOf, serialOf as day, makeTabs, planOn, putRows, refresh, rowsIn, told } from '../support/rolled-ledger';

const [ANN, BOB, CY] = ['C-000001', 'C-000002', 'C-000003'] as const;
const COLUMNS = ['Customer ID', 'Was planned for', 'Next follow-up', 'Next step', 'Next channel', 'Closed', 'Result'];

const planned = (workbench: Workbench, id: string): Value[] => told(workbench, id, 'Next follow-up', 'Next step');

/** Plans of Follow-ups: date, step, channel, and when and how they were closed. */
function plansOf(workbench: Workbench, id: string): Value[][] {
  const head = workbench.state.workbook.sheets.find(({ name }) => name === 'Follow-ups')?.values[0] ?? [];
  const at = COLUMNS.map((header) => head.indexOf(header));
  return rowsIn(workbench, 'Follow-ups')
    .map((row) => at.map((column) => row[column] ?? ''))
    .filter(([customerId]) => customerId === id)
    .map((row) => row.slice(1));
}

function type(workbench: Workbench, id: string, date: Value): void {
  const { row, at } = cellsOf(workbench, id);
  row[at('Next follow-up')] = date === '' ? undefined : date;
}

const hourly = (workbench: Workbench) => {
  workbench.state.clock = NOW + 26 * 3_600_000;
  workbench.run('hourly');
};
const undo = (workbench: Workbench) => accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
const everything = ({ state }: Workbench) =>
  state.workbook.sheets
    .filter(({ name }) => name === 'Clients' || name === 'Follow-ups')
    .map(({ values }) =>
      values
        .map((row) =>
          [...(row ?? [])]
            .map((value) => value ?? '')
            .join('|')
            .replace(/\|+$/, ''),
        )
        .join('\n')
        .trim(),
    );

const ledger = makeLedger();
makeTabs(ledger, ['followUps']);
putRows(ledger, 'Follow-ups', [
  planOn(BOB, '2026-12-10', 'visit', 'Visit'),
  planOn(BOB, '2026-11-20', 'call', 'Phone'),
  planOn(ANN, '2026-11-25', 'quote'),
]);
type(ledger, CY, day('2026-12-01'));
const first = refresh(ledger);
const back = rewinder(ledger);

describe('open plans in Customers', () => {
  it('are the earliest of Follow-ups; a date that was typed alone stays where it is', () => {
    expect(first).toMatchObject({ issues: [] });
    expect(first.serviceCalls).toBeLessThanOrEqual(25);
    const workbench = back();
    expect([ANN, BOB, CY].map((id) => planned(workbench, id))).toEqual([
      [day('2026-11-25'), 'quote'],
      [day('2026-11-20'), 'call'],
      [day('2026-12-01'), ''],
    ]);
    expect(plansOf(workbench, CY)).toEqual([]);
    const again = everything(workbench);
    expect(refresh(workbench).cells).toBe(0);
    expect(everything(workbench)).toEqual(again);
    const today = accepted(ask(workbench, 'today', { mine: false }).answer);
    expect(today.sections.map(({ kind, items }) => [kind, items.map(({ customerId }) => customerId)])).toContainEqual([
      'overdue',
      [BOB],
    ]);
  });

  it('are moved and withdrawn by what is typed there, in a refresh and in the hourly run alike', () => {
    for (const roll of [refresh, hourly]) {
      const workbench = back();
      type(workbench, BOB, day('2026-12-24'));
      type(workbench, ANN, '');
      putRows(workbench, 'Follow-ups', [...rowsIn(workbench, 'Follow-ups'), planOn(CY, '2026-11-28', 'ask')]);
      roll(workbench);
      expect([ANN, BOB, CY].map((id) => planned(workbench, id))).toEqual([
        ['', 'quote'],
        [day('2026-12-10'), 'visit'],
        [day('2026-11-28'), 'ask'],
      ]);
      expect(plansOf(workbench, BOB)).toEqual([
        ['', day('2026-12-10'), 'visit', 'Visit', '', ''],
        ['', day('2026-11-20'), 'call', 'Phone', expect.any(Number), 'Changed in Customers'],
        [day('2026-11-20'), day('2026-12-24'), 'call', 'Phone', '', ''],
      ]);
      expect(plansOf(workbench, ANN)[0]?.slice(4)).toEqual([expect.any(Number), 'Changed in Customers']);
      expect(plansOf(workbench, CY).map(([, date]) => date)).toEqual([day('2026-11-28'), day('2026-12-01')]);
    }
  });

  it('go back with an undo, in Customers and in Follow-ups', () => {
    const workbench = back();
    type(workbench, BOB, day('2026-12-24'));
    type(workbench, ANN, '');
    const before = everything(workbench);
    const { calls, serviceCalls } = refresh(workbench);
    expect(serviceCalls).toBeLessThanOrEqual(25);
    for (const _ of calls) expect(undo(workbench).issues).toEqual([]);
    expect(everything(workbench)).toEqual(before);
  });

  it('are left as they are under a formula and a text that is no date', () => {
    const workbench = back();
    type(workbench, BOB, 'after New Year');
    const before = everything(workbench);
    refresh(workbench);
    expect(everything(workbench)).toEqual(before);
  });
});

describe('a contact', () => {
  const log = (workbench: Workbench, more: Parameters<typeof contact>[0]) =>
    ask(workbench, 'logContact', contact({ nextDate: null, nextStep: '', ...more }));

  it('closes the earliest plan with its outcome; the others stay, and the next is the earliest', () => {
    const workbench = back();
    const before = everything(workbench);
    const { answer, serviceCalls } = log(workbench, {
      nextDate: '2026-12-15',
      nextStep: 'invoice',
      nextChannel: 'E-mail',
    });
    accepted(answer);
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(plansOf(workbench, BOB)).toEqual([
      ['', day('2026-12-10'), 'visit', 'Visit', '', ''],
      ['', day('2026-11-20'), 'call', 'Phone', day('2026-11-21'), 'Interested'],
      [day('2026-11-20'), day('2026-12-15'), 'invoice', 'E-mail', '', ''],
    ]);
    expect(planned(workbench, BOB)).toEqual([day('2026-12-10'), 'visit']);
    const { plans } = accepted(ask(workbench, 'contactForm', { customerId: BOB }).answer);
    expect(plans.map(({ date, days, channel, step }) => [date, days, channel, step])).toEqual([
      ['2026-12-10', 19, 'Visit', 'visit'],
      ['2026-12-15', 24, 'E-mail', 'invoice'],
    ]);
    expect(refresh(workbench).cells).toBe(0);
    undo(workbench);
    expect(everything(workbench)).toEqual(before);
  });

  it('closes another plan, or none, where that is said', () => {
    const workbench = back();
    accepted(log(workbench, { done: { date: '2026-12-10', step: 'visit' } }).answer);
    expect(plansOf(workbench, BOB).map((row) => row.slice(4))).toEqual([
      [day('2026-11-21'), 'Interested'],
      ['', ''],
      ['', ''],
    ]);
    expect(planned(workbench, BOB)).toEqual([day('2026-11-20'), 'call']);
    accepted(log(workbench, { done: null }).answer);
    expect(planned(workbench, BOB)).toEqual([day('2026-11-20'), 'call']);
    expect(plansOf(workbench, BOB).pop()).toEqual(['', '', '', '', '', '']);
    accepted(log(workbench, {}).answer);
    expect(planned(workbench, BOB)).toEqual(['', '']);
    expect(refresh(workbench).cells).toBe(0);
  });

  it('closes a date that was typed in Customers alone, and gives one that waits behind it a row', () => {
    const workbench = back();
    const { answer, serviceCalls } = log(workbench, { customerId: CY, done: null, nextDate: '2026-11-23' });
    accepted(answer);
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(planned(workbench, CY)).toEqual([day('2026-11-23'), '']);
    expect(plansOf(workbench, CY).map(([, date]) => date)).toEqual([day('2026-11-23'), day('2026-12-01')]);
    undo(workbench);
    accepted(log(workbench, { customerId: CY }).answer);
    expect(planned(workbench, CY)).toEqual(['', '']);
    expect(plansOf(workbench, CY).map(([was]) => was)).toEqual([day('2026-12-01')]);
  });
});
