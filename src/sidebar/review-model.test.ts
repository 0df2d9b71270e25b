import type { ApiOutput } from '../contract/api';
import type { DuplicateCase, DuplicateQueue, ListedAnswer } from '../contract/api/duplicates';
import type { MergePreview } from '../contract/api/merge';
import { nextRequest } from './next-review-request';
import { type ReviewAction, updateReview } from './review-model';
import { belonging, decisionOn, initialReview, mergeable, type ReviewState, undecided } from './review-state';
import type { Answered, Request } from './rpc';

const found = (...ids: string[]): DuplicateCase => ({
  kind: ids.length > 2 ? 'group' : 'pair',
  customers: ids.map((customerId) => ({ customerId, rowNumber: 2, name: customerId, detail: '' })),
  more: 0,
  fields: [],
  pairs: [],
});
const queueOf = (cases: readonly DuplicateCase[], more: Partial<DuplicateQueue> = {}): DuplicateQueue => ({
  doubts: cases.length,
  groups: [],
  waiting: cases.length,
  cases,
  ...more,
});
let clicks = 0;
const click = (): string => `click-${++clicks}`;
const acted = (state: ReviewState, ...actions: ReviewAction[]): ReviewState => actions.reduce(updateReview, state);
const answer = (request: Request, value: unknown): ReviewAction => ({
  type: 'answered',
  // An answer of any method: the reducer tells them apart by `method`, which the union type cannot follow here.
  answered: { ...request, answer: { ok: true, value } } as unknown as Answered,
});
/** The next call is made and answered; it must be one of a method. */
function served<M extends Request['method']>(state: ReviewState, method: M, value: ApiOutput[M]): ReviewState {
  const request = nextRequest(state, click);
  expect(request?.method).toBe(method);
  return acted(state, { type: 'asked', request: request as Request }, answer(request as Request, value));
}
const opened = (cases: readonly DuplicateCase[], more: Partial<DuplicateQueue> = {}): ReviewState =>
  served(initialReview, 'duplicateQueue', queueOf(cases, more));
const decide = (kind: 'same' | 'different' | 'later', shownFor = 1_000): ReviewAction => ({
  type: 'decide',
  answer: kind,
  shownFor,
  requestIds: [click(), click()],
});
const said = (state: ReviewState) =>
  state.unsent.map(({ params }) => {
    const { pairs, answer: kind } = params as { pairs: [string, string][]; answer: string | null };
    return `${pairs.map((pair) => pair.join('-')).join(' ')}: ${kind}`;
  });

describe('deciding', () => {
  const start = opened([found('A', 'B'), found('C', 'D', 'E'), found('F', 'G')]);

  it('goes on to the next case, and past the last where all are decided', () => {
    const once = acted(start, { type: 'step', by: 1 }, decide('later'));
    expect([once.at, undecided(once)]).toEqual([2, 2]);
    const all = acted(once, decide('different'), decide('different'));
    expect([all.at, undecided(all)]).toEqual([3, 0]);
  });

  it('takes no answer to a case that nobody can have seen yet', () => {
    expect(acted(start, decide('same', 299))).toBe(start);
    expect(acted(start, decide('same', 300)).at).toBe(1);
  });

  it('says it of all pairs of a group', () => {
    expect(said(acted(start, { type: 'step', by: 1 }, decide('different')))).toEqual(['C-D C-E D-E: different']);
  });

  it('parts whoever does not belong from those who do', () => {
    const parted = acted(start, { type: 'step', by: 1 }, { type: 'belongs', customerId: 'D', belongs: false });
    expect(belonging(parted, start.cases[1]!)).toEqual(['C', 'E']);
    const decided = acted(parted, decide('same'));
    expect(said(decided)).toEqual(['C-E: same', 'C-D E-D: different']);
    expect(new Set(decided.unsent.map(({ params }) => ('requestId' in params ? params.requestId : ''))).size).toBe(2);
    expect(decided.decisions[0]?.ids).toEqual(['C', 'E']);
    const alone = acted(parted, { type: 'belongs', customerId: 'E', belongs: false });
    expect(acted(alone, decide('same'))).toBe(alone);
    const again = acted(alone, { type: 'belongs', customerId: 'E', belongs: true });
    expect(belonging(again, start.cases[1]!)).toEqual(['C', 'E']);
  });

  it('decides nothing twice, and nothing where no case is', () => {
    const back = acted(start, decide('same'), { type: 'step', by: -1 });
    expect(decisionOn(back, back.cases[0]!)?.answer).toBe('same');
    expect(acted(back, decide('different'))).toBe(back);
    const none = opened([]);
    expect(acted(none, decide('same'))).toBe(none);
  });

  it('takes the last answer back and shows its case again', () => {
    const back = acted(start, decide('different'), decide('later'), { type: 'take-back', requestId: click() });
    expect([back.at, undecided(back), back.outcome?.kind]).toEqual([1, 2, 'taken-back']);
    expect(said(back).slice(-1)).toEqual(['C-D C-E D-E: null']);
    expect(acted(start, { type: 'take-back', requestId: click() })).toBe(start);
  });

  it('offers to merge those who were just called the same, and those on view who were', () => {
    expect(mergeable(start)).toEqual([]);
    const decided = acted(start, decide('same'), decide('different'));
    expect(mergeable(decided)).toEqual([]);
    expect(mergeable(acted(start, decide('same')))).toEqual(['A', 'B']);
    expect(mergeable(acted(decided, { type: 'step', by: -1 }, { type: 'step', by: -1 }))).toEqual(['A', 'B']);
  });
});

