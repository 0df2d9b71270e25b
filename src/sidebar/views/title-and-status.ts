/** What the sidebar's title and its status region say of a state. */
import type { ApiMethod } from '../../contract/api';
import { messages } from '../../contract/messages/current';
import { formatDay, formatNumber } from '../format';
import { runningOperation, type SidebarState } from '../sidebar-state';
import { sayIssue } from './finding';
import { progressText } from './home';
import { ownedTitle } from './owned';

/** What is asked for on the side, without a word. */
const QUIET: readonly ApiMethod[] = ['goTo', 'customer', 'checkCustomer'];

/** What the status region says, and whether work is under way. */
export function statusOf(state: SidebarState): {
  readonly text: string;
  readonly busy: boolean;
  readonly bad?: boolean;
} {
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

export function titleOf({ status, screen, today, customer, form, contact, entry, role, owner }: SidebarState): string {
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
