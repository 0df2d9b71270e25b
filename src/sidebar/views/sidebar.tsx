/** The sidebar as a whole: picks the screen, carries presses to the server and answers to the state. */
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { ApiInput, LedgerStatus } from '../../contract/api';
import { messages } from '../../contract/messages/current';
import { formatNumber } from '../format';
import {
  initialSidebar,
  nextRequests,
  runningOperation,
  type Screen,
  type SidebarState,
  updateSidebar,
} from '../model';
import { type Client, newRequestId, type Request, send } from '../rpc';
import { BeforeSetUp } from './before-set-up';
import { Button } from './button';
import { FailureCard } from './finding';
import { Help } from './help';
import { Home, progressText } from './home';
import { Icon } from './icon';
import { DuplicateGroups, RowsToCheck } from './lists';
import { StartEmpty } from './start-empty';
import { UndoDialog } from './undo-dialog';

export interface SidebarProps {
  readonly client: Client;
  /** Closes the sidebar. */
  readonly onClose: () => void;
}

/** What the status region says, and whether work is under way. */
function statusOf(state: SidebarState): { readonly text: string; readonly busy: boolean } {
  const operation = runningOperation(state);
  if (operation) return { text: progressText(operation), busy: true };
  if (state.running.some((method) => method !== 'goTo')) return { text: messages.common.loading, busy: true };
  if (state.result) {
    const { operation: kind, counts, cells } = state.result;
    const said = messages.results[kind];
    const counted: Partial<Record<typeof kind, number | undefined>> = {
      'check-duplicates': counts['duplicateGroups'] ?? state.status?.duplicateGroups,
      'refresh-tiers': counts['tiers'],
    };
    const n = counted[kind] ?? cells;
    if (kind === 'setup' && state.status?.state === 'ledger') {
      const { dueToday, overdue } = state.status;
      return { text: messages.plan.done({ a: formatNumber(dueToday), b: formatNumber(overdue) }), busy: false };
    }
    return { text: typeof said === 'string' ? said : said({ n: formatNumber(n) }), busy: false };
  }
  return { text: state.previewOpen ? messages.before.previewOpen : '', busy: false };
}

function titleOf(status: LedgerStatus | null, screen: Screen): string {
  if (!status) return messages.common.product;
  if (screen === 'help') return messages.help.title;
  if (screen === 'duplicates') return messages.duplicates.title;
  if (screen === 'to-check') return messages.toCheck.title;
  if (screen === 'start-empty' || status.state === 'empty') return messages.before.emptyTitle;
  return status.state === 'ledger'
    ? messages.home.customers({ n: formatNumber(status.customers) })
    : messages.before.title;
}

