import { exactGroups, exactKeys, exactMatches, searchedKeys } from './exact-keys';
import type { DuplicateRecord } from './find-duplicates';
import { createPhoneReader } from './phone';

const readPhone = createPhoneReader('CN');
const keys = (record: Partial<DuplicateRecord>): string => exactKeys({ phones: [], emails: [], ...record }, readPhone);
const NOBODY = { same: [], different: [] };
const reasons = (...records: Partial<DuplicateRecord>[]) =>
  exactMatches(records.map(keys), 0).map(({ row, reasons: found }) => [row, ...found]);
const PERSON = { name: '王小明', phones: ['138 0013 8000'], emails: ['a.b@example.com'], birthday: '1990-02-03' };

describe('exact keys', () => {
  it('agree on phone, e-mail, name with company and name with birthday, however they are written', () => {
    expect(reasons(PERSON, { name: 'X', phones: ['+86 13800138000'] })).toEqual([[1, 'same-phone']]);
    expect(reasons(PERSON, { name: 'X', emails: [' A.B@EXAMPLE.com'] })).toEqual([[1, 'same-email']]);
    expect(reasons(PERSON, { name: '王 小明', birthday: '1990-02-03' })).toEqual([[1, 'same-name-and-birthday']]);
    const ann = { name: 'Ann Lee', company: 'Acme Ltd.' };
    expect(reasons(ann, { name: 'Lee, Ann', company: 'ACME' })).toEqual([[1, 'same-name-and-company']]);
    expect(reasons(ann, { name: 'Ann Lee', company: 'Bolt' }, { name: 'Ann Lee' })).toEqual([]);
  });

  it('are no part of one another, and say nothing of who is alone', () => {
    const all = [PERSON, { name: 'Ann Lee', company: 'Acme' }, { phones: ['010 8888 8888'] }].flatMap((record) =>
      searchedKeys(keys(record)),
    );
    expect(new Set(all.map((key) => key.length)).size).toBe(1);
    for (const key of all) expect(all.filter((other) => other.includes(key))).toEqual([key]);
    expect(all.every((key) => /^[plmony][\da-f]{16}$/.test(key))).toBe(true);
    expect([keys({}), keys({ name: 'Ann' }), keys({ phones: ['?'], emails: ['a@'] })]).toEqual(['', '', '']);
  });

  it('join nobody who merely shares a line: an office mailbox, a switchboard, colleagues at a landline', () => {
    const office = { emails: ['info@acme.example'] };
    expect(
      reasons({ name: 'Ann Lee', ...office }, { name: 'Bob Ray', ...office }, { name: 'Lee, Ann', ...office }),
    ).toEqual([[2, 'same-email']]);
    const line = { company: 'Acme', phones: ['010 8888 8888'] };
    expect(reasons({ name: 'Ann Lee', ...line }, { name: 'Bob Ray', ...line })).toEqual([]);
    expect(reasons({ name: 'Ann Lee', ...line }, { name: 'A. Lee', phones: line.phones })).toEqual([[1, 'same-phone']]);
    const mobile = Array.from({ length: 7 }, (_, i) => ({ name: `Person ${'ABCDEFG'[i]}`, phones: ['13800138000'] }));
    expect(reasons(...mobile)).toEqual([]);
    expect(reasons(...mobile.slice(0, 3))).toEqual([
      [1, 'same-phone'],
      [2, 'same-phone'],
    ]);
  });
});

describe('exact groups', () => {
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
    ).map(({ rows }) => rows);

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
  });
});
