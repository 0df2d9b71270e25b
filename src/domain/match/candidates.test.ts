/** Which pairs of rows are compared. */
import { choiceFrom } from '../../../workbench/samples/choice';
import { findCandidates, pairOf } from './candidates';
import { readFeatures } from './features';

const choice = choiceFrom('candidates');
const word = (length: number): string =>
  Array.from({ length }, () => 'abcdefghijklmnoprstuvwyz'.charAt(choice.between(0, 23))).join('');

it('meets two rows by two codes that too many rows have one by one', () => {
  const rows = Array.from({ length: 400 }, (_, row) => ({
    given: row <= 200 ? `Abc${word(5)}` : word(8),
    birthday: row < 199 ? `${1800 + row}-${choice.between(6, 12)}-${choice.between(6, 28)}` : `${1600 + row}-05-04`,
  }));
  const features = readFeatures(
    [
      { key: 'given', role: 'given', values: rows.map(({ given }) => given) },
      { key: 'birthday', role: 'date', values: rows.map(({ birthday }) => birthday) },
    ],
    Int32Array.from(rows.keys()),
    'US',
  );
  expect(findCandidates(features, rows.length)).toContain(pairOf(199, 200));
});
