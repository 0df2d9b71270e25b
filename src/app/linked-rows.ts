/**
 * Rows of other tabs that belong to a customer by its ID. People sort these tabs, move and rename their columns: the
 * column is found by header, else by the IDs in it, a row by what it holds beside the ID. Knows no tab's other columns.
 */
import { type CellValue, textOf } from '../domain/cell-value';
import { LINKED_ROLES, placesOf } from '../domain/linked-tabs';
import type { LinkedRows, Relinked } from '../domain/merge/recycled';
import { once } from '../domain/once';
import { type Ledger, type LedgerTabs, positionsById } from './ledger';
import { clearMisplaced } from './moved-columns';
import type { CellPlace, SheetEdit, Workbook } from './ports';

/** Of a tab that is as wide as it was made. */
const EXPECTED_COLUMNS = 26;
/** How often rows are looked for when somebody goes on moving things. */
const MOST_TRIES = 3;

/** Tabs whose rows belong to a customer. */
function linkedTabs(tabs: LedgerTabs): readonly number[] {
  return LINKED_ROLES.map((role) => tabs[role]).filter((sheet) => sheet !== null);
}

export interface LinkedTab {
  readonly sheetId: number;
  readonly cells: readonly (readonly CellValue[])[];
  /** Column of the customer IDs; -1 where nobody can tell. */
  readonly idAt: number;
}

/** `ids` are customers' IDs. Under another header it is the column that holds most of them. */
function idColumn([headers = [], ...rows]: LinkedTab['cells'], ids: ReadonlySet<string>): number {
  const named = placesOf('followUps', headers.map(textOf)).get('customerId');
  if (named !== undefined) return named;
  const counts = headers.map((_, column) => rows.filter((row) => ids.has(textOf(row[column] ?? '').trim())).length);
  const most = Math.max(0, ...counts);
  return most === 0 ? -1 : counts.indexOf(most);
}

/** One tab as it is. One service call. */
function readLinked(workbook: Workbook, sheetId: number, ids: ReadonlySet<string>): LinkedTab {
  const cells = workbook.readGrid(sheetId, EXPECTED_COLUMNS);
  return { sheetId, cells, idAt: idColumn(cells, ids) };
}

/** Tabs with rows of the customers, as the search has found their IDs. One service call for each. */
export function linkedWith(workbook: Workbook, ledger: Ledger, found: readonly CellPlace[]): readonly LinkedTab[] {
  const ids = new Set(positionsById(ledger).keys());
  return linkedTabs(ledger.tabs)
    .filter((sheet) => found.some(({ sheetId }) => sheetId === sheet))
    .map((sheet) => readLinked(workbook, sheet, ids))
    .filter(({ idAt }) => idAt >= 0);
}

/** The rows of a customer, but for the ID; nothing of tabs where it has none. */
export function linkedRows(tabs: readonly LinkedTab[], customerId: string): LinkedRows[] {
  return tabs.flatMap(({ sheetId, cells, idAt }) => {
    const headers = (cells[0] ?? []).map((header, column) => (column === idAt ? '' : textOf(header).trim()));
    const rows = [...cells.keys()]
      .filter((row) => row > 0 && textOf(cells[row]?.[idAt] ?? '').trim() === customerId)
      .map((row) => ({
        row,
        texts: headers.map((header, at) => (header === '' ? '' : textOf(cells[row]?.[at] ?? ''))),
      }));
    return rows.length === 0 ? [] : [{ sheetId, headers, rows }];
  });
}

/** Gives the rows of one customer to another, whoever moves them meanwhile. One service call for each tab. */
export function repointEdits(
  tabs: readonly LinkedTab[],
  linked: readonly LinkedRows[],
  from: string,
  to: string,
): SheetEdit[] {
  return linked.flatMap(({ sheetId }): SheetEdit[] => {
    const tab = tabs.find((one) => one.sheetId === sheetId);
    return tab === undefined
      ? []
      : [
          {
            kind: 'replace',
            sheet: sheetId,
            range: { row: 1, column: tab.idAt, rows: Math.max(1, tab.cells.length - 1), columns: 1 },
            from,
            to,
          },
        ];
  });
}

