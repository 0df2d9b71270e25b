/** What stands under General in Settings: single settings, each with its name beside it. Knows no service. */
import { messagesFor } from '../contract/messages/messages-for';
import type { CellValue } from '../domain/cell-value';
import type { LedgerSettings } from '../domain/ledger-settings';
import { LANGUAGES } from '../domain/sheet-snapshot';
import type { RuleAmount, TierRules } from '../domain/tiers';
import {
  type ReadTable,
  type SettingsTable,
  type TableCells,
  type TypedRow,
  type UnclearCell,
  wholeNumber,
} from './settings-table';

const GENERAL_KEYS = [
  'language',
  'region',
  'currency',
  'fiscalStart',
  'phonesInternational',
  'vipAmount',
  'middleAmount',
  'reminderHour',
  'weekdaysOnly',
  'sureFrom',
  'inDoubtFrom',
  'warningBrief',
  'checkWeekday',
] as const;
export type GeneralKey = (typeof GENERAL_KEYS)[number];

/** The settings that this ledger shows: a second amount is asked for by one scheme alone. */
export function generalKeys({ tiers }: Pick<LedgerSettings, 'tiers'>): readonly GeneralKey[] {
  return GENERAL_KEYS.filter((key) => key !== 'middleAmount' || tiers.scheme === 'abcd');
}

export function generalValues(settings: LedgerSettings): Record<GeneralKey, CellValue> {
  const words = messagesFor(settings.language).settings;
  return {
    language: settings.language,
    region: settings.region,
    currency: settings.currency,
    fiscalStart: settings.fiscalStart ?? 1,
    phonesInternational: settings.phonesInternational ? words.yes : words.no,
    vipAmount: settings.tiers.vipAmount ?? '',
    middleAmount: settings.tiers.middleAmount ?? '',
    reminderHour: settings.reminders.hour,
    weekdaysOnly: settings.reminders.weekdaysOnly ? words.yes : words.no,
    sureFrom: settings.duplicates.automatic,
    inDoubtFrom: settings.duplicates.review,
    warningBrief: settings.isWarningBrief ? words.yes : words.no,
    checkWeekday: settings.checkWeekday ?? words.no,
  };
}

function generalCells(settings: LedgerSettings): TableCells {
  const words = messagesFor(settings.language).settings;
  const value = generalValues(settings);
  return {
    title: words.blocks.general,
    headings: [words.columns.setting, words.columns.value],
    rows: generalKeys(settings).map((key) => [words.general[key], value[key]]),
  };
}

/** Whether a cell bears the setting's name, in any language. */
export function isNameOf(key: GeneralKey, label: string): boolean {
  return LANGUAGES.some((language) => messagesFor(language).settings.general[key] === label);
}

function readGeneral(settings: LedgerSettings, rows: readonly TypedRow[]): ReadTable {
  const unclear: UnclearCell[] = [];
  const lineOf = (key: GeneralKey): TypedRow | undefined => rows.find(({ cells }) => isNameOf(key, cells[0] ?? ''));
  const tell = (key: GeneralKey): void => {
    const { row, cells } = lineOf(key) as TypedRow;
    unclear.push({ row, column: 1, header: cells[0] ?? '' });
  };
  /** What is typed; as it was where the cell is empty or not there, or `parse` does not understand it. */
  const typed = <T>(key: GeneralKey, parse: (text: string) => T | undefined, before: T): T => {
    const text = lineOf(key)?.cells[1] ?? '';
    const parsed = text === '' ? before : parse(text);
    if (parsed === undefined) tell(key);
    return parsed === undefined ? before : parsed;
  };
  const amount = (key: RuleAmount): number | null =>
    lineOf(key)?.cells[1] === '' ? null : typed(key, amountOf, settings.tiers[key]);

  const tiers = { ...settings.tiers, vipAmount: amount('vipAmount'), middleAmount: amount('middleAmount') };
  const duplicates = {
    automatic: typed('sureFrom', probabilityOf, settings.duplicates.automatic),
    review: typed('inDoubtFrom', probabilityOf, settings.duplicates.review),
  };
  const areInOrder = duplicates.review < duplicates.automatic;
  if (!areInOrder) tell('inDoubtFrom');
  // A ledger of before they were there has a year that begins in January, and is checked on Mondays.
  const { fiscalStart = 1, checkWeekday = 1 } = settings as Partial<LedgerSettings>;
  const month = typed('fiscalStart', (text) => wholeNumber(text, 1, 12), fiscalStart);
  return {
    unclear,
    settings: {
      ...settings,
      language: typed('language', (text) => LANGUAGES.find((one) => one === text), settings.language),
      region: typed('region', (text) => (/^[A-Z]{2}$/.test(text) ? text : undefined), settings.region),
      currency: typed('currency', (text) => (/^[A-Z]{3}$/.test(text) ? text : undefined), settings.currency),
      ...(month !== fiscalStart && { fiscalStart: month }),
      phonesInternational: typed('phonesInternational', yesOf, settings.phonesInternational),
      isWarningBrief: typed('warningBrief', yesOf, settings.isWarningBrief ?? false),
      checkWeekday: typed('checkWeekday', weekdayOf, checkWeekday),
      reminders: {
        hour: typed('reminderHour', hourOf, settings.reminders.hour),
        weekdaysOnly: typed('weekdaysOnly', yesOf, settings.reminders.weekdaysOnly),
      },
      duplicates: areInOrder ? duplicates : settings.duplicates,
      tiers: withoutEmptied(tiers, settings.tiers),
    },
  };
}

/** An amount that somebody has emptied is wanted no more. */
function withoutEmptied(tiers: TierRules, before: TierRules): TierRules {
  return tiers.vipAmount === null && before.vipAmount !== null ? { ...tiers, withoutAmount: true } : tiers;
}

/** A number without its commas of thousands. */
function amountOf(text: string): number | undefined {
  const amount = Number(text.replace(/[,，]/g, ''));
  return Number.isFinite(amount) ? amount : undefined;
}

/** As people write it: `0.95`, `95` or `95%`. */
function probabilityOf(text: string): number | undefined {
  const number = Number(/^(\d*[.,]?\d+) ?[%％]?$/.exec(text)?.[1]?.replace(',', '.') ?? Number.NaN);
  const share = number > 1 || /[%％]$/.test(text) ? number / 100 : number;
  return share > 0 && share < 1 ? share : undefined;
}

/** An hour of the day from 0 to 23. */
export function hourOf(text: string): number | undefined {
  return wholeNumber(text.replace(/:00$/, ''), 0, 23);
}

function isWord(text: string, word: (words: ReturnType<typeof messagesFor>['settings']) => string): boolean {
  return LANGUAGES.some((language) => word(messagesFor(language).settings) === text);
}

function yesOf(text: string): boolean | undefined {
  if (isWord(text, ({ yes }) => yes)) return true;
  return isWord(text, ({ no }) => no) ? false : undefined;
}

/** 1 for Monday; null for never. */
function weekdayOf(text: string): number | null | undefined {
  return isWord(text, ({ no }) => no) ? null : wholeNumber(text, 1, 7);
}

export const GENERAL: SettingsTable = { marker: 'general', cells: generalCells, read: readGeneral };
