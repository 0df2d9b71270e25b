/**
 * Finds the table of records in a sheet: its header rows, columns and records, and what stands between them. Several
 * tables are told apart; which of them is meant is settled by the selection or asked. Knows nothing of what columns mean.
 */
import { a1Range, columnLetters } from './a1-notation';
import { type CellValue, textOf } from './cell-value';
import { columnEvidence } from './column-evidence';
import { findHeader, type Header } from './find-header';
import { headerKey } from './header-key';
import { type Issue, ok, type Result, refused } from './issues';
import { type Band, bandBetween, bandsOf, isEmptyCell } from './sheet-fill';
import type { CellRange, SheetSnapshot } from './sheet-snapshot';

/** Rows of the table's area that are no records. */
type SkippedKind = 'title' | 'blank' | 'totals' | 'repeated-header' | 'note';

interface SkippedRow {
  readonly rowIndex: number;
  readonly kind: SkippedKind;
}

/** Rows and columns are the sheet's, from 0. */
export interface TableLocation {
  /** The last header row; -1 where the sheet has no header. */
  readonly headerRow: number;
  readonly headerRowCount: number;
  readonly firstColumn: number;
  readonly columnCount: number;
  /** Trimmed; the texts of two header rows joined with a space. `''` is blank. */
  readonly headers: readonly string[];
  /** The texts that each header was joined from, top row first. */
  readonly headerCells: readonly (readonly string[])[];
  /** Rows of the records, ascending. */
  readonly rows: readonly number[];
  readonly skipped: readonly SkippedRow[];
  /** Merged cells that touch a record. */
  readonly merges: readonly CellRange[];
  /** What is odd about the table and stops nothing. */
  readonly notes: readonly Issue[];
}

/** Longer than any name of a column. */
const LONGEST_HEADER = 100;
/** Rows in which a header would be seen that is not taken for one. */
const DEEPEST_HEADER = 200;
/** Headers, and letters of each, by which a table is told from another. */
const MOST_SHOWN = 4;
const LONGEST_SHOWN = 20;
/** Issues of one kind about headers. */
const MOST_NOTES = 10;

interface Found {
  readonly band: Band;
  readonly header: Header | null;
  readonly firstRow: number;
  readonly rows: readonly number[];
  readonly skipped: readonly SkippedRow[];
}

/**
 * The table that the selection lies in, or the only one. Refuses with `sheet-empty`, `no-table`, or `several-tables`
 * (params `count` and `ranges`, A1 ranges separated by `, `). Linear in the cells.
 */
export function detectTable(snapshot: SheetSnapshot, selection?: CellRange): Result<TableLocation> {
  const bands = bandsOf(snapshot);
  if (bands.length === 0) return refused({ code: 'sheet-empty' });
  const tables = mainTables(
    joinBands(
      snapshot,
      bands.map((band) => tablesInBand(snapshot, band)),
    ),
  );
  if (tables.length === 0) return refused({ code: 'no-table' });
  const only = tables[0] as Found;
  if (tables.length === 1) return ok(locate(snapshot, only));
  const areas = tables.map(areaOf);
  const touched = selection === undefined ? [] : tables.filter((_, i) => meets(areas[i] as CellRange, selection));
  if (touched.length === 1) return ok(locate(snapshot, touched[0] as Found));
  return refused({
    code: 'several-tables',
    params: {
      count: tables.length,
      ranges: areas.map(a1Range).join(', '),
      headers: tables.map(namesOf).join('\n'),
    },
  });
}

/** The first few headers in one line, for people to tell tables apart. */
function namesOf({ header }: Found): string {
  const texts = header?.cells.map((cells) => cells.join(' ').replace(/\s+/g, ' ').trim()) ?? [];
  const named = texts.filter((text) => text !== '').map((text) => text.slice(0, LONGEST_SHOWN));
  return named.slice(0, MOST_SHOWN).join(' · ') + (named.length > MOST_SHOWN ? ' …' : '');
}

function areaOf(table: Found): CellRange {
  const top = table.header?.firstRow ?? table.firstRow;
  const bottom = table.rows[table.rows.length - 1] ?? table.header?.lastRow ?? top;
  return {
    row: top,
    column: table.band.first,
    rows: bottom - top + 1,
    columns: table.band.last - table.band.first + 1,
  };
}

function meets(a: CellRange, b: CellRange): boolean {
  return (
    a.row < b.row + b.rows &&
    b.row < a.row + a.rows &&
    a.column < b.column + b.columns &&
    b.column < a.column + a.columns
  );
}

