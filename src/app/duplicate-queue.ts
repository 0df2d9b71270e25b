/** What the user is asked about possible duplicates: the cases, side by side, each with why. Reads only. */
import type { ApiInput } from '../contract/api';
import type { DuplicateCase, DuplicateQueue } from '../contract/api/duplicates';
import { MOST_MERGED } from '../contract/api/merge';
import { sayDuplicate } from '../contract/duplicate-words';
import { messagesFor } from '../contract/messages/messages-for';
import { columnLetters } from '../domain/a1-notation';
import { textOf } from '../domain/cell-value';
import { matchAnswers } from '../domain/duplicate-answers';
import { type DuplicateCaseRows, probabilityOf, queueDuplicates } from '../domain/duplicate-queue';
import { fieldOf, isFieldKey } from '../domain/fields';
import { ok, type Result, refused } from '../domain/issues';
import type { Matches } from '../domain/match/find-matches';
import type { MatchLevel } from '../domain/match/match';
import { writtenDifferences } from '../domain/written-differences';
import { memberReader } from './column-reader';
import { comparedValues, type SeenColumns, wholeNames } from './compared-values';
import { formColumns, headerOf } from './customer-record';
import { matchesOf } from './duplicate-search';
import { headerTexts, type Ledger, readLedger, recordIds } from './ledger';
import { seenOf } from './merge-group';
import type { Ports } from './ports';

const MOST_CASES = 20;

/**
 * The numbers and the first cases. Of doubts: the surest doubts first, then the groups that nobody has confirmed; of
 * automatic groups: those first in which two are likeliest not to be one, which are the sample before they are merged all
 * at once. Of a long ledger they are those of its last check; issue `check-first` where there is none. Some ten service calls.
 */
export function duplicateQueue(
  ports: Ports,
  { of = 'doubts', limit = MOST_CASES }: ApiInput<'duplicateQueue'>,
): Result<DuplicateQueue> {
  const opened = readLedger(ports, { full: true });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const found = matchesOf(ports, ledger);
  if (found === null) return refused({ code: 'check-first' });
  const ids = recordIds(ledger);
  const answers = matchAnswers(ledger.answers(), ids);
  // Nothing can be said of a customer without an ID of their own; the next check gives them one.
  const isKnown = (row: number): boolean => (ids[row] ?? '') !== '';
  const pairs = found.pairs.filter(({ a, b }) => isKnown(a) && isKnown(b) && ids[a] !== ids[b]);
  const { doubts, groups } = queueDuplicates(pairs, answers, MOST_MERGED);
  const wanted =
    of === 'doubts'
      ? [...doubts, ...groups.filter(({ isSaid }) => !isSaid)]
      : [...groups].sort((one, other) => one.worst - other.worst);
  const cases = wanted.slice(0, limit);
  const describe = caseReader(ledger, found.explain, amountsShown(ports, ledger, cases));
  return ok({
    doubts: doubts.length,
    groups: groups.map(({ rows: all }) => {
      const rows = all.slice(0, MOST_MERGED);
      return { ids: rows.map((row) => ids[row] ?? ''), seen: seenOf(ledger, rows) };
    }),
    waiting: wanted.length,
    cases: cases.map(describe),
  });
}

/** By row and column of the sheet: numbers of these cases as their cells show them, with currency and thousands. One call. */
function amountsShown(
  { workbook }: Ports,
  { columns, records, tabs }: Ledger,
  cases: readonly DuplicateCaseRows[],
): (row: number, column: number) => string | undefined {
  const rows = cases.flatMap((found) => found.rows.map((position) => records.rows[position] as number));
  const indexes = columns
    .filter(({ key }) => isFieldKey(key) && (fieldOf(key).type === 'money' || fieldOf(key).type === 'number'))
    .map(({ index }) => index);
  if (rows.length === 0 || indexes.length === 0) return () => undefined;
  const [top, left] = [Math.min(...rows), Math.min(...indexes)];
  const shown = workbook.readDisplay(tabs.customers, {
    row: top,
    column: left,
    rows: Math.max(...rows) - top + 1,
    columns: Math.max(...indexes) - left + 1,
  });
  return (row, column) => (indexes.includes(column) ? shown[row - top]?.[column - left] : undefined);
}

