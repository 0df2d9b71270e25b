/** What is to be said of single methods: what is missing, and where a behaviour comes from that Google's reference does not tell. */

/** Keys of sources beside the reference page of a class. */
export const sources = {
  assumption: 'nobody says; the workbench does the likeliest, and Self-test is to settle it',
  field: 'seen in public scripts or reported by several people; no single address',
  auth: 'https://developers.google.com/workspace/add-ons/concepts/editor-auth-lifecycle',
  bootcamp: 'https://www.sheetsbootcamp.com/conditional-formatting/based-on-another-cell',
  dc92: 'https://github.com/datacarpentry/spreadsheets-socialsci/issues/92',
  etrig: 'https://developers.google.com/workspace/add-ons/concepts/editor-triggers',
  'field-errors': 'the same English message in several unrelated public repositories',
  gasfakes: 'https://github.com/brucemcpherson/gas-fakes (tests against the live service)',
  gcal93: 'https://github.com/davepar/gcalendarsync/issues/93',
  'html-restr': 'https://developers.google.com/apps-script/guides/html/restrictions',
  integrately: 'https://integrately.com/integrations/google-sheets/error',
  'jp-cache': 'https://justin.poehnelt.com/posts/exploring-apps-script-cacheservice-limits',
  'jp-kv': 'https://justin.poehnelt.com/posts/apps-script-key-value-stores',
  nfl27: 'https://github.com/boilermaker-ben/Google-Sheets-NFL-Pick-Ems-and-Survivor-Pool/issues/27',
  ngs186: 'https://github.com/theoephraim/node-google-spreadsheet/issues/186',
  ngs528: 'https://github.com/theoephraim/node-google-spreadsheet/issues/528',
  owox: 'https://github.com/OWOX/owox-data-marts/issues/1535',
  quotas: 'https://developers.google.com/apps-script/guides/services/quotas',
  sheetquery20: 'https://github.com/vlucas/sheetquery/issues/20',
  snip18: 'https://github.com/oshliaer/google-apps-script-snippets/issues/18',
  sol193: 'https://github.com/googleworkspace/solutions/issues/193',
  strig: 'https://developers.google.com/apps-script/guides/triggers',
  v8mig: 'https://developers.google.com/apps-script/guides/v8-runtime/migration',
  vtst: 'https://github.com/vtst/google-apps-scripts (VtstAddonTriggerLib/README.md)',
  youtube99: 'https://github.com/Elijas/auto-youtube-subscription-playlist-2/issues/99',
} as const;

type Source = keyof typeof sources;

interface MethodNote {
  readonly sources?: readonly Source[];
  /** What is missing of the method; it counts as emulated in part. */
  readonly missing?: string;
  /** The method is there only to say that it is not emulated. */
  readonly refuses?: true;
}

const writing: MethodNote = {
  sources: ['field-errors', 'v8mig', 'sheetquery20', 'owox'],
  missing: 'CellImage as a value',
};
const writingTable: MethodNote = { ...writing, sources: ['nfl27', 'field-errors', 'v8mig', 'sheetquery20', 'owox'] };
const tables: MethodNote = { sources: ['nfl27'] };
const oneSelection: MethodNote = { missing: 'of several ranges the last one alone is the selection' };
const estimate: MethodNote = {
  sources: ['assumption'],
  missing: 'the size is an estimate from the longest text, without fonts',
};
const oneFile: MethodNote = { missing: 'the one spreadsheet of the workbench; any other throws' };
const noLinks: MethodNote = { missing: 'taken without effect' };
const listsNone: MethodNote = {
  missing: 'answers an empty list',
};
const noForms: MethodNote = { missing: 'there are no forms: always null' };
const noDomain: MethodNote = { missing: 'no file belongs to a Workspace domain' };
const deletes: MethodNote = { sources: ['ngs186', 'ngs528'] };
const getsRange: MethodNote = { sources: ['youtube99', 'gasfakes'] };
const lastSheet: MethodNote = { sources: ['field'] };
const named: MethodNote = { sources: ['field'] };
const page: MethodNote = { sources: ['snip18', 'auth'] };
const numbers: MethodNote = { missing: 'a pattern that the workbench cannot show throws when its text is read' };
const anyCriteria: MethodNote = { missing: 'criteria that have no method of their own throw when a value is tried' };
const series: MethodNote = {
  sources: ['assumption'],
  missing: 'numbers and dates at even steps, words repeat; other series throw',
};
const banded: MethodNote = { sources: ['field'] };
const ownFile: MethodNote = { missing: 'a trigger on another spreadsheet throws' };

