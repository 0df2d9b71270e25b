import { type Records, standardiseRecords } from './assess-records';
import type { CellValue } from './cell-value';
import { DEFAULT_NUMBERING } from './customer-ids';
import type { ColumnKey } from './fields';
import { DEFAULT_REMINDERS, type LedgerSettings } from './ledger-settings';
import { DEFAULT_CUTS } from './match/find-matches';
import { createTierRules } from './tiers';

function recordsOf(keys: readonly ColumnKey[], rows: readonly (readonly CellValue[])[]): Records {
  return {
    rows: rows.map((_, row) => row + 1),
    columns: keys.map((key, index) => ({ key, index, header: key })),
    values: [keys, ...rows],
    display: [],
    filled: () => null,
  };
}

function settingsOf(region: string): LedgerSettings {
  return {
    language: 'en',
    region,
    currency: '',
    phonesInternational: false,
    red: 'urgent',
    tiers: createTierRules('default', { currency: '' }),
    fields: [],
    lists: {},
    numbering: DEFAULT_NUMBERING,
    team: [],
    reminders: DEFAULT_REMINDERS,
    duplicates: DEFAULT_CUTS,
    isWarningBrief: false,
    checkWeekday: null,
    headerRow: 0,
    headerRowCount: 1,
    tabs: {},
    home: { spreadsheetId: '', timeZone: 'Etc/UTC', locale: 'en_US' },
  };
}

function standardise(region: string, keys: readonly ColumnKey[], rows: readonly (readonly CellValue[])[]) {
  const context = { language: 'en', region, locale: 'en_US', today: '2026-11-21' } as const;
  const { standard, issues } = standardiseRecords(recordsOf(keys, rows), settingsOf(region), context);
  return { phones: standard.get('phone'), codes: issues.map(({ position, code }) => `${position} ${code}`) };
}

describe('standardiseRecords', () => {
  it('P11 reports a missing area code only where it is the exception', () => {
    const full = ['a', '(213) 373-4253'];
    const local = ['b', '386-5286'];
    expect(standardise('US', ['name', 'phone'], [full, full, local]).codes).toEqual(['2 phone-area-code-missing']);
    expect(standardise('US', ['name', 'phone'], [local, local, local, full, ['c', 'none']])).toEqual({
      phones: ['386-5286', '386-5286', '386-5286', '(213) 373-4253', 'none'],
      codes: ['4 phone-invalid'],
    });
  });

  it('P12 reads a phone by the country beside it', () => {
    expect(
      standardise(
        'US',
        ['name', 'phone', 'region'],
        [
          ['a', '18308925966', 'China'],
          ['b', '0755-88881234', '中国'],
          ['c', '(213) 373-4253', 'USA'],
          ['d', '0755-88881234', ''],
        ],
      ),
    ).toEqual({
      phones: ['+8618308925966', '+8675588881234', '(213) 373-4253', '0755-88881234'],
      codes: ['3 phone-region-unclear'],
    });
  });

  it('P5 takes no Chinese mobile for an American number', () => {
    const rows = ['18308925966', '15761840518', '13920251765', '(213) 373-4253'].map((phone) => ['x', phone]);
    expect(standardise('US', ['name', 'phone'], rows)).toEqual({
      phones: ['18308925966', '15761840518', '13920251765', '(213) 373-4253'],
      codes: [0, 1, 2].map((position) => `${position} phone-region-unclear`),
    });
  });
});
