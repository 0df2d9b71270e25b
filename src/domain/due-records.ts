/**
 * What the records of a ledger say of who is due: lists by their keys, dates as they can be read. Knows the columns, no
 * sheet.
 */
import { type CellValue, isCivil, textOf } from './cell-value';
import type { DueRecord } from './due-items';
import type { FieldKey } from './fields';
import { playbookOf, playFor, shippedContactDays } from './history/playbook';
import type { LedgerColumn } from './ledger-columns';
import type { LedgerSettings } from './ledger-settings';
import { keyFinder } from './list-keys';
import { LISTS } from './lists';
import { type DateReading, parseDate } from './parse-date';
import type { ReadingContext } from './sheet-snapshot';

interface DueCells {
  /** Sheet row of each record. */
  readonly rows: readonly number[];
  readonly columns: readonly LedgerColumn[];
  readonly values: readonly (readonly CellValue[])[];
}

/** Up to so many customers all birthdays are told. */
const FEW_CUSTOMERS = 500;

/** Up to so many customers are reviewed every month, more every quarter. */
const MONTHLY_REVIEWS = 300;

/** Linear. */
export function dueRecords(
  { rows, columns, values }: DueCells,
  settings: Pick<LedgerSettings, 'lists' | 'playbook'>,
  context: Pick<ReadingContext, 'locale' | 'today' | 'language'>,
): DueRecord[] {
  const at = (key: FieldKey): ((row: number) => CellValue) => {
    const index = columns.find((column) => column.key === key)?.index;
    return (row) => (index === undefined ? '' : (values[row]?.[index] ?? ''));
  };
  const text = (key: FieldKey): ((row: number) => string) => {
    const value = at(key);
    return (row) => textOf(value(row)).trim();
  };
  const date = (key: FieldKey): ((row: number) => string) => {
    const value = at(key);
    return (row) => {
      const reading = readDate(value(row), context);
      return reading.kind === 'date' ? reading.date : '';
    };
  };
  const occasion = (key: 'birthday' | 'anniversary'): ((row: number) => string) => {
    const value = at(key);
    return (row) => {
      const reading = readDate(value(row), context, key === 'birthday');
      return reading.kind === 'date'
        ? reading.date.slice(5)
        : reading.kind === 'yearless'
          ? (reading.monthDay ?? '')
          : '';
    };
  };
  const is = (list: 'flag' | 'priority', key: string): ((row: number) => boolean) => {
    const value = text(list);
    const words = wordsFor(list, key, settings);
    return (row) => words.has(value(row));
  };
  const tiers = settings.lists['tier'] ?? [];
  const rankOf = new Map(tiers.map(({ label }, rank) => [label, rank]));
  const read = {
    customerId: text('customerId'),
    name: text('name'),
    company: text('company'),
    tier: text('tier'),
    stage: text('lifecycleStage'),
    isUrgent: is('priority', 'urgent'),
    isStarred: is('flag', 'key'),
    isDoNotContact: is('flag', 'do-not-contact'),
    nextStep: text('nextStep'),
    phone: text('phone'),
    owner: text('owner'),
    nextFollowUp: date('nextFollowUp'),
    lastContact: date('lastContact'),
    contractEnd: date('contractEnd'),
    birthday: occasion('birthday'),
    anniversary: occasion('anniversary'),
    group: text('duplicateGroup'),
  };
  const seen = (['lastContact', 'updatedAt', 'reviewedAt'] as const).map(date);
  // A day that is still to come is a slip of the pen.
  const seenOn = (row: number): string =>
    seen.map((read) => read(row)).reduce((last, day) => (day > last && day <= context.today ? day : last), '');
  const wishedDays = wishedContact(settings);
  const reviewMonths = rows.length <= MONTHLY_REVIEWS ? 1 : 3;
  return rows.map((row): DueRecord => {
    const tier = read.tier(row);
    const tierRank = rankOf.get(tier) ?? null;
    const key = tierRank === null ? '' : (tiers[tierRank]?.key ?? '');
    const isStarred = read.isStarred(row);
    const isBest = tierRank === 0 || isStarred;
    return {
      rowNumber: row + 1,
      customerId: read.customerId(row),
      name: read.name(row) || read.company(row),
      company: read.name(row) === '' ? '' : read.company(row),
      tier,
      tierRank,
      isUrgent: read.isUrgent(row),
      isStarred,
      isDoNotContact: read.isDoNotContact(row),
      silenceDays: isBest ? wishedDays(tierRank, read.stage(row)) : null,
      hasOccasions: rows.length <= FEW_CUSTOMERS || isBest || key === 'active',
      nextStep: read.nextStep(row),
      phone: read.phone(row),
      owner: read.owner(row),
      nextFollowUp: read.nextFollowUp(row),
      lastContact: read.lastContact(row),
      contractEnd: read.contractEnd(row),
      birthday: read.birthday(row),
      anniversary: read.anniversary(row),
      group: read.group(row),
      seenOn: seenOn(row),
      reviewMonths,
    };
  });
}

/** Days after a contact until the next one is wished for, by the rank of the tier and the word of the stage. */
export function wishedContact(
  settings: Pick<LedgerSettings, 'lists' | 'playbook'>,
): (tierRank: number | null, stage: string) => number {
  const { lists } = settings;
  const playbook = playbookOf(settings);
  const stageOf = keyFinder('lifecycleStage', lists['lifecycleStage'] ?? []);
  return (tierRank, stage) => {
    const tier = tierRank === null ? '' : (lists['tier']?.[tierRank]?.key ?? '');
    return playFor(playbook, { tier, stage: stageOf(stage) })?.contactDays ?? shippedContactDays(tier, tierRank);
  };
}

/** What a list's item is called, here and in any language it ships in. */
function wordsFor(list: string, key: string, settings: Pick<LedgerSettings, 'lists'>): ReadonlySet<string> {
  const shipped = LISTS[list]?.find((item) => item.key === key)?.labels;
  const here = settings.lists[list]?.filter((item) => item.key === key).map((item) => item.label) ?? [];
  return new Set([...here, ...(shipped === undefined ? [] : Object.values(shipped))]);
}

/** A date that stands there as text counts if it can be read in one way only. */
function readDate(
  cell: CellValue,
  { locale, today, language }: Pick<ReadingContext, 'locale' | 'today' | 'language'>,
  birthday = false,
): DateReading {
  if (isCivil(cell)) return { kind: 'date', date: cell.date };
  if (typeof cell !== 'string' || cell === '') return { kind: 'unclear' };
  return parseDate(cell, { locale, today, birthday, republic: language === 'zh-TW' });
}
