import type { CustomerCheck, CustomerForm } from '../contract/api/customer';
import type { ContactForm } from '../contract/api/linked-tabs';
import {
  changeContact,
  contactRequest,
  differences,
  isContactChanged,
  keepMine,
  newContact,
  newForm,
  saveRequest,
  takeCheck,
  typeInto,
} from './form-model';

const aForm = (values: Record<string, string>, change: Partial<CustomerForm> = {}) =>
  ({
    customerId: 'C-000001',
    title: '',
    revision: 'r1',
    fields: Object.entries(values).map(([key, value]) => ({ key, label: key.toUpperCase(), value })),
    ...change,
  }) as CustomerForm;

const blank = newForm(aForm({ name: 'Ann', phone: '1', email: '' }));
const finding = (fieldKey: string): CustomerCheck => ({
  issues: [{ code: 'phone-invalid', fieldKey }],
  standard: { [fieldKey]: '+1' },
  duplicates: [],
});

describe('a customer’s form', () => {
  it('knows what differs from the sheet', () => {
    const typed = typeInto(typeInto(blank, 'phone', '2'), 'email', 'a@b.c');
    expect(typed.typed).toEqual({ phone: '2', email: 'a@b.c' });
    expect(typeInto(typed, 'phone', '1').typed).toEqual({ email: 'a@b.c' });
  });

  it('takes findings on what stands there, and drops those on something else', () => {
    const typed = typeInto(blank, 'phone', '2');
    expect(takeCheck(typed, { values: { phone: '2' } }, finding('phone')).check).toEqual(finding('phone'));
    for (const values of [{ phone: '1' }, {}, { phone: '2', email: 'a' }]) {
      expect(takeCheck(typed, { values }, finding('phone'))).toBe(typed);
    }
  });

  it('forgets the findings on a field that is changed, and keeps the others', () => {
    const typed = typeInto(blank, 'phone', '2');
    const checked = takeCheck(typed, { values: { phone: '2' } }, finding('phone'));
    expect(typeInto(checked, 'phone', '3').check).toEqual({ issues: [], standard: {}, duplicates: [] });
    expect(typeInto(checked, 'email', 'a').check).toEqual(finding('phone'));
  });

  it('sends only what was typed, and whether the duplicates were on view', () => {
    const typed = typeInto(blank, 'phone', '2');
    expect(saveRequest(typed, 'click-0001')).toEqual({
      requestId: 'click-0001',
      customerId: 'C-000001',
      revision: 'r1',
      values: { phone: '2' },
      duplicatesSeen: false,
    });
    const duplicates = [{ customerId: 'C-000002', rowNumber: 3, name: 'Ann', detail: '', reasons: [] }];
    const checked = takeCheck(typed, { values: { phone: '2' } }, { issues: [], standard: {}, duplicates });
    expect(saveRequest(checked, 'click-0001').duplicatesSeen).toBe(true);
    expect(saveRequest(typeInto(checked, 'phone', '3'), 'click-0001').duplicatesSeen).toBe(false);
    expect(saveRequest(newForm(aForm({}, { customerId: null })), 'click-0001')).not.toHaveProperty('customerId');
  });

  it('tells which values differ from what somebody else has saved', () => {
    const typed = typeInto(typeInto(blank, 'phone', '2'), 'email', 'same@b.c');
    const theirs = aForm({ name: 'Anna', phone: '9', email: 'same@b.c' }, { revision: 'r2' });
    expect(differences({ ...typed, theirs })).toEqual([
      { label: 'NAME', theirs: 'Anna', yours: null },
      { label: 'PHONE', theirs: '9', yours: '2' },
    ]);
    const duplicates = [{ customerId: 'C-000002', rowNumber: 3, name: 'Ann', detail: '', reasons: [] }];
    const kept = keepMine({ ...typed, theirs, check: { issues: [], standard: {}, duplicates } });
    // Whom it may be with their values nobody has seen yet.
    expect(saveRequest(kept, 'click-0001').duplicatesSeen).toBe(false);
    expect(saveRequest(kept, 'click-0001')).toMatchObject({
      revision: 'r2',
      values: { phone: '2', email: 'same@b.c' },
    });
    expect(kept.typed).not.toBe(typed.typed);
  });
});

describe('a contact', () => {
  const form = (plans: ContactForm['plans'], undated = '', nextStep = ''): ContactForm => ({
    customerId: 'C-000001',
    title: 'Ann',
    kinds: ['Sales', 'Care'],
    channels: ['Phone', 'WeChat'],
    outcomes: [
      { label: 'Ordered', nextDate: '2026-03-25' },
      { label: 'Declined', nextDate: null },
    ],
    plans,
    undated,
    nextStep,
  });
  const fresh = newContact(form([]));

  it('begins with the first kind and channel and no outcome', () => {
    expect(fresh.entry).toMatchObject({ kind: 'Sales', channel: 'Phone', outcome: '', nextDate: '', nextStep: '' });
    expect(isContactChanged(fresh)).toBe(false);
  });

  it('keeps a plan that lies ahead, and is done with one that is due', () => {
    const plan = { date: '2026-04-01', days: 14, channel: 'Phone', step: 'Call' };
    expect(newContact(form([plan])).entry).toMatchObject({
      nextDate: '2026-04-01',
      nextChannel: 'Phone',
      nextStep: 'Call',
    });
    expect(newContact(form([{ ...plan, days: 0 }])).entry).toMatchObject({
      nextDate: '',
      nextChannel: '',
      nextStep: '',
    });
    const undated = newContact(form([], 'after Easter · Call', 'Call'));
    expect(undated.entry).toMatchObject({ nextDate: '', nextStep: 'Call' });
    expect(contactRequest(undated, 'click-0001')).toMatchObject({ done: null, nextDate: null, stepSeen: 'Call' });
  });

  it('is done with the earliest plan until another is chosen, or none: what comes next follows', () => {
    const plans = [
      { date: '2026-03-18', days: 0, channel: '', step: 'Quote' },
      { date: '2026-04-01', days: 14, channel: 'WeChat', step: 'Call' },
    ];
    const start = newContact(form(plans));
    expect(contactRequest(start, 'click-0001').done).toEqual({ date: '2026-03-18', step: 'Quote' });
    const second = changeContact(start, { done: '1' });
    expect(second.entry).toMatchObject({ nextDate: '2026-04-01', nextChannel: 'WeChat', nextStep: 'Call' });
    expect(contactRequest(second, 'click-0001').done).toEqual({ date: '2026-04-01', step: 'Call' });
    const typed = changeContact(changeContact(second, { nextStep: 'Send samples' }), { done: '' });
    expect(typed.entry).toMatchObject({ nextDate: '', nextChannel: '', nextStep: 'Send samples' });
    expect(contactRequest(typed, 'click-0001').done).toBeNull();
  });

  it('proposes the date of the outcome', () => {
    const ordered = changeContact(fresh, { outcome: 'Ordered' });
    expect(ordered.entry.nextDate).toBe('2026-03-25');
    expect(changeContact(ordered, { outcome: 'Declined' }).entry.nextDate).toBe('');
  });

  it('never moves a date that the user has chosen, nor one they have emptied', () => {
    for (const nextDate of ['2026-05-01', '']) {
      const chosen = changeContact(changeContact(fresh, { outcome: 'Ordered' }), { nextDate });
      expect(changeContact(chosen, { outcome: 'Ordered' }).entry.nextDate).toBe(nextDate);
      expect(changeContact(chosen, { note: 'x' }).entry.nextDate).toBe(nextDate);
    }
  });
});