/** The tables of neighbouring columns, one below the other. */
function tablesInBand(snapshot: SheetSnapshot, band: Band): Found[] {
  const tables: Found[] = [];
  let header = findHeader(snapshot, band, 0);
  if (header === null) {
    const bare = tableWithoutHeader(snapshot, band);
    return bare === null ? [] : [bare];
  }
  let top = 0;
  while (header !== null) {
    const walked = walk(snapshot, band, header, top);
    tables.push({ band: trimmed(band, header, walked.rows, snapshot), header, firstRow: header.firstRow, ...walked });
    top = walked.end;
    header = walked.next;
  }
  return tables;
}

/** Columns at either side that neither the header nor a record fills belong to another table of the band. */
function trimmed(band: Band, header: Header, rows: readonly number[], snapshot: SheetSnapshot): Band {
  const used = (column: number): boolean =>
    header.cells[column - band.first]?.some((text) => text !== '') === true ||
    rows.some((row) => !isEmptyCell(snapshot.values[row]?.[column] ?? ''));
  let { first, last } = band;
  while (last > first && !used(last)) last--;
  while (first < last && !used(first)) first++;
  return first === band.first && last === band.last ? band : { ...band, first, last };
}

interface Walked {
  readonly rows: readonly number[];
  readonly skipped: readonly SkippedRow[];
  readonly next: Header | null;
  /** First row that is not the table's any more. */
  readonly end: number;
}

/** Sorts the rows under a header, up to the next table's header. */
function walk(snapshot: SheetSnapshot, band: Band, header: Header, top: number): Walked {
  const rows: number[] = [];
  const skipped: SkippedRow[] = [];
  const skip = (rowIndex: number, kind: SkippedKind) => skipped.push({ rowIndex, kind });
  for (let row = top; row < header.firstRow; row++) skip(row, band.counts[row] === 0 ? 'blank' : 'title');

  const across = mergesAcross(snapshot, band);
  const repeats = repeatOf(snapshot, band, header);
  const end = snapshot.rowCount;
  let afterBlank = false;
  for (let row = header.lastRow + 1; row < end; row++) {
    const count = band.counts[row] ?? 0;
    if (count === 0) {
      skip(row, 'blank');
      afterBlank = true;
      continue;
    }
    if (repeats(row)) skip(row, 'repeated-header');
    else if (isTotals(snapshot, band, row, count)) skip(row, 'totals');
    else if (count === 1 && (across.has(row) || isSection(snapshot, band, row))) skip(row, 'title');
    else if (count <= 2 && isFootnote(snapshot, band, row, count, afterBlank, rows.length > 0)) skip(row, 'note');
    else if (rows.length === 0 && isHint(snapshot, band, row)) skip(row, 'note');
    else {
      const next = afterBlank && rows.length > 0 ? nextHeader(snapshot, band, row, header) : null;
      if (next !== null) return { rows, skipped, next, end: row };
      rows.push(row);
    }
    afterBlank = false;
  }
  return { rows, skipped, next: null, end };
}

/**
 * Records under a header that is known already, in the columns from `first` on: what set-up would skip is no record.
 * `headers` holds the text of each of the columns.
 */
export function recordsUnder(
  snapshot: SheetSnapshot,
  first: number,
  headers: readonly string[],
  [firstRow, lastRow]: readonly [number, number],
): readonly number[] {
  const header: Header = {
    firstRow,
    lastRow,
    firstColumn: first,
    cells: headers.map((text) => (text === '' ? [] : [text])),
    filled: headers.filter((text) => text !== '').length,
    known: 0,
    names: false,
    weak: false,
  };
  return walk(snapshot, bandBetween(snapshot, first, first + headers.length - 1), header, firstRow).rows;
}

/** A header of another table at a row that follows a blank one, a title of a line or two above it. */
function nextHeader(snapshot: SheetSnapshot, band: Band, row: number, current: Header): Header | null {
  const titleLines = band.counts[row] === 1 ? 2 : 0;
  const found = findHeader(snapshot, band, row, titleLines + 1);
  if (found === null || found.known < 2 || found.known * 5 < found.filled * 3) return null;
  const keys = new Set(current.cells.map((cells) => headerKey(cells.join(' '))));
  const shared = found.cells.filter((cells) => cells.length > 0 && keys.has(headerKey(cells.join(' ')))).length;
  // The same headers again continue the table.
  return shared >= found.filled * 0.8 && shared >= keys.size * 0.8 ? null : found;
}

