/**
 * The public data sets through detection and mapping. Reads them from the shared folder beside the repository, or from
 * `LEDGERLINE_DATA`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Papa from 'papaparse';
import { assessListKind } from '../../src/domain/assess-list-kind';
import { detectTable } from '../../src/domain/detect-table';
import { mapColumns } from '../../src/domain/map-columns';
import { snapshotOf } from '../fixtures/sheets/plain-sheet';

const DATA = process.env['LEDGERLINE_DATA'] ?? path.resolve(__dirname, '../../../shared/data');

function considered(file: string) {
  const { data } = Papa.parse<string[]>(readFileSync(path.join(DATA, file), 'utf8'));
  const snapshot = snapshotOf(data);
  const found = detectTable(snapshot);
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  const guesses = mapColumns(found.value, snapshot, { today: '2026-11-21' });
  const mapping = Object.fromEntries(guesses.flatMap(({ key, header }) => (key === null ? [] : [[key, header]])));
  return { table: found.value, mapping, kind: assessListKind(found.value, snapshot, guesses) };
}

const LEDGER = {
  customerId: 'customer_no',
  company: 'company',
  'name.given': 'first_name',
  'name.family': 'last_name',
  jobTitle: 'job_title',
  email: 'email',
  phone: 'mobile',
  phone2: 'phone',
  address: 'address',
  'address.city': 'city',
  'address.state': 'state',
  'address.postcode': 'postcode',
  region: 'country',
  taxId: 'tax_id',
  tier: 'segment',
  owner: 'owner',
  lastOrder: 'last_order',
  remarks: 'notes',
};
const FEBRL = {
  customerId: 'rec_id',
  'name.given': 'given_name',
  'name.family': 'surname',
  'address.street': 'address_1',
  'address.city': 'suburb',
  'address.state': 'state',
  'address.postcode': 'postcode',
  birthday: 'date_of_birth',
  taxId: 'soc_sec_id',
};

/** Records and what each key is mapped from; everything else stays as it is. */
const EXPECTED: Record<string, { records: number; mapping: Record<string, string> }> = {
  census: {
    records: 841,
    mapping: {
      customerId: 'rec_id',
      source: 'source',
      'name.family': 'surname',
      'name.given': 'given_name',
      address: 'street',
    },
  },
  // Half of its columns stand under the wrong header: the mails under "Purple binder service type", dates under "Email Address".
  csv_example: {
    records: 3337,
    mapping: {
      customerId: 'rec_id',
      source: 'Source',
      name: 'Site name',
      address: 'Address',
      'address.postcode': 'Zip',
      phone: 'Phone',
      email: 'Purple binder service type',
    },
  },
  fake_1000: {
    records: 1000,
    mapping: {
      customerId: 'rec_id',
      'name.given': 'first_name',
      'name.family': 'surname',
      birthday: 'dob',
      'address.city': 'city',
      email: 'email',
    },
  },
  febrl1: { records: 1000, mapping: FEBRL },
  febrl3: { records: 5000, mapping: FEBRL },
  febrl_C_5000: { records: 5000, mapping: { ...FEBRL, phone: 'phone_number' } },
  ledger_en_5k: { records: 5000, mapping: LEDGER },
  ledger_zh_5k: { records: 5000, mapping: LEDGER },
  ledger_mix_20k: { records: 20_000, mapping: LEDGER },
  restaurant: {
    records: 864,
    mapping: { customerId: 'rec_id', name: 'name', address: 'addr', 'address.city': 'city', phone: 'phone' },
  },
};

describe('lists with known duplicates', () => {
  it('are all expected', () => {
    const sets = readdirSync(path.join(DATA, 'duplicates'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    expect(sets.map((entry) => entry.name).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  it.each(Object.entries(EXPECTED))(
    '%s is a list of customers and mapped as expected',
    (name, { records, mapping }) => {
      const { table, mapping: got, kind } = considered(`duplicates/${name}/records.csv`);
      expect(kind).toBe('customers');
      expect(table.rows.length).toBe(records);
      expect(got).toEqual(mapping);
    },
  );
});

it('the purchases are orders', () => {
  expect(considered('purchases/online_retail_orders.csv').kind).toEqual({
    kind: 'transactions',
    reason: 'orders',
    params: { rows: 22_190, customers: 4372 },
  });
});
