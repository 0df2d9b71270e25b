/**
 * The daily mail under fire: every service call of the hourly run fails before, after, or kills it, once and for ever, and
 * runs overlap. Whatever happens, no mail goes twice, and each thing due has been sent, still waits, or is shown as a mail
 * of which nobody knows. The strategies that are widely copied and lose are planted, and caught.
 */
import { builtProject } from '../../workbench/commands/project-files';
import type { Value } from '../../workbench/model/workbook';
import { type Fault, openWorkbench, type ProjectFiles, type Workbench } from '../../workbench/workbench';
import { accepted, ask, NOW, openBundle, ROOT, requestId, workbookOf } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';

const HOUR_MS = 3_600_000;
const OPTIONS = { syntax: 'es2019', cpuFactor: 0 } as const;
const bundle = builtProject(ROOT);

/** A ledger of customers due today, shared by owners, with reminders on. `told`: yesterday's mail made the Outbox. */
function prepared(customers: number, owners: number, told: boolean): Workbench {
  const rows = Array.from({ length: customers }, (_, i): Value[] => [
    `Person ${i}`,
    `(212) 555-${1000 + i}`,
    told && i === 0 ? '2026-11-20' : '2026-11-21',
    `owner${i % owners}@example.com`,
  ]);
  const workbook = workbookOf([['Name', 'Phone', 'Next follow-up', 'Owner'], ...rows], { rows: customers + 10 });
  const workbench = openBundle(workbook, OPTIONS);
  workbench.state.clock = NOW - 24 * HOUR_MS;
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'US' } }).answer);
  accepted(ask(workbench, 'switchReminders', { requestId: requestId(), on: true, hour: 8 }).answer);
  if (told) hourly(workbench);
  // What the night has to do is done by then.
  workbench.state.clock = NOW - 2 * HOUR_MS;
  hourly(workbench);
  workbench.state.clock = NOW;
  workbench.state.mailbox = [];
  return workbench;
}

function hourly(workbench: Workbench, faults: readonly Fault[] = []) {
  return workbench.run('hourly', [], { origin: 'clock', faults });
}

function fork({ state }: Workbench, project: ProjectFiles = bundle): Workbench {
  return openWorkbench({ project, state: structuredClone(state), options: OPTIONS });
}

interface Row {
  readonly key: string;
  readonly recipient: string;
  readonly day: string;
  readonly count: number;
  readonly state: string;
}

function outbox(workbench: Workbench): Row[] {
  const tabs = workbench.state.workbook.sheets.filter((sheet) => sheet.name.startsWith('Outbox'));
  return tabs.flatMap((tab) =>
    tab.values.slice(1).flatMap((cells) => {
      const [key, recipient, , day, count, , , state] = (cells ?? []).map((cell) => String(cell ?? ''));
      return key ? [{ key, recipient, day, count: Number(count), state } as Row] : [];
    }),
  );
}

/** What must never be: how many of each owner's customers are due today is known beforehand. */
function violations(workbench: Workbench, due: Due): string[] {
  const found: string[] = [];
  const rows = outbox(workbench).filter(({ day }) => day === '2026-11-21');
  const inDoubt = rows.some(({ state }) => state === 'UNCONFIRMED');
  const listed = inDoubt ? accepted(ask(workbench, 'health').answer).mails : [];
  const shown = new Map(listed.map(({ key, state }) => [key, state]));
  for (const [owner, count] of due) {
    const sent = workbench.state.mailbox.filter(({ to }) => to.includes(owner)).length;
    const own = rows.filter(({ recipient }) => recipient === owner);
    if (sent > 1) found.push(`${owner} got ${sent} mails`);
    if (own.length !== 1) found.push(`${owner} has ${own.length} rows`);
    for (const { key, state, count: told } of own) {
      if (told !== count) found.push(`${owner}: ${told} of ${count}`);
      if (state === 'SENT' && sent === 0) found.push(`${owner}: silently unsent`);
      if (state !== 'SENT' && state !== 'UNCONFIRMED') found.push(`${owner}: ${state}`);
      if (state === 'UNCONFIRMED' && shown.get(key) !== 'unconfirmed') found.push(`${owner}: not shown`);
    }
  }
  for (const { to } of workbench.state.mailbox) if (to.length !== 1) found.push(`to ${to.join()}`);
  return found;
}

