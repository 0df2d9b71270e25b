/** Merging customers, and taking a merge back: nothing is lost, and everything comes back as it was. */
import fc from 'fast-check';
import type { ApiInput } from '../../src/contract/api';
import { copyState } from '../../workbench/model/state';
import type { Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, requestId } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import {
  contact,
  customerById,
  customerRows,
  customersTab,
  followUpRows,
  makeLedger,
  rewinder,
} from '../support/form-ledger';
import {
  ANN,
  differences,
  dumpAll,
  merge,
  mergeInput,
  mergeLedger,
  OTHER,
  preview,
  recycled,
  THIRD,
  undoMerge,
} from '../support/merge-ledger';

const start = mergeLedger();
const back = rewinder(start);
const before = dumpAll(start);
const first = copyState(start.state);
const undo = (workbench: Workbench) => accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);
const merges = (workbench: Workbench) => accepted(ask(workbench, 'listMerges').answer);
const onlyId = (done: ReturnType<typeof merge>): string => done.map(({ mergeId }) => mergeId).join();
/** A group as the queue lists it. */
const listed = (workbench: Workbench, ids: string[]) => ({ ids, seen: preview(workbench, ids).seen });
const column = (workbench: Workbench, key: string) =>
  preview(workbench, [ANN, OTHER, THIRD]).columns.find((one) => one.key === key);

describe('the preview of a merge', () => {
  it('proposes a value for each column, and says why', () => {
    const workbench = back();
    const { survivor, rows, columns, linked, notes, formulas } = preview(workbench, [THIRD, OTHER, ANN]);
    expect(survivor).toBe(ANN);
    expect(rows.map(({ customerId, linked: own }) => [customerId, own])).toEqual([
      [ANN, 1],
      [OTHER, 2],
      [THIRD, 1],
    ]);
    expect([linked, notes, formulas.count]).toEqual([3, 1, 3]);
    expect(formulas.places).toEqual(['Report!A1', 'Report!A3', 'Report!A4']);
    const told = columns
      .filter(({ automatic }) => !automatic)
      .map(({ key, proposed, rule }) => [key, proposed.text, rule]);
    expect(told.slice(0, 10)).toEqual([
      ['name', 'Ann Lee', 'most-frequent'],
      ['My own', 'red', 'survivors'],
      ['Twice', '2400', 'survivors'],
      ['Since', '3.2.2020', 'only-value'],
      ['phone', '(212) 555-0105', 'union'],
      ['email', 'ann.lee@example.com', 'union'],
      ['company', 'Acme Limited', 'longest-valid'],
      ['lastOrder', '2026-10-01', 'latest'],
      ['totalSpent', '1500', 'sum'],
      [
        'remarks',
        'first\ncall her\nthird\nPhone: (212) 555-0103\nPhone: (212) 555-0101\nE-mail: ann@example.com',
        'joined',
      ],
    ]);
  });

  it('leaves what is a formula, and tells the users’ own columns from the ledger’s', () => {
    const workbench = back();
    expect(column(workbench, 'Twice')).toMatchObject({ own: true, kept: 'left-formula', rule: 'survivors' });
    expect(column(workbench, 'My own')).toMatchObject({
      own: true,
      differs: true,
      proposed: { text: 'red', from: ANN },
    });
    expect(column(workbench, 'customerId')).toMatchObject({ automatic: true });
  });
});

