/**
 * People sort, insert, delete and type between any two calls of a merge and of its undo: every row keeps its own, nobody is
 * lost, and nobody is there twice.
 */
import type { RpcAnswer } from '../../src/contract/api';
import type { ExecutionReport, Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from '../support/bundle-workbench';
import { byHand, MOVES } from '../support/by-hand';
import { customerRows, followUpRows, type Row, rewinder } from '../support/form-ledger';
import { ANN, mergeInput, mergeLedger, OTHER, preview, recycled, undoMerge } from '../support/merge-ledger';
import { pauses } from '../support/pauses';

const BOB = 'C-000002';
const OWN = ['Customer', 'My own', 'Phone', 'E-mail', 'Company', 'Last order', 'Total spent', 'Remarks', 'Customer ID'];
const HANDS: Readonly<Record<string, (workbench: Workbench) => void>> = {
  ...MOVES,
  'delete a row': (workbench) =>
    byHand(workbench, (sheet) => {
      const row = sheet.getRange('A:A').createTextFinder('Bob Ray').findNext()?.getRow();
      if (row !== undefined) sheet.deleteRow(row);
    }),
  'insert a column': (workbench) =>
    byHand(workbench, (sheet) => {
      sheet.insertColumnBefore(2);
    }),
  'sort contacts': (workbench) =>
    byHand(workbench, (_, spreadsheet) => {
      spreadsheet.getSheetByName('Follow-ups')?.getRange('A2:O6').sort({ column: 7, ascending: true });
    }),
};

const of = (row: Row | undefined) => OWN.map((header) => row?.[header]);
const rowsById = (workbench: Workbench) => new Map(customerRows(workbench).map((row) => [row['Customer ID'], of(row)]));
const contactsOf = (workbench: Workbench) =>
  followUpRows(workbench)
    .map((row) => `${row?.[1]} ${row?.[6]}`)
    .sort();

const back = rewinder(mergeLedger());
const start = back();
const people = rowsById(start);
const contacts = contactsOf(start);
const input = mergeInput(start, [ANN, OTHER]);
const whole = start.rpc('rpc', ['mergeCustomers', input]);
const survivor = rowsById(start).get(ANN);
const pointed = contactsOf(start);
const backToMerged = rewinder(start);

/** Between two reads of the same rows. */
const FIRST_CALL = 8;

/** The rows of everybody but the two, as they were. */
function others(rows: ReturnType<typeof rowsById>, hands: string) {
  const gone = hands === 'delete a row' ? [ANN, OTHER, BOB] : [ANN, OTHER];
  return Object.fromEntries([...rows].filter(([id]) => !gone.includes(String(id))).sort());
}

interface Call {
  /** From 1. */
  readonly at: number;
  readonly method: string;
}

/** The calls from the first write on: what moves before is read anew. */
function callsOf({ calls }: ExecutionReport): Call[] {
  const counted = calls.filter(({ kind }) => kind !== 'local');
  const first = counted.findIndex(({ kind }) => kind === 'write');
  return counted.map(({ method }, i) => ({ at: i + 1, method })).slice(first);
}

/** Sorting at every call; contacts where IDs are written among them, and one of the others at every other call. */
const AT_WORK: readonly (readonly [title: string, hands: (call: Call) => string | null])[] = [
  ['sort', () => 'sort'],
  [
    'insert, delete, sort contacts',
    ({ at, method }) =>
      method === 'RangeList.setValue' || method === 'TextFinder.replaceAllWith'
        ? 'sort contacts'
        : (['insert a row', null, 'delete a row', null][at % 4] ?? null),
  ],
];

describe('a merge among people', () => {
  it.each(AT_WORK)('%s between any two calls', (_, handsAt) => {
    const stops = pauses(back().prepare('rpc', ['mergeCustomers', input]));
    for (const call of [{ at: FIRST_CALL, method: '' }, ...callsOf(whole)]) {
      const { at } = call;
      const [hands, stop] = [handsAt(call), stops[at]];
      if (hands === null || !stop) continue;
      const { workbench, goOn } = stop;
      HANDS[hands]?.(workbench);
      const report = goOn();
      expect({ at, error: report.error }).toEqual({ at, error: undefined });
      let answer = report.value as RpcAnswer<'mergeCustomers'>;
      // Somebody has made the tab shorter while it was read: the same click carries it out.
      if (!answer.ok && answer.issues[0]?.code === 'failed') answer = ask(workbench, 'mergeCustomers', input).answer;
      const rows = rowsById(workbench);
      expect({ at, rows: others(rows, hands) }).toEqual({ at, rows: others(people, hands) });
      // Between two reads of the rows, it may look like a change; nothing has been written by then.
      if (!answer.ok) {
        expect({ at, code: answer.issues[0]?.code }).toEqual({ at: FIRST_CALL, code: 'customer-changed' });
        expect({ at, two: [rows.get(ANN), rows.get(OTHER)] }).toEqual({
          at,
          two: [people.get(ANN), people.get(OTHER)],
        });
        continue;
      }
      expect({ at, ann: rows.get(ANN), other: rows.get(OTHER) }).toEqual({ at, ann: survivor, other: undefined });
      expect({ at, contacts: contactsOf(workbench) }).toEqual({ at, contacts: pointed });
      // What comes of an undo is the same whatever has been moved before.
      if (at % 4 > 0) continue;
      undoMerge(workbench, answer.value.mergeId);
      const again = rowsById(workbench);
      expect({ at, two: [again.get(ANN), again.get(OTHER)] }).toEqual({
        at,
        two: [people.get(ANN), people.get(OTHER)],
      });
      expect({ at, contacts: contactsOf(workbench) }).toEqual({ at, contacts });
    }
  });
});

describe('undo of a merge among people', () => {
  const mergeId = whole.ok ? (whole.value as { value: { mergeId: string } }).value.mergeId : '';
  const undone = backToMerged().rpc('rpc', ['undoMerge', { requestId: requestId(), mergeId }]);

  it.each(AT_WORK)('%s between any two calls', (_, handsAt) => {
    const click = { requestId: requestId(), mergeId };
    const stops = pauses(backToMerged().prepare('rpc', ['undoMerge', click]));
    for (const call of callsOf(undone)) {
      const { at } = call;
      const [hands, stop] = [handsAt(call), stops[at]];
      if (hands === null || !stop) continue;
      const { workbench, goOn } = stop;
      HANDS[hands]?.(workbench);
      const report = goOn();
      expect({ at, error: report.error }).toEqual({ at, error: undefined });
      // Somebody has made the tab shorter while it was read.
      if (!(report.value as RpcAnswer<'undoMerge'>).ok) accepted(ask(workbench, 'undoMerge', click).answer);
      const rows = rowsById(workbench);
      expect({ at, rows: others(rows, hands) }).toEqual({ at, rows: others(people, hands) });
      expect({ at, two: [rows.get(ANN), rows.get(OTHER)] }).toEqual({ at, two: [people.get(ANN), people.get(OTHER)] });
      expect({ at, contacts: contactsOf(workbench) }).toEqual({ at, contacts });
      expect(customerRows(workbench)).toHaveLength(hands === 'delete a row' ? people.size - 1 : people.size);
    }
  });
});

describe('merges of one operation among people', () => {
  it('give each survivor what it is to hold, whoever sorts or inserts a column', () => {
    const begun = back();
    // A survivor stands below rows that go.
    const groups = [
      [ANN, OTHER],
      ['C-000004', 'C-000006'],
    ].map((ids) => ({ ids, seen: preview(begun, ids).seen }));
    const click = { requestId: requestId(), groups };
    const merged = begun.rpc('rpc', ['mergeAutomatic', click]);
    const [survivors, moved] = [rowsById(begun), contactsOf(begun)];
    const stops = pauses(back().prepare('rpc', ['mergeAutomatic', click]));
    for (const { at } of callsOf(merged)) {
      const stop = stops[at];
      if (!stop) continue;
      const { workbench, goOn } = stop;
      HANDS[at % 2 === 0 ? 'sort' : 'insert a column']?.(workbench);
      const { error, value } = goOn();
      // Sheets has refused a value in a column that is not its own: the same click carries it out.
      const answer = value as RpcAnswer<'mergeAutomatic'>;
      if (!answer.ok) accepted(ask(workbench, 'mergeAutomatic', click).answer);
      // With nothing but the journal written, the rows are read anew: with another column they are not what was seen.
      else if (answer.value.issues.some(({ code }) => code === 'group-changed')) {
        expect({ at, rows: rowsById(workbench) }).toEqual({ at: callsOf(merged)[0]?.at, rows: people });
        continue;
      }
      expect({ at, error, rows: [...rowsById(workbench)].sort() }).toEqual({ at, rows: [...survivors].sort() });
      expect({ at, contacts: contactsOf(workbench) }).toEqual({ at, contacts: moved });
    }
  });
});

describe('what people say while customers are merged', () => {
  const words = (workbench: Workbench): string =>
    JSON.stringify([workbench.state.workbook.sheets[0]?.values, recycled(workbench)]);
  const SAID: Readonly<Record<string, (workbench: Workbench) => void>> = {
    'a row where one stands that goes': (workbench) =>
      byHand(workbench, (sheet) => {
        const row = sheet.createTextFinder('C-000003').matchEntireCell(true).findNext()?.getRow();
        if (row === undefined) return;
        sheet.insertRowBefore(row);
        sheet.getRange(row, 1, 1, 2).setValues([['New One', 'own words']]);
      }),
    'a value in one that goes': (workbench) =>
      byHand(workbench, (sheet) => {
        const row = sheet.createTextFinder('C-000003').matchEntireCell(true).findNext()?.getRow();
        if (row !== undefined) sheet.getRange(row, 2).setValue('own words');
      }),
  };
  const click = mergeInput(back(), [ANN, OTHER]);
  const services = whole.calls.filter(({ kind }) => kind !== 'local');
  const isDeletion = (at: number): boolean => services[at - 1]?.method === 'Sheet.deleteRows';

  it.each(Object.keys(SAID))('is kept: %s', (said) => {
    const stops = pauses(back().prepare('rpc', ['mergeCustomers', click]));
    const lost = callsOf(whole).filter(({ at }) => {
      const stop = stops[at];
      // Sheets deletes by position: what comes right before is hit.
      if (!stop || isDeletion(at + 1)) return false;
      const { workbench, goOn } = stop;
      const isThere = rowsById(workbench).has(OTHER);
      SAID[said]?.(workbench);
      goOn();
      return isThere && !words(workbench).includes('own words');
    });
    expect(lost.map(({ at, method }) => `${at} ${method}`)).toEqual([]);
  });
});
