/** English wording of the sidebar. Numbers arrive formatted, as the reader is to see them. */
import type { Shown } from '../../words';
import { basics } from './basics';
import { setUp } from './set-up';
import { duplicateReasons, operations, plural } from './shared';

type Count = { readonly n: Shown };
type Amount = { readonly amount: string };
type Parts = { readonly done: Shown; readonly of: Shown };

export const messages = {
  ...basics,
  ...setUp,
  operations,
  duplicateReasons,

  home: {
    customers: ({ n }: Count) => `${n} ${plural(n, 'customer', 'customers')}`,
    tiers: 'Tiers',
    noTiers: 'No tiers yet: there are no orders or contact dates to judge by.',
    dates: 'Follow-ups',
    dueToday: ({ n }: Count) => `${n} to contact today`,
    overdue: ({ n }: Count) => `${n} overdue`,
    nothingDue: 'Nobody is due today.',
    attention: 'To look at',
    duplicates: 'Possible duplicates',
    toCheck: 'Rows to check',
    none: 'none',
    actions: 'Keep in order',
    checkDuplicates: 'Check duplicates',
    checkDuplicatesHint: 'Marks the same phone, e-mail or name and company',
    repair: 'Check and repair',
    repairHint: 'Puts formats, checks and IDs right',
    refreshTiers: 'Refresh tiers',
    refreshTiersHint: 'Judges orders and contacts as of today',
    lastOperation: 'Last operation',
    cells: ({ n }: Count) => `${n} ${plural(n, 'cell', 'cells')}`,
    by: ({ who }: { readonly who: string }) => `by ${who}`,
    undo: 'Undo…',
    version: ({ version }: { readonly version: string }) => `Ledgerline ${version}`,
  },

  working: {
    'check-duplicates': 'Checking duplicates…',
    'check-part': ({ done, of }: Parts) => `Checking duplicates: ${done} of ${of} parts done…`,
    repair: 'Checking and repairing…',
    'refresh-tiers': 'Refreshing tiers…',
    undo: 'Undoing…',
  },

  results: {
    setup: setUp.made,
    'start-empty': 'Your ledger is ready.',
    repair: ({ n }: Count) =>
      String(n) === '0' ? 'Everything is in order.' : `In order again: ${n} ${plural(n, 'cell', 'cells')} changed.`,
    'check-duplicates': ({ n }: Count) =>
      String(n) === '0' ? 'No possible duplicates.' : `${n} possible duplicate ${plural(n, 'group', 'groups')}.`,
    'refresh-tiers': ({ n }: Count) =>
      String(n) === '0' ? 'All tiers are up to date.' : `${n} ${plural(n, 'tier', 'tiers')} changed.`,
    undo: ({ n }: Count) => `Undone: ${n} ${plural(n, 'cell', 'cells')} put back.`,
    add: 'Customer added.',
    edit: 'Changes saved.',
    'log-contact': 'Written down.',
    'add-purchase': 'Purchase written down.',
    'add-opportunity': 'Opportunity written down.',
    'add-feedback': 'Feedback written down.',
    import: ({ n }: Count) => `${n} ${plural(n, 'row', 'rows')} added.`,
    'link-rows': ({ n }: Count) => `${n} ${plural(n, 'row', 'rows')} given to their customers.`,
    'take-notes': 'Plans made of the notes.',
    'plan-contacts': ({ left }: { readonly left: Shown }) =>
      String(left) === '0'
        ? 'The next contacts are planned.'
        : `Planned, but for ${left}: planned by somebody else by now, gone, or not to be written over.`,
    merge: ({ n }: Count) => `Merged: ${n} ${plural(n, 'row', 'rows')} moved to Recycle.`,
    recover: 'An interrupted operation has been put right.',
  },

  undo: {
    title: 'Undo the last operation?',
    putBackTitle: 'Put the sheet back?',
    what: ({ operation, at }: { readonly operation: string; readonly at: string }) => `${operation}, ${at}.`,
    effect: ({ n }: Count) =>
      `${n} ${plural(n, 'cell goes', 'cells go')} back to what ${plural(n, 'it was', 'they were')}, with formats, checks and notes.`,
    later: 'Cells that somebody has edited since keep the edit.',
    setup: 'Columns that were added go, columns that were renamed get their old name back.',
    confirm: 'Undo',
  },

  duplicates: {
    title: 'Possible duplicates',
    intro: 'Press a name to go to its row.',
    none: 'No possible duplicates.',
    review: 'Review and merge…',
    reasonSeparator: ', ',
  },

  toCheck: {
    title: 'Rows to check',
    intro:
      'Press a name to go to its row. A row leaves this list when it has been corrected and “Check and repair” has run.',
    none: 'Nothing to check.',
  },

  tabs: { label: 'Parts of the ledger', today: 'Today', customer: 'Customer', add: 'Add', home: 'Check' },

  today: {
    title: ({ date }: { readonly date: string }) => `Today, ${date}`,
    whose: 'Whose customers',
    all: 'All',
    mine: 'Mine',
    sections: {
      overdue: 'Overdue',
      today: 'Today',
      escalated: 'Missed follow-ups',
      contract: 'Contracts ending',
      birthday: 'Birthdays',
      anniversary: 'Anniversaries',
      silence: 'Long silence',
      duplicate: 'New possible duplicates',
      review: 'To review',
    },
    nothing: 'Nothing is due today.',
    unplanned: 'No follow-up dates yet. Plan the next contact for your 10 most important customers?',
    plan: 'Plan them…',
    unplannedHint: 'You can also type a date in the column “Next follow-up”, or log a contact.',
    urgent: 'URGENT',
    next: ({ step }: { readonly step: string }) => `Next: ${step}`,
    done: 'Done',
    doneWith: ({ name }: { readonly name: string }) => `Done: ${name}`,
    more: ({ n }: Count) => `${n} more`,
    withoutOwner: ({ n }: Count) => `${n} ${plural(n, 'customer', 'customers')} without an owner`,
  },

  customer: {
    title: 'Customer',
    follow: 'Follow the selected row',
    pick: 'Show the selected row',
    none: 'Select a row with a customer in the sheet, and it is shown here.',
    logContact: 'Log a contact',
    edit: 'Edit',
    goTo: 'Go to row',
    previous: 'Previous customer',
    next: 'Next customer',
    plan: 'Next follow-up',
    noPlan: 'Nothing planned.',
    noReason: 'Not judged yet.',
    lastContact: ({ date }: { readonly date: string }) => `Last contact: ${date}`,
    details: 'Details',
    timeline: 'Timeline',
    latest: ({ n, total }: { readonly n: Shown; readonly total: Shown }) => `The latest ${n} of ${total}`,
    noTimeline: 'Nothing written down yet.',
    roles: { followUps: 'Contact', purchases: 'Purchase', opportunities: 'Opportunity', feedback: 'Feedback' },
    deals: 'Open opportunities',
    closes: ({ date }: { readonly date: string }) => `closes ${date}`,
    money: 'Purchases',
    orders: ({ n }: Count) => `${n} ${plural(n, 'order', 'orders')}`,
    total: ({ amount }: Amount) => `${amount} in all`,
    outstanding: ({ amount }: Amount) => `${amount} due and not received`,
    outstandingLater: ({ amount }: Amount) => `${amount} due later`,
    unread: ({ n }: Count) => `${n} without an amount that can be added up`,
    beyond: 'too much to add up exactly',
  },

  form: {
    addTitle: 'Add a customer',
    editTitle: ({ name }: { readonly name: string }) => `Edit ${name}`,
    required: 'A name or a company is needed.',
    kept: 'Kept as it is: a formula, formatted text, or filled in by Ledgerline.',
    stored: ({ value }: { readonly value: string }) => `Will be saved as ${value}`,
    storedEmpty: 'Will be saved as an empty cell.',
    /** What is wrong with a field, and what to do. */
    finding: ({ what, todo }: { readonly what: string; readonly todo: string }) =>
      `${what.charAt(0).toUpperCase()}${what.slice(1)}. ${todo}`,
    notChosen: 'Not chosen',
    save: 'Save',
    saveAnyway: 'Save anyway',
    saving: 'Saving…',
    wrong: ({ n }: Count) => `Not saved: ${n} ${plural(n, 'field needs', 'fields need')} a look.`,
    openOther: 'Open the other one',
    openOtherNamed: ({ name }: { readonly name: string }) => `Open the other one: ${name}`,
    sharedPhone: ({ name }: { readonly name: string }) => `Same phone as ${name}`,
    otherOf: ({ owner }: { readonly owner: string }) => (owner === '' ? 'Another customer' : `A customer of ${owner}`),
    changedTitle: 'Somebody else has changed this customer',
    changedHint: 'What you typed is still here.',
    theirs: ({ value }: { readonly value: string }) => `In the sheet now: ${value}`,
    yours: ({ value }: { readonly value: string }) => `You typed: ${value}`,
    empty: 'empty',
    takeTheirs: 'Take what is in the sheet',
    keepMine: 'Save what I typed',
  },

  leave: {
    title: 'Leave without saving?',
    text: 'What you typed here has not been saved.',
    stay: 'Keep editing',
    discard: 'Discard',
  },

  entry: {
    titles: {
      purchases: ({ name }: { readonly name: string }) => `Purchase of ${name}`,
      opportunities: ({ name }: { readonly name: string }) => `Opportunity with ${name}`,
      feedback: ({ name }: { readonly name: string }) => `Feedback from ${name}`,
    },
    own: 'An own value…',
    ownOf: ({ label }: { readonly label: string }) => `${label}: own value`,
  },

  contact: {
    title: ({ name }: { readonly name: string }) => `Contact with ${name}`,
    kind: 'Kind',
    channel: 'Channel',
    outcome: 'Outcome',
    note: 'Note',
    nextDate: 'Next contact on',
    nextDateHint: 'Proposed from the outcome. Empty: nothing planned.',
    nextStep: 'Next step',
    nextChannel: 'Next channel',
    openPlan: ({ step }: { readonly step: string }) => `Planned: ${step}`,
    plan: ({ date, step }: { readonly date: string; readonly step: string }) =>
      [date, step].filter((text) => text !== '').join(', '),
    done: 'Plan that is done with this',
    noneDone: 'None of them: all plans stay',
  },

  planning: {
    title: 'Plan the next contacts',
    intro:
      'The most important first: starred, then by tier, priority and total spent. The days are the coming working days; whoever was contacted lately comes later.',
    date: 'Next contact on',
    step: 'Next step',
    apply: ({ n }: Count) => `Plan ${n} ${plural(n, 'contact', 'contacts')}`,
    nobody: 'There is nobody to plan: every customer has a date, or is not to be contacted.',
  },

  owned: {
    title: 'My customers',
    titleOf: ({ owner }: { readonly owner: string }) => `Customers of ${owner}`,
    titleNobody: 'Customers without an owner',
    open: 'My customers…',
    owner: 'Owner',
    nobody: 'Without an owner',
    choice: ({ owner, n }: { readonly owner: string; readonly n: Shown }) => `${owner} (${n})`,
    unknown:
      'Which customers are yours is not known here. Choose an owner; with your address beside your name in the Team table of Settings, yours come up by themselves.',
    intro: 'Overdue first, then due today, then by tier. In a customer, J and K go on in this list.',
    none: 'No customers.',
    first: ({ n, total }: { readonly n: Shown; readonly total: Shown }) => `The first ${n} of ${total}.`,
    tab: 'A tab with these customers',
    tabHint: 'It follows the ledger by a formula and copies nothing. Changes are made in Customers.',
    tabMade: ({ name }: { readonly name: string }) => `The tab “${name}” has been made.`,
    tabThere: ({ name }: { readonly name: string }) => `The tab “${name}” is there already.`,
    /** Of a list that is gone through. */
    walk: ({ i, n }: { readonly i: Shown; readonly n: Shown }) => `Back to the list · ${i} of ${n}`,
  },

  importing: {
    title: 'Take over a list',
    open: 'Take over a list…',
    hint: 'Contacts, orders, opportunities or feedback from another tab',
    intro:
      'A list in another tab of this spreadsheet is added to the ledger, each row to its customer. The list itself stays as it is.',
    noTabs:
      'There is no other tab. Bring your list into one, by File › Import or by pasting it, then press “Read again” at the top.',
    tab: 'Tab with the list',
    role: 'What it holds',
    roles: { followUps: 'Contacts', purchases: 'Orders', opportunities: 'Opportunities', feedback: 'Feedback' },
    linked: ({ n }: Count) => `${n} new ${plural(n, 'row', 'rows')}, each with its customer`,
    unlinked: ({ n }: Count) => `${n} new ${plural(n, 'row', 'rows')} without a customer; the name in the list is kept`,
    same: ({ n }: Count) => `${n} ${plural(n, 'row is', 'rows are')} there already`,
    different: ({ n }: Count) => `${n} ${plural(n, 'row is', 'rows are')} there with another content, which stays`,
    ownNotes: 'Notes in the list of customers',
    ownNotesHint:
      'Choose the column whose notes are to become contacts, one for each date in them. The column itself stays as it is.',
    ownColumn: 'Column with the notes',
    logCells: ({ n }: Count) => `Running notes in ${n} ${plural(n, 'cell', 'cells')} are cut at their dates`,
    logUndated: ({ n }: Count) =>
      `${n} ${plural(n, 'cell has', 'cells have')} no date in ${plural(n, 'it', 'them')} and ${plural(n, 'stays', 'stay')} out`,
    yearless: 'Dates without a year are read so',
    readAs: ({ written, date }: { readonly written: string; readonly date: string }) => `“${written}”: ${date}`,
    unreadable: 'not certain',
    problems: 'To look at',
    unknown: 'Names that tell no customer, or several',
    unknownHint:
      'Nobody in the ledger is called so, or several are. Add or merge these customers first and look again; or type the customer ID into the rows afterwards.',
    columns: 'What the columns are',
    /** Of a column without a header. */
    column: ({ n }: Count) => `Column ${n}`,
    leaveOut: 'Not taken over',
    times: ({ n, what }: Count & { readonly what: string }) => `${n} × ${what}`,
    rival: ({ label, header, other }: { readonly label: string; readonly header: string; readonly other: string }) =>
      `${label} is taken from “${header}”, not from “${other}”`,
    multiplied: 'The list has no amounts: they are quantity times unit price',
    taken: ({ label, header }: { readonly label: string; readonly header: string }) => `${label} (now “${header}”)`,
    apply: ({ n }: Count) => `Add ${n} ${plural(n, 'row', 'rows')}`,
    adding: 'Adding the rows…',
    totals: 'Totals, tiers and stages follow when they are refreshed: every night where reminders are on, or now.',
    again: 'Another list',
  },

  unlinked: {
    title: 'Rows without a customer',
    open: 'Rows without a customer…',
    hint: 'Orders, contacts and the like that belong to nobody in the ledger',
    intro:
      'These rows belong to nobody in the ledger, so they are in nobody’s totals. Say whose they are; what stands in them stays.',
    none: 'Every row belongs to a customer.',
    rows: ({ n, first }: Count & { readonly first: Shown }) =>
      `${n} ${plural(n, 'row', 'rows')}, ${String(n) === '1' ? '' : 'the first in '}row ${first}`,
    giveAll: ({ n }: Count) => `Give ${n} rows to those who are called so`,
    giveTo: ({ name, id }: { readonly name: Shown; readonly id: Shown }) => `Give to ${name} (${id})`,
    add: 'Add this customer',
    customerId: 'Another customer’s ID',
    give: 'Give',
    more: ({ n }: Count) => `${n} more names; they come once these are settled.`,
    giving: 'Giving the rows to their customers…',
  },

  reminders: {
    title: 'Daily reminders',
    open: 'Daily reminders…',
    what: ({ from, to }: { readonly from: Shown; readonly to: Shown }) =>
      `One mail to your team between ${from} and ${to}; nothing due, no mail; reminders never go to customers.`,
    turnOn: setUp.turnOnReminders,
    turnOff: 'Turn off reminders',
    states: {
      on: 'Reminders are on',
      off: 'Reminders are off',
      elsewhere: 'Switched on from another account',
      broken: 'Reminders have stopped',
    },
    stateHints: {
      on: 'The hourly trigger is there.',
      off: 'No mail is sent.',
      elsewhere: 'Only the person who switched them on can change or stop them.',
      broken: 'The hourly trigger is gone. Turn reminders on again.',
    },
    by: ({ who }: { readonly who: string }) => `Account: ${who}`,
    hour: 'Arrives between',
    weekdaysOnly: 'Weekdays only',
    weekdaysOnlyHint: 'Friday’s mail then holds Saturday and Sunday as well.',
    lastRun: 'Last run',
    never: 'not yet',
    late: 'That is more than 26 hours ago: the trigger may have been stopped.',
    waiting: 'Mails waiting',
    quota: 'Mails left today',
    unknown: 'not known',
    recipients: 'Goes to',
    managerHint:
      'Give somebody the role “Manager” in the Team table of Settings, and they are told of new duplicates and of follow-ups missed for 5 days.',
    mails: 'Mails that need a look',
    mailStates: {
      due: 'not sent yet',
      unconfirmed: 'nobody knows whether it was sent',
      failed: 'could not be sent',
    },
    mail: ({ day, items }: { readonly day: string; readonly items: Shown }) =>
      `${day} · ${items} ${plural(items, 'entry', 'entries')}`,
    wasSent: 'It was sent',
    sendAgain: 'Send again',
    isOff: 'What is off',
    goesOn: 'Everything else works without it.',
    copy: 'This file is a copy. The reminders of the original are not sent from here; turn them on for the copy if you want them.',
  },

  help: {
    title: 'Help',
    sections: [
      {
        title: 'What it does',
        text: 'Ledgerline turns a list of customers into a ledger: named columns, checks when typing, duplicates and tiers in colour. Everything stays in your spreadsheet; nothing is sent anywhere.',
      },
      {
        title: 'What it never does',
        text: 'It deletes nothing and guesses nothing. A value it cannot read stays as it is, and the column “To check” says why.',
      },
      {
        title: 'Day to day',
        text: 'Sort, filter, rename, move and insert as you like. Columns are found by their header, customers by their ID. After larger changes run “Check and repair”.',
      },
      {
        title: 'Tiers',
        text: 'Tiers follow the rules in the Settings tab. A tier typed by hand stays as you typed it.',
      },
      {
        title: 'Going back',
        text: '“Undo” takes back the last operation; cells edited since keep the edit. Before the set-up the tab is copied as well.',
      },
    ],
  },
};

export type PageMessages = typeof messages;
