/**
 * The Recycle tab: one row for each customer that was removed, with what it takes to bring it back, packed in cells to
 * the right. People may sort it and move its columns: columns are found by header, rows by merge and customer.
 */
import { messagesFor } from '../contract/messages/messages-for';
import { type CellValue, isCivil, textOf } from '../domain/cell-value';
import { runsOf } from '../domain/cut-blocks';
import { fingerprintOf } from '../domain/fingerprint';
import { ok, type Result } from '../domain/issues';
import type { RecycledRow } from '../domain/merge/recycled';
import type { Language } from '../domain/sheet-snapshot';
import type { CellChanges, FormatChanges } from './journal';
import { joinLedger, openSettings } from './open-settings';
import { underLock } from './operation';
import type { CellStyle, Packer, Ports, SheetEdit, Workbook } from './ports';
import { placesOf, RECYCLE_KEYS, type RecycleKey } from './recycle-columns';
import { freeTabName, ownTab } from './tabs';

const HEAD_STYLE: CellStyle = { bold: true, background: '#37474F', color: '#FFFFFF' };
/** Sheets refuses more than 50,000 characters in a cell. */
const PART_LENGTH = 45_000;
const GRID_COLUMNS = 26;
/** How often a row is looked for when somebody goes on moving things. */
const MOST_TRIES = 3;

/** What is packed: the row, and what became of the survivor. */
export interface RecyclePayload {
  readonly version: 1;
  readonly language: Language;
  /** Changed cells of the survivor, and their number formats; positions are all 0. */
  readonly survivor: readonly CellChanges[];
  readonly formats: readonly FormatChanges[];
  /** IDs of all who went in the same merge. */
  readonly merged: readonly string[];
  readonly row: RecycledRow;
}

export interface RecycleEntry {
  readonly at: string;
  readonly by: string;
  readonly mergeId: string;
  readonly customerId: string;
  readonly mergedInto: string;
  readonly customer: string;
  /** Null where the packed cells have been changed. */
  readonly payload: () => RecyclePayload | null;
}

/** Makes the tab where there is none, in an execution of its own. 25 service calls at most. */
export function makeRecycle(ports: Ports): Result<{ readonly made: true }> {
  const { workbook } = ports;
  return underLock(ports, (): Result<{ readonly made: true }> => {
    const known = openSettings(ports);
    if (!known.ok) return known;
    const { tabs, settings } = known.value;
    if (tabs.recycle !== null) return ok({ made: true });
    const words = messagesFor(settings.language);
    const headers = RECYCLE_KEYS.map((key) => words.recycle[key]);
    const own = ownTab(workbook, words.tabs.recycle, headers);
    // What another ledger of this file has left is about other customers of the same IDs.
    const left = own.isThere ? workbook.tabByName(own.name) : null;
    const isUsed = left !== null && readRecycle(ports, left.sheetId).length > 0;
    const name = isUsed ? freeTabName(workbook, words.tabs.recycle) : own.name;
    const isThere = own.isThere && !isUsed;
    const active = workbook.activeSheetId();
    const selection = workbook.selection() ?? { row: 0, column: 0, rows: 1, columns: 1 };
    const packed = RECYCLE_KEYS.indexOf('checksum');
    workbook.edit([
      ...(isThere ? [] : [{ kind: 'insert-sheet' as const, name }]),
      { kind: 'write', sheet: name, row: 0, column: 0, values: [headers] },
      { kind: 'style', sheet: name, ranges: [{ row: 0, column: 0, rows: 1, columns: packed }], style: HEAD_STYLE },
      {
        kind: 'number-format',
        sheet: name,
        ranges: [{ row: 1, column: 0, rows: 999, columns: 1 }],
        format: 'yyyy-mm-dd hh:mm',
      },
      { kind: 'column-width', sheet: name, column: 0, count: packed, pixels: 130 },
      { kind: 'hide-columns', sheet: name, column: packed, count: GRID_COLUMNS - packed, hidden: true },
      { kind: 'freeze', sheet: name, rows: 1 },
    ]);
    workbook.flush();
    workbook.edit(joinLedger(known.value, 'recycle', name));
    // A new tab comes to the front.
    workbook.select(active, selection);
    return ok({ made: true });
  });
}

