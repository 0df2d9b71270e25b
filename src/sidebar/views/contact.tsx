/** Writes down a contact: how it went, what was said, what comes next. */
import type { ContactForm } from '../../contract/api/linked-tabs';
import { messages } from '../../contract/messages/current';
import type { ContactEntryDraft, ContactState } from '../form-model';
import { formatDay } from '../format';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';
import { SelectField } from './select-field';

export interface ContactProps {
  readonly state: ContactState;
  readonly busy: boolean;
  readonly onChange: (change: Partial<ContactEntryDraft>) => void;
  readonly onSave: () => void;
}

function choicesOf(labels: readonly string[]) {
  return labels.map((text) => ({ value: text, text }));
}

export function Contact({ state, busy, onChange, onSave }: ContactProps) {
  const { form, entry } = state;
  const words = messages.contact;
  const dated = ({ date, channel, step }: ContactForm['plans'][number]): string =>
    words.plan({ date: formatDay(date, true), step: [step, channel].filter(Boolean).join(' · ') });
  return (
    <Form ready={!busy} onSend={onSave}>
      {form.undated !== '' && <p class="hint">{words.openPlan({ step: form.undated })}</p>}
      {form.plans.length > 0 && (
        <SelectField
          label={words.done}
          value={entry.done}
          choices={[
            ...form.plans.map((plan, index) => ({ value: String(index), text: dated(plan) })),
            { value: '', text: words.noneDone },
          ]}
          onChange={(done) => onChange({ done })}
        />
      )}
      <fieldset>
        <legend>{words.outcome}</legend>
        <div class="outcomes">
          {form.outcomes.map(({ label }) => (
            <label class="radio" key={label}>
              <input
                type="radio"
                name="outcome"
                checked={entry.outcome === label}
                onChange={() => onChange({ outcome: label })}
              />
              <span>{label}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Field
        label={words.note}
        control={(attributes) => (
          <textarea
            {...attributes}
            rows={4}
            value={entry.note}
            onInput={(event) => onChange({ note: event.currentTarget.value })}
          />
        )}
      />
      <div class="pair">
        <SelectField
          label={words.channel}
          value={entry.channel}
          choices={choicesOf(form.channels)}
          onChange={(channel) => onChange({ channel })}
        />
        <SelectField
          label={words.kind}
          value={entry.kind}
          choices={choicesOf(form.kinds)}
          onChange={(kind) => onChange({ kind })}
        />
      </div>
      <Field
        label={words.nextDate}
        hint={words.nextDateHint}
        control={(attributes) => (
          <input
            {...attributes}
            type="date"
            value={entry.nextDate}
            onInput={(event) => onChange({ nextDate: event.currentTarget.value })}
          />
        )}
      />
      <Field
        label={words.nextStep}
        control={(attributes) => (
          <input
            {...attributes}
            type="text"
            value={entry.nextStep}
            onInput={(event) => onChange({ nextStep: event.currentTarget.value })}
          />
        )}
      />
      <SelectField
        label={words.nextChannel}
        value={entry.nextChannel}
        choices={[{ value: '', text: '' }, ...choicesOf(form.channels)]}
        onChange={(nextChannel) => onChange({ nextChannel })}
      />
      <div class="save">
        <Button class="primary" submit waiting={busy}>
          {messages.form.save}
        </Button>
      </div>
    </Form>
  );
}
