/** What the user says of possible duplicates is kept, holds everywhere, is asked for once, and can be taken back. */
import type { ApiInput } from '../../src/contract/api';
import { readFile } from '../../workbench/io/read-file';
import { writeXlsx } from '../../workbench/io/xlsx/write-xlsx';
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, openBundle, requestId } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import { FAULT_KINDS } from '../support/faults';
import { customerRows, makeLedger } from '../support/form-ledger';

const PEOPLE: Value[][] = [
  ['Ann Lee', 'red', '(212) 555-0101', 'ann@example.com', 'Acme Ltd', '', '', ''],
  ['Anne Lee', 'blue', '(212) 555-0101', 'lee@example.com', 'Acme Ltd', '', '', ''],
  ['A. Lee', 'grey', '+1 212 555 0101', 'ann@example.com', 'Acme', '', '', ''],
  ['Di Fox', 'green', '2125550104', 'di@example.com', '', '', '', ''],
];
const [ANN, ANNE, LEE] = ['C-000001', 'C-000002', 'C-000003'] as const;

const ledger = makeLedger(() => undefined, PEOPLE);
const start = (): Workbench => fork(ledger);
const say = (
  workbench: Workbench,
  pairs: ApiInput<'answerDuplicate'>['pairs'],
  answer: ApiInput<'answerDuplicate'>['answer'],
  click = requestId(),
) => ask(workbench, 'answerDuplicate', { requestId: click, pairs, answer });
const listed = (workbench: Workbench): string[] =>
  accepted(ask(workbench, 'listAnswers').answer).map(
    ({ customers, answer }) => `${customers.map(({ name }) => name).join(' / ')}: ${answer}`,
  );
/** Names in each group after a check. */
function groups(workbench: Workbench): string[][] {
  accepted(ask(workbench, 'checkDuplicates', { requestId: requestId() }).answer);
  const byGroup = new Map<string, string[]>();
  for (const row of customerRows(workbench)) {
    const group = String(row['Duplicate group'] ?? '');
    if (group !== '') byGroup.set(group, [...(byGroup.get(group) ?? []), String(row['Customer'])]);
  }
  return [...byGroup.values()];
}
const answersTab = (workbench: Workbench) =>
  workbench.state.workbook.sheets.find(({ name }) => name === 'Duplicate answers');

it('is not said of anybody at first, and costs no call', () => {
  const workbench = start();
  expect(groups(workbench)).toEqual([['Ann Lee', 'Anne Lee', 'A. Lee']]);
  expect(listed(workbench)).toEqual([]);
  expect(answersTab(workbench)).toBeUndefined();
});

describe('different', () => {
  it('is never suggested again: not in a group, not in the list, not by the form; until it is taken back', () => {
    const workbench = start();
    const { answer, serviceCalls } = say(workbench, [[ANNE, ANN]], 'different');
    expect(accepted(answer)).toEqual({ pairs: 1 });
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(listed(workbench)).toEqual(['Ann Lee / Anne Lee: different']);
    const parted = groups(workbench);
    expect(parted).toHaveLength(1);
    expect(parted.flat()).not.toEqual(expect.arrayContaining(['Ann Lee', 'Anne Lee']));
    const suggested = accepted(ask(workbench, 'duplicateGroups').answer);
    expect(suggested.map(({ members }) => members.map(({ name }) => name))).toEqual(parted);
    const { duplicates } = accepted(
      ask(workbench, 'checkCustomer', { customerId: ANNE, values: { email: 'ann@example.com' } }).answer,
    );
    expect(duplicates.map(({ customerId }) => customerId)).not.toContain(ANN);

    const again = say(workbench, [[ANN, ANNE]], null);
    expect(again.serviceCalls).toBeLessThanOrEqual(12);
    expect(listed(workbench)).toEqual([]);
    expect(groups(workbench)).toEqual([['Ann Lee', 'Anne Lee', 'A. Lee']]);
  });

  it('of all in a group leaves no group, and the colour leaves with the next check', () => {
    const workbench = start();
    say(
      workbench,
      [
        [ANN, ANNE],
        [ANN, LEE],
        [ANNE, LEE],
      ],
      'different',
    );
    expect(groups(workbench)).toEqual([]);
  });
});

it('joins those who are the same, whatever they have in common', () => {
  const workbench = start();
  say(workbench, [[ANN, 'C-000004']], 'same');
  expect(groups(workbench)).toEqual([['Ann Lee', 'Anne Lee', 'A. Lee', 'Di Fox']]);
});

it('is kept once for each click, and the last word counts', () => {
  const workbench = start();
  const click = requestId();
  say(workbench, [[ANN, ANNE]], 'later', click);
  say(workbench, [[ANN, ANNE]], 'later', click);
  expect(answersTab(workbench)?.values.filter((row) => row?.[1] !== undefined)).toHaveLength(2);
  say(workbench, [[ANN, ANNE]], 'different');
  expect(listed(workbench)).toEqual(['Ann Lee / Anne Lee: different']);
});

