/**
 * The daily mail under fire: every service call of the hourly run fails before, after, or kills it, once and for ever.
 * Whatever happens, no mail goes twice, and each thing due has been sent, still waits, or is shown as a mail
 * of which nobody knows. The strategies that are widely copied and lose are planted, and caught.
 */
import type { ProjectFiles, Workbench } from '../../workbench/workbench';
import { fork, NOW } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { FAULT_KINDS, type FaultKind, type Interruption, interruptions } from '../support/faults';
import { type Due, dueOf, firstOf, HOUR_MS, hourly, planted, prepared, violations } from '../support/mail-ledger';
import { pauses } from '../support/pauses';

const WEATHERS: readonly FaultKind[] = [
  ...FAULT_KINDS,
  { kind: 'throw-before', forever: true },
  { kind: 'throw-after', forever: true },
];

/** From the first mail's claim on; what comes before knows nothing of how a mail is sent. */
function firstClaim({ calls }: ReturnType<typeof hourly>): number {
  const counted = calls.filter(({ kind }) => kind !== 'local');
  return counted.findIndex(({ method }) => method === 'MailApp.sendEmail') - 8;
}

/** Interrupts the run, lets the trigger fire again an hour later, and tells what went wrong. */
function* interrupted(start: Workbench, weather: FaultKind, due: Due, how: Interruption = {}): Iterable<string> {
  for (const { at, workbench } of interruptions(start, weather, hourly, how)) {
    workbench.state.clock = NOW + HOUR_MS;
    hourly(workbench);
    for (const violation of violations(workbench, due)) yield `${at}: ${violation}`;
  }
}

/** Somebody sorts the Outbox between any two calls. */
function* sorted(start: Workbench, due: Due, project?: ProjectFiles): Iterable<string> {
  const whole = hourly(fork(start, {}, project));
  const running = fork(start, {}, project).prepare('hourly', [], { origin: 'clock' });
  for (const { at, workbench, goOn } of pauses(running, project).slice(firstClaim(whole))) {
    byHand(workbench, (_, spreadsheet) => {
      const tab = spreadsheet.getSheetByName('Outbox');
      tab?.getRange(2, 1, tab.getLastRow() - 1, 11).sort({ column: 2, ascending: false });
    });
    goOn();
    workbench.state.clock = NOW + HOUR_MS;
    hourly(workbench);
    for (const violation of violations(workbench, due)) yield `${at}: ${violation}`;
    if (workbench.state.mailbox.length !== due.size) yield `${at}: silently unsent`;
  }
}

const first = prepared(5, 2, false);
const five = prepared(5, 2, true);
const many = prepared(200, 2, true);
const four = prepared(4, 4, true);
const alone = prepared(2, 1, true);

describe('a digest of 5 rows to 2 people', () => {
  it('goes out whole where nothing fails', () => {
    const workbench = fork(five);
    expect(hourly(workbench).error).toBeUndefined();
    expect(violations(workbench, dueOf(5, 2))).toEqual([]);
    expect(workbench.state.mailbox).toHaveLength(2);
    workbench.state.clock += HOUR_MS;
    hourly(workbench);
    expect(workbench.state.mailbox).toHaveLength(2);
  });

  const [seen, seenFirst] = [new Set<string>(), new Set<string>()];

  it.each(WEATHERS)('%j: nothing twice, nothing silent', (weather) => {
    expect([...interrupted(five, weather, dueOf(5, 2), { seen })]).toEqual([]);
  });

  it.each(WEATHERS)('the very first, %j: nothing twice, nothing silent', (weather) => {
    expect([...interrupted(first, weather, dueOf(5, 2), { seen: seenFirst })]).toEqual([]);
  });
});

describe('a digest of 200 rows', () => {
  const seen = new Set<string>();

  it.each(WEATHERS)('%j: nothing twice, nothing silent', (weather) => {
    expect([...interrupted(many, weather, dueOf(200, 2), { seen })]).toEqual([]);
  });
});

it('mails go once and whole while somebody sorts the Outbox', () => {
  expect([...sorted(four, dueOf(4, 4))]).toEqual([]);
});

describe('the strategies that lose are caught', () => {
  const claim = 'keepMails(workbook, outbox, [...unconfirmed, { mail: claim }])';
  const send = 'mailer2.send(outgoing);';
  it.each<[string, string, string, FaultKind]>([
    ['send, then mark', claim, 'outbox', { kind: 'kill', buffer: 'all' }],
    [
      'claim without a flush',
      claim,
      '(workbook.edit(editsTo(workbook, outbox, new Map([[idOf(claim), claim]]), new Map())), outbox)',
      { kind: 'kill', buffer: 'all' },
    ],
    [
      'mark as sent, then send',
      claim,
      'keepMails(workbook, outbox, [{ mail: { ...claim, state: "SENT" } }])',
      { kind: 'kill', buffer: 'all' },
    ],
    [
      'try again where sending failed',
      send,
      'for (let i = 0; ; i++) try { mailer2.send(outgoing); break; } catch (error) { if (i > 1) throw error; }',
      { kind: 'throw-after' },
    ],
    [
      'take every failure for not sent',
      'QUOTA_TEXT.test(reason) ? "DUE" : "UNCONFIRMED"',
      '"DUE"',
      { kind: 'throw-after' },
    ],
    [
      'send what a run has left claimed',
      'openMails.filter(({ state }) => state === "DUE")',
      'openMails',
      { kind: 'kill', buffer: 'all' },
    ],
  ])('%s', (_, from, to, weather) => {
    const project = planted(from, to);
    expect(firstOf(interrupted(alone, weather, dueOf(2, 1), { project, first: firstClaim }))).toBeDefined();
  });

  it('write by position, and not look again', () => {
    const project = planted('outbox = readOutbox(workbook, before.sheet);', 'return outbox;');
    expect(firstOf(sorted(four, dueOf(4, 4), project))).toBeDefined();
  });
});
