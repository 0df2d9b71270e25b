/** English wording of findings, by theme: a page takes along the themes that it can show. */
import type { IssueFrame, IssueWordsOf, Shown } from '../../words';
import { plural } from './shared';

/** A text of the sheet in quotation marks after a space, or nothing. */
const named = (text: Shown | undefined): string => (text === undefined || text === '' ? '' : ` “${text}”`);

export const labelled: IssueFrame['labelled'] = ({ label, what }) => `${label}: ${what}`;
export const separator = '; ';

export const cells: IssueWordsOf<'cells'> = {
  'phone-invalid': {
    what: 'not a phone number',
    todo: 'Correct the number; until then it stays as it was typed.',
  },
  'phone-several': {
    what: 'more than one number',
    todo: 'Keep one number here and move the others to a second phone column or to the remarks.',
  },
  'phone-damaged': {
    what: 'digits of the number are lost',
    todo: 'The spreadsheet rounded it, as in 1.38E+10. Type it again from its source; the digits cannot be worked out.',
  },
  'phone-region-unclear': {
    what: 'country of the number unclear',
    todo: 'Put the country code before it, such as +86, or choose the region in Settings.',
  },
  'phone-area-code-missing': {
    what: 'area code missing',
    todo: 'Put the area code before it, so that the number can be dialled from anywhere.',
  },
  'email-invalid': {
    what: 'not an e-mail address',
    todo: 'Correct the address; until then it stays as it was typed.',
  },
  'email-several': {
    what: 'more than one address',
    todo: 'Keep one address here and move the others to the remarks.',
  },
  'date-unclear': {
    what: 'cannot be read as one certain date',
    todo: 'Type it as year-month-day, such as 2024-03-05.',
  },
  'date-impossible': {
    what: 'no such date',
    todo: 'Correct the date; until then it stays as it was typed.',
  },
  'date-year-missing': {
    what: 'year missing',
    todo: 'Add the year, such as 2024-03-05.',
  },
  'number-invalid': {
    what: 'not a plain amount in the ledger’s currency',
    todo: 'Type digits only; put words and units into the remarks.',
  },
  'number-damaged': {
    what: 'digits of the number are lost',
    todo: 'The spreadsheet rounded it. Type it again from its source; the digits cannot be worked out.',
  },
  'list-unknown': {
    what: ({ value }) => `not in the list${named(value)}`,
    todo: 'Choose a value from the list, or add this one to the list in Settings.',
  },
  'text-invisible-characters': {
    what: 'invisible characters',
    todo: 'Type the text again without copying it; until then it stays as it is.',
  },
  'required-missing': {
    what: 'name missing',
    todo: 'Fill in the customer or the company.',
  },
  'id-repeated': {
    what: 'same customer ID as another row',
    todo: 'Run “Check and repair”; the copied row gets an ID of its own.',
  },
  'left-formula': {
    what: 'left as it is: a formula',
    todo: 'Nothing needs doing. To have it tidied, replace the formula by its value.',
  },
  'left-rich-text': {
    what: 'left as it is: a link or formatted text',
    todo: 'Nothing needs doing. To have it tidied, replace it by plain text.',
  },
  'left-mixed-column': {
    what: 'left as it is: too many formulas, links or unreadable cells in the column',
    todo: 'Put the formulas or links into a column of their own, then run “Check and repair”.',
  },
  'left-for-later': {
    what: 'not put right yet: too many single cells at once',
    todo: 'Run “Check and repair” once more; the hourly job goes on by itself.',
  },
  'cell-error': {
    what: ({ value }) => `shows an error${named(value)}`,
    todo: 'Correct the formula, or type the value.',
  },
};

