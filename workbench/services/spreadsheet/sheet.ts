/** Sheet. https://developers.google.com/apps-script/reference/spreadsheet/sheet */
import { makeBanding } from './banding';
import { type ChartData, chartData, makeChart, newChart } from './chart';
import { colorArgument, makeColor } from './color';
import { formatRuleData, makeConditionalFormatRule } from './conditional-format-rule';
import { addMetadata, makeFinder, metadataOf } from './developer-metadata';
import { makeFilter } from './filter';
import { type GroupData, makeGroup } from './group';
import { addMethods, type Kit, type Method, type Methods, type RangeTarget, whole } from './kit';
import { makeNamedRange } from './named-range';
import { makeProtection, type ProtectionRef } from './protection';
import { activateList, makeRangeList } from './range-list';
import { NOTHING } from './range-writes';
import { activeRange, currentCell, makeSelection } from './selection';
import { makeTextFinder } from './text-finder';

export class SheetHandle {
  constructor(
    readonly kit: Kit,
    readonly sheetId: number,
  ) {}
}

/** Calls the host's method of that name on the handle's place; not a method, so that no script can see it. */
function ask(handle: SheetHandle, name: string, ...args: unknown[]): unknown {
  return handle.kit.call(`Sheet.${name}`, handle.sheetId, ...args);
}

type SheetMethod = Method<SheetHandle>;

function table(names: readonly string[], make: (name: string) => SheetMethod): Record<string, SheetMethod> {
  return Object.fromEntries(names.map((name) => [name, make(name)]));
}

/** Without arguments, answered as it is. */
const plainReads = [
  ...[
    'getName',
    'getSheetName',
    'getIndex',
    'getLastRow',
    'getLastColumn',
    'getMaxRows',
    'getMaxColumns',
    'isSheetHidden',
    'getFrozenRows',
  ],
  ...[
    'getFrozenColumns',
    'getTabColor',
    'isRightToLeft',
    'hasHiddenGridlines',
    'getFormUrl',
    'getDrawings',
    'getImages',
  ],
  ...['getPivotTables', 'getSlicers'],
];

/** Of one row or column, counted from 1. */
const positionReads = [
  'getColumnWidth',
  'getRowHeight',
  'isColumnHiddenByUser',
  'isRowHiddenByUser',
  'isRowHiddenByFilter',
];

/** With one argument of a type. */
const settings: Readonly<Record<string, string>> = {
  setRightToLeft: 'Boolean',
  setHiddenGridlines: 'Boolean',
  setFrozenRows: 'number',
  setFrozenColumns: 'number',
};

/** `(position, count)` from 1; a singular form has no count. `answers` the sheet or nothing, as the service does. */
function onSpan(
  name: string,
  options: { count: 'none' | 'one' | 'optional'; answers: boolean; from?: number },
): SheetMethod {
  return function (...args) {
    const overloads = { none: ['number'], one: ['number,number'], optional: ['number', 'number,number'] }[
      options.count
    ];
    this.kit.takes(`Sheet.${name}`, args, ...overloads);
    ask(this, name, whole(args[0]) - 1 + (options.from ?? 0), args.length > 1 ? whole(args[1]) : 1);
    return options.answers ? this : undefined;
  };
}

/** Hiding and showing by a range of rows or columns. */
function onRange(name: string, axis: 'row' | 'column'): SheetMethod {
  return function (...args) {
    this.kit.takes(`Sheet.${name}`, args, 'Range');
    const target = this.kit.targetOf(args[0]);
    ask(this, name, target[axis], axis === 'row' ? target.rows : target.columns);
  };
}

