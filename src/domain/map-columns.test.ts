import fc from 'fast-check';
import { rowsOf, snapshotOf } from '../../test/fixtures/sheets/plain-sheet';
import { detectTable } from './detect-table';
import { FIELDS, type FieldKey, fieldOf, isFieldKey, isPartKey } from './fields';
import { wordsUnder } from './header-words';
import { type ColumnGuess, mapColumns } from './map-columns';

const TODAY = '2026-11-21';

function guess(cells: string): readonly ColumnGuess[] {
  const snapshot = snapshotOf(rowsOf(cells));
  const found = detectTable(snapshot);
  if (!found.ok) throw new Error(JSON.stringify(found.issues));
  return mapColumns(found.value, snapshot, { today: TODAY });
}

const keysOf = (cells: string): string =>
  guess(cells)
    .map(({ key }) => key ?? '-')
    .join(' ');
/** The key of a column headed so, in an empty table. */
const keyOf = (header: string): string => keysOf(`${header}|姓名|邮箱`).split(' ')[0] ?? '';
const reasonsOf = (cells: string): string[] => guess(cells).map(({ reason }) => reason);

describe('headers', () => {
  it('[M1] each label of each field is that field, in every language', () => {
    // A phone or a contact alone stands for the first of its kind.
    const alone: Partial<Record<FieldKey, FieldKey>> = { phone2: 'phone', contact: 'name' };
    const ledgersOwn = ['duplicateGroup', 'issues', 'matchKeys', 'tierSource'];
    for (const { key, labels } of FIELDS.filter((field) => !ledgersOwn.includes(field.key))) {
      const beside = (['gender', 'industry', 'remarks'] as const)
        .filter((other) => other !== key)
        .map((other) => fieldOf(other).labels.en);
      for (const label of Object.values(labels)) {
        expect([label, keysOf([label, ...beside].join('|')).split(' ')[0]]).toEqual([label, alone[key] ?? key]);
      }
    }
  });

  it.each([
    ['PHONE NUMBER', 'phone'],
    ['*手机号码', 'phone'],
    ['手機號碼 *', 'phone'],
    ['电话(手机)', 'phone'],
    ['Phone #', 'phone'],
    ['金额（元）', '-'],
    ['累计消费金额（元）', 'totalSpent'],
    ['Birthday (MM/DD)', 'birthday'],
    ['客户地址 / Address', 'address'],
    ['📞电话', 'phone'],
    ['电话⏎Phone', 'phone'],
    ['Phones', 'phone'],
    ['联系电话1', 'phone'],
    ["Client's phone", 'phone'],
    ['您的手机号码（必填）', 'phone'],
    ['mobile_phone', 'phone'],
    ['MobilePhone', 'phone'],
    ['最近一次消费日', 'lastOrder'],
    ['联系方式（微信）', 'social'],
    ['Phone (fax)', '-'],
  ])('[M1] %j is %s', (header, key) => expect(keyOf(header)).toBe(key));

  it('[M1] under a group are read with it', () => {
    const cells = '姓名|联系人||公司信息|\n|姓名|电话|名称|地址\n王一|李二|13800000001|宏达公司|上海市南京路1号';
    expect(keysOf(cells)).toBe('name contact phone company address');
  });

  it.each([
    '年龄',
    'Age',
    '传真',
    'Fax',
    'Website',
    '余额',
    '积分',
    '标签',
    '跟进记录',
    '沟通内容',
    'Follow-up notes',
    '车牌号',
    '紧急联系人',
    'Tags',
  ])('[M11] %j is known and no field', (header) => expect(keyOf(header)).toBe('-'));
});

