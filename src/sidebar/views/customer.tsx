/** The customer of the selected row: how they stand, what is planned, what has happened. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { CustomerView } from '../../contract/api/customer';
import { messages } from '../../contract/messages/current';
import type { TypedRole } from '../../domain/history/typed-entry';
import { formatAmount, formatDate, formatDay, formatDistance, formatNumber } from '../format';
import { Button } from './button';
import { CheckField } from './check-field';
import { Duplicates } from './duplicates';
import { Icon } from './icon';
import { Key } from './key';

export interface CustomerProps {
  /** null where the selection is on none, undefined while it is read. */
  readonly customer: CustomerView | null | undefined;
  readonly isFollowing: boolean;
  readonly busy: boolean;
  /** Rank of a tier in the legend, as a class. */
  readonly tierClass: string;
  readonly onFollow: (follow: boolean) => void;
  /** Shows whoever is selected, once. */
  readonly onPick: () => void;
  readonly onLogContact: () => void;
  readonly onEnter: (role: TypedRole) => void;
  readonly onEdit: () => void;
  readonly onGo: () => void;
  /** The list that is gone through, by ID; empty where it is the sheet. */
  readonly walk: readonly string[];
  readonly onOwned: () => void;
  /** Goes to the next customer of that list, or to the one before. */
  readonly onStep: (step: 1 | -1) => void;
  readonly onOpen: (customerId: string) => void;
}

function Standing({ customer, tierClass }: { readonly customer: CustomerView; readonly tierClass: string }) {
  const { tier, tierReason, flag, priority, plan, lastContact, toCheck } = customer;
  const words = messages.customer;
  return (
    <>
      <section>
        <p class="chips">
          <span class={`chip ${tierClass}`}>{tier || messages.common.noTier}</span>
          {[flag, priority].filter(Boolean).map((text) => (
            <span key={text} class="chip rank-none">
              {text}
            </span>
          ))}
        </p>
        <p class="hint">{tierReason || words.noReason}</p>
      </section>
      <section>
        <h2>{words.plan}</h2>
        {plan ? (
          <p>
            {plan.date !== '' && (
              <span class={`day ${plan.days < 0 ? 'overdue' : plan.days === 0 ? 'today' : ''}`}>
                {formatDay(plan.date, true)} · {formatDistance(plan.days)}
              </span>
            )}
            {plan.step !== '' && <span class="detail">{plan.step}</span>}
          </p>
        ) : (
          <p class="calm">{words.noPlan}</p>
        )}
        {lastContact !== '' && <p class="hint">{words.lastContact({ date: lastContact })}</p>}
      </section>
      {toCheck !== '' && <p class="to-look">{toCheck}</p>}
    </>
  );
}

function Money({ money, currency }: CustomerView) {
  if (money === null) return null;
  const words = messages.customer;
  const { orderCount, totalSpent, outstanding, outstandingLater, unread } = money;
  const sum = (amount: number | null, say: (params: { amount: string }) => string): string =>
    amount === null ? '' : say({ amount: formatAmount(amount, currency) });
  return (
    <section>
      <h2>{words.money}</h2>
      <p>{[words.orders({ n: formatNumber(orderCount) }), sum(totalSpent, words.total) || words.beyond].join(' · ')}</p>
      {outstanding !== null && outstanding !== 0 && (
        <p>
          <span class={outstanding > 0 ? 'day overdue' : 'day'}>{sum(outstanding, words.outstanding)}</span>
        </p>
      )}
      {outstandingLater !== null && outstandingLater !== 0 && <p>{sum(outstandingLater, words.outstandingLater)}</p>}
      {unread > 0 && <p class="hint">{words.unread({ n: formatNumber(unread) })}</p>}
    </section>
  );
}

