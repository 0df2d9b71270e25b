import fc from 'fast-check';
import { type DuplicateGroup, type DuplicateRecord, findDuplicates, numberGroups } from './find-duplicates';
import type { MatchAnswers } from './match/match';

function record(parts: Partial<DuplicateRecord> & { phone?: string; email?: string }): DuplicateRecord {
  const { phone, email, ...rest } = parts;
  return { phones: phone ? [phone] : [], emails: email ? [email] : [], ...rest };
}

const find = (...rows: Parameters<typeof record>[0][]) => findDuplicates(rows.map(record), { region: 'CN' }).groups;
const pairs = (groups: readonly DuplicateGroup[]) =>
  groups.map(({ rows, reasons }) => `${rows.join(' ')}: ${reasons.join(' ')}`);

describe('findDuplicates', () => {
  it('U1 joins the same phone, however it is written', () => {
    expect(
      pairs(
        find(
          { name: 'A', phone: '+86 138-0013-8000' },
          { name: 'B', phone: '13900139000' },
          { name: 'C', phone: '13800138000' },
        ),
      ),
    ).toEqual(['0 2: same-phone']);
  });

  it('U1 compares every number of a row', () => {
    expect(
      pairs(
        find({ name: 'A', phones: ['13900139000', '010-65529988'] }, { name: 'B', phone: '13800138000/01065529988' }),
      ),
    ).toEqual(['0 1: same-phone']);
  });

  it('U1 keeps extensions of one number apart', () => {
    expect(find({ name: 'A', phone: '010-65529988转1' }, { name: 'B', phone: '010-65529988转2' })).toEqual([]);
  });

  it('U1 compares texts that are no certain numbers by their digits, and damaged ones not at all', () => {
    expect(pairs(find({ name: 'A', phone: '6552-9988' }, { name: 'B', phone: '65529988' }))).toEqual([
      '0 1: same-phone',
    ]);
    expect(find({ name: 'A', phone: '1.38E+10' }, { name: 'B', phone: '1.38E+10' })).toEqual([]);
  });

  it('U2 joins the same mailbox', () => {
    expect(
      pairs(find({ name: 'A', email: 'Wang.Fang+x@gmail.com' }, { name: 'B', email: 'wangfang@googlemail.com' })),
    ).toEqual(['0 1: same-email']);
  });

  it('U3 joins the same name in the same company, with all reasons', () => {
    const groups = find(
      { name: '陳小明', company: '深圳強盛五金有限公司', phone: '13800138000' },
      { name: '陈小明先生', company: '深圳强盛五金', phone: '+8613800138000' },
    );
    expect(pairs(groups)).toEqual(['0 1: same-phone same-name-and-company']);
  });

  it('U4 joins firms of one name, unless they stand there for different people', () => {
    expect(pairs(find({ name: '强盛五金有限公司' }, { name: '强盛五金股份有限公司' }))).toEqual([
      '0 1: same-name-and-company',
    ]);
    expect(pairs(find({ company: 'Acme Inc' }, { company: 'ACME, Inc.' }))).toEqual(['0 1: same-name-and-company']);
    expect(find({ name: '强盛五金', contact: '李强' }, { name: '强盛五金', contact: '王芳' })).toEqual([]);
  });

  it('U6 takes namesakes for different people, unless address or birthday agree', () => {
    expect(find({ name: '王芳' }, { name: '王芳' })).toEqual([]);
    expect(find({ name: '王芳', company: '甲' }, { name: '王芳' })).toEqual([]);
    expect(
      find(
        { name: '王芳', company: '甲', address: '人民街1号' },
        { name: '王芳', company: '乙', address: '人民街1号' },
      ),
    ).toEqual([]);
    expect(pairs(find({ name: '王芳', address: '人民街１号' }, { name: '王芳', address: '人民街1号' }))).toEqual([
      '0 1: same-name-and-company',
    ]);
    expect(find({ name: '王芳', address: '武汉市' }, { name: '王芳', address: '武汉市' })).toEqual([]);
    expect(find({ name: 'Anderson', address: 'Basswood' }, { name: 'Anderson', address: 'BASSWOOD' })).toEqual([]);
    expect(pairs(find({ name: '王芳', birthday: '1990-08-15' }, { name: '王芳', birthday: '1990-08-15' }))).toEqual([
      '0 1: same-name-and-company',
    ]);
    expect(find({ name: '王芳', birthday: '08-15' }, { name: '王芳', birthday: '08-15' })).toEqual([]);
  });

  it('U5 does not join colleagues by a switchboard, but joins the same name on it', () => {
    const colleagues = ['赵', '钱', '孙', '李', '周', '吴'].map((name) => ({
      name: `${name}一`,
      company: '甲',
      phone: '010-65529988',
    }));
    const strangers = colleagues.map(({ name, phone }) => ({ name, phone }));
    expect(find(...colleagues)).toEqual([]);
    expect(find(...strangers)).toEqual([]);
    expect(find(...strangers.slice(0, 5))).toHaveLength(1);
    expect(pairs(find(...colleagues, { name: '钱一', phone: '010-65529988' }))).toEqual(['1 6: same-phone']);
  });

  it('U5 does not join colleagues and households by their landline', () => {
    const line = '010-65529988';
    const some = { name: '孙三', company: '乙', phone: '13700137000' };
    expect(find({ name: '赵一', company: '甲', phone: line }, { name: '钱二', company: '甲', phone: line })).toEqual(
      [],
    );
    expect(
      find(
        some,
        { name: '赵一', address: '人民街1号', phone: line },
        { name: '赵二', address: '人民街1号', phone: line },
      ),
    ).toEqual([]);
    expect(
      pairs(find({ name: '赵一', company: '甲', phone: line }, { name: '钱二', company: '乙', phone: line })),
    ).toEqual(['0 1: same-phone']);
  });

  it('U5 joins two spellings of one name on a landline, and any names on a mobile', () => {
    const [line, mobile] = ['010-65529988', '13800138000'];
    expect(
      find(
        { name: 'Jonathan Smith', company: '甲', phone: line },
        { name: 'Jonathon Smith', company: '甲', phone: line },
      ),
    ).toHaveLength(1);
    expect(
      find({ name: '赵一', company: '甲', phone: mobile }, { name: '钱二', company: '甲', phone: mobile }),
    ).toHaveLength(1);
  });

  it('U5 does not join different people by an office mailbox', () => {
    expect(find({ name: '赵一', email: 'info@a.com' }, { name: '钱一', email: 'info@a.com' })).toEqual([]);
    expect(pairs(find({ name: '赵一', email: 'info@a.com' }, { name: '赵 一', email: 'INFO@a.com' }))).toEqual([
      '0 1: same-email',
    ]);
  });

  it('U7 follows a chain', () => {
    expect(
      pairs(
        find(
          { name: 'A', phone: '13800138000' },
          { name: 'B', phone: '13800138000', email: 'b@qq.com' },
          { name: 'C', email: 'b@qq.com' },
        ),
      ),
    ).toEqual(['0 1 2: same-phone same-email']);
  });

  it('U8 splits a chain of more than 20 rows by name', () => {
    const chain = Array.from({ length: 22 }, (_, i) => ({
      name: `N${i % 21}`,
      phones: [`1380013${8000 + i}`, `1380013${8001 + i}`],
      emails: [],
    }));
    expect(find(...chain.slice(0, 20))).toHaveLength(1);
    expect(find(...chain)).toEqual([]);
    const same = Array.from({ length: 25 }, () => ({ name: 'Li Qiang', phone: '13800138000' }));
    expect(find(...same)[0]!.rows).toHaveLength(25);
  });

  it('U7 gives the same groups whatever the order of the rows', () => {
    const part = (values: string[]) => fc.constantFrom('', ...values);
    const row = fc.record({
      name: part(['赵一', '钱一', 'Acme Inc']),
      company: part(['甲', '乙有限公司']),
      phone: part(['13800138000', '138 0013 8000', '13900139000']),
      email: part(['a@qq.com', 'info@a.com']),
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(row, fc.integer()), { maxLength: 30 }), (rows) => {
        const order = rows.map((_, i) => i).sort((a, b) => rows[a]![1] - rows[b]![1] || a - b);
        const groups = find(...rows.map(([one]) => one));
        const shuffled = find(...order.map((i) => rows[i]![0])).map((group) =>
          group.rows.map((i) => order[i]!).sort((a, b) => a - b),
        );
        expect(new Set(shuffled.map(String))).toEqual(new Set(groups.map(({ rows }) => String(rows))));
        const members = groups.flatMap(({ rows }) => rows);
        expect(new Set(members).size).toBe(members.length);
        expect(groups.every(({ rows, reasons }) => rows.length > 1 && reasons.length > 0)).toBe(true);
        expect(groups.map(({ rows }) => rows[0]!)).toEqual(groups.map(({ rows }) => rows[0]!).sort((a, b) => a - b));
      }),
    );
  });
});

