/** The Settings tab says everything and takes back what people change. */
import { columnLetters } from '../domain/a1-notation';
import type { CellValue } from '../domain/cell-value';
import { fieldOf } from '../domain/fields';
import type { LedgerSettings } from '../domain/ledger-settings';
import { type ReadSettings, readSettings, readSettingsTab, settingsListColumns } from './read-settings';
import { missingSettings, settingsCells } from './settings-tab';

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
      lifecycleStage: [{ key: 'lost', label: 'Lost' }],
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

  /** Types into the row of a block whose first cell is as it says. */
  function typeInto(
    values: readonly (readonly unknown[])[],
    marker: string,
    first: string,
    offset: number,
    text: unknown,
  ): void {
    const at = columnOf(values, marker);
    const row = values.find((one, i) => i > 2 && one[at] === first) as unknown[];
    row[at + offset] = text;
  }

  function put(values: CellValue[][], row: number, column: number, cell: CellValue): void {
    while (values.length <= row) values.push((values[0] ?? []).map(() => ''));
    (values[row] as CellValue[])[column] = cell;
  }

  it('H33 takes the rules of tiers as somebody has changed them, and the year of reports', () => {
    const { values } = settingsCells(someSettings());
    expect(readSettingsTab(values)).toMatchObject({ issues: [], areKept: true });
    typeInto(values, 'tiers', 'Active', 1, 'has bought, last order within 100 days');
    typeInto(values, 'general', 'Fiscal year begins in month (1 to 12)', 1, 4);
    const read = readSettingsTab(values);
    expect(read).toMatchObject({ issues: [], areKept: false, settings: { fiscalStart: 4 } });
    expect(read?.settings.tiers.table?.map(({ tier, anyOf }) => [tier, anyOf.length])).toEqual([
      ['vip', 1],
      ['active', 1],
      ['dormant', 2],
      ['potential', 1],
    ]);
  });

  it('H33 gives a level of the user’s own a rule, and knows levels by what they were called before', () => {
    const { values, listColumns } = settingsCells(someSettings());
    const list = listColumns['tier'] as number;
    put(values, 4, list, 'Regular');
    put(values, 5, list, 'Gold');
    const at = columnOf(values, 'tiers');
    const end = values.findIndex((row, i) => i > 2 && row[at + 1] === '');
    put(values, end, at, 'Gold');
    put(values, end, at + 1, 'has bought, total spent from 10,000');
    const read = readSettingsTab(values);
    expect(read?.issues).toEqual([]);
    expect(read?.settings.tiers.table?.map(({ tier }) => tier)).toEqual([
      'vip',
      'active',
      'dormant',
      'potential',
      'Gold',
    ]);
    expect(read?.settings.tiers.table?.[4]?.anyOf).toEqual([{ bought: true, totalFrom: 10_000 }]);
  });

  it('knows the amount by the number that an older ledger shows in its rules, whatever it is by now', () => {
    const { values } = settingsCells(someSettings());
    typeInto(
      values,
      'tiers',
      'VIP',
      1,
      'has bought, total spent from 2,000, last order within 365 days or without a date',
    );
    for (const amount of [2000, 3500, 4000]) {
      typeInto(values, 'general', 'VIP from a total of', 1, amount);
      const { settings, issues } = readSettingsTab(values) as ReadSettings;
      expect([issues, settings.tiers]).toEqual([
        [],
        { ...someSettings().tiers, vipAmount: amount, shownAmounts: [2000] },
      ]);
      const at = values.findIndex((row) => row[0] === 'ledgerline:ledger');
      const { home: _, ...kept } = settings;
      (values[at] as CellValue[])[1] = JSON.stringify(kept);
      expect(readSettingsTab(values)?.areKept).toBe(true);
    }
  });

  it('H33 tells the cell that is not understood, and stays as it was', () => {
    const { values } = settingsCells(someSettings());
    typeInto(values, 'tiers', 'Active', 1, 'whoever I like');
    typeInto(values, 'tiers', 'VIP', 1, 'has bought, total spent from 3,000');
    typeInto(values, 'general', 'Fiscal year begins in month (1 to 12)', 1, 13);
    typeInto(values, 'general', 'Currency', 1, 'yuan');
    const read = readSettingsTab(values);
    expect(read).toMatchObject({ settings: someSettings(), areKept: true });
    expect(read?.issues.map(({ code, params }) => [code, params?.['header'], params?.['value']])).toEqual([
      ['setting-unclear', 'Fiscal year begins in month (1 to 12)', '13'],
      ['setting-unclear', 'Currency', 'yuan'],
      ['setting-unclear', 'Rule', 'has bought, total spent from 3,000'],
      ['setting-unclear', 'Rule', 'whoever I like'],
    ]);
    const at = columnOf(values, 'general');
    const row = values.findIndex((one) => one[at] === 'Currency');
    expect(read?.issues[1]?.params?.['range']).toBe(`${columnLetters(at + 1)}${row + 1}`);
  });

  it('H33 takes playbook, stages and segments as somebody has written them', () => {
    const { values } = settingsCells(someSettings());
    typeInto(values, 'playbook', 'VIP', 2, 14);
    typeInto(values, 'playbook', 'VIP', 3, 'call the owner');
    typeInto(values, 'stages', 'Quoted', 1, '60%');
    typeInto(values, 'stages', 'Quoted', 2, '');
    const at = columnOf(values, 'segments');
    const lines = [
      ['Big ones', '', 'Total spent', 'At least', '2,000'],
      ['', '', 'source', 'is', 'Fair, spring'],
      ['Gone', 'any', 'Last order', 'within the last days', 30],
      ['', '', 'My colour', 'is not', 'red'],
    ];
    for (const [i, line] of lines.entries()) for (const [j, cell] of line.entries()) put(values, 3 + i, at + j, cell);
    const read = readSettingsTab(values);
    expect(read?.issues).toEqual([]);
    expect(read?.settings.playbook?.slice(0, 2)).toEqual([
      { tier: 'vip', stage: 'lost', contactDays: 14, action: 'call the owner' },
      { tier: 'vip', stage: '', contactDays: 30, action: 'check-in-news-first' },
    ]);
    expect(read?.settings.dealStages).toMatchObject({
      quoted: { probability: 0.6, staleDays: null },
      qualified: { probability: 0.25, staleDays: 14 },
    });
    expect(read?.settings.segments).toEqual([
      {
        name: 'Big ones',
        match: 'all',
        conditions: [
          { column: 'totalSpent', operator: 'from', values: ['2000'] },
          { column: 'source', operator: 'is', values: ['fair'] },
        ],
      },
      {
        name: 'Gone',
        match: 'any',
        conditions: [
          { column: 'lastOrder', operator: 'within-last', values: ['30'] },
          { column: '#My colour', operator: 'is-not', values: ['red'] },
        ],
      },
    ]);
  });

  it('H33 keeps a table as it was while a cell of it is not understood, and of segments the one that it is of', () => {
    const segment = (name: string, days: string) => ({
      name,
      match: 'all' as const,
      conditions: [{ column: 'lastOrder', operator: 'within-last' as const, values: [days] }],
    });
    const settings = someSettings({
      playbook: [
        { tier: 'vip', stage: '', contactDays: 9, action: 'wave' },
        { tier: '', stage: '', contactDays: 20, action: 'nod' },
      ],
      dealStages: { quoted: { probability: 0.6, staleDays: 3 } },
      segments: [segment('New', '30'), segment('Old', '300')],
    });
    const { values } = settingsCells(settings);
    expect(readSettingsTab(values)).toMatchObject({ issues: [], settings, areKept: true });
    typeInto(values, 'playbook', 'VIP', 2, 'often');
    typeInto(values, 'playbook', 'any', 2, 21);
    typeInto(values, 'stages', 'Quoted', 1, 160);
    typeInto(values, 'stages', 'Qualified', 1, 30);
    typeInto(values, 'segments', 'New', 4, 'some');
    typeInto(values, 'segments', 'Old', 4, 200);
    const read = readSettingsTab(values);
    expect(read?.issues.map(({ params }) => [params?.['header'], params?.['value']])).toEqual([
      ['Contact every (days)', 'often'],
      ['Probability %', '160'],
      ['Value', 'some'],
    ]);
    expect(read?.settings).toEqual({ ...settings, segments: [segment('New', '30'), segment('Old', '200')] });
  });

  it('shows an older ledger what it lacks, beyond everything that stands there', () => {
    const { values } = settingsCells(someSettings());
    const older = values.map((row) => row.slice(0, columnOf(values, 'playbook') - 1));
    for (let row = older.length; row < 503; row++) older.push(new Array(older[0]?.length ?? 0).fill(''));
    const settings = readSettings(older) as LedgerSettings;
    const [made, write] = missingSettings(7, older, settings);
    const width = older[0]?.length ?? 0;
    expect(made).toMatchObject({ kind: 'insert-columns', sheet: 7, after: width - 1 });
    const block = write?.kind === 'write' ? write.values : [];
    const mended = older.map((row, i) => [...row, ...(block[i] ?? block[0]?.map((): CellValue => '') ?? [])]);
    expect(mended[0]?.filter((cell) => cell !== '')).toEqual([
      'general',
      'fields',
      'tiers',
      'playbook',
      'stages',
      'segments',
      'list:lifecycleStage',
    ]);
    expect(readSettingsTab(mended)).toMatchObject({ settings, issues: [] });
    expect(missingSettings(7, mended, settings)).toEqual([]);
  });

  it('finds its blocks wherever they have been moved', () => {
    const { values, listColumns } = settingsCells(someSettings());
    const moved = values.map((row) => [row[0] ?? '', row[1] ?? '', '', '', ...row.slice(2)]);
    expect(readSettings(moved)).toEqual(someSettings());
    expect(settingsListColumns(moved)['tier']).toBe((listColumns['tier'] as number) + 2);
  });
});
