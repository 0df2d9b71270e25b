/**
 * One customer of the ledger as a form sees it: which fields can be typed into, what they hold, what typed values
 * become, and who the customer may be already. Reads only.
 */
import type { CustomerView } from '../contract/api/customer';
import {
  MATCHED_KEYS,
  recordsAsRead,
  type StandardRecord,
  type StandardRecords,
  standardiseRecord,
} from '../domain/assess-records';
import { type CellValue, isBlank, textOf } from '../domain/cell-value';
import { type CivilDate, daysBetween } from '../domain/civil-date';
import { type ColumnKey, FIELDS, fieldOf, isFieldKey, PART_KEYS } from '../domain/fields';
import type { Issue } from '../domain/issues';
import type { LedgerColumn } from '../domain/ledger-columns';
import type { Ledger } from './ledger';
import type { Ports } from './ports';

/** Columns that people fill, in the ledger's order. */
export function formColumns(ledger: Pick<Ledger, 'columns'>): readonly LedgerColumn[] {
  const keys: readonly ColumnKey[] = [
    ...FIELDS.filter((field) => !field.automatic).map(({ key }) => key),
    ...PART_KEYS,
  ];
  return keys.flatMap((key) => ledger.columns.filter((column) => column.key === key));
}

/** What a list offers, and whether other values are refused. */
export function optionsOf(
  { settings }: Pick<Ledger, 'settings'>,
  key: ColumnKey,
): { readonly options: readonly string[]; readonly strict: boolean } {
  if (!isFieldKey(key)) return { options: [], strict: false };
  const { type, list } = fieldOf(key);
  if (type === 'owner') return { options: settings.team.map(({ name }) => name).filter(Boolean), strict: false };
  if (list === undefined) return { options: [], strict: false };
  const options = (settings.lists[list] ?? []).map(({ label }) => label);
  const check = settings.fields.find((field) => field.key === key)?.check;
  return { options, strict: check === 'reject' && options.length > 0 };
}

/** What a cell of the record holds now, by column. */
export function valuesOf(ledger: Ledger, position: number): ReadonlyMap<ColumnKey, CellValue> {
  const row = ledger.records.rows[position] as number;
  return new Map(ledger.columns.map(({ key, index }) => [key, ledger.cells.values[row]?.[index] ?? '']));
}

/** What the customer is called. */
export function titleOf(values: ReadonlyMap<ColumnKey, CellValue>): string {
  const text = (key: ColumnKey): string => textOf(values.get(key) ?? '').trim();
  return text('name') || text('company') || text('contact') || `${text('name.given')} ${text('name.family')}`.trim();
}

/** The open plan of a customer, or null; `written` is what the date's cell holds where that is no date. */
export function planFrom(
  date: CivilDate | null,
  written: string,
  step: string,
  today: CivilDate,
): CustomerView['plan'] {
  if (date !== null) return { date, days: daysBetween(today, date), step };
  const undated = [written, step].filter((text) => text !== '').join(' · ');
  return undated === '' ? null : { date: '', days: 0, step: undated };
}

/** The same as it is shown, where that says more: numbers may have lost zeros in front. */
export function shownOf(ledger: Ledger, position: number): ReadonlyMap<ColumnKey, string> {
  const row = ledger.records.rows[position] as number;
  return new Map(ledger.columns.map(({ key, index }) => [key, ledger.records.display[row]?.[index] ?? '']));
}

/** Why a form must leave a cell alone. */
export type KeptFields = ReadonlyMap<ColumnKey, 'left-formula' | 'left-rich-text'>;

export function formulaFields(ledger: Ledger, position: number): KeptFields {
  const formulas = ledger.cells.formulas[ledger.records.rows[position] as number];
  return new Map(
    formColumns(ledger)
      .filter(({ index }) => (formulas?.[index] ?? '') !== '')
      .map(({ key }) => [key, 'left-formula' as const]),
  );
}

