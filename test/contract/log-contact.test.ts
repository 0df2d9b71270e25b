/**
 * Logging a contact: one row in Follow-ups, the plan that it closes and the one that it makes; taken back as a whole,
 * once for each click.
 */
import type { ApiInput } from '../../src/contract/api';
import type { Sheet } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, fork, requestId } from '../support/bundle-workbench';
import { byHand } from '../support/by-hand';
import {
  contact,
  customerById,
  customersTab,
  followUpRows,
  followUpsTab,
  makeLedger,
  rewinder,
  withFollowUps,
} from '../support/form-ledger';
import { dumpSheet } from '../support/sheet-dump';

const bare = makeLedger();
const back = rewinder(withFollowUps(fork(bare)));

function log(workbench: Workbench, more: Partial<ApiInput<'logContact'>> = {}) {
  const { answer, serviceCalls } = ask(workbench, 'logContact', contact(more));
  return { ...accepted(answer), serviceCalls };
}

const undo = (workbench: Workbench) => accepted(ask(workbench, 'undo', { requestId: requestId() }).answer);

const DAY = 46_347; // 2026-11-21
const BOB = 'C-000002';

describe('the contact form', () => {
  it('proposes a date for every outcome', () => {
    const { outcomes, kinds, channels, plans, title } = accepted(
      ask(back(), 'contactForm', { customerId: BOB }).answer,
    );
    expect(title).toBe('Bob Ray');
    expect(outcomes.map(({ nextDate }) => nextDate)).toEqual([
      '2026-11-28',
      '2026-11-24',
      '2026-11-23',
      '2026-11-28',
      '2026-11-22',
      '2027-02-19',
      '2026-12-05',
      null,
      null,
    ]);
    expect([kinds[0], channels[0], plans]).toEqual(['Sales', 'Phone', []]);
  });
});

