/** The filter of a worksheet or table, to the criteria that Sheets has. */
import type { BasicFilter, ColumnFilter, Sheet } from '../../model/workbook';
import type { Notes } from '../file-problem';
import { LAST_ROW, parseReference } from './cell-reference';
import { attr, child, childrenOf, flag, numberAttr, type XmlElement } from './xml-tree';

/** Sets the sheet's filter; conditions that Sheets lacks leave a note and their rows hidden. */
export function readFilter(sheet: Sheet, element: XmlElement | undefined, notes: Notes): void {
  const rect = parseReference(attr(element, 'ref') ?? '')?.rect;
  if (!rect) return;
  const criteria: Record<number, ColumnFilter> = {};
  let isComplete = true;
  for (const column of childrenOf(element, 'filterColumn')) {
    const filter = readColumnFilter(column);
    if (filter) criteria[rect.column + (numberAttr(column, 'colId') ?? 0)] = filter;
    else if (column.children.length) {
      isComplete = false;
      notes.add('filter-conditions', sheet.name);
    }
  }
  sheet.filter = { rect, criteria } satisfies BasicFilter;
  // Rows that the filter hides are found anew from its conditions; without all of them, rows stay hidden as they are.
  if (!isComplete || !Object.keys(criteria).length) return;
  for (let row = rect.row + 1; row < Math.min(sheet.hiddenRows.length, rect.row + (rect.rows ?? LAST_ROW)); row++)
    delete sheet.hiddenRows[row];
}

function readColumnFilter(column: XmlElement): ColumnFilter | undefined {
  const values = child(column, 'filters');
  if (values && !child(values, 'dateGroupItem')) {
    const blank = flag(values, 'blank') ? [''] : [];
    return { visibleValues: [...childrenOf(values, 'filter').map((filter) => attr(filter, 'val') ?? ''), ...blank] };
  }
  const conditions = childrenOf(child(column, 'customFilters'), 'customFilter');
  const [condition] = conditions;
  if (!condition || conditions.length > 1) return undefined;
  return readCustomFilter(attr(condition, 'operator') ?? 'equal', attr(condition, 'val') ?? '');
}

function readCustomFilter(operator: string, value: string): ColumnFilter | undefined {
  if (value === ' ' && operator === 'notEqual') return { criteria: 'CELL_NOT_EMPTY', args: [] };
  const number = Number(value);
  const numeric = {
    greaterThan: 'NUMBER_GREATER_THAN',
    greaterThanOrEqual: 'NUMBER_GREATER_THAN_OR_EQUAL_TO',
    lessThan: 'NUMBER_LESS_THAN',
    lessThanOrEqual: 'NUMBER_LESS_THAN_OR_EQUAL_TO',
  }[operator];
  if (numeric)
    return value.trim() !== '' && Number.isFinite(number) ? { criteria: numeric, args: [number] } : undefined;
  const text = /^(\*?)([^*?~]*)(\*?)$/.exec(value);
  if (!text) return undefined;
  const [, before, plain, after] = text;
  if (operator === 'notEqual')
    return before && after ? { criteria: 'TEXT_DOES_NOT_CONTAIN', args: [plain] } : undefined;
  if (operator !== 'equal') return undefined;
  const criteria =
    before && after ? 'TEXT_CONTAINS' : before ? 'TEXT_ENDS_WITH' : after ? 'TEXT_STARTS_WITH' : 'TEXT_EQUAL_TO';
  return { criteria, args: [plain] };
}
