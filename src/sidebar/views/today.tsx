/** What is due: the list of the daily mail, with what can be done about each line. */
import type { TodayList } from '../../contract/api/today';
import { messages } from '../../contract/messages/current';
import type { DueItem } from '../../domain/due-items';
import { formatDay, formatDistance, formatNumber } from '../format';
import { lineOf } from '../places';
import { Button } from './button';
import { AttentionRow } from './home';

export interface TodayProps {
  /** null while it is read. */
  readonly today: TodayList | null;
  readonly mine: boolean;
  /** Lines that were ticked off here. */
  readonly doneLines: readonly string[];
  readonly onMine: (mine: boolean) => void;
  readonly onGo: (item: DueItem) => void;
  readonly onDone: (item: DueItem) => void;
  readonly onOpen: (screen: 'plan' | 'duplicates' | 'to-check' | 'owned' | 'reminders') => void;
}

function Line({ item, onGo, onDone }: { readonly item: DueItem } & Pick<TodayProps, 'onGo' | 'onDone'>) {
  const words = messages.today;
  const { kind, name, company, tier, isUrgent, isStarred, date, days, nextStep, phone, customerId } = item;
  const title = name || company || messages.unnamed;
  const note = kind === 'duplicate' ? item.group : kind === 'escalated' ? item.owner : '';
  const who = [company !== title && company, tier].filter(Boolean).join(' · ');
  return (
    <li class="card line">
      <Button class="row" onClick={() => onGo(item)}>
        <span>
          {isUrgent && <strong class="urgent">{words.urgent}</strong>} {isStarred && '★'}{' '}
          <span class="name">{title}</span>
          {who !== '' && <span class="detail">{who}</span>}
          <span class={`day ${days < 0 ? 'overdue' : days === 0 ? 'today' : ''}`}>
            {formatDistance(days)} · {formatDay(date)}
          </span>
          {nextStep !== '' && <span class="detail">{words.next({ step: nextStep })}</span>}
          <span class="detail">{[phone, customerId, note].filter(Boolean).join(' · ')}</span>
        </span>
      </Button>
      {kind !== 'duplicate' && (
        <Button label={words.doneWith({ name: title })} onClick={() => onDone(item)} waiting={customerId === ''}>
          {words.done}
        </Button>
      )}
    </li>
  );
}

function Section(props: TodayProps & { readonly section: TodayList['sections'][number] }) {
  const { section, doneLines } = props;
  const items = section.items.filter((item) => !doneLines.includes(lineOf(item)));
  const count = section.count - (section.items.length - items.length);
  if (count <= 0) return null;
  return (
    <section>
      <h2>
        {messages.today.sections[section.kind]} <span class="badge">{formatNumber(count)}</span>
      </h2>
      <ul class="entries">
        {items.map((item) => (
          <Line key={lineOf(item)} item={item} onGo={props.onGo} onDone={props.onDone} />
        ))}
      </ul>
      {count > items.length && <p class="hint">{messages.today.more({ n: formatNumber(count - items.length) })}</p>}
    </section>
  );
}

export function Today(props: TodayProps) {
  const { today, mine } = props;
  const words = messages.today;
  const isEmpty = today?.sections.every(
    ({ count, items }) =>
      count === 0 || (count === items.length && items.every((item) => props.doneLines.includes(lineOf(item)))),
  );
  return (
    <>
      <fieldset class="switch">
        <legend class="hidden">{words.whose}</legend>
        {[false, true].map((choice) => (
          <label key={String(choice)}>
            <input type="radio" name="mine" checked={mine === choice} onChange={() => props.onMine(choice)} />
            <span>{choice ? words.mine : words.all}</span>
          </label>
        ))}
      </fieldset>
      {isEmpty && !today?.isUnplanned && <p class="calm">{words.nothing}</p>}
      {today?.isUnplanned && (
        <section class="card notes">
          <p>{words.unplanned}</p>
          <Button class="primary" onClick={() => props.onOpen('plan')}>
            {words.plan}
          </Button>
          <p class="hint">{words.unplannedHint}</p>
        </section>
      )}
      {today?.sections.map((section) => (
        <Section key={section.kind} {...props} section={section} />
      ))}
      {today && today.duplicateGroups + today.toCheck > 0 && (
        <ul class="rows card">
          <AttentionRow
            text={messages.home.duplicates}
            count={today.duplicateGroups}
            kind="duplicate"
            onOpen={() => props.onOpen('duplicates')}
          />
          <AttentionRow
            text={messages.home.toCheck}
            count={today.toCheck}
            kind="to-check"
            onOpen={() => props.onOpen('to-check')}
          />
        </ul>
      )}
      {today && today.withoutOwner > 0 && (
        <p class="hint">{words.withoutOwner({ n: formatNumber(today.withoutOwner) })}</p>
      )}
      <Button class="quiet" onClick={() => props.onOpen('owned')}>
        {messages.owned.open}
      </Button>
      <Button class="quiet" onClick={() => props.onOpen('reminders')}>
        {messages.reminders.open}
      </Button>
    </>
  );
}
