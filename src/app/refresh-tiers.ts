/**
 * Rolling everybody up from the linked tabs and rating them again, in as many parts as it takes with 25 service calls each:
 * the columns that are missing come first, then as many changes as can be written, by what matters most. Each part looks
 * anew at what is still due, so that any of them may be the last for a while.
 */
import type { RefreshedTiers } from '../contract/api/ledger';
import { messagesFor } from '../contract/messages/messages-for';
import { wordIssue } from '../contract/words';
import { type ColumnChange, changesOn, standardiseRecords } from '../domain/assess-records';
import { type CellValue, textOf } from '../domain/cell-value';
import type { ColumnKey } from '../domain/fields';
import { PLAN_KEYS } from '../domain/history/planned-records';
import { ORDER_KEYS, type OrderKey, type RolledKey, rolledUpWithout } from '../domain/history/rolled-records';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { rateRecords } from '../domain/rate-records';
import { grouped } from '../domain/tier-words';
import { addingCalls } from './added-rows';
import { differences, formatsToMend, type LedgerPlan } from './apply-changes';
import { type Writable, writableChanges } from './kept-cells';
import type { Ledger } from './ledger';
import { type Decided, operateOnce } from './operate';
import type { Ports, SheetEdit } from './ports';
import { givenIds, identify, present, withoutHalves } from './refresh';
import {
  columnsPlan,
  columnsToAdd,
  NO_LINES,
  planRowsPlan,
  type RolledLedger,
  readRolledCells,
  rollUpLedger,
  stageLines,
} from './roll-up-ledger';
import { amountEdits } from './shown-settings';
import { type BlockLimit, changesOf, cutChanges } from './write-blocks';

/** Of 25 calls those that neither open the ledger (eight), read linked tabs (three), journal, compare and close (eight). */
const MOST_WRITES = 6;

/** What belongs together; of orders any part does, since `rolledUp` says which. By what matters most. */
const UNITS: readonly (readonly ColumnKey[])[] = [
  ['customerId'],
  [...ORDER_KEYS, 'rolledUp'],
  ...ORDER_KEYS.map((key): ColumnKey[] => [key, 'rolledUp']),
  ['tier', 'tierSource'],
  ['lifecycleStage'],
  ['customerType'],
  ['lastContact'],
  PLAN_KEYS,
];

interface DecidedPart extends Decided {
  readonly isUnfinished: boolean;
}

/**
 * One part; where it `isUnfinished`, another click is to go on. Tiers typed by hand stay. Columns that somebody has deleted
 * are made anew only where it `isAsked` for. Issue: `linked-tab-missing` where stages have changed and Stage history was never
 * made.
 */
export function refreshTiers(
  ports: Ports,
  { requestId }: { readonly requestId: string },
  isAsked = true,
): Result<RefreshedTiers> {
  const operated = operateOnce(ports, requestId, ['customerId', 'tier', 'tierSource'], (read) =>
    decidePart(ports, read, isAsked),
  );
  if (!operated.ok) return operated;
  const { result, decided } = operated.value;
  // Of a click that was carried out before nobody knows whether it was the last.
  return ok({ ...result, isUnfinished: decided?.isUnfinished ?? true });
}

