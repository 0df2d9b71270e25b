/**
 * Finds the header row or rows of a block of columns: by the words people write above columns, by the contrast with
 * the values below, and by merged cells. Knows no fields beyond that a word is a known one.
 */
import { type CellValue, isBlank, textOf } from './cell-value';
import { headerKey } from './header-key';
import { broadMeaning, isKnownHeader, readHeader } from './read-header';
import { type Band, isEmptyCell } from './sheet-fill';
import type { SheetSnapshot } from './sheet-snapshot';
import { type Shape, shapesOf } from './value-shapes';

export interface Header {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  /** For each column of the block the texts above it, top row first; `''` where a row has none. */
  readonly cells: readonly (readonly string[])[];
  /** Columns with a header, and how many of them are known words. */
  readonly filled: number;
  readonly known: number;
  /** Some column is headed as a name of a person or a firm. */
  readonly names: boolean;
  /** Only its place says that it is a header. */
  readonly weak: boolean;
}

/** Rows in which a header is looked for. */
const DEPTH = 20;
const ROWS_BELOW = 12;
const LONGEST_WORD = 40;

interface RowLook {
  readonly row: number;
  readonly texts: readonly string[];
  readonly filled: number;
  readonly known: number;
  /** Cells that look like values rather than words. */
  readonly data: number;
}

type DataTest = (row: number, column: number) => boolean;

/** The best header among `depth` rows from `from` on, or null. */
export function findHeader(snapshot: SheetSnapshot, band: Band, from: number, depth = DEPTH): Header | null {
  const isData = dataTest(snapshot);
  let best: { look: RowLook; score: number; weak: boolean } | undefined;
  let wideAbove = 0;
  for (let row = from; row < Math.min(snapshot.rowCount, from + depth); row++) {
    const filled = band.counts[row] ?? 0;
    if (filled === 0) continue;
    const width = widthFrom(band, row);
    const look = lookAt(snapshot, band, row, isData);
    const verdict = judge(snapshot, band, look, width, wideAbove, isData);
    if (verdict !== null && (best === undefined || verdict.score > best.score)) best = { look, ...verdict };
    if (filled * 5 >= width * 3) wideAbove++;
  }
  return best === undefined ? null : withSecondRow(snapshot, band, best.look, best.weak, from, isData);
}

function widthFrom(band: Band, row: number): number {
  let width = 1;
  for (let below = row; below < Math.min(band.counts.length, row + 30); below++)
    width = Math.max(width, band.counts[below] ?? 0);
  return width;
}

const DATA_SHAPES: readonly Shape[] = ['email', 'sure-phone', 'date', 'number', 'url', 'long'];

function dataTest(snapshot: SheetSnapshot): DataTest {
  const known = new Map<number, boolean>();
  const shapes: Shape[] = [];
  return (row, column) => {
    const at = row * snapshot.columnCount + column;
    const cached = known.get(at);
    if (cached !== undefined) return cached;
    const value: CellValue = snapshot.values[row]?.[column] ?? '';
    let data = typeof value !== 'string';
    if (!data && !isBlank(value)) {
      shapes.length = 0;
      shapesOf(value, '2000-01-01', shapes);
      data = shapes.some((shape) => DATA_SHAPES.includes(shape));
    }
    known.set(at, data);
    return data;
  };
}

function isKnown({ namedHeaders }: SheetSnapshot, text: string): boolean {
  return isKnownHeader(text) || namedHeaders?.has(headerKey(text)) === true;
}

function lookAt(snapshot: SheetSnapshot, band: Band, row: number, isData: DataTest): RowLook {
  const texts: string[] = [];
  let known = 0;
  let data = 0;
  for (let column = band.first; column <= band.last; column++) {
    const value = snapshot.values[row]?.[column] ?? '';
    if (isEmptyCell(value)) {
      texts.push('');
      continue;
    }
    const text = (typeof value === 'string' ? value : (snapshot.display[row]?.[column] ?? textOf(value))).trim();
    texts.push(text);
    if (isKnown(snapshot, text)) known++;
    // A header may be a paragraph; a value that long is only told by what is below it.
    else if (text.length <= LONGEST_WORD * 2 && isData(row, column)) data++;
  }
  return { row, texts, filled: band.counts[row] ?? 0, known, data };
}

