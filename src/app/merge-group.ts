/**
 * A group of customers that are to be merged, as the ledger has it: who stays, what each column is to hold, and which
 * cells of the survivor change. Reads only; what is decided is the same for the preview and the merge.
 */
import { a1Range } from '../domain/a1-notation';
import type { ColumnChange, SheetColumn } from '../domain/assess-records';
import { type CellValue, isBlank, isCivil, sameValue, textOf } from '../domain/cell-value';
import { parseEmail } from '../domain/email';
import { type ColumnKey, fieldOf, isFieldKey, isPartKey } from '../domain/fields';
import { fingerprintOf } from '../domain/fingerprint';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { idReader } from '../domain/ledger-columns';
import {
  contactsLeft,
  type MergingColumn,
  type MergingContext,
  SUMMED,
  type Survival,
  survivingValues,
  totalOf,
} from '../domain/merge/survivorship';
import { createPhoneReader } from '../domain/phone';
import { titleOf, typedRecord, valuesOf } from './customer-record';
import { type Ledger, positionsById } from './ledger';
import { arrayFormulaIn, isSpilled, type RowContent } from './row-content';
import { columnsBeside, isSharedRow } from './table-columns';

/** Whose value a column gets, what was typed, or that numbers are added up whatever they are. */
export type MergeChoices = Readonly<
  Record<string, { readonly from: string } | { readonly text: string } | { readonly add: true }>
>;

/** Longer headers are no names. */
const MOST_HEADER = 200;

/** In choices: every column that is not named, but for those that are added up. */
export const ALL_COLUMNS = '*';

/** A column of the sheet in a merge. */
export interface GroupColumn extends SheetColumn {
  /** Null for one of the user's own. */
  readonly field: ColumnKey | null;
  /** By which people choose: see `MergeColumn.key`. */
  readonly choice: string;
  readonly kept: 'left-formula' | 'left-rich-text' | null;
}

export interface MergeGroup {
  readonly ledger: Ledger;
  /** Positions among the records, the oldest first. */
  readonly positions: readonly number[];
  readonly ids: readonly string[];
  /** Among `positions`. */
  readonly survivor: number;
  readonly columns: readonly GroupColumn[];
  readonly survivals: readonly Survival[];
  /** Phones and addresses that find no place, such as `Phone: 212 555 0101`. */
  readonly contactsLeft: readonly string[];
  readonly content: RowContent;
}

/** Positions of the customers, the oldest first. Issues: `customer-missing`; `id-repeated` where two rows bear one ID. */
export function groupPositions(ledger: Ledger, ids: readonly string[]): Result<readonly number[]> {
  const places = positionsById(ledger);
  const positions = ids.map((id) => places.get(id));
  if (positions.includes(undefined)) return refused({ code: 'customer-missing' });
  const wanted = new Set(ids);
  const idOf = idReader(ledger.columns);
  const rows = ledger.records.rows.filter((row) => wanted.has(idOf(ledger.cells.values[row] ?? [])));
  if (rows.length > ids.length) return refused({ code: 'id-repeated', fieldKey: 'customerId' });
  const created = (position: number): string => {
    const value = valuesOf(ledger, position).get('createdAt') ?? '';
    return isCivil(value) ? textOf(value) : '';
  };
  const keyed = (positions as number[]).map((position, i) => ({
    position,
    id: ids[i] as string,
    at: created(position),
  }));
  const isKnown = keyed.every(({ at }) => at !== '');
  return ok(
    keyed
      .sort((a, b) => (isKnown && a.at !== b.at ? (a.at < b.at ? -1 : 1) : compareIds(a.id, b.id)))
      .map(({ position }) => position),
  );
}

/** IDs of records. */
export function idsOf(ledger: Ledger, positions: readonly number[]): string[] {
  return positions.map((position) => textOf(valuesOf(ledger, position).get('customerId') ?? '').trim());
}

