/** Tables of the Dashboard: a line for each of what figures are told by. */
import type { Figure, FigureKey, ReportLine } from '../domain/report/figures';
import { periodNamed } from '../domain/report/periods';
import type { TableKey } from '../domain/report/report';
import {
  type Band,
  type DashboardInput,
  FREE,
  figureCell,
  figureOf,
  formulaOf,
  headRow,
  type MaybeBlock,
  row,
  text,
} from './dashboard-cells';

/** Months, quarters and years that a table shows: the last ones. */
const MOST_PERIODS = 13;

function labelOf({ of, rest, label }: ReportLine, { words }: DashboardInput): string {
  if (rest !== undefined) return words.report.rests[rest];
  return label || (words.report.ages as Readonly<Record<string, string>>)[of] || of;
}

/** The lines that there is room for: of periods the last ones, then the rests. */
function shownLines(key: TableKey, lines: readonly ReportLine[]): readonly ReportLine[] {
  if (!/-by-(month|quarter|year)$/.test(key)) return lines;
  const periods = lines.filter(({ rest }) => rest === undefined);
  return [...periods.slice(-MOST_PERIODS), ...lines.filter(({ rest }) => rest !== undefined)];
}

function isNothing({ value }: Figure): boolean {
  return value === null || value === 0;
}

/** Null for a table of nothing. A column of nothing is left out. */
export function tableBlock(
  input: DashboardInput,
  table: TableKey,
  band: Band,
  heading: string,
  keys: readonly FigureKey[],
): MaybeBlock {
  const { report, words } = input;
  const lines = shownLines(table, report.tables[table]);
  const some = (key: FigureKey): boolean =>
    lines.some(({ figures }) => figures.some((figure) => figure.key === key && figure.value !== null));
  if (lines.every(({ figures }) => figures.every(isNothing))) return null;
  if (table === 'sales-by-product' && lines.every(({ rest }) => rest !== undefined)) return null;
  const shown = keys.filter(some);
  // Only where the lines keep their order: colours that move are formats anew.
  const isColored = table === 'customers-by-tier';
  return {
    key: table,
    band,
    rows: [
      row('title', text(words.report.tables[table])),
      headRow(heading, ...shown.map((key) => words.report.figures[key].name)),
      ...lines.map((line, i) => {
        const fill = isColored && line.rest === undefined ? input.tierFills.get(line.of) : undefined;
        return row(
          'line',
          { value: labelOf(line, input), fill },
          ...shown.map((key) => {
            const figure = figureOf(line.figures, key);
            if (figure === undefined) return FREE;
            const share = (at: (row: number, place: number) => string): string =>
              `${at(i + 2, 1)}/SUM(${at(2, 1)}:${at(lines.length + 1, 1)})`;
            return figureCell(figure, input, key === 'share' ? share : lineFormula(table, key, line, input));
          }),
        );
      }),
    ],
  };
}

/** The formula of a figure in a table, as far as a line is told by what one column says. */
function lineFormula(table: TableKey, key: FigureKey, { of, rest }: ReportLine, input: DashboardInput): string | null {
  if (key === 'customers') {
    if (rest !== undefined && rest !== 'none') return null;
    if (table === 'customers-by-tier') return input.counts({ tier: [of] });
    if (table === 'customers-by-type') return input.counts({ type: [of] });
    return table === 'customers-by-stage' ? input.counts({ stage: [of] }) : null;
  }
  if (rest !== undefined) return null;
  switch (table) {
    case 'sales-by-month':
    case 'sales-by-quarter':
    case 'sales-by-year': {
      const period = periodNamed(of, input.report.fiscalStart);
      return key === 'sales' && period !== null ? formulaOf(key, { period }, input) : null;
    }
    case 'sales-by-product':
      return key === 'sales' ? formulaOf(key, { product: of }, input) : null;
    case 'sales-by-customer':
      return key === 'sales' ? formulaOf(key, { customerId: of }, input) : null;
    case 'pipeline-by-stage':
      return formulaOf(key, { stage: of }, input);
    case 'lost-deals':
      return formulaOf(key, { lostReason: of }, input);
    case 'complaints-by-severity':
      return formulaOf(key, { severity: of }, input);
    default:
      return null;
  }
}

/** Sales by month, one column for each of the best products. */
export function productMonths(input: DashboardInput): MaybeBlock {
  const { report, words } = input;
  const { months, products } = report.productMonths;
  if (months.length === 0) return null;
  const first = Math.max(0, months.length - MOST_PERIODS);
  const { dashboard, figures, rests } = words.report;
  // Where no products are noted there is one line.
  const isPlain = products.length === 1;
  return {
    key: 'product-months',
    band: 'both',
    rows: [
      row('section', text(dashboard.productMonths)),
      headRow(
        dashboard.of.month,
        ...products.map(({ of, rest }) => (rest === undefined ? of : isPlain ? figures.sales.name : rests[rest])),
      ),
      ...months
        .slice(first)
        .map((month, i) =>
          row(
            'line',
            text(month),
            ...products.map(({ values }) =>
              figureCell({ key: 'sales', value: values[first + i] ?? null, n: 0 }, input),
            ),
          ),
        ),
    ],
  };
}

/** Labels of list items, by key, as the tables of the report have them. */
function labelsIn(lines: readonly ReportLine[]): ReadonlyMap<string, string> {
  return new Map(lines.map(({ of, label = of }) => [of, label]));
}

export function conversions(input: DashboardInput): MaybeBlock {
  const { report, words } = input;
  const { conversions: steps } = report;
  if (steps === null || steps.length === 0) return null;
  const labels = labelsIn(report.tables['customers-by-stage']);
  const { figures, sections, dashboard, rests } = words.report;
  const label = (stage: string): string => (stage === '' ? rests.none : (labels.get(stage) ?? stage));
  return {
    key: 'conversions',
    band: 'right',
    rows: [
      row('title', text(sections.conversions)),
      headRow(dashboard.of.step, '', figures['stage-changes'].name, figures.conversion.name),
      ...steps.map((step) =>
        row(
          'line',
          text(`${label(step.from)} → ${label(step.to)}`),
          FREE,
          ...step.figures.map((figure) => figureCell(figure, input)),
        ),
      ),
    ],
  };
}

export function flaggedDeals(input: DashboardInput): MaybeBlock {
  const { report, words, titles } = input;
  if (report.flaggedDeals.length === 0) return null;
  const { sections, dashboard, pastClose, stale } = words.report;
  return {
    key: 'flagged-deals',
    band: 'left',
    rows: [
      row('title', text(sections.flagged)),
      row('head', text(dashboard.of.customer), text(dashboard.of.product), text(''), text(dashboard.of.why)),
      ...report.flaggedDeals.map((deal) => {
        const why = [
          ...(deal.pastClose === null ? [] : [pastClose({ n: deal.pastClose })]),
          ...(deal.stale === null ? [] : [stale({ n: deal.stale.days, limit: deal.stale.limit })]),
        ];
        const customer = titles.get(deal.customerId) || deal.customerId;
        return row('line', text(customer), text(deal.product), FREE, text(why.join(' · ')));
      }),
    ],
  };
}

export function leftOut({ report, words }: DashboardInput): MaybeBlock {
  if (report.leftOut.length === 0) return null;
  return {
    key: 'left-out',
    band: 'both',
    rows: [
      row('section', text(words.report.sections.leftOut)),
      ...report.leftOut.map(({ code, count }) => row('line', text(words.report.leftOut[code]({ n: count })))),
    ],
  };
}
