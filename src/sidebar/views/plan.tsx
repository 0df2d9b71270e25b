/** Plans the next contact with the most important customers: a tick, a date and a step for each. */
import { messages } from '../../contract/messages/current';
import { formatDay, formatNumber } from '../format';
import { chosenPlans, type PlanDraft, type PlanEntry } from '../plan-model';
import { Button } from './button';
import { CheckField } from './check-field';
import { Field } from './field';
import { Form } from './form';

export interface PlanProps {
  readonly planning: readonly PlanEntry[];
  /** `yyyy-mm-dd`; '' where it is not known. */
  readonly today: string;
  readonly busy: boolean;
  readonly onChange: (customerId: string, change: Partial<PlanDraft>) => void;
  readonly onApply: () => void;
}

function Entry({ entry, today, onChange }: Omit<PlanProps, 'planning'> & { readonly entry: PlanEntry }) {
  const { proposed, draft } = entry;
  const { customerId, name, company, tier, isUrgent, isStarred, lastContact, nextStep } = proposed;
  const words = messages.planning;
  const title = name || company || messages.unnamed;
  const details = [
    isUrgent && messages.today.urgent,
    company !== title && company,
    tier,
    lastContact !== '' && messages.customer.lastContact({ date: formatDay(lastContact) }),
  ];
  const change = (part: Partial<PlanDraft>) => onChange(customerId, part);
  return (
    <fieldset class="card entry">
      <legend class="hidden">{title}</legend>
      <CheckField
        label={isStarred ? `★ ${title}` : title}
        hint={details.filter(Boolean).join(' · ')}
        checked={draft.isTicked}
        onChange={(isTicked) => change({ isTicked })}
      />
      {draft.isTicked && (
        <>
          <Field
            label={words.date}
            control={(attributes) => (
              <input
                {...attributes}
                type="date"
                min={today}
                value={draft.nextDate}
                onInput={(event) => change({ nextDate: event.currentTarget.value })}
              />
            )}
          />
          {nextStep === '' ? (
            <Field
              label={words.step}
              control={(attributes) => (
                <input
                  {...attributes}
                  type="text"
                  maxLength={2000}
                  value={draft.nextStep}
                  onInput={(event) => change({ nextStep: event.currentTarget.value })}
                />
              )}
            />
          ) : (
            <p class="hint step">{messages.today.next({ step: nextStep })}</p>
          )}
        </>
      )}
    </fieldset>
  );
}

export function Plan({ planning, busy, onApply, ...rest }: PlanProps) {
  const words = messages.planning;
  const chosen = chosenPlans(planning).length;
  if (planning.length === 0) return <p class="calm">{words.nobody}</p>;
  return (
    <Form ready={!busy && chosen > 0} onSend={onApply}>
      <p class="hint">{words.intro}</p>
      {planning.map((entry) => (
        <Entry key={entry.proposed.customerId} entry={entry} busy={busy} onApply={onApply} {...rest} />
      ))}
      <div class="save">
        <Button class="primary" submit waiting={busy || chosen === 0}>
          {words.apply({ n: formatNumber(chosen) })}
        </Button>
      </div>
    </Form>
  );
}
