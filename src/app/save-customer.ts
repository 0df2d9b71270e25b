/**
 * Saving what was typed into the form of a customer: one row is added, or some of its cells are changed, all or none.
 * 25 service calls at most where what was typed stands in a few stretches of the row; one more for each further one.
 */
import type { ApiInput } from '../contract/api';
import type { SavedCustomer } from '../contract/api/customer';
import { messagesFor } from '../contract/messages/messages-for';
import { type ColumnChange, type Duplicates, groupExactly, identifyRecords } from '../domain/assess-records';
import { type CellValue, sameValue, textOf } from '../domain/cell-value';
import { isHint } from '../domain/duplicate-reasons';
import type { ColumnKey } from '../domain/fields';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { rateRecords } from '../domain/rate-records';
import { differences, type LedgerPlan, showOrHide } from './apply-changes';
import { revisionOf } from './customer-form';
import {
  decideDuplicates,
  formulaFields,
  headerOf,
  type KeptFields,
  keptFields,
  previousGroups,
  typedRecord,
  valuesOf,
  withRecord,
} from './customer-record';
import { type KeysAround, keysAround, possibleDuplicates } from './exact-duplicates';
import { type JournalEntry, readPayload, type Subject } from './journal';
import { recordWrites } from './kept-cells';
import { findLedger, type Ledger, openLedger, positionsById } from './ledger';
import { withNewRecord } from './new-record';
import { type Decided, operateOnce } from './operate';
import type { Ports, SheetEdit } from './ports';
import { toCheckTexts } from './setup-edits';

export type SaveRequest = Omit<ApiInput<'saveCustomer'>, 'customerId'> & { readonly customerId?: string | undefined };

/** Cells of other rows that a save changes at most: the others of a new duplicate group. */
const MOST_OTHERS = 3;

export interface DecidedSave extends Decided {
  readonly customerId: string;
}

/**
 * Adds a customer, or changes the fields in `values` of one. Issues: `customer-missing`, `customer-changed`,
 * `possible-duplicate`, and findings on fields that stand in the way, each with its `fieldKey`.
 */
export function saveCustomer(ports: Ports, request: SaveRequest): Result<SavedCustomer> {
  const operated = operateOnce(ports, request.requestId, ['customerId'], (read) => decideSave(ports, read, request));
  if (!operated.ok) return operated;
  const { result, decided, repeated } = operated.value;
  return ok({ ...result, ...(decided === null ? savedBefore(ports, repeated) : placeOf(decided)) });
}

export function placeOf({ ledger, plan, customerId }: DecidedSave): { customerId: string; rowNumber: number } {
  const row = ledger.records.rows[plan.subject?.position ?? -1] ?? -1;
  return { customerId, rowNumber: row + 1 };
}

/** Which customer an earlier click saved, and where it stands now. Some ten service calls. */
export function savedBefore(ports: Ports, entry: JournalEntry | null): { customerId: string; rowNumber: number } {
  const { workbook, packer } = ports;
  const tabs = findLedger(workbook);
  const payload =
    tabs === null || tabs.journal === null || entry === null
      ? null
      : readPayload(workbook, packer, tabs.journal, entry);
  const customerId = payload?.recordIds[payload.subject?.position ?? -1] ?? '';
  const opened = tabs === null ? null : openLedger(ports, tabs, { full: false, journal: [] });
  if (opened === null || !opened.ok) return { customerId, rowNumber: 0 };
  const position = positionsById(opened.value).get(customerId);
  return {
    customerId,
    rowNumber: position === undefined ? 0 : (opened.value.records.rows[position] as number) + 1,
  };
}

