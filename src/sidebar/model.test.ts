import type { OperationResult } from '../contract/api/basics';
import type { CustomerForm, CustomerView } from '../contract/api/customer';
import type { LedgerStatus } from '../contract/api/ledger';
import type { ContactForm, EntryForm } from '../contract/api/linked-tabs';
import type { SetupPreview } from '../contract/api/set-up';
import type { ProposedPlan, TodayList } from '../contract/api/today';
import type { Issue } from '../domain/issues';
import { updateSidebar } from './model';
import { customerRequest, isFollowing, missingReading, nextRequests } from './next-requests';
import { isUnsaved } from './places';
import { chosenPlans, type PlanDraft } from './plan-model';
import type { Answered, Request } from './rpc';
import { initialSidebar, isOperation, runningOperation, type SidebarState } from './sidebar-state';
import { tablesOf } from './take-answer';

const requestId = 'click-0001';

function aStatus(change: Partial<LedgerStatus> = {}): LedgerStatus {
  return {
    state: 'ledger',
    language: 'en',
    sheetName: 'Customers',
    spreadsheetName: 'Shop',
    customers: 3,
    tiers: [],
    duplicateGroups: 0,
    toCheck: 0,
    overdue: 0,
    dueToday: 0,
    lastOperation: null,
    notes: [],
    version: '0.1.0',
    ...change,
  };
}

const operation: OperationResult = {
  operationId: 'op-1',
  operation: 'repair',
  at: '2024-03-05 10:12',
  by: '',
  cells: 4,
  counts: {},
  issues: [],
};

/** The state after a request has been sent and answered. */
function afterCall(state: SidebarState, request: Request, answer: object): SidebarState {
  const asked = updateSidebar(state, { type: 'asked', request });
  return updateSidebar(asked, { type: 'answered', answered: { ...request, answer } as Answered });
}

const readStatus: Request = { method: 'status', params: {} };
const repair: Request = { method: 'repair', params: { requestId } };
const statusAnswer = (change?: Partial<LedgerStatus>) => ({ ok: true, value: aStatus(change) });
const ledger = afterCall(initialSidebar, readStatus, statusAnswer({ view: 'today' }));

describe('reading the status', () => {
  it('is under way until it is answered', () => {
    const asked = updateSidebar(initialSidebar, { type: 'asked', request: readStatus });
    expect(asked.running).toEqual(['status']);
    expect(ledger.running).toEqual([]);
    expect(ledger.status?.customers).toBe(3);
  });

  it.each([
    ['duplicates', 'duplicates'],
    ['to-check', 'to-check'],
    ['help', 'help'],
    ['start-empty', 'start-empty'],
    ['sample', 'start-empty'],
    ['undo', 'home'],
    ['today', 'today'],
    ['customer', 'customer'],
    ['add', 'add'],
    ['contact', 'customer'],
    ['reminders', 'reminders'],
  ] as const)('opens on %s as the menu asked', (view, screen) => {
    expect(afterCall(initialSidebar, readStatus, statusAnswer({ view })).screen).toBe(screen);
  });

  it('opens a ledger on what is due, and another sheet on what can be made of it', () => {
    expect(afterCall(initialSidebar, readStatus, statusAnswer()).screen).toBe('today');
    expect(afterCall(initialSidebar, readStatus, statusAnswer({ state: 'plain', view: 'today' })).screen).toBe('home');
  });

  it('presets sample rows where the menu asked for them', () => {
    expect(afterCall(initialSidebar, readStatus, statusAnswer({ view: 'sample' })).sampleRows).toBe(true);
  });

  it('asks before undoing, but only where there is something to undo', () => {
    const lastOperation = operation;
    expect(afterCall(initialSidebar, readStatus, statusAnswer({ view: 'undo', lastOperation })).undoAsked).toBe(true);
    expect(afterCall(initialSidebar, readStatus, statusAnswer({ view: 'undo' })).undoAsked).toBe(false);
  });

  it('leaves the user where they are when it is read again', () => {
    const there = updateSidebar(ledger, { type: 'go', screen: 'to-check' });
    expect(afterCall(there, readStatus, statusAnswer({ view: 'help' })).screen).toBe('to-check');
  });

  it('makes lists be read anew', () => {
    const listed = afterCall(ledger, { method: 'toCheck', params: {} }, { ok: true, value: [] });
    expect(listed.rows).toEqual([]);
    expect(afterCall(listed, readStatus, statusAnswer()).rows).toBeNull();
  });
});

