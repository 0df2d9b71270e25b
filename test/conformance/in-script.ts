import { newState } from '../../workbench/model/state';
import { newSheet, newWorkbook } from '../../workbench/model/workbook';
import { projectOf } from '../../workbench/sandbox/project';
import { openWorkbench, type RunOptions, type WorkbenchOptions } from '../../workbench/workbench';

/** A workbench with one empty sheet of 20 x 8 that `owner@example.com` opens in Shanghai. */
export function openSheet(script: string, options: WorkbenchOptions = {}, manifest?: object) {
  const workbook = newWorkbook({ owner: 'owner@example.com', spreadsheetId: 'sheet-1', timeZone: 'Asia/Shanghai' });
  workbook.sheets = [newSheet(0, 'Sheet1', 20, 8)];
  workbook.editors = ['ed@example.com'];
  return openWorkbench({
    project: projectOf(script, {}, manifest),
    state: newState(workbook, Date.UTC(2026, 4, 17, 9)),
    options: { cpuFactor: 0, ...options },
  });
}

/** What the body of a script returns, with `app`, `ss`, `sheet`, `range(a1)`, `fill(a1, rows)`, `a1(ranges)` and `error(f)` at hand. */
export function inScript(body: string, options: RunOptions = {}): unknown {
  const report = openSheet(`function main(event) {
    const app = SpreadsheetApp;
    const ss = app.getActive();
    const sheet = ss.getActiveSheet();
    const range = (a1) => sheet.getRange(a1);
    const fill = (a1, rows) => range(a1).offset(0, 0, rows.length, rows[0].length).setValues(rows);
    const a1 = (ranges) => ranges.map((each) => each.getA1Notation());
    const error = (f) => { try { f(); app.flush(); return 'no error'; } catch (e) { return e.message; } };
    ${body}
  }`).run('main', [], options);
  if (report.internalErrors[0]) throw report.internalErrors[0];
  if (report.error) throw new Error(report.error.message);
  return report.value;
}
