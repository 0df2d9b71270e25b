/**
 * The sidebar's views by keyboard alone, in 300 pixels, with axe; and what a server rarely does: refusals, late
 * answers, somebody else's changes. The server is made up here; the real one is behind the other browser tests.
 */
import { wordIssue } from '../../src/contract/words';
import { sharedBrowser } from '../support/browser';
import type { Tongue } from '../support/ledgerline-page';
import { sampleAnswers } from '../support/sidebar-answers';
import { openSidebarPage, Refusal, type SidebarPage } from '../support/sidebar-page';

const browser = sharedBrowser();
let sidebar: SidebarPage;
afterEach(() => sidebar?.close());

/** Goes to a tab on the right by the arrow keys, as a tab list is used. */
async function arrowTo(name: string): Promise<void> {
  const { page, words } = sidebar;
  const names = [words.tabs.today, words.tabs.customer, words.tabs.add, words.tabs.home];
  const tab = (text: string) => page.getByRole('tab', { name: text, selected: true });
  const here = await Promise.all(names.map((text) => tab(text).count()));
  for (const next of names.slice(here.indexOf(1) + 1, names.indexOf(name) + 1)) {
    await sidebar.tabTo(page.getByRole('tab', { selected: true }));
    await page.keyboard.press('ArrowRight');
    await tab(next).waitFor();
  }
}

async function press(name: string | RegExp, key: 'Enter' | 'Space' = 'Enter'): Promise<void> {
  await sidebar.tabTo(sidebar.button(name));
  await sidebar.page.keyboard.press(key);
}

