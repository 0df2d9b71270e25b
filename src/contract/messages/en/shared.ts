/** English wording that both the server and the pages use: operations, reasons of duplicates. */
import type { Shown } from '../../words';

/** The word that goes with a number, which may already be formatted. */
export function plural(n: Shown | undefined, one: string, many: string): string {
  return String(n) === '1' ? one : many;
}

/** Names of operations, in the Log and beside “Undo”. */
export const operations = {
  setup: 'Made a ledger',
  'start-empty': 'Started an empty ledger',
  repair: 'Checked and repaired',
  'check-duplicates': 'Checked duplicates',
  'refresh-tiers': 'Refreshed tiers',
  add: 'Added a customer',
  edit: 'Changed a customer',
  'log-contact': 'Logged a contact',
  'add-purchase': 'Added a purchase',
  'add-opportunity': 'Added an opportunity',
  'add-feedback': 'Added feedback',
  import: 'Took over a list',
  'link-rows': 'Gave rows to their customers',
  'plan-contacts': 'Planned contacts',
  'take-notes': 'Made plans of notes',
  merge: 'Merged customers',
  undo: 'Undone',
  recover: 'Put right after an interruption',
};

export const duplicateReasons = {
  'same-phone': 'same phone',
  'same-email': 'same e-mail',
  'same-name-and-company': 'same name and company',
  'same-name-and-birthday': 'same name and birthday',
  'shared-phone': 'same phone, another name',
};

/** What chose a value when customers are merged. */
export const mergeRules = {
  same: 'the same in all rows',
  'only-value': 'only one row has it',
  newest: 'changed last',
  'most-frequent': 'found most often',
  'longest-valid': 'the most complete',
  union: 'all of them; what does not fit goes to the remarks',
  joined: 'all of them, nothing twice',
  earliest: 'the earliest',
  latest: 'the latest',
  sum: 'added up',
  'set-by-hand': 'set by hand',
  'refusal-wins': 'a “no” wins',
  survivors: 'of the row that stays',
};
