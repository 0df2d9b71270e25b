/** Customers by tier: a bar for the eye, and the same as words and numbers. Colours are those of the ledger's legend. */
import type { TierCount } from '../../contract/api/set-up';
import { basics } from '../../contract/messages/current-basics';
import { formatNumber } from '../format';

interface RankedTier extends TierCount {
  readonly rank: string;
}

function ranked(tiers: readonly TierCount[]): RankedTier[] {
  return tiers
    .filter(({ label, count }) => label !== '' || count > 0)
    .map((tier) => ({ ...tier, rank: rankOf(tiers, tier.label) }));
}

/** The class of a tier: four ranks have colours; further levels and the customers without a tier have none. */
export function rankOf(tiers: readonly TierCount[], tier: string): string {
  const index = tiers.findIndex(({ label }) => label === tier);
  return tier === '' || index < 0 || index > 3 ? 'rank-none' : `rank-${index + 1}`;
}

export function TierChips({ tiers, bar = false }: { readonly tiers: readonly TierCount[]; readonly bar?: boolean }) {
  const shown = ranked(tiers);
  return (
    <div class="tiers">
      {bar && (
        <div class="tier-bar" aria-hidden="true">
          {shown
            .filter(({ count }) => count > 0)
            .map(({ label, count, rank }) => (
              <span key={label} class={rank} style={{ flexGrow: count }} />
            ))}
        </div>
      )}
      <ul class="tier-list">
        {shown.map(({ label, count, rank }) => (
          <li key={label}>
            <span class={`chip ${rank}`}>{label === '' ? basics.common.noTier : label}</span>
            <span class="number">{formatNumber(count)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