const groups = (axis: 'rows' | 'columns'): Record<string, SheetMethod> => {
  const word = axis === 'rows' ? 'Row' : 'Column';
  return {
    [`get${word}Group`](...args) {
      this.kit.takes(`Sheet.get${word}Group`, args, 'number,number');
      const data = ask(this, `get${word}Group`, axis, whole(args[0]) - 1, whole(args[1])) as GroupData | null;
      if (!data)
        return this.kit.env.exception(
          `A ${word.toLowerCase()} group does not exist at index ${args[0]} and group depth ${args[1]}`,
        );
      return makeGroup(this.kit, this.sheetId, axis, data);
    },
    [`get${word}GroupDepth`](...args) {
      this.kit.takes(`Sheet.get${word}GroupDepth`, args, 'number');
      return ask(this, `get${word}GroupDepth`, axis, whole(args[0]) - 1);
    },
    [`get${word}GroupControlPosition`]() {
      return this.kit.enums.GroupControlTogglePosition[ask(this, `get${word}GroupControlPosition`, axis) as 'AFTER'];
    },
    [`set${word}GroupControlPosition`](...args) {
      this.kit.takes(`Sheet.set${word}GroupControlPosition`, args, 'enum GroupControlTogglePosition');
      ask(this, `set${word}GroupControlPosition`, this.kit.env.enumName('GroupControlTogglePosition', args[0]));
      return this;
    },
    [`collapseAll${word}Groups`]() {
      ask(this, `collapseAll${word}Groups`, axis, true);
      return this;
    },
    [`expandAll${word}Groups`]() {
      ask(this, `expandAll${word}Groups`, axis, false);
      return this;
    },
    [`expand${word}GroupsUpToDepth`](...args) {
      this.kit.takes(`Sheet.expand${word}GroupsUpToDepth`, args, 'number');
      ask(this, `expand${word}GroupsUpToDepth`, axis, whole(args[0]));
      return this;
    },
  };
};

/** What each clearing method takes away. [sheet] */
const clearings: Readonly<Record<string, object>> = {
  clearContents: { ...NOTHING, contents: true, rules: false },
  clearFormats: { ...NOTHING, formats: true, validations: true, rules: true },
  clearNotes: { ...NOTHING, notes: true, rules: false },
};

const readMethods: Methods<SheetHandle> = {
  getTabColorObject() {
    const css = ask(this, 'getTabColorObject') as string | null;
    return css === null ? null : makeColor(this.kit, css);
  },
  ...table(
    plainReads,
    (name) =>
      function (...args) {
        this.kit.takes(`Sheet.${name}`, args, '');
        return ask(this, name);
      },
  ),
  ...table(
    positionReads,
    (name) =>
      function (...args) {
        this.kit.takes(`Sheet.${name}`, args, 'number');
        return ask(this, name, whole(args[0]) - 1);
      },
  ),
  getCharts() {
    return (ask(this, 'getCharts') as ChartData[]).map((data) => makeChart(this.kit, data));
  },
  newChart() {
    return newChart(this.kit);
  },
  getSheetId() {
    return this.sheetId;
  },
  getParent() {
    return this.kit.spreadsheet();
  },
  getType() {
    return this.kit.enums.SheetType.GRID;
  },
  getRange(...args) {
    this.kit.takes(
      'Sheet.getRange',
      args,
      'String',
      'number,number',
      'number,number,number',
      'number,number,number,number',
    );
    if (args.length === 1) return this.kit.range(ask(this, 'getRange', String(args[0])) as RangeTarget);
    const [row, column, rows = 1, columns = 1] = args.map(whole) as [number, number, number?, number?];
    return this.kit.range(ask(this, 'getRange', { row: row - 1, column: column - 1, rows, columns }) as RangeTarget);
  },
  getRangeList(...args) {
    this.kit.takes('Sheet.getRangeList', args, 'Array');
    return makeRangeList(this.kit, ask(this, 'getRangeList', (args[0] as unknown[]).map(String)) as RangeTarget[]);
  },
  getDataRange() {
    return this.kit.range(ask(this, 'getDataRange') as RangeTarget);
  },
  getSheetValues(...args) {
    this.kit.takes('Sheet.getSheetValues', args, 'number,number,number,number');
    const [row, column, rows, columns] = args.map(whole) as [number, number, number, number];
    return this.kit.call(
      'Sheet.getSheetValues',
      ask(this, 'getRange', { row: row - 1, column: column - 1, rows, columns }),
    );
  },
  getActiveRange() {
    return this.kit.range(activeRange(this.kit, 'Sheet.getActiveRange'));
  },
  getActiveRangeList() {
    return makeRangeList(this.kit, [activeRange(this.kit, 'Sheet.getActiveRangeList')]);
  },
  getActiveCell() {
    return currentCell(this.kit, 'Sheet.getActiveCell');
  },
  getCurrentCell() {
    return currentCell(this.kit, 'Sheet.getCurrentCell');
  },
  getSelection() {
    return makeSelection(this.kit);
  },
  getFilter() {
    return ask(this, 'getFilter') ? makeFilter(this.kit, this.sheetId) : null;
  },
  getBandings() {
    return (ask(this, 'getBandings') as number[]).map((id) => makeBanding(this.kit, this.sheetId, id));
  },
  getConditionalFormatRules() {
    return (ask(this, 'getConditionalFormatRules') as Parameters<typeof makeConditionalFormatRule>[1][]).map((data) =>
      makeConditionalFormatRule(this.kit, data),
    );
  },
  getProtections(...args) {
    this.kit.takes('Sheet.getProtections', args, 'enum ProtectionType');
    const refs = ask(this, 'getProtections', this.kit.env.enumName('ProtectionType', args[0])) as ProtectionRef[];
    return refs.map((ref) => makeProtection(this.kit, ref));
  },
  getNamedRanges() {
    const all = this.kit.call('Sheet.getNamedRanges') as { name: string; sheetId: number }[];
    return all.filter((named) => named.sheetId === this.sheetId).map(({ name }) => makeNamedRange(this.kit, name));
  },
  getDeveloperMetadata() {
    return metadataOf(this.kit, 'Sheet.getDeveloperMetadata', this.sheetId);
  },
  createDeveloperMetadataFinder() {
    return makeFinder(this.kit, this.sheetId);
  },
  createTextFinder(...args) {
    return makeTextFinder(this.kit, 'Sheet.createTextFinder', this.sheetId, args);
  },
  ...groups('rows'),
  ...groups('columns'),
};

