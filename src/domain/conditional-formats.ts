/**
 * The colours of the ledger: what each means, and the eleven whole-column rules that show it. Plain data for whoever
 * writes rules; knows no service. Source: the product's defaults, section 5.
 */
import { columnLetters } from './a1-notation';
import type { FieldKey } from './fields';
import type { LedgerSettings, RedMeaning } from './ledger-settings';
import { type ConditionalRule, OWN_RULE_MARK, type RuleStyle } from './sheet-rules';

export type LegendMeaning =
  | 'urgent'
  | 'overdue'
  | 'today'
  | 'contract'
  | 'rank1'
  | 'rank2'
  | 'rank3'
  | 'rank4'
  | 'duplicate'
  | 'normal'
  | 'toCheck'
  | 'automatic';

export interface LegendEntry {
  readonly meaning: LegendMeaning;
  /** Columns that carry it; none for header cells. */
  readonly fields: readonly FieldKey[];
  /** Of the cell; null leaves it as it is. */
  readonly fill: string | null;
  readonly text: string;
  /** What says the same without colour. */
  readonly mark: 'word' | 'bold' | 'italic' | 'underlined' | 'date';
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
}

const BLACK = '#000000';
const WHITE = '#FFFFFF';
const RED = { fill: '#9A1208', text: WHITE, bold: true } as const;
const SAND = { fill: '#FDE7A9', text: BLACK, bold: true } as const;
const GOLD = { fill: '#FBBC1E', text: BLACK, bold: true } as const;

/** The legend, by what red means: something urgent, or an important customer. */
export function legendOf(red: RedMeaning): readonly LegendEntry[] {
  const urgent = red === 'urgent' ? RED : SAND;
  return [
    { meaning: 'urgent', fields: ['priority'], ...urgent, mark: 'word' },
    // Beside the sand of "today", an overdue date is told by its line as well as by the date.
    {
      meaning: 'overdue',
      fields: ['nextFollowUp'],
      ...urgent,
      ...(red === 'important' && { underline: true }),
      mark: 'date',
    },
    { meaning: 'today', fields: ['nextFollowUp'], ...SAND, mark: 'date' },
    { meaning: 'contract', fields: ['contractEnd'], ...SAND, mark: 'date' },
    { meaning: 'rank1', fields: ['tier'], ...(red === 'urgent' ? GOLD : RED), mark: 'word' },
    { meaning: 'rank2', fields: ['tier'], fill: '#4FBF8B', text: BLACK, mark: 'word' },
    { meaning: 'rank3', fields: ['tier'], fill: '#BBDDFB', text: BLACK, mark: 'word' },
    { meaning: 'rank4', fields: ['tier'], fill: '#C2C2C2', text: BLACK, italic: true, mark: 'word' },
    {
      meaning: 'duplicate',
      fields: ['name', 'duplicateGroup'],
      fill: '#D68FF5',
      text: BLACK,
      underline: true,
      mark: 'underlined',
    },
    { meaning: 'normal', fields: ['priority'], fill: null, text: '#0842A0', mark: 'word' },
    { meaning: 'toCheck', fields: ['issues'], fill: null, text: '#7A3E00', mark: 'word' },
    { meaning: 'automatic', fields: [], fill: '#DADCE0', text: '#202124', mark: 'word' },
  ];
}

/** The legend as it ships. */
export const LEGEND: readonly LegendEntry[] = legendOf('urgent');

/** Days ahead in which a contract's end is shown. */
const CONTRACT_DAYS = 30;

/**
 * The rules for a ledger's columns, over `rows` rows from `firstRow` (from 0). A column that the ledger lacks, and a
 * list item that its lists lack, has no rule. Every formula carries our mark; dates are compared only where they are dates.
 */
export function conditionalRules(
  settings: Pick<LedgerSettings, 'fields' | 'lists' | 'red'>,
  { firstRow, rows }: { readonly firstRow: number; readonly rows: number },
): ConditionalRule[] {
  const columnOf = (key: FieldKey): number | undefined => settings.fields.find((field) => field.key === key)?.position;
  const cellOf = (key: FieldKey): string | null => {
    const column = columnOf(key);
    return column === undefined ? null : `$${columnLetters(column)}${firstRow + 1}`;
  };
  return legendOf(settings.red).flatMap((entry) => {
    // The mark of a duplicate stands in its group column, whichever of its cells is coloured.
    const cell = cellOf(entry.meaning === 'duplicate' ? 'duplicateGroup' : (entry.fields[0] ?? 'issues'));
    const test = cell === null || entry.fields.length === 0 ? null : testOf(entry.meaning, cell, settings.lists);
    if (test === null) return [];
    const ranges = entry.fields
      .map(columnOf)
      .filter((column) => column !== undefined)
      .map((column) => ({ row: firstRow, column, rows, columns: 1 }));
    return [{ ranges, formula: `=AND(${test},${OWN_RULE_MARK}${entry.meaning}")=0)`, style: styleOf(entry) }];
  });
}

/** The condition in words of Sheets, LibreOffice and Excel alike; null where the list lacks the item. */
function testOf(meaning: LegendMeaning, cell: string, lists: LedgerSettings['lists']): string | null {
  switch (meaning) {
    case 'urgent':
    case 'normal':
      return equals(cell, lists['priority']?.find((item) => item.key === meaning)?.label);
    case 'rank1':
    case 'rank2':
    case 'rank3':
    case 'rank4':
      return equals(cell, lists['tier']?.[Number(meaning.slice(4)) - 1]?.label);
    case 'overdue':
      return `ISNUMBER(${cell}),${cell}<TODAY()`;
    case 'today':
      return `ISNUMBER(${cell}),${cell}>=TODAY(),${cell}<TODAY()+1`;
    case 'contract':
      return `ISNUMBER(${cell}),${cell}>=TODAY(),${cell}<TODAY()+${CONTRACT_DAYS + 1}`;
    case 'duplicate':
    case 'toCheck':
      return `LEN(${cell})>0`;
    case 'automatic':
      return null;
  }
}

function equals(cell: string, label: string | undefined): string | null {
  return label === undefined || label === '' ? null : `${cell}="${label.replace(/"/g, '""')}"`;
}

function styleOf({ fill, text, bold, italic, underline }: LegendEntry): RuleStyle {
  return {
    ...(fill !== null && { background: fill }),
    color: text,
    ...(bold && { bold }),
    ...(italic && { italic }),
    ...(underline && { underline }),
  };
}
