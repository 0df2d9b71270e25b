/**
 * Conditional formats to and from `cfRule`. Rule types that Sheets lacks become formulas, colour scales stay colour scales,
 * data bars and icons are left out. Knows one rule at a time.
 */
import type { ConditionalRule } from 'hucre/xlsx';
import { cellNotation } from '../../model/a1-notation';
import type { ConditionalFormat, Gradient, GradientPoint, Rect, Style } from '../../model/workbook';
import { rectName } from './cell-reference';
import {
  type Condition,
  comparison,
  dateFormula,
  isOperator,
  isoOfSerial,
  NUMBER_CRITERIA,
  type Operator,
  operand,
  operatorOf,
  parseDateFormula,
  parseNumber,
  parseRelativeDate,
  relativeDateFormula,
  serialOfIso,
} from './criteria';
import { fromExcelFormula, parseExcelText, type Rename, toExcelFormula } from './formula-dialect';
import { writeDifferential } from './write-styles';
import { decodeEscapes, encodeEscapes } from './xml-text';
import { attr, child, childrenOf, flag, numberAttr, type XmlElement } from './xml-tree';

const POINT_TYPES = { min: 'MIN', max: 'MAX', num: 'NUMBER', percent: 'PERCENT', percentile: 'PERCENTILE' } as const;

/** Sheets knows only these comparisons of dates. */
const DATE_CRITERIA: Readonly<Partial<Record<Operator, string>>> = {
  equal: 'DATE_EQUAL_TO',
  greaterThan: 'DATE_AFTER',
  lessThan: 'DATE_BEFORE',
};

/** The rule of a format at its place in the order; undefined where Excel could not read it. */
export function writeConditionalFormat(
  format: ConditionalFormat,
  priority: number,
  rename: Rename | undefined,
): ConditionalRule | undefined {
  const first = format.ranges[0];
  if (!first) return undefined;
  const place = { range: format.ranges.map((rect) => rectName(rect)).join(' '), priority };
  if (format.gradient) {
    const points = pointsOf(format.gradient);
    const typeOf = (type: string) =>
      (Object.keys(POINT_TYPES) as (keyof typeof POINT_TYPES)[]).find((key) => POINT_TYPES[key] === type) ?? 'min';
    const cfvo = points.map(({ type, value }) => ({ type: typeOf(type), ...(value !== '' && { value }) }));
    return {
      ...place,
      type: 'colorScale',
      colorScale: { cfvo, colors: points.map(({ color }) => `FF${color.slice(1).toUpperCase()}`) },
    };
  }
  const rule = writeCondition(format, cellNotation(first.row, first.column), rename);
  return rule && { ...place, ...rule, style: writeDifferential(format.style) };
}

/** XLSX has no scale with one end: a missing one is white. */
function pointsOf({ min, mid, max }: Gradient): GradientPoint[] {
  const end = (type: 'MIN' | 'MAX'): GradientPoint => ({ type, value: '', color: '#ffffff' });
  return [min ?? end('MIN'), ...(mid ? [mid] : []), max ?? end('MAX')];
}

function writeCondition(
  { criteria = '', args = [] }: ConditionalFormat,
  cell: string,
  rename: Rename | undefined,
): Omit<ConditionalRule, 'priority' | 'range'> | undefined {
  const text = String(args[0] ?? '');
  const literal = operand(text);
  const textRule = (type: ConditionalRule['type'], formula: string): Omit<ConditionalRule, 'priority' | 'range'> => ({
    type,
    // The schema has operators for texts too [ECMA-376-1 18.18.15]; hucre writes whatever it is given, its type does not say so.
    operator: (type === 'notContainsText' ? 'notContains' : type) as Operator,
    text: encodeEscapes(text),
    formula,
  });
  switch (criteria) {
    case 'CUSTOM_FORMULA': {
      const formula = toExcelFormula(text, '""', rename);
      return formula === undefined ? undefined : { type: 'expression', formula };
    }
    case 'CELL_EMPTY':
      return { type: 'containsBlanks', formula: `LEN(TRIM(${cell}))=0` };
    case 'CELL_NOT_EMPTY':
      return { type: 'notContainsBlanks', formula: `LEN(TRIM(${cell}))>0` };
    case 'TEXT_CONTAINS':
      return textRule('containsText', `NOT(ISERROR(SEARCH(${literal},${cell})))`);
    case 'TEXT_DOES_NOT_CONTAIN':
      return textRule('notContainsText', `ISERROR(SEARCH(${literal},${cell}))`);
    case 'TEXT_STARTS_WITH':
      return textRule('beginsWith', `LEFT(${cell},LEN(${literal}))=${literal}`);
    case 'TEXT_ENDS_WITH':
      return textRule('endsWith', `RIGHT(${cell},LEN(${literal}))=${literal}`);
    case 'TEXT_EQUAL_TO':
      return { type: 'cellIs', operator: 'equal', formula: literal };
  }
  const operator = operatorOf(criteria);
  if (!operator || !args.length) return undefined;
  const past = relativeName(args[0]);
  // "In the past week" is a span that ends today, not a day.
  if (criteria === 'DATE_EQUAL_TO_RELATIVE' && past?.startsWith('PAST_'))
    return { type: 'cellIs', operator: 'between', formula: [relativeDateFormula(past), 'TODAY()'] };
  const operands = args.map((arg) => (criteria.startsWith('DATE_') ? dateOperand(arg) : String(arg)));
  return { type: 'cellIs', operator, formula: operands.length > 1 ? operands : (operands[0] as string) };
}