type Due = ReadonlyMap<string, number>;

function dueOf(customers: number, owners: number): Due {
  const due = new Map<string, number>();
  for (let i = 0; i < customers; i++) {
    const owner = `owner${i % owners}@example.com`;
    due.set(owner, (due.get(owner) ?? 0) + 1);
  }
  return due;
}

type Weather = Omit<Fault, 'at' | 'seed'>;
const WEATHERS: readonly Weather[] = [
  { kind: 'throw-before' },
  { kind: 'throw-after' },
  { kind: 'kill', buffer: 'all' },
  { kind: 'kill', buffer: 'none' },
  { kind: 'kill', buffer: 'subset' },
  { kind: 'throw-before', forever: true },
  { kind: 'throw-after', forever: true },
];

/** From the first mail's claim on; what comes before knows nothing of how a mail is sent. */
function firstClaim({ calls }: ReturnType<typeof hourly>): number {
  const counted = calls.filter(({ kind }) => String(kind) !== 'local');
  return counted.findIndex(({ method }) => method === 'MailApp.sendEmail') - 8;
}

/** Which service calls are interrupted, of which code. */
interface Sample {
  readonly project?: ProjectFiles;
  readonly first?: (whole: ReturnType<typeof hourly>) => number;
  readonly step?: number;
}

/** Interrupts the run at each service call, or at those of a sample, lets the trigger fire again an hour later, and tells what went wrong. */
function* interrupted(
  start: Workbench,
  weather: Weather,
  due: Due,
  { project, first = () => 1, step = 1 }: Sample = {},
): Iterable<string> {
  const whole = hourly(fork(start, project));
  const { serviceCalls } = whole;
  const seen = new Set<string>();
  for (let at = first(whole); at <= serviceCalls; at += step) {
    const workbench = fork(start, project);
    hourly(workbench, [{ ...weather, at, seed: at }]);
    // What time it is, and how many executions there were, makes no difference to the next one.
    const left = JSON.stringify({ ...workbench.state, clock: 0, nextId: 0, triggerTime: {} });
    if (seen.has(left)) continue;
    seen.add(left);
    workbench.state.clock = NOW + HOUR_MS;
    hourly(workbench);
    for (const violation of violations(workbench, due)) yield `${at}: ${violation}`;
  }
}

/**
 * Two runs at once: the first goes some calls far, then the other, as far as `stops` says, or until the lock stops it; then the
 * first goes on to its end, and the other after it.
 */
function* overlapping(start: Workbench, due: Due, stops: readonly number[], project?: ProjectFiles): Iterable<string> {
  const { serviceCalls } = hourly(fork(start, project));
  for (let calls = 1; calls < serviceCalls; calls++) {
    for (const [i, stop] of stops.entries()) {
      if (calls % (i + 1) > 0) continue;
      const workbench = fork(start, project);
      const [one, other] = [0, 1].map(() => workbench.prepare('hourly', [], { origin: 'clock' })) as [Run, Run];
      one.run(calls);
      if (other.run(stop).suspended?.kind === 'lock') other.resume('expired', stop);
      one.resume();
      if (other.report().suspended) other.resume();
      workbench.state.clock = NOW + HOUR_MS;
      hourly(workbench);
      for (const violation of violations(workbench, due)) yield `${calls}, ${stop}: ${violation}`;
    }
  }
}

