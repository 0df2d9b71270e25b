/**
 * The criteria of COUNTIF, SUMIF and their kin: `">=5"`, `"<>done"`, `"a*"`. Case does not matter, `*` and `?` stand for
 * text, `~` takes their meaning away, text that looks like a number counts as one (general behaviour of Sheets; field).
 */
import { numberFromText } from '../model/enter-value';
import { compareTexts, isErrorValue, type Scalar, type TextRules } from './values';

export interface Criterion {
  /** For an equality without wildcards: the key under which an index finds its cells. */
  readonly key?: string;
  matches(value: Scalar): boolean;
}

/** The key of a cell in a value index; blanks, empty texts and errors have none. Texts that look like numbers share the number's key. */
export function indexKey(value: Scalar, rules: TextRules): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'number') return `n${value}`;
  if (typeof value === 'boolean') return `b${value}`;
  if (isErrorValue(value)) return null;
  const number = looksNumeric(value) ? numberFromText(value, rules) : undefined;
  return number === undefined ? `s${value.toLowerCase()}` : `n${number}`;
}

function looksNumeric(text: string): boolean {
  const first = text.charCodeAt(0);
  return first < 0x40 || (first > 0x7f && first < 0x2e80);
}

/** Nothing equals a blank criterion (a rule `COUNTIF(B:B, B2) > 1` leaves blank cells alone; field). */
const NEVER: Criterion = { matches: () => false };

export function parseCriterion(value: Scalar, rules: TextRules): Criterion {
  if (value === null || isErrorValue(value)) return NEVER;
  if (typeof value !== 'string') return equality(value, rules);
  const [, operator = '', operand = ''] = /^(<=|>=|<>|<|>|=)?([\s\S]*)$/.exec(value) ?? [];
  if (operator === '' || operator === '=') {
    if (operand === '')
      return { matches: operator === '' ? (cell) => cell === null || cell === '' : (cell) => cell === null };
    return equality(operand, rules);
  }
  if (operator === '<>') {
    if (operand === '') return { matches: (cell) => cell !== null };
    const same = equality(operand, rules);
    return { matches: (cell) => !same.matches(cell) };
  }
  const bound = looksNumeric(operand) ? numberFromText(operand, rules) : undefined;
  const holds = (order: number) =>
    operator === '<' ? order < 0 : operator === '<=' ? order <= 0 : operator === '>' ? order > 0 : order >= 0;
  if (bound !== undefined) return { matches: (cell) => typeof cell === 'number' && holds(cell - bound) };
  return { matches: (cell) => typeof cell === 'string' && cell !== '' && holds(compareTexts(cell, operand)) };
}

function equality(operand: Scalar, rules: TextRules): Criterion {
  if (typeof operand === 'string' && /[*?~]/.test(operand)) {
    const pattern = wildcardPattern(operand);
    return { matches: (cell) => typeof cell === 'string' && pattern.test(cell) };
  }
  if (typeof operand === 'string' && /^(true|false)$/i.test(operand)) operand = operand.toUpperCase() === 'TRUE';
  const key = indexKey(operand, rules);
  if (key === null) return NEVER;
  return { key, matches: (cell) => indexKey(cell, rules) === key };
}

/** A whole-text pattern from a text with `*`, `?` and `~`. */
export function wildcardPattern(text: string): RegExp {
  let source = '';
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string;
    if (char === '~' && i + 1 < text.length && '*?~'.includes(text[i + 1] as string)) source += `\\${text[++i]}`;
    else if (char === '*') source += '[\\s\\S]*';
    else if (char === '?') source += '[\\s\\S]';
    else source += char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  }
  return new RegExp(`^${source}$`, 'i');
}
