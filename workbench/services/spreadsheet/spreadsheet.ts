/** Spreadsheet. https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet */
import { makeUser } from '../session';
import { makeBanding } from './banding';
import { addMetadata, makeFinder, metadataOf } from './developer-metadata';
import { addMethods, type Kit, type Method, type Methods, type RangeTarget, whole } from './kit';
import { makeNamedRange } from './named-range';
import { emailsOf, makeProtection, type ProtectionRef } from './protection';
import { activateList, makeRangeList } from './range-list';
import { activeRange, currentCell, makeSelection } from './selection';
import type { SheetHandle } from './sheet';
import { makeTextFinder } from './text-finder';

export class SpreadsheetHandle {
  constructor(readonly kit: Kit) {}
}

/** Calls the host's method of that name on the handle's place; not a method, so that no script can see it. */
function ask(handle: SpreadsheetHandle, name: string, ...args: unknown[]): unknown {
  return handle.kit.call(`Spreadsheet.${name}`, ...args);
}

type SpreadsheetMethod = Method<SpreadsheetHandle>;

const plainReads = ['getId', 'getUrl', 'getName', 'getSpreadsheetTimeZone', 'getSpreadsheetLocale', 'getNumSheets'];

/** What the spreadsheet passes on to its active sheet. [ss] */
const ofActiveSheet = [
  ...[
    'appendRow',
    'autoResizeColumn',
    'deleteColumn',
    'deleteColumns',
    'deleteRow',
    'deleteRows',
    'getColumnWidth',
    'getDataRange',
    'getFrozenColumns',
  ],
  ...[
    'getFormUrl',
    'getFrozenRows',
    'getImages',
    'getLastColumn',
    'getLastRow',
    'getRowHeight',
    'getSheetId',
    'getSheetName',
    'getSheetValues',
    'hideColumn',
    'hideRow',
  ],
  ...[
    'insertColumnAfter',
    'insertColumnBefore',
    'insertColumnsAfter',
    'insertColumnsBefore',
    'insertRowAfter',
    'insertRowBefore',
    'insertRowsAfter',
  ],
  ...[
    'insertRowsBefore',
    'isColumnHiddenByUser',
    'isRowHiddenByFilter',
    'isRowHiddenByUser',
    'setActiveSelection',
    'setColumnWidth',
    'setFrozenColumns',
  ],
  ...['setFrozenRows', 'setRowHeight', 'sort', 'unhideColumn', 'unhideRow'],
];

function table(names: readonly string[], make: (name: string) => SpreadsheetMethod): Record<string, SpreadsheetMethod> {
  return Object.fromEntries(names.map((name) => [name, make(name)]));
}

function sheetOrNull(kit: Kit, id: unknown): object | null {
  return id === null ? null : kit.sheet(id as number);
}