/** Whether a row repeats the header's last row. */
function repeatOf(snapshot: SheetSnapshot, band: Band, header: Header): (row: number) => boolean {
  const texts = snapshot.values[header.lastRow] ?? [];
  const filled: number[] = [];
  for (let column = band.first; column <= band.last; column++)
    if (!isEmptyCell(texts[column] ?? '')) filled.push(column);
  const lead = filled[0];
  return (row) => {
    if (lead === undefined || filled.length < 2) return false;
    const values = snapshot.values[row] ?? [];
    if (values[lead] !== texts[lead] && textOf(values[lead] ?? '').trim() !== textOf(texts[lead] ?? '').trim())
      return false;
    // Somebody may have reworded one of the headers further down.
    const equal = filled.filter((column) => textOf(values[column] ?? '').trim() === textOf(texts[column] ?? '').trim());
    return equal.length >= 2 && equal.length * 3 >= filled.length * 2;
  };
}

/** Rows in which one merged cell covers at least half of the table's width: headings between records. */
function mergesAcross(snapshot: SheetSnapshot, band: Band): ReadonlySet<number> {
  const width = band.last - band.first + 1;
  const rows = new Set<number>();
  for (const merge of snapshot.merges) {
    if (merge.columns >= 2 && merge.columns * 2 >= width && merge.column >= band.first && merge.column <= band.last)
      rows.add(merge.row);
  }
  return rows;
}

const TOTALS_WORD =
  /^(?:合计|总计|小计|共计|总和|汇总|总数|累计|平均|平均值|本页合计|本月合计|本年合计|合計|總計|小計|共計|總和|匯總|總數|累計|平均值|客户总数|总人数|人数合计|总金额|金额合计|grandtotal|total|totals|subtotal|subtotals|sum|average|avg|count|totalcustomers|totalamount)(?:(?:共|共计)?\d+(?:人|位|个|名|家|户)?)?$/;
const TOTALS_FORMULA = /^=\s?(?:SUM|SUBTOTAL|SUMIFS?|COUNTA?|COUNTIFS?|AVERAGE|AGGREGATE)\s?\(/i;
const RANGE = /\$?[A-Z]{1,3}\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})/i;

/** A formula that adds up rows rather than cells of its own row. */
function addsRows(formula: string): boolean {
  if (!TOTALS_FORMULA.test(formula)) return false;
  const range = RANGE.exec(formula);
  return range === null ? /[A-Z]{1,3}:[A-Z]{1,3}/i.test(formula) : range[1] !== range[2];
}

/**
 * A row of totals: a word for totals with nothing but figures beside it, or nothing but formulas that add up rows.
 * `count` is the number of filled cells between the columns of `band`.
 */
export function isTotals(
  snapshot: Pick<SheetSnapshot, 'values' | 'formulas'>,
  band: Pick<Band, 'first' | 'last'>,
  row: number,
  count: number,
): boolean {
  const values = snapshot.values[row] ?? [];
  const formulas = snapshot.formulas[row] ?? [];
  let first = band.first;
  while (isEmptyCell(values[first] ?? '')) first++;
  const lead = values[first] ?? '';
  const worded =
    typeof lead === 'string' &&
    lead.length <= 24 &&
    TOTALS_WORD.test(lead.replace(/[\s:：()（）.、]/g, '').toLowerCase());
  if (!worded && count * 2 > band.last - band.first + 2 && count > 3) return false;
  let added = 0;
  for (let column = worded ? first + 1 : first; column <= band.last; column++) {
    const value = values[column] ?? '';
    if (isEmptyCell(value)) continue;
    const formula = formulas[column] ?? '';
    if (addsRows(formula)) added++;
    // A formula takes the look of what it reads: a sum over dates is shown as one.
    else if (!worded || !(isFigure(value) || formula !== '')) return false;
  }
  return worded || added > 0;
}

function isFigure(value: CellValue): boolean {
  return (
    typeof value === 'number' ||
    (typeof value === 'string' &&
      value.length <= 24 &&
      /^[\s\d.,%¥￥$€£+-]*(?:元|人|位|个|名|家|户|万)?$|^[-—/]+$/.test(value))
  );
}

const SECTION = /^(?:\d{4}\s?年(?:\s?\d{1,2}\s?月)?|\d{1,2}\s?月份?|第[一二三四1-4]季度|q[1-4](?:\s\d{4})?|\d{4})$/i;

