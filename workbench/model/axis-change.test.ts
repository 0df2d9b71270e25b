import fc from 'fast-check';
import { type AxisChange, changeList, newPosition, newSpan } from './axis-change';

const SIZE = 12;

const change: fc.Arbitrary<AxisChange> = fc.oneof(
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.nat(SIZE),
    count: fc.integer({ min: 1, max: 4 }),
    inherit: fc.constantFrom('before' as const, 'after' as const),
  }),
  fc
    .tuple(fc.nat(SIZE - 1), fc.integer({ min: 1, max: SIZE }))
    .map(([at, n]) => ({ kind: 'delete' as const, at, count: Math.min(n, SIZE - at) })),
  fc
    .tuple(fc.nat(SIZE - 1), fc.integer({ min: 1, max: SIZE }), fc.nat(SIZE))
    .map(([at, n, to]) => ({ kind: 'move' as const, at, count: Math.min(n, SIZE - at), to }))
    .filter((m) => m.to < m.at || m.to > m.at + m.count),
);

describe('an axis change', () => {
  it('puts every entry where newPosition says', () => {
    fc.assert(
      fc.property(change, (c) => {
        const list: unknown[] = Array.from({ length: SIZE }, (_, i) => i);
        changeList(c, list);
        for (let i = 0; i < SIZE; i++) {
          const position = newPosition(c, i);
          if (position === null) expect(list).not.toContain(i);
          else expect(list[position]).toBe(i);
        }
      }),
    );
  });

  it('is taken back by its opposite', () => {
    fc.assert(
      fc.property(
        fc.nat(SIZE),
        fc.integer({ min: 1, max: 4 }),
        fc.nat(SIZE),
        fc.nat(SIZE),
        (at, count, start, length) => {
          const list: unknown[] = Array.from({ length: SIZE }, (_, i) => i);
          changeList({ kind: 'insert', at, count, inherit: 'before' }, list);
          changeList({ kind: 'delete', at, count }, list);
          expect(list).toEqual(Array.from({ length: SIZE }, (_, i) => i));
          const span = { start, count: length + 1 };
          const widened = newSpan({ kind: 'insert', at, count, inherit: 'before' }, span);
          expect(widened && newSpan({ kind: 'delete', at, count }, widened)).toEqual(span);
        },
      ),
    );
  });

  it('keeps in a span what was in it, as far as it is not moved or deleted', () => {
    fc.assert(
      fc.property(change, fc.nat(SIZE - 1), fc.integer({ min: 1, max: SIZE }), (c, start, n) => {
        const count = Math.min(n, SIZE - start);
        const span = newSpan(c, { start, count });
        for (let i = start; i < start + count; i++) {
          const position = newPosition(c, i);
          if (position === null || (c.kind === 'move' && i >= c.at && i < c.at + c.count)) continue;
          expect(position).toBeGreaterThanOrEqual(span?.start ?? Number.POSITIVE_INFINITY);
          expect(position).toBeLessThan((span?.start ?? 0) + (span?.count ?? 0));
        }
        if (c.kind === 'delete' && start >= c.at && start + count <= c.at + c.count) expect(span).toBeNull();
      }),
    );
  });

  it('widens a span at its edge only for a rule, on the side that is inherited from', () => {
    const after = { kind: 'insert', at: 5, count: 2, inherit: 'before' } as const;
    const before = { kind: 'insert', at: 2, count: 2, inherit: 'after' } as const;
    const span = { start: 2, count: 3 };
    expect(newSpan(after, span)).toEqual(span);
    expect(newSpan(after, span, true)).toEqual({ start: 2, count: 5 });
    expect(newSpan(before, span)).toEqual({ start: 4, count: 3 });
    expect(newSpan(before, span, true)).toEqual({ start: 2, count: 5 });
    expect(newSpan({ ...before, inherit: 'before' }, span, true)).toEqual({ start: 4, count: 3 });
  });

  it('leaves open ends open', () => {
    expect(newSpan({ kind: 'insert', at: 0, count: 1, inherit: 'after' }, { start: 0, count: null })).toEqual({
      start: 0,
      count: null,
    });
    expect(newSpan({ kind: 'insert', at: 0, count: 1, inherit: 'after' }, { start: 1, count: null })).toEqual({
      start: 2,
      count: null,
    });
    expect(newSpan({ kind: 'delete', at: 0, count: 1 }, { start: 1, count: null })).toEqual({ start: 0, count: null });
  });
});