/** Columns whose values look like values while the text above does not. */
function contrastBelow(snapshot: SheetSnapshot, band: Band, look: RowLook, isData: DataTest): number {
  let contrasting = 0;
  for (let column = band.first; column <= band.last; column++) {
    if (look.texts[column - band.first] === '' || isData(look.row, column)) continue;
    let filled = 0;
    let data = 0;
    for (let row = look.row + 1; row < Math.min(snapshot.rowCount, look.row + 1 + ROWS_BELOW); row++) {
      if (isEmptyCell(snapshot.values[row]?.[column] ?? '')) continue;
      filled++;
      if (isData(row, column)) data++;
    }
    if (filled > 0 && data * 5 >= filled * 3) contrasting++;
  }
  return contrasting;
}

function hasRowsBelow(band: Band, row: number): boolean {
  for (let below = row + 1; below < band.counts.length; below++) if ((band.counts[below] ?? 0) > 0) return true;
  return false;
}

function judge(
  snapshot: SheetSnapshot,
  band: Band,
  look: RowLook,
  width: number,
  wideAbove: number,
  isData: DataTest,
): { score: number; weak: boolean } | null {
  const { filled, known, data } = look;
  if (data > 0 && (known < 2 || known < data * 2)) return null;
  if (isForm(snapshot, band, look.row)) return null;
  const below = hasRowsBelow(band, look.row);
  const contrast = below ? contrastBelow(snapshot, band, look, isData) : 0;
  const score = 3 * known + 2 * contrast + (4 * filled) / width - 6 * data - (filled === 1 && width > 1 ? 4 : 0);
  if (!below) return known >= 2 || (known > 0 && known === filled) ? { score, weak: false } : null;
  if (known >= 2 && known * 10 >= filled * 3) return { score, weak: false };
  if (known >= 1 && filled * 2 >= width) return { score, weak: false };
  if (known === 1 && filled === 1 && wideAbove === 0 && (band.counts[look.row + 1] ?? 0) > 1)
    return { score, weak: false };
  if (wideAbove > 0 || filled * 2 < width) return null;
  if (contrast > 0 && (filled > 1 || width === 1)) return { score, weak: false };
  const words = look.texts.filter((text) => text !== '');
  const short = words.every((text) => text.length <= LONGEST_WORD);
  const told = filled >= 2 && filled * 5 >= width * 4 && short && new Set(words).size === words.length;
  return told && !startsWithPerson(snapshot, band, look) ? { score, weak: true } : null;
}

/** A form has its labels in the first column, one below the other. */
function isForm(snapshot: SheetSnapshot, band: Band, row: number): boolean {
  if (band.last - band.first > 3) return false;
  const labels = new Set<string>();
  let filled = 0;
  for (let below = row; below < Math.min(snapshot.rowCount, row + 10); below++) {
    const value = snapshot.values[below]?.[band.first] ?? '';
    if (isEmptyCell(value)) continue;
    filled++;
    if (typeof value === 'string' && isKnownHeader(value)) labels.add(headerKey(value));
  }
  return labels.size >= 3 && labels.size * 5 >= filled * 3;
}

/** A name above names is a record. */
function startsWithPerson(snapshot: SheetSnapshot, band: Band, look: RowLook): boolean {
  const isPerson = (value: CellValue): boolean => {
    const shapes: Shape[] = [];
    shapesOf(value, '2000-01-01', shapes);
    return shapes.includes('sure-person');
  };
  for (let column = band.first; column <= band.last; column++) {
    if (!isPerson(look.texts[column - band.first] ?? '')) continue;
    let filled = 0;
    let persons = 0;
    for (let row = look.row + 1; row < Math.min(snapshot.rowCount, look.row + 1 + ROWS_BELOW); row++) {
      const value = snapshot.values[row]?.[column] ?? '';
      if (isEmptyCell(value)) continue;
      filled++;
      if (isPerson(value)) persons++;
    }
    if (persons * 5 >= filled * 3) return true;
  }
  return false;
}

/** The header of one row, or of two where the row above groups its columns or the row below divides them. */
function withSecondRow(
  snapshot: SheetSnapshot,
  band: Band,
  look: RowLook,
  weak: boolean,
  from: number,
  isData: DataTest,
): Header {
  const at = (row: number): RowLook | null =>
    row >= from && row < snapshot.rowCount && (band.counts[row] ?? 0) > 0 ? lookAt(snapshot, band, row, isData) : null;
  const below = at(look.row + 1);
  if (below !== null && dividesColumns(snapshot, band, look, below))
    return headerOf(snapshot, band, [look, below], false);
  const above = at(look.row - 1);
  if (above !== null && (groupsColumns(snapshot, band, above, look) || isDivided(snapshot, band, above, look))) {
    return headerOf(snapshot, band, [above, look], weak);
  }
  return headerOf(snapshot, band, [look], weak);
}

