/** Sheets as a whole: finding, adding, copying, naming, ordering, hiding, deleting. */
import { rewriteReferences } from '../formula/tokens';
import { ServiceError } from '../sandbox/door';
import { changeChartRanges } from './charts';
import { touch } from './revision';
import { checkCellLimit, isRangeArgument } from './structure';
import { internValidation } from './style';
import { newSheet, type Sheet, type Workbook } from './workbook';

export function sheetById(workbook: Workbook, sheetId: number): Sheet | undefined {
  return workbook.sheets.find((s) => s.sheetId === sheetId);
}

/** The sheet of a handle; a handle outlives its sheet. */
export function sheetOf(workbook: Workbook, sheetId: number): Sheet {
  const sheet = sheetById(workbook, sheetId);
  if (!sheet) throw new ServiceError(`Sheet ${sheetId} not found`);
  return sheet;
}

/** Sheet names differ in more than case. (field) */
export function sheetByName(workbook: Workbook, name: string): Sheet | undefined {
  return (
    workbook.sheets.find((s) => s.name === name) ??
    workbook.sheets.find((s) => s.name.toLowerCase() === name.toLowerCase())
  );
}

/** An id that no sheet, protection, banding, chart or metadata of the workbook has. */
export function nextId(workbook: Workbook): number {
  // Sheets hands out large random ids; the first tab alone is 0. Scattered but repeatable ones serve the same code.
  const id = (Math.imul(workbook.nextId++, 0x9e3779b1) >>> 1) % 2_000_000_000;
  return id === 0 || sheetById(workbook, id) ? nextId(workbook) : id;
}

