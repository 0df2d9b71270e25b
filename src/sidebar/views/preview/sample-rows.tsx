/** The first rows before and after. What changes is struck through and underlined, not only coloured. */
import type { PreviewCell, SetupPreview } from '../../../contract/api/set-up';
import { preview } from '../../../contract/messages/current-preview';
import type { RowsShown } from '../../preview-model';
import { sayIssue } from '../finding';
import { Icon } from '../icon';

export interface SampleRowsProps {
  readonly sample: SetupPreview['sample'];
  readonly shown: RowsShown;
  readonly onShow: (shown: RowsShown) => void;
}

const words = preview.rowsView;
const SHOWN: readonly RowsShown[] = ['both', 'before', 'after'];

function Cell({ cell, shown }: { readonly cell: PreviewCell; readonly shown: RowsShown }) {
  const { before, after, changed, issue } = cell;
  const mark = issue && shown !== 'before' && (
    <span class="to-look" title={sayIssue(issue).what}>
      <Icon name="warning" />
      <span class="hidden">{sayIssue(issue).what}</span>
    </span>
  );
  if (!changed || shown === 'before') {
    return (
      <td>
        {shown === 'before' ? before : after}
        {mark}
      </td>
    );
  }
  return (
    <td class="changed">
      {shown === 'both' && before !== '' && (
        <del>
          <span class="hidden">{words.wasBefore}</span>
          {before}
        </del>
      )}
      <ins>
        <span class="hidden">{words.isAfter}</span>
        {after === '' ? words.blank : after}
      </ins>
      {mark}
    </td>
  );
}

export function SampleRows({ sample, shown, onShow }: SampleRowsProps) {
  if (sample.rows.length === 0) return <p class="calm padded">{words.empty}</p>;
  return (
    <>
      <div class="rows-bar">
        <fieldset class="segments">
          <legend class="hidden">{words.show}</legend>
          {SHOWN.map((value) => (
            <label key={value} class={value === shown ? 'chosen' : ''}>
              <input type="radio" name="shown" checked={value === shown} onChange={() => onShow(value)} />
              {words[value]}
            </label>
          ))}
        </fieldset>
        <p class="legend hint">
          <ins>{words.legend}</ins>
          <span class="to-look">
            <Icon name="warning" />
            {words.legendIssue}
          </span>
        </p>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
      <section class="scroller" tabIndex={0} aria-label={words.caption}>
        <table class="sample">
          <caption class="hidden">{words.caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="hidden">{words.rowNumber}</span>
              </th>
              {sample.headers.map((header, index) => (
                <th scope="col" key={index}>
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sample.rows.map(({ rowNumber, cells }) => (
              <tr key={rowNumber}>
                <th scope="row">{rowNumber}</th>
                {cells.map((cell, index) => (
                  <Cell key={index} cell={cell} shown={shown} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
