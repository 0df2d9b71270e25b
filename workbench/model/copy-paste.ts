/** Copying and moving blocks of cells as paste special does. [range] */
import { type Corner, type Reference, rewriteReferences, shiftFormula } from '../formula/tokens';
import { ServiceError } from '../sandbox/door';
import { type Area, boundedArea, contains, intersection, overlaps, subtract } from './area';
import { type Writer, writeGuarded } from './cells';
import { cellOf, cropGrid, eachCell, fillGrid, putCell } from './grid';
import { assertEditable } from './protection';
import { touch } from './revision';
import { internStyle } from './style';
import type { ConditionalFormat, Grid, Rect, Sheet, Style } from './workbook';

/** Names of SpreadsheetApp.CopyPasteType without `PASTE_`. */
export type PasteType =
  | 'NORMAL'
  | 'NO_BORDERS'
  | 'FORMAT'
  | 'FORMULA'
  | 'DATA_VALIDATION'
  | 'VALUES'
  | 'CONDITIONAL_FORMATTING'
  | 'COLUMN_WIDTHS';

interface Parts {
  readonly values?: boolean;
  readonly formulas?: boolean;
  readonly styles?: boolean;
  readonly validations?: boolean;
  readonly notes?: boolean;
  readonly conditionalFormats?: boolean;
  readonly merges?: boolean;
}

const PARTS: Readonly<Record<PasteType, Parts>> = {
  NORMAL: {
    values: true,
    formulas: true,
    styles: true,
    validations: true,
    notes: true,
    conditionalFormats: true,
    merges: true,
  },
  NO_BORDERS: {
    values: true,
    formulas: true,
    styles: true,
    validations: true,
    notes: true,
    conditionalFormats: true,
    merges: true,
  },
  FORMAT: { styles: true, conditionalFormats: true, merges: true },
  FORMULA: { values: true, formulas: true },
  DATA_VALIDATION: { validations: true },
  VALUES: { values: true },
  CONDITIONAL_FORMATTING: { conditionalFormats: true },
  COLUMN_WIDTHS: {},
};

export interface Block {
  readonly sheet: Sheet;
  readonly area: Area;
}

/** Where a copy of a block goes: repeated to fill a destination that is a multiple of it, else from its top left. */
export function pasteArea(source: Area, destination: Area, transposed: boolean): Area {
  const rows = transposed ? source.columns : source.rows;
  const columns = transposed ? source.rows : source.columns;
  const fits = (size: number, unit: number) => (size % unit === 0 ? size : unit);
  return {
    row: destination.row,
    column: destination.column,
    rows: fits(destination.rows, rows),
    columns: fits(destination.columns, columns),
  };
}

/** Copies a block; hidden rows are copied too, relative references move. The destination may overlap the source. */
export function copyBlock(writer: Writer, from: Block, to: Block, type: PasteType, transposed: boolean): void {
  const target = pasteArea(from.area, to.area, transposed);
  assertFits(to.sheet, target);
  assertEditable(writer.workbook, to.sheet, target, writer.user);
  if (type === 'COLUMN_WIDTHS') {
    for (let c = 0; c < target.columns; c++)
      to.sheet.columnWidths[target.column + c] = from.sheet.columnWidths[from.area.column + (c % from.area.columns)];
    touch(writer.workbook);
    return;
  }
  const parts = PARTS[type];
  const write = () => {
    const source = snapshot(from);
    const at = (r: number, c: number): [number, number] =>
      transposed ? [c % from.area.rows, r % from.area.columns] : [r % from.area.rows, c % from.area.columns];
    for (let r = 0; r < target.rows; r++)
      for (let c = 0; c < target.columns; c++) {
        const [fr, fc] = at(r, c);
        const [row, column] = [target.row + r, target.column + c];
        const formula = source.formulas[fr]?.[fc];
        if (parts.values) {
          const rows = row - from.area.row - fr;
          const columns = column - from.area.column - fc;
          putCell(
            to.sheet.formulas,
            row,
            column,
            parts.formulas && formula ? shiftFormula(formula, rows, columns) : undefined,
          );
          putCell(to.sheet.values, row, column, source.values[fr]?.[fc]);
          putCell(to.sheet.richText, row, column, source.richText[fr]?.[fc]);
        }
        if (parts.styles)
          putCell(
            to.sheet.styles,
            row,
            column,
            pastedStyle(source.styles[fr]?.[fc], cellOf(to.sheet.styles, row, column), type),
          );
        if (parts.validations) putCell(to.sheet.validations, row, column, source.validations[fr]?.[fc]);
        if (parts.notes) putCell(to.sheet.notes, row, column, source.notes[fr]?.[fc]);
      }
    if (parts.merges) copyMerges(from, to.sheet, target, transposed);
    if (parts.conditionalFormats && !transposed) copyRules(from, to.sheet, target);
  };
  if (parts.values) writeGuarded(writer, to.sheet, target, write);
  else write();
  touch(writer.workbook);
}

