/** A small ledger for tests of merging: with contacts, notes, links, formulas and a report that points at customers. */
import { gunzipSync } from 'node:zlib';
import type { RecyclePayload } from '../../src/app/recycle-tab';
import type { ApiInput, ApiOutput } from '../../src/contract/api';
import type { CivilDateTime } from '../../src/domain/cell-value';
import type { Validation, Value } from '../../workbench/model/workbook';
import type { Workbench } from '../../workbench/workbench';
import { accepted, ask, requestId } from './bundle-workbench';
import { byHand } from './by-hand';
import { contact, makeLedger, withFollowUps } from './form-ledger';
import { dumpSheet } from './sheet-dump';

const PEOPLE: readonly Value[][] = [
  ['Ann Lee', 'red', '(212) 555-0101', 'ann@example.com', 'Acme Ltd', '2026-09-05', 1200, 'first'],
  ['Bob Ray', 'blue', '212-555-0102', 'bob@example.com', '', '2024-01-31', 90, ''],
  ['Ann  Lee', '', '+1 212 555 0103', 'ann.lee@example.com', 'Acme Limited', '2026-10-01', 300, 'call'],
  ['Cy Poe', 'grey', '2125550104', 'cy@example.com', 'Bolt Inc', '', 0, ''],
  ['Anne Lee', 'green', '2125550105', '', '', '', '', 'third\nfirst'],
  ['Di Fox', 'pink', '2125550106', 'di@example.com', '', '2026-10-01', 5000, ''],
];

export const ANN = 'C-000001';
export const OTHER = 'C-000003';
export const THIRD = 'C-000005';

/** Customers 1, 3 and 5 are one; Recycle is there. */
export function mergeLedger(): Workbench {
  const workbench = withFollowUps(
    makeLedger((sheet) => {
      sheet.maxRows = 40;
    }, PEOPLE),
  );
  for (const customerId of [ANN, OTHER, 'C-000002', OTHER, THIRD])
    accepted(ask(workbench, 'logContact', contact({ customerId, note: `with ${customerId}` })).answer);
  byHand(workbench, (sheet, spreadsheet) => {
    sheet.getRange('B1').setNote('mine');
    sheet.getRange('C4').setNote('rings at night').setBackground('#FFFF00').setNumberFormat('0');
    sheet
      .getRange('H4')
      .setRichTextValue(
        SpreadsheetApp.newRichTextValue().setText('call her').setLinkUrl(5, 8, 'https://example.com/').build(),
      );
    sheet.insertColumnAfter(2);
    sheet.getRange('C1').setValue('Twice');
    for (let row = 2; row <= 7; row++) sheet.getRange(row, 3).setFormula(`=H${row}*2`);
    sheet.getRange('C6').setFormula('=H4+H2');
    sheet.insertColumnAfter(3);
    sheet.getRange('D1').setValue('Since');
    sheet.getRange('D4').setNumberFormat('d.m.yyyy').setValue('2020-02-03');
    sheet.getRange('D7').setNumberFormat('@').setValue('2021');
    const report = spreadsheet.insertSheet('Report');
    report
      .getRange('A1:A4')
      .setFormulas([['=Clients!A4'], ['=SUM(Clients!H2:H7)'], ['=SUM(Clients!H4:H6)'], ['=Clients!$H$6&"A4"']]);
    report.getRange('B7').setFormula('=Clients!A2');
    spreadsheet.setActiveSheet(sheet);
  });
  accepted(ask(workbench, 'makeRecycle', { requestId: requestId() }).answer);
  // Small tabs are quickly gone back to.
  byHand(workbench, (_, spreadsheet) => {
    for (const tab of spreadsheet.getSheets()) {
      if (tab.getName().startsWith('Clients before')) spreadsheet.deleteSheet(tab);
      else if (['Follow-ups', 'Recycle', 'Report', 'Log'].includes(tab.getName()))
        tab.deleteRows(31, tab.getMaxRows() - 30);
    }
  });
  return workbench;
}