describe.each<Tongue>(['en', 'zh-CN'])('%s', (tongue) => {
  const sample = sampleAnswers(tongue);
  const { texts, answers } = sample;
  const labelOf = (key: string) => sample.form.fields.find((field) => field.key === key)!.label;
  const open = async (change: Partial<typeof answers> = {}) => {
    sidebar = await openSidebarPage(browser(), tongue, { ...answers, ...change });
    return sidebar.words;
  };
  const title = (name: string) => sidebar.page.getByRole('heading', { level: 1, name }).waitFor();

  it('Today: every line with why it is there; Done logs a contact, and the line goes', async () => {
    const words = await open();
    const line = sidebar.page.getByRole('listitem').filter({ hasText: texts.step });
    await line.waitFor();
    for (const text of [texts.name, texts.company, 'VIP', words.today.urgent, '★', 'C-000123', '138 0013 8000']) {
      expect(await line.textContent()).toContain(text);
    }
    expect(await line.textContent()).toContain(words.days.late({ n: 3 }));
    expect(await sidebar.page.getByText(words.today.more({ n: 20 })).count()).toBe(1);
    // A duplicate is looked at, not ticked off.
    expect(await sidebar.page.getByText('Dup 12').count()).toBe(2);
    expect(await sidebar.page.getByRole('button', { name: words.today.doneWith({ name: texts.name }) }).count()).toBe(
      1,
    );
    expect(await sidebar.faults()).toEqual([]);

    await sidebar.tabTo(line.getByRole('button').first());
    await sidebar.page.keyboard.press('Enter');
    expect(await sidebar.called('goTo')).toEqual([{ customerId: 'C-000123', rowNumber: 12 }]);

    await press(words.today.doneWith({ name: texts.name }));
    await title(words.contact.title({ name: texts.name }));
    // The earliest plan is done, until another is chosen: what lies ahead goes on.
    await sidebar.tabTo(sidebar.field(words.contact.done));
    await sidebar.page.keyboard.press('ArrowDown');
    expect(await sidebar.field(words.contact.nextDate).inputValue()).toBe('2026-04-02');
    expect(await sidebar.field(words.contact.nextChannel).inputValue()).toBe(texts.channels[1]);
    await sidebar.page.keyboard.press('ArrowUp');
    expect(await sidebar.field(words.contact.nextDate).inputValue()).toBe('');
    await sidebar.tabTo(sidebar.page.getByRole('radio').first());
    await sidebar.page.keyboard.press('ArrowDown');
    expect(await sidebar.field(words.contact.nextDate).inputValue()).toBe('2026-03-21');
    await sidebar.page.keyboard.press('ArrowDown');
    expect(await sidebar.field(words.contact.nextDate).inputValue()).toBe('2026-03-20');
    await sidebar.tabTo(sidebar.field(words.contact.note));
    await sidebar.page.keyboard.type('=1+1');
    expect(await sidebar.faults()).toEqual([]);
    await press(words.form.save);
    await sidebar.status().getByText(words.results['log-contact']).waitFor();
    await line.waitFor({ state: 'detached' });
    expect(sidebar.callsOf('logContact')).toMatchObject([
      {
        customerId: 'C-000123',
        outcome: texts.outcomes[2],
        note: '=1+1',
        nextDate: '2026-03-20',
        done: { date: '2026-03-15', step: texts.step },
      },
    ]);
  });

  it('Today: where nothing is dated, the most important customers are planned', async () => {
    const words = await open({ today: () => ({ ...sample.today, sections: [], isUnplanned: true }) });
    expect(await sidebar.faults()).toEqual([]);
    await press(words.today.plan);
    await title(words.planning.title);
    const group = (name: string) => sidebar.page.getByRole('group', { name, exact: true });
    await group(texts.other).getByText(texts.step).waitFor();
    expect(await sidebar.faults()).toEqual([]);
    await sidebar.tabTo(group(texts.company).getByRole('checkbox'));
    await sidebar.page.keyboard.press('Space');
    await group(texts.company).getByLabel(words.planning.date).waitFor({ state: 'detached' });
    await group(texts.other).getByLabel(words.planning.date).fill('2026-03-27');
    await sidebar.tabTo(group(texts.name).getByLabel(words.planning.step));
    await sidebar.page.keyboard.type('=1+1');
    await press(words.common.back);
    await press(words.leave.stay);
    await press(words.planning.apply({ n: 2 }));
    await sidebar
      .status()
      .getByText(words.results['plan-contacts']({ left: 0 }))
      .waitFor();
    expect(sidebar.callsOf('planContacts')).toMatchObject([
      {
        plans: [
          { customerId: 'C-000123', nextDate: '2026-03-19', nextStep: '=1+1' },
          { customerId: 'C-000007', nextDate: '2026-03-27', nextStep: '' },
        ],
      },
    ]);
  });

  it('Contact: where its column has gone, the repair is offered, and what was typed stays', async () => {
    const issue = { code: 'linked-column-missing', params: { sheet: 'Follow-ups', header: 'X' } } as const;
    const words = await open({
      logContact: () => new Refusal(issue),
      repair: () => sample.saved('repair'),
    });
    await press(words.today.doneWith({ name: texts.name }));
    await sidebar.field(words.contact.note).fill(texts.note);
    await press(words.form.save);
    await sidebar.page.getByText(wordIssue(words.issues, issue).what).waitFor();
    expect(await sidebar.faults()).toEqual([]);
    sidebar.answers.logContact = answers.logContact!;
    await press(words.home.repair);
    await sidebar.called('repair');
    expect(await sidebar.field(words.contact.note).inputValue()).toBe(texts.note);
    await press(words.form.save);
    await sidebar.status().getByText(words.results['log-contact']).waitFor();
  });

  it('Customer: how they stand, what is planned, why they may be twice, and what can be done', async () => {
    const words = await open();
    await arrowTo(words.tabs.customer);
    await title(texts.name);
    const panel = sidebar.page.getByRole('tabpanel');
    for (const text of [
      texts.reason,
      texts.star,
      texts.step,
      texts.toCheck,
      texts.note,
      words.duplicateReasons['same-phone'],
    ]) {
      await panel.getByText(text).waitFor();
    }
    expect(await sidebar.faults()).toEqual([]);
    await press(words.form.openOtherNamed({ name: texts.other }));
    expect(await sidebar.called('goTo')).toEqual([{ customerId: 'C-000007' }]);
    await sidebar.called('customer', 2);
    await press(words.customer.edit);
    await title(words.form.editTitle({ name: texts.name }));
    await press(words.common.back);
    await title(texts.name);
    await sidebar.page.waitForFunction(() => document.activeElement?.tagName === 'H1');
  });

  it('Customer: what has happened and what it comes to; a purchase with a key, refused beside its field, then saved', async () => {
    const words = await open({
      addEntry: ({ values }) =>
        values['amount'] === '12x'
          ? new Refusal({ code: 'number-invalid', fieldKey: 'amount' })
          : sample.saved('add-purchase', 'C-000123'),
    });
    const entryLabel = (key: string) => sample.entryForm('purchases').fields.find((field) => field.key === key)!.label;
    const { keyboard } = sidebar.page;
    await arrowTo(words.tabs.customer);
    await title(texts.name);
    /** A key does what its button does, so nothing while that waits. */
    const pressKey = async (key: string) => {
      await sidebar.page.locator(`[aria-keyshortcuts="${key.toUpperCase()}"]:not([aria-disabled])`).waitFor();
      await keyboard.press(key);
    };
    const panel = sidebar.page.getByRole('tabpanel');
    for (const text of [words.customer.latest({ n: 4, total: 23 }), words.customer.orders({ n: 12 }), texts.late])
      await panel.getByText(text).first().waitFor();
    expect(await sidebar.faults()).toEqual([]);

    await pressKey('p');
    await title(words.entry.titles.purchases({ name: texts.name }));
    expect(await sidebar.field(entryLabel('date')).inputValue()).toBe('2026-03-18');
    await sidebar.tabTo(sidebar.field(entryLabel('product')));
    await keyboard.type('=1+1');
    await sidebar.tabTo(sidebar.field(entryLabel('amount')));
    await keyboard.type('12x');
    await sidebar.field(entryLabel('payment')).selectOption({ label: words.entry.own });
    await sidebar.tabTo(sidebar.field(words.entry.ownOf({ label: entryLabel('payment') })));
    await keyboard.type('Voucher');
    expect(await sidebar.faults()).toEqual([]);
    await keyboard.press('Enter');
    await sidebar
      .status()
      .getByText(words.form.wrong({ n: 1 }))
      .waitFor();
    await sidebar.page.waitForFunction(() => (document.activeElement as HTMLInputElement).value === '12x');
    expect(await sidebar.faults()).toEqual([]);
    await keyboard.press('Backspace');
    await press(words.common.back);
    await press(words.leave.stay);
    await sidebar.tabTo(sidebar.field(entryLabel('amount')));
    await keyboard.press('Enter');
    await sidebar.status().getByText(words.results['add-purchase']).waitFor();
    await title(texts.name);
    expect(sidebar.callsOf('addEntry').at(-1)).toMatchObject({
      role: 'purchases',
      customerId: 'C-000123',
      values: { date: '2026-03-18', product: '=1+1', amount: '12', payment: 'Voucher' },
    });

    for (const [key, role] of [
      ['o', 'opportunities'],
      ['f', 'feedback'],
    ] as const) {
      await pressKey(key);
      await title(words.entry.titles[role]({ name: texts.name }));
      expect(await sidebar.faults()).toEqual([]);
      await press(words.common.back);
      await title(texts.name);
    }
    for (const key of ['j', 'k']) {
      const asked = sidebar.callsOf('customer').length;
      await pressKey(key);
      await sidebar.called('customer', asked + 1);
    }
    expect(sidebar.callsOf('goTo').map(({ step }) => step)).toEqual([1, -1]);
  });

  it('My customers: whose they are, the first one opened, and the next one of the list with a key', async () => {
    const other = { ...sample.customer, customerId: 'C-000007', title: texts.other, revision: 'r7' };
    const words = await open();
    await press(words.owned.open);
    await title(words.owned.title);
    const row = sidebar.page.getByRole('button', { name: new RegExp(texts.name) });
    await row.waitFor();
    expect(await sidebar.page.getByRole('listitem').allTextContents()).toEqual([
      expect.stringContaining(words.days.late({ n: 3 })),
      expect.stringContaining(words.days.today),
    ]);
    await press(words.owned.tab);
    await sidebar
      .status()
      .getByText(words.owned.tabMade({ name: texts.owner }))
      .waitFor();
    expect(await sidebar.faults()).toEqual([]);
    await sidebar.tabTo(sidebar.field(words.owned.owner));
    await sidebar.page.keyboard.press('ArrowDown');
    await title(words.owned.titleNobody);
    await sidebar.tabTo(row);
    await sidebar.page.keyboard.press('Enter');
    await title(texts.name);
    await sidebar.button(words.owned.walk({ i: 1, n: 2 })).waitFor();
    expect(await sidebar.faults()).toEqual([]);
    sidebar.answers.customer = () => other;
    await sidebar.page.locator('[aria-keyshortcuts="J"]:not([aria-disabled])').waitFor();
    await sidebar.page.keyboard.press('j');
    await title(texts.other);
    await press(words.owned.walk({ i: 2, n: 2 }));
    await title(words.owned.titleNobody);
    expect(sidebar.callsOf('ownedCustomers').slice(0, 2)).toEqual([{}, { owner: '' }]);
    expect(sidebar.callsOf('goTo')).toEqual([{ customerId: 'C-000123' }, { customerId: 'C-000007' }]);
  });

  it('Import: what a tab holds, changed by keyboard, whose rows they are, added once, and taken back', async () => {
    const last = { operationId: 'op-1', operation: 'import', at: '2026-03-18 08:00', by: '', cells: 12 } as const;
    const words = await open({
      status: () => ({ ...sample.status, lastOperation: last }),
      undo: () => sample.saved('undo'),
    });
    await arrowTo(words.tabs.home);
    await press(new RegExp(words.importing.open));
    await title(words.importing.title);
    const add = words.importing.apply({ n: 12 });
    await sidebar.button(add).waitFor();
    for (const text of [
      words.importing.linked({ n: 11 }),
      words.importing.unlinked({ n: 1 }),
      words.importing.same({ n: 3 }),
      words.importing.different({ n: 1 }),
      words.importing.times({ n: '1,234', what: '' }).trim(),
      words.importing.rival({ ...sample.rival, other: words.importing.column({ n: 4 }) }),
      texts.other,
    ])
      expect(await sidebar.page.getByRole('main').textContent()).toContain(text);
    expect(await sidebar.faults()).toEqual([]);
    await sidebar.tabTo(sidebar.field(words.importing.column({ n: 4 })));
    await sidebar.page.keyboard.press('ArrowDown');
    await sidebar.called('previewImport', 2);
    await sidebar.tabTo(sidebar.field(words.importing.role));
    await sidebar.page.keyboard.press('ArrowDown');
    await sidebar.called('previewImport', 3);
    await press(add);
    await sidebar
      .status()
      .getByText(words.results.import({ n: 12 }))
      .waitFor();
    expect(await sidebar.faults()).toEqual([]);
    await press(words.home.undo);
    await press(words.undo.confirm);
    await sidebar.called('undo');
    await sidebar.button(add).waitFor();
    expect(sidebar.callsOf('previewImport').slice(0, 3)).toEqual([
      { sheetId: 7 },
      { sheetId: 7, role: 'purchases', mapping: { '#4': 'date' } },
      { sheetId: 7, role: 'opportunities' },
    ]);
    expect(sidebar.callsOf('importEntries')).toMatchObject([{ sheetId: 7, role: 'purchases' }]);
  });

  it('Add: checked when a field is left, warned of a duplicate, saved once', async () => {
    const words = await open({
      checkCustomer: ({ values }) => ({
        issues: values['email'] ? [{ code: 'email-invalid', fieldKey: 'email' }] : [],
        standard: { phone: '13800138000' },
        duplicates: [sample.duplicate],
      }),
    });
    await arrowTo(words.tabs.add);
    const phone = sidebar.field(labelOf('phone'));
    await phone.waitFor();
    await sidebar.page.clock.pauseAt('2026-03-18T09:00:00Z');
    await sidebar.tabTo(sidebar.field(labelOf('name')));
    await sidebar.page.keyboard.type(texts.name);
    await sidebar.tabTo(phone);
    await sidebar.page.keyboard.type('138-0013-8000');
    await sidebar.tabTo(sidebar.field(labelOf('email')));
    await sidebar.page.keyboard.type('x@');
    await sidebar.page.keyboard.press('Tab');
    await sidebar.page.clock.runFor(500);
    await sidebar.page.clock.resume();
    await sidebar.page.getByText(words.form.stored({ value: '13800138000' })).waitFor();
    // Three fields were left within the time of one check.
    expect(sidebar.callsOf('checkCustomer')).toHaveLength(1);
    const described = async (key: string) =>
      sidebar.field(labelOf(key)).evaluate((node) =>
        (node.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      );
    expect(await described('phone')).toContain('13800138000');
    expect(await described('email')).toContain(words.form.finding({ what: '', todo: '' }).trim().slice(-1));
    await sidebar.page.getByText(words.duplicateReasons['same-phone']).waitFor();
    expect(await sidebar.faults()).toEqual([]);

    await press(words.form.openOtherNamed({ name: texts.other }), 'Space');
    await press(words.leave.stay);
    expect(await phone.inputValue()).toBe('138-0013-8000');
    await sidebar.button(words.form.saveAnyway).dblclick();
    await title(texts.name);
    await sidebar.status().getByText(words.results.add).waitFor();
    const saved = sidebar.callsOf('saveCustomer');
    expect(new Set(saved.map(({ requestId }) => requestId)).size).toBe(1);
    expect(saved[0]).toMatchObject({
      values: { name: texts.name, phone: '138-0013-8000', email: 'x@' },
      duplicatesSeen: true,
    });
    expect(await sidebar.called('goTo')).toEqual([{ customerId: 'C-000124' }]);
  });

  it('Edit: says which fields are refused, goes to the first, and keeps what was typed', async () => {
    const words = await open({
      saveCustomer: () =>
        new Refusal({ code: 'email-invalid', fieldKey: 'email' }, { code: 'phone-invalid', fieldKey: 'phone' }),
    });
    await arrowTo(words.tabs.customer);
    await press(words.customer.edit);
    await sidebar.field(labelOf('phone')).fill('1');
    await sidebar.page.keyboard.press('Enter');
    await sidebar
      .status()
      .getByText(words.form.wrong({ n: 2 }))
      .waitFor();
    const focused = sidebar.page.locator(':focus');
    expect(await focused.getAttribute('aria-invalid')).toBe('true');
    expect(await focused.inputValue()).toBe('1');
    // What a control of its own kind could not hold is there to be read, and what is the ledger's stays so.
    expect(await sidebar.field(labelOf('birthday')).inputValue()).toBe('08-15');
    expect(await sidebar.field(labelOf('nextFollowUp')).getAttribute('type')).toBe('date');
    expect(await sidebar.field(labelOf('totalSpent')).isEditable()).toBe(false);
    expect(await sidebar.faults()).toEqual([]);
    await sidebar.page.keyboard.type('2');
    await sidebar.page.locator('[aria-invalid=true]').nth(1).waitFor({ state: 'detached' });
    expect(await focused.inputValue()).toBe('12');
  });

  it('Add: pressed again after a failure, what stands there is still one click', async () => {
    const words = await open({ saveCustomer: () => new Refusal({ code: 'no-answer' }) });
    await arrowTo(words.tabs.add);
    await sidebar.field(labelOf('name')).fill(texts.name);
    await press(words.form.save);
    await sidebar.page.getByText(words.issues.codes['no-answer'].todo as string).waitFor();
    await press(words.form.save);
    await sidebar.called('saveCustomer', 2);
    await press(words.common.tryAgain);
    await sidebar.called('saveCustomer', 3);
    await sidebar.field(labelOf('name')).fill(`${texts.name} 2`);
    await press(words.form.save);
    const ids = (await sidebar.called('saveCustomer', 4)).map(({ requestId }) => requestId);
    expect(new Set(ids.slice(0, 3)).size).toBe(1);
    expect(ids[3]).not.toBe(ids[0]);
  });

  it('Edit: somebody else has saved meanwhile: both are shown, and either can be kept', async () => {
    const theirs = {
      ...sample.edited,
      revision: 'r2',
      fields: sample.edited.fields.map((field) => (field.key === 'phone' ? { ...field, value: '13900139000' } : field)),
    };
    const words = await open({
      saveCustomer: ({ revision }) =>
        revision === 'r2' ? sample.saved('edit', 'C-000123') : new Refusal({ code: 'customer-changed' }),
    });
    await arrowTo(words.tabs.customer);
    await press(words.customer.edit);
    await sidebar.field(labelOf('phone')).fill('13700137000');
    sidebar.answers.customerForm = () => theirs;
    await press(words.form.save);
    await sidebar.page.getByText(words.form.theirs({ value: '13900139000' })).waitFor();
    await sidebar.page.getByText(words.form.yours({ value: '13700137000' })).waitFor();
    expect(await sidebar.faults()).toEqual([]);
    await press(words.form.keepMine);
    await sidebar.status().getByText(words.results.edit).waitFor();
    expect(sidebar.callsOf('saveCustomer').at(-1)).toMatchObject({ revision: 'r2', values: { phone: '13700137000' } });
  });

  it('Reminders: what is on, what is off and how to turn it on, which mails need a look', async () => {
    const words = await open({
      status: () => ({ ...sample.status, view: 'reminders' }),
      switchReminders: ({ hour = 8 }) => ({
        ...sample.health,
        reminders: 'on',
        by: 'ann@example.com',
        hour,
        lastRun: '2026-03-16 08:02',
        isLate: true,
        issues: [{ code: 'busy' }],
        mails: [
          { key: 'k1', recipient: 'bob@example.com', day: '2026-03-17', state: 'unconfirmed', items: 5, reason: '' },
        ],
      }),
      settleMail: () => ({ ...sample.health, reminders: 'on', mayMail: false, isCopy: true }),
    });
    await title(words.reminders.title);
    expect(await sidebar.faults()).toEqual([]);
    await sidebar.field(words.reminders.hour).selectOption('9');
    expect(sidebar.callsOf('switchReminders')).toEqual([]);
    await press(words.reminders.turnOn);
    await sidebar.page.getByText(words.reminders.states.on).waitFor();
    expect(sidebar.callsOf('switchReminders')).toMatchObject([{ on: true, hour: 9, weekdaysOnly: false }]);
    await sidebar.page.getByText(words.reminders.late).waitFor();
    await sidebar.page.getByText(wordIssue(words.issues, { code: 'busy' }).what).waitFor();
    expect(await sidebar.faults()).toEqual([]);
    await press(words.reminders.wasSent);
    await sidebar.page.getByText(words.reminders.copy).waitFor();
    expect(sidebar.callsOf('settleMail')).toMatchObject([{ key: 'k1', wasSent: true }]);
    await sidebar.page.getByText(words.issues.codes['mail-not-allowed'].todo as string).waitFor();
    expect(await sidebar.faults()).toEqual([]);
  });

  it('says in every view that the wrong account is used, and what to do', async () => {
    const refuse = () => {
      throw new Error('PERMISSION_DENIED');
    };
    const words = await open({ today: refuse, customer: refuse, customerForm: refuse, health: refuse });
    const { todo } = wordIssue(words.issues, { code: 'wrong-account' });
    const said = sidebar.page.getByText(todo);
    await said.waitFor();
    for (const tab of [words.tabs.customer, words.tabs.add]) {
      await arrowTo(tab);
      await said.waitFor();
    }
    expect(await sidebar.faults()).toEqual([]);
    await arrowTo(words.tabs.home);
    await press(words.reminders.open);
    await said.waitFor();
    sidebar.answers.health = answers.health!;
    await press(words.common.tryAgain);
    await sidebar.page.getByText(words.reminders.states.off).waitFor();
  });
});

describe('following the selection', () => {
  const { answers, customer, texts } = sampleAnswers('en');
  const other = { ...customer, customerId: 'C-000007', title: texts.other };
  const heading = (name: string) => sidebar.page.getByRole('heading', { level: 1, name }).waitFor();
  const asked = () => sidebar.callsOf('customer').length;
  const editing = async () => {
    sidebar = await openSidebarPage(browser(), 'en', { ...answers });
    await arrowTo(sidebar.words.tabs.customer);
    await heading(texts.name);
  };

  it('shows another customer within three seconds, until it is switched off', async () => {
    await editing();
    sidebar.answers.customer = ({ customerId }) => (customerId === customer.customerId ? customer : other);
    await sidebar.page.clock.runFor(3100);
    await heading(texts.other);
    sidebar.answers.customer = () => customer;
    await sidebar.page.getByRole('checkbox', { name: sidebar.words.customer.follow }).uncheck();
    const before = asked();
    await sidebar.page.clock.runFor(10_000);
    expect(asked()).toBe(before);
    await heading(texts.other);
    await sidebar.button(sidebar.words.customer.pick).click();
    await heading(texts.name);
    await sidebar.called('customer', before + 1);
  });

  it('asks nothing on another tab of the sidebar', async () => {
    await editing();
    await arrowTo(sidebar.words.tabs.home);
    const before = asked();
    await sidebar.page.clock.runFor(10_000);
    expect(asked()).toBe(before);
  });

  it('asks before another row takes the place of what was typed', async () => {
    await editing();
    await press(sidebar.words.customer.edit);
    await sidebar.field('Phone').fill('1');
    sidebar.answers.customer = () => other;
    await sidebar.page.clock.runFor(3100);
    await press(sidebar.words.leave.stay);
    expect(await sidebar.field('Phone').inputValue()).toBe('1');
    await sidebar.page.clock.runFor(10_000);
    expect(await sidebar.page.getByRole('dialog').count()).toBe(0);
    await press(sidebar.words.common.back);
    await press(sidebar.words.leave.discard);
    await heading(texts.other);
  });

  it('drops findings on what is no longer typed', async () => {
    sidebar = await openSidebarPage(browser(), 'en', { ...answers });
    await arrowTo(sidebar.words.tabs.add);
    let answer: () => void = () => undefined;
    sidebar.answers.checkCustomer = () =>
      new Promise((resolve) => {
        answer = () => resolve({ issues: [], standard: { phone: 'STALE' }, duplicates: [] });
      });
    const phone = sidebar.field('Phone');
    await phone.fill('1');
    await phone.blur();
    await sidebar.page.clock.runFor(500);
    await sidebar.called('checkCustomer');
    await phone.fill('2');
    answer();
    await sidebar.page.clock.runFor(10);
    expect(await sidebar.page.getByText('STALE').count()).toBe(0);
  });
});
