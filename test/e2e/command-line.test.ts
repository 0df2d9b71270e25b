/** The built command line as a process: zones, exit status, and the workbench's server from start to stop. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const cli = join(root, 'dist-workbench', 'cli.js');
jest.setTimeout(30_000);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledgerline-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function ledger(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [cli, ...args], {
    cwd: root,
    env: { ...process.env, INIT_CWD: folder, TZ: 'America/New_York', ...env },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString();
  });
  const ended = new Promise<{ status: number | null; out: string; err: string }>((resolve) =>
    child.on('close', (status) => resolve({ status, out, err })),
  );
  const printed = (pattern: RegExp) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        const match = pattern.exec(out);
        if (match) resolve(match[0]);
      };
      child.stdout.on('data', look);
      void ended.then(() => reject(new Error(`ended without printing ${pattern}: ${err}`)));
      look();
    });
  return { child, ended, printed };
}

const put = (name: string, text: string) => writeFileSync(join(folder, name), text);

describe('the command line', () => {
  it('runs a script in the zone of its manifest, whatever the zone of the machine', async () => {
    put('a.js', 'function zone() { return [Session.getScriptTimeZone(), new Date(2026, 0, 1).toISOString()]; }');
    put('appsscript.json', '{"timeZone": "Asia/Dubai"}');
    const { status, out } = await ledger(['run', 'a.js', 'appsscript.json', '--function', 'zone']).ended;
    expect(JSON.parse(out)).toEqual(['Asia/Dubai', '2025-12-31T20:00:00.000Z']);
    expect(status).toBe(0);
  });

  it.each<[string, string[], number]>([
    ['wrong usage', ['run'], 2],
    ['an unknown command', ['fly'], 2],
    ['a file that is not there', ['start', 'none.csv', '--no-open'], 1],
  ])('ends with the status of %s', async (_, args, expected) => {
    const { status, err } = await ledger(args).ended;
    expect({ status, said: err.length > 0 }).toEqual({ status: expected, said: true });
  });

  it('speaks the language of the machine', async () => {
    expect((await ledger(['start', 'none.csv', '--no-open'], { LANG: 'zh_CN.UTF-8', LC_ALL: '' }).ended).err).toContain(
      '找不到文件',
    );
  });

  it('prints an address that opens, serves nothing to others, and stops when told to', async () => {
    put('list.csv', 'name,phone\n张三,0013\n');
    const running = ledger(['start', 'list.csv', '--no-open']);
    const line = await running.printed(/Ledgerline workbench: \S+\n/);
    const url = new URL(line.split(': ')[1]!.trim());
    expect(url.href).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]{43}$/);
    const page = await fetch(url);
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain(url.hash.slice(7));
    const step = (token: string) =>
      fetch(new URL('/api/summary', url), {
        method: 'POST',
        body: '{}',
        headers: { 'content-type': 'application/json', 'x-ledgerline-token': token },
      });
    expect((await step('wrong')).status).toBe(401);
    expect(await (await step(url.hash.slice(7))).json()).toMatchObject({ fileName: 'list.csv' });
    running.child.kill('SIGTERM');
    expect((await running.ended).status).toBe(0);
    expect(readdirSync(join(root, 'dist-workbench')).filter((name) => name.startsWith('open-'))).toEqual([]);
  });

  it('leaves no server behind when it is killed', async () => {
    put('list.csv', 'name\nx\n');
    const running = ledger(['start', 'list.csv', '--no-open']);
    const line = await running.printed(/http:\S+/);
    running.child.kill('SIGKILL');
    const isUp = () =>
      fetch(line).then(
        () => true,
        () => false,
      );
    for (let i = 0; i < 50 && (await isUp()); i++) await new Promise((resolve) => setTimeout(resolve, 100));
    expect(await isUp()).toBe(false);
  });
});