const writeMethods: Methods<SheetHandle> = {
  ...table(
    Object.keys(settings),
    (name) =>
      function (...args) {
        this.kit.takes(`Sheet.${name}`, args, settings[name] as string);
        ask(this, name, settings[name] === 'number' ? whole(args[0]) : args[0]);
        return settings[name] === 'number' ? undefined : this;
      },
  ),
  ...table(
    Object.keys(clearings),
    (name) =>
      function () {
        ask(this, name, clearings[name]);
        return this;
      },
  ),
  clear(...args) {
    this.kit.takes('Sheet.clear', args, '', 'Object');
    const { contentsOnly = false, formatOnly = false } = (args[0] ?? {}) as {
      contentsOnly?: boolean;
      formatOnly?: boolean;
    };
    const contents = Boolean(contentsOnly) || !formatOnly;
    const formats = Boolean(formatOnly) || !contentsOnly;
    ask(this, 'clear', { ...NOTHING, contents, formats, validations: formats, rules: formats });
    return this;
  },
  clearConditionalFormatRules() {
    ask(this, 'clearConditionalFormatRules', []);
  },
  setConditionalFormatRules(...args) {
    this.kit.takes('Sheet.setConditionalFormatRules', args, 'Array');
    ask(
      this,
      'setConditionalFormatRules',
      (args[0] as unknown[]).map((rule) => formatRuleData(this.kit, rule, args)),
    );
  },
  setName(...args) {
    this.kit.takes('Sheet.setName', args, 'String');
    ask(this, 'setName', String(args[0] ?? ''));
    return this;
  },
  setTabColorObject(...args) {
    ask(this, 'setTabColorObject', colorArgument(this.kit, 'Sheet.setTabColorObject', args[0], args));
    return this;
  },
  setTabColor(...args) {
    this.kit.takes('Sheet.setTabColor', args, 'String');
    ask(this, 'setTabColor', args[0] === null ? null : String(args[0]));
    return this;
  },
  appendRow(...args) {
    const [row] = args;
    if (args.length !== 1 || !Array.isArray(row)) this.kit.env.signatureError('SpreadsheetApp.Sheet.appendRow', args);
    ask(this, 'appendRow', row);
    return this;
  },
  sort(...args) {
    this.kit.takes('Sheet.sort', args, 'number', 'number,Boolean');
    ask(this, 'sort', whole(args[0]) - 1, args[1] !== false);
    return this;
  },
  activate() {
    ask(this, 'activate');
    return this;
  },
  hideSheet() {
    ask(this, 'hideSheet');
    return this;
  },
  showSheet() {
    ask(this, 'showSheet');
    return this;
  },
  copyTo(...args) {
    this.kit.takes('Sheet.copyTo', args, 'Spreadsheet');
    return this.kit.sheet(ask(this, 'copyTo') as number);
  },
  protect() {
    return makeProtection(this.kit, {
      sheetId: this.sheetId,
      protectionId: ask(this, 'protect') as number,
      type: 'SHEET',
    });
  },
  insertChart: takesChart('insertChart'),
  updateChart: takesChart('updateChart'),
  removeChart: takesChart('removeChart'),
  addDeveloperMetadata(...args) {
    addMetadata(this.kit, 'Sheet.addDeveloperMetadata', this.sheetId, args);
    return this;
  },
  setActiveRange: activates('setActiveRange'),
  setActiveSelection: activates('setActiveSelection'),
  setCurrentCell: activates('setCurrentCell'),
  setActiveRangeList(...args) {
    return activateList(this.kit, 'Sheet.setActiveRangeList', args);
  },

  insertRows: onSpan('insertRows', { count: 'optional', answers: false }),
  insertRowBefore: onSpan('insertRowBefore', { count: 'none', answers: true }),
  insertRowsBefore: onSpan('insertRowsBefore', { count: 'one', answers: true }),
  insertRowAfter: onSpan('insertRowAfter', { count: 'none', answers: true, from: 1 }),
  insertRowsAfter: onSpan('insertRowsAfter', { count: 'one', answers: true, from: 1 }),
  insertColumns: onSpan('insertColumns', { count: 'optional', answers: false }),
  insertColumnBefore: onSpan('insertColumnBefore', { count: 'none', answers: true }),
  insertColumnsBefore: onSpan('insertColumnsBefore', { count: 'one', answers: true }),
  insertColumnAfter: onSpan('insertColumnAfter', { count: 'none', answers: true, from: 1 }),
  insertColumnsAfter: onSpan('insertColumnsAfter', { count: 'one', answers: true, from: 1 }),
  deleteRow: onSpan('deleteRow', { count: 'none', answers: true }),
  deleteRows: onSpan('deleteRows', { count: 'one', answers: false }),
  deleteColumn: onSpan('deleteColumn', { count: 'none', answers: true }),
  deleteColumns: onSpan('deleteColumns', { count: 'one', answers: false }),
  hideRows: onSpan('hideRows', { count: 'optional', answers: false }),
  showRows: onSpan('showRows', { count: 'optional', answers: false }),
  hideColumns: onSpan('hideColumns', { count: 'optional', answers: false }),
  showColumns: onSpan('showColumns', { count: 'optional', answers: false }),
  hideRow: onRange('hideRow', 'row'),
  unhideRow: onRange('unhideRow', 'row'),
  hideColumn: onRange('hideColumn', 'column'),
  unhideColumn: onRange('unhideColumn', 'column'),
  autoResizeColumn: onSpan('autoResizeColumn', { count: 'none', answers: true }),
  autoResizeColumns: onSpan('autoResizeColumns', { count: 'one', answers: true }),
  autoResizeRows: onSpan('autoResizeRows', { count: 'one', answers: true }),
  moveRows: moves('moveRows'),
  moveColumns: moves('moveColumns'),
  setColumnWidth: sizes('setColumnWidth'),
  setColumnWidths: sizes('setColumnWidths'),
  setRowHeight: sizes('setRowHeight'),
  setRowHeights: sizes('setRowHeights'),
  setRowHeightsForced: sizes('setRowHeightsForced'),
};

