/**
 * The files that the page consists of, all read into memory when the workbench starts: a request can only pick one
 * of these by its exact path, so no path ever reaches the disk.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { PageBundle } from './page-bundle';

export interface StaticFile {
  readonly type: string;
  readonly body: Buffer;
}

const INDEX = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Ledgerline workbench</title>
<link rel="icon" href="/icon.svg">
<link rel="stylesheet" href="/fonts.css">
<link rel="stylesheet" href="/web.css">
</head>
<body>
<script src="/web.js"></script>
</body>
</html>
`;

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 28 28"><rect width="28" height="28" rx="7" fill="#0b6b4f"/><path d="M7 9h14M7 14h14M7 19h8" stroke="#fff" stroke-width="2"/></svg>';

/** Paths (`/`, `/web.js`, `/fonts/...`) to files. `fromFile` is any file of this installation, to find the font package from. */
export function staticFiles(
  bundle: Pick<PageBundle, 'script' | 'style'>,
  fromFile: string,
): ReadonlyMap<string, StaticFile> {
  const text = (type: string, body: string): StaticFile => ({
    type: `${type}; charset=utf-8`,
    body: Buffer.from(body),
  });
  return new Map([
    ['/', text('text/html', INDEX)],
    ['/icon.svg', text('image/svg+xml', ICON)],
    ['/web.js', text('text/javascript', bundle.script)],
    ['/web.css', text('text/css', bundle.style)],
    ...fonts(fromFile),
  ]);
}

/**
 * Noto Sans SC, regular and bold: cut into slices by character range, so that a page loads only those it shows, and
 * whole, for frames, which may not fetch. SIL Open Font License 1.1, package @fontsource/noto-sans-sc.
 */
function fonts(fromFile: string): [string, StaticFile][] {
  const folder = dirname(createRequire(fromFile).resolve('@fontsource/noto-sans-sc/400.css'));
  const sheets = ['400', '700'].map((weight) => readFileSync(join(folder, `${weight}.css`), 'utf8'));
  const css = sheets
    .join('\n')
    .replace(/src: url\(\.\/files\/([\w-]+\.woff2)\)[^;]*;/g, "src: url(/fonts/$1) format('woff2');");
  const wanted = readdirSync(join(folder, 'files')).filter((name) => /-(?:400|700)-normal\.woff2$/.test(name));
  return [
    ['/fonts.css', { type: 'text/css; charset=utf-8', body: Buffer.from(css) }],
    ...wanted.map((name): [string, StaticFile] => [
      `/fonts/${basename(name)}`,
      { type: 'font/woff2', body: readFileSync(join(folder, 'files', name)) },
    ]),
  ];
}
