/** What an edit costs. */
import { benchSheet } from '../../../bench/sheets';
import type { ExecutionReport } from '../../../workbench/workbench';
import { accepted, ask, openBundle, requestId } from '../../support/bundle-workbench';
import { at, quiet, tab, type } from './ledger';

describe('what an edit costs', () => {
  function measured(count: number): Record<string, [calls: number, virtualMs: number]> {
    const workbench = openBundle(benchSheet(count), { cpuFactor: 0 });
    accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: {} }).answer);
    // Whom an edit takes out of a group depends on who is in it.
    for (const line of tab(workbench).values.slice(1)) if (line) line[at(workbench, 'Duplicate group')] = undefined;
    const of = (report: ExecutionReport): [number, number] => [report.serviceCalls, report.virtualMs];
    const rows = Array.from({ length: 50 }, (_, i) => [
      ` Firm ${i}`,
      'Co',
      `P ${i}`,
      `139 0000 ${1000 + i}`,
      '',
      ` X${i}@Ex.com`,
      '',
      'China',
    ]);
    return {
      remark: of(type(workbench, 5, 'Remarks', 'hello')),
      phone: of(type(workbench, 5, 'Phone', '138 9999 8888')),
      'phone of another': of(type(workbench, 7, 'Phone', '138 9999 8888')),
      mail: of(type(workbench, 5, 'E-mail', 'one@example.com')),
      'mail of another': of(type(workbench, 7, 'E-mail', 'one@example.com')),
      tier: of(type(workbench, 9, 'Tier', 'VIP')),
      'new row': of(type(workbench, count + 1, 'Customer', ' Eve  Orr')),
      '50 new rows': of(quiet(workbench.edit(0, count + 2, 0, rows))),
      header: of(type(workbench, 0, 'Remarks', 'Notes')),
    };
  }

  it('is 25 calls at most, whatever the rows, and under 2 s of virtual time at 10,000', () => {
    const [small, large] = [measured(1000), measured(2000)];
    for (const [what, [calls, virtualMs]] of Object.entries(large)) {
      const [fewer, sooner] = small[what] ?? [0, 0];
      // Calls are as many; what they cost grows with the cells.
      const atTenThousand = virtualMs + (virtualMs - sooner) * 8;
      expect({ what, calls, atTenThousand, isFast: atTenThousand < 2000 }).toEqual({
        what,
        calls: fewer,
        atTenThousand,
        isFast: true,
      });
    }
  });
});
