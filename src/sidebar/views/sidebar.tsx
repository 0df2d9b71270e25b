/** The sidebar as a whole: picks the screen, carries presses to the server and answers to the state. */
import { useCallback, useEffect, useReducer, useRef } from 'preact/hooks';
import type { ApiInput, ApiMethod } from '../../contract/api';
import type { LedgerStatus } from '../../contract/api/ledger';
import { messages } from '../../contract/messages/current';
import { entryRequest } from '../entry-model';
import { followSelection } from '../follow-selection';
import { contactRequest, saveRequest } from '../form-model';
import { formatDay, formatNumber } from '../format';
import { importRequest } from '../import-model';
import { updateSidebar } from '../model';
import { customerRequest, isFollowing, missingReading, nextRequests } from '../next-requests';
import { besideInWalk, isUnsaved, lineOf } from '../places';
import { chosenPlans } from '../plan-model';
import { type Client, newRequestId, type Request } from '../rpc';
import { sendParts } from '../send-parts';
import { initialSidebar, isTab, type Place, runningOperation, type SidebarState, TABS } from '../sidebar-state';
import { BeforeSetUp } from './before-set-up';
import { Button } from './button';
import { ConfirmDialog } from './confirm-dialog';
import { Contact } from './contact';
import { Customer } from './customer';
import { CustomerFormView } from './customer-form';
import { Entry } from './entry';
import { FailureCard, sayIssue } from './finding';
import { Help } from './help';
import { Home, progressText } from './home';
import { Icon } from './icon';
import { Imported, ImportList } from './import-list';
import { DuplicateGroups, RowsToCheck } from './lists';
import { Owned, ownedTitle } from './owned';
import { Plan } from './plan';
import { Reminders } from './reminders';
import { StartEmpty } from './start-empty';
import { TabList } from './tab-list';
import { rankOf } from './tier-chips';
import { Today } from './today';
import { UndoDialog } from './undo-dialog';
import { Unlinked } from './unlinked';

export interface SidebarProps {
  readonly client: Client;
  /** Closes the sidebar. */
  readonly onClose: () => void;
}

/** What is asked for on the side, without a word. */
const QUIET: readonly ApiMethod[] = ['goTo', 'customer', 'checkCustomer'];

/** What the status region says, and whether work is under way. */
function statusOf(state: SidebarState): { readonly text: string; readonly busy: boolean; readonly bad?: boolean } {
  const operation = runningOperation(state);
  if (operation) return { text: progressText(operation, state.checked), busy: true };
  const isShown = state.screen !== 'customer' || state.customer !== undefined;
  if (state.running.some((method) => !QUIET.includes(method) || !isShown)) {
    return { text: messages.common.loading, busy: true };
  }
  const wrong = new Set((state.form ?? state.entry)?.refused.map(({ fieldKey }) => fieldKey)).size;
  if (wrong > 0) return { text: messages.form.wrong({ n: formatNumber(wrong) }), busy: false, bad: true };
  if (state.result) {
    const { operation: kind, counts, cells, issues } = state.result;
    const said = messages.results[kind];
    const counted: Partial<Record<typeof kind, number | undefined>> = {
      'check-duplicates': counts['duplicateGroups'] ?? state.status?.duplicateGroups,
      'refresh-tiers': counts['tiers'],
      import: counts['added'],
      'link-rows': counts['linked'],
    };
    const n = counted[kind] ?? cells;
    if (kind === 'setup' && state.status?.state === 'ledger') {
      const { dueToday, overdue } = state.status;
      return { text: messages.plan.done({ a: formatNumber(dueToday), b: formatNumber(overdue) }), busy: false };
    }
    const left = formatNumber(counts['left'] ?? 0);
    const text = typeof said === 'string' ? said : said({ n: formatNumber(n), left });
    // What was written as it was typed, though it is in no sum.
    const told = kind.startsWith('add-')
      ? issues.map(({ code, params = {} }) => messages.form.finding(sayIssue({ code, params })))
      : [];
    return { text: [text, ...told].join(' '), busy: false, bad: told.length > 0 };
  }
  if (state.ownerTab) {
    const { made, name } = state.ownerTab;
    return { text: made ? messages.owned.tabMade({ name }) : messages.owned.tabThere({ name }), busy: false };
  }
  return { text: state.previewOpen ? messages.before.previewOpen : '', busy: false };
}