describe('a merge', () => {
  it('moves rows to Recycle, and what belongs to them to the survivor', () => {
    const workbench = back();
    const [merged] = merge(workbench, [ANN, OTHER]);
    expect(merged).toMatchObject({ operation: 'merge', counts: { merged: 1 }, left: null, survivor: ANN });
    expect(customerById(workbench, OTHER)).toBeUndefined();
    expect(customerById(workbench, ANN)).toMatchObject({
      Customer: 'Ann Lee',
      'My own': 'red',
      Twice: 3000,
      Company: 'Acme Limited',
      'Total spent': 1500,
      Remarks: 'first\ncall her\nPhone: (212) 555-0101\nE-mail: ann@example.com',
    });
    expect(followUpRows(workbench).filter((row) => row?.[1] === ANN)).toHaveLength(3);
    expect(merges(workbench)).toMatchObject([
      { mergeId: merged?.mergeId, survivor: { customerId: ANN }, losers: [{ customerId: OTHER }], obstacle: null },
    ]);
  });

  it('takes what is chosen or typed, and into whom', () => {
    const workbench = back();
    merge(workbench, [ANN, OTHER], {
      survivor: OTHER,
      choices: {
        name: { text: '=Ann' },
        'My own': { from: ANN },
        phone: { text: '+1 212 555 0177' },
        remarks: { from: OTHER },
      },
    });
    expect(customerById(workbench, ANN)).toBeUndefined();
    expect(customerById(workbench, OTHER)).toMatchObject({
      Customer: '=Ann',
      'My own': 'red',
      Phone: '(212) 555-0177',
      Remarks: 'call her',
    });
  });

  it('tells columns apart whose headers are words of the language or said twice', () => {
    const workbook = back();
    byHand(workbook, (sheet) => {
      sheet.getRange('B1:D1').setValues([['__proto__', 'constructor', 'constructor']]);
    });
    const own = preview(workbook, [ANN, OTHER]).columns.filter((one) => one.own && one.header !== '');
    expect(own.map(({ key }) => key)).toEqual(['#2', '#3', '#4']);
    merge(workbook, [ANN, OTHER], { choices: { '#2': { text: 'chosen' }, '*': { from: ANN } } });
    expect(customerById(workbook, ANN)).toMatchObject({ Phone: '(212) 555-0101', Remarks: 'first' });
    expect(customersTab(workbook).values[1]?.[1]).toBe('chosen');
  });

  it.each([
    ['a customer that is gone', { ids: [ANN, 'C-000099'] }, 'customer-missing'],
    ['another survivor than one of them', { survivor: 'C-000002' }, 'customer-missing'],
    ['a choice for a formula', { choices: { Twice: { text: '7' } } }, 'left-formula'],
    ['a choice of no column', { choices: { Nothing: { text: '7' } } }, 'column-missing'],
    ['a row that has changed', { seen: 'x' }, 'customer-changed'],
  ])('refuses %s', (_, more, code) => {
    const workbench = back();
    const input = { ...mergeInput(workbench, [ANN, OTHER]), ...more } as ReturnType<typeof mergeInput>;
    expect(ask(workbench, 'mergeCustomers', input).answer).toMatchObject({ ok: false, issues: [{ code }] });
    expect(differences(dumpAll(workbench), before)).toEqual([]);
  });

  it('refuses an ID that two rows bear, and passes over such a group', () => {
    const workbench = back();
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      sheet.getRange(7, head.indexOf('Customer ID') + 1).setValue('C-000003');
    });
    const refusal = { ok: false, issues: [{ code: 'id-repeated' }] };
    expect(ask(workbench, 'previewMerge', { ids: [ANN, OTHER] }).answer).toMatchObject(refusal);
    const groups = [{ ids: [ANN, OTHER], seen: '' }, listed(workbench, [THIRD, 'C-000002'])];
    const merged = ask(workbench, 'mergeAutomatic', { requestId: requestId(), groups }).answer;
    expect(accepted(merged)).toMatchObject({ done: 1, left: [{ ids: [ANN, OTHER] }] });
    const again = ask(workbench, 'mergeAutomatic', { requestId: requestId(), groups: accepted(merged).left });
    expect(again.answer).toMatchObject(refusal);
  });

  it('needs a tab, which is made once, in a call of its own', () => {
    const workbench = makeLedger();
    const click = mergeInput(workbench, [ANN, OTHER]);
    expect(ask(workbench, 'mergeCustomers', click).answer).toMatchObject({
      ok: false,
      issues: [{ code: 'recycle-missing' }],
    });
    const made = [1, 2].map(() => ask(workbench, 'makeRecycle', { requestId: requestId() }));
    for (const { answer, serviceCalls } of made) {
      expect(answer).toMatchObject({ ok: true });
      expect(serviceCalls).toBeLessThanOrEqual(25);
    }
    accepted(ask(workbench, 'mergeCustomers', click).answer);
    expect(workbench.state.workbook.sheets.filter(({ name }) => name.startsWith('Recycle'))).toHaveLength(1);
  });

  it('takes no result of a formula and no error, and removes no row whose formula fills others', () => {
    const workbench = back();
    byHand(workbench, (sheet) => {
      sheet.getRange('B1:B2').clearContent();
      sheet.getRange('B1').setValue('My own');
      sheet.getRange('B4').setFormula('=1+1');
      sheet.getRange('D4').setFormula('=1/0');
    });
    expect(preview(workbench, [ANN, OTHER]).issues).toEqual([
      { code: 'merge-formula-not-taken', params: { headers: 'My own, Since' } },
    ]);
    const choices = { 'My own': { from: OTHER } };
    expect(ask(workbench, 'mergeCustomers', mergeInput(workbench, [ANN, OTHER], { choices })).answer).toMatchObject({
      ok: false,
      issues: [{ code: 'left-formula' }],
    });
    const array = fork(workbench);
    merge(workbench, [ANN, OTHER]);
    expect(customersTab(workbench).values[1]?.slice(1, 4)).toEqual([undefined, 3000, undefined]);
    byHand(array, (sheet) => {
      sheet.getRange('B4').setFormula('=ARRAYFORMULA(A4:A6)');
    });
    const blocked = { code: 'merge-array-formula', params: { value: 'B4' } };
    expect(preview(array, [ANN, OTHER]).issues).toContainEqual(blocked);
    const refusal = { ok: false, issues: [blocked] };
    expect(ask(array, 'mergeCustomers', mergeInput(array, [ANN, OTHER])).answer).toMatchObject(refusal);
    const groups = [listed(array, [ANN, OTHER])];
    const passed = accepted(ask(array, 'mergeAutomatic', { requestId: requestId(), groups }).answer);
    expect(passed).toMatchObject({ done: 0, issues: expect.arrayContaining([expect.objectContaining(blocked)]) });
  });

  it('is done once for each click, and refuses a row that somebody has changed since', () => {
    const workbench = back();
    const click = mergeInput(workbench, [ANN, OTHER]);
    for (const _ of [1, 2]) expect(accepted(ask(workbench, 'mergeCustomers', click).answer).left).toBeNull();
    expect(merges(workbench)).toHaveLength(1);
    const other = back();
    const stale = mergeInput(other, [ANN, OTHER]);
    byHand(other, (sheet) => {
      sheet.getRange('B4').setValue('typed since');
    });
    expect(ask(other, 'mergeCustomers', stale).answer).toMatchObject({
      ok: false,
      issues: [{ code: 'customer-changed' }],
    });
  });
});

