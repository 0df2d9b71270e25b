/** Cells of the Dashboard, in the ledger's language: texts, figures under their formats, and the formulas that keep them. Knows no block. */
import { FIGURE_UNITS } from '../contract/api/report';
import type { messagesFor } from '../contract/messages/messages-for';
import { currencyDigits, moneyNumberFormat } from '../domain/currency';
import type { DashboardBlock, DashboardCell, DashboardRow, RowLook } from '../domain/report/dashboard';
import { type FigureScope, figureFormula, type LedgerRanges } from '../domain/report/dashboard-formulas';
import type { Figure, FigureKey } from '../domain/report/figures';
import type { CountedKeys } from '../domain/report/live-counts';
import type { Report } from '../domain/report/report';

export interface DashboardInput {
  readonly report: Report;
  readonly words: Pick<ReturnType<typeof messagesFor>, 'report' | 'tabs' | 'notesBox'>;
  readonly ranges: LedgerRanges;
  /** Formulas that count customers, without `=`. */
  readonly counts: (keys: CountedKeys) => string | null;
  /** What customers are called, by ID. */
  readonly titles: ReadonlyMap<string, string>;
  /** Of the legend, by the key of the tier: `#rrggbb`. */
  readonly tierFills: ReadonlyMap<string, string>;
}

export type Band = DashboardBlock['band'];
export type MaybeBlock = DashboardBlock | null;

/** Shown whether there is anything or not. */
export const ALWAYS: readonly FigureKey[] = ['sales', 'orders', 'customers'];

export const row = (look: RowLook, ...cells: readonly DashboardCell[]): DashboardRow => ({ look, cells });
export const text = (value: string): DashboardCell => ({ value });
export const FREE: DashboardCell = { value: '' };

/** Line of a block's heading: the first cell over labels, the others over numbers. */
export function headRow(first: string, ...others: readonly string[]): DashboardRow {
  return row('head', text(first), ...others.map((value): DashboardCell => ({ value, align: 'right' })));
}

/** The format under which amounts are shown: those of a million or more without their small change. */
export function moneyFormat(currency: string, limit = 1_000_000): string {
  const exact = moneyNumberFormat(currency);
  return currencyDigits(currency) === 0 ? exact : `[>=${limit}]${exact.replace(/\.0+$/, '')};${exact}`;
}

function formatOf(key: FigureKey, { report }: Pick<DashboardInput, 'report'>): string {
  return {
    money: moneyFormat(report.currency),
    count: '#,##0',
    share: '0.0%',
    points: '0',
    score: '0.0',
    days: 'General',
  }[FIGURE_UNITS[key]];
}

/** What a cell holds of a figure: points are written as people say them, times 100. */
function cellValue({ key, value }: Figure): number | null {
  return value === null || FIGURE_UNITS[key] !== 'points' ? value : value * 100;
}

export function figureCell(
  figure: Figure,
  input: Pick<DashboardInput, 'report'>,
  formula?: string | null | DashboardCell['formula'],
): DashboardCell {
  return {
    value: cellValue(figure),
    format: formatOf(figure.key, input),
    ...(formula && { formula: typeof formula === 'string' ? () => formula : formula }),
  };
}

export function figureOf(figures: readonly Figure[], key: FigureKey): Figure | undefined {
  return figures.find((one) => one.key === key);
}

/** A formula for a figure; customers are counted by their columns. */
export function formulaOf(key: FigureKey, scope: FigureScope, { counts, ranges }: DashboardInput): string | null {
  return key === 'customers' ? counts({}) : figureFormula(key, scope, ranges);
}
