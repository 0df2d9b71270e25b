/**
 * "Start an empty ledger" and "Try with sample data": headers on an empty tab, then the ordinary set-up, so that there
 * is one way of making a ledger.
 */
import type { OperationResult } from '../contract/api/basics';
import { messagesFor } from '../contract/messages/messages-for';
import type { CellValue } from '../domain/cell-value';
import { FIELDS } from '../domain/fields';
import { type Result, refused } from '../domain/issues';
import { sampleCustomers } from '../domain/sample-customers';
import type { Language } from '../domain/sheet-snapshot';
import type { Ports } from './ports';
import { applySetup } from './setup';
import { sheetLanguage } from './status';
import { freeTabName } from './tabs';

export interface StartRequest {
  readonly requestId: string;
  readonly language?: Language | undefined;
  readonly sampleRows: boolean;
}

/** Uses the active tab when it is empty, else a tab of its own. */
export function startEmpty(ports: Ports, request: StartRequest): Result<OperationResult> {
  const { workbook, clock } = ports;
  const info = workbook.info();
  const language = request.language ?? sheetLanguage(ports);
  const active = workbook.activeTab();
  const empty = workbook.peek(active.sheetId, 1).length === 0;
  const today = clock.civil(clock.now(), info.timeZone).slice(0, 10);

  const fields = FIELDS.filter(
    (field) => (field.presence === 'new' || field.presence === 'add') && field.key !== 'owner' && !field.automatic,
  );
  const headers: CellValue[] = fields.map((field) => field.labels[language]);
  const rows = request.sampleRows
    ? sampleCustomers(language, today).map((customer) => fields.map((field) => customer[field.key] ?? ''))
    : [];
  let sheet: number | string = active.sheetId;
  if (!empty) {
    sheet = freeTabName(workbook, messagesFor(language).tabs.customers);
    workbook.edit([{ kind: 'insert-sheet', name: sheet }]);
  }
  workbook.edit([
    { kind: 'write', sheet, row: 0, column: 0, values: [headers, ...rows] },
    { kind: 'activate-sheet', sheet },
  ]);
  workbook.flush();
  const made = applySetup(ports, {
    requestId: request.requestId,
    fingerprint: '',
    options: { language, standardNames: true },
  });
  if (!made.ok) return refused(...made.issues);
  return { ok: true, value: { ...made.value, operation: 'start-empty' } };
}
