/** The rows and cells of a worksheet part, read as they pass. Knows nothing of what stands before and after `sheetData`. */

import { mayExpand } from '../../formula/evaluate';
import { parseFormula } from '../../formula/parse';
import { shiftFormula } from '../../formula/tokens';
import { putCell } from '../../model/grid';
import type { Sheet, Style, TextRun, Value } from '../../model/workbook';
import { FileProblem, type Notes } from '../file-problem';
import { LAST_COLUMN, LAST_ROW } from './cell-reference';
import { serialOfIso } from './criteria';
import { fromExcelFormula, isCellImage, isComputed, isSheetsOnly, type Rename, refersOutside } from './formula-dialect';
import type { StyleTable } from './read-styles';
import { pixelsOfPoints } from './sheet-size';
import { type StringItem, stringItemReader } from './string-item';
import { attribute, type XmlHandlers } from './xml-scanner';
import { decodeEscapes } from './xml-text';

export interface CellReaderContext {
  readonly styles: StyleTable;
  readonly strings: readonly StringItem[];
  /** Days to add to dates of the file. */
  readonly dateShift: number;
  readonly notes: Notes;
  /** Throws FileProblem when the file has too many cells. */
  countCell(): void;
  /** Throws FileProblem when a small file makes too much of itself: characters that stand in it once and are read again. */
  countRepeated(characters: number): void;
  /** Of a grid that reaches from the first cell to the last one with content: Sheets counts the blank ones too. */
  readonly maxCells: number;
  /** The sheet's name in the workbook by its name in the file. */
  readonly rename: Rename | undefined;
  /** Styles of whole columns, for the cells that the file leaves out. */
  readonly columnStyles: readonly (Style | undefined)[];
}

export interface RowOutline {
  readonly levels: number[];
  readonly collapsed: Set<number>;
}

export interface CellReader extends XmlHandlers {
  readonly rowOutline: RowOutline;
  /** Gives the style of its column to every cell of the first `rows` rows that the file leaves out. */
  fillColumnStyles(rows: number): void;
}

interface SharedFormula {
  readonly formula: string;
  readonly row: number;
  readonly column: number;
}

/** A sheet whose last row holds a stray cell would otherwise get millions of styled ones. */
const MAX_FILLED_CELLS = 2_000_000;

const damaged = () => new FileProblem('file-corrupt', { reason: 'cells' });
const isOn = (text: string | undefined) => text === '1' || text === 'true';

