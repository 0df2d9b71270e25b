/** Range: a place on a sheet and what can be asked and done there. https://developers.google.com/apps-script/reference/spreadsheet/range */
import { makeBanding } from './banding';
import { makeColor } from './color';
import { makeDataValidation, type RuleData } from './data-validation';
import { addMetadata, makeFinder, metadataOf } from './developer-metadata';
import { member } from './enums';
import { makeFilter } from './filter';
import { addMethods, fromIndexTable, type Kit, type Method, type Methods, type RangeTarget, whole } from './kit';
import { makeProtection } from './protection';
import { tableArguments, tableFor } from './range-tables';
import { writeArguments } from './range-writes';
import { makeRichText, type RichTextHandle, type RunData, richTextData } from './rich-text-value';
import { makeTextFinder } from './text-finder';
import { makeTextStyle, type TextStyleData } from './text-style';

export class RangeHandle {
  constructor(
    readonly kit: Kit,
    readonly target: RangeTarget,
  ) {}
}

/** Calls the host's method of that name on the handle's place; not a method, so that no script can see it. */
function ask(handle: RangeHandle, name: string, ...args: unknown[]): unknown {
  return handle.kit.call(`Range.${name}`, handle.target, ...args);
}

/** The other range on the same sheet. */
function at(range: RangeHandle, row: number, column: number, rows: number, columns: number): object {
  return range.kit.range(
    range.kit.call('Sheet.getRange', range.target.sheetId, { row, column, rows, columns }) as RangeTarget,
  );
}

const placeMethods: Methods<RangeHandle> = {
  getRow() {
    return this.target.row + 1;
  },
  getRowIndex() {
    return this.target.row + 1;
  },
  getColumn() {
    return this.target.column + 1;
  },
  getColumnIndex() {
    return this.target.column + 1;
  },
  getLastRow() {
    return this.target.row + this.target.rows;
  },
  getLastColumn() {
    return this.target.column + this.target.columns;
  },
  getNumRows() {
    return this.target.rows;
  },
  getNumColumns() {
    return this.target.columns;
  },
  // In cells, not in pixels. (field)
  getHeight() {
    return this.target.rows;
  },
  getWidth() {
    return this.target.columns;
  },
  getGridId() {
    return this.target.sheetId;
  },
  getSheet() {
    return this.kit.sheet(this.target.sheetId);
  },
  getA1Notation() {
    return ask(this, 'getA1Notation');
  },
  isStartRowBounded() {
    return !(this.target.open === 'rows' && this.target.row === 0);
  },
  isEndRowBounded() {
    return this.target.open !== 'rows';
  },
  isStartColumnBounded() {
    return !(this.target.open === 'columns' && this.target.column === 0);
  },
  isEndColumnBounded() {
    return this.target.open !== 'columns';
  },
  getCell(...args) {
    this.kit.takes('Range.getCell', args, 'number,number');
    const [row, column] = [whole(args[0]), whole(args[1])];
    const { target } = this;
    // (field)
    if (row < 1 || column < 1 || row > target.rows || column > target.columns)
      this.kit.env.exception('Cell reference out of range');
    return at(this, target.row + row - 1, target.column + column - 1, 1, 1);
  },
  offset(...args) {
    this.kit.takes('Range.offset', args, 'number,number', 'number,number,number', 'number,number,number,number');
    const [row, column, rows = this.target.rows, columns = this.target.columns] = args.map(whole) as [
      number,
      number,
      number?,
      number?,
    ];
    return at(this, this.target.row + row, this.target.column + column, rows, columns);
  },
  activate() {
    this.kit.call('Range.activate', this.target);
    return this;
  },
  activateAsCurrentCell() {
    this.kit.call('Range.activateAsCurrentCell', this.target);
    return this;
  },
};

/** Answers that need no making. */
const plainReads = [
  ...[
    'getValue',
    'getValues',
    'getDisplayValue',
    'getDisplayValues',
    'getFormula',
    'getFormulas',
    'getFormulaR1C1',
    'getFormulasR1C1',
    'getNote',
    'getNotes',
  ],
  ...[
    'getBackground',
    'getBackgrounds',
    'getFontColor',
    'getFontColors',
    'getFontFamily',
    'getFontFamilies',
    'getFontLine',
    'getFontLines',
  ],
  ...[
    'getFontSize',
    'getFontSizes',
    'getFontStyle',
    'getFontStyles',
    'getFontWeight',
    'getFontWeights',
    'getWrap',
    'getWraps',
  ],
  ...[
    'getHorizontalAlignment',
    'getHorizontalAlignments',
    'getVerticalAlignment',
    'getVerticalAlignments',
    'getNumberFormat',
    'getNumberFormats',
  ],
  ...['isBlank', 'isPartOfMerge', 'isChecked', 'canEdit'],
  // Old names, which scripts of the Rhino runtime use; still answered. (field)
  ...['getBackgroundColor', 'getBackgroundColors', 'getComment', 'getComments'],
];

