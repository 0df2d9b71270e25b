/**
 * Formulas elsewhere that point at a customer's row: found before it is removed, put right once it is back. Knows where
 * they stand, not what they reckon.
 */
import { columnLetters } from '../domain/a1-notation';
import { textOf } from '../domain/cell-value';
import { idColumn } from '../domain/ledger-columns';
import { LINKED_ROLES } from '../domain/linked-tabs';
import type { PointingFormula } from '../domain/merge/recycled';
import { type PlaceNow, pointingAgain, pointsAt } from '../domain/merge/row-references';
import type { CellRange } from '../domain/sheet-snapshot';
import { type Ledger, positionsById } from './ledger';
import type { LinkedTab } from './linked-rows';
import type { CellPlace, SheetEdit, Workbook } from './ports';

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** Has `findCells` find cells that hold just one of the IDs. */
export function searchForIds(ids: readonly string[]): string {
  return `^(?:${ids.map(escaped).join('|')})$`;
}

/**
 * What `findCells` is to look for: cells that hold just one of the IDs, and formulas of other tabs that may point at one of
 * the rows.
 */
export function searchFor(ids: readonly string[], rows: readonly number[]): string {
  const numbers = rows.map((row) => row + 1).join('|');
  return `${searchForIds(ids)}|![$A-Z0-9:]*[$A-Z](?:${numbers})(?:[^0-9]|$)`;
}

/**
 * The name of the customers' tab, asked for where a formula may name it. No service call; one, the first time, where
 * somebody has given it another.
 */
export function customersTab({ tabs, settings }: Pick<Ledger, 'tabs' | 'settings'>, workbook: Workbook): () => string {
  let name: string | undefined;
  return () => {
    const known = settings.tabs.customers ?? '';
    const isStill = workbook.tabByName(known)?.sheetId === tabs.customers;
    name = name ?? (isStill ? known : (workbook.tabById(tabs.customers)?.name ?? ''));
    return name;
  };
}

export interface FormulasElsewhere {
  /** Those that point at one of the rows, and stand in none that goes. */
  readonly at: (rows: ReadonlySet<number>, gone: ReadonlySet<number>) => PointingFormula[];
}

/**
 * Formulas of all tabs, as the search has found them; `linked` are tabs of which the IDs have been found too. One service
 * call for each other tab with any.
 */
export function formulasElsewhere(
  workbook: Workbook,
  ledger: Ledger,
  tabName: () => string,
  found: readonly CellPlace[],
  linked: readonly LinkedTab[],
): FormulasElsewhere {
  const { customers } = ledger.tabs;
  const idAt = idColumn(ledger.columns);
  const isLinked = (role: string): boolean => LINKED_ROLES.some((one) => one === role);
  const ours = new Set(Object.entries(ledger.tabs).flatMap(([role, sheet]) => (isLinked(role) ? [] : [sheet])));
  const isId = ({ sheetId, column }: CellPlace): boolean =>
    linked.some((tab) => tab.sheetId === sheetId && tab.idAt === column);
  const places = found.filter((place) => !ours.has(place.sheetId) && !isId(place));
  const others = [...new Set(places.map(({ sheetId }) => sheetId))].flatMap((sheetId) => {
    const there = places.filter((place) => place.sheetId === sheetId);
    const range = boundsOf(there);
    const formulas = workbook.formulas(sheetId, range);
    return there.flatMap(({ row, column }): PointingFormula[] => {
      const formula = formulas[row - range.row]?.[column - range.column] ?? '';
      return formula === '' ? [] : [{ sheetId, row, column, formula, customerId: '', header: '' }];
    });
  });
  const textAt = (row: number, column: number): string => textOf(ledger.cells.values[row]?.[column] ?? '').trim();
  const here = (mayPoint: (formula: string) => boolean): PointingFormula[] =>
    ledger.cells.formulas.flatMap((line, row) =>
      line.flatMap((formula, column): PointingFormula[] => {
        if (formula === '' || !mayPoint(formula)) return [];
        const [customerId, header] = [textAt(row, idAt), textAt(ledger.headerRow, column)];
        return [{ sheetId: customers, row, column, formula, customerId, header }];
      }),
    );
  return {
    at: (rows, gone) => {
      const numbers = [...rows].map((row) => String(row + 1));
      const mayPoint = (formula: string): boolean => numbers.some((number) => formula.includes(number));
      return [...here(mayPoint), ...others].filter(
        ({ formula, sheetId, row }) =>
          !(sheetId === customers && gone.has(row)) &&
          pointsAt(formula, { name: named(formula, tabName), isOwn: sheetId === customers }, rows),
      );
    },
  };
}

/** The tab's name where the formula names any. */
export function named(formula: string, tabName: () => string): string {
  return formula.includes('!') ? tabName() : '';
}

