/** Making plans of the notes while calls fail: each plan once, each mark beside its line, and no line changed. */
import type { Value } from '../../workbench/model/workbook';
import type { Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { rebuild } from '../support/dashboard-ledger';
import { firstWrite, interruptions } from '../support/faults';
import { makeLedger, withFollowUps } from '../support/form-ledger';
import { linkedRowsOf } from '../support/linked-ledger';

const NOTES = ['□ call Ann Lee by 3 Dec', 'sales were slow', '□ C-000002 2026-12-04'];

describe('taking the notes, interrupted at any service call', () => {
  const ledger = withFollowUps(makeLedger());
  rebuild(ledger);
  const lines = ({ state }: Workbench) => {
    const values = state.workbook.sheets.find(({ name }) => name === 'Dashboard')?.values ?? [];
    const at = values.findIndex((row) => row?.[1] === 'Notes') + 3;
    return values.slice(at, at + NOTES.length) as Value[][];
  };
  lines(ledger).forEach((line, i) => {
    line[1] = NOTES[i] as string;
  });
  const take = (workbench: Workbench, faults: Fault[] = []) =>
    workbench.rpc('rpc', ['takeNotes', { requestId: requestId() }], { faults });
  const plansIn = (workbench: Workbench) => linkedRowsOf(workbench, 'Follow-ups').map((row) => row[1]);
  // What else a call may leave behind, other operations are tried with.
  const weather = { kind: 'kill', buffer: 'prefix' } as const;

  it('makes what is left at the next click', () => {
    for (const { at, workbench } of interruptions(ledger, weather, take, { first: firstWrite })) {
      accepted(ask(workbench, 'takeNotes', { requestId: requestId() }).answer);
      const stands = lines(workbench).map((line) => [line[1], String(line[9] ?? '').slice(0, 1)]);
      expect({ at, stands, plans: plansIn(workbench) }).toEqual({
        at,
        stands: NOTES.map((text) => [text, text.startsWith('□') ? '→' : '']),
        plans: ['C-000001', 'C-000002'],
      });
      accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
      expect({ at, plans: plansIn(workbench) }).toEqual({ at, plans: [] });
    }
  });
});
