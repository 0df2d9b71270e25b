/** The customers of one owner, in the order in which they are to be seen to. A press on one opens them. */
import type { OwnedCustomer, OwnedCustomers } from '../../contract/api/owners';
import { messages } from '../../contract/messages/current';
import { formatDay, formatDistance, formatNumber } from '../format';
import { Button } from './button';
import { Icon } from './icon';
import { List } from './lists';
import { SelectField } from './select-field';

const words = messages.owned;

export interface OwnedProps {
  /** null while they are read. */
  readonly owned: OwnedCustomers | null;
  readonly onOwner: (owner: string) => void;
  readonly onOpen: (customerId: string) => void;
  readonly onTab: (owner: string) => void;
  readonly busy: boolean;
}

/** What the list is called: of the person at the keyboard where `owner` is null. */
export function ownedTitle(owner: string | null): string {
  if (owner === null) return words.title;
  return owner === '' ? words.titleNobody : words.titleOf({ owner });
}

function Row({ customer, onOpen }: { readonly customer: OwnedCustomer } & Pick<OwnedProps, 'onOpen'>) {
  const { customerId, name, company, tier, isUrgent, isStarred, nextStep, date, days } = customer;
  const who = [company, tier].filter(Boolean).join(' · ');
  return (
    <li class="card">
      <Button class="row" onClick={() => onOpen(customerId)}>
        <span>
          {isUrgent && <strong class="urgent">{messages.today.urgent}</strong>} {isStarred && '★'}{' '}
          <span class="name">{name || messages.unnamed}</span>
          {who !== '' && <span class="detail">{who}</span>}
          {date !== '' && (
            <span class={`day ${days < 0 ? 'overdue' : days === 0 ? 'today' : ''}`}>
              {formatDistance(days)} · {formatDay(date)}
            </span>
          )}
          {nextStep !== '' && <span class="detail">{messages.today.next({ step: nextStep })}</span>}
        </span>
      </Button>
    </li>
  );
}

export function Owned({ owned, busy, onOwner, onOpen, onTab }: OwnedProps) {
  if (owned === null) return null;
  const { owner, owners, customers } = owned;
  const chosen = owners.findIndex((one) => one.owner === owner);
  const choices = owners.map(({ owner: name, count }, index) => ({
    value: String(index),
    text: words.choice({ owner: name || words.nobody, n: formatNumber(count) }),
  }));
  const total = owners[chosen]?.count ?? 0;
  return (
    <>
      <SelectField
        label={words.owner}
        hint={owner === null ? words.unknown : undefined}
        value={chosen < 0 ? '' : String(chosen)}
        choices={[...(chosen < 0 ? [{ value: '', text: messages.form.notChosen }] : []), ...choices]}
        onChange={(index) => onOwner(owners[Number(index)]?.owner ?? '')}
      />
      {owner !== null && (
        <List
          intro={words.intro}
          none={words.none}
          entries={customers}
          draw={(customer) => <Row key={customer.customerId} customer={customer} onOpen={onOpen} />}
        />
      )}
      {owner !== null && owner !== '' && (
        <section class="card notes">
          <p class="hint">{words.tabHint}</p>
          <Button onClick={() => onTab(owner)} waiting={busy}>
            <Icon name="table" />
            {words.tab}
          </Button>
        </section>
      )}
      {total > customers.length && (
        <p class="hint">{words.first({ n: formatNumber(customers.length), total: formatNumber(total) })}</p>
      )}
    </>
  );
}
