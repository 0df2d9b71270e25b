/** The Settings tab says everything and takes back what people change. */
import { fieldOf } from '../domain/fields';
import type { LedgerSettings } from '../domain/ledger-settings';
import { readSettings, settingsCells, settingsListColumns } from './settings-tab';

function someSettings(changes: Partial<LedgerSettings> = {}): LedgerSettings {
  return {
    language: 'en',
    region: 'CN',
    currency: 'CNY',
    phonesInternational: false,
    red: 'urgent',
    tiers: { scheme: 'default', vipAmount: 2000, middleAmount: null },
    fields: [
      { key: 'name', header: 'Customer', position: 0, original: 'Name of client', check: 'none', added: false },
      { key: 'phone', header: 'Phone', position: 2, original: 'Tel', check: 'warn', added: false },
      { key: 'tier', header: 'Tier', position: 5, original: '', check: 'reject', added: true },
      { key: 'address.city', header: 'Town', position: 3, original: 'Town', check: 'none', added: false },
    ],
    lists: {
      tier: [
        { key: 'vip', label: 'VIP' },
        { key: 'active', label: 'Active' },
      ],
      source: [{ key: 'fair', label: 'Fair, spring' }],
    },
    numbering: { prefix: 'C-', digits: 6, next: 8 },
    team: [
      { name: 'Ann', email: 'ann@example.com', role: 'Sales', language: 'zh-CN', hour: 9 },
      { name: '', email: 'bob@example.com', role: '', language: '', hour: null },
    ],
    reminders: { hour: 7, weekdaysOnly: true },
    duplicates: { automatic: 0.98, review: 0.2 },
    isWarningBrief: true,
    checkWeekday: null,
    headerRow: 2,
    headerRowCount: 1,
    tabs: { customers: 'List', settings: 'Settings', log: 'Log', journal: 'Journal' },
    home: { spreadsheetId: 'abc', timeZone: 'Asia/Shanghai', locale: 'zh_CN' },
    ...changes,
  };
}

/** Row and column of the cell under a block's marker, `offset` columns to the right. */
function columnOf(values: readonly (readonly unknown[])[], marker: string): number {
  return (values[0] ?? []).indexOf(marker);
}

describe('the Settings tab', () => {
  it.each(['en', 'zh-CN', 'zh-TW'] as const)('reads back what it wrote (%s)', (language) => {
    const settings = someSettings({ language });
    expect(readSettings(settingsCells(settings).values)).toEqual(settings);
  });

  it('is no Settings tab without the hidden block', () => {
    expect(readSettings([['general', 'x']])).toBeNull();
    expect(readSettings([])).toBeNull();
  });

  it('says where each list stands', () => {
    const { values, listColumns } = settingsCells(someSettings());
    expect(settingsListColumns(values)).toEqual(listColumns);
    expect(values[3]?.[listColumns['source'] as number]).toBe('Fair, spring');
  });

  it('keeps the key of an item that somebody renames, and gives a new item a key of its own', () => {
    const { values, listColumns } = settingsCells(someSettings());
    const column = listColumns['tier'] as number;
    (values[4] as unknown[])[column] = 'Regular';
    values.push([...(values[5] ?? []).map(() => '' as const)]);
    (values[5] as unknown[])[column] = 'Sleeping';
    expect(readSettings(values)?.lists['tier']).toEqual([
      { key: 'vip', label: 'VIP' },
      { key: 'active', label: 'Regular' },
      { key: 'Sleeping', label: 'Sleeping' },
    ]);
  });

  it('keeps keys when items change places', () => {
    const { values, listColumns } = settingsCells(someSettings());
    const column = listColumns['tier'] as number;
    (values[3] as unknown[])[column] = 'Active';
    (values[4] as unknown[])[column] = 'VIP';
    expect(readSettings(values)?.lists['tier']).toEqual([
      { key: 'active', label: 'Active' },
      { key: 'vip', label: 'VIP' },
    ]);
  });

  it('takes an amount, a check and a language that somebody changes, and keeps what cannot be understood', () => {
    const { values } = settingsCells(someSettings());
    const general = columnOf(values, 'general');
    const rowOf = (label: string): number => values.findIndex((row) => row[general] === label);
    (values[rowOf('VIP from a total of')] as unknown[])[general + 1] = '3,500';
    (values[rowOf('Language')] as unknown[])[general + 1] = 'Klingon';
    (values[rowOf('Currency')] as unknown[])[general + 1] = 'USD';
    const fields = columnOf(values, 'fields');
    const phone = values.findIndex((row) => row[fields] === fieldOf('phone').labels.en);
    (values[phone] as unknown[])[fields + 3] = 'allow';
    const read = readSettings(values);
    expect(read?.tiers.vipAmount).toBe(3500);
    expect(read?.language).toBe('en');
    expect(read?.currency).toBe('USD');
    expect(read?.fields.find((field) => field.key === 'phone')?.check).toBe('none');
  });

  it.each([
    ['', null, true],
    ['much', 2000, undefined],
  ])('keeps the amount of a VIP but where it is emptied: “%s”', (typed, vipAmount, withoutAmount) => {
    const { values } = settingsCells(someSettings());
    const general = columnOf(values, 'general');
    const row = values.find((one) => one[general] === 'VIP from a total of') as unknown[];
    row[general + 1] = typed;
    expect(readSettings(values)?.tiers).toEqual({ ...someSettings().tiers, vipAmount, withoutAmount });
  });

  it.each([
    ['0.95', '0.05', [0.95, 0.05]],
    ['95%', '5', [0.95, 0.05]],
    ['97.5 %', 'never', [0.975, 0.2]],
    ['1', '0', [0.98, 0.2]],
    ['0.1', '0.9', [0.98, 0.2]],
    ['', '', [0.98, 0.2]],
  ])('takes cuts of duplicates: %s and %s', (sure, doubt, cuts) => {
    const { values } = settingsCells(someSettings());
    const general = columnOf(values, 'general');
    const rowOf = (label: string): number => values.findIndex((row) => String(row[general]).includes(label));
    (values[rowOf('sure from')] as unknown[])[general + 1] = sure;
    (values[rowOf('in doubt from')] as unknown[])[general + 1] = doubt;
    const { automatic, review } = readSettings(values)?.duplicates ?? { automatic: 0, review: 0 };
    expect([automatic, review]).toEqual(cuts);
  });

  it('has cuts of duplicates where the ledger is older than they are', () => {
    const { duplicates: _, ...older } = someSettings();
    const { values } = settingsCells(someSettings());
    const cells = values.map((row) => (row[0] === 'ledgerline:ledger' ? [row[0], JSON.stringify(older)] : row));
    expect(readSettings(cells.map((row) => row.slice(0, 2)))?.duplicates).toEqual({ automatic: 0.99, review: 0.1 });
  });

  it('finds its blocks wherever they have been moved', () => {
    const { values, listColumns } = settingsCells(someSettings());
    const moved = values.map((row) => [row[0] ?? '', row[1] ?? '', '', '', ...row.slice(2)]);
    expect(readSettings(moved)).toEqual(someSettings());
    expect(settingsListColumns(moved)['tier']).toBe((listColumns['tier'] as number) + 2);
  });
});
