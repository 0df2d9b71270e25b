/** Conditional formats, filters and alternating colours, host side. */
import { type Host, type HostMethods, ServiceError } from '../../sandbox/door';
import { boundedArea, overlaps } from '../area';
import { bandingColors } from '../banding';
import { cssColor } from '../color';
import { assertEditable } from '../protection';
import { touch } from '../revision';
import { nextId } from '../sheets';
import { sortArea } from '../sorting';
import { internStyle } from '../style';
import type {
  Banding,
  BandingColors,
  BasicFilter,
  ColumnFilter,
  ConditionalFormat,
  Gradient,
  Sheet,
  Style,
} from '../workbook';
import { changes, type RangeTarget, rangeSheet, reads, rectOf, sheetIn, targetOf, writesSheet } from './method-kit';
import { instantOfIso, isInstant, isoOfInstant } from './validation-methods';

export interface ConditionData {
  readonly criteria: string;
  readonly args: readonly unknown[];
}

export interface FormatRuleData {
  readonly ranges: readonly RangeTarget[];
  readonly condition: ConditionData | null;
  readonly gradient: Gradient | null;
  /** background, fontColor, bold, italic, underline, strikethrough; null leaves the cell's own. */
  readonly style: Readonly<Record<string, string | boolean | null>>;
}

function storedArgs(host: Host, args: readonly unknown[]): unknown[] {
  return args.map((arg) => (isInstant(arg) ? isoOfInstant(host.state.workbook, arg) : arg));
}

function crossingArgs(
  host: Host,
  { criteria = '', args = [] }: { criteria?: string; args?: readonly unknown[] },
): unknown[] {
  const isDate = criteria.startsWith('DATE_') && !criteria.endsWith('_RELATIVE');
  return args.map((arg) => (isDate ? instantOfIso(host.state.workbook, arg) : arg));
}

function storedFormat(host: Host, sheet: Sheet, rule: FormatRuleData): ConditionalFormat {
  if (!rule.ranges.length) throw new ServiceError('Conditional format rule must have at least one range.');
  if (rule.ranges.some((r) => r.sheetId !== sheet.sheetId))
    throw new ServiceError('Conditional format rule cannot reference a different sheet.');
  const style = Object.fromEntries(
    Object.entries(rule.style)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, typeof value === 'string' ? cssColor(value) : value]),
  );
  return {
    ranges: rule.ranges.map(rectOf),
    ...(rule.condition && { criteria: rule.condition.criteria, args: storedArgs(host, rule.condition.args) }),
    ...(rule.gradient ? { gradient: rule.gradient } : {}),
    style: internStyle(style as Style) ?? {},
  };
}

const filterOf = (host: Host, sheetId: number): BasicFilter => {
  const { filter } = sheetIn(host, sheetId);
  if (!filter) throw new ServiceError('The filter has been removed.');
  return filter;
};

function changeFilter(host: Host, sheet: Sheet, column: number, criteria: ColumnFilter | null): void {
  const filter = filterOf(host, sheet.sheetId);
  const area = boundedArea(filter.rect, sheet);
  if (column < area.column || column >= area.column + area.columns)
    throw new ServiceError('The column is out of the range of the filter.');
  const { [column]: _, ...others } = filter.criteria;
  sheet.filter = { ...filter, criteria: criteria ? { ...others, [column]: criteria } : others };
  touch(host.state.workbook);
}

export interface FilterCriteriaData {
  readonly hiddenValues: readonly string[] | null;
  readonly visibleValues: readonly string[] | null;
  readonly condition: ConditionData | null;
}

const bandingOf = (host: Host, sheetId: number, id: number): Banding => {
  const banding = sheetIn(host, sheetId).bandings.find((b) => b.bandingId === id);
  if (!banding) throw new ServiceError('The banding has been removed.');
  return banding;
};

function changeBanding(host: Host, sheetId: number, id: number, change: (banding: Banding) => Banding | null): void {
  bandingOf(host, sheetId, id);
  const sheet = sheetIn(host, sheetId);
  sheet.bandings = sheet.bandings.flatMap((b) => {
    const changed = b.bandingId === id ? change(b) : b;
    return changed ? [changed] : [];
  });
  touch(host.state.workbook);
}

function addBanding(host: Host, target: RangeTarget, look: Omit<Banding, 'bandingId' | 'rect'>): number {
  const sheet = rangeSheet(host, target);
  // (field)
  if (sheet.bandings.some((b) => overlaps(b.rect, target)))
    throw new ServiceError(
      'You cannot add alternating background colors to a range that already has alternating background colors.',
    );
  assertEditable(host.state.workbook, sheet, target, host.execution.user);
  const bandingId = nextId(host.state.workbook);
  sheet.bandings.push({ ...look, bandingId, rect: rectOf(target) });
  touch(host.state.workbook);
  return bandingId;
}

