/**
 * What follows from an edit, for the rows that were edited: which blocks are written, within the calls that are left.
 * Reads what may not be written over; writes nothing.
 */
import {
  type ColumnChange,
  changesOn,
  exactKeysOf,
  groupExactly,
  mergeChanges,
  type StandardRecords,
  standardiseRecords,
} from '../domain/assess-records';
import { type CellValue, isBlank, sameValue, textOf } from '../domain/cell-value';
import { idsAfterEdit, isPeoples } from '../domain/edited-cells';
import { type FieldKey, fieldOf, isFieldKey } from '../domain/fields';
import { rateRecords } from '../domain/rate-records';
import { differences, showOrHide } from './apply-changes';
import { previousGroups } from './customer-record';
import { findKeys, keysAmong } from './exact-duplicates';
import { type Writable, writableChanges } from './kept-cells';
import type { Ledger } from './ledger';
import type { EditedRange, Ports, SheetEdit } from './ports';
import type { Part } from './read-edited';
import { duplicateChange, present } from './refresh';
import { stateEdits } from './settings-state';
import { toCheckTexts } from './setup-edits';
import { type BlockLimit, cutChanges, type WriteBlock } from './write-blocks';

/** As many as calls are left for. */
const PEOPLES: BlockLimit = { most: Number.POSITIVE_INFINITY };
const OWN: BlockLimit = { most: 2, aim: 1 };
/** For the group numbers of other rows; of an edit altogether. */
const CALLS_ELSEWHERE = 3;
const MOST_CALLS = 25;

export interface EditedPlan {
  /** In the ledger's own columns of the edited rows. */
  readonly own: readonly WriteBlock[];
  /** In people's columns, and in other rows. */
  readonly others: readonly WriteBlock[];
  /** The settings, where the header was edited or IDs were given. */
  readonly state: readonly SheetEdit[];
  /** Columns shown or hidden. */
  readonly edits: readonly SheetEdit[];
  /**
   * The ledger's own columns are written first: new rows get their IDs, until then they are known by what stands in them,
   * and nothing else of it may change. A tier follows its source: without it, it would pass for one that somebody has typed.
   */
  readonly inSteps: boolean;
}

/** Seven calls at most. */
export function decideEdited(ports: Ports, edit: EditedRange, part: Part): EditedPlan {
  const { ledger, columns, isEdited } = part;
  const standard = standardiseRecords(ledger.records, ledger.settings, ledger.context);
  const ids = idsAfterEdit(
    standard.standard.get('customerId') ?? [],
    isEdited,
    columns.touched.has('customerId'),
    ledger.settings.numbering,
  );
  const rated = columns.isRated ? rateEdited(part, standard) : [];
  const duplicates = columns.isMatched ? matchEdited(ports, part, standard) : UNMATCHED;

  const ofTier = rated.filter(({ column }) => column.key === 'tier');
  const ofRows = changesOn([...standard.changes, ...ofTier], isEdited);
  const people = writableChanges(ports, ledger, mergeChanges(ofRows), PEOPLES);
  const isTouched = ({ column: { key } }: ColumnChange): boolean => key === 'tier' || columns.touched.has(key);
  const found = [...standard.issues, ...people.issues].filter(({ position }) => isEdited(position));
  const toCheck = toCheckTexts(found, standard.count, ledger.settings);
  const given = givenIds(ledger, ids.given);
  const automatic = present(
    given,
    duplicates.change,
    duplicates.keys,
    differences(ledger, 'issues', toCheck),
    ...rated.filter(({ column }) => column.key === 'tierSource'),
    ...stamps(ports, edit, part, ids.given),
  );
  const own = writableChanges(ports, ledger, changesOn(automatic, isEdited), OWN);
  const ownBlocks = blocksOf(part, own);
  const hadIssues = (standard.standard.get('issues') ?? []).some((value) => value !== '');
  const others = [...duplicates.others, ...(found.length > 0 ? showOrHide(ledger, 'issues', hadIssues, true) : [])];
  const state =
    ledger.settingsChanged || given !== null
      ? stateEdits(ledger.tabs.settings, ledger.stateCell, { ...ledger.settings, numbering: ids.numbering })
      : [];

  // Beside what is written there are a look before each step and one after, rich text, the lock.
  const inSteps = given !== null || ofTier.length > 0;
  let calls = part.calls + duplicates.calls + ownBlocks.length + others.length + state.length + (inSteps ? 5 : 4);
  const spare = Math.max(0, MOST_CALLS - calls);
  const peopleBlocks = blocksOf(part, { ...people, changes: people.changes.filter(isTouched) }).slice(0, spare);
  calls += peopleBlocks.length;
  const elsewhere = changesOn(present(duplicates.change), (position) => !isEdited(position));
  const far = calls + CALLS_ELSEWHERE > MOST_CALLS ? [] : blocksElsewhere(ports, part, elsewhere);
  return { own: ownBlocks, others: [...peopleBlocks, ...far], state, edits: others, inSteps };
}

