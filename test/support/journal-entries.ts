/** The hidden journal as a test sees it: its entries and what each of them stores. */
import { gunzipSync } from 'node:zlib';
import type { JournalPayload } from '../../src/app/journal';
import type { Sheet, Workbook } from '../../workbench/model/workbook';

export interface StoredEntry {
  readonly operationId: string;
  readonly operation: string;
  readonly state: string;
  readonly payload: () => JournalPayload;
}

export function journalTab(workbook: Workbook): Sheet | undefined {
  return workbook.sheets.find((sheet) => sheet.values[0]?.[0] === 'operationId');
}

/** Oldest first. */
export function journalEntries(workbook: Workbook): StoredEntry[] {
  const rows = journalTab(workbook)?.values.slice(1) ?? [];
  return rows.flatMap((row) =>
    row?.[0] === undefined
      ? []
      : [
          {
            operationId: String(row[0]),
            operation: String(row[1]),
            state: String(row[2]),
            payload: () => {
              const packed = row.slice(8, 8 + Number(row[7])).join('');
              return JSON.parse(gunzipSync(Buffer.from(packed, 'base64')).toString('utf8')) as JournalPayload;
            },
          },
        ],
  );
}
