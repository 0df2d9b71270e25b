/** A plain list becomes a ledger: the built script in the workbench's page, driven as a person does, in both languages. */
import { start } from '../../workbench/commands/start';
import { sharedBrowser } from '../support/browser';
import { ROOT } from '../support/bundle-workbench';
import { LISTS } from '../support/customer-lists';
import {
  colours,
  headersOf,
  type LedgerlinePage,
  openLedgerline,
  plainList,
  type Tongue,
} from '../support/ledgerline-page';

import { takePicture } from '../support/pictures';

const browser = sharedBrowser();

/** The legend of the ledger. Source: docs/spec.md, "Colour legend". */
const RANKS = [
  { fill: '#FBBC1E', text: '#000000', look: ['bold'] },
  { fill: '#4FBF8B', text: '#000000', look: [] },
  { fill: '#BBDDFB', text: '#000000', look: [] },
  { fill: '#C2C2C2', text: '#000000', look: ['italic'] },
];
const DUPLICATE = { fill: '#D68FF5', text: '#000000', look: ['underlined'] };
const OVERDUE = { fill: '#9A1208', text: '#FFFFFF', look: ['bold'] };
const TODAY = { fill: '#FDE7A9', text: '#000000', look: ['bold'] };

describe('npm start', () => {
  it('opens the sample with the summary in the sidebar and the preview over the sheet', async () => {
    const stop = new AbortController();
    let printed: (text: string) => void = () => undefined;
    const address = new Promise<string>((resolve) => {
      printed = resolve;
    });
    const ended = start(['--no-open'], {
      stdout: { write: (text) => printed(text) },
      stderr: { write: (text) => printed(text) },
      cwd: ROOT,
      root: ROOT,
      timeZone: 'Asia/Shanghai',
      language: 'en',
      signal: stop.signal,
    });
    const page = await browser().newPage();
    try {
      await page.goto(/http:\S+/.exec(await Promise.race([address, ended.then(String)]))?.[0] ?? '');
      const preview = page.frameLocator('dialog iframe');
      await preview.getByRole('button', { name: '应用' }).waitFor();
      expect(await preview.getByRole('heading', { level: 1 }).textContent()).toMatch(/120 位客户.*9 组疑似重复/);
      const summary = page.frameLocator('aside iframe').getByRole('main');
      await summary.getByText('组疑似重复').waitFor();
      expect(await summary.textContent()).toMatch(/120\s+位客户.*9\s+组疑似重复/s);
    } finally {
      await page.close();
      stop.abort();
    }
    expect(await ended).toBe(0);
  });
});