describe('an operation', () => {
  it('is seen as running, reading is not', () => {
    expect(runningOperation(updateSidebar(ledger, { type: 'asked', request: repair }))).toBe('repair');
    expect(runningOperation(updateSidebar(ledger, { type: 'asked', request: readStatus }))).toBeNull();
    expect(isOperation('previewSetup')).toBe(false);
  });

  it('shows its result and clears the one before', () => {
    const done = afterCall(ledger, repair, { ok: true, value: operation });
    expect(done.result).toEqual(operation);
    expect(updateSidebar(done, { type: 'asked', request: repair }).result).toBeNull();
  });

  it('leaves a form but not a list', () => {
    const form = updateSidebar(ledger, { type: 'go', screen: 'start-empty' });
    const list = updateSidebar(ledger, { type: 'go', screen: 'duplicates' });
    expect(afterCall(form, repair, { ok: true, value: operation }).screen).toBe('home');
    expect(afterCall(list, repair, { ok: true, value: operation }).screen).toBe('duplicates');
  });
});

describe('a refusal', () => {
  const refusal = { ok: false, issues: [{ code: 'busy' }] };

  it('keeps the request, so that the same click can be sent again', () => {
    const refused = afterCall(ledger, repair, refusal);
    expect(refused.failure).toEqual({ request: repair, issues: [{ code: 'busy' }] });
    expect(refused.running).toEqual([]);
  });

  it('goes when the call is made again, and stays while others are', () => {
    const refused = afterCall(ledger, repair, refusal);
    expect(updateSidebar(refused, { type: 'asked', request: repair }).failure).toBeNull();
    expect(updateSidebar(refused, { type: 'asked', request: readStatus }).failure).not.toBeNull();
  });

  it('of a preview for several tables offers them', () => {
    const issues = [{ code: 'several-tables', params: { count: 2, ranges: 'A1:C9, E1:G4' } }];
    const refused = afterCall(ledger, { method: 'previewSetup', params: {} }, { ok: false, issues });
    expect(refused.tables.map(({ range }) => range)).toEqual(['A1:C9', 'E1:G4']);
  });
});

describe('the plan', () => {
  const preview = { fingerprint: 'f1' } as SetupPreview;

  it('is kept while it answers the latest choices', () => {
    const request: Request = { method: 'previewSetup', params: ledger.options };
    expect(afterCall(ledger, request, { ok: true, value: preview }).plan).toBe(preview);
  });

  it('is dropped when the choices have changed since it was asked for', () => {
    const request: Request = { method: 'previewSetup', params: ledger.options };
    const changed = updateSidebar(ledger, { type: 'options', options: { tableRange: 'A1:C9' } });
    expect(afterCall(changed, request, { ok: true, value: preview }).plan).toBeNull();
  });
});

describe('tablesOf', () => {
  it('pairs ranges with their headers', () => {
    const issues = [
      { code: 'several-tables' as const, params: { ranges: 'A1:C9, E1:G4', headers: 'Name · Phone\nSKU' } },
    ];
    expect(tablesOf(issues)).toEqual([
      { range: 'A1:C9', headers: 'Name · Phone' },
      { range: 'E1:G4', headers: 'SKU' },
    ]);
  });

  it('is empty for other findings', () => {
    expect(tablesOf([{ code: 'no-table' }])).toEqual([]);
  });
});

const customerId = 'C-000001';
const form = {
  customerId,
  title: 'Ann',
  revision: 'r1',
  fields: [
    { key: 'name', label: 'Customer', value: 'Ann' },
    { key: 'phone', label: 'Phone', value: '1' },
  ],
} as unknown as CustomerForm;
const customer = { customerId, revision: 'r1', rowNumber: 2, title: 'Ann' } as CustomerView;
const other = { ...customer, customerId: 'C-000002' };
const readCustomer: Request = { method: 'customer', params: {} };
const readForm: Request = { method: 'customerForm', params: { customerId } };
const shown = (value: unknown) => ({ ok: true, value });