function decidePart(ports: Ports, read: Ledger, isAsked: boolean): Result<DecidedPart> {
  const standard = standardiseRecords(read.records, read.settings, read.context);
  const { ledger, ids } = identify(read, standard);
  const cells = readRolledCells(ports, ledger);
  const rolling = rollUpLedger(cells, ledger, standard, ids.ids);
  const missing = rolling === null ? [] : columnsToAdd(ledger, rolling, isAsked);
  const areLater = missing.length > 0 && ledger.tabs.stageHistory !== null;
  const lines = areLater ? NO_LINES : stageLines(ports, ledger, rolling);
  if (lines === null) return refused({ code: 'linked-tab-missing', params: { role: 'stageHistory' } });
  if (missing.length > 0) return ok({ ...columnsPlan(ports, read, missing), isUnfinished: true });
  // Without a note of what was written nobody could tell what was typed.
  const planned = ledger.columns.some(({ key }) => key === 'planNoted') ? rolling : null;
  const rows = planRowsPlan(ledger, planned);
  if (rows?.ok === true) return ok({ ledger, plan: rows.value, isUnfinished: true });

  const rated = rolling?.rolled.rated ?? rateRecords(standard, ledger.settings, ledger.context);
  const wanted = [
    ...present(
      givenIds(ledger, ids),
      differences(ledger, 'tier', rated.labels),
      differences(ledger, 'tierSource', rated.sources),
    ),
    ...(rolling === null ? [] : rolledChanges(ledger, rolling)),
    ...(rows === null ? ofPlans(ledger, planned) : []),
  ];
  const writable = writableChanges(ports, ledger, wanted, ALL);
  const { formatAt, calls: mending } = formatsToMend(ports, ledger, writable.changes);
  const most = MOST_WRITES - ledger.extraReads - cells.extraReads - (ledger.settingsChanged ? 1 : 0);
  const { write, calls, isLeft } = withinCalls(ledger, rolling, wanted, writable, mending, most);
  const amount = foundAmount(ports, ledger, rolling);
  const hasAmount = amount !== null && calls + amount.calls <= most;
  const taken = hasAmount ? calls + amount.calls : calls;
  const hasLines = taken + addingCalls(lines.adds) <= most;
  const isTier = ({ column }: ColumnChange): boolean => column.key === 'tier';
  const plan: LedgerPlan = {
    operation: 'refresh-tiers',
    writes: [write],
    issues: rolling?.rolled.issues ?? [],
    ...(hasAmount && amount.plan),
    formatAt,
    told: [
      ...(rolling?.told ?? []),
      ...(rows?.ok === false ? rows.issues : []),
      ...lines.told,
      ...(hasAmount ? amount.told : []),
    ],
    added: null,
    whole: [...ORDER_KEYS, ...PLAN_KEYS],
    adds: hasLines ? lines.adds : [],
    others: hasAmount ? amount.edits : [],
    ...(hasLines && lines.imported && { imported: lines.imported }),
    rules: [],
    counts: {
      tiers: write.changes.find(isTier)?.positions.length ?? 0,
      stages: hasLines ? lines.count : 0,
    },
  };
  const isUnfinished = isLeft || !hasLines || (amount !== null && !hasAmount);
  return ok({ ledger: hasAmount ? amount.ledger : ledger, plan, isUnfinished });
}

function ofPlans(ledger: Ledger, rolling: RolledLedger | null): ColumnChange[] {
  return present(...PLAN_KEYS.map((key) => differences(ledger, key, rolling?.planned?.values.get(key) ?? [])));
}

/** What the roll-ups change beside tiers; nothing of orders where nobody could tell later what the ledger wrote. */
export function rolledChanges(ledger: Ledger, { rolled: { values, rated } }: RolledLedger): ColumnChange[] {
  const isTold = ledger.columns.some(({ key }) => key === 'rolledUp');
  const keys: readonly RolledKey[] = [
    ...(isTold ? [...ORDER_KEYS, 'rolledUp' as const] : []),
    'lifecycleStage',
    'lastContact',
  ];
  return present(
    differences(ledger, 'customerType', rated.types),
    ...keys.map((key) => differences(ledger, key, values.get(key) ?? [])),
  );
}

/** What it takes to keep the amount from which somebody is of the first tier. */
interface FoundAmount {
  readonly ledger: Ledger;
  readonly calls: number;
  readonly edits: readonly SheetEdit[];
  readonly told: readonly Issue[];
  readonly plan: Pick<LedgerPlan, 'details' | 'standsAsRead'>;
}

/** Where these roll-ups are the first to know of amounts; else null. */
function foundAmount({ workbook }: Ports, ledger: Ledger, rolling: RolledLedger | null): FoundAmount | null {
  const { tabs, settings, settingsCells } = ledger;
  const tiers = rolling?.rolled.tiers ?? settings.tiers;
  const { vipAmount } = tiers;
  if (tiers === settings.tiers || vipAmount === null) return null;
  const issue: Issue = { code: 'vip-amount-found', params: { value: grouped(vipAmount) } };
  const { edits, standsAsRead } = amountEdits(workbook, tabs.settings, settingsCells, tiers);
  return {
    ledger: { ...ledger, settings: { ...settings, tiers }, settingsChanged: true },
    // Each cell is looked at once more, and Settings’ own block is written.
    calls: 2 * edits.length + (ledger.settingsChanged ? 0 : 1),
    edits,
    told: [issue],
    plan: { details: wordIssue(messagesFor(settings.language).issues, issue).what, standsAsRead },
  };
}