function titleOf({ status, screen, today, customer, form, contact, entry, role, owner }: SidebarState): string {
  if (!status) return messages.common.product;
  switch (screen) {
    case 'help':
      return messages.help.title;
    case 'duplicates':
      return messages.duplicates.title;
    case 'to-check':
      return messages.toCheck.title;
    case 'reminders':
      return messages.reminders.title;
    case 'plan':
      return messages.planning.title;
    case 'import':
      return messages.importing.title;
    case 'unlinked':
      return messages.unlinked.title;
    case 'owned':
      return ownedTitle(owner);
    case 'today':
      return today ? messages.today.title({ date: formatDay(today.date, true) }) : messages.tabs.today;
    case 'customer':
      return customer?.title || messages.customer.title;
    case 'add':
      return messages.form.addTitle;
    case 'edit':
      return form ? messages.form.editTitle({ name: form.form.title }) : messages.customer.title;
    case 'contact':
      return contact ? messages.contact.title({ name: contact.form.title }) : messages.customer.logContact;
    case 'entry':
      return entry ? messages.entry.titles[role]({ name: entry.form.title }) : messages.customer.roles[role];
    case 'start-empty':
      return messages.before.emptyTitle;
    default:
      if (status.state === 'empty') return messages.before.emptyTitle;
      return status.state === 'ledger'
        ? messages.home.customers({ n: formatNumber(status.customers) })
        : messages.before.title;
  }
}

