/**
 * The one day that a line of running text names. What it says is read by `parseDate`; here is told where in the text a
 * day stands, and which year a day without one means. Never guesses.
 */
import { type CivilDate, civilDate, daysBetween, isCivilDate, yearOf } from '../civil-date';
import { type DateReadingOptions, parseDate } from '../parse-date';

export type DateInText =
  | { readonly kind: 'date'; readonly date: CivilDate }
  /** `text` is what was found: `year-missing` where the day next comes in more than half a year. */
  | { readonly kind: 'unclear' | 'several' | 'past' | 'year-missing'; readonly text: string }
  | { readonly kind: 'missing' };

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '\\d{1,2}(?:st|nd|rd|th)?';
const YEAR = "(?:,? ?'?\\d{4}|,? '?\\d{2}(?![\\d:]))?";
const FREE = '(?<![a-z\\d./-])';
const HAN = '[\\d〇零一二三四五六七八九十]';

const DATES = new RegExp(
  [
    // 2026年12月3日, 十二月三日, 民国115年12月3日, 农历八月十五; without 日 only where nothing follows.
    `(?:(?:农历|農曆|阴历|陰曆) ?)?(?:(?:(?:民国|民國) ?)?(?<!${HAN})[\\d〇零一二三四五六七八九十元]{1,4} ?年 ?)?(?:(?<!${HAN})${HAN}{1,3}|[正冬腊臘闰閏]) ?月 ?[初廿]?${HAN}{1,3}(?: ?[日号號]|(?=[\\s,.;、。)]|前|之前|以前|$))`,
    `${FREE}\\d{4}([-/.])\\d{1,2}\\1\\d{1,2}(?![\\d/-]|\\.\\d)`,
    `${FREE}\\d{1,2}([-/])\\d{1,2}\\2(?:\\d{4}|\\d\\d)(?![\\d/-]|\\.\\d)`,
    `${FREE}\\d{1,2}\\.\\d{1,2}\\.\\d{4}(?![\\d/-]|\\.\\d)`,
    `${FREE}${DAY}(?: of)?[ -]?${MONTH}\\b\\.?${YEAR}`,
    `(?<![a-z\\d])${MONTH}\\.? ?${DAY}(?![a-z\\d]|[-/]\\d)${YEAR}`,
    // Two numbers alone may be anything: a word beside them has to say that they are a day.
    '(?<=\\b(?:by|on|before|until|till|due) )\\d{1,2}[-/.]\\d{1,2}(?![\\d/-]|\\.\\d)',
    `${FREE}\\d{1,2}/\\d{1,2}(?= ?(?:前|之前|以前|截止))`,
  ].join('|'),
  'gi',
);
const WEEKDAY =
  '(?:周|週|星期|礼拜|禮拜)[一二三四五六日天]|\\b(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?\\b\\.?';
const WEEKDAY_BEFORE = new RegExp(`(${WEEKDAY})[ ,(]*$`, 'i');
const WEEKDAY_AFTER = new RegExp(`^[ ,(]*(${WEEKDAY})`, 'i');
/** Words that are no month unless they begin with a capital letter. */
const NO_MONTH = /(?<![A-Za-z])(?:may|mar|march)(?![a-z])/;
/** Behind a month's name two digits may be a year, or belong to what follows. */
const SHORT_YEAR = /[a-z]\.? ?\d{1,2}(?:st|nd|rd|th)?,? '?\d\d$|\d[- ]?[a-z]+\.?,? '?\d\d$/i;
/** A day of the year is the coming one where it is that near. */
const MOST_DAYS_AHEAD = 183;

/**
 * Reads `text`, which is one line in the form that NFKC gives. `rest` is the text with a bar in place of each day, so that
 * nothing is joined across it.
 */
export function dateInText(
  text: string,
  options: DateReadingOptions,
): { readonly reading: DateInText; readonly rest: string } {
  const found: { readonly text: string; readonly reading: DateInText }[] = [];
  const rest = text.replace(DATES, (...match: unknown[]) => {
    const phrase = match[0] as string;
    const at = match[match.length - 2] as number;
    if (NO_MONTH.test(phrase)) return phrase;
    const word = WEEKDAY_BEFORE.exec(text.slice(0, at))?.[1] ?? WEEKDAY_AFTER.exec(text.slice(at + phrase.length))?.[1];
    found.push({ text: phrase, reading: readPhrase(phrase, word, options) });
    return '|';
  });
  const [first] = found;
  if (first === undefined) return { reading: { kind: 'missing' }, rest };
  const isOne = found.every(({ reading }) => JSON.stringify(reading) === JSON.stringify(first.reading));
  const reading: DateInText = isOne
    ? first.reading
    : { kind: 'several', text: found.map(({ text: one }) => one).join(', ') };
  return { reading, rest };
}

function readPhrase(phrase: string, weekdayWord: string | undefined, options: DateReadingOptions): DateInText {
  const unclear: DateInText = { kind: 'unclear', text: phrase };
  if (SHORT_YEAR.test(phrase)) return unclear;
  // In a sentence the number behind a month's name is a day; in a cell of its own it may be a year.
  const reading = parseDate(phrase.replace(/^([a-z]+)\.? ?(\d{1,2})(?:st|nd|rd|th)?$/i, '$2 $1'), options);
  let date: CivilDate | null = null;
  if (reading.kind === 'date') date = reading.date;
  else if (reading.kind === 'yearless' && reading.monthDay !== undefined) {
    date = coming(reading.monthDay, options.today);
    if (date === null) return { kind: 'year-missing', text: phrase };
  }
  if (date === null) return unclear;
  if (weekdayWord !== undefined && parseDate(`${date} ${weekdayWord}`, options).kind !== 'date') return unclear;
  return date < options.today ? { kind: 'past', text: phrase } : { kind: 'date', date };
}

/** The next day of that name, today included; null where it is too far ahead to be meant for certain. */
function coming(monthDay: string, today: CivilDate): CivilDate | null {
  const [month, day] = monthDay.split('-').map(Number) as [number, number];
  for (const year of [yearOf(today), yearOf(today) + 1]) {
    const date = civilDate(year, month, day);
    if (isCivilDate(date) && date >= today) return daysBetween(today, date) > MOST_DAYS_AHEAD ? null : date;
  }
  return null;
}