function assertFits(sheet: Sheet, area: Area): void {
  if (area.row + area.rows > sheet.maxRows || area.column + area.columns > sheet.maxColumns)
    throw new ServiceError('The coordinates of the range are outside the dimensions of the sheet.');
}

function pastedStyle(style: Style | undefined, old: Style | undefined, type: PasteType): Style | undefined {
  if (type !== 'NO_BORDERS') return style;
  const { borders: _, ...rest } = style ?? {};
  return internStyle({ ...rest, ...(old?.borders !== undefined && { borders: old.borders }) });
}

function snapshot({ sheet, area }: Block) {
  return {
    values: cropGrid(sheet.values, area),
    formulas: cropGrid(sheet.formulas, area),
    styles: cropGrid(sheet.styles, area),
    validations: cropGrid(sheet.validations, area),
    notes: cropGrid(sheet.notes, area),
    richText: cropGrid(sheet.richText, area),
  };
}

function copyMerges(from: Block, sheet: Sheet, target: Area, transposed: boolean): void {
  const { area } = from;
  const inside = from.sheet.merges.filter((m) => contains(area, m)) as Area[];
  const kept = sheet.merges.filter((m) => !overlaps(m, target));
  if (kept.length === sheet.merges.length && !inside.length) return;
  const unitRows = transposed ? area.columns : area.rows;
  const unitColumns = transposed ? area.rows : area.columns;
  for (let row = target.row; row < target.row + target.rows; row += unitRows)
    for (let column = target.column; column < target.column + target.columns; column += unitColumns)
      for (const m of inside) {
        const [dr, dc] = [m.row - area.row, m.column - area.column];
        kept.push(
          transposed
            ? { row: row + dc, column: column + dr, rows: m.columns, columns: m.rows }
            : { row: row + dr, column: column + dc, rows: m.rows, columns: m.columns },
        );
      }
  sheet.merges = kept;
}

/** Rules on the source come to cover the target, where the target's own are lost. */
function copyRules(from: Block, sheet: Sheet, target: Area): void {
  const { area } = from;
  const isSame = from.sheet === sheet;
  const copies = (format: ConditionalFormat): Area[] => {
    const parts = format.ranges.map((r) => intersection(boundedArea(r, from.sheet), area)).filter((r) => r !== null);
    const placed: Area[] = [];
    for (let row = target.row; row < target.row + target.rows; row += area.rows)
      for (let column = target.column; column < target.column + target.columns; column += area.columns)
        for (const p of parts)
          placed.push({ ...p, row: p.row - area.row + row, column: p.column - area.column + column });
    return placed;
  };
  const result = sheet.conditionalFormats.flatMap((format): ConditionalFormat[] => {
    const kept = format.ranges.flatMap((r): readonly Rect[] =>
      overlaps(r, target) ? subtract(boundedArea(r, sheet), target) : [r],
    );
    const ranges = isSame ? [...kept, ...copies(format)] : kept;
    return ranges.length ? [rebased(format, ranges)] : [];
  });
  if (!isSame)
    for (const format of from.sheet.conditionalFormats) {
      const ranges = copies(format);
      if (ranges.length) result.push(rebased(format, ranges));
    }
  sheet.conditionalFormats = result;
}