export function Sidebar({ client, onClose }: SidebarProps) {
  const [state, dispatch] = useReducer(updateSidebar, initialSidebar);
  const latest = useRef(state);
  latest.current = state;

  const ask = useCallback(
    async (request: Request): Promise<void> => {
      dispatch({ type: 'asked', request });
      const answered = await send(client, request);
      dispatch({ type: 'answered', answered });
      for (const next of nextRequests(latest.current, answered)) void ask(next);
    },
    [client],
  );

  const read = useCallback(() => void ask({ method: 'status', params: {} }), [ask]);
  useEffect(read, [read]);

  const { status, plan, options, screen, groups, rows, failure } = state;
  useEffect(() => {
    if (screen === 'duplicates' && groups === null && status) void ask({ method: 'duplicateGroups', params: {} });
    if (screen === 'to-check' && rows === null && status) void ask({ method: 'toCheck', params: {} });
  }, [ask, screen, groups, rows, status]);

  // What was chosen here changes the plan. The first plan follows from the status.
  useEffect(() => {
    if (options !== initialSidebar.options) void ask({ method: 'previewSetup', params: options });
  }, [ask, options]);

  // What was pressed is gone with its screen; reading goes on at the new screen's title.
  const title = useRef<HTMLHeadingElement>(null);
  const place = status ? `${screen} ${status.state} ${state.tables.length === 0}` : '';
  const lastPlace = useRef('');
  useEffect(() => {
    if (lastPlace.current !== '' && lastPlace.current !== place) title.current?.focus();
    lastPlace.current = place;
  }, [place]);

  const busy = runningOperation(state) !== null;
  const goTo = (params: ApiInput<'goTo'>) => void ask({ method: 'goTo', params });
  // An empty sheet has no other screen to go back to.
  const atHome = screen === 'home' || (screen === 'start-empty' && status?.state === 'empty');
  const said = statusOf(state);

  function body() {
    if (!status) return null;
    if (screen === 'help') return <Help version={status.version} />;
    if (screen === 'duplicates') return <DuplicateGroups groups={groups} onGo={goTo} />;
    if (screen === 'to-check') return <RowsToCheck rows={rows} onGo={goTo} />;
    if (screen === 'start-empty' || status.state === 'empty') {
      return (
        <StartEmpty
          status={status}
          sampleRows={state.sampleRows}
          busy={busy}
          onStart={(choice) => void ask({ method: 'startEmpty', params: { requestId: newRequestId(), ...choice } })}
          onNotNow={onClose}
        />
      );
    }
    if (status.state === 'ledger') {
      return (
        <Home
          status={status}
          busy={busy}
          onOpen={(next) => dispatch({ type: 'screen', screen: next })}
          onRun={(method) => void ask({ method, params: { requestId: newRequestId() } })}
          onUndo={() => dispatch({ type: 'undo-asked' })}
        />
      );
    }
    return (
      <BeforeSetUp
        state={state}
        onShowPreview={() => void ask({ method: 'openPreview', params: tableOf(options) })}
        onApply={() => {
          if (!plan) return;
          const { fingerprint } = plan;
          void ask({ method: 'applySetup', params: { requestId: newRequestId(), fingerprint, options } });
        }}
        onNotNow={onClose}
        onStartEmpty={() => dispatch({ type: 'screen', screen: 'start-empty' })}
        onTable={(tableRange) => dispatch({ type: 'options', options: { tableRange } })}
        onRegion={(region) => dispatch({ type: 'options', options: { region } })}
      />
    );
  }

  return (
    <div class="sidebar">
      <header>
        {atHome ? (
          <p class="where">{status?.sheetName}</p>
        ) : (
          <Button class="quiet" onClick={() => dispatch({ type: 'screen', screen: 'home' })}>
            <Icon name="back" />
            {messages.common.back}
          </Button>
        )}
        <Button class="icon-only" label={messages.common.refresh} onClick={read} waiting={said.busy}>
          <Icon name="refresh" />
        </Button>
      </header>
      <main aria-busy={said.busy}>
        <h1 tabIndex={-1} ref={title}>
          {titleOf(status, screen)}
        </h1>
        {failure && state.tables.length === 0 && (
          <FailureCard failure={failure} onRetry={() => void ask(failure.request)} />
        )}
        {body()}
      </main>
      {status && screen !== 'help' && (
        <footer>
          <Button class="quiet" onClick={() => dispatch({ type: 'screen', screen: 'help' })}>
            {messages.common.help}
          </Button>
        </footer>
      )}
      <div role="status" class={said.text === '' ? 'status' : `status shown ${said.busy ? 'busy' : 'good'}`}>
        {said.busy ? <progress aria-hidden="true" /> : said.text !== '' && <Icon name="done" />}
        {said.text}
      </div>
      {state.undoAsked && status?.lastOperation && (
        <UndoDialog
          operation={status.lastOperation}
          onConfirm={() => {
            const operationId = status.lastOperation?.operationId;
            dispatch({ type: 'undo-dropped' });
            void ask({ method: 'undo', params: { requestId: newRequestId(), ...(operationId && { operationId }) } });
          }}
          onCancel={() => dispatch({ type: 'undo-dropped' })}
        />
      )}
    </div>
  );
}

function tableOf({ tableRange }: { readonly tableRange?: string | undefined }): ApiInput<'openPreview'> {
  return tableRange === undefined ? {} : { tableRange };
}