/** What the builders of charts have in common. */
function chartNotes(): Readonly<Record<string, MethodNote>> {
  const builders = ['', 'Column', 'Line', 'Bar', 'Pie'].map((type) => `Embedded${type}ChartBuilder`);
  const option: MethodNote = { sources: ['assumption'] };
  const notes: Readonly<Record<string, MethodNote>> = {
    setChartType: { missing: 'column, line, bar and pie; any other throws by name' },
    setOption: {
      missing:
        'any option is kept; drawn are title, colors, series colours, isStacked, legend, titles of the axes, width and height, of up to 1,000 categories',
    },
    setHiddenDimensionStrategy: { missing: 'hidden columns are drawn' },
  };
  const shorthands = ['setTitle', 'setColors', 'setLegendPosition', 'setXAxisTitle', 'setYAxisTitle', 'setStacked'];
  const axes = (method: string) => !/Axis|Stacked/.test(method);
  return Object.fromEntries(
    builders.flatMap((name) => [
      ...Object.entries(notes).map(([method, note]) => [`${name}.${method}`, note] as const),
      ...(name === 'EmbeddedChartBuilder'
        ? []
        : [
            ...shorthands
              .filter((method) =>
                name.includes('Pie') ? axes(method) : name.includes('Line') ? method !== 'setStacked' : true,
              )
              .map((method) => [`${name}.${method}`, option] as const),
            [`${name}.setBackgroundColor`, { ...option, missing: 'kept, not drawn' }] as const,
          ]),
    ]),
  );
}