/** Everything that may be written, in as few blocks as it takes. */
export const ALL: BlockLimit = { most: Number.POSITIVE_INFINITY, aim: 1 };

/**
 * What of `wanted` can be written in `most` service calls, with those that it took to know what is `free` to be, and
 * those of `mending` what is written.
 */
export function withinCalls(
  ledger: Ledger,
  rolling: RolledLedger | null,
  wanted: readonly ColumnChange[],
  free: Writable,
  mending: (changes: readonly ColumnChange[]) => number,
  most: number,
): { readonly write: Writable; readonly calls: number; readonly isLeft: boolean } {
  const room = most - free.reads;
  const { rows } = ledger.records;
  const cellAt = (row: number, column: number): CellValue => ledger.cells.values[row]?.[column] ?? '';
  const cut = (changes: readonly ColumnChange[], limit = free.limit) =>
    cutChanges(changes, rows, cellAt, free.isKept, limit, free.bridges);
  const of = (keys: ReadonlySet<string>): ColumnChange[] => free.changes.filter(({ column }) => keys.has(column.key));

  const costOf = (changes: readonly ColumnChange[]): number => cut(changes).blocks.length + mending(changes);

  let { blocks } = cut(free.changes);
  let isLeft = false;
  if (costOf(free.changes) > room) {
    isLeft = true;
    let chosen: ReadonlySet<string> = new Set();
    for (const unit of UNITS) {
      const more = new Set([...chosen, ...unit]);
      if (costOf(of(more)) <= room) chosen = more;
    }
    const dueUnits = UNITS.map((unit) => of(new Set(unit))).filter((changes) => changes.length > 0);
    const cheapest = dueUnits.reduce((best, one) => (costOf(one) < costOf(best) ? one : best), dueUnits[0] ?? []);
    const isNone = of(chosen).length === 0;
    // Two blocks hold what goes together: each part brings something further.
    blocks = cut(isNone ? cheapest : of(chosen), isNone ? { most: Math.max(2, room) } : free.limit).blocks;
  }
  const written = changesOf(blocks, rows);
  const isOf = (keys: readonly string[]) => wanted.filter(({ column }) => keys.includes(column.key));
  const [write] = withoutHalves(
    isOf(['tier', 'tierSource']),
    ...withoutHalves(isOf(PLAN_KEYS), { ...free, changes: withRolledUp(ledger, rolling, wanted, written) }),
  ) as [Writable];
  return { write, calls: free.reads + blocks.length + mending(written), isLeft };
}

/** The changes with a `rolledUp` that says of every order column what stands there by then; where it cannot, they stay away. */
function withRolledUp(
  ledger: Ledger,
  rolling: RolledLedger | null,
  wanted: readonly ColumnChange[],
  written: readonly ColumnChange[],
): ColumnChange[] {
  const positionsOf = (changes: readonly ColumnChange[], key: RolledKey): ReadonlySet<number> =>
    new Set(changes.find(({ column }) => column.key === key)?.positions);
  const told = rolling?.rolled.values.get('rolledUp') ?? [];
  const toTell = positionsOf(wanted, 'rolledUp');
  const tells = positionsOf(written, 'rolledUp');
  const isKnown = (position: number): boolean => tells.has(position) || !toTell.has(position);
  const unwritten = new Map(
    ORDER_KEYS.map((key) => {
      const there = positionsOf(written, key);
      const left = [...positionsOf(wanted, key)].filter((position) => !there.has(position));
      return [key, new Set(left)] as const;
    }),
  );
  const isOrder = (key: string): key is OrderKey => (ORDER_KEYS as readonly string[]).includes(key);
  return written.flatMap((change): ColumnChange[] => {
    if (isOrder(change.column.key)) return changesOn([change], isKnown);
    if (change.column.key !== 'rolledUp') return [change];
    const before = new Map(change.positions.map((position, i) => [position, textOf(change.before[i] as CellValue)]));
    const texts = told.map((text, position) =>
      before.has(position)
        ? rolledUpWithout(
            (key) => unwritten.get(key)?.has(position) === true,
            textOf(text),
            before.get(position) as string,
          )
        : text,
    );
    return changesOn(present(differences(ledger, 'rolledUp', texts)), (position) => before.has(position));
  });
}