export const history: IssueWordsOf<'history'> = {
  'currency-other': {
    what: ({ value }) => `${named(value)} is not in the ledger’s currency`,
    todo: 'It is left out of all sums. Type the amount in the ledger’s currency; the original may stand in the remarks.',
  },
  'score-beyond-scale': {
    what: 'the score is not on its scale',
    todo: 'Correct the score, or say in the column Scale what it is out of.',
  },
  'customer-unknown': {
    what: ({ value }) => `${named(value)} is no customer of this ledger`,
    todo: 'Type the customer ID of whose row it is, or add the customer first.',
  },
  'customer-ambiguous': {
    what: ({ value }) => `${named(value)}: several customers fit`,
    todo: 'Type the customer ID of whose row it is.',
  },
  'customer-differs': {
    what: ({ value }) => `${named(value)} has another name, phone or e-mail in the ledger`,
    todo: 'Look whether it is the right customer, and change the customer ID if not.',
  },
  'order-cancelled': {
    what: ({ value }) => `${named(value)} was cancelled or refunded in full, or is a draft or quote`,
    todo: 'It was left out. Add it by hand if it counts after all.',
  },
  'total-repeated': {
    what: ({ value }) => `The total of${named(value)} stands in each of its rows`,
    todo: 'It is counted once, in the first of them.',
  },
  'total-unclear': {
    what: ({ value, rows, amount, total }) =>
      `The ${rows ?? ''} rows of${named(value)} say ${amount ?? ''} each: counted as ${total ?? ''}`,
    todo: 'If that is the total of the order, empty the amount in all its rows but one.',
  },
  'order-unpaid': {
    what: ({ value }) => `${named(value)} is not paid yet`,
    todo: 'It counts as a sale. Type into its row what has been received.',
  },
  'order-paid-in-part': {
    what: ({ value }) => `${named(value)} is paid in part`,
    todo: 'Where Received is empty, type what has been received; until then it counts as paid.',
  },
  'word-replaced': {
    what: ({ value, word }) => `${named(value)} was written as “${word ?? ''}”, the ledger’s own word`,
    todo: 'Choose another in its row if that is not what it means.',
  },
  'plan-overtaken': {
    what: 'a plan before a later contact counts as done',
    todo: 'Empty Closed in its row if it is still open.',
  },
  'log-without-date': {
    what: 'running notes without any date stay where they are',
    todo: 'Write a date before each entry, and take them over again.',
  },
  'log-year-beside': {
    what: ({ value }) => `${named(value)} has no year; that of the entry beside it was taken`,
    todo: 'Look at the first of them, and correct the date in the row if it is another.',
  },
  'log-date-unread': {
    what: ({ value }) => `${named(value)} could be several days`,
    todo: 'The entry is kept without a date. Type it in its row.',
  },
  'total-row': { what: ({ value }) => `${named(value)} sums up other rows`, todo: 'It was left out.' },
  'order-in-opening': {
    what: ({ value }) => `${named(value)} lies in the time that an opening row sums up already`,
    todo: 'It may count twice. Delete the customer’s opening row where this list holds all earlier orders, else this order.',
  },
  'entry-differs': {
    what: ({ value }) => `${named(value)} is there already, with another content`,
    todo: 'Nothing was changed. Look at both and correct the row in the ledger by hand.',
  },
  'amount-missing': {
    what: 'an order without an amount',
    todo: 'Type what it came to; until then it counts as an order and is in no sum.',
  },
  'date-to-come': {
    what: 'a date that is still to come',
    todo: 'It is counted. Correct the date where it is a slip.',
  },
  'total-replaced': {
    what: 'what was typed has given way to the sum of Purchases',
    todo: 'Correct the rows in Purchases. “Undo last operation…” brings back what was typed.',
  },
  'total-without-rows': {
    what: 'typed, and without a row in Purchases',
    todo: 'It stays as it is. Add a row in Purchases for it to be summed with later orders.',
  },
  'list-not-understood': {
    what: 'No column of this list tells whose rows they are, or what happened.',
    todo: 'Give its columns plain headers, such as Customer ID, Date and Amount, and try again.',
  },
  'linked-tab-missing': {
    what: 'The tab that this goes into is missing.',
    todo: 'Press “Save” again: the tab is made first. What you typed stays here.',
  },
  'linked-column-missing': {
    what: ({ sheet, header }) => `The tab${named(sheet)} lacks a column${named(header)}.`,
    todo: 'If it has another name now, give it back the old one. If it is gone, undo that, or press “Check and repair”, which adds an empty one. What you typed stays here.',
  },
  'entry-empty': {
    what: 'there is nothing to write down yet',
    todo: 'Fill in what it was about, or the amount or score.',
  },
  'vip-amount-found': {
    what: ({ value }) => `VIP is from a total of ${value ?? ''}.`,
    todo: 'It was worked out once, from all totals. Change it in Settings; empty, nobody is VIP.',
  },
};