function decideSave(ports: Ports, read: Ledger, request: SaveRequest): Result<DecidedSave> {
  const known = request.customerId === undefined ? null : positionsById(read).get(request.customerId);
  if (known === undefined) return refused({ code: 'customer-missing' });
  const { ledger, subject } =
    known === null
      ? withNewRecord(ports, read)
      : { ledger: read, subject: { position: known, made: null } satisfies Subject };
  const before = valuesOf(ledger, subject.position);
  const { standard, refusals } = typedRecord(ledger, known, request.values);
  if (refusals.length > 0) return refused(...refusals);

  const typed = (Object.keys(request.values) as ColumnKey[]).filter(
    (key) => !sameValue(standard.values.get(key) ?? '', before.get(key) ?? ''),
  );
  if (known !== null) {
    const changed = changedSince(request.revision, before, typed);
    if (changed.length > 0) {
      const headers = changed.map((key) => headerOf(ledger, key)).join(', ');
      return refused({ code: 'customer-changed', fieldKey: changed[0] as string, params: { headers } });
    }
  }
  const kept =
    known === null || typed.length === 0
      ? formulaFields(ledger, subject.position)
      : keptFields(ports, ledger, subject.position);
  const left = typed.flatMap((key): Issue[] => {
    const code = kept.get(key);
    return code === undefined ? [] : [{ code, fieldKey: key }];
  });
  if (left.length > 0) return refused(...left);

  const records = withRecord(ledger, subject.position, standard.values);
  const isMatched = known === null || decideDuplicates(typed);
  const around = isMatched ? keysAround(ledger, records, subject.position) : null;
  if (!request.duplicatesSeen && around !== null) {
    const [first, ...others] = possibleDuplicates(ledger, around, subject.position).filter((one) => !isHint(one));
    if (first !== undefined)
      return refused({
        code: 'possible-duplicate',
        params: { value: first.customerId, count: others.length + 1 },
      });
  }
  return ok(planOf(ports, ledger, subject, { known, before, typed, kept, standard, records, around }));
}

/** Fields that somebody has given another value than the form showed. */
function changedSince(
  revision: string,
  now: ReadonlyMap<ColumnKey, CellValue>,
  keys: readonly ColumnKey[],
): ColumnKey[] {
  const then = new Set(revision.split(' '));
  const isSame = new Map(
    revisionOf(now)
      .split(' ')
      .map((part) => [part.split('=')[0] as string, then.has(part)]),
  );
  return keys.filter((key) => isSame.get(key) !== true);
}

interface Considered {
  readonly known: number | null;
  readonly before: ReadonlyMap<ColumnKey, CellValue>;
  /** Fields that get another value. */
  readonly typed: readonly ColumnKey[];
  readonly kept: KeptFields;
  readonly standard: ReturnType<typeof typedRecord>['standard'];
  readonly records: ReturnType<typeof withRecord>;
  /** Null where nothing is typed by which duplicates are told. */
  readonly around: KeysAround | null;
}

function planOf(ports: Ports, read: Ledger, subject: Subject, considered: Considered): DecidedSave {
  const { known, before, typed, kept, standard, records, around } = considered;
  const { position } = subject;
  const ids = identifyRecords(records, read.settings);
  const isNew = known === null;
  const customerId = isNew ? (ids.ids[position] as string) : textOf(before.get('customerId') ?? '').trim();
  const ledger: Ledger = isNew
    ? { ...read, settings: { ...read.settings, numbering: ids.numbering }, settingsChanged: true }
    : read;
  const isChanged = isNew || typed.length > 0;
  const after = new Map<ColumnKey, CellValue>(typed.map((key) => [key, standard.values.get(key) ?? '']));
  if (isChanged) {
    const rated = rateRecords(records, ledger.settings, ledger.context);
    after.set('tier', rated.labels[position] as CellValue);
    after.set('tierSource', rated.sources[position] as string);
    if (isNew) after.set('customerType', rated.types[position] as CellValue);
    const found = standard.issues.map((issue) => ({ ...issue, position: 0 }));
    after.set('issues', toCheckTexts(found, 1, ledger.settings)[0] as string);
    if (around !== null) after.set('matchKeys', around.now);
    for (const [key, value] of stampsOf(ports, ledger, isNew)) after.set(key, value);
  }
  if (isNew) after.set('customerId', customerId);
  const own = changesOfRecord(ledger, position, after, kept);
  const had = previousGroups(records);
  const isRegrouped = (at: number): boolean => at === position && around?.now !== around?.before;
  const changed = { joins: isRegrouped, leaves: isRegrouped };
  const duplicates = around === null ? null : groupExactly(records, around.texts, changed, had, ledger.answers());
  const groups = groupChanges(ledger, duplicates, position);
  const others: SheetEdit[] = [
    ...showOrHide(
      ledger,
      'issues',
      (records.standard.get('issues') ?? []).some((text) => text !== ''),
      [...(records.standard.get('issues') ?? []).keys()].some((at) =>
        at === position ? (after.get('issues') ?? '') !== '' : records.standard.get('issues')?.[at] !== '',
      ),
    ),
    ...showOrHide(
      ledger,
      'duplicateGroup',
      had.some((n) => n > 0),
      had.some((n) => n > 0) || groups.length > 0,
    ),
  ];
  const plan: LedgerPlan = {
    operation: isNew ? 'add' : 'edit',
    writes: isChanged ? recordWrites(ledger, subject, [...own, ...groups]) : [],
    issues: [],
    added: null,
    subject,
    others: isChanged ? others : [],
    rules: [],
    counts: { fields: typed.length, duplicates: duplicates?.groupOf[position] ? 1 : 0 },
  };
  return { ledger, plan, customerId };
}