/** Appends a row for a customer that is about to be removed. One call. */
export function recycleEdit(
  packer: Packer,
  sheet: number,
  { at, by }: { readonly at: CellValue; readonly by: string },
  payload: RecyclePayload,
): SheetEdit {
  const packed = packer.pack(JSON.stringify(payload));
  const parts: string[] = [];
  for (let from = 0; from < packed.length; from += PART_LENGTH) parts.push(packed.slice(from, from + PART_LENGTH));
  const { mergeId, survivor, title, image } = payload.row;
  const why = messagesFor(payload.language).recycle.merged;
  return {
    kind: 'append-row',
    sheet,
    values: [at, by, why, mergeId, image.customerId, survivor, title, fingerprintOf([packed]), parts.length, ...parts],
  };
}

/** What stands in Recycle, in the order of the tab. One service call. */
export function readRecycle({ workbook, packer }: Ports, sheet: number): RecycleEntry[] {
  const [head = [], ...rows] = workbook.readGrid(sheet, GRID_COLUMNS);
  const places = placesOf(head);
  return rows.flatMap((cells): RecycleEntry[] => {
    const text = (key: RecycleKey): string => textOf(cells[places.get(key) as number] ?? '').trim();
    if (text('mergeId') === '' || text('customerId') === '') return [];
    const at = cells[places.get('at') as number] ?? '';
    return [
      {
        at: isCivil(at) ? `${textOf(at)} 00:00`.slice(0, 16) : textOf(at),
        by: text('by'),
        mergeId: text('mergeId'),
        customerId: text('customerId'),
        mergedInto: text('mergedInto'),
        customer: text('customer'),
        payload: () => {
          const first = (places.get('parts') as number) + 1;
          const packed = cells
            .slice(first, first + Number(text('parts')))
            .map(textOf)
            .join('');
          return fingerprintOf([packed]) === text('checksum')
            ? (JSON.parse(packer.unpack(packed)) as RecyclePayload)
            : null;
        },
      },
    ];
  });
}

/**
 * Deletes the rows of customers that have come back, wherever they stand. A row that was hit instead, because somebody
 * moved rows at that moment, is put back. Two service calls, and one for each stretch of rows.
 */
export function removeRecycled(
  workbook: Workbook,
  sheet: number,
  gone: readonly { readonly mergeId: string; readonly customerId: string }[],
): void {
  const keys = new Set(gone.map(({ mergeId, customerId }) => `${mergeId} ${customerId}`));
  let before: readonly (readonly CellValue[])[] | null = null;
  for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
    const now = workbook.readGrid(sheet, GRID_COLUMNS);
    const places = placesOf(now[0] ?? []);
    const keyOf = (row: readonly CellValue[]): string =>
      `${textOf(row[places.get('mergeId') as number] ?? '').trim()} ${textOf(row[places.get('customerId') as number] ?? '').trim()}`;
    if (before !== null) {
      const there = new Set(now.map(keyOf));
      const hit = before.filter((row) => !keys.has(keyOf(row)) && !there.has(keyOf(row)));
      workbook.edit(hit.map((row): SheetEdit => ({ kind: 'append-row', sheet, values: trimmed(row) })));
    }
    const rows = [...now.keys()].filter((row) => keys.has(keyOf(now[row] as readonly CellValue[])));
    if (rows.length === 0) return;
    workbook.edit(
      [...runsOf(rows)]
        .reverse()
        .map(({ start, end }): SheetEdit => ({ kind: 'delete-rows', sheet, row: start, count: end - start })),
    );
    before = now;
  }
}

function trimmed(row: readonly CellValue[]): readonly CellValue[] {
  let end = row.length;
  while (end > 0 && row[end - 1] === '') end--;
  return row.slice(0, end);
}
