/**
 * What stands on the Dashboard: the figures of a report as blocks of cells, in the ledger's language, each with its
 * formula in words. Knows no sheet and no place.
 */
import type { DashboardBlock, DashboardChart } from '../domain/report/dashboard';
import type { FigureKey } from '../domain/report/figures';
import type { Report, TableKey } from '../domain/report/report';
import { type Band, type DashboardInput, type MaybeBlock, row, text } from './dashboard-cells';
import { glossary, headline, nowBlock, periodBlock } from './dashboard-figures';
import { mapBlock, notesBlock } from './dashboard-map';
import { conversions, flaggedDeals, leftOut, productMonths, tableBlock } from './dashboard-tables';

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