describe('sending', () => {
  it('is one call after the other, before anything is read', () => {
    let state = acted(opened([found('A', 'B'), found('C', 'D')]), decide('same'), decide('different'));
    const first = state.unsent[0]!;
    expect(nextRequest(state, click)).toBe(first);
    state = acted(state, { type: 'asked', request: first });
    expect(nextRequest(state, click)).toBeNull();
    state = acted(state, answer(first, { pairs: 1 }));
    expect(nextRequest(state, click)).toBe(state.unsent[0]);
    state = served(state, 'answerDuplicate', { pairs: 1 });
    expect([state.unsent, nextRequest(state, click)]).toEqual([[], null]);
  });

  it('waits where it was refused, and is sent again as the same click', () => {
    const state = acted(opened([found('A', 'B'), found('C', 'D')]), decide('same'));
    const request = state.unsent[0]!;
    const refused = acted(
      state,
      { type: 'asked', request },
      {
        type: 'answered',
        answered: { ...request, answer: { ok: false, issues: [{ code: 'busy' }] } } as unknown as Answered,
      },
      decide('later'),
    );
    expect([refused.failure?.request, nextRequest(refused, click)]).toEqual([request, null]);
    const again = acted(refused, { type: 'asked', request: refused.failure!.request }, answer(request, { pairs: 1 }));
    expect([again.failure, said(again)]).toEqual([null, ['C-D: later']]);
  });
});

describe('reading', () => {
  it('reads on when few are left, and stops when nothing new comes', () => {
    const many = Array.from({ length: 6 }, (_, i) => found(`A${i}`, `B${i}`));
    const state = opened(many, { waiting: 8 });
    expect([undecided(state), nextRequest(state, click)]).toEqual([8, null]);
    const few = served(acted(state, decide('later'), decide('later')), 'answerDuplicate', { pairs: 1 });
    const sent = served(few, 'answerDuplicate', { pairs: 1 });
    const more = served(sent, 'duplicateQueue', queueOf([...many.slice(2), found('X', 'Y'), found('V', 'W')]));
    expect([more.cases.length, undecided(more), nextRequest(more, click)]).toEqual([8, 6, null]);
    const same = served(sent, 'duplicateQueue', queueOf(many.slice(2), { waiting: 9 }));
    expect(nextRequest(same, click)).toBeNull();
  });

  it('reads what a tab shows, once', () => {
    let state = acted(opened([]), { type: 'tab', tab: 'sure' });
    state = served(state, 'duplicateQueue', queueOf([found('A', 'B')], { groups: [{ ids: ['A', 'B'], seen: '1 2' }] }));
    expect([state.sure?.groups, state.cases]).toEqual([[{ ids: ['A', 'B'], seen: '1 2' }], []]);
    state = served(acted(state, { type: 'tab', tab: 'merges' }), 'listMerges', []);
    state = served(acted(state, { type: 'tab', tab: 'answers' }), 'listAnswers', []);
    expect(nextRequest(state, click)).toBeNull();
  });

  it('goes on elsewhere where something cannot be read', () => {
    const request: Request = { method: 'listMerges', params: {} };
    const refused = acted(
      opened([]),
      { type: 'tab', tab: 'merges' },
      { type: 'asked', request },
      {
        type: 'answered',
        answered: { ...request, answer: { ok: false, issues: [{ code: 'failed' }] } } as unknown as Answered,
      },
    );
    expect([refused.failure?.request, nextRequest(refused, click)]).toEqual([request, null]);
    expect(nextRequest(acted(refused, { type: 'tab', tab: 'answers' }), click)?.method).toBe('listAnswers');
    const late = acted(
      opened([]),
      { type: 'asked', request },
      {
        type: 'answered',
        answered: { ...request, answer: { ok: false, issues: [{ code: 'failed' }] } } as unknown as Answered,
      },
    );
    expect(late.failure).toBeNull();
  });
});

