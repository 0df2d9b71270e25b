/** The list of today. */
import { calculated } from '../../../workbench/formula/calculation';
import { touch } from '../../../workbench/model/revision';
import { accepted, ask, fork, requestId } from '../../support/bundle-workbench';
import { on, plain, team } from './ledger';

describe('the customers of one owner', () => {
  it('are those of whoever asks, by address or by the name in the team, or of whom is chosen', () => {
    const workbench = fork(plain);
    const of = (owner?: string) => {
      const { answer, serviceCalls } = ask(workbench, 'ownedCustomers', owner === undefined ? {} : { owner });
      expect(serviceCalls).toBeLessThanOrEqual(25);
      const list = accepted(answer);
      return { ...list, customers: list.customers.map(({ name, days }) => [name, days]) };
    };
    expect(of()).toMatchObject({ owner: null, customers: [] });
    expect(of().owners).toEqual([
      { owner: 'ann@example.com', count: 2 },
      { owner: 'Bob', count: 1 },
      { owner: '', count: 1 },
    ]);
    expect(of('').customers).toEqual([['Cy Poe', 0]]);
    workbench.state.user = 'Ann@example.com';
    expect(of()).toMatchObject({ owner: 'ann@example.com' });
    expect(of().customers).toEqual([
      ['Li Qiang', -3],
      ['Wang Fang', 0],
    ]);
    workbench.state.user = 'bob@example.com';
    team(workbench, [['Bob', 'bob@example.com', '', '', '']]);
    expect(of()).toMatchObject({ owner: 'Bob', customers: [['Ben Cole', 0]] });
  });
});

describe('the tab of one owner', () => {
  it('shows their customers by a formula, follows them, and is made once', () => {
    const workbench = fork(plain);
    const click = () => ask(workbench, 'makeOwnerTab', { requestId: requestId(), owner: 'ann@example.com' });
    const { answer, serviceCalls } = click();
    const { name, made } = accepted(answer);
    expect({ name, made }).toEqual({ name: 'Customers of ann@example.com', made: true });
    expect(serviceCalls).toBeLessThanOrEqual(25);
    const { workbook, clock } = workbench.state;
    const tab = workbook.sheets.find((sheet) => sheet.name === name)!;
    const shown = () => {
      calculated(workbook, clock);
      const names = ['Li Qiang', 'Wang Fang', 'Ben Cole', 'Cy Poe'];
      return tab.values.slice(1).flatMap((row) => row?.filter((value) => names.includes(String(value))) ?? []);
    };
    expect(shown()).toEqual(['Li Qiang', 'Wang Fang']);
    expect(tab.values[0]).toEqual(expect.arrayContaining(['Owner', 'Next follow-up']));
    expect(tab.values[0]).not.toContain('Match keys');
    expect(tab.formulas[1]?.filter(Boolean)).toEqual([expect.stringMatching(/^=IFNA\(FILTER\(HSTACK\(/)]);
    const customers = workbook.sheets[0]!;
    const owner = customers.values[0]!.indexOf('Owner');
    customers.values[3]![owner] = 'ann@example.com';
    touch(workbook);
    expect(shown()).toEqual(['Li Qiang', 'Wang Fang', 'Ben Cole']);
    expect(accepted(click().answer)).toEqual({ name, made: false });
    const none = ask(workbench, 'makeOwnerTab', { requestId: requestId(), owner: '"&1=1&"' });
    const other = accepted(none.answer).name;
    calculated(workbook, clock);
    expect(workbook.sheets.find((sheet) => sheet.name === other)?.values[1]?.[0] ?? '').toBe('');
  });
});

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