const readMethods: Methods<RangeHandle> = {
  ...table(
    plainReads,
    (name) =>
      function (...args) {
        this.kit.takes(`Range.${name}`, args, '');
        return ask(this, name);
      },
  ),
  getWrapStrategy() {
    return member(this.kit.enums.WrapStrategy, ask(this, 'getWrapStrategy'));
  },
  getWrapStrategies() {
    return rowsOf(ask(this, 'getWrapStrategies'), (name) => member(this.kit.enums.WrapStrategy, name));
  },
  getTextDirection() {
    return member(this.kit.enums.TextDirection, ask(this, 'getTextDirection'));
  },
  getTextDirections() {
    return rowsOf(ask(this, 'getTextDirections'), (name) => member(this.kit.enums.TextDirection, name));
  },
  getTextRotation() {
    return rotation(this.kit, ask(this, 'getTextRotation'));
  },
  getTextRotations() {
    return rowsOf(ask(this, 'getTextRotations'), (data) => rotation(this.kit, data));
  },
  getBackgroundObject() {
    return makeColor(this.kit, ask(this, 'getBackgroundObject') as string);
  },
  getBackgroundObjects() {
    return rowsOf(ask(this, 'getBackgroundObjects'), (css) => makeColor(this.kit, css as string));
  },
  getFontColorObject() {
    return makeColor(this.kit, ask(this, 'getFontColorObject') as string);
  },
  getFontColorObjects() {
    return rowsOf(ask(this, 'getFontColorObjects'), (css) => makeColor(this.kit, css as string));
  },
  getTextStyle() {
    return makeTextStyle(this.kit, ask(this, 'getTextStyle') as TextStyleData);
  },
  getTextStyles() {
    return fromIndexTable(ask(this, 'getTextStyles') as never, (data: TextStyleData) => makeTextStyle(this.kit, data));
  },
  getDataValidation() {
    const data = ask(this, 'getDataValidation') as RuleData | null;
    return data && makeDataValidation(this.kit, data);
  },
  getDataValidations() {
    return fromIndexTable(ask(this, 'getDataValidations') as never, (data: RuleData) =>
      makeDataValidation(this.kit, data),
    );
  },
  getRichTextValue() {
    const data = ask(this, 'getRichTextValue') as {
      text: string;
      style: TextStyleData;
      runs: readonly RunData[];
    } | null;
    return data && makeRichText(this.kit, data.text, data.style, data.runs);
  },
  getRichTextValues() {
    const data = ask(this, 'getRichTextValues') as {
      texts: (string | null)[][];
      styles: TextStyleData[];
      styleOf: number[][];
      runs: [row: number, column: number, runs: readonly RunData[]][];
    };
    const runsAt = new Map(data.runs.map(([row, column, runs]) => [row * 20_000 + column, runs]));
    // Equal texts of one look share an object: nobody can change it.
    const known = data.styles.map(() => new Map<string, object>());
    return data.texts.map((line, r) => {
      const styleLine = data.styleOf[r] as number[];
      return line.map((text, c) => {
        if (text === null) return null;
        const index = styleLine[c] as number;
        const style = data.styles[index] as TextStyleData;
        const runs = runsAt.size ? runsAt.get(r * 20_000 + c) : undefined;
        if (runs) return makeRichText(this.kit, text, style, runs);
        const ofStyle = known[index] as Map<string, object>;
        let value = ofStyle.get(text);
        if (!value) {
          value = makeRichText(this.kit, text, style);
          ofStyle.set(text, value);
        }
        return value;
      });
    });
  },
  getMergedRanges() {
    return (ask(this, 'getMergedRanges') as RangeTarget[]).map((target) => this.kit.range(target));
  },
  getDataRegion(...args) {
    this.kit.takes('Range.getDataRegion', args, '', 'enum Dimension');
    return this.kit.range(ask(this, 'getDataRegion', this.kit.env.enumName('Dimension', args[0])) as RangeTarget);
  },
  getNextDataCell(...args) {
    this.kit.takes('Range.getNextDataCell', args, 'enum Direction');
    return this.kit.range(ask(this, 'getNextDataCell', this.kit.env.enumName('Direction', args[0])) as RangeTarget);
  },
  getFilter() {
    return ask(this, 'getFilter') ? makeFilter(this.kit, this.target.sheetId) : null;
  },
  getBandings() {
    return (ask(this, 'getBandings') as number[]).map((id) => makeBanding(this.kit, this.target.sheetId, id));
  },
  getDeveloperMetadata() {
    return metadataOf(this.kit, 'Range.getDeveloperMetadata', this.target);
  },
  createDeveloperMetadataFinder() {
    return makeFinder(this.kit, this.target);
  },
  createTextFinder(...args) {
    return makeTextFinder(this.kit, 'Range.createTextFinder', this.target, args);
  },
};

