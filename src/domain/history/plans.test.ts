import fc from 'fast-check';
import { aFollowUp } from '../../../test/support/entries';
import type { CivilDate } from '../civil-date';
import type { FollowUp } from './entries';
import { comparePlans, noteOf, type OpenPlan, type PlanCells, settlePlans, showPlans } from './plans';

const NOTHING: PlanCells = { date: null, step: '', noted: '' };

function row(at: number, nextDate: CivilDate | null, nextStep = '', more: Partial<FollowUp> = {}): FollowUp {
  return aFollowUp({ row: at, customerId: 'C-1', nextDate, nextStep, ...more });
}

/** What a roll-up leaves. */
function rolled(cells: PlanCells, rows: readonly FollowUp[]) {
  const { open, closed } = settlePlans(cells, rows);
  const { made, ...shown } = showPlans(cells, open);
  return { shown, made, closed, open };
}

const plan = (date: CivilDate, step = ''): OpenPlan => ({ date, channel: '', step, row: 2, of: null });

describe('the plan that Customers show', () => {
  const rows = [row(2, '2026-03-20', 'visit'), row(3, '2026-03-10', 'call', { nextChannel: 'phone' })];
  const shown = { date: '2026-03-10', step: 'call', noted: noteOf(plan('2026-03-10', 'call'), false) };

  it('H27 is the earliest open one, whatever stood there of another', () => {
    expect(rolled(NOTHING, rows)).toMatchObject({ shown, made: [], closed: [] });
    const closed = rows.map((one) => (one.row === 3 ? { ...one, closedOn: '2026-03-09' } : one));
    expect(rolled(shown, closed)).toMatchObject({ shown: { date: '2026-03-20', step: 'visit' }, made: [], closed: [] });
    expect(rolled(shown, [])).toMatchObject({ shown: NOTHING, made: [], closed: [] });
  });

  it('H28 is moved by a date that is typed: the plan that stood there is closed and has one in its place', () => {
    const { shown: after, made, closed } = rolled({ ...shown, date: '2026-03-15' }, rows);
    expect(after).toMatchObject({ date: '2026-03-15', step: 'call' });
    expect(made).toMatchObject([{ date: '2026-03-15', channel: 'phone', of: { row: 3, date: '2026-03-10' } }]);
    expect(closed).toEqual([3]);
    // A step that nobody has noted is not that of a plan with another one.
    expect(rolled({ ...NOTHING, date: '2026-03-10', step: 'ask' }, rows)).toMatchObject({
      shown: { date: '2026-03-10', step: 'ask' },
      closed: [],
    });
    // Beyond the next plan, it goes on behind that.
    const later = rolled({ ...shown, date: '2026-04-01' }, rows);
    expect(later).toMatchObject({ shown: { date: '2026-03-20' }, made: [{ date: '2026-04-01' }] });
    // What was never noted moves the earliest, unless it is there already.
    expect(rolled({ ...shown, date: '2026-03-15', noted: '' }, rows).closed).toEqual([3]);
    expect(rolled({ ...NOTHING, date: '2026-03-20' }, rows)).toMatchObject({
      shown: { date: '2026-03-10' },
      closed: [],
    });
  });

  it('H28 has another step where one is typed, and is withdrawn where the date is emptied', () => {
    expect(rolled({ ...shown, step: 'write' }, rows)).toMatchObject({
      shown: { date: '2026-03-10', step: 'write' },
      made: [{ channel: 'phone' }],
      closed: [3],
    });
    expect(rolled({ ...shown, date: null }, rows)).toMatchObject({
      shown: { date: '2026-03-20', step: 'visit' },
      made: [],
      closed: [3],
    });
    // Where no column tells of steps, none was emptied.
    expect(rolled({ ...shown, step: null }, rows)).toMatchObject({ closed: [], made: [] });
  });

  it('H29 is a typed date where there is no row to be moved, and needs none until an earlier plan comes', () => {
    const typed = { ...NOTHING, date: '2026-03-15', step: 'as typed' };
    const own = rolled(typed, []);
    expect(own).toMatchObject({ shown: { date: '2026-03-15', step: 'as typed' }, made: [], closed: [] });
    expect(rolled(own.shown, [])).toEqual(own);
    expect(rolled(own.shown, [row(2, '2026-03-20')])).toMatchObject({ shown: own.shown, made: [] });
    expect(rolled(own.shown, [row(2, '2026-03-10')])).toMatchObject({
      shown: { date: '2026-03-10' },
      made: [{ date: '2026-03-15', step: 'as typed', of: null }],
    });
    expect(rolled({ ...own.shown, date: '2026-03-16' }, [])).toMatchObject({ shown: { date: '2026-03-16' }, made: [] });
  });

  it('H29 leaves a step without a date alone where there is no plan for it', () => {
    expect(rolled({ ...NOTHING, step: 'ask for the size' }, []).shown).toMatchObject({
      date: null,
      step: 'ask for the size',
    });
  });
});

