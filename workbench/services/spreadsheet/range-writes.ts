/**
 * What a range and a range list write alike: for each method, its arguments as the host takes them. Nothing here calls
 * the host.
 */
import { colorArgument } from './color';
import { ruleData } from './data-validation';
import { expected, type Kit } from './kit';
import type { TextStyleHandle } from './text-style';

/** Checks the arguments of a call and makes those of the host's method of the same name. `method` is `Range.setValue`. */
export type WriteArguments = (kit: Kit, args: readonly unknown[], method: string) => unknown[];

const none: WriteArguments = (kit, args, method) => {
  kit.takes(method, args, '');
  return [];
};

/** One argument of a type, as it is. */
const one =
  (type: string): WriteArguments =>
  (kit, args, method) => {
    kit.takes(method, args, type);
    return [args[0]];
  };

/** A text; null resets. */
const text: WriteArguments = (kit, args, method) => {
  kit.takes(method, args, 'String');
  return [args[0] === null || args[0] === undefined ? null : String(args[0])];
};

const formula: WriteArguments = (kit, args, method) => {
  kit.takes(method, args, 'String');
  return [String(args[0] ?? '')];
};

const colorObject: WriteArguments = (kit, args, method) => [colorArgument(kit, method, args[0], args)];

export interface ClearOptions {
  readonly contents: boolean;
  readonly formats: boolean;
  readonly keepNumberFormats: boolean;
  readonly validations: boolean;
  readonly notes: boolean;
  readonly skipFilteredRows: boolean;
}

export const NOTHING: ClearOptions = {
  contents: false,
  formats: false,
  keepNumberFormats: false,
  validations: false,
  notes: false,
  skipFilteredRows: false,
};

/** Without options everything goes; formats take the validations with them. [range] */
const clear: WriteArguments = (kit, args, method) => {
  kit.takes(method, args, '', 'Object');
  const options = (args[0] ?? {}) as Record<string, unknown>;
  const wants = (key: string) => Boolean(options[key]);
  const all = !['contentsOnly', 'formatOnly', 'commentsOnly', 'validationsOnly'].some(wants);
  const cleared: ClearOptions = {
    ...NOTHING,
    contents: all || wants('contentsOnly'),
    formats: all || wants('formatOnly'),
    validations: all || wants('formatOnly') || wants('validationsOnly'),
    notes: all || wants('commentsOnly'),
    skipFilteredRows: wants('skipFilteredRows'),
  };
  return [cleared];
};

const clears =
  (what: Partial<ClearOptions>): WriteArguments =>
  (kit, args, method) => {
    kit.takes(method, args, '');
    return [{ ...NOTHING, ...what }];
  };

export const writeArguments: Readonly<Record<string, WriteArguments>> = {
  setValue: one('any'),
  setFormula: formula,
  setFormulaR1C1: formula,
  setNote: (kit, args, method) => {
    kit.takes(method, args, 'String');
    return [args[0] ?? null];
  },
  setNumberFormat: text,
  setBackground: text,
  setBackgroundObject: colorObject,
  setBackgroundRGB: (kit, args, method) => {
    kit.takes(method, args, 'number,number,number');
    return [`rgb(${args.map((part) => Math.trunc(part as number)).join(',')})`];
  },
  setFontColor: text,
  setFontColorObject: colorObject,
  setFontFamily: text,
  setFontLine: text,
  setFontSize: one('number'),
  setFontStyle: text,
  setFontWeight: text,
  setHorizontalAlignment: text,
  setVerticalAlignment: text,
  setWrap: one('Boolean'),
  setWrapStrategy: (kit, args, method) => {
    kit.takes(method, args, 'enum WrapStrategy');
    return [kit.env.enumName('WrapStrategy', args[0])];
  },
  setTextDirection: (kit, args, method) => {
    if (args[0] !== null) kit.takes(method, args, 'enum TextDirection');
    return [kit.env.enumName('TextDirection', args[0])];
  },
  setTextRotation: (kit, args, method) => {
    kit.takes(method, args, 'number', 'TextRotation');
    const rotation = kit.env.unwrap<{ degrees: number; vertical: boolean }>('TextRotation', args[0]);
    return [
      rotation ? { degrees: rotation.degrees, vertical: rotation.vertical } : { degrees: args[0], vertical: false },
    ];
  },
  setVerticalText: one('Boolean'),
  setShowHyperlink: one('Boolean'),
  setTextStyle: (kit, args, method) => [expected<TextStyleHandle>(kit, 'TextStyle', args[0], method, args).data],
  setBorder: (kit, args, method) => {
    if (args.length !== 6 && args.length !== 8) kit.env.signatureError(`SpreadsheetApp.${method}`, args);
    const [top, left, bottom, right, vertical, horizontal, color = null, style = null] = args;
    return [{ top, left, bottom, right, vertical, horizontal, color, style: kit.env.enumName('BorderStyle', style) }];
  },
  setDataValidation: (kit, args, method) => [args[0] === null ? null : ruleData(kit, method, args[0], args)],
  clear,
  clearContent: clears({ contents: true }),
  clearFormat: clears({ formats: true, keepNumberFormats: true }),
  clearDataValidations: clears({ validations: true }),
  clearNote: clears({ notes: true }),
  breakApart: none,
  merge: none,
  mergeAcross: none,
  mergeVertically: none,
  trimWhitespace: none,
  insertCheckboxes: (kit, args, method) => {
    kit.takes(method, args, '', 'any', 'any,any');
    return [[...args]];
  },
  removeCheckboxes: none,
  check: none,
  uncheck: none,
};
