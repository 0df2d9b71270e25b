import { assessListKind } from '../../src/domain/assess-list-kind';
import { detectTable } from '../../src/domain/detect-table';
import { mapColumns } from '../../src/domain/map-columns';
import { COMPANIES } from '../fixtures/sheets/companies';
import { EXPORTS } from '../fixtures/sheets/exports';
import { LAYOUTS } from '../fixtures/sheets/layouts';
import { LOGS } from '../fixtures/sheets/logs';
import { type PlainSheet, rangeOf, rowsOf, snapshotOf } from '../fixtures/sheets/plain-sheet';
import { SHOPS } from '../fixtures/sheets/shops';

const SHEETS: readonly PlainSheet[] = [...SHOPS, ...COMPANIES, ...EXPORTS, ...LAYOUTS, ...LOGS];

/** Each sheet as a CSV file gives it, all text, and as Sheets holds it once typed. */
const cases = SHEETS.flatMap((sheet) => (['text', 'typed'] as const).map((as) => ({ ...sheet, as })));

describe('test sheets', () => {
  it('are of twenty and more styles', () => expect(SHEETS.length).toBeGreaterThanOrEqual(20));

  it.each(cases)('$title, as $as', ({ cells, merges, keys, headerRow, records, refused, as, selection }) => {
    const rows = rowsOf(cells);
    const snapshot = snapshotOf(rows, { as, ...(merges && { merges }) });
    const found = detectTable(snapshot, selection === undefined ? undefined : rangeOf(selection));
    if (!found.ok) throw new Error(JSON.stringify(found.issues));
    const table = found.value;
    const guesses = mapColumns(table, snapshot, { today: '2026-11-21' });
    const kind = assessListKind(table, snapshot, guesses);
    expect(kind === 'customers' ? undefined : kind.reason).toBe(refused);
    if (keys === undefined) return;

    expect(table.headerRow + 1).toBe(headerRow ?? 1);
    expect(table.rows.length).toBe(records ?? rows.length - 1);
    const got = guesses.map((guess, i) => `${table.headers[i]?.slice(0, 40)} = ${guess.key ?? '-'}`);
    const expected = keys.split(' ').map((key, i) => `${table.headers[i]?.slice(0, 40)} = ${key}`);
    expect(got).toEqual(expected);
    expect(
      guesses.every(({ key, confidence }) => (key === null ? confidence === 0 : confidence >= 0.5 && confidence <= 1)),
    ).toBe(true);
  });
});
