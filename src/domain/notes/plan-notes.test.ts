import fc from 'fast-check';
import { aFollowUp } from '../../../test/support/entries';
import { noteOf, type PlanCells } from '../history/plans';
import { DONE_SIGN, LACK_SIGN, type NoteCell, type PlannedNotes, planNotes } from './plan-notes';

const TODAY = '2026-11-22';
const customers = [
  { customerId: 'C-000001', title: 'Acme', names: [] },
  { customerId: 'C-000002', title: '王芳', names: ['强盛五金'] },
  { customerId: 'C-000003', title: 'Bob Ray', names: [] },
  { customerId: 'C-000004', title: 'Bob Ray', names: [] },
];
const readers = { customers, owners: ['Li', 'Li Wei', '李伟'], followUps: [], shownPlan: () => null };
const context = { locale: 'en_US', today: TODAY, language: 'en' } as const;
const plan = (...cells: readonly (string | NoteCell)[]): PlannedNotes =>
  planNotes(
    cells.map((cell) => (typeof cell === 'string' ? { text: cell, mark: '' } : cell)),
    readers,
    context,
  );
const lacks = (text: string): string[] =>
  plan(text)
    .marks.get(0)
    ?.lacks.map(({ code }) => code) ?? [];

describe('actions in the notes', () => {
  it.each([
    ['Action: call Acme by 3 Dec', ['C-000001', '2026-12-03', 'call Acme by 3 Dec', '']],
    [
      'Action: call Acme by 3 December, owner: Li',
      ['C-000001', '2026-12-03', 'call Acme by 3 December, owner: Li', 'Li'],
    ],
    ['行動：回訪 王芳 12月3日，負責人：李偉', ['C-000002', '2026-12-03', '回訪 王芳 12月3日，負責人：李偉', '李伟']],
    ['- [ ] 回访 王芳 12月3日', ['C-000002', '2026-12-03', '回访 王芳 12月3日', '']],
    ['□ 12月3日前给王芳打电话 @李伟', ['C-000002', '2026-12-03', '12月3日前给王芳打电话 @李伟', '李伟']],
    [
      '行动：强盛五金续约，2026-12-03，负责人：李伟',
      ['C-000002', '2026-12-03', '强盛五金续约，2026-12-03，负责人：李伟', '李伟'],
    ],
    [
      'todo @li wei, Acme: send =list by 2026-12-03',
      ['C-000001', '2026-12-03', '@li wei, Acme: send =list by 2026-12-03', 'Li Wei'],
    ],
    ['2. TODO: #c-000003 Dec 3', ['C-000003', '2026-12-03', '#c-000003 Dec 3', '']],
  ])('A2 %p is a plan', (text, [customerId, date, step, by]) => {
    expect(plan(text).plans.map((one) => [one.customerId, one.date, one.step, one.by])).toEqual([
      [customerId, date, step, by],
    ]);
  });

  it.each([
    ['Sales rose by 3 Dec, thanks to Acme'],
    ['- [x] call Acme by 3 Dec'],
    ['- Acme: 3 Dec'],
    ['Actions: Acme 3 Dec'],
    ['TODO'],
    ['We need action: Acme 3 Dec'],
    [''],
  ])('A1 %p is none', (text) => {
    expect(plan(text)).toEqual({ plans: [], marks: new Map(), taken: 0 });
  });

  it('A5 says what is missing or could mean several things, and makes nothing', () => {
    expect(lacks('□ think of prices')).toEqual(['customer-missing', 'date-missing']);
    expect(lacks('□ call Bob Ray by 31 Nov')).toEqual(['customer-several', 'date-unclear']);
    expect(lacks('□ Acme 3 Dec @Somebody')).toEqual(['owner-unknown']);
    expect(lacks('□ Acme 2026-11-21')).toEqual(['date-past']);
    expect(lacks('□ Acme by 1 July')).toEqual(['date-year-missing']);
    expect(lacks('□ Acme 3 Dec or 4 Dec')).toEqual(['date-several']);
  });

  it('A6 makes all actions of a cell or none', () => {
    expect(plan('This month\n□ Acme 3 Dec\n□ 王芳 12月4日').plans).toHaveLength(2);
    expect(plan('□ Acme 3 Dec\n□ 王芳').plans).toEqual([]);
    expect(lacks('□ Acme 3 Dec\n□ 王芳')).toEqual(['date-missing']);
  });

  it('A6 makes an action once: not beside its mark, not copied, not where the plan is there, open or closed', () => {
    const text = '□ call Acme 3 Dec';
    expect(plan({ text, mark: `${DONE_SIGN} made` })).toEqual({ plans: [], marks: new Map(), taken: 0 });
    const twice = plan(text, 'prices', text);
    expect(twice.plans).toHaveLength(1);
    expect([...twice.marks].map(([at, mark]) => [at, mark.plans.length])).toEqual([
      [0, 1],
      [2, 1],
    ]);
    const there = { customerId: 'C-000001', nextDate: '2026-12-03', nextStep: 'call Acme 3 Dec' };
    for (const followUp of [aFollowUp(there), aFollowUp({ ...there, closedOn: TODAY })])
      expect(planNotes([{ text, mark: '' }], { ...readers, followUps: [followUp] }, context).plans).toEqual([]);
  });

  it('A5 looks again at what was missing, and leaves what people have written beside', () => {
    expect(plan({ text: '□ Acme 3 Dec', mark: `${LACK_SIGN} no date` }).plans).toHaveLength(1);
    expect(plan({ text: 'Acme', mark: `${LACK_SIGN} no date` }).marks.get(0)).toEqual({ plans: [], lacks: [] });
    expect(plan({ text: '□ Acme 3 Dec', mark: 'Ann does it' })).toEqual({ plans: [], marks: new Map(), taken: 1 });
  });
});