describe('undo of a merge', () => {
  it.each(['undoMerge', 'undo'] as const)('brings everything back: %s', (by) => {
    const workbench = back();
    const id = onlyId(merge(workbench, [ANN, OTHER]));
    const undone = by === 'undo' ? undo(workbench) : undoMerge(workbench, id);
    expect(undone.issues).toEqual([]);
    expect(differences(dumpAll(workbench), before)).toEqual([]);
    expect(merges(workbench)).toEqual([]);
  });

  it('of a chain goes backwards, and says what comes first', () => {
    const workbench = back();
    const first = onlyId(merge(workbench, [ANN, OTHER]));
    const middle = dumpAll(workbench);
    const second = onlyId(merge(workbench, [ANN, THIRD]));
    expect(ask(workbench, 'undoMerge', { requestId: requestId(), mergeId: first }).answer).toMatchObject({
      ok: false,
      issues: [{ code: 'merge-undo-first', params: { value: second } }],
    });
    const third = onlyId(merge(workbench, ['C-000002', ANN], { survivor: 'C-000002' }));
    expect(merges(workbench).map(({ obstacle }) => obstacle?.params?.['value'])).toEqual([undefined, third, third]);
    undoMerge(workbench, third);
    undoMerge(workbench, second);
    expect(differences(dumpAll(workbench), middle)).toEqual([]);
    undoMerge(workbench, first);
    expect(differences(dumpAll(workbench), before)).toEqual([]);
  });

  it('works when the Journal has forgotten it, and the tabs have been sorted', () => {
    const workbench = back();
    const id = onlyId(merge(workbench, [ANN, OTHER]));
    byHand(workbench, (sheet, spreadsheet) => {
      const journal = spreadsheet.getSheetByName('Journal');
      journal?.deleteRows(2, 10);
      journal?.insertRowsAfter(1, 10);
      const contacts = spreadsheet.getSheetByName('Follow-ups');
      contacts?.getRange('A2:O6').sort({ column: 7, ascending: false });
      sheet.getRange(2, 1, sheet.getLastRow() - 1, sheet.getLastColumn()).sort({ column: 5, ascending: false });
    });
    const sorted = customerRows(workbench).map((row) => row['Customer ID']);
    expect(undoMerge(workbench, id).issues).toEqual([]);
    const rows = customerRows(workbench).map((row) => row['Customer ID']);
    expect(rows.filter((one) => one !== OTHER)).toEqual(sorted);
    expect(rows[rows.indexOf(ANN) + 1]).toBe(OTHER);
    const byId = (one: Workbench) =>
      new Map(customerRows(one).map((row) => [row['Customer ID'], { ...row, Twice: '' }]));
    expect(byId(workbench)).toEqual(byId(fork({ state: first })));
  });

  it('keeps what has been edited since, and tells it', () => {
    const workbench = back();
    const id = onlyId(merge(workbench, [ANN, OTHER]));
    byHand(workbench, (sheet, spreadsheet) => {
      sheet.getRange('E2').setValue('(212) 555-0188');
      spreadsheet.getSheetByName('Follow-ups')?.getRange('G3').setValue('edited since');
      spreadsheet.getSheetByName('Report')?.getRange('A1').setValue('typed over');
    });
    ask(workbench, 'logContact', contact({ customerId: ANN, note: 'later' }));
    const undone = undoMerge(workbench, id);
    expect(undone.issues).toMatchObject([{ code: 'undo-later-edit' }]);
    expect(customerById(workbench, ANN)).toMatchObject({
      Phone: '(212) 555-0188',
      'E-mail': 'ann@example.com',
      Remarks: 'first',
    });
    expect(customerById(workbench, OTHER)).toMatchObject({ 'E-mail': 'ann.lee@example.com' });
    const notes = followUpRows(workbench).map((row) => `${row?.[1]} ${row?.[6]}`);
    expect(notes).toEqual([
      `${ANN} with ${ANN}`,
      `${OTHER} edited since`,
      'C-000002 with C-000002',
      `${OTHER} with ${OTHER}`,
      `${THIRD} with ${THIRD}`,
      `${ANN} later`,
    ]);
    const report = workbench.state.workbook.sheets.find(({ name }) => name === 'Report');
    expect([report?.values[0]?.[0], report?.formulas[2]?.[0]]).toEqual(['typed over', '=SUM(Clients!H4:H6)']);
  });
});

