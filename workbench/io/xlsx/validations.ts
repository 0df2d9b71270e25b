/**
 * Validations to and from `dataValidation`. What XLSX has no type for becomes a custom formula that Excel can evaluate and
 * that reading recognises again; Sheets' own export does the same. Knows one rule at a time, no grid.
 */
import type { DataValidation } from 'hucre/xlsx';
import { shiftFormula } from '../../formula/tokens';
import { cellNotation } from '../../model/a1-notation';
import { internValidation } from '../../model/style';
import type { Rect, Validation } from '../../model/workbook';
import {
  type Condition,
  comparison,
  DATE_CRITERIA,
  isOperator,
  isoOfSerial,
  matchFormula,
  NUMBER_CRITERIA,
  type Operator,
  operand,
  operatorOf,
  parseDateFormula,
  parseNumber,
  serialOfIso,
} from './criteria';
import { fromExcelFormula, parseExcelText, type Rename, toExcelFormula } from './formula-dialect';
import { decodeEscapes, encodeEscapes } from './xml-text';
import { attr, child, flag, type XmlElement } from './xml-tree';

/** Excel refuses longer prompts, and longer lists in place. */
const MAX_PROMPT_CHARS = 255;
const MAX_INLINE_LIST_CHARS = 255;

/** Stands where hucre has no field for "no dropdown"; `fillFrame` sets the attribute in its place. */
export const NO_DROPDOWN = 'ledgerline:no-dropdown';

/** Criteria without a type of their own; `A1` stands for the first cell, `?` for an argument. */
const TEMPLATES: readonly (readonly [criteria: string, formula: string])[] = [
  ['DATE_IS_VALID_DATE', 'OR(NOT(ISERROR(DATEVALUE(A1))),AND(ISNUMBER(A1),LEFT(CELL("format",A1))="D"))'],
  ['TEXT_IS_VALID_EMAIL', 'AND(ISNUMBER(SEARCH("?*@?*.?*",A1)),ISERROR(FIND(" ",A1)))'],
  ['TEXT_IS_VALID_URL', 'AND(ISNUMBER(SEARCH("?*.?*",A1)),ISERROR(FIND(" ",A1)))'],
  ['TEXT_CONTAINS', 'NOT(ISERROR(SEARCH(?,A1)))'],
  ['TEXT_DOES_NOT_CONTAIN', 'ISERROR(SEARCH(?,A1))'],
  ['TEXT_EQUAL_TO', 'EXACT(A1,?)'],
  ['CHECKBOX', 'OR(A1=TRUE,A1=FALSE)'],
  ['CHECKBOX', 'OR(A1=?,A1="")'],
  ['CHECKBOX', 'OR(A1=?,A1=?)'],
];

const fill = (template: string, cell: string, args: readonly unknown[]) => {
  const rest = [...args];
  return template.replace(/"[^"]*"|A1|\?/g, (token) =>
    token === 'A1' ? cell : token === '?' ? operand(rest.shift()) : token,
  );
};

/** How validations reach into the rest of the workbook. */
export interface ValidationWriter {
  sheetReference(sheetId: number, rect: Rect): string | undefined;
  /** Puts a list where validations can refer to it. */
  listReference(values: readonly string[]): string;
  readonly rename: Rename | undefined;
}

/** The element for cells of which `first` is the topmost left one; undefined where the rule points to a sheet that is gone. */
export function writeValidation(
  validation: Validation,
  first: CellPosition,
  writer: ValidationWriter,
): Omit<DataValidation, 'range'> | undefined {
  const rule = writeCondition(validation, first, writer);
  if (!rule) return undefined;
  const prompt = validation.helpText && encodeEscapes(validation.helpText.slice(0, MAX_PROMPT_CHARS));
  return {
    ...rule,
    allowBlank: true,
    showErrorMessage: true,
    errorStyle: validation.allowInvalid ? 'warning' : 'stop',
    ...(prompt && { showInputMessage: true, inputMessage: prompt }),
    ...(rule.type === 'list' && validation.args[1] === false && { errorTitle: NO_DROPDOWN }),
  };
}

function writeCondition(
  { criteria, args }: Validation,
  first: CellPosition,
  writer: ValidationWriter,
): Pick<DataValidation, 'type' | 'operator' | 'formula1' | 'formula2' | 'values'> | undefined {
  if (criteria === 'VALUE_IN_LIST') {
    const values = (args[0] as readonly unknown[]).map(String);
    const inline = values.length > 0 && values.join(',').length <= MAX_INLINE_LIST_CHARS && values.every(isPlainItem);
    return inline ? { type: 'list', values } : { type: 'list', formula1: writer.listReference(values) };
  }
  if (criteria === 'VALUE_IN_RANGE') {
    const { sheetId, rect } = args[0] as { sheetId: number; rect: Rect };
    const formula1 = writer.sheetReference(sheetId, rect);
    return formula1 === undefined ? undefined : { type: 'list', formula1 };
  }
  if (criteria === 'CUSTOM_FORMULA') {
    const [formula, row = first.row, column = first.column] = args as [string, number?, number?];
    const formula1 = toExcelFormula(shiftFormula(formula, first.row - row, first.column - column), '""', writer.rename);
    return formula1 === undefined ? undefined : { type: 'custom', formula1 };
  }
  const template = TEMPLATES.find(
    ([name, formula]) => name === criteria && formula.replace(/"[^"]*"/g, '').split('?').length - 1 === args.length,
  );
  if (template) return { type: 'custom', formula1: fill(template[1], cellNotation(first.row, first.column), args) };
  const operator = operatorOf(criteria);
  if (!operator) return undefined;
  const isDate = criteria.startsWith('DATE_');
  const [formula1, formula2] = args.map((arg) => String(isDate ? (serialOfIso(arg) ?? 0) : arg));
  if (formula1 === undefined) return undefined;
  return { type: isDate ? 'date' : 'decimal', operator, formula1, ...(formula2 !== undefined && { formula2 }) };
}