describe('numberGroups', () => {
  const group = (...rows: number[]): DuplicateGroup => ({ rows, reasons: ['same-phone'] });

  it('U9 numbers new groups by their first row', () => {
    expect(numberGroups([0, 0, 0, 0], [group(0, 2), group(1, 3)])).toEqual([1, 2]);
  });

  it('U9 keeps the number that most rows had, and gives no number twice', () => {
    expect(numberGroups([7, 7, 3, 3, 3, 0, 0], [group(0, 1, 2), group(3, 4), group(5, 6)])).toEqual([7, 3, 8]);
    expect(numberGroups([4, 4, 4, 4], [group(0, 1), group(2, 3)])).toEqual([4, 5]);
  });

  it('U9 changes nothing when nothing has changed', () => {
    const membership = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 });
    fc.assert(
      fc.property(membership, fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 }), (of, before) => {
        const groups = Array.from({ length: 10 }, (_, number) =>
          of.flatMap((one, row) => (one === number ? [row] : [])),
        ).filter((rows) => rows.length > 1);
        const named = groups.map((rows) => group(...rows));
        const numbers = numberGroups(before, named);
        expect(new Set(numbers).size).toBe(numbers.length);
        const after = new Array<number>(of.length).fill(0);
        groups.forEach((rows, i) => {
          for (const row of rows) after[row] = numbers[i]!;
        });
        expect(numberGroups(after, named)).toEqual(numbers);
      }),
    );
  });
});

