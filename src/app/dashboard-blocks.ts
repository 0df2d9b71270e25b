/**
 * What stands on the Dashboard: the figures of a report as blocks of cells, in the ledger's language, each with its
 * formula in words. Knows no sheet and no place.
 */
import { FIGURE_UNITS } from '../contract/api/report';
import type { messagesFor } from '../contract/messages/messages-for';
import { currencyDigits, moneyNumberFormat } from '../domain/currency';
import type { DashboardBlock, DashboardCell, DashboardChart, DashboardRow, RowLook } from '../domain/report/dashboard';
import { type FigureScope, figureFormula, type LedgerRanges } from '../domain/report/dashboard-formulas';
import type { Figure, FigureKey, ReportLine } from '../domain/report/figures';
import type { CountedKeys } from '../domain/report/live-counts';
import { periodNamed } from '../domain/report/periods';
import type { Report, TableKey } from '../domain/report/report';
import { mapBlock, notesBlock } from './dashboard-map';

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

type Band = DashboardBlock['band'];
type MaybeBlock = DashboardBlock | null;

/** Months, quarters and years that a table shows: the last ones. */
const MOST_PERIODS = 13;
const CHART_ROWS = 15;
/**
 * Told apart with any colour vision: Okabe and Ito, "Color Universal Design", 2008, without the yellow, which is faint on
 * white, and the black; greys for what is put together.
 */
const PALETTE = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'] as const;
const GREYS = ['#5F6368', '#9AA0A6'] as const;

const SALES: readonly FigureKey[] = ['sales', 'orders', 'average-order', 'returns', 'profit', 'margin'];
const PRODUCT: readonly FigureKey[] = ['sales', 'orders-with', 'returns', 'profit', 'margin'];
const COLLECTION: readonly FigureKey[] = ['due', 'received', 'collection-rate', 'owed'];
const PIPELINE: readonly FigureKey[] = ['deals', 'deal-amount', 'weighted'];
const CUSTOMERS: readonly FigureKey[] = ['customers', 'share'];
/** Shown whether there is anything or not. */
const ALWAYS: readonly FigureKey[] = ['sales', 'orders', 'customers'];

/** The same report gives the same blocks. */
export function dashboardBlocks(input: DashboardInput): readonly DashboardBlock[] {
  const { of } = input.words.report.dashboard;
  const table = (key: TableKey, band: Band, heading: string, keys: readonly FigureKey[]): MaybeBlock =>
    tableBlock(input, key, band, heading, keys);
  const months = productMonths(input);
  const tiers = table('customers-by-tier', 'left', of.tier, CUSTOMERS);
  const pipeline = table('pipeline-by-stage', 'left', of.stage, PIPELINE);
  const ageing = table('ageing', 'left', of.age, ['owed']);
  const told = { ...input.words.report.tables, months: input.words.report.dashboard.productMonths };
  const blocks: readonly MaybeBlock[] = [
    heading(input),
    headline(input),
    notesBlock(input.words),
    chart('sales-chart', 'left', months, {
      type: 'line',
      title: told.months,
      colors: seriesColors(input.report),
      legend: 'bottom',
    }),
    chart('tiers-chart', 'right', tiers, {
      type: 'pie',
      title: told['customers-by-tier'],
      places: [0, 1],
      colors: input.report.tables['customers-by-tier'].map(({ of: tier }, i) => tierColor(input, tier, i)),
      legend: 'right',
    }),
    periodBlock(input),
    nowBlock(input),
    mapBlock(input),
    ...section(
      input,
      'sales',
      table('sales-by-month', 'left', of.month, SALES),
      table('sales-by-quarter', 'right', of.quarter, SALES),
      table('sales-by-year', 'right', of.year, SALES),
      table('sales-by-product', 'left', of.product, PRODUCT),
      table('sales-by-tier', 'left', of.tier, SALES),
      table('sales-by-customer', 'right', of.customer, SALES),
    ),
    ...section(
      input,
      'customers',
      tiers,
      table('customers-by-stage', 'right', of.stage, CUSTOMERS),
      table('customers-by-type', 'left', of.type, CUSTOMERS),
      table('lost-customers', 'right', of.reason, CUSTOMERS),
      conversions(input),
    ),
    ...section(
      input,
      'opportunities',
      pipeline,
      chart('pipeline-chart', 'right', pipeline, {
        type: 'bar',
        title: told['pipeline-by-stage'],
        places: [0, 2, 3],
        colors: [PALETTE[0], PALETTE[4]],
        legend: 'bottom',
      }),
      table('lost-deals', 'left', of.reason, ['deals']),
      flaggedDeals(input),
    ),
    ...section(
      input,
      'collection',
      ageing,
      chart('ageing-chart', 'right', ageing, {
        type: 'column',
        title: told.ageing,
        places: [0, 1],
        colors: [PALETTE[1]],
        legend: 'none',
      }),
      table('collection-by-customer', 'left', of.customer, [...COLLECTION, 'longest-overdue']),
      table('collection-by-month', 'right', of.month, COLLECTION),
    ),
    ...section(input, 'service', table('complaints-by-severity', 'left', of.severity, ['complaints-open'])),
    months,
    leftOut(input),
    glossary(input),
  ];
  return blocks.filter((block): block is DashboardBlock => block !== null);
}