export const setUp: IssueWordsOf<'setUp'> = {
  'sheet-empty': {
    what: 'This sheet is empty.',
    todo: 'Start an empty ledger here, or open the sheet that holds your customers.',
  },
  'no-table': {
    what: 'No table of customers was found in this sheet.',
    todo: 'A table needs a row of headers within the first 20 rows and its customers below. Select the table’s cells and try again.',
  },
  'several-tables': {
    what: 'This sheet holds several tables.',
    todo: 'Choose the one with your customers.',
  },
  'not-customers': {
    what: ({ rows, customers }) =>
      `This looks like a list of orders, visits, calls or payments: ${rows === undefined || customers === undefined ? 'the same customers come back on many rows' : `${rows} rows, but only ${customers} different customers`}.`,
    todo: 'Open the sheet with one row per customer and make that one the ledger. This list has not been touched.',
  },
  'no-name-column': {
    what: 'No column holds the customer’s name or company.',
    todo: 'Choose in the preview which column is the customer.',
  },
  'header-blank': {
    what: ({ column }) => `A column has no header${column === undefined ? '' : ` (${column})`}.`,
    todo: 'It stays as it is. Choose in the preview what it holds, or leave it.',
  },
  'header-repeated': {
    what: ({ header }) => `Several columns have the same header${named(header)}.`,
    todo: 'Check in the preview which of them holds what.',
  },
  'header-too-long': {
    what: ({ column }) => `A header is too long to be a column’s name${column === undefined ? '' : ` (${column})`}.`,
    todo: 'It stays as it is; give the column a short name if it should be part of the ledger.',
  },
  'protected-range': {
    what: ({ range }) =>
      `A part of the sheet is protected${range === undefined ? '' : ` (${range})`} and you may not change it. Nothing has been changed.`,
    todo: 'Ask its owner to let you edit it (Data > Protect sheets and ranges), then try again.',
  },
  'filter-active': {
    what: 'A filter hides some rows.',
    todo: 'Hidden rows are counted and treated like the others.',
  },
  'already-a-ledger': {
    what: ({ sheet }) =>
      `This spreadsheet already holds a ledger${sheet === undefined ? '' : `, on the tab${named(sheet)}`}.`,
    todo: 'Open that tab and go on there; “Check and repair” puts it in order.',
  },
  'stale-preview': {
    what: 'The sheet has changed since this preview was made. Nothing has been written.',
    todo: 'Look at the new preview and apply it again.',
  },
  'too-large': {
    what: ({ rows, limit }) =>
      rows === undefined || limit === undefined
        ? 'The table is too large.'
        : `The table has ${rows} rows; ${limit} is the most that can be handled.`,
    todo: 'Move customers that are no longer needed to another spreadsheet and try again.',
  },
};

