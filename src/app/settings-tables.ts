/**
 * The tables of Settings that rule what is derived: as cells that people may write, and back. Of a table with a cell that
 * is not understood nothing counts: it stays as it was, and the cell is told. Knows no service.
 */
import { messagesFor } from '../contract/messages/messages-for';
import type { CellValue } from '../domain/cell-value';
import { type PlaybookRow, playbookOf } from '../domain/history/playbook';
import { readCondition, type UnclearPart, writeCondition } from '../domain/history/segment-words';
import type { Segment, SegmentCondition } from '../domain/history/segments';
import type { LedgerListItem, LedgerSettings } from '../domain/ledger-settings';
import { keyFinder, shippedItems } from '../domain/list-keys';
import { SHIPPED_STAGES } from '../domain/report/pipeline';
import { LANGUAGES } from '../domain/sheet-snapshot';
import { describeTierRules, parseTierRule } from '../domain/tier-words';
import { type TierRule, tierTable } from '../domain/tiers';
import {
  type ReadTable,
  type SettingsTable,
  type TableCells,
  type TypedRow,
  type UnclearCell,
  wholeNumber,
} from './settings-table';

export const SETTINGS_TABLES: readonly SettingsTable[] = [
  { marker: 'tiers', cells: tierCells, read: readTiers },
  { marker: 'playbook', cells: playbookCells, read: readPlaybook },
  { marker: 'stages', cells: stageCells, read: readStages },
  { marker: 'segments', cells: segmentCells, read: readSegments },
];

const MOST_DAYS = 3650;

/** Of a list that the ledger has not, the one that ships. */
function itemsOf({ lists, language }: LedgerSettings, list: string): readonly LedgerListItem[] {
  return lists[list] ?? shippedItems(list, language);
}

function labelOf(settings: LedgerSettings, list: string, key: string): string {
  return itemsOf(settings, list).find((item) => item.key === key)?.label ?? key;
}

/** The key of a list item by what it is or was called; null where there is no such item, and none of `known` either. */
function itemKeys(
  list: string,
  settings: LedgerSettings,
  stored: LedgerSettings,
  known: ReadonlySet<string>,
): (label: string) => string | null {
  const items = itemsOf(settings, list);
  const keyOf = keyFinder(list, [...itemsOf(stored, list), ...items]);
  return (label) => {
    const key = keyOf(label);
    return known.has(key) || items.some((item) => item.key === key) ? key : null;
  };
}

/** What says the same as before is no change, in whatever words. */
function changed(settings: LedgerSettings, next: LedgerSettings, cells: SettingsTable['cells']): LedgerSettings {
  return JSON.stringify(cells(next).rows) === JSON.stringify(cells(settings).rows) ? settings : next;
}

function tierCells(settings: LedgerSettings): TableCells {
  const { blocks, columns } = messagesFor(settings.language).settings;
  const lines = describeTierRules(settings.tiers, settings.language, itemsOf(settings, 'tier'));
  return {
    title: blocks.tiers,
    headings: [columns.tier, columns.rule],
    rows: lines.map(({ tier, rule }) => [tier, rule]),
  };
}

function readTiers(settings: LedgerSettings, rows: readonly TypedRow[], stored: LedgerSettings): ReadTable {
  const before = tierTable(settings.tiers);
  const keyOf = itemKeys('tier', settings, stored, new Set(before.map(({ tier }) => tier)));
  const amounts = [settings.tiers, stored.tiers].flatMap(({ vipAmount, middleAmount, shownAmounts = [] }) => [
    vipAmount,
    middleAmount,
    ...shownAmounts,
  ]);
  const shown = new Set<number>();
  const table: TierRule[] = [];
  const unclear: UnclearCell[] = [];
  for (const { row, cells } of rows) {
    const [label = '', text = ''] = cells;
    const tier = keyOf(label);
    const place = before.filter((rule) => rule.tier === tier)[table.filter((rule) => rule.tier === tier).length];
    const typed = parseTierRule(text, place, amounts);
    if (typed.kind === 'by-hand') continue;
    if (tier === null) unclear.push({ row, column: 0 });
    else if (typed.kind === 'unclear') unclear.push({ row, column: 1 });
    else {
      table.push({ tier, anyOf: typed.anyOf });
      for (const amount of typed.shown) shown.add(amount);
    }
  }
  if (unclear.length > 0 || table.length === 0) return { settings, unclear };
  const { tiers } = changed(settings, { ...settings, tiers: { ...settings.tiers, table } }, tierCells);
  const shownAmounts = shown.size > 0 ? { shownAmounts: [...shown] } : {};
  return { settings: { ...settings, tiers: { ...tiers, ...shownAmounts } }, unclear };
}

