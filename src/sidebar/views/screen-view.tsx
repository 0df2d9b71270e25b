/** The screen that the state names: its view, and what each press there asks of the server or changes in the state. */
import { useEffect, useRef } from 'preact/hooks';
import type { ApiInput } from '../../contract/api';
import type { LedgerStatus } from '../../contract/api/ledger';
import { entryRequest } from '../entry-model';
import { contactRequest, saveRequest } from '../form-model';
import { importRequest } from '../import-model';
import type { SidebarAction } from '../model';
import { besideInWalk, isUnsaved, lineOf } from '../places';
import { chosenPlans } from '../plan-model';
import { newRequestId, type Request } from '../rpc';
import { type Place, runningOperation, type SidebarState } from '../sidebar-state';
import { BeforeSetUp } from './before-set-up';
import { Contact } from './contact';
import { Customer } from './customer';
import { CustomerFormView } from './customer-form';
import { Entry } from './entry';
import { Help } from './help';
import { Home } from './home';
import { Imported, ImportList } from './import-list';
import { DuplicateGroups, RowsToCheck } from './lists';
import { Owned } from './owned';
import { Plan } from './plan';
import { Reminders } from './reminders';
import { StartEmpty } from './start-empty';
import { rankOf } from './tier-chips';
import { Today } from './today';
import { Unlinked } from './unlinked';

export interface ScreenViewProps {
  readonly state: SidebarState;
  readonly ask: (request: Request) => Promise<void>;
  readonly dispatch: (action: SidebarAction) => void;
  /** Closes the sidebar. */
  readonly onClose: () => void;
}

/** From the last field that was left to the check of the form, so that going through several checks once. */
const CHECK_MS = 400;

export function ScreenView({ state, ask, dispatch, onClose }: ScreenViewProps) {
  const { status, plan, options, screen, groups, rows, form, contact, entry } = state;
  const latest = useRef(state);
  latest.current = state;
  const busy = runningOperation(state) !== null;
  const go = (to: Place) => dispatch({ type: 'go', ...to });
  const openCustomer = (customerId: string) => go({ screen: 'customer', customerId });
  const goTo = (params: ApiInput<'goTo'>) => void ask({ method: 'goTo', params });

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
  if (status.state === 'ledger') return ledgerBody(status);
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

function tableOf({ tableRange }: { readonly tableRange?: string | undefined }): ApiInput<'openPreview'> {
  return tableRange === undefined ? {} : { tableRange };
}
