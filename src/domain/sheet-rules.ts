/**
 * Data validation and conditional formats as plain data, in the words of Sheets. Knows no field of the ledger.
 */
import type { CellRange } from './sheet-snapshot';

/** A range of a tab, by its sheet id or, where it has just been made, by its name. */
export interface TabRange extends CellRange {
  readonly tab: string | number;
}

export type RuleArgument = string | number | boolean | readonly string[] | TabRange | { readonly date: string };

/** `criteria` is a name of Sheets' data validation criteria: `VALUE_IN_RANGE`, `DATE_IS_VALID_DATE`, `CUSTOM_FORMULA` ... */
export interface ValidationRule {
  readonly criteria: string;
  readonly args: readonly RuleArgument[];
  /** False: a wrong value is refused. True: it is stored with a warning. */
  readonly allowInvalid: boolean;
  readonly helpText?: string;
}

export interface RuleStyle {
  readonly background?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly underline?: boolean;
}

/** A conditional format by formula, relative to the first cell of the first range. */
export interface ConditionalRule {
  readonly ranges: readonly CellRange[];
  readonly formula: string;
  readonly style: RuleStyle;
}

/** What every formula of ours contains; how our conditional formats are told from the user's. */
export const OWN_RULE_MARK = 'N("ledgerline:';