function playbookCells(settings: LedgerSettings): TableCells {
  const { report, settings: words } = messagesFor(settings.language);
  const { blocks, columns } = words;
  const actions: Readonly<Record<string, string>> = report.actions;
  const called = (list: string, key: string): string => (key === '' ? words.any : labelOf(settings, list, key));
  return {
    title: blocks.playbook,
    headings: [columns.tier, columns.lifecycleStage, columns.contactDays, columns.action],
    rows: playbookOf(settings).map(({ tier, stage, contactDays, action }) => [
      called('tier', tier),
      called('lifecycleStage', stage),
      contactDays,
      actions[action] ?? action,
    ]),
  };
}

function readPlaybook(settings: LedgerSettings, rows: readonly TypedRow[], stored: LedgerSettings): ReadTable {
  const before = playbookOf(settings);
  const known = (key: 'tier' | 'stage'): ReadonlySet<string> => new Set(before.map((row) => row[key]));
  const tierOf = itemKeys('tier', settings, stored, known('tier'));
  const stageOf = itemKeys('lifecycleStage', settings, stored, known('stage'));
  const anyOr = (label: string, keyOf: (label: string) => string | null): string | null =>
    label === '' || LANGUAGES.some((language) => messagesFor(language).settings.any === label) ? '' : keyOf(label);
  const playbook: PlaybookRow[] = [];
  const unclear: UnclearCell[] = [];
  for (const { row, cells } of rows) {
    const [tierLabel = '', stageLabel = '', daysText = '', actionText = ''] = cells;
    const tier = anyOr(tierLabel, tierOf);
    const stage = anyOr(stageLabel, stageOf);
    const contactDays = wholeNumber(daysText, 1, MOST_DAYS);
    if (tier === null) unclear.push({ row, column: 0 });
    if (stage === null) unclear.push({ row, column: 1 });
    if (contactDays === undefined) unclear.push({ row, column: 2 });
    if (tier !== null && stage !== null && contactDays !== undefined)
      playbook.push({ tier, stage, contactDays, action: actionOf(actionText) });
  }
  return unclear.length > 0 || playbook.length === 0
    ? { settings, unclear }
    : { settings: changed(settings, { ...settings, playbook }, playbookCells), unclear };
}

/** The key of a shipped action, in whatever language; words of the user's own as they are. */
function actionOf(text: string): string {
  const shipped = LANGUAGES.flatMap((language) => Object.entries(messagesFor(language).report.actions));
  return shipped.find(([, words]) => words === text)?.[0] ?? text;
}

function stageCells(settings: LedgerSettings): TableCells {
  const { blocks, columns, lists } = messagesFor(settings.language).settings;
  const stages = settings.dealStages ?? SHIPPED_STAGES;
  const listed = itemsOf(settings, 'stage').map(({ key }) => key);
  return {
    title: blocks.stages,
    headings: [lists.stage, columns.probability, columns.staleDays],
    rows: listed.map((key) => {
      const { probability = null, staleDays = null } = stages[key] ?? {};
      const percent = probability === null ? '' : Math.round(probability * 1e6) / 1e4;
      return [labelOf(settings, 'stage', key), percent, staleDays ?? ''];
    }),
  };
}