const writeMethods: Methods<RangeHandle> = {
  ...table(
    Object.keys(writeArguments),
    (name) =>
      function (...args) {
        ask(this, name, ...(writeArguments[name] as (typeof writeArguments)[string])(this.kit, args, `Range.${name}`));
        return this;
      },
  ),
  ...table(
    Object.keys(tableArguments),
    (name) =>
      function (...args) {
        ask(this, name, tableFor(this.kit, name, args));
        return this;
      },
  ),
  // The old names, as above.
  ...table(
    ['setBackgroundColor', 'setComment'],
    (name) =>
      function (...args) {
        const now = name === 'setComment' ? 'setNote' : 'setBackground';
        ask(this, name, ...(writeArguments[now] as (typeof writeArguments)[string])(this.kit, args, `Range.${name}`));
        return this;
      },
  ),
  ...table(
    ['setBackgroundColors', 'setComments'],
    (name) =>
      function (...args) {
        ask(this, name, tableFor(this.kit, name === 'setComments' ? 'setNotes' : 'setBackgrounds', args));
        return this;
      },
  ),
  setRichTextValue(...args) {
    const value =
      this.kit.env.unwrap<RichTextHandle>('RichTextValue', args[0]) ??
      this.kit.env.signatureError('SpreadsheetApp.Range.setRichTextValue', args);
    ask(this, 'setRichTextValue', richTextData(value));
    return this;
  },
  addDeveloperMetadata(...args) {
    addMetadata(this.kit, 'Range.addDeveloperMetadata', this.target, args);
    return this;
  },
  protect() {
    return makeProtection(this.kit, {
      sheetId: this.target.sheetId,
      protectionId: ask(this, 'protect') as number,
      type: 'RANGE',
    });
  },
  createFilter() {
    ask(this, 'createFilter');
    return makeFilter(this.kit, this.target.sheetId);
  },
  applyRowBanding: banding('applyRowBanding'),
  applyColumnBanding: banding('applyColumnBanding'),
  randomize() {
    ask(this, 'randomize');
    return this;
  },
  sort(...args) {
    this.kit.takes('Range.sort', args, 'any');
    ask(this, 'sort', sortKeys(this.kit, args));
    return this;
  },
  removeDuplicates(...args) {
    this.kit.takes('Range.removeDuplicates', args, '', 'Array');
    const columns = args.length ? (args[0] as unknown[]).map(whole) : null;
    return this.kit.range(ask(this, 'removeDuplicates', columns) as RangeTarget);
  },
  splitTextToColumns(...args) {
    this.kit.takes('Range.splitTextToColumns', args, '', 'enum TextToColumnsDelimiter', 'String');
    const name = this.kit.env.enumName('TextToColumnsDelimiter', args[0]);
    const delimiter = name === null ? args[0] : { COMMA: ',', SEMICOLON: ';', PERIOD: '.', SPACE: ' ' }[name];
    ask(this, 'splitTextToColumns', delimiter === undefined ? null : String(delimiter));
  },
  copyTo(...args) {
    const { kit } = this;
    kit.takes('Range.copyTo', args, 'Range', 'Range,enum CopyPasteType,Boolean', 'Range,Object');
    const options = (args.length === 2 ? args[1] : {}) as { contentsOnly?: boolean; formatOnly?: boolean };
    const named = args.length === 3 ? kit.env.enumName('CopyPasteType', args[1]) : null;
    const type =
      named?.replace('PASTE_', '') ?? (options.contentsOnly ? 'VALUES' : options.formatOnly ? 'FORMAT' : 'NORMAL');
    ask(this, 'copyTo', kit.targetOf(args[0]), type, args.length === 3 && args[2] === true);
  },
  copyValuesToRange: copyToGrid('copyValuesToRange', 'VALUES'),
  copyFormatToRange: copyToGrid('copyFormatToRange', 'FORMAT'),
  moveTo(...args) {
    this.kit.takes('Range.moveTo', args, 'Range');
    ask(this, 'moveTo', this.kit.targetOf(args[0]));
  },
  autoFill(...args) {
    this.kit.takes('Range.autoFill', args, 'Range,enum AutoFillSeries');
    ask(
      this,
      'autoFill',
      this.kit.targetOf(args[0]),
      this.kit.env.enumName('AutoFillSeries', args[1]) === 'DEFAULT_SERIES',
    );
  },
  autoFillToNeighbor(...args) {
    this.kit.takes('Range.autoFillToNeighbor', args, 'enum AutoFillSeries');
    ask(this, 'autoFillToNeighbor', this.kit.env.enumName('AutoFillSeries', args[0]) === 'DEFAULT_SERIES');
  },
  insertCells(...args) {
    this.kit.takes('Range.insertCells', args, 'enum Dimension');
    ask(this, 'insertCells', this.kit.env.enumName('Dimension', args[0]));
    return this;
  },
  deleteCells(...args) {
    this.kit.takes('Range.deleteCells', args, 'enum Dimension');
    ask(this, 'deleteCells', this.kit.env.enumName('Dimension', args[0]));
  },
  shiftColumnGroupDepth: shiftDepth('shiftColumnGroupDepth'),
  shiftRowGroupDepth: shiftDepth('shiftRowGroupDepth'),
  collapseGroups() {
    ask(this, 'collapseGroups');
    return this;
  },
  expandGroups() {
    ask(this, 'expandGroups');
    return this;
  },
};

