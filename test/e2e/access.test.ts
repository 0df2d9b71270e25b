/** The product for everyone: axe on every screen, keyboard alone, a sidebar of 300 pixels. */
import type { Locator } from 'playwright-core';
import type { Workbook } from '../../workbench/model/workbook';
import { sharedBrowser } from '../support/browser';
import { type LedgerlinePage, ledgerOf, openLedgerline, plainList, type Tongue } from '../support/ledgerline-page';

const browser = sharedBrowser();

describe.each<Tongue>(['zh-CN', 'en'])('%s', (tongue) => {
  let bench: LedgerlinePage;
  afterEach(() => bench?.close());
  const open = async (workbook: Workbook) => {
    bench = await openLedgerline({ browser: browser(), workbook, tongue });
  };

  /** Nothing that axe finds wrong, nothing that runs out at the side. */
  async function isSound(selector: 'aside iframe' | 'dialog iframe'): Promise<void> {
    await bench.settled();
    const frame = await bench.frame(selector);
    expect(await bench.violations(frame)).toEqual([]);
    const { needed, width } = await frame.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { needed: scrollWidth, width: clientWidth };
    });
    expect(needed).toBeLessThanOrEqual(width);
  }

  it('has sound pages before and during set-up', async () => {
    await open(await plainList(tongue));
    const { page, preview, server } = bench.words;
    await bench.choose(server.menu.startEmpty);
    await bench.sidebar.getByRole('button', { name: page.before.start }).waitFor();
    await isSound('aside iframe');
    await bench.choose(server.menu.setup);
    const apply = bench.dialog.getByRole('button', { name: page.plan.apply });
    await apply.waitFor();
    await bench.sidebar.getByRole('button', { name: page.plan.apply }).waitFor();
    await isSound('aside iframe');
    for (const tab of Object.values(preview.tabs)) {
      await bench.dialog.getByRole('tab', { name: tab }).click();
      await isSound('dialog iframe');
    }
    expect(await bench.violations()).toEqual([]);
    await apply.click();
    await bench.dialog.getByRole('button', { name: page.plan.putBack }).waitFor();
    await isSound('dialog iframe');
  });

  it('has sound pages in a ledger', async () => {
    await open(await ledgerOf(tongue));
    const { page, server } = bench.words;
    await bench.choose(server.menu.openSidebar);
    await bench.sidebar.getByRole('tab', { name: page.tabs.home }).click();
    const openList = (name: string) => bench.sidebar.getByRole('button', { name: new RegExp(`^${name}`) });
    await openList(page.home.duplicates).waitFor();
    expect(await bench.page.locator('aside iframe').evaluate((frame) => frame.clientWidth)).toBe(300);
    await isSound('aside iframe');
    for (const list of [page.home.duplicates, page.home.toCheck]) {
      await openList(list).click();
      await bench.sidebar.getByRole('main').getByRole('listitem').first().waitFor();
      await isSound('aside iframe');
      await bench.press('sidebar', page.common.back);
    }
    await bench.press('sidebar', page.common.help);
    await isSound('aside iframe');
    await bench.choose(server.menu.undo);
    await bench.sidebar.getByRole('dialog').waitFor();
    await isSound('aside iframe');
    expect(await bench.violations()).toEqual([]);
  });

  it('goes from the plain list to the ledger and back by keyboard alone', async () => {
    await open(await plainList(tongue));
    const before = bench.texts();
    const { page, preview, server } = bench.words;
    const { keyboard } = bench.page;
    const choose = async (label: string) => {
      await keyboard.press('F6');
      for (const key of ['ArrowDown', 'ArrowRight']) await keyboard.press(key);
      while (!(await bench.page.locator('[role=menuitem]:focus').getByText(label, { exact: true }).count())) {
        await keyboard.press('ArrowDown');
      }
      await keyboard.press('Enter');
      await bench.settled();
    };
    /** Tab until a button has the focus, at most once round the page. */
    const tabTo = async (button: Locator) => {
      await button.waitFor();
      for (let presses = 0; presses < 80; presses++) {
        if (await button.evaluate((node) => node === document.activeElement && document.hasFocus())) return;
        await keyboard.press('Tab');
      }
      throw new Error(`Tab does not lead to ${button}`);
    };

    await choose(server.menu.setup);
    await tabTo(bench.dialog.getByRole('button', { name: page.plan.apply }));
    await keyboard.press('Enter');
    await bench.dialog.getByRole('button', { name: preview.seeLedger }).waitFor();
    await bench.settled();
    await keyboard.press('Tab');
    await keyboard.press('Enter');
    await bench.page.locator('dialog').waitFor({ state: 'detached' });
    await bench.sidebar.getByRole('tab', { name: page.tabs.today, selected: true }).waitFor();

    await choose(server.menu.undo);
    await bench.sidebar.getByRole('dialog').waitFor();
    await tabTo(bench.sidebar.getByRole('dialog').getByRole('button', { name: page.plan.putBack }));
    await keyboard.press('Enter');
    await bench.sidebar.getByRole('heading', { name: page.before.title }).waitFor();
    expect(bench.texts()).toEqual(before);
  });
});