describe('undo of a merge loses nothing', () => {
  type Hands = (sheet: GoogleAppsScript.Spreadsheet.Sheet) => void;
  /** Two merged after somebody has typed; `held` is the dump of before the merge. */
  const merged = (type: Hands) => {
    const workbench = back();
    byHand(workbench, type);
    return { workbench, held: dumpAll(workbench), id: onlyId(merge(workbench, [ANN, OTHER])) };
  };
  const typeOwn: Hands = (sheet) => {
    sheet.getRange('B4').setValue('mauve');
  };

  it('where a column of the users has another header', () => {
    const { workbench, held, id } = merged(typeOwn);
    byHand(workbench, (sheet) => {
      sheet.getRange('B1').setValue('Colour');
    });
    expect(undoMerge(workbench, id).issues).toEqual([]);
    byHand(workbench, (sheet) => {
      sheet.getRange('B1').setValue('My own');
    });
    expect(differences(dumpAll(workbench), held)).toEqual([]);
  });

  it('where columns of one header have moved', () => {
    const { workbench, held, id } = merged((sheet) => {
      sheet.getRange('B4').setValue('mauve');
      sheet.getRange('D1').setValue('My own');
    });
    byHand(workbench, (sheet) => {
      sheet.insertColumnBefore(1);
    });
    expect(undoMerge(workbench, id).issues).toEqual([]);
    byHand(workbench, (sheet) => {
      sheet.deleteColumn(1);
    });
    const own = (lines: readonly string[]) => lines.filter((line) => /^Clients \w+ [13],/.test(line));
    expect(differences(own(dumpAll(workbench)), own(held))).toEqual([]);
  });

  it('where a column is gone: what has no place stays in Recycle, is told, and comes back with the column', () => {
    const { workbench, id } = merged(typeOwn);
    byHand(workbench, (sheet) => {
      sheet.deleteColumn(2);
    });
    expect(undoMerge(workbench, id).issues).toMatchObject([
      { code: 'merge-cells-left', params: { count: 1, headers: 'My own' } },
    ]);
    expect(customerById(workbench, OTHER)).toMatchObject({ Customer: 'Ann Lee', Remarks: 'call her' });
    expect(recycled(workbench)).toContain('mauve');
    byHand(workbench, (sheet) => {
      sheet.insertColumnBefore(2).getRange('B1').setValue('My own');
    });
    expect(undoMerge(workbench, id).issues).toEqual([]);
    expect(customerById(workbench, OTHER)).toMatchObject({ 'My own': 'mauve' });
    expect([customerRows(workbench).length, merges(workbench)]).toEqual([6, []]);
  });

  it.each(['undoMerge', 'undo'] as const)('where somebody else has the ID: %s refuses', (by) => {
    const { workbench, id } = merged(typeOwn);
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      sheet.getRange(7, 1).setValue('Zed New');
      sheet.getRange(7, head.indexOf('Customer ID') + 1).setValue('C-000003');
    });
    const held = dumpAll(workbench);
    const asked =
      by === 'undo'
        ? ask(workbench, 'undo', { requestId: requestId() })
        : ask(workbench, 'undoMerge', { requestId: requestId(), mergeId: id });
    expect(asked.answer).toMatchObject({ ok: false, issues: [{ code: 'merge-id-taken', params: { value: OTHER } }] });
    expect(differences(dumpAll(workbench), held)).toEqual([]);
    expect(merges(workbench)).toHaveLength(1);
  });

  it('and brings nobody back a second time', () => {
    const workbench = back();
    const groups = [listed(workbench, [ANN, OTHER]), listed(workbench, ['C-000002', 'C-000004'])];
    accepted(ask(workbench, 'mergeAutomatic', { requestId: requestId(), groups }).answer);
    const id = merges(workbench).find(({ survivor }) => survivor.customerId === ANN)?.mergeId ?? '';
    undoMerge(workbench, id);
    byHand(workbench, (sheet) => {
      const row = sheet.createTextFinder('C-000003').findNext()?.getRow();
      if (row !== undefined) sheet.deleteRow(row);
    });
    const ann = customerById(workbench, ANN);
    undo(workbench);
    expect(customerById(workbench, OTHER)).toBeUndefined();
    expect(customerById(workbench, 'C-000004')).toBeDefined();
    expect({ ...customerById(workbench, ANN), Updated: '' }).toEqual({ ...ann, Updated: '' });
  });
});

