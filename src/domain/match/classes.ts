/**
 * What two rows can be to each other: one customer (match), two people with one contact (colleagues, households, firms at
 * one place), two of one name (namesakes, branches of a firm), or nothing (random). Tools for linking records know the
 * first and the last alone; in a ledger the other two are what is mistaken for duplicates.
 */
import type { Feature } from './features';
import type { MatchRole } from './match';

export const CLASSES = ['match', 'contact', 'namesake', 'random'] as const;
export const [MATCH, CONTACT, NAMESAKE, RANDOM] = [0, 1, 2, 3] as const;

/**
 * How a feature agrees within a class: 1 as within a match, 0 as by chance; anything between is learned, and begins
 * that far from chance.
 */
export type Tie = number;

/** Whether a list is one of people: their names are what tells them apart, otherwise those of firms. */
export function isOfPeople(features: readonly Feature[]): boolean {
  return features.some(({ role }) => role === 'given' || role === 'family' || role === 'person');
}

/** By feature, its ties. */
export function tiesOf(features: readonly Feature[]): { contact: Tie[]; namesake: Tie[] } {
  return isOfPeople(features)
    ? {
        contact: features.map(({ role }) => COLLEAGUE[role] ?? 0.5),
        namesake: features.map(({ role }) => NAMESAKE_TIES[role] ?? 0),
      }
    : {
        contact: features.map(({ role }) => NEIGHBOUR[role] ?? 0.5),
        namesake: features.map(({ role }) => BRANCH[role] ?? 0.5),
      };
}

/** Somebody of the same firm or household. */
const COLLEAGUE: Partial<Record<MatchRole, Tie>> = {
  given: 0,
  person: 0,
  date: 0,
  company: 1,
  address: 1,
  city: 1,
  state: 1,
  postcode: 1,
  country: 1,
};
/** Addresses and accounts are often made of a name, so that namesakes have like ones. */
export const MADE_OF_NAME: Tie = 0.3;
/** Somebody of the same name, from which the box of an e-mail address is often made. */
const NAMESAKE_TIES: Partial<Record<MatchRole, Tie>> = {
  given: 1,
  family: 1,
  person: 1,
  email: MADE_OF_NAME,
  identifier: MADE_OF_NAME,
};
/** Another firm at the same place. */
const NEIGHBOUR: Partial<Record<MatchRole, Tie>> = {
  company: 0,
  address: 1,
  city: 1,
  state: 1,
  postcode: 1,
  country: 1,
};
/** Another branch of the same firm; a tax number is seldom that of two. */
const BRANCH: Partial<Record<MatchRole, Tie>> = { address: 0, identifier: 0.1 };
