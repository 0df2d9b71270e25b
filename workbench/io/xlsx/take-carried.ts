/** Gives a workbook back what its own hidden sheet carries. Trusts none of it: anybody can write such a sheet. */
import { putCell } from '../../model/grid';
import type { Banding, ColumnFilter, Sheet, TextRun } from '../../model/workbook';
import type { CarriedReader } from './carried-sheet';
import { DEFAULT_COLUMNS, DEFAULT_ROWS } from './sheet-size';

export interface SheetIdentity {
  readonly sheetId: number;
  readonly name: string;
  readonly maxRows: number;
  readonly maxColumns: number;
}

/** Sheets' limit for a spreadsheet. */
const MAX_GRID_CELLS = 10_000_000;

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;

/** Ids, names and sizes of the sheets in order; all by position and default where the carried ones contradict each other. */
export function identitiesOf(carried: CarriedReader, listed: readonly { readonly name: string }[]): SheetIdentity[] {
  const rows = new Map(carried.rowsOf('sheet').map((row) => [String(row[0]).toLowerCase(), row]));
  const implied = listed.map(({ name }, i) => ({
    sheetId: i,
    name,
    maxRows: DEFAULT_ROWS,
    maxColumns: DEFAULT_COLUMNS,
  }));
  const stated = implied.map((identity): SheetIdentity => {
    const [, sheetId, name, maxRows, maxColumns] = rows.get(identity.name.toLowerCase()) ?? [];
    return {
      sheetId: Number.isSafeInteger(sheetId) && Number(sheetId) >= 0 ? Number(sheetId) : identity.sheetId,
      name: typeof name === 'string' && name ? name : identity.name,
      ...(isCount(maxRows) && isCount(maxColumns) && maxRows * maxColumns <= MAX_GRID_CELLS
        ? { maxRows, maxColumns }
        : { maxRows: DEFAULT_ROWS, maxColumns: DEFAULT_COLUMNS }),
    };
  });
  const areDistinct = (keys: readonly unknown[]) => new Set(keys).size === keys.length;
  const isSound =
    areDistinct(stated.map(({ sheetId }) => sheetId)) && areDistinct(stated.map(({ name }) => name.toLowerCase()));
  return isSound ? stated : implied;
}

/** Puts back what cells of XLSX could not hold, unless somebody has changed the cell since. */
export function takeCells(carried: CarriedReader, byFileName: ReadonlyMap<string, Sheet>): void {
  const sheetOf = (name: unknown) => byFileName.get(String(name).toLowerCase());
  for (const [name, row, column, ...pieces] of carried.rowsOf('text')) {
    const sheet = sheetOf(name);
    const shown = sheet?.values[Number(row)]?.[Number(column)];
    const text = pieces.join('');
    if (sheet && typeof shown === 'string' && text.startsWith(shown))
      putCell(sheet.values, Number(row), Number(column), text);
  }
  for (const [name, row, column, text, json] of carried.rowsOf('runs')) {
    const sheet = sheetOf(name);
    const runs = parseJson(json);
    if (sheet && sheet.values[Number(row)]?.[Number(column)] === text && areRuns(runs)) {
      putCell(sheet.richText, Number(row), Number(column), runs);
    }
  }
  takeFilters(carried, sheetOf);
  for (const [name, json] of carried.rowsOf('banding')) {
    const sheet = sheetOf(name);
    const banding = parseJson(json);
    if (sheet && isBanding(banding)) sheet.bandings.push(banding);
  }
}

/** Conditions of filters that nobody has changed since; the rows that they hide are found anew. */
function takeFilters(carried: CarriedReader, sheetOf: (name: unknown) => Sheet | undefined): void {
  const taken = new Set<Sheet>();
  for (const [name, key, json, shown] of carried.rowsOf('filter')) {
    const sheet = sheetOf(name);
    const column = Number(key);
    const condition = parseJson(json);
    if (!sheet?.filter || !isCount(column + 1) || !isRecord(condition)) continue;
    const inFile = sheet.filter.criteria[column]?.visibleValues?.filter((value) => value !== '') ?? [];
    if (shown !== undefined && JSON.stringify(inFile) !== shown) continue;
    sheet.filter = {
      ...sheet.filter,
      criteria: { ...sheet.filter.criteria, [column]: condition as ColumnFilter },
    };
    taken.add(sheet);
  }
  for (const sheet of taken) {
    const { row, rows } = sheet.filter?.rect ?? { row: 0, rows: 0 };
    const end = rows === null ? sheet.hiddenRows.length : Math.min(sheet.hiddenRows.length, row + rows);
    for (let r = row + 1; r < end; r++) delete sheet.hiddenRows[r];
  }
  for (const [name, ...rows] of carried.rowsOf('hidden')) {
    const sheet = sheetOf(name);
    if (sheet && taken.has(sheet))
      for (const row of rows)
        if (isCount(Number(row) + 1) && Number(row) < sheet.maxRows) sheet.hiddenRows[Number(row)] = true;
  }
}

export function parseJson(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function areRuns(value: unknown): value is TextRun[] {
  return (
    Array.isArray(value) &&
    value.every(
      (run) =>
        isRecord(run) &&
        Number.isSafeInteger(run['start']) &&
        isCount(run['end']) &&
        ['string', 'undefined'].includes(typeof run['link']),
    )
  );
}

function isBanding(value: unknown): value is Banding {
  if (!isRecord(value) || !isRecord(value['rect'])) return false;
  const { bandingId, rect, theme, header, footer, byColumn, colors = {} } = value;
  const { row, column, rows, columns } = rect as Record<string, unknown>;
  return (
    isCount(bandingId) &&
    typeof theme === 'string' &&
    [header, footer, byColumn ?? false].every((flag) => typeof flag === 'boolean') &&
    isRecord(colors) &&
    Object.values(colors).every((color) => color === null || /^#[\da-f]{6}$/.test(String(color))) &&
    [row, column].every((at) => isCount(Number(at) + 1)) &&
    [rows, columns].every((size) => size === null || isCount(size))
  );
}
