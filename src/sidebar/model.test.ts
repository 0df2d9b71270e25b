import type { LedgerStatus, OperationResult, SetupPreview } from '../contract/api';
import {
  initialSidebar,
  isOperation,
  nextRequests,
  runningOperation,
  type SidebarState,
  tablesOf,
  updateSidebar,
} from './model';
import type { Answered, Request } from './rpc';

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
const ledger = afterCall(initialSidebar, readStatus, statusAnswer());

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
  ] as const)('opens on %s as the menu asked', (view, screen) => {
    expect(afterCall(initialSidebar, readStatus, statusAnswer({ view })).screen).toBe(screen);
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
    const there = updateSidebar(ledger, { type: 'screen', screen: 'to-check' });
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
    const form = updateSidebar(ledger, { type: 'screen', screen: 'start-empty' });
    const list = updateSidebar(ledger, { type: 'screen', screen: 'duplicates' });
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

describe('nextRequests', () => {
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