type Due = readonly Relinked[];

/**
 * Gives rows to other customers. A row is known by what it held then, also where some of it has been
 * edited since; of rows that are alike by its place. `ledger` has them all. Two service calls for each tab, more where somebody moves rows
 * meanwhile. Returns how many could not be found.
 */
export function giveRows(workbook: Workbook, ledger: Ledger, due: Due): number {
  const ids = new Set(positionsById(ledger).keys());
  const sheets = new Set(due.flatMap(({ linked }) => linked.map(({ sheetId }) => sheetId)));
  let missing = 0;
  for (const sheetId of sheets) missing += workbook.hasTab(sheetId) ? giveRowsIn(workbook, sheetId, ids, due) : 0;
  return missing;
}

function giveRowsIn(workbook: Workbook, sheetId: number, ids: ReadonlySet<string>, due: Due): number {
  const wanted = due.flatMap(({ from, to, linked }) =>
    linked
      .filter((one) => one.sheetId === sheetId)
      .flatMap(({ headers, rows }) => rows.map((row) => ({ ...row, headers, from, to }))),
  );
  let given: { readonly row: number; readonly id: string }[] = [];
  let before: LinkedTab | null = null;
  for (let attempt = 0; ; attempt++) {
    const now = readLinked(workbook, sheetId, ids);
    if (now.idAt < 0) return wanted.length;
    if (before !== null) {
      // What was written stands in the wrong place where somebody has moved rows or columns at that moment: all is put back
      // first.
      const { idAt } = before;
      const cells = given.map(({ row, id }) => ({ row, column: idAt, value: id }));
      const stray = strayRows(before, now, given);
      const isAstray = clearMisplaced(workbook, sheetId, before.cells, now.cells, cells) > 0 || stray.length > 0;
      if (!isAstray || attempt === MOST_TRIES) return missingOf(now, wanted);
      workbook.edit(fillEdits(now, stray));
      before = null;
      continue;
    }
    const taken = new Set<number>();
    const find = rowFinder(now);
    given = wanted.flatMap((one) => {
      const row = find(one, taken);
      if (row === null) return [];
      taken.add(row);
      return textOf(now.cells[row]?.[now.idAt] ?? '').trim() === one.to ? [] : [{ row, id: one.to }];
    });
    if (given.length === 0) return wanted.length - taken.size;
    workbook.edit(fillEdits(now, given));
    before = now;
  }
}

function missingOf(now: LinkedTab, wanted: readonly Wanted[]): number {
  const taken = new Set<number>();
  const find = rowFinder(now);
  for (const one of wanted) {
    const row = find(one, taken);
    if (row !== null) taken.add(row);
  }
  return wanted.length - taken.size;
}

function fillEdits({ sheetId, idAt }: LinkedTab, cells: readonly { readonly row: number; readonly id: string }[]) {
  const byId = new Map<string, number[]>();
  for (const { row, id } of cells) byId.set(id, [...(byId.get(id) ?? []), row]);
  return [...byId].map(
    ([value, rows]): SheetEdit => ({
      kind: 'write-same',
      sheet: sheetId,
      ranges: rows.map((row) => ({ row, column: idAt, rows: 1, columns: 1 })),
      value,
      plain: false,
    }),
  );
}

interface Wanted {
  readonly row: number;
  readonly texts: readonly string[];
  readonly headers: readonly string[];
  readonly from: string;
  readonly to: string;
}

/**
 * Finds rows of then, each once: at once where one holds the very same, of several the one that was given already, then
 * the one in the place of then; else by looking through them all.
 */
