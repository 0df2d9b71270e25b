import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openerFor, openInBrowser } from './open-browser';

describe('the way to open a browser', () => {
  it.each<[string, Record<string, string>, readonly string[] | null]>([
    ['darwin', {}, ['open']],
    ['win32', {}, ['rundll32', 'url.dll,FileProtocolHandler']],
    ['linux', { DISPLAY: ':0' }, ['xdg-open']],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, ['xdg-open']],
    ['linux', {}, null],
    ['darwin', { CI: 'true' }, null],
  ])('on %s with %j is %j', (platform, env, opener) => expect(openerFor(platform, env)).toEqual(opener));

  it('keeps the token out of the command line, in a file that only its owner can read', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ledgerline-'));
    const tidy = openInBrowser('http://127.0.0.1:1/#token=secret', folder, ['no-such-opener']);
    const [name] = readdirSync(folder);
    const path = join(folder, name!);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readFileSync(path, 'utf8')).toContain('url=http://127.0.0.1:1/#token=secret');
    tidy();
    expect(existsSync(path)).toBe(false);
    rmSync(folder, { recursive: true });
  });
});
