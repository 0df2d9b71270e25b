/** What the user is asked about possible duplicates: real cases, side by side, each with why; and never twice. */
import type { ApiOutput } from '../../src/contract/api';
import type { DuplicateCase } from '../../src/contract/api/duplicates';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, openBundle, requestId } from '../support/bundle-workbench';
import { ledgerOf } from '../support/ledgerline-page';
import { dumpSheet } from '../support/sheet-dump';

let ledger: Workbench;
beforeAll(async () => {
  ledger = openBundle(await ledgerOf('zh-CN'));
});
const start = (): Workbench => fork(ledger);
const queue = (workbench: Workbench, of: 'doubts' | 'automatic' = 'doubts'): ApiOutput['duplicateQueue'] =>
  accepted(ask(workbench, 'duplicateQueue', { of, limit: 50 }).answer);
const idsOf = ({ customers }: DuplicateCase) => customers.map(({ customerId }) => customerId);
const pairsOf = (found: DuplicateCase): [string, string][] =>
  idsOf(found).flatMap((a, i) =>
    idsOf(found)
      .slice(i + 1)
      .map((b): [string, string] => [a, b]),
  );
const say = (workbench: Workbench, found: DuplicateCase, answer: 'same' | 'different' | 'later' | null) =>
  accepted(ask(workbench, 'answerDuplicate', { requestId: requestId(), pairs: pairsOf(found), answer }).answer);

it('reads alone, in few calls, and asks for no more than is wanted', () => {
  const workbench = start();
  const before = workbench.state.workbook.sheets.map(dumpSheet);
  const { answer, serviceCalls } = ask(workbench, 'duplicateQueue', { limit: 2 });
  expect(serviceCalls).toBeLessThanOrEqual(12);
  const { cases, waiting } = accepted(answer);
  expect(cases).toHaveLength(2);
  expect(waiting).toBeGreaterThan(2);
  expect(workbench.state.workbook.sheets.map(dumpSheet)).toEqual(before);
});

it('tells of every case why, in lines that add up, and in one sentence of the ledger’s language', () => {
  const { cases } = queue(start());
  for (const { kind, customers, fields, pairs } of cases) {
    expect(customers.length).toBeGreaterThan(1);
    expect(pairs).toHaveLength(customers.length - 1);
    for (const { bits, probability, evidence, sentence } of pairs) {
      expect(evidence.reduce((sum, line) => sum + line.bits, 0)).toBeCloseTo(bits, 2);
      expect(probability).toBeCloseTo(1 / (1 + 2 ** -bits), 9);
      expect(sentence).toMatch(/[\u4e00-\u9fff].*[。？]$/);
    }
    for (const { texts, mark } of fields) {
      expect(texts).toHaveLength(customers.length);
      expect(new Set(texts).size === 1).toBe(mark === 'same');
    }
    expect(['pair', 'group']).toContain(kind);
  }
  const doubt = (found: DuplicateCase) => Math.abs((found.pairs[0]?.probability ?? 1) - 0.5);
  const doubts = cases.filter(({ kind }) => kind === 'pair').map(doubt);
  expect(doubts).toEqual([...doubts].sort((a, b) => a - b));
});

it.each(['different', 'later'] as const)('never asks again what is %s', (answer) => {
  const workbench = start();
  const asked = queue(workbench);
  for (const found of asked.cases) say(workbench, found, answer);
  expect(queue(workbench)).toMatchObject({ doubts: 0, waiting: 0, groups: [] });
});

it.each(['different', 'later'] as const)('asks again once %s is taken back', (answer) => {
  const workbench = start();
  const [first] = queue(workbench).cases;
  say(workbench, first!, answer);
  expect(queue(workbench).cases.map(idsOf)).not.toContainEqual(idsOf(first!));
  say(workbench, first!, null);
  expect(queue(workbench).cases.map(idsOf)).toContainEqual(idsOf(first!));
});

it('makes a group of what is the same, which waits to be merged and is not asked again', () => {
  const workbench = start();
  const [first] = queue(workbench).cases;
  say(workbench, first!, 'same');
  expect(queue(workbench).cases.map(idsOf)).not.toContainEqual(idsOf(first!));
  const sure = queue(workbench, 'automatic');
  const holdsBoth = (ids: readonly string[]) => idsOf(first!).every((id) => ids.includes(id));
  const groups = sure.groups.filter(({ ids }) => holdsBoth(ids)).map((group) => ({ ...group, ids: [...group.ids] }));
  expect(groups).toHaveLength(1);
  expect(sure.cases.map(idsOf).some(holdsBoth)).toBe(true);
  accepted(ask(workbench, 'makeRecycle', { requestId: requestId() }).answer);
  const merged = ask(workbench, 'mergeAutomatic', { requestId: requestId(), groups }).answer;
  expect(accepted(merged).mergeIds).toHaveLength(1);
});
