/** What would come of merging customers, column by column. Reads only. */
import type { ApiInput } from '../contract/api';
import type { MergeColumn, MergePreview, MergeRow } from '../contract/api/merge';
import { type CellValue, isBlank, sameValue, textOf } from '../domain/cell-value';
import { fieldOf, isFieldKey } from '../domain/fields';
import { type Issue, ok, type Result, refused } from '../domain/issues';
import { memberReader } from './column-reader';
import { findLedger, type Ledger, openLedger } from './ledger';
import { linkedRows, linkedWith } from './linked-rows';
import {
  arrayFormulas,
  CELLS_MERGED,
  cellsMerged,
  decideGroup,
  groupPositions,
  headersNotTaken,
  idsOf,
  type MergeGroup,
  seenOf,
  sharedRows,
} from './merge-group';
import { customersTab, formulasElsewhere, placeText, searchFor, searchForIds } from './pointing-formulas';
import type { CellPlace, Ports } from './ports';
import { notesOn, readRows } from './row-content';

/** Places of formulas that are listed. */
const MOST_PLACES = 20;
/** Cells that are read in one go to show a few rows of them. */
const MOST_CELLS = 60_000;

/** Some twenty service calls. Issues: `customer-missing`. */
export function previewMerge(ports: Ports, input: ApiInput<'previewMerge'>): Result<MergePreview> {
  const { workbook } = ports;
  const tabs = findLedger(workbook);
  if (tabs === null) return refused({ code: 'ledger-missing' });
  const opened = openLedger(ports, tabs, { full: false, journal: [] });
  if (!opened.ok) return opened;
  const ledger = opened.value;
  const found = groupPositions(ledger, input.ids);
  if (!found.ok) return found;
  const positions = found.value;
  const rows = positions.map((position) => ledger.records.rows[position] as number);
  const stays = Math.max(0, input.survivor === undefined ? 0 : idsOf(ledger, positions).indexOf(input.survivor));
  const content = readRows(workbook, ledger, rows, [rows[stays] as number]);
  const decided = decideGroup(ledger, positions, input.survivor, content);
  if (!decided.ok) return decided;
  const group = decided.value;
  const merged = cellsMerged(ledger, positions, group.survivor);
  const cells = workbook.findCells(searchFor(group.ids, rows));
  const linked = linkedWith(workbook, ledger, cells);
  const removed = new Set(rows.filter((_, i) => i !== group.survivor));
  const formulas = formulasElsewhere(workbook, ledger, customersTab(ledger, workbook), cells, linked).at(
    removed,
    removed,
  );
  const linkedOf = (id: string): number => linkedRows(linked, id).reduce((sum, tab) => sum + tab.rows.length, 0);
  const memberAt = memberReader(ledger);
  const members = group.ids.map(
    (id, i): MergeRow => ({
      ...memberAt(positions[i] as number),
      linked: linkedOf(id),
      notes: notesOn(ledger, content, rows[i] as number),
    }),
  );
  const losers = members.filter((_, i) => i !== group.survivor);
  const sumOf = (of: (row: MergeRow) => number): number => losers.reduce((sum, row) => sum + of(row), 0);
  const names = new Map<number, string>();
  const nameOf = (sheetId: number): string => {
    const name = names.get(sheetId) ?? workbook.tabById(sheetId)?.name ?? '';
    names.set(sheetId, name);
    return name;
  };
  return ok({
    survivor: group.ids[group.survivor] as string,
    rows: members,
    columns: columnsOf(group, shownRows(ports, ledger, rows)),
    linked: sumOf((row) => row.linked),
    notes: sumOf((row) => row.notes),
    formulas: {
      count: formulas.length,
      places: formulas.slice(0, MOST_PLACES).map((one) => placeText(nameOf(one.sheetId), one)),
    },
    issues: [
      ...ordersLeft(group),
      ...formulasLeft(group),
      ...merged,
      ...contactsLeft(group),
      ...sharedRows(
        group,
        [...group.positions.keys()].filter((at) => at !== group.survivor),
      ),
      ...idsElsewhere(ports, group, cells, nameOf),
    ],
    seen: `${seenOf(ledger, positions)}${merged.length > 0 ? CELLS_MERGED : ''}`,
  });
}