describe('logging a contact', () => {
  it.each([1, 300])(
    'needs a tab, which is made once, apart from the first contact: %d times the customers',
    (times) => {
      const workbench = makeLedger(
        () => undefined,
        Array.from({ length: 2 * times }, (_, n) => [`Ann ${n}`, '', '', `ann${n}@example.com`]),
      );
      const click = contact();
      const refusal = { ok: false, issues: [{ code: 'linked-tab-missing', params: { role: 'followUps' } }] };
      const asked = [
        ask(workbench, 'logContact', click),
        ask(workbench, 'makeLinkedTab', { requestId: click.requestId, role: 'followUps' }),
        ask(workbench, 'logContact', click),
      ];
      expect(asked.map(({ answer }) => answer)).toMatchObject([refusal, { ok: true }, { ok: true }]);
      for (const { serviceCalls } of asked) expect(serviceCalls).toBeLessThanOrEqual(25);
      const made = dumpSheet(followUpsTab(workbench) as Sheet);
      accepted(ask(workbench, 'makeLinkedTab', { requestId: requestId(), role: 'followUps' }).answer);
      expect(dumpSheet(followUpsTab(workbench) as Sheet)).toEqual(made);
      expect(followUpRows(workbench)).toHaveLength(1);
    },
  );

  it('adds a row, moves the plan, and goes with an undo', () => {
    const workbench = back();
    const before = dumpSheet(customersTab(workbench));
    log(workbench);
    expect(followUpsTab(workbench)?.values[0]?.slice(0, 3)).toEqual(['Time', 'Customer ID', 'Customer']);
    expect(followUpsTab(workbench)?.frozenRows).toBe(1);
    expect(followUpsTab(workbench)?.validations[1]?.[4]?.criteria).toBe('VALUE_IN_RANGE');
    expect(followUpRows(workbench)[0]?.slice(1)).toEqual([
      BOB,
      'Bob Ray',
      'Sales',
      'Phone',
      'Interested',
      '=wants two',
      'owner@example.com',
      undefined,
      DAY + 3,
      'send the list',
    ]);
    expect(followUpsTab(workbench)?.formulas.flat().filter(Boolean)).toEqual([]);
    expect(customerById(workbench, BOB)).toMatchObject({
      'Last contact': DAY,
      'Next follow-up': DAY + 3,
      'Next step': 'send the list',
      Tier: 'Active',
    });

    const second = log(workbench, { outcome: 'Wrong contact', nextDate: null, nextStep: '', note: 'no such number' });
    expect(second.serviceCalls).toBeLessThanOrEqual(25);
    expect(followUpRows(workbench)[1]?.slice(8)).toEqual([DAY + 3, undefined, undefined, 'send the list']);
    expect(customerById(workbench, BOB)).toMatchObject({ Flag: '? To confirm', 'Next follow-up': undefined });
    const view = accepted(ask(workbench, 'customer', { customerId: BOB }).answer);
    expect(view).toMatchObject({ timelineCount: 2, plan: null, lastContact: '2026-11-21', flag: '? To confirm' });
    const contacts = view === null || view === 'unchanged' ? [] : view.timeline;
    expect(contacts.map(({ facts }) => facts[2])).toEqual(['Wrong contact', 'Interested']);

    expect(undo(workbench).issues).toEqual([]);
    expect(followUpRows(workbench)).toHaveLength(1);
    expect(customerById(workbench, BOB)).toMatchObject({ Flag: undefined, 'Next follow-up': DAY + 3 });
    expect(undo(workbench).issues).toEqual([]);
    expect(followUpRows(workbench)).toEqual([]);
    expect(dumpSheet(customersTab(workbench))).toEqual(before);
  });

  it('is done once for each click, and finds its columns where people have moved them', () => {
    const workbench = back();
    const click = contact();
    for (const _ of [1, 2]) accepted(ask(workbench, 'logContact', click).answer);
    expect(followUpRows(workbench)).toHaveLength(1);
    byHand(
      workbench,
      (sheet) => {
        sheet.insertColumnBefore(1);
        sheet.getRange(1, 1).setValue('Mine');
        sheet.getRange(2, 1).setValue('x');
        sheet.moveColumns(sheet.getRange('H:H'), 2);
      },
      followUpsTab(workbench)?.sheetId,
    );
    log(workbench, { note: 'second' });
    const head = followUpsTab(workbench)?.values[0] ?? [];
    expect(followUpRows(workbench)[1]?.[head.indexOf('Note')]).toBe('second');
    expect(followUpRows(workbench)[1]?.[0]).toBeUndefined();
    undo(workbench);
    expect(followUpRows(workbench)).toHaveLength(1);
  });

  it('never moves the last contact back, and keeps a line that somebody has edited', () => {
    const workbench = back();
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      sheet.getRange(3, head.indexOf('Last contact') + 1).setValue('2026-12-24');
    });
    log(workbench);
    expect(customerById(workbench, BOB)?.['Last contact']).toBe(DAY + 33);
    byHand(
      workbench,
      (sheet) => {
        sheet.getRange(2, 7).setValue('edited');
      },
      followUpsTab(workbench)?.sheetId,
    );
    expect(undo(workbench).issues.map(({ code }) => code)).toEqual(['undo-later-edit']);
    expect(followUpRows(workbench)).toHaveLength(1);
  });

  const columnOf = (workbench: Workbench, header: string) => customersTab(workbench).values[0]?.indexOf(header) ?? -1;
  const written = (workbench: Workbench, header: string, text: string) => {
    (customersTab(workbench).values[2] as unknown[])[columnOf(workbench, header)] = text;
  };

  it('shows a plan without a date, and leaves it where nothing else is said', () => {
    const workbench = back();
    written(workbench, 'Next step', 'send the catalogue');
    const plan = { date: '', days: 0, step: 'send the catalogue' };
    expect(accepted(ask(workbench, 'contactForm', { customerId: BOB }).answer).undated).toEqual(plan.step);
    expect(accepted(ask(workbench, 'customer', { customerId: BOB }).answer)).toMatchObject({ plan });
    written(workbench, 'Next follow-up', 'after New Year');
    const { undated } = accepted(ask(workbench, 'contactForm', { customerId: BOB }).answer);
    expect(undated).toBe('after New Year · send the catalogue');
    log(workbench, { outcome: 'Declined', nextDate: null, nextStep: '' });
    expect(customerById(workbench, BOB)).toMatchObject({
      'Next follow-up': 'after New Year',
      'Next step': 'send the catalogue',
    });
    log(workbench);
    expect(customerById(workbench, BOB)).toMatchObject({ 'Next follow-up': DAY + 3, 'Next step': 'send the list' });
    expect(followUpRows(workbench).map((row) => row?.[8])).toEqual(['after New Year', 'after New Year']);
  });

  it('empties a step without a date where the user has seen and emptied it, and notes down what it was', () => {
    const workbench = back();
    written(workbench, 'Next step', 'send the catalogue');
    const { nextStep: stepSeen } = accepted(ask(workbench, 'contactForm', { customerId: BOB }).answer);
    const done = { nextDate: null, nextStep: '', stepSeen };
    written(workbench, 'Next step', 'call his wife');
    log(workbench, done);
    expect(customerById(workbench, BOB)).toMatchObject({ 'Next step': 'call his wife' });
    written(workbench, 'Next step', stepSeen);
    log(workbench, done);
    expect(customerById(workbench, BOB)?.['Next step']).toBeUndefined();
    expect(followUpRows(workbench).map((row) => row?.[11])).toEqual(['call his wife', stepSeen]);
    undo(workbench);
    expect(customerById(workbench, BOB)).toMatchObject({ 'Next step': stepSeen });
  });

  it('writes a plan over no formula and no link: it is refused, or they stay and it says so', () => {
    const workbench = back();
    byHand(workbench, (sheet) => {
      const head = sheet.getRange(1, 1, 1, sheet.getLastColumn()).getValues()[0] as string[];
      sheet.getRange(3, head.indexOf('Next follow-up') + 1).setFormula('=DATE(2026,12,1)');
      const rich = SpreadsheetApp.newRichTextValue().setText('see offer').setLinkUrl('https://offer.example').build();
      sheet.getRange(3, head.indexOf('Next step') + 1).setRichTextValue(rich);
    });
    // Formulas are worked out when they are read.
    ask(workbench, 'contactForm', { customerId: BOB });
    const before = dumpSheet(customersTab(workbench));
    expect(ask(workbench, 'logContact', contact()).answer).toMatchObject({
      ok: false,
      issues: [
        { code: 'left-formula', fieldKey: 'nextFollowUp' },
        { code: 'left-rich-text', fieldKey: 'nextStep' },
      ],
    });
    expect(dumpSheet(customersTab(workbench))).toEqual(before);
    expect(followUpRows(workbench)).toEqual([]);
    const links = structuredClone(customersTab(workbench).richText);
    const { issues } = log(workbench, { nextDate: null, nextStep: '' });
    expect(issues.map(({ code }) => code)).toEqual(['left-formula', 'left-rich-text']);
    expect(customersTab(workbench).formulas[2]?.[columnOf(workbench, 'Next follow-up')]).toBe('=DATE(2026,12,1)');
    expect(customersTab(workbench).richText).toEqual(links);
    expect(followUpRows(workbench)).toHaveLength(1);
  });

  it('is refused where a column of Follow-ups has gone, and never lands in another', () => {
    const workbench = back();
    log(workbench);
    byHand(
      workbench,
      (sheet) => {
        sheet.getRange(1, 7).setValue('Details');
        sheet.insertColumnBefore(7);
        sheet.getRange(1, 7).setValue('My rating');
      },
      followUpsTab(workbench)?.sheetId,
    );
    expect(ask(workbench, 'logContact', contact()).answer).toMatchObject({
      ok: false,
      issues: [{ code: 'linked-column-missing', params: { sheet: 'Follow-ups', header: 'Note' } }],
    });
    expect(followUpRows(workbench)).toHaveLength(1);
    log(workbench, { note: '' });
    expect(followUpRows(workbench)[1]?.slice(6, 9)).toEqual([undefined, undefined, 'owner@example.com']);
  });

  it('has its headers again after a repair: where they were, and to the right of what people have written', () => {
    const workbench = back();
    log(workbench);
    const sheetId = followUpsTab(workbench)?.sheetId;
    byHand(
      workbench,
      (sheet) => {
        sheet.getRange(1, 7).setValue('Details');
        sheet.getRange(1, 8).clearContent();
        sheet.getRange(1, 12).clearContent();
        sheet.deleteColumn(10);
        sheet.deleteColumns(12, sheet.getMaxColumns() - 11);
      },
      sheetId,
    );
    const before = followUpRows(workbench).map((row) => [...(row ?? [])]);
    const { answer, serviceCalls } = ask(workbench, 'repair', { requestId: requestId() });
    accepted(answer);
    expect(serviceCalls).toBeLessThanOrEqual(25);
    expect(followUpRows(workbench).map((row) => row?.slice(0, before[0]?.length))).toEqual(before);
    const head = followUpsTab(workbench)?.values[0] ?? [];
    expect(head[7]).toBe('By');
    expect(head.slice(9)).toEqual([
      'Next step',
      'Note',
      'Next follow-up',
      'Was to do',
      'Next channel',
      'Closed',
      'Result',
    ]);
    log(workbench, { note: 'second' });
    const second = followUpRows(workbench)[1];
    expect(['Note', 'Next follow-up', 'Next step', 'Was to do'].map((name) => second?.[head.indexOf(name)])).toEqual([
      'second',
      DAY + 3,
      'send the list',
      'send the list',
    ]);
    const mended = structuredClone(followUpsTab(workbench)?.values);
    accepted(ask(workbench, 'repair', { requestId: requestId() }).answer);
    expect(followUpsTab(workbench)?.values).toEqual(mended);
  });

  it('is refused for a customer that is gone and a day that does not exist', () => {
    const workbench = back();
    for (const [more, code] of [
      [{ customerId: 'C-9' }, 'customer-missing'],
      [{ nextDate: '2026-02-30' }, 'date-impossible'],
    ] as const)
      expect(ask(workbench, 'logContact', contact(more)).answer).toMatchObject({ ok: false, issues: [{ code }] });
    expect(followUpRows(workbench)).toEqual([]);
  });
});

describe('the Follow-ups tab', () => {
  it('is known without metadata, and stays when a set-up is taken back with something in it', () => {
    const workbench = back();
    log(workbench);
    for (const sheet of workbench.state.workbook.sheets) Object.assign(sheet, { metadata: [] });
    Object.assign(workbench.state.workbook, { metadata: [] });
    log(workbench, { note: 'again' });
    expect(followUpRows(workbench)).toHaveLength(2);
    undo(workbench);
    byHand(
      workbench,
      (sheet) => {
        sheet.getRange(2, 7).setValue('mine');
      },
      followUpsTab(workbench)?.sheetId,
    );
    undo(workbench);
    expect(undo(workbench).issues.map(({ code }) => code)).toContain('tab-kept');
    expect(followUpRows(workbench)).toHaveLength(1);
  });

  it('goes with the set-up where it is empty', () => {
    const workbench = back();
    log(workbench);
    undo(workbench);
    undo(workbench);
    expect(followUpRows(workbench)).toEqual([]);
  });
});
