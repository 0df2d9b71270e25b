/** The Dashboard in the workbench's page: rebuilt from the menu, in both languages, with its charts over the cells. */
import { OPENING_LABELS } from '../../src/domain/history/entries';
import { type EnteredRole, linkedColumns } from '../../src/domain/linked-tabs';
import { LISTS } from '../../src/domain/lists';
import type { Value, Workbook } from '../../workbench/model/workbook';
import { sharedBrowser } from '../support/browser';
import { accepted, ask, openBundle, requestId } from '../support/bundle-workbench';
import { customersTab } from '../support/form-ledger';
import { headersOf, ledgerOf, openLedgerline, type Tongue } from '../support/ledgerline-page';
import { takePicture } from '../support/pictures';
import { serialOf } from '../support/rolled-ledger';

const browser = sharedBrowser();

const PRODUCTS = {
  en: ['House blend', 'Espresso', 'Filter papers', 'Grinder'],
  'zh-CN': ['拼配咖啡豆', '意式浓缩豆', '滤纸', '磨豆机'],
} as const;

/** The ledger of a shop with a year of orders, some opportunities and some feedback, made up by arithmetic. */
async function shopYear(tongue: Tongue): Promise<Workbook> {
  const workbench = openBundle(await ledgerOf(tongue));
  const { values } = customersTab(workbench);
  const { customerId } = headersOf(tongue);
  const head = values.findIndex((row) => row?.includes(customerId));
  const at = values[head]?.indexOf(customerId) ?? -1;
  const ids = values.slice(head + 1).flatMap((row) => row?.[at] ?? []);
  const label = (list: string, i: number) => LISTS[list]?.[i]?.labels[tongue] ?? '';
  const enter = (role: EnteredRole, rows: readonly Readonly<Record<string, Value>>[]) => {
    accepted(ask(workbench, 'makeLinkedTab', { requestId: requestId(), role }).answer);
    const sheet = workbench.state.workbook.sheets.at(-1);
    const opening = sheet?.values.filter((row) => row?.includes(OPENING_LABELS[tongue])) ?? [];
    sheet?.values.splice(1 + opening.length, rows.length);
    for (const row of rows) sheet?.values.push(linkedColumns(role).map(({ key }) => row[key]));
  };
  const day = (i: number) => serialOf('2026-11-20') - i;
  enter(
    'purchases',
    Array.from({ length: 220 }, (_, i) => ({
      date: day(Math.floor(i * 1.6)),
      customerId: ids[(i * 7) % Math.ceil(ids.length * 0.7)] ?? '',
      product: PRODUCTS[tongue][[0, 1, 0, 2, 0, 1, 3, 0, 1, 2][i % 10] as number] ?? '',
      amount: 80 + ((i * 37) % 260) + (i > 150 ? 0 : (i % 7) * 20),
      cost: 50 + ((i * 23) % 120),
      ...(i % 3 === 0 && { due: day(Math.floor(i * 1.6) - 30), received: i % 6 === 0 ? 80 + ((i * 37) % 260) : 0 }),
      invoice: `R-${1000 + i}`,
    })),
  );
  enter(
    'opportunities',
    Array.from({ length: 14 }, (_, i) => ({
      customerId: ids[i] ?? '',
      product: PRODUCTS[tongue][i % 4] ?? '',
      stage: label('stage', i % 6),
      amount: 400 + i * 150,
      expectedClose: day(3 - i * 2),
      createdOn: day(40),
      changedOn: day(i),
    })),
  );
  enter(
    'feedback',
    Array.from({ length: 12 }, (_, i) => ({
      on: day(i * 3),
      customerId: ids[i] ?? '',
      kind: label('feedbackKind', i % 3 === 0 ? 0 : 2),
      ...(i % 3 === 0 ? { severity: label('severity', i % 2) } : { score: 3 + (i % 3), scale: '1–5' }),
    })),
  );
  accepted(ask(workbench, 'makeLinkedTab', { requestId: requestId(), role: 'stageHistory' }).answer);
  accepted(ask(workbench, 'refreshTiers', { requestId: requestId() }).answer);
  return workbench.state.workbook;
}

it.each<Tongue>(['zh-CN', 'en'])('%s: comes to the front from the menu, with its charts', async (tongue) => {
  const bench = await openLedgerline({
    browser: browser(),
    workbook: await shopYear(tongue),
    tongue,
    viewport: { width: 1580, height: 1500 },
  });
  const { menu, tabs, report, toast } = bench.words.server;
  await bench.choose(menu.dashboard);
  await bench.page.getByText(toast.dashboard({ planned: 0, waiting: 0 })).waitFor();
  expect(bench.texts()[1]?.[1]).toBe(tabs.dashboard);
  const titles = [report.dashboard.productMonths, report.tables['customers-by-tier']];
  for (const title of titles) await bench.page.locator('svg').getByText(title, { exact: true }).first().waitFor();
  await takePicture(bench, 'dashboard', tongue);
  await bench.close();
});
