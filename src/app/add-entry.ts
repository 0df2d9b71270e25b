/**
 * Writing down a purchase, an opportunity or feedback of a customer: one row in the linked tab. Knows no contacts, which
 * close plans as well.
 */
import type { ApiInput } from '../contract/api';
import type { OperationResult } from '../contract/api/basics';
import type { EntryForm } from '../contract/api/linked-tabs';
import { presetOf, type TypedRole, typedColumns, typedEntry } from '../domain/history/typed-entry';
import { ok, type Result, refused } from '../domain/issues';
import type { LinkedEntry } from '../domain/linked-tabs';
import type { LedgerPlan } from './apply-changes';
import { titleOf, valuesOf } from './customer-record';
import { findLedger, type Ledger, openLedger, positionsById, withTabName } from './ledger';
import { entryCells, entryContext } from './linked-tab';
import { type Decided, operateOnce } from './operate';
import type { Ports } from './ports';

const OPERATIONS = {
  purchases: 'add-purchase',
  opportunities: 'add-opportunity',
  feedback: 'add-feedback',
} as const satisfies Readonly<Record<TypedRole, LedgerPlan['operation']>>;

/** Some ten service calls. */
export function entryForm(ports: Ports, { customerId, role }: ApiInput<'entryForm'>): Result<EntryForm> {
  const tabs = findLedger(ports.workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const opened = openLedger(ports, tabs, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const position = positionsById(ledger).get(customerId);
  if (position === undefined) return refused({ code: 'customer-missing' });
  const { settings } = ledger;
  const context = entryContext(ledger);
  return ok({
    customerId,
    title: titleOf(valuesOf(ledger, position)),
    role,
    fields: typedColumns(role).map((column) => ({
      key: column.key,
      label: column.labels[settings.language],
      type: column.type,
      value: presetOf(column, context),
      options:
        column.type === 'owner'
          ? settings.team.map(({ name }) => name).filter(Boolean)
          : (settings.lists[column.list ?? ''] ?? []).map(({ label }) => label),
    })),
  });
}

/**
 * Issues: `customer-missing`; with the field named, those of dates and numbers that cannot be read, `score-beyond-scale` and
 * `entry-empty`; `linked-tab-missing` where `makeLinkedTab` comes first; `linked-column-missing`. An amount in another
 * currency is written as it was typed, and told. 25 service calls at most.
 */
export function addEntry(ports: Ports, request: ApiInput<'addEntry'>): Result<OperationResult> {
  const operated = operateOnce(ports, request.requestId, ['customerId'], (read) => decide(ports, read, request), {
    full: false,
  });
  return operated.ok ? ok(operated.value.result) : operated;
}

function decide(
  { workbook }: Ports,
  read: Ledger,
  { customerId, role, values }: ApiInput<'addEntry'>,
): Result<Decided> {
  const position = positionsById(read).get(customerId);
  if (position === undefined) return refused({ code: 'customer-missing' });
  const typed = typedEntry(role, values, entryContext(read));
  if (typed.refusals.length > 0) return refused(...typed.refusals);
  const sheet = read.tabs[role];
  if (sheet === null) return refused({ code: 'linked-tab-missing', params: { role } });
  const headers = workbook.rowsAsShown(sheet, 0, 1)[0] ?? [];
  const name = workbook.tabById(sheet)?.name ?? '';
  const ledger = withTabName(read, role, name);
  const customer = titleOf(valuesOf(read, position));
  const entry: LinkedEntry = { role, values: { ...typed.values, customerId, customer } };
  const row = entryCells({ name, headers }, entry, read.settings.language);
  if (!row.ok) return row;
  const plan: LedgerPlan = {
    operation: OPERATIONS[role],
    writes: [],
    issues: [],
    told: typed.told,
    added: null,
    entry,
    others: [{ kind: 'append-row', sheet, values: row.value }],
    standsAsRead: () => workbook.rowsAsShown(sheet, 0, 1)[0]?.join('\t') === headers.join('\t'),
    rules: [],
    counts: { added: 1 },
  };
  return ok({ ledger, plan });
}
