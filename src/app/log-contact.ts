/**
 * Logging a contact with a customer: one row in Follow-ups, the plan that it closes, the one that it makes; and making
 * the tab, once. 25 service calls at most.
 */
import type { ApiInput } from '../contract/api';
import type { SavedCustomer } from '../contract/api/customer';
import type { ContactForm } from '../contract/api/linked-tabs';
import { messagesFor } from '../contract/messages/messages-for';
import { type CellValue, isBlank, isCivil, sameValue, textOf } from '../domain/cell-value';
import { daysBetween, isCivilDate } from '../domain/civil-date';
import type { ColumnKey } from '../domain/fields';
import { flagAfter, proposedNextDate } from '../domain/follow-up';
import { planCells } from '../domain/history/planned-records';
import { comparePlans, type OpenPlan, type ShownPlan, settlePlans, showPlans } from '../domain/history/plans';
import { readFollowUps } from '../domain/history/read-entries';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import type { LedgerListItem, LedgerSettings } from '../domain/ledger-settings';
import type { LinkedEntry } from '../domain/linked-tabs';
import { rateRecords } from '../domain/rate-records';
import { addedRows } from './added-rows';
import type { LedgerPlan } from './apply-changes';
import { formulaFields, keptFields, planFrom, titleOf, valuesOf, withRecord } from './customer-record';
import type { Subject } from './journal';
import { recordWrites } from './kept-cells';
import { findCustomer, type Ledger, positionsById, withTabName } from './ledger';
import { EXPECTED_COLUMNS, entryCells, entryContext } from './linked-tab';
import { operateOnce } from './operate';
import { channelLabel, madePlans, planClosings } from './plan-rows';
import type { Ports } from './ports';

import { changesOfRecord, type DecidedSave, placeOf, savedBefore, stampsOf } from './save-customer';

/** Some twelve service calls. */
export function contactForm(ports: Ports, { customerId }: { readonly customerId: string }): Result<ContactForm> {
  const found = findCustomer(ports, customerId);
  if (!found.ok) return found;
  const { ledger, position } = found.value;
  const values = valuesOf(ledger, position);
  const { today } = ledger.context;
  const nextStep = textOf(values.get('nextStep') ?? '');
  const labels = (list: string): string[] => itemsOf(ledger.settings, list).map(({ label }) => label);
  const sheet = ledger.tabs.followUps;
  const tab = sheet === null ? [] : ports.workbook.readGrid(sheet, EXPECTED_COLUMNS);
  const { cells, open } = plansOf(ledger, position, tab);
  const written = cells === null ? textOf(values.get('nextFollowUp') ?? '') : '';
  return ok({
    customerId,
    title: titleOf(values),
    kinds: labels('followUpKind'),
    channels: labels('channel'),
    outcomes: itemsOf(ledger.settings, 'outcome').map(({ key, label }) => ({
      label,
      nextDate: proposedNextDate(key, today),
    })),
    plans: open.map(({ date, channel, step }) => ({
      date,
      days: daysBetween(today, date),
      channel: channelLabel(ledger.settings, channel),
      step,
    })),
    undated:
      open.length > 0 && written === ''
        ? ''
        : (planFrom(null, written, open.length > 0 ? '' : nextStep, today)?.step ?? ''),
    nextStep,
  });
}

