/** Takes over a list from another tab: what it holds, what its columns are, and what would come of it. */
import type { ImportPreview } from '../../contract/api/linked-tabs';
import { messages } from '../../contract/messages/current';
import type { EnteredRole } from '../../domain/linked-tabs';
import { formatDate, formatNumber } from '../format';
import { type ImportChange, type ImportState, importRequest } from '../import-model';
import { Button } from './button';
import { sayIssue } from './finding';
import { Form } from './form';
import { Icon } from './icon';
import { SelectField } from './select-field';

const words = messages.importing;

export interface ImportListProps {
  readonly state: ImportState;
  readonly busy: boolean;
  readonly onChange: (change: ImportChange) => void;
  readonly onApply: () => void;
}

/** No tab has an ID of this text. */
const OWN_NOTES = 'own';
const ROLE_CHOICES = Object.entries(words.roles).map(([value, text]) => ({ value, text }));

function nameOf({ header }: ImportPreview['columns'][number], column: number): string {
  return header || words.column({ n: column + 1 });
}

/** How many rows of which kind, without those of which there are none, and how their amounts are found. */
function Counts({ preview }: { readonly preview: ImportPreview }) {
  const { added, same, different, unlinked, columns } = preview;
  const keys = columns.map(({ key }) => key);
  const lines = [
    [added - unlinked, words.linked],
    [unlinked, words.unlinked],
    [same, words.same],
    [different, words.different],
  ] as const;
  return (
    <ul class="steps">
      {lines
        .filter(([n]) => n > 0)
        .map(([n, say], index) => (
          <li key={index}>{say({ n: formatNumber(n) })}</li>
        ))}
      {columns.map((one, column) => {
        const other = nameOf(one, column);
        return one.rival && <li key={column}>{words.rival({ ...one.rival, other })}</li>;
      })}
      {keys.includes('unitPrice') && !keys.includes('amount') && <li>{words.multiplied}</li>}
    </ul>
  );
}