function firstText(snapshot: SheetSnapshot, band: Band, row: number): string {
  const values = snapshot.values[row] ?? [];
  for (let column = band.first; column <= band.last; column++) {
    const value = values[column] ?? '';
    if (!isEmptyCell(value)) return textOf(value).trim();
  }
  return '';
}

/** A month or year by itself. */
function isSection(snapshot: SheetSnapshot, band: Band, row: number): boolean {
  return band.last > band.first && SECTION.test(firstText(snapshot, band, row).slice(0, 20));
}

const FOOTNOTE =
  /^(?:注|图例|圖例|legend|备注|備註|说明|說明|附注|制表|填表|审核|審核|统计|截止|截至|数据来源|资料来源|打印|导出|note|notes|source|prepared by|generated|exported|printed|last updated|page|total records|\*)(?:人|时间|日期|單位|单位)?\s?(?:[:：]|by|on|at|\d|\*|$)/i;

/** A remark on the table as a whole: it says so, or it is a sentence by itself under the records. */
function isFootnote(
  snapshot: SheetSnapshot,
  band: Band,
  row: number,
  count: number,
  afterBlank: boolean,
  hasRecords: boolean,
): boolean {
  if (band.last === band.first) return false;
  const text = firstText(snapshot, band, row).slice(0, 200);
  return FOOTNOTE.test(text) || (count === 1 && afterBlank && hasRecords && text.length > 30);
}

const HINT =
  /^(?:[（(][^（）()]{1,10}[)）]|必填|选填|非必填|可选|必選|選填|required|optional|文本|数字|日期|text|number|date|string|示例|例|元|万元|次|个|人|岁|%)$/i;

/** Import templates say under the header what must be filled in, others say the unit. */
function isHint(snapshot: SheetSnapshot, band: Band, row: number): boolean {
  const values = snapshot.values[row] ?? [];
  for (let column = band.first; column <= band.last; column++) {
    const value = values[column] ?? '';
    if (!isEmptyCell(value) && !(typeof value === 'string' && HINT.test(value.trim().slice(0, 20)))) return false;
  }
  return true;
}

/** Records from the first row on, where the values look like customers' and nothing like a header stands above them. */
function tableWithoutHeader(snapshot: SheetSnapshot, band: Band): Found | null {
  const width = band.last - band.first + 1;
  // A header too far down is not a record: better no table than that.
  const late = findHeader(snapshot, band, 0, DEEPEST_HEADER);
  if (late !== null && late.known >= 2 && late.known * 5 >= late.filled * 3) return null;
  const rows: number[] = [];
  const skipped: SkippedRow[] = [];
  for (let row = 0; row < snapshot.rowCount; row++) {
    const count = band.counts[row] ?? 0;
    if (count === 0) skipped.push({ rowIndex: row, kind: 'blank' });
    else if (isTotals(snapshot, band, row, count)) skipped.push({ rowIndex: row, kind: 'totals' });
    else if (rows.length === 0 && count === 1 && width > 2) skipped.push({ rowIndex: row, kind: 'title' });
    else if (
      rows.length > 0 &&
      count <= 2 &&
      isFootnote(snapshot, band, row, count, band.counts[row - 1] === 0, true)
    ) {
      skipped.push({ rowIndex: row, kind: 'note' });
    } else rows.push(row);
  }
  // The years of birth depend on today; nothing here does.
  const looksLikeCustomers = Array.from({ length: width }, (_, i) =>
    columnEvidence(snapshot.values, rows, band.first + i, '2000-01-01'),
  ).some(
    ({ share, filled }) =>
      filled > 0 &&
      (share('email') >= 0.8 ||
        share('sure-phone') >= 0.8 ||
        (width >= 2 && filled > 1 && share('sure-person') >= 0.6)),
  );
  return looksLikeCustomers ? { band, header: null, firstRow: rows[0] ?? 0, rows, skipped } : null;
}

/** A column of its own between two blocks is a mere gap where the blocks share their rows and do not repeat each other. */
function joinBands(snapshot: SheetSnapshot, byBand: readonly Found[][]): Found[] {
  const result: Found[] = [];
  let open: Found | null = null;
  for (const tables of byBand) {
    const [table] = tables;
    if (open !== null && table !== undefined && tables.length === 1 && isOneTable(open, table)) {
      const band = bandBetween(snapshot, open.band.first, table.band.last);
      const joined: Found | undefined = open.header === null ? undefined : tablesInBand(snapshot, band)[0];
      if (joined !== undefined) {
        result[result.length - 1] = joined;
        open = joined;
        continue;
      }
    }
    result.push(...tables);
    open = tables.length === 1 && table !== undefined ? table : null;
  }
  return result;
}

