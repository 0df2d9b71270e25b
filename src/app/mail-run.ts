/**
 * What the jobs of one hourly run know in common: the moment, the settings, who gets what. Null where reminders are off in
 * this file; a copy of it has the rows of the other one.
 */
import { type AddressBook, addressBook } from '../domain/address-book';
import type { CivilDate } from '../domain/civil-date';
import { ok, type Result } from '../domain/issues';
import type { KnownSettings } from './open-settings';
import type { Ports } from './ports';
import { type Switched, switchedOnHere } from './reminders';

export interface MailRun extends KnownSettings {
  readonly switched: Switched;
  readonly book: AddressBook;
  readonly today: CivilDate;
  /** 0 to 23, in the spreadsheet's zone. */
  readonly hour: number;
  /** Epoch milliseconds after which no mail is begun: Google ends an execution after six minutes. */
  readonly until: number;
}

const MOST_MS = 240_000;

/** Two service calls beside those of `settings`. `startedAt` is the execution's, in epoch milliseconds. */
export function openMailRun(
  ports: Ports,
  settings: () => Result<KnownSettings>,
  startedAt: number,
): Result<MailRun | null> {
  const switched = switchedOnHere(ports);
  if (switched === null) return ok(null);
  const opened = settings();
  if (!opened.ok) return opened;
  const { clock, workbook } = ports;
  const [today = '', time = ''] = clock.civil(clock.now(), workbook.timeZone()).split(' ');
  const book = addressBook(opened.value.settings);
  return ok({ ...opened.value, switched, book, today, hour: Number(time.slice(0, 2)), until: startedAt + MOST_MS });
}