/** Whether an item can stand in a list in place: Excel splits at commas and trims. */
const isPlainItem = (item: string) => /^[^\s,"=\p{Cc}\p{Cs}][^,"\p{Cc}\p{Cs}]*$/u.test(item) && item.trim() === item;

interface CellPosition {
  readonly row: number;
  readonly column: number;
}

export interface ValidationReader {
  /** Days to add to dates of the file. */
  readonly dateShift: number;
  readonly rename: Rename | undefined;
  /** Range behind a reference or a defined name, or the list that the workbench itself put there. */
  resolve(this: void, formula: string): { sheetId: number; rect: Rect } | readonly string[] | undefined;
}

/**
 * The rule of an element (also of the 2010 extension, whose formulas lie deeper); null for one that only shows a message or
 * allows anything, undefined for one that the workbook cannot hold.
 */
export function readValidation(
  element: XmlElement,
  first: CellPosition,
  reader: ValidationReader,
): Validation | null | undefined {
  const type = attr(element, 'type') ?? 'none';
  if (type === 'none') return null;
  const formulas = ['formula1', 'formula2'].map((name) => {
    const formula = child(element, name);
    return (child(formula, 'f') ?? formula)?.text.trim();
  });
  const dropdown = flag(element, 'showDropDown') !== true;
  const condition = readCondition(type, attr(element, 'operator') ?? 'between', formulas, dropdown, first, reader);
  if (!condition) return undefined;
  const message =
    [attr(element, 'promptTitle'), attr(element, 'prompt')].filter(Boolean).join('\n') || attr(element, 'error');
  const stops = flag(element, 'showErrorMessage') === true && (attr(element, 'errorStyle') ?? 'stop') === 'stop';
  return internValidation({ ...condition, allowInvalid: !stops, ...(message && { helpText: decodeEscapes(message) }) });
}

function readCondition(
  type: string,
  operator: string,
  [formula1, formula2]: (string | undefined)[],
  dropdown: boolean,
  first: CellPosition,
  reader: ValidationReader,
): Condition | undefined {
  if (!formula1) return undefined;
  if (type === 'list') return readList(formula1, dropdown, reader);
  if (type === 'custom') return readCustom(formula1, first, reader);
  const cell = cellNotation(first.row, first.column);
  if (!isOperator(operator)) return undefined;
  const operands = operator === 'between' || operator === 'notBetween' ? [formula1, formula2 ?? '0'] : [formula1];
  const compared =
    type === 'date'
      ? compareDates(operator, operands, reader.dateShift)
      : type === 'decimal' || type === 'whole'
        ? compareNumbers(operator, operands)
        : undefined;
  if (compared) return compared;
  return customFormula(comparison(type === 'textLength' ? `LEN(${cell})` : cell, operator, operands), first, reader);
}

function compareNumbers(operator: Operator, operands: readonly string[]): Condition | undefined {
  const args = operands.map(parseNumber);
  return args.includes(undefined) ? undefined : { criteria: NUMBER_CRITERIA[operator], args };
}

function compareDates(operator: Operator, operands: readonly string[], shift: number): Condition | undefined {
  const criteria = DATE_CRITERIA[operator];
  if (!criteria) return undefined;
  const serials = operands.map((text) => {
    const number = parseNumber(text);
    return number === undefined ? parseDateFormula(text) : number + shift;
  });
  return serials.includes(undefined)
    ? undefined
    : { criteria, args: serials.map((serial) => isoOfSerial(serial as number)) };
}

function readList(formula: string, dropdown: boolean, reader: ValidationReader): Condition | undefined {
  const text = parseExcelText(formula);
  if (text !== undefined) {
    const values = text.split(',').map((value) => value.trim());
    return { criteria: 'VALUE_IN_LIST', args: [values.filter((value) => value !== ''), dropdown] };
  }
  const source = reader.resolve(formula.replace(/^=/, ''));
  if (!source) return undefined;
  if (!('rect' in source)) return { criteria: 'VALUE_IN_LIST', args: [source, dropdown] };
  return { criteria: 'VALUE_IN_RANGE', args: [source, dropdown] };
}

function readCustom(formula: string, first: CellPosition, reader: ValidationReader): Condition | undefined {
  const cell = cellNotation(first.row, first.column);
  for (const [criteria, template] of TEMPLATES) {
    // Sheets puts its operands in brackets of their own.
    const found = matchFormula(
      formula.replace(/\(\(([^()]*)\),\(([^()]*)\)\)/g, '($1,$2)'),
      template.replaceAll('A1', cell),
    );
    if (found) return { criteria, args: found };
  }
  return customFormula(formula, first, reader);
}

function customFormula(
  formula: string,
  { row, column }: CellPosition,
  { rename }: ValidationReader,
): Condition | undefined {
  const sheets = fromExcelFormula(formula, rename);
  return sheets === undefined ? undefined : { criteria: 'CUSTOM_FORMULA', args: [sheets, row, column] };
}
