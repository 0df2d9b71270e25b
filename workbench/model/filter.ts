/** The rows that a sheet's basic filter hides. The header row of the filter is never hidden. */
import { calculated } from '../formula/calculation';
import { isSatisfied } from '../formula/evaluate';
import { parseFormula } from '../formula/parse';
import { boundedArea } from './area';
import { meetsCriteria } from './criteria';
import { shownValue } from './display-value';
import { cellOf } from './grid';
import { formatKind } from './number-format';
import { revisionOf } from './revision';
import { serialOfInstant } from './time-zone';
import type { ColumnFilter, Sheet, Workbook } from './workbook';

interface Filtered {
  readonly revision: number;
  readonly today: number;
  readonly rows: ReadonlySet<number>;
}

const NONE: ReadonlySet<number> = new Set();
const cache = new WeakMap<Sheet, Filtered>();

/** Row indexes (from 0) that the filter hides; computed once per revision and day. */
export function rowsHiddenByFilter(workbook: Workbook, sheet: Sheet, now: number): ReadonlySet<number> {
  if (!sheet.filter || !Object.keys(sheet.filter.criteria).length) return NONE;
  const today = Math.floor(serialOfInstant(now, workbook.timeZone));
  const known = cache.get(sheet);
  if (known?.revision === revisionOf(workbook) && known.today === today) return known.rows;
  const rows = new Set<number>();
  const area = boundedArea(sheet.filter.rect, sheet);
  const cells = calculated(workbook, now);
  for (const [key, filtered] of Object.entries(sheet.filter.criteria)) {
    const column = Number(key);
    const shows = judge(filtered);
    for (let row = area.row + 1; row < area.row + area.rows; row++)
      if (!rows.has(row) && !shows(row, column)) rows.add(row);
  }
  cache.set(sheet, { revision: revisionOf(workbook), today, rows });
  return rows;

  function judge(filtered: ColumnFilter): (row: number, column: number) => boolean {
    const hidden = filtered.hiddenValues && new Set(filtered.hiddenValues);
    const visible = filtered.visibleValues && new Set(filtered.visibleValues);
    const { criteria, args = [] } = filtered;
    const formula = criteria === 'CUSTOM_FORMULA' ? parseFormula(String(args[0])) : null;
    return (row, column) => {
      const value = cellOf(sheet.values, row, column) ?? null;
      const numberFormat = cells.numberFormat(sheet, row, column);
      const text = shownValue(value ?? undefined, numberFormat, workbook.locale);
      if (hidden?.has(text) || (visible && !visible.has(text))) return false;
      if (formula)
        return isSatisfied(formula, {
          ...cells.rules,
          source: cells,
          sheet,
          row,
          column,
          shiftRows: row - area.row - 1,
          shiftColumns: 0,
        });
      return (
        !criteria || meetsCriteria(criteria, args, { value, text, isDate: formatKind(numberFormat) === 'date' }, today)
      );
    };
  }
}
