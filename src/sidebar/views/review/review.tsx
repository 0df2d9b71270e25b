/** The review as a whole: one case after the other by one key each, merging, and what can be taken back. */
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import type { MergeColumn } from '../../../contract/api/merge';
import { review as words } from '../../../contract/messages/current-review';
import type { DuplicateAnswer } from '../../../domain/duplicate-answers';
import { formatNumber } from '../../format';
import { nextRequest } from '../../next-review-request';
import { updateReview } from '../../review-model';
import {
  belonging,
  caseIdOf,
  decisionOn,
  initialReview,
  isMerging,
  type MergeChoice,
  mergeable,
  REVIEW_TABS,
  type ReviewState,
  type ReviewTab,
  undecided,
} from '../../review-state';
import { type Answered, type Client, newRequestId, type Request, send } from '../../rpc';
import { Button } from '../button';
import { FailureCard, Findings } from '../finding';
import { Key } from '../key';
import { TabList } from '../tab-list';
import { CaseView, namesOf } from './case-view';
import { Answers, Merges } from './lists';
import { MergeView } from './merge-view';
import { BulkProgress, Sure } from './sure';

export interface ReviewProps {
  readonly client: Client;
  /** Closes the window. */
  readonly onClose: () => void;
}

/** By the key's place on the keyboard, whatever it types: in an input mode for Chinese too. */
const ANSWER_KEYS: Readonly<Record<string, DuplicateAnswer>> = { KeyS: 'same', KeyD: 'different', KeyL: 'later' };
/** Where arrows have a meaning of their own. */
const OWN_ARROWS = '[role="tablist"], .scroller';

function positionOf(state: ReviewState): string {
  const waiting = Math.max(0, (state.queue?.waiting ?? 0) - (state.queue?.cases.length ?? 0));
  return words.position({ i: formatNumber(state.at + 1), n: formatNumber(state.cases.length + waiting) });
}

/** What the status region says: what is under way, else what came of the last click and who is next. */
function statusOf(state: ReviewState): string {
  const { running, outcome, cases, at, tab, merge } = state;
  if (running.includes('mergeCustomers')) return words.mergingOne;
  if (running.includes('undoMerge')) return words.undoing;
  if (running.includes('checkDuplicates')) return words.finishing;
  const found = cases[at];
  const next =
    tab === 'cases' && merge === null && found !== undefined ? `${positionOf(state)}: ${namesOf(found)}` : '';
  if (outcome !== null) {
    const said =
      outcome.kind === 'decided'
        ? words.outcomes[outcome.answer]
        : outcome.kind === 'merged'
          ? words.outcomes.merged({ n: formatNumber(outcome.rows) })
          : words.outcomes[outcome.kind];
    return `${said} ${next}`.trim();
  }
  if (running.includes('answerDuplicate')) return words.saving;
  if (running.includes('previewMerge')) return words.mergeReading;
  return running.length > 0 && !running.includes('checkCustomer') ? words.reading : next;
}