const onCustomer = afterCall(updateSidebar(ledger, { type: 'go', screen: 'customer' }), readCustomer, shown(customer));
const editing = afterCall(updateSidebar(onCustomer, { type: 'go', screen: 'edit', customerId }), readForm, shown(form));
const typed = updateSidebar(editing, { type: 'typed', key: 'phone', text: '2' });
const save: Request = {
  method: 'saveCustomer',
  params: { requestId, customerId, revision: 'r1', values: { phone: '2' }, duplicatesSeen: false },
};

describe('the customer on view', () => {
  it('is that of the selected row, asked for while it is on view', () => {
    expect(onCustomer.customer).toBe(customer);
    expect(isFollowing(onCustomer)).toBe(true);
    expect(isFollowing(ledger)).toBe(false);
  });

  it('waits for the user once the question was refused', () => {
    const refused = afterCall(onCustomer, readCustomer, { ok: false, issues: [{ code: 'busy' }] });
    expect(isFollowing(refused)).toBe(false);
  });

  it('stays when it is pinned, and an answer about the selection is late then', () => {
    const pinned = updateSidebar(onCustomer, { type: 'pin', customerId });
    expect(isFollowing(pinned)).toBe(false);
    expect(afterCall(pinned, readCustomer, shown(other)).customer).toBe(customer);
  });

  it('is whoever is selected when that is asked for once', () => {
    const asked = updateSidebar(updateSidebar(onCustomer, { type: 'pin', customerId }), {
      type: 'pin',
      customerId: '',
    });
    expect(missingReading(asked)).toEqual(readCustomer);
    const picked = afterCall(asked, readCustomer, shown(other));
    expect([picked.customer, picked.pinned]).toEqual([other, other.customerId]);
    expect(missingReading(picked)).toBeNull();
  });

  it('is somebody else after their row has been selected from here', () => {
    const going = updateSidebar(onCustomer, { type: 'go', screen: 'customer', customerId: other.customerId });
    expect(isFollowing(going)).toBe(false);
    const request = missingReading(going);
    expect(request).toEqual({ method: 'goTo', params: { customerId: other.customerId } });
    const gone = afterCall(going, request as Request, shown({ rowNumber: 3 }));
    expect([isFollowing(gone), gone.customer]).toEqual([true, undefined]);
  });

  it('stays as it is while their row has not changed, and is asked for whole once it was thrown away', () => {
    const request = customerRequest(onCustomer);
    expect(request).toEqual({ method: 'customer', params: { seen: 'r1' } });
    expect(afterCall(onCustomer, request, shown('unchanged')).customer).toBe(customer);
    const reread = updateSidebar(onCustomer, { type: 'reread' });
    const late = afterCall(reread, request, shown('unchanged'));
    expect(late.customer).toBeUndefined();
    expect(customerRequest(late)).toEqual(readCustomer);
  });

  it('is the one to log a contact with, where the menu asked for that', () => {
    const opened = afterCall(initialSidebar, readStatus, statusAnswer({ view: 'contact' }));
    const found = afterCall(opened, readCustomer, shown(customer));
    expect([found.screen, found.subject, found.back]).toEqual(['contact', customerId, 'customer']);
    expect(missingReading(found)).toEqual({ method: 'contactForm', params: { customerId } });
  });
});