/** The open plans of a customer; `cells` is null where Customers hold what cannot be read as one. `tab` is Follow-ups. */
function plansOf(ledger: Ledger, position: number, tab: readonly (readonly CellValue[])[]) {
  const values = valuesOf(ledger, position);
  const customerId = textOf(values.get('customerId') ?? '').trim();
  const isFormula = formulaFields(ledger, position).has('nextFollowUp');
  const cells = planCells((key) => values.get(key), isFormula);
  const { entries } = readFollowUps(tab, entryContext(ledger));
  const rows = entries.filter((entry) => entry.customerId === customerId);
  return { cells, ...settlePlans(cells ?? { date: null, step: null, noted: '' }, rows) };
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
  const sheet = read.tabs.followUps;
  if (sheet === null) return refused({ code: 'linked-tab-missing', params: { role: 'followUps' } });
  const tab = ports.workbook.readGrid(sheet, EXPECTED_COLUMNS);
  const { cells, open, closed } = plansOf(read, position, tab);
  const { done: wanted } = request;
  const done =
    wanted === undefined ? open[0] : open.find(({ date, step }) => date === wanted?.date && step === wanted.step);
  const made: OpenPlan[] =
    request.nextDate === null
      ? []
      : [{ date: request.nextDate, channel: request.nextChannel ?? '', step: request.nextStep, row: 0, of: null }];
  const shown = showPlans(
    cells ?? { date: null, step: null, noted: '' },
    [...open.filter((plan) => plan !== done), ...made].sort(comparePlans),
  );
  const next = nextPlan(before, request, cells === null && request.nextDate === null ? null : shown);
  const left = [...next].flatMap(([key, value]) => {
    const code = kept.get(key);
    return code === undefined ? [] : [{ position, key, code, isAsked: value !== '' }];
  });
  const inTheWay = left.filter(({ isAsked }) => isAsked).map(({ key, code }): Issue => ({ code, fieldKey: key }));
  if (inTheWay.length > 0) return refused(...inTheWay);
  const outcomes = itemsOf(read.settings, 'outcome');
  const outcome = outcomes.find(({ label }) => label === request.outcome)?.key ?? '';
  const headers = (tab[0] ?? []).map(textOf);
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
  // Where nothing can be read as a plan, what stands there is what the contact was for.
  const isUndated = done === undefined && (cells === null || cells.date === null);
  const stood = isUndated ? (before.get('nextFollowUp') ?? '') : '';
  const values: LinkedEntry['values'] = {
    at: { date, time },
    customerId: request.customerId,
    customer: titleOf(before),
    kind: request.kind,
    channel: request.channel,
    outcome: request.outcome,
    note: request.note,
    by: ports.account.email(),
    plannedDate: done !== undefined ? { date: done.date } : isCivil(stood) ? { date: stood.date } : textOf(stood),
    nextDate: request.nextDate === null ? '' : { date: request.nextDate },
    nextStep: request.nextStep,
    nextChannel: request.nextChannel ?? '',
    plannedStep: done !== undefined ? done.step : isUndated ? textOf(before.get('nextStep') ?? '') : '',
  };
  const entry: LinkedEntry = { role: 'followUps', values };
  const row = entryCells({ name, headers }, entry, ledger.settings.language);
  if (!row.ok) return row;
  const { language } = ledger.settings;
  const { planChanged } = messagesFor(language);
  const fulfilled = done?.row ?? done?.of?.row;
  const ends = [
    ...closed.filter((row) => row !== fulfilled).map((row) => ({ row, result: planChanged })),
    ...(fulfilled === undefined ? [] : [{ row: fulfilled, result: request.outcome }]),
  ];
  const closings = planClosings(sheet, { name, headers }, language, tab, ends, today);
  if (!closings.ok) return closings;
  const others = madePlans(
    { name, headers },
    ledger,
    shown.made.map((plan) => ({ position, plan })),
  );
  if (!others.ok) return others;
  const plan: LedgerPlan = {
    operation: 'log-contact',
    writes: recordWrites(ledger, subject, changesOfRecord(ledger, position, after, kept)),
    issues: left,
    added: null,
    subject,
    entry,
    plans: { made: others.value.noted, closed: closings.value.noted },
    adds: addedRows(sheet, 'followUps', tab, [row.value, ...others.value.rows], closings.value),
    others: [],
    rules: [],
    counts: { contacts: 1 },
  };
  return ok({ ledger, plan, customerId: request.customerId });
}

/**
 * What the plan's cells become, where that is something else; `shown` is null where they hold what cannot be read as a
 * plan. That, and a step without a date that the user was not shown, is not closed by saying nothing of it.
 */
function nextPlan(
  before: ReadonlyMap<ColumnKey, CellValue>,
  { nextDate, nextStep, stepSeen = '' }: Pick<ApiInput<'logContact'>, 'nextDate' | 'nextStep' | 'stepSeen'>,
  shown: ShownPlan | null,
): ReadonlyMap<ColumnKey, CellValue> {
  const wanted: [ColumnKey, CellValue][] = [];
  if (shown !== null && shown.date !== null)
    wanted.push(['nextFollowUp', { date: shown.date }], ['nextStep', shown.step], ['planNoted', shown.noted]);
  else {
    const isOpen = isCivil(before.get('nextFollowUp') ?? '');
    const step = textOf(before.get('nextStep') ?? '');
    if (isOpen || nextDate !== null) wanted.push(['nextFollowUp', nextDate === null ? '' : { date: nextDate }]);
    if (nextStep !== step && (isOpen || nextStep !== '' || stepSeen === step)) wanted.push(['nextStep', nextStep]);
    if (shown !== null) wanted.push(['planNoted', '']);
  }
  return new Map(wanted.filter(([key, value]) => !sameValue(value, before.get(key) ?? '')));
}