describe('service calls', () => {
  it.each([1, 200])('of a merge are 26 at most, of its undo 31, at %d times the customers', (times) => {
    const people = Array.from({ length: 4 * times }, (_, n) => [
      n % 3 === 0 ? 'Ann' : `Bob ${n}`,
      'x',
      '',
      `b${n}@a.io`,
      '',
      '',
      n,
      '',
    ]);
    const workbench = makeLedger(() => undefined, people);
    accepted(ask(workbench, 'makeRecycle', { requestId: requestId() }).answer);
    const merged = ask(workbench, 'mergeCustomers', mergeInput(workbench, ['C-000001', 'C-000004']));
    expect(merged.serviceCalls).toBeLessThanOrEqual(26);
    const { mergeId } = accepted(merged.answer);
    expect(ask(workbench, 'undoMerge', { requestId: requestId(), mergeId }).serviceCalls).toBeLessThanOrEqual(31);
  });
});

describe('all that is sure', () => {
  const PAIRS = 60;
  const people = Array.from({ length: 2 * PAIRS }, (_, n) => [
    `Pat ${n % PAIRS}`,
    n < PAIRS ? 'old' : 'new',
    n < PAIRS ? '' : `(212) 555-0${100 + (n % PAIRS)}`,
    `p${n}@example.com`,
    '',
    '',
    n,
    '',
  ]);
  const idOf = (n: number): string => `C-${String(n + 1).padStart(6, '0')}`;
  const ledger = makeLedger(() => undefined, people);
  accepted(ask(ledger, 'makeRecycle', { requestId: requestId() }).answer);
  const there = customerRows(ledger);
  // What was seen of a group may tell of more rows than its own.
  const seenOf = Array.from({ length: PAIRS / 10 }, (_, part) => {
    const pairs = Array.from({ length: 10 }, (_, n) => [idOf(part * 10 + n), idOf(part * 10 + n + PAIRS)]);
    return preview(ledger, pairs.flat()).seen;
  });
  const groups = Array.from({ length: PAIRS }, (_, n) => ({
    ids: [idOf(n), idOf(n + PAIRS)],
    seen: seenOf[Math.floor(n / 10)] as string,
  }));
  const merged = fork(ledger);
  const { answer, serviceCalls } = ask(merged, 'mergeAutomatic', { requestId: requestId(), groups });

  it('is merged fifty customers at a time, in a few service calls for each', () => {
    expect(accepted(answer)).toMatchObject({ done: 50, counts: { groups: 50, merged: 50 } });
    expect(accepted(answer).left).toHaveLength(10);
    expect(serviceCalls).toBeLessThanOrEqual(28 + 2 * 50);
    expect(customerRows(merged)).toHaveLength(2 * PAIRS - 50);
    expect(customerById(merged, idOf(3))).toMatchObject({
      'My own': 'old',
      Phone: '(212) 555-0103',
      'Total spent': 66,
    });
    expect(merges(merged)).toHaveLength(50);
  });

  it('has the keys by which its survivors are found, at once', () => {
    const checked = fork(merged);
    accepted(ask(checked, 'checkDuplicates', { requestId: requestId() }).answer);
    const keys = (workbench: Workbench) => customerRows(workbench).map((row) => row['Match keys']);
    expect(keys(merged)).toEqual(keys(checked));
  });

  it('is undone one by one, or all at once', () => {
    const one = fork(merged);
    const { mergeId } = merges(one).find(({ survivor }) => survivor.customerId === idOf(7)) ?? { mergeId: '' };
    expect(undoMerge(one, mergeId).issues).toEqual([]);
    expect(customerRows(one)).toHaveLength(2 * PAIRS - 49);
    for (const n of [7, 7 + PAIRS]) expect(customerById(one, idOf(n))).toEqual(there[n]);
    const all = fork(merged);
    expect(undo(all).issues).toEqual([]);
    expect(customerRows(all)).toEqual(there);
  });
});

