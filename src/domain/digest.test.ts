/** What of everything due goes into one mail. */
import * as fc from 'fast-check';
import { type Digest, type DigestOptions, itemKeys, oneLine, planDigest } from './digest';
import type { DueItem } from './due-items';
import { onlyToday } from './due-items';

const TODAY = '2026-11-21';
const ANN = { email: 'ann@example.com', name: 'Ann', language: 'en', hour: 8 } as const;

function item(known: Partial<DueItem> = {}): DueItem {
  return {
    kind: 'today',
    customerId: 'C-000001',
    rowNumber: 2,
    name: 'Li',
    company: '',
    tier: '',
    isUrgent: false,
    isStarred: false,
    date: TODAY,
    days: 0,
    nextStep: '',
    phone: '',
    owner: 'ann@example.com',
    group: '',
    ...known,
  };
}

const plan = (items: readonly DueItem[], options: Partial<DigestOptions> = {}): Digest | null =>
  planDigest(ANN, items, {
    window: onlyToday(TODAY),
    horizon: '2026-10-22',
    unsent: null,
    looseEnds: null,
    isOwnerOf: () => true,
    oversight: null,
    escalates: false,
    ...options,
  });

describe('a digest', () => {
  it('is none where nothing causes it', () => {
    expect(plan([])).toBeNull();
    expect(plan([item({ kind: 'overdue', date: '2026-11-19', days: -2 })])).toBeNull();
  });

  it('lists 20 a section and 60 in all, and counts the rest', () => {
    const kinds = ['overdue', 'today', 'contract', 'birthday', 'silence'] as const;
    const items = kinds.flatMap((kind) => Array.from({ length: 30 }, (_, i) => item({ kind, customerId: `C-${i}` })));
    const digest = plan(items);
    expect(digest?.sections.map(({ count, items: shown }) => [count, shown.length])).toEqual([
      [30, 20],
      [30, 20],
      [30, 20],
      [30, 0],
      [30, 0],
    ]);
    expect(digest?.more).toBe(90);
  });

  it('only counts what was overdue long before the first mail', () => {
    const digest = plan([item(), item({ kind: 'overdue', date: '2026-10-21', days: -31 })]);
    expect(digest?.older).toBe(1);
    expect(digest?.sections.map(({ kind }) => kind)).toEqual(['today']);
  });

  it('says how many of them could not be sent the day before', () => {
    const digest = plan([item(), item({ kind: 'overdue', customerId: 'C-2', date: '2026-11-20', days: -1 })], {
      unsent: { day: '2026-11-20', items: ['today:C-2', 'contract:C-3'] },
    });
    expect(digest?.late).toEqual({ count: 1, days: 1 });
  });

  it('says nothing of a manager’s items as if the reader owned them, and why they come', () => {
    const duplicate = item({ kind: 'duplicate', group: 'Dup 1', owner: 'else@example.com' });
    const oversight = { reason: 'manager', items: [duplicate] } as const;
    expect(plan([], { oversight })).toMatchObject({ isOwner: false, isRest: false, oversight: 'manager' });
    expect(plan([item()], { oversight: { ...oversight, items: [] } })).toMatchObject({
      isOwner: true,
      oversight: null,
    });
    expect(plan([], { oversight: { ...oversight, items: [] } })).toBeNull();
  });

  it('fits in a cell, whatever the ledger holds', () => {
    const long = fc.string({ unit: fc.constantFrom('"', '\\', '😀', '\u0000', 'a', ' ', '\u202e'), maxLength: 400 });
    fc.assert(
      fc.property(long, long, (a, b) => {
        const items = Array.from({ length: 60 }, (_, i) =>
          item({
            kind: (['overdue', 'today', 'escalated'] as const)[i % 3] ?? 'today',
            customerId: a,
            name: b,
            company: a,
            tier: b,
            nextStep: a,
            phone: b,
            owner: a,
            group: b,
          }),
        );
        const digest = plan(items) as Digest;
        expect(JSON.stringify(digest).length).toBeLessThan(49_000);
        expect(itemKeys(digest).join(' ').split(' ')).toHaveLength(60);
      }),
      { numRuns: 50, seed: 7 },
    );
  });

  it('has every text in one line that reads from left to right', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const line = oneLine(text, 20);
        expect(line).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
        expect([...line].length).toBeLessThanOrEqual(20);
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});
