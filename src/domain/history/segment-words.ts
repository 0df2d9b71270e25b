/**
 * Conditions of segments as people write them in cells: column, operator and value in words, and back. Knows the languages
 * of the ledger, no sheet.
 */
import { isCivilDate } from '../civil-date';
import { FIELDS, type Field, fieldOf, isFieldKey } from '../fields';
import { headerKey } from '../header-key';
import type { LedgerListItem, LedgerSettings } from '../ledger-settings';
import { keyFinder } from '../list-keys';
import type { Language } from '../sheet-snapshot';
import { halfWidth } from '../text';
import { SEGMENT_OPERATORS, type SegmentCondition, type SegmentOperator, type SegmentType } from './segments';

/** How an operator is written, and what else is understood. */
const OPERATORS: Readonly<Record<SegmentOperator, Readonly<Record<Language, readonly [string, ...string[]]>>>> = {
  is: { en: ['is', '='], 'zh-CN': ['是', '等于'], 'zh-TW': ['是', '等於'] },
  'is-not': { en: ['is not', '<>', '≠'], 'zh-CN': ['不是', '不等于'], 'zh-TW': ['不是', '不等於'] },
  'one-of': { en: ['one of', 'is one of'], 'zh-CN': ['是其中之一'], 'zh-TW': ['是其中之一'] },
  contains: { en: ['contains'], 'zh-CN': ['包含'], 'zh-TW': ['包含'] },
  'contains-not': { en: ['does not contain'], 'zh-CN': ['不包含'], 'zh-TW': ['不包含'] },
  empty: { en: ['empty', 'is empty'], 'zh-CN': ['为空', '空'], 'zh-TW': ['為空', '空'] },
  'not-empty': { en: ['not empty', 'is not empty'], 'zh-CN': ['不为空', '非空'], 'zh-TW': ['不為空', '非空'] },
  from: { en: ['at least', 'from', '>=', '≥'], 'zh-CN': ['至少', '不小于'], 'zh-TW': ['至少', '不小於'] },
  to: { en: ['at most', 'up to', '<=', '≤'], 'zh-CN': ['至多', '最多', '不大于'], 'zh-TW': ['至多', '最多', '不大於'] },
  before: { en: ['before'], 'zh-CN': ['早于'], 'zh-TW': ['早於'] },
  after: { en: ['after'], 'zh-CN': ['晚于'], 'zh-TW': ['晚於'] },
  'within-last': { en: ['within the last days'], 'zh-CN': ['最近几天内'], 'zh-TW': ['最近幾天內'] },
  'within-next': { en: ['within the next days'], 'zh-CN': ['今后几天内'], 'zh-TW': ['今後幾天內'] },
};

/** What a condition looks like in cells. */
export interface WrittenCondition {
  readonly column: string;
  readonly operator: string;
  readonly value: string;
}

export type UnclearPart = keyof WrittenCondition;

/** What the words of conditions depend on. */
type Known = Pick<LedgerSettings, 'language' | 'fields' | 'lists'>;

/** Begins the key of a column that is the user's own; its header follows. */
const OWN = '#';
const SEPARATOR = /[,、;|]/;

/** The header of a user's own column; null for a column of the ledger. */
export function ownHeaderOf(key: string): string | null {
  return key.startsWith(OWN) ? key.slice(OWN.length) : null;
}

function fieldOfColumn(key: string): Field | null {
  return isFieldKey(key) ? fieldOf(key) : null;
}

/** How a column is compared; a user's own by what it is asked. */
export function segmentTypeOf({ column, operator, values }: SegmentCondition): SegmentType {
  switch (fieldOfColumn(column)?.type) {
    case 'list':
      return 'list';
    case 'number':
    case 'money':
      return 'number';
    case 'date':
    case 'dateTime':
      return 'date';
    case undefined: {
      const isBound = operator === 'from' || operator === 'to';
      if (ownHeaderOf(column) === null) return 'text';
      if (isBound) return values.every(isCivilDate) ? 'date' : 'number';
      return (SEGMENT_OPERATORS.text as readonly SegmentOperator[]).includes(operator) ? 'text' : 'date';
    }
    default:
      return 'text';
  }
}

