/** A ledger with mails due, the hourly run, and what must never become of the mails. */
import type { Value } from '../../workbench/model/workbook';
import type { Fault, ProjectFiles, Workbench } from '../../workbench/workbench';
import { accepted, ask, bundle, NOW, openBundle, requestId, workbookOf } from './bundle-workbench';

export const HOUR_MS = 3_600_000;

/** A ledger of customers due today, shared by owners, with reminders on. `told`: yesterday's mail made the Outbox. */
export function prepared(customers: number, owners: number, told: boolean): Workbench {
  const rows = Array.from({ length: customers }, (_, i): Value[] => [
    `Person ${i}`,
    `(212) 555-${1000 + i}`,
    told && i === 0 ? '2026-11-20' : '2026-11-21',
    `owner${i % owners}@example.com`,
  ]);
  const workbook = workbookOf([['Name', 'Phone', 'Next follow-up', 'Owner'], ...rows], { rows: customers + 10 });
  const workbench = openBundle(workbook);
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

export function hourly(workbench: Workbench, faults: readonly Fault[] = []) {
  return workbench.run('hourly', [], { origin: 'clock', faults });
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
export function violations(workbench: Workbench, due: Due): string[] {
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

export type Due = ReadonlyMap<string, number>;

export function dueOf(customers: number, owners: number): Due {
  const due = new Map<string, number>();
  for (let i = 0; i < customers; i++) {
    const owner = `owner${i % owners}@example.com`;
    due.set(owner, (due.get(owner) ?? 0) + 1);
  }
  return due;
}

/**
 * The bundle with one place changed; the place must be there, once. A name in a text stands for what the build has made of
 * it: it puts a number behind one that others have as well.
 */
export function planted(from: string | RegExp, to: string): ProjectFiles {
  const pattern = typeof from === 'string' ? numbered(from) : from;
  return bundle().map((file) => {
    if (file.name !== 'Code') return file;
    expect(file.source.split(pattern)).toHaveLength(2);
    const there = pattern.exec(file.source)?.[0].match(NAME) ?? [];
    const names = typeof from === 'string' ? (from.match(NAME) ?? []) : [];
    const calledThere = new Map(names.map((name, i) => [name, there[i] ?? name]));
    const change = to.replace(NAME, (name) => calledThere.get(name) ?? name);
    return { ...file, source: file.source.replace(pattern, () => change) };
  });
}

const NAME = /[A-Za-z_]\w*/g;

function numbered(text: string): RegExp {
  const literal = text.replace(/[()[\]{}.*+?^$|\\]/g, '\\$&');
  return new RegExp(literal.replace(NAME, (name) => `${name.replace(/\d+$/, '')}\\d*`));
}

/** The first mail that went twice, or was lost without a word. */
export function firstOf(found: Iterable<string>): string | undefined {
  for (const violation of found) if (/got 2 mails|silently unsent|has 2 rows/.test(violation)) return violation;
  return undefined;
}
