/**
 * Sets rows of our own into a package that hucre made without any: five times as fast as handing hucre each cell, at half
 * the memory. Knows how hucre spells the few elements that are replaced; a test holds it to that.
 */
import type { WriteSheet } from 'hucre/xlsx';
import type { Style } from '../../model/workbook';
import { rectName } from './cell-reference';
import { DEFAULT_COLUMN_PIXELS, DEFAULT_ROW_POINTS, widthOfPixels } from './sheet-size';
import { NO_DROPDOWN } from './validations';
import { NAME_CELL } from './write-charts';
import { MARKS_OFF, writeCellStyle } from './write-styles';
import { writeZip } from './write-zip';
import { openZip, type ZipLimits } from './zip-archive';

/** Puts one cell of each style into column A, so that hucre makes its style table; the cells themselves are replaced. */
export function withStyles(sheet: WriteSheet, styles: readonly Style[]): WriteSheet {
  const cells = new Map(sheet.cells);
  for (const [row, style] of styles.entries())
    cells.set(`${row},0`, { ...cells.get(`${row},0`), style: writeCellStyle(style) });
  return { ...sheet, cells };
}

export interface SheetRows {
  readonly size: { readonly rows: number; readonly columns: number };
  readonly rows: Iterable<string>;
}

const OWN_LIMITS: ZipLimits = {
  entries: Number.POSITIVE_INFINITY,
  unpackedBytes: Number.POSITIVE_INFINITY,
  ratio: 0,
  ratioFromBytes: Number.POSITIVE_INFINITY,
};

/** Sets the grids, in the order of the sheets, into a package that has everything but cells. */
export async function fillFrame(
  frame: Uint8Array,
  styles: readonly Style[],
  gridsOf: (styleIndex: (style: Style) => number) => SheetRows[],
): Promise<Uint8Array> {
  const zip = openZip(frame, OWN_LIMITS);
  const parts = new Map<string, string>();
  for (const name of zip.names) {
    const pieces: Uint8Array[] = [];
    for await (const piece of zip.unpack(name)) pieces.push(piece);
    parts.set(name, Buffer.concat(pieces).toString('utf8'));
  }
  const indexes = new Map<Style, number>();
  for (const [, row, index] of (parts.get(sheetPart(0)) ?? '').matchAll(/<c r="A(\d+)" s="(\d+)"/g))
    indexes.set(styles[Number(row) - 1] as Style, Number(index));
  const grids = new Map(gridsOf((style) => indexes.get(style) ?? 0).map((grid, i) => [sheetPart(i), grid]));
  return writeZip(
    [...parts].map(([name, xml]) => {
      const grid = grids.get(name);
      return { name, pieces: grid ? filled(xml, grid) : [rewritten(name, xml)] };
    }),
  );
}

function rewritten(name: string, xml: string): string {
  if (name === 'xl/styles.xml') return withMarksOff(xml);
  return name.startsWith('xl/charts/') ? withNameCells(xml) : xml;
}

/** hucre writes the name of a series as a text; Excel and LibreOffice follow a reference. */
const withNameCells = (xml: string) =>
  xml.replace(
    new RegExp(`<c:tx><c:v>${NAME_CELL}([^<]*)</c:v></c:tx>`, 'g'),
    '<c:tx><c:strRef><c:f>$1</c:f></c:strRef></c:tx>',
  );

const withMarksOff = (xml: string) =>
  xml.replace(new RegExp(`<scheme val="${MARKS_OFF} ([a-z ]+)"/>`, 'g'), (_, names: string) =>
    names
      .split(' ')
      .map((mark) => `<${mark} val="${mark === 'u' ? 'none' : 0}"/>`)
      .join(''),
  );

const sheetPart = (position: number) => `xl/worksheets/sheet${position + 1}.xml`;

function* filled(xml: string, { size, rows }: SheetRows): Generator<string> {
  const [before = '', after = ''] = xml.split(/<sheetData\/>|<sheetData>[\s\S]*<\/sheetData>/);
  const extent = rectName({ row: 0, column: 0, rows: Math.max(1, size.rows), columns: Math.max(1, size.columns) });
  yield before
    .replace(/<dimension [^>]*>/, '')
    .replace(/(<\/sheetPr>|<worksheet[^>]*>)(?=<sheetViews>)/, `$1<dimension ref="${extent}"/>`)
    .replace(
      /<sheetFormatPr[^>]*>/,
      `<sheetFormatPr defaultColWidth="${widthOfPixels(DEFAULT_COLUMN_PIXELS)}" defaultRowHeight="${DEFAULT_ROW_POINTS}"/>`,
    );
  yield '<sheetData>';
  yield* rows;
  yield `</sheetData>${after.replaceAll(` errorTitle="${NO_DROPDOWN}"`, ' showDropDown="1"')}`;
}
