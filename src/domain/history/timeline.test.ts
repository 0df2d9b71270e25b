import type { CellValue } from '../cell-value';
import { type LinkedRole, linkedColumns } from '../linked-tabs';
import { historyOf } from './timeline';

const context = {
  language: 'en',
  region: 'US',
  locale: 'en_US',
  today: '2026-11-22',
  currency: 'USD',
  lists: { stage: [{ key: 'quoted', label: 'Offer sent' }] },
} as const;

/** A linked tab with these rows, by the keys of its columns. */
function tab(role: LinkedRole, ...rows: Readonly<Record<string, CellValue>>[]): CellValue[][] {
  const columns = linkedColumns(role);
  return [columns.map(({ labels }) => labels.en), ...rows.map((row) => columns.map(({ key }) => row[key] ?? ''))];
}

const day = (date: string, time?: string) => (time === undefined ? { date } : { date, time });
const A = { customerId: 'A' };

describe('the history of a customer', () => {
  it('is everything of theirs by date, newest first, what has no date last', () => {
    const { timeline, timelineCount } = historyOf(
      'A',
      {
        followUps: tab(
          'followUps',
          { ...A, at: day('2026-11-20', '09:30:00'), kind: 'Sales', outcome: 'Interested', by: 'ann', note: 'two' },
          { customerId: 'B', at: day('2026-11-21') },
          { ...A, at: 'some day', channel: 'Phone' },
        ),
        purchases: tab(
          'purchases',
          { ...A, date: day('2026-11-20'), product: 'Tea', quantity: 2, amount: 9.5 },
          { ...A, date: day('2026-11-20'), product: 'Cup', amount: 'EUR 4' },
        ),
        opportunities: tab('opportunities', {
          ...A,
          product: 'Mill',
          stage: 'Offer sent',
          createdOn: day('2026-10-01'),
        }),
        feedback: tab('feedback', { ...A, on: day('2026-11-21'), kind: 'Complaint', score: 2, note: 'late' }),
      },
      context,
    );
    expect(timeline.map(({ role, at, facts, amount }) => [role, at, facts.join(' '), amount])).toEqual([
      ['feedback', '2026-11-21', 'Complaint 2', null],
      ['followUps', '2026-11-20 09:30', 'Sales Interested', null],
      ['purchases', '2026-11-20', 'Cup EUR 4', null],
      ['purchases', '2026-11-20', 'Tea 2', 9.5],
      ['opportunities', '2026-10-01', 'Mill Offer sent', null],
      ['followUps', 'some day', 'Phone', null],
    ]);
    expect([timelineCount, timeline[1]?.by, timeline[1]?.note]).toEqual([6, 'ann', 'two']);
  });

  it('is the latest twenty of many, and says how many there are', () => {
    const rows = Array.from({ length: 30 }, (_, n) => ({
      ...A,
      date: day(`2026-01-${String(n + 1).padStart(2, '0')}`),
    }));
    const { timeline, timelineCount } = historyOf('A', { purchases: tab('purchases', ...rows) }, context);
    expect([timeline.length, timeline[0]?.at, timelineCount]).toEqual([20, '2026-01-30', 30]);
  });

  it('has the open deals by the day on which they are to close', () => {
    const deals = (...stages: [string, CellValue][]) =>
      tab('opportunities', ...stages.map(([stage, expectedClose]) => ({ ...A, product: stage, stage, expectedClose })));
    const tabs = {
      opportunities: deals(
        ['Won', ''],
        ['First contact', ''],
        ['Offer sent', day('2026-12-01')],
        ['Mine', day('2026-11-01')],
      ),
    };
    expect(historyOf('A', tabs, context).deals.map(({ stage, isLate }) => [stage, isLate])).toEqual([
      ['Mine', true],
      ['Offer sent', false],
      ['First contact', false],
    ]);
  });

  it('adds up what was bought, net of returns, and what is owed', () => {
    const tabs = {
      purchases: tab(
        'purchases',
        { ...A, date: day('2026-10-01'), amount: 100, due: day('2026-11-01'), received: 30 },
        { ...A, date: day('2026-10-02'), amount: -10 },
        { ...A, date: day('2026-10-03'), amount: 50, due: day('2026-12-01') },
        { ...A, date: day('2026-10-04'), amount: '5 EUR' },
        { customerId: 'B', date: day('2026-10-04'), amount: 7 },
      ),
    };
    expect(historyOf('A', tabs, context).money).toEqual({
      orderCount: 3,
      totalSpent: 140,
      outstanding: 70,
      outstandingLater: 50,
      unread: 1,
    });
    expect(historyOf('C', tabs, context).money).toBeNull();
  });
});
