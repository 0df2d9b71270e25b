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
  kind: string;
  channel: string;
  outcome: string;
  note: string;
  /** `yyyy-mm-dd`, '' for none. */
  nextDate: string;
  nextChannel: string;
  nextStep: string;
  /** The place among the open plans of the one that is done; '' for none. */
  done: string;
}

export interface ContactState {
  readonly form: ContactForm;
  readonly entry: Readonly<ContactEntryDraft>;
  /** What stands there before the user has done anything. */
  readonly blank: Readonly<ContactEntryDraft>;
  /** The user has chosen the date; no outcome moves it any more. */
  readonly isDateChosen: boolean;
}

/** The earliest plan is done with this contact, until the user says otherwise. */
export function newContact(form: ContactForm): ContactState {
  const done = form.plans.length > 0 ? '0' : '';
  const blank = {
    kind: form.kinds[0] ?? '',
    channel: form.channels[0] ?? '',
    outcome: '',
    note: '',
    done,
    ...nextAfter(form, done),
  };
  return { form, entry: blank, blank, isDateChosen: false };
}

/**
 * A plan that lies ahead goes on unless the user or an outcome moves it, and so does a step without a date; one that is due
 * is done with.
 */
function nextAfter({ plans, undated, nextStep }: ContactForm, done: string) {
  const plan = done === '' ? undefined : plans[Number(done)];
  const ahead = plan !== undefined && plan.days > 0 ? plan : null;
  return {
    nextDate: ahead?.date ?? '',
    nextChannel: ahead?.channel ?? '',
    nextStep: ahead?.step ?? (undated === '' ? '' : nextStep),
  };
}

/** The entry after a change; an outcome proposes its date, and a plan that is done its own, until the user has chosen one. */
export function changeContact(state: ContactState, change: Partial<ContactEntryDraft>): ContactState {
  const { form } = state;
  const isDateChosen = state.isDateChosen || change.nextDate !== undefined;
  const entry = { ...state.entry, ...change };
  if (change.done !== undefined) {
    const [before, after] = [nextAfter(form, state.entry.done), nextAfter(form, change.done)];
    for (const key of ['nextChannel', 'nextStep'] as const) if (entry[key] === before[key]) entry[key] = after[key];
  }
  if (!isDateChosen && (change.outcome !== undefined || change.done !== undefined)) {
    const chosen = form.outcomes.find(({ label }) => label === entry.outcome);
    entry.nextDate = chosen === undefined ? nextAfter(form, entry.done).nextDate : (chosen.nextDate ?? '');
  }
  return { ...state, entry, isDateChosen };
}

/** What saving asks for. */
export function contactRequest({ form, entry }: ContactState, requestId: string): ApiInput<'logContact'> {
  const { done, nextDate, ...said } = entry;
  const plan = done === '' ? undefined : form.plans[Number(done)];
  return {
    requestId,
    customerId: form.customerId,
    ...said,
    nextDate: nextDate === '' ? null : nextDate,
    stepSeen: form.nextStep,
    done: plan === undefined ? null : { date: plan.date, step: plan.step },
  };
}

export function isContactChanged({ entry, blank }: ContactState): boolean {
  return (Object.keys(blank) as (keyof ContactEntryDraft)[]).some((key) => entry[key] !== blank[key]);
}
