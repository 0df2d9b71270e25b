/**
 * Formulas between Sheets' dialect and the one of XLSX files: open-ended ranges, function prefixes, functions that only
 * Sheets has. Knows words and references of a formula, not its meaning.
 */
import { type Corner, type Reference, referenceText, tokenize } from '../../formula/tokens';
import { LAST_COLUMN, LAST_ROW } from './cell-reference';

/** Functions newer than the first XLSX files; Excel reads them only with this prefix [MS-XLSX 2.2.2]. */
const PREFIXED = new Set(
  `ACOT ACOTH AGGREGATE ARABIC BASE BETA.DIST BETA.INV BINOM.DIST BINOM.DIST.RANGE BINOM.INV BITAND BITLSHIFT BITOR BITRSHIFT BITXOR
   CEILING.MATH CEILING.PRECISE CHISQ.DIST CHISQ.DIST.RT CHISQ.INV CHISQ.INV.RT CHISQ.TEST COMBINA CONCAT CONFIDENCE.NORM CONFIDENCE.T
   COT COTH COVARIANCE.P COVARIANCE.S CSC CSCH DAYS DECIMAL ENCODEURL ERF.PRECISE ERFC.PRECISE EXPON.DIST F.DIST F.DIST.RT F.INV
   F.INV.RT F.TEST FLOOR.MATH FLOOR.PRECISE FORECAST.LINEAR FORMULATEXT GAMMA GAMMA.DIST GAMMA.INV GAMMALN.PRECISE GAUSS
   HYPGEOM.DIST IFNA IFS IMCOSH IMCOT IMCSC IMCSCH IMSEC IMSECH IMSINH IMTAN ISFORMULA ISOWEEKNUM LOGNORM.DIST LOGNORM.INV MAXIFS
   MINIFS MODE.MULT MODE.SNGL MUNIT NEGBINOM.DIST NETWORKDAYS.INTL NORM.DIST NORM.INV NORM.S.DIST NORM.S.INV NUMBERVALUE
   PDURATION PERCENTILE.EXC PERCENTILE.INC PERCENTRANK.EXC PERCENTRANK.INC PERMUTATIONA PHI POISSON.DIST QUARTILE.EXC QUARTILE.INC
   RANK.AVG RANK.EQ RRI SEC SECH SHEET SHEETS SKEW.P STDEV.P STDEV.S SWITCH T.DIST T.DIST.2T T.DIST.RT T.INV T.INV.2T T.TEST TEXTJOIN
   UNICHAR UNICODE VAR.P VAR.S WEIBULL.DIST WORKDAY.INTL XLOOKUP XMATCH XOR Z.TEST`.split(/\s+/),
);

/** Functions that Excel lacks, or has with other arguments or spilling; Sheets writes these as `__xludf.DUMMYFUNCTION`. */
const SHEETS_ONLY = new Set(
  `ARRAYFORMULA ARRAY_CONSTRAIN BYCOL BYROW CHOOSECOLS CHOOSEROWS COUNTUNIQUE COUNTUNIQUEIFS DETECTLANGUAGE EPOCHTODATE FILTER FLATTEN
   GOOGLEFINANCE GOOGLETRANSLATE HSTACK IMAGE IMPORTDATA IMPORTFEED IMPORTHTML IMPORTRANGE IMPORTXML ISDATE ISEMAIL ISURL JOIN LAMBDA LET
   MAKEARRAY MAP QUERY REDUCE REGEXEXTRACT REGEXMATCH REGEXREPLACE SCAN SEQUENCE SORT SORTN SPARKLINE SPLIT TOCOL TOROW
   TO_DATE TO_DOLLARS TO_PERCENT TO_PURE_NUMBER TO_TEXT UNIQUE VSTACK WRAPCOLS WRAPROWS`.split(/\s+/),
);

/** Excel refuses longer formulas, and longer texts within one. */
const MAX_FORMULA_CHARS = 8192;
const MAX_TEXT_CHARS = 255;
/** Sheets' limit for a cell; nothing longer is read as a formula. */
const MAX_SHEETS_FORMULA_CHARS = 50_000;

/**
 * A formula with its leading `=` as an XLSX file has it, without. `shown` is the value as a formula text (`"a"`, `1`), for
 * programs that lack the function; `rename` changes names of sheets. Undefined where Excel could not read it at all: then
 * only the value can be written.
 */
export function toExcelFormula(formula: string, shown = '""', rename?: Rename): string | undefined {
  const tokens = tokenize(formula.replace(/^=/, ''));
  const sheetsOnly = tokens.some((token) => token.type === 'function' && SHEETS_ONLY.has(token.value.toUpperCase()));
  const excel = tokens
    .map((token) => {
      if (token.type === 'reference') {
        const reference = renamed(sheetsOnly ? token.reference : closeEnds(token.reference), rename);
        return reference === token.reference ? token.text : referenceText(reference);
      }
      if (token.type === 'function' && !sheetsOnly && PREFIXED.has(token.value.toUpperCase()))
        return `_xlfn.${token.text}`;
      return token.type === 'string' && !sheetsOnly && token.value.length > MAX_TEXT_CHARS
        ? excelText(token.value)
        : token.text;
    })
    .join('');
  const written = sheetsOnly ? `IFERROR(__xludf.DUMMYFUNCTION(${excelText(excel)}),${shown})` : excel;
  return written.length <= MAX_FORMULA_CHARS ? written : undefined;
}

