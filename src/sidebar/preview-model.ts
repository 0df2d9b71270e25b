/**
 * The preview's state as one pure reducer: what is proposed, what the user has changed, what has been applied.
 * Knows no DOM, no wording and no way of calling.
 */
import type { ApiMethod } from '../contract/api';
import type { OperationResult } from '../contract/api/basics';
import type { LedgerStatus } from '../contract/api/ledger';
import type { PreviewColumn, SetupOptions, SetupPreview } from '../contract/api/set-up';
import { failureAfter } from './model';
import type { Answered, Request } from './rpc';
import { type Failure, isOperation, type Table } from './sidebar-state';
import { tablesOf } from './take-answer';

export const PREVIEW_TABS = ['columns', 'rows', 'left'] as const;
export type PreviewTab = (typeof PREVIEW_TABS)[number];
export type RowsShown = 'both' | 'before' | 'after';

export interface PreviewState {
  /** The latest answer; stays while the next one is awaited. */
  readonly preview: SetupPreview | null;
  /** What the user has changed; the preview answers exactly these. */
  readonly options: SetupOptions;
  /** The options that `preview` answers. */
  readonly shownFor: SetupOptions | null;
  readonly tables: readonly Table[];
  readonly tab: PreviewTab;
  readonly rowsShown: RowsShown;
  /** The operation under way. */
  readonly working: ApiMethod | null;
  readonly failure: Failure | null;
  readonly result: OperationResult | null;
  /** Read after an operation, for the closing words. */
  readonly status: LedgerStatus | null;
  /** Apply was pressed while the home region was open. */
  readonly regionWanted: boolean;
}

export type PreviewAction =
  | { readonly type: 'asked'; readonly request: Request }
  | { readonly type: 'answered'; readonly answered: Answered }
  | { readonly type: 'options'; readonly options: SetupOptions }
  | { readonly type: 'mapped'; readonly index: number; readonly key: string | null }
  | { readonly type: 'addition'; readonly key: string; readonly ticked: boolean }
  | { readonly type: 'tab'; readonly tab: PreviewTab }
  | { readonly type: 'rows-shown'; readonly rowsShown: RowsShown }
  | { readonly type: 'region-wanted' };

export const initialPreview: PreviewState = {
  preview: null,
  options: {},
  shownFor: null,
  tables: [],
  tab: 'columns',
  rowsShown: 'both',
  working: null,
  failure: null,
  result: null,
  status: null,
  regionWanted: false,
};

/** Whether an answer to the latest choices is still awaited. */
export function isUpdating(state: PreviewState): boolean {
  return state.shownFor !== state.options && state.failure?.request.method !== 'previewSetup';
}

/** The operation under way; it is over when the sheet has been read again, for the closing words. */
export function workingOn({ working, result, status, failure }: PreviewState): 'applySetup' | 'undo' | null {
  if (working === 'undo' || working === 'applySetup') return working;
  if (!result || status || failure) return null;
  return result.operation === 'undo' ? 'undo' : 'applySetup';
}

/** The key a column is mapped to: the user's choice, else the proposal. */
export function keyOf(state: PreviewState, column: PreviewColumn): string | null {
  const chosen = state.options.mapping?.[String(column.index)];
  return chosen === undefined ? column.key : chosen;
}

/** The keys of the columns that will be added, without those that always are. */
export function additionsOf(state: PreviewState): readonly string[] {
  const { options, preview } = state;
  return options.addColumns ?? preview?.additions.filter((a) => a.ticked && !a.locked).map((a) => a.key) ?? [];
}

/**
 * A key belongs to one column: another column's choice of the same key is forgotten, and the server proposes
 * something else for it.
 */
function mapColumn(mapping: SetupOptions['mapping'], index: number, key: string | null): Record<string, string | null> {
  const others = Object.entries(mapping ?? {}).filter(([, chosen]) => chosen === null || chosen !== key);
  return { ...Object.fromEntries(others), [String(index)]: key };
}

function withOptions(state: PreviewState, options: SetupOptions): PreviewState {
  return { ...state, options: { ...state.options, ...options }, failure: null };
}

function withAnswer(state: PreviewState, answered: Answered): PreviewState {
  const { method, answer } = answered;
  const stale = method === 'previewSetup' && answered.params !== state.options;
  if (stale) return state;
  const base = isOperation(method) ? { ...state, working: null } : state;
  if (!answer.ok) {
    const { answer: _, ...request } = answered;
    const tables = method === 'previewSetup' ? tablesOf(answer.issues) : base.tables;
    // New options of the same content: the preview is asked for again.
    const options = answer.issues.some(({ code }) => code === 'stale-preview') ? { ...base.options } : base.options;
    return { ...base, tables, options, failure: { request: request as Request, issues: answer.issues } };
  }
  switch (method) {
    case 'previewSetup':
      return { ...base, preview: answer.value as SetupPreview, shownFor: state.options, tables: [] };
    case 'status':
      return { ...base, status: answer.value as LedgerStatus };
    case 'applySetup':
    case 'undo':
      return { ...base, result: answer.value as OperationResult, status: null };
    default:
      return base;
  }
}

/** The state after an action. */
export function updatePreview(state: PreviewState, action: PreviewAction): PreviewState {
  switch (action.type) {
    case 'asked': {
      const { method } = action.request;
      return {
        ...state,
        failure: failureAfter(state.failure, method),
        working: isOperation(method) ? method : state.working,
      };
    }
    case 'answered':
      return withAnswer(state, action.answered);
    case 'options':
      return { ...withOptions(state, action.options), regionWanted: state.regionWanted && !action.options.region };
    case 'mapped':
      return withOptions(state, { mapping: mapColumn(state.options.mapping, action.index, action.key) });
    case 'addition': {
      const others = additionsOf(state).filter((key) => key !== action.key);
      return withOptions(state, { addColumns: action.ticked ? [...others, action.key] : others });
    }
    case 'tab':
      return { ...state, tab: action.tab };
    case 'rows-shown':
      return { ...state, rowsShown: action.rowsShown };
    case 'region-wanted':
      return { ...state, regionWanted: true };
  }
}