export const ruleMethods: HostMethods = {
  'Sheet.getConditionalFormatRules': reads((host, sheetId: number): FormatRuleData[] => {
    const sheet = sheetIn(host, sheetId);
    return sheet.conditionalFormats.map((format) => ({
      ranges: format.ranges.map((rect) => targetOf(sheet, rect)),
      condition: format.criteria ? { criteria: format.criteria, args: crossingArgs(host, format) } : null,
      gradient: format.gradient ?? null,
      style: format.style as FormatRuleData['style'],
    }));
  }),
  'Sheet.setConditionalFormatRules': writesSheet(
    (host, sheet, rules: FormatRuleData[]) => {
      sheet.conditionalFormats = rules.map((rule) => storedFormat(host, sheet, rule));
      touch(host.state.workbook);
    },
    (host, sheet, rules: FormatRuleData[]) => {
      for (const rule of rules) storedFormat(host, sheet, rule);
    },
  ),

  'Range.createFilter': changes((host, target: RangeTarget) => {
    const sheet = rangeSheet(host, target);
    // [gasfakes]
    if (sheet.filter) throw new ServiceError("You can't create a filter in a sheet that already has a filter.");
    assertEditable(host.state.workbook, sheet, target, host.execution.user);
    sheet.filter = { rect: rectOf(target), criteria: {} };
    touch(host.state.workbook);
  }),
  'Sheet.getFilter': reads((host, sheetId: number) => sheetIn(host, sheetId).filter !== null),
  'Range.getFilter': reads((host, target: RangeTarget) => {
    const { filter } = rangeSheet(host, target);
    return filter !== null && overlaps(filter.rect, target);
  }),
  'Filter.getRange': reads((host, sheetId: number) => targetOf(sheetIn(host, sheetId), filterOf(host, sheetId).rect)),
  'Filter.remove': writesSheet((host, sheet) => {
    sheet.filter = null;
    touch(host.state.workbook);
  }),
  'Filter.getColumnFilterCriteria': reads((host, sheetId: number, column: number): FilterCriteriaData | null => {
    const filtered = filterOf(host, sheetId).criteria[column];
    if (!filtered) return null;
    return {
      hiddenValues: filtered.hiddenValues ?? null,
      visibleValues: filtered.visibleValues ?? null,
      condition: filtered.criteria ? { criteria: filtered.criteria, args: crossingArgs(host, filtered) } : null,
    };
  }),
  'Filter.setColumnFilterCriteria': writesSheet((host, sheet, column: number, data: FilterCriteriaData | null) => {
    const criteria = data && {
      ...(data.hiddenValues && { hiddenValues: data.hiddenValues }),
      ...(data.visibleValues && { visibleValues: data.visibleValues }),
      ...(data.condition && { criteria: data.condition.criteria, args: storedArgs(host, data.condition.args) }),
    };
    changeFilter(host, sheet, column, criteria);
  }),
  'Filter.sort': writesSheet((host, sheet, column: number, ascending: boolean) => {
    const area = boundedArea(filterOf(host, sheet.sheetId).rect, sheet);
    const body = { ...area, row: area.row + 1, rows: area.rows - 1 };
    if (body.rows < 1) return;
    assertEditable(host.state.workbook, sheet, body, host.execution.user);
    sortArea(host.state.workbook, sheet, body, [{ column, ascending }], host.execution.now());
  }),

  'Range.applyRowBanding': changes(
    (host, target: RangeTarget, theme: string, header: boolean, footer: boolean, byColumn: boolean) =>
      addBanding(host, target, { theme, header, footer, ...(byColumn && { byColumn }) }),
  ),
  'Sheet.getBandings': reads((host, sheetId: number) => sheetIn(host, sheetId).bandings.map((b) => b.bandingId)),
  'Spreadsheet.getBandings': reads((host) =>
    host.state.workbook.sheets.flatMap(({ sheetId, bandings }) =>
      bandings.map(({ bandingId }) => ({ sheetId, bandingId })),
    ),
  ),
  'Range.getBandings': reads((host, target: RangeTarget) =>
    rangeSheet(host, target)
      .bandings.filter((b) => overlaps(b.rect, target))
      .map((b) => b.bandingId),
  ),
  'Banding.getRange': reads((host, sheetId: number, id: number) =>
    targetOf(sheetIn(host, sheetId), bandingOf(host, sheetId, id).rect),
  ),
  'Banding.getColors': reads((host, sheetId: number, id: number) => {
    const banding = bandingOf(host, sheetId, id);
    return { colors: bandingColors(banding), byColumn: banding.byColumn ?? false };
  }),
  'Banding.setColor': changes((host, sheetId: number, id: number, band: keyof BandingColors, color: string | null) =>
    changeBanding(host, sheetId, id, (b) => ({
      ...b,
      colors: { ...b.colors, [band]: color === null ? null : cssColor(color) },
    })),
  ),
  'Banding.setRange': changes((host, sheetId: number, id: number, target: RangeTarget) =>
    changeBanding(host, sheetId, id, (b) => ({ ...b, rect: rectOf(target) })),
  ),
  'Banding.copyTo': changes((host, sheetId: number, id: number, target: RangeTarget) => {
    const { rect: _, ...look } = bandingOf(host, sheetId, id);
    return addBanding(host, target, look);
  }),
  'Banding.remove': changes((host, sheetId: number, id: number) => changeBanding(host, sheetId, id, () => null)),
};
