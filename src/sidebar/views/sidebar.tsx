/** The sidebar as a whole: carries requests to the server and answers to the state, and frames the screen. */
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import { messages } from '../../contract/messages/current';
import { followSelection } from '../follow-selection';
import { formatNumber } from '../format';
import { updateSidebar } from '../model';
import { customerRequest, isFollowing, missingReading, nextRequests } from '../next-requests';
import { type Client, newRequestId, type Request } from '../rpc';
import { sendParts } from '../send-parts';
import { initialSidebar, isTab, type Place, TABS } from '../sidebar-state';
import { Button } from './button';
import { ConfirmDialog } from './confirm-dialog';
import { FailureCard } from './finding';
import { Icon } from './icon';
import { ScreenView } from './screen-view';
import { TabList } from './tab-list';
import { statusOf, titleOf } from './title-and-status';
import { UndoDialog } from './undo-dialog';

export interface SidebarProps {
  readonly client: Client;
  /** Closes the sidebar. */
  readonly onClose: () => void;
}

export function Sidebar({ client, onClose }: SidebarProps) {
  const [state, dispatch] = useReducer(updateSidebar, initialSidebar);
  const latest = useRef(state);
  latest.current = state;

  const clicks = useRef(new Set<string>());
  const ask = useCallback(
    async (request: Request): Promise<void> => {
      // A double click is one click.
      const click = 'requestId' in request.params ? request.params.requestId : '';
      if (clicks.current.has(click)) return;
      if (click !== '') clicks.current.add(click);
      dispatch({ type: 'asked', request });
      const answered = await sendParts(client, request);
      clicks.current.delete(click);
      dispatch({ type: 'answered', answered });
      for (const next of nextRequests(latest.current, answered)) void ask(next);
    },
    [client],
  );

  const read = useCallback(() => {
    dispatch({ type: 'reread' });
    void ask({ method: 'status', params: {} });
  }, [ask]);
  useEffect(read, [read]);

  const { status, options, screen, failure } = state;
  useEffect(() => {
    const request = missingReading(state);
    if (request) void ask(request);
  }, [ask, state]);

  const { checkWanted } = state;
  useEffect(() => {
    if (checkWanted) void ask({ method: 'checkDuplicates', params: { requestId: newRequestId() } });
  }, [ask, checkWanted]);

  const following = isFollowing(state);
  useEffect(() => {
    if (!following) return undefined;
    return followSelection({
      ask: () => ask(customerRequest(latest.current)),
      isBusy: () => latest.current.running.length > 0,
    });
  }, [ask, following]);

  // What was chosen here changes the plan. The first plan follows from the status.
  useEffect(() => {
    if (options !== initialSidebar.options) void ask({ method: 'previewSetup', params: options });
  }, [ask, options]);

  // What was pressed is gone with its screen; reading goes on at the new screen's title.
  const title = useRef<HTMLHeadingElement>(null);
  const place = status ? `${screen} ${status.state} ${state.tables.length === 0}` : '';
  const lastPlace = useRef('');
  useEffect(() => {
    const isOnTab = document.activeElement?.role === 'tab';
    if (lastPlace.current !== '' && lastPlace.current !== place && !isOnTab) title.current?.focus();
    lastPlace.current = place;
  }, [place]);

  // So it does where what was pressed is gone once it is done.
  const { result, unlinked } = state;
  useEffect(() => {
    if (result !== null && unlinked !== null && document.activeElement === document.body) title.current?.focus();
  }, [result, unlinked]);

  const go = (to: Place) => dispatch({ type: 'go', ...to });
  // An empty sheet has no other screen to go back to.
  const isLedger = status?.state === 'ledger';
  const atHome = isTab(screen) || (screen === 'start-empty' && status?.state === 'empty');
  const said = statusOf(state);
  const kind = said.busy ? 'busy' : said.bad ? 'bad' : 'good';
  const due = (status?.overdue ?? 0) + (status?.dueToday ?? 0);

  return (
    <div class="sidebar">
      <header>
        {atHome ? (
          <p class="where">{status?.sheetName}</p>
        ) : (
          <Button class="quiet" onClick={() => go({ screen: isLedger ? state.back : 'home' })}>
            <Icon name="back" />
            {messages.common.back}
          </Button>
        )}
        <Button class="icon-only" label={messages.common.refresh} onClick={read} waiting={said.busy}>
          <Icon name="refresh" />
        </Button>
      </header>
      {isLedger && isTab(screen) && (
        <nav aria-label={messages.tabs.label}>
          <TabList
            label={messages.tabs.label}
            tabs={TABS}
            names={messages.tabs}
            current={screen}
            counts={{ today: due > 0 ? formatNumber(due) : '' }}
            onChoose={(tab) => go({ screen: tab })}
          />
        </nav>
      )}
      <main aria-busy={said.busy}>
        <div
          class="panel"
          {...(isLedger &&
            isTab(screen) && { role: 'tabpanel', id: `panel-${screen}`, 'aria-labelledby': `tab-${screen}` })}
        >
          <h1 tabIndex={-1} ref={title}>
            {titleOf(state)}
          </h1>
          {failure && state.tables.length === 0 && (
            <FailureCard
              failure={failure}
              onRetry={() => void ask(failure.request)}
              onRepair={() => void ask({ method: 'repair', params: { requestId: newRequestId() } })}
            />
          )}
          <ScreenView state={state} ask={ask} dispatch={dispatch} onClose={onClose} />
        </div>
      </main>
      {status && screen !== 'help' && (
        <footer>
          <Button class="quiet" onClick={() => go({ screen: 'help' })}>
            {messages.common.help}
          </Button>
        </footer>
      )}
      <div role="status" class={said.text === '' ? 'status' : `status shown ${kind}`}>
        {said.busy ? (
          <progress aria-hidden="true" />
        ) : (
          said.text !== '' && <Icon name={said.bad ? 'warning' : 'done'} />
        )}
        {said.text}
      </div>
      {state.leaving && (
        <ConfirmDialog
          title={messages.leave.title}
          confirm={messages.leave.discard}
          cancel={messages.leave.stay}
          primary="cancel"
          onConfirm={() => dispatch({ type: 'discard' })}
          onCancel={() => dispatch({ type: 'stay' })}
        >
          <p>{messages.leave.text}</p>
        </ConfirmDialog>
      )}
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
