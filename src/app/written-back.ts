/**
 * Taking a set-up back without the copy it took: values, headers and number formats alone, from the journal.
 */
import type { ColumnChange } from '../domain/assess-records';
import { type CellValue, sameValue, textOf } from '../domain/cell-value';
import type { CellRange } from '../domain/sheet-snapshot';
import { readFormats } from './cell-formats';
import type { JournalPayload } from './journal';
import type { Ports, SheetEdit } from './ports';
import { neighbours, type Place, type SetupToday } from './setup-today';
import { blockWrites, cutChanges, writeEdits } from './write-blocks';

export function writtenBack(
  { workbook }: Ports,
  sheet: number,
  payload: JournalPayload,
  today: SetupToday,
): SheetEdit[] {
  const { cells, headerRow, places, rows } = today;
  const below = (column: number): CellRange => {
    const row = headerRow + 1;
    return { row, column, rows: cells.length - row, columns: 1 };
  };
  const edits: SheetEdit[] = [
    {
      kind: 'clear-validations',
      sheet,
      ranges: places.filter(({ column }) => column.rulesChanged).map(({ index }) => below(index)),
    },
  ];
  const byFormat = new Map<string, CellRange[]>();
  for (const { column, index } of places) {
    if (!column.formatChanged) continue;
    const format = column.formatBefore ?? 'General';
    byFormat.set(format, [...(byFormat.get(format) ?? []), below(index)]);
  }
  for (const [format, ranges] of byFormat) edits.push({ kind: 'number-format', sheet, ranges, format });

  const changes = payload.cells.flatMap((change): ColumnChange[] => {
    const index = today.placeOf(change.key);
    if (index === undefined || today.added.has(change.key)) return [];
    const kept = [...change.positions.keys()]
      .filter((i) => {
        const row = rows[change.positions[i] as number] as number;
        return row >= 0 && sameValue(cells[row]?.[index] ?? '', change.after[i] as CellValue);
      })
      .sort(
        (a, b) => (rows[change.positions[a] as number] as number) - (rows[change.positions[b] as number] as number),
      );
    if (kept.length === 0) return [];
    return [
      {
        column: { key: change.key as ColumnChange['column']['key'], index, header: '' },
        positions: kept.map((i) => change.positions[i] as number),
        before: kept.map((i) => change.after[i] as CellValue),
        after: kept.map((i) => change.before[i] as CellValue),
      },
    ];
  });
  const cellAt = (row: number, column: number): CellValue => cells[row]?.[column] ?? '';
  // Only what changes is written: what lies between may be a formula, and there is no copy to bring it back.
  const { blocks } = cutChanges(changes, rows, cellAt, () => true);
  const formatAt = readFormats(
    workbook,
    sheet,
    blocks.flatMap(({ start, end, changes: own }) =>
      own.flatMap(({ column }): [number, number][] => [
        [start, column.index],
        [end - 1, column.index],
      ]),
    ),
  );
  const changed = new Map(
    places.flatMap(({ column, index }) => (column.formatChanged ? [[index, column.formatBefore ?? 'General']] : [])),
  );
  const isPlain = (row: number, column: number): boolean => (changed.get(column) ?? formatAt(row, column)) === '@';
  edits.push(...writeEdits(blockWrites(sheet, blocks, rows, cellAt, isPlain)));
  edits.push(...headersBack(sheet, today));
  return edits;
}

/** Former headers, where ours still stand and the header was one row. */
function headersBack(sheet: number, { cells, headerRow, inserted, places }: SetupToday): SheetEdit[] {
  if (inserted === 1) return [];
  const head = cells[headerRow] ?? [];
  const ours = new Map<number, Place>();
  for (const place of places) {
    const { headerAfter, headerBefore } = place.column;
    if (
      headerAfter !== headerBefore &&
      !headerBefore.endsWith(` ${headerAfter}`) &&
      textOf(head[place.index] ?? '') === headerAfter
    )
      ours.set(place.index, place);
  }
  return neighbours([...ours.keys()].map((index) => ({ from: index, to: index }))).map(
    ({ from, count }): SheetEdit => ({
      kind: 'write',
      sheet,
      row: headerRow,
      column: from,
      values: [Array.from({ length: count }, (_, i) => (ours.get(from + i) as Place).column.headerBefore)],
    }),
  );
}
