/** What stays as it is: findings on the sheet, then values by reason, with the rows where they stand. */
import type { IssueCount } from '../../../contract/api/basics';
import type { SetupPreview } from '../../../contract/api/set-up';
import { basics } from '../../../contract/messages/current-basics';
import { preview as wording } from '../../../contract/messages/current-preview';
import { formatNumber } from '../../format';
import { Findings, sayIssue } from '../finding';
import { Icon } from '../icon';

function labelOf(preview: SetupPreview, { fieldKey, fieldLabel }: IssueCount): string | undefined {
  return fieldLabel ?? preview.keys.find(({ key }) => key === fieldKey)?.label;
}

function IssueLine({ preview, issue }: { readonly preview: SetupPreview; readonly issue: IssueCount }) {
  const { what, todo } = sayIssue(
    { code: issue.code, ...(issue.params && { params: issue.params }) },
    labelOf(preview, issue),
  );
  const list = issue.rowNumbers.join(', ');
  const more = issue.count > issue.rowNumbers.length;
  return (
    <li>
      <span class="number">{formatNumber(issue.count)}</span>
      <div>
        <strong>{what}</strong>
        {list !== '' && <span class="hint"> {basics.common.rowList({ n: issue.count, list, more })}</span>}
        <p class="hint">{todo}</p>
      </div>
    </li>
  );
}

export function LeftList({ preview }: { readonly preview: SetupPreview }) {
  const words = wording.leftView;
  const { notes, issues, counts } = preview;
  return (
    <div class="padded">
      {(notes.length > 0 || counts.rowsSkipped > 0) && (
        <section>
          <h2>{words.notes}</h2>
          <Findings issues={notes} />
          {counts.rowsSkipped > 0 && <p>{words.skipped({ n: formatNumber(counts.rowsSkipped) })}</p>}
        </section>
      )}
      <section>
        <h2>{words.values}</h2>
        {issues.length === 0 && (
          <p class="calm">
            <Icon name="done" /> {words.nothing}
          </p>
        )}
        <ul class="issue-list">
          {issues.map((issue) => (
            <IssueLine key={`${issue.code} ${issue.fieldKey ?? ''}`} preview={preview} issue={issue} />
          ))}
        </ul>
      </section>
    </div>
  );
}
