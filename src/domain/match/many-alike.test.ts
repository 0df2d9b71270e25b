/** Lists in which everybody is alike: the pairs that are compared grow with the rows, and nothing is made up. */
import { choiceFrom } from '../../../workbench/samples/choice';
import { findMatches } from './find-matches';
import { type ListColumn, matchColumns } from './match-columns';

const ROWS = 5_000;

const choice = choiceFrom('many alike');
const signs = (from: string, length: number): string =>
  Array.from({ length }, () => from.charAt(choice.between(0, from.length - 1))).join('');
const word = (length: number): string => signs('abcdefghijklmnoprstuvwyz', length);
const column = (key: 'name' | 'phone' | 'email', textAt: (row: number) => string): ListColumn => ({
  field: key,
  key,
  values: Array.from({ length: ROWS }, (_, row) => textAt(row)),
});
const name = column('name', () => `${word(6)} ${word(8)}`);
const phone = column('phone', () => `212${signs('23456789', 7)}`);
const email = column('email', () => `${word(9)}@${word(6)}.com`);
const same = (of: ListColumn): ListColumn => ({ ...of, values: of.values.map(() => of.values[0] as string) });

it.each<[string, readonly ListColumn[], number]>([
  ['one name', [same(name), phone, email], 0],
  ['one phone', [name, same(phone), email], 0],
  ['names alone', [name], 0],
  ['three names alone', [column('name', (row) => ['Ann Lee', 'Bob Ray', 'Cat Fox'][row % 3] as string)], 0],
])('%s', (_, columns, most) => {
  const { compared, groups } = findMatches(matchColumns(columns), ROWS, { region: 'US' });
  expect(compared).toBeLessThan(40 * ROWS);
  expect(groups.length).toBeLessThanOrEqual(most);
});

describe('rows that stand there very often', () => {
  const [rows, others] = [900, 700];
  const some = (of: ListColumn): ListColumn => ({ ...of, values: of.values.slice(0, rows) });
  const often = (of: ListColumn): ListColumn => ({
    ...of,
    values: some(of).values.map((text, row) => (row < others ? text : (of.values[others] as string))),
  });
  const OPTIONS = { region: 'US' };
  const copies = Array.from({ length: rows - others }, (_, i) => others + i);

  it('are one customer, each with each, and say why', () => {
    const columns = matchColumns([often(name), often(phone), often(email)]);
    const { groups, pairs, explain, compared } = findMatches(columns, rows, OPTIONS);
    expect(compared).toBeLessThan(60 * rows);
    expect(groups).toEqual([copies]);
    expect(new Set(pairs.map(({ a, b }) => `${a} ${b}`)).size).toBe((200 * 199) / 2);
    expect(pairs.every(({ a, b, grouped }) => a < b && grouped)).toBe(true);
    for (const { a, b, bits } of pairs.slice(-9)) {
      expect(explain(a, b).reduce((sum, line) => sum + line.bits, 0)).toBeCloseTo(bits, 2);
    }
    expect(explain(others + 9, others + 7)).toEqual(explain(others, others + 1));
  });

  it('are parted where somebody has said so, and none where a name is all they have', () => {
    const answers = { same: [], different: [[others + 3, others + 7]] as [number, number][] };
    const apart = findMatches(matchColumns([often(name), often(phone)]), rows, { ...OPTIONS, answers });
    expect(apart.groups.some((group) => group.includes(others + 3) && group.includes(others + 7))).toBe(false);
    expect(findMatches(matchColumns([often(name), often(phone)]), rows, OPTIONS).groups).toEqual([copies]);
    expect(findMatches(matchColumns([often(name), some(phone)]), rows, OPTIONS).groups).toEqual([]);
  });

  it('are one customer where they are the whole list', () => {
    const columns = matchColumns([same(name), same(phone), same(email)]);
    const { groups, pairs } = findMatches(columns, ROWS, OPTIONS);
    expect(groups).toEqual([Array.from({ length: ROWS }, (_, row) => row)]);
    // Millions of pairs would say no more: each stands there with the first.
    expect(pairs.length).toBeLessThan(2 * ROWS);
  });
});
