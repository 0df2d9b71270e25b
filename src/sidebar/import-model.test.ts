import type { ImportPreview } from '../contract/api/linked-tabs';
import { changeImport, type ImportState, importRequest, newImport, takeImportPreview, takeTabs } from './import-model';

const [orders, contacts] = [
  { sheetId: 7, name: 'Orders' },
  { sheetId: 8, name: 'Calls' },
];
const preview: ImportPreview = {
  role: 'purchases',
  keys: [],
  columns: [],
  unknown: [],
  added: 2,
  same: 0,
  different: 0,
  unlinked: 0,
  log: null,
  issues: [],
};
const answered = (state: ImportState, more: Partial<ImportPreview> = {}): ImportState =>
  takeImportPreview(state, state.choice!, { ...preview, ...more });
const several = { tabs: [orders!, contacts!], active: null };

it.each([
  ['the tab in front', { ...several, active: 8 }, { sheetId: 8 }],
  ['the only tab', { tabs: [orders!], active: null }, { sheetId: 7 }],
  ['none of several', several, null],
  ['none where there is none', { tabs: [], active: null }, null],
])('begins with %s', (_, tabs, choice) => {
  expect(takeTabs(newImport, tabs).choice).toEqual(choice);
});

it('keeps a choice that can still be made', () => {
  const state = changeImport(takeTabs(newImport, several), { sheetId: 7 });
  expect(takeTabs(state, { ...several, active: 8 }).choice).toBe(state.choice);
  expect(takeTabs(state, { tabs: [contacts!], active: null }).choice).toEqual({ sheetId: 8 });
});

it('keeps the notes of the ledger itself whatever tabs there are', () => {
  const state = changeImport(takeTabs(newImport, several), { sheetId: null });
  expect(takeTabs(state, { tabs: [contacts!], active: 8 }).choice).toBe(state.choice);
  expect(importRequest(answered(state, { role: 'followUps' }), 'r')).toMatchObject({
    sheetId: null,
    role: 'followUps',
  });
});

it('gives each key to one column, and asks anew with another tab or kind', () => {
  let state = answered(changeImport(takeTabs(newImport, several), { sheetId: 7 }));
  state = changeImport(state, { column: 0, key: 'amount' });
  state = changeImport(state, { column: 3, key: null });
  state = changeImport(state, { column: 2, key: 'amount' });
  expect(state.choice).toEqual({ sheetId: 7, role: 'purchases', mapping: { '#4': null, '#3': 'amount' } });
  expect(changeImport(state, { role: 'feedback' }).choice).toEqual({ sheetId: 7, role: 'feedback' });
  expect(changeImport(state, { sheetId: 8 })).toMatchObject({ choice: { sheetId: 8 }, preview: null });
});

it('takes over what was looked at, and nothing else', () => {
  const chosen = changeImport(takeTabs(newImport, several), { sheetId: 7 });
  expect(importRequest(chosen, 'r')).toBeNull();
  const shown = answered(chosen);
  expect(importRequest(shown, 'r')).toEqual({ requestId: 'r', sheetId: 7, role: 'purchases' });
  expect(importRequest(answered(chosen, { added: 0 }), 'r')).toBeNull();
  const changed = changeImport(shown, { column: 0, key: 'amount' });
  expect(importRequest(changed, 'r')).toBeNull();
  // The answer to what was asked before comes late.
  expect(takeImportPreview(changed, chosen.choice!, preview)).toBe(changed);
});