type Deed =
  | { readonly kind: 'type'; readonly date: CivilDate | null }
  | { readonly kind: 'step'; readonly step: string }
  | { readonly kind: 'plan'; readonly date: CivilDate; readonly step: string }
  | { readonly kind: 'close' | 'reopen' | 'delete'; readonly at: number }
  | { readonly kind: 'log'; readonly at: number; readonly next: CivilDate | null }
  | { readonly kind: 'roll-up' };

const someDate = fc.constantFrom('2026-03-05', '2026-03-10', '2026-03-15', '2026-03-20');
const someStep = fc.constantFrom('', 'call', 'visit');
const someDeed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), date: fc.option(someDate) }),
  fc.record({ kind: fc.constant('step' as const), step: someStep }),
  fc.record({ kind: fc.constant('plan' as const), date: someDate, step: someStep }),
  fc.record({ kind: fc.constantFrom('close' as const, 'reopen' as const, 'delete' as const), at: fc.nat(9) }),
  fc.record({ kind: fc.constant('log' as const), at: fc.nat(4), next: fc.option(someDate) }),
  fc.constant({ kind: 'roll-up' as const }),
);

interface World {
  readonly cells: PlanCells;
  readonly rows: readonly FollowUp[];
}

const TODAY = '2026-03-08';

function written({ rows }: World, closed: readonly number[], made: readonly OpenPlan[]): FollowUp[] {
  const ends = new Set(closed);
  const last = Math.max(1, ...rows.map((one) => one.row));
  return [
    ...rows.map((one) => (ends.has(one.row) ? { ...one, closedOn: TODAY } : one)),
    ...made.map(({ date, step, of }, i) =>
      row(last + 1 + i, date, step, { plannedDate: of?.date ?? null, plannedStep: of?.step ?? '' }),
    ),
  ];
}

function done(deed: Deed, world: World): World {
  const { cells, rows } = world;
  const place = 'at' in deed && rows.length > 0 ? deed.at % rows.length : -1;
  const changed = (change: Partial<FollowUp>): World => ({
    cells,
    rows: rows.map((one, i) => (i === place ? { ...one, ...change } : one)),
  });
  switch (deed.kind) {
    case 'type':
      return { cells: { ...cells, date: deed.date }, rows };
    case 'step':
      return { cells: { ...cells, step: deed.step }, rows };
    case 'plan':
      return { cells, rows: written(world, [], [{ ...plan(deed.date, deed.step), row: null }]) };
    case 'close':
      return changed({ closedOn: TODAY });
    case 'reopen':
      return changed({ closedOn: null });
    case 'delete':
      return { cells, rows: rows.filter((_, i) => i !== place) };
    case 'log': {
      const { open, closed } = settlePlans(cells, rows);
      const fulfilled = open[deed.at];
      const next = deed.next === null ? [] : [{ ...plan(deed.next, 'next'), row: 0 }];
      const left = [...open.filter((one) => one !== fulfilled), ...next].sort(comparePlans);
      const { made, ...shown } = showPlans(cells, left);
      const end = fulfilled?.row ?? fulfilled?.of?.row;
      const contact = row(0, deed.next, deed.next === null ? '' : 'next', {
        at: { date: TODAY },
        plannedDate: fulfilled?.date ?? null,
        plannedStep: fulfilled?.step ?? '',
      });
      const after = written(world, end === undefined ? closed : [...closed, end], made);
      const last = Math.max(1, ...after.map((one) => one.row));
      return { cells: shown, rows: [...after, { ...contact, row: last + 1 }] };
    }
    case 'roll-up': {
      // Rows first, and what stands in Customers once they are there.
      const { made, closed } = rolled(cells, rows);
      const after = written(world, closed, made);
      return { cells: rolled(cells, after).shown, rows: after };
    }
  }
}

describe('plans after any sequence of deeds', () => {
  it('H30 the earliest stands in Customers, a roll-up of the same changes nothing, and no typed date is lost', () => {
    fc.assert(
      fc.property(fc.array(someDeed, { maxLength: 14 }), (deeds) => {
        let world: World = { cells: NOTHING, rows: [] };
        for (const deed of [...deeds, { kind: 'roll-up' } as const]) {
          const before = world;
          world = done(deed, world);
          if (deed.kind !== 'roll-up' && deed.kind !== 'log') continue;
          const { cells, rows } = world;
          const { open, made, closed, shown } = rolled(cells, rows);
          expect({ deed, made, closed, shown }).toEqual({ deed, made: [], closed: [], shown: cells });
          expect(open[0]?.date ?? null).toBe(cells.date);
          expect(open.filter((one) => one.row === null).length).toBeLessThanOrEqual(1);
          const inRows = rows.filter((one) => one.nextDate !== null && one.closedOn === null);
          for (const one of inRows) expect((one.nextDate as string) >= (cells.date as string)).toBe(true);
          // Rows stay, and what was typed stands in one of them or where it was typed.
          expect(rows.length).toBeGreaterThanOrEqual(before.rows.length);
          const { date } = before.cells;
          const isTyped = date !== null && !before.cells.noted.startsWith(date);
          const places = [cells.date, ...rows.flatMap((one) => [one.nextDate, one.plannedDate])];
          if (isTyped) expect(places).toContain(date);
        }
      }),
    );
  });
});