function rowFinder(now: LinkedTab): (wanted: Wanted, taken: ReadonlySet<number>) => number | null {
  const { cells, idAt } = now;
  const head = (cells[0] ?? []).map((header) => textOf(header).trim());
  const rowsThatHold = once(() => {
    const rows = new Map<string, Set<number>>();
    for (const [row, line] of cells.entries()) {
      if (row === 0) continue;
      const key = keyOf(line.map(textOf), textOf(line[idAt] ?? '').trim());
      const same = rows.get(key);
      if (same === undefined) rows.set(key, new Set([row]));
      else same.add(row);
    }
    return rows;
  });
  const keyOf = (texts: readonly string[], id: string): string =>
    JSON.stringify([id, ...head.map((header, at) => (at === idAt || header === '' ? '' : (texts[at] ?? '')))]);
  return (wanted, taken) => {
    const { headers, texts, from, to, row: then } = wanted;
    const isLaidOutAsThen =
      headers.length === head.length && headers.every((header, at) => at === idAt || header === head[at]);
    for (const id of isLaidOutAsThen ? [to, from] : []) {
      const same = rowsThatHold().get(keyOf(texts, id)) ?? new Set();
      for (const row of taken.has(then) || !same.has(then) ? same : [then]) {
        same.delete(row);
        if (!taken.has(row)) return row;
      }
    }
    return rowOf(now, wanted, taken);
  };
}

/** The row that is most like the one of then, the survivor's or given back already; null where none is like it. */
function rowOf(
  { cells, idAt }: LinkedTab,
  { row: then, texts, headers, from, to }: Wanted,
  taken: ReadonlySet<number>,
) {
  const head = (cells[0] ?? []).map((header) => textOf(header).trim());
  const columns = headers.flatMap((header, at) => {
    const column = header === '' ? -1 : head.indexOf(header);
    return column < 0 || texts[at] === '' ? [] : [{ column, text: texts[at] as string }];
  });
  let best: number | null = null;
  let most = 0;
  cells.forEach((line, row) => {
    const id = textOf(line[idAt] ?? '').trim();
    if (row === 0 || taken.has(row) || (id !== from && id !== to)) return;
    const alike = columns.filter(({ column, text }) => textOf(line[column] ?? '') === text).length;
    // Of rows that are alike the one that was given back already, then the one in the place of then.
    const score = alike * 4 + (id === to ? 2 : 0) + (row === then ? 1 : 0);
    if (alike * 2 > columns.length && score > most) {
      best = row;
      most = score;
    }
  });
  return best as number | null;
}

/** Rows that bear an ID which was meant for another, with their own. */
function strayRows(
  before: LinkedTab,
  now: LinkedTab,
  given: readonly { readonly row: number; readonly id: string }[],
): { row: number; id: string }[] {
  const besides = (line: readonly CellValue[] | undefined, idAt: number): string =>
    JSON.stringify((line ?? []).filter((_, column) => column !== idAt).map(textOf));
  const meant = new Map(given.map(({ row, id }) => [row, id]));
  const due = new Map<string, string[]>();
  before.cells.forEach((line, row) => {
    const key = besides(line, before.idAt);
    const id = meant.get(row) ?? textOf(line[before.idAt] ?? '').trim();
    due.set(key, [...(due.get(key) ?? []), id]);
  });
  const stray: { row: number; id: string; key: string }[] = [];
  const rows = [...now.cells.keys()].filter((row) => row > 0);
  const left = rows.filter((row) => {
    const ids = due.get(besides(now.cells[row], now.idAt));
    const at = ids?.indexOf(textOf(now.cells[row]?.[now.idAt] ?? '').trim()) ?? -1;
    if (ids === undefined || at < 0) return true;
    ids.splice(at, 1);
    return false;
  });
  for (const row of left) {
    const key = besides(now.cells[row], now.idAt);
    const id = due.get(key)?.shift();
    if (id !== undefined) stray.push({ row, id, key });
  }
  return stray;
}
