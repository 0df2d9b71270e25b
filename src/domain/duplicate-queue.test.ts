import { type DuplicateQueue, probabilityOf, queueDuplicates } from './duplicate-queue';
import type { MatchPair } from './match/match';

const NONE = { same: [], different: [], later: [] };
const pair = (a: number, b: number, bits: number, grouped = bits > 0): MatchPair => ({
  a,
  b,
  bits,
  band: bits >= 6.6 ? 'automatic' : bits >= -3 ? 'review' : 'different',
  grouped,
});
const shown = ({ doubts, groups }: DuplicateQueue) => ({
  doubts: doubts.map(({ rows }) => rows.join('-')),
  groups: groups.map(({ rows }) => rows.join('-')),
});

it('asks the surest doubts first, then shows the largest groups', () => {
  const found = [pair(0, 1, 9), pair(2, 3, 8), pair(3, 4, 7), pair(5, 6, -3), pair(7, 8, 0.1), pair(9, 10, 4)];
  expect(shown(queueDuplicates(found, NONE))).toEqual({ doubts: ['7-8', '5-6', '9-10'], groups: ['2-3-4', '0-1'] });
});

it('asks once about two groups, by their strongest pair', () => {
  const found = [pair(0, 1, 9), pair(2, 3, 9), pair(0, 2, -1, false), pair(1, 3, 1, false), pair(0, 3, -9, false)];
  expect(shown(queueDuplicates(found, NONE))).toEqual({ doubts: ['1-3'], groups: ['0-1', '2-3'] });
});

it('does not ask again what was answered, nor about the rest of a group', () => {
  const found = [pair(0, 1, 9), pair(0, 2, 1), pair(1, 2, 2), pair(3, 4, 1), pair(5, 6, 3)];
  const answers = { same: [[5, 6]], different: [[0, 2]], later: [[3, 4]] } as const;
  const queue = queueDuplicates(found, answers);
  expect(shown(queue)).toEqual({ doubts: [], groups: ['0-1', '5-6'] });
  expect(queue.groups.map(({ isSaid }) => isSaid)).toEqual([false, true]);
});

it('leaves out a group that waits, and knows one that the user alone has joined', () => {
  const queue = queueDuplicates([pair(0, 1, 9)], { same: [[2, 4]], different: [], later: [[0, 1]] });
  expect(shown(queue)).toEqual({ doubts: [], groups: ['2-4'] });
  expect(queue.groups[0]?.pairs).toEqual([]);
});

it('takes a group for confirmed once those who are shown are', () => {
  const found = [pair(0, 1, 9), pair(1, 2, 9), pair(2, 3, 9)];
  const answers = { same: [[0, 1]], different: [], later: [] } as const;
  const isSaid = (most?: number) => queueDuplicates(found, answers, most).groups.map((group) => group.isSaid);
  expect([isSaid(2), isSaid(3), isSaid()]).toEqual([[true], [false], [false]]);
});

it('tells how far apart the two in a group are who agree least, however well it hangs together', () => {
  const { groups } = queueDuplicates([pair(0, 1, 20), pair(1, 2, 19), pair(0, 2, 7), pair(3, 4, 9)], NONE);
  expect(groups.map(({ pairs, worst }) => [pairs[0]?.bits, worst])).toEqual([
    [19, 7],
    [9, 9],
  ]);
});

it('asks what makes a group unsure, and takes it for sure once that is answered', () => {
  const found = [pair(0, 1, 9), pair(1, 2, 12), pair(0, 2, 5), pair(3, 4, 9)];
  expect(shown(queueDuplicates(found, NONE))).toEqual({ doubts: ['0-2'], groups: ['3-4'] });
  const answers = { same: [[0, 2]], different: [], later: [] } as const;
  expect(shown(queueDuplicates(found, answers))).toEqual({ doubts: [], groups: ['0-1-2', '3-4'] });
});

it('tells of a group by the pairs that hold it together, the weakest first', () => {
  const found = [pair(0, 1, 9), pair(1, 2, 12), pair(0, 2, 7)];
  expect(queueDuplicates(found, NONE).groups[0]?.pairs.map(({ a, b }) => [a, b])).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

it.each([
  [0, 0.5],
  [6.63, 0.99],
  [-3.17, 0.1],
  [2000, 1],
  [-2000, 0],
])('%d bits are a probability of %d', (bits, probability) => {
  expect(probabilityOf(bits)).toBeCloseTo(probability, 3);
});
