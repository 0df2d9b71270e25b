/** Making a ledger: of a sheet, looked at first, or an empty one. */
import * as v from 'valibot';
import type { Issue } from '../../domain/issues';
import type { MappingReason } from '../../domain/map-columns';
import type { Language } from '../../domain/sheet-snapshot';
import { TIER_SCHEMES, type TierScheme } from '../../domain/tiers';
import { type IssueCount, language, type OperationResult, requestId, shortText } from './basics';

export const setupOptions = v.object({
  language: v.optional(language),
  /** ISO 3166-1 alpha-2. */
  region: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/))),
  /** ISO 4217. */
  currency: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{3}$/))),
  /** Mapped columns get their standard label; false keeps the old header texts. */
  standardNames: v.optional(v.boolean()),
  /** Show every phone with its country code. */
  phonesInternational: v.optional(v.boolean()),
  /** Merged cells inside the table are split and each cell filled with the block's value. */
  unmerge: v.optional(v.boolean()),
  tierScheme: v.optional(v.picklist(TIER_SCHEMES)),
  /** Columns to add, by field key; what is not named here and not locked is not added. Absent = as proposed. */
  addColumns: v.optional(v.pipe(v.array(shortText), v.maxLength(60))),
  /** Column index (from 0, as text) -> column key, or null for "leave alone"; overrides the guess. */
  mapping: v.optional(v.record(v.pipe(v.string(), v.regex(/^\d{1,5}$/)), v.nullable(shortText))),
  /** The same in pairs by header text, which may be `__proto__`, or `#3` for the sheet's third column. */
  headerMapping: v.optional(v.array(v.tuple([v.string(), v.nullable(shortText)]))),
  /** A1 range of the table, where a sheet holds several. */
  tableRange: v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{1,3}\d+(:[A-Z]{1,3}\d+)?$/))),
});

/** Input schemas. */
export const setupInput = {
  previewSetup: setupOptions,
  /** Every finding of a set-up, for the command line; writes nothing. */
  reportSetup: setupOptions,
  /** Opens the wide dialog over the sheet; with a range, that table is selected first, so that the preview is of it. */
  openPreview: v.object({ tableRange: setupOptions.entries.tableRange }),
  applySetup: v.object({ requestId, fingerprint: shortText, options: setupOptions }),
  startEmpty: v.object({ requestId, language: v.optional(language), sampleRows: v.boolean() }),
};

export interface SetupOutput {
  previewSetup: SetupPreview;
  reportSetup: SetupReport;
  openPreview: { readonly opened: true };
  /** No report where a click is repeated: it was carried out before. */
  applySetup: OperationResult & { readonly report: SetupReport | null };
  startEmpty: OperationResult;
}

export type SetupOptions = v.InferOutput<typeof setupOptions>;

export interface PreviewColumn {
  /** From 0, in the sheet. */
  readonly index: number;
  /** Column letter. */
  readonly letter: string;
  readonly header: string;
  readonly samples: readonly string[];
  readonly key: string | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: MappingReason;
  /** The header the column will get; null when it keeps its own. */
  readonly newHeader: string | null;
  readonly tidied: number;
  readonly issues: number;
}

export interface PreviewCell {
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
  readonly issue?: Issue;
}

export interface TierCount {
  readonly label: string;
  readonly count: number;
}

export interface SetupPreview {
  /** Of what was read; apply refuses when the sheet has changed since. */
  readonly fingerprint: string;
  readonly sheetName: string;
  readonly language: Language;
  readonly region: string;
  readonly currency: string;
  /** From 1. */
  readonly headerRow: number;
  readonly counts: {
    readonly customers: number;
    readonly columns: number;
    readonly tidied: number;
    readonly duplicateGroups: number;
    readonly issues: number;
    readonly rowsSkipped: number;
  };
  readonly columns: readonly PreviewColumn[];
  /** Keys a column may be mapped to, in the ledger's order, labelled in its language. */
  readonly keys: readonly { readonly key: string; readonly label: string; readonly part: boolean }[];
  readonly additions: readonly {
    readonly key: string;
    readonly label: string;
    readonly ticked: boolean;
    readonly locked: boolean;
  }[];
  readonly ticks: {
    readonly standardNames: boolean;
    readonly phonesInternational: boolean;
    /** null: there is nothing merged. */
    readonly unmerge: boolean | null;
    readonly tierScheme: TierScheme;
  };
  readonly sample: {
    readonly headers: readonly string[];
    readonly rows: readonly { readonly rowNumber: number; readonly cells: readonly PreviewCell[] }[];
  };
  /** In rank order; a label `''` counts those without a tier. */
  readonly tiers: readonly TierCount[];
  readonly issues: readonly IssueCount[];
  /** Findings on the sheet as a whole; none of them stops the set-up. */
  readonly notes: readonly Issue[];
}

/** Everything a set-up found; row numbers are those of the sheet before it. */
export interface SetupReport {
  /** From 1; 0 where the sheet has no header. */
  readonly headerRow: number;
  readonly mapping: Readonly<Record<string, string>>;
  readonly rowsIn: number;
  readonly rowsOut: number;
  readonly issues: readonly { readonly rowNumber: number; readonly fieldKey: string; readonly code: string }[];
  readonly duplicateGroups: number;
}
