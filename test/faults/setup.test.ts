/**
 * Set-up under fire: every service call fails before, after, or kills the run, with any part of the write buffer lost.
 * Whatever is left, the next operation must find it and put the user's tab back, or find it complete.
 */
import type { Value, Workbook as WorkbookModel } from '../../workbench/model/workbook';
import type { Fault, Workbench } from '../../workbench/workbench';
import { ask, fork, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { FAULT_KINDS, interruptions } from '../support/faults';
import { dumpSheet, sheetOf } from '../support/sheet-dump';

const HEADERS = ['姓名', '手机', '邮箱', '公司', '最近下单', '累计消费', '备注', '我的列'];
const ROWS: Value[][] = [
  ['李强', '138 0013 8000', 'LI@Example.com', '强盛五金', '2024年3月5日', 1200, '=not a formula', 'x'],
  ['王芳', 13900139000, 'wang@example.com ', '', '2024.3.5', 300, '', 'y'],
  ['陈 明', '+86 137-0013-7000', 'bad@', '明达', 'soon', '', '', ''],
  ['李强', '13800138000', '', '强盛五金有限公司', '', 80, '', ''],
];

const plainSheet = (): WorkbookModel =>
  workbookOf([HEADERS, ...ROWS], { locale: 'zh_CN', timeZone: 'Asia/Shanghai', rows: 40 });

function setUp(workbench: Workbench, faults: Fault[] = []) {
  return workbench.rpc('rpc', ['applySetup', { requestId: 'click-to-set-up', fingerprint: '', options: {} }], {
    faults,
  });
}

describe('set-up interrupted at any service call', () => {
  const start = openBundle(plainSheet());
  const before = dumpSheet(sheetOf(plainSheet(), 0));
  const seen = new Set<string>();

  it('has calls to interrupt', () => {
    const { serviceCalls } = setUp(fork(start));
    expect(serviceCalls).toBeGreaterThan(30);
    expect(serviceCalls).toBeLessThanOrEqual(100);
  });

  it.each(FAULT_KINDS)('$kind $buffer: the next operation puts the tab back or finds the ledger whole', (kind) => {
    for (const { at, workbench } of interruptions(start, kind, setUp, { seen })) {
      const next = ask(workbench, 'repair', { requestId: requestId() }).answer;
      if (next.ok) {
        const undone = ask(workbench, 'undo', { requestId: requestId() }).answer;
        expect({ at, undone: undone.ok }).toEqual({ at, undone: true });
      }
      expect({ at, back: dumpSheet(sheetOf(workbench.state.workbook, 0)) }).toEqual({ at, back: before });
      expect(Object.keys(workbench.state.locks)).toEqual([]);
    }
  });
});
