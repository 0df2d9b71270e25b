/** SpreadsheetApp, with Charts for the charts of its sheets: the way into the open spreadsheet, builders and enums. https://developers.google.com/apps-script/reference/spreadsheet/spreadsheet-app */
import type { ServiceEnvironment } from '../environment';
import { newColor } from './color';
import { newConditionalFormatRule } from './conditional-format-rule';
import { newDataValidation } from './data-validation';
import { makeChartEnums, makeEnums } from './enums';
import { newFilterCriteria } from './filter';
import { type Kit, makeTakes, type RangeTarget } from './kit';
import { RangeHandle } from './range';
import { activateList, makeRangeList } from './range-list';
import { newRichText } from './rich-text-value';
import { activeRange, currentCell, makeSelection } from './selection';
import { SheetHandle } from './sheet';
import { SpreadsheetHandle } from './spreadsheet';
import { newTextStyle } from './text-style';

/** Puts SpreadsheetApp and Charts among the globals, and lets events have their spreadsheet and range. */
export function installSpreadsheetApp(env: ServiceEnvironment): void {
  const enums = makeEnums(env);
  const charts = makeChartEnums(env);
  const takes = makeTakes(env);
  const kit: Kit = {
    env,
    enums,
    charts,
    call: env.call,
    takes,
    range: (target) => env.membrane('Range', new RangeHandle(kit, target)),
    sheet: (sheetId) => env.membrane('Sheet', new SheetHandle(kit, sheetId)),
    spreadsheet: () => env.membrane('Spreadsheet', new SpreadsheetHandle(kit)),
    targetOf(range) {
      const handle = env.unwrap<RangeHandle>('Range', range);
      if (!handle) return env.exception('Argument must be a range');
      return handle.target;
    },
    sheetIdOf(sheet) {
      const handle = env.unwrap<SheetHandle>('Sheet', sheet);
      if (!handle) return env.exception('Argument must be a sheet');
      return handle.sheetId;
    },
  };

  const active = (method: string) => (env.call(`SpreadsheetApp.${method}`) ? kit.spreadsheet() : null);
  const opened = (id: string) => {
    env.call('SpreadsheetApp.openById', id);
    return kit.spreadsheet();
  };

  env.globals['SpreadsheetApp'] = env.membrane('SpreadsheetApp', {
    ...enums,
    getActive: () => active('getActive'),
    getActiveSpreadsheet: () => active('getActiveSpreadsheet'),
    getActiveSheet() {
      const id = env.call('SpreadsheetApp.getActiveSheet') as number | null;
      return id === null ? null : kit.sheet(id);
    },
    getActiveRange: () => kit.range(activeRange(kit, 'SpreadsheetApp.getActiveRange')),
    getActiveRangeList: () => makeRangeList(kit, [activeRange(kit, 'SpreadsheetApp.getActiveRangeList')]),
    getCurrentCell: () => currentCell(kit, 'SpreadsheetApp.getCurrentCell'),
    getSelection: () => makeSelection(kit),
    setActiveRange(...args: unknown[]) {
      takes('setActiveRange', args, 'Range');
      env.call('SpreadsheetApp.setActiveRange', kit.targetOf(args[0]));
      return args[0];
    },
    setCurrentCell(...args: unknown[]) {
      takes('setCurrentCell', args, 'Range');
      env.call('SpreadsheetApp.setCurrentCell', kit.targetOf(args[0]));
      return args[0];
    },
    setActiveRangeList: (...args: unknown[]) => activateList(kit, 'setActiveRangeList', args),
    setActiveSheet(...args: unknown[]) {
      takes('setActiveSheet', args, 'Sheet', 'Sheet,Boolean');
      env.call('SpreadsheetApp.setActiveSheet', kit.sheetIdOf(args[0]));
      return args[0];
    },
    /** There is one spreadsheet, and it is active. */
    setActiveSpreadsheet(...args: unknown[]) {
      takes('setActiveSpreadsheet', args, 'Spreadsheet');
    },
    openById(...args: unknown[]) {
      takes('openById', args, 'String');
      return opened(String(args[0]));
    },
    openByUrl(...args: unknown[]) {
      takes('openByUrl', args, 'String');
      return opened(/\/d\/([^/]+)/.exec(String(args[0]))?.[1] ?? '');
    },
    flush() {
      env.call('SpreadsheetApp.flush');
    },
    getUi: () => env.makeUi(),
    newColor: () => newColor(kit),
    newConditionalFormatRule: () => newConditionalFormatRule(kit),
    newDataValidation: () => newDataValidation(kit),
    newFilterCriteria: () => newFilterCriteria(kit),
    newRichTextValue: () => newRichText(kit),
    newTextStyle: () => newTextStyle(kit),
  });

  env.globals['Charts'] = env.membrane('Charts', { ...charts });

  env.handles.spreadsheet = () => kit.spreadsheet();
  env.handles.range = (sheetId, row, column, rows, columns) => {
    const target: RangeTarget = { sheetId, row, column, rows, columns };
    return kit.range(target);
  };
}
