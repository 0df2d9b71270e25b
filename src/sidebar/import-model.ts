/**
 * Taking over a list as pure data: which tab, what it holds, which column is what. Knows no DOM, wording or way of calling.
 */
import type { ApiInput } from '../contract/api';
import type { ImportPreview, OtherTabs } from '../contract/api/linked-tabs';
import type { EnteredRole } from '../domain/linked-tabs';

type Choice = ApiInput<'previewImport'>;

export interface ImportState {
  /** null until read. */
  readonly tabs: OtherTabs['tabs'] | null;
  /** What was chosen here; null while that is no tab. Its identity is that of the click that takes the list over. */
  readonly choice: Choice | null;
  /** The latest answer; stays while the next one is awaited. */
  readonly preview: ImportPreview | null;
  /** The choice that `preview` answers. */
  readonly shownFor: Choice | null;
}

export type ImportChange =
  /** null for the ledger's own customers, who have running notes in a column. */
  | { readonly sheetId: number | null }
  | { readonly role: EnteredRole }
  /** What a column of the list is: a key of the linked tab, or null to leave it out. */
  | { readonly column: number; readonly key: string | null };

export const newImport: ImportState = { tabs: null, choice: null, preview: null, shownFor: null };

/** The tab in front is meant, or the only one; a choice that can still be made stays. */
export function takeTabs(state: ImportState, { tabs, active }: OtherTabs): ImportState {
  const isThere = state.choice?.sheetId === null || tabs.some(({ sheetId }) => sheetId === state.choice?.sheetId);
  const sheetId = active ?? (tabs.length === 1 ? tabs[0]?.sheetId : undefined);
  return { ...state, tabs, choice: isThere ? state.choice : sheetId === undefined ? null : { sheetId } };
}

/** What the columns are is thought over anew for another tab, and for a list of another kind. */
export function changeImport(state: ImportState, change: ImportChange): ImportState {
  const { choice, preview } = state;
  if ('sheetId' in change) return { ...state, choice: { sheetId: change.sheetId }, preview: null };
  if (choice === null || preview === null) return state;
  if ('role' in change) return { ...state, choice: { sheetId: choice.sheetId, role: change.role } };
  const { column, key } = change;
  const others = Object.entries(choice.mapping ?? {}).filter(([, chosen]) => chosen === null || chosen !== key);
  const mapping = { ...Object.fromEntries(others), [`#${column + 1}`]: key };
  return { ...state, choice: { sheetId: choice.sheetId, role: preview.role, mapping } };
}

/** Takes in what a choice would do; the answer to one that has changed since says nothing any more. */
export function takeImportPreview(state: ImportState, asked: Choice, preview: ImportPreview): ImportState {
  return asked === state.choice ? { ...state, preview, shownFor: asked } : state;
}

/** null while nothing can be taken over: nothing is chosen or known of it yet, or nothing would be added. */
export function importRequest(
  { choice, preview, shownFor }: ImportState,
  requestId: string,
): ApiInput<'importEntries'> | null {
  const isReady = choice !== null && shownFor === choice && preview !== null && preview.added > 0;
  return isReady ? { ...choice, requestId, role: preview.role } : null;
}
