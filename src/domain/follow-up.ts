/**
 * What follows from the outcome of a contact: when to talk next, and whether the customer's details are in doubt.
 * Source: the product's defaults, section 3.
 */
import { addDays, type CivilDate } from './civil-date';

/** Days until the next contact, by the key of the outcome; null for none. */
const NEXT_DAYS: Readonly<Record<string, number | null>> = {
  ordered: 7,
  interested: 3,
  'wants-quote': 2,
  'call-back': 7,
  'no-answer': 1,
  'no-need': 90,
  resolved: 14,
  declined: null,
  'wrong-contact': null,
};

/** The date proposed for the next contact; null where the outcome asks for none, or is the user's own. */
export function proposedNextDate(outcomeKey: string, today: CivilDate): CivilDate | null {
  const days = NEXT_DAYS[outcomeKey] ?? null;
  return days === null ? null : addDays(today, days);
}

/** The key of the flag that the outcome asks for, or null. */
export function flagAfter(outcomeKey: string): string | null {
  return outcomeKey === 'wrong-contact' ? 'to-confirm' : null;
}
