/** What was decided and what was merged, the newest first; each can be taken back. */
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ListedAnswer } from '../../../contract/api/duplicates';
import type { MergeEntry } from '../../../contract/api/merge';
import { basics } from '../../../contract/messages/current-basics';
import { review as words } from '../../../contract/messages/current-review';
import { formatMoment, formatNumber } from '../../format';
import { Button } from '../button';
import { Findings } from '../finding';
import { Icon } from '../icon';
import { namesOf } from './case-view';

/** Entries shown at first, and with each press of "Show more". */
const PAGE_SIZE = 40;

function Entries({ none, items }: { readonly none: string; readonly items: readonly ComponentChildren[] }) {
  const [shown, setShown] = useState(PAGE_SIZE);
  const rest = items.length - shown;
  return (
    <div class="padded">
      {items.length === 0 && <p class="calm">{none}</p>}
      <ul class="rows card" hidden={items.length === 0}>
        {items.slice(0, shown)}
      </ul>
      {rest > 0 && (
        <Button onClick={() => setShown(shown + PAGE_SIZE)}>
          {basics.common.more({ n: formatNumber(Math.min(rest, PAGE_SIZE)) })}
        </Button>
      )}
    </div>
  );
}

function Line(props: {
  readonly title: string;
  readonly details: readonly string[];
  readonly children: ComponentChildren;
}) {
  return (
    <li class="entry">
      <span>
        <span class="name">{props.title}</span>
        <span class="detail">{props.details.filter((text) => text !== '').join(' · ')}</span>
      </span>
      {props.children}
    </li>
  );
}

function whenAndWho({ at, by }: { readonly at: string; readonly by: string }): string[] {
  return [formatMoment(at), by === '' ? '' : words.by({ who: by })];
}

export function Merges(props: {
  readonly merges: readonly MergeEntry[];
  readonly busy: boolean;
  readonly onUndo: (mergeId: string) => void;
}) {
  const items = props.merges.map((entry) => {
    const { mergeId, survivor, losers, obstacle } = entry;
    const title = words.mergeLine({
      survivor: `${survivor.title} ${survivor.customerId}`,
      losers: losers.map((loser) => `${loser.title} ${loser.customerId}`).join(words.between),
    });
    return (
      <Line key={mergeId} title={title} details={whenAndWho(entry)}>
        {obstacle === null ? (
          <Button
            label={words.undoNamed({ name: survivor.title })}
            waiting={props.busy}
            onClick={() => props.onUndo(mergeId)}
          >
            <Icon name="undo" />
            {words.undo}
          </Button>
        ) : (
          <Findings issues={[obstacle]} />
        )}
      </Line>
    );
  });
  return <Entries none={words.mergesNone} items={items} />;
}

export function Answers(props: {
  readonly answers: readonly ListedAnswer[];
  readonly onForget: (answer: ListedAnswer) => void;
}) {
  const items = props.answers.map((entry) => {
    const { customers, answer } = entry;
    const name = namesOf(entry);
    const details = [words.answerKinds[answer], ...customers.map(({ detail }) => detail), ...whenAndWho(entry)];
    return (
      <Line key={customers.map(({ customerId }) => customerId).join(' ')} title={name} details={details}>
        <Button label={words.forgetNamed({ name })} onClick={() => props.onForget(entry)}>
          {words.takeBack}
        </Button>
      </Line>
    );
  });
  return <Entries none={words.answersNone} items={items} />;
}