function Problems({ preview }: { readonly preview: ImportPreview }) {
  const { keys, unknown } = preview;
  // Whose rows nobody can tell is said name by name below.
  const issues = preview.issues.filter(({ code }) => code !== 'customer-unknown' && code !== 'customer-ambiguous');
  return (
    <>
      {issues.length > 0 && (
        <section>
          <h2>{words.problems}</h2>
          <ul class="findings">
            {issues.map(({ code, params, fieldKey, count, rowNumbers }, index) => {
              const label = keys.find(({ key }) => key === fieldKey)?.label;
              const { what, todo } = sayIssue({ code, ...(params && { params }) }, label);
              const rows = { n: count, list: rowNumbers.join(', '), more: count > rowNumbers.length };
              return (
                <li key={index}>
                  <strong>{count > 1 ? words.times({ n: formatNumber(count), what }) : what}</strong> {todo}
                  {rowNumbers.length > 0 && <span class="hint"> {messages.common.rowList(rows)}</span>}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {unknown.length > 0 && (
        <section>
          <h2>{words.unknown}</h2>
          <p class="hint">{words.unknownHint}</p>
          <ul class="steps">
            {unknown.map(({ name, rowNumber }) => (
              <li key={rowNumber}>
                {name} <span class="hint number">{messages.common.row({ n: rowNumber })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** How running notes are cut, and how their dates are read. */
function Log({ log }: Pick<ImportPreview, 'log'>) {
  if (log === null) return null;
  return (
    <>
      <ul class="steps">
        <li>{words.logCells({ n: formatNumber(log.cells) })}</li>
        {log.undated > 0 && <li>{words.logUndated({ n: formatNumber(log.undated) })}</li>}
      </ul>
      {log.yearless.length > 0 && (
        <section>
          <h2>{words.yearless}</h2>
          <ul class="steps">
            {log.yearless.map(({ rowNumber, written, read }, index) => (
              <li key={index}>
                {words.readAs({ written, date: read === '' ? words.unreadable : formatDate(read) })}{' '}
                <span class="hint number">{messages.common.row({ n: rowNumber })}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

type ColumnsProps = { readonly preview: ImportPreview } & Pick<ImportListProps, 'onChange'>;

/** Which of the customers' columns holds the running notes. */
function OwnColumn({ preview: { columns }, onChange }: ColumnsProps) {
  const chosen = columns.findIndex(({ key }) => key === 'log');
  const choices = columns.flatMap(({ header, samples }, column) =>
    header === '' || samples.length === 0 ? [] : [{ value: String(column), text: header }],
  );
  return (
    <SelectField
      label={words.ownColumn}
      hint={words.ownNotesHint}
      value={chosen < 0 ? '' : String(chosen)}
      choices={[...(chosen < 0 ? [{ value: '', text: messages.form.notChosen }] : []), ...choices]}
      onChange={(column) => onChange({ column: Number(column), key: 'log' })}
    />
  );
}

function Columns({ preview: { columns, keys }, onChange }: ColumnsProps) {
  return (
    <fieldset class="form card">
      <legend>{words.columns}</legend>
      {columns.map((one, column) => {
        const { header, key: current, samples } = one;
        if (header === '' && samples.length === 0) return null;
        const choices = keys.map(({ key, label }) => {
          const at = columns.findIndex((other) => other.key === key);
          const holder = at === column ? undefined : columns[at];
          return { value: key, text: holder ? words.taken({ label, header: nameOf(holder, at) }) : label };
        });
        return (
          <SelectField
            key={column}
            label={nameOf(one, column)}
            hint={samples.join(' · ')}
            value={current ?? ''}
            choices={[{ value: '', text: words.leaveOut }, ...choices]}
            onChange={(key) => onChange({ column, key: key === '' ? null : key })}
          />
        );
      })}
    </fieldset>
  );
}

export function ImportList({ state, busy, onChange, onApply }: ImportListProps) {
  const { tabs, choice, preview, shownFor } = state;
  if (tabs === null) return null;
  const isOwn = choice?.sheetId === null;
  const chosen = choice === null ? '' : String(choice.sheetId ?? OWN_NOTES);
  const unchosen = choice === null ? [{ value: '', text: messages.form.notChosen }] : [];
  const mayApply = importRequest(state, '') !== null;
  return (
    <Form ready={!busy && mayApply} onSend={onApply}>
      <p class="hint">{words.intro}</p>
      {tabs.length === 0 && <p class="calm">{words.noTabs}</p>}
      <SelectField
        label={words.tab}
        value={chosen}
        choices={[
          ...unchosen,
          ...tabs.map(({ sheetId, name }) => ({ value: String(sheetId), text: name })),
          { value: OWN_NOTES, text: words.ownNotes },
        ]}
        onChange={(value) => onChange({ sheetId: value === OWN_NOTES ? null : Number(value) })}
      />
      {preview && (
        <>
          {isOwn ? (
            <OwnColumn preview={preview} onChange={onChange} />
          ) : (
            <SelectField
              label={words.role}
              value={choice?.role ?? preview.role}
              choices={ROLE_CHOICES}
              onChange={(value) => onChange({ role: value as EnteredRole })}
            />
          )}
          <div class="form" aria-busy={shownFor !== choice}>
            <Counts preview={preview} />
            <Log log={preview.log} />
            {/* Of the ledger's own columns none is taken over until somebody says which. */}
            {!(isOwn && preview.log === null) && <Problems preview={preview} />}
            {!isOwn && <Columns preview={preview} onChange={onChange} />}
          </div>
          <div class="save">
            <Button class="primary" submit waiting={busy || !mayApply}>
              {words.apply({ n: formatNumber(preview.added) })}
            </Button>
          </div>
        </>
      )}
    </Form>
  );
}

/** What has come of it, with the way back. */
export function Imported(props: {
  readonly counts: Readonly<Record<string, number>>;
  readonly busy: boolean;
  readonly onUndo: () => void;
  readonly onUnlinked: () => void;
  readonly onRefresh: () => void;
  readonly onAgain: () => void;
}) {
  const lines = [
    [props.counts['unlinked'], words.unlinked],
    [props.counts['same'], words.same],
    [props.counts['different'], words.different],
  ] as const;
  return (
    <>
      <p>{messages.results.import({ n: formatNumber(props.counts['added'] ?? 0) })}</p>
      <ul class="steps">
        {lines.map(([n = 0, say], index) => n > 0 && <li key={index}>{say({ n: formatNumber(n) })}</li>)}
      </ul>
      {(props.counts['added'] ?? 0) > 0 && <p class="hint">{words.totals}</p>}
      <div class="buttons">
        <Button onClick={props.onUndo} waiting={props.busy}>
          <Icon name="undo" />
          {messages.home.undo}
        </Button>
        {(props.counts['unlinked'] ?? 0) > 0 && <Button onClick={props.onUnlinked}>{messages.unlinked.title}</Button>}
        {(props.counts['added'] ?? 0) > 0 && (
          <Button onClick={props.onRefresh} waiting={props.busy}>
            {messages.home.refreshTiers}
          </Button>
        )}
        <Button onClick={props.onAgain}>{words.again}</Button>
      </div>
    </>
  );
}
