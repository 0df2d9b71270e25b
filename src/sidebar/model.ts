/**
 * The sidebar's state as one pure reducer, and which calls follow from an answer. Knows no DOM, no wording and no way
 * of calling.
 */
import type {
  ApiMethod,
  DuplicateGroup,
  LedgerStatus,
  OperationResult,
  SetupOptions,
  SetupPreview,
  SidebarView,
  ToCheckRow,
} from '../contract/api';
import type { Issue } from '../domain/issues';
import type { Answered, Request } from './rpc';

export type Screen = 'home' | 'duplicates' | 'to-check' | 'start-empty' | 'help';

/** One of several tables on a sheet. */
export interface Table {
  /** A1 notation. */
  readonly range: string;
  readonly headers: string;
}

/** A call that was refused, kept whole so that it can be sent again as the same click. */
export interface Failure {
  readonly request: Request;
  readonly issues: readonly Issue[];
}

export interface SidebarState {
  /** null until the first answer. */
  readonly status: LedgerStatus | null;
  /** What set-up would do; null where it has not been asked or is refused. */
  readonly plan: SetupPreview | null;
  /** What the user has chosen here for the set-up. */
  readonly options: SetupOptions;
  /** To choose from, where the sheet holds several. */
  readonly tables: readonly Table[];
  readonly screen: Screen;
  /** Calls under way. */
  readonly running: readonly ApiMethod[];
  readonly result: OperationResult | null;
  readonly failure: Failure | null;
  /** The preview's window was opened and nothing has been asked since. */
  readonly previewOpen: boolean;
  readonly undoAsked: boolean;
  /** null until read, and again after each operation. */
  readonly groups: readonly DuplicateGroup[] | null;
  readonly rows: readonly ToCheckRow[] | null;
  /** The menu asked for a ledger to try things on. */
  readonly sampleRows: boolean;
}

export type SidebarAction =
  | { readonly type: 'asked'; readonly request: Request }
  | { readonly type: 'answered'; readonly answered: Answered }
  | { readonly type: 'screen'; readonly screen: Screen }
  | { readonly type: 'options'; readonly options: SetupOptions }
  | { readonly type: 'undo-asked' }
  | { readonly type: 'undo-dropped' };

export const initialSidebar: SidebarState = {
  status: null,
  plan: null,
  options: {},
  tables: [],
  screen: 'home',
  running: [],
  result: null,
  failure: null,
  previewOpen: false,
  undoAsked: false,
  groups: null,
  rows: null,
  sampleRows: false,
};

const OPERATIONS: readonly ApiMethod[] = [
  'applySetup',
  'startEmpty',
  'checkDuplicates',
  'repair',
  'refreshTiers',
  'undo',
];

/** Whether the method changes the spreadsheet. */
export function isOperation(method: ApiMethod): boolean {
  return OPERATIONS.includes(method);
}

/** The operation under way, if any. */
export function runningOperation(state: Pick<SidebarState, 'running'>): ApiMethod | null {
  return state.running.find(isOperation) ?? null;
}

/** The tables that a refusal offers: ranges separated by `, `, and the headers of each on a line where they are told. */
export function tablesOf(issues: readonly Issue[]): Table[] {
  const params = issues.find(({ code }) => code === 'several-tables')?.params ?? {};
  const headers = String(params['headers'] ?? '').split('\n');
  const ranges = String(params['ranges'] ?? '').split(', ');
  return ranges.filter((range) => range !== '').map((range, index) => ({ range, headers: headers[index] ?? '' }));
}

const SCREEN_OF: Readonly<Record<SidebarView, Screen>> = {
  home: 'home',
  today: 'home',
  customer: 'home',
  add: 'home',
  contact: 'home',
  reminders: 'home',
  duplicates: 'duplicates',
  'to-check': 'to-check',
  undo: 'home',
  'start-empty': 'start-empty',
  sample: 'start-empty',
  help: 'help',
};

function withStatus(state: SidebarState, status: LedgerStatus): SidebarState {
  // Only the first answer decides what is shown; later ones come while the user is somewhere.
  const first = state.status === null && status.view !== undefined;
  return {
    ...state,
    status,
    plan: null,
    groups: null,
    rows: null,
    ...(first && {
      screen: SCREEN_OF[status.view],
      sampleRows: status.view === 'sample',
      undoAsked: status.view === 'undo' && status.lastOperation !== null,
    }),
  };
}

function withAnswer(state: SidebarState, answered: Answered): SidebarState {
  const { method, answer } = answered;
  const index = state.running.indexOf(method);
  const base: SidebarState = { ...state, running: state.running.filter((_, i) => i !== index) };
  if (!answer.ok) {
    const tables = method === 'previewSetup' ? tablesOf(answer.issues) : base.tables;
    const { answer: _, ...request } = answered;
    return { ...base, tables, undoAsked: false, failure: { request: request as Request, issues: answer.issues } };
  }
  switch (answered.method) {
    case 'status':
      return withStatus(base, answer.value as LedgerStatus);
    case 'previewSetup':
      // An answer to choices that have changed since says nothing any more.
      return answered.params === state.options ? { ...base, plan: answer.value as SetupPreview, tables: [] } : base;
    case 'openPreview':
      return { ...base, previewOpen: true };
    case 'duplicateGroups':
      return { ...base, groups: answer.value as readonly DuplicateGroup[] };
    case 'toCheck':
      return { ...base, rows: answer.value as readonly ToCheckRow[] };
    case 'goTo':
    case 'openSidebar':
      return base;
    default:
      return { ...base, result: answer.value as OperationResult, screen: screenAfter(base.screen), undoAsked: false };
  }
}

/** Forms are left behind once they have done their work; lists stay open. */
function screenAfter(screen: Screen): Screen {
  return screen === 'start-empty' || screen === 'help' ? 'home' : screen;
}

/** A failure stays until its own call is made again or an operation is begun. */
export function failureAfter(failure: Failure | null, asked: ApiMethod): Failure | null {
  return isOperation(asked) || failure?.request.method === asked ? null : failure;
}

/** The state after an action. */
export function updateSidebar(state: SidebarState, action: SidebarAction): SidebarState {
  switch (action.type) {
    case 'asked': {
      const { method } = action.request;
      const running = [...state.running, method];
      const cleared = isOperation(method) ? { result: null, previewOpen: false } : {};
      return { ...state, ...cleared, running, failure: failureAfter(state.failure, method) };
    }
    case 'answered':
      return withAnswer(state, action.answered);
    case 'screen':
      return { ...state, screen: action.screen, failure: null, result: null };
    case 'options':
      return { ...state, options: { ...state.options, ...action.options }, plan: null };
    case 'undo-asked':
      return { ...state, undoAsked: true };
    case 'undo-dropped':
      return { ...state, undoAsked: false };
  }
}

/** The calls that follow from an answer: the page always shows what the sheet holds now. */
export function nextRequests(state: SidebarState, { method, answer }: Answered): Request[] {
  if (!answer.ok) {
    const stale = answer.issues.some(({ code }) => code === 'stale-preview');
    return stale ? [{ method: 'previewSetup', params: state.options }] : [];
  }
  if (isOperation(method)) return [{ method: 'status', params: {} }];
  if (method !== 'status') return [];
  return (answer.value as LedgerStatus).state === 'plain' ? [{ method: 'previewSetup', params: state.options }] : [];
}
