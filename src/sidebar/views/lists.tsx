/** The two lists that need a look: possible duplicates and rows to check. A press on a name goes to its row. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ApiInput } from '../../contract/api';
import type { DuplicateGroup } from '../../contract/api/duplicates';
import type { ToCheckRow } from '../../contract/api/ledger';
import { messages } from '../../contract/messages/current';
import { formatNumber } from '../format';
import { Button } from './button';

type Target = ApiInput<'goTo'>;

/** Entries shown at first, and with each press of "Show more": enough to work through, quick to draw. */
const PAGE_SIZE = 40;

interface ListProps<T> {
  readonly intro: string;
  readonly none: string;
  /** null while they are being read. */
  readonly entries: readonly T[] | null;
  readonly draw: (entry: T) => ComponentChildren;
}

/** So many at first, more on request. */
export function List<T>({ intro, none, entries, draw }: ListProps<T>) {
  const [shown, setShown] = useState(PAGE_SIZE);
  const rest = (entries?.length ?? 0) - shown;
  return (
    <>
      {entries?.length === 0 && <p class="calm">{none}</p>}
      {entries && entries.length > 0 && (
        <>
          <p class="hint">{intro}</p>
          <ul class="entries">{entries.slice(0, shown).map(draw)}</ul>
        </>
      )}
      {rest > 0 && (
        <Button class="wide" onClick={() => setShown(shown + PAGE_SIZE)}>
          {messages.common.more({ n: formatNumber(Math.min(rest, PAGE_SIZE)) })}
        </Button>
      )}
    </>
  );
}

function RowButton(props: {
  readonly name: string;
  readonly detail: string;
  readonly rowNumber: number;
  readonly onPress: () => void;
}) {
  const { name, detail, rowNumber, onPress } = props;
  return (
    <Button class="row" onClick={onPress}>
      <span>
        <span class={name === '' ? 'hint' : 'name'}>{name === '' ? messages.unnamed : name}</span>
        {detail !== '' && <span class="detail">{detail}</span>}
      </span>
      <span class="hint number">{messages.common.row({ n: rowNumber })}</span>
    </Button>
  );
}

export function DuplicateGroups(props: {
  readonly groups: readonly DuplicateGroup[] | null;
  readonly onGo: (target: Target) => void;
  readonly onReview: () => void;
}) {
  const words = messages.duplicates;
  const reasonsOf = ({ reasons }: DuplicateGroup) =>
    reasons.map((reason) => messages.duplicateReasons[reason]).join(words.reasonSeparator);
  return (
    <>
      <Button class="primary wide" onClick={props.onReview}>
        {words.review}
      </Button>
      <List
        intro={words.intro}
        none={words.none}
        entries={props.groups}
        draw={(group) => (
          <li class="card" key={group.group}>
            <h2 class="group">
              <span class="chip duplicate">{group.group}</span>
              <span class="hint">{reasonsOf(group)}</span>
            </h2>
            <ul class="rows">
              {group.members.map((member) => (
                <li key={member.rowNumber}>
                  <RowButton {...member} onPress={() => props.onGo(targetOf(member))} />
                </li>
              ))}
            </ul>
          </li>
        )}
      />
    </>
  );
}

export function RowsToCheck(props: {
  readonly rows: readonly ToCheckRow[] | null;
  readonly onGo: (target: Target) => void;
}) {
  const words = messages.toCheck;
  return (
    <List
      intro={words.intro}
      none={words.none}
      entries={props.rows}
      draw={(row) => (
        <li class="card" key={row.rowNumber}>
          <RowButton
            name={row.name}
            detail={row.text}
            rowNumber={row.rowNumber}
            onPress={() => props.onGo(targetOf(row))}
          />
        </li>
      )}
    />
  );
}

/** By ID where there is one: rows move when people sort. */
function targetOf({ customerId, rowNumber }: { readonly customerId: string; readonly rowNumber: number }): Target {
  return customerId === '' ? { rowNumber } : { customerId, rowNumber };
}
