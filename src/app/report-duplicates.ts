/**
 * Every pair of rows that may be one customer, of a plain sheet or of a ledger, for the command line. Writes nothing: what a
 * search over several executions has found so far, whoever calls keeps and hands in again.
 */
import type { ApiInput } from '../contract/api';
import type { DuplicateReport } from '../contract/api/duplicates';
import type { SetupOptions } from '../contract/api/set-up';
import { sayDuplicate } from '../contract/duplicate-words';
import { messagesFor } from '../contract/messages/messages-for';
import { columnLetters } from '../domain/a1-notation';
import { type CellValue, textOf } from '../domain/cell-value';
import { listRegion, mappedColumns } from '../domain/decide-setup';
import { matchAnswers } from '../domain/duplicate-answers';
import { headerKey } from '../domain/header-key';
import { ok, type Result, refused } from '../domain/issues';
import { idColumn } from '../domain/ledger-columns';
import { DEFAULT_CUTS, isSearched, type MatchCuts, openSearch, type SearchState } from '../domain/match/find-matches';
import type { MatchAnswers } from '../domain/match/match';
import { type ListColumn, matchColumns } from '../domain/match/match-columns';
import type { Language } from '../domain/sheet-snapshot';
import { comparedValues, type SeenColumns, wholeNames } from './compared-values';
import { findList } from './consider-setup';
import { PAIRS_AT_ONCE } from './duplicate-search';
import { findLedger, headerTexts, openLedger } from './ledger';
import type { Ports } from './ports';

/** The customers of a sheet, one text a cell, by columns. */
interface CustomerList {
  readonly language: Language;
  readonly region: string;
  readonly cuts: MatchCuts;
  /** Sheet row of each customer, from 0. */
  readonly rows: readonly number[];
  readonly columns: readonly SheetColumn[];
  readonly answers?: MatchAnswers;
}

interface SheetColumn extends ListColumn {
  /** Column index in the sheet. */
  readonly index: number;
  readonly header: string;
}

/**
 * Refuses as set-up does, and with `column-missing` where no column is called as `across` says. `found` is the `left` of the
 * call before, on a sheet that has not changed since.
 */
export function reportDuplicates(
  ports: Ports,
  { across, found, ...options }: ApiInput<'reportDuplicates'>,
): Result<DuplicateReport> {
  const list = customerList(ports, options);
  if (!list.ok) return list;
  const { rows, columns, language, region, cuts, answers } = list.value;
  const apart = across === undefined ? null : columnCalled(across, columns);
  if (apart === undefined) return refused({ code: 'column-missing', params: { header: across ?? '' } });
  const search = openSearch(matchColumns(columns), rows.length, {
    region,
    cuts,
    pairsAtOnce: PAIRS_AT_ONCE,
    ...(answers !== undefined && { answers }),
    ...(apart !== null && { across: apart.values }),
  });
  const before: SearchState | null = found ?? null;
  const state = before !== null && isSearched(before) ? before : search.advance(before);
  if (state !== before && state.parts > 1)
    return ok({ rows: rows.length, groups: 0, headers: {}, pairs: [], left: state });
  const { groups, pairs, explain } = search.finish(state);
  const columnOf = new Map(columns.map((column) => [column.key, column]));
  const words = messagesFor(language).duplicateWords;
  const seen: SeenColumns = {
    language,
    headerOf: (key) => {
      const column = columnOf.get(key);
      return column === undefined ? null : column.header || words.column({ letters: columnLetters(column.index) });
    },
    textsOf: (key, [a, b]) => {
      const { values = [] } = columnOf.get(key) ?? {};
      return [values[a]?.trim() ?? '', values[b]?.trim() ?? ''];
    },
  };
  return ok({
    rows: rows.length,
    groups: groups.length,
    left: null,
    headers: Object.fromEntries(columns.map(({ key, header }) => [key, header])),
    pairs: pairs.map(({ a, b, bits, grouped }) => {
      const evidence = explain(a, b);
      const told = wholeNames(comparedValues(evidence, [a, b], seen), [a, b], seen);
      return {
        rowA: rows[a]! + 1,
        rowB: rows[b]! + 1,
        bits,
        decision: grouped ? 'duplicate' : 'review',
        reason: sayDuplicate(words, told),
        evidence,
      };
    }),
  });
}

/** Some five service calls for a ledger, some eight for a plain sheet. */
function customerList(ports: Ports, options: SetupOptions): Result<CustomerList> {
  const tabs = findLedger(ports.workbook);
  if (tabs !== null) {
    const opened = openLedger(ports, tabs, { full: true });
    if (!opened.ok) return opened;
    const { records, cells, columns, headerRow, settings, answers } = opened.value;
    const fields = new Map(columns.map(({ index, key }) => [index, key]));
    const headers = headerTexts(cells.values, headerRow, settings.headerRowCount);
    const named = headers.flatMap((header, index) => (header === '' && !fields.has(index) ? [] : [{ header, index }]));
    const id = idColumn(columns);
    return ok({
      language: settings.language,
      region: settings.region,
      cuts: settings.duplicates,
      rows: records.rows,
      columns: named.map(({ header, index }) =>
        columnAt(index, header, fields.get(index) ?? null, textsOf(records, index)),
      ),
      answers: matchAnswers(
        answers(),
        textsOf(records, id).map((text) => text.trim()),
      ),
    });
  }
  const found = findList(ports, options);
  if (!found.ok) return found;
  const { info, snapshot, table, guesses, language } = found.value;
  const { rows } = table;
  const columns = mappedColumns(guesses);
  const fields = new Map(columns.map(({ index, key }) => [index, key]));
  return ok({
    language,
    region: options.region ?? listRegion(snapshot, table, columns, info.locale, language),
    cuts: DEFAULT_CUTS,
    rows,
    columns: guesses.map(({ columnIndex, header }) =>
      columnAt(columnIndex, header, fields.get(columnIndex) ?? null, textsOf({ rows, ...snapshot }, columnIndex)),
    ),
  });
}

function columnAt(index: number, header: string, field: SheetColumn['field'], values: readonly string[]): SheetColumn {
  return { field, key: field ?? `#${index + 1}`, index, header, values };
}

/** Numbers as they are shown where zeros in front would be lost, dates in ISO form. */
function textsOf(
  sheet: {
    readonly rows: readonly number[];
    readonly values: readonly (readonly CellValue[])[];
    readonly display: readonly (readonly string[])[];
  },
  column: number,
): string[] {
  return sheet.rows.map((row) => {
    const value = sheet.values[row]?.[column] ?? '';
    const shown = sheet.display[row]?.[column] ?? '';
    return typeof value === 'number' && /^[\d +()-]+$/.test(shown) ? shown : textOf(value);
  });
}

/** By header text as it stands, else loosely; `#3` is the sheet's third column. */
function columnCalled(name: string, columns: readonly SheetColumn[]): SheetColumn | undefined {
  const number = /^#([1-9]\d{0,5})$/.exec(name)?.[1];
  return (
    columns.find(({ header }) => header === name.trim()) ??
    columns.find(({ header, index }) =>
      number === undefined ? headerKey(header) === headerKey(name) : index === Number(number) - 1,
    )
  );
}
