/** What the hourly job does for rows: what typing has left undone is made good, once, and nothing else is touched. */
import type { Sheet, Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { saveInput } from '../support/form-ledger';
import { journalEntries } from '../support/journal-entries';
import { dumpSheet, sheetOf, withoutKeys } from '../support/sheet-dump';

const HEADERS = ['Name', 'Mobile', 'E-mail', 'Last order', 'Total spent'];
const NAMES = (
  'Ann Lee,Bob Ray,Cy Poe,Di Fox,Eve Orr,Flo Day,Gil Eco,Hal Ivey,Ida Jung,Joe Kerr,Kim Lund,Leo Mead,May Nash,' +
  'Ned Oaks,Ola Pine,Pat Quim,Quin Rose,Ray Stone,Sue Tate,Tom Ural'
).split(',');
const people = (count: number): Value[][] =>
  Array.from({ length: count }, (_, i) => [
    `${NAMES[i % NAMES.length]}${i < NAMES.length ? '' : ` ${i}`}`,
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

function hourly(workbench: Workbench) {
  const report = workbench.run('hourly', [], { origin: 'clock' });
  expect({ error: report.error, log: report.log }).toEqual({ error: undefined, log: [] });
  return report;
}

const tab = (workbench: Workbench): Sheet => sheetOf(workbench.state.workbook, 0);
const shown = (workbench: Workbench) => dumpSheet(tab(workbench));
const told = (workbench: Workbench): unknown => dumpSheet(withoutKeys(tab(workbench)))['values'];
const cell = (workbench: Workbench, row: number, header: string): Value | undefined =>
  tab(workbench).values[row]?.[tab(workbench).values[0]?.indexOf(header) ?? -1];
/** Whatever comes in by other ways than typing fires no onEdit. */
function write(workbench: Workbench, row: number, header: string, value: Value): void {
  const line = tab(workbench).values[row] ?? [];
  tab(workbench).values[row] = line;
  line[tab(workbench).values[0]?.indexOf(header) ?? -1] = value;
}

/** Puts No where Settings name the day of the weekly check. */
function uncheck(workbench: Workbench): void {
  const settings = workbench.state.workbook.sheets.flatMap(({ values }) => values);
  const line = settings.find((row) => row?.some((value) => String(value).startsWith('Duplicates checked'))) ?? [];
  line[line.findIndex((value) => String(value).startsWith('Duplicates checked')) + 1] = 'no';
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
    const before = told(workbench);
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
    expect(told(workbench)).toEqual(before);
    // What was taken back does not come again by itself.
    hourly(workbench);
    expect(told(workbench)).toEqual(before);
    write(workbench, 3, 'Remarks', 'touched again');
    write(workbench, 3, 'Total spent', 7);
    hourly(workbench);
    expect(cell(workbench, 3, 'Phone')).toBe('(646) 555-0177');
  });

  const withoutId = (workbench: Workbench): unknown[] =>
    tab(workbench)
      .values.slice(1)
      .filter((_, i) => cell(workbench, i + 1, 'Customer') && !cell(workbench, i + 1, 'Customer ID'))
      .map((line) => line?.[0]);

  it('comes again until every row has an ID, however scattered they are', () => {
    const workbench = fork(made);
    byHand(workbench, (sheet) => {
      for (let i = 0; i < 12; i++) {
        sheet.insertRowAfter(2 + 2 * i);
        sheet.getRange(3 + 2 * i, 1).setValue(`New ${String.fromCharCode(65 + i)} Person`);
      }
    });
    const left = [12];
    while (left.length < 12 && left[left.length - 1] !== 0) {
      hourly(workbench);
      left.push(withoutId(workbench).length);
    }
    expect(left[left.length - 1]).toBe(0);
    expect(left.every((count, i) => i === 0 || count < (left[i - 1] as number))).toBe(true);
  });

  it('comes again until scattered cells are all put right, a few at a time', () => {
    const workbench = fork(made);
    for (let row = 2; row <= 20; row += 2) write(workbench, row, 'Phone', `646.555.01${row + 10}`);
    const left = (): number =>
      tab(workbench).values.filter((line) => line?.some((value) => String(value).startsWith('646.'))).length;
    const counts = [left()];
    while (counts.length < 6 && counts[counts.length - 1] !== 0) {
      hourly(workbench);
      counts.push(left());
    }
    expect(counts[0]).toBe(10);
    expect(counts[counts.length - 1]).toBe(0);
    expect(cell(workbench, 2, 'To check')).toBeUndefined();
    const settled = told(workbench);
    hourly(workbench);
    expect(told(workbench)).toEqual(settled);
  });

  it('takes an operation that was killed for nobody’s undo', () => {
    const workbench = fork(made);
    write(workbench, 21, 'Customer', 'Missed One');
    const save = ['saveCustomer', saveInput({ name: 'Killed' })];
    const calls = fork(workbench).rpc('rpc', save).serviceCalls;
    workbench.rpc('rpc', save, { faults: { at: calls - 4, kind: 'kill' } });
    expect(journalEntries(workbench.state.workbook)[1]?.state).toBe('applying');
    hourly(workbench);
    expect(cell(workbench, 21, 'Customer ID')).toMatch(/^C-/);
  });

  it('sees to what was missed though somebody has undone something else meanwhile, and leaves that undone', () => {
    const workbench = fork(made);
    write(workbench, 3, 'Phone', '646.555.0177');
    hourly(workbench);
    write(workbench, 21, 'Customer', 'Missed One');
    write(workbench, 7, 'Phone', '646.555.0178');
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    hourly(workbench);
    expect([3, 7].map((row) => cell(workbench, row, 'Phone'))).toEqual(['646.555.0177', '(646) 555-0178']);
    expect(cell(workbench, 21, 'Customer ID')).toBe('C-000021');
  });

  it('finds nothing to do day after day for a finding that somebody has undone', () => {
    const workbench = fork(made);
    write(workbench, 3, 'E-mail', 'not an address');
    hourly(workbench);
    expect(cell(workbench, 3, 'To check')).toContain('E-mail');
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    for (let day = 0; day < 2; day++) {
      workbench.state.clock += 24 * 3_600_000;
      hourly(workbench);
    }
    expect(cell(workbench, 3, 'To check')).toBeUndefined();
    expect(journalEntries(workbench.state.workbook)).toHaveLength(2);
  });

  it('finds nothing to do day after day for duplicate groups that cannot be written', () => {
    const workbench = fork(made);
    byHand(workbench, (sheet) => {
      const headers = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] ?? [];
      sheet.getRange(2, headers.indexOf('Duplicate group') + 1, 20, 1).setFormula('=""');
    });
    write(workbench, 3, 'E-mail', 'p0@example.com');
    for (let day = 0; day < 2; day++) {
      workbench.state.clock += 24 * 3_600_000;
      hourly(workbench);
    }
    expect(journalEntries(workbench.state.workbook)).toHaveLength(1);
  });

  it('leaves two operations undone, one after the other', () => {
    const workbench = fork(made);
    for (const row of [3, 7]) {
      write(workbench, row, 'Phone', `646.555.017${row}`);
      hourly(workbench);
    }
    for (let i = 0; i < 2; i++) {
      accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
      hourly(workbench);
    }
    expect([3, 7].map((row) => cell(workbench, row, 'Phone'))).toEqual(['646.555.0173', '646.555.0177']);
  });

  it.each(['Duplicate group', 'Tier'])('does what else is to be done that day, once, where “%s” is gone', (header) => {
    const workbench = fork(made);
    const at = tab(workbench).values[0]?.indexOf(header) ?? -1;
    workbench.change({ kind: 'delete', sheetId: 0, axis: 'columns', at, count: 1 });
    hourly(workbench);
    const usual = hourly(workbench).serviceCalls;
    workbench.advance(200 * 86_400_000);
    hourly(workbench);
    if (header === 'Duplicate group') expect(cell(workbench, 1, 'Tier')).toBe('Dormant');
    // The sweep looks once at what has changed.
    hourly(workbench);
    expect(hourly(workbench).serviceCalls).toBeLessThanOrEqual(usual);
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

  it('rates nobody whose tier or its source cannot be written: one without the other would pass for set by hand', () => {
    const workbench = fork(made);
    const at = tab(workbench).values[0]?.indexOf('Tier set by') ?? -1;
    byHand(workbench, (sheet) => {
      const header = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] ?? [];
      sheet.getRange(2, header.indexOf('Tier set by') + 1).setFormula('="Active · by formula"');
    });
    workbench.advance(200 * 86_400_000);
    hourly(workbench);
    expect([1, 3].map((row) => cell(workbench, row, 'Tier'))).toEqual(['Active', 'Dormant']);
    expect(tab(workbench).values[3]?.[at]).toMatch(/^Dormant · /);
  });

  it('costs as many calls for 200 rows as for 2,000', () => {
    const [few, many] = [200, 2000].map((count) => {
      const workbench = ledger(count);
      uncheck(workbench);
      const nothing = hourly(workbench).serviceCalls;
      write(workbench, 3, 'Phone', '646.555.0177');
      tab(workbench).values[count] = [' New  One'];
      const swept = hourly(workbench).serviceCalls;
      const again = hourly(workbench).serviceCalls;
      workbench.advance(200 * 86_400_000);
      return { nothing, swept: swept - nothing, again, daily: hourly(workbench).serviceCalls - nothing };
    });
    expect(many).toEqual(few);
    expect(few?.nothing).toBeLessThanOrEqual(15);
    expect(few?.again).toBe(few?.nothing);
    expect(few?.swept).toBeLessThanOrEqual(25);
    expect(few?.daily).toBeLessThanOrEqual(25);
  });

  it('looks at a long tab in parts: at IDs and names every hour, at the other columns in turn, in under 2 s', () => {
    const workbench = fork(made);
    byHand(workbench, (sheet) => {
      sheet.deleteColumns(sheet.getLastColumn() + 1, sheet.getMaxColumns() - sheet.getLastColumn());
      sheet.insertRowsAfter(sheet.getMaxRows(), 29_000);
    });
    const quiet = Array.from({ length: 3 }, () => hourly(workbench));
    expect(quiet.map(({ serviceCalls }) => serviceCalls)).toEqual(Array(3).fill(hourly(fork(made)).serviceCalls));
    expect(Math.max(...quiet.map(({ virtualMs }) => virtualMs))).toBeLessThan(2000);

    write(workbench, 21, 'Customer', 'Missed One');
    hourly(workbench);
    expect(cell(workbench, 21, 'Customer ID')).toBe('C-000021');
    write(workbench, 5, 'E-mail', 'p5@EXAMPLE.com');
    let hours = 0;
    while (hours < 3 && cell(workbench, 5, 'E-mail') !== 'p5@example.com') {
      hourly(workbench);
      hours++;
    }
    expect(cell(workbench, 5, 'E-mail')).toBe('p5@example.com');
  });
});