describe('any group', () => {
  const ids = customerRows(start).map((row) => String(row['Customer ID']));
  /** Values of a customer's row, without those that the ledger or a formula writes. */
  const told = (workbook: Workbench, id: string): Value[] =>
    Object.entries(customerById(workbook, id) ?? {})
      .filter(([header]) => !['Updated', 'Tier set by', 'Twice'].includes(header))
      .flatMap(([, value]) => (value === undefined || value === '' ? [] : [value]));

  it('loses no cell by its merge, and has everything back by its undo', () => {
    const groups = fc.tuple(
      fc.shuffledSubarray(ids, { minLength: 2, maxLength: 3 }),
      fc.array(fc.nat(), { maxLength: 3 }),
    );
    fc.assert(
      fc.property(groups, ([group, picks]) => {
        const workbook = back();
        const before = dumpAll(workbook);
        const all = group.flatMap((id) => told(workbook, id));
        const survivor = group[0] as string;
        const proposed = preview(workbook, group, survivor).columns.filter(
          ({ automatic, kept }) => !automatic && !kept,
        );
        const choices = Object.fromEntries(
          picks.map((pick) => [
            proposed[pick % proposed.length]?.key ?? '',
            { from: group[pick % group.length] as string },
          ]),
        );
        const done = merge(workbook, group, { survivor, choices });
        expect(customerRows(workbook)).toHaveLength(ids.length - group.length + 1);
        const kept = new Set([...told(workbook, survivor), ...recycled(workbook)].map(String));
        expect(all.filter((value) => !kept.has(String(value)))).toEqual([]);
        for (const { mergeId } of [...done].reverse()) expect(undoMerge(workbook, mergeId).issues).toEqual([]);
        expect(differences(dumpAll(workbook), before)).toEqual([]);
      }),
      { numRuns: 6 },
    );
  });
});

