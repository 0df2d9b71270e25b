/** Texts: cutting, searching, joining, regular expressions, formats. */
import { numberFromText } from '../../model/enter-value';
import { formatNumber, formatText } from '../../model/number-format';
import type { Args, Context, FormulaFunction } from '../context';
import { FormulaError, fail, isErrorValue, type Scalar, toText } from '../values';

/** Sheets uses RE2: no look-around and no back-references; `(?i)` may lead the pattern. A bad pattern is `#REF!` (field). */
function regularExpression(pattern: string, flags: string): RegExp {
  if (/\(\?<?[=!]|\\[1-9]/.test(pattern)) fail('#REF!');
  const insensitive = pattern.startsWith('(?i)');
  try {
    return new RegExp(insensitive ? pattern.slice(4) : pattern, `u${flags}${insensitive ? 'i' : ''}`);
  } catch {
    return fail('#REF!');
  }
}

/** Regular expression functions take text only: a number is `#VALUE!`. */
function subject(args: Args, i: number): string {
  const value = args.scalar(i);
  if (isErrorValue(value)) throw new FormulaError(value);
  return value === null ? '' : typeof value === 'string' ? value : fail('#VALUE!');
}

function sizeArg(args: Args, i: number, otherwise: number): number {
  const size = args.isMissing(i) ? otherwise : Math.trunc(args.number(i));
  return size < 0 ? fail('#VALUE!') : size;
}

/** Position from 1 of a text in another, from a position on. */
function position(args: Args, fold: (text: string) => string): number {
  const start = sizeArg(args, 2, 1);
  if (start < 1) fail('#VALUE!');
  const found = fold(args.text(1)).indexOf(fold(args.text(0)), start - 1);
  return found < 0 ? fail('#VALUE!') : found + 1;
}

function joined(args: Args, first: number, separator: string, skipEmpty: boolean, context: Context): string {
  const parts: string[] = [];
  for (let i = first; i < args.length; i++)
    for (const row of args.table(i))
      for (const cell of row) {
        const text = toText(cell, context);
        if (text !== '' || !skipEmpty) parts.push(text);
      }
  return parts.join(separator);
}

const one = (run: (text: string) => Scalar): FormulaFunction => ({ min: 1, max: 1, run: (args) => run(args.text(0)) });

export const textFunctions: Readonly<Record<string, FormulaFunction>> = {
  LEN: one((text) => text.length),
  LEFT: { min: 1, max: 2, run: (args) => args.text(0).slice(0, sizeArg(args, 1, 1)) },
  RIGHT: {
    min: 1,
    max: 2,
    run(args) {
      const size = sizeArg(args, 1, 1);
      return size === 0 ? '' : args.text(0).slice(-size);
    },
  },
  MID: {
    min: 3,
    max: 3,
    run(args) {
      const start = sizeArg(args, 1, 1);
      if (start < 1) fail('#VALUE!');
      return args.text(0).slice(start - 1, start - 1 + sizeArg(args, 2, 0));
    },
  },
  TRIM: one((text) => text.replace(/ +/g, ' ').replace(/^ | $/g, '')),
  CLEAN: one((text) =>
    Array.from(text)
      .filter((char) => char.charCodeAt(0) > 31)
      .join(''),
  ),
  UPPER: one((text) => text.toUpperCase()),
  LOWER: one((text) => text.toLowerCase()),
  PROPER: one((text) =>
    text.toLowerCase().replace(/\p{L}+/gu, (word) => (word[0] as string).toUpperCase() + word.slice(1)),
  ),
  SUBSTITUTE: {
    min: 3,
    max: 4,
    run(args) {
      const [text, old, fresh] = [args.text(0), args.text(1), args.text(2)];
      if (old === '') return text;
      if (args.isMissing(3)) return text.split(old).join(fresh);
      const wanted = sizeArg(args, 3, 1);
      let at = -1;
      for (let n = 0; n < wanted; n++) {
        at = text.indexOf(old, at + 1);
        if (at < 0) return text;
      }
      return text.slice(0, at) + fresh + text.slice(at + old.length);
    },
  },
  REPLACE: {
    min: 4,
    max: 4,
    run(args) {
      const text = args.text(0);
      const start = Math.max(1, sizeArg(args, 1, 1));
      return text.slice(0, start - 1) + args.text(3) + text.slice(start - 1 + sizeArg(args, 2, 0));
    },
  },
  REPT: { min: 2, max: 2, run: (args) => args.text(0).repeat(sizeArg(args, 1, 0)) },
  CONCATENATE: { min: 1, max: 255, run: (args, context) => joined(args, 0, '', false, context) },
  CONCAT: { min: 2, max: 2, run: (args) => args.text(0) + args.text(1) },
  JOIN: { min: 2, max: 255, run: (args, context) => joined(args, 1, args.text(0), false, context) },
  TEXTJOIN: { min: 3, max: 255, run: (args, context) => joined(args, 2, args.text(0), args.boolean(1), context) },
  EXACT: { min: 2, max: 2, run: (args) => args.text(0) === args.text(1) },
  FIND: { min: 2, max: 3, run: (args) => position(args, (text) => text) },
  SEARCH: { min: 2, max: 3, run: (args) => position(args, (text) => text.toLowerCase()) },
  CHAR: { min: 1, max: 1, run: (args) => String.fromCodePoint(args.number(0)) },
  CODE: { min: 1, max: 1, run: (args) => args.text(0).codePointAt(0) ?? fail('#VALUE!') },
  REGEXMATCH: { min: 2, max: 2, run: (args) => regularExpression(args.text(1), '').test(subject(args, 0)) },
  REGEXEXTRACT: {
    min: 2,
    max: 2,
    run(args) {
      const match = regularExpression(args.text(1), '').exec(subject(args, 0)) ?? fail('#N/A');
      if (match.length === 1) return match[0];
      return match.length === 2 ? (match[1] ?? '') : { matrix: [match.slice(1).map((group) => group ?? '')] };
    },
  },
  REGEXREPLACE: {
    min: 3,
    max: 3,
    run: (args) =>
      subject(args, 0).replace(regularExpression(args.text(1), 'g'), args.text(2).replace(/\\(\d)/g, '$$$1')),
  },
  TEXT: {
    min: 2,
    max: 2,
    run(args, context) {
      const value = args.scalar(0);
      if (isErrorValue(value)) throw new FormulaError(value);
      const pattern = args.text(1);
      if (typeof value === 'boolean') return toText(value, context);
      const number = typeof value === 'string' ? numberFromText(value, context) : (value ?? 0);
      return number === undefined
        ? formatText(value as string, pattern)
        : formatNumber(number, pattern, context.locale);
    },
  },
  VALUE: { min: 1, max: 1, run: (args) => args.number(0) },
  TO_TEXT: {
    min: 1,
    max: 1,
    run(args, context) {
      const value = args.scalar(0);
      return typeof value === 'number' ? formatNumber(value, args.format(0), context.locale) : toText(value, context);
    },
  },
  HYPERLINK: { min: 1, max: 2, run: (args) => (args.isMissing(1) ? args.text(0) : args.scalar(1)) },
};