const methods: Methods<SpreadsheetHandle> = {
  ...table(
    plainReads,
    (name) =>
      function (...args) {
        this.kit.takes(`Spreadsheet.${name}`, args, '');
        return ask(this, name);
      },
  ),
  ...table(
    ofActiveSheet,
    (name) =>
      function (...args) {
        const sheet = this.kit.sheet(ask(this, 'getActiveSheet') as number) as Record<
          string,
          (...args: unknown[]) => unknown
        >;
        return (sheet[name] as (...args: unknown[]) => unknown)(...args);
      },
  ),

  rename(...args) {
    this.kit.takes('Spreadsheet.rename', args, 'String');
    ask(this, 'rename', String(args[0]));
  },
  setSpreadsheetTimeZone(...args) {
    this.kit.takes('Spreadsheet.setSpreadsheetTimeZone', args, 'String');
    ask(this, 'setSpreadsheetTimeZone', String(args[0]));
  },
  setSpreadsheetLocale(...args) {
    this.kit.takes('Spreadsheet.setSpreadsheetLocale', args, 'String');
    ask(this, 'setSpreadsheetLocale', String(args[0]));
  },
  getOwner() {
    const email = ask(this, 'getOwner') as string | null;
    return email ? makeUser(this.kit.env, email) : null;
  },
  getEditors() {
    return (ask(this, 'getEditors') as string[]).map((email) => makeUser(this.kit.env, email));
  },
  getViewers() {
    return (ask(this, 'getViewers') as string[]).map((email) => makeUser(this.kit.env, email));
  },
  addEditor(...args) {
    this.kit.takes('Spreadsheet.addEditor', args, 'any');
    ask(this, 'addEditor', emailsOf(args));
    return this;
  },
  addEditors(...args) {
    this.kit.takes('Spreadsheet.addEditors', args, 'Array');
    ask(this, 'addEditors', emailsOf(args[0] as unknown[]));
    return this;
  },
  removeEditor(...args) {
    this.kit.takes('Spreadsheet.removeEditor', args, 'any');
    ask(this, 'removeEditor', emailsOf(args));
    return this;
  },

  getSheets() {
    return (ask(this, 'getSheets') as number[]).map((id) => this.kit.sheet(id));
  },
  getSheetByName(...args) {
    this.kit.takes('Spreadsheet.getSheetByName', args, 'String');
    return sheetOrNull(this.kit, ask(this, 'getSheetByName', String(args[0])));
  },
  getSheetById(...args) {
    this.kit.takes('Spreadsheet.getSheetById', args, 'number');
    return sheetOrNull(this.kit, ask(this, 'getSheetById', args[0]));
  },
  getActiveSheet() {
    return this.kit.sheet(ask(this, 'getActiveSheet') as number);
  },
  insertSheet(...args) {
    const { kit } = this;
    kit.takes(
      'Spreadsheet.insertSheet',
      args,
      '',
      'number',
      'number,Object',
      'Object',
      'String',
      'String,number',
      'String,number,Object',
      'String,Object',
    );
    const rest = [...args];
    const name = typeof rest[0] === 'string' ? (rest.shift() as string) : null;
    const index = typeof rest[0] === 'number' ? whole(rest.shift()) : null;
    const { template } = (rest[0] ?? {}) as { template?: unknown };
    return kit.sheet(
      ask(this, 'insertSheet', name, index, template === undefined ? null : kit.sheetIdOf(template)) as number,
    );
  },
  deleteSheet(...args) {
    this.kit.takes('Spreadsheet.deleteSheet', args, 'Sheet');
    ask(this, 'deleteSheet', this.kit.sheetIdOf(args[0]));
  },
  deleteActiveSheet() {
    return this.kit.sheet(ask(this, 'deleteActiveSheet', ask(this, 'getActiveSheet')) as number);
  },
  duplicateActiveSheet() {
    return this.kit.sheet(ask(this, 'duplicateActiveSheet') as number);
  },
  moveActiveSheet(...args) {
    this.kit.takes('Spreadsheet.moveActiveSheet', args, 'number');
    ask(this, 'moveActiveSheet', whole(args[0]));
  },
  renameActiveSheet(...args) {
    this.kit.takes('Spreadsheet.renameActiveSheet', args, 'String');
    ask(this, 'renameActiveSheet', ask(this, 'getActiveSheet'), String(args[0]));
  },
  setActiveSheet(...args) {
    this.kit.takes('Spreadsheet.setActiveSheet', args, 'Sheet', 'Sheet,Boolean');
    ask(this, 'setActiveSheet', (this.kit.env.unwrap<SheetHandle>('Sheet', args[0]) as SheetHandle).sheetId);
    return args[0];
  },

  getRange(...args) {
    this.kit.takes('Spreadsheet.getRange', args, 'String');
    return this.kit.range(ask(this, 'getRange', String(args[0])) as RangeTarget);
  },
  getRangeList(...args) {
    this.kit.takes('Spreadsheet.getRangeList', args, 'Array');
    return makeRangeList(this.kit, ask(this, 'getRangeList', (args[0] as unknown[]).map(String)) as RangeTarget[]);
  },
  getRangeByName(...args) {
    this.kit.takes('Spreadsheet.getRangeByName', args, 'String');
    const target = ask(this, 'getRangeByName', String(args[0])) as RangeTarget | null;
    return target && this.kit.range(target);
  },
  getNamedRanges() {
    return (ask(this, 'getNamedRanges') as { name: string }[]).map(({ name }) => makeNamedRange(this.kit, name));
  },
  setNamedRange(...args) {
    this.kit.takes('Spreadsheet.setNamedRange', args, 'String,Range');
    ask(this, 'setNamedRange', String(args[0]), this.kit.targetOf(args[1]));
  },
  removeNamedRange(...args) {
    this.kit.takes('Spreadsheet.removeNamedRange', args, 'String');
    ask(this, 'removeNamedRange', String(args[0]));
  },
  getBandings() {
    const refs = ask(this, 'getBandings') as { sheetId: number; bandingId: number }[];
    return refs.map(({ sheetId, bandingId }) => makeBanding(this.kit, sheetId, bandingId));
  },
  getProtections(...args) {
    this.kit.takes('Spreadsheet.getProtections', args, 'enum ProtectionType');
    const refs = ask(this, 'getProtections', this.kit.env.enumName('ProtectionType', args[0])) as ProtectionRef[];
    return refs.map((ref) => makeProtection(this.kit, ref));
  },

  getActiveRange() {
    return this.kit.range(activeRange(this.kit, 'Spreadsheet.getActiveRange'));
  },
  getActiveRangeList() {
    return makeRangeList(this.kit, [activeRange(this.kit, 'Spreadsheet.getActiveRangeList')]);
  },
  getActiveCell() {
    return currentCell(this.kit, 'Spreadsheet.getActiveCell');
  },
  getCurrentCell() {
    return currentCell(this.kit, 'Spreadsheet.getCurrentCell');
  },
  getSelection() {
    return makeSelection(this.kit);
  },
  setActiveRange(...args) {
    this.kit.takes('Spreadsheet.setActiveRange', args, 'Range');
    ask(this, 'setActiveRange', this.kit.targetOf(args[0]));
    return args[0];
  },
  setActiveRangeList(...args) {
    return activateList(this.kit, 'Spreadsheet.setActiveRangeList', args);
  },
  setCurrentCell(...args) {
    this.kit.takes('Spreadsheet.setCurrentCell', args, 'Range');
    ask(this, 'setCurrentCell', this.kit.targetOf(args[0]));
    return args[0];
  },

  toast(...args) {
    this.kit.takes('Spreadsheet.toast', args, 'String', 'String,String', 'String,String,any');
    // Five seconds unless told otherwise; a negative time stays. [ss]
    ask(this, 'toast', String(args[0] ?? ''), String(args[1] ?? ''), typeof args[2] === 'number' ? args[2] : 5);
  },
  /** The old way to a menu; an item of null is a separator. */
  addMenu(...args) {
    this.kit.takes('Spreadsheet.addMenu', args, 'String,Array');
    type Menu = { addItem(name: string, functionName: string): void; addSeparator(): void; addToUi(): void };
    const menu = (this.kit.env.makeUi() as { createMenu(name: string): Menu }).createMenu(String(args[0]));
    for (const item of args[1] as ({ name: string; functionName: string } | null)[]) {
      if (item) menu.addItem(item.name, item.functionName);
      else menu.addSeparator();
    }
    menu.addToUi();
  },
  updateMenu(...args) {
    this.kit.takes('Spreadsheet.updateMenu', args, 'String,Array');
    methods['addMenu']!.apply(this, args);
  },
  /** The old way to a dialog. */
  show(...args) {
    (this.kit.env.makeUi() as { showDialog(page: unknown): void }).showDialog(args[0]);
  },

  getDeveloperMetadata() {
    return metadataOf(this.kit, 'Spreadsheet.getDeveloperMetadata', null);
  },
  addDeveloperMetadata(...args) {
    addMetadata(this.kit, 'Spreadsheet.addDeveloperMetadata', null, args);
    return this;
  },
  createDeveloperMetadataFinder() {
    return makeFinder(this.kit, null);
  },
  createTextFinder(...args) {
    return makeTextFinder(this.kit, 'Spreadsheet.createTextFinder', null, args);
  },
};

addMethods(SpreadsheetHandle.prototype, methods);