/** What the first column of a list of something else is headed. */
const OTHER_THINGS =
  /^(?:产品|商品|品名|货品|供应商|员工|部门|物料|product|item|sku|supplier|vendor|employee|staff|department)/;
const COUNTER = /^(?:序号|编号|日期|date|no|id|#)$/;

function isOneTable(left: Found, right: Found): boolean {
  if (left.header === null || right.header === null || left.header.lastRow !== right.header.lastRow) return false;
  const lastLeft = left.rows[left.rows.length - 1] ?? 0;
  const lastRight = right.rows[right.rows.length - 1] ?? 0;
  const single = right.band.first === right.band.last;
  const sparse = lastRight - right.header.lastRow > right.rows.length;
  if (lastRight > lastLeft || (lastRight < lastLeft && !sparse) || (lastRight < lastLeft && right.rows.length === 0))
    return false;
  if (single) return true;
  const keysOf = (header: Header) =>
    header.cells.map((cells) => headerKey(cells.join(' '))).filter((key) => key !== '');
  const leftKeys = keysOf(left.header);
  const rightKeys = keysOf(right.header);
  const [leftLead, rightLead] = [leftKeys[0] ?? '', rightKeys[0] ?? ''];
  if (rightKeys.some((key) => leftKeys.includes(key)) || (left.header.names && right.header.names)) return false;
  return !OTHER_THINGS.test(leftLead) && !OTHER_THINGS.test(rightLead) && !COUNTER.test(rightLead);
}

/** Drops what only borders on a table: a column beside it, a few loose cells. */
function mainTables(tables: readonly Found[]): Found[] {
  const strong = tables.filter((table) => table.header?.weak !== true);
  const kept = strong.length > 0 ? strong : tables;
  const wide = kept.filter((table) => table.band.last > table.band.first);
  return [...(wide.length > 0 ? wide : kept)];
}

function locate(snapshot: SheetSnapshot, table: Found): TableLocation {
  const { header, rows } = table;
  const { first, last } = table.band;
  const columnCount = last - first + 1;
  const headerCells = Array.from({ length: columnCount }, (_, i) => {
    const texts = header?.cells[first + i - header.firstColumn] ?? [];
    return texts.filter((text) => text !== '');
  });
  const headers = headerCells.map((texts) => texts.join(' '));
  const records = new Set(rows);
  const merges = snapshot.merges.filter((merge) => {
    if (merge.column > last || merge.column + merge.columns <= first) return false;
    for (let row = merge.row; row < merge.row + merge.rows; row++) if (records.has(row)) return true;
    return false;
  });
  return {
    headerRow: header?.lastRow ?? -1,
    headerRowCount: header === null ? 0 : header.lastRow - header.firstRow + 1,
    firstColumn: first,
    columnCount,
    headers,
    headerCells,
    rows,
    skipped: table.skipped,
    merges,
    notes: header === null ? [] : headerNotes(headers, first, (column) => columnHolds(snapshot, rows, column)),
  };
}

function columnHolds(snapshot: SheetSnapshot, rows: readonly number[], column: number): boolean {
  return rows.some((row) => !isEmptyCell(snapshot.values[row]?.[column] ?? ''));
}

function headerNotes(headers: readonly string[], firstColumn: number, holds: (column: number) => boolean): Issue[] {
  const blank: Issue[] = [];
  const repeated: Issue[] = [];
  const long: Issue[] = [];
  const seen = new Map<string, number>();
  for (const [i, header] of headers.entries()) {
    const column = columnLetters(firstColumn + i);
    if (header === '') {
      if (holds(firstColumn + i)) blank.push({ code: 'header-blank', params: { column } });
      continue;
    }
    if (header.length > LONGEST_HEADER) long.push({ code: 'header-too-long', params: { column } });
    const times = (seen.get(header) ?? 0) + 1;
    seen.set(header, times);
    if (times === 2) repeated.push({ code: 'header-repeated', params: { header: header.slice(0, LONGEST_HEADER) } });
  }
  return [blank, repeated, long].flatMap((notes) => notes.slice(0, MOST_NOTES));
}
