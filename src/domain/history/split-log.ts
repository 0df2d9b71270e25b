/**
 * Running notes of contacts (跟进记录) in one cell, cut at the dates with which people begin an entry. Nothing is lost: the
 * texts of the parts joined are the cell. A date without a year takes that of an entry beside it where only one year keeps
 * the order of the entries; else it stays unread. Knows no sheet.
 */
import type { CivilDateTime } from '../cell-value';
import { type CivilDate, isCivilDate, yearOf } from '../civil-date';
import type { LedgerListItem } from '../ledger-settings';
import { LISTS } from '../lists';
import { type DateReadingOptions, guessDateOrder, parseDate } from '../parse-date';

export interface LogPart {
  /** As it stands in the cell. */
  readonly text: string;
  /** What was said, without its date where that could be read. */
  readonly note: string;
  readonly at: CivilDateTime | null;
  /** The date as it is written; '' without one. */
  readonly written: string;
  /** The year, or the order of day and month, is not written: `at` is by the entries beside it, or null. */
  readonly isYearless: boolean;
}

type Reading = Pick<DateReadingOptions, 'locale' | 'today' | 'republic'>;

const MONTH = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?';
const WITH_YEAR = [
  '(?:民国|民國)?\\d{2,4} ?年 ?\\d{1,2} ?月 ?\\d{1,2} ?[日号號]?',
  '\\d{4} ?([-/.]) ?\\d{1,2} ?\\SEP ?\\d{1,2}(?!\\d)[日号號]?',
  '\\d{2,3}([-/.])\\d{1,2}\\SEP\\d{1,2}(?!\\d)',
  '\\d{1,2}([-/.])\\d{1,2}\\SEP(?:\\d{4}|\\d{2})(?!\\d)',
  `\\d{1,2}(?:st|nd|rd|th)?[ -]${MONTH},?[ -]\\d{4}(?!\\d)`,
  `${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}(?!\\d)`,
];
const WITHOUT_YEAR = [
  '\\d{1,2} ?月 ?\\d{1,2} ?(?:[日号號]|(?!\\d))',
  '\\d{1,2}/\\d{1,2}(?![\\d/.%]|\\s*[个個件元万萬折人份箱])',
  '\\d{1,2}[-.]\\d{1,2}(?=[\\s\\u3000:：,，、)）】\\]])',
  `\\d{1,2}(?:st|nd|rd|th)? ${MONTH}(?![a-z])`,
  `${MONTH} \\d{1,2}(?:st|nd|rd|th)?(?!\\d|:\\d)`,
];
const CLOCK =
  '(?:[ \\u3000]*[(（]?(?:周|星期|礼拜|週|禮拜)[一二三四五六日天][)）]?)?(?:[ T\\u3000]+\\d{1,2}[:：]\\d{2}(?::\\d{2})?(?: ?[ap]m)?)?';

/** Alternatives as one group; each separator that comes back refers to its own. */
function alternatives(patterns: readonly string[], groupsBefore: number): string {
  let group = groupsBefore;
  return patterns.map((one) => one.replace('\\SEP', () => `\\${++group}`)).join('|');
}

/** An entry begins with a line or after the end of a sentence, maybe behind a bullet or an opening bracket. */
const OPENING = '(^|[\\n\\r；;。！!？?|｜])([\\s\\u3000]*[-–•·*●○◆■▪>]?[\\s\\u3000]*[([（【「]?[ \\u3000]*)';
const DATED = new RegExp(
  `${OPENING}((${alternatives(WITH_YEAR, 4)})${CLOCK}|(?:${WITHOUT_YEAR.join('|')})${CLOCK})`,
  'giu',
);
/** A whole date may also stand in the middle of a line, after a space or in brackets, unless words beside it speak of it. */
const INLINE = new RegExp(
  `([ \\u3000\\t]|(?=[【[]))([【[]?[ \\u3000]*)((${alternatives(WITH_YEAR, 4)})${CLOCK})`,
  'giu',
);
const SPOKEN_OF =
  /(?:约|到|于|至|在|从|自|等|by|on|until|till|before|after|for|due|from|since|to|at|of|and|&|和|与|及)[\s\u3000]*$/i;
const SPEAKS_ON = /^[\s\u3000]*(?:之?[前后後]|以[前后後]|再|起|到期|截止|左右)/;

