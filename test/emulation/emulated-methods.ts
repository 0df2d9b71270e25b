/**
 * Every public method that a script finds on the workbench, by class: asked of one object of each class, inside the
 * sandbox. Knows no source and no test.
 */
import { newState } from '../../workbench/model/state';
import { newWorkbook } from '../../workbench/model/workbook';
import { projectOf } from '../../workbench/sandbox/project';
import { openWorkbench } from '../../workbench/workbench';

const script = `function main() {
  const app = SpreadsheetApp;
  const ss = app.getActive();
  const sheet = ss.getActiveSheet();
  const range = sheet.getRange('A1:C4');
  sheet.getRange('A1').setValue('x');
  ss.setNamedRange('Name', range);
  sheet.getRange('A:A').addDeveloperMetadata('key', 'value').shiftColumnGroupDepth(1);
  const metadata = ss.createDeveloperMetadataFinder().withKey('key').find()[0];
  const bold = app.newConditionalFormatRule().whenCellEmpty().setBold(true).setRanges([range]);
  const graded = app.newConditionalFormatRule().setGradientMinpoint('#fff').setGradientMaxpoint('#000').setRanges([range]).build();
  const chart = sheet.newChart();
  const built = chart.build();
  const ui = app.getUi();
  const trigger = ScriptApp.newTrigger('main');
  const clock = trigger.timeBased();
  const output = HtmlService.createHtmlOutput('<p>').addMetaTag('viewport', 'x');
  const objects = {
    SpreadsheetApp: app, Spreadsheet: ss, Sheet: sheet, Range: range, RangeList: sheet.getRangeList(['A1']), Selection: ss.getSelection(),
    NamedRange: ss.getNamedRanges()[0], Protection: range.protect(), Banding: range.applyRowBanding(), Filter: range.createFilter(),
    FilterCriteria: app.newFilterCriteria().whenCellEmpty().build(), FilterCriteriaBuilder: app.newFilterCriteria(),
    DataValidation: app.newDataValidation().requireCheckbox().build(), DataValidationBuilder: app.newDataValidation(),
    ConditionalFormatRule: graded, ConditionalFormatRuleBuilder: bold,
    BooleanCondition: bold.build().getBooleanCondition(), GradientCondition: graded.getGradientCondition(),
    DeveloperMetadata: metadata, DeveloperMetadataFinder: ss.createDeveloperMetadataFinder(), DeveloperMetadataLocation: metadata.getLocation(),
    Group: sheet.getColumnGroup(1, 1), TextFinder: sheet.createTextFinder('x'), TextRotation: range.getTextRotation(),
    TextStyle: range.getTextStyle(), TextStyleBuilder: app.newTextStyle(), RichTextValue: range.getRichTextValue(), RichTextValueBuilder: app.newRichTextValue(),
    Color: app.newColor().setRgbColor('#fff').build(), ColorBuilder: app.newColor(), RgbColor: app.newColor().setRgbColor('#fff').build().asRgbColor(),
    ThemeColor: app.newColor().setThemeColor(app.ThemeColorType.ACCENT1).build().asThemeColor(),
    EmbeddedChart: built, ChartOptions: built.getOptions(), ContainerInfo: built.getContainerInfo(),
    EmbeddedChartBuilder: chart, EmbeddedColumnChartBuilder: chart.asColumnChart(), EmbeddedLineChartBuilder: chart.asLineChart(),
    EmbeddedBarChartBuilder: chart.asBarChart(), EmbeddedPieChartBuilder: chart.asPieChart(), Charts,
    Ui: ui, Menu: ui.createMenu('m'), PromptResponse: ui.prompt('p'), Browser, Session, User: Session.getEffectiveUser(), Logger, console,
    ScriptApp, TriggerBuilder: trigger, SpreadsheetTriggerBuilder: trigger.forSpreadsheet(ss), ClockTriggerBuilder: clock,
    Trigger: clock.everyHours(1).create(), AuthorizationInfo: ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL),
    MailApp, PropertiesService, Properties: PropertiesService.getScriptProperties(), CacheService, Cache: CacheService.getScriptCache(),
    LockService, Lock: LockService.getScriptLock(), Utilities, Blob: Utilities.newBlob('x'),
    HtmlService, HtmlOutput: output, HtmlOutputMetaTag: output.getMetaTags()[0],
    ContentService, TextOutput: ContentService.createTextOutput(),
  };
  const methods = (object) => Object.keys(object).filter((name) => typeof object[name] === 'function' && name !== 'toString');
  const tag = (object) => Object.prototype.toString.call(object).slice(8, -1);
  // A template carries the variables of the script, so its methods do not show among its keys.
  const template = HtmlService.createTemplate('x');
  const hidden = Object.getOwnPropertyNames(template).filter((name) => name !== 'toString');
  return Object.entries(objects).map(([name, object]) => [name, tag(object), methods(object)]).concat([['HtmlTemplate', String(template), hidden]]);
}`;

/** `{Range: ['getRow', ...], ...}`; throws where an object is not of the class it is listed under. */
export function emulatedMethods(): Readonly<Record<string, readonly string[]>> {
  const workbook = newWorkbook({ owner: 'owner@example.com', timeZone: 'Asia/Shanghai' });
  const report = openWorkbench({ project: projectOf(script), state: newState(workbook, 0) }).run('main', [], {
    origin: 'menu',
    answers: [{ button: 'OK', text: '' }],
  });
  if (!report.ok) throw report.internalErrors[0] ?? new Error(report.error?.message);
  const found = report.value as [className: string, printed: string, methods: string[]][];
  for (const [name, printed] of found)
    if (printed !== name) throw new Error(`${name} was asked of an object that prints as ${printed}`);
  return Object.fromEntries(found.map(([name, , methods]) => [name, methods.sort()]));
}