/** A rule without the cell for which its formula happens to be written. */
function ruleText(rule: Validation): string {
  if (rule.criteria !== 'CUSTOM_FORMULA') return JSON.stringify(rule);
  const [formula, row] = rule.args as [string, number];
  const relative = formula.replace(/([A-Z]+)(\d+)/g, (_, letters, n) => `${letters}[${Number(n) - row}]`);
  return JSON.stringify({ ...rule, args: [relative] });
}

/** Below that there is nothing but formats. */
const isInUse = ([cell]: readonly [string, unknown]): boolean =>
  !(Number(cell.split(',')[0]) > 12 && cell.includes(','));

/** Everything that a merge may touch and an undo must bring back: one line for each thing on each cell. */
export function dumpAll({ state: { workbook } }: Pick<Workbench, 'state'>): readonly string[] {
  return workbook.sheets
    .filter(({ name }) => ['Clients', 'Follow-ups', 'Report', 'Recycle'].includes(name))
    .flatMap((sheet) => {
      const { conditionalFormats: _, validations, ...rest } = dumpSheet(sheet);
      const rules = Object.entries(validations as Record<string, Validation>)
        .filter(isInUse)
        .map(([cell, rule]) => `${cell} ${ruleText(rule)}`);
      const things = Object.entries(sheet.name === 'Recycle' ? { values: rest['values'] } : rest).flatMap(
        ([thing, cells]) =>
          Object.entries((cells ?? {}) as object)
            .filter(isInUse)
            .map(([cell, what]) => `${thing} ${cell} ${JSON.stringify(what)}`),
      );
      return [...things, ...rules].map((line) => `${sheet.name} ${line}`);
    });
}

/** The first lines in which two dumps differ; none where they are the same. */
export function differences(now: readonly string[], then: readonly string[]): readonly string[] {
  const [a, b] = [new Set(now), new Set(then)];
  return [...now.filter((line) => !b.has(line)), ...then.filter((line) => !a.has(line)).map((line) => `gone: ${line}`)]
    .slice(0, 12)
    .map((line) => line.slice(0, 200));
}

export function preview(workbench: Workbench, ids: readonly string[], survivor?: string): ApiOutput['previewMerge'] {
  return accepted(ask(workbench, 'previewMerge', { ids: [...ids], ...(survivor && { survivor }) }).answer);
}

/** What merging asks for, where a test says no more. */
export function mergeInput(
  workbench: Workbench,
  ids: readonly string[],
  more: Partial<ApiInput<'mergeCustomers'>> = {},
): ApiInput<'mergeCustomers'> {
  const { survivor, seen } = preview(workbench, ids, more.survivor);
  return { requestId: requestId(), ids: [...ids], survivor, choices: {}, seen, ...more };
}

/** Merges all of them, in as many calls as it takes. */
export function merge(
  workbench: Workbench,
  ids: readonly string[],
  more: Partial<ApiInput<'mergeCustomers'>> = {},
): ApiOutput['mergeCustomers'][] {
  const done: ApiOutput['mergeCustomers'][] = [];
  for (let input: ApiInput<'mergeCustomers'> | null = mergeInput(workbench, ids, more); input !== null; ) {
    const merged: ApiOutput['mergeCustomers'] = accepted(ask(workbench, 'mergeCustomers', input).answer);
    done.push(merged);
    input = merged.left && { requestId: requestId(), ...merged.left };
  }
  return done;
}

export function undoMerge(workbench: Workbench, mergeId: string): ApiOutput['undoMerge'] {
  return accepted(ask(workbench, 'undoMerge', { requestId: requestId(), mergeId }).answer);
}

/** Everything that Recycle holds of the rows that were removed and of what the survivors held; dates as serial days. */
export function recycled(workbench: Workbench): Value[] {
  const tab = workbench.state.workbook.sheets.find(({ name }) => name === 'Recycle');
  return (tab?.values.slice(1) ?? []).flatMap((line) => {
    const packed = (line ?? []).slice(9).join('');
    if (packed === '') return [];
    const { survivor, row } = JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString()) as RecyclePayload;
    const cells = [...survivor.flatMap(({ before }) => before), ...row.image.cells.map(({ value }) => value)];
    return cells.map((value) => (typeof value === 'object' ? serialOf(value) : value));
  });
}

function serialOf({ date, time = '00:00:00' }: CivilDateTime): number {
  return (Date.parse(`${date}T${time}Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;
}
