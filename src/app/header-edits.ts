/**
 * How a ledger's columns look: header texts with their old ones as notes, header colours, widths, what is folded away
 * or hidden, the warning-only protection. Edits only; nothing about customers.
 */
import type { messagesFor } from '../contract/messages/messages-for';
import { fieldOf, isFieldKey } from '../domain/fields';
import type { FieldSetting } from '../domain/ledger-settings';
import type { CellRange } from '../domain/sheet-snapshot';
import type { SheetEdit } from './ports';
import type { SetupEditsInput } from './setup-layout';

const AUTOMATIC_HEADER = { background: '#DADCE0', color: '#202124' };
const HEADER = { background: '#37474F', color: '#FFFFFF' };

export const PROTECTION_DESCRIPTION = 'Ledgerline';

/** New header texts with the old one as a note, in runs of neighbouring columns. */
export function headerEdits(input: Pick<SetupEditsInput, 'decision' | 'snapshot' | 'layout' | 'isKept'>): SheetEdit[] {
  const { decision, snapshot, layout } = input;
  const headless = layout.shift === 1;
  // The text of a merged header stands in its first cell.
  const rowOf = (column: number): number =>
    headless
      ? layout.headerRow
      : (snapshot.merges.find(
          (merge) =>
            column >= merge.column &&
            column < merge.column + merge.columns &&
            layout.headerRow > merge.row &&
            layout.headerRow < merge.row + merge.rows,
        )?.row ?? layout.headerRow);
  const renamed = decision.settings.fields
    .filter((field) => !field.added)
    .map((field) => ({ ...field, row: rowOf(field.position) }))
    .filter((field) => {
      const now = headless ? '' : String(snapshot.values[field.row]?.[field.position] ?? '');
      return now !== field.header && (headless || !input.isKept(field.row, field.position));
    })
    .sort((a, b) => a.row - b.row || a.position - b.position);
  return consecutive(renamed)
    .flatMap((run) =>
      [...new Set(run.map((field) => field.row))].map((row) => run.filter((field) => field.row === row)),
    )
    .flatMap((run): SheetEdit[] => {
      const first = run[0];
      return first === undefined
        ? []
        : [
            {
              kind: 'write',
              sheet: snapshot.sheetId,
              row: first.row,
              column: first.position,
              values: [run.map((field) => field.header)],
              plain: [run.map((field) => snapshot.numberFormats[first.row]?.[field.position] === '@')],
            },
          ];
    });
}

/** Old headers as notes, and what the added columns are, in one call from the first to the last header. */
export function noteEdits(
  input: Pick<SetupEditsInput, 'decision' | 'snapshot' | 'layout' | 'headerNotes'>,
  words: ReturnType<typeof messagesFor>,
): SheetEdit[] {
  const { decision, snapshot, layout } = input;
  const notes = new Map<number, string>();
  (input.headerNotes[0] ?? []).forEach((note, column) => {
    // What stands right of the table has moved by the columns that were added.
    if (note !== '') notes.set(column < layout.addedAt ? column : column + decision.added.length, note);
  });
  let changed = false;
  for (const field of decision.settings.fields) {
    const own = field.added ? addedNote(field.key, words) : renamedNote(field, words);
    if (own === '') continue;
    changed = true;
    notes.set(field.position, [notes.get(field.position) ?? '', own].filter((part) => part !== '').join('\n'));
  }
  if (!changed) return [];
  const first = Math.min(...notes.keys());
  const row = Array.from({ length: Math.max(...notes.keys()) - first + 1 }, (_, i) => notes.get(first + i) ?? '');
  return [{ kind: 'notes', sheet: snapshot.sheetId, row: layout.headerRow, column: first, notes: [row] }];
}

function renamedNote(field: FieldSetting, words: ReturnType<typeof messagesFor>): string {
  return field.original === '' || field.original === field.header
    ? ''
    : words.notes.oldHeader({ header: field.original });
}

function addedNote(key: string, words: ReturnType<typeof messagesFor>): string {
  if (key === 'tier') return words.notes.tierByHand;
  return isFieldKey(key) && fieldOf(key).automatic ? words.notes.automatic : '';
}

