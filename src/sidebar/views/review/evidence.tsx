/** Why two customers may be one: a sentence, and the lines that add up to how likely it is. */
import type { ExplainedPair } from '../../../contract/api/duplicates';
import { review as words } from '../../../contract/messages/current-review';
import { formatBits, formatPercent } from '../../format';

type Line = ExplainedPair['evidence'][number];

function labelOf({ key, label }: Line): string {
  if (label !== '') return label;
  return key in words.lines ? words.lines[key as keyof typeof words.lines] : key;
}

/** A line of less than this rounds to nothing. */
const LEAST_SHOWN = 0.05;

export interface EvidenceProps {
  readonly pair: ExplainedPair;
  readonly names: readonly [string, string];
  /** The sentence as well, where it does not stand elsewhere. */
  readonly inWords: boolean;
}

/** Bars begin where the line before has ended. */
export function Evidence({ pair, names, inWords }: EvidenceProps) {
  const lines = pair.evidence.filter(({ bits }) => Math.abs(bits) >= LEAST_SHOWN);
  const ends: number[] = [];
  for (const { bits } of lines) ends.push((ends[ends.length - 1] ?? 0) + bits);
  const [least, most] = [Math.min(0, ...ends), Math.max(0, ...ends)];
  const share = (bits: number): number => (100 * (bits - least)) / Math.max(1, most - least);
  return (
    <section class="evidence" aria-label={words.whyOf({ name: names[0], other: names[1] })}>
      {inWords && (
        <p class="sentence">
          <strong>{names.join(words.between)}</strong> {pair.sentence}
        </p>
      )}
      <table>
        <caption class="hidden">{words.evidence}</caption>
        <thead class="hidden">
          <tr>
            <th scope="col">{words.field}</th>
            <th scope="col">{words.bits}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, i) => {
            const [from, to] = [ends[i - 1] ?? 0, ends[i] as number].sort((a, b) => a - b) as [number, number];
            return (
              <tr key={line.key} class={line.bits < 0 ? 'against' : 'for'}>
                <th scope="row">
                  {labelOf(line)}
                  {line.level !== null && <span class="hint">{words.levels[line.level]}</span>}
                  <span class="bar" aria-hidden="true">
                    <span style={{ left: `${share(from)}%`, width: `${share(to) - share(from)}%` }} />
                  </span>
                </th>
                <td class="count">{formatBits(line.bits)}</td>
              </tr>
            );
          })}
          <tr class="sum">
            <th scope="row">
              {words.total} <span class="hint">{words.chance({ percent: formatPercent(pair.probability) })}</span>
            </th>
            <td class="count">{formatBits(pair.bits)}</td>
          </tr>
        </tbody>
      </table>
    </section>
  );
}
