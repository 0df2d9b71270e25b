/** Check, set-up and review compare what the command compares: the user's own columns, too. */
import type { Records, StandardRecords } from '../assess-records';
import type { LedgerSettings } from '../ledger-settings';
import { DEFAULT_CUTS, findMatches } from './find-matches';
import { matchColumns } from './match-columns';
import { searchCustomers } from './match-customers';

it('compares columns that are no field, and no empty ones', () => {
  const names = Array.from({ length: 40 }, (_, i) => `Ann Lee${'bcdfghjklm'[i % 10]} ${'aeiou'[i % 5]}`);
  const codes = names.map((_, i) => `card-${1000 + (i % 20) * 37}`);
  const records: Records = {
    rows: names.map((_, i) => i + 1),
    columns: [{ key: 'name', index: 1, header: 'Name' }],
    values: [['', 'Name', 'Card', ''], ...names.map((name, i) => ['', name, codes[i] as string, ''])],
    display: [],
    filled: () => null,
  };
  const standard: StandardRecords = { changes: [], issues: [], standard: new Map([['name', names]]), count: 40 };
  const settings = { region: 'US', duplicates: DEFAULT_CUTS } as LedgerSettings;
  const search = searchCustomers(records, standard, [...names.keys()], settings, [], Number.POSITIVE_INFINITY);
  const found = search.finish(search.advance(null));
  const columns = matchColumns([
    { field: 'name', key: 'name', values: names },
    { field: null, key: '#3', values: codes },
  ]);
  expect(found.groups).toEqual(findMatches(columns, 40, { region: 'US' }).groups);
  expect(found.explain(0, 20).map(({ key }) => key)).toContain('#3');
});
