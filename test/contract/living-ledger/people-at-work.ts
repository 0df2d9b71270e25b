/** People at work while an operation is. */
import type { ApiMethod } from '../../../src/contract/api';
import type { Value } from '../../../workbench/model/workbook';
import type { Workbench } from '../../../workbench/workbench';
import { fork, requestId } from '../../support/bundle-workbench';
import { byHand, MOVES } from '../../support/by-hand';
import { pauses } from '../../support/pauses';
import { column, ledger, operate, tab } from './ledger';

describe('people at work while an operation is', () => {
  const METHODS = ['repair', 'refreshTiers', 'checkDuplicates', 'undo'] as const;
  const HANDS: Readonly<Record<string, (workbench: Workbench) => void>> = {
    ...MOVES,
    'insert a column': (workbench) =>
      byHand(workbench, (sheet) => {
        sheet.insertColumnBefore(2);
      }),
    'type a note': (workbench) =>
      byHand(workbench, (sheet) => {
        sheet.getRange(3, 8).setValue('typed meanwhile');
      }),
  };

  function messy(): Workbench {
    const workbench = ledger();
    byHand(workbench, (sheet) => {
      sheet
        .getRange(3, 3, 2, 1)
        .setNumberFormat('@')
        .setValues([['646 555 0123'], ['646 555 0123']]);
      sheet.getRange(5, 1).setValue(' Zed  Two');
      sheet.getRange(6, 7).setValue(90_000);
    });
    return workbench;
  }

  /** What belongs to each person, beside the columns that the ledger fills. */
  const belongings = (workbench: Workbench) =>
    Object.fromEntries(
      ['Customer ID', 'E-mail', 'Company', 'Total spent', 'Customer', 'Phone'].map((header) => [
        header,
        column(workbench, header),
      ]),
    );

  /** Service calls in their order. */
  const callsOf = (workbench: Workbench, method: ApiMethod): string[] =>
    workbench
      .rpc('rpc', [method, { requestId: requestId() }])
      .calls.flatMap(({ kind, method: name }) => (kind === 'local' ? [] : [name]));

  const messyOnce = messy();
  const repaired = fork(messyOnce);
  const callsOfRepair = callsOf(repaired, 'repair');

  it.each(METHODS.flatMap((method) => Object.keys(HANDS).map((hands) => ({ method, hands }))))(
    '$hands between any two calls of $method: every row keeps its own',
    ({ method, hands }) => {
      const start = method === 'undo' ? repaired : messyOnce;
      const settled = fork(start);
      const before = belongings(settled);
      const calls = callsOf(settled, method);
      const after = belongings(settled);
      // All begin by reading the ledger, as a repair does; whoever comes between meets the same.
      const own = method === 'repair' ? 0 : calls.findIndex((call, i) => call !== callsOfRepair[i]);
      const stops = pauses(fork(start).prepare('rpc', [method, { requestId: requestId() }]));
      expect(stops.length).toBeGreaterThanOrEqual(calls.length);
      for (const { at, workbench, goOn } of stops.slice(own + 1)) {
        HANDS[hands]?.(workbench);
        expect({ at, error: goOn().error }).toEqual({ at, error: undefined });
        const now = belongings(workbench);
        // Each cell is what it was, or what the operation made of it; never another person's.
        const strange = Object.entries(now).flatMap(([header, values]) =>
          Object.entries(values).filter(
            ([person, value]) => ![before[header]?.[person], after[header]?.[person]].includes(value),
          ),
        );
        expect({ at, strange }).toEqual({ at, strange: [] });
      }
    },
  );

  it.each(['repair', 'undo', 'the hourly job'] as const)(
    'what somebody types in other cells between any two calls of %s stays',
    (what) => {
      const start = ledger();
      start.run('hourly', [], { origin: 'clock' });
      byHand(start, (sheet) => {
        for (const row of [2, 5]) sheet.getRange(row, 3).setNumberFormat('@').setValue(`646 555 010${row}`);
        for (const row of [3, 6]) sheet.getRange(row, 1).setValue(` Zed  ${row}`);
        sheet.getRange(4, 6).setNumberFormat('@').setValue('2026.3.5');
        sheet.getRange(4, 7).setNumberFormat('@').setValue('1,250');
      });
      // Beside every cell that is put right, in its row and in its column.
      const typed: [row: number, column: number, text: string][] = [2, 3, 4, 5, 6].flatMap((row) => [
        ...[1, 4, 7, 11].map((column): [number, number, string] => [row - 1, column, `typed ${row}`]),
        ...([3, 6].includes(row) ? [] : [[row - 1, 0, `Typed ${row}`] as [number, number, string]]),
        ...([2, 5].includes(row) ? [] : [[row - 1, 2, `(646) 555-019${row}`] as [number, number, string]]),
      ]);
      if (what === 'undo') operate(start);
      const run = (workbench: Workbench) =>
        what === 'the hourly job'
          ? workbench.prepare('hourly', [], { origin: 'clock' })
          : workbench.prepare('rpc', [what, { requestId: requestId() }]);
      const settled = fork(start);
      const stops = pauses(run(settled));
      expect(tab(settled).values[1]?.[2]).toBe(what === 'undo' ? '646 555 0102' : '(646) 555-0102');
      expect(tab(settled).values[5]?.[0]).toBe(what === 'undo' ? ' Zed  6' : 'Zed 6');
      for (const { at, workbench, goOn } of stops.slice(1)) {
        for (const [row, column, text] of typed) (tab(workbench).values[row] as Value[])[column] = text;
        expect({ at, error: goOn().error }).toEqual({ at, error: undefined });
        const now = typed.map(([row, column]) => [row, column, tab(workbench).values[row]?.[column]]);
        expect({ at, now }).toEqual({ at, now: typed });
      }
    },
  );
});
