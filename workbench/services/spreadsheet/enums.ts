/** The enums of SpreadsheetApp and of Charts. Names and order: https://developers.google.com/apps-script/reference/spreadsheet (each enum's page). */
import type { Enum, ServiceEnvironment } from '../environment';

const NAMES = {
  AutoFillSeries: ['DEFAULT_SERIES', 'ALTERNATE_SERIES'],
  BandingTheme: [
    'LIGHT_GREY',
    'CYAN',
    'GREEN',
    'YELLOW',
    'ORANGE',
    'BLUE',
    'TEAL',
    'GREY',
    'BROWN',
    'LIGHT_GREEN',
    'INDIGO',
    'PINK',
  ],
  BooleanCriteria: [
    'CELL_EMPTY',
    'CELL_NOT_EMPTY',
    'DATE_AFTER',
    'DATE_BEFORE',
    'DATE_EQUAL_TO',
    'DATE_AFTER_RELATIVE',
    'DATE_BEFORE_RELATIVE',
    'DATE_EQUAL_TO_RELATIVE',
    'NUMBER_BETWEEN',
    'NUMBER_EQUAL_TO',
    'NUMBER_GREATER_THAN',
    'NUMBER_GREATER_THAN_OR_EQUAL_TO',
    'NUMBER_LESS_THAN',
    'NUMBER_LESS_THAN_OR_EQUAL_TO',
    'NUMBER_NOT_BETWEEN',
    'NUMBER_NOT_EQUAL_TO',
    'TEXT_CONTAINS',
    'TEXT_DOES_NOT_CONTAIN',
    'TEXT_EQUAL_TO',
    'TEXT_STARTS_WITH',
    'TEXT_ENDS_WITH',
    'CUSTOM_FORMULA',
  ],
  BorderStyle: ['DOTTED', 'DASHED', 'SOLID', 'SOLID_MEDIUM', 'SOLID_THICK', 'DOUBLE'],
  ColorType: ['UNSUPPORTED', 'RGB', 'THEME'],
  CopyPasteType: [
    'PASTE_NORMAL',
    'PASTE_NO_BORDERS',
    'PASTE_FORMAT',
    'PASTE_FORMULA',
    'PASTE_DATA_VALIDATION',
    'PASTE_VALUES',
    'PASTE_CONDITIONAL_FORMATTING',
    'PASTE_COLUMN_WIDTHS',
  ],
  DataValidationCriteria: [
    'DATE_AFTER',
    'DATE_BEFORE',
    'DATE_BETWEEN',
    'DATE_EQUAL_TO',
    'DATE_IS_VALID_DATE',
    'DATE_NOT_BETWEEN',
    'DATE_ON_OR_AFTER',
    'DATE_ON_OR_BEFORE',
    'NUMBER_BETWEEN',
    'NUMBER_EQUAL_TO',
    'NUMBER_GREATER_THAN',
    'NUMBER_GREATER_THAN_OR_EQUAL_TO',
    'NUMBER_LESS_THAN',
    'NUMBER_LESS_THAN_OR_EQUAL_TO',
    'NUMBER_NOT_BETWEEN',
    'NUMBER_NOT_EQUAL_TO',
    'TEXT_CONTAINS',
    'TEXT_DOES_NOT_CONTAIN',
    'TEXT_EQUAL_TO',
    'TEXT_IS_VALID_EMAIL',
    'TEXT_IS_VALID_URL',
    'VALUE_IN_LIST',
    'VALUE_IN_RANGE',
    'CUSTOM_FORMULA',
    'CHECKBOX',
  ],
  DeveloperMetadataLocationType: ['SPREADSHEET', 'SHEET', 'ROW', 'COLUMN'],
  DeveloperMetadataVisibility: ['DOCUMENT', 'PROJECT'],
  Dimension: ['COLUMNS', 'ROWS'],
  Direction: ['UP', 'DOWN', 'PREVIOUS', 'NEXT'],
  GroupControlTogglePosition: ['BEFORE', 'AFTER'],
  InterpolationType: ['NUMBER', 'PERCENT', 'PERCENTILE', 'MIN', 'MAX'],
  ProtectionType: ['RANGE', 'SHEET'],
  RecalculationInterval: ['ON_CHANGE', 'MINUTE', 'HOUR'],
  RelativeDate: ['TODAY', 'TOMORROW', 'YESTERDAY', 'PAST_WEEK', 'PAST_MONTH', 'PAST_YEAR'],
  SheetType: ['GRID', 'OBJECT'],
  SortOrder: ['ASCENDING', 'DESCENDING'],
  TextDirection: ['LEFT_TO_RIGHT', 'RIGHT_TO_LEFT'],
  TextToColumnsDelimiter: ['COMMA', 'SEMICOLON', 'PERIOD', 'SPACE'],
  ThemeColorType: [
    'UNSUPPORTED',
    'TEXT',
    'BACKGROUND',
    'ACCENT1',
    'ACCENT2',
    'ACCENT3',
    'ACCENT4',
    'ACCENT5',
    'ACCENT6',
    'HYPERLINK',
  ],
  ValueType: ['IMAGE'],
  WrapStrategy: ['WRAP', 'OVERFLOW', 'CLIP'],
} as const;

const CHART_NAMES = {
  ChartHiddenDimensionStrategy: ['IGNORE_BOTH', 'IGNORE_ROWS', 'IGNORE_COLUMNS', 'SHOW_BOTH'],
  ChartMergeStrategy: ['MERGE_COLUMNS', 'MERGE_ROWS'],
  ChartType: [
    'TIMELINE',
    'AREA',
    'BAR',
    'BUBBLE',
    'CANDLESTICK',
    'COLUMN',
    'COMBO',
    'GAUGE',
    'GEO',
    'HISTOGRAM',
    'RADAR',
    'LINE',
    'ORG',
    'PIE',
    'SCATTER',
    'SPARKLINE',
    'STEPPED_AREA',
    'TABLE',
    'TREEMAP',
    'WATERFALL',
  ],
  Position: ['TOP', 'RIGHT', 'BOTTOM', 'NONE'],
} as const;

type Enums<Names> = {
  readonly [Name in keyof Names]: Names[Name] extends readonly (infer Member extends string)[] ? Enum<Member> : never;
};
export type SpreadsheetEnums = Enums<typeof NAMES>;
export type ChartEnums = Enums<typeof CHART_NAMES>;

export const makeEnums = (env: ServiceEnvironment): SpreadsheetEnums => enumsOf(env, NAMES);
export const makeChartEnums = (env: ServiceEnvironment): ChartEnums => enumsOf(env, CHART_NAMES);

function enumsOf<Names extends Readonly<Record<string, readonly string[]>>>(
  env: ServiceEnvironment,
  names: Names,
): Enums<Names> {
  // fromEntries forgets the keys' types.
  return Object.fromEntries(
    Object.entries(names).map(([name, members]) => [name, env.makeEnum(name, members)]),
  ) as unknown as Enums<Names>;
}

/** The member of an enum by the name that crossed the door; null for none. */
export function member(group: Readonly<Record<string, unknown>>, name: unknown): unknown {
  return typeof name === 'string' ? group[name] : null;
}
