/**
 * What a ledger remembers about itself: its columns, lists, rules and numbering. Plain data; the Settings tab is one
 * way of showing it (app/settings-tab.ts).
 */
import type { Numbering } from './customer-ids';
import type { ColumnKey } from './fields';
import type { PlaybookRow } from './history/playbook';
import type { Segment } from './history/segments';
import type { LinkedRole } from './linked-tabs';
import type { MatchCuts } from './match/find-matches';
import type { DealStages } from './report/pipeline';
import type { Language } from './sheet-snapshot';
import type { TierRules } from './tiers';

/** What happens to a wrong value: refused, stored with a warning, or nothing. */
export type CheckMode = 'reject' | 'warn' | 'none';

export interface FieldSetting {
  readonly key: ColumnKey;
  /** The header as it stands in the sheet; '' for a column whose header is blank. */
  readonly header: string;
  /** Column index in the sheet when last seen. */
  readonly position: number;
  /** The header before set-up, where it was another. */
  readonly original: string;
  readonly check: CheckMode;
  /** Added by the ledger, not found in the sheet. */
  readonly added: boolean;
}

/** `key` is stable, `label` is what cells hold. */
export interface LedgerListItem {
  readonly key: string;
  readonly label: string;
}

/** One of the people who look after customers. What is not given is '' or null. */
export interface TeamMember {
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly language: Language | '';
  /** Of the daily mail, where it is not the ledger's. */
  readonly hour: number | null;
}

/** When the daily mail goes out; whether it does is a matter of the trigger. */
export interface ReminderSettings {
  /** 0 to 23, in the spreadsheet's zone. */
  readonly hour: number;
  /** Saturday's and Sunday's items go out on Friday. */
  readonly weekdaysOnly: boolean;
}

export const DEFAULT_REMINDERS: ReminderSettings = { hour: 8, weekdaysOnly: false };

/** What was seen of all rows, see row-fingerprints.ts: sums of the cells' fingerprints, eight hexadecimal digits each. */
export interface Fingerprints {
  /** Of the rows of each of 256 groups of customers. */
  readonly rows: string;
  /** Of each column, by its key. */
  readonly columns: Readonly<Record<string, string>>;
}

export type TabRole =
  | 'customers'
  | 'settings'
  | 'log'
  | 'journal'
  | 'outbox'
  | 'answers'
  | 'recycle'
  | 'dashboard'
  | LinkedRole;

/** Which meaning the red of the legend has. */
export type RedMeaning = 'urgent' | 'important';

export interface LedgerSettings {
  readonly language: Language;
  readonly region: string;
  readonly currency: string;
  readonly phonesInternational: boolean;
  readonly red: RedMeaning;
  readonly tiers: TierRules;
  /** In place of what ships, where somebody has changed it. */
  readonly playbook?: readonly PlaybookRow[];
  readonly dealStages?: DealStages;
  readonly segments?: readonly Segment[];
  /** Month in which a year begins for reports, 1 to 12; without one January. */
  readonly fiscalStart?: number;
  readonly fields: readonly FieldSetting[];
  readonly lists: Readonly<Record<string, readonly LedgerListItem[]>>;
  readonly numbering: Numbering;
  readonly team: readonly TeamMember[];
  readonly reminders: ReminderSettings;
  /** From which probability two customers are taken for one, and from which a person is asked. */
  readonly duplicates: MatchCuts;
  /** A warning of a possible duplicate tells no more than what agrees and who looks after the other customer. */
  readonly isWarningBrief: boolean;
  /** Index of the last header row, and how many rows the header has. */
  readonly headerRow: number;
  readonly headerRowCount: number;
  /** Width of the tab's grid when last seen: a right guess saves asking. */
  readonly gridColumns?: number;
  /** The rows when they were last swept, and the operations that had been undone by then. */
  readonly swept?: Fingerprints & { readonly undone: string };
  /** The day on which tiers and keys were last refreshed by the clock, `yyyy-mm-dd`. */
  readonly refreshedOn?: string;
  /** The day of the week on which all are checked for duplicates, 1 for Monday; null for never. */
  readonly checkWeekday: number | null;
  /** The day on which that was last begun, `yyyy-mm-dd`. */
  readonly checkedOn?: string;
  /** Names of the tabs when last seen, for a file that has lost its metadata. */
  readonly tabs: Readonly<Partial<Record<TabRole, string>>>;
  /** Where this ledger lives: a copy of the file has another id. */
  readonly home: { readonly spreadsheetId: string; readonly timeZone: string; readonly locale: string };
}
