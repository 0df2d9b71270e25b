/** Writes down a contact: how it went, what was said, what comes next. */
import { messages } from '../../contract/messages/current';
import type { ContactEntryDraft, ContactState } from '../form-model';
import { formatDay } from '../format';
import { Button } from './button';
import { Field } from './field';
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
  const { plan } = form;
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) onSave();
      }}
    >
      {plan && (
        <p class="hint">
          {words.openPlan({ date: plan.date === '' ? '' : formatDay(plan.date, true), step: plan.step })}
        </p>
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
      <div class="save">
        <Button class="primary" submit waiting={busy}>
          {messages.form.save}
        </Button>
      </div>
    </form>
  );
}
