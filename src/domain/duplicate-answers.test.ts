import fc from 'fast-check';
import { type GivenAnswer, matchAnswers, pairKey, sortedPair, standingAnswers } from './duplicate-answers';

const given = (a: string, b: string, answer: GivenAnswer['answer'], at = ''): GivenAnswer => ({
  pair: sortedPair(a, b),
  answer,
  at,
  by: '',
});
const said = (...list: Parameters<typeof standingAnswers>) =>
  standingAnswers(...list).map(({ pair, answer }) => `${pair.join('-')} ${answer}`);

describe('standingAnswers', () => {
  it('is the last word on each pair, whichever way round it was asked', () => {
    expect(said([given('B', 'A', 'same'), given('C', 'D', 'later'), given('A', 'B', 'different')])).toEqual([
      'C-D later',
      'A-B different',
    ]);
  });

  it('knows nothing of an answer that was taken back', () => {
    expect(said([given('A', 'B', 'different'), given('A', 'B', null), given('C', 'D', null)])).toEqual([]);
  });

  it('follows whoever was merged to the survivor, of the survivor too', () => {
    const merged = new Map([
      ['B', 'A'],
      ['A', 'D'],
    ]);
    expect(said([given('B', 'C', 'different'), given('A', 'B', 'same'), given('E', 'A', 'later')], merged)).toEqual([
      'C-D different',
      'D-E later',
    ]);
  });

  it('ends where merges run in a circle', () => {
    const merged = new Map([
      ['A', 'B'],
      ['B', 'A'],
    ]);
    expect(said([given('A', 'C', 'different')], merged)).toHaveLength(1);
  });
});

it('matchAnswers are by row, the smaller first, of those who are there', () => {
  const answers = standingAnswers([
    given('A', 'C', 'different'),
    given('B', 'C', 'same'),
    given('A', 'X', 'different'),
    given('A', 'B', 'later'),
  ]);
  expect(matchAnswers(answers, ['C', '', 'B', 'A', 'A'])).toEqual({
    same: [[0, 2]],
    different: [[0, 3]],
    later: [[2, 3]],
  });
});

it('keys of pairs are equal for equal pairs alone', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), fc.string(), fc.string(), (a, b, c, d) => {
      const isSame = (a === c && b === d) || (a === d && b === c);
      expect(pairKey(sortedPair(a, b)) === pairKey(sortedPair(c, d))).toBe(isSame);
    }),
  );
});
