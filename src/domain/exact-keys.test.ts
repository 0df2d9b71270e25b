import fc from 'fast-check';
import { commonReasons, type ExactRecord, exactGroups, exactKeys, exactMatches, searchedKeys } from './exact-keys';

type Customer = Partial<ExactRecord>;
const keys = (record: Customer): string => exactKeys({ phones: [], emails: [], ...record }, 'CN');
const NOBODY = { same: [], different: [] };
const reasons = (...records: Customer[]) =>
  exactMatches(records.map(keys), 0).map(({ row, reasons: found }) => [row, ...found]);
const [MOBILE, LINE] = ['138 0013 8000', '010-6552 9988'];
const PERSON = { name: '王小明', phones: [MOBILE], emails: ['a.b@example.com'], birthday: '1990-02-03' };

describe('exact keys', () => {
  it.each<[string, Customer, Customer]>([
    ['same-phone', { name: 'Ann', phones: [MOBILE] }, { name: 'ann', phones: ['+86 13800138000'] }],
    ['same-phone', { name: 'Ann', phones: [MOBILE] }, { phones: ['13900139000', '01065529988/13800138000'] }],
    ['same-phone', { name: 'Ann', phones: ['6552-9988'] }, { name: 'Ann', phones: ['65529988'] }],
    [
      'same-email',
      { name: 'A', emails: ['Wang.Fang+x@gmail.com'] },
      { name: 'B', emails: ['wangfang@googlemail.con'] },
    ],
    ['same-email', PERSON, { name: 'X', emails: [' A.B@EXAMPLE.com'] }],
    ['same-name-and-birthday', PERSON, { name: '王 小明', birthday: '1990-02-03' }],
    ['same-name-and-company', { name: 'Ann Lee', company: 'Acme Ltd.' }, { name: 'Lee, Ann', company: 'ACME' }],
    [
      'same-name-and-company',
      { name: '陳小明', company: '強盛五金有限公司' },
      { name: '陈小明先生', company: '强盛五金' },
    ],
    ['same-name-and-company', { name: '强盛五金有限公司' }, { name: '强盛五金股份有限公司' }],
    ['same-name-and-company', { company: 'Acme Inc' }, { company: 'ACME, Inc.' }],
  ])('tell the %s, however it is written', (reason, one, other) => {
    expect(reasons(one, other)).toEqual([[1, reason]]);
  });

  it.each<[string, Customer, Customer]>([
    ['extensions of one number', { phones: ['010-65529988转1'] }, { phones: ['010-65529988转2'] }],
    ['numbers that a spreadsheet has cut', { phones: ['1.3800138E+10'] }, { phones: ['1.3800138E+10'] }],
    ['names alone', { name: '王芳', company: '甲' }, { name: '王芳', address: '人民街1号' } as Customer],
    ['birthdays without a year', { name: '王芳', birthday: '08-15' }, { name: '王芳', birthday: '08-15' }],
    ['a surname and two titles', { name: '王总', company: '甲' }, { name: '王经理', company: '甲' }],
    ['a firm and two contacts', { name: '强盛', contact: '李强' }, { name: '强盛', contact: '王芳' }],
    ['cells that name nobody', { emails: ['a@'], phones: ['?'] }, { emails: ['a@'], phones: ['?'] }],
  ])('tell nothing of %s', (_, one, other) => {
    expect(reasons(one, other)).toEqual([]);
  });

  it('are no part of one another, and say nothing of who is alone', () => {
    const all = [PERSON, { name: 'Ann Lee', company: 'Acme', emails: ['info@a.com'] }].flatMap((record) =>
      searchedKeys(keys(record)),
    );
    expect(new Set(all.map((key) => key.length)).size).toBe(1);
    for (const key of all) expect(all.filter((other) => other.includes(key))).toEqual([key]);
    expect(all.every((key) => /^[pmony][\da-f]{16}$/.test(key))).toBe(true);
    expect([keys({}), keys({ name: 'Ann' })]).toEqual(['', '']);
  });

  it('give a hint of a phone under another name, and no more', () => {
    const line = { company: 'Acme', phones: [LINE] };
    expect(reasons({ name: 'Ann Lee', ...line }, { name: 'Bob Ray', ...line }, { name: 'Lee, Ann', ...line })).toEqual([
      [1, 'shared-phone'],
      [2, 'same-phone', 'same-name-and-company'],
    ]);
    expect(reasons({ ...PERSON, name: '甲有限公司' }, { name: '乙', company: '乙厂', phones: [MOBILE] })).toEqual([
      [1, 'shared-phone'],
    ]);
    const both = { phones: [MOBILE], emails: ['a@example.com'] };
    expect(reasons({ name: 'Ann', ...both }, { name: 'Bob', ...both })).toEqual([[1, 'same-phone', 'same-email']]);
  });

  it('take a firm and its only contact for one customer, and whoever has no name', () => {
    const line = { phones: [LINE] };
    const firm = { name: '强盛五金有限公司', ...line };
    const contact = { name: '李强', company: '强盛五金', ...line };
    expect(reasons(firm, contact, line)).toEqual([
      [1, 'same-phone'],
      [2, 'same-phone'],
    ]);
    expect(reasons(firm, contact, { ...contact, name: '王芳' })).toEqual([
      [1, 'shared-phone'],
      [2, 'shared-phone'],
    ]);
  });

  it('join nobody by an office mailbox, and say nothing of a line under many names', () => {
    const office = { emails: ['info@acme.example'] };
    expect(
      reasons({ name: 'Ann Lee', ...office }, { name: 'Bob Ray', ...office }, { name: 'Lee, Ann', ...office }),
    ).toEqual([[2, 'same-email']]);
    const names = [...'ABCDEFA'].map((letter) => ({ name: `Person ${letter}`, phones: [MOBILE] }));
    expect(reasons(...names)).toEqual([[6, 'same-phone']]);
    expect(reasons(...names.slice(0, 3))).toEqual([
      [1, 'shared-phone'],
      [2, 'shared-phone'],
    ]);
  });

  it('tell what customers have in common, whoever shares it', () => {
    const line = { company: 'Acme', phones: [LINE] };
    expect(commonReasons([{ name: 'Ann', ...line }, { name: 'Bob', ...line }, PERSON].map(keys))).toEqual([
      'same-phone',
    ]);
  });
});

