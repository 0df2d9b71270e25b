/** A day with a ledger from the sidebar: the built script in the workbench's page, by keyboard, in both languages. */
import type { Locator } from 'playwright-core';
import { wordIssue } from '../../src/contract/words';
import { type LinkedRole, linkedColumns } from '../../src/domain/linked-tabs';
import type { Workbook } from '../../workbench/model/workbook';
import { sharedBrowser } from '../support/browser';
import { LISTS } from '../support/customer-lists';
import { headersOf, type LedgerlinePage, ledgerOf, openLedgerline, type Tongue } from '../support/ledgerline-page';
import { addList } from '../support/linked-ledger';
import { takePicture } from '../support/pictures';

const browser = sharedBrowser();

describe.each<Tongue>(['zh-CN', 'en'])('%s', (tongue) => {
  const { twice, customers } = LISTS[tongue];
  const again = tongue === 'en' ? `Mr. ${twice}` : `${twice}先生`;
  const headers = headersOf(tongue);
  let ledger: Workbook;
  let bench: LedgerlinePage;
  beforeAll(async () => {
    ledger = await ledgerOf(tongue);
  });
  beforeEach(async () => {
    bench = await openLedgerline({ browser: browser(), workbook: ledger, tongue });
  });
  afterEach(() => bench?.close());

  const title = (name: string | RegExp) => bench.sidebar.getByRole('heading', { level: 1, name }).waitFor();
  const said = (text: string) => bench.sidebar.getByRole('status').getByText(text, { exact: true }).waitFor();
  /** F6 into the sidebar, then Tab until a control has the focus, at most once round the page. */
  const tabTo = async (control: Locator) => {
    await control.waitFor();
    const isInside = () => bench.page.evaluate(() => document.activeElement?.closest('aside') !== null);
    for (let presses = 0; presses < 8 && !(await isInside()); presses++) await bench.page.keyboard.press('F6');
    for (let presses = 0; presses < 100; presses++) {
      if (await control.evaluate((node) => node === document.activeElement && document.hasFocus())) return;
      await bench.page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${control}`);
  };
  const press = async (name: string) => {
    await tabTo(bench.sidebar.getByRole('button', { name, exact: true }));
    await bench.page.keyboard.press('Enter');
    await bench.settled();
  };
  const type = async (label: string, text: string) => {
    await tabTo(bench.sidebar.getByLabel(label, { exact: true }));
    await bench.page.keyboard.insertText(text);
  };
  const isSound = async () => {
    await bench.settled();
    // What axe looks at is the same in both languages; test/e2e/access.test.ts looks at both.
    if (tongue !== 'en') return;
    expect(await bench.violations(await bench.frame('aside iframe'))).toEqual([]);
  };
  const rowsWith = (header: string, text: string) => bench.cellsWhere(header, (cell) => cell === text);

  it('adds a customer, warned that they may be there already, as nobody else', async () => {
    const { page, server } = bench.words;
    const [known] = rowsWith(headers.name, twice);
    const phone = await (await bench.cellAt(rowOf(known!), headers.phone)).textContent();
    await bench.choose(server.menu.addCustomer);
    await title(page.form.addTitle);
    await type(headers.name, again);
    await type(headers.phone, phone ?? '');
    await bench.page.keyboard.press('Enter');
    await bench.sidebar.getByText(page.duplicateReasons['same-phone']).first().waitFor();
    await isSound();
    await takePicture(bench, 'add', tongue);
    expect(rowsWith(headers.name, again)).toEqual([]);

    const { state } = bench.session.workbench;
    const before = structuredClone(state.workbook);
    const used = 'colleague@example.com';
    const account = state.user;
    state.user = used;
    await press(page.form.saveAnyway);
    const { what, todo } = wordIssue(page.issues, { code: 'wrong-account', params: { account, used } });
    for (const text of [what, todo]) await bench.sidebar.getByText(text).waitFor();
    await isSound();
    expect(state.workbook).toEqual(before);
    state.user = account;

    await press(page.form.saveAnyway);
    await said(page.results.add);
    await title(again);
    const [added] = rowsWith(headers.name, again);
    expect(await bench.page.locator('.cell.active').getAttribute('data-cell')).toMatch(
      new RegExp(`\\D${rowOf(added!)}$`),
    );
    expect(bench.cellsWhere(headers.customerId, (text) => text !== '')).toHaveLength(customers + 1);
  });

  it('follows the selected row, changes its customer, and logs a contact that plans the next', async () => {
    const { page, server } = bench.words;
    await bench.cellAt(twice, headers.name);
    await bench.choose(server.menu.openSidebar);
    await bench.sidebar.getByRole('tab', { name: page.tabs.customer }).click();
    await title(twice);
    await isSound();
    await takePicture(bench, 'customer', tongue);

    await press(page.customer.edit);
    await title(page.form.editTitle({ name: twice }));
    await type(headers.nextStep, '=1+1');
    await bench.page.keyboard.press('Enter');
    await said(page.results.edit);
    const [row] = rowsWith(headers.name, twice);
    expect(await (await bench.cellAt(rowOf(row!), headers.nextStep)).locator('.text').textContent()).toBe('=1+1');

    await bench.choose(server.menu.logContact);
    await title(page.contact.title({ name: twice }));
    await bench.sidebar.getByRole('radio').nth(1).check();
    const proposed = await bench.sidebar.getByLabel(page.contact.nextDate).inputValue();
    expect(proposed).toMatch(/^\d{4}-\d\d-\d\d$/);
    await type(page.contact.note, '400');
    await press(page.form.save);
    await said(page.results['log-contact']);
    await bench.sidebar.getByText('400', { exact: true }).waitFor();
    expect(await (await bench.cellAt(rowOf(row!), headers.nextFollowUp)).locator('.text').textContent()).toBe(proposed);
  });

  it('writes down a purchase, an opportunity and a complaint with a key each, and shows them by date', async () => {
    const { page, server } = bench.words;
    await bench.cellAt(twice, headers.name);
    await bench.choose(server.menu.openSidebar);
    await bench.sidebar.getByRole('tab', { name: page.tabs.customer }).click();
    await title(twice);
    const labelOf = (role: LinkedRole, key: string) =>
      linkedColumns(role).find((column) => column.key === key)?.labels[tongue] ?? '';
    const entries = [
      ['p', 'purchases', { product: '=1+1', amount: '1250.5', due: '2025-01-31' }],
      ['o', 'opportunities', { product: 'B-200', amount: '900' }],
      ['f', 'feedback', { note: '+400' }],
    ] as const;
    const operations = {
      purchases: 'add-purchase',
      opportunities: 'add-opportunity',
      feedback: 'add-feedback',
    } as const;
    for (const [key, role, values] of entries) {
      // From the customer it takes the key, and Enter once the fields are filled.
      await tabTo(bench.sidebar.getByRole('button', { name: page.customer.logContact }));
      // A key does what its button does, so nothing while that waits.
      await bench.sidebar.locator(`[aria-keyshortcuts="${key.toUpperCase()}"]:not([aria-disabled])`).waitFor();
      await bench.page.keyboard.press(key);
      await title(page.entry.titles[role]({ name: twice }));
      await isSound();
      for (const [column, text] of Object.entries(values)) {
        const control = bench.sidebar.getByLabel(labelOf(role, column), { exact: true });
        if (column === 'due') await control.fill(text);
        else await type(labelOf(role, column), text);
      }
      if (role === 'feedback') await press(page.form.save);
      else await bench.page.keyboard.press('Enter');
      await said(page.results[operations[role]]);
      await title(twice);
    }
    for (const text of ['=1+1', 'B-200', '+400']) await bench.sidebar.getByText(text).first().waitFor();
    await isSound();
    await bench.sidebar
      .getByRole('heading', { name: page.customer.timeline })
      .evaluate((node) => node.scrollIntoView());
    await takePicture(bench, 'profile', tongue);
    const sheets = bench.session.workbench.state.workbook.sheets;
    const purchases = sheets.find(({ name }) => name === server.tabs.purchases);
    expect(purchases?.values.at(-1)).toEqual(expect.arrayContaining([twice, '=1+1', 1250.5]));
    expect(purchases?.formulas.flat().filter(Boolean)).toEqual([]);
  });

  it('takes a list of orders over from another tab, and back again', async () => {
    const { page, server } = bench.words;
    const { workbench } = bench.session;
    const names: string[] = [];
    bench.cellsWhere(headers.name, (text) => names.push(text) === 0);
    const isOnly = (name: string) =>
      name !== '' && names.filter((other) => other.toLowerCase() === name.toLowerCase()).length === 1;
    const [one, two] = names.filter(isOnly);
    const label = (key: string) => linkedColumns('purchases').find((column) => column.key === key)!.labels[tongue];
    addList(workbench, [
      [label('date'), label('customer'), label('product'), label('amount'), '#'],
      ['2026-03-05', one!, '=1+1', 12.5, 'x'],
      ['2026-03-06', two!, '+400', '1,200.00', 'y'],
      ['2026-03-07', 'Nobody', 'B-200', 'EUR 9', 'z'],
    ]);
    await bench.choose(server.menu.importList);
    await title(page.importing.title);
    await bench.sidebar.getByRole('listitem').filter({ hasText: 'Nobody' }).waitFor();
    await isSound();
    await takePicture(bench, 'import', tongue);
    const rows = () =>
      workbench.state.workbook.sheets
        .find(({ name }) => name === server.tabs.purchases)
        ?.values.filter((row) => row?.some((value) => ['=1+1', '+400', 'B-200'].includes(String(value)))) ?? [];
    await press(page.importing.apply({ n: 3 }));
    await said(page.results.import({ n: 3 }));
    expect(rows()).toEqual([
      expect.arrayContaining([one, '=1+1', 12.5]),
      expect.arrayContaining([two, '+400', 1200]),
      expect.arrayContaining(['Nobody', 'B-200', 'EUR 9']),
    ]);
    // Whose the third row is, somebody says by keyboard.
    await press(page.unlinked.title);
    await title(page.unlinked.title);
    await isSound();
    await takePicture(bench, 'unlinked', tongue);
    await press(page.unlinked.add);
    await title(page.form.addTitle);
    expect(await bench.sidebar.getByLabel(headers.name, { exact: true }).inputValue()).toBe('Nobody');
    await bench.sidebar.getByRole('tab', { name: page.tabs.home }).click();
    await bench.press('sidebar', page.leave.discard);
    await bench.sidebar.getByRole('button', { name: new RegExp(`^${page.unlinked.open}`) }).click();
    const id = bench.sidebar.getByLabel(page.unlinked.customerId).first();
    await id.fill('C-000001');
    await id.press('Enter');
    await said(page.results['link-rows']({ n: 1 }));
    await bench.sidebar.getByText(page.unlinked.none).waitFor();
    expect(rows()[2]).toEqual(expect.arrayContaining(['C-000001', 'Nobody', 'B-200']));
    await bench.press('sidebar', page.common.back);
    for (const left of [3, 0]) {
      await press(page.home.undo);
      await press(page.undo.confirm);
      await bench.settled();
      expect(rows()).toHaveLength(left);
      expect(rows()[2]?.[1]).toBeUndefined();
    }
  });

  it('shows what is due, and a line goes when it is done; where nothing is planned, plans the ten most important', async () => {
    const { page, server } = bench.words;
    await bench.choose(server.menu.dueToday);
    await title(new RegExp(page.tabs.today));
    const done = bench.sidebar.getByRole('button', { name: new RegExp(`^${page.today.done}`) });
    await done.first().waitFor();
    await isSound();
    await takePicture(bench, 'today', tongue);
    const before = await done.count();
    const name = (await done.first().getAttribute('aria-label')) ?? '';
    await press(name);
    await bench.sidebar.getByRole('radio').first().check();
    await press(page.form.save);
    await said(page.results['log-contact']);
    await bench.sidebar.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
    expect(await done.count()).toBe(before - 1);

    const dated = () => bench.cellsWhere(headers.nextFollowUp, (text) => text !== '');
    const { session } = bench;
    const head = bench.texts().findIndex((cells) => cells.includes(headers.nextFollowUp));
    const below = { row: head + 1, column: bench.texts()[head]!.indexOf(headers.nextFollowUp) };
    session.clear(session.workbench.state.workbook.activeSheetId, { ...below, rows: customers, columns: 1 });
    await bench.choose(server.menu.dueToday);
    await press(page.today.plan);
    await title(page.planning.title);
    await isSound();
    await takePicture(bench, 'plan', tongue);
    await press(page.planning.apply({ n: 10 }));
    await said(page.results['plan-contacts']({ left: 0 }));
    expect(dated()).toHaveLength(10);
    await bench.sidebar.getByText(page.today.unplanned).waitFor({ state: 'detached' });
  });

  it('turns reminders on and off, and says that they run', async () => {
    const { page, server } = bench.words;
    await bench.choose(server.menu.reminders);
    await title(page.reminders.title);
    await bench.sidebar.getByText(page.reminders.states.off).waitFor();
    await press(page.reminders.turnOn);
    await bench.sidebar.getByText(page.reminders.states.on).waitFor();
    await isSound();
    await takePicture(bench, 'reminders', tongue);
    await press(page.reminders.turnOff);
    await bench.sidebar.getByText(page.reminders.states.off).waitFor();
  });
});

const rowOf = (name: string): number => Number(/\d+/.exec(name)?.[0]);