interface Found {
  /** Where the entry begins, and where its date does and ends. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly hasYear: boolean;
}

function datesIn(text: string): Found[] {
  const found = new Map<number, Found>();
  for (const pattern of [DATED, INLINE]) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
      const [, before = '', lead = '', date = '', whole] = match;
      const start = match.index + before.length;
      const from = start + lead.length;
      const one = { start, from, to: from + date.length, hasYear: whole !== undefined };
      // The end of this entry's first sentence may begin the next.
      pattern.lastIndex = Math.max(match.index + 1, one.to - 1);
      const isSpokenOf =
        pattern === INLINE && (SPOKEN_OF.test(text.slice(0, match.index)) || SPEAKS_ON.test(text.slice(one.to)));
      if (!isSpokenOf && ![...found.values()].some((other) => one.from < other.to && other.from < one.to))
        found.set(from, one);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

/**
 * The entries of every cell. All cells together tell the order of day and month, and whether entries go on or back in
 * time. Linear in the characters.
 */
export function splitLogs(texts: readonly string[], reading: Reading): readonly (readonly LogPart[])[] {
  const found = texts.map(datesIn);
  const written = found.flatMap((dates, i) =>
    dates.filter(({ hasYear }) => hasYear).map(({ from, to }) => (texts[i] as string).slice(from, to)),
  );
  const options = { ...reading, order: guessDateOrder(written, reading.locale) };
  const cells = found.map((dates, i) => entriesOf(texts[i] as string, dates, options));
  const directions = new Set(cells.map(directionOf).filter((one) => one !== 0));
  const [usual = 1] = directions.size === 1 ? directions : [];
  return cells.map((entries, i) => partsOf(texts[i] as string, withYears(entries, usual, reading.today)));
}

interface Entry extends Found {
  readonly written: string;
  readonly at: CivilDateTime | null;
  /** `mm-dd` of a date without a year. */
  readonly monthDay: string | null;
  readonly isYearless: boolean;
}

function entriesOf(text: string, dates: readonly Found[], options: DateReadingOptions): Entry[] {
  return dates.flatMap((one): Entry[] => {
    const written = text.slice(one.from, one.to);
    const read = parseDate(written, options);
    const entry = { ...one, written, at: null, monthDay: null, isYearless: true };
    if (read.kind === 'date') {
      const { date, time } = read;
      return [{ ...entry, at: time === undefined ? { date } : { date, time }, isYearless: false }];
    }
    if (read.kind === 'yearless') return [{ ...entry, monthDay: read.monthDay ?? null }];
    return read.kind === 'unclear' && one.hasYear ? [entry] : [];
  });
}

/** 1 where entries go on in time, -1 where they go back, 0 where nobody can tell; NaN where they do both. */
function directionOf(entries: readonly Entry[]): number {
  const dates = entries.flatMap(({ at }) => (at === null ? [] : [at.date]));
  const steps = new Set(
    dates
      .slice(1)
      .map((date, i) => Math.sign(Number(date > (dates[i] as string)) - Number(date < (dates[i] as string)))),
  );
  steps.delete(0);
  if (steps.size > 1) return Number.NaN;
  return [...steps][0] ?? 0;
}

/** Dates without a year by the nearest entries with one: the year of one of these, where only one keeps the order. */
function withYears(entries: readonly Entry[], usual: number, today: CivilDate): Entry[] {
  const direction = directionOf(entries) || usual;
  if (Number.isNaN(directionOf(entries))) return [...entries];
  const known = [...entries];
  entries.forEach((entry, i) => {
    if (entry.monthDay === null) return;
    const before = known
      .slice(0, i)
      .reverse()
      .find(({ at }) => at !== null)?.at?.date;
    const after = entries.slice(i + 1).find(({ at }) => at !== null)?.at?.date;
    const [earliest, latest] = direction > 0 ? [before, after] : [after, before];
    const years = new Set([before, after].flatMap((date) => (date === undefined ? [] : [yearOf(date)])));
    const fitting = [...years]
      .map((year) => `${year}-${entry.monthDay}`)
      .filter((date) => isCivilDate(date) && date <= today)
      .filter((date) => (earliest === undefined || earliest <= date) && (latest === undefined || date <= latest));
    if (fitting.length === 1) known[i] = { ...entry, at: { date: fitting[0] as string } };
  });
  return known;
}

function partsOf(text: string, entries: readonly Entry[]): LogPart[] {
  const [first] = entries;
  if (first === undefined)
    return text === '' ? [] : [{ text, note: text.trim(), at: null, written: '', isYearless: false }];
  const head = text.slice(0, first.start);
  const begins = head.trim() === '' ? 0 : first.start;
  const parts: LogPart[] =
    begins === 0 ? [] : [{ text: head, note: bare(head), at: null, written: '', isYearless: false }];
  entries.forEach(({ start, to, written, at, isYearless }, i) => {
    const end = entries[i + 1]?.start ?? text.length;
    const whole = text.slice(i === 0 ? begins : start, end);
    const said = text.slice(to, end).replace(/^[\s\u3000]*[\])）】」]?[\s\u3000:：,，、\-–—.]*/, '');
    parts.push({ text: whole, note: bare(at === null ? whole : said), at, written, isYearless });
  });
  return parts;
}

/** Without the sign that parts it from the next. */
function bare(text: string): string {
  return text.trim().replace(/[\s；;|｜]+$/, '');
}

/** The one channel that a note names by a word of the list, as this ledger calls it; '' for none, and for several. */
export function channelReader(items: readonly LedgerListItem[]): (note: string) => string {
  const words = items.flatMap(({ key, label }) => {
    if (key === 'other') return [];
    const shipped = Object.values(LISTS['channel']?.find((one) => one.key === key)?.labels ?? {});
    return [label, ...shipped].flatMap((text) => text.split('/').map((word) => ({ label, word: word.trim() })));
  });
  const patterns = words
    .filter(({ word }) => word !== '')
    .map(({ label, word }) => {
      const plain = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      return { label, pattern: new RegExp(/^[\w -]+$/.test(word) ? `\\b${plain}` : plain, 'i') };
    });
  return (note) => {
    const named = new Set(patterns.filter(({ pattern }) => pattern.test(note)).map(({ label }) => label));
    return named.size === 1 ? ([...named][0] as string) : '';
  };
}
