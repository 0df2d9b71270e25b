/** The daily mail. */
import { accepted, ask, fork, requestId } from '../../support/bundle-workbench';
import { byHand } from '../../support/by-hand';
import { bodies, HOUR_MS, health, hourly, isoDay, ledger, ME, on, outboxRows, plain, ROWS, sent, team } from './ledger';

describe('the daily mail', () => {
  it('goes to each owner, the rest to who switched it on, once a day', () => {
    const workbench = fork(on);
    const run = hourly(workbench);
    expect(run.error).toBeUndefined();
    expect(sent(workbench)).toEqual([
      'ann@example.com [Untitled spreadsheet] Sat 21 Nov: 1 to contact today, 1 overdue',
      'owner@example.com [Untitled spreadsheet] Sat 21 Nov: 1 reminder',
    ]);
    const idle = hourly(workbench);
    expect(idle.serviceCalls).toBeLessThanOrEqual(16);
    expect(idle.virtualMs).toBeLessThan(2000);
    expect(workbench.state.mailbox).toHaveLength(2);
    expect(health(workbench)).toMatchObject({ waiting: 0, mails: [], issues: [] });
  });

  it('is queued in 25 calls at most, the Outbox made, and sent in ten more', () => {
    const calls = hourly(fork(on)).calls.filter(({ kind }) => kind !== 'local');
    const at = (method: string, word = ''): number[] =>
      calls.flatMap((call, i) => (call.method === method && call.args.includes(word) ? [i] : []));
    const [asked = 0] = at('Properties.getProperty', 'progress');
    const [kept = 0] = at('Properties.setProperty', 'progress');
    expect(kept - asked + 1).toBeLessThanOrEqual(25);
    const [first = 0, second = 0] = at('MailApp.sendEmail');
    expect(second - first).toBeLessThanOrEqual(10);
  });

  it('waits for the hour in the zone of the spreadsheet, also on days that are 23 or 25 hours long', () => {
    for (const [timeZone, day] of [
      ['America/New_York', Date.UTC(2026, 10, 1, 10)],
      ['Europe/Berlin', Date.UTC(2027, 2, 28, 3)],
      ['Australia/Lord_Howe', Date.UTC(2027, 3, 3, 18)],
    ] as const) {
      const rows = ROWS.map((row, i) =>
        row.map((cell, column) => (column === 2 && i < 2 ? isoDay(day - 24 * HOUR_MS) : cell)),
      );
      const workbench = ledger(rows, { timeZone });
      workbench.state.clock = day - 24 * HOUR_MS;
      ask(workbench, 'switchReminders', { requestId: requestId(), on: true });
      const hourAt = (at: number) =>
        Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: 'numeric', hourCycle: 'h23' }).format(at));
      for (let hours = 0; hours < 54; hours++) {
        workbench.state.clock += HOUR_MS;
        if ([7, 8, 9].includes(hourAt(workbench.state.clock))) hourly(workbench);
      }
      expect(workbench.state.mailbox.length).toBeGreaterThan(1);
      expect(workbench.state.mailbox.filter(({ at }) => hourAt(at) !== 8)).toEqual([]);
    }
  });

  it('goes on for a month of sorting and typing, and tells each thing on its days alone', () => {
    const workbench = fork(on);
    const start = workbench.state.clock;
    for (let day = 0; day < 30; day++) {
      for (const hours of [-1.5, -0.5, 3]) {
        workbench.state.clock = start + (24 * day + hours) * HOUR_MS;
        hourly(workbench);
      }
      byHand(workbench, (sheet) => {
        const width = sheet.getLastColumn();
        sheet.getRange(2, 1, 4, width).sort({ column: 1 + (sheet.getLastRow() % 3), ascending: false });
        sheet.getRange(3, 4).setValue('typed');
      });
    }
    const days = (to: string, text: string) =>
      workbench.state.mailbox
        .filter((mail) => mail.to.includes(to) && mail.body.includes(text))
        .map(({ at }) => new Date(at).toISOString().slice(5, 10));
    // On 1 December there is a review.
    expect(days(ME, 'Ben Cole')).toEqual(['11-21', '11-28', '12-01', '12-04']);
    expect(days('ann@example.com', 'birthday on 24 Nov')).toEqual(['11-21', '11-24']);
    const ann = workbench.state.mailbox.filter(({ to }) => to.includes('ann@example.com'));
    expect(new Set(ann.map(({ at }) => new Date(at).toISOString().slice(0, 10))).size).toBe(ann.length);
    expect(workbench.executions.filter(({ ok }) => !ok)).toEqual([]);
  });

  it('keeps ten of the day’s mails back, and tells the next day what could not be sent', () => {
    const workbench = fork(on);
    workbench.state.mailUsed[ME] = { since: workbench.state.clock, recipients: 89 };
    hourly(workbench);
    expect(workbench.state.mailbox.map(({ to }) => to.join())).toEqual(['ann@example.com']);
    expect(health(workbench)).toMatchObject({ waiting: 1, mails: [{ recipient: ME, state: 'due', items: 1 }] });
    workbench.state.clock += 24 * HOUR_MS;
    hourly(workbench);
    const [, ...next] = workbench.state.mailbox;
    expect(next.map(({ to }) => to.join()).sort()).toEqual(['ann@example.com', ME]);
    expect(next.find(({ to }) => to.includes(ME))?.body).toContain('Includes 1 item that could not be sent yesterday.');
    expect(health(workbench).waiting).toBe(0);
  });

  it('tells on the third day what could not be sent on two', () => {
    const workbench = fork(on);
    for (let day = 0; day < 3; day++) {
      workbench.state.mailUsed = day === 2 ? {} : { [ME]: { since: workbench.state.clock, recipients: 95 } };
      hourly(workbench);
      expect(workbench.state.mailbox.length > 0).toBe(day === 2);
      workbench.state.clock += 24 * HOUR_MS;
    }
    expect(bodies(workbench, ME)).toEqual([expect.stringContaining('Ben Cole')]);
    expect(bodies(workbench, 'ann@example.com')).toEqual([expect.stringContaining('birthday on 24 Nov')]);
  });

  it('reaches a reader whose hour is changed on the way', () => {
    const workbench = fork(plain);
    team(workbench, [['Bob', 'bob@example.com', '', '', 12]]);
    accepted(ask(workbench, 'switchReminders', { requestId: requestId(), on: true }).answer);
    hourly(workbench);
    expect(bodies(workbench, 'bob@example.com')).toEqual([]);
    const late = fork(workbench);
    late.state.clock += 4 * HOUR_MS;
    hourly(late);
    team(workbench, [['Bob', 'bob@example.com', '', '', '']]);
    workbench.state.clock += HOUR_MS;
    hourly(workbench);
    for (const one of [late, workbench]) {
      team(one, [['Bob', 'bob@example.com', '', '', 20]]);
      one.state.clock += 12 * HOUR_MS;
      hourly(one);
      expect(bodies(one, 'bob@example.com')).toEqual([expect.stringContaining('Ben Cole')]);
    }
  });

  it('tells what was missed before everybody’s hour was changed', () => {
    const workbench = fork(on);
    hourly(workbench);
    workbench.state.clock += 8 * 24 * HOUR_MS;
    accepted(ask(workbench, 'switchReminders', { requestId: requestId(), on: true, hour: 7 }).answer);
    hourly(workbench);
    expect(bodies(workbench, ME)).toEqual([expect.any(String), expect.stringContaining('ends in 6 days')]);
  });

  it('goes to whoever gets the rest where two people have the owner’s name', () => {
    const workbench = fork(plain);
    team(workbench, [
      ['Bob', 'bob1@example.com', '', '', ''],
      ['bob', 'bob2@example.com', '', '', ''],
    ]);
    accepted(ask(workbench, 'switchReminders', { requestId: requestId(), on: true }).answer);
    hourly(workbench);
    expect(bodies(workbench, ME)).toEqual([expect.stringContaining('Ben Cole')]);
    expect(workbench.state.mailbox).toHaveLength(2);
  });

  it('begins none after four minutes, and leaves it for the next run', () => {
    const workbench = fork(on);
    const { calls } = hourly(fork(on));
    const at = calls
      .filter(({ kind }) => String(kind) !== 'local')
      .findIndex(({ method }) => method === 'MailApp.sendEmail');
    const run = workbench.prepare('hourly', [], { origin: 'clock' });
    run.run(at + 2);
    workbench.state.clock += 250_000;
    while (run.report().suspended) run.resume();
    expect(workbench.state.mailbox).toHaveLength(1);
    expect(health(workbench)).toMatchObject({ waiting: 1, mails: [{ state: 'due' }] });
    hourly(workbench);
    expect(workbench.state.mailbox).toHaveLength(2);
  });

  it('makes room in the Outbox without losing a mail that needs a look, wherever the run ends', () => {
    const start = fork(on);
    start.state.mailUsed[ME] = { since: start.state.clock, recipients: 90 };
    hourly(start);
    start.state.mailUsed = {};
    start.state.clock += 24 * HOUR_MS;
    const { spreadsheetId } = start.state.workbook;
    for (let i = 0; i < 500; i++) {
      const inDoubt = i === 5;
      outboxRows(start)[1 + i] = [
        `digest 2026-01-01 x${i}@example.com`,
        `x${i}@example.com`,
        'digest',
        '2026-01-01',
        1,
        'contract:C-000001',
        spreadsheetId,
        inDoubt ? 'UNCONFIRMED' : 'SENT',
        '',
        '',
        inDoubt ? '{}' : '',
      ];
    }
    const { serviceCalls } = hourly(fork(start));
    for (let at = 20; at <= serviceCalls; at += 2) {
      const workbench = fork(start);
      workbench.run('hourly', [], { origin: 'clock', faults: [{ at, kind: 'kill', buffer: 'all', seed: 1 }] });
      workbench.state.clock += HOUR_MS;
      hourly(workbench);
      const keys = outboxRows(workbench).flatMap((cells) => (cells?.[0] ? [String(cells[0])] : []));
      expect(keys.filter((key) => key.endsWith(' x5@example.com'))).toHaveLength(1);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length).toBeLessThan(504);
    }
  });

  it('tells on the day after what was missed on a day without a run', () => {
    const workbench = fork(on);
    hourly(workbench);
    workbench.state.clock += 8 * 24 * HOUR_MS;
    hourly(workbench);
    expect(
      workbench.state.mailbox.filter(({ to }) => to.includes(ME)).map(({ body }) => /ends in \d+ days/.exec(body)?.[0]),
    ).toEqual(['ends in 14 days', 'ends in 6 days']);
  });

  it('is settled by a click where nobody knows whether it was sent', () => {
    const workbench = fork(on);
    const { calls } = hourly(fork(on));
    const at =
      calls.filter(({ kind }) => String(kind) !== 'local').findIndex(({ method }) => method === 'MailApp.sendEmail') +
      1;
    workbench.run('hourly', [], { origin: 'clock', faults: { at, kind: 'throw-after' } });
    const [mail] = health(workbench).mails.filter(({ state }) => state === 'unconfirmed');
    const key = mail?.key ?? '';
    const again = fork(workbench);
    accepted(ask(workbench, 'settleMail', { requestId: requestId(), key, wasSent: true }).answer);
    hourly(workbench);
    expect(workbench.state.mailbox).toHaveLength(2);
    accepted(ask(again, 'settleMail', { requestId: requestId(), key, wasSent: false }).answer);
    hourly(again);
    expect(again.state.mailbox).toHaveLength(3);
    for (const settled of [workbench, again]) expect(health(settled).mails).toEqual([]);
  });

  it('does not go from a copy until it is switched on there, and then not what the original had queued', () => {
    const workbench = fork(on);
    workbench.state.mailUsed[ME] = { since: workbench.state.clock, recipients: 90 };
    hourly(workbench);
    workbench.state.mailUsed = {};
    workbench.state.workbook.spreadsheetId = 'the-copy';
    hourly(workbench);
    expect(workbench.state.mailbox).toEqual([]);
    expect(health(workbench)).toMatchObject({ isCopy: true, reminders: 'off', mails: [] });
    ask(workbench, 'switchReminders', { requestId: requestId(), on: true });
    hourly(workbench);
    expect(workbench.state.mailbox).toHaveLength(2);
    expect(health(workbench)).toMatchObject({ isCopy: false, reminders: 'on', mails: [] });
  });

  it('survives the loss of its tab without a second mail', () => {
    const workbench = fork(on);
    hourly(workbench);
    byHand(workbench, (_, spreadsheet) => {
      const tab = spreadsheet.getSheetByName('Outbox');
      if (tab !== null) spreadsheet.deleteSheet(tab);
    });
    hourly(workbench);
    expect(workbench.state.mailbox).toHaveLength(2);
  });
});