/** Header colours, widths, notes of the added columns, the collapsed stamps, what is hidden while empty, the warning-only protection. */
export function lookEdits(
  input: Pick<SetupEditsInput, 'decision' | 'snapshot' | 'layout' | 'values'>,
  end: number,
): SheetEdit[] {
  const { decision, snapshot, layout } = input;
  const sheet = snapshot.sheetId;
  const { settings, added } = decision;
  const { addedAt, headerRow } = layout;
  const header = (from: number, to: number): CellRange => ({
    row: headerRow,
    column: from,
    rows: 1,
    columns: to - from,
  });
  const edits: SheetEdit[] = [];
  const automatic = (key: string): boolean => isFieldKey(key) && fieldOf(key).automatic;
  const plain: CellRange[] = consecutive(
    settings.fields.filter((field) => !(field.added && automatic(field.key))).sort((a, b) => a.position - b.position),
  ).map((run) =>
    header((run[0] as { position: number }).position, (run[run.length - 1] as { position: number }).position + 1),
  );
  const grey = consecutive(
    settings.fields.filter((field) => field.added && automatic(field.key)).sort((a, b) => a.position - b.position),
  ).map((run) =>
    header((run[0] as { position: number }).position, (run[run.length - 1] as { position: number }).position + 1),
  );
  edits.push({ kind: 'style', sheet, ranges: [...plain, ...grey], style: { bold: true } });
  edits.push({ kind: 'style', sheet, ranges: plain, style: HEADER });
  edits.push({ kind: 'style', sheet, ranges: grey, style: AUTOMATIC_HEADER });
  if (added.length === 0) return edits;

  // Short columns share one width, so that a few calls set them all.
  const widths = added
    .map((key) => fieldOf(key).width[settings.language === 'en' ? 'en' : 'zh'])
    .map((pixels) => (pixels < 140 ? 110 : pixels));
  for (const run of consecutive(widths.map((pixels, i) => ({ position: i, pixels }))).flatMap((all) =>
    sameWidth(all),
  )) {
    edits.push({ kind: 'column-width', sheet, column: addedAt + run.from, count: run.count, pixels: run.pixels });
  }
  const stamps = added
    .map((key, i) => ({ key, position: addedAt + i }))
    .filter(({ key }) => fieldOf(key).presence === 'stamp');
  for (const run of consecutive(stamps)) {
    edits.push({ kind: 'group-columns', sheet, column: (run[0] as { position: number }).position, count: run.length });
  }
  const empty = added
    .map((key, i) => ({ key, position: addedAt + i }))
    .filter(
      ({ key }) =>
        fieldOf(key).presence === 'hidden' ||
        (fieldOf(key).presence === 'working' && (input.values.get(key) ?? []).every((value) => value === '')),
    );
  for (const run of consecutive(empty)) {
    edits.push({
      kind: 'hide-columns',
      sheet,
      column: (run[0] as { position: number }).position,
      count: run.length,
      hidden: true,
    });
  }
  const guarded = added.map((key, i) => ({ key, position: addedAt + i })).filter(({ key }) => fieldOf(key).automatic);
  const tail = consecutive(guarded).pop();
  if (tail !== undefined) {
    const from = (tail[0] as { position: number }).position;
    edits.push({
      kind: 'protect',
      sheet,
      range: { row: headerRow, column: from, rows: layout.maxRows - headerRow, columns: end - from },
      description: PROTECTION_DESCRIPTION,
    });
  }
  return edits;
}

function sameWidth(
  items: readonly { readonly position: number; readonly pixels: number }[],
): { from: number; count: number; pixels: number }[] {
  const runs: { from: number; count: number; pixels: number }[] = [];
  for (const { position, pixels } of items) {
    const last = runs[runs.length - 1];
    if (last !== undefined && last.pixels === pixels) last.count++;
    else runs.push({ from: position, count: 1, pixels });
  }
  return runs;
}

function consecutive<T extends { readonly position: number }>(items: readonly T[]): T[][] {
  const runs: T[][] = [];
  for (const item of items) {
    const run = runs[runs.length - 1];
    const last = run?.[run.length - 1];
    if (run !== undefined && last !== undefined && last.position + 1 === item.position) run.push(item);
    else runs.push([item]);
  }
  return runs;
}