export function cellReader(sheet: Sheet, context: CellReaderContext): CellReader {
  const { styles, strings, notes } = context;
  const rowOutline: RowOutline = { levels: [], collapsed: new Set() };
  const shared = new Map<string, SharedFormula>();
  /** Cells of styled columns that the file gives no style: they must not get the column's. */
  const unstyled = new Set<number>();
  const inline = stringItemReader();

  let row = -1;
  let column = -1;
  let type = '';
  let styleIndex = 0;
  let value = '';
  let formula = '';
  let formulaAttributes = '';
  let isDynamic = false;
  let inlineItem: StringItem | undefined;
  let target: 'value' | 'formula' | 'inline' | undefined;

  function openRow(attributes: string): void {
    const number = attribute(attributes, 'r');
    row = number === undefined ? row + 1 : Number(number) - 1;
    if (!Number.isInteger(row) || row < 0 || row >= LAST_ROW) throw damaged();
    column = -1;
    const height = attribute(attributes, 'ht');
    if (height !== undefined && isOn(attribute(attributes, 'customHeight')))
      sheet.rowHeights[row] = pixelsOfPoints(Number(height));
    if (isOn(attribute(attributes, 'hidden'))) sheet.hiddenRows[row] = true;
    const level = Number(attribute(attributes, 'outlineLevel') ?? 0);
    if (level > 0) rowOutline.levels[row] = level;
    if (isOn(attribute(attributes, 'collapsed'))) rowOutline.collapsed.add(row);
  }

  function openCell(attributes: string): void {
    context.countCell();
    const reference = attribute(attributes, 'r');
    if (reference === undefined) column++;
    else readReference(reference);
    if (row < 0 || row >= LAST_ROW || column < 0 || column >= LAST_COLUMN) throw damaged();
    type = attribute(attributes, 't') ?? 'n';
    styleIndex = Number(attribute(attributes, 's') ?? 0);
    isDynamic = attribute(attributes, 'cm') !== undefined;
    value = '';
    formula = '';
    formulaAttributes = '';
    inlineItem = undefined;
  }

  function readReference(reference: string): void {
    let at = 0;
    let letters = 0;
    for (; (reference.charCodeAt(at) | 32) >= 97 && (reference.charCodeAt(at) | 32) <= 122; at++)
      letters = letters * 26 + (reference.charCodeAt(at) & 31);
    const number = Number(reference.slice(at));
    if (at === 0 || at > 3 || !Number.isInteger(number)) throw damaged();
    column = letters - 1;
    row = number - 1;
  }

  let lastRow = 0;
  let lastColumn = 0;

  function reachTo(): void {
    lastRow = Math.max(lastRow, row + 1);
    lastColumn = Math.max(lastColumn, column + 1);
    if (lastRow * lastColumn > context.maxCells)
      throw new FileProblem('file-too-many-cells', { limit: context.maxCells });
  }

  function closeCell(): void {
    const style = styles.cells[styleIndex];
    if (style) putCell(sheet.styles, row, column, style);
    else if (context.columnStyles[column]) unstyled.add(row * LAST_COLUMN + column);
    let read = readValue();
    const item = type === 's' ? strings[Number(value)] : inlineItem;
    const found = formula || formulaAttributes ? readFormula() : undefined;
    if (found === 'image') return;
    if (found !== undefined || (read !== undefined && read !== '')) reachTo();
    if (found !== undefined) putCell(sheet.formulas, row, column, found);
    else if (read === '') read = undefined;
    if (read !== undefined) putCell(sheet.values, row, column, read);
    if (isSheetsOnly(formula)) noteSpill(found, read);
    if (item?.runs && found === undefined) {
      const runs = runsOf(item, style);
      if (runs.length) putCell(sheet.richText, row, column, runs);
    }
  }

  /** Whether the sheet has a formula that spills in a way that is not emulated: what it filled stays as content. */
  let keepsSpilled = false;

  /** Cells that a formula fills are filled again when it is calculated. */
  function noteSpill(found: string | undefined, read: Value | undefined): void {
    if (!isComputed(formula)) keepsSpilled ||= found === undefined || !mayExpand(parseFormula(found));
    if (keepsSpilled) delete sheet.spilled;
    else if (isComputed(formula) && read !== undefined) {
      sheet.spilled ??= [];
      putCell(sheet.spilled, row, column, read);
    }
  }

  function readValue(): Value | undefined {
    switch (type) {
      case 's':
        return strings[Number(value)]?.text;
      case 'inlineStr':
        return inlineItem?.text;
      case 'str':
        return decodeEscapes(value);
      case 'b':
        return value === '1' || value.toLowerCase() === 'true';
      case 'e':
        return { error: value };
      case 'd':
        return serialOfIso(value) ?? value;
      default: {
        const text = value.trim();
        if (text === '') return undefined;
        const number = Number(text);
        if (!Number.isFinite(number)) return text;
        return styles.dates[styleIndex] ? number + context.dateShift : number;
      }
    }
  }

  function readFormula(): string | 'image' | undefined {
    const kind = attribute(formulaAttributes, 't');
    if (kind === 'dataTable') {
      notes.add('data-tables', sheet.name);
      return undefined;
    }
    let text = formula;
    let from: SharedFormula = { formula, row, column };
    if (kind === 'shared') {
      const index = attribute(formulaAttributes, 'si') ?? '';
      if (text) shared.set(index, from);
      else from = shared.get(index) ?? from;
      text = from.formula;
    }
    if (!text) return undefined;
    if (isCellImage(text)) {
      notes.add('images', sheet.name);
      return 'image';
    }
    if (refersOutside(text)) notes.add('external-links', sheet.name);
    const found = fromExcelFormula(text, context.rename);
    if (found === undefined) return undefined;
    if (kind === 'array' && !isDynamic && !/^=ARRAYFORMULA\(/i.test(found)) return `=ARRAYFORMULA(${found.slice(1)})`;
    if (from.row !== row || from.column !== column) context.countRepeated(found.length);
    return shiftFormula(found, row - from.row, column - from.column);
  }

  /** Cells that share a text share its runs. */
  const knownRuns = new Map<StringItem, Map<Style | undefined, TextRun[]>>();

  function runsOf(item: StringItem, style: Style | undefined): TextRun[] {
    const known = knownRuns.get(item)?.get(style);
    if (known) return known;
    const runs = readRuns(item, style);
    knownRuns.set(item, (knownRuns.get(item) ?? new Map()).set(style, runs));
    return runs;
  }

  function readRuns(item: StringItem, style: Style | undefined): TextRun[] {
    const runs: TextRun[] = [];
    let start = 0;
    for (const { text, properties } of item.runs ?? []) {
      const end = start + text.length;
      const runStyle = properties && styles.runStyle(properties, style);
      if (runStyle && end > start) runs.push({ start, end, style: runStyle });
      start = end;
    }
    return runs;
  }

  return {
    rowOutline,
    open(name, attributes) {
      if (target === 'inline') inline.open(name, attributes);
      else if (name === 'c') openCell(attributes);
      else if (name === 'v') target = 'value';
      else if (name === 'row') openRow(attributes);
      else if (name === 'f') {
        target = 'formula';
        formulaAttributes = attributes || ' ';
      } else if (name === 'is') target = 'inline';
    },
    text(text) {
      if (target === 'value') value += text;
      else if (target === 'formula') formula += text;
      else if (target === 'inline') inline.text(text);
    },
    close(name) {
      if (name === 'is') {
        inlineItem = inline.take();
        target = undefined;
      } else if (target === 'inline') inline.close(name);
      else if (name === 'c') closeCell();
      else target = undefined;
    },
    fillColumnStyles(rows) {
      let budget = MAX_FILLED_CELLS;
      for (const [c, style] of context.columnStyles.entries()) {
        if (!style) continue;
        for (let r = 0; r < rows && budget-- > 0; r++) {
          if (sheet.styles[r]?.[c] === undefined && !unstyled.has(r * LAST_COLUMN + c))
            putCell(sheet.styles, r, c, style);
        }
      }
    },
  };
}