/** When and by whom, for the columns that are there. */
export function stampsOf(ports: Ports, { timeZone }: Ledger, isNew: boolean): [ColumnKey, CellValue][] {
  const [date = '', time = ''] = ports.clock.civil(ports.clock.now(), timeZone).split(' ');
  const by = ports.account.email();
  return [
    ['updatedAt', { date, time }],
    ...(isNew ? ([['createdAt', { date, time }]] as [ColumnKey, CellValue][]) : []),
    ...(by === '' ? [] : ([['updatedBy', by]] as [ColumnKey, CellValue][])),
  ];
}

/** The cells of one record that become something else, for columns that are there and hold no formula or rich text. */
export function changesOfRecord(
  ledger: Ledger,
  position: number,
  after: ReadonlyMap<ColumnKey, CellValue>,
  kept: KeptFields,
): ColumnChange[] {
  const row = ledger.records.rows[position] as number;
  return ledger.columns.flatMap((column): ColumnChange[] => {
    const value = after.get(column.key);
    const now = ledger.cells.values[row]?.[column.index] ?? '';
    const isFormula = (ledger.cells.formulas[row]?.[column.index] ?? '') !== '';
    if (value === undefined || isFormula || kept.has(column.key) || sameValue(value, now)) return [];
    return [{ column, positions: [position], before: [now], after: [value] }];
  });
}

/** Group numbers: of this record, and of the few others that come into its group. */
function groupChanges(ledger: Ledger, duplicates: Duplicates | null, position: number): ColumnChange[] {
  if (duplicates === null) return [];
  const words = messagesFor(ledger.settings.language);
  const change = differences(
    ledger,
    'duplicateGroup',
    duplicates.groupOf.map((n) => (n === 0 ? '' : words.duplicateGroup({ n }))),
  );
  if (change === null) return [];
  const group = duplicates.groupOf[position] ?? 0;
  const near = [...change.positions.keys()].filter((i) => {
    const at = change.positions[i] as number;
    const isFormula = (ledger.cells.formulas[ledger.records.rows[at] as number]?.[change.column.index] ?? '') !== '';
    return !isFormula && (at === position || (group > 0 && duplicates.groupOf[at] === group));
  });
  const others = near.filter((i) => change.positions[i] !== position).slice(0, MOST_OTHERS);
  const taken = near.filter((i) => change.positions[i] === position || others.includes(i));
  return [
    {
      column: change.column,
      positions: taken.map((i) => change.positions[i] as number),
      before: taken.map((i) => change.before[i] as CellValue),
      after: taken.map((i) => change.after[i] as CellValue),
    },
  ].filter(({ positions }) => positions.length > 0);
}
