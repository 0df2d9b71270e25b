import { type ContactedCustomer, createPlaybook, overdueContacts, playFor } from './playbook';

const TODAY = '2026-11-22';
const PLAYBOOK = createPlaybook(['vip', 'active', 'potential', 'dormant']);
const customer = (told: Partial<ContactedCustomer>): ContactedCustomer => ({
  customerId: 'C-1',
  tier: 'vip',
  stage: 'repeat',
  lastContact: null,
  nextFollowUp: null,
  isDoNotContact: false,
  ...told,
});

describe('playbook', () => {
  it.each([
    ['vip', 'repeat', 30, 'check-in-news-first'],
    ['vip', 'lost', 30, 'ask-why-offer-return'],
    ['active', '', 60, 'ask-new-needs'],
    ['active', 'lost', 60, 'ask-why-offer-return'],
    ['potential', 'prospect', 30, 'introduce-invite'],
    ['dormant', 'repeat', 90, 'ask-why-offer-return'],
    ['', '', 60, 'ask-new-needs'],
  ])('H17 tier %j, stage %j: every %s days, %s', (tier, stage, contactDays, action) => {
    expect(playFor(PLAYBOOK, { tier, stage })).toMatchObject({ contactDays, action });
  });

  it("H17 takes a tier of the user's own by its rank, and the user's rows as they stand", () => {
    expect(createPlaybook(['gold', 'tin']).map(({ tier, contactDays }) => `${tier} ${contactDays}`)).toEqual([
      'gold 30',
      'gold 30',
      'tin 60',
      'tin 60',
      ' 60',
      ' 60',
    ]);
    const own = [{ tier: '', stage: 'loyal', contactDays: 7, action: 'send the calendar' }, ...PLAYBOOK];
    expect(playFor(own, { tier: 'vip', stage: 'loyal' })?.action).toBe('send the calendar');
    expect(playFor([], { tier: 'vip', stage: '' })).toBeUndefined();
  });
});

describe('overdueContacts', () => {
  const overdue = (...customers: readonly Partial<ContactedCustomer>[]) =>
    overdueContacts(customers.map(customer), PLAYBOOK, TODAY).map(
      ({ customerId, days, reason, action }) => `${customerId} ${days} ${reason.code} ${action}`,
    );

  it.each<[string, Partial<ContactedCustomer>, readonly string[]]>([
    ['due today', { lastContact: '2026-10-23' }, []],
    ['due yesterday', { lastContact: '2026-10-22' }, ['C-1 1 contact-over check-in-news-first']],
    ['a plan to come', { lastContact: '2026-01-01', nextFollowUp: '2026-12-01' }, []],
    [
      'a plan missed',
      { lastContact: '2026-11-20', nextFollowUp: '2026-11-21' },
      ['C-1 1 plan-missed check-in-news-first'],
    ],
    ['never contacted', {}, []],
    ['not to be contacted', { lastContact: '2026-01-01', isDoNotContact: true }, []],
  ])('H18 %s', (_, told, expected) => expect(overdue(told)).toEqual(expected));

  it('H18 begins with who has waited longest', () => {
    expect(
      overdue(
        { customerId: 'C-2', nextFollowUp: '2026-11-20' },
        { customerId: 'C-1', nextFollowUp: '2026-11-20' },
        { customerId: 'C-3', nextFollowUp: '2026-11-01', tier: 'dormant' },
      ).map((line) => line.slice(0, 3)),
    ).toEqual(['C-3', 'C-1', 'C-2']);
  });

  it('H18 says nothing where the playbook says nothing', () => {
    expect(overdueContacts([customer({ lastContact: '2020-01-01' })], [], TODAY)).toEqual([]);
    expect(overdueContacts([customer({ nextFollowUp: '2026-11-21' })], [], TODAY)[0]?.action).toBe('');
  });
});