function boundsOf(places: readonly { readonly row: number; readonly column: number }[]): CellRange {
  const rows = places.map(({ row }) => row);
  const columns = places.map(({ column }) => column);
  const [row, column] = [Math.min(...rows), Math.min(...columns)];
  return { row, column, rows: Math.max(...rows) - row + 1, columns: Math.max(...columns) - column + 1 };
}

/** `Report!B7`. No service call for tabs that are known. */
export function placeText(name: string, { row, column }: PointingFormula): string {
  const tab = /^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) ? name : `'${name.replace(/'/g, "''")}'`;
  return `${tab}!${columnLetters(column)}${row + 1}`;
}

/**
 * Makes formulas point at rows again that have come back. Those that somebody has edited since stay. `ledger` is as it is
 * now, rows and columns included. One service call for each tab, three more where its formulas have been moved, and one for
 * each formula.
 */
export function pointAgain(
  workbook: Workbook,
  ledger: Ledger,
  tabName: string,
  formulas: readonly PointingFormula[],
  rowNow: PlaceNow,
  columnNow: PlaceNow,
): void {
  const { customers } = ledger.tabs;
  const positions = positionsById(ledger);
  for (const sheetId of new Set(formulas.map((one) => one.sheetId))) {
    if (!workbook.hasTab(sheetId)) continue;
    const isOwn = sheetId === customers;
    const due = formulas.filter((one) => one.sheetId === sheetId);
    const isDue = (formula: string | undefined, one: PointingFormula): boolean =>
      formula === one.formula ||
      pointingAgain(one.formula, formula ?? '', { name: tabName, isOwn }, rowNow, columnNow) !== null;
    const placed = isOwn ? null : formulasAt(workbook, sheetId, due);
    const now =
      placed !== null && due.every((one) => isDue(placed[one.row]?.[one.column], one))
        ? placed
        : formulasNow(workbook, ledger, sheetId);
    const taken = new Set<string>();
    const edits = due.flatMap((one): SheetEdit[] => {
      const known = isOwn ? ownPlace(ledger, positions, one) : one;
      const again = (row: number, column: number): string | null =>
        taken.has(`${row} ${column}`)
          ? null
          : pointingAgain(one.formula, now[row]?.[column] ?? '', { name: tabName, isOwn }, rowNow, columnNow);
      const place = again(known.row, known.column) === null && !isOwn ? elsewhere(now, again) : known;
      const formula = place === null ? null : again(place.row, place.column);
      if (place === null || formula === null) return [];
      taken.add(`${place.row} ${place.column}`);
      return [{ kind: 'write-formulas', sheet: sheetId, row: place.row, column: place.column, formulas: [[formula]] }];
    });
    workbook.edit(edits);
  }
}

/** Formulas of a tab from the first to the last of the places; null where the tab has become too small. One service call. */
function formulasAt(
  workbook: Workbook,
  sheetId: number,
  places: readonly PointingFormula[],
): readonly (readonly string[])[] | null {
  const range = boundsOf(places);
  const left = new Array<string>(range.column).fill('');
  try {
    const found = workbook.formulas(sheetId, range).map((line) => [...left, ...line]);
    return [...new Array<string[]>(range.row).fill([]), ...found];
  } catch {
    return null;
  }
}

/** Formulas of a whole tab. One service call for the customers' own, three for another. */
function formulasNow(workbook: Workbook, { tabs, cells }: Ledger, sheetId: number): readonly (readonly string[])[] {
  const [rows, columns] = [cells.values.length, cells.values[0]?.length ?? 0];
  return sheetId === tabs.customers
    ? workbook.formulas(sheetId, { row: 0, column: 0, rows, columns })
    : workbook.readCells(sheetId, { formulas: true }).formulas;
}

/** Where a formula of the customers' own tab stands today. */
function ownPlace(
  ledger: Ledger,
  positions: ReadonlyMap<string, number>,
  { row, column, customerId, header }: PointingFormula,
): { readonly row: number; readonly column: number } {
  const headers = (ledger.cells.values[ledger.headerRow] ?? []).map((cell) => textOf(cell).trim());
  const at = positions.get(customerId);
  return {
    row: customerId === '' || at === undefined ? row : (ledger.records.rows[at] as number),
    column: headers[column] === header ? column : Math.max(headers.indexOf(header), -1),
  };
}

/** A formula that has lost its reference and is otherwise the same, wherever somebody has moved it. */
function elsewhere(
  now: readonly (readonly string[])[],
  again: (row: number, column: number) => string | null,
): { readonly row: number; readonly column: number } | null {
  for (const [row, line] of now.entries())
    for (const [column, formula] of line.entries())
      if (formula.includes('#REF!') && again(row, column) !== null) return { row, column };
  return null;
}