describe('values', () => {
  it('[M2] against the header leave the column alone', () => {
    expect(keysOf('姓名|邮箱|电话\n王一|2026-01-02|上海\n王二|2026-01-03|北京')).toBe('name - -');
  });

  it('[M3] settle a header with several meanings', () => {
    expect(keysOf('Company|Contact\nAcme Inc|jim@acme.com\nNova Ltd|ann@nova.com')).toBe('company email');
    expect(keysOf('Company|Contact\nAcme Inc|(212) 555-0101\nNova Ltd|(212) 555-0102')).toBe('company phone');
    expect(keysOf('Company|Contact\nAcme Inc|Jim Brown\nNova Ltd|Ann Lee')).toBe('company contact');
    expect(keysOf('姓名|联系方式\n王一|13800000001\n王二|13800000002')).toBe('name phone');
    expect(keysOf('姓名|联系方式\n王一|a@b.cn\n王二|b@b.cn')).toBe('name email');
    expect(keysOf('Name|Number\nAda|(212) 555-0101\nBen|(212) 555-0102')).toBe('name phone');
    expect(keysOf('Name|Title\nAda|Dr.\nBen|Mr.')).toBe('name -');
    expect(keysOf('Name|Title\nAda|Director\nBen|Buyer')).toBe('name jobTitle');
    expect(keysOf('Name|Segment\nAda|A\nBen|B')).toBe('name tier');
    expect(keysOf('Name|Segment\nAda|Consumer\nBen|Corporate')).toBe('name customerType');
    expect(keysOf('Name|VIP\nAda|Yes\nBen|No')).toBe('name flag');
    expect(reasonsOf('Company|Contact\nAcme Inc|jim@acme.com\nNova Ltd|ann@nova.com')).toEqual([
      'label',
      'label-and-values',
    ]);
  });

  it('[M4] speak for themselves where nothing else looks like them', () => {
    expect(keysOf('姓名|甲乙|丙丁|戊己\n王一|a@b.cn|13800000001|男\n王二|b@b.cn|13800000002|女')).toBe(
      'name email phone gender',
    );
    expect(reasonsOf('姓名|甲乙\n王一|a@b.cn\n王二|b@b.cn')).toEqual(['alias', 'values']);
    expect(keysOf('Name|ref code\nAda|3865286\nBen|2859902')).toBe('name -');
  });

  it('[M5] that say nothing under headers that mean nothing stay unmapped', () => {
    const guesses = guess('姓名|Column2|Column3\n王一|x7|blue\n王二|k2|red');
    expect(guesses.map(({ key }) => key)).toEqual(['name', null, null]);
    expect(guesses[1]).toMatchObject({ confidence: 0, reason: 'values-say-nothing' });
  });

  it('[M12] of more than 40 kinds are no list that rules depend on', () => {
    const rows = Array.from({ length: 60 }, (_, i) => `客户${i}|类型${i}|来源${i}`).join('\n');
    expect(keysOf(`客户|客户类型|客户来源\n${rows}`)).toBe('name - source');
  });

  it('[M13] place a follow-up date before or after today', () => {
    expect(keysOf('姓名|跟进日期\n王一|2026-10-01\n王二|2026-11-02')).toBe('name lastContact');
    expect(keysOf('姓名|跟进日期\n王一|2026-12-01\n王二|2027-01-02')).toBe('name nextFollowUp');
  });

  it('[M14] that belong to somebody else are left alone', () => {
    expect(keysOf('姓名|紧急联系电话\n王一|13800000001\n王二|13800000002')).toBe('name -');
    expect(keysOf('Name|Sales rep e-mail\nAda|x@b.co\nBen|x@b.co')).toBe('name -');
  });
});

