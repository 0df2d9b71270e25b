/** Life with a ledger: the lists, the operations, undo and files, in the workbench's page as a person uses it. */
import { wordIssue } from '../../src/contract/words';
import { columnIndex } from '../../workbench/model/a1-notation';
import type { Workbook } from '../../workbench/model/workbook';
import { sharedBrowser } from '../support/browser';
import { LISTS } from '../support/customer-lists';
import {
  headersOf,
  type LedgerlinePage,
  ledgerOf,
  openLedgerline,
  plainList,
  type Tongue,
} from '../support/ledgerline-page';

const browser = sharedBrowser();

describe.each<Tongue>(['zh-CN', 'en'])('a ledger, %s', (tongue) => {
  const list = LISTS[tongue];
  const headers = headersOf(tongue);
  let ledger: Workbook;
  let bench: LedgerlinePage;
  beforeAll(async () => {
    ledger = await ledgerOf(tongue);
  });
  afterEach(() => bench?.close());

  const open = async () => {
    bench = await openLedgerline({ browser: browser(), workbook: ledger, tongue });
  };
  const openHome = async () => {
    await open();
    await bench.choose(bench.words.server.menu.openSidebar);
    await home();
  };
  const home = async () => {
    await bench.sidebar.getByRole('tab', { name: bench.words.page.tabs.home }).click();
    await heading();
  };
  const heading = () =>
    bench.sidebar.getByRole('heading', { name: bench.words.page.home.customers({ n: list.customers }) }).waitFor();
  const sidebarSays = (text: string) => bench.sidebar.getByRole('status').getByText(text, { exact: true }).waitFor();
  const activeCell = () => bench.page.locator('.cell.active').getAttribute('data-cell');
  /** As another script would do it, which fires nothing. */
  const empty = (cells: readonly string[]) => {
    const { workbook } = bench.session.workbench.state;
    const sheet = workbook.sheets.find(({ sheetId }) => sheetId === workbook.activeSheetId)!;
    for (const name of cells) {
      const [, letters, digits] = /^([A-Z]+)(\d+)$/.exec(name) as unknown as [string, string, string];
      sheet.values[Number(digits) - 1]![columnIndex(letters)] = undefined;
    }
  };
  const groupText = (n: number) => bench.words.server.duplicateGroup({ n });

  it('lists the duplicates, and a press on a name selects its row', async () => {
    await openHome();
    const { home: words, common } = bench.words.page;
    await bench.press('sidebar', new RegExp(`^${words.duplicates}`));
    const groups = bench.sidebar.getByRole('heading', { level: 2 });
    await groups.first().waitFor();
    expect(await groups.count()).toBe(list.duplicateGroups);
    expect(await groups.first().textContent()).toContain(groupText(1));
    const [first, second] = bench.cellsWhere(headers.name, (text) => text.toLowerCase() === list.twice.toLowerCase());
    await bench.press('sidebar', new RegExp(`^${list.twice}.*${common.row({ n: rowOf(second!) })}`, 'is'));
    expect(await activeCell()).toBe(second);
    await bench.press('sidebar', new RegExp(`^${list.twice}.*${common.row({ n: rowOf(first!) })}`, 'is'));
    expect(await activeCell()).toBe(first);
  });

  it('lists the rows to check with their reason, and goes to them', async () => {
    await openHome();
    const { home: words, toCheck } = bench.words.page;
    await bench.press('sidebar', new RegExp(`^${words.toCheck}`));
    await bench.sidebar.getByRole('heading', { name: toCheck.title }).waitFor();
    const faulty = bench.sidebar.getByRole('button', { name: list.faulty });
    await faulty.waitFor();
    expect(await bench.sidebar.getByRole('main').getByRole('listitem').count()).toBe(list.toCheck);
    expect(await faulty.textContent()).toContain(wordIssue(bench.words.server.issues, { code: 'phone-damaged' }).what);
    await faulty.click();
    await bench.settled();
    expect(await activeCell()).toBe(bench.cellsWhere(headers.name, (text) => text === list.faulty)[0]);
  });

  it('numbers duplicates again as cells are emptied', async () => {
    await open();
    const { menu, toast } = bench.words.server;
    const grouped = () => bench.cellsWhere(headers.duplicateGroup, (text) => text !== '').length;
    const groupedBefore = grouped();
    const cells = bench.cellsWhere(headers.duplicateGroup, (text) => text === groupText(1));
    expect(cells).toHaveLength(2);
    // What the second of the pair has in common with the first goes.
    for (const header of [headers.name, headers.phone, headers.email]) {
      await bench.cellAt(rowOf(cells[1]!), header);
      await bench.page.keyboard.press('Delete');
      await bench.settled();
    }
    expect(grouped()).toBe(groupedBefore - 2);
    await bench.choose(menu.checkDuplicates);
    await bench.page.getByText(toast.duplicates({ n: list.duplicateGroups - 1 })).waitFor();
    await bench.sidebar.getByRole('heading', { name: bench.words.page.duplicates.title }).waitFor();
    expect(grouped()).toBe(groupedBefore - 2);
  });

  it('checks duplicates from the menu, and puts on undo what was there', async () => {
    await open();
    const { menu, toast } = bench.words.server;
    const grouped = () => bench.cellsWhere(headers.duplicateGroup, (text) => text !== '');
    const before = grouped();
    empty(bench.cellsWhere(headers.duplicateGroup, (text) => text === groupText(1)));
    const damaged = bench.texts();
    await bench.choose(menu.checkDuplicates);
    await bench.page.getByText(toast.duplicates({ n: list.duplicateGroups })).waitFor();
    expect(grouped()).toEqual(before);
    await bench.choose(menu.undo);
    await bench.press('sidebar', bench.words.page.undo.confirm);
    await bench.sidebar.getByRole('status').getByText(/\d/).waitFor();
    expect(bench.texts()).toEqual(damaged);
  });

  it('checks and repairs from the sidebar: an ID that went is there again', async () => {
    await openHome();
    const before = bench.texts();
    const { home: words, results } = bench.words.page;
    await bench.press('sidebar', new RegExp(`^${words.repair}`));
    await sidebarSays(results.repair({ n: 0 }));
    expect(bench.texts()).toEqual(before);

    empty(bench.cellsWhere(headers.customerId, (text) => text === 'C-000005'));
    await bench.press('sidebar', new RegExp(`^${words.repair}`));
    await bench.sidebar.getByRole('status').getByText(/\d/).waitFor();
    const ids = bench.cellsWhere(headers.customerId, (text) => /^C-\d{6}$/.test(text));
    expect(ids).toHaveLength(list.customers);
  });

  it('refreshes tiers from the sidebar and from the menu, and leaves one that was set by hand', async () => {
    await openHome();
    const { home: words, results } = bench.words.page;
    const { menu, toast } = bench.words.server;
    await bench.press('sidebar', new RegExp(`^${words.refreshTiers}`));
    await sidebarSays(results['refresh-tiers']({ n: 0 }));

    const [vip, , , dormant] = list.tiers;
    const cell = bench.cellsWhere(headers.tier, (text) => text === dormant)[0]!;
    await bench.editCell(cell, vip);
    expect(await bench.page.getByRole('alertdialog').count()).toBe(0);
    await bench.choose(menu.refreshTiers);
    await bench.page.getByText(toast.tiers({ n: 0 })).waitFor();
    await bench.selectCell(cell);
    expect(await bench.cellText(cell)).toBe(vip);
  });

  it('refuses a tier that is not in the list and says what to do', async () => {
    await open();
    const cell = bench.cellsWhere(headers.tier, (text) => text === list.tiers[1])[0]!;
    await bench.editCell(cell, 'Platinum');
    const refusal = bench.page.getByRole('alertdialog');
    await refusal.getByText(bench.words.server.help.list).waitFor();
    await bench.page.keyboard.press('Enter');
    await refusal.waitFor({ state: 'detached' });
    expect(await bench.cellText(cell)).toBe(list.tiers[1]);
  });

  it('goes back to the plain list by the menu, asking first', async () => {
    await open();
    const { undo, plan, before } = bench.words.page;
    await bench.choose(bench.words.server.menu.undo);
    const question = bench.sidebar.getByRole('dialog', { name: undo.putBackTitle });
    await question.getByRole('button', { name: plan.putBack }).click();
    await bench.sidebar.getByRole('heading', { name: before.title }).waitFor();
    const plain = await openLedgerline({ browser: browser(), workbook: await plainList(tongue), tongue });
    expect(bench.texts()).toEqual(plain.texts());
    await plain.close();
  });

  it('is the same ledger after it was saved as XLSX and opened again', async () => {
    await openHome();
    const before = bench.texts();
    const saving = bench.page.waitForEvent('download');
    await bench.page.getByRole('button', { name: bench.words.saveXlsx }).click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe(`${ledger.name}.xlsx`);
    await bench.page.locator('input[type=file]').setInputFiles(await saved.path());
    await bench.page.locator('aside').waitFor({ state: 'hidden' });
    await bench.settled();
    expect(bench.texts()).toEqual(before);
    await bench.choose(bench.words.server.menu.openSidebar);
    await home();
    await bench.press('sidebar', new RegExp(`^${bench.words.page.home.repair}`));
    await sidebarSays(bench.words.page.results.repair({ n: 0 }));
  });
});

const rowOf = (name: string): number => Number(/\d+/.exec(name)?.[0]);