/** Numbers as numbers: of `C-9` and `C-10` the first is the older. */
function compareIds(a: string, b: string): number {
  const [, prefix = '', digits = ''] = /^(.*?)(\d*)$/s.exec(a) ?? [];
  const [, otherPrefix = '', otherDigits = ''] = /^(.*?)(\d*)$/s.exec(b) ?? [];
  if (prefix !== otherPrefix) return prefix < otherPrefix ? -1 : 1;
  return digits.length - otherDigits.length || (digits < otherDigits ? -1 : 1);
}

/** A formula but for the cells it refers to, which move with rows and columns, or are gone with a row. */
function shapeOf(formula: string): string {
  return formula.replace(/\$?[A-Z]{1,3}\$?\d+|#REF!/gi, '#');
}

/** A short text of each row, in the order of the IDs' own: tells whether somebody has changed one since. */
export function seenOf(ledger: Ledger, positions: readonly number[]): string {
  const automatic = new Set(
    ledger.columns
      .filter(({ key }) => isFieldKey(key) && fieldOf(key).automatic && key !== 'customerId')
      .map(({ index }) => index),
  );
  return positions
    .map((position) => {
      const row = ledger.records.rows[position] as number;
      const cells = (ledger.cells.values[row] ?? []).map((value, column) => {
        const formula = ledger.cells.formulas[row]?.[column] ?? '';
        return automatic.has(column) ? '' : formula !== '' ? shapeOf(formula) : `${typeof value} ${textOf(value)}`;
      });
      return fingerprintOf(cells);
    })
    .sort()
    .join(' ');
}

/** Columns of the table with a header or with anything in a row of the group, in the order of the sheet. */
function groupColumns(ledger: Ledger, rows: readonly number[], survivor: number, content: RowContent): GroupColumn[] {
  const { values, formulas } = ledger.cells;
  const headers = (values[ledger.headerRow] ?? []).map((cell) => textOf(cell).trim());
  const keyAt = new Map(ledger.columns.map(({ key, index }) => [index, key]));
  const beside = columnsBeside(ledger);
  return headers.flatMap((header, index): GroupColumn[] => {
    if (beside.has(index)) return [];
    const field = keyAt.get(index) ?? null;
    if (field === null && header === '' && rows.every((row) => isBlank(values[row]?.[index] ?? ''))) return [];
    const isPlain =
      header !== '' &&
      headers.indexOf(header) === headers.lastIndexOf(header) &&
      !isFieldKey(header) &&
      !isPartKey(header) &&
      !header.startsWith('#') &&
      header.length <= MOST_HEADER &&
      !(header in {}) &&
      header !== ALL_COLUMNS;
    const isFormula = (formulas[survivor]?.[index] ?? '') !== '' || isSpilled(ledger, survivor, index);
    return [
      {
        key: field ?? `#${index}`,
        field,
        index,
        header,
        choice: field ?? (isPlain ? header : `#${index + 1}`),
        kept: isFormula ? 'left-formula' : content.richAt(survivor, index) ? 'left-rich-text' : null,
      },
    ];
  });
}

function cellAt({ cells }: Ledger, row: number, { index }: GroupColumn): CellValue {
  return cells.values[row]?.[index] ?? '';
}

const ERROR = /^#(?:DIV\/0!|REF!|VALUE!|NAME\?|N\/A|NUM!|NULL!|ERROR!|SPILL!|CALC!)$/;

/** What a row that goes offers: neither errors nor what a formula gives, which would stand still; but a refusal of mail. */
function takenFrom(ledger: Ledger, row: number, column: GroupColumn): CellValue {
  const value = cellAt(ledger, row, column);
  if (isBlank(value)) return value;
  if (typeof value === 'string' && ERROR.test(value)) return '';
  if (column.field === 'mailConsent') return value;
  const isFormula = (ledger.cells.formulas[row]?.[column.index] ?? '') !== '' || isSpilled(ledger, row, column.index);
  return isFormula ? '' : value;
}

function isTaken(ledger: Ledger, position: number, column: GroupColumn): boolean {
  const row = ledger.records.rows[position] as number;
  return sameValue(takenFrom(ledger, row, column), cellAt(ledger, row, column));
}

/** Formulas that keep rows of the group from going, `survivor` being among `positions`. */
export function arrayFormulas(ledger: Ledger, positions: readonly number[], survivor: number): Issue[] {
  return positions.flatMap((position, i): Issue[] => {
    const cell = i === survivor ? null : arrayFormulaIn(ledger, ledger.records.rows[position] as number);
    return cell === null ? [] : [{ code: 'merge-array-formula', params: { value: cell } }];
  });
}

/** Cells that are merged across rows and keep them from going. One service call, the first time. */
export function cellsMerged(ledger: Ledger, positions: readonly number[], survivor: number): Issue[] {
  const losers = positions.filter((_, i) => i !== survivor).map((position) => ledger.records.rows[position] as number);
  return ledger
    .merges()
    .filter(({ row, rows }) => rows > 1 && losers.some((at) => at >= row && at < row + rows))
    .map((range): Issue => ({ code: 'merge-merged-cells', params: { range: a1Range(range) } }));
}

/** Behind what a preview has seen where merged cells keep a row from going: the merge looks only then whether they do. */
export const CELLS_MERGED = ' merged-cells';

/** Rows, of those who go, that stay without what is the customer's: something stands there beside the table. */
export function sharedRows(
  { ledger, positions }: Pick<MergeGroup, 'ledger' | 'positions'>,
  losers: readonly number[],
): Issue[] {
  const beside = columnsBeside(ledger);
  return losers
    .map((at) => ledger.records.rows[positions[at] as number] as number)
    .filter((row) => isSharedRow(ledger, beside, row))
    .map((row): Issue => ({ code: 'merge-row-stays', rowNumber: row + 1, params: { rows: row + 1 } }));
}

/** Headers of columns in which something of a row that goes is not taken. */
export function headersNotTaken({ ledger, positions, columns, survivor }: MergeGroup): readonly string[] {
  return columns
    .filter(({ field }) => field === null || !isFieldKey(field) || !fieldOf(field).automatic)
    .filter((column) => column.kept === null)
    .filter((column) => positions.some((position, i) => i !== survivor && !isTaken(ledger, position, column)))
    .map(({ header }) => header);
}

/**
 * Decides what becomes of a group. `chosen` overrides what is proposed. Issues: `customer-missing`, `column-missing` for a
 * choice of no column, `left-formula` and `left-rich-text` for one that cannot be written, and findings on what was typed.
 */
export function decideGroup(
  ledger: Ledger,
  positions: readonly number[],
  survivorId: string | undefined,
  content: RowContent,
  chosen: MergeChoices = {},
): Result<MergeGroup> {
  const rows = positions.map((position) => ledger.records.rows[position] as number);
  const records = positions.map((position) => valuesOf(ledger, position));
  const ids = idsOf(ledger, positions);
  const survivor = survivorId === undefined ? 0 : ids.indexOf(survivorId);
  if (survivor < 0) return refused({ code: 'customer-missing' });
  const columns = groupColumns(ledger, rows, rows[survivor] as number, content);
  const merging = columns.map(
    (column): MergingColumn => ({
      key: column.field,
      header: column.header,
      values: rows.map((row, i) => (i === survivor ? cellAt(ledger, row, column) : takenFrom(ledger, row, column))),
      kept: column.kept !== null,
    }),
  );
  const choices = chosenValues(ledger, positions, ids, survivor, columns, merging, chosen);
  if (!choices.ok) return choices;
  const sources = records.map((values) => textOf(values.get('tierSource') ?? '').split(' · ')[0] ?? '');
  const consents = ledger.settings.lists['mailConsent'] ?? [];
  const context: MergingContext = {
    survivor,
    updated: records.map((values) => {
      const at = values.get('updatedAt') ?? '';
      return isCivil(at) ? textOf(at) : '';
    }),
    tierByHand: records.map((values, i) => {
      const tier = textOf(values.get('tier') ?? '').trim();
      return tier !== '' && tier !== sources[i];
    }),
    yes: consents.flatMap(({ key, label }) => (key === 'yes' ? [label] : [])),
    sameAs: sameContact(ledger),
    chosen: choices.value,
  };
  const survivals = survivingValues(merging, context);
  const left = contactsLeft(merging, survivals, context);
  const group = { ledger, positions, ids, survivor, columns, survivals, contactsLeft: left, content };
  const isAdded = ({ choice, field, kept }: GroupColumn, own: CellValue): boolean =>
    'add' in (chosen[choice] ?? {}) &&
    SUMMED.has(field ?? '') &&
    kept === null &&
    (isBlank(own) || typeof own === 'number');
  const added = survivals.map(
    (survival, i): Survival =>
      isAdded(columns[i] as GroupColumn, merging[i]?.values[survivor] ?? '') ? { ...survival, rule: 'sum' } : survival,
  );
  return ok(addedUp({ ...group, survivals: added }, [...positions.keys()]));
}

/** Whether the column's numbers are added up, be it only one. */
export function isAddedUp({ field }: GroupColumn, { rule }: Survival): boolean {
  return SUMMED.has(field ?? '') && (rule === 'sum' || rule === 'only-value');
}

/** The group with what is added up of these of its rows alone: the others still stand, and are added when they go. */
export function addedUp(group: MergeGroup, rows: readonly number[]): MergeGroup {
  const { ledger, positions, columns } = group;
  const valueAt = (at: number, column: GroupColumn): CellValue => {
    const row = ledger.records.rows[positions[at] as number] as number;
    return at === group.survivor ? cellAt(ledger, row, column) : takenFrom(ledger, row, column);
  };
  const survivals = group.survivals.map((survival, i): Survival => {
    const column = columns[i] as GroupColumn;
    if (!isAddedUp(column, survival)) return survival;
    const counting = rows.filter((at) => survival.counted?.includes(at) !== false);
    const values = counting.map((at) => valueAt(at, column));
    return values.every(isBlank) ? { ...survival, value: '' } : { ...survival, value: totalOf(values) };
  });
  return { ...group, survivals };
}

/** Values of the columns that somebody has chosen; undefined for the others. */
function chosenValues(
  ledger: Ledger,
  positions: readonly number[],
  ids: readonly string[],
  survivor: number,
  columns: readonly GroupColumn[],
  merging: readonly MergingColumn[],
  chosen: MergeChoices,
): Result<readonly (CellValue | undefined)[]> {
  const issues: Issue[] = [];
  const values = new Array<CellValue | undefined>(columns.length).fill(undefined);
  const typed: Record<string, string> = {};
  const named = new Map(Object.entries(chosen));
  const all = named.get(ALL_COLUMNS);
  named.delete(ALL_COLUMNS);
  for (const { choice, field } of all === undefined ? [] : columns)
    if (all && !named.has(choice) && !SUMMED.has(field ?? '')) named.set(choice, all);
  for (const [key, choice] of named) {
    const at = columns.findIndex((column) => column.choice === key);
    const column = columns[at];
    if (column === undefined) {
      issues.push({ code: 'column-missing', fieldKey: key, params: { header: key } });
      continue;
    }
    if ('add' in choice) continue;
    const own = merging[at]?.values[survivor] ?? '';
    if ('from' in choice) {
      const row = ids.indexOf(choice.from);
      if (row < 0) issues.push({ code: 'customer-missing' });
      else if (row !== survivor && !isTaken(ledger, positions[row] as number, column))
        issues.push({ code: 'left-formula', fieldKey: key });
      values[at] = merging[at]?.values[row] ?? '';
    } else if (column.field === null) values[at] = choice.text;
    else typed[column.field] = choice.text;
    const isAutomatic = column.field !== null && isFieldKey(column.field) && fieldOf(column.field).automatic;
    const isWanted = 'text' in choice ? choice.text !== textOf(own) : !sameValue(values[at] as CellValue, own);
    // What the ledger writes itself is nobody's choice.
    if (isAutomatic) values[at] = undefined;
    else if (column.kept !== null && isWanted) issues.push({ code: column.kept, fieldKey: key });
  }
  const { standard, refusals } = typedRecord(ledger, positions[survivor] as number, typed);
  issues.push(...refusals.filter(({ fieldKey }) => fieldKey !== undefined && fieldKey in typed));
  columns.forEach(({ field }, at) => {
    if (field !== null && field in typed) values[at] = standard.values.get(field) ?? '';
  });
  return issues.length > 0 ? refused(...issues) : ok(values);
}

/** What two ways of writing one phone or address have in common. */
function sameContact(ledger: Ledger): (value: CellValue, kind: 'phone' | 'email') => string {
  const read = createPhoneReader(ledger.settings.region, ledger.context.language === 'zh-CN');
  const phone = (value: CellValue): string => {
    const reading = read(value);
    if (reading.kind === 'valid') return `${reading.e164};${reading.extension ?? ''}`;
    return textOf(value).replace(/[\s().-]/g, '') || textOf(value);
  };
  return (value, kind) => {
    if (isBlank(value)) return '';
    if (kind === 'phone') return phone(value);
    const reading = parseEmail(textOf(value));
    return (reading.kind === 'valid' ? reading.email : textOf(value).trim()).toLowerCase();
  };
}

/** What the customer at `index` of the group is called. */
export function titleAt({ ledger, positions }: Pick<MergeGroup, 'ledger' | 'positions'>, index: number): string {
  return titleOf(valuesOf(ledger, positions[index] as number));
}

/** What the survivor's fields are to hold. */
export function survivingFields({ columns, survivals }: MergeGroup): Map<ColumnKey, CellValue> {
  return new Map(
    columns.flatMap(({ field }, i) => (field === null ? [] : [[field, survivals[i]?.value ?? ''] as const])),
  );
}

/** The survivor's cells that become something else. `after` are fields that the ledger itself writes. */
export function survivorChanges(
  { ledger, positions, survivor, columns, survivals }: MergeGroup,
  after: ReadonlyMap<ColumnKey, CellValue>,
): ColumnChange[] {
  const position = positions[survivor] as number;
  const row = ledger.records.rows[position] as number;
  return columns.flatMap(({ field, key, index, header, kept }, i): ColumnChange[] => {
    const now = ledger.cells.values[row]?.[index] ?? '';
    const value = (field === null ? undefined : after.get(field)) ?? survivals[i]?.value ?? now;
    if (kept !== null || field === 'customerId' || sameValue(value, now)) return [];
    return [{ column: { key, index, header }, positions: [position], before: [now], after: [value] }];
  });
}

/** Number formats that come along with dates and numbers of other rows, where the survivor's cell has another. */
export function survivorFormats(
  { ledger, positions, survivor, content }: MergeGroup,
  changes: readonly ColumnChange[],
): { readonly column: SheetColumn; readonly before: string; readonly format: string }[] {
  const rows = positions.map((position) => ledger.records.rows[position] as number);
  return changes.flatMap(({ column, after }) => {
    const value = after[0] ?? '';
    const valueAt = (row: number): CellValue => ledger.cells.values[row]?.[column.index] ?? '';
    const source = typeof value === 'string' ? undefined : rows.find((row) => sameValue(valueAt(row), value));
    const format = source === undefined ? undefined : content.formatAt(source, column.index);
    const before = content.formatAt(rows[survivor] as number, column.index);
    return format === undefined || before === undefined || format === before ? [] : [{ column, before, format }];
  });
}
