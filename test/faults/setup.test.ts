/**
 * Set-up under fire: every service call fails before, after, or kills the run, with any part of the write buffer lost.
 * Whatever is left, the next operation must find it and put the user's tab back, or find it complete.
 */
import type { Value, Workbook as WorkbookModel } from '../../workbench/model/workbook';
import type { Fault, Workbench } from '../../workbench/workbench';
import { ask, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { dumpSheet, sheetOf } from '../support/sheet-dump';

const HEADERS = ['姓名', '手机', '邮箱', '公司', '最近下单', '累计消费', '备注', '我的列'];
const ROWS: Value[][] = [
  ['李强', '138 0013 8000', 'LI@Example.com', '强盛五金', '2024年3月5日', 1200, '=not a formula', 'x'],
  ['王芳', 13900139000, 'wang@example.com ', '', '2024.3.5', 300, '', 'y'],
  ['陈 明', '+86 137-0013-7000', 'bad@', '明达', 'soon', '', '', ''],
  ['李强', '13800138000', '', '强盛五金有限公司', '', 80, '', ''],
];

const plainSheet = (): WorkbookModel => workbookOf([HEADERS, ...ROWS], { locale: 'zh_CN', timeZone: 'Asia/Shanghai' });

function setUp(workbench: Workbench, faults: Fault[] = []) {
  return workbench.rpc('rpc', ['applySetup', { requestId: requestId(), fingerprint: '', options: {} }], { faults });
}

const KINDS: { kind: Fault['kind']; buffer?: Fault['buffer'] }[] = [
  { kind: 'throw-before' },
  { kind: 'throw-after' },
  { kind: 'kill', buffer: 'all' },
  { kind: 'kill', buffer: 'none' },
  { kind: 'kill', buffer: 'prefix' },
  { kind: 'kill', buffer: 'subset' },
];

describe('set-up interrupted at any service call', () => {
  const complete = openBundle(plainSheet());
  const calls = setUp(complete).serviceCalls;
  const before = dumpSheet(sheetOf(plainSheet(), 0));

  it('has calls to interrupt', () => {
    expect(calls).toBeGreaterThan(30);
    expect(calls).toBeLessThanOrEqual(100);
  });

  it.each(KINDS)(
    '$kind $buffer: the next operation puts the tab back or finds the ledger whole',
    ({ kind, buffer }) => {
      for (let at = 1; at <= calls; at++) {
        const workbench = openBundle(plainSheet());
        setUp(workbench, [{ at, kind, seed: at, ...(buffer && { buffer }) } as Fault]);
        const next = ask(workbench, 'repair', { requestId: requestId() }).answer;
        const sheet = dumpSheet(sheetOf(workbench.state.workbook, 0));
        if (next.ok) {
          const undone = ask(workbench, 'undo', { requestId: requestId() }).answer;
          expect({ at, undone: undone.ok }).toEqual({ at, undone: true });
        }
        const back = next.ok ? dumpSheet(sheetOf(workbench.state.workbook, 0)) : sheet;
        expect({ at, back }).toEqual({ at, back: before });
        expect(Object.keys(workbench.state.locks)).toEqual([]);
      }
    },
  );
});