function readStages(settings: LedgerSettings, rows: readonly TypedRow[], stored: LedgerSettings): ReadTable {
  const keyOf = itemKeys('stage', settings, stored, new Set());
  const dealStages: Record<string, { probability: number | null; staleDays: number | null }> = {};
  const unclear: UnclearCell[] = [];
  for (const { row, cells } of rows) {
    const [label = '', probabilityText = '', daysText = ''] = cells;
    const key = keyOf(label);
    const probability = probabilityText === '' ? null : percentOf(probabilityText);
    const staleDays = daysText === '' ? null : wholeNumber(daysText, 1, MOST_DAYS);
    if (key === null) unclear.push({ row, column: 0 });
    if (probability === undefined) unclear.push({ row, column: 1 });
    if (staleDays === undefined) unclear.push({ row, column: 2 });
    if (key !== null && probability !== undefined && staleDays !== undefined)
      dealStages[key] = { probability, staleDays };
  }
  return unclear.length > 0 || rows.length === 0
    ? { settings, unclear }
    : { settings: changed(settings, { ...settings, dealStages }, stageCells), unclear };
}

/** From 0 to 1: `25` and `25%` are a quarter, and so is what a cell makes of `25%`; 1 is all. */
function percentOf(text: string): number | undefined {
  const [, digits, sign] = /^(\d+(?:[.,]\d+)?) ?([%％])?$/.exec(text) ?? [];
  const number = Number(digits?.replace(',', '.'));
  const share = sign !== undefined || number > 1 ? number / 100 : number;
  return share >= 0 && share <= 1 ? share : undefined;
}

function segmentCells(settings: LedgerSettings): TableCells {
  const { blocks, columns, match } = messagesFor(settings.language).settings;
  return {
    title: blocks.segments,
    headings: [columns.segment, columns.match, columns.column, columns.condition, columns.value],
    rows: (settings.segments ?? []).flatMap((segment) =>
      segment.conditions.map((condition, i): CellValue[] => {
        const { column, operator, value } = writeCondition(condition, settings);
        return [...(i === 0 ? [segment.name, match[segment.match]] : ['', '']), column, operator, value];
      }),
    ),
  };
}

/** A segment with a cell that is not understood stays as it was; the others are read. */
function readSegments(settings: LedgerSettings, rows: readonly TypedRow[], stored: LedgerSettings): ReadTable {
  const found = new Map<string, { match: Segment['match']; conditions: SegmentCondition[]; isClear: boolean }>();
  const unclear: UnclearCell[] = [];
  let name = '';
  for (const { row, cells } of rows) {
    const [nameText = '', matchText = '', column = '', operator = '', value = ''] = cells;
    name = nameText || name;
    const segment = found.get(name) ?? { match: 'all', conditions: [], isClear: true };
    const tell = (at: number): void => {
      unclear.push({ row, column: at });
      segment.isClear = false;
    };
    if (name === '') {
      tell(0);
      continue;
    }
    found.set(name, segment);
    const match = matchText === '' ? segment.match : matchOf(matchText);
    if (match === null) tell(1);
    else segment.match = match;
    const condition = readCondition({ column, operator, value }, settings);
    if (typeof condition === 'string') tell(SEGMENT_COLUMNS[condition]);
    else segment.conditions.push(condition);
  }
  const segments = [...found].flatMap(([of, { match, conditions, isClear }]): Segment[] => {
    const before = stored.segments?.filter((one) => one.name === of) ?? [];
    return isClear ? [{ name: of, match, conditions }] : before;
  });
  return { settings: changed(settings, { ...settings, segments }, segmentCells), unclear };
}

const SEGMENT_COLUMNS: Readonly<Record<UnclearPart, number>> = { column: 2, operator: 3, value: 4 };

function matchOf(text: string): Segment['match'] | null {
  const isWord = (match: Segment['match']): boolean =>
    LANGUAGES.some((language) => messagesFor(language).settings.match[match] === text);
  return isWord('all') ? 'all' : isWord('any') ? 'any' : null;
}
