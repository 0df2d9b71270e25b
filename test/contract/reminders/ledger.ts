/** The ledger whose reminders are sent, and what is read of it. */
import type { Value } from '../../../workbench/model/workbook';
import type { Workbench } from '../../../workbench/workbench';
import { accepted, ask, fork, openBundle, requestId, workbookOf } from '../../support/bundle-workbench';

const HEADERS = ['Customer', 'Phone', 'Next follow-up', 'Next step', 'Owner', 'Birthday', 'Contract ends', 'Flag'];
export const ROWS: Value[][] = [
  ['Li Qiang', '+44 20 7946 0101', '2026-11-18', 'call after the quote', 'ann@example.com', '', '', ''],
  ['Wang Fang', '+44 20 7946 0102', '2026-11-21', '', 'ann@example.com', '1990-11-24', '', ''],
  ['Ben Cole', '+44 20 7946 0103', '', '', 'Bob', '', '2026-12-05', ''],
  ['Cy Poe', '+44 20 7946 0104', '2026-11-21', '', '', '', '', '✕ Do not contact'],
];
export const HOUR_MS = 3_600_000;
export const ME = 'owner@example.com';

export function ledger(
  rows: Value[][] = ROWS,
  place: { locale?: string; timeZone?: string } = { locale: 'en_GB' },
): Workbench {
  const workbench = openBundle(workbookOf([HEADERS, ...rows], { name: 'Clients', rows: 60, ...place }));
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'GB' } }).answer);
  return workbench;
}

export const plain = ledger();

export function switchedOn(start: Workbench = plain): Workbench {
  const workbench = fork(start);
  accepted(ask(workbench, 'switchReminders', { requestId: requestId(), on: true }).answer);
  return workbench;
}

export const on = switchedOn();
export const bodies = ({ state }: Workbench, to: string): string[] =>
  state.mailbox.filter((mail) => mail.to.includes(to)).map(({ body }) => body);
export const outboxRows = ({ state }: Workbench) =>
  state.workbook.sheets.find(({ name }) => name === 'Outbox')?.values ?? [];

/** Types into the Team table. */
export function team({ state }: Workbench, members: Value[][]): void {
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

export const health = (workbench: Workbench) => accepted(ask(workbench, 'health').answer);
export const isoDay = (at: number) => new Date(at).toISOString().slice(0, 10);
export const hourly = (workbench: Workbench) => workbench.run('hourly', [], { origin: 'clock' });
export const sent = ({ state }: Workbench): string[] =>
  state.mailbox.map(({ to, subject }) => `${to.join()} ${subject}`);
