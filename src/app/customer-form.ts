/**
 * The form of a customer, made from the ledger's columns, and what would come of saving it. Reads only.
 */
import type { ApiInput } from '../contract/api';
import type { CustomerCheck, CustomerForm, FormField } from '../contract/api/customer';
import { type CellValue, textOf } from '../domain/cell-value';
import { type ColumnKey, fieldOf, isFieldKey } from '../domain/fields';
import { fingerprintOf } from '../domain/fingerprint';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import {
  decideDuplicates,
  formColumns,
  formulaFields,
  headerOf,
  keptFields,
  optionsOf,
  type TypedRecord,
  titleOf,
  typedRecord,
  valuesOf,
  withRecord,
} from './customer-record';
import { keysAround, possibleDuplicates } from './exact-duplicates';
import { findLedger, type Ledger, positionsById, readLedger } from './ledger';
import { withNewRecord } from './new-record';
import type { Ports } from './ports';
import { readRecord, searchedDuplicates } from './read-record';

interface Opened {
  readonly ledger: Ledger;
  /** Null for a new customer. */
  readonly position: number | null;
}

function open(ports: Ports, customerId: string | undefined): Result<Opened> {
  const opened = readLedger(ports, { full: true, journal: [] });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  if (customerId === undefined) return ok({ ledger, position: null });
  const position = positionsById(ledger).get(customerId);
  return position === undefined ? refused({ code: 'customer-missing' }) : ok({ ledger, position });
}

/** Some ten service calls. */
export function customerForm(
  ports: Ports,
  { customerId }: { readonly customerId?: string | undefined },
): Result<CustomerForm> {
  const opened = open(ports, customerId);
  if (!opened.ok) return opened;
  const { position } = opened.value;
  const { ledger, subject } =
    position === null
      ? withNewRecord(ports, opened.value.ledger)
      : { ledger: opened.value.ledger, subject: { position } };
  const values = valuesOf(ledger, subject.position);
  const kept =
    position === null ? formulaFields(ledger, subject.position) : keptFields(ports, ledger, subject.position);
  const fields = formColumns(ledger).map(({ key }): FormField => {
    const { options, strict } = optionsOf(ledger, key);
    return {
      key,
      label: headerOf(ledger, key),
      type: isFieldKey(key) ? fieldOf(key).type : 'text',
      value: kept.has(key) && position === null ? '' : textOf(values.get(key) ?? ''),
      options,
      strict,
      kept: kept.has(key),
    };
  });
  return ok({ customerId: customerId ?? null, title: titleOf(values), revision: revisionOf(values), fields });
}

/** A short text of each value, by field: tells which of them somebody has changed since. */
export function revisionOf(values: ReadonlyMap<ColumnKey, CellValue>): string {
  return [...values]
    .filter(([key]) => !(isFieldKey(key) && fieldOf(key).automatic))
    .map(([key, value]) => `${key}=${fingerprintOf([textOf(value)]).slice(0, 8)}`)
    .join(' ');
}

/**
 * What would come of saving. Some ten service calls and no more of the ledger than tells how typed values are read; where
 * that does not suffice the ledger is read as a whole.
 */
export function checkCustomer(ports: Ports, input: ApiInput<'checkCustomer'>): Result<CustomerCheck> {
  const tabs = findLedger(ports.workbook);
  const read = tabs === null ? null : readRecord(ports, tabs, input.customerId, input.values);
  if (read === null) return checkByAll(ports, input);
  const { ledger, row } = read;
  const position = row === null ? null : ledger.records.rows.indexOf(row);
  const typed = typedRecord(ledger, position, input.values);
  const isAsked = decideDuplicates(Object.keys(input.values));
  return ok({
    ...findingsOf(typed, input.values),
    duplicates: isAsked ? searchedDuplicates(ports, read, typed.standard) : [],
  });
}

function checkByAll(ports: Ports, input: ApiInput<'checkCustomer'>): Result<CustomerCheck> {
  const opened = open(ports, input.customerId);
  if (!opened.ok) return opened;
  const { position } = opened.value;
  const { ledger, subject } =
    position === null
      ? withNewRecord(ports, opened.value.ledger)
      : { ledger: opened.value.ledger, subject: { position } };
  const typed = typedRecord(ledger, position, input.values);
  const isAsked = decideDuplicates(Object.keys(input.values));
  const records = withRecord(ledger, subject.position, typed.standard.values);
  const duplicates = isAsked
    ? possibleDuplicates(ledger, keysAround(ledger, records, subject.position), subject.position)
    : [];
  return ok({ ...findingsOf(typed, input.values), duplicates });
}

function findingsOf(
  { standard, refusals }: TypedRecord,
  values: ApiInput<'checkCustomer'>['values'],
): Pick<CustomerCheck, 'issues' | 'standard'> {
  const changed = Object.fromEntries(
    Object.entries(values).flatMap(([key, text]) => {
      const value = standard.values.get(key as ColumnKey);
      return value === undefined || textOf(value) === text ? [] : [[key, textOf(value)]];
    }),
  );
  const found = standard.issues
    .filter(({ key, code }) => key in values && code !== 'required-missing')
    .filter(({ key, code }) => !refusals.some((issue) => issue.fieldKey === key && issue.code === code))
    .map(({ key, code, params }): Issue => ({ code, fieldKey: key, ...(params && { params }) }));
  return { issues: [...refusals, ...found], standard: changed };
}