describe('merging', () => {
  const preview = { survivor: 'A', seen: 's', rows: [], columns: [] } as unknown as MergePreview;
  const looking = served(
    acted(opened([found('A', 'B'), found('B', 'C'), found('D', 'E')]), decide('same')),
    'answerDuplicate',
    {
      pairs: 1,
    },
  );
  const looked = served(acted(looking, { type: 'look', ids: ['A', 'B'] }), 'previewMerge', preview);
  const merging: Request = {
    method: 'mergeCustomers',
    params: { requestId: 'click-merge', ids: ['A', 'B'], survivor: 'A', choices: {}, seen: 's' },
  };
  const merged = (left: unknown) => ({ left, survivor: 'A', counts: {}, issues: [] });

  it('is looked at first; another survivor is looked at anew, and keeps what was chosen', () => {
    const chosen = acted(
      looked,
      { type: 'choose', key: 'phone', choice: { from: 'B' } },
      { type: 'survivor', customerId: 'B' },
    );
    expect(chosen.merge).toMatchObject({ survivor: 'B', preview: null, choices: { phone: { from: 'B' } } });
    expect(nextRequest(chosen, click)?.params).toEqual({ ids: ['A', 'B'], survivor: 'B' });
    expect(acted(looked, { type: 'survivor', customerId: 'A' })).toBe(looked);
    const proposed = acted(chosen, { type: 'choose', key: 'phone', choice: null });
    expect(proposed.merge?.choices).toEqual({});
    expect(acted(chosen, { type: 'leave-merge' }).merge).toBeNull();
  });

  it('takes a typed value, and what is said of it while it stands', () => {
    const typed = acted(looked, { type: 'choose', key: 'email', choice: { text: 'x@' } });
    const check: Request = { method: 'checkCustomer', params: { customerId: 'A', values: { email: 'x@' } } };
    const told = { issues: [{ code: 'email-invalid', fieldKey: 'email' }], standard: {} };
    const checking = acted(typed, { type: 'asked', request: check });
    const checked = acted(checking, answer(check, told));
    expect(checked.merge).toMatchObject({ choices: { email: { text: 'x@' } }, checks: { email: told } });
    const since = acted(checking, { type: 'choose', key: 'email', choice: { text: 'x@a.io' } }, answer(check, told));
    expect(since.merge?.checks).toEqual({});
  });

  it('takes whoever is gone out of what is asked', () => {
    const done = acted(looked, { type: 'asked', request: merging }, answer(merging, merged(null)));
    expect(done.merge).toBeNull();
    expect(done.cases.map(({ customers }) => customers.map(({ customerId }) => customerId))).toEqual([['D', 'E']]);
    expect([done.at, done.decisions, done.outcome]).toEqual([0, [], { kind: 'merged', rows: 1 }]);
  });

  it('goes on with the rest of a large group under a click of its own', () => {
    const left = { ids: ['A', 'X'], survivor: 'A', choices: {}, seen: 't' };
    const part = acted(looked, { type: 'asked', request: merging }, answer(merging, merged(left)));
    expect(nextRequest(part, () => 'click-rest')).toEqual({
      method: 'mergeCustomers',
      params: { ...left, requestId: 'click-rest' },
    });
  });

  it('is left only when it is whole or has failed, and tells how many are gone', () => {
    const three = served(acted(looking, { type: 'look', ids: ['A', 'B', 'C'] }), 'previewMerge', preview);
    const request = { ...merging, params: { ...merging.params, ids: ['A', 'B', 'C'] } } as Request;
    const asked = acted(three, { type: 'asked', request });
    const left = { ids: ['A', 'C'], survivor: 'A', choices: {}, seen: '' };
    const part = acted(asked, answer(request, merged(left)));
    for (const state of [asked, part])
      for (const away of [{ type: 'leave-merge' }, { type: 'tab', tab: 'merges' }] as const)
        expect(acted(state, away)).toBe(state);
    expect(served(part, 'mergeCustomers', merged(null) as never).outcome).toEqual({ kind: 'merged', rows: 2 });
    const rest = nextRequest(part, click) as Request;
    const failed = { ...rest, answer: { ok: false, issues: [{ code: 'busy' }] } } as unknown as Answered;
    const stopped = acted(part, { type: 'asked', request: rest }, { type: 'answered', answered: failed });
    expect(acted(stopped, { type: 'leave-merge' })).toMatchObject({ merge: null, outcome: { rows: 1 }, failure: null });
  });

  it('is looked at again where a customer has changed', () => {
    const refused = acted(
      looked,
      { type: 'asked', request: merging },
      {
        type: 'answered',
        answered: { ...merging, answer: { ok: false, issues: [{ code: 'customer-changed' }] } } as unknown as Answered,
      },
    );
    expect(refused.merge?.preview).toBeNull();
    expect(refused.failure).toMatchObject({
      request: { method: 'previewMerge', params: { ids: ['A', 'B'], survivor: 'A' } },
      issues: [{ code: 'customer-changed' }],
    });
  });

  describe('all that is sure', () => {
    const groups = [
      { ids: ['A', 'B'], seen: '1 2' },
      { ids: ['C', 'D'], seen: '3 4' },
      { ids: ['E', 'F'], seen: '5 6' },
    ];
    const sure = served(acted(opened([]), { type: 'tab', tab: 'sure' }), 'duplicateQueue', queueOf([], { groups }));
    const part = (done: number, left: unknown[], mergeIds = ['m']) =>
      ({ done, left, mergeIds, issues: [], counts: {} }) as unknown as ApiOutput['mergeAutomatic'];
    const rest = [{ ids: ['E', 'F'], seen: '5 6' }];

    it('goes on part by part until nothing is left', () => {
      const started = acted(sure, { type: 'merge-all' });
      expect(nextRequest(started, () => 'click')?.params).toEqual({ requestId: 'click', groups });
      let state = served(started, 'mergeAutomatic', part(2, rest));
      expect(state.bulk).toMatchObject({ total: 3, done: 2, left: rest, state: 'running' });
      state = served(state, 'mergeAutomatic', part(1, []));
      expect(state.bulk).toMatchObject({ done: 3, left: [], state: 'over' });
      expect([state.sure, state.queue]).toEqual([null, null]);
    });

    it('ends where nothing can be merged, and where it is stopped', () => {
      const stuck = served(acted(sure, { type: 'merge-all' }), 'mergeAutomatic', part(0, rest, []));
      expect(stuck.bulk).toMatchObject({ left: rest, state: 'over' });
      const request = nextRequest(acted(sure, { type: 'merge-all' }), click)!;
      const stopped = acted(
        sure,
        { type: 'merge-all' },
        { type: 'asked', request },
        { type: 'stop' },
        answer(request, part(2, rest)),
      );
      expect(stopped.bulk).toMatchObject({ done: 2, left: rest, state: 'over' });
    });
  });
});

describe('taking back from the lists', () => {
  it('asks again what was forgotten', () => {
    const listed = {
      customers: found('A', 'B').customers,
      answer: 'different',
      at: '',
      by: '',
    } as unknown as ListedAnswer;
    const state = served(acted(opened([]), { type: 'tab', tab: 'answers' }), 'listAnswers', [listed]);
    const forgotten = acted(state, { type: 'forget', answer: listed, requestId: click() });
    expect([forgotten.answers, said(forgotten), forgotten.queue]).toEqual([[], ['A-B: null'], null]);
  });

  it('reads everything again once a merge is undone as a whole', () => {
    const undo: Request = { method: 'undoMerge', params: { requestId: 'click-undo', mergeId: 'm' } };
    const state = acted(opened([found('A', 'B')]), { type: 'asked', request: undo });
    expect(acted(state, answer(undo, { left: true })).queue).not.toBeNull();
    const issues = [{ code: 'merge-row-gone', count: 1, rowNumbers: [] }];
    const undone = acted(state, answer(undo, { left: false, issues }));
    expect(undone).toMatchObject({ queue: null, cases: [], isStale: true, outcome: { issues } });
  });
});
