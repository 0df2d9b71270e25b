/** The preview as a whole: shows the plan, takes changes to it, applies it, and says what was done. */
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { SidebarView } from '../../../contract/api/ledger';
import type { SetupPreview } from '../../../contract/api/set-up';
import { basics } from '../../../contract/messages/current-basics';
import { preview as wording } from '../../../contract/messages/current-preview';
import { setUp } from '../../../contract/messages/current-set-up';
import { formatNumber } from '../../format';
import {
  initialPreview,
  isUpdating,
  PREVIEW_TABS,
  type PreviewState,
  type PreviewTab,
  updatePreview,
  workingOn,
} from '../../preview-model';
import { type Client, newRequestId, type Request, send } from '../../rpc';
import { isOperation } from '../../sidebar-state';
import { Button } from '../button';
import { FailureCard } from '../finding';
import { Icon } from '../icon';
import { TabList } from '../tab-list';
import { TableChoice } from '../table-choice';
import { Choices } from './choices';
import { ColumnTable } from './column-table';
import { LeftList } from './left-list';
import { SampleRows } from './sample-rows';

export interface PreviewProps {
  readonly client: Client;
  /** Closes the dialog. */
  readonly onClose: () => void;
  /** Time after a change before a new preview is asked for, so that a row of clicks asks once. */
  readonly settleMs?: number;
}

function shownCounts({ counts }: SetupPreview) {
  return {
    n: formatNumber(counts.customers),
    c: formatNumber(counts.columns),
    t: formatNumber(counts.tidied),
    d: formatNumber(counts.duplicateGroups),
    i: formatNumber(counts.issues),
  };
}

/** What the status region says; the closing screen says the rest in its own words. */
function statusText(state: PreviewState): string {
  const { preview } = state;
  const working = workingOn(state);
  if (working === 'applySetup') return setUp.plan.applying;
  if (working === 'undo') return setUp.plan.puttingBack;
  if (state.result || state.tables.length > 0) return '';
  if (isUpdating(state)) return preview ? wording.updating : basics.common.loading;
  return preview ? setUp.plan.counts(shownCounts(preview)) : '';
}

function Working({ text, hint }: { readonly text: string; readonly hint?: string }) {
  return (
    <div class="centre">
      <progress aria-label={text} />
      <h1>{text}</h1>
      {hint && <p class="hint">{hint}</p>}
    </div>
  );
}

interface ClosingProps {
  readonly state: PreviewState;
  readonly onOpenSidebar: (view: SidebarView) => void;
  readonly onPutBack: () => void;
  readonly onClose: () => void;
}

