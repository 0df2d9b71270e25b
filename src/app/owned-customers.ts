/** The customers of one owner, for the sidebar: who is to be seen to first stands first. Reads only. */
import type { ApiInput } from '../contract/api';
import type { OwnedCustomers } from '../contract/api/owners';
import { addressBook, sameAddress } from '../domain/address-book';
import { daysBetween } from '../domain/civil-date';
import { listedRecord } from '../domain/due-items';
import { dueRecords } from '../domain/due-records';
import { ok, type Result } from '../domain/issues';
import { inWorkingOrder, ownersOf } from '../domain/owned-records';
import { readLedger } from './ledger';
import type { Ports } from './ports';

/** Customers that a page is sent. */
const MOST_CUSTOMERS = 500;

/** Some ten service calls. */
export function ownedCustomers(ports: Ports, { owner: wanted }: ApiInput<'ownedCustomers'>): Result<OwnedCustomers> {
  const opened = readLedger(ports, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const { records, settings, context } = opened.value;
  // Who has no ID yet cannot be opened; the next repair gives one.
  const all = dueRecords(records, settings, context).filter(({ customerId }) => customerId !== '');
  const owners = ownersOf(all, addressBook(settings));
  const me = wanted === undefined ? ports.account.email() : '';
  const isMine = (email: string): boolean => me !== '' && email !== '' && sameAddress(email, me);
  const one = owners.find(({ owner, email }) => (wanted === undefined ? isMine(email) : owner === wanted));
  const { today } = context;
  return ok({
    owner: one?.owner ?? wanted ?? null,
    owners: owners.map(({ owner, records: own }) => ({ owner, count: own.length })),
    customers: inWorkingOrder(one?.records ?? [], today)
      .slice(0, MOST_CUSTOMERS)
      .map((record) => ({
        ...listedRecord(record),
        date: record.nextFollowUp,
        days: record.nextFollowUp === '' ? 0 : daysBetween(today, record.nextFollowUp),
      })),
  });
}
