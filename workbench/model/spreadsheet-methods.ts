/** The host side of SpreadsheetApp, in one table. */
import type { Host, HostMethod, HostMethods } from '../sandbox/door';
import { chartMethods } from './methods/chart-methods';
import { groupMethods } from './methods/group-methods';
import { metadataMethods } from './methods/metadata-methods';
import { withAliases } from './methods/method-aliases';
import { protectionMethods } from './methods/protection-methods';
import { rangeEditMethods } from './methods/range-edit-methods';
import { rangeStyleMethods } from './methods/range-style-methods';
import { rangeValueMethods } from './methods/range-value-methods';
import { richTextMethods } from './methods/rich-text-methods';
import { ruleMethods } from './methods/rule-methods';
import { sheetMethods } from './methods/sheet-methods';
import { spreadsheetFileMethods } from './methods/spreadsheet-file-methods';
import { textFinderMethods } from './methods/text-finder-methods';
import { validationMethods } from './methods/validation-methods';

/** A range list does the same to each of its ranges in one call. [sheet] */
function overRanges(method: HostMethod): HostMethod {
  type Each = (host: Host, target: unknown, ...args: unknown[]) => unknown;
  const each =
    (run: Each | undefined) =>
    (host: Host, targets: readonly unknown[], ...args: unknown[]) => {
      for (const target of targets) run?.(host, target, ...args);
    };
  return {
    ...method,
    check: each(method.check as Each | undefined) as unknown as NonNullable<HostMethod['check']>,
    run: each(method.run as Each) as unknown as HostMethod['run'],
    cells: (args) => (args[0] as { rows: number; columns: number }[]).reduce((n, t) => n + t.rows * t.columns, 0),
  };
}

/** Everything but what a range list adds. */
const single: HostMethods = withAliases({
  ...rangeValueMethods,
  ...rangeStyleMethods,
  ...rangeEditMethods,
  ...validationMethods,
  ...richTextMethods,
  ...groupMethods,
  ...chartMethods,
  ...ruleMethods,
  ...protectionMethods,
  ...metadataMethods,
  ...sheetMethods,
  ...spreadsheetFileMethods,
  ...textFinderMethods,
});

const rangeListMethods: HostMethods = Object.fromEntries(
  Object.entries(single)
    .filter(([name, method]) => name.startsWith('Range.') && method.kind === 'write')
    .map(([name, method]) => [name.replace('Range.', 'RangeList.'), overRanges(method)]),
);

export const spreadsheetMethods: HostMethods = { ...rangeListMethods, ...single };