describe('columns together', () => {
  it('[M6] never give a key twice; the better claim wins, then the left one', () => {
    expect(keysOf('姓名|备用邮箱|邮箱\n王一|a@b.cn|c@b.cn')).toBe('name - email');
    expect(keysOf('姓名|邮箱|邮箱\n王一|a@b.cn|c@b.cn')).toBe('name email -');
    expect(guess('姓名|邮箱|邮箱\n王一|a@b.cn|c@b.cn')[2]).toMatchObject({ reason: 'taken', confidence: 0 });
  });

  it.each([
    ['客户名称|联系人', 'name contact'],
    ['联系人|客户名称', 'contact name'],
    ['客户名称|公司名称|联系人', 'name company contact'],
    ['姓名|公司', 'name company'],
    ['公司|联系人', 'company contact'],
    ['公司|电话', 'company phone'],
    ['联系人|电话', 'name phone'],
    ['Client|Company|Contact person', 'name company contact'],
    ['Customer|Company', 'name company'],
    ['First name|Last name|Company', 'name.given name.family company'],
    ['First name|Last name|Account name', 'name.given name.family company'],
    ['Account name|Phone', 'name phone'],
    ['Site name|Phone', 'name phone'],
    ['First name|Phone', 'name phone'],
    ['学生姓名|家长姓名', 'name contact'],
    ['昵称|姓名|手机', '- name phone'],
    ['昵称|手机', 'name phone'],
    ['收货人|手机', 'name phone'],
    ['单位|电话', 'company phone'],
  ])('[M7] %s is %s', (headers, keys) => expect(keysOf(headers)).toBe(keys));

  it('[M7] a person beside a firm that is the customer is the contact', () => {
    expect(keysOf('客户名称|姓名|电话\n宏达有限公司|王一|13800000001\n新科有限公司|李二|13800000002')).toBe(
      'name contact phone',
    );
  });

  it.each([
    ['姓名|手机|电话', 'name phone phone2'],
    ['姓名|电话|手机', 'name phone2 phone'],
    ['Name|Phone|Mobile', 'name phone2 phone'],
    ['Name|Home phone|Phone', 'name phone2 phone'],
    ['Name|Work phone', 'name phone'],
    ['姓名|电话1|电话2', 'name phone phone2'],
    ['姓名|手机|电话|座机', 'name phone phone2 -'],
  ])('[M8] %s is %s', (headers, keys) => expect(keysOf(headers)).toBe(keys));

  it('[M8] a messenger number is the phone of those who have no other', () => {
    expect(keysOf('Name|WhatsApp\nAda|+1 212 555 0101\nBen|+1 212 555 0102')).toBe('name phone');
    expect(keysOf('Name|Phone|WhatsApp\nAda|212-555-0101|+1 212 555 0101')).toBe('name phone social');
  });

  it('[M9] own numbers are the ID only where all are there and differ', () => {
    expect(keysOf('客户编号|姓名\nK01|王一\nK02|王二')).toBe('customerId name');
    expect(keysOf('客户编号|姓名\nK01|王一\nK01|王二')).toBe('- name');
    expect(keysOf('客户编号|姓名\nK01|王一\n|王二')).toBe('- name');
  });

  it('[M9] a column that only counts rows is none', () => {
    for (const header of ['序号', 'No.', '#', '编号', 'ID']) {
      expect(keysOf(`${header}|姓名\n1|王一\n2|王二\n3|王三`)).toBe('- name');
    }
    expect(keysOf('客户编号|姓名\n1|王一\n2|王二\n3|王三')).toBe('customerId name');
    expect(keysOf('编号|姓名\n7731|王一\n2208|王二\n9154|王三')).toBe('customerId name');
    expect(keysOf('ID|Customer no|Name\n91|K7|Ada\n17|K2|Ben')).toBe('- customerId name');
  });

  it.each([
    ['Name|Street|City|State|Zip', 'name address.street address.city address.state address.postcode'],
    ['Name|Street', 'name address'],
    ['Name|Address|City|Postcode', 'name address address.city address.postcode'],
    ['姓名|省份|城市|详细地址|邮编', 'name address.state address.city address address.postcode'],
    ['Name|Address 1|Address 2|City', 'name address.street - address.city'],
  ])('[M10] %s is %s', (headers, keys) => expect(keysOf(headers)).toBe(keys));

  it("[M15] a ledger's working columns are its own only in its own export", () => {
    expect(keysOf('客户编号|客户名称|重复组|待处理\nC-000001|王一||\nC-000002|王二|1|')).toBe(
      'customerId name duplicateGroup issues',
    );
    expect(keysOf('客户编号|客户名称|待处理\nK1|王一|回电\nK2|王二|')).toBe('customerId name -');
  });

  it('[M16] without any name the column that looks most like names is it', () => {
    expect(keysOf('Kunde|Telefon\nHans Müller|+49 711 123456\nPetra Schmidt|+49 89 987654')).toBe('name phone');
    expect(keysOf('宝贝大名|电话\n王子涵|13800000001\n李雨桐|13800000002')).toBe('name phone');
    expect(keysOf('Farbe|Preis\nblau|12\nrot|14')).toBe('- -');
  });
});

describe('any table', () => {
  const header = fc.oneof(
    fc.constantFrom(
      ...FIELDS.flatMap((field) => [field.labels.en, field.labels['zh-CN'], ...wordsUnder(field.key).slice(0, 5)]),
    ),
    fc.string({ maxLength: 15 }),
  );
  const value = fc.oneof(
    fc.constantFrom('', '13800000001', 'a@b.cn', '2026-01-02', '王一', 'VIP', '12', '上海市南京路1号'),
    fc.string({ maxLength: 10 }),
  );

  it('[M6] [M17] gets one guess a column, each key once, the same twice', () => {
    fc.assert(
      fc.property(
        fc.array(header, { minLength: 2, maxLength: 12 }),
        fc.array(fc.array(value, { maxLength: 12 }), { maxLength: 6 }),
        (headers, rows) => {
          const snapshot = snapshotOf([headers, ...rows.map((row) => row.slice(0, headers.length))]);
          const found = detectTable(snapshot);
          if (!found.ok) return;
          const guesses = mapColumns(found.value, snapshot, { today: TODAY });
          expect(guesses.length).toBe(found.value.columnCount);
          const keys = guesses.flatMap(({ key }) => (key === null ? [] : [key]));
          expect(new Set(keys).size).toBe(keys.length);
          expect(keys.every((key) => isFieldKey(key) || isPartKey(key))).toBe(true);
          for (const { key, confidence } of guesses)
            expect(key === null ? confidence === 0 : confidence >= 0.5 && confidence <= 1).toBe(true);
          expect(mapColumns(found.value, snapshot, { today: TODAY })).toEqual(guesses);
        },
      ),
      { numRuns: 300 },
    );
  });
});