/** The first column of each merged block of a row that covers several columns, but not all of them. */
function mergedGroups(snapshot: SheetSnapshot, band: Band, row: number): Map<number, number> {
  const groups = new Map<number, number>();
  for (const merge of snapshot.merges) {
    if (merge.row !== row || merge.rows > 1 || merge.columns < 2) continue;
    if (merge.column < band.first || merge.column + merge.columns - 1 > band.last) continue;
    if (merge.columns < band.last - band.first + 1) groups.set(merge.column, merge.columns);
  }
  return groups;
}

function dividesColumns(snapshot: SheetSnapshot, band: Band, top: RowLook, bottom: RowLook): boolean {
  if (bottom.data > 0 || bottom.known === 0) return false;
  const same = bottom.texts.every((text, i) => text === '' || headerKey(text) === headerKey(top.texts[i] ?? ''));
  if (same) return false;
  if (mergedGroups(snapshot, band, top.row).size > 0) return bottom.known * 3 >= bottom.filled;
  if (bottom.known * 2 < bottom.filled) return false;
  if (isTranslation(top, bottom)) return true;
  const underGap = bottom.texts.some((text, i) => text !== '' && top.texts[i] === '');
  const filledBefore = (i: number): boolean => top.texts.slice(0, i).some((text) => text !== '');
  return underGap && bottom.texts.every((text, i) => text === '' || top.texts[i] !== '' || filledBefore(i));
}

/** The same columns named in two languages. */
function isTranslation(top: RowLook, bottom: RowLook): boolean {
  const isHan = (look: RowLook): boolean => /\p{Script=Han}/u.test(look.texts.join(''));
  const isNamed = top.known * 2 >= top.filled && bottom.known * 5 >= bottom.filled * 4;
  return (
    top.filled === bottom.filled && bottom.filled >= 2 && isNamed && top.data === 0 && isHan(top) !== isHan(bottom)
  );
}

/** The row above holds both groups and headers of its own, or the same in another language, so it is no title. */
function isDivided(snapshot: SheetSnapshot, band: Band, top: RowLook, bottom: RowLook): boolean {
  const isMixed =
    top.known > 0 &&
    top.data === 0 &&
    top.filled > 1 &&
    top.texts.some((text, i) => text !== '' && bottom.texts[i] === '');
  return (isMixed && dividesColumns(snapshot, band, top, bottom)) || isTranslation(top, bottom);
}

function groupsColumns(snapshot: SheetSnapshot, band: Band, top: RowLook, bottom: RowLook): boolean {
  if (top.data > 0 || top.filled >= bottom.filled) return false;
  const words = top.texts.filter((text) => text !== '');
  if (words.some((text) => /[:：]./.test(text) || text.length > 30)) return false;
  if (mergedGroups(snapshot, band, top.row).size > 0) return true;
  if (top.filled >= 2) return top.texts.every((text, i) => text === '' || bottom.texts[i] !== '');
  return top.texts[0] === '' && top.known === 1;
}

function headerOf(snapshot: SheetSnapshot, band: Band, looks: readonly RowLook[], weak: boolean): Header {
  const [top, bottom] = looks as [RowLook, RowLook?];
  const cells: string[][] = [];
  const groups = bottom === undefined ? new Map<number, number>() : mergedGroups(snapshot, band, top.row);
  let group = '';
  let groupEnds = -1;
  for (const [i, text] of top.texts.entries()) {
    if (bottom === undefined) {
      cells.push([text]);
      continue;
    }
    const under = bottom.texts[i] ?? '';
    const merged = groups.get(band.first + i);
    if (merged !== undefined) {
      group = text;
      groupEnds = i + merged - 1;
    } else if (text !== '') {
      // Without merges a group reaches to the next text; a header with nothing under it is no group.
      group = under === '' ? '' : text;
      groupEnds = groups.size > 0 ? i : Number.POSITIVE_INFINITY;
    }
    const upper = text !== '' ? text : under !== '' && i <= groupEnds ? group : '';
    cells.push(upper === under ? [under] : [upper, under]);
  }
  const readings = cells.map((texts) => readHeader(texts).guesses[0]?.meaning);
  return {
    firstRow: top.row,
    lastRow: (bottom ?? top).row,
    firstColumn: band.first,
    cells,
    filled: cells.filter((texts) => texts.some((text) => text !== '')).length,
    known: cells.filter((texts) => texts.some((text) => isKnown(snapshot, text))).length,
    names: readings.some(
      (meaning) => meaning !== undefined && ['name', 'name.given', 'company'].includes(broadMeaning(meaning)),
    ),
    weak,
  };
}
