/**
 * The workbench's page under test: starts a server in this process, opens the page in a browser and drives it the way
 * a person does. Fails when the page asks for anything outside, logs an error, or throws.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Frame, FrameLocator, Locator, Page } from 'playwright-core';
import { newWorkbook, type Workbook } from '../../workbench/model/workbook';
import type { Session } from '../../workbench/server/session';
import { startWorkbench } from '../../workbench/server/start-workbench';
import type { ProjectFiles } from '../../workbench/workbench';

const root = join(__dirname, '..', '..');
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export interface WorkbenchPageOptions {
  readonly browser: Browser;
  readonly project: ProjectFiles;
  readonly workbook?: Workbook;
  readonly fileName?: string;
  /** Language of the browser; `en-GB` by default. */
  readonly language?: string;
  readonly viewport?: { readonly width: number; readonly height: number };
  /** Virtual epoch milliseconds. */
  readonly clock?: number;
  readonly addonName?: string;
}

export interface Violation {
  readonly id: string;
  readonly nodes: readonly string[];
}

export interface WorkbenchPage {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly session: Session;
  readonly url: string;
  /** Chooses a menu item by the labels on the way to it: `openMenu('Extensions', 'Sample', 'Say hello')`. */
  openMenu(...labels: string[]): Promise<void>;
  cell(name: string): Locator;
  cellText(name: string): Promise<string>;
  selectCell(name: string): Promise<void>;
  /** Types into a cell and commits with Enter. */
  editCell(name: string, text: string): Promise<void>;
  readonly sidebar: FrameLocator;
  readonly dialog: FrameLocator;
  /** The frame whose element a selector finds, to evaluate in. */
  frame(selector: string): Promise<Frame>;
  /** Resolves when no step is under way and what it changed is drawn. */
  settled(): Promise<void>;
  /** What axe finds wrong in the page, or in one of its frames. */
  violations(frame?: Frame): Promise<Violation[]>;
  /** Takes everything down; throws for requests to elsewhere and for errors of the page. */
  close(): Promise<void>;
}

/** Starts a workbench and opens its page. */
export async function openWorkbenchPage(options: WorkbenchPageOptions): Promise<WorkbenchPage> {
  const { session, server } = await startWorkbench({
    root,
    project: options.project,
    workbook: options.workbook ?? newWorkbook({ name: 'Test' }),
    fileName: options.fileName ?? 'test.csv',
    addonName: options.addonName ?? 'Sample',
    ...(options.clock !== undefined && { clock: options.clock }),
  });
  const context = await options.browser.newContext({
    viewport: options.viewport ?? { width: 1280, height: 800 },
    locale: options.language ?? 'en-GB',
    acceptDownloads: true,
  });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(server.url).origin });
  const problems: string[] = [];
  const here = new URL(server.url).origin;
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(`${here}/`) && !/^(?:data|blob|about):/.test(url)) problems.push(`asked for ${url}`);
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  page.on('pageerror', (error) => problems.push(`threw ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`logged ${message.text()}`);
  });
  await page.goto(server.url);
  await page.locator('.cell.active').waitFor();

  /** Whether no step was under way, for some frames. */
  const isQuiet = () =>
    page.evaluate(async () => {
      let isQuiet = true;
      for (let quiet = 0; quiet < 3; quiet++) {
        if (document.body.hasAttribute('data-busy')) {
          isQuiet = false;
          quiet = -1;
        }
        await new Promise(requestAnimationFrame);
      }
      return isQuiet;
    });
  const settled = async () => {
    // What a step brings is fetched in further steps, and the sidebar asks by message: over is what stays quiet once it is heard.
    do {
      // A mail runs no script.
      for (const frame of page.frames().filter((one) => one.url().includes('/frame/')))
        await frame.evaluate(() => new Promise((done) => setTimeout(done))).catch(() => undefined);
    } while (!(await isQuiet()));
  };
  const cell = (name: string) => page.locator(`#cell-${name}`);
  const selectCell = async (name: string) => {
    const box = page.getByRole('textbox', { name: /Cell or range|单元格或区域/ });
    await box.fill(name);
    await box.press('Enter');
    await settled();
  };

  await settled();
  return {
    page,
    context,
    session,
    url: server.url,
    async openMenu(...labels) {
      for (const [index, label] of labels.entries()) {
        const item = page.getByRole('menuitem', { name: label, exact: true });
        // Sub-menus open on pointing; a click on one that is open would close it.
        if (index === 0 || index === labels.length - 1) await item.click();
        else await item.hover();
      }
      await settled();
    },
    cell,
    cellText: async (name) => (await cell(name).locator('.text').textContent()) ?? '',
    selectCell,
    async editCell(name, text) {
      await selectCell(name);
      await page.keyboard.insertText(text);
      await page.keyboard.press('Enter');
      await settled();
    },
    sidebar: page.frameLocator('aside iframe'),
    dialog: page.frameLocator('dialog iframe'),
    async frame(selector) {
      const element = await page.locator(selector).elementHandle();
      const frame = await element?.contentFrame();
      if (!frame) throw new Error(`no frame at ${selector}`);
      return frame;
    },
    settled,
    async violations(frame) {
      const place = frame ?? page.mainFrame();
      await place.evaluate(axeSource);
      return place.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: {
            run(root: Document, options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
          };
        };
        const { violations } = await axe.run(document, { iframes: false, resultTypes: ['violations'] });
        return violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
      });
    },
    async close() {
      await context.close();
      await server.close();
      if (problems.length > 0) throw new Error(`The page ${problems.join('; ')}`);
    },
  };
}
