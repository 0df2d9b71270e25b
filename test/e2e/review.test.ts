/** Possible duplicates reviewed and merged by keyboard, in both languages, in the window that stands over the sheet. */
import type { Browser, Locator } from 'playwright-core';
import { review as english } from '../../src/contract/messages/en/review';
import { review as chinese } from '../../src/contract/messages/zh-CN/review';
import type { Workbook } from '../../workbench/model/workbook';
import { launchBrowser } from '../support/browser';
import { type LedgerlinePage, ledgerOf, openLedgerline, type Tongue } from '../support/ledgerline-page';
import { takePicture } from '../support/pictures';

jest.setTimeout(60_000);

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser?.close());

describe.each<Tongue>(['zh-CN', 'en'])('%s', (tongue) => {
  const words = { en: english, 'zh-CN': chinese }[tongue];
  let ledger: Workbook;
  let bench: LedgerlinePage;
  beforeAll(async () => {
    ledger = await ledgerOf(tongue);
  });
  afterEach(() => bench?.close());

  const title = (name: string | RegExp) => bench.dialog.getByRole('heading', { level: 1, name }).waitFor();
  const said = (text: string) => bench.dialog.getByRole('status').filter({ hasText: text }).waitFor();
  const count = async (tab: string): Promise<number> =>
    Number(/\d+/.exec((await bench.dialog.getByRole('tab', { name: tab }).textContent()) ?? '')?.[0]);
  const tabTo = async (control: Locator, key = 'Tab') => {
    await control.waitFor();
    for (let presses = 0; presses < 100; presses++) {
      if (await control.evaluate((node) => node === document.activeElement && document.hasFocus())) return;
      await bench.page.keyboard.press(key);
    }
    throw new Error(`Tab does not lead to ${control}`);
  };
  const press = async (name: string | RegExp) => {
    await tabTo(bench.dialog.getByRole('button', { name, exact: typeof name === 'string' }).first());
    await bench.page.keyboard.press('Enter');
    await bench.settled();
  };
  /** By the arrows of the row of tabs. */
  const goTo = async (tab: keyof typeof words.tabs) => {
    await tabTo(bench.dialog.locator('[role=tab][aria-selected=true]'), 'Shift+Tab');
    for (let presses = 0; presses < 4; presses++) {
      if ((await bench.dialog.getByRole('tab', { selected: true, name: words.tabs[tab] }).count()) > 0) return;
      await bench.page.keyboard.press('ArrowRight');
    }
    throw new Error(`no tab ${tab}`);
  };
  const isSound = async () => {
    await bench.settled();
    const frame = await bench.frame('dialog iframe');
    expect(await bench.violations(frame)).toEqual([]);
    const { needed, width } = await frame.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { needed: scrollWidth, width: clientWidth };
    });
    expect(needed).toBeLessThanOrEqual(width);
  };
  const open = async () => {
    bench = await openLedgerline({ browser, workbook: ledger, tongue });
    await bench.choose(bench.words.server.menu.checkDuplicates);
    await title(new RegExp(words.between));
    await bench.settled();
  };

  it('asks one case after the other, by one key each, and takes back', async () => {
    await open();
    const all = await count(words.tabs.cases);
    expect(all).toBeGreaterThan(1);
    await isSound();
    await takePicture(bench, 'review', tongue);
    const { keyboard } = bench.page;
    const first = (await bench.dialog.getByRole('heading', { level: 1 }).textContent()) ?? '';
    // Whatever the key types, as in an input mode for Chinese.
    await keyboard.press('KeyD');
    await said(words.outcomes.different);
    await bench.settled();
    expect(await count(words.tabs.cases)).toBe(all - 1);
    await keyboard.press('KeyL');
    await said(words.outcomes.later);
    await keyboard.press('KeyU');
    await said(words.outcomes['taken-back']);
    await bench.settled();
    expect(await count(words.tabs.cases)).toBe(all - 1);
    await keyboard.press('ArrowLeft');
    await title(first);
    await bench.dialog.getByText(words.said.different).waitFor();

    await goTo('answers');
    await bench.dialog.getByText(words.answerKinds.different).waitFor();
    await isSound();
    await press(new RegExp(`^${words.takeBack}`));
    await said(words.outcomes['taken-back']);
    await bench.dialog.getByText(words.answersNone).waitFor();
    await goTo('cases');
    await title(first);
    expect(await count(words.tabs.cases)).toBe(all);
  });
});
