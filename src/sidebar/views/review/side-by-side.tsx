/** Customers side by side: one column for each, one row for each field, and whether it is the same. */
import type { DuplicateCase } from '../../../contract/api/duplicates';
import { basics } from '../../../contract/messages/current-basics';
import { review as words } from '../../../contract/messages/current-review';

export interface SideBySideProps {
  readonly found: DuplicateCase;
  /** Those of a group who belong together; null where that cannot be chosen. */
  readonly belonging: readonly string[] | null;
  readonly onBelongs: (customerId: string, belongs: boolean) => void;
}

type Mark = DuplicateCase['fields'][number]['mark'];

/** Beside the word and the weight of the text, so that nothing is told by colour alone. */
const SIGNS: Readonly<Record<Mark, string>> = { same: '=', written: '≈', alone: '–', differs: '≠' };

export function SideBySide({ found, belonging, onBelongs }: SideBySideProps) {
  const { customers, fields } = found;
  return (
    <table class="compare">
      <caption class="hidden">{words.fields}</caption>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          {customers.map(({ customerId, name, rowNumber }) => (
            <th scope="col" key={customerId}>
              <span class="name">{name || basics.unnamed}</span>
              <span class="hint">
                {customerId} · {basics.common.row({ n: rowNumber })}
              </span>
              {belonging !== null && (
                <label class="belongs">
                  <input
                    type="checkbox"
                    aria-label={words.belongs({ name: `${name} ${customerId}` })}
                    checked={belonging.includes(customerId)}
                    onChange={(event) => onBelongs(customerId, event.currentTarget.checked)}
                  />
                  <span aria-hidden="true">{words.belongsShort}</span>
                </label>
              )}
            </th>
          ))}
          <th scope="col">{words.compared}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ key, label, texts, mark }) => (
          <tr key={key} class={`mark-${mark}`}>
            <th scope="row">{label}</th>
            {texts.map((text, i) => (
              <td key={customers[i]?.customerId}>
                {text === '' ? <span class="hint">{words.empty}</span> : <span class="value">{text}</span>}
              </td>
            ))}
            <td class="verdict">
              <span class="sign" aria-hidden="true">
                {SIGNS[mark]}
              </span>
              {words.marks[mark]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
