/**
 * A check of duplicates that takes several executions: it finds what one alone finds, holds nobody up, and goes on whoever
 * began it and wherever it was killed.
 */
import type { ApiOutput } from '../../src/contract/api';
import type { Value } from '../../workbench/model/workbook';
import type { Fault, Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, NOW, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { type FaultKind, interruptions } from '../support/faults';
import { customerRows, makeLedger } from '../support/form-ledger';
import { journalEntries } from '../support/journal-entries';
import { HOUR_MS, hourly, planted } from '../support/mail-ledger';

const CLICK = 'click-check';
const PEOPLE: readonly Value[][] = [
  ['Ann Lee', 'red', '(212) 555-0101', 'ann@example.com', 'Acme Ltd', '', 1200, ''],
  ['Bob Ray', 'blue', '212-555-0102', 'bob@example.com', 'Ray Inc', '', 90, ''],
  ['Ann  Lee', '', '+1 212 555 0101', 'ann.lee@example.com', 'Acme Limited', '', 300, ''],
  ['Cy Poe', 'grey', '2125550104', 'cy@example.com', 'Bolt Inc', '', 0, ''],
  ['Anne Lee', 'green', '2125550101', 'ann@example.com', 'Acme', '', '', ''],
  ['Di Fox', 'pink', '2125550106', 'di@example.com', 'Fox LLC', '', 5000, ''],
  ['Robert Ray', '', '2125550102', 'bob@example.com', '', '', '', ''],
  ['Di Fox', '', '(212) 555-0106', 'di@example.com', '', '', '', ''],
  ['Eli Orr', '', '2125550108', 'eli@example.com', 'Orr & Co', '', '', ''],
];

/** Duplicates that nobody has marked yet. */
const unmarked = (): Workbench => unmark(makeLedger(undefined, PEOPLE));

function unmark(workbench: Workbench): Workbench {
  byHand(workbench, (sheet) => {
    const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
    sheet.getRange(2, head.indexOf('Duplicate group') + 1, 30).clearContent();
  });
  return workbench;
}

/** In two parts: of the 36 pairs here each compares some twenty. */
const partedAt = (pairs: number) => planted(/PAIRS_AT_ONCE = [^;]+/, `PAIRS_AT_ONCE = ${pairs}`);
const parted = partedAt(20);
const start = unmarked();
const long = (from: Workbench = start): Workbench => fork(from, {}, parted);

type Check = ApiOutput['checkDuplicates'];
const check = (workbench: Workbench, click = CLICK): Check =>
  accepted(ask(workbench, 'checkDuplicates', { requestId: click }).answer);
/** Calls until nothing is left; how often. */
const finish = (workbench: Workbench, click = CLICK): number => {
  let calls = 1;
  while (check(workbench, click).left !== null) calls++;
  return calls;
};
const groups = (workbench: Workbench): string =>
  customerRows(workbench)
    .map((row) => `${row['Customer ID']}:${row['Duplicate group'] ?? ''}`)
    .sort()
    .join(' ');

const once = fork(start);
check(once);
const WANTED = groups(once);
const WITHOUT_ROBERT = WANTED.replace('C-000002:Dup 2', 'C-000002:')
  .replace('C-000007:Dup 2', 'C-000007:')
  .replaceAll('Dup 3', 'Dup 2');

function callRobertElsewhere(workbench: Workbench): void {
  byHand(workbench, (sheet) => {
    const names = sheet.getRange(1, 1, 9).getValues();
    sheet.getRange(names.findIndex(([name]) => name === 'Robert Ray') + 1, 3).setValue('2125550199');
  });
}

it('finds what one execution finds, in calls that each are few', () => {
  const workbench = long();
  const before = groups(workbench);
  for (let done = 1; ; done++) {
    const { answer, serviceCalls } = ask(workbench, 'checkDuplicates', { requestId: CLICK });
    expect(serviceCalls).toBeLessThanOrEqual(25);
    const { left, counts } = accepted(answer);
    if (left === null) {
      expect(counts['duplicateGroups']).toBe(3);
      break;
    }
    expect(left).toEqual({ done, of: 4 });
    expect(groups(workbench)).toBe(before);
  }
  expect(groups(workbench)).toBe(WANTED);
  // The same click once more changes nothing, and another one begins anew.
  expect(check(workbench).left).toBeNull();
  expect(check(workbench, requestId()).left).toEqual({ done: 1, of: 4 });
});

describe('killed at any service call, it goes on where it was', () => {
  const KILL: FaultKind = { kind: 'kill', buffer: 'none' };
  const run = (workbench: Workbench, faults: Fault[]) =>
    workbench.rpc('rpc', ['checkDuplicates', { requestId: CLICK }], { faults });

  it.each([
    ['the first part', 0],
    ['a later one', 1],
    ['the last one, which writes', 3],
  ])('%s', (_, done) => {
    const from = long();
    for (let i = 0; i < done; i++) check(from);
    for (const { at, workbench } of interruptions(from, KILL, run, { project: parted })) {
      finish(workbench);
      expect(`${at} ${groups(workbench)}`).toBe(`${at} ${WANTED}`);
      const states = journalEntries(workbench.state.workbook).map(({ state }) => state);
      expect(states).not.toContain('applying');
    }
  });
});

describe('while people work', () => {
  it('a sort between two parts makes no difference', () => {
    const workbench = long();
    check(workbench);
    byHand(workbench, (sheet) => {
      sheet.getRange(2, 1, 9, sheet.getLastColumn()).sort({ column: 1, ascending: false });
    });
    expect(finish(workbench)).toBe(3);
    expect(groups(workbench)).toBe(WANTED);
  });

  it('who was edited keeps the group that they have, and so does who would join them', () => {
    const workbench = fork(manyMore(), {}, partedAt(100));
    check(workbench);
    check(workbench);
    callRobertElsewhere(workbench);
    finish(workbench);
    expect(groups(workbench)).toContain(WITHOUT_ROBERT);
  });

  it('without the columns that it began with it begins anew', () => {
    const workbench = long();
    check(workbench);
    check(workbench);
    byHand(workbench, (sheet) => {
      sheet.getRange('D1').setValue('E-mail, old');
      sheet.deleteColumn(4);
    });
    expect(check(workbench).left?.done).toBe(1);
  });
});

/** Enough customers that one who has changed is no reason to begin anew. */
function manyMore(): Workbench {
  const workbench = unmarked();
  byHand(workbench, (sheet) => {
    for (let i = 0; i < 11; i++)
      sheet
        .getRange(11 + i, 1, 1, 4)
        .setValues([[`Person ${'ABCDEFGHIJK'.charAt(i)}`, '', `21255502${10 + i}`, `p${i}@example.com`]]);
  });
  accepted(ask(workbench, 'repair', { requestId: requestId() }).answer);
  return unmark(workbench);
}

it('the hourly run goes on with it, once whoever began it has left', () => {
  const workbench = long();
  check(workbench);
  const entry = () => journalEntries(workbench.state.workbook).find(({ state }) => state.startsWith('match'));
  const kept = (): string => JSON.stringify(entry()?.payload());
  const at = (ms: number): string => {
    workbench.state.clock = NOW + ms;
    hourly(workbench);
    return kept();
  };
  const first = kept();
  expect(at(5 * 60_000)).toBe(first);
  let last = first;
  for (let hour = 1; hour <= 3; hour++) {
    const next = at(hour * HOUR_MS);
    if (hour < 3) expect(next).not.toBe(last);
    last = next;
  }
  expect(entry()?.state).toBe('matched');
  expect(groups(workbench)).toBe(WANTED);
});

it('a search that has been left for hours is not begun every hour', () => {
  const workbench = long();
  check(workbench);
  workbench.state.clock = NOW + 4 * HOUR_MS;
  const before = journalEntries(workbench.state.workbook).map(({ state, payload }) => [state, payload()]);
  hourly(workbench);
  const after = journalEntries(workbench.state.workbook).map(({ state, payload }) => [state, payload()]);
  expect(after.filter(([state]) => state === 'matching')).toEqual(before.filter(([state]) => state === 'matching'));
});

it('the review asks what the check has found, and for a check first', () => {
  const workbench = long();
  const refused = ask(workbench, 'duplicateQueue', {}).answer;
  expect(refused).toMatchObject({ ok: false, issues: [{ code: 'check-first' }] });
  finish(workbench);
  expect(accepted(ask(workbench, 'duplicateQueue', {}).answer)).toEqual(
    accepted(ask(once, 'duplicateQueue', {}).answer),
  );
});

describe('holds no lock while it compares', () => {
  const click = ['checkDuplicates', { requestId: CLICK }];
  /** Does something once the check has compared and is about to write; what comes of it. */
  const meanwhile = (act: (workbench: Workbench) => void, from = start): string => {
    const { calls } = fork(from).rpc('rpc', click);
    const services = calls.filter(({ kind }) => kind !== 'local').map(({ method }) => method);
    const locked = services.findIndex((method) => /tryLock/.test(method));
    expect(services.slice(0, locked).filter((method) => /getValues/.test(method)).length).toBeGreaterThan(1);
    const workbench = fork(from);
    const run = workbench.prepare('rpc', click);
    run.run(locked);
    act(workbench);
    while (run.report().suspended) run.resume();
    expect(run.report().serviceCalls).toBeLessThanOrEqual(25);
    return groups(workbench);
  };

  it('so that people may type', () => {
    expect(meanwhile(callRobertElsewhere)).toBe(WITHOUT_ROBERT);
  });

  it.each([1, 0])('and say that two are different, having said it of %d before', (said) => {
    const part = (workbench: Workbench, a: string, b: string) =>
      accepted(
        ask(workbench, 'answerDuplicate', { requestId: requestId(), pairs: [[a, b]], answer: 'different' }).answer,
      );
    const from = fork(start);
    if (said > 0) part(from, 'C-000004', 'C-000009');
    const answered = meanwhile((workbench) => part(workbench, 'C-000002', 'C-000007'), from);
    expect(answered).toBe(WITHOUT_ROBERT);
  });
});

it('a set-up of a long list leaves it to the check, which the next hourly run begins', () => {
  const headers = ['Name', 'My own', 'Mobile', 'E-mail', 'Company', 'Last order', 'Total spent', 'Remarks'];
  // A slip in each cell leaves no exact key.
  const slips: Value[] = ['Elli Orr', '', '2125550180', 'eli@exampel.com', 'Orr & Co', '', '', ''];
  const plain = openBundle(workbookOf([headers, ...PEOPLE, slips]));
  const workbench = fork(plain, {}, planted(/MOST_MATCHED = [^;]+/, 'MOST_MATCHED = 5'));
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'US' } }).answer);
  const byKeys = groups(workbench);
  workbench.state.clock += HOUR_MS;
  hourly(workbench);
  const matched = fork(plain);
  accepted(ask(matched, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'US' } }).answer);
  expect(groups(workbench)).toBe(groups(matched));
  expect(byKeys).not.toBe(groups(matched));
});