function caseReader(
  ledger: Ledger,
  explain: Matches['explain'],
  amountAt: ReturnType<typeof amountsShown>,
): (found: DuplicateCaseRows) => DuplicateCase {
  const { cells, columns, records, settings } = ledger;
  const memberAt = memberReader(ledger);
  const words = messagesFor(settings.language).duplicateWords;
  const textAt = (position: number, index: number): string => {
    const row = records.rows[position] as number;
    return (amountAt(row, index) ?? textOf(cells.values[row]?.[index] ?? '')).trim();
  };
  const indexOf = (key: string): number =>
    key.startsWith('#') ? Number(key.slice(1)) - 1 : (columns.find((column) => column.key === key)?.index ?? -1);
  const headers = headerTexts(cells.values, ledger.headerRow, settings.headerRowCount);
  const seen: SeenColumns = {
    language: settings.language,
    headerOf: (key) => {
      const index = indexOf(key);
      if (key.startsWith('#')) return headers[index] || words.column({ letters: columnLetters(index) });
      return index < 0 ? null : headerOf(ledger, key);
    },
    textsOf: (key, [a, b]) => [textAt(a, indexOf(key)), textAt(b, indexOf(key))],
  };
  return ({ kind, rows: all, pairs }) => {
    const rows = all.slice(0, MOST_MERGED);
    const explained = pairs
      .filter(({ a, b }) => rows.includes(a) && rows.includes(b))
      .map((pair) => {
        const { a, b } = pair;
        const evidence = comparedValues(explain(a, b), [a, b], seen);
        return { pair, evidence, told: wholeNames(evidence, [a, b], seen) };
      });
    // What a pair agrees on says nothing of the others in a group.
    const told = rows.length === 2 ? explained.flatMap((one) => one.told) : [];
    const agree = new Set(told.filter(({ level }) => AGREEING.has(level)).map(({ key }) => key));
    return {
      kind,
      customers: rows.map(memberAt),
      more: all.length - rows.length,
      fields: formColumns(ledger)
        .map(({ key, index }) => ({ key, label: headerOf(ledger, key), texts: rows.map((row) => textAt(row, index)) }))
        .filter(({ texts }) => texts.some((text) => text !== ''))
        .map((field) => ({ ...field, mark: markOf(field.texts, agree.has(field.key)) })),
      pairs: explained.map(({ pair: { a, b, bits }, evidence, told: lines }) => ({
        customers: [rows.indexOf(a), rows.indexOf(b)],
        bits,
        probability: probabilityOf(bits),
        sentence: sayDuplicate(words, lines),
        evidence: evidence.map(({ key, level, label, bits: own }) => ({ key, level, label, bits: own })),
      })),
    };
  };
}

const AGREEING: ReadonlySet<MatchLevel | null> = new Set<MatchLevel>(['same', 'same-normalised']);

/** How the filled texts of one field stand to each other; `agree` where the matcher takes them for the same. */
function markOf(texts: readonly string[], agree: boolean): DuplicateCase['fields'][number]['mark'] {
  const [first = '', ...others] = [...new Set(texts.filter((text) => text !== ''))];
  if (others.length === 0) return texts.every((text) => text === first) ? 'same' : 'alone';
  const isWritten = (text: string): boolean => {
    const kinds = writtenDifferences(first, text).map(({ kind }) => kind);
    return kinds.length > 0 && !kinds.includes('removed') && !kinds.includes('script');
  };
  return agree || others.every(isWritten) ? 'written' : 'differs';
}