/** Blocks under a heading of their own, which begin side by side; nothing where there are none. */
function section(
  { words }: DashboardInput,
  key: keyof DashboardInput['words']['report']['dashboard']['sections'],
  ...blocks: readonly MaybeBlock[]
): readonly MaybeBlock[] {
  if (blocks.every((block) => block === null)) return [];
  const { sections } = words.report.dashboard;
  return [{ key: `section-${key}`, band: 'both', rows: [row('section', text(sections[key]))] }, ...blocks];
}

const row = (look: RowLook, ...cells: readonly DashboardCell[]): DashboardRow => ({ look, cells });
const text = (value: string): DashboardCell => ({ value });
const FREE: DashboardCell = { value: '' };

/** Line of a block's heading: the first cell over labels, the others over numbers. */
function headRow(first: string, ...others: readonly string[]): DashboardRow {
  return row('head', text(first), ...others.map((value): DashboardCell => ({ value, align: 'right' })));
}

/** The format under which amounts are shown: those of a million or more without their small change. */
function moneyFormat(currency: string, limit = 1_000_000): string {
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

function figureCell(
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

function figureOf(figures: readonly Figure[], key: FigureKey): Figure | undefined {
  return figures.find((one) => one.key === key);
}

function heading({ report, words }: DashboardInput): DashboardBlock {
  const { today, period, before } = report;
  const told = words.report.dashboard;
  return {
    key: 'heading',
    band: 'both',
    rows: [
      row('section', text(words.tabs.dashboard)),
      row('muted', text(told.asOf({ today, key: period.key, from: period.from, to: period.to }) + told.beside(before))),
      row('muted', text(told.live({ today }))),
    ],
  };
}

/** Six figures side by side, two columns each, with how they have changed. */
function headline(input: DashboardInput): DashboardBlock {
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

/** A formula for a figure; customers are counted by their columns. */
function formulaOf(key: FigureKey, scope: FigureScope, { counts, ranges }: DashboardInput): string | null {
  return key === 'customers' ? counts({}) : figureFormula(key, scope, ranges);
}

/** What happened in the period, beside the one before. */
function periodBlock(input: DashboardInput): DashboardBlock {
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
function nowBlock(input: DashboardInput): DashboardBlock {
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
function tableBlock(
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

/** A chart of a block that is there: its lines below the title. All columns without `places`. */
function chart(
  key: string,
  band: Band,
  source: MaybeBlock,
  { places, ...rest }: Omit<DashboardChart, 'of'> & { readonly places?: readonly number[] },
): MaybeBlock {
  if (source === null) return null;
  const width = source.rows[1]?.cells.length ?? 0;
  const of = {
    key: source.key,
    row: 1,
    rows: source.rows.length - 1,
    places: places ?? Array.from({ length: width }, (_, place) => place),
  };
  return { key, band, rows: [], below: { kind: 'chart', rows: CHART_ROWS, chart: { ...rest, of } } };
}

function seriesColors({ productMonths: { products } }: Report): string[] {
  if (products.length === 1) return [PALETTE[0]];
  let rests = 0;
  return products.map(({ rest }, i) =>
    rest === undefined ? (PALETTE[i % PALETTE.length] as string) : (GREYS[rests++ % GREYS.length] as string),
  );
}

function tierColor({ tierFills }: DashboardInput, tier: string, i: number): string {
  return tierFills.get(tier) ?? (tier === '' ? GREYS[0] : (PALETTE[i % PALETTE.length] as string));
}

/** Sales by month, one column for each of the best products. */
function productMonths(input: DashboardInput): MaybeBlock {
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

function conversions(input: DashboardInput): MaybeBlock {
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

function flaggedDeals(input: DashboardInput): MaybeBlock {
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

function leftOut({ report, words }: DashboardInput): MaybeBlock {
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

/** The formulas of the figures that stand in tables alone. */
function glossary({ report, words }: DashboardInput): DashboardBlock {
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