describe.each<Tongue>(['zh-CN', 'en'])('set-up, %s', (tongue) => {
  const list = LISTS[tongue];
  let bench: LedgerlinePage;
  afterEach(() => bench?.close());

  /** Opens the list and its preview. */
  async function openPreview(): Promise<void> {
    bench = await openLedgerline({ browser: browser(), workbook: await plainList(tongue), tongue });
    const { words } = bench;
    await bench.choose(words.server.menu.setup);
    await bench.dialog.getByRole('button', { name: words.page.plan.apply }).waitFor();
    await bench.sidebar.getByRole('button', { name: words.page.plan.apply }).waitFor();
    await bench.settled();
  }

  async function apply(): Promise<void> {
    const { words } = bench;
    await bench.press('dialog', words.page.plan.apply);
    await bench.press('dialog', words.preview.seeLedger);
    await bench.page.locator('dialog').waitFor({ state: 'detached' });
    await bench.sidebar.getByRole('tab', { name: words.page.tabs.home }).click();
    await bench.sidebar.getByRole('heading', { name: words.page.home.customers({ n: list.customers }) }).waitFor();
  }

  const heading = () => bench.dialog.getByRole('heading', { level: 1 });

  it('shows the same counts in the sidebar and in the preview, and writes nothing', async () => {
    await openPreview();
    await takePicture(bench, 'preview', tongue);
    const { preview, page } = bench.words;
    const { plan } = page;
    const before = bench.texts();
    const summary = (await heading().textContent()) ?? '';
    for (const count of [list.customers, list.recognised, list.duplicateGroups]) {
      expect(summary.match(/\d+/g)).toContain(String(count));
    }
    const numbers = await bench.sidebar.getByRole('listitem').filter({ hasText: /^\d/ }).allTextContents();
    expect(numbers.map((text) => text.replace(/\s+/g, ' '))).toEqual(
      expect.arrayContaining([
        `${list.customers} ${plan.customers}`,
        `${list.recognised} ${plan.columns}`,
        `${list.duplicateGroups} ${plan.duplicates}`,
        `${list.toCheck} ${plan.left}`,
      ]),
    );
    await bench.dialog.getByRole('tab', { name: preview.tabs.rows }).click();
    expect(await bench.dialog.getByRole('table', { name: preview.rowsView.caption }).getByRole('row').count()).toBe(11);
    await bench.press('dialog', plan.notNow);
    await bench.page.locator('dialog').waitFor({ state: 'detached' });
    expect(bench.texts()).toEqual(before);
    expect(await bench.page.title()).not.toContain('●');
  });

  it('follows a changed mapping and changed ticks', async () => {
    await openPreview();
    const { preview } = bench.words;
    const oneFewer = heading().filter({ hasText: new RegExp(`\\b${list.recognised - 1}\\b`) });
    expect(await oneFewer.count()).toBe(0);
    await bench.dialog.getByRole('combobox', { name: preview.mapLabel(list.dropped) }).selectOption('');
    await oneFewer.waitFor();
    expect(await bench.dialog.getByText(preview.renamed, { exact: true }).count()).toBeGreaterThan(0);
    await bench.dialog.getByRole('checkbox', { name: preview.options.standardNames }).uncheck();
    await bench.dialog.getByText(preview.renamed, { exact: true }).first().waitFor({ state: 'detached' });

    const { typed, national, full } = list.phone;
    await bench.dialog.getByRole('tab', { name: preview.tabs.rows }).click();
    const phone = bench.dialog.getByRole('cell').filter({ hasText: typed });
    expect(await phone.locator('ins').textContent()).toContain(national);
    await bench.dialog.getByRole('checkbox', { name: preview.options.phonesInternational }).check();
    await phone.filter({ hasText: full }).waitFor();
  });

  it('makes the ledger: names, colours, groups, findings, lists and notes', async () => {
    await openPreview();
    await apply();
    const { server, page } = bench.words;
    const headers = headersOf(tongue);
    await bench.selectCell(`A${rowOf(bench.cellsWhere(headers.name, (text) => text === list.twice)[0]!) + 18}`);
    await bench.cellAt(list.twice, headers.tier);
    await takePicture(bench, 'ledger', tongue);
    await takePicture(bench, 'sidebar', tongue);

    for (const [before, after] of Object.entries(list.renamed)) {
      expect(await (await bench.cellAt(after, after)).locator('.text').textContent()).toBe(after);
      await bench.page
        .getByRole('tooltip')
        .getByText(server.notes.oldHeader({ header: before }))
        .waitFor();
    }

    for (const [rank, tier] of list.tiers.entries()) {
      const cells = bench.cellsWhere(headers.tier, (text) => text === tier);
      expect(cells.length).toBeGreaterThan(0);
      await bench.selectCell(cells[0]!);
      expect(await colours(bench.cell(cells[0]!))).toEqual(RANKS[rank]);
      const shown = bench.sidebar.getByRole('listitem').filter({ hasText: new RegExp(`^${tier}`) });
      expect((await shown.textContent())?.match(/\d+/)?.[0]).toBe(String(cells.length));
    }

    const groups = bench.cellsWhere(headers.duplicateGroup, (text) => text !== '');
    expect(groups.length).toBeGreaterThanOrEqual(2 * list.duplicateGroups);
    await bench.selectCell(groups[0]!);
    expect(await bench.cellText(groups[0]!)).toBe(server.duplicateGroup({ n: 1 }));
    expect(await colours(bench.cell(groups[0]!))).toEqual(DUPLICATE);
    expect(await colours(await bench.cellAt(rowOf(groups[0]!), headers.name))).toEqual(DUPLICATE);

    const findings = bench.cellsWhere(headers.issues, (text) => text !== '');
    expect(findings).toHaveLength(list.toCheck);
    expect(await (await bench.cellAt(list.faulty, headers.issues)).textContent()).toMatch(/^⚠ /);

    const today = new Intl.DateTimeFormat('sv-SE', {
      timeZone: bench.session.summary().timeZone,
    }).format(bench.session.summary().clock);
    const due = [
      [bench.cellsWhere(headers.nextFollowUp, (text) => text !== '' && text < today), OVERDUE],
      [bench.cellsWhere(headers.nextFollowUp, (text) => text === today), TODAY],
    ] as const;
    for (const [cells, look] of due) {
      expect(cells.length).toBeGreaterThan(0);
      await bench.selectCell(cells[0]!);
      expect(await colours(bench.cell(cells[0]!))).toEqual(look);
    }
    await bench.sidebar.getByText(page.home.overdue({ n: due[0][0].length })).waitFor();
    await bench.sidebar.getByText(page.home.dueToday({ n: due[1][0].length })).waitFor();

    await (await bench.cellAt(list.twice, headers.tier)).locator('.arrow').click();
    await bench.page.locator('#list-of-values').getByRole('option').first().waitFor();
    expect(await bench.page.locator('#list-of-values').getByRole('option').allTextContents()).toEqual(list.tiers);
  });

  it('is put back from the window that tells of the end', async () => {
    await openPreview();
    const before = bench.texts();
    const { plan } = bench.words.page;
    await bench.press('dialog', plan.apply);
    await bench.press('dialog', plan.putBack);
    await bench.dialog.getByRole('heading', { name: plan.wasPutBack }).waitFor();
    expect(bench.texts()).toEqual(before);
  });
});

const rowOf = (name: string): number => Number(/\d+/.exec(name)?.[0]);
