/** Wording of the notes box on the Dashboard. */
import type { NoteLack } from '../../../domain/notes/plan-notes';
import type { Shown } from '../../words';

type Said = { readonly text: Shown };

export const notesBox = {
  title: 'Notes',
  hint: 'Write here freely; a rebuild changes none of it. A line that begins with □ or “Action:” and names one customer and one day becomes an open plan in Follow-ups at the next rebuild; what it lacks is told beside it.',
  example: 'For example: Action: call Acme by 3 December, owner: Li',
  planned: ({ plans, sheet }: { readonly plans: Shown; readonly sheet: Shown }) => `${sheet}: ${plans}`,
  lacks: {
    'customer-missing': () =>
      'no customer recognised: write the whole name, apart from other names, or the customer ID',
    'customer-several': ({ text }) => `${text}: could be several customers, write the customer ID`,
    'date-missing': () => 'no day: write one such as 2026-12-03',
    'date-unclear': ({ text }) => `${text}: no day that is certain, write one such as 2026-12-03`,
    'date-several': ({ text }) => `${text}: more than one day, leave one`,
    'date-past': ({ text }) => `${text}: has passed, write a day to come`,
    'date-year-missing': ({ text }) => `${text}: write the year as well`,
    'owner-unknown': ({ text }) => `${text}: nobody of that name in Team or among the owners`,
    'plan-unsettled': ({ text }) =>
      `Customers show “${text}” for this customer, which is in no row of Follow-ups: refresh tiers, or clear it, and rebuild`,
  } satisfies Record<NoteLack['code'], (said: Said) => string>,
};
