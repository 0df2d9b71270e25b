/**
 * Logging a contact with a customer: one row in Follow-ups, the plan that it closes, the one that it makes; and making
 * the tab, once. 25 service calls at most.
 */
import type { ApiInput } from '../contract/api';
import type { SavedCustomer } from '../contract/api/customer';
import type { ContactForm } from '../contract/api/linked-tabs';
import { type CellValue, isBlank, isCivil, sameValue, textOf } from '../domain/cell-value';
import { isCivilDate } from '../domain/civil-date';
import type { ColumnKey } from '../domain/fields';
import { flagAfter, proposedNextDate } from '../domain/follow-up';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import type { LedgerListItem, LedgerSettings } from '../domain/ledger-settings';
import type { LinkedEntry } from '../domain/linked-tabs';
import { rateRecords } from '../domain/rate-records';
import type { LedgerPlan } from './apply-changes';
import { keptFields, planFrom, titleOf, valuesOf, withRecord } from './customer-record';
import type { Subject } from './journal';
import { recordWrites } from './kept-cells';
import { findLedger, type Ledger, openLedger, positionsById, withTabName } from './ledger';
import { entryCells } from './linked-tab';
import { operateOnce } from './operate';
import type { Ports } from './ports';
import { changesOfRecord, type DecidedSave, placeOf, savedBefore, stampsOf } from './save-customer';

