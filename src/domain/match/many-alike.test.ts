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
  ['one of everything', [same(name), same(phone), same(email)], 1],
  ['names alone', [name], 0],
  ['three names alone', [column('name', (row) => ['Ann Lee', 'Bob Ray', 'Cat Fox'][row % 3] as string)], 0],
])('%s', (_, columns, most) => {
  const { compared, groups } = findMatches(matchColumns(columns), ROWS, { region: 'US' });
  expect(compared).toBeLessThan(40 * ROWS);
  expect(groups.length).toBeLessThanOrEqual(most);
});