interface Matched {
  /** Group numbers that change. */
  readonly change: ColumnChange | null;
  /** Keys of edited records that change. */
  readonly keys: ColumnChange | null;
  readonly others: readonly SheetEdit[];
  readonly calls: number;
}

const UNMATCHED: Matched = { change: null, keys: null, others: [], calls: 0 };

/**
 * Groups by the exact keys of the edited records: with whom they agree now, and whom they leave. Four calls at most; none
 * where keys were read with the ledger, but for the user's answers.
 */
function matchEdited({ workbook }: Ports, part: Part, standard: StandardRecords): Matched {
  const { ledger, isEdited } = part;
  const { rows } = ledger.records;
  const { answers: asked, recycle } = ledger.tabs;
  const column = ledger.columns.find(({ key }) => key === 'matchKeys');
  if (column === undefined) return UNMATCHED;
  const own = exactKeysOf(standard, ledger.settings, isEdited);
  const stored = (standard.standard.get('matchKeys') ?? []).map(textOf);
  const isChanged = (position: number): boolean => isEdited(position) && own[position] !== stored[position];
  // Of a row that was pasted whole the keys came along.
  const joins = (position: number): boolean =>
    isChanged(position) || (isEdited(position) && part.columns.touched.has('matchKeys'));
  const wanted = own.filter((_, position) => joins(position));
  const isInside = (row: number): boolean => row >= part.window.row && row < part.window.row + part.window.rows;
  const found = part.isRead(column.index)
    ? { byRow: new Map(keysAmong(stored, wanted).map((text, position) => [rows[position] as number, text])), calls: 0 }
    : findKeys(workbook, ledger.tabs.customers, column.index, wanted, isInside);
  const keys = rows.map((row, position) =>
    isEdited(position)
      ? (own[position] as string)
      : (found.byRow.get(row) ?? (isInside(row) ? (stored[position] ?? '') : '')),
  );
  const mayAgree = keys.filter((text) => text !== '').length > 1;
  const answers = mayAgree ? ledger.answers() : [];
  const duplicates = duplicateChange(
    ledger,
    standard,
    groupExactly(standard, keys, { joins, leaves: isChanged }, previousGroups(standard), answers),
  );
  return {
    change: duplicates.change,
    keys: differences(
      ledger,
      'matchKeys',
      rows.map((row, position) => (isEdited(position) ? (own[position] as string) : valueAt(ledger, row, 'matchKeys'))),
    ),
    others: duplicates.others,
    calls: found.calls + (!mayAgree || asked === null ? 0 : recycle === null ? 1 : 2),
  };
}

/**
 * Tiers where there is none, and whether the others are by hand. A tier by rule that would be another today waits for
 * the next refresh: beside the old source it would pass for one that somebody has typed, should one of the two writes fail.
 */
