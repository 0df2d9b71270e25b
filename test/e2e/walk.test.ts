/** The walk of the README: a list becomes a ledger, rows are pasted, a day passes, the mail is read, and what it asks for is done. */
import { sharedBrowser } from '../support/browser';
import { LISTS } from '../support/customer-lists';
import { headersOf, type LedgerlinePage, openLedgerline, plainList, type Tongue } from '../support/ledgerline-page';

const browser = sharedBrowser();
let bench: LedgerlinePage;
afterEach(() => bench?.close());

const BENCH = {
  en: { dayOn: '+1 day', outbox: /^Outbox/ },
  'zh-CN': { dayOn: '+1 天', outbox: /^发件箱/ },
} as const;

it.each<Tongue>(['zh-CN', 'en'])('%s', async (tongue) => {
  bench = await openLedgerline({ browser: browser(), workbook: await plainList(tongue), tongue });
  const { page, server } = bench.words;
  const headers = headersOf(tongue);
  await bench.choose(server.menu.setup);
  await bench.dialog.getByRole('button', { name: page.plan.apply }).waitFor();
  await bench.press('dialog', page.plan.apply);
  await bench.press('dialog', page.reminders.turnOn);
  await bench.sidebar.getByRole('heading', { level: 1, name: page.reminders.title }).waitFor();

  const rows = (header: string) => bench.cellsWhere(header, (text) => text !== '');

  const names = rows(headers.name);
  const below = names.at(-1)!.replace(/\d+/, (row) => String(Number(row) + 1));
  const pasted = Array.from({ length: 50 }, (_, index) => `Walk ${index + 1}`);
  await bench.selectCell(below);
  await bench.page.evaluate((text) => navigator.clipboard.writeText(text), pasted.join('\n'));
  await bench.page.locator('.cell.active').click();
  await bench.page.keyboard.press('Control+v');
  await bench.settled();
  expect(rows(headers.customerId)).toHaveLength(LISTS[tongue].customers + 50);

  await bench.press('sidebar', page.reminders.turnOn);
  await bench.sidebar.getByText(page.reminders.states.on).waitFor();
  // Twenty-four hourly runs.
  await bench.page.getByRole('button', { name: BENCH[tongue].dayOn }).click({ timeout: 30_000 });
  await bench.settled();
  await bench.page.getByRole('button', { name: BENCH[tongue].outbox }).click();
  await bench.page.locator('.mail-head').first().click();
  const mail = bench.page.frameLocator('.mail iframe').first();
  await mail.getByText('C-0000').first().waitFor();

  await bench.choose(server.menu.dueToday);
  const done = bench.sidebar.getByRole('button', { name: new RegExp(`^${page.today.done}`) });
  await done.first().waitFor();
  const name = (await done.first().getAttribute('aria-label'))!;
  expect(await mail.locator('body').textContent()).toContain(name.replace(/^.*[：:]\s*/, ''));
  await bench.press('sidebar', name);
  await bench.sidebar.getByRole('radio').first().check();
  await bench.press('sidebar', page.form.save);
  await bench.sidebar.getByRole('button', { name, exact: true }).waitFor({ state: 'detached' });
});
