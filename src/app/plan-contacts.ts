/**
 * Planning the next contact with the most important customers, where nothing is planned yet: proposed here, written once
 * the user has looked at it. What somebody has planned meanwhile stays.
 */
import type { ApiInput } from '../contract/api';
import type { OperationResult } from '../contract/api/basics';
import { MOST_PLANS, type ProposedPlan } from '../contract/api/today';
import { type ColumnChange, changesOn } from '../domain/assess-records';
import { type CellValue, isBlank, textOf } from '../domain/cell-value';
import { isCivilDate } from '../domain/civil-date';
import { wishedContact } from '../domain/due-records';
import type { FieldKey } from '../domain/fields';
import { ok, type Result, refused } from '../domain/issues';
import { mostImportant, proposeDates } from '../domain/plan-contacts';
import { differences } from './apply-changes';
import { headerOf } from './customer-record';
import { writableChanges } from './kept-cells';
import { type Ledger, positionsById } from './ledger';
import { type Decided, operate } from './operate';
import type { Ports } from './ports';
import { present } from './refresh';
import { stampsOf } from './save-customer';
import { dueLedger } from './today';

/** One field of a row, '' where the ledger lacks the column. */
function cellReader({ columns, cells }: Ledger, key: FieldKey): (row: number) => CellValue {
  const index = columns.find((column) => column.key === key)?.index ?? -1;
  return (row) => cells.values[row]?.[index] ?? '';
}

/** Some ten service calls. Issues: `column-missing`, and those of `dueLedger`. */
export function proposePlans(ports: Ports, { mine }: { readonly mine: boolean }): Result<readonly ProposedPlan[]> {
  const opened = dueLedger(ports, mine);
  if (!opened.ok) return opened;
  const { ledger, records } = opened.value;
  const column = ledger.columns.find(({ key }) => key === 'nextFollowUp');
  if (column === undefined)
    return refused({
      code: 'column-missing',
      fieldKey: 'nextFollowUp',
      params: { header: headerOf(ledger, 'nextFollowUp') },
    });
  const { settings } = ledger;
  const positions = positionsById(ledger);
  const dateAt = cellReader(ledger, 'nextFollowUp');
  const priorityAt = cellReader(ledger, 'priority');
  const spentAt = cellReader(ledger, 'totalSpent');
  const stageAt = cellReader(ledger, 'lifecycleStage');
  const wishedDays = wishedContact(settings);
  const priorities = settings.lists['priority'] ?? [];
  const candidates = records.flatMap((record) => {
    const row = record.rowNumber - 1;
    const isFormula = (ledger.cells.formulas[row]?.[column.index] ?? '') !== '';
    // Of a repeated ID the first row alone can be found again.
    const isFound = ledger.records.rows[positions.get(record.customerId) ?? -1] === row;
    if (record.isDoNotContact || isFormula || !isFound || !isBlank(dateAt(row))) return [];
    const priority = textOf(priorityAt(row)).trim();
    const known = priorities.findIndex(({ label }) => label === priority);
    const spent = spentAt(row);
    return [
      {
        ...record,
        priorityRank: known >= 0 ? known : priorities.findIndex(({ key }) => key === 'normal'),
        totalSpent: typeof spent === 'number' ? spent : 0,
        wishedDays: wishedDays(record.tierRank, textOf(stageAt(row)).trim()),
      },
    ];
  });
  const chosen = mostImportant(candidates, MOST_PLANS);
  const dates = proposeDates(chosen, ledger.context.today);
  return ok(
    chosen.map(({ customerId, name, company, tier, isUrgent, isStarred, lastContact, nextStep }, i) => ({
      customerId,
      name,
      company,
      tier,
      isUrgent,
      isStarred,
      lastContact,
      nextDate: dates[i] as string,
      nextStep,
    })),
  );
}

/**
 * Plans what was chosen, as one operation. Who has a date by now, or a step where one was typed, is gone, or whose cell
 * holds what must not be written over, is left and counted. 25 service calls at most for customers whose rows stand apart
 * and one new step; one more for each further step. Issue `date-impossible` for a date that no calendar has.
 */
export function planContacts(ports: Ports, { requestId, plans }: ApiInput<'planContacts'>): Result<OperationResult> {
  if (!plans.every(({ nextDate }) => isCivilDate(nextDate)))
    return refused({ code: 'date-impossible', fieldKey: 'nextFollowUp' });
  const hasSteps = plans.some(({ nextStep }) => !isBlank(nextStep));
  const needs = ['customerId', 'nextFollowUp', ...(hasSteps ? ['nextStep'] : [])];
  return operate(ports, requestId, needs, (ledger) => decide(ports, ledger, plans));
}

function decide(ports: Ports, ledger: Ledger, plans: ApiInput<'planContacts'>['plans']): Decided {
  const positions = positionsById(ledger);
  const dateAt = cellReader(ledger, 'nextFollowUp');
  const stepAt = cellReader(ledger, 'nextStep');
  const wanted = new Map(
    plans.flatMap((plan) => {
      const position = positions.get(plan.customerId);
      const row = ledger.records.rows[position ?? -1];
      if (position === undefined || row === undefined || !isBlank(dateAt(row))) return [];
      return isBlank(plan.nextStep) || isBlank(stepAt(row)) ? [[position, plan] as const] : [];
    }),
  );
  const column = (key: FieldKey, become: (position: number, now: CellValue) => CellValue): ColumnChange | null => {
    const at = cellReader(ledger, key);
    return differences(
      ledger,
      key,
      ledger.records.rows.map((row, position) => (wanted.has(position) ? become(position, at(row)) : at(row))),
    );
  };
  const dates = column('nextFollowUp', (position) => ({ date: wanted.get(position)?.nextDate ?? '' }));
  const steps = column('nextStep', (position, now) => (isBlank(now) ? (wanted.get(position)?.nextStep ?? '') : now));
  const people = writableChanges(ports, ledger, present(dates, steps), { most: Number.POSITIVE_INFINITY });
  // A plan is written as a whole or left.
  const kept = new Set(people.issues.map(({ position }) => position));
  const planned = [...wanted.keys()].filter((position) => !kept.has(position));
  const stamped = new Map(stampsOf(ports, ledger, false));
  const stamps = changesOn(
    present(...[...stamped].map(([key, value]) => column(key as FieldKey, () => value))),
    (position) => planned.includes(position),
  );
  return {
    ledger,
    plan: {
      operation: 'plan-contacts',
      writes: [
        { ...people, changes: changesOn(people.changes, (position) => !kept.has(position)) },
        writableChanges(ports, ledger, stamps, { most: 3, aim: 1 }),
      ],
      whole: ['nextFollowUp', 'nextStep'],
      issues: people.issues,
      added: null,
      others: [],
      rules: [],
      counts: { planned: planned.length, left: plans.length - planned.length },
    },
  };
}
