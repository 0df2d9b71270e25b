/** The sidebar's state as one pure reducer. Knows no DOM, no wording and no way of calling. */
import type { ApiMethod } from '../contract/api';
import type { SetupOptions } from '../contract/api/set-up';
import { changeEntry } from './entry-model';
import { type ContactEntryDraft, changeContact, keepMine, newForm, typeInto } from './form-model';
import { changeImport, type ImportChange, newImport } from './import-model';
import { arrive, go } from './places';
import { changePlan, type PlanDraft } from './plan-model';
import type { Answered, Request } from './rpc';
import { type Failure, isOperation, type Place, type SidebarState } from './sidebar-state';
import { takeAnswer, unread } from './take-answer';

export type SidebarAction =
  | { readonly type: 'asked'; readonly request: Request }
  | { readonly type: 'answered'; readonly answered: Answered }
  /** Goes somewhere, unless a form holds something that is not saved: then it is asked first. */
  | ({ readonly type: 'go' } & Place)
  | { readonly type: 'stay' }
  | { readonly type: 'discard' }
  /** Everything on view is read anew; forms stay. */
  | { readonly type: 'reread' }
  | { readonly type: 'pin'; readonly customerId: string | null }
  | { readonly type: 'typed'; readonly key: string; readonly text: string }
  | { readonly type: 'take-theirs' }
  | { readonly type: 'keep-mine' }
  | { readonly type: 'contact'; readonly change: Partial<ContactEntryDraft> }
  | { readonly type: 'entry'; readonly key: string; readonly text: string }
  | { readonly type: 'plan'; readonly customerId: string; readonly change: Partial<PlanDraft> }
  | { readonly type: 'import'; readonly change: ImportChange }
  /** Another list, after one was taken over. */
  | { readonly type: 'import-again' }
  | { readonly type: 'owner'; readonly owner: string }
  | { readonly type: 'mine'; readonly mine: boolean }
  | { readonly type: 'options'; readonly options: SetupOptions }
  | { readonly type: 'undo-asked' }
  | { readonly type: 'undo-dropped' };

/** A failure stays until its own call is made again or an operation is begun. */
export function failureAfter(failure: Failure | null, asked: ApiMethod): Failure | null {
  return isOperation(asked) || failure?.request.method === asked ? null : failure;
}

/** What was refused of another choice stops nobody. */
function withoutFailureOf(state: SidebarState, method: ApiMethod): SidebarState {
  return state.failure?.request.method === method ? { ...state, failure: null } : state;
}

/** The state after an action. */
export function updateSidebar(state: SidebarState, action: SidebarAction): SidebarState {
  switch (action.type) {
    case 'asked': {
      const { method } = action.request;
      const running = [...state.running, method];
      const cleared = isOperation(method)
        ? { result: null, ownerTab: null, previewOpen: false, checkWanted: false }
        : {};
      return { ...state, ...cleared, running, failure: failureAfter(state.failure, method) };
    }
    case 'answered':
      return takeAnswer(state, action.answered);
    case 'go':
      return go(state, action);
    case 'stay':
      return { ...state, leaving: null };
    case 'discard':
      return state.leaving === null ? state : arrive(state, state.leaving);
    case 'reread':
      return {
        ...state,
        ...unread,
        groups: null,
        rows: null,
        importing: { ...state.importing, tabs: null, shownFor: null },
      };
    case 'pin':
      return { ...state, pinned: action.customerId, ...(action.customerId === '' && { customer: undefined }) };
    case 'typed':
      return state.form === null ? state : { ...state, form: typeInto(state.form, action.key, action.text) };
    case 'take-theirs':
      return state.form?.theirs ? { ...state, form: newForm(state.form.theirs) } : state;
    case 'keep-mine':
      return state.form === null ? state : { ...state, form: keepMine(state.form) };
    case 'contact':
      return state.contact === null ? state : { ...state, contact: changeContact(state.contact, action.change) };
    case 'entry':
      return state.entry === null ? state : { ...state, entry: changeEntry(state.entry, action.key, action.text) };
    case 'plan':
      return state.planning === null
        ? state
        : { ...state, planning: changePlan(state.planning, action.customerId, action.change) };
    case 'import':
      return {
        ...withoutFailureOf(state, 'previewImport'),
        importing: changeImport(state.importing, action.change),
      };
    case 'import-again':
      return { ...state, result: null, importing: newImport };
    case 'owner':
      return { ...withoutFailureOf(state, 'ownedCustomers'), owner: action.owner, owned: null };
    case 'mine':
      return { ...state, mine: action.mine, today: null };
    case 'options':
      return { ...state, options: { ...state.options, ...action.options }, plan: null };
    case 'undo-asked':
      return { ...state, undoAsked: true };
    case 'undo-dropped':
      return { ...state, undoAsked: false };
  }
}
