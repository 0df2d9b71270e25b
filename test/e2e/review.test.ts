/** Possible duplicates reviewed and merged by keyboard, in both languages, in the window that stands over the sheet. */
import type { Locator } from 'playwright-core';
import { review as english } from '../../src/contract/messages/en/review';
import { review as chinese } from '../../src/contract/messages/zh-CN/review';
import { sharedBrowser } from '../support/browser';
import { headersOf, type LedgerlinePage, ledgerOf, openLedgerline, type Tongue } from '../support/ledgerline-page';
import { takePicture } from '../support/pictures';

const browser = sharedBrowser();

describe.each<Tongue>(['zh-CN', 'en'])('%s', (tongue) => {
  const words = { en: english, 'zh-CN': chinese }[tongue];
  let bench: LedgerlinePage;
  // One window for all: each case leaves the ledger as it found it, but for the last.
  beforeAll(async () => {
    bench = await openLedgerline({ browser: browser(), workbook: await ledgerOf(tongue), tongue });
    await bench.choose(bench.words.server.menu.checkDuplicates);
    await title(new RegExp(words.between));
    await bench.settled();
  }, 60_000);
  afterAll(() => bench?.close());

  const rowsOf = (texts: string[][]): number =>
    texts.filter((row) => row.some((text) => /^C-\d{6}$/.test(text))).length;
  const customers = () => rowsOf(bench.texts());
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
  /** As soon as the case has been seen. */
  const answer = async (code: string) => {
    await bench.page.waitForTimeout(350);
    await bench.page.keyboard.press(code);
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

  /** A window of some 600 px holds everything too. */
  const isNarrow = async () => {
    await bench.page.setViewportSize({ width: 640, height: 800 });
    expect(await bench.page.locator('dialog iframe').evaluate((frame) => frame.clientWidth)).toBeLessThanOrEqual(640);
    await isSound();
    await bench.page.setViewportSize({ width: 1440, height: 900 });
  };

  it('asks one case after the other, by one key each, and takes back', async () => {
    const all = await count(words.tabs.cases);
    expect(all).toBeGreaterThan(1);
    await isSound();
    await takePicture(bench, 'review', tongue);
    await isNarrow();
    const { keyboard } = bench.page;
    const first = (await bench.dialog.getByRole('heading', { level: 1 }).textContent()) ?? '';
    // As in an input mode for Chinese, which takes what the key types for itself.
    const frame = await bench.frame('dialog iframe');
    await bench.page.waitForTimeout(350);
    await frame.evaluate(() =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Process', code: 'KeyD', bubbles: true })),
    );
    await said(words.outcomes.different);
    await bench.settled();
    expect(await count(words.tabs.cases)).toBe(all - 1);
    // Held: what comes of it is one answer.
    await bench.page.waitForTimeout(350);
    await keyboard.down('KeyL');
    await bench.page.waitForTimeout(350);
    await keyboard.down('KeyL');
    await keyboard.up('KeyL');
    await said(words.outcomes.later);
    await bench.settled();
    expect(await count(words.tabs.cases)).toBe(all - 2);
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

  it('merges two into one with another value than proposed, and undoes it', async () => {
    const before = bench.texts();
    const { keyboard } = bench.page;
    await answer('KeyS');
    await said(words.outcomes.same);
    await keyboard.press('KeyM');
    await title(words.mergeTitle({ n: 2 }));
    await bench.dialog.getByRole('table', { name: words.mergeCaption }).waitFor();
    await isSound();
    await takePicture(bench, 'merge', tongue);
    await isNarrow();
    const label = `${headersOf(tongue).name}: ${words.typed}`;
    await tabTo(bench.dialog.getByRole('textbox', { name: label }));
    await keyboard.type('typed by hand');
    await keyboard.press('Tab');
    const chosen = bench.dialog.locator(`tr:has([aria-label="${label}"]) ~ tr input[type=radio]:checked`).first();
    await tabTo(chosen);
    await keyboard.press('ArrowDown');
    const other = bench.dialog.locator('tbody input[type=radio]:focus');
    const value = (await other.locator('xpath=..').textContent()) ?? '';
    await press(words.doMerge);
    await said(words.outcomes.merged({ n: 1 }));
    expect(customers()).toBe(rowsOf(before) - 1);
    expect(bench.texts().flat()).toEqual(expect.arrayContaining([value, 'typed by hand']));

    await goTo('merges');
    await press(new RegExp(`^${words.undo}`));
    await said(words.outcomes['merge-undone']);
    await bench.dialog.getByText(words.mergesNone).waitFor();
    expect(bench.texts()).toEqual(before);
    await isSound();
  });

  it('merges all that is sure after a sample, and says what came of it', async () => {
    await goTo('cases');
    await title(new RegExp(words.between));
    const before = rowsOf(bench.texts());
    await answer('KeyS');
    await said(words.outcomes.same);
    await goTo('sure');
    const groups = await count(words.tabs.sure);
    await bench.dialog.getByText(words.sureTitle({ n: groups })).waitFor();
    await press(words.mergeAll({ n: groups }));
    await said(words.mergeAllAsked({ n: groups }));
    // A second press where the first was asks no more, and merges nothing.
    await bench.page.keyboard.press('Enter');
    await press(words.mergeAll({ n: groups }));
    await press(words.mergeAllNow({ n: groups }));
    await title(words.mergedAll({ done: groups, total: groups }));
    await isSound();
    expect(customers()).toBeLessThanOrEqual(before - groups);
    await press(words.finish);
    await bench.page.locator('dialog').waitFor({ state: 'detached' });
    const { duplicates } = bench.words.page;
    await bench.sidebar.getByRole('heading', { name: duplicates.title }).waitFor();
    await bench.press('sidebar', duplicates.review);
    await bench.dialog.getByRole('tab', { name: words.tabs.cases }).waitFor();
  });
});