describe('exact groups', () => {
  const ALL = { joins: () => true, leaves: () => false };
  const texts = ['a', 'b', 'a', 'c', 'd'].map((name) => keys({ name: `P ${name}`, emails: [`${name}@example.com`] }));
  const NEW = [0, 1, 2, 3, 4];
  const rowsOf = (
    previous: readonly number[],
    { joins = [], leaves = [] }: { joins?: readonly number[]; leaves?: readonly number[] },
    answers: Parameters<typeof exactGroups>[3] = NOBODY,
  ) =>
    exactGroups(
      texts,
      previous,
      { joins: (row) => joins.includes(row), leaves: (row) => leaves.includes(row) },
      answers,
    );
  const groupsOf = (records: readonly Customer[], answers = NOBODY) =>
    exactGroups(
      records.map(keys),
      records.map(() => 0),
      ALL,
      answers,
    );

  it('are of rows that agree, and those that a check has made until a row of them changes', () => {
    expect(rowsOf([0, 0, 0, 0, 0], { joins: NEW })).toEqual([[0, 2]]);
    expect(rowsOf([0, 4, 0, 4, 4], { joins: [2] })).toEqual([
      [0, 2],
      [1, 3, 4],
    ]);
    expect(rowsOf([0, 4, 0, 4, 4], { leaves: [4] })).toEqual([[1, 3]]);
    expect(rowsOf([0, 4, 0, 4, 0], { leaves: [3] })).toEqual([]);
  });

  it('are not made again of rows that a check has parted, but of whoever waits in a group for the others', () => {
    expect(rowsOf([0, 0, 0, 0, 0], {})).toEqual([]);
    expect(rowsOf([3, 3, 0, 0, 0], {})).toEqual([[0, 1]]);
    expect(rowsOf([3, 0, 0, 0, 0], {})).toEqual([[0, 2]]);
  });

  it('part whom the user has called different, and join whom the user has called the same', () => {
    expect(rowsOf([0, 0, 0, 0, 0], { joins: NEW }, { same: [[1, 3]], different: [[0, 2]] })).toEqual([[1, 3]]);
    expect(rowsOf([7, 0, 7, 0, 0], {}, { same: [], different: [[0, 2]] })).toEqual([]);
    const three = [0, 1, 2].map(() => ({ name: 'Ann', phones: [MOBILE] }));
    expect(groupsOf(three, { same: [[1, 2]], different: [[0, 1]] } as never)).toEqual([[1, 2]]);
  });

  it('follow a chain, and part one of more than 20 rows by name', () => {
    const mail = (i: number): string => `b${i}@qq.com`;
    const chain = Array.from({ length: 22 }, (_, i) => ({ name: `N${i % 21}`, emails: [mail(i), mail(i + 1)] }));
    expect(groupsOf(chain.slice(0, 20))).toHaveLength(1);
    expect(groupsOf(chain)).toEqual([]);
    const same = Array.from({ length: 25 }, () => ({ name: 'Li Qiang', phones: [MOBILE] }));
    expect(groupsOf(same)[0]).toHaveLength(25);
    const household = ['赵一', '赵二'].map((name) => ({ name, phones: [MOBILE] }));
    expect(groupsOf(household)).toEqual([]);
  });

  it('are the same whatever the order of the rows', () => {
    const part = (values: string[]) => fc.constantFrom('', ...values);
    const row = fc.record({
      name: part(['赵一', '钱一', 'Acme Inc']),
      company: part(['甲', '乙有限公司']),
      phones: fc.tuple(part([MOBILE, '13800138000', '13900139000'])),
      emails: fc.tuple(part(['a@qq.com', 'info@a.com'])),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(row, fc.integer()), { maxLength: 30 }), (rows) => {
        const order = rows.map((_, i) => i).sort((a, b) => rows[a]![1] - rows[b]![1] || a - b);
        const groups = groupsOf(rows.map(([one]) => one));
        const shuffled = groupsOf(order.map((i) => rows[i]![0])).map((group) =>
          group.map((i) => order[i]!).sort((a, b) => a - b),
        );
        expect(new Set(shuffled.map(String))).toEqual(new Set(groups.map(String)));
        const members = groups.flat();
        expect(new Set(members).size).toBe(members.length);
        expect(groups.map(([first]) => first!)).toEqual(groups.map(([first]) => first!).sort((a, b) => a - b));
      }),
    );
  });
});