/** Somebody sorts the Outbox between two calls: every other one, which is each of the thirteen of a mail in one mail or the next. */
function* sorted(start: Workbench, due: Due, project?: ProjectFiles): Iterable<string> {
  const whole = hourly(fork(start, project));
  for (let at = firstClaim(whole); at <= whole.serviceCalls; at += 2) {
    const workbench = fork(start, project);
    const run = workbench.prepare('hourly', [], { origin: 'clock' });
    run.run(at);
    byHand(workbench, (_, spreadsheet) => {
      const tab = spreadsheet.getSheetByName('Outbox');
      tab?.getRange(2, 1, tab.getLastRow() - 1, 11).sort({ column: 2, ascending: false });
    });
    while (run.report().suspended) run.resume();
    workbench.state.clock = NOW + HOUR_MS;
    hourly(workbench);
    for (const violation of violations(workbench, due)) yield `${at}: ${violation}`;
    if (workbench.state.mailbox.length !== due.size) yield `${at}: silently unsent`;
  }
}

type Run = ReturnType<Workbench['prepare']>;
/** To the end, and, at every other call, half-way through what it writes. */
const TO_THE_END = [1000];
const STOPS = [1000, 31];

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

  it.each(WEATHERS)('%j: nothing twice, nothing silent', (weather) => {
    expect([...interrupted(five, weather, dueOf(5, 2))]).toEqual([]);
  });

  it.each(WEATHERS.filter(({ kind, buffer }) => kind === 'throw-after' || buffer === 'subset'))(
    'the very first, %j: nothing twice, nothing silent',
    (weather) => {
      expect([...interrupted(first, weather, dueOf(5, 2), { step: 3 })]).toEqual([]);
    },
  );
});

describe('a digest of 200 rows', () => {
  it.each(WEATHERS)('%j: nothing twice, nothing silent', (weather) => {
    // What the number of rows may change shows in what a run has done, or not done, when it ends; the rest is sampled.
    const isWhole = !weather.forever && (weather.kind === 'throw-after' || weather.buffer === 'all');
    expect([...interrupted(many, weather, dueOf(200, 2), { step: isWhole ? 1 : 7 })]).toEqual([]);
  });
});

it('mails go once and whole while somebody sorts the Outbox', () => {
  expect([...sorted(four, dueOf(4, 4))]).toEqual([]);
});

describe('two runs at once', () => {
  it('send nothing twice', () => {
    expect([...overlapping(alone, dueOf(2, 1), STOPS)]).toEqual([]);
  });
});

/** The bundle with one place changed; the place must be there, once. */
function planted(from: string | RegExp, to: string): ProjectFiles {
  const changed = bundle.map((file) => {
    if (file.name !== 'Code') return file;
    expect(file.source.split(from)).toHaveLength(2);
    return { ...file, source: file.source.replace(from, () => to) };
  });
  return changed;
}

/** The first mail that went twice, or was lost without a word. */
function firstOf(found: Iterable<string>): string | undefined {
  for (const violation of found) if (/got 2 mails|silently unsent|has 2 rows/.test(violation)) return violation;
  return undefined;
}

describe('the strategies that lose are caught', () => {
  const claim = 'keepMails(workbook, outbox, [...unconfirmed, { mail: claim }])';
  const send = 'mailer2.send(outgoing);';
  it.each<[string, string | RegExp, string, Weather]>([
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
      'keepMails(workbook, outbox, [{ mail: moved(entry, "SENT", now()) }])',
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
      { kind: 'kill', buffer: 'none' },
    ],
  ])('%s', (_, from, to, weather) => {
    const project = planted(from, to);
    expect(firstOf(interrupted(alone, weather, dueOf(2, 1), { project, first: firstClaim }))).toBeDefined();
  });

  it('write by position, and not look again', () => {
    const project = planted('outbox = readOutbox(workbook, before.sheet);', 'return outbox;');
    expect(firstOf(sorted(four, dueOf(4, 4), project))).toBeDefined();
  });

  it('claim without the lock', () => {
    const project = planted('underLock(ports, sendNext)', 'sendNext()');
    expect(firstOf(overlapping(alone, dueOf(2, 1), TO_THE_END, project))).toBeDefined();
  });

  it('queue without the lock', () => {
    const project = planted(/const queued = underLock\(ports, /, 'const queued = ((_, work) => work())(ports, ');
    expect(firstOf(overlapping(alone, dueOf(2, 1), TO_THE_END, project))).toBeDefined();
  });
});
