/** Findings in words: what happened and what to do. */
import { useEffect, useRef } from 'preact/hooks';
import { basics } from '../../contract/messages/current-basics';
import { wordIssue } from '../../contract/words';
import type { Issue } from '../../domain/issues';
import { formatNumber } from '../format';
import { issues as wording } from '../page-issues';
import type { Failure } from '../sidebar-state';
import { Button } from './button';
import { Icon } from './icon';

/** A finding worded, its numbers as the reader writes them. */
export function sayIssue(issue: Pick<Issue, 'code' | 'params'>, label?: string): { what: string; todo: string } {
  const params = Object.entries(issue.params ?? {}).map(
    ([name, value]) => [name, typeof value === 'number' ? formatNumber(value) : value] as const,
  );
  return wordIssue(wording, { code: issue.code, params: Object.fromEntries(params) }, label);
}

export function Findings({ issues }: { readonly issues: readonly Pick<Issue, 'code' | 'params'>[] }) {
  return (
    <ul class="findings">
      {issues.map((issue, index) => {
        const { what, todo } = sayIssue(issue);
        return (
          <li key={index}>
            <strong>{what}</strong> <span>{todo}</span>
          </li>
        );
      })}
    </ul>
  );
}

/** What the sheet is or holds, as opposed to a call that went wrong. */
const ABOUT_THE_SHEET: readonly Issue['code'][] = [
  'not-customers',
  'no-table',
  'sheet-empty',
  'no-name-column',
  'protected-range',
  'too-large',
];

export interface FailureCardProps {
  readonly failure: Failure;
  readonly onRetry: () => void;
  /** Runs the repair that puts right what stands in the way. */
  readonly onRepair?: () => void;
}

/** A refused call; takes the focus when it appears, so that it is heard and Try again is one key away. */
export function FailureCard({ failure, onRetry, onRepair }: FailureCardProps) {
  const card = useRef<HTMLElement>(null);
  // What is asked for by itself, or in passing, must not take the focus from what the user is doing.
  const isAside = failure.request.method === 'customer' || document.activeElement?.role === 'tab';
  useEffect(() => {
    if (!isAside) card.current?.focus();
  }, [failure]);
  // The same click would be refused again; a new preview is on its way.
  const isAboutSheet = failure.issues.every(({ code }) => ABOUT_THE_SHEET.includes(code));
  const has = (wanted: Issue['code']): boolean => failure.issues.some(({ code }) => code === wanted);
  const stale = has('stale-preview');
  return (
    <section
      class="card failure"
      tabIndex={-1}
      ref={card}
      role={isAside ? 'alert' : undefined}
      aria-labelledby="failure-title"
    >
      <h2 id="failure-title">
        <Icon name="warning" /> {isAboutSheet ? basics.errors.sheetTitle : basics.errors.title}
      </h2>
      <Findings issues={failure.issues} />
      <div class="buttons">
        {onRepair && has('linked-column-missing') && (
          <Button class="primary" onClick={onRepair}>
            {basics.repair}
          </Button>
        )}
        {!stale && <Button onClick={onRetry}>{basics.common.tryAgain}</Button>}
      </div>
    </section>
  );
}