/** The list of a column, where it has one. */
export function segmentItems(column: string, { lists }: Pick<LedgerSettings, 'lists'>): readonly LedgerListItem[] {
  const list = fieldOfColumn(column)?.list;
  return list === undefined ? [] : (lists[list] ?? []);
}

export function writeCondition({ column, operator, values }: SegmentCondition, known: Known): WrittenCondition {
  const { language, fields } = known;
  const labels = new Map(segmentItems(column, known).map(({ key, label }) => [key, label]));
  const header = fields.find(({ key }) => key === column)?.header || fieldOfColumn(column)?.labels[language];
  return {
    column: ownHeaderOf(column) ?? header ?? column,
    operator: OPERATORS[operator][language][0],
    value: values.map((value) => labels.get(value) ?? value).join(language === 'en' ? ', ' : '、'),
  };
}

/** A condition that somebody has written, in whatever language; or what of it is not understood. */
export function readCondition(written: WrittenCondition, known: Known): SegmentCondition | UnclearPart {
  const column = columnOf(written.column, known);
  if (column === null) return 'column';
  const operator = operatorOf(written.operator);
  if (operator === null) return 'operator';
  if (operator === 'empty' || operator === 'not-empty') return { column, operator, values: [] };
  const isOneWord = segmentItems(column, known).some(({ label }) => label === written.value);
  const texts = operator === 'one-of' && !isOneWord ? halfWidth(written.value).split(SEPARATOR) : [written.value];
  const asked = texts.map((text) => text.trim()).filter((text) => text !== '');
  const type = segmentTypeOf({ column, operator, values: asked.map((text) => isoDate(text) ?? text) });
  if (!(SEGMENT_OPERATORS[type] as readonly SegmentOperator[]).includes(operator)) return 'operator';
  const values = asked.map((text) => typedValue(text, column, operator, type, known));
  const isClear = (value: string | null): value is string => value !== null;
  return values.length > 0 && values.every(isClear) ? { column, operator, values } : 'value';
}

function columnOf(text: string, { fields }: Known): string | null {
  const wanted = headerKey(text);
  if (wanted === '') return null;
  const mapped = fields.find(({ header }) => header !== '' && headerKey(header) === wanted);
  if (mapped !== undefined) return mapped.key;
  const field = FIELDS.find(({ labels }) => Object.values(labels).some((label) => headerKey(label) === wanted));
  return field?.key ?? OWN + text;
}

function operatorOf(text: string): SegmentOperator | null {
  const plain = halfWidth(text).trim().toLowerCase().replace(/\s+/g, ' ');
  const found = (Object.keys(OPERATORS) as SegmentOperator[]).find((operator) =>
    Object.values(OPERATORS[operator]).some((words) => words.includes(plain)),
  );
  return found ?? null;
}

function typedValue(
  text: string,
  column: string,
  operator: SegmentOperator,
  type: SegmentType,
  known: Known,
): string | null {
  if (operator === 'within-last' || operator === 'within-next') return /^\d{1,5}$/.test(text) ? text : null;
  if (type === 'date') return isoDate(text);
  if (type === 'number') {
    const number = halfWidth(text).replace(/,/g, '');
    return /^-?\d+(\.\d+)?$/.test(number) ? number : null;
  }
  const list = fieldOfColumn(column)?.list;
  return type === 'list' && list !== undefined ? keyFinder(list, segmentItems(column, known))(text) : text;
}

/** A day as `yyyy-mm-dd`, however its parts are parted; null for no day. */
function isoDate(text: string): string | null {
  const [, year, month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(halfWidth(text)) ?? [];
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCivilDate(date) ? date : null;
}
