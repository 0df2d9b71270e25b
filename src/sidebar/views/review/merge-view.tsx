/** A merge before it is carried out: who stays, which value each column keeps, and what else it touches. */
import { useEffect, useId, useRef } from 'preact/hooks';
import type { MergeColumn, MergePreview } from '../../../contract/api/merge';
import { basics } from '../../../contract/messages/current-basics';
import { review as words } from '../../../contract/messages/current-review';
import { formatNumber } from '../../format';
import { type MergeChoice, type MergeLook, typedIn } from '../../review-state';
import { Findings, sayIssue } from '../finding';

export interface MergeViewProps {
  readonly look: MergeLook;
  readonly onSurvivor: (customerId: string) => void;
  /** null: as proposed. */
  readonly onChoose: (column: MergeColumn, choice: MergeChoice | null) => void;
}

interface RowProps {
  readonly column: MergeColumn;
  readonly preview: MergePreview;
  readonly look: MergeLook;
  readonly onChoose: MergeViewProps['onChoose'];
  /** Whether some column is put together, so that there is a place for it in every row. */
  readonly hasTogether: boolean;
}

function Value({ text }: { readonly text: string }) {
  return text === '' ? <span class="hint">{words.empty}</span> : <span class="value">{text}</span>;
}

function ColumnRow({ column, preview, look, onChoose, hasTogether }: RowProps) {
  const { key, header, values, proposed, kept, automatic, differs, rule } = column;
  const choice = look.choices[key];
  const chosen = choice === undefined ? proposed.from : 'from' in choice ? choice.from : undefined;
  const isOpen = differs && kept === null && !automatic;
  const choose = (from: string | null) => onChoose(column, from === null || from === proposed.from ? null : { from });
  const radio = (from: string | null, label: string, text: string) => (
    <label class="radio">
      <input
        type="radio"
        name={`value ${key}`}
        aria-label={label}
        checked={chosen === from}
        onChange={() => choose(from)}
      />
      <Value text={text} />
    </label>
  );
  return (
    <tr class={isOpen ? 'mark-differs' : ''}>
      <th scope="row">
        {header}
        <span class="hint">
          {automatic ? words.automatic : kept !== null ? words.keptAsIs : words.mergeRules[rule]}
        </span>
      </th>
      {preview.rows.map(({ customerId }, i) => {
        const text = values[i] ?? '';
        return (
          <td key={customerId} class={chosen === customerId ? 'chosen' : ''}>
            {isOpen && text !== '' ? radio(customerId, `${header}: ${text}`, text) : <Value text={text} />}
          </td>
        );
      })}
      {hasTogether && (
        <td class={chosen === null ? 'chosen' : ''}>
          {proposed.from === null &&
            (isOpen ? (
              radio(null, `${header}: ${words.together}: ${proposed.text}`, proposed.text)
            ) : (
              <Value text={proposed.text} />
            ))}
        </td>
      )}
      <td class={chosen === undefined ? 'chosen' : ''}>
        {kept === null && !automatic && <Typed column={column} look={look} onChoose={onChoose} />}
      </td>
    </tr>
  );
}

/** A value that none of the rows holds, with what the ledger has to say of it. */
function Typed({ column, look, onChoose }: Pick<RowProps, 'column' | 'look' | 'onChoose'>) {
  const id = useId();
  const { key, header } = column;
  const text = typedIn(look, key);
  const { issues = [], standard = {} } = look.checks[key] ?? {};
  const said = issues.map((issue) => sayIssue(issue).what).join(' · ') || (standard[key] ?? '');
  return (
    <>
      <input
        type="text"
        aria-label={`${header}: ${words.typed}`}
        aria-describedby={said === '' ? undefined : id}
        aria-invalid={issues.length > 0 ? 'true' : undefined}
        value={text}
        onChange={(event) => {
          const typed = event.currentTarget.value.trim();
          if (typed !== text) onChoose(column, typed === '' ? null : { text: typed });
        }}
      />
      {said !== '' && (
        <span id={id} class="hint">
          {said}
        </span>
      )}
    </>
  );
}

function Facts({ preview }: { readonly preview: MergePreview }) {
  const { linked, notes, formulas, issues } = preview;
  const places = formulas.places.join(', ');
  return (
    <ul class="facts">
      {linked > 0 && <li>{words.linked({ n: formatNumber(linked) })}</li>}
      {notes > 0 && <li>{words.notes({ n: formatNumber(notes) })}</li>}
      {formulas.count > 0 && (
        <li>
          {words.formulas({
            n: formatNumber(formulas.count),
            places: formulas.count > formulas.places.length ? `${places} …` : places,
          })}
        </li>
      )}
      <li>{words.undoable}</li>
      {issues.length > 0 && (
        <li>
          <Findings issues={issues} />
        </li>
      )}
    </ul>
  );
}

function holdsAnything({ values, proposed }: MergeColumn): boolean {
  return proposed.text !== '' || values.some((text) => text !== '');
}

export function MergeView({ look, onSurvivor, onChoose }: MergeViewProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { preview } = look;
  const hasTogether = preview?.columns.some(({ proposed }) => proposed.from === null) ?? false;
  return (
    <>
      <h1 tabIndex={-1} ref={heading}>
        {words.mergeTitle({ n: formatNumber(look.ids.length) })}
      </h1>
      {preview === null ? (
        <progress aria-label={words.mergeReading} />
      ) : (
        <>
          <Facts preview={preview} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1) */}
          <section class="scroller" tabIndex={0} aria-label={words.mergeCaption}>
            <table class="compare merge">
              <caption class="hidden">{words.mergeCaption}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.field}</th>
                  {preview.rows.map(({ customerId, name, rowNumber }) => (
                    <th scope="col" key={customerId}>
                      <span class="name">{name || basics.unnamed}</span>
                      <span class="hint">
                        {customerId} · {basics.common.row({ n: rowNumber })}
                      </span>
                      <label class="radio">
                        <input
                          type="radio"
                          name="survivor"
                          aria-label={words.staysNamed({ name: `${name} ${customerId}` })}
                          checked={customerId === preview.survivor}
                          onChange={() => onSurvivor(customerId)}
                        />
                        <span aria-hidden="true">{customerId === preview.survivor ? words.stays : words.removed}</span>
                      </label>
                    </th>
                  ))}
                  {hasTogether && <th scope="col">{words.together}</th>}
                  <th scope="col">{words.typed}</th>
                </tr>
              </thead>
              <tbody>
                {preview.columns.filter(holdsAnything).map((column) => (
                  <ColumnRow
                    key={column.key}
                    column={column}
                    preview={preview}
                    look={look}
                    onChoose={onChoose}
                    hasTogether={hasTogether}
                  />
                ))}
              </tbody>
            </table>
          </section>
        </>
      )}
    </>
  );
}
