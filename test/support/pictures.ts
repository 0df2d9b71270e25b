/**
 * The pictures of the documentation, taken by the browser tests: written when they are asked for
 * (`LEDGERLINE_PICTURES=1`) or missing, so that a run of the tests changes nothing.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { ROOT } from './bundle-workbench';
import type { LedgerlinePage, Tongue } from './ledgerline-page';

const FOLDER = join(ROOT, 'docs/pictures');
/** A picture is read over the network with the README. */
const MOST_BYTES = 320_000;

/** Takes a picture of the page, or of a part of it, into `docs/pictures`; throws when it is too large to show. */
export async function takePicture(
  bench: LedgerlinePage,
  name:
    | 'ledger'
    | 'dashboard'
    | 'preview'
    | 'sidebar'
    | 'add'
    | 'customer'
    | 'profile'
    | 'today'
    | 'plan'
    | 'import'
    | 'unlinked'
    | 'reminders'
    | 'review'
    | 'merge',
  tongue: Tongue,
): Promise<void> {
  const path = join(FOLDER, `${name}.${tongue}.png`);
  if (process.env['LEDGERLINE_PICTURES'] !== '1' && existsSync(path)) return;
  await bench.settled();
  for (const frame of bench.page.frames()) await lettersAreThere(frame, tongue);
  const { page } = bench;
  const isWhole = ['ledger', 'dashboard', 'preview', 'review', 'merge'].includes(name);
  const bytes = await (isWhole ? page : page.locator('aside')).screenshot({ animations: 'disabled' });
  if (bytes.length > MOST_BYTES) throw new Error(`${name}.${tongue}.png has ${bytes.length} bytes`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(path, bytes);
}

/** Fonts come to the frames by message, after the page that shows them. */
async function lettersAreThere(frame: Frame, tongue: Tongue): Promise<void> {
  if (tongue === 'zh-CN') {
    await frame.waitForFunction(() => [...document.fonts].some(({ status }) => status === 'loaded'));
  }
  await frame.evaluate(() => document.fonts.ready.then(() => undefined));
}
