/** What the hourly job does for rows: what typing has left undone is made good, once, and nothing else is touched. */
import type { Sheet, Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { journalEntries } from '../support/journal-entries';
import { dumpSheet, sheetOf } from '../support/sheet-dump';

const HEADERS = ['Name', 'Mobile', 'E-mail', 'Last order', 'Total spent'];
const people = (count: number): Value[][] =>
  Array.from({ length: count }, (_, i) => [
    `Person ${i}`,
    `(212) 555-${1000 + i}`,
    `p${i}@example.com`,
    i % 2 === 0 ? '2026-06-05' : '',
    i,
  ]);

function ledger(count: number): Workbench {
  const workbench = openBundle(workbookOf([HEADERS, ...people(count)], { name: 'Clients' }));
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'US' } }).answer);
  hourly(workbench);
  return workbench;
}

function fork({ state }: Workbench): Workbench {
  const workbench = openBundle(workbookOf([]));
  Object.assign(workbench.state, structuredClone(state));
  return workbench;
}

function hourly(workbench: Workbench) {
  const report = workbench.run('hourly', [], { origin: 'clock' });
  expect({ error: report.error, log: report.log }).toEqual({ error: undefined, log: [] });
  return report;
}

const tab = (workbench: Workbench): Sheet => sheetOf(workbench.state.workbook, 0);
const shown = (workbench: Workbench) => dumpSheet(tab(workbench));
const cell = (workbench: Workbench, row: number, header: string): Value | undefined =>
  tab(workbench).values[row]?.[tab(workbench).values[0]?.indexOf(header) ?? -1];
/** Whatever comes in by other ways than typing fires no onEdit. */
function write(workbench: Workbench, row: number, header: string, value: Value): void {
  const line = tab(workbench).values[row] ?? [];
  tab(workbench).values[row] = line;
  line[tab(workbench).values[0]?.indexOf(header) ?? -1] = value;
}

const made = ledger(20);

describe('the hourly sweep', () => {
  it('leaves a ledger alone in which nothing has happened, sorting apart', () => {
    const workbench = fork(made);
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 1, 20, sheet.getLastColumn()).sort({ column: 1, ascending: false });
    });
    const before = structuredClone(workbench.state.workbook.sheets[0]?.values);
    const report = hourly(workbench);
    expect(tab(workbench).values).toEqual(before);
    expect(report.callsByMethod['Range.setValues'] ?? 0).toBeLessThanOrEqual(1);
    expect(report.virtualMs).toBeLessThan(2000);
    expect(journalEntries(workbench.state.workbook)).toHaveLength(1);
  });

  it('makes good what typing has missed, in the rows that changed, once, and can be taken back', () => {
    const workbench = fork(made);
    write(workbench, 3, 'Phone', '646.555.0177');
    write(workbench, 5, 'E-mail', 'p0@EXAMPLE.com');
    write(workbench, 21, 'Customer', ' New  One');
    const before = shown(workbench);
    hourly(workbench);
    expect([3, 5, 21].map((row) => cell(workbench, row, 'Customer ID'))).toEqual(['C-000003', 'C-000005', 'C-000021']);
    expect(cell(workbench, 3, 'Phone')).toBe('(646) 555-0177');
    expect(cell(workbench, 21, 'Customer')).toBe('New One');
    expect([1, 5].map((row) => cell(workbench, row, 'Duplicate group'))).toEqual(['Dup 1', 'Dup 1']);
    expect([2, 3].map((row) => cell(workbench, row, 'Updated'))).toEqual([undefined, expect.any(Number)]);
    expect(journalEntries(workbench.state.workbook)).toHaveLength(2);

    const swept = shown(workbench);
    hourly(workbench);
    expect(shown(workbench)).toEqual(swept);
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    expect(shown(workbench).values).toEqual(before.values);
    // What was taken back does not come again by itself.
    hourly(workbench);
    expect(shown(workbench).values).toEqual(before.values);
    write(workbench, 3, 'Remarks', 'touched again');
    write(workbench, 3, 'Total spent', 7);
    hourly(workbench);
    expect(cell(workbench, 3, 'Phone')).toBe('(646) 555-0177');
  });

  it('leaves columns alone that somebody has deleted', () => {
    const workbench = fork(made);
    const at = tab(workbench).values[0]?.indexOf('To check') ?? -1;
    workbench.change({ kind: 'delete', sheetId: 0, axis: 'columns', at, count: 1 });
    write(workbench, 3, 'Phone', '646.555.0177');
    const before = shown(workbench);
    hourly(workbench);
    expect(shown(workbench)).toEqual(before);
  });

  it('refreshes tiers and duplicates once a day', () => {
    const workbench = fork(made);
    expect(cell(workbench, 1, 'Tier')).toBe('Active');
    workbench.advance(200 * 86_400_000);
    hourly(workbench);
    expect(cell(workbench, 1, 'Tier')).toBe('Dormant');
    const entries = journalEntries(workbench.state.workbook).length;
    write(workbench, 5, 'E-mail', 'p0@example.com');
    hourly(workbench);
    hourly(workbench);
    expect(journalEntries(workbench.state.workbook)).toHaveLength(entries + 1);
  });

  it('costs as many calls for 200 rows as for 2,000', () => {
    const [few, many] = [200, 2000].map((count) => {
      const workbench = ledger(count);
      const nothing = hourly(workbench).serviceCalls;
      write(workbench, 3, 'Phone', '646.555.0177');
      tab(workbench).values[count] = [' New  One'];
      const swept = hourly(workbench).serviceCalls;
      const again = hourly(workbench).serviceCalls;
      workbench.advance(200 * 86_400_000);
      return { nothing, swept: swept - nothing, again, nightly: hourly(workbench).serviceCalls - nothing };
    });
    expect(many).toEqual(few);
    expect(few?.again).toBe(few?.nothing);
    expect(few?.swept).toBeLessThanOrEqual(25);
    expect(few?.nightly).toBeLessThanOrEqual(50);
  });
});
