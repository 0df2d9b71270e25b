/** A list without a header gets one, and loses it again. */
import { accepted, ask, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { dumpSheet, sheetOf } from '../support/sheet-dump';

const list = () => {
  const workbook = workbookOf([
    ['王芳', '13800138001', 'wang@example.com'],
    ['李强', '138 0013 8002', 'li@example.com'],
    ['陈明', '13800138003', 'chen@example.com'],
  ]);
  const [sheet] = workbook.sheets;
  if (sheet !== undefined) sheet.frozenRows = 2;
  return workbook;
};

it('set-up puts a header above the first record, and undo takes it away', () => {
  const workbench = openBundle(list());
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: {} }).answer);
  const sheet = sheetOf(workbench.state.workbook, 0);
  expect(sheet.values[0]?.slice(0, 3)).toEqual(['客户名称', '电话', '邮箱']);
  expect(sheet.values[2]?.[1]).toBe('13800138002');
  accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
  expect(dumpSheet(sheetOf(workbench.state.workbook, 0))).toEqual(dumpSheet(sheetOf(list(), 0)));
});
