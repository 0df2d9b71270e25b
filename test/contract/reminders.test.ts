/** Reminders as people live with them: switched on by a click, one mail a day to each owner, nothing sent twice. */
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';

const HEADERS = ['Customer', 'Phone', 'Next follow-up', 'Next step', 'Owner', 'Birthday', 'Contract ends', 'Flag'];
const ROWS: Value[][] = [
  ['Li Qiang', '+44 20 7946 0101', '2026-11-18', 'call after the quote', 'ann@example.com', '', '', ''],
  ['Wang Fang', '+44 20 7946 0102', '2026-11-21', '', 'ann@example.com', '1990-11-24', '', ''],
  ['Ben Cole', '+44 20 7946 0103', '', '', 'Bob', '', '2026-12-05', ''],
  ['Cy Poe', '+44 20 7946 0104', '2026-11-21', '', '', '', '', '✕ Do not contact'],
];
const HOUR_MS = 3_600_000;
const ME = 'owner@example.com';

function ledger(
  rows: Value[][] = ROWS,
  place: { locale?: string; timeZone?: string } = { locale: 'en_GB' },
): Workbench {
  const workbench = openBundle(workbookOf([HEADERS, ...rows], { name: 'Clients', rows: 60, ...place }));
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'GB' } }).answer);
  return workbench;
}

const plain = ledger();

function switchedOn(start: Workbench = plain): Workbench {
  const workbench = fork(start);
  accepted(ask(workbench, 'switchReminders', { requestId: requestId(), on: true }).answer);
  return workbench;
}

const on = switchedOn();
const bodies = ({ state }: Workbench, to: string): string[] =>
  state.mailbox.filter((mail) => mail.to.includes(to)).map(({ body }) => body);
const outboxRows = ({ state }: Workbench) => state.workbook.sheets.find(({ name }) => name === 'Outbox')?.values ?? [];

/** Types into the Team table. */
function team({ state }: Workbench, members: Value[][]): void {
  const rows = state.workbook.sheets.find(({ name }) => name === 'Settings')?.values ?? [];
  const at = rows[0]?.indexOf('team') ?? -1;
  expect(at).toBeGreaterThan(0);
  members.forEach((cells, i) => {
    const row = rows[3 + i] ?? [];
    rows[3 + i] = row;
    cells.forEach((cell, column) => {
      row[at + column] = cell;
    });
  });
}

const health = (workbench: Workbench) => accepted(ask(workbench, 'health').answer);
const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);
const hourly = (workbench: Workbench) => workbench.run('hourly', [], { origin: 'clock' });
const sent = ({ state }: Workbench): string[] => state.mailbox.map(({ to, subject }) => `${to.join()} ${subject}`);

describe('the switch', () => {
  it('makes one trigger, however often it is clicked, and takes it away', () => {
    const workbench = fork(plain);
    expect(health(workbench).reminders).toBe('off');
    for (let i = 0; i < 3; i++) {
      const { answer, serviceCalls } = ask(workbench, 'switchReminders', { requestId: requestId(), on: true, hour: 9 });
      expect(accepted(answer)).toMatchObject({ reminders: 'on', by: ME, hour: 9 });
      expect(serviceCalls).toBeLessThanOrEqual(25);
      expect(workbench.state.triggers.map(({ handler }) => handler)).toEqual(['hourly']);
    }
    ask(workbench, 'switchReminders', { requestId: requestId(), on: false, weekdaysOnly: true });
    expect(health(workbench)).toMatchObject({ reminders: 'off', hour: 9, weekdaysOnly: true });
    expect(workbench.state.triggers).toEqual([]);
  });

  it('refuses a second person, who sees whose it is, until the trigger has long been silent', () => {
    const workbench = fork(on);
    workbench.state.user = 'eve@example.com';
    expect(health(workbench)).toMatchObject({ reminders: 'elsewhere', by: ME });
    const click = () => ask(workbench, 'switchReminders', { requestId: requestId(), on: true }).answer;
    expect(click()).toMatchObject({ ok: false, issues: [{ code: 'reminders-of-another', params: { by: ME } }] });
    workbench.state.clock += 27 * HOUR_MS;
    expect(accepted(click())).toMatchObject({ reminders: 'on', by: 'eve@example.com' });
  });

  it.each([
    [
      ['spreadsheets.currentonly', 'script.container.ui', 'userinfo.email'],
      ['mail-not-allowed', 'trigger-not-allowed'],
    ],
    [['spreadsheets.currentonly', 'userinfo.email', 'script.send_mail'], ['trigger-not-allowed']],
    [['spreadsheets.currentonly', 'userinfo.email', 'script.scriptapp'], ['mail-not-allowed']],
    [['spreadsheets.currentonly', 'script.send_mail', 'script.scriptapp'], ['mail-address-missing']],
  ])('with %j alone says %j, and the list of today is there all the same', (scopes, codes) => {
    const workbench = fork(plain);
    team(workbench, [['Bob', 'bob@example.com', '', '', '']]);
    workbench.state.grants[ME] = scopes.map((scope) => scope);
    const { answer } = ask(workbench, 'switchReminders', { requestId: requestId(), on: true });
    expect(answer).toMatchObject({ ok: false, issues: codes.map((code) => ({ code })) });
    expect(health(workbench).reminders).toBe('off');
    expect(accepted(ask(workbench, 'today', { mine: false }).answer).sections).not.toEqual([]);
  });

  it('is told as broken when the trigger is gone, and as late when it does not come', () => {
    const workbench = fork(on);
    workbench.state.triggers = [];
    expect(health(workbench).reminders).toBe('broken');
    workbench.state.clock += 27 * HOUR_MS;
    expect(health(workbench).isLate).toBe(true);
    const again = fork(workbench);
    ask(again, 'switchReminders', { requestId: requestId(), on: true });
    expect(health(again)).toMatchObject({ reminders: 'on', isLate: false });
    expect(again.state.triggers).toHaveLength(1);
    const toasts = workbench.open().reports.flatMap(({ ui }) => ui.filter(({ kind }) => kind === 'toast'));
    expect(JSON.stringify(toasts)).toContain('have not run');
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
