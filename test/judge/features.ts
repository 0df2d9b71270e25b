/** A workbook feature by feature, as texts that can be compared. Knows no file. */

import { rectName } from '../../workbench/io/xlsx/cell-reference';
import { cellNotation } from '../../workbench/model/a1-notation';
import { boundedArea } from '../../workbench/model/area';
import { formulaAt } from '../../workbench/model/validation';
import type {
  ConditionalFormat,
  Rect,
  Sheet,
  Style,
  TextRun,
  Validation,
  Value,
  Workbook,
} from '../../workbench/model/workbook';

/** By feature, what stands at each place. */
export type Features = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One millisecond of a day, and the last digits of a number, are not looked at. */
const DIGITS = 11;

export function featuresOf(workbook: Workbook): Features {
  const found: Record<string, Record<string, string>> = {};
  const put = (feature: string, place: string, thing: unknown) => {
    found[feature] ??= {};
    if (thing !== undefined) found[feature][place] = typeof thing === 'string' ? thing : JSON.stringify(thing);
  };
  put(
    'sheets',
    'order',
    workbook.sheets.map(({ name }) => name),
  );
  for (const { name, sheetId, rect } of workbook.namedRanges) put('named ranges', name, `${sheetId} ${rectName(rect)}`);
  for (const sheet of workbook.sheets) {
    const each = <T>(
      grid: readonly (readonly (T | undefined)[] | undefined)[],
      visit: (cell: T, place: string, row: number, column: number) => void,
    ) =>
      grid.forEach((line, row) => {
        line?.forEach((cell, column) => {
          if (cell !== undefined && cell !== null)
            visit(cell, `${sheet.name}!${cellNotation(row, column)}`, row, column);
        });
      });
    each(sheet.formulas, (formula, place, row, column) => {
      const text = formulaText(formula);
      const constant = CONSTANTS.exec(text)?.[1];
      if (constant)
        put('values', place, valueText(constant.startsWith('#') ? { error: constant } : constant === 'TRUE'));
      else {
        const value = sheet.values[row]?.[column];
        put('formulas', place, text);
        put('results', `${place} ${text}`, value === undefined ? undefined : valueText(value));
      }
    });
    each(sheet.values, (value, place, row, column) => {
      if (sheet.formulas[row]?.[column] === undefined) put('values', place, valueText(value));
    });
    const covered = coveredCells(sheet);
    each(sheet.styles, (style, place, row, column) => {
      if (covered.has(`${row},${column}`)) return;
      put('number formats', place, style.numberFormat && patternText(style.numberFormat));
      put('fills', place, style.background);
      put('font names', place, style.fontFamily);
      if (!sheet.richText[row]?.[column]) put('fonts', place, fontText(style));
      put('alignments', place, alignmentText(style));
      put('borders', place, style.borders?.split(';').sort().join(';'));
    });
    each(sheet.validations, (rule, place, row, column) => put('validations', place, ruleText(rule, row, column)));
    each(sheet.notes, (note, place) => put('notes', place, note));
    each(sheet.richText, (runs, place, row, column) => {
      put('links', place, linkText(runs));
      // The look of a whole text may stand in its runs or in the cell: told by the first character. Links bring looks of their own.
      const first = runs.find((run) => run.start === 0)?.style;
      if (!linkText(runs) && !covered.has(`${row},${column}`))
        put('fonts', place, fontText({ ...sheet.styles[row]?.[column], ...first }));
    });
    for (const [i, format] of sheet.conditionalFormats.entries())
      put('conditional formats', `${sheet.name} ${i + 1}`, formatText(format));
    for (const rect of sheet.merges) put('merges', `${sheet.name}!${rectName(rect)}`, 'merged');
    if (sheet.filter) put('filters', sheet.name, rectName(boundedArea(sheet.filter.rect, sheet)));
    sizes(sheet, (feature, place, thing) => put(feature, `${sheet.name} ${place}`, thing));
  }
  return found;
}

function sizes(sheet: Sheet, put: (feature: string, place: string, thing: unknown) => void): void {
  const list = (feature: string, unit: string, entries: readonly (number | boolean | undefined)[]) => {
    for (const [i, entry] of entries.entries()) put(feature, `${unit} ${i + 1}`, entry || undefined);
  };
  list('widths', 'column', sheet.columnWidths);
  list('heights', 'row', sheet.rowHeights);
  list('hidden columns', 'column', sheet.hiddenColumns);
  list('hidden rows', 'row', sheet.hiddenRows);
  put('groups', 'of columns', sheet.columnGroups.length ? sheet.columnGroups : undefined);
  put('groups', 'of rows', sheet.rowGroups.length ? sheet.rowGroups : undefined);
  put('tabs', '', [sheet.hidden ? 'hidden' : 'visible', sheet.tabColor, sheet.rightToLeft]);
}

function valueText(value: Value): string {
  if (typeof value === 'number') return String(Number(value.toPrecision(DIGITS)));
  return JSON.stringify(value);
}

/** LibreOffice makes formulas of TRUE, FALSE and errors. */
const CONSTANTS = /^=(TRUE|FALSE|#(?:NULL!|DIV\/0!|VALUE!|REF!|NAME\?|NUM!|N\/A))$/;

/** Cells of merged blocks: what they look like is the first one's affair, and whose border stands where differs. */
function coveredCells(sheet: Sheet): ReadonlySet<string> {
  const covered = new Set<string>();
  for (const merge of sheet.merges) {
    const { row, column, rows, columns } = boundedArea(merge, sheet);
    for (let r = row; r < row + rows; r++) for (let c = column; c < column + columns; c++) covered.add(`${r},${c}`);
  }
  return covered;
}

const formulaText = (formula: string) =>
  formula
    .replace(/("(?:[^"]|"")*")|\s/g, '$1')
    .toUpperCase()
    .replace(/\b(TRUE|FALSE)\(\)/g, '$1');

/** Quoting differs between programs: a literal is a literal, in quotes, behind a backslash or bare. */
const patternText = (pattern: string) => pattern.replace(/\\(.)|"([^"]*)"/g, '$1$2').toUpperCase();

const fontText = (s: Style) =>
  optional([
    s.fontSize,
    s.fontColor === '#000000' ? undefined : s.fontColor,
    s.bold,
    s.italic,
    s.underline,
    s.strikethrough,
  ]);

const alignmentText = (s: Style) =>
  optional([
    s.horizontalAlignment,
    s.verticalAlignment,
    s.wrap,
    s.verticalText ? 'vertical' : s.textRotation,
    s.textDirection,
  ]);

const optional = (parts: readonly unknown[]) => (parts.some((part) => part !== undefined) ? parts : undefined);

function ruleText(rule: Validation, row: number, column: number): unknown {
  const args = rule.criteria === 'CUSTOM_FORMULA' ? [formulaAt(rule, row, column)] : rule.args;
  return [rule.criteria, args, rule.allowInvalid ? 'warns' : 'rejects', rule.helpText];
}

const linkText = (runs: readonly TextRun[]) => {
  const links = [...new Set(runs.flatMap((run) => run.link ?? []))];
  return links.length ? links : undefined;
};

function formatText({ ranges, criteria, args, gradient, style }: ConditionalFormat): unknown {
  return [ranges.map((rect: Rect) => rectName(rect)).join(' '), gradient ?? [criteria, args], style];
}
