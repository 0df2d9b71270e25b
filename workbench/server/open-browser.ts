/**
 * Opens the workbench's address in the user's browser. The address holds the token, and every user of a machine can
 * read the command lines of all processes, so the browser is handed a small file that only its owner can read.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The system's way to open a file; null where nobody would see it, such as on a server. */
export function openerFor(
  platform: string,
  env: Readonly<Record<string, string | undefined>>,
): readonly [string, ...string[]] | null {
  if (env['CI']) return null;
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env['DISPLAY'] || env['WAYLAND_DISPLAY'] ? ['xdg-open'] : null;
}

/**
 * Opens the address by way of a file in `folder`; returns what takes the file away again. Whether a browser came up
 * cannot be known: the address is printed in any case.
 */
export function openInBrowser(url: string, folder: string, opener: readonly [string, ...string[]]): () => void {
  const path = join(folder, `open-${randomBytes(8).toString('hex')}.html`);
  const page = `<!DOCTYPE html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><meta http-equiv="refresh" content="0;url=${url}"><a href="${url}">Ledgerline</a>`;
  writeFileSync(path, page, { mode: 0o600, flag: 'wx' });
  const [command, ...args] = opener;
  const child = spawn(command, [...args, pathToFileURL(path).href], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
  return () => rmSync(path, { force: true });
}
