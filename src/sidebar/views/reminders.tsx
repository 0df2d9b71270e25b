/** The daily mail: on or off, when, to whom, whether it runs, and what needs a look. */
import { useState } from 'preact/hooks';
import type { ApiInput } from '../../contract/api';
import type { Health } from '../../contract/api/reminders';
import { messages } from '../../contract/messages/current';
import type { Issue } from '../../domain/issues';
import { formatMoment, formatNumber } from '../format';
import { Button } from './button';
import { CheckField } from './check-field';
import { Findings } from './finding';
import { SelectField } from './select-field';

type Wish = Pick<ApiInput<'switchReminders'>, 'on' | 'hour' | 'weekdaysOnly'>;

export interface RemindersProps {
  readonly health: Health;
  readonly busy: boolean;
  readonly onSwitch: (wish: Wish) => void;
  readonly onSettle: (key: string, wasSent: boolean) => void;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), text: `${hour}:00–${hour}:59` }));

function Facts({ health }: { readonly health: Health }) {
  const words = messages.reminders;
  const { lastRun, isLate, issues, waiting, quotaLeft, recipients } = health;
  const facts = [
    [words.lastRun, lastRun === '' ? words.never : formatMoment(lastRun)],
    [words.waiting, formatNumber(waiting)],
    [words.quota, quotaLeft === null ? words.unknown : formatNumber(quotaLeft)],
    [words.recipients, recipients.join(', ') || '–'],
  ] as const;
  return (
    <>
      <dl class="facts">
        {facts.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{words.managerHint}</p>
      {isLate && <p class="to-look">{words.late}</p>}
      {issues.length > 0 && <Findings issues={issues} />}
    </>
  );
}

function Mails({ health, busy, onSettle }: RemindersProps) {
  const words = messages.reminders;
  return (
    <section>
      <h2>{words.mails}</h2>
      <ul class="entries">
        {health.mails.map(({ key, recipient, day, state, items, reason }) => (
          <li key={key} class="card mail">
            <p>
              <span class="name">{recipient}</span>
              <span class="detail">{words.mail({ day, items: formatNumber(items) })}</span>
              <span class="to-look">{words.mailStates[state]}</span>
              {reason !== '' && <span class="detail">{reason}</span>}
            </p>
            {state !== 'due' && (
              <div class="buttons">
                <Button onClick={() => onSettle(key, true)} waiting={busy}>
                  {words.wasSent}
                </Button>
                <Button onClick={() => onSettle(key, false)} waiting={busy}>
                  {words.sendAgain}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Reminders(props: RemindersProps) {
  const { health, busy, onSwitch } = props;
  const words = messages.reminders;
  const [hour, setHour] = useState(health.hour);
  const [weekdaysOnly, setWeekdaysOnly] = useState(health.weekdaysOnly);
  const { reminders } = health;
  const isOn = reminders === 'on';
  /** What was refused, worded as the findings are. */
  const refused: Pick<Issue, 'code'>[] = [
    ...(health.mayMail ? [] : [{ code: 'mail-not-allowed' as const }]),
    ...(health.mayTrigger ? [] : [{ code: 'trigger-not-allowed' as const }]),
  ];
  const choose = (choice: { hour?: number; weekdaysOnly?: boolean }) => {
    const wish = { hour, weekdaysOnly, ...choice };
    setHour(wish.hour);
    setWeekdaysOnly(wish.weekdaysOnly);
    if (isOn) onSwitch({ on: true, ...wish });
  };
  return (
    <>
      {health.isCopy && <p class="card notes">{words.copy}</p>}
      <section class={`card state ${isOn ? 'on' : reminders}`}>
        <p role="status">
          <strong>{words.states[reminders]}</strong>
          <span class="detail">{words.stateHints[reminders]}</span>
          {health.by !== '' && <span class="detail">{words.by({ who: health.by })}</span>}
        </p>
        <p class="hint">{words.what({ from: hour, to: hour + 1 })}</p>
        {reminders !== 'elsewhere' && (
          <div class="buttons">
            <Button
              class={isOn ? '' : 'primary'}
              onClick={() => onSwitch({ on: !isOn, hour, weekdaysOnly })}
              waiting={busy || (!isOn && refused.length > 0)}
            >
              {isOn ? words.turnOff : words.turnOn}
            </Button>
          </div>
        )}
      </section>
      {refused.length > 0 && (
        <section class="card failure">
          <h2>{words.isOff}</h2>
          <Findings issues={refused} />
          <p>{words.goesOn}</p>
        </section>
      )}
      {reminders !== 'elsewhere' && (
        <section>
          <SelectField
            label={words.hour}
            value={String(hour)}
            choices={HOURS}
            onChange={(value) => choose({ hour: Number(value) })}
          />
          <CheckField
            label={words.weekdaysOnly}
            hint={words.weekdaysOnlyHint}
            checked={weekdaysOnly}
            onChange={(ticked) => choose({ weekdaysOnly: ticked })}
          />
        </section>
      )}
      <Facts health={health} />
      {health.mails.length > 0 && <Mails {...props} />}
    </>
  );
}
