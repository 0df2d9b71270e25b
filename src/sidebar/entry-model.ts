/** The form of a purchase, an opportunity or feedback as pure data: what was typed, and what was refused of it. */
import type { ApiInput } from '../contract/api';
import type { EntryForm } from '../contract/api/linked-tabs';
import type { Issue } from '../domain/issues';

export interface EntryState {
  readonly form: EntryForm;
  /** Every field's text, by its key. Its identity is that of the click that saves it. */
  readonly values: Readonly<Record<string, string>>;
  readonly isChanged: boolean;
  /** Why saving was refused, by field; a field's findings go when it is changed. */
  readonly refused: readonly Issue[];
  /** How often it was refused. */
  readonly refusals: number;
}

export function newEntry(form: EntryForm): EntryState {
  const values = Object.fromEntries(form.fields.map(({ key, value }) => [key, value]));
  return { form, values, isChanged: false, refused: [], refusals: 0 };
}

export function changeEntry(state: EntryState, key: string, text: string): EntryState {
  return {
    ...state,
    values: { ...state.values, [key]: text },
    isChanged: true,
    refused: state.refused.filter(({ fieldKey }) => fieldKey !== key),
  };
}

/** The form after a refusal; null where that is about something else than its fields. */
export function refuseEntry(state: EntryState, issues: readonly Issue[]): EntryState | null {
  const keys = new Set(state.form.fields.map(({ key }) => key));
  const isOnPage = issues.every(({ fieldKey }) => fieldKey !== undefined && keys.has(fieldKey));
  return isOnPage ? { ...state, refused: issues, refusals: state.refusals + 1 } : null;
}

export function entryRequest({ form, values }: EntryState, requestId: string): ApiInput<'addEntry'> {
  const { customerId, role } = form;
  return { requestId, customerId, role, values: { ...values } };
}