describe('a form', () => {
  it('is read once, and left without a word while nothing is typed', () => {
    expect(missingReading(updateSidebar(onCustomer, { type: 'go', screen: 'edit', customerId }))).toEqual(readForm);
    expect(missingReading(editing)).toBeNull();
    expect(updateSidebar(editing, { type: 'go', screen: 'today' }).screen).toBe('today');
  });

  it('asks before what was typed is lost', () => {
    expect(isUnsaved(typed)).toBe(true);
    const leaving = updateSidebar(typed, { type: 'go', screen: 'today' });
    expect([leaving.screen, leaving.leaving]).toMatchObject(['edit', { screen: 'today' }]);
    expect(updateSidebar(leaving, { type: 'stay' })).toEqual(typed);
    expect(updateSidebar(leaving, { type: 'discard' })).toMatchObject({ screen: 'today', form: null, leaving: null });
  });

  it('has nothing to lose when the old value is typed again', () => {
    expect(isUnsaved(updateSidebar(typed, { type: 'typed', key: 'phone', text: '1' }))).toBe(false);
  });

  it('gives way to another row that is selected, and asks first where something was typed', () => {
    expect(afterCall(editing, readCustomer, shown(other))).toMatchObject({ screen: 'customer', customer: other });
    const asked = afterCall(typed, readCustomer, shown(other));
    expect(asked).toMatchObject({ screen: 'edit', leaving: { screen: 'customer' } });
    // Once answered, the same row is no news.
    const stayed = updateSidebar(asked, { type: 'stay' });
    expect(afterCall(stayed, readCustomer, shown(other)).leaving).toBeNull();
  });

  it('shows refused fields beside them, until they are changed', () => {
    const issues = [{ code: 'phone-invalid', fieldKey: 'phone' }];
    const refused = afterCall(typed, save, { ok: false, issues });
    expect([refused.failure, refused.form?.refused]).toEqual([null, issues]);
    expect(updateSidebar(refused, { type: 'typed', key: 'phone', text: '3' }).form?.refused).toEqual([]);
  });

  it('keeps what was typed when saving fails', () => {
    const refused = afterCall(typed, save, { ok: false, issues: [{ code: 'no-answer' }] });
    expect(refused.failure?.request).toEqual(save);
    expect(refused.form?.typed).toEqual({ phone: '2' });
  });

  it('holds both sides when somebody else has saved, and goes on with either', () => {
    const issues = [{ code: 'customer-changed', fieldKey: 'phone' }];
    expect(nextRequests(typed, { ...save, answer: { ok: false, issues } } as Answered)).toEqual([readForm]);
    const theirs = {
      ...form,
      revision: 'r2',
      fields: form.fields.map((field) => (field.key === 'phone' ? { ...field, value: '9' } : field)),
    };
    const changed = afterCall(afterCall(typed, save, { ok: false, issues }), readForm, shown(theirs));
    expect(changed.form).toMatchObject({ theirs, typed: { phone: '2' }, refused: [] });
    expect(updateSidebar(changed, { type: 'take-theirs' }).form).toMatchObject({ form: theirs, typed: {} });
    const kept = updateSidebar(changed, { type: 'keep-mine' }).form;
    expect(kept).toMatchObject({ form: theirs, typed: { phone: '2' }, theirs: null });
  });

  it('asks who it may be already when saving was refused for that', () => {
    const answer = { ok: false, issues: [{ code: 'possible-duplicate' }] };
    expect(nextRequests(typed, { ...save, answer } as Answered)).toEqual([
      { method: 'checkCustomer', params: { customerId, values: { phone: '2' } } },
    ]);
  });

  it('gives way to the saved customer, whose row is selected', () => {
    const saved = afterCall(typed, save, shown({ ...operation, operation: 'edit', customerId, rowNumber: 2 }));
    expect(saved).toMatchObject({ screen: 'customer', form: null, result: { operation: 'edit' } });
    expect(missingReading(saved)).toEqual({ method: 'goTo', params: { customerId } });
  });
});

describe('logging a contact', () => {
  const line = 'overdue C-000001 2026-03-15';
  const today = { sections: [] } as unknown as TodayList;
  const listed = afterCall(ledger, { method: 'today', params: { mine: false } }, shown(today));
  const begun = updateSidebar(listed, { type: 'go', screen: 'contact', customerId, line });
  const contactForm = {
    customerId,
    kinds: ['Sales'],
    channels: ['Phone'],
    outcomes: [],
    plans: [],
    undated: '',
  } as unknown;
  const readContact: Request = { method: 'contactForm', params: { customerId } };
  const open = afterCall(begun, readContact, shown(contactForm as ContactForm));
  const log: Request = {
    method: 'logContact',
    params: { requestId, customerId, kind: '', channel: '', outcome: '', note: '', nextDate: null, nextStep: '' },
  };

  it('comes back to where it was begun, and the line is done', () => {
    const logged = afterCall(open, log, shown({ ...operation, operation: 'log-contact' }));
    expect(logged).toMatchObject({ screen: 'today', contact: null, doneLines: [line] });
    expect(afterCall(logged, { method: 'undo', params: { requestId } }, shown(operation)).doneLines).toEqual([]);
  });

  it('asks before a note is lost', () => {
    const noted = updateSidebar(open, { type: 'contact', change: { note: 'Wants a price' } });
    expect(updateSidebar(noted, { type: 'go', screen: 'today' }).leaving).not.toBeNull();
    expect(updateSidebar(open, { type: 'go', screen: 'today' }).leaving).toBeNull();
  });

  it('leaves the line where it was given up', () => {
    expect(updateSidebar(open, { type: 'go', screen: 'today' })).toMatchObject({ screen: 'today', doneLines: [] });
  });
});

