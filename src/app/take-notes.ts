/**
 * Making open plans of the actions that people have written into the notes box of the Dashboard: one operation, which can
 * be undone. What they have written stays as it is; beside each action stands what became of it.
 */
import type { ApiInput } from '../contract/api';
import type { OperationResult } from '../contract/api/basics';
import { messagesFor } from '../contract/messages/messages-for';
import { type CellValue, textOf } from '../domain/cell-value';
import { planCells, planRow } from '../domain/history/planned-records';
import type { PlanCells } from '../domain/history/plans';
import { readFollowUps } from '../domain/history/read-entries';
import { ok, type Result, refused } from '../domain/issues';
import { placesOf } from '../domain/linked-tabs';
import { placedNotes } from '../domain/notes/note-cells';
import { DONE_SIGN, LACK_SIGN, type NoteMark, planNotes } from '../domain/notes/plan-notes';
import type { Language } from '../domain/sheet-snapshot';
import { addedRows } from './added-rows';
import { applyChanges, type LedgerPlan } from './apply-changes';
import { formulaFields, valuesOf } from './customer-record';
import { namedCustomers } from './import-entries';
import { entryPrints } from './imported-entries';
import { type Ledger, positionsById } from './ledger';
import { EXPECTED_COLUMNS, entryCells, entryContext } from './linked-tab';
import { type MarkedNote, markNotes } from './mark-notes';
import { type Decided, operateOnce } from './operate';
import type { Ports, Workbook } from './ports';

/**
 * Counts: `planned` that were made, `waiting` lines that lack something, `unsettled` of these that a refresh of tiers may
 * help, `taken` beside which people have written something of their own, `unmarked` where remarks of people's own stand
 * between the marks: the next run writes those below. Issues: `linked-tab-missing` where `makeLinkedTab` comes first,
 * `linked-column-missing`. 25 service calls.
 */
export function takeNotes(ports: Ports, { requestId }: ApiInput<'takeNotes'>): Result<OperationResult> {
  const operated = operateOnce(ports, requestId, ['customerId'], (ledger) => decide(ports.workbook, ledger), {
    full: false,
  });
  return operated.ok ? ok(operated.value.result) : operated;
}

function decide(workbook: Workbook, ledger: Ledger): Result<Decided> {
  const { settings, tabs } = ledger;
  const { dashboard, followUps: sheet } = tabs;
  const { notes } = placedNotes(dashboard === null ? [] : workbook.readGrid(dashboard, EXPECTED_COLUMNS));
  const cells = sheet === null || notes.length === 0 ? [] : workbook.readGrid(sheet, EXPECTED_COLUMNS);
  const locale = notes.length === 0 ? ledger.context.locale : workbook.info().locale;
  const context = { ...entryContext(ledger), locale };
  const planned = planNotes(
    notes,
    {
      customers: notes.length === 0 ? [] : namedCustomers(ledger),
      owners: ownersOf(ledger),
      followUps: readFollowUps(cells, context).entries,
      shownPlan: shownPlans(ledger),
    },
    context,
  );
  const lacking = (isSo: (mark: NoteMark) => boolean): number => [...planned.marks.values()].filter(isSo).length;
  const unsettled = lacking(({ lacks }) => lacks.some(({ code }) => code === 'plan-unsettled'));
  if (sheet === null && planned.plans.length + unsettled > 0)
    return refused({ code: 'linked-tab-missing', params: { role: 'followUps' } });
  const headers = (cells[0] ?? []).map(textOf);
  const name = settings.tabs.followUps ?? messagesFor(settings.language).tabs.followUps;
  const rows: CellValue[][] = [];
  for (const { customerId, customer, date, step, by } of planned.plans) {
    const values = { ...planRow(customerId, customer, { date, step, channel: '', row: null, of: null }), by };
    const row = entryCells({ name, headers }, { role: 'followUps', values }, settings.language);
    if (!row.ok) return row;
    rows.push(row.value);
  }
  const marked = [...planned.marks].flatMap(([at, mark]): MarkedNote[] => {
    const { text, mark: before } = notes[at] as (typeof notes)[number];
    const after = markText(mark, name, settings.language);
    return before === after ? [] : [{ text, before, after }];
  });
  const plan: LedgerPlan = {
    operation: 'take-notes',
    writes: [],
    issues: [],
    added: null,
    adds: sheet === null ? [] : addedRows(sheet, 'followUps', cells, rows),
    others: [],
    imported: { role: 'followUps', prints: entryPrints('followUps', placesOf('followUps', headers), rows) },
    notes: marked,
    rules: [],
    counts: {
      planned: rows.length,
      waiting: lacking(({ lacks }) => lacks.length > 0),
      unsettled,
      taken: planned.taken,
    },
  };
  return ok({
    ledger,
    plan,
    apply: (ports, operationId, again) => {
      const applied = applyChanges(ports, ledger, operationId, plan, { again });
      if (applied.kind !== 'done' || dashboard === null) return applied;
      // Whatever ends here: a plan that is there is marked by the next run, and not made again.
      const unmarked = markNotes(workbook, dashboard, marked, 1);
      const { result } = applied;
      return unmarked === 0 ? applied : { ...applied, result: { ...result, counts: { ...result.counts, unmarked } } };
    },
  });
}

/** What stands beside a customer of the next contact. */
function shownPlans(ledger: Ledger): (customerId: string) => PlanCells | null {
  const positions = positionsById(ledger);
  return (customerId) => {
    const position = positions.get(customerId);
    if (position === undefined) return null;
    const values = valuesOf(ledger, position);
    return planCells((key) => values.get(key), formulaFields(ledger, position).has('nextFollowUp'));
  };
}

/** Names in the Team table, and those that stand beside customers. */
function ownersOf({ settings, columns, cells, records }: Ledger): string[] {
  const at = columns.find(({ key }) => key === 'owner')?.index ?? -1;
  const owners = records.rows.map((row) => textOf(cells.values[row]?.[at] ?? '').trim());
  return [...new Set([...settings.team.map(({ name }) => name.trim()), ...owners])].filter((name) => name !== '');
}

function markText({ plans, lacks }: NoteMark, sheet: string, language: Language): string {
  const { notesBox: words } = messagesFor(language);
  if (lacks.length > 0) return `${LACK_SIGN} ${lacks.map(({ code, text }) => words.lacks[code]({ text })).join('; ')}`;
  if (plans.length === 0) return '';
  const made = plans.map(({ customer, customerId, date }) => `${customer} (${customerId}) ${date}`).join('; ');
  return `${DONE_SIGN} ${words.planned({ sheet, plans: made })}`;
}