export const operations: IssueWordsOf<'operations'> = {
  'ledger-missing': {
    what: 'There is no ledger in this spreadsheet.',
    todo: 'Open the sheet with your customers and choose “Make this sheet a ledger…”.',
  },
  'column-missing': {
    what: ({ header }) => `A column is missing${named(header)}.`,
    todo: 'Its content can be brought back with File > Version history; everything else goes on without it.',
  },
  'column-unsettled': {
    what: ({ header }) => `It is not clear which column now is${named(header) || ' which'}.`,
    todo: 'Give the column its former header, then run “Check and repair”.',
  },
  'tab-missing': {
    what: ({ sheet }) => `A tab of the ledger is missing${named(sheet)}.`,
    todo: 'Bring it back with Ctrl+Z or File > Version history.',
  },
  'settings-damaged': {
    what: 'In the tab “Settings”, rows above the tables or the hidden columns have been deleted or changed. Your customers are all there.',
    todo: 'Press Ctrl+Z there until it works again, or go back to an earlier version by File > Version history.',
  },
  busy: {
    what: ({ by }) => `Another operation is at work${by === undefined || by === '' ? '' : ` (${by})`}.`,
    todo: 'Wait a minute and try again.',
  },
  'nothing-to-undo': {
    what: 'There is no operation to undo.',
    todo: 'Older states are kept in File > Version history.',
  },
  'undo-later-edit': {
    what: ({ count }) =>
      count === undefined
        ? 'Cells have been edited since.'
        : `${count} ${plural(count, 'cell has', 'cells have')} been edited since.`,
    todo: 'They keep the later edit.',
  },
  'undo-row-missing': {
    what: ({ count }) =>
      count === undefined
        ? 'Rows have been deleted since.'
        : `${count} ${plural(count, 'row has', 'rows have')} been deleted since.`,
    todo: 'They cannot be put back from here; see File > Version history.',
  },
  'tab-kept': {
    what: ({ sheet }) => `The tab${named(sheet)} has been kept: people have written there.`,
    todo: 'Delete it by hand if you do not need it.',
  },
  interrupted: {
    what: 'An operation was interrupted before it was finished.',
    todo: 'The next operation takes it back first, so that nothing is left half done.',
  },
  recovered: {
    what: ({ at }) => `An interrupted operation${at === undefined ? '' : ` of ${at}`} has been put right.`,
    todo: 'Nothing needs doing; the Log tells what was done.',
  },
  'permission-missing': {
    what: 'Google has not been allowed to do this for you.',
    todo: 'Choose the menu item once more and allow what Google asks for. What you refuse elsewhere stays refused.',
  },
  'wrong-account': {
    what: ({ account, used }) =>
      used === undefined
        ? `Google refused: this browser is signed in with several accounts, and another one${account === undefined ? '' : ` than ${account}`} was used.`
        : `This page was opened by ${account}, but Google carries its clicks out as ${used}. Nothing has been written.`,
    todo: ({ account = 'the account that may edit it' }) =>
      `Open the spreadsheet in a private window, or in a browser profile with only ${account}, and do it there.`,
  },
  'google-refused': {
    what: ({ reason }) =>
      `Google did not carry this out${reason === undefined || reason === '' ? '' : `: ${String(reason).replace(/[.。]$/, '')}`}.`,
    todo: ({ account = 'the account that may edit it' }) =>
      `Try again. If Google refuses again, this browser may be signed in with several accounts: open the spreadsheet in a private window, or in a browser profile with only ${account}.`,
  },
  'no-answer': {
    what: 'Google has not answered in time.',
    todo: 'The work may still be going on. Wait a minute, then press “Try again”: the same click is never carried out twice.',
  },
  failed: {
    what: ({ reason }) =>
      `This did not work${reason === undefined || reason === '' ? '' : `: ${String(reason).replace(/[.。]$/, '')}`}.`,
    todo: 'Try again. Work that was begun is finished or taken back by itself, never left half done.',
  },
  'nothing-to-do': {
    what: 'Everything is in order already; nothing has been changed.',
    todo: 'Nothing needs doing.',
  },
  'customer-missing': {
    what: 'This customer is no longer in the ledger.',
    todo: 'Read the list again; the row may have been deleted or merged.',
  },
  'customer-changed': {
    what: ({ headers }) =>
      `Somebody else has changed this customer meanwhile${headers === undefined ? '' : `: ${headers}`}.`,
    todo: 'Read the customer again, compare, and save once more.',
  },
  'possible-duplicate': {
    what: 'This may be a customer you have already.',
    todo: 'Open the other one, or save anyway.',
  },
  'merge-damaged': {
    what: 'The row of this merge in the Recycle tab has been changed and cannot be read.',
    todo: 'Bring its cells back with File > Version history.',
  },
  'merge-id-taken': {
    what: ({ value }) => `Somebody else bears the ID${named(value)} of a merged customer.`,
    todo: 'Give that row another ID, then undo the merge.',
  },
  'merge-cells-left': {
    what: ({ count, headers }) =>
      count === undefined
        ? 'Some cells of merged customers could not be put back.'
        : `${count} ${plural(count, 'cell', 'cells')} of merged customers could not be put back${headers ? `: ${headers}` : ''}.`,
    todo: 'The columns are gone or hold something else. Everything is still in Recycle: bring the columns back, then undo the merge again.',
  },
  'merge-row-gone': {
    what: ({ value }) =>
      `A merged customer${value === undefined ? '' : ` (${value})`} cannot come back: the row in Recycle has been deleted.`,
    todo: 'What had been taken over from it stays with the customer it was merged into. Older states are in File > Version history.',
  },
  'setting-unclear': {
    what: ({ range, header, value }) =>
      `Settings, cell ${range ?? ''} (${header ?? ''}): ${value === '' ? 'something is missing' : `“${value ?? ''}” is not understood`}.`,
    todo: 'Correct the cell. Until then everything counts as before.',
  },
};

