/**
 * What people have typed into the notes box of the Dashboard: which lines are actions, which open plans follow from them,
 * and what is to be told beside them. Knows no sheet; a line is never changed.
 */

import type { CivilDate } from '../civil-date';
import type { FollowUp } from '../history/entries';
import { byCustomer } from '../history/orders';
import { type PlanCells, type PlanFields, settlePlans } from '../history/plans';
import type { NamedCustomer } from '../history/whose-row';
import { fold } from '../match/normalise/fold';
import { once } from '../once';
import type { ReadingContext } from '../sheet-snapshot';
import { withoutInvisible } from '../text';
import { createCustomerReader } from './customer-in-text';
import { dateInText } from './date-in-text';

/** One cell of the box and the one beside it. */
export interface NoteCell {
  readonly text: string;
  readonly mark: string;
}

/** An open plan that an action asks for. */
export interface NotedPlan {
  readonly customerId: string;
  readonly customer: string;
  readonly date: CivilDate;
  /** The line without the sign that makes it an action. */
  readonly step: string;
  /** Who is to do it; '' where nobody is named. */
  readonly by: string;
}

/** Why nothing follows from an action; `text` is what cannot be told, '' where something is missing. */
export interface NoteLack {
  readonly code:
    | 'customer-missing'
    | 'customer-several'
    | 'date-missing'
    | 'date-unclear'
    | 'date-several'
    | 'date-past'
    | 'date-year-missing'
    | 'owner-unknown'
    /** What somebody has typed beside the customer, and no refresh has seen, would take the place of the plan. */
    | 'plan-unsettled';
  readonly text: string;
}

/** What is to stand beside a cell; nothing of both where what stood there is out of date. */
export interface NoteMark {
  readonly plans: readonly NotedPlan[];
  readonly lacks: readonly NoteLack[];
}

export interface PlannedNotes {
  /** In the order of the lines. */
  readonly plans: readonly NotedPlan[];
  /** By the cell's place; cells whose mark stays are left out. */
  readonly marks: ReadonlyMap<number, NoteMark>;
  /** Actions beside which people have written something of their own: left alone. */
  readonly taken: number;
}

/** With these begin our marks: by them they are known in any language. */
export const DONE_SIGN = '→';
export const LACK_SIGN = '⚠';

/** Whether a mark is one of ours, or none. */
export function isOwnMark(mark: string): boolean {
  return mark === '' || mark.startsWith(DONE_SIGN) || mark.startsWith(LACK_SIGN);
}

/** `- [ ]`, `□`, `行动：`, `Action:`, `TODO`, behind a bullet or a number too. */
const ACTION =
  /^(?:[-*•·–] *|\d{1,2}[.)、．] *)?(?:[[［] *[\]］]|[□☐◻▢]|(?:action|to-?do|to do|行动|行動|待办|待辦)[ \t]*[:：]|todo\b)[ \t]*/i;
