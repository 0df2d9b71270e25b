/** Writes down a purchase, an opportunity or feedback: a control for each column of its tab. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { EntryForm } from '../../contract/api/linked-tabs';
import { messages } from '../../contract/messages/current';
import type { EntryState } from '../entry-model';
import { Button } from './button';
import { Field } from './field';
import { sayIssue } from './finding';
import { Form } from './form';
import { Input } from './input';
import { SelectField } from './select-field';

export interface EntryProps {
  readonly state: EntryState;
  readonly busy: boolean;
  readonly onType: (key: string, text: string) => void;
  readonly onSave: () => void;
}

interface EntryFieldProps {
  readonly field: EntryForm['fields'][number];
  readonly value: string;
  readonly error: string;
  readonly onType: (text: string) => void;
}

/** No list has an item of this text: items hold no control characters. */
const OWN = '\u0000';

/** A list that takes values of the user's own too: the last choice opens a control for one. */
function ListField({ field, value, error, onType }: EntryFieldProps) {
  const [isOwn, setOwn] = useState(false);
  const words = messages.entry;
  const choices = [
    { value: '', text: messages.form.notChosen },
    ...field.options.map((text) => ({ value: text, text })),
    { value: OWN, text: words.own },
  ];
  return (
    <>
      <SelectField
        label={field.label}
        value={isOwn ? OWN : value}
        choices={choices}
        error={isOwn ? '' : error}
        onChange={(chosen) => {
          setOwn(chosen === OWN);
          onType(chosen === OWN ? '' : chosen);
        }}
      />
      {isOwn && (
        <Field
          label={words.ownOf({ label: field.label })}
          error={error}
          control={(attributes) => (
            <Input field={{ ...field, type: 'text', options: [] }} {...{ value, attributes, onType }} />
          )}
        />
      )}
    </>
  );
}

function EntryField(props: EntryFieldProps) {
  const { field, value, error, onType } = props;
  if (field.type === 'list') return <ListField {...props} />;
  return (
    <Field
      label={field.label}
      error={error}
      control={(attributes) => <Input {...{ field, value, attributes, onType }} />}
    />
  );
}

export function Entry({ state, busy, onType, onSave }: EntryProps) {
  const { form, values, refused, refusals } = state;
  const page = useRef<HTMLFormElement>(null);
  // A refused save leads to what is in its way.
  useEffect(() => {
    if (refusals > 0) page.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [refusals]);
  const errorOf = (key: string): string =>
    refused
      .filter(({ fieldKey }) => fieldKey === key)
      .map((issue) => messages.form.finding(sayIssue(issue)))
      .join(' ');
  return (
    <Form page={page} ready={!busy} onSend={onSave}>
      {form.fields.map((field) => (
        <EntryField
          key={field.key}
          field={field}
          value={values[field.key] ?? ''}
          error={errorOf(field.key)}
          onType={(text) => onType(field.key, text)}
        />
      ))}
      <div class="save">
        <Button class="primary" submit waiting={busy}>
          {messages.form.save}
        </Button>
      </div>
    </Form>
  );
}