/** A date of the calendar, or `{relative: 'TODAY'}`. */
function dateOperand(arg: unknown): string {
  const name = relativeName(arg);
  return name === undefined ? dateFormula(serialOfIso(arg) ?? 0) : relativeDateFormula(name);
}

const relativeName = (arg: unknown): string | undefined =>
  typeof arg === 'object' && arg !== null && 'relative' in arg ? String(arg.relative) : undefined;

export interface ConditionalFormatReader {
  differential(element: XmlElement): Style;
  color(element: XmlElement): string | undefined;
  readonly rename: Rename | undefined;
}

/** The format of a `cfRule` (or its 2010 extension) on these ranges; undefined for what the workbook cannot hold. */
export function readConditionalFormat(
  rule: XmlElement,
  ranges: readonly Rect[],
  reader: ConditionalFormatReader,
): ConditionalFormat | undefined {
  const first = ranges[0];
  if (!first) return undefined;
  const type = attr(rule, 'type') ?? '';
  if (type === 'colorScale') {
    const gradient = readGradient(child(rule, 'colorScale'), reader);
    return gradient && { ranges, gradient, style: {} };
  }
  const formulas = rule.children.filter((c) => c.name === 'formula' || c.name === 'f').map((c) => c.text.trim());
  const found = readCondition(rule, type, formulas, cellNotation(first.row, first.column), rectName(first, true));
  const condition = typeof found === 'string' ? customFormula(found, reader) : found;
  return condition && { ranges, ...condition, style: reader.differential(rule) };
}

/** A condition, or a formula (without `=`) where Sheets has no name for it. */
function readCondition(
  rule: XmlElement,
  type: string,
  formulas: readonly string[],
  cell: string,
  range: string,
): Condition | string | undefined {
  const text = attr(rule, 'text');
  const byText = (criteria: string) => (text === undefined ? formulas[0] : { criteria, args: [decodeEscapes(text)] });
  switch (type) {
    case 'expression':
    case 'timePeriod':
      return formulas[0];
    case 'cellIs':
      return readComparison(attr(rule, 'operator') ?? 'equal', formulas, cell);
    case 'containsText':
      return byText('TEXT_CONTAINS');
    case 'notContainsText':
      return byText('TEXT_DOES_NOT_CONTAIN');
    case 'beginsWith':
      return byText('TEXT_STARTS_WITH');
    case 'endsWith':
      return byText('TEXT_ENDS_WITH');
    case 'containsBlanks':
      return { criteria: 'CELL_EMPTY', args: [] };
    case 'notContainsBlanks':
      return { criteria: 'CELL_NOT_EMPTY', args: [] };
    case 'containsErrors':
      return `ISERROR(${cell})`;
    case 'notContainsErrors':
      return `NOT(ISERROR(${cell}))`;
    case 'duplicateValues':
      return `COUNTIF(${range},${cell})>1`;
    case 'uniqueValues':
      return `COUNTIF(${range},${cell})=1`;
    case 'aboveAverage':
      if (attr(rule, 'stdDev') || flag(rule, 'equalAverage')) return undefined;
      return `${cell}${flag(rule, 'aboveAverage') === false ? '<' : '>'}AVERAGE(${range})`;
    case 'top10': {
      if (flag(rule, 'percent')) return undefined;
      const bottom = flag(rule, 'bottom') ?? false;
      return `${cell}${bottom ? '<=SMALL' : '>=LARGE'}(${range},${numberAttr(rule, 'rank') ?? 10})`;
    }
    default:
      return undefined;
  }
}

function readComparison(operator: string, formulas: readonly string[], cell: string): Condition | string | undefined {
  if (!isOperator(operator) || !formulas[0]) return undefined;
  const numbers = formulas.map(parseNumber);
  if (!numbers.includes(undefined)) return { criteria: NUMBER_CRITERIA[operator], args: numbers };
  const [formula] = formulas;
  const text = parseExcelText(formula);
  if (operator === 'equal' && text !== undefined) return { criteria: 'TEXT_EQUAL_TO', args: [text] };
  const dateCriteria = DATE_CRITERIA[operator];
  const relative = parseRelativeDate(formula);
  if (operator === 'between' && relative?.startsWith('PAST_') && parseRelativeDate(formulas[1] ?? '') === 'TODAY') {
    return { criteria: 'DATE_EQUAL_TO_RELATIVE', args: [{ relative }] };
  }
  if (dateCriteria && relative) return { criteria: `${dateCriteria}_RELATIVE`, args: [{ relative }] };
  const serial = parseDateFormula(formula);
  if (dateCriteria && serial !== undefined) return { criteria: dateCriteria, args: [isoOfSerial(serial)] };
  return comparison(cell, operator, formulas);
}

function customFormula(formula: string, { rename }: ConditionalFormatReader): Condition | undefined {
  const sheets = fromExcelFormula(formula, rename);
  return sheets === undefined ? undefined : { criteria: 'CUSTOM_FORMULA', args: [sheets] };
}

function readGradient(scale: XmlElement | undefined, reader: ConditionalFormatReader): Gradient | undefined {
  const colors = childrenOf(scale, 'color').map((element) => reader.color(element));
  const points = childrenOf(scale, 'cfvo').flatMap((cfvo, i): GradientPoint[] => {
    const type = POINT_TYPES[attr(cfvo, 'type') as keyof typeof POINT_TYPES];
    const value = attr(cfvo, 'val') ?? child(cfvo, 'f')?.text;
    const color = colors[i];
    return type && color ? [{ type, color, value: type === 'MIN' || type === 'MAX' ? '' : (value ?? '0') }] : [];
  });
  const [min, second, third] = points;
  if (!min || !second || points.length !== colors.length) return undefined;
  return third ? { min, mid: second, max: third } : { min, max: second };
}