function renamed(reference: Reference, rename: Rename | undefined): Reference {
  if (reference.sheetName === undefined || !rename) return reference;
  const sheetName = rename(reference.sheetName);
  return sheetName === reference.sheetName ? reference : { ...reference, sheetName };
}

/** `A2:A` becomes `A2:A$1048576`. The end is fixed because Excel would wrap a relative one round the edge of its grid. */
function closeEnds(reference: Reference): Reference {
  if (!reference.to) return reference;
  let { from, to } = reference;
  if ((from.row === undefined) !== (to.row === undefined)) {
    from = { ...(to.row === undefined ? from : { ...to, ...from }) };
    to = { ...to, row: LAST_ROW - 1, rowFixed: true };
  }
  if ((from.column === undefined) !== (to.column === undefined)) {
    from = { ...(to.column === undefined ? from : { ...to, ...from }) };
    to = { ...to, column: LAST_COLUMN - 1, columnFixed: true };
  }
  return from === reference.from && to === reference.to ? reference : { ...reference, from, to };
}

function openEnds(reference: Reference): Reference {
  const { from, to } = reference;
  if (!to) return reference;
  const openRow = to.row === LAST_ROW - 1 && to.rowFixed && from.row !== undefined && from.row !== to.row;
  const openColumn =
    to.column === LAST_COLUMN - 1 && to.columnFixed && from.column !== undefined && from.column !== to.column;
  // Both ends open has no notation in Sheets.
  if (openRow === openColumn) return reference;
  const open: Corner = openRow
    ? { column: to.column as number, columnFixed: to.columnFixed ?? false }
    : { row: to.row as number, rowFixed: to.rowFixed ?? false };
  return (openRow ? to.column : to.row) === undefined ? reference : { ...reference, to: open };
}

/** A text as a formula text, cut where Excel's limit is: `"first"&"second"`. */
export function excelText(text: string): string {
  const pieces = text.match(/[\s\S]{1,127}/gu) ?? [''];
  return pieces.map((piece) => `"${piece.replaceAll('"', '""')}"`).join('&');
}

/** Undoes `excelText`; undefined for anything but texts joined by `&`. */
export function parseExcelText(formula: string): string | undefined {
  let text = '';
  let expectText = true;
  for (const token of tokenize(formula)) {
    if (token.type === 'space') continue;
    if (expectText ? token.type !== 'string' : token.text !== '&') return undefined;
    if (token.type === 'string') text += token.value;
    expectText = !expectText;
  }
  return expectText ? undefined : text;
}

export type Rename = (sheetName: string) => string;

/** How Sheets writes what Excel lacks, and each cell that such a formula fills (grid-is.github.io/apiary/explain/gsdv). */
/** The body of a cell that another cell's formula fills: Sheets writes it so. */
export const COMPUTED = '"COMPUTED_VALUE"';
const COMPUTED_CELL = `IFERROR(__xludf.DUMMYFUNCTION(${excelText(COMPUTED)})`;
const DUMMY = /^IFERROR\(__xludf\.DUMMYFUNCTION\(("(?:[^"]|"")*"(?:\s*&\s*"(?:[^"]|"")*")*)\)\s*,/i;

/**
 * A formula of an XLSX file as Sheets has it, with the leading `=`. Undefined for what is no formula of the workbook: a
 * cell that a Sheets array formula fills, a picture in a cell, a reference into another file.
 */
export function fromExcelFormula(formula: string, rename?: Rename): string | undefined {
  if (formula.length > MAX_SHEETS_FORMULA_CHARS) return undefined;
  const dummy = DUMMY.exec(formula);
  if (dummy) {
    const body = parseExcelText(dummy[1] as string);
    return body === undefined || body === COMPUTED ? undefined : sheetsFormula(body, rename);
  }
  // Most formulas need no change, and taking a hundred thousand of them apart takes seconds.
  if (!/_xl|DISPIMG|1048576|XFD|\[/i.test(formula) && !(rename && formula.includes('!'))) return `=${formula}`;
  if (refersOutside(formula) || isCellImage(formula)) return undefined;
  return sheetsFormula(formula, rename);
}

function sheetsFormula(formula: string, rename: Rename | undefined): string {
  return `=${tokenize(formula)
    .map((token) => {
      if (token.type === 'reference') {
        const reference = renamed(openEnds(token.reference), rename);
        return reference === token.reference ? token.text : referenceText(reference);
      }
      return token.type === 'function' || token.type === 'name'
        ? token.text.replace(/^(?:_xl(?:fn|ws|pm|udf)\.)+/i, '')
        : token.text;
    })
    .join('')}`;
}

/** Whether another cell's formula fills the cell. */
export function isComputed(formula: string): boolean {
  return formula.startsWith(COMPUTED_CELL);
}

/** Whether only Sheets has the formula, as an XLSX file shows. */
export function isSheetsOnly(formula: string): boolean {
  return DUMMY.test(formula);
}

/** Whether the formula reaches into another file (`[1]Sheet1!A1`). */
export function refersOutside(formula: string): boolean {
  return /\[\d+\][^[\]]*!/.test(formula.replace(/"(?:[^"]|"")*"/g, ''));
}

/** Whether the formula shows a picture that lies in the file (WPS Office). */
export function isCellImage(formula: string): boolean {
  return /^(?:_xlfn\.)?DISPIMG\(/i.test(formula);
}