it('A7 makes no plan in whose place something would step that nobody has settled', () => {
  const cells = [{ text: '□ call Acme 3 Dec', mark: '' }];
  const planned = (shown: Partial<PlanCells>) => {
    const shownPlan = (): PlanCells => ({ date: null, step: '', noted: '', ...shown });
    const { plans, marks } = planNotes(cells, { ...readers, shownPlan }, context);
    return plans.length === 1
      ? 'made'
      : marks
          .get(0)
          ?.lacks.map(({ code, text }) => `${code} ${text}`)
          .join();
  };
  const own = { date: '2026-11-30', step: 'send list' };
  expect(planned(own)).toBe('plan-unsettled 2026-11-30');
  expect(planned({ step: 'send list' })).toBe('plan-unsettled send list');
  expect(planned({ ...own, noted: noteOf(own, true) })).toBe('made');
  expect(planned({})).toBe('made');
});

const piece = fc.constantFrom(
  ...['□ ', 'Action: ', '- [ ] ', 'call ', 'Acme ', '王芳', '回访', 'Bob Ray ', '3 Dec ', '12月3日', '2026-12-03 '],
  ...['by ', '1/2 ', '@Li ', '@nobody ', '\n', '=1', ' ', '#C-000001 ', ', '],
);
const cell = fc.record({
  text: fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join('')),
  mark: fc.constantFrom('', '', '', `${DONE_SIGN} made`, `${LACK_SIGN} no date`, 'my own'),
});

it('A6 is done once its marks stand, whatever the notes', () =>
  fc.assert(
    fc.property(fc.array(cell, { maxLength: 12 }), (cells) => {
      const first = planNotes(cells, readers, context);
      for (const { customerId, date } of first.plans) {
        expect(customers.map((one) => one.customerId)).toContain(customerId);
        expect(date).toBe('2026-12-03');
      }
      const marked = cells.map(({ text, mark }, at): NoteCell => {
        const made = first.marks.get(at);
        if (made === undefined) return { text, mark };
        return { text, mark: made.plans.length > 0 ? DONE_SIGN : made.lacks.length > 0 ? LACK_SIGN : '' };
      });
      const again = planNotes(marked, readers, context);
      expect(again.plans).toEqual([]);
      expect(again.taken).toBe(first.taken);
      for (const [at, mark] of again.marks) expect(mark).toEqual(first.marks.get(at));
      const followUps = first.plans.map(({ customerId, date, step }) =>
        aFollowUp({ customerId, nextDate: date, nextStep: step }),
      );
      expect(planNotes(cells, { ...readers, followUps }, context).plans).toEqual([]);
    }),
    { numRuns: 200 },
  ));
