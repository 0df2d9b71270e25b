/**
 * Methods that are another one under a second name. Every method of a script keeps its own name at the door, since
 * counts, costs and errors are told by it.
 */
import type { HostMethods } from '../../sandbox/door';

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'Range.getBackground': ['Range.getBackgroundObject', 'Range.getBackgroundColor'],
  'Range.getBackgrounds': ['Range.getBackgroundObjects', 'Range.getBackgroundColors'],
  'Range.setBackground': ['Range.setBackgroundObject', 'Range.setBackgroundRGB', 'Range.setBackgroundColor'],
  'Range.setBackgrounds': ['Range.setBackgroundObjects', 'Range.setBackgroundColors'],
  'Range.getFontColor': ['Range.getFontColorObject'],
  'Range.getFontColors': ['Range.getFontColorObjects'],
  'Range.setFontColor': ['Range.setFontColorObject'],
  'Range.setFontColors': ['Range.setFontColorObjects'],
  'Range.getNote': ['Range.getComment'],
  'Range.getNotes': ['Range.getComments'],
  'Range.setNote': ['Range.setComment'],
  'Range.setNotes': ['Range.setComments'],
  'Range.getValues': ['Sheet.getSheetValues'],
  'Range.getNextDataCell': ['Selection.getNextDataRange'],
  'Range.clear': ['Range.clearContent', 'Range.clearFormat', 'Range.clearDataValidations', 'Range.clearNote'],
  'Range.copyTo': ['Range.copyValuesToRange', 'Range.copyFormatToRange'],
  'Range.applyRowBanding': ['Range.applyColumnBanding'],

  'Sheet.getName': ['Sheet.getSheetName'],
  'Sheet.getTabColor': ['Sheet.getTabColorObject'],
  'Sheet.setTabColor': ['Sheet.setTabColorObject'],
  'Sheet.clear': ['Sheet.clearContents', 'Sheet.clearFormats', 'Sheet.clearNotes'],
  'Sheet.setConditionalFormatRules': ['Sheet.clearConditionalFormatRules'],
  'Sheet.insertRowsBefore': ['Sheet.insertRowBefore', 'Sheet.insertRows'],
  'Sheet.insertRowsAfter': ['Sheet.insertRowAfter'],
  'Sheet.insertColumnsBefore': ['Sheet.insertColumnBefore', 'Sheet.insertColumns'],
  'Sheet.insertColumnsAfter': ['Sheet.insertColumnAfter'],
  'Sheet.deleteRows': ['Sheet.deleteRow'],
  'Sheet.deleteColumns': ['Sheet.deleteColumn'],
  'Sheet.hideRows': ['Sheet.hideRow'],
  'Sheet.showRows': ['Sheet.unhideRow'],
  'Sheet.hideColumns': ['Sheet.hideColumn'],
  'Sheet.showColumns': ['Sheet.unhideColumn'],
  'Sheet.setRowHeights': ['Sheet.setRowHeight', 'Sheet.setRowHeightsForced'],
  'Sheet.setColumnWidths': ['Sheet.setColumnWidth'],
  'Sheet.autoResizeColumns': ['Sheet.autoResizeColumn'],
  'Sheet.getGroup': ['Sheet.getRowGroup', 'Sheet.getColumnGroup'],
  'Sheet.getGroupDepth': ['Sheet.getRowGroupDepth', 'Sheet.getColumnGroupDepth'],
  'Sheet.getGroupControlPosition': ['Sheet.getRowGroupControlPosition', 'Sheet.getColumnGroupControlPosition'],
  'Sheet.setAllGroupsCollapsed': [
    'Sheet.collapseAllRowGroups',
    'Sheet.collapseAllColumnGroups',
    'Sheet.expandAllRowGroups',
    'Sheet.expandAllColumnGroups',
  ],
  'Sheet.expandGroupsUpToDepth': ['Sheet.expandRowGroupsUpToDepth', 'Sheet.expandColumnGroupsUpToDepth'],
  'Sheet.setName': ['Spreadsheet.renameActiveSheet'],

  'SpreadsheetApp.getActiveSpreadsheet': ['SpreadsheetApp.getActive'],
  'Spreadsheet.getActiveSheet': ['SpreadsheetApp.getActiveSheet'],
  'Spreadsheet.setActiveSheet': ['SpreadsheetApp.setActiveSheet'],
  'Spreadsheet.getActiveRange': ['Selection.getActiveSheet', ...owned(['getActiveRange', 'getActiveRangeList'])],
  'Spreadsheet.getCurrentCell': owned(['getActiveCell', 'getCurrentCell']),
  'Spreadsheet.setActiveRange': [
    ...owned(['setActiveRange', 'setActiveRangeList']),
    ...['Sheet.setActiveSelection', 'Range.activate', 'RangeList.activate'],
  ],
  'Spreadsheet.setCurrentCell': [...owned(['setCurrentCell']), 'Range.activateAsCurrentCell'],
  'Spreadsheet.addEditors': ['Spreadsheet.addEditor'],
  'Spreadsheet.deleteSheet': ['Spreadsheet.deleteActiveSheet'],
  'Spreadsheet.getNamedRanges': ['Sheet.getNamedRanges'],
  'Spreadsheet.setNamedRange': ['NamedRange.setRange'],
  'Spreadsheet.removeNamedRange': ['NamedRange.remove'],

  'Filter.setColumnFilterCriteria': ['Filter.removeColumnFilterCriteria'],
  'Protection.addEditors': ['Protection.addEditor'],
  'Protection.removeEditors': ['Protection.removeEditor'],
  'Protection.setRangeName': ['Protection.setNamedRange'],
  'DeveloperMetadata.add': [
    'Spreadsheet.addDeveloperMetadata',
    'Sheet.addDeveloperMetadata',
    'Range.addDeveloperMetadata',
  ],
  'DeveloperMetadata.of': [
    'Spreadsheet.getDeveloperMetadata',
    'Sheet.getDeveloperMetadata',
    'Range.getDeveloperMetadata',
  ],
  'DeveloperMetadata.moveTo': ['Spreadsheet', 'Sheet', 'Row', 'Column'].map(
    (place) => `DeveloperMetadata.moveTo${place}`,
  ),
  'Banding.getColors': bandNames('get'),
  'Banding.setColor': bandNames('set'),
  'ColorBuilder.setRgbColor': [
    'TextStyleBuilder.setForegroundColor',
    ...['setBackground', 'setFontColor', 'setGradientMinpoint', 'setGradientMaxpoint'].map(
      (name) => `ConditionalFormatRuleBuilder.${name}`,
    ),
    ...['Min', 'Mid', 'Max'].map((point) => `ConditionalFormatRuleBuilder.setGradient${point}pointWithValue`),
  ],
};

/** The methods of the selection, under each service that has them. */
function owned(names: readonly string[]): string[] {
  return ['SpreadsheetApp', 'Spreadsheet', 'Sheet', 'Selection'].flatMap((owner) =>
    names.map((name) => `${owner}.${name}`),
  );
}

function bandNames(verb: string): string[] {
  return ['Header', 'First', 'Second', 'Footer'].flatMap((band) =>
    ['Row', 'Column'].map((way) => `Banding.${verb}${band}${way}Color`),
  );
}

/** Adds the second names to a table; names that the table already has stay. */
export function withAliases(methods: HostMethods): HostMethods {
  const all: Record<string, HostMethods[string]> = {};
  for (const [name, others] of Object.entries(NAMES))
    for (const other of others) if (methods[name]) all[other] = methods[name];
  return { ...all, ...methods };
}
