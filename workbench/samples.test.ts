import { assessListKind } from '../src/domain/assess-list-kind';
import type { CellValue } from '../src/domain/cell-value';
import { addDays, civilDateOfDay, daysBetween } from '../src/domain/civil-date';
import { detectTable, type TableLocation } from '../src/domain/detect-table';
import { parseEmail } from '../src/domain/email';
import { commonReasons, exactGroups, exactKeys } from '../src/domain/exact-keys';
import { guessRegion } from '../src/domain/guess-region';
import { type ColumnGuess, mapColumns } from '../src/domain/map-columns';
import { parseDate } from '../src/domain/parse-date';
import { createPhoneReader } from '../src/domain/phone';
import type { SheetSnapshot } from '../src/domain/sheet-snapshot';
import { UNIX_EPOCH_SERIAL } from './model/civil-date';
import { displayValue } from './model/display-value';
import { formatKind } from './model/number-format';
import type { Workbook } from './model/workbook';
import { sampleWorkbook } from './samples';
import { SHOP_DUPLICATE_GROUPS, shopCustomers } from './samples/shop-customer';
import { TEAM_DUPLICATE_GROUPS, teamRows } from './samples/team';
import { serialOfDate } from './samples/written-date';

const TODAY = '2026-11-21';

interface Read {
  readonly snapshot: SheetSnapshot;
  readonly table: TableLocation;
  readonly guesses: readonly ColumnGuess[];
  /** The cells of a field, record by record. */
  readonly column: (key: string) => readonly CellValue[];
}

/** The sheet as the ledger reads it. */
function read({ sheets, locale }: Workbook): Read {
  const sheet = sheets[0]!;
  const columnCount = sheet.values.reduce((most, row) => Math.max(most, row.length), 0);
  const grid = <T>(cell: (row: number, column: number) => T): T[][] =>
    sheet.values.map((_, row) => Array.from({ length: columnCount }, (_unused, column) => cell(row, column)));
  const format = (row: number, column: number) => sheet.styles[row]?.[column]?.numberFormat;
  const snapshot: SheetSnapshot = {
    sheetId: 0,
    sheetName: sheet.name,
    rowCount: sheet.values.length,
    columnCount,
    maxRows: sheet.maxRows,
    maxColumns: sheet.maxColumns,
    values: grid((row, column) => {
      const value = sheet.values[row]?.[column];
      if (typeof value === 'object') return value.error;
      return typeof value === 'number' && formatKind(format(row, column)) === 'date'
        ? { date: civilDateOfDay(value - UNIX_EPOCH_SERIAL) }
        : (value ?? '');
    }),
    display: grid((row, column) => displayValue(sheet.values[row]?.[column], format(row, column), locale)),
    formulas: grid((row, column) => sheet.formulas[row]?.[column] ?? ''),
    numberFormats: grid((row, column) => format(row, column) ?? ''),
    merges: sheet.merges.map((merge) => ({ ...merge, rows: merge.rows!, columns: merge.columns! })),
    frozenRows: sheet.frozenRows,
    frozenColumns: sheet.frozenColumns,
  };
  const table = detectTable(snapshot);
  if (!table.ok) throw new Error(JSON.stringify(table.issues));
  const guesses = mapColumns(table.value, snapshot, { today: TODAY });
  const column = (key: string) => {
    const index = guesses.find((guess) => guess.key === key)?.columnIndex ?? -1;
    return table.value.rows.map((row) => snapshot.values[row]?.[index] ?? '');
  };
  return { snapshot, table: table.value, guesses, column };
}

const mapping = ({ guesses }: Read) => Object.fromEntries(guesses.map(({ header, key }) => [header, key]));

/** Days from today of a date column, where they can be read. */
function daysAhead(cells: readonly CellValue[], locale: string): number[] {
  return cells.flatMap((cell) => {
    if (typeof cell === 'object') return [daysBetween(TODAY, cell.date)];
    const reading = parseDate(String(cell), { locale, today: TODAY });
    return reading.kind === 'date' ? [daysBetween(TODAY, reading.date)] : [];
  });
}

function countKinds(cells: readonly CellValue[], kindOf: (cell: CellValue) => string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const cell of cells) if (cell !== '') counts[kindOf(cell)] = (counts[kindOf(cell)] ?? 0) + 1;
  return counts;
}

const phoneKinds = (cells: readonly CellValue[]) => {
  const readPhone = createPhoneReader('CN');
  return countKinds(cells, (cell) => readPhone(cell).kind);
};

/** The groups that lie in the rows of a sample, each as its row indexes. */
function planted(groups: readonly (number | undefined)[]): number[][] {
  const rows = new Map<number, number[]>();
  groups.forEach((group, i) => {
    if (group) rows.set(group, [...(rows.get(group) ?? []), i]);
  });
  return [...rows.values()];
}