function Deals({ deals, dealCount, currency }: CustomerView) {
  if (dealCount === 0) return null;
  const words = messages.customer;
  return (
    <section>
      <h2>{words.deals}</h2>
      <Latest shown={deals.length} total={dealCount} />
      <ul class="timeline">
        {deals.map(({ product, stage, amount, expectedClose, isLate }, index) => (
          <li key={index}>
            <span>{[product, amount === null ? '' : formatAmount(amount, currency)].filter(Boolean).join(' · ')}</span>
            <span class="detail">{stage}</span>
            {expectedClose !== null && (
              <span class={isLate ? 'day overdue' : 'day'}>{words.closes({ date: formatDate(expectedClose) })}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Latest({ shown, total }: { readonly shown: number; readonly total: number }) {
  if (total <= shown) return null;
  return <p class="hint">{messages.customer.latest({ n: formatNumber(shown), total: formatNumber(total) })}</p>;
}

function Timeline({ timeline, timelineCount, currency }: CustomerView) {
  const words = messages.customer;
  return (
    <section>
      <h2>{words.timeline}</h2>
      {timeline.length === 0 && <p class="calm">{words.noTimeline}</p>}
      <Latest shown={timeline.length} total={timelineCount} />
      <ul class="timeline">
        {timeline.map(({ role, at, facts, amount, by, note }, index) => (
          <li key={index}>
            <span class="detail">{[words.roles[role], formatDate(at), by].filter(Boolean).join(' · ')}</span>
            <span class="detail">
              {[...facts, amount === null ? '' : formatAmount(amount, currency)].filter(Boolean).join(' · ')}
            </span>
            {note !== '' && <p class="note">{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** By the key's place, so that it works in an input mode for Chinese. */
const ENTRY_KEYS = [
  ['purchases', 'P'],
  ['opportunities', 'O'],
  ['feedback', 'F'],
] as const;
/** Where keys have a meaning of their own. */
const TYPING = 'input:not([type=checkbox]), select, textarea, [role=dialog], dialog';

/** Does on a key what its button does, wherever the focus is. */
function useKeys(actions: Readonly<Record<string, () => void>>): void {
  const current = useRef(actions);
  current.current = actions;
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isOther = event.ctrlKey || event.metaKey || event.altKey || event.repeat;
      const action = current.current[event.code.replace('Key', '')];
      if (action === undefined || isOther || (event.target as Element).closest(TYPING) !== null) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

export function Customer(props: CustomerProps) {
  const { customer, busy } = props;
  const isReady = customer != null && !busy;
  useKeys(
    isReady
      ? {
          L: props.onLogContact,
          E: props.onEdit,
          J: () => props.onStep(1),
          K: () => props.onStep(-1),
          ...Object.fromEntries(ENTRY_KEYS.map(([role, key]) => [key, () => props.onEnter(role)])),
        }
      : {},
  );
  const words = messages.customer;
  const place = props.walk.indexOf(customer?.customerId ?? '');
  const facts = (customer?.fields ?? []).filter(({ text }) => text !== customer?.title);
  return (
    <>
      <p class="hidden" aria-live="polite">
        {customer?.title}
      </p>
      {place >= 0 && (
        <Button class="quiet" onClick={props.onOwned}>
          <Icon name="back" />
          {messages.owned.walk({ i: formatNumber(place + 1), n: formatNumber(props.walk.length) })}
        </Button>
      )}
      {customer === null && <p class="calm">{words.none}</p>}
      {customer && (
        <>
          <div class="buttons">
            <Button class="primary" onClick={props.onLogContact} waiting={busy} keys="L">
              <Key name="L" /> {words.logContact}
            </Button>
            {ENTRY_KEYS.map(([role, key]) => (
              <Button key={role} onClick={() => props.onEnter(role)} waiting={busy} keys={key}>
                <Key name={key} /> {words.roles[role]}
              </Button>
            ))}
            <Button onClick={props.onEdit} waiting={busy} keys="E">
              <Key name="E" /> {words.edit}
            </Button>
            <Button class="icon-only" label={words.previous} onClick={() => props.onStep(-1)} waiting={busy} keys="K">
              <Key name="K" />
              <Icon name="back" />
            </Button>
            <Button class="icon-only" label={words.next} onClick={() => props.onStep(1)} waiting={busy} keys="J">
              <Key name="J" />
              <Icon name="forward" />
            </Button>
            <Button class="icon-only" label={words.goTo} onClick={props.onGo}>
              <Icon name="goTo" />
            </Button>
          </div>
          <Standing customer={customer} tierClass={props.tierClass} />
          <Deals {...customer} />
          <Money {...customer} />
          <Duplicates duplicates={customer.duplicates} onOpen={props.onOpen} />
          {facts.length > 0 && (
            <section>
              <h2>{words.details}</h2>
              <dl class="facts">
                {facts.map(({ key, label, text }) => (
                  <div key={key}>
                    <dt>{label}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
            </section>
          )}
          <Timeline {...customer} />
        </>
      )}
      <CheckField label={words.follow} checked={props.isFollowing} onChange={props.onFollow} />
      {!props.isFollowing && (
        <Button class="wide" onClick={props.onPick}>
          {words.pick}
        </Button>
      )}
      {place < 0 && (
        <Button class="quiet" onClick={props.onOwned}>
          {messages.owned.open}
        </Button>
      )}
    </>
  );
}