function Closing({ state, onOpenSidebar, onPutBack, onClose }: ClosingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { result, status } = state;
  const undone = result?.operation === 'undo';
  const done = status
    ? setUp.plan.done({ a: formatNumber(status.dueToday), b: formatNumber(status.overdue) })
    : setUp.made;
  const steps: { readonly text: string; readonly count: number; readonly view: SidebarView }[] = [
    { text: setUp.firstSteps.today, count: (status?.dueToday ?? 0) + (status?.overdue ?? 0), view: 'today' },
    { text: setUp.firstSteps.duplicates, count: status?.duplicateGroups ?? 0, view: 'duplicates' },
    { text: setUp.firstSteps.toCheck, count: status?.toCheck ?? 0, view: 'to-check' },
  ];
  return (
    <div class="centre">
      <span class="done-mark">
        <Icon name={undone ? 'undo' : 'done'} />
      </span>
      <h1 tabIndex={-1} ref={heading}>
        {undone ? setUp.plan.wasPutBack : done}
      </h1>
      {!undone && state.preview && <p class="hint">{setUp.plan.counts(shownCounts(state.preview))}</p>}
      <div class="buttons">
        {undone ? (
          <Button class="primary" onClick={onClose}>
            {basics.common.close}
          </Button>
        ) : (
          <>
            <Button class="primary" onClick={onClose}>
              {wording.seeLedger}
            </Button>
            {steps
              .filter(({ count }) => count > 0)
              .map(({ text, count, view }) => (
                <Button key={view} onClick={() => onOpenSidebar(view)}>
                  {text} <span class="badge">{formatNumber(count)}</span>
                </Button>
              ))}
            <Button onClick={() => onOpenSidebar('reminders')}>{setUp.turnOnReminders}</Button>
            <Button onClick={onPutBack}>
              <Icon name="undo" />
              {setUp.plan.putBack}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

export function Preview({ client, onClose, settleMs = 350 }: PreviewProps) {
  const [state, dispatch] = useReducer(updatePreview, initialPreview);
  const { preview, options, tab, failure, result } = state;
  const working = workingOn(state);
  const region = useRef<HTMLSelectElement>(null);

  const ask = useCallback(
    async (request: Request): Promise<boolean> => {
      dispatch({ type: 'asked', request });
      const answered = await send(client, request);
      dispatch({ type: 'answered', answered });
      return answered.answer.ok;
    },
    [client],
  );

  // The first preview is asked for at once, every other when the choices have settled.
  useEffect(() => {
    const timer = setTimeout(
      () => void ask({ method: 'previewSetup', params: options }),
      options === initialPreview.options ? 0 : settleMs,
    );
    return () => clearTimeout(timer);
  }, [ask, options, settleMs]);

  async function apply(): Promise<void> {
    if (!preview) return;
    if (preview.region === '') {
      dispatch({ type: 'region-wanted' });
      region.current?.focus();
      return;
    }
    const params = { requestId: newRequestId(), fingerprint: preview.fingerprint, options };
    await operate({ method: 'applySetup', params });
  }

  async function operate(request: Request): Promise<void> {
    const done = await ask(request);
    if (!done || !isOperation(request.method)) return;
    // The window may be closed in any way from here on: the sidebar behind it must not offer what is done.
    await ask({ method: 'openSidebar', params: {} });
    await ask({ method: 'status', params: {} });
  }

  function putBack(): void {
    if (result) {
      void operate({ method: 'undo', params: { requestId: newRequestId(), operationId: result.operationId } });
    }
  }

  async function openSidebar(view: SidebarView): Promise<void> {
    if (await ask({ method: 'openSidebar', params: { view } })) onClose();
  }

  const updating = isUpdating(state);
  const panels: Record<PreviewTab, () => ComponentChildren> = {
    columns: () =>
      preview && (
        <ColumnTable state={state} preview={preview} onMap={(index, key) => dispatch({ type: 'mapped', index, key })} />
      ),
    rows: () =>
      preview && (
        <SampleRows
          sample={preview.sample}
          shown={state.rowsShown}
          onShow={(rowsShown) => dispatch({ type: 'rows-shown', rowsShown })}
        />
      ),
    left: () => preview && <LeftList preview={preview} />,
  };

  function body() {
    if (working) return <Working text={statusText(state)} hint={setUp.plan.applyingHint} />;
    if (result) {
      return (
        <Closing state={state} onOpenSidebar={(view) => void openSidebar(view)} onPutBack={putBack} onClose={onClose} />
      );
    }
    if (state.tables.length > 0) {
      return (
        <div class="centre">
          <h1 class="hidden">{setUp.before.title}</h1>
          <TableChoice
            tables={state.tables}
            onChoose={(tableRange) => dispatch({ type: 'options', options: { tableRange } })}
          />
        </div>
      );
    }
    if (!preview) return failure ? null : <Working text={basics.common.loading} />;
    const counts = {
      columns: formatNumber(preview.columns.length),
      rows: '',
      left: preview.counts.issues > 0 ? formatNumber(preview.counts.issues) : '',
    };
    return (
      <div class="preview" aria-busy={updating}>
        <div class="plan">
          <TabList
            label={wording.tabsLabel}
            tabs={PREVIEW_TABS}
            names={wording.tabs}
            current={tab}
            counts={counts}
            onChoose={(next) => dispatch({ type: 'tab', tab: next })}
          />
          <div role="tabpanel" id={`panel-${tab}`} aria-labelledby={`tab-${tab}`} class="panel">
            {panels[tab]()}
          </div>
        </div>
        <Choices
          state={state}
          preview={preview}
          onChange={(changed) => dispatch({ type: 'options', options: changed })}
          onAddition={(key, ticked) => dispatch({ type: 'addition', key, ticked })}
          regionRef={region}
        />
      </div>
    );
  }

  const editing = preview !== null && !result && !working && state.tables.length === 0;
  return (
    <div class="dialog">
      {editing && (
        <header>
          <h1>{setUp.plan.summary(shownCounts(preview))}</h1>
          <p class="hint">{setUp.plan.calm}</p>
        </header>
      )}
      <main>
        {failure && !preview && state.tables.length === 0 && <h1 class="hidden">{setUp.before.title}</h1>}
        {failure && state.tables.length === 0 && (
          <FailureCard failure={failure} onRetry={() => void operate(failure.request)} />
        )}
        {body()}
      </main>
      <footer class={working || result ? 'bare' : ''}>
        <div role="status" class={working ? 'hidden' : 'status'}>
          {statusText(state)}
        </div>
        {editing && (
          <div class="buttons">
            <Button onClick={onClose}>{setUp.plan.notNow}</Button>
            <Button class="primary" onClick={() => void apply()} waiting={updating}>
              {setUp.plan.apply}
            </Button>
          </div>
        )}
        {!editing && !working && !result && (
          <div class="buttons">
            <Button onClick={onClose}>{basics.common.close}</Button>
          </div>
        )}
      </footer>
    </div>
  );
}