export const methodNotes: Readonly<Record<string, MethodNote>> = {
  'SpreadsheetApp.openById': oneFile,
  'SpreadsheetApp.openByUrl': oneFile,
  'SpreadsheetApp.setActiveSpreadsheet': noLinks,
  'SpreadsheetApp.setActiveRangeList': oneSelection,
  'SpreadsheetApp.getActiveRangeList': oneSelection,
  'SpreadsheetApp.getUi': { sources: ['gcal93'] },
  'SpreadsheetApp.flush': { sources: ['field-errors'] },

  'Spreadsheet.getActiveRangeList': oneSelection,
  'Spreadsheet.setActiveRangeList': oneSelection,
  'Spreadsheet.autoResizeColumn': estimate,
  'Spreadsheet.deleteRow': deletes,
  'Spreadsheet.deleteRows': deletes,
  'Spreadsheet.setFrozenRows': deletes,
  'Spreadsheet.setFrozenColumns': deletes,
  'Spreadsheet.deleteActiveSheet': lastSheet,
  'Spreadsheet.deleteSheet': lastSheet,
  'Spreadsheet.insertSheet': named,
  'Spreadsheet.renameActiveSheet': named,
  'Spreadsheet.appendRow': writing,
  'Spreadsheet.getRange': getsRange,
  'Spreadsheet.getFormUrl': noForms,
  'Spreadsheet.getImages': listsNone,

  'Sheet.appendRow': writing,
  'Sheet.getRange': getsRange,
  'Sheet.autoResizeColumn': estimate,
  'Sheet.autoResizeColumns': estimate,
  'Sheet.autoResizeRows': estimate,
  'Sheet.deleteRow': deletes,
  'Sheet.deleteRows': deletes,
  'Sheet.deleteColumn': deletes,
  'Sheet.deleteColumns': deletes,
  'Sheet.setFrozenRows': deletes,
  'Sheet.setFrozenColumns': deletes,
  'Sheet.getCharts': { missing: 'charts of the four types that are drawn' },
  'Sheet.removeChart': { sources: ['assumption'] },
  'Sheet.updateChart': { sources: ['assumption'] },
  'EmbeddedChart.getOptions': { sources: ['field', 'gasfakes'] },
  'ChartOptions.get': { sources: ['field', 'assumption'], missing: 'one option by its full name, not a group of them' },
  ...chartNotes(),
  'Sheet.getDrawings': listsNone,
  'Sheet.getImages': listsNone,
  'Sheet.getPivotTables': listsNone,
  'Sheet.getSlicers': listsNone,
  'Sheet.getActiveRangeList': oneSelection,
  'Sheet.setActiveRangeList': oneSelection,
  'Sheet.hideSheet': lastSheet,
  'Sheet.setName': named,
  'Sheet.copyTo': {
    sources: ['assumption'],
    missing: 'into the same spreadsheet; protections, names and metadata stay behind',
  },
  'Sheet.getFormUrl': noForms,
  'Sheet.setConditionalFormatRules': { sources: ['bootcamp'] },

  'Range.setValue': writing,
  'Range.setValues': writingTable,
  'Range.getHeight': { sources: ['field'] },
  'Range.getWidth': { sources: ['field'] },
  'Range.getFormulaR1C1': { sources: ['field'] },
  'Range.getFormulasR1C1': { sources: ['field'] },
  'Range.setNote': { sources: ['field'] },
  'Range.setDataValidation': { sources: ['dc92', 'field-errors'] },
  'Range.setDataValidations': { sources: ['dc92', 'field-errors'] },
  'Range.createFilter': { sources: ['gasfakes'] },
  'Range.addDeveloperMetadata': { sources: ['gasfakes'] },
  'Range.applyRowBanding': banded,
  'Range.applyColumnBanding': banded,
  'Range.protect': { sources: ['integrately'] },
  'Range.setNumberFormat': numbers,
  'Range.setNumberFormats': numbers,
  'Range.setShowHyperlink': noLinks,
  'Range.autoFill': series,
  'Range.autoFillToNeighbor': series,
  'Range.getCell': { sources: ['field'] },
  'Range.merge': { sources: ['field'] },
  ...Object.fromEntries(
    [
      ...['setBackgrounds', 'setFontColors', 'setFontFamilies', 'setFontLines', 'setFontSizes', 'setFontStyles'],
      ...['setFontWeights', 'setHorizontalAlignments', 'setVerticalAlignments', 'setNotes', 'setWraps'],
      ...['setFormulas', 'setFormulasR1C1'],
    ].map((name) => [`Range.${name}`, tables]),
  ),

  'RangeList.activate': oneSelection,
  'RangeList.setShowHyperlink': noLinks,
  'RangeList.setNumberFormat': numbers,
  'RangeList.setValue': writing,
  'Selection.getActiveRangeList': oneSelection,
  'Protection.canDomainEdit': noDomain,
  'Protection.setDomainEdit': noDomain,
  'DataValidationBuilder.withCriteria': anyCriteria,
  'DataValidationBuilder.requireValueInList': { sources: ['field-errors'] },
  'ConditionalFormatRuleBuilder.withCriteria': anyCriteria,
  'FilterCriteriaBuilder.withCriteria': anyCriteria,
  'ConditionalFormatRuleBuilder.whenFormulaSatisfied': { sources: ['bootcamp'] },
  'TextFinder.ignoreDiacritics': { missing: 'finds; replacing leaves what differs in accents' },

  'Ui.showSidebar': page,
  'Ui.showModalDialog': page,
  'Ui.showModelessDialog': page,
  'ScriptApp.newTrigger': { sources: ['etrig', 'vtst'] },
  'ScriptApp.getInstallationSource': { missing: 'always NONE' },
  'AuthorizationInfo.getAuthorizationUrl': { missing: 'an address that leads nowhere' },
  'TriggerBuilder.forSpreadsheet': ownFile,
  'SpreadsheetTriggerBuilder.onFormSubmit': { missing: 'made and listed; there are no forms, so it never fires' },
  'ClockTriggerBuilder.everyMinutes': { sources: ['etrig'] },
  'ClockTriggerBuilder.everyHours': { sources: ['etrig'] },
  'Session.getActiveUser': { sources: ['strig'] },
  'MailApp.sendEmail': { sources: ['sol193', 'quotas'], missing: 'nothing leaves the machine: mails go to the outbox' },
  'Properties.setProperty': { sources: ['jp-kv'] },
  'Properties.setProperties': { sources: ['jp-kv'] },
  'Cache.put': { sources: ['jp-cache'] },
  'Cache.putAll': { sources: ['jp-cache'] },
  'Utilities.computeDigest': { missing: 'MD2' },
  'Blob.getAs': { missing: 'into its own type only' },
  'Blob.isGoogleType': { missing: 'always false' },
  'Blob.setDataFromString': { missing: 'writes UTF-8, UTF-16LE, ISO-8859-1 and US-ASCII; other encodings throw' },
  'HtmlService.getUserAgent': { missing: 'always null' },
  'HtmlOutput.getAs': { missing: 'as HTML only' },
  'HtmlOutput.setSandboxMode': { sources: ['html-restr'] },
  'HtmlOutput.setXFrameOptionsMode': noLinks,
  'HtmlTemplate.getCode': { refuses: true },
  'HtmlTemplate.getCodeWithComments': { refuses: true },
};