describe('groups', () => {
  it('of many rows are merged in several calls, each short, and undone in as many', () => {
    const workbench = back();
    const done = merge(workbench, [ANN, OTHER, THIRD, 'C-000002']);
    expect(customerRows(workbench).map((row) => row['Customer ID'])).toEqual([ANN, 'C-000004', 'C-000006']);
    expect(done[done.length - 1]?.left).toBeNull();
    for (const { mergeId } of [...done].reverse()) undoMerge(workbench, mergeId);
    expect(differences(dumpAll(workbench), before)).toEqual([]);
  });

  it('add up money once, wherever they are left', () => {
    const workbench = back();
    const ids = [ANN, OTHER, THIRD, 'C-000002', 'C-000006'];
    const part = accepted(ask(workbench, 'mergeCustomers', mergeInput(workbench, ids)).answer);
    expect(part.left?.choices).toEqual({ '*': { from: ANN }, totalSpent: { add: true } });
    const there = customerRows(workbench).reduce((sum, row) => sum + Number(row['Total spent'] ?? 0), 0);
    expect(there).toBe(6590);
    const onward = fork(workbench);
    for (let { left } = part; left; )
      left = accepted(ask(onward, 'mergeCustomers', { requestId: requestId(), ...left }).answer).left;
    expect(customerById(onward, ANN)?.['Total spent']).toBe(6590);
    merge(workbench, part.left?.ids ?? []);
    expect(customerById(workbench, ANN)?.['Total spent']).toBe(6590);
  });

  it('are merged as proposed, as a whole, each of them to be undone', () => {
    const workbench = back();
    const groups: ApiInput<'mergeAutomatic'>['groups'] = [
      listed(workbench, [ANN, OTHER, THIRD]),
      { ids: ['C-000099', 'C-000098'], seen: '' },
      { ...listed(workbench, ['C-000004', 'C-000002']), survivor: 'C-000004' },
    ];
    const { answer } = ask(workbench, 'mergeAutomatic', { requestId: requestId(), groups });
    expect(accepted(answer)).toMatchObject({ done: 3, left: [], counts: { groups: 2, merged: 3 } });
    expect(customerRows(workbench).map((row) => row['Customer ID'])).toEqual([ANN, 'C-000004', 'C-000006']);
    expect(customerById(workbench, ANN)).toMatchObject({ 'Total spent': 1500, 'Duplicate group': undefined });
    for (const { mergeId } of merges(workbench)) undoMerge(workbench, mergeId);
    expect(differences(dumpAll(workbench), before)).toEqual([]);
  });

  it('are passed over, and told, where a customer is no longer who was listed or two are called different or put off', () => {
    const workbench = back();
    const groups = [
      listed(workbench, [ANN, OTHER]),
      listed(workbench, ['C-000002', 'C-000004']),
      listed(workbench, [THIRD, 'C-000006']),
    ];
    byHand(workbench, (sheet) => {
      sheet.getRange('A4').setValue('Eve Poe');
    });
    const pairs: [string, string][] = [['C-000004', 'C-000002']];
    accepted(ask(workbench, 'answerDuplicate', { requestId: requestId(), pairs, answer: 'different' }).answer);
    const merged = accepted(ask(workbench, 'mergeAutomatic', { requestId: requestId(), groups }).answer);
    expect(merged).toMatchObject({ done: 1, left: [] });
    const told = merged.issues.map(({ code, count }) => `${code} ${count}`);
    expect(told).toEqual(expect.arrayContaining(['group-changed 1', 'group-different 1']));
    expect(customerRows(workbench)).toHaveLength(5);
    accepted(ask(workbench, 'answerDuplicate', { requestId: requestId(), pairs, answer: 'later' }).answer);
    const none = ask(workbench, 'mergeAutomatic', { requestId: requestId(), groups: groups.slice(0, 2) }).answer;
    expect(accepted(none)).toMatchObject({ done: 0, left: [], mergeIds: [], cells: 0 });
    expect(accepted(none).issues).toContainEqual(expect.objectContaining({ code: 'group-later', count: 1 }));
  });
});

it('merges of one operation are undone one by one in any order, and every row stands where it stood', () => {
  const start = makeLedger(
    () => undefined,
    Array.from({ length: 9 }, (_, n): Value[] => [`Pat ${n}`, `${n}`, '', `p${n}@example.com`, '', '', n, '']),
  );
  accepted(ask(start, 'makeRecycle', { requestId: requestId() }).answer);
  const order = (workbench: Workbench) => customerRows(workbench).map((row) => row['Customer ID']);
  const there = order(start);
  // Those who go stand side by side.
  const groups = [
    ['C-000001', 'C-000005'],
    ['C-000002', 'C-000006'],
    ['C-000003', 'C-000007'],
    ['C-000004', 'C-000008'],
  ].map((ids) => ({ ids, seen: preview(start, ids).seen }));
  const { mergeIds } = accepted(ask(start, 'mergeAutomatic', { requestId: requestId(), groups }).answer);
  for (const places of [
    [2, 3, 1, 0],
    [3, 2, 1, 0],
    [0, 1, 2, 3],
    [1, 3, 0, 2],
    [2, 0, 3, 1],
  ]) {
    const workbench = fork(start);
    for (const place of places) undoMerge(workbench, mergeIds[place] as string);
    expect({ places, order: order(workbench) }).toEqual({ places, order: there });
  }
});
