/** English wording of the preview. Numbers arrive formatted, as the reader is to see them. */
import type { Shown } from '../../words';
import { plural } from './shared';

type Count = { readonly n: Shown };

export const preview = {
  tabs: { columns: 'Columns', rows: 'Before and after', left: 'To look at' },
  tabsLabel: 'Parts of the preview',
  updating: 'Updating the preview…',
  columnTable: {
    caption: 'Columns of the sheet and what they become',
    column: 'Column in your sheet',
    becomes: 'Becomes',
    why: 'How sure',
    tidied: 'Tidied',
    left: 'Left',
  },
  noHeader: 'no header',
  mapLabel: ({ column, header }: { readonly column: string; readonly header: string }) =>
    `Column ${column}, ${header}: becomes`,
  leaveAlone: 'Stays as it is',
  parts: 'Part of a name or address',
  fields: 'Columns of the ledger',
  taken: ({ label, column }: { readonly label: string; readonly column: string }) => `${label} (now column ${column})`,
  renamed: 'renamed',
  confidence: { sure: 'Sure', likely: 'Likely', unsure: 'Please check', none: 'Not used' },
  reasons: {
    label: 'header is the same word',
    alias: 'header means the same',
    'label-part': 'header contains the word',
    values: 'values look like it',
    'label-and-values': 'header and values agree',
    'group-header': 'from the header above',
    chosen: 'chosen by you',
    position: 'from its place in the sheet',
    none: 'nothing like it in a ledger',
    'values-say-nothing': 'header and values say nothing',
    taken: 'another column fits better',
  },
  options: {
    title: 'Choices',
    language: 'Language of the ledger',
    currency: 'Currency',
    columns: 'Columns and values',
    standardNames: 'Standard column names',
    standardNamesHint: 'The old name is kept in the header’s note.',
    phonesInternational: 'All phones with country code',
    phonesInternationalHint: 'Else only those from other countries.',
    unmerge: 'Split merged cells',
    unmergeHint: 'Each cell gets the value of its block.',
    additions: 'Columns to add',
    additionsHint: 'At the right of yours.',
    moreAdditions: ({ n }: Count) => `${n} more ${plural(n, 'column', 'columns')}`,
    needed: 'always',
    noAdditions: 'All columns are there already.',
    tiers: 'Tiers',
    tierScheme: 'Scheme',
    schemes: {
      default: 'VIP · Active · Potential · Dormant',
      value: 'High value · Regular · Potential',
      abcd: 'A · B · C · D',
      own: 'My own levels',
    },
    schemeHints: {
      default: 'By total spent, last order and last contact.',
      value: 'By total spent and whether the customer has bought.',
      abcd: 'The top 20 % by total spent, the next 30 %, other buyers, the rest.',
      own: 'The levels in your sheet stay as typed; no rule changes them.',
    },
  },
  rowsView: {
    caption: 'Sample rows, before and after',
    show: 'Show',
    both: 'Both',
    before: 'Before',
    after: 'After',
    rowNumber: 'Row',
    legend: 'changed',
    legendIssue: 'left as it is, to look at',
    empty: 'The table has headers but no rows yet.',
    wasBefore: 'before:',
    isAfter: 'after:',
    blank: 'empty',
  },
  leftView: {
    nothing: 'Nothing: every value could be read.',
    notes: 'About the sheet',
    values: 'Values that stay as they are',
    skipped: ({ n }: Count) => `${n} ${plural(n, 'row is', 'rows are')} left out: blank, title or total.`,
  },
  seeLedger: 'Show the ledger',
};

/** What the preview says beside the common wording and that of the set-up. */
export type PreviewMessages = typeof preview;