addMethods(RangeHandle.prototype, placeMethods, readMethods, writeMethods);

function table(
  names: readonly string[],
  make: (name: string) => Method<RangeHandle>,
): Record<string, Method<RangeHandle>> {
  return Object.fromEntries(names.map((name) => [name, make(name)]));
}

function rowsOf(answer: unknown, make: (value: unknown) => unknown): unknown[][] {
  return (answer as unknown[][]).map((row) => row.map(make));
}

function rotation(kit: Kit, data: unknown): object {
  const { degrees, vertical } = data as { degrees: number; vertical: boolean };
  return kit.env.membrane('TextRotation', { degrees, vertical, getDegrees: () => degrees, isVertical: () => vertical });
}

function banding(name: string): Method<RangeHandle> {
  return function (...args) {
    this.kit.takes(`Range.${name}`, args, '', 'enum BandingTheme', 'enum BandingTheme,Boolean,Boolean');
    const theme = this.kit.env.enumName('BandingTheme', args[0]) ?? 'LIGHT_GREY';
    // Without being told, the header is coloured and the footer is not. [range]
    const id = ask(this, name, theme, args[1] ?? true, args[2] ?? false, name === 'applyColumnBanding') as number;
    return makeBanding(this.kit, this.target.sheetId, id);
  };
}

function shiftDepth(name: string): Method<RangeHandle> {
  return function (...args) {
    this.kit.takes(`Range.${name}`, args, 'number');
    ask(this, name, whole(args[0]));
    return this;
  };
}

/** `(sheet or its id, column, columnEnd, row, rowEnd)`, from 1. */
function copyToGrid(name: string, type: string): Method<RangeHandle> {
  return function (...args) {
    const { kit } = this;
    kit.takes(`Range.${name}`, args, 'number,number,number,number,number', 'Sheet,number,number,number,number');
    const sheetId = typeof args[0] === 'number' ? args[0] : kit.sheetIdOf(args[0]);
    const [column, columnEnd, row, rowEnd] = args.slice(1).map(whole) as [number, number, number, number];
    const where = { row: row - 1, column: column - 1, rows: rowEnd - row + 1, columns: columnEnd - column + 1 };
    ask(this, name, kit.call('Sheet.getRange', sheetId, where), type, false);
  };
}

/** A column number, `{column, ascending}`, or a list of these. */
function sortKeys(kit: Kit, args: readonly unknown[]): { column: number; ascending: boolean }[] {
  const specs = Array.isArray(args[0]) ? (args[0] as unknown[]) : [args[0]];
  return specs.map((spec) => {
    const { column, ascending } = (typeof spec === 'number' ? { column: spec } : spec) as {
      column: unknown;
      ascending?: unknown;
    };
    if (typeof column !== 'number') return kit.env.signatureError('SpreadsheetApp.Range.sort', args);
    return { column: whole(column) - 1, ascending: ascending !== false };
  });
}
