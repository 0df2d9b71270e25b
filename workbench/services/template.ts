/**
 * Turns an HtmlService template into JavaScript. Knows scriptlets and where in the page they stand; runs nothing.
 * Source: https://developers.google.com/apps-script/guides/html/templates
 */

/** Escapes text for element content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Escapes a value printed inside a script element: bare it is a literal, within quotes the inside of one. */
export function escapeScript(value: unknown, withinQuotes: boolean): string {
  const literal =
    JSON.stringify(withinQuotes || (typeof value === 'object' && value !== null) ? String(value) : (value ?? null)) ??
    'null';
  const safe = literal.replace(
    /[<>&'\u2028\u2029]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return withinQuotes ? safe.slice(1, -1) : safe;
}

const scriptlet = /<\?(!?=)?([\s\S]*?)\?>/g;

/** What a template's code prints through: each setter appends to the page, escaped for its place. */
export function createPrinter() {
  const out: string[] = [];
  return {
    set raw(value: unknown) {
      out.push(String(value));
    },
    set text(value: unknown) {
      out.push(escapeHtml(String(value)));
    },
    set bare(value: unknown) {
      out.push(escapeScript(value, false));
    },
    set quoted(value: unknown) {
      out.push(escapeScript(value, true));
    },
    page: () => out.join(''),
  };
}

/**
 * Statements that print the page through `$print`. `<?= v ?>` prints escaped for its place, `<?!= v ?>` as it is. A
 * printing scriptlet assigns its first statement, and a `//` comment swallows the rest of its line, both as in Apps
 * Script.
 */
export function templateCode(source: string): string {
  const code: string[] = [];
  let before = '';
  const text = (part: string) => {
    // One line of code for each line of the page, so that a comment ends where its line ends.
    for (const line of part.split(/(?<=\n)/))
      if (line !== '') code.push(`$print.raw = ${JSON.stringify(line)};${line.endsWith('\n') ? '\n' : ' '}`);
    before += part;
  };
  let end = 0;
  for (const match of source.matchAll(scriptlet)) {
    text(source.slice(end, match.index));
    const [whole, kind, body] = match;
    if (kind === '=') code.push(`$print.${placeAfter(before)} = ${body} ; `);
    else if (kind === '!=') code.push(`$print.raw = ${body} ; `);
    else code.push(`${body} ; `);
    end = match.index + whole.length;
  }
  text(source.slice(end));
  return code.join('');
}

/** Where a scriptlet stands, judged by the page's own text before it: in a script, bare or quoted, or anywhere else. */
function placeAfter(page: string): 'text' | 'bare' | 'quoted' {
  const open = page.search(/<script\b[^>]*>(?![\s\S]*<\/script)/i);
  if (open < 0) return 'text';
  const line = page
    .slice(open)
    .split('\n')
    .at(-1)!
    .replace(/^<script\b[^>]*>/i, '');
  let quote = '';
  for (let index = 0; index < line.length; index++) {
    const char = line[index]!;
    if (char === '\\') index++;
    else if (quote === '' && (char === '"' || char === "'" || char === '`')) quote = char;
    else if (char === quote) quote = '';
  }
  return quote === '' ? 'bare' : 'quoted';
}
