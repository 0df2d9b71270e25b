/**
 * Validation that a paste has taken away, and colour rules that have been broken up or lost: what has to be written to
 * have them back, and what stood there before. Knows rules as plain data.
 */
import { messagesFor } from '../contract/messages/messages-for';
import { conditionalRules } from '../domain/conditional-formats';
import { fieldOf, isFieldKey } from '../domain/fields';
import type { LedgerColumn } from '../domain/ledger-columns';
import type { ValidationRule } from '../domain/sheet-rules';
import { validationRule } from '../domain/validation-rules';
import type { RuleRuns } from './journal';
import type { Ledger } from './ledger';
import type { Ports, RuleGrid, SheetEdit } from './ports';
import { listRange } from './setup-edits';

interface Ruled {
  readonly column: LedgerColumn;
  readonly rule: ValidationRule;
}

/** Two reads. */
export function repairRules(
  ports: Ports,
  ledger: Ledger,
): { readonly edits: readonly SheetEdit[]; readonly before: readonly RuleRuns[] } {
  const { workbook } = ports;
  const { tabs, settings, columns, headerRow } = ledger;
  const sheet = tabs.customers;
  const below = { row: headerRow + 1, rows: ledger.cells.values.length - headerRow - 1 };
  const edits: SheetEdit[] = [];

  const isThere = new Set(columns.map((column) => column.key));
  const present = { ...settings, fields: settings.fields.filter((field) => isThere.has(field.key)) };
  const wanted = conditionalRules(present, { firstRow: below.row, rows: below.rows });
  const now = workbook.ownConditionalFormats(sheet);
  if (JSON.stringify(now) !== JSON.stringify(wanted.map(({ formula, ranges }) => ({ formula, ranges })))) {
    edits.push({ kind: 'conditional-rules', sheet, rules: wanted });
  }

  const ruled = columns.flatMap((column): Ruled[] => {
    const rule = ruleFor(ledger, column);
    return rule === null ? [] : [{ column, rule }];
  });
  if (ruled.length === 0 || below.rows <= 0) return { edits, before: [] };
  const left = Math.min(...ruled.map(({ column }) => column.index));
  const right = Math.max(...ruled.map(({ column }) => column.index));
  const grid = workbook.validations(sheet, { ...below, column: left, columns: right - left + 1 });
  const texts = grid.table.map(ruleText);
  const isDamaged = ({ column, rule }: Ruled): boolean => {
    const text = ruleText(rule);
    return grid.cells.some((row) => texts[row[column.index - left] as number] !== text);
  };
  const damaged = ruled.filter(isDamaged);
  for (const run of stretches(damaged, ruled, grid, left)) {
    const range = { ...below, column: run.start, columns: run.rules.length };
    edits.push(
      run.rules.length === 1
        ? { kind: 'validation', sheet, range, rule: run.rules[0] ?? null }
        : { kind: 'validations-down', sheet, range, rules: run.rules },
    );
  }
  return {
    edits,
    before: damaged.map(({ column, rule }) => ({
      key: column.key,
      runs: ruleRuns(
        grid.cells.map((row) => row[column.index - left] as number),
        grid.table,
      ),
      after: rule,
    })),
  };
}

/** Columns to write in one go: damaged ones, with whole ones of ours and columns without any rule between them. */
function stretches(
  damaged: readonly Ruled[],
  ruled: readonly Ruled[],
  grid: RuleGrid,
  left: number,
): { readonly start: number; readonly rules: (ValidationRule | null)[] }[] {
  const ruleAt = new Map(ruled.map(({ column, rule }) => [column.index, rule]));
  const isBare = (column: number): boolean => grid.cells.every((row) => (row[column - left] ?? -1) < 0);
  const runs: { start: number; rules: (ValidationRule | null)[] }[] = [];
  for (const { column, rule } of [...damaged].sort((a, b) => a.column.index - b.column.index)) {
    const last = runs[runs.length - 1];
    const between: (ValidationRule | null)[] = [];
    let isJoined = last !== undefined;
    for (
      let index = last === undefined ? column.index : last.start + last.rules.length;
      index < column.index;
      index++
    ) {
      const own = ruleAt.get(index);
      if (own === undefined && !isBare(index)) isJoined = false;
      between.push(own ?? null);
    }
    if (last !== undefined && isJoined) last.rules.push(...between, rule);
    else runs.push({ start: column.index, rules: [rule] });
  }
  return runs;
}

function ruleFor({ settings, tabs, listColumns }: Ledger, { key }: LedgerColumn): ValidationRule | null {
  if (!isFieldKey(key)) return null;
  const field = fieldOf(key);
  return validationRule(
    field,
    settings,
    listRange(tabs.settings, listColumns, field),
    messagesFor(settings.language).help,
  );
}

/** A rule as comparable text. A formula is told without its rows: it reads differently in every row it applies to. */
export function ruleText(rule: ValidationRule): string {
  if (rule.criteria !== 'CUSTOM_FORMULA') return JSON.stringify(rule);
  return JSON.stringify({
    ...rule,
    args: rule.args.map((arg) => (typeof arg === 'string' ? arg.replace(/(\$?[A-Z]{1,3}\$?)\d+/g, '$1') : arg)),
  });
}

/** Rows from the first below the header, as runs of equal rules. */
function ruleRuns(cells: readonly number[], table: readonly ValidationRule[]): RuleRuns['runs'] {
  const runs: { start: number; end: number; rule: ValidationRule | null; from: number }[] = [];
  const met = new Map<number, number>();
  let last = Number.NaN;
  cells.forEach((index, row) => {
    const from = met.get(index) ?? row;
    met.set(index, from);
    if (index === last) (runs[runs.length - 1] as { end: number }).end = row + 1;
    else runs.push({ start: row, end: row + 1, rule: table[index] ?? null, from });
    last = index;
  });
  return runs;
}
