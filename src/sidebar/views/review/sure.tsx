/** Groups that are sure: a sample of the least sure, then all are merged, part by part, until it is done or stopped. */
import type { DuplicateQueue } from '../../../contract/api/duplicates';
import { review as words } from '../../../contract/messages/current-review';
import { formatNumber } from '../../format';
import type { Bulk } from '../../review-state';
import { Button } from '../button';
import { sayIssue } from '../finding';
import { namesOf } from './case-view';

export interface SureProps {
  readonly sure: DuplicateQueue;
  readonly onLook: (ids: readonly string[]) => void;
}

export function Sure({ sure, onLook }: SureProps) {
  const n = sure.groups.length;
  if (n === 0) return <p class="padded calm">{words.sureNone}</p>;
  return (
    <div class="padded">
      <h2>{words.sureTitle({ n: formatNumber(n) })}</h2>
      <p class="hint">{words.sureHint({ n: formatNumber(sure.cases.length) })}</p>
      <ul class="rows card">
        {sure.cases.map((found) => {
          const name = namesOf(found);
          return (
            <li class="entry" key={found.customers.map(({ customerId }) => customerId).join(' ')}>
              <span>
                <span class="name">{name}</span>
                {found.customers.map(({ customerId, detail }) => (
                  <span class="detail" key={customerId}>
                    {customerId} · {detail}
                  </span>
                ))}
                <span class="detail">{found.pairs[0]?.sentence}</span>
              </span>
              <Button
                label={words.mergeNamed({ name })}
                onClick={() => onLook(found.customers.map(({ customerId }) => customerId))}
              >
                {words.merge}
              </Button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** How far the merging of all has come, and what was left. */
export function BulkProgress({ bulk, onStop }: { readonly bulk: Bulk; readonly onStop: () => void }) {
  const { done, total, left, state, issues } = bulk;
  const shown = { done: formatNumber(done), total: formatNumber(total) };
  if (state === 'over')
    return (
      <div class="centre">
        <h1>{words.mergedAll(shown)}</h1>
        {left.length > 0 && <p>{words.leftOver({ n: formatNumber(left.length) })}</p>}
        <ul class="facts">
          {issues.map(({ code, params, fieldLabel, count }, i) => (
            <li key={i}>
              {formatNumber(count)} · {sayIssue({ code, ...(params && { params }) }, fieldLabel).what}
            </li>
          ))}
        </ul>
      </div>
    );
  return (
    <div class="centre">
      <progress class="counted" max={total} value={done} aria-label={words.merging(shown)} />
      <h1>{state === 'stopping' ? words.stopping : words.merging(shown)}</h1>
      <Button onClick={onStop} waiting={state === 'stopping'}>
        {words.stop}
      </Button>
    </div>
  );
}
