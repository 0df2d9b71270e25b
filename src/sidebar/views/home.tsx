/** The sidebar of a ledger: how it stands, what needs a look, what can be done. */
import type { ApiMethod } from '../../contract/api';
import type { OperationSummary } from '../../contract/api/basics';
import type { LedgerStatus } from '../../contract/api/ledger';
import { messages } from '../../contract/messages/current';
import { formatMoment, formatNumber } from '../format';
import type { Screen, SidebarState } from '../sidebar-state';
import { Button } from './button';
import { Findings } from './finding';
import { Icon, type IconName } from './icon';
import { TierChips } from './tier-chips';

export interface HomeProps {
  readonly status: LedgerStatus;
  readonly busy: boolean;
  readonly onOpen: (screen: Screen) => void;
  readonly onRun: (method: 'checkDuplicates' | 'repair' | 'refreshTiers') => void;
  readonly onUndo: () => void;
  /** The sheet has just become a ledger: what to do first. */
  readonly isNew: boolean;
}

/** Whether the operation made the ledger, so that undoing it means putting the sheet back. */
export function madeLedger(operation: OperationSummary): boolean {
  return operation.operation === 'setup' || operation.operation === 'start-empty';
}

function FollowUps({ status }: { readonly status: LedgerStatus }) {
  const words = messages.home;
  return (
    <section>
      <h2>{words.dates}</h2>
      {status.overdue + status.dueToday === 0 && <p class="calm">{words.nothingDue}</p>}
      <ul class="due">
        {status.overdue > 0 && <li class="overdue">{words.overdue({ n: formatNumber(status.overdue) })}</li>}
        {status.dueToday > 0 && <li class="today">{words.dueToday({ n: formatNumber(status.dueToday) })}</li>}
      </ul>
    </section>
  );
}

/** A list that can be opened while it holds something. */
export function AttentionRow(props: {
  readonly text: string;
  readonly count: number;
  readonly kind: string;
  readonly onOpen: () => void;
}) {
  const { text, count, kind, onOpen } = props;
  if (count === 0) {
    return (
      <li class="row nothing">
        <span>{text}</span> <span>{messages.home.none}</span>
      </li>
    );
  }
  return (
    <li>
      <Button class="row" onClick={onOpen}>
        <span>{text}</span> <span class={`badge ${kind}`}>{formatNumber(count)}</span>
        <Icon name="forward" />
      </Button>
    </li>
  );
}

const ACTIONS: readonly { readonly method: 'checkDuplicates' | 'repair' | 'refreshTiers'; readonly icon: IconName }[] =
  [
    { method: 'checkDuplicates', icon: 'duplicates' },
    { method: 'repair', icon: 'repair' },
    { method: 'refreshTiers', icon: 'tiers' },
  ];

function LastOperation(props: {
  readonly operation: OperationSummary;
  readonly busy: boolean;
  readonly onUndo: () => void;
}) {
  const { operation, busy, onUndo } = props;
  const words = messages.home;
  const details = [
    formatMoment(operation.at),
    words.cells({ n: formatNumber(operation.cells) }),
    ...(operation.by === '' ? [] : [words.by({ who: operation.by })]),
  ];
  return (
    <section>
      <h2>{words.lastOperation}</h2>
      <div class="card last">
        <p>
          <strong>{messages.operations[operation.operation]}</strong>
          <span class="hint">{details.join(' · ')}</span>
        </p>
        <Button onClick={onUndo} waiting={busy}>
          <Icon name="undo" />
          {madeLedger(operation) ? messages.plan.putBack : words.undo}
        </Button>
      </div>
    </section>
  );
}

function FirstSteps({ status, busy, onOpen, onUndo }: HomeProps) {
  const { firstSteps, plan, reminders } = messages;
  return (
    <div class="buttons">
      <Button onClick={() => onOpen('today')}>{firstSteps.today}</Button>
      {status.duplicateGroups > 0 && <Button onClick={() => onOpen('duplicates')}>{firstSteps.duplicates}</Button>}
      <Button onClick={() => onOpen('reminders')}>{reminders.turnOn}</Button>
      <Button onClick={onUndo} waiting={busy}>
        {plan.putBack}
      </Button>
    </div>
  );
}

export function Home(props: HomeProps) {
  const { status, busy, onOpen, onRun, onUndo } = props;
  const words = messages.home;
  const hasTiers = status.tiers.some(({ label, count }) => label !== '' && count > 0);
  return (
    <>
      {props.isNew && <FirstSteps {...props} />}
      {status.notes.length > 0 && (
        <section class="card notes">
          <Findings issues={status.notes} />
        </section>
      )}
      <section>
        <h2>{words.tiers}</h2>
        {hasTiers ? <TierChips tiers={status.tiers} bar /> : <p class="calm">{words.noTiers}</p>}
      </section>
      <FollowUps status={status} />
      <section>
        <h2>{words.attention}</h2>
        <ul class="rows card">
          <AttentionRow
            text={words.duplicates}
            count={status.duplicateGroups}
            kind="duplicate"
            onOpen={() => onOpen('duplicates')}
          />
          <AttentionRow text={words.toCheck} count={status.toCheck} kind="to-check" onOpen={() => onOpen('to-check')} />
        </ul>
      </section>
      <section>
        <h2>{words.actions}</h2>
        <ul class="rows card">
          {ACTIONS.map(({ method, icon }) => (
            <li key={method}>
              <Button class="row action" onClick={() => onRun(method)} waiting={busy}>
                <Icon name={icon} />
                <span>
                  {words[method]}
                  <span class="hint">{words[`${method}Hint`]}</span>
                </span>
              </Button>
            </li>
          ))}
          <li>
            <Button class="row action" onClick={() => onOpen('import')}>
              <Icon name="table" />
              <span>
                {messages.importing.open}
                <span class="hint">{messages.importing.hint}</span>
              </span>
            </Button>
          </li>
          <li>
            <Button class="row action" onClick={() => onOpen('unlinked')}>
              <Icon name="user" />
              <span>
                {messages.unlinked.open}
                <span class="hint">{messages.unlinked.hint}</span>
              </span>
            </Button>
          </li>
          <li>
            <Button class="row action" onClick={() => onOpen('reminders')}>
              <Icon name="mail" />
              <span>{messages.reminders.open}</span>
            </Button>
          </li>
        </ul>
      </section>
      {status.lastOperation && <LastOperation operation={status.lastOperation} busy={busy} onUndo={onUndo} />}
    </>
  );
}

/** What is said while an operation is at work. */
export function progressText(method: ApiMethod, checked: SidebarState['checked']): string {
  const texts: Partial<Record<ApiMethod, string>> = {
    applySetup: messages.plan.applying,
    startEmpty: messages.before.starting,
    checkDuplicates:
      checked === null
        ? messages.working['check-duplicates']
        : messages.working['check-part']({ done: formatNumber(checked.done), of: formatNumber(checked.of) }),
    repair: messages.working.repair,
    refreshTiers: messages.working['refresh-tiers'],
    undo: messages.working.undo,
    saveCustomer: messages.form.saving,
    logContact: messages.form.saving,
    addEntry: messages.form.saving,
    planContacts: messages.form.saving,
    importEntries: messages.importing.adding,
    linkRows: messages.unlinked.giving,
  };
  return texts[method] ?? messages.common.working;
}