export function Review({ client, onClose }: ReviewProps) {
  const [state, dispatch] = useReducer(updateReview, initialReview);
  const { tab, queue, cases, at, merge, sure, bulk, failure, unsent, running, outcome } = state;

  const ask = useCallback(
    async (request: Request): Promise<Answered> => {
      dispatch({ type: 'asked', request });
      const answered = await send(client, request);
      dispatch({ type: 'answered', answered });
      return answered;
    },
    [client],
  );

  useEffect(() => {
    const request = nextRequest(state, newRequestId);
    if (request) void ask(request);
  }, [ask, state]);

  const found = cases[at];
  const decision = found && decisionOn(state, found);
  const ids = mergeable(state);
  const isWorking = running.some((method) => ['mergeCustomers', 'undoMerge', 'checkDuplicates'].includes(method));
  const isSettled = unsent.length === 0 && running.length === 0;

  const [isAsking, setAsking] = useState(false);
  const shownSince = useRef(0);
  const decide = (answer: DuplicateAnswer) => {
    const shownFor = performance.now() - shownSince.current;
    dispatch({ type: 'decide', answer, shownFor, requestIds: [newRequestId(), newRequestId()] });
  };
  const takeBack = () => dispatch({ type: 'take-back', requestId: newRequestId() });
  const look = (wanted: readonly string[]) => {
    if (wanted.length > 1) dispatch({ type: 'look', ids: wanted });
  };
  const step = (by: 1 | -1) => dispatch({ type: 'step', by });

  function choose({ key, own }: MergeColumn, choice: MergeChoice | null): void {
    dispatch({ type: 'choose', key, choice });
    if (choice === null || !('text' in choice) || own || merge?.preview == null) return;
    const { survivor } = merge.preview;
    void ask({ method: 'checkCustomer', params: { customerId: survivor, values: { [key]: choice.text } } });
  }

  function mergeNow(): void {
    if (merge?.preview == null || running.length > 0) return;
    const { preview, choices } = merge;
    const asSeen = { ids: [...merge.ids], survivor: preview.survivor, choices, seen: preview.seen };
    void ask({ method: 'mergeCustomers', params: { requestId: newRequestId(), ...asSeen } });
  }

  function mergeAll(): void {
    setAsking(false);
    dispatch({ type: 'merge-all' });
  }

  async function undoMerge(mergeId: string): Promise<void> {
    title.current?.focus();
    for (let isLeft = true; isLeft; ) {
      const answered = await ask({ method: 'undoMerge', params: { requestId: newRequestId(), mergeId } });
      isLeft = answered.method === 'undoMerge' && answered.answer.ok && answered.answer.value.left;
    }
  }

  async function finish(): Promise<void> {
    if (state.isStale) {
      const request: Request = { method: 'checkDuplicates', params: { requestId: newRequestId() } };
      for (let isLeft = true; isLeft; ) {
        const checked = await ask(request);
        if (checked.method !== 'checkDuplicates' || !checked.answer.ok) return;
        isLeft = checked.answer.value.left !== null;
      }
      await ask({ method: 'openSidebar', params: { view: 'duplicates' } });
    }
    onClose();
  }

  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined);
  onKey.current = (event) => {
    const target = event.target as Element;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.repeat) {
      // A held Enter presses whatever stands under it again and again.
      if (event.code === 'Enter' && target.closest('button') !== null) event.preventDefault();
      return;
    }
    if (merge !== null) {
      if (event.code === 'Escape') dispatch({ type: 'leave-merge' });
      return;
    }
    if (tab !== 'cases' || bulk !== null) return;
    const answer = ANSWER_KEYS[event.code];
    const hasOwn = target.closest(OWN_ARROWS) !== null;
    if (answer !== undefined) decide(answer);
    else if (event.code === 'KeyU') takeBack();
    else if (event.code === 'KeyM') look(ids);
    else if (event.code === 'ArrowLeft' && !hasOwn) step(-1);
    else if (event.code === 'ArrowRight' && !hasOwn) step(1);
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  // What was pressed is gone with its screen; reading goes on at the new one's title.
  const title = useRef<HTMLHeadingElement>(null);
  const place = merge !== null ? 'merge' : `${tab} ${queue !== null && found === undefined} ${bulk?.state === 'over'}`;
  const lastPlace = useRef(place);
  useEffect(() => {
    const isOnTab = document.activeElement?.role === 'tab';
    if (lastPlace.current !== place && !isOnTab) title.current?.focus();
    lastPlace.current = place;
    setAsking(false);
  }, [place]);
  const shown = `${place} ${found && caseIdOf(found)}`;
  useLayoutEffect(() => {
    shownSince.current = performance.now();
  }, [shown]);

  const heading = (children: ComponentChildren, kind = '') => (
    <h1 tabIndex={-1} ref={title} class={kind}>
      {children}
    </h1>
  );
  const reading = failure === null && (
    <div class="centre">
      <progress aria-label={words.reading} />
    </div>
  );

  function casesPanel() {
    if (queue === null) return reading;
    if (found === undefined) {
      const count = (answer: DuplicateAnswer) =>
        formatNumber(state.decisions.filter((one) => one.answer === answer).length);
      return (
        <div class="centre">
          {heading(cases.length === 0 ? words.nothing : words.allDone)}
          {cases.length > 0 && (
            <p>{words.counts({ same: count('same'), different: count('different'), later: count('later') })}</p>
          )}
          <div class="buttons">
            <Button onClick={() => dispatch({ type: 'tab', tab: 'sure' })}>{words.seeSure}</Button>
            <Button class="primary" onClick={() => void finish()} waiting={!isSettled}>
              {words.finish}
            </Button>
          </div>
        </div>
      );
    }
    return (
      <>
        {heading(
          <>
            {namesOf(found)} <span class="hint">{positionOf(state)}</span>
          </>,
        )}
        {decision && <p class="said">{words.said[decision.answer]}</p>}
        <CaseView
          found={found}
          belonging={found.kind === 'group' && found.customers.length > 2 ? belonging(state, found) : null}
          onBelongs={(customerId, belongs) => dispatch({ type: 'belongs', customerId, belongs })}
        />
      </>
    );
  }

  const panels: Record<ReviewTab, () => ComponentChildren> = {
    cases: casesPanel,
    sure: () => {
      if (bulk !== null) return <BulkProgress bulk={bulk} onStop={() => dispatch({ type: 'stop' })} />;
      return sure === null ? reading : <Sure sure={sure} onLook={look} />;
    },
    merges: () =>
      state.merges === null ? (
        reading
      ) : (
        <Merges merges={state.merges} busy={isWorking} onUndo={(mergeId) => void undoMerge(mergeId)} />
      ),
    answers: () =>
      state.answers === null ? (
        reading
      ) : (
        <Answers
          answers={state.answers}
          onForget={(answer) => {
            dispatch({ type: 'forget', answer, requestId: newRequestId() });
            // The button is gone with its line.
            title.current?.focus();
          }}
        />
      ),
  };

  function buttons() {
    if (merge !== null)
      return (
        <>
          <Button onClick={() => dispatch({ type: 'leave-merge' })} waiting={isMerging(state)}>
            {words.back}
          </Button>
          <Button class="primary" onClick={mergeNow} waiting={merge.preview === null || running.length > 0}>
            {words.doMerge}
          </Button>
        </>
      );
    if (tab === 'sure' && bulk === null && sure !== null && sure.groups.length > 0) {
      const groups = { n: formatNumber(sure.groups.length) };
      // The focus stays on the first button, so that the same key pressed twice merges nothing.
      return (
        <>
          <Button class={isAsking ? '' : 'primary'} onClick={() => setAsking(!isAsking)} waiting={!isSettled}>
            {isAsking ? words.back : words.mergeAll(groups)}
          </Button>
          {isAsking && (
            <Button class="primary" onClick={mergeAll} waiting={!isSettled}>
              {words.mergeAllNow(groups)}
            </Button>
          )}
        </>
      );
    }
    if (tab === 'cases' && queue !== null && cases.length > 0)
      return (
        <>
          <Button class="icon-only" label={words.previous} onClick={() => step(-1)} waiting={at === 0}>
            <Key name="←" />
          </Button>
          <Button class="icon-only" label={words.next} onClick={() => step(1)} waiting={at >= cases.length}>
            <Key name="→" />
          </Button>
          <Button onClick={takeBack} keys="U" waiting={state.decisions.length === 0}>
            <Key name="U" /> {words.takeBack}
          </Button>
          <Button onClick={() => look(ids)} keys="M" waiting={ids.length < 2}>
            <Key name="M" /> {words.merge}
          </Button>
          {(['later', 'different', 'same'] as const).map((answer) => (
            <Button
              key={answer}
              class={answer === 'later' ? '' : 'primary'}
              keys={answer.charAt(0).toUpperCase()}
              onClick={() => decide(answer)}
              waiting={
                found === undefined ||
                decision !== undefined ||
                (answer === 'same' && belonging(state, found).length < 2)
              }
            >
              <Key name={answer.charAt(0).toUpperCase()} /> {words[answer]}
            </Button>
          ))}
        </>
      );
    return (
      <Button onClick={() => void finish()} waiting={!isSettled}>
        {words.finish}
      </Button>
    );
  }

  const isCases = tab === 'cases' && merge === null && found !== undefined;
  return (
    <div class="dialog review">
      <header>
        <TabList
          label={words.tabsLabel}
          tabs={REVIEW_TABS}
          names={words.tabs}
          current={tab}
          counts={{
            ...(queue && { cases: formatNumber(undecided(state)) }),
            ...((sure ?? queue) && { sure: formatNumber((sure ?? queue)?.groups.length ?? 0) }),
          }}
          onChoose={(next) => dispatch({ type: 'tab', tab: next })}
        />
      </header>
      <main>
        {failure && <FailureCard failure={failure} onRetry={() => void ask(failure.request)} />}
        {outcome?.kind === 'merge-undone' && outcome.issues.length > 0 && (
          <div class="facts">
            <Findings issues={outcome.issues.map(({ code, params }) => ({ code, ...(params && { params }) }))} />
          </div>
        )}
        <div role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} class="panel">
          {!isCases &&
            merge === null &&
            bulk?.state !== 'over' &&
            !(tab === 'cases' && queue !== null) &&
            heading(words.tabs[tab], 'hidden')}
          {merge === null ? (
            panels[tab]()
          ) : (
            <MergeView
              look={merge}
              onSurvivor={(customerId) => dispatch({ type: 'survivor', customerId })}
              onChoose={choose}
            />
          )}
        </div>
      </main>
      <footer>
        <div role="status" class="status">
          {isAsking && sure !== null ? words.mergeAllAsked({ n: formatNumber(sure.groups.length) }) : statusOf(state)}
        </div>
        <div class="buttons">{buttons()}</div>
      </footer>
    </div>
  );
}
