/** The list of today. */
import { accepted, ask, fork } from '../../support/bundle-workbench';
import { on, plain } from './ledger';

describe('the list of today', () => {
  it('is the list of the mail, for everybody or for one', () => {
    const workbench = fork(plain);
    const { answer, serviceCalls } = ask(workbench, 'today', { mine: false });
    const list = accepted(answer);
    expect(list.sections.map(({ kind, items }) => `${kind} ${items.map(({ name }) => name).join()}`)).toEqual([
      'overdue Li Qiang',
      'today Wang Fang',
      'contract Ben Cole',
      'birthday Wang Fang',
    ]);
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(accepted(ask(workbench, 'today', { mine: true }).answer).sections).toEqual([]);
    const mine = accepted(ask(fork(on), 'today', { mine: true }).answer).sections;
    expect(mine.map(({ items }) => items.map(({ name }) => name).join())).toEqual(['Ben Cole']);
    workbench.state.user = 'ann@example.com';
    expect(accepted(ask(workbench, 'today', { mine: true }).answer).sections.map(({ kind }) => kind)).toEqual([
      'overdue',
      'today',
      'birthday',
    ]);
  });

  it('is said in short when the spreadsheet is opened', () => {
    const [toast] = fork(plain)
      .open()
      .reports.flatMap(({ ui }) => ui.filter(({ kind }) => kind === 'toast'));
    expect(JSON.stringify(toast)).toContain('1 due today · 1 overdue · 1 birthday within 7 days');
  });
});