export const merges: IssueWordsOf<'merges'> = {
  'check-first': {
    what: 'This ledger is too long to be compared while you wait.',
    todo: 'Run “Check duplicates” first, then come back.',
  },
  'recycle-missing': {
    what: 'The Recycle tab is missing.',
    todo: 'Press the button again: the tab is made first.',
  },
  'merge-missing': {
    what: 'This merge is no longer in the Recycle tab.',
    todo: 'It has been undone, or its rows have been deleted there.',
  },
  'merge-undo-first': {
    what: ({ at }) => `A later merge of the same customer${at === undefined ? '' : `, of ${at},`} builds on this one.`,
    todo: 'Undo the later one first.',
  },
  'merge-orders-not-added': {
    what: 'Numbers or totals of orders are not all added up: rows say the same, one at an earlier time, or cannot be read.',
    todo: 'Look at them before you merge.',
  },
  'merge-contacts-left': {
    what: ({ value }) => `Phone numbers or e-mail addresses find no place${value === undefined ? '' : `: ${value}`}.`,
    todo: 'They are kept in Recycle alone. A column of remarks would take them.',
  },
  'merge-row-stays': {
    what: ({ rows }) =>
      `Something stands beside the table${rows === undefined ? ' in a row that goes' : ` in row ${rows}`}: the row stays, empty within the table.`,
    todo: 'Move what stands there to another place, then delete the row if you like.',
  },
  'merge-ids-elsewhere': {
    what: ({ value }) =>
      `Tabs of your own hold the ID of a customer who goes${value === undefined ? '' : `: ${value}`}.`,
    todo: 'Nothing is changed there. Put in the ID of the customer who stays yourself.',
  },
  'merge-formula-not-taken': {
    what: ({ headers }) =>
      `Results of formulas and errors in the rows that go are not taken over${headers === undefined ? '' : `: ${headers}`}.`,
    todo: 'They stay in the Recycle tab. Type what you want to keep.',
  },
  'merge-merged-cells': {
    what: ({ range }) =>
      `Cells are merged across rows${range === undefined ? '' : ` (${range})`}, so none of these rows can go.`,
    todo: 'Unmerge them first (Format > Merge cells), then merge the customers.',
  },
  'merge-array-formula': {
    what: ({ value }) => `A formula${value === undefined ? '' : ` (${value})`} fills other rows, so its row cannot go.`,
    todo: 'Move the formula to another row, or keep this customer as the one that stays.',
  },
  'group-changed': {
    what: 'Passed over: a customer of the group has changed since the list was read.',
    todo: 'Read the list again.',
  },
  'group-different': {
    what: 'Passed over: two customers of the group have been called different.',
    todo: 'Take the answer back if they are the same.',
  },
  'group-later': {
    what: 'Passed over: two customers of the group have been put off.',
    todo: 'Decide on them first.',
  },
};

export const reminders: IssueWordsOf<'reminders'> = {
  'mail-not-allowed': {
    what: 'Ledgerline may not send mail for this account.',
    todo: 'Reload the sheet, open the menu again, and allow sending mail when Google asks.',
  },
  'trigger-not-allowed': {
    what: 'Ledgerline may not run by the clock for this account.',
    todo: 'Reload the sheet, open the menu again, and allow running by the clock when Google asks.',
  },
  'mail-address-missing': {
    what: 'Google does not say which address this account has.',
    todo: 'Write your name and address into the Team table in Settings.',
  },
  'reminders-of-another': {
    what: ({ by }) =>
      `${by === undefined || by === '' ? 'Somebody else' : by} has switched the daily mail on for this ledger already.`,
    todo: 'Ask that person to switch them off first.',
  },
};
