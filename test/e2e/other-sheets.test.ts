/** Sheets that are no list of customers, or not only one: what the pages say and offer, and that nothing is touched. */
import { wordIssue } from '../../src/contract/words';
import type { Workbook } from '../../workbench/model/workbook';
import { LOGS } from '../fixtures/sheets/logs';
import { rowsOf } from '../fixtures/sheets/plain-sheet';
import { sharedBrowser } from '../support/browser';
import { workbookOf } from '../support/bundle-workbench';
import { headersOf, type LedgerlinePage, openLedgerline, type Tongue, WORDS } from '../support/ledgerline-page';

const browser = sharedBrowser();
let bench: LedgerlinePage;
afterEach(() => bench?.close());

const PLACE = {
  'zh-CN': { locale: 'zh_CN', timeZone: 'Asia/Shanghai', name: '工作表1' },
  en: { locale: 'en_US', timeZone: 'America/New_York', name: 'Sheet1' },
};

async function open(tongue: Tongue, cells: string): Promise<void> {
  const workbook: Workbook = workbookOf(rowsOf(cells), PLACE[tongue]);
  bench = await openLedgerline({ browser: browser(), workbook, tongue });
}

const logOf = (kind: string): string => LOGS.find(({ refused }) => refused === kind)?.cells ?? '';

describe.each<Tongue>(['zh-CN', 'en'])('%s', (tongue) => {
  const words = WORDS[tongue];
  const headers = headersOf(tongue);

  it('an empty sheet becomes an empty ledger with a few customers to try', async () => {
    await open(tongue, '');
    await bench.choose(words.server.menu.trySample);
    const { before, home } = words.page;
    await bench.sidebar.getByRole('heading', { name: before.emptyTitle }).waitFor();
    expect(await bench.sidebar.getByRole('checkbox', { name: before.sampleRows }).isChecked()).toBe(true);
    await bench.press('sidebar', before.start);
    await bench.sidebar.getByRole('heading', { name: home.tiers }).waitFor();
    const customers = bench.cellsWhere(headers.customerId, (text) => text !== '').length;
    expect(customers).toBeGreaterThan(3);
    await bench.sidebar.getByRole('heading', { name: home.customers({ n: customers }) }).waitFor();
    const ranked = bench.cellsWhere(headers.tier, (text) => text !== '');
    expect(ranked.length).toBeGreaterThan(0);
    await bench.selectCell(ranked[0]!);
    expect(await bench.cell(ranked[0]!).evaluate((cell) => getComputedStyle(cell).backgroundColor)).not.toBe(
      'rgba(0, 0, 0, 0)',
    );
  });

  it('a list of orders or payments is refused with advice, in the preview and in the sidebar', async () => {
    await open(tongue, logOf(tongue === 'en' ? 'payments' : 'orders'));
    const texts = bench.texts();
    await bench.choose(words.server.menu.setup);
    const advice = wordIssue(words.server.issues, { code: 'not-customers' }).todo;
    await bench.dialog.getByText(advice).waitFor();
    await bench.sidebar.getByText(advice).waitFor();
    expect(await bench.dialog.getByRole('button', { name: words.page.plan.apply }).count()).toBe(0);
    await bench.press('dialog', words.page.common.close);
    await bench.press('sidebar', words.page.before.insteadEmpty);
    await bench.sidebar.getByText(words.page.before.newTabText).waitFor();
    expect(bench.texts()).toEqual(texts);
  });
});

it('of two tables on a sheet it asks for the one with the customers', async () => {
  await open(
    'en',
    `
Product|Price|Stock|||Customer|Phone|E-mail
Beans 1 kg|18.50|40|||Anna Whitfield|(503) 555-0101|anna@example.com
Beans 250 g|5.90|120|||Tom Okafor|(503) 555-0102|tom@example.com
Grinder|89.00|7|||Priya Nair|(503) 555-0103|priya@example.com`,
  );
  const { server, page } = WORDS.en;
  await bench.choose(server.menu.setup);
  const tables = bench.dialog.getByRole('group', { name: page.before.chooseTable });
  await tables.getByRole('radio', { name: /Customer/ }).check();
  await bench.press('dialog', page.before.useTable);
  await bench.dialog.getByRole('heading', { name: /^3 customers and 3 columns/ }).waitFor();
  await bench.press('dialog', page.plan.apply);
  await bench.dialog.getByRole('heading', { name: /^Done/ }).waitFor();
  expect(bench.texts()[1]?.slice(0, 7)).toEqual([
    'Beans 1 kg',
    '18.50',
    '40',
    '',
    '',
    'Anna Whitfield',
    '(503) 555-0101',
  ]);
});

it('of a sheet without a table it says so and what one looks like', async () => {
  await open('en', 'Shopping list for Monday');
  await bench.choose(WORDS.en.server.menu.setup);
  await bench.dialog.getByText(wordIssue(WORDS.en.server.issues, { code: 'no-table' }).todo).waitFor();
});
