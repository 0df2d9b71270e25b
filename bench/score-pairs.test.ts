import { type ProposedPair, scorePairs } from './score-pairs';

const pair = (a: number, b: number, bits: number, decision: ProposedPair['decision']): ProposedPair => ({
  a,
  b,
  bits,
  decision,
});

const CLUSTERS = ['x', 'x', 'x', 'y', 'y', 'z'];

it('counts the pairs that were never proposed as missed', () => {
  expect(scorePairs([pair(0, 1, 10, 'duplicate'), pair(3, 5, 10, 'duplicate')], CLUSTERS)).toMatchObject({
    rows: 6,
    truePairs: 4,
    precision: 1 / 2,
    recall: 1 / 4,
    f1: 1 / 3,
  });
});

it('takes 99 % for automatic and the rest for review, whatever is in a group', () => {
  const pairs = [pair(0, 1, 6.63, 'duplicate'), pair(0, 2, 6.5, 'duplicate'), pair(3, 4, 0, 'review')];
  expect(scorePairs(pairs, CLUSTERS)).toMatchObject({
    automatic: { precision: 1, recall: 1 / 4 },
    reviewPer1000: 2000 / 6,
    doubtsPer1000: 1000 / 6,
    recallWithReview: 3 / 4,
  });
});

it('measures how far the probabilities are from what came true', () => {
  // Two even pairs of which one is right; one of four fifths that is right.
  const pairs = [pair(0, 1, 0, 'review'), pair(2, 3, 0, 'review'), pair(3, 4, 2, 'review')];
  expect(scorePairs(pairs, CLUSTERS).calibrationError).toBeCloseTo(0.2 / 3, 6);
  expect(scorePairs([], CLUSTERS)).toMatchObject({ calibrationError: 0, precision: 1, recall: 0, f1: 0 });
});

it('refuses a pair that is there twice', () => {
  expect(() => scorePairs([pair(0, 1, 0, 'review'), pair(0, 1, 3, 'duplicate')], CLUSTERS)).toThrow('twice');
});

it('counts pairs across two lists alone', () => {
  expect(scorePairs([pair(0, 1, 10, 'duplicate')], CLUSTERS, ['A', 'B', 'B', 'A', 'B', 'A'])).toMatchObject({
    truePairs: 3,
    recall: 1 / 3,
  });
});
