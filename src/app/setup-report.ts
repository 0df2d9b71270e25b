/** What a set-up tells the command line, of a plain sheet or of a ledger that is there already. Knows no service. */
import type { SetupReport } from '../contract/api/set-up';
import type { RecordIssue, Records } from '../domain/assess-records';

/** `headerRow` counts from 0, -1 where there is none; a column without a header goes by its number. */
export function setupReport(
  headerRow: number,
  { rows, columns }: Pick<Records, 'rows' | 'columns'>,
  issues: readonly RecordIssue[],
  duplicateGroups: number,
): SetupReport {
  return {
    headerRow: headerRow + 1,
    mapping: Object.fromEntries(columns.map(({ key, header, index }) => [key, header || `#${index + 1}`])),
    rowsIn: rows.length,
    rowsOut: rows.length,
    issues: issues.map(({ position, key, code }) => ({
      rowNumber: (rows[position] as number) + 1,
      fieldKey: key,
      code,
    })),
    duplicateGroups,
  };
}
