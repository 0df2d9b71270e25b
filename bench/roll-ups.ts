/** How long it takes to roll a ledger up: by the rules alone, and as the bundle does it in the workbench. */
import type { Purchase } from '../src/domain/history/entries';
import { rollUps, updateRollUps } from '../src/domain/history/roll-ups';
import type { Value } from '../workbench/model/workbook';
import { choiceFrom } from '../workbench/samples/choice';
import type { ExecutionReport, Workbench } from '../workbench/workbench';
import { type Figure, timed } from './figures';

const TODAY = '2026-06-01';
/** As Sheets counts days. */
const TODAY_SERIAL = 46_174;
const YEARS = 3;
/** Customers with a new order between two updates. */
const CHANGED = 50;

interface Order {
  readonly customerId: string;
  readonly daysAgo: number;
  readonly amount: number;
}

function ordersOf(customers: number, count: number): Order[] {
  const choice = choiceFrom(7);
  return Array.from({ length: count }, () => ({
    customerId: `C-${String(choice.between(1, customers)).padStart(6, '0')}`,
    daysAgo: choice.between(0, YEARS * 365),
    amount: choice.between(-2_000, 90_000) / 100,
  }));
}

function asPurchase({ customerId, daysAgo, amount }: Order, i: number): Purchase {
  const date = new Date(Date.parse(TODAY) - daysAgo * 86_400_000).toISOString().slice(0, 10);
  const blank = { product: 'Tea', quantity: 1, cost: null, payment: '', due: null, received: null, receivedOn: null };
  return { ...blank, row: i + 2, customerId, date, amount, invoice: '', since: null };
}

/** All at once, and after some have bought again; both come to the same. */
function byTheRules(orders: readonly Order[]): Figure[] {
  const purchases = orders.map(asPurchase);
  const full = timed(() => rollUps({ purchases, followUps: [] }, TODAY));
  const changed = new Set([...full.value.keys()].slice(0, CHANGED));
  const more = [...changed].map((customerId, i) =>
    asPurchase({ customerId, daysAgo: 0, amount: 5 }, orders.length + i),
  );
  const after = { purchases: [...purchases, ...more], followUps: [] };
  const update = timed(() => updateRollUps(full.value, changed, after, TODAY));
  if (JSON.stringify([...update.value].sort()) !== JSON.stringify([...rollUps(after, TODAY)].sort()))
    throw new Error('an update comes to something else than all at once');
  const size = `(${full.value.size.toLocaleString('en')} customers, ${orders.length.toLocaleString('en')} purchases)`;
  return [
    { what: 'roll-up in full', figure: `${Math.round(full.ms)} ms`, beside: size },
    { what: `roll-up of ${CHANGED} customers`, figure: `${Math.round(update.ms)} ms`, beside: size },
  ];
}

/** `call` asks the bundle; `workbench` has a ledger of `customers` that is set up. */
export function rollUpFigures(
  workbench: Workbench,
  customers: number,
  count: number,
  call: (method: string, params: Record<string, unknown>) => { report: ExecutionReport; ms: number },
): Figure[] {
  for (const role of ['purchases', 'stageHistory']) call('makeLinkedTab', { requestId: `bench-${role}`, role });
  const sheet = workbench.state.workbook.sheets.find(({ name }) => name === 'Purchases' || name === '购买记录');
  if (sheet === undefined) throw new Error('no Purchases');
  const orders = ordersOf(customers, count);
  const put = (order: Order): void => {
    const cells: (Value | undefined)[] = [
      TODAY_SERIAL - order.daysAgo,
      order.customerId,
      undefined,
      'Tea',
      1,
      order.amount,
    ];
    sheet.values.push(cells);
    sheet.styles[sheet.values.length - 1] = sheet.styles[1] ?? [];
    sheet.maxRows = Math.max(sheet.maxRows, sheet.values.length);
  };
  /** Part by part, each a click of its own. */
  const refresh = (what: string): Figure => {
    const parts: ReturnType<typeof call>[] = [];
    const isUnfinished = (): boolean => {
      const last = parts[parts.length - 1]?.report.value as { value: { isUnfinished: boolean } } | undefined;
      return last?.value.isUnfinished !== false;
    };
    while (isUnfinished())
      parts.push(call('refreshTiers', { requestId: `bench-${what.replace(/\W+/g, '-')}-${parts.length}` }));
    const sum = (of: (part: (typeof parts)[number]) => number): number =>
      parts.reduce((all, part) => all + of(part), 0);
    const seconds = (sum(({ report }) => report.virtualMs) / 1000).toFixed(1);
    const beside = `(at most 25 each), ${Math.round(sum(({ ms }) => ms))} ms, ${seconds} s of virtual time`;
    return { what, figure: `${parts.map(({ report }) => report.serviceCalls).join(' + ')} service calls`, beside };
  };
  for (const order of orders) put(order);
  const first = refresh('refresh with everything new');
  for (const order of orders.slice(0, CHANGED)) put({ ...order, daysAgo: 0 });
  return [...byTheRules(orders), first, refresh(`refresh after ${CHANGED} orders`), refresh('refresh, nothing new')];
}