/** Each planted group agrees on something, and whoever agrees for certain has been planted. */
function expectPlanted({ table, column }: Read, groups: readonly (readonly number[])[]): void {
  const [name, contact, company, phone, phone2, email] = (
    ['name', 'contact', 'company', 'phone', 'phone2', 'email'] as const
  ).map((key) => column(key).map(String)) as [string[], string[], string[], string[], string[], string[]];
  const texts = table.rows.map((_, i) =>
    exactKeys(
      {
        name: name[i] ?? '',
        contact: contact[i] ?? '',
        company: company[i] ?? '',
        phones: [phone[i] ?? '', phone2[i] ?? ''],
        emails: [email[i] ?? ''],
      },
      'CN',
    ),
  );
  const reasons = groups.map((rows) => commonReasons(rows.map((row) => texts[row]!)));
  expect(reasons.filter(({ length }) => length === 0)).toEqual([]);
  const none = texts.map(() => 0);
  const found = exactGroups(texts, none, { joins: () => true, leaves: () => false }, { same: [], different: [] });
  const groupOf = new Map(groups.flatMap((rows, group) => rows.map((row) => [row, group] as const)));
  const isPlanted = (rows: readonly number[]): boolean =>
    groupOf.has(rows[0]!) && new Set(rows.map((row) => groupOf.get(row))).size === 1;
  expect(found.filter((rows) => !isPlanted(rows))).toEqual([]);
  expect(found.length).toBeGreaterThan(groups.length / 2);
}

describe('the shop', () => {
  const workbook = sampleWorkbook('shop', TODAY);
  const sheet = workbook.sheets[0]!;
  const shop = read(workbook);

  it('has two title rows, a header in row 3, 120 customers and a totals row', () => {
    expect(shop.table.headerRow).toBe(2);
    expect(shop.table.rows).toHaveLength(120);
    expect(shop.table.skipped.map(({ kind }) => kind)).toEqual(['title', 'title', 'totals']);
  });

  it('is recognised as a list of customers', () => {
    expect(assessListKind(shop.table, shop.snapshot, shop.guesses)).toBe('customers');
    expect(mapping(shop)).toEqual({
      序号: null,
      客户姓名: 'name',
      手机: 'phone',
      '公司/单位': 'company',
      微信: 'social',
      邮箱: 'email',
      片区: 'region',
      收货地址: 'address',
      客户来源: 'source',
      生日: 'birthday',
      最近下单: 'lastOrder',
      下单次数: 'orderCount',
      累计消费: 'totalSpent',
      折扣后金额: null,
      下次跟进: 'nextFollowUp',
      跟进记录: null,
      备注: 'remarks',
    });
  });

  it('holds nine groups of duplicates and no others', () => {
    const groups = planted(shopCustomers(serialOfDate(TODAY)).map(({ group }) => group));
    expect(SHOP_DUPLICATE_GROUPS).toBe(9);
    expect(groups).toHaveLength(9);
    expectPlanted(shop, groups);
  });

  it('has phones in many notations, with one damaged, one too short and one cell with two', () => {
    const { valid, ...others } = phoneKinds(shop.column('phone'));
    expect(others).toEqual({ damaged: 1, invalid: 1, several: 1 });
    expect(valid).toBeGreaterThan(100);
    const shapes = new Set(
      shop.column('phone').map((phone) => `${typeof phone} ${String(phone).replace(/[\d０-９]+/g, '9')}`),
    );
    expect(shapes.size).toBeGreaterThan(10);
  });

  it('has one mail address that is none', () => {
    expect(countKinds(shop.column('email'), (cell) => parseEmail(String(cell)).kind)).toMatchObject({ invalid: 1 });
  });

  it('has one date that never was and one that is unclear', () => {
    const kinds = countKinds(shop.column('lastOrder'), (cell) =>
      typeof cell === 'object' ? 'real' : parseDate(String(cell), { locale: 'zh_CN', today: TODAY }).kind,
    );
    expect(kinds).toMatchObject({ impossible: 1, unclear: 1 });
    expect(kinds['real']).toBeGreaterThan(30);
    expect(kinds['date']).toBeGreaterThan(20);
  });

  it('plans six contacts in the past, three for today and eight for the week', () => {
    const days = daysAhead(shop.column('nextFollowUp'), 'zh_CN');
    expect(days.filter((day) => day < 0)).toHaveLength(6);
    expect(days.filter((day) => day === 0)).toHaveLength(3);
    expect(days.filter((day) => day > 0 && day <= 7)).toHaveLength(8);
  });

  it('has birthdays this week, some without a year and some of the lunar calendar', () => {
    const kinds = countKinds(shop.column('birthday'), (cell) =>
      typeof cell === 'object'
        ? 'real'
        : parseDate(String(cell), { locale: 'zh_CN', today: TODAY, birthday: true }).kind,
    );
    expect(kinds['lunar']).toBeGreaterThan(1);
    expect(kinds['yearless']).toBeGreaterThan(3);
    const days = shop.column('birthday').flatMap((cell) => (typeof cell === 'object' ? [cell.date.slice(5)] : []));
    expect(days).toContain(addDays(TODAY, 1).slice(5));
  });

  it('keeps formulas, merged cells, a link, a note and line breaks', () => {
    expect(sheet.formulas.flat().filter(Boolean)).toHaveLength(123);
    expect(sheet.merges).toHaveLength(4);
    expect(sheet.richText.flat().filter(Boolean)).toHaveLength(1);
    expect(sheet.notes.flat().filter(Boolean)).toHaveLength(1);
    expect(shop.column('remarks').filter((cell) => String(cell).includes('\n')).length).toBeGreaterThan(10);
  });
});

