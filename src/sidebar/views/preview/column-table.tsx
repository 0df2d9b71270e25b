/** The mapping: every column of the sheet, what it becomes, how sure that is, and what happens to its values. */
import type { PreviewColumn, SetupPreview } from '../../../contract/api/set-up';
import { preview as wording } from '../../../contract/messages/current-preview';
import { formatNumber } from '../../format';
import { keyOf, type PreviewState } from '../../preview-model';
import { Icon } from '../icon';

export interface ColumnTableProps {
  readonly state: PreviewState;
  readonly preview: SetupPreview;
  readonly onMap: (index: number, key: string | null) => void;
}

type Sureness = keyof typeof wording.confidence;

/** Confidence in four words; the limits are those at which a reader should look twice. */
function surenessOf(
  key: string | null,
  { confidence, reason }: Pick<PreviewColumn, 'confidence' | 'reason'>,
): Sureness {
  if (key === null) return 'none';
  if (reason === 'chosen' || confidence >= 0.85) return 'sure';
  return confidence >= 0.6 ? 'likely' : 'unsure';
}

function KeySelect({ state, preview, column, onMap }: ColumnTableProps & { readonly column: PreviewColumn }) {
  const words = wording;
  const current = keyOf(state, column);
  const header = column.header === '' ? words.noHeader : column.header;
  const elsewhere = new Map(
    preview.columns.flatMap((other) => {
      const key = keyOf(state, other);
      return key === null || other === column ? [] : [[key, other.letter] as const];
    }),
  );
  const option = ({ key, label }: SetupPreview['keys'][number]) => {
    const letter = elsewhere.get(key);
    return (
      <option key={key} value={key} selected={key === current}>
        {letter === undefined ? label : words.taken({ label, column: letter })}
      </option>
    );
  };
  return (
    <select
      aria-label={words.mapLabel({ column: column.letter, header })}
      value={current ?? ''}
      onChange={(event) => onMap(column.index, event.currentTarget.value || null)}
    >
      <option value="" selected={current === null}>
        {words.leaveAlone}
      </option>
      <optgroup label={words.fields}>{preview.keys.filter(({ part }) => !part).map(option)}</optgroup>
      <optgroup label={words.parts}>{preview.keys.filter(({ part }) => part).map(option)}</optgroup>
    </select>
  );
}

function ColumnRow(props: ColumnTableProps & { readonly column: PreviewColumn }) {
  const { column, state } = props;
  const words = wording;
  const key = keyOf(state, column);
  // A column just chosen has no answer yet: its old reason would be about another key.
  const pending = key !== column.key;
  const reason = pending ? 'chosen' : column.reason;
  const sureness = surenessOf(key, { ...column, reason });
  const renamed = !pending && column.newHeader !== null && column.newHeader !== column.header;
  const samples = column.samples.filter((sample) => sample !== '');
  return (
    <tr class={`sure-${sureness}`}>
      <th scope="row">
        <span class="letter">{column.letter}</span>
        <span class="header">
          <span class={column.header === '' ? 'hint' : 'name'}>
            {column.header === '' ? words.noHeader : column.header}
          </span>
          {renamed && (
            <span class="tag" title={column.newHeader ?? undefined}>
              {words.renamed}
            </span>
          )}
          <span class="samples">{samples.join(' · ')}</span>
        </span>
      </th>
      <td>
        <KeySelect {...props} />
      </td>
      <td>
        <span class="sureness">
          {sureness === 'unsure' && <Icon name="warning" />}
          {words.confidence[sureness]}
        </span>
        <span class="hint">{words.reasons[reason]}</span>
      </td>
      <td class="count">{column.tidied > 0 && formatNumber(column.tidied)}</td>
      <td class="count">
        {column.issues > 0 && (
          <span class="to-look">
            <Icon name="warning" />
            {formatNumber(column.issues)}
          </span>
        )}
      </td>
    </tr>
  );
}

export function ColumnTable(props: ColumnTableProps) {
  const words = wording.columnTable;
  return (
    <table class="columns">
      <caption class="hidden">{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.column}</th>
          <th scope="col">{words.becomes}</th>
          <th scope="col">{words.why}</th>
          <th scope="col" class="count">
            {words.tidied}
          </th>
          <th scope="col" class="count">
            {words.left}
          </th>
        </tr>
      </thead>
      <tbody>
        {props.preview.columns.map((column) => (
          <ColumnRow key={column.index} {...props} column={column} />
        ))}
      </tbody>
    </table>
  );
}
