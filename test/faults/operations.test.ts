/**
 * The later operations under fire: every service call fails before, after, or kills the run, with any part of the write
 * buffer lost. The next click must put right what is left, and undo must bring back the ledger of before.
 */
import type { ApiMethod, RpcAnswer } from '../../src/contract/api';
import { MOST_PARTS } from '../../src/contract/parts';
import type { Value } from '../../workbench/model/workbook';
import type { ExecutionReport, Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, openBundle, workbookOf } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { FAULT_KINDS, interruptions } from '../support/faults';
import { dumpSheet, sheetOf, withoutKeys } from '../support/sheet-dump';

const HEADERS = ['Name', 'My own', 'Mobile', 'E-mail', 'Company', 'Last order', 'Total spent', 'Remarks'];
const PEOPLE: Value[][] = [
  ['Ann Lee', 'red', '(212) 555-0101', 'ANN@example.com', 'Acme Ltd', '2026-09-05', 1200, '=not a formula'],
  ['Bob Ray', 'blue', '212-555-0102', 'bob@example.com ', '', '2024-01-31', 90, ''],
  ['Cy  Poe', '', '+1 212 555 0103', 'cy@example.com', 'Bolt Inc', '', 0, 'call'],
  ['Di Fox', 'green', '2125550104', 'di@example.com', '', '2026-10-01', 5000, ''],
  ['Ann Lee', 'grey', '212 555 0101', '', 'ACME Ltd.', '', '', 'twice'],
];
const CLICK = 'click-that-fails';
const NEXT = 'click-after-it';

/** A ledger in which people have pasted, typed and cleared, so that each operation has something to do. */
function livedIn(): Workbench {
  const workbench = openBundle(workbookOf([HEADERS, ...PEOPLE], { name: 'Clients', rows: 40 }));
  accepted(
    ask(workbench, 'applySetup', { requestId: 'click-set-up', fingerprint: '', options: { region: 'US' } }).answer,
  );
  byHand(workbench, (sheet) => {
    const width = sheet.getLastColumn();
    sheet.getRange(2, 1, 1, width).copyTo(sheet.getRange(4, 1, 1, width));
    sheet.getRange(4, 2).setValue('pasted');
    sheet.getRange(3, 1, 3, width).clearDataValidations();
    sheet.getRange(5, 3).setNumberFormat('0').setValue(6465550188);
    sheet.getRange(3, 6).setNumberFormat('@').setValue('2026.3.5');
    sheet.getRange(3, 7).setValue(90_000);
    sheet.getRange(7, 1, 1, 3).setValues([[' Eve  Orr', 'new', '(212) 555-0102']]);
    sheet.getRange(8, 1).setFormula('=A2');
    sheet.getDataRange().getValues();
  });
  return workbench;
}

function withoutColumn(start: Workbench): Workbench {
  const workbench = fork(start);
  byHand(workbench, (sheet) => {
    const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
    sheet.deleteColumn(head.indexOf('Duplicate group') + 1);
  });
  return workbench;
}

/** The tab but for its colour rules: those of the ledger are put right once and for all. */
function dump(workbench: Workbench): string {
  const { conditionalFormats: _, ...rest } = dumpSheet(withoutKeys(sheetOf(workbench.state.workbook, 0)));
  return JSON.stringify(rest, null, 1);
}

/** The tab once an operation is through, but for when that was, and for new IDs: one once given is not given again. */
const outcome = (workbench: Workbench): string =>
  dump(workbench)
    .replace(/"C-0000(0[6-9]|1\d)"/g, '"new ID"')
    .replace(/: 46347\.\d+/g, ': "now"');

function run(workbench: Workbench, method: ApiMethod, params: object, faults: Fault[] = []) {
  return workbench.rpc('rpc', [method, params], { faults });
}

/** Clicks until all parts are through, as the sidebar does. */
function finish(workbench: Workbench, method: ApiMethod, requestId: string): void {
  for (let part = 0; part < MOST_PARTS; part++) {
    const params = { requestId: part === 0 ? requestId : `${requestId}-${part}` };
    const report = run(workbench, method, params);
    expect(isAccepted(report)).toBe(true);
    if (!isUnfinished(report)) return;
  }
  throw new Error('it never ends');
}

const isUnfinished = ({ value }: ExecutionReport): boolean =>
  (value as { value?: { isUnfinished?: boolean } }).value?.isUnfinished === true;

const isAccepted = ({ ok, value }: ExecutionReport): boolean => ok && (value as RpcAnswer<'repair'>).ok;

describe('an operation interrupted at any service call', () => {
  const start = livedIn();

  describe.each([
    { method: 'repair', from: withoutColumn(start) },
    { method: 'checkDuplicates', from: start },
    { method: 'refreshTiers', from: start },
  ] as const)('$method', ({ method, from }) => {
    const before = dump(from);
    const whole = fork(from);
    finish(whole, method, CLICK);
    const after = outcome(whole);
    const seen = new Set<string>();

    it('has something to do', () => {
      expect(after).not.toBe(before);
    });

    it.each(FAULT_KINDS)('$kind $buffer: the next click carries it out, and undo takes it back', (kind) => {
      const faulty = (workbench: Workbench, faults: Fault[]) => run(workbench, method, { requestId: CLICK }, faults);
      for (const { at, report, workbench } of interruptions(from, kind, faulty, { seen })) {
        if (isAccepted(report) && !isUnfinished(report)) expect(`${at} ${outcome(workbench)}`).toBe(`${at} ${after}`);
        finish(workbench, method, NEXT);
        expect(`${at} ${outcome(workbench)}`).toBe(`${at} ${after}`);
        // Each part is an operation of its own.
        for (let part = 0; part < MOST_PARTS && dump(workbench) !== before; part++) {
          const undo = { requestId: `click-undo-${part}` };
          expect(accepted(ask(workbench, 'undo', undo).answer).issues).toEqual([]);
        }
        expect(`${at} ${dump(workbench)}`).toBe(`${at} ${before}`);
        expect(workbench.state.locks).toEqual({});
      }
    });
  });

  describe('undo of a repair', () => {
    const damaged = withoutColumn(start);
    const before = dump(damaged);
    const repaired = fork(damaged);
    run(repaired, 'repair', { requestId: CLICK });
    const seen = new Set<string>();

    it.each(FAULT_KINDS)('$kind $buffer: the next click brings the ledger of before', (kind) => {
      const faulty = (workbench: Workbench, faults: Fault[]) =>
        run(workbench, 'undo', { requestId: 'click-undo', operationId: CLICK }, faults);
      for (const { at, report, workbench } of interruptions(repaired, kind, faulty, { seen })) {
        if (isAccepted(report)) expect(`${at} ${dump(workbench)}`).toBe(`${at} ${before}`);
        accepted(ask(workbench, 'undo', { requestId: NEXT, operationId: CLICK }).answer);
        expect(`${at} ${dump(workbench)}`).toBe(`${at} ${before}`);
        expect(workbench.state.locks).toEqual({});
      }
    });
  });
});
