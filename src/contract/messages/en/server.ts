/** English wording that only the server writes: menu, toasts, notes, help texts, Settings and Log. */
import type { Shown } from '../../words';
import { plural } from './shared';

type Count = { readonly n: Shown };

export const server = {
  menu: {
    title: 'Ledgerline',
    setup: 'Make this sheet a ledger…',
    startEmpty: 'Start an empty ledger…',
    trySample: 'Try with sample data',
    openSidebar: 'Open sidebar',
    addCustomer: 'Add a customer',
    logContact: 'Log a contact',
    dueToday: 'Due today',
    checkDuplicates: 'Check duplicates',
    repair: 'Check and repair',
    refreshTiers: 'Refresh tiers',
    reminders: 'Daily reminders…',
    settings: 'Settings',
    undo: 'Undo last operation…',
    help: 'Help',
  },
  titles: {
    sidebar: 'Ledgerline',
    preview: 'Make this sheet a ledger',
  },
  toast: {
    title: 'Ledgerline',
    setup: ({ n }: Count) =>
      `Done: ${n} ${plural(n, 'customer', 'customers')}. “Undo last operation…” puts the tab back.`,
    startEmpty: 'Your ledger is ready. Type the first customer, or paste rows below the headers.',
    duplicates: ({ n }: Count) =>
      String(n) === '0' ? 'No possible duplicates.' : `${n} possible duplicate ${plural(n, 'group', 'groups')}.`,
    repair: ({ n }: Count) =>
      String(n) === '0' ? 'Everything is in order.' : `Repaired: ${n} ${plural(n, 'cell', 'cells')} changed.`,
    tiers: ({ n }: Count) =>
      String(n) === '0' ? 'Tiers are up to date.' : `${n} ${plural(n, 'tier', 'tiers')} changed.`,
    undo: ({ n }: Count) => `Undone: ${n} ${plural(n, 'cell', 'cells')} put back.`,
    onOpen: ({ today, overdue }: { readonly today: Shown; readonly overdue: Shown }) =>
      `${today} due today · ${overdue} overdue`,
  },
  tabs: {
    customers: 'Customers',
    settings: 'Settings',
    log: 'Log',
    journal: 'Journal',
    backups: 'Back-ups',
    copyOf: ({ sheet, at }: { readonly sheet: Shown; readonly at: Shown }) => `${sheet} before ${at}`,
  },
  notes: {
    automatic: 'automatic: filled in by Ledgerline',
    oldHeader: ({ header }: { readonly header: Shown }) => `Header before: ${header}`,
    tierByHand: 'Type a tier to set it by hand; empty the cell to go back to the rule.',
  },
  /** Help texts of data validations. */
  help: {
    list: 'Choose a value from the list. More values can be added in Settings.',
    listOpen: 'Usually a value from the list; other values are allowed.',
    date: 'A date, best as year-month-day: 2024-03-05.',
    phone: 'One phone number of 7 to 15 digits. Outside your region with country code: +44 20 7946 0123.',
    email: 'One e-mail address, such as anna@example.com.',
    number: 'A number, without words or units.',
  },
  settings: {
    blocks: {
      general: 'General',
      fields: 'Columns',
      lists: 'Lists',
      tiers: 'Tier rules',
      legend: 'Colours',
    },
    columns: {
      setting: 'Setting',
      value: 'Value',
      label: 'Label',
      header: 'Header in the sheet',
      oldHeader: 'Header before',
      type: 'Type',
      check: 'On a wrong value',
      tier: 'Tier',
      rule: 'Rule',
      meaning: 'Meaning',
      mark: 'Second mark',
    },
    general: {
      language: 'Language',
      region: 'Region',
      currency: 'Currency',
      phonesInternational: 'All phones with country code',
      tierScheme: 'Tier scheme',
      vipAmount: 'VIP from a total of',
    },
    types: {
      text: 'Text',
      longText: 'Long text',
      id: 'ID',
      phone: 'Phone',
      email: 'E-mail',
      date: 'Date',
      dateTime: 'Date and time',
      number: 'Number',
      money: 'Amount',
      list: 'List',
      owner: 'Person',
    },
    checks: { reject: 'refuse', warn: 'warn', none: 'allow' },
    yes: 'yes',
    no: 'no',
    tierSchemes: {
      default: 'VIP · Active · Potential · Dormant',
      value: 'High value · Regular · Potential',
      abcd: 'A · B · C · D',
      own: 'My own levels, set by hand',
    },
    legend: {
      urgent: 'Urgent',
      overdue: 'Overdue',
      today: 'Due today',
      contract: 'Contract ends within 30 days',
      rank1: 'Tier, rank 1',
      rank2: 'Tier, rank 2',
      rank3: 'Tier, rank 3',
      rank4: 'Tier, rank 4',
      duplicate: 'Possible duplicate',
      normal: 'Normal priority',
      toCheck: 'To check',
      automatic: 'Column filled in by Ledgerline',
    },
    marks: { word: 'the word', bold: 'bold', italic: 'italic', underlined: 'underlined', date: 'the date' },
  },
  log: {
    at: 'Time',
    by: 'Who',
    operation: 'Operation',
    sheet: 'Tab',
    cells: 'Cells',
    details: 'Details',
    operationId: 'Operation ID',
  },
  duplicateGroup: ({ n }: Count) => `Dup ${n}`,
};