describe('answers of the user', () => {
  const alike = (phone: string) => ({ name: 'Ann', phones: [phone], emails: [] });
  const rowsOf = (answers: MatchAnswers, rows = [alike('13800138000'), alike('13800138000'), alike('13800138000')]) =>
    findDuplicates(rows, { region: 'CN', answers }).groups.map((group) => group.rows);

  it.each<[string, MatchAnswers, number[][]]>([
    ['none', { same: [], different: [] }, [[0, 1, 2]]],
    ['two are different', { same: [], different: [[0, 1]] }, [[0, 2]]],
    ['two are different, and a third is the same as one of them', { same: [[1, 2]], different: [[0, 1]] }, [[1, 2]]],
    [
      'all are different',
      {
        same: [],
        different: [
          [0, 1],
          [0, 2],
          [1, 2],
        ],
      },
      [],
    ],
  ])('%s', (_, answers, groups) => {
    expect(rowsOf(answers)).toEqual(groups);
  });

  it('join those who share nothing, without a reason', () => {
    const rows = [alike('13800138000'), alike('13900139000')];
    expect(findDuplicates(rows, { region: 'CN', answers: { same: [[0, 1]], different: [] } }).groups).toEqual([
      { rows: [0, 1], reasons: [] },
    ]);
  });
});