/** From the last field that was left to the check of the form, so that going through several checks once. */
const CHECK_MS = 400;

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

  const { status, plan, options, screen, groups, rows, failure, form, contact, entry } = state;
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

  // One click for what stands in a form: pressed twice, or once more after a failure, it is carried out once.
  const content = useRef<{ of: unknown; requestId: string }>({ of: null, requestId: '' });
  function clickOf(of: unknown): string {
    if (content.current.of !== of) content.current = { of, requestId: newRequestId() };
    return content.current.requestId;
  }

  const checking = useRef<ReturnType<typeof setTimeout>>(undefined);
  function checkSoon(): void {
    clearTimeout(checking.current);
    checking.current = setTimeout(() => {
      const now = latest.current.form;
      if (now === null || Object.keys(now.typed).length === 0) return;
      const { customerId } = now.form;
      void ask({
        method: 'checkCustomer',
        params: { ...(customerId !== null && { customerId }), values: { ...now.typed } },
      });
    }, CHECK_MS);
  }

  function save(): void {
    clearTimeout(checking.current);
    if (form === null) return;
    if (form.form.customerId !== null && !isUnsaved(state)) go({ screen: 'customer' });
    else void ask({ method: 'saveCustomer', params: saveRequest(form, clickOf(form.typed)) });
  }

  // What was typed stays on top of what somebody else has saved, and is saved again.
  const keepsMine = useRef(false);
  useEffect(() => {
    if (!keepsMine.current) return;
    keepsMine.current = false;
    save();
  });

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

  const busy = runningOperation(state) !== null;
  const go = (to: Place) => dispatch({ type: 'go', ...to });
  const openCustomer = (customerId: string) => go({ screen: 'customer', customerId });
  const goTo = (params: ApiInput<'goTo'>) => void ask({ method: 'goTo', params });
  // An empty sheet has no other screen to go back to.
  const isLedger = status?.state === 'ledger';
  const atHome = isTab(screen) || (screen === 'start-empty' && status?.state === 'empty');
  const said = statusOf(state);
  const kind = said.busy ? 'busy' : said.bad ? 'bad' : 'good';
  const due = (status?.overdue ?? 0) + (status?.dueToday ?? 0);

  function ledgerBody(ledger: LedgerStatus) {
    const { customer } = state;
    switch (screen) {
      case 'today':
        return (
          <Today
            today={state.today}
            mine={state.mine}
            doneLines={state.doneLines}
            onMine={(mine) => dispatch({ type: 'mine', mine })}
            onGo={({ customerId, rowNumber }) => goTo({ customerId, rowNumber })}
            onDone={(item) => go({ screen: 'contact', customerId: item.customerId, line: lineOf(item) })}
            onOpen={(next) => go({ screen: next })}
          />
        );
      case 'customer':
        return (
          <Customer
            customer={customer}
            isFollowing={state.pinned === null}
            busy={busy}
            tierClass={rankOf(ledger.tiers, customer?.tier ?? '')}
            onFollow={(follow) => dispatch({ type: 'pin', customerId: follow ? null : (customer?.customerId ?? '') })}
            onPick={() => dispatch({ type: 'pin', customerId: '' })}
            onLogContact={() => customer && go({ screen: 'contact', customerId: customer.customerId })}
            onEnter={(role) => customer && go({ screen: 'entry', customerId: customer.customerId, role })}
            onEdit={() => customer && go({ screen: 'edit', customerId: customer.customerId })}
            onGo={() => customer && goTo({ customerId: customer.customerId, rowNumber: customer.rowNumber })}
            walk={state.walk}
            onStep={(step) => {
              if (!customer || state.running.includes('goTo')) return;
              const { customerId } = customer;
              const beside = besideInWalk(state.walk, customerId, step);
              if (beside === null) goTo({ customerId, step });
              else if (beside !== '') openCustomer(beside);
            }}
            onOwned={() => go({ screen: 'owned' })}
            onOpen={openCustomer}
          />
        );
      case 'add':
      case 'edit':
        return (
          form && (
            <CustomerFormView
              state={form}
              busy={busy}
              onType={(key, text) => dispatch({ type: 'typed', key, text })}
              onLeave={checkSoon}
              onSave={save}
              onOpen={openCustomer}
              onTakeTheirs={() => dispatch({ type: 'take-theirs' })}
              onKeepMine={() => {
                keepsMine.current = true;
                dispatch({ type: 'keep-mine' });
              }}
            />
          )
        );
      case 'contact':
        return (
          contact && (
            <Contact
              state={contact}
              busy={busy}
              onChange={(change) => dispatch({ type: 'contact', change })}
              onSave={() => void ask({ method: 'logContact', params: contactRequest(contact, clickOf(contact.entry)) })}
            />
          )
        );
      case 'entry':
        return (
          entry && (
            <Entry
              state={entry}
              busy={busy}
              onType={(key, text) => dispatch({ type: 'entry', key, text })}
              onSave={() => void ask({ method: 'addEntry', params: entryRequest(entry, clickOf(entry.values)) })}
            />
          )
        );
      case 'plan':
        return (
          state.planning && (
            <Plan
              planning={state.planning}
              today={state.today?.date ?? ''}
              busy={busy}
              onChange={(customerId, change) => dispatch({ type: 'plan', customerId, change })}
              onApply={() => {
                const plans = chosenPlans(state.planning ?? []);
                void ask({ method: 'planContacts', params: { requestId: clickOf(state.planning), plans } });
              }}
            />
          )
        );
      case 'owned':
        return (
          <Owned
            owned={state.owned}
            busy={busy}
            onTab={(owner) => void ask({ method: 'makeOwnerTab', params: { requestId: newRequestId(), owner } })}
            onOwner={(owner) => dispatch({ type: 'owner', owner })}
            onOpen={(customerId) => {
              const walk = (state.owned?.customers ?? []).map((one) => one.customerId);
              go({ screen: 'customer', customerId, walk });
            }}
          />
        );
      case 'import': {
        const { importing, result } = state;
        return result?.operation === 'import' ? (
          <Imported
            counts={result.counts}
            busy={busy}
            onUndo={() => dispatch({ type: 'undo-asked' })}
            onUnlinked={() => go({ screen: 'unlinked' })}
            onRefresh={() => void ask({ method: 'refreshTiers', params: { requestId: newRequestId() } })}
            onAgain={() => dispatch({ type: 'import-again' })}
          />
        ) : (
          <ImportList
            state={importing}
            busy={busy}
            onChange={(change) => dispatch({ type: 'import', change })}
            onApply={() => {
              const params = importRequest(importing, clickOf(importing.choice));
              if (params) void ask({ method: 'importEntries', params });
            }}
          />
        );
      }
      case 'unlinked':
        return (
          <Unlinked
            list={state.unlinked}
            busy={busy}
            onLink={(links) => void ask({ method: 'linkRows', params: { requestId: newRequestId(), ...links } })}
            onAdd={(name) => go({ screen: 'add', name })}
          />
        );
      case 'reminders':
        return (
          state.health && (
            <Reminders
              health={state.health}
              busy={busy}
              onSwitch={(wish) =>
                void ask({ method: 'switchReminders', params: { requestId: newRequestId(), ...wish } })
              }
              onSettle={(key, wasSent) =>
                void ask({ method: 'settleMail', params: { requestId: newRequestId(), key, wasSent } })
              }
            />
          )
        );
      default:
        return (
          <Home
            status={ledger}
            busy={busy}
            onOpen={(next) => go({ screen: next })}
            onRun={(method) => void ask({ method, params: { requestId: newRequestId() } })}
            onUndo={() => dispatch({ type: 'undo-asked' })}
            isNew={state.result?.operation === 'setup'}
          />
        );
    }
  }

  function body() {
    if (!status) return null;
    if (screen === 'help') return <Help version={status.version} />;
    if (screen === 'duplicates') {
      const review = () => void ask({ method: 'openReview', params: {} });
      return <DuplicateGroups groups={groups} onGo={goTo} onReview={review} />;
    }
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
    if (isLedger) return ledgerBody(status);
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
        onStartEmpty={() => go({ screen: 'start-empty' })}
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
          {body()}
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

function tableOf({ tableRange }: { readonly tableRange?: string | undefined }): ApiInput<'openPreview'> {
  return tableRange === undefined ? {} : { tableRange };
}
