/** Rich text of cells: runs with links and styles over a text. Writing a plain value drops them. */
import { calculated } from '../../formula/calculation';
import { type Host, type HostMethods, ServiceError } from '../../sandbox/door';
import { coveredBy, TEXT_LIMIT, writeGuarded } from '../cells';
import { putCell } from '../grid';
import { assertEditable } from '../protection';
import { internStyle } from '../style';
import type { Sheet, Style, TextRun } from '../workbook';
import { areaOf, assertShape, makeIndexTable, type RangeTarget, readsRange, writerOf, writesRange } from './method-kit';
import { type TextStyleData, textStyleChange, textStyleOf } from './range-style-methods';

export interface RunData {
  readonly start: number;
  readonly end: number;
  readonly link: string | null;
  readonly style: TextStyleData | null;
}

export interface RichTextData {
  readonly text: string;
  readonly runs: readonly RunData[];
}

/** Texts by cell (null where the cell holds no text), the cells' own text styles, and runs where there are any. */
export interface RichTextTable {
  readonly texts: readonly (readonly (string | null)[])[];
  readonly styles: readonly TextStyleData[];
  readonly styleOf: readonly (readonly number[])[];
  readonly runs: readonly (readonly [row: number, column: number, runs: readonly RunData[]])[];
}

function runData(runs: readonly TextRun[]): RunData[] {
  return runs.map(({ start, end, link, style }) => ({
    start,
    end,
    link: link ?? null,
    style: style ? partialStyle(style) : null,
  }));
}

function partialStyle(style: Style): TextStyleData {
  const { bold, italic, underline, strikethrough, fontFamily, fontSize, fontColor } = style;
  return Object.fromEntries(
    Object.entries({ bold, italic, underline, strikethrough, fontFamily, fontSize, fontColor }).filter(
      ([, value]) => value !== undefined,
    ),
  );
}

function readRichText(host: Host, sheet: Sheet, target: RangeTarget): RichTextTable {
  calculated(host.state.workbook, host.execution.now());
  const index = makeIndexTable((style: Style | undefined) => textStyleOf(style));
  const texts: (string | null)[][] = [];
  const styleOf: number[][] = [];
  const runs: [number, number, RunData[]][] = [];
  for (let r = 0; r < target.rows; r++) {
    const values = sheet.values[target.row + r];
    const styles = sheet.styles[target.row + r];
    const rich = sheet.richText[target.row + r];
    const textLine: (string | null)[] = new Array(target.columns);
    const styleLine: number[] = new Array(target.columns);
    for (let c = 0; c < target.columns; c++) {
      const column = target.column + c;
      const value = values?.[column];
      // Numbers, dates and booleans have no rich text; an empty cell has an empty one. [range]
      textLine[c] = typeof value === 'string' ? value : (value ?? undefined) === undefined ? '' : null;
      styleLine[c] = index.indexOf(styles?.[column] ?? undefined);
      const cellRuns = rich?.[column];
      if (cellRuns) runs.push([r, c, runData(cellRuns)]);
    }
    texts.push(textLine);
    styleOf.push(styleLine);
  }
  return { texts, styles: index.table, styleOf, runs };
}

/** Texts cross as they are, those with runs as objects. */
type RichCell = string | RichTextData;

function writeRichText(
  host: Host,
  sheet: Sheet,
  target: RangeTarget,
  table: readonly RichCell[],
  cells: readonly (readonly number[])[],
): void {
  assertEditable(host.state.workbook, sheet, target, host.execution.user);
  const data = table.map((cell): RichTextData => (typeof cell === 'string' ? { text: cell, runs: [] } : cell));
  if (data.some(({ text }) => text.length > TEXT_LIMIT))
    throw new ServiceError(`Your input contains more than the maximum of ${TEXT_LIMIT} characters in a single cell.`);
  const stored = data.map(({ runs }) => {
    const kept = runs.filter((run) => run.end > run.start && (run.link !== null || run.style !== null)).map(storedRun);
    return kept.length ? kept : undefined;
  });
  const area = areaOf(target);
  writeGuarded(writerOf(host), sheet, area, () => {
    const isCovered = coveredBy(sheet, area);
    for (let r = 0; r < target.rows; r++)
      for (let c = 0; c < target.columns; c++) {
        const [row, column] = [target.row + r, target.column + c];
        const index = cells[r]?.[c] ?? -1;
        const cell = data[index];
        if (!cell || isCovered?.(row, column)) continue;
        putCell(sheet.values, row, column, cell.text === '' ? undefined : cell.text);
        putCell(sheet.formulas, row, column, undefined);
        putCell(sheet.richText, row, column, stored[index]);
      }
  });
}

function storedRun({ start, end, link, style }: RunData): TextRun {
  const look = style ? internStyle(textStyleChange(style) as Style) : undefined;
  return { start, end, ...(link !== null && { link }), ...(look && { style: look }) };
}

export const richTextMethods: HostMethods = {
  'Range.getRichTextValues': readsRange(readRichText),
  'Range.getRichTextValue': readsRange((host, sheet, target) => {
    const { texts, styles, runs } = readRichText(host, sheet, { ...target, rows: 1, columns: 1 });
    const text = texts[0]?.[0] ?? null;
    return text === null ? null : { text, style: styles[0], runs: runs[0]?.[2] ?? [] };
  }),
  'Range.setRichTextValues': writesRange(
    (host, sheet, target, data: { table: RichCell[]; cells: number[][] }) =>
      writeRichText(host, sheet, target, data.table, data.cells),
    (_host, _sheet, target, data: { cells: number[][] }) => assertShape(target, data.cells),
  ),
  'Range.setRichTextValue': writesRange((host, sheet, target, data: RichCell) => {
    const cells = Array.from({ length: target.rows }, () => new Array<number>(target.columns).fill(0));
    writeRichText(host, sheet, target, [data], cells);
  }),
};