/** Cells of the record that a form must leave alone. One service call. */
export function keptFields({ workbook }: Ports, ledger: Ledger, position: number): KeptFields {
  const columns = formColumns(ledger);
  if (columns.length === 0) return new Map();
  const row = ledger.records.rows[position] as number;
  const left = Math.min(...columns.map(({ index }) => index));
  const right = Math.max(...columns.map(({ index }) => index));
  const rich = workbook.richTextMask(ledger.tabs.customers, { row, column: left, rows: 1, columns: right - left + 1 });
  const linked = columns
    .filter(({ index }) => rich[0]?.[index - left] === true)
    .map(({ key }) => [key, 'left-rich-text'] as const);
  return new Map([...linked, ...formulaFields(ledger, position)]);
}

export interface TypedRecord {
  readonly standard: StandardRecord;
  /** Findings that stand in the way of saving, each with its field. */
  readonly refusals: readonly Issue[];
}

/** What typed values become beside what the record holds already. `position` is null for a new customer. */
export function typedRecord(
  ledger: Ledger,
  position: number | null,
  typed: Readonly<Record<string, string>>,
): TypedRecord {
  const known = new Set<string>(formColumns(ledger).map(({ key }) => key));
  const refusals: Issue[] = [];
  const values = new Map<ColumnKey, CellValue>(position === null ? [] : valuesOf(ledger, position));
  for (const [key, text] of Object.entries(typed)) {
    // What is typed as it was, a number among texts for instance, stays what it is.
    if (known.has(key) && textOf(values.get(key as ColumnKey) ?? '') === text) continue;
    if (known.has(key)) values.set(key as ColumnKey, isBlank(text) ? '' : text);
    else if (text !== '')
      refusals.push({ code: 'column-missing', fieldKey: key, params: { header: headerOf(ledger, key) } });
  }
  const shown = position === null ? undefined : shownOf(ledger, position);
  const standard = standardiseRecord(ledger.records, values, ledger.settings, ledger.context, shown);
  for (const key of Object.keys(typed)) {
    const value = standard.values.get(key as ColumnKey) ?? '';
    const { options, strict } = optionsOf(ledger, key as ColumnKey);
    if (strict && value !== '' && !options.includes(textOf(value)))
      refusals.push({ code: 'list-unknown', fieldKey: key, params: { value: textOf(value).slice(0, 60) } });
  }
  const nameless = standard.issues.find(({ code }) => code === 'required-missing');
  if (nameless !== undefined) {
    const fieldKey =
      ['name', 'company', 'contact', 'name.family', 'name.given'].find((key) => known.has(key)) ?? 'name';
    refusals.push({ code: 'required-missing', fieldKey });
  }
  return { standard, refusals };
}

export function headerOf({ settings }: Pick<Ledger, 'settings'>, key: string): string {
  const header = settings.fields.find((field) => field.key === key)?.header ?? '';
  return header !== '' ? header : isFieldKey(key) ? fieldOf(key).labels[settings.language] : key;
}

/** Number of the group each record is in, as its cell says; 0 for none. */
export function previousGroups(standard: StandardRecords): number[] {
  return (standard.standard.get('duplicateGroup') ?? new Array<CellValue>(standard.count).fill('')).map((value) =>
    Number(/(\d+)\s*$/.exec(textOf(value))?.[1] ?? 0),
  );
}

/** The records with one of them as it will be. */
export function withRecord(
  ledger: Ledger,
  position: number,
  values: ReadonlyMap<ColumnKey, CellValue>,
): StandardRecords {
  return withRecords(ledger, new Map([[position, values]]));
}

/** The same of several records, by position. */
export function withRecords(
  ledger: Ledger,
  records: ReadonlyMap<number, ReadonlyMap<ColumnKey, CellValue>>,
): StandardRecords {
  const read = recordsAsRead(ledger.records);
  const standard = new Map(
    [...read.standard].map(([key, column]) => {
      const isChanged = [...records.values()].some((values) => values.get(key) !== undefined);
      return [key, isChanged ? column.map((one, i) => records.get(i)?.get(key) ?? one) : column] as const;
    }),
  );
  return { ...read, standard };
}

/** Whether one of the fields decides who is a duplicate. */
export function decideDuplicates(keys: Iterable<string>): boolean {
  return [...keys].some((key) => MATCHED_KEYS.has(key));
}