function rateEdited({ ledger, isEdited }: Part, standard: StandardRecords): readonly ColumnChange[] {
  const { labels, sources } = rateRecords(standard, ledger.settings, ledger.context);
  const tiers = standard.standard.get('tier') ?? [];
  const isBlankAt = (position: number): boolean => isBlank(tiers[position] ?? '');
  return changesOn(
    present(differences(ledger, 'tier', labels), differences(ledger, 'tierSource', sources)),
    (position, { key }) =>
      isEdited(position) &&
      (isBlankAt(position) || (key === 'tierSource' && sameValue(labels[position] ?? '', tiers[position] ?? ''))),
  );
}

/** Blocks within the rows that were read from side to side. */
function blocksOf({ ledger, isPlain }: Part, writable: Writable): readonly WriteBlock[] {
  const { rows } = ledger.records;
  const { isKept, limit } = writable;
  // A date or an amount would be text under `@`: a repair changes the format first.
  const changes = changesOn(
    writable.changes,
    (position, column, after) => typeof after === 'string' || !isPlain(rows[position] as number, column.index),
  );
  const isOwn = changes.some(({ column: { key } }) => isFieldKey(key) && fieldOf(key).automatic);
  const bridges = isOwn ? writable.bridges : [];
  const cellAt = (row: number, column: number): CellValue => ledger.cells.values[row]?.[column] ?? '';
  return cutChanges(changes, rows, cellAt, isKept, limit, bridges).blocks;
}

/** The one block of group numbers in records that were not edited; formulas among them stay. One call, or none. */
function blocksElsewhere(
  { workbook }: Ports,
  { ledger }: Part,
  changes: readonly ColumnChange[],
): readonly WriteBlock[] {
  const [change] = changes;
  if (change === undefined) return [];
  const { rows } = ledger.records;
  const at = change.positions.map((position) => rows[position] as number);
  const row = Math.min(...at);
  const column = change.column.index;
  const range = { row, column, rows: Math.max(...at) - row + 1, columns: 1 };
  const formulas = workbook.formulas(ledger.tabs.customers, range);
  const isFormula = (where: number): boolean => (formulas[where - row]?.[0] ?? '') !== '';
  const cellAt = (where: number): CellValue => ledger.cells.values[where]?.[column] ?? '';
  const writable = changesOn(changes, (position) => !isFormula(rows[position] as number));
  return cutChanges(writable, rows, cellAt, isFormula, { most: 1 }).blocks;
}

function givenIds(ledger: Ledger, given: ReadonlyMap<number, string>): ColumnChange | null {
  return differences(
    ledger,
    'customerId',
    ledger.records.rows.map((row, position) => given.get(position) ?? valueAt(ledger, row, 'customerId')),
  );
}

function valueAt({ cells, columns }: Ledger, row: number, key: FieldKey): CellValue {
  const index = columns.find((column) => column.key === key)?.index ?? -1;
  return cells.values[row]?.[index] ?? '';
}

/** When and by whom the edited records were changed, and when new ones were made. */
function stamps(
  ports: Ports,
  edit: EditedRange,
  part: Part,
  given: ReadonlyMap<number, string>,
): (ColumnChange | null)[] {
  const { ledger, isEdited } = part;
  const headers = (ledger.cells.values[ledger.headerRow] ?? []).map(textOf);
  if (!isPeoples(headers, ledger.columns, edit)) return [];
  const [date = '', time = ''] = ports.clock.civil(ports.clock.now(), ledger.timeZone).split(' ');
  const now: CellValue = time === '00:00:00' ? { date } : { date, time };
  const stamp = (key: FieldKey, value: CellValue, isWanted: (position: number) => boolean): ColumnChange | null =>
    differences(
      ledger,
      key,
      ledger.records.rows.map((row, position) => (isWanted(position) ? value : valueAt(ledger, row, key))),
    );
  return [
    stamp('updatedAt', now, isEdited),
    edit.by === '' ? null : stamp('updatedBy', edit.by, isEdited),
    stamp('createdAt', now, (position) => given.has(position)),
  ];
}
