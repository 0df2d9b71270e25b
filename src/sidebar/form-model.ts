/**
 * The two forms as pure data: a customer's, and that of a contact. Both know what was typed and what the server said
 * of it; neither knows a DOM, wording or a way of calling.
 */
import type { ApiInput } from '../contract/api';
import type { CustomerCheck, CustomerForm } from '../contract/api/customer';
import type { ContactForm } from '../contract/api/linked-tabs';
import type { Issue } from '../domain/issues';

export interface FormState {
  readonly form: CustomerForm;
  /** Field key -> text, where it differs from the form's value. Its identity is that of the click that saves it. */
  readonly typed: Readonly<Record<string, string>>;
  readonly check: CustomerCheck;
  /** Why saving was refused, by field; a field's findings go when it is changed. */
  readonly refused: readonly Issue[];
  /** How often it was refused. */
  readonly refusals: number;
  /** The customer as somebody else has left it meanwhile. */
  readonly theirs: CustomerForm | null;
}

const UNCHECKED: CustomerCheck = { issues: [], standard: {}, duplicates: [] };

export function newForm(form: CustomerForm): FormState {
  return { form, typed: {}, check: UNCHECKED, refused: [], refusals: 0, theirs: null };
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([other]) => other !== key));
}

/** The form after a field was changed. What was found on it before, and who it may be, says nothing any more. */
export function typeInto(state: FormState, key: string, text: string): FormState {
  const before = state.form.fields.find((field) => field.key === key)?.value ?? '';
  const others = without(state.typed, key);
  const elsewhere = (issue: Issue): boolean => issue.fieldKey !== key;
  return {
    ...state,
    typed: text === before ? others : { ...others, [key]: text },
    check: {
      duplicates: [],
      issues: state.check.issues.filter(elsewhere),
      standard: without(state.check.standard, key),
    },
    refused: state.refused.filter(elsewhere),
  };
}

/** Takes in the findings on what was typed; those on something else are stale and dropped. */
export function takeCheck(state: FormState, { values }: ApiInput<'checkCustomer'>, check: CustomerCheck): FormState {
  const keys = Object.keys(values);
  const isCurrent =
    keys.length === Object.keys(state.typed).length && keys.every((key) => values[key] === state.typed[key]);
  return isCurrent ? { ...state, check } : state;
}

/** What somebody else has changed, beside what was typed here; null where nothing was typed, so that theirs stays. */
export function differences({ form, typed, theirs }: FormState) {
  return (theirs?.fields ?? []).flatMap(({ key, label, value }) => {
    const before = form.fields.find((field) => field.key === key)?.value ?? '';
    const yours = typed[key] ?? null;
    return value === before || value === yours ? [] : [{ label, theirs: value, yours }];
  });
}

/** What was typed stays on top of the customer as it is now; who that may be is found anew. */
export function keepMine(state: FormState): FormState {
  return { ...newForm(state.theirs ?? state.form), typed: { ...state.typed } };
}

export function saveRequest({ form, typed, check }: FormState, requestId: string): ApiInput<'saveCustomer'> {
  const { customerId, revision } = form;
  const duplicatesSeen = check.duplicates.length > 0;
  return { requestId, ...(customerId !== null && { customerId }), revision, values: { ...typed }, duplicatesSeen };
}

export interface ContactEntryDraft {
  readonly kind: string;
  readonly channel: string;
  readonly outcome: string;
  readonly note: string;
  /** `yyyy-mm-dd`, '' for none. */
  readonly nextDate: string;
  readonly nextStep: string;
}

export interface ContactState {
  readonly form: ContactForm;
  readonly entry: ContactEntryDraft;
  /** What stands there before the user has done anything. */
  readonly blank: ContactEntryDraft;
  /** The user has chosen the date; no outcome moves it any more. */
  readonly isDateChosen: boolean;
}

/**
 * A plan that lies ahead stays unless the user or an outcome moves it, and so does a step without a date; a plan that is
 * due is done with this contact.
 */
export function newContact(form: ContactForm): ContactState {
  const ahead = form.plan !== null && form.plan.days > 0 ? form.plan : null;
  const isUndated = form.plan?.date === '';
  const blank = {
    kind: form.kinds[0] ?? '',
    channel: form.channels[0] ?? '',
    outcome: '',
    note: '',
    nextDate: ahead?.date ?? '',
    nextStep: isUndated ? form.nextStep : (ahead?.step ?? ''),
  };
  return { form, entry: blank, blank, isDateChosen: false };
}

/** The entry after a change; an outcome proposes its date until the user has chosen one. */
export function changeContact(state: ContactState, change: Partial<ContactEntryDraft>): ContactState {
  const isDateChosen = state.isDateChosen || change.nextDate !== undefined;
  const chosen = state.form.outcomes.find(({ label }) => label === change.outcome);
  const proposed = chosen === undefined || isDateChosen ? {} : { nextDate: chosen.nextDate ?? '' };
  return { ...state, entry: { ...state.entry, ...change, ...proposed }, isDateChosen };
}

export function isContactChanged({ entry, blank }: ContactState): boolean {
  return (Object.keys(blank) as (keyof ContactEntryDraft)[]).some((key) => entry[key] !== blank[key]);
}
