/**
 * The text form of a block of cells on the clipboard, as Sheets, Excel and LibreOffice write it: tab-separated,
 * a cell quoted where it holds a tab, a line break or begins with a quote. Knows no cell types.
 */

/** Rows of cells; a trailing line break ends the last row and makes no new one. */
export function parseClipboard(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let position = 0;
  const readCell = (): string => {
    if (text[position] === '"') {
      // A quote opens a quoted cell only if a matching one closes it right before a separator; else it is a character.
      let cell = '';
      for (let at = position + 1; at < text.length; at++) {
        if (text[at] !== '"') {
          cell += text[at];
        } else if (text[at + 1] === '"') {
          cell += '"';
          at++;
        } else if (at + 1 === text.length || /[\t\r\n]/.test(text[at + 1]!)) {
          position = at + 1;
          return cell;
        } else break;
      }
    }
    const start = position;
    while (position < text.length && !/[\t\r\n]/.test(text[position]!)) position++;
    return text.slice(start, position);
  };
  while (position < text.length) {
    row.push(readCell());
    const separator = text[position];
    if (separator === '\t') {
      position++;
      if (position === text.length) row.push('');
      continue;
    }
    position += separator === '\r' && text[position + 1] === '\n' ? 2 : 1;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

/** The inverse of `parseClipboard`, without a trailing line break. */
export function formatClipboard(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\r\n]|^"/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(cell).join('\t')).join('\n');
}