const OWNER = /(?:(?<=^|[\s,;(])@|\b(?:owner|by whom)[ \t]*:[ \t]*|(?:负责人|負責人|跟进人|跟進人)[ \t]*:[ \t]*)/i;

interface NoteReaders {
  readonly customers: readonly NamedCustomer[];
  /** Names of those who look after customers. */
  readonly owners: readonly string[];
  /** A plan that is there, open or closed, is not made again. */
  readonly followUps: readonly FollowUp[];
  /** What Customers hold of a plan; null where nobody can tell, or nothing stands there. */
  readonly shownPlan: (customerId: string) => PlanCells | null;
}

/**
 * A cell of several lines gives all its plans or none. A mark that says what was made stays, and so does what people have
 * written there; what was missing is looked at again. Twice the same action is one plan.
 */
export function planNotes(
  cells: readonly NoteCell[],
  { customers, owners, followUps, shownPlan }: NoteReaders,
  context: Pick<ReadingContext, 'locale' | 'today' | 'language'>,
): PlannedNotes {
  const customerReader = once(() => createCustomerReader(customers));
  const known = new Set(
    followUps.flatMap(({ customerId, nextDate, nextStep, plannedDate, plannedStep }) => [
      keyOf({ customerId, date: nextDate ?? '', step: nextStep }),
      keyOf({ customerId, date: plannedDate ?? '', step: plannedStep }),
    ]),
  );
  const rowsOf = once(() => byCustomer(followUps));
  const plans: NotedPlan[] = [];
  const marks = new Map<number, NoteMark>();
  let taken = 0;

  const read = (line: string): NoteMark => {
    const step = line.replace(ACTION, '').trim();
    const plain = withoutInvisible(step)
      .normalize('NFKC')
      .replace(/[‐‑–—−]/g, '-')
      .replace(/\s+/g, ' ');
    const owner = ownerIn(plain, owners);
    const { reading, rest } = dateInText(owner.rest, { ...context, republic: context.language === 'zh-TW' });
    const named = customerReader()(rest);
    const lacks: NoteLack[] = [
      ...(named.kind === 'customer'
        ? []
        : [{ code: `customer-${named.kind}` as const, text: named.kind === 'several' ? named.text : '' }]),
      ...(reading.kind === 'date'
        ? []
        : [{ code: `date-${reading.kind}` as const, text: reading.kind === 'missing' ? '' : reading.text }]),
      ...(owner.unknown === '' ? [] : [{ code: 'owner-unknown' as const, text: owner.unknown }]),
    ];
    if (lacks.length > 0 || named.kind !== 'customer' || reading.kind !== 'date') return { plans: [], lacks };
    const { customerId, title } = named.customer;
    const shown = shownPlan(customerId);
    const rows = [
      ...(rowsOf().get(customerId) ?? []),
      ...plans.filter((plan) => plan.customerId === customerId).map(rowOf),
    ];
    const made = rowOf({ date: reading.date, step });
    if (shown !== null && settlePlans(shown, [...rows, made]).closed.includes(made.row))
      return { plans: [], lacks: [{ code: 'plan-unsettled', text: shown.date ?? shown.step ?? '' }] };
    return { plans: [{ customerId, customer: title, date: reading.date, step, by: owner.name }], lacks };
  };

  cells.forEach(({ text, mark }, at) => {
    const stands = mark.trim();
    if (stands.startsWith(DONE_SIGN)) return;
    const actions = text
      .split(/\r\n?|\n/)
      .map((line) => line.trim())
      .filter((line) => ACTION.test(line) && line.replace(ACTION, '') !== '');
    if (!isOwnMark(stands)) {
      if (actions.length > 0) taken++;
      return;
    }
    const readings = actions.map(read);
    const lacks = readings.flatMap((one) => one.lacks);
    const made = lacks.length > 0 ? [] : readings.flatMap((one) => one.plans);
    if (actions.length > 0 || stands !== '') marks.set(at, { plans: made, lacks });
    for (const plan of made) {
      if (known.has(keyOf(plan))) continue;
      known.add(keyOf(plan));
      plans.push(plan);
    }
  });
  return { plans, marks, taken };
}

/** The row that a plan will have. */
function rowOf({ date, step }: Pick<NotedPlan, 'date' | 'step'>): PlanFields {
  return { row: 0, nextDate: date, nextChannel: '', nextStep: step, closedOn: null };
}

function keyOf({ customerId, date, step }: Pick<NotedPlan, 'customerId' | 'date' | 'step'>): string {
  return JSON.stringify([customerId, date, step.trim()]);
}

/** Who is named behind `@` or a word for it: the longest name that is known. */
function ownerIn(
  text: string,
  owners: readonly string[],
): { readonly name: string; readonly unknown: string; readonly rest: string } {
  const match = OWNER.exec(text);
  if (match === null) return { name: '', unknown: '', rest: text };
  const behind = text.slice(match.index + match[0].length);
  const isHere = (owner: string): boolean =>
    owner !== '' &&
    fold(behind).startsWith(fold(owner)) &&
    !/^[\p{L}\p{N}]/u.test(fold(behind).slice(fold(owner).length));
  const name = owners.filter(isHere).sort((a, b) => b.length - a.length)[0] ?? '';
  const said = name === '' ? (/^[^\s,;|]*/.exec(behind)?.[0] ?? '') : behind.slice(0, name.length);
  const rest = `${text.slice(0, match.index)}|${behind.slice(said.length)}`;
  return { name, unknown: name === '' ? said || match[0].trim() : '', rest };
}
