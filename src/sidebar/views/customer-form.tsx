/** Adds a customer or changes one: a control for each field, what would come of saving, and who it may be already. */
import { useEffect, useRef } from 'preact/hooks';
import type { FormField } from '../../contract/api/customer';
import { messages } from '../../contract/messages/current';
import { isHint } from '../../domain/duplicate-reasons';
import { differences, type FormState } from '../form-model';
import { Button } from './button';
import { Duplicates } from './duplicates';
import { Field } from './field';
import { sayIssue } from './finding';
import { Form } from './form';
import { Input } from './input';
import { SelectField } from './select-field';

export interface CustomerFormProps {
  readonly state: FormState;
  readonly busy: boolean;
  readonly onType: (key: string, text: string) => void;
  /** A field was left. */
  readonly onLeave: () => void;
  readonly onSave: () => void;
  readonly onOpen: (customerId: string) => void;
  readonly onTakeTheirs: () => void;
  readonly onKeepMine: () => void;
}

/** What stands there now is offered too, even where the list has lost it. */
function choicesOf({ options, value }: FormField) {
  const others = value === '' || options.includes(value) ? options : [value, ...options];
  return [{ value: '', text: messages.form.notChosen }, ...others.map((text) => ({ value: text, text }))];
}

function FormRow({ field, ...props }: CustomerFormProps & { readonly field: FormField }) {
  const { form, typed, check, refused } = props.state;
  const { key, label } = field;
  const words = messages.form;
  const value = typed[key] ?? field.value;
  const standard = check.standard[key];
  const say = (issues: typeof refused) =>
    issues
      .filter(({ fieldKey }) => fieldKey === key)
      .map((issue) => words.finding(sayIssue(issue)))
      .join(' ');
  const error = say(refused);
  const isRequired = key === 'name' || (key === 'company' && !form.fields.some((other) => other.key === 'name'));
  const notes = {
    label,
    hint: [
      isRequired && words.required,
      field.kept && words.kept,
      standard !== undefined && (standard === '' ? words.storedEmpty : words.stored({ value: standard })),
    ]
      .filter(Boolean)
      .join(' '),
    warning: error === '' ? say(check.issues) : '',
    error,
  };
  const onType = (text: string) => props.onType(key, text);
  if (field.type === 'list' && field.strict && !field.kept) {
    return <SelectField {...notes} value={value} choices={choicesOf(field)} onChange={onType} onBlur={props.onLeave} />;
  }
  return (
    <Field
      {...notes}
      control={(attributes) => (
        <Input
          field={field}
          readOnly={field.kept}
          value={value}
          attributes={attributes}
          onType={onType}
          onLeave={props.onLeave}
        />
      )}
    />
  );
}

/** Somebody else has saved this customer since it was read. */
function Changed({ state, busy, onTakeTheirs, onKeepMine }: CustomerFormProps) {
  const words = messages.form;
  const card = useRef<HTMLElement>(null);
  useEffect(() => card.current?.focus(), []);
  const shown = (value: string): string => (value === '' ? words.empty : value);
  return (
    <section class="card failure" tabIndex={-1} ref={card} aria-labelledby="changed-title">
      <h2 id="changed-title">{words.changedTitle}</h2>
      <p>{words.changedHint}</p>
      <ul class="findings">
        {differences(state).map(({ label, theirs, yours }) => (
          <li key={label}>
            <strong>{label}</strong>
            <span class="detail">{words.theirs({ value: shown(theirs) })}</span>
            {yours !== null && <span class="detail">{words.yours({ value: shown(yours) })}</span>}
          </li>
        ))}
      </ul>
      <div class="buttons">
        <Button onClick={onTakeTheirs} waiting={busy}>
          {words.takeTheirs}
        </Button>
        <Button onClick={onKeepMine} waiting={busy}>
          {words.keepMine}
        </Button>
      </div>
    </section>
  );
}

export function CustomerFormView(props: CustomerFormProps) {
  const { state, busy } = props;
  const { form, refusals, check } = state;
  const page = useRef<HTMLFormElement>(null);
  const others = check.duplicates.filter((one) => !isHint(one)).length;
  const answered = useRef(0);
  // A refused save leads to what is in its way, so that pressing once more is never by mistake.
  useEffect(() => {
    const inTheWay =
      page.current?.querySelector<HTMLElement>('[aria-invalid=true]') ??
      page.current?.querySelector<HTMLElement>('.duplicates');
    if (refusals === answered.current || !inTheWay) return;
    answered.current = refusals;
    inTheWay.focus({ preventScroll: inTheWay.matches('.duplicates') });
  }, [refusals, others]);
  const fields = form.fields.filter(({ kept, value }) => !kept || value !== '');
  return (
    <Form page={page} ready={!busy} onSend={props.onSave}>
      {state.theirs && <Changed {...props} />}
      {fields.map((field) => (
        <FormRow key={field.key} {...props} field={field} />
      ))}
      <div class="save">
        <Duplicates duplicates={check.duplicates} onOpen={props.onOpen} />
        <Button class="primary" submit waiting={busy}>
          {others > 0 ? messages.form.saveAnyway : messages.form.save}
        </Button>
      </div>
    </Form>
  );
}
