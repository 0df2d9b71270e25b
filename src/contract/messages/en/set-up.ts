/** English wording of the set-up, in the sidebar and in the preview. Numbers arrive formatted, as the reader is to see them. */
import type { Shown } from '../../words';
import { plural } from './shared';

export const setUp = {
  plan: {
    summary: ({
      n,
      c,
      t,
      d,
      i,
    }: {
      readonly n: Shown;
      readonly c: Shown;
      readonly t: Shown;
      readonly d: Shown;
      readonly i: Shown;
    }) =>
      `${n} ${plural(n, 'customer', 'customers')} and ${c} ${plural(c, 'column', 'columns')} recognised. ${t} ${plural(t, 'cell', 'cells')} will be tidied, ${d} possible duplicate ${plural(d, 'group', 'groups')} found, ${i} ${plural(i, 'cell stays as it is', 'cells stay as they are')} for you to look at later.`,
    counts: ({ n, t, d, i }: { readonly n: Shown; readonly t: Shown; readonly d: Shown; readonly i: Shown }) =>
      `${n} ${plural(n, 'customer', 'customers')} · ${t} tidied · ${d} duplicate ${plural(d, 'group', 'groups')} · ${i} left as ${plural(i, 'it is', 'they are')}`,
    calm: 'Nothing has changed yet. This tab is backed up first and one click puts it back. Colleagues see the change at once.',
    customers: 'customers',
    columns: 'columns recognised',
    tidied: 'cells will be tidied',
    duplicates: 'possible duplicate groups',
    left: 'cells stay as they are',
    apply: 'Apply',
    notNow: 'Not now',
    putBack: 'Put it back',
    applying: 'Making the ledger…',
    applyingHint: 'The tab is backed up first. Please leave this window open.',
    done: ({ a, b }: { readonly a: Shown; readonly b: Shown }) => `Done. ${a} to contact today, ${b} overdue.`,
    puttingBack: 'Putting the tab back…',
    wasPutBack: 'The tab is as it was.',
  },

  before: {
    title: 'Make this sheet a ledger',
    what: ({ sheet }: { readonly sheet: string }) => `The tab “${sheet}” becomes your list of customers:`,
    steps: [
      'columns get a clear name, a format and a check',
      'phones, e-mails and dates are written one way',
      'duplicates and tiers are marked in colour',
      'your own columns and every value you typed are kept',
    ],
    showPreview: 'Show preview',
    previewOpen: 'The preview has been opened in a window over the sheet.',
    chooseTable: 'Which table holds your customers?',
    useTable: 'Use this table',
    table: ({ range, headers }: { readonly range: string; readonly headers: string }) =>
      headers === '' ? range : `${range}: ${headers}`,
    emptyTitle: 'Start an empty ledger',
    emptyText: ({ sheet }: { readonly sheet: string }) =>
      `The tab “${sheet}” is empty. It gets the columns of a ledger, lists to choose from, and a Settings tab.`,
    newTabText:
      'A new tab gets the columns of a ledger, lists to choose from, and a Settings tab. Your other tabs stay as they are.',
    sampleRows: 'With a few sample customers to try things on',
    start: 'Start',
    starting: 'Making an empty ledger…',
    insteadEmpty: 'Start an empty ledger instead',
    ledgerLanguage: 'Language of the ledger',
  },

  region: { label: 'Home region', hint: 'Phone numbers without a country code belong here.', unknown: 'Please choose' },
  firstSteps: { today: 'See today', duplicates: 'See duplicates', toCheck: 'See rows to check' },

  made: 'This sheet is a ledger now.',
  turnOnReminders: 'Turn on reminders',
};

/** What both pages that set a ledger up say beside the common wording. */
export type SetUpMessages = typeof setUp;