describe('the team', () => {
  const team = read(sampleWorkbook('team', TODAY));

  it('has 8,000 customers under a header in row 1', () => {
    expect(team.table.headerRow).toBe(0);
    expect(team.table.rows).toHaveLength(8000);
  });

  it('is recognised as a list of customers', () => {
    expect(assessListKind(team.table, team.snapshot, team.guesses)).toBe('customers');
    expect(mapping(team)).toEqual({
      'Customer name': 'name',
      Company: 'company',
      'Contact person': 'contact',
      Mobile: 'phone',
      'Office phone': 'phone2',
      'E-mail': 'email',
      'WeChat/WhatsApp': 'social',
      Country: 'region',
      City: 'address.city',
      Industry: 'industry',
      Owner: 'owner',
      Source: 'source',
      'Customer type': 'customerType',
      'Last contact': 'lastContact',
      'Next follow-up': 'nextFollowUp',
      'Contract ends': 'contractEnd',
      Orders: 'orderCount',
      'Total amount (USD)': 'totalSpent',
      'First order': 'firstOrder',
      'Last order': 'lastOrder',
      Incoterm: null,
      'Sample sent': null,
      Remarks: 'remarks',
    });
  });

  it('holds 250 groups of duplicates, and colleagues and namesakes that are none', () => {
    const rows = teamRows();
    const groups = planted(rows.map(({ group }) => group));
    expect(groups).toHaveLength(TEAM_DUPLICATE_GROUPS);
    expect(TEAM_DUPLICATE_GROUPS).toBe(250);
    expectPlanted(team, groups);
    const people = new Set(rows.map(({ customer }) => customer.contact));
    expect(rows.length - people.size).toBeGreaterThan(3000);
    const firms = new Set(rows.map(({ customer }) => customer.company));
    expect(rows.length - firms.size).toBeGreaterThan(1000);
  });

  it('has home numbers of China and valid numbers of seven other countries', () => {
    const phones = [...team.column('phone'), ...team.column('phone2')];
    expect(guessRegion(phones.filter((phone) => phone !== '').map(String), 'en_US', 'en')).toBe('CN');
    const { valid = 0, ...others } = phoneKinds(phones);
    expect(valid).toBeGreaterThan(9000);
    expect(Object.values(others).reduce((sum, count) => sum + count, 0)).toBeLessThan(60);
    const readPhone = createPhoneReader('CN');
    const codes = countKinds(phones, (cell) => {
      const reading = readPhone(cell);
      return reading.kind === 'valid' ? (/^\+(86|852|886|1|44|49|65|60)/.exec(reading.e164)?.[1] ?? '?') : 'not read';
    });
    for (const code of ['86', '852', '886', '1', '44', '49', '65', '60']) expect(codes[code]).toBeGreaterThan(300);
    expect(codes['?']).toBeUndefined();
  });

  it('plans contacts for days before and after today', () => {
    const days = daysAhead(team.column('nextFollowUp'), 'en_US');
    const count = (test: (day: number) => boolean) => days.filter(test).length;
    expect(count((day) => day < 0)).toBeGreaterThan(150);
    expect(count((day) => day < 0)).toBeLessThan(350);
    expect(count((day) => day === 0)).toBeGreaterThan(15);
    expect(count((day) => day === 0)).toBeLessThan(80);
    expect(count((day) => day > 0 && day <= 7)).toBeGreaterThan(150);
    expect(count((day) => day > 7)).toBeGreaterThan(1000);
  });

  it('has six owners', () => {
    expect(new Set(team.column('owner')).size).toBe(6);
  });
});

describe.each(['shop', 'team'] as const)('%s', (name) => {
  it('is the same for the same day', () => {
    const [first, second] = [TODAY, TODAY].map((today) => JSON.stringify(sampleWorkbook(name, today)));
    expect(first === second).toBe(true);
  });

  it('moves its plans with the day', () => {
    const plans = (today: string) => {
      const { column } = read(sampleWorkbook(name, today));
      return column('nextFollowUp').flatMap((cell) =>
        typeof cell === 'object' ? [daysBetween(today, cell.date)] : [],
      );
    };
    expect(plans('2028-02-28')).toEqual(plans(TODAY));
  });

  it('refuses a day that is none', () => {
    expect(() => sampleWorkbook(name, 'tomorrow')).toThrow(RangeError);
  });
});
