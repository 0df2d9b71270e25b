/** Blocks of the Dashboard that tell one figure in each line or card: of the period, of today, and what they mean. */
import { FIGURE_UNITS } from '../contract/api/report';
import type { DashboardBlock, DashboardCell } from '../domain/report/dashboard';
import type { Figure, FigureKey } from '../domain/report/figures';
import {
  ALWAYS,
  type DashboardInput,
  FREE,
  figureCell,
  figureOf,
  formulaOf,
  headRow,
  moneyFormat,
  row,
  text,
} from './dashboard-cells';

/** Six figures side by side, two columns each, with how they have changed. */
export function headline(input: DashboardInput): DashboardBlock {
  const { report, words } = input;
  const { figures, dashboard } = words.report;
  const some = (from: readonly Figure[], ...keys: readonly FigureKey[]): Figure[] =>
    keys.flatMap((key) => figureOf(from, key) ?? []).filter(({ key, n }) => ALWAYS.includes(key) || n > 0);
  const cards = [
    ...some(report.figures, 'sales', 'orders'),
    ...some(report.now, 'customers', 'owed', 'weighted', 'complaints-open'),
    ...some(report.figures, 'average-order', 'new-buyers', 'repurchase'),
  ].slice(0, 6);
  const inBands = (cells: readonly (readonly [DashboardCell, DashboardCell])[]): DashboardCell[] => [
    ...cells.slice(0, 3).flat(),
    FREE,
    ...cells.slice(3).flat(),
    FREE,
  ];
  const big = (figure: Figure): DashboardCell => {
    const scope = report.figures.includes(figure) ? { period: report.period } : {};
    const cell = figureCell(figure, input, formulaOf(figure.key, scope, input));
    return FIGURE_UNITS[figure.key] === 'money' ? { ...cell, format: moneyFormat(report.currency, 1000) } : cell;
  };
  return {
    key: 'headline',
    band: 'both',
    rows: [
      row('label', ...inBands(cards.map(({ key }) => [text(figures[key].name), FREE]))),
      row('big', ...inBands(cards.map((figure) => [{ ...big(figure), align: 'left' }, FREE]))),
      row(
        'muted',
        ...inBands(
          cards.map((figure) =>
            report.figures.includes(figure)
              ? [{ ...changeCell(input, figure.key), align: 'left' }, text(dashboard.onBefore)]
              : [FREE, FREE],
          ),
        ),
      ),
    ],
  };
}

/** How a figure of the period compares with the one before: as a share of it, and of what is a share already in points. */
function changeCell(
  { report, words }: DashboardInput,
  key: FigureKey,
  places?: { readonly row: number; readonly period: number; readonly before: number },
): DashboardCell {
  const figure = figureOf(report.figures, key);
  const before = figureOf(report.figuresBefore, key);
  const [now, then] = [figure?.value ?? null, before?.value ?? null];
  const unit = FIGURE_UNITS[key];
  const addresses = (at: (row: number, place: number) => string): [string, string] =>
    places === undefined ? ['', ''] : [at(places.row, places.period), at(places.row, places.before)];
  if (unit === 'share' || unit === 'points') {
    const sign = ` ${words.report.dashboard.points}`;
    return {
      value: now === null || then === null ? null : (now - then) * 100,
      format: `+0.0"${sign}";-0.0"${sign}";0.0"${sign}"`,
      formula:
        places &&
        ((at) => {
          const [a, b] = addresses(at);
          return unit === 'share' ? `(${a}-${b})*100` : `${a}-${b}`;
        }),
    };
  }
  return {
    value: now === null || then === null || then <= 0 ? null : now / then - 1,
    format: '+0.0%;-0.0%;0.0%',
    formula:
      places &&
      ((at) => {
        const [a, b] = addresses(at);
        return `${a}/${b}-1`;
      }),
  };
}

/** What happened in the period, beside the one before. */
export function periodBlock(input: DashboardInput): DashboardBlock {
  const { report, words } = input;
  const { sections, figures, dashboard } = words.report;
  const { columns } = dashboard;
  const kept = report.figures.filter(
    ({ key, n }) => ALWAYS.includes(key) || n > 0 || (figureOf(report.figuresBefore, key)?.n ?? 0) > 0,
  );
  return {
    key: 'period',
    band: 'both',
    rows: [
      row('section', text(`${sections.period}: ${report.period.key}`)),
      row(
        'head',
        ...headRow(columns.figure, columns.period, columns.before, columns.change, columns.n).cells,
        text(columns.formula),
      ),
      ...kept.map((figure, i) => {
        const { key, n } = figure;
        const before = figureOf(report.figuresBefore, key) ?? { key, value: null, n: 0 };
        return row(
          'line',
          text(figures[key].name),
          figureCell(figure, input, formulaOf(key, { period: report.period }, input)),
          figureCell(before, input, formulaOf(key, { period: report.before }, input)),
          changeCell(input, key, { row: i + 2, period: 1, before: 2 }),
          { value: n, format: '#,##0' },
          text(figures[key].formula),
        );
      }),
    ],
  };
}

/** How everything stands today. */
export function nowBlock(input: DashboardInput): DashboardBlock {
  const { report, words } = input;
  const { sections, figures, dashboard } = words.report;
  const { columns } = dashboard;
  return {
    key: 'now',
    band: 'both',
    rows: [
      row('section', text(`${sections.now}: ${report.today}`)),
      row('head', ...headRow(columns.figure, columns.now, '', '', columns.n).cells, text(columns.formula)),
      ...report.now
        .filter(({ key, n }) => ALWAYS.includes(key) || n > 0)
        .map((figure) =>
          row(
            'line',
            text(figures[figure.key].name),
            figureCell(figure, input, formulaOf(figure.key, {}, input)),
            FREE,
            FREE,
            { value: figure.n, format: '#,##0' },
            text(figures[figure.key].formula),
          ),
        ),
    ],
  };
}

/** The formulas of the figures that stand in tables alone. */
export function glossary({ report, words }: DashboardInput): DashboardBlock {
  const { figures, dashboard } = words.report;
  const above = new Set([...report.figures, ...report.now].map(({ key }) => key));
  const keys: readonly FigureKey[] = ['orders-with', 'share', 'stage-changes', 'conversion', 'contact-overdue'];
  return {
    key: 'glossary',
    band: 'both',
    rows: [
      row('section', text(dashboard.glossary)),
      ...keys
        .filter((key) => !above.has(key))
        .map((key) => row('line', text(figures[key].name), text(figures[key].formula))),
    ],
  };
}