addMethods(SheetHandle.prototype, readMethods, writeMethods);

/** `(position, pixels)`, or `(position, count, pixels)` in the plural. */
function sizes(name: string): SheetMethod {
  const plural = /s$|Forced$/.test(name);
  return function (...args) {
    this.kit.takes(`Sheet.${name}`, args, plural ? 'number,number,number' : 'number,number');
    const [start, count, pixels] = (plural ? args : [args[0], 1, args[1]]).map(whole) as [number, number, number];
    ask(this, name, start - 1, count, pixels);
    return this;
  };
}

/** `(range of rows or columns, destination counted before the move)`. [sheet] */
function moves(name: string): SheetMethod {
  return function (...args) {
    this.kit.takes(`Sheet.${name}`, args, 'Range,number');
    this.kit.call(`Sheet.${name}`, this.kit.targetOf(args[0]), whole(args[1]) - 1);
  };
}

function takesChart(name: string): SheetMethod {
  return function (...args) {
    ask(this, name, chartData(this.kit, `Sheet.${name}`, args));
  };
}

function activates(name: string): SheetMethod {
  return function (...args) {
    this.kit.takes(`Sheet.${name}`, args, 'Range', 'String');
    const range = typeof args[0] === 'string' ? this.kit.range(ask(this, 'getRange', args[0]) as RangeTarget) : args[0];
    this.kit.call(`Sheet.${name}`, this.kit.targetOf(range));
    return range;
  };
}