/** Some ten service calls. */
export function contactForm(ports: Ports, { customerId }: { readonly customerId: string }): Result<ContactForm> {
  const tabs = findLedger(ports.workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const opened = openLedger(ports, tabs, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const position = positionsById(ledger).get(customerId);
  if (position === undefined) return refused({ code: 'customer-missing' });
  const values = valuesOf(ledger, position);
  const { today } = ledger.context;
  const next = values.get('nextFollowUp') ?? '';
  const nextStep = textOf(values.get('nextStep') ?? '');
  const labels = (list: string): string[] => itemsOf(ledger.settings, list).map(({ label }) => label);
  return ok({
    customerId,
    title: titleOf(values),
    kinds: labels('followUpKind'),
    channels: labels('channel'),
    outcomes: itemsOf(ledger.settings, 'outcome').map(({ key, label }) => ({
      label,
      nextDate: proposedNextDate(key, today),
    })),
    plan: planFrom(isCivil(next) ? next.date : null, textOf(next), nextStep, today),
    nextStep,
  });
}

function itemsOf(settings: LedgerSettings, list: string): readonly LedgerListItem[] {
  return settings.lists[list] ?? [];
}

/**
 * Issues: `customer-missing`; `date-impossible` for a next date that no calendar has; `left-formula` and
 * `left-rich-text` for a plan that cannot be written where it belongs; `linked-tab-missing` where `makeLinkedTab` comes
 * first; `linked-column-missing`.
 */
export function logContact(ports: Ports, request: ApiInput<'logContact'>): Result<SavedCustomer> {
  if (request.nextDate !== null && !isCivilDate(request.nextDate))
    return refused({ code: 'date-impossible', fieldKey: 'nextFollowUp' });
  const operated = operateOnce(ports, request.requestId, ['customerId'], (read) => decide(ports, read, request));
  if (!operated.ok) return operated;
  const { result, decided, repeated } = operated.value;
  return ok({ ...result, ...(decided === null ? savedBefore(ports, repeated) : placeOf(decided)) });
}

function decide(ports: Ports, read: Ledger, request: ApiInput<'logContact'>): Result<DecidedSave> {
  const position = positionsById(read).get(request.customerId);
  if (position === undefined) return refused({ code: 'customer-missing' });
  const before = valuesOf(read, position);
  const kept = keptFields(ports, read, position);
  const subject: Subject = { position, made: null };
  const { today } = read.context;
  const next = nextPlan(before, request);
  const left = [...next].flatMap(([key, value]) => {
    const code = kept.get(key);
    return code === undefined ? [] : [{ position, key, code, isAsked: value !== '' }];
  });
  const inTheWay = left.filter(({ isAsked }) => isAsked).map(({ key, code }): Issue => ({ code, fieldKey: key }));
  if (inTheWay.length > 0) return refused(...inTheWay);
  const outcomes = itemsOf(read.settings, 'outcome');
  const outcome = outcomes.find(({ label }) => label === request.outcome)?.key ?? '';
  const sheet = read.tabs.followUps;
  if (sheet === null) return refused({ code: 'linked-tab-missing', params: { role: 'followUps' } });
  const headers = ports.workbook.rowsAsShown(sheet, 0, 1)[0] ?? [];
  const name = ports.workbook.tabById(sheet)?.name ?? '';
  const ledger = withTabName(read, 'followUps', name);

  const after = new Map(next);
  const last = before.get('lastContact') ?? '';
  // What nobody can read as a date stays for somebody to look at.
  if (isBlank(last) || (isCivil(last) && last.date < today)) after.set('lastContact', { date: today });
  const flag = itemsOf(ledger.settings, 'flag').find(({ key }) => key === flagAfter(outcome))?.label;
  if (flag !== undefined && isBlank(before.get('flag') ?? '')) after.set('flag', flag);
  for (const key of kept.keys()) after.delete(key);
  const rated = rateRecords(withRecord(ledger, position, after), ledger.settings, ledger.context);
  after.set('tier', rated.labels[position] as CellValue);
  after.set('tierSource', rated.sources[position] as string);
  for (const [key, value] of stampsOf(ports, ledger, false)) after.set(key, value);

  const [date = '', time = ''] = ports.clock.civil(ports.clock.now(), ledger.timeZone).split(' ');
  const planned = before.get('nextFollowUp') ?? '';
  const values: LinkedEntry['values'] = {
    at: { date, time },
    customerId: request.customerId,
    customer: titleOf(before),
    kind: request.kind,
    channel: request.channel,
    outcome: request.outcome,
    note: request.note,
    by: ports.account.email(),
    plannedDate: isCivil(planned) ? { date: planned.date } : textOf(planned),
    nextDate: request.nextDate === null ? '' : { date: request.nextDate },
    nextStep: request.nextStep,
    plannedStep: textOf(before.get('nextStep') ?? ''),
  };
  const entry: LinkedEntry = { role: 'followUps', values };
  const row = entryCells({ name, headers }, entry, ledger.settings.language);
  if (!row.ok) return row;
  const plan: LedgerPlan = {
    operation: 'log-contact',
    writes: recordWrites(ledger, subject, changesOfRecord(ledger, position, after, kept)),
    issues: left,
    added: null,
    subject,
    entry,
    others: [{ kind: 'append-row', sheet, values: row.value }],
    rules: [],
    counts: { contacts: 1 },
  };
  return ok({ ledger, plan, customerId: request.customerId });
}

/**
 * What the plan's cells become, where that is something else. A plan that nobody can read as a date, and a step without
 * a date that the user was not shown, are not closed by saying nothing of them.
 */
function nextPlan(
  before: ReadonlyMap<ColumnKey, CellValue>,
  { nextDate, nextStep, stepSeen = '' }: Pick<ApiInput<'logContact'>, 'nextDate' | 'nextStep' | 'stepSeen'>,
): ReadonlyMap<ColumnKey, CellValue> {
  const isOpen = isCivil(before.get('nextFollowUp') ?? '');
  const step = textOf(before.get('nextStep') ?? '');
  const wanted: [ColumnKey, CellValue][] = [];
  if (isOpen || nextDate !== null) wanted.push(['nextFollowUp', nextDate === null ? '' : { date: nextDate }]);
  if (nextStep !== step && (isOpen || nextStep !== '' || stepSeen === step)) wanted.push(['nextStep', nextStep]);
  return new Map(wanted.filter(([key, value]) => !sameValue(value, before.get(key) ?? '')));
}
