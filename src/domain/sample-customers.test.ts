import { isCivil } from './cell-value';
import { addDays } from './civil-date';
import { fieldOf, isFieldKey } from './fields';
import { LISTS } from './lists';
import { normaliseEmails } from './match/normalise/email';
import { parsePhone } from './phone';
import { type SampleCustomer, sampleCustomers } from './sample-customers';
import type { Language } from './sheet-snapshot';

const TODAY = '2026-11-21';
const HOME: Readonly<Record<Language, string>> = { en: 'GB', 'zh-CN': 'CN', 'zh-TW': 'TW' };

const plans = (rows: readonly SampleCustomer[]) =>
  rows.flatMap(({ nextFollowUp }) => (nextFollowUp !== undefined && isCivil(nextFollowUp) ? [nextFollowUp.date] : []));

describe.each(Object.keys(HOME) as Language[])('sampleCustomers in %s', (language) => {
  const rows = sampleCustomers(language, TODAY);
  const phones = rows.map(({ phone }) => parsePhone(String(phone), HOME[language]));

  it('has twelve customers, each with a name', () => {
    expect(rows.map(({ name }) => typeof name)).toEqual(Array(12).fill('string'));
  });

  it('fills fields that a new ledger has', () => {
    const keys = new Set(rows.flatMap((row) => Object.keys(row)));
    expect([...keys].filter((key) => !isFieldKey(key) || !['new', 'add'].includes(fieldOf(key).presence))).toEqual([]);
  });

  it('takes list values from the lists of that language', () => {
    for (const [key, value] of rows.flatMap((row) => Object.entries(row))) {
      const list = isFieldKey(key) ? fieldOf(key).list : undefined;
      if (list !== undefined) expect(LISTS[list]?.map(({ labels }) => labels[language])).toContain(value);
    }
  });

  it('plans one contact that is overdue, two for today and some for the week', () => {
    const dates = plans(rows);
    expect(dates.filter((date) => date < TODAY)).toHaveLength(1);
    expect(dates.filter((date) => date === TODAY)).toHaveLength(2);
    expect(dates.filter((date) => date > TODAY && date <= addDays(TODAY, 7))).toHaveLength(4);
  });

  it('has one phone that is too short and otherwise valid ones', () => {
    expect(phones.map(({ kind }) => kind).filter((kind) => kind !== 'valid')).toEqual(['invalid']);
  });

  it('holds one pair with the same phone and the same mailbox', () => {
    const e164 = phones.flatMap((reading) => (reading.kind === 'valid' ? [reading.e164] : []));
    const mailboxes = rows.flatMap(({ email = '' }) => normaliseEmails(String(email)).map(({ key }) => key));
    expect(e164.length - new Set(e164).size).toBe(1);
    expect(mailboxes.length - new Set(mailboxes).size).toBe(1);
  });
});

it('moves its plans with the day', () => {
  expect(plans(sampleCustomers('en', '2030-03-01'))[0]).toBe('2030-02-26');
});
