/**
 * Who agrees with a customer on an exact key, as the hidden column of keys tells, and what a warning says of them. Writes
 * nothing.
 */
import type { PossibleDuplicate } from '../contract/api/customer';
import { exactKeysOf, type StandardRecords } from '../domain/assess-records';
import { textOf } from '../domain/cell-value';
import { pairKey, sortedPair } from '../domain/duplicate-answers';
import { isHint } from '../domain/duplicate-reasons';
import { type ExactMatch, exactMatches, searchedKeys } from '../domain/exact-keys';
import { columnReader, memberReader } from './column-reader';
import type { Ledger } from './ledger';
import type { Workbook } from './ports';

export interface FoundKeys {
  /** The keys of each row that was found. */
  readonly byRow: ReadonlyMap<number, string>;
  /** Service calls that it took. */
  readonly calls: number;
}

/**
 * The rows whose keys hold one of those in `texts`, but for those that are known. One service call where nobody has any
 * of them, two where somebody has, none where there is nothing to search for.
 */
export function findKeys(
  workbook: Workbook,
  sheet: number,
  column: number,
  texts: readonly string[],
  isKnown: (row: number) => boolean,
): FoundKeys {
  const wanted = [...new Set(texts.flatMap(searchedKeys))];
  if (wanted.length === 0) return { byRow: new Map(), calls: 0 };
  const rows = workbook.findInColumn(sheet, column, wanted).filter((row) => !isKnown(row));
  const [first = 0] = rows;
  if (rows.length === 0) return { byRow: new Map(), calls: 1 };
  const cells =
    rows.length === 1
      ? workbook.readValues(sheet, { row: first, column, rows: 1, columns: 1 })
      : workbook.readColumns(sheet, column, 1);
  const at = rows.length === 1 ? first : 0;
  return { byRow: new Map(rows.map((row) => [row, textOf(cells[row - at]?.[0] ?? '')])), calls: 2 };
}

/** By position, the keys of those who share one with `texts`; '' for the others. */
export function keysAmong(stored: readonly string[], texts: readonly string[]): string[] {
  const wanted = new Set(texts.flatMap(searchedKeys));
  return stored.map((text) => (searchedKeys(text).some((key) => wanted.has(key)) ? text : ''));
}

/** Of the record at `position` and of those who agree with it, as it was and as it will be. */
export interface KeysAround {
  readonly before: string;
  readonly now: string;
  /** By position, `now` among them; '' for who has nothing in common with it. */
  readonly texts: readonly string[];
}

/** `records` hold the record as it will be. A ledger that keeps no keys yet has them made from all that it holds. */
export function keysAround(ledger: Ledger, records: StandardRecords, position: number): KeysAround {
  const isSubject = (at: number): boolean => at === position;
  const now = exactKeysOf(records, ledger.settings, isSubject)[position] ?? '';
  const kept = records.standard.get('matchKeys')?.map(textOf);
  const stored = kept ?? exactKeysOf(records, ledger.settings, (at) => !isSubject(at));
  const texts = keysAmong(stored, [now]);
  texts[position] = now;
  return { before: kept?.[position] ?? '', now, texts };
}

/**
 * Who else the record at `position` may be, and with whom it shares a phone, of those that its keys of before did not tell
 * already, and of whom nobody has said that they are others. Where Settings ask for it, no more is told than the reasons and who looks after them.
 */
export function possibleDuplicates(ledger: Ledger, around: KeysAround, position: number): PossibleDuplicate[] {
  const matches = exactMatches(around.texts, position);
  if (matches.length === 0) return [];
  const read = columnReader(ledger);
  const ids = read('customerId');
  const owners = read('owner');
  const different = new Set(
    ledger
      .answers()
      .filter(({ answer }) => answer === 'different')
      .map(({ pair }) => pairKey(pair)),
  );
  const known = new Map(
    exactMatches(
      around.texts.map((text, at) => (at === position ? around.before : text)),
      position,
    ).map((match) => [match.row, match]),
  );
  const isTold = (match: ExactMatch): boolean => {
    const before = known.get(match.row);
    const isNews = before === undefined || (isHint(before) && !isHint(match));
    return isNews && !different.has(pairKey(sortedPair(ids[position] ?? '', ids[match.row] ?? '')));
  };
  const memberAt = memberReader(ledger);
  return matches
    .filter(isTold)
    .map(
      ({ row, reasons }): PossibleDuplicate =>
        ledger.settings.isWarningBrief
          ? { customerId: '', rowNumber: 0, name: '', detail: '', owner: owners[row] ?? '', reasons }
          : { ...memberAt(row), reasons },
    );
}
