/**
 * The browser of the browser tests: the one that comes from npm on Linux x64, elsewhere an installed Chrome or Edge.
 */
import { createReadStream, createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';

const root = join(__dirname, '..', '..');

/** The browser of a test file, once its tests run; each of them may take a minute. */
export function sharedBrowser(): () => Browser {
  jest.setTimeout(60_000);
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  }, 60_000);
  afterAll(() => browser?.close());
  return () => browser;
}

/** Starts a browser; throws a sentence that says what to install where there is none. */
export async function launchBrowser(): Promise<Browser> {
  if (process.platform === 'linux' && process.arch === 'x64') {
    // Arguments of our own: the package's list turns web security off and runs everything in one process.
    return chromium
      .launch({ executablePath: await packagedChromium(), args: ['--no-sandbox'] })
      .catch((error: unknown) => {
        const text = String(error);
        if (!text.includes('shared libraries')) throw error;
        throw new Error(
          `The packaged browser lacks a system library: apt-get install libnss3 (Debian, Ubuntu) adds it.\n${text}`,
        );
      });
  }
  for (const channel of ['chrome', 'msedge']) {
    const browser = await chromium.launch({ channel }).catch(() => null);
    if (browser) return browser;
  }
  throw new Error(
    'The browser tests need Google Chrome or Microsoft Edge. Install one of them and run the tests again.',
  );
}

/**
 * The browser that @sparticuz/chromium brings, unpacked once for each version. Not by the package itself: it unpacks
 * to the system's temporary folder and takes whatever lies there, of whichever version.
 */
async function packagedChromium(): Promise<string> {
  const packed = join(dirname(createRequire(__filename).resolve('@sparticuz/chromium')), '..', '..');
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string };
  const folder = join(root, '.cache', 'chromium');
  const path = join(folder, `chromium-${version}`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  // Several test files may do this at once: a rename is whole or not at all.
  const draft = `${path}.${process.pid}`;
  await pipeline(
    createReadStream(join(packed, 'bin', 'chromium.br')),
    createBrotliDecompress(),
    createWriteStream(draft, { mode: 0o700 }),
  );
  if (existsSync(path)) rmSync(draft);
  else renameSync(draft, path);
  return path;
}