/** A rule on other ranges: a formula is written for the first cell of the first range, and says the same of every cell. */
function rebased(format: ConditionalFormat, ranges: readonly Rect[]): ConditionalFormat {
  const [first, old] = [ranges[0] as Rect, format.ranges[0] as Rect];
  if (format.criteria !== 'CUSTOM_FORMULA') return { ...format, ranges };
  return {
    ...format,
    ranges,
    args: (format.args ?? []).map((formula) =>
      shiftFormula(String(formula), first.row - old.row, first.column - old.column),
    ),
  };
}

/**
 * Moves a block (cut and paste): everything on the cells goes along and leaves nothing behind; references to them
 * follow from everywhere. [range]
 */
export function moveBlock(writer: Writer, from: Block, to: Block): void {
  const { workbook, user } = writer;
  const target: Area = { ...from.area, row: to.area.row, column: to.area.column };
  assertFits(to.sheet, target);
  assertEditable(workbook, from.sheet, from.area, user);
  assertEditable(workbook, to.sheet, target, user);
  if (from.sheet.merges.some((m) => overlaps(m, from.area) && !contains(from.area, m)))
    throw new ServiceError('You must select all cells in a merged range to merge or unmerge them.');
  const taken = snapshot(from);
  const merges = from.sheet.merges.filter((m) => contains(from.area, m));
  from.sheet.merges = from.sheet.merges.filter((m) => !merges.includes(m));
  for (const name of ['values', 'formulas', 'styles', 'validations', 'notes', 'richText'] as const) {
    const sourceGrid = from.sheet[name] as Grid<unknown>;
    const targetGrid = to.sheet[name] as Grid<unknown>;
    fillGrid(sourceGrid, from.area, undefined);
    fillGrid(targetGrid, target, undefined);
    eachCell(taken[name] as Grid<unknown>, { ...from.area, row: 0, column: 0 }, (value, r, c) =>
      putCell(targetGrid, target.row + r, target.column + c, value),
    );
  }
  to.sheet.merges = to.sheet.merges.filter((m) => !overlaps(m, target));
  for (const m of merges)
    to.sheet.merges.push({
      ...m,
      row: m.row - from.area.row + target.row,
      column: m.column - from.area.column + target.column,
    });

  const rows = target.row - from.area.row;
  const columns = target.column - from.area.column;
  const sourceName = from.sheet.name.toLowerCase();
  for (const sheet of workbook.sheets)
    for (let r = 0; r < sheet.formulas.length; r++)
      sheet.formulas[r]?.forEach((formula, c) => {
        if (!formula) return;
        const wasMoved =
          sheet === to.sheet &&
          r >= target.row &&
          r < target.row + target.rows &&
          c >= target.column &&
          c < target.column + target.columns;
        const home = wasMoved ? from.sheet : sheet;
        (sheet.formulas[r] as (string | undefined)[])[c] = rewriteReferences(formula, (reference) => {
          const about =
            reference.sheetName === undefined
              ? home
              : workbook.sheets.find((s) => s.name.toLowerCase() === reference.sheetName?.toLowerCase());
          const inside = about?.name.toLowerCase() === sourceName && isInside(reference, from.area);
          if (inside) return withSheet(shifted(reference, rows, columns), to.sheet, sheet);
          return wasMoved && about && from.sheet !== to.sheet && reference.sheetName === undefined
            ? { ...reference, sheetName: from.sheet.name }
            : reference;
        });
      });
  touch(workbook);
}

function isInside({ from, to }: Reference, area: Area): boolean {
  return [from, to ?? from].every(
    ({ row, column }) =>
      row !== undefined &&
      column !== undefined &&
      row >= area.row &&
      row < area.row + area.rows &&
      column >= area.column &&
      column < area.column + area.columns,
  );
}

function shifted(reference: Reference, rows: number, columns: number): Reference {
  const move = (c: Corner): Corner => ({ ...c, row: (c.row as number) + rows, column: (c.column as number) + columns });
  return { ...reference, from: move(reference.from), ...(reference.to && { to: move(reference.to) }) };
}

function withSheet(reference: Reference, target: Sheet, home: Sheet): Reference {
  const { sheetName: _, ...rest } = reference;
  return target === home ? rest : { ...rest, sheetName: target.name };
}
