/** A ledger whose log or journal somebody has deleted is still a ledger. */
import { accepted, ask, openBundle, requestId, workbookOf } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';

const people = () =>
  workbookOf([
    ['Customer', 'Phone'],
    ['Anna Berg', '+44 20 7946 0123'],
    ['Ben Cole', '+44 20 7946 0456'],
  ]);

describe.each([['Log'], ['Journal']])('without its %s tab', (name) => {
  it('a ledger is known, repaired, and gets the tab again', () => {
    const workbench = openBundle(people());
    accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: {} }).answer);
    const { workbook } = workbench.state;
    workbook.sheets = workbook.sheets.filter((sheet) => sheet.name !== name);
    const [customers] = workbook.sheets;
    const row = customers?.values[2];
    if (row !== undefined) row[1] = '+44 (0)20 7946-0999';

    expect(accepted(ask(workbench, 'status').answer).state).toBe('ledger');
    const repaired = accepted(ask(workbench, 'repair', { requestId: requestId() }).answer);
    expect(repaired.cells).toBeGreaterThan(0);
    expect(workbook.sheets.map((sheet) => sheet.name)).toContain(name);
    accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
    expect(customers?.values[2]?.[1]).toBe('+44 (0)20 7946-0999');
  });
});

it.each([
  ['its second row', '(sheet) => { sheet.deleteRow(2); }'],
  ['its hidden columns', '(sheet) => { sheet.deleteColumns(1, 2); }'],
])('a ledger whose Settings have lost %s says what has happened, and writes nothing', (_, hands) => {
  const workbench = openBundle(people());
  accepted(ask(workbench, 'applySetup', { requestId: requestId(), fingerprint: '', options: {} }).answer);
  const settings = workbench.state.workbook.sheets.find(({ name }) => name === 'Settings');
  byHand(workbench, hands as never, settings?.sheetId);
  const refusal = { ok: false, issues: [{ code: 'settings-damaged' }] };
  expect(ask(workbench, 'repair', { requestId: requestId() }).answer).toEqual(refusal);
  expect(accepted(ask(workbench, 'status').answer).notes).toEqual(refusal.issues);
});