describe('planning the next contacts', () => {
  const proposed = (id: string, nextStep = ''): ProposedPlan => ({
    customerId: id,
    name: id,
    company: '',
    tier: '',
    isUrgent: false,
    isStarred: false,
    lastContact: '',
    nextDate: '2026-03-19',
    nextStep,
  });
  const begun = updateSidebar(ledger, { type: 'go', screen: 'plan' });
  const read: Request = { method: 'proposePlans', params: { mine: false } };
  const open = afterCall(begun, read, shown([proposed('a'), proposed('b', 'call')]));
  const change = (state: SidebarState, id: string, draft: Partial<PlanDraft>): SidebarState =>
    updateSidebar(state, { type: 'plan', customerId: id, change: draft });

  it('takes all that were proposed, as they were proposed', () => {
    expect(isUnsaved(open)).toBe(false);
    expect(chosenPlans(open.planning ?? [])).toEqual([
      { customerId: 'a', nextDate: '2026-03-19', nextStep: '' },
      { customerId: 'b', nextDate: '2026-03-19', nextStep: '' },
    ]);
  });

  it('leaves out who is not ticked or has no date, and asks before a change is lost', () => {
    const changed = change(change(open, 'a', { nextDate: '2026-03-26', nextStep: 'call' }), 'b', { isTicked: false });
    expect(chosenPlans(changed.planning ?? [])).toEqual([
      { customerId: 'a', nextDate: '2026-03-26', nextStep: 'call' },
    ]);
    expect(chosenPlans(change(changed, 'a', { nextDate: '' }).planning ?? [])).toEqual([]);
    expect(updateSidebar(changed, { type: 'go', screen: 'today' }).leaving).not.toBeNull();
    expect(updateSidebar(open, { type: 'go', screen: 'today' })).toMatchObject({ leaving: null, planning: null });
  });

  it('comes back to what is due, which is read anew', () => {
    const plan: Request = { method: 'planContacts', params: { requestId, plans: chosenPlans(open.planning ?? []) } };
    const done = afterCall(open, plan, shown({ ...operation, operation: 'plan-contacts' }));
    expect(done).toMatchObject({
      screen: 'today',
      planning: null,
      today: null,
      result: { operation: 'plan-contacts' },
    });
    expect(missingReading(done)?.method).toBe('today');
  });
});

describe('what is read for a screen', () => {
  it.each([
    ['today', 'today'],
    ['plan', 'proposePlans'],
    ['add', 'customerForm'],
    ['reminders', 'health'],
    ['duplicates', 'duplicateGroups'],
    ['to-check', 'toCheck'],
    ['home', undefined],
  ] as const)('%s: %s, once', (screen, method) => {
    const state = updateSidebar({ ...ledger, screen: 'help' }, { type: 'go', screen });
    const request = missingReading(state);
    expect(request?.method).toBe(method);
    if (request) expect(missingReading(updateSidebar(state, { type: 'asked', request }))).toBeNull();
  });

  it('is not asked for again by itself after a refusal', () => {
    const request: Request = { method: 'today', params: { mine: false } };
    expect(missingReading(ledger)).toEqual(request);
    expect(missingReading(afterCall(ledger, request, { ok: false, issues: [{ code: 'busy' }] }))).toBeNull();
  });

  it('is not that of another choice made since', () => {
    const mine = updateSidebar(ledger, { type: 'mine', mine: true });
    expect(afterCall(mine, { method: 'today', params: { mine: false } }, shown({})).today).toBeNull();
  });
});

