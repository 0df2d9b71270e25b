/** What a manager is told. */
import type { Value } from '../../../workbench/model/workbook';
import type { Workbench } from '../../../workbench/workbench';
import { accepted, ask, fork } from '../../support/bundle-workbench';
import { byHand } from '../../support/by-hand';
import { bodies, HOUR_MS, hourly, isoDay, ledger, ME, outboxRows, switchedOn, team } from './ledger';

describe('what a manager is told', () => {
  const twins = switchedOn(
    ledger([
      ['Ann Lee', '+44 7700 900123', '', '', 'ann@example.com', '', '', ''],
      ['Anne Lee', '+44 7700 900123', '', '', '', '', '', ''],
      ['Bo Tan', '+44 20 7946 0105', '', '', 'ann@example.com', '', '', ''],
    ]),
  );
  const DAY = 24 * HOUR_MS;
  /** Runs once on each day up to the day of the month, beginning with the one on which it was last left. */
  const until = (workbench: Workbench, day: string): Workbench => {
    for (; isoDay(workbench.state.clock) <= day; workbench.state.clock += DAY) hourly(workbench);
    expect(workbench.executions.filter(({ ok }) => !ok)).toEqual([]);
    return workbench;
  };
  const type = (workbench: Workbench, row: number, column: number, value: Value): void => {
    const values = workbench.state.workbook.sheets[0]?.values ?? [];
    const cells = values[row] ?? [];
    values[row] = cells;
    cells[column] = value;
  };
  const mails = ({ state }: Workbench): string[] => state.mailbox.map(({ to, at }) => `${to.join()} ${isoDay(at)}`);
  const duplicatesIn = (body: string): string[] =>
    [...body.matchAll(/^(.*) · Dup \d+$/gm)].map((match) => match[1] ?? '');
  const saturday = until(fork(twins), '2026-11-21');

  it('is who is new among the duplicates, on Mondays, each once', () => {
    const workbench = until(fork(saturday), '2026-11-23');
    expect(mails(workbench)).toEqual([`${ME} 2026-11-23`]);
    const [first = ''] = bodies(workbench, ME);
    expect(duplicatesIn(first)).toEqual(['Ann Lee', 'Anne Lee']);
    expect(first).toContain('New possible duplicates 2');
    expect(first).toMatch(/\+44 7700 900123 · C-000002 · Open: https:\/\/docs\.google\.com\/.*range=A3$/m);
    expect(first).toContain('names no manager');
    expect(first).not.toContain('You own');

    // Other numbers are no news, nor is a group that shrinks and grows by those who have been in it.
    const column = workbench.state.workbook.sheets[0]?.values[0]?.indexOf('Duplicate group') ?? -1;
    for (const row of [1, 2]) type(workbench, row, column, 'Dup 77');
    until(workbench, '2026-11-30');
    expect(mails(workbench)).toHaveLength(1);
    type(workbench, 4, 0, 'A. Lee');
    type(workbench, 4, 1, '+44 7700 900123');
    until(workbench, '2026-12-07');
    const [, later = ''] = bodies(workbench, ME).filter((body) => duplicatesIn(body).length > 0);
    expect(duplicatesIn(later)).toEqual(['Ann Lee', 'Anne Lee', 'A. Lee']);
    until(workbench, '2026-12-14');
    expect(bodies(workbench, ME).filter((body) => duplicatesIn(body).length > 0)).toHaveLength(2);
  });

  it('stands in the sidebar on the same day', () => {
    const workbench = until(fork(saturday), '2026-11-22');
    const kinds = (mine: boolean): string[] =>
      accepted(ask(workbench, 'today', { mine }).answer).sections.flatMap(({ kind, items }) =>
        items.map(({ customerId }) => `${kind} ${customerId}`),
      );
    const both = ['duplicate C-000001', 'duplicate C-000002'];
    expect([kinds(true), kinds(false)]).toEqual([both, both]);
    hourly(workbench);
    expect([kinds(true), kinds(false)]).toEqual([both, both]);
    workbench.state.user = 'ann@example.com';
    expect(kinds(true)).toEqual([]);
    workbench.state.clock += DAY;
    expect(kinds(false)).toEqual([]);
  });

  it('is told the next day where Monday’s mail could not be sent, or there was no run', () => {
    const unsent = until(fork(saturday), '2026-11-22');
    unsent.state.mailUsed[ME] = { since: unsent.state.clock, recipients: 95 };
    until(unsent, '2026-11-23');
    expect(unsent.state.mailbox).toEqual([]);
    unsent.state.mailUsed = {};
    const replaced = fork(unsent);
    type(replaced, 2, 2, '2026-11-24');
    const named = fork(replaced);
    const missed = fork(saturday);
    missed.state.clock += 2 * DAY;
    for (const workbench of [unsent, replaced, missed]) {
      until(workbench, '2026-11-30');
      const [tuesday, ...later] = bodies(workbench, ME).map(duplicatesIn);
      expect(mails(workbench)[0]).toBe(`${ME} 2026-11-24`);
      expect([tuesday, later.flat()]).toEqual([['Ann Lee', 'Anne Lee'], []]);
    }
    // The manager who is named by then is told of what comes later.
    team(named, [['Mo', 'mo@example.com', 'Manager', '', '']]);
    until(named, '2026-11-30');
    expect(named.state.mailbox.map(({ to, body }) => [to.join(), duplicatesIn(body)])).toContainEqual([
      ME,
      ['Ann Lee', 'Anne Lee'],
    ]);
    expect(named.state.mailbox.flatMap(({ body }) => duplicatesIn(body))).toHaveLength(2);
  });

  it('is told once wherever Monday’s run ends, and not again where the Outbox is lost', () => {
    const monday = until(fork(saturday), '2026-11-22');
    const { serviceCalls } = hourly(fork(monday));
    for (let at = 20; at <= serviceCalls; at += 5) {
      const workbench = fork(monday);
      workbench.run('hourly', [], { origin: 'clock', faults: [{ at, kind: 'kill', buffer: 'subset', seed: at }] });
      workbench.state.clock += HOUR_MS;
      hourly(workbench);
      const rows = outboxRows(workbench).flatMap((cells) => (String(cells?.[0]).startsWith('digest') ? [cells] : []));
      expect(rows.map((cells) => cells?.[5])).toEqual(['duplicate:C-000001 duplicate:C-000002']);
      expect(workbench.state.mailbox.length).toBeLessThanOrEqual(1);
    }
    const workbench = until(monday, '2026-11-24');
    byHand(workbench, (_, spreadsheet) => {
      const tab = spreadsheet.getSheetByName('Outbox');
      if (tab !== null) spreadsheet.deleteSheet(tab);
    });
    until(workbench, '2026-11-30');
    expect(mails(workbench)).toEqual([`${ME} 2026-11-23`]);
  });

  it('goes to the manager of the team, in their words, with what others have missed', () => {
    const workbench = fork(saturday);
    team(workbench, [['Mo', 'mo@example.com', '主管', 'zh-CN', '']]);
    type(workbench, 3, 2, '2026-11-18');
    until(workbench, '2026-11-22');
    const seenBy = (user: string): string[] => {
      const one = fork(workbench);
      one.state.user = user;
      return accepted(ask(one, 'today', { mine: true }).answer).sections.map(({ kind }) => kind);
    };
    expect(['mo@example.com', 'ann@example.com', ME].map(seenBy)).toEqual([
      ['escalated', 'duplicate'],
      ['overdue'],
      [],
    ]);
    until(workbench, '2026-11-25');
    expect(mails(workbench)).toEqual([
      'mo@example.com 2026-11-23',
      'ann@example.com 2026-11-25',
      'mo@example.com 2026-11-25',
    ]);
    const [monday = '', wednesday = ''] = bodies(workbench, 'mo@example.com');
    expect(monday).toContain('Mo，早上好。有 1 位客户没有按计划跟进。');
    expect(monday).toContain('未按计划跟进 1\nBo Tan · 逾期 5 天（11月18日） · 负责人：ann@example.com\n');
    expect(monday).toContain('新发现的疑似重复 2\nAnn Lee · Dup 1');
    expect(monday).toContain('您是“团队”表里的主管');
    expect(wednesday).toContain('逾期 7 天（11月18日） · 负责人：ann@example.com · 有流失风险');
    expect(wednesday).not.toContain('Ann Lee');
    expect(bodies(workbench, 'ann@example.com').join()).toContain('Bo Tan · 7 days late (18 Nov) · at risk');
  });

  it('reaches managers with other hours, each once, whatever comes up between', () => {
    const workbench = fork(saturday);
    team(workbench, [
      ['Mo', 'mo@example.com', 'Manager', '', ''],
      ['Zhu', 'zhu@example.com', 'manager', '', 12],
    ]);
    until(workbench, '2026-11-23');
    type(workbench, 4, 0, 'A. Lee');
    type(workbench, 4, 1, '+44 7700 900123');
    // From Monday at nine, each day at nine and at noon.
    workbench.state.clock -= DAY - HOUR_MS;
    for (let day = 0; day < 8; day++) {
      for (const hours of [2, 22]) {
        hourly(workbench);
        workbench.state.clock += hours * HOUR_MS;
      }
    }
    for (const to of ['mo@example.com', 'zhu@example.com'])
      expect(
        bodies(workbench, to)
          .map(duplicatesIn)
          .filter(({ length }) => length > 0),
      ).toEqual([
        ['Ann Lee', 'Anne Lee'],
        ['Ann Lee', 'Anne Lee', 'A. Lee'],
      ]);
    expect(bodies(workbench, ME).flatMap(duplicatesIn)).toEqual([]);
  });

  it('escalates nothing where no manager is named', () => {
    const workbench = fork(saturday);
    type(workbench, 3, 2, '2026-11-18');
    until(workbench, '2026-11-25');
    expect(mails(workbench)).toEqual([`${ME} 2026-11-23`, 'ann@example.com 2026-11-25']);
    expect(bodies(workbench, ME).join()).not.toContain('Bo Tan');
    expect(bodies(workbench, 'ann@example.com').join()).not.toContain('at risk');
  });
});