/** Orders of several rows that are not added up. */
function ordersLeft({ ledger, positions, columns, survivals }: MergeGroup): Issue[] {
  const isLeft = columns.some(({ field, index }, i) => {
    const isSum = field === 'orderCount' || field === 'totalSpent';
    if (!isSum || (survivals[i]?.rule === 'sum' && survivals[i]?.counted === undefined)) return false;
    const cells = positions.map((at) => ledger.cells.values[ledger.records.rows[at] as number]?.[index] ?? '');
    return cells.filter((value) => !isBlank(value) && value !== 0).length > 1;
  });
  return isLeft ? [{ code: 'merge-orders-not-added' }] : [];
}

/** What stays in rows that go, and formulas that keep them from going. */
function formulasLeft(group: MergeGroup): Issue[] {
  const headers = headersNotTaken(group);
  return [
    ...(headers.length > 0
      ? [{ code: 'merge-formula-not-taken' as const, params: { headers: headers.join(', ') } }]
      : []),
    ...arrayFormulas(group.ledger, group.positions, group.survivor),
  ];
}

/** Phones and addresses that will be in Recycle alone. */
function contactsLeft({ contactsLeft: left }: MergeGroup): Issue[] {
  return left.length === 0 ? [] : [{ code: 'merge-contacts-left', params: { value: left.join('; ') } }];
}

/** Tabs of the users' own that hold IDs of customers who go: nothing there is changed. One service call where any may. */
function idsElsewhere(
  { workbook }: Ports,
  { ledger, ids, survivor }: MergeGroup,
  found: readonly CellPlace[],
  nameOf: (sheetId: number) => string,
): Issue[] {
  const ours = new Set<number | null>(Object.values(ledger.tabs));
  const isTheirs = ({ sheetId }: CellPlace): boolean => !ours.has(sheetId);
  if (!found.some(isTheirs)) return [];
  const counts = new Map<number, number>();
  const losers = ids.filter((_, i) => i !== survivor);
  for (const { sheetId } of workbook.findCells(searchForIds(losers)).filter(isTheirs))
    counts.set(sheetId, (counts.get(sheetId) ?? 0) + 1);
  const value = [...counts].map(([sheetId, count]) => `${nameOf(sheetId)} (${count})`).join(', ');
  return value === '' ? [] : [{ code: 'merge-ids-elsewhere', params: { value } }];
}

/** The rows as they are shown. One service call; one for each where they are far apart. */
function shownRows({ workbook }: Ports, ledger: Ledger, rows: readonly number[]): string[][] {
  const sheet = ledger.tabs.customers;
  const top = Math.min(...rows);
  const count = Math.max(...rows) - top + 1;
  const isFar = count * (ledger.cells.values[0]?.length ?? 0) > MOST_CELLS;
  if (isFar) return rows.map((row) => workbook.rowsAsShown(sheet, row, 1)[0] ?? []);
  const shown = workbook.rowsAsShown(sheet, top, count);
  return rows.map((row) => shown[row - top] ?? []);
}

function columnsOf(group: MergeGroup, shown: readonly (readonly string[])[]): MergeColumn[] {
  const { ledger, positions, columns, survivals, survivor } = group;
  const order = [survivor, ...positions.keys()];
  return columns.map(({ field, choice, header, index, kept }, i): MergeColumn => {
    const values = positions.map(
      (position): CellValue => ledger.cells.values[ledger.records.rows[position] as number]?.[index] ?? '',
    );
    const survival = survivals[i] ?? { value: '', rule: 'survivors' };
    const from = isBlank(survival.value)
      ? survivor
      : order.find((row) => sameValue(values[row] as CellValue, survival.value));
    const filled = values.filter((value) => !isBlank(value));
    return {
      key: choice,
      header,
      own: field === null,
      values: shown.map((line) => line[index] ?? ''),
      differs: filled.some((value) => !sameValue(value, filled[0] as CellValue)),
      proposed: {
        text: from === undefined ? textOf(survival.value) : (shown[from]?.[index] ?? ''),
        from: from === undefined ? null : (group.ids[from] ?? null),
      },
      rule: survival.rule,
      kept,
      automatic: field !== null && isFieldKey(field) && fieldOf(field).automatic,
    };
  });
}
