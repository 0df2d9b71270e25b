/** Rows of linked tabs that belong to nobody: each name with the customers it may mean, given at one press. */
import { useState } from 'preact/hooks';
import type { ApiInput } from '../../contract/api';
import type { UnlinkedList } from '../../contract/api/linked-tabs';
import { messages } from '../../contract/messages/current';
import { formatNumber } from '../format';
import { Button } from './button';
import { Field } from './field';
import { Form } from './form';

type Group = UnlinkedList['groups'][number];
type Links = Pick<ApiInput<'linkRows'>, 'role' | 'links'>;

const words = messages.unlinked;

function linkOf({ id, name }: Group, customerId: string): Links['links'][number] {
  return { id, name, customerId };
}

/** Whom the rows go to that fit several customers, or none. */
function GiveTo({ busy, onGive }: { readonly busy: boolean; readonly onGive: (customerId: string) => void }) {
  const [customerId, setCustomerId] = useState('');
  const waiting = busy || customerId.trim() === '';
  return (
    <Form class="give" ready={!waiting} onSend={() => onGive(customerId.trim())}>
      <Field
        label={words.customerId}
        control={(attributes) => (
          <input {...attributes} value={customerId} onInput={(event) => setCustomerId(event.currentTarget.value)} />
        )}
      />
      <Button submit waiting={waiting}>
        {words.give}
      </Button>
    </Form>
  );
}

export function Unlinked(props: {
  /** null while it is being read. */
  readonly list: UnlinkedList | null;
  readonly busy: boolean;
  readonly onLink: (links: Links) => void;
  readonly onAdd: (name: string) => void;
}) {
  const { list, busy, onLink, onAdd } = props;
  if (list === null) return null;
  if (list.groups.length === 0) return <p class="calm">{words.none}</p>;
  const roles = [...new Set(list.groups.map(({ role }) => role))];
  return (
    <>
      <p class="hint">{words.intro}</p>
      {roles.map((role) => {
        const groups = list.groups.filter((group) => group.role === role);
        const sure = groups.flatMap((group) =>
          group.fits.length === 1 && group.fits[0] ? [{ group, link: linkOf(group, group.fits[0].customerId) }] : [],
        );
        const rows = sure.reduce((sum, { group }) => sum + group.rows, 0);
        return (
          <section key={role}>
            <h2>{groups[0]?.tab}</h2>
            {sure.length > 1 && (
              <Button
                class="primary wide"
                waiting={busy}
                onClick={() => onLink({ role, links: sure.map(({ link }) => link) })}
              >
                {words.giveAll({ n: formatNumber(rows) })}
              </Button>
            )}
            <ul class="entries">
              {groups.map((group) => (
                <li class="card unlinked" key={`${group.id} ${group.name}`}>
                  <h3>
                    {[group.name, group.id].filter((text) => text !== '').join(' · ')}{' '}
                    <span class="hint">
                      {words.rows({ n: formatNumber(group.rows), first: formatNumber(group.rowNumber) })}
                    </span>
                  </h3>
                  <div class="buttons">
                    {group.fits.map(({ customerId, title }) => (
                      <Button
                        key={customerId}
                        waiting={busy}
                        onClick={() => onLink({ role, links: [linkOf(group, customerId)] })}
                      >
                        {words.giveTo({ name: title, id: customerId })}
                      </Button>
                    ))}
                    {group.fits.length === 0 && <Button onClick={() => onAdd(group.name)}>{words.add}</Button>}
                  </div>
                  {group.fits.length !== 1 && (
                    <GiveTo busy={busy} onGive={(customerId) => onLink({ role, links: [linkOf(group, customerId)] })} />
                  )}
                </li>
              ))}
            </ul>
          </section>
        );
      })}
      {list.more > 0 && <p class="hint">{words.more({ n: formatNumber(list.more) })}</p>}
    </>
  );
}
