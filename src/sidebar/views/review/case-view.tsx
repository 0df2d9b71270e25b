/** One case: who may be one, side by side, and why. */
import type { DuplicateCase } from '../../../contract/api/duplicates';
import { basics } from '../../../contract/messages/current-basics';
import { review as words } from '../../../contract/messages/current-review';
import { formatNumber, formatPercent } from '../../format';
import { Evidence } from './evidence';
import { SideBySide, type SideBySideProps } from './side-by-side';

/** Who it is about. */
export function namesOf({ customers }: Pick<DuplicateCase, 'customers'>): string {
  return customers.map(({ name }) => name || basics.unnamed).join(words.between);
}

export function CaseView({ found, belonging, onBelongs }: SideBySideProps) {
  const { kind, customers, pairs, more } = found;
  const nameOf = (i: number): string => customers[i]?.name || basics.unnamed;
  const [first] = pairs;
  const summary =
    kind === 'group' && customers.length + more > 2
      ? words.group({ n: formatNumber(customers.length + more) })
      : words.chance({ percent: formatPercent(first?.probability ?? 1) });
  return (
    <>
      <p class="summary">
        <strong>{summary}</strong> {pairs.length === 1 && first?.sentence}
      </p>
      {more > 0 && <p class="summary hint">{words.more({ n: formatNumber(more) })}</p>}
      <div class="case">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
        <section class="scroller" tabIndex={0} aria-label={words.fields}>
          <SideBySide found={found} belonging={belonging} onBelongs={onBelongs} />
        </section>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
        <section class="reasons" tabIndex={0} aria-label={words.why}>
          <h2>{words.why}</h2>
          {pairs.map((pair) => (
            <Evidence
              key={pair.customers.join(' ')}
              pair={pair}
              names={[nameOf(pair.customers[0]), nameOf(pair.customers[1])]}
              inWords={pairs.length > 1}
            />
          ))}
        </section>
      </div>
    </>
  );
}