describe('nextRequests', () => {
  it('goes on with a check that takes several parts, as the same click, and shows how far it is', () => {
    const check: Request = { method: 'checkDuplicates', params: { requestId } };
    const answerOf = (left: { done: number; of: number } | null) => ({ ok: true, value: { ...operation, left } });
    const left = { done: 1, of: 4 };
    const begun = afterCall(ledger, check, answerOf(left));
    expect(begun).toMatchObject({ checked: left, result: null });
    expect(nextRequests(begun, { ...check, answer: answerOf(left) } as Answered)).toEqual([check]);
    const done = afterCall(begun, check, answerOf(null));
    expect(done).toMatchObject({ checked: null, result: operation });
    expect(nextRequests(done, { ...check, answer: answerOf(null) } as Answered)).toEqual([readStatus]);
  });

  const answered = (request: Request, answer: object) => ({ ...request, answer }) as Answered;

  it.each([
    ['a plain sheet is previewed', readStatus, statusAnswer({ state: 'plain' }), ['previewSetup']],
    ['a ledger is not', readStatus, statusAnswer(), []],
    ['an empty sheet is not', readStatus, statusAnswer({ state: 'empty' }), []],
    ['after an operation the status is read', repair, { ok: true, value: operation }, ['status']],
    ['a refusal is left alone', repair, { ok: false, issues: [{ code: 'busy' }] }, []],
    [
      'a stale preview is made anew',
      { method: 'applySetup', params: { requestId, fingerprint: '', options: {} } },
      { ok: false, issues: [{ code: 'stale-preview' }] },
      ['previewSetup'],
    ],
  ] as [string, Request, object, string[]][])('%s', (_, request, answer, methods) => {
    expect(nextRequests(ledger, answered(request, answer)).map(({ method }) => method)).toEqual(methods);
  });
});

const refusal = (issue: Issue) => ({ ok: false, issues: [issue] });

describe('an entry', () => {
  const begun = updateSidebar(onCustomer, { type: 'go', screen: 'entry', customerId, role: 'feedback' });
  const fields = [
    { key: 'on', label: 'Date', type: 'date', value: '2026-03-18', options: [] },
    { key: 'score', label: 'Score', type: 'number', value: '', options: [] },
  ] as const;
  const form: EntryForm = { customerId, title: 'Ann', role: 'feedback', fields };
  const read: Request = { method: 'entryForm', params: { customerId, role: 'feedback' } };
  const open = afterCall(begun, read, shown(form));
  const typed = updateSidebar(open, { type: 'entry', key: 'score', text: 'x' });
  const add: Request = { method: 'addEntry', params: { requestId, customerId, role: 'feedback', values: {} } };

  it('is read for its role, and asks before anything typed is lost', () => {
    expect(missingReading(begun)).toEqual(read);
    expect(missingReading(open)).toBeNull();
    expect(afterCall(begun, read, shown({ ...form, role: 'purchases' })).entry).toBeNull();
    expect([isUnsaved(open), isUnsaved(typed)]).toEqual([false, true]);
    expect(typed.entry?.values).toEqual({ on: '2026-03-18', score: 'x' });
  });

  it('keeps its fields where they are refused, and comes back to the customer once saved', () => {
    const wrong = refusal({ code: 'number-invalid', fieldKey: 'score' });
    const refusedOnce = afterCall(typed, add, wrong);
    expect(refusedOnce).toMatchObject({ screen: 'entry', failure: null, entry: { refusals: 1 } });
    expect(updateSidebar(refusedOnce, { type: 'entry', key: 'score', text: '1' }).entry?.refused).toEqual([]);
    expect(afterCall(typed, add, refusal({ code: 'busy' })).failure).not.toBeNull();
    const saved = afterCall(typed, add, shown({ ...operation, operation: 'add-feedback' }));
    expect(saved).toMatchObject({ screen: 'customer', entry: null, customer: undefined });
  });
});

describe('the customer beside', () => {
  const step: Request = { method: 'goTo', params: { customerId, step: 1 } };
  const beside = shown({ rowNumber: 3, customerId: other.customerId });

  it('is asked for at once where the selection is followed, and takes the place of one that is pinned', () => {
    const answered = { ...step, answer: beside } as Answered;
    expect(nextRequests(onCustomer, answered)).toEqual([customerRequest(onCustomer)]);
    const pinned = { ...onCustomer, pinned: customerId };
    expect(nextRequests(pinned, answered)).toEqual([]);
    expect(afterCall(pinned, step, beside)).toMatchObject({ pinned: other.customerId, customer: undefined });
  });
});