/** Throws when a name is taken. (field) */
export function assertFreeName(workbook: Workbook, name: string, except?: Sheet): void {
  const taken = workbook.sheets.some((s) => s !== except && s.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new ServiceError(`A sheet with the name "${name}" already exists. Please enter another name.`);
}

/** Adds an empty sheet of 1,000 rows by 26 columns, or a copy of a template, and makes it active. [sheet] */
export function addSheet(workbook: Workbook, name: string | undefined, index: number, template?: Sheet): Sheet {
  const chosen = name ?? freeName(workbook);
  assertFreeName(workbook, chosen);
  const size = template ?? { maxRows: 1000, maxColumns: 26 };
  checkCellLimit(workbook, size.maxRows * size.maxColumns);
  const sheet = template ? copyOf(workbook, template, chosen) : newSheet(nextId(workbook), chosen);
  workbook.sheets.splice(index, 0, sheet);
  activateSheet(workbook, sheet);
  touch(workbook);
  return sheet;
}

function freeName(workbook: Workbook): string {
  for (let n = workbook.sheets.length + 1; ; n++) {
    const name = `${sheetWord(workbook.locale)}${n}`;
    if (!workbook.sheets.some((s) => s.name === name)) return name;
  }
}

/** New tabs are named in the spreadsheet's language. (field) */
function sheetWord(locale: string): string {
  return { zh_CN: '工作表', zh_TW: '工作表', de_DE: 'Tabellenblatt' }[locale] ?? 'Sheet';
}

/**
 * A copy of a sheet under a new id: values, formulas, formats, validations, notes, conditional formats, merges, sizes,
 * frozen panes, filter, groups, charts. Protections, names and metadata stay behind (assumption: sources differ).
 */
export function copyOf(workbook: Workbook, source: Sheet, name: string): Sheet {
  const copy: Sheet = {
    ...structuredClone(source),
    sheetId: nextId(workbook),
    name,
    hidden: false,
    protections: [],
  };
  // Cloning loses the sharing of equal styles and rules.
  copy.styles = source.styles.map((line) => line && [...line]);
  const ownRange = (arg: unknown) =>
    isRangeArgument(arg) && arg.sheetId === source.sheetId ? { ...arg, sheetId: copy.sheetId } : arg;
  copy.validations = source.validations.map((line) =>
    line?.map((v) => (v?.criteria === 'VALUE_IN_RANGE' ? internValidation({ ...v, args: v.args.map(ownRange) }) : v)),
  );
  copy.bandings = copy.bandings.map((b) => ({ ...b, bandingId: nextId(workbook) }));
  copy.charts = copy.charts.map((chart) => ({
    ...chart,
    chartId: nextId(workbook),
    ranges: chart.ranges.map((r) => (r.sheetId === source.sheetId ? { ...r, sheetId: copy.sheetId } : r)),
  }));
  return copy;
}

/** `Copy of X`, then `Copy of X 2`, … [sheet] */
export function copyName(workbook: Workbook, name: string): string {
  const base = `Copy of ${name}`;
  for (let n = 1; ; n++) {
    const candidate = n === 1 ? base : `${base} ${n}`;
    if (!workbook.sheets.some((s) => s.name.toLowerCase() === candidate.toLowerCase())) return candidate;
  }
}

/** Renames a sheet; formulas follow. */
export function renameSheet(workbook: Workbook, sheet: Sheet, name: string): void {
  if (name === '') throw new ServiceError('Sheet name cannot be empty.');
  assertFreeName(workbook, name, sheet);
  const old = sheet.name.toLowerCase();
  sheet.name = name;
  renameInFormulas(workbook, (sheetName) => (sheetName.toLowerCase() === old ? name : sheetName));
  touch(workbook);
}

function renameInFormulas(workbook: Workbook, rename: (sheetName: string) => string): void {
  for (const { formulas } of workbook.sheets)
    for (const line of formulas)
      line?.forEach((formula, column) => {
        if (formula?.includes('!'))
          line[column] = rewriteReferences(formula, (r) => {
            const renamed = r.sheetName === undefined ? undefined : rename(r.sheetName);
            return renamed === r.sheetName ? r : { ...r, sheetName: renamed as string };
          });
      });
}

/** Deletes a sheet with its names and metadata; references to it become `#REF!`. The last visible one stays. (field) */
export function deleteSheet(workbook: Workbook, sheet: Sheet): void {
  if (workbook.sheets.filter((s) => !s.hidden).length <= 1 && !sheet.hidden)
    throw new ServiceError("You can't remove all the visible sheets in a document.");
  const index = workbook.sheets.indexOf(sheet);
  workbook.sheets.splice(index, 1);
  const gone = sheet.name.toLowerCase();
  for (const { formulas } of workbook.sheets)
    for (const line of formulas)
      line?.forEach((formula, column) => {
        if (formula?.includes('!'))
          line[column] = rewriteReferences(formula, (r) => (r.sheetName?.toLowerCase() === gone ? null : r));
      });
  workbook.namedRanges = workbook.namedRanges.filter((n) => n.sheetId !== sheet.sheetId);
  changeChartRanges(workbook, (range) => (range.sheetId === sheet.sheetId ? null : range));
  workbook.metadata = workbook.metadata.filter(
    ({ location }) => location.type === 'SPREADSHEET' || location.sheetId !== sheet.sheetId,
  );
  if (workbook.activeSheetId === sheet.sheetId) {
    const next = workbook.sheets.slice(index).find((s) => !s.hidden) ?? workbook.sheets.findLast((s) => !s.hidden);
    if (next) activateSheet(workbook, next);
  }
  touch(workbook);
}

/** Makes a sheet the active one, its first cell selected. A hidden one is shown. (field) */
export function activateSheet(workbook: Workbook, sheet: Sheet): void {
  sheet.hidden = false;
  if (workbook.activeSheetId === sheet.sheetId) return;
  workbook.activeSheetId = sheet.sheetId;
  workbook.activeRange = { row: 0, column: 0, rows: 1, columns: 1 };
  delete workbook.currentCell;
}

/** Hides a sheet; the last visible one stays. (field) */
export function hideSheet(workbook: Workbook, sheet: Sheet): void {
  if (sheet.hidden) return;
  if (workbook.sheets.filter((s) => !s.hidden).length === 1)
    throw new ServiceError("You can't hide all the sheets in a document.");
  sheet.hidden = true;
  if (workbook.activeSheetId === sheet.sheetId) {
    const next = workbook.sheets.find((s) => !s.hidden);
    if (next) activateSheet(workbook, next);
  }
  touch(workbook);
}

/** Moves a sheet to a position from 0. */
export function moveSheet(workbook: Workbook, sheet: Sheet, index: number): void {
  if (index < 0 || index >= workbook.sheets.length) throw new ServiceError('Sheet index is out of bounds.');
  workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1);
  workbook.sheets.splice(index, 0, sheet);
  touch(workbook);
}
