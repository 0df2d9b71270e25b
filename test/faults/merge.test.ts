/**
 * A merge and its undo under fire: every service call fails before, after, or kills the run, with any part of the write
 * buffer lost. The same click, or the next, finishes what was begun, or takes it back: no row is lost, none is there twice.
 */
import type { RpcAnswer } from '../../src/contract/api';
import type { ExecutionReport, Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, requestId } from '../support/bundle-workbench';
import { FAULT_KINDS, firstWrite, interruptions } from '../support/faults';
import { ANN, differences, dumpAll, mergeInput, mergeLedger, OTHER, preview } from '../support/merge-ledger';

const CLICK = 'click-that-fails';
const start = mergeLedger();
const before = dumpAll(start);
const input = { ...mergeInput(start, [ANN, OTHER]), requestId: CLICK };
const merging = (workbench: Workbench, faults: Fault[] = []) =>
  workbench.rpc('rpc', ['mergeCustomers', input], { faults });
const merged = fork(start);
merging(merged);

/** All but when it was. */
const dump = (workbench: Workbench): string[] =>
  dumpAll(workbench).map((line) => line.replace(/46347\.\d+/g, 'now').replace(/"[0-9a-f]{16}"|"H4sI[^"]*"/g, 'packed'));
const after = dump(merged);

const isAccepted = ({ ok, value }: ExecutionReport): boolean => ok && (value as RpcAnswer<'undo'>).ok;
const undo = (workbench: Workbench) =>
  accepted(ask(workbench, 'undo', { requestId: requestId(), operationId: CLICK }).answer);

describe('a merge interrupted at any service call', () => {
  const seen = new Set<string>();

  it.each(FAULT_KINDS)('$kind $buffer: the same click carries it out, and undo takes it back as ever', (kind) => {
    for (const { at, report, workbench } of interruptions(start, kind, merging, { seen, first: firstWrite })) {
      if (isAccepted(report)) expect([at, ...differences(dump(workbench), after)]).toEqual([at]);
      const again = merging(workbench);
      expect([at, again.error, isAccepted(again)]).toEqual([at, undefined, true]);
      expect([at, ...differences(dump(workbench), after)]).toEqual([at]);
      if (kind.buffer === undefined) {
        expect([at, ...undo(workbench).issues]).toEqual([at]);
        expect([at, ...differences(dumpAll(workbench), before)]).toEqual([at]);
      }
      expect(workbench.state.locks).toEqual({});
    }
  });
});

describe('undo of a merge interrupted at any service call', () => {
  const seen = new Set<string>();
  const mergeId = (merging(fork(start)).value as { value: { mergeId: string } }).value.mergeId;
  const undoing = (workbench: Workbench, faults: Fault[] = []) =>
    workbench.rpc('rpc', ['undoMerge', { requestId: 'click-undo', mergeId }], { faults });

  // Half of the ways of failing: an undo is long.
  const kinds = FAULT_KINDS.filter(
    ({ kind, buffer }) => kind === 'throw-before' || buffer === 'all' || buffer === 'subset',
  );

  it.each(kinds)('$kind $buffer: the same click brings everything back', (kind) => {
    for (const { at, report, workbench } of interruptions(merged, kind, undoing, { seen, first: firstWrite })) {
      if (!isAccepted(report)) {
        const again = undoing(workbench);
        expect([at, again.error, isAccepted(again)]).toEqual([at, undefined, true]);
      }
      expect([at, ...differences(dumpAll(workbench), before)]).toEqual([at]);
      expect(workbench.state.locks).toEqual({});
    }
  });
});

describe('merges of one operation, and their undo, interrupted at any service call', () => {
  const groups = [
    [ANN, OTHER, 'C-000005'],
    ['C-000002', 'C-000004'],
  ].map((ids) => ({ ids, seen: preview(start, ids).seen }));
  const mergingAll = (workbench: Workbench, faults: Fault[] = []) =>
    workbench.rpc('rpc', ['mergeAutomatic', { requestId: CLICK, groups }], { faults });
  const undoingAll = (workbench: Workbench, faults: Fault[] = []) =>
    workbench.rpc('rpc', ['undo', { requestId: 'click-undo', operationId: CLICK }], { faults });
  const all = fork(start);
  mergingAll(all);
  const whole = dump(all);
  const kind = { kind: 'kill', buffer: 'subset' } as const;

  it('the same click carries all of them out', () => {
    for (const { at, workbench } of interruptions(start, kind, mergingAll, { first: firstWrite })) {
      const again = mergingAll(workbench);
      expect([at, again.error, isAccepted(again)]).toEqual([at, undefined, true]);
      expect([at, ...differences(dump(workbench), whole)]).toEqual([at]);
    }
  });

  it('the same click takes all of them back', () => {
    for (const { at, workbench } of interruptions(all, kind, undoingAll, { first: firstWrite })) {
      const again = undoingAll(workbench);
      expect([at, again.error, isAccepted(again)]).toEqual([at, undefined, true]);
      expect([at, ...differences(dumpAll(workbench), before)]).toEqual([at]);
    }
  });
});