it('stands in a hidden tab behind the one on view, which may be sorted, moved, renamed, or found by its name alone', () => {
  const workbench = start();
  say(workbench, [[ANN, ANNE]], 'different');
  say(workbench, [[ANN, ANNE]], 'same');
  const { workbook } = workbench.state;
  const tab = answersTab(workbench);
  expect(tab?.hidden).toBe(true);
  expect(workbook.activeSheetId).toBe(0);
  byHand(
    workbench,
    (sheet) => {
      sheet.getRange(2, 1, 2, 7).sort({ column: 4, ascending: false });
      sheet.setName('Mine');
    },
    tab?.sheetId,
  );
  expect(listed(workbench)).toEqual(['Ann Lee / Anne Lee: same']);
  byHand(
    workbench,
    (sheet) => {
      sheet.deleteRows(4, sheet.getMaxRows() - 3);
      sheet.setName('Duplicate answers');
    },
    tab?.sheetId,
  );
  byHand(workbench, (_, spreadsheet) => {
    for (const one of spreadsheet.getDeveloperMetadata()) one.remove();
  });
  expect(listed(workbench)).toEqual(['Ann Lee / Anne Lee: same']);
  // Where the grid has no room, it grows.
  say(workbench, [[ANN, ANNE]], 'later');
  expect(listed(workbench)).toEqual(['Ann Lee / Anne Lee: later']);
});

it('is still known in a file that was saved and opened again', async () => {
  const workbench = start();
  say(workbench, [[ANN, ANNE]], 'different');
  const opened = await readFile('ledger.xlsx', await writeXlsx(workbench.state.workbook));
  if (!opened.ok) throw new Error(opened.code);
  const again = openBundle(opened.workbook);
  expect(listed(again)).toEqual(['Ann Lee / Anne Lee: different']);
  say(again, [[ANN, ANNE]], 'later');
  expect(listed(again)).toEqual(['Ann Lee / Anne Lee: later']);
});

it('takes IDs for what they are, and refuses a customer beside itself', () => {
  const workbench = start();
  say(workbench, [['=1+1', '007']], 'different');
  expect(answersTab(workbench)?.values[1]?.slice(1, 4)).toEqual(['007', '=1+1', 'different']);
  expect(say(workbench, [[ANN, ANN]], 'same').answer).toMatchObject({ ok: false, issues: [{ code: 'failed' }] });
});

it.each(FAULT_KINDS)('is there once after the same click again, where a call has failed: %j', (fault) => {
  const { serviceCalls } = say(start(), [[ANN, ANNE]], 'different');
  for (let at = 1; at <= serviceCalls; at += 3) {
    const workbench = start();
    const params = { requestId: requestId(), pairs: [[ANN, ANNE]], answer: 'different' };
    workbench.rpc('rpc', ['answerDuplicate', params], { faults: [{ ...fault, at }] });
    accepted(ask(workbench, 'answerDuplicate', params as ApiInput<'answerDuplicate'>).answer);
    const rows = answersTab(workbench)?.values.filter((row) => row?.[1] !== undefined).length;
    expect({ at, rows, said: listed(workbench) }).toEqual({ at, rows: 2, said: ['Ann Lee / Anne Lee: different'] });
  }
});

it('follows whoever is merged to the survivor, and comes back with an undo of the merge', () => {
  const workbench = start();
  say(workbench, [['C-000004', ANNE]], 'different');
  say(workbench, [[ANN, ANNE]], 'same');
  accepted(ask(workbench, 'makeRecycle', { requestId: requestId() }).answer);
  const { seen } = accepted(ask(workbench, 'previewMerge', { ids: [ANN, ANNE], survivor: ANN }).answer);
  const { mergeId } = accepted(
    ask(workbench, 'mergeCustomers', { requestId: requestId(), ids: [ANN, ANNE], survivor: ANN, choices: {}, seen })
      .answer,
  );
  const pairs = () =>
    accepted(ask(workbench, 'listAnswers').answer).map(({ customers }) =>
      customers.map(({ customerId }) => customerId),
    );
  expect(pairs()).toEqual([[ANN, 'C-000004']]);
  accepted(ask(workbench, 'undoMerge', { requestId: requestId(), mergeId }).answer);
  expect(pairs()).toEqual([
    [ANN, ANNE],
    [ANNE, 'C-000004'],
  ]);
});

it('of another ledger that this file once was says nothing of this one', () => {
  const workbench = start();
  say(workbench, [[ANN, ANNE]], 'different');
  accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: { region: 'US' } }).answer);
  expect(listed(workbench)).toEqual([]);
  say(workbench, [[ANN, LEE]], 'later');
  expect(listed(workbench)).toEqual(['Ann Lee / A. Lee: later']);
});
