/**
 * The built sidebar alone in a browser, 300 px wide, with a server that a test makes up: for what a server rarely does
 * (refusals, answers that come late, somebody else's changes), and for the wording of every view.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import type { ApiInput, ApiMethod, ApiOutput } from '../../src/contract/api';
import type { Issue } from '../../src/domain/issues';
import { inMemoryTransport } from '../../src/sidebar/in-memory-transport';
import { ROOT } from './bundle-workbench';
import { type Tongue, WORDS } from './ledgerline-page';

const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** Answers by method; a thrown error is one of the way to Google. */
export type Answers = { [M in ApiMethod]?: (params: ApiInput<M>) => ApiOutput[M] | Refusal | Promise<ApiOutput[M]> };

export class Refusal {
  readonly issues: readonly Issue[];
  constructor(...issues: readonly Issue[]) {
    this.issues = issues;
  }
}

export interface SidebarPage {
  readonly page: Page;
  readonly words: (typeof WORDS)[Tongue]['page'];
  /** The calls so far, oldest first. */
  readonly calls: { readonly method: string; readonly params: unknown }[];
  /** What the server says from here on. */
  readonly answers: Answers;
  button(name: string | RegExp): Locator;
  field(label: string): Locator;
  callsOf<M extends ApiMethod>(method: M): ApiInput<M>[];
  /** Resolves with the calls of a method once there are so many. */
  called<M extends ApiMethod>(method: M, count?: number): Promise<ApiInput<M>[]>;
  /** What the live region at the foot says. */
  status(): Locator;
  /** Tab, at most once round the page, until a control has the focus. */
  tabTo(control: Locator): Promise<void>;
  /** What axe finds wrong, and what runs out at the side. */
  faults(): Promise<string[]>;
  close(): Promise<void>;
}

/** Opens the page, with a clock that a test can move forward. */
export async function openSidebarPage(browser: Browser, tongue: Tongue, answers: Answers): Promise<SidebarPage> {
  const context = await browser.newContext({ viewport: { width: 300, height: 760 }, locale: tongue });
  const page = await context.newPage();
  page.setDefaultTimeout(6000);
  const calls: SidebarPage['calls'] = [];
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  const current: Answers = { ...answers };
  const handlers = new Proxy({} as Record<string, (params: never) => unknown>, {
    get: (_, method) => async (params: never) => {
      calls.push({ method: String(method), params });
      const answer = current[String(method) as ApiMethod] as ((params: never) => unknown) | undefined;
      if (answer === undefined) throw new Error(`no answer to ${String(method)}`);
      const value = await answer(params);
      return value instanceof Refusal ? { ok: false, issues: value.issues } : { ok: true, value };
    },
  });
  const transport = inMemoryTransport(handlers);
  await page.exposeFunction('callServer', (method: string, params: unknown) => transport(method, params));
  await page.addInitScript(() => {
    const runner = (done: (value: unknown) => void, failed: (error: unknown) => void): object => ({
      withSuccessHandler: (handler: typeof done) => runner(handler, failed),
      withFailureHandler: (handler: typeof failed) => runner(done, handler),
      rpc: (method: string, params: unknown) =>
        (globalThis as unknown as { callServer(method: string, params: unknown): Promise<unknown> })
          .callServer(method, params)
          .then(done, failed),
    });
    const nothing = () => undefined;
    Object.assign(globalThis, { google: { script: { run: runner(nothing, nothing), host: { close: nothing } } } });
  });
  await page.clock.install({ time: new Date('2026-03-18T08:00:00Z') });
  await page.route('**/*', (route) => route.fulfill({ path: join(ROOT, `dist/Sidebar.${tongue}.html`) }));
  await page.goto('http://sidebar.test/');
  await page.getByRole('tab').or(page.getByRole('heading')).first().waitFor();
  const callsOf = <M extends ApiMethod>(method: M) =>
    calls.filter((call) => call.method === method).map(({ params }) => params as ApiInput<M>);
  return {
    page,
    words: WORDS[tongue].page,
    calls,
    answers: current,
    button: (name) => page.getByRole('button', { name, exact: typeof name === 'string' }),
    field: (label) => page.getByLabel(label, { exact: true }),
    callsOf,
    async called(method, count = 1) {
      for (let frames = 0; callsOf(method).length < count; frames++) {
        if (frames > 300) throw new Error(`${method} was not called`);
        await page.evaluate(() => new Promise(requestAnimationFrame));
      }
      return callsOf(method);
    },
    status: () => page.locator('.sidebar > [role=status]'),
    async tabTo(control) {
      await control.waitFor();
      for (let presses = 0; presses < 80; presses++) {
        if (await control.evaluate((node) => node === document.activeElement)) return;
        await page.keyboard.press('Tab');
      }
      throw new Error(`Tab does not lead to ${control}`);
    },
    async faults() {
      await page.evaluate(axeSource);
      return page.evaluate(async () => {
        const { axe } = globalThis as unknown as {
          axe: { run(root: Document): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
        };
        const { violations } = await axe.run(document);
        const { scrollWidth, clientWidth } = document.documentElement;
        return [
          ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
          ...(scrollWidth > clientWidth ? [`${scrollWidth} px wide`] : []),
        ];
      });
    },
    async close() {
      await context.close();
      if (problems.length > 0) throw new Error(`The page threw ${problems.join('; ')}`);
    },
  };
}
