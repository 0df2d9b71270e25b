/** Merging customers who have orders and stages, and taking merges back: sums and Stage history hold throughout. */
import fc from 'fast-check';
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { customerRows, makeLedger, rewinder } from '../support/form-ledger';
import { mergeInput } from '../support/merge-ledger';
import { type Cells, makeTabs, order, putRows, refresh, rowsIn, told } from '../support/rolled-ledger';

const IDS = ['C-000001', 'C-000002', 'C-000003', 'C-000004'] as const;
const ORDERS = ['Orders', 'Total spent', 'First order', 'Last order'] as const;
const PEOPLE: Value[][] = ['Ann Lee', 'Bob Ray', 'Cy Poe', 'Di Fox'].map((name, i) => [
  name,
  '',
  `(212) 555-010${i}`,
  '',
  '',
  '',
  '',
  '',
]);

const ledger = makeLedger(undefined, PEOPLE);
makeTabs(ledger, ['purchases', 'followUps', 'stageHistory']);
putRows(ledger, 'Purchases', [
  order(IDS[0], '2026-11-01', 40, { invoice: 'A' }),
  order(IDS[1], '2024-02-01', 30.3),
  order(IDS[1], '2024-05-01', -0.3),
]);
refresh(ledger);
accepted(ask(ledger, 'makeRecycle', { requestId: requestId() }).answer);
const back = rewinder(ledger);

/** Who is in the ledger now. */
const present = (workbench: Workbench): string[] => customerRows(workbench).map((row) => String(row['Customer ID']));

/** Orders, total, first and last, the long way; blank for a customer without rows. */
function naive(rows: readonly Cells[], id: string): Value[] {
  const own = rows.filter((row) => row[1] === id);
  const bought = own.filter((row) => Number(row[5]) >= 0);
  const first = new Map<unknown, number>();
  bought.forEach((row, i) => {
    const invoice = row[11] ?? i;
    first.set(invoice, Math.min(first.get(invoice) ?? Number.POSITIVE_INFINITY, Number(row[0])));
  });
  if (own.length === 0) return ['', '', '', ''];
  const total = own.reduce((sum, row) => sum + Math.round(Number(row[5]) * 10_000), 0) / 10_000;
  const days = [...first.values()];
  return [days.length, total, ...(days.length === 0 ? ['', ''] : [Math.min(...days), Math.max(...days)])];
}

/** The stage of each customer as Stage history tells it: its lines one after the other, each from where the last has led. */
function replayed(workbench: Workbench): Map<string, Value> {
  const stages = new Map<string, Value>();
  const lines = rowsIn(workbench, 'Stage history').map((row, i) => ({ row, i }));
  for (const { row } of lines.sort((a, b) => Number(a.row[0]) - Number(b.row[0]) || a.i - b.i))
    stages.set(String(row[1]), row[4] ?? '');
  return stages;
}

function agrees(workbench: Workbench): void {
  refresh(workbench);
  const rows = rowsIn(workbench, 'Purchases');
  const stages = replayed(workbench);
  for (const id of present(workbench)) {
    expect({ id, orders: told(workbench, id, ...ORDERS) }).toEqual({ id, orders: naive(rows, id) });
    expect([id, stages.get(id) ?? '']).toEqual([id, told(workbench, id, 'Lifecycle')[0]]);
  }
  expect(refresh(workbench).cells).toBe(0);
}

it('P after orders, merges and merges taken back in any sequence, sums are those of the rows and Stage history replays', () => {
  const place = fc.nat(3);
  const deed = fc.oneof(
    fc.record({ kind: fc.constant('buy' as const), place, amount: fc.integer({ min: -90, max: 900 }) }),
    fc.record({ kind: fc.constant('merge' as const), place, other: place }),
    fc.constant({ kind: 'take back' as const }),
    fc.constant({ kind: 'refresh' as const }),
  );
  fc.assert(
    fc.property(fc.array(deed, { minLength: 2, maxLength: 6 }), (deeds) => {
      const workbench = back();
      const merges: string[] = [];
      for (const one of [...deeds, { kind: 'merge' as const, place: 0, other: 1 }]) {
        const ids = present(workbench);
        const at = (i: number): string => ids[i % ids.length] as string;
        if (one.kind === 'buy') {
          const rows = rowsIn(workbench, 'Purchases');
          putRows(workbench, 'Purchases', [...rows, order(at(one.place), '2026-11-10', one.amount)]);
        } else if (one.kind === 'merge' && at(one.place) !== at(one.other)) {
          const input = mergeInput(workbench, [at(one.place), at(one.other)]);
          accepted(ask(workbench, 'mergeCustomers', input).answer);
          const [last] = accepted(ask(workbench, 'listMerges').answer);
          if (last !== undefined) merges.push(last.mergeId);
        } else if (one.kind === 'take back' && merges.length > 0)
          accepted(ask(workbench, 'undoMerge', { requestId: requestId(), mergeId: merges.pop() as string }).answer);
        else if (one.kind === 'refresh') agrees(workbench);
      }
      agrees(workbench);
      while (merges.length > 0)
        accepted(ask(workbench, 'undoMerge', { requestId: requestId(), mergeId: merges.pop() as string }).answer);
      expect(present(workbench).sort()).toEqual([...IDS]);
      agrees(workbench);
    }),
    { numRuns: 4 },
  );
});
