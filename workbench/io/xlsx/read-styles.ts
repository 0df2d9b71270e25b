/** Cell styles, differential styles and number formats of an XLSX file as the workbook's styles. Knows no cell. */
import { conventionsOf } from '../../model/locale';
import { formatKind, formatNumber } from '../../model/number-format';
import { internStyle } from '../../model/style';
import type { Style } from '../../model/workbook';
import { colorReader } from './read-colors';
import { FONT_MARKS } from './write-styles';
import { attr, child, childrenOf, flag, numberAttr, type XmlElement } from './xml-tree';

export interface StyleTable {
  /** By the index that cells carry; undefined = nothing differs from the file's default. */
  readonly cells: readonly (Style | undefined)[];
  readonly differential: readonly Style[];
  /** Whether numbers under that cell style are dates. */
  readonly dates: readonly boolean[];
  /** A differential style given in place, as extension rules have it. */
  differentialOf(element: XmlElement): Style;
  /** What a run of a rich text sets beyond its cell's style. */
  runStyle(properties: XmlElement | undefined, cell: Style | undefined): Style | undefined;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Formats that files name by number only [ECMA-376-1 18.8.30]; 27-36 and 50-58 as Chinese Excel and WPS mean them,
 * 14 and 22 follow the locale.
 */
const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  5: '$#,##0_);($#,##0)',
  6: '$#,##0_);[Red]($#,##0)',
  7: '$#,##0.00_);($#,##0.00)',
  8: '$#,##0.00_);[Red]($#,##0.00)',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  12: '# ?/?',
  13: '# ??/??',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm AM/PM',
  19: 'h:mm:ss AM/PM',
  20: 'h:mm',
  21: 'h:mm:ss',
  37: '#,##0_);(#,##0)',
  38: '#,##0_);[Red](#,##0)',
  39: '#,##0.00_);(#,##0.00)',
  40: '#,##0.00_);[Red](#,##0.00)',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
  48: '##0.0E+0',
  49: '@',
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm/d/yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'AM/PM h"时"mm"分"',
  35: 'AM/PM h"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'AM/PM h"时"mm"分"',
  56: 'AM/PM h"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};

/**
 * A format code as Sheets can have it: without calendar and numeral tags (`[$-804]`, `[DBNum1]`), the system's date and
 * time in the locale's pattern, and undefined for "General" in any language's file.
 */
export function readFormatCode(code: string, locale: string): string | undefined {
  if (/^\[\$-(?:F800|x-sysdate)\]/i.test(code)) return conventionsOf(locale).datePattern;
  if (/^\[\$-(?:F400|x-systime)\]/i.test(code)) return 'h:mm:ss AM/PM';
  const plain = code.replace(/\[\$-[^\]]*\]|\[DBNum\d\]/gi, '').trim();
  if (/^(?:general|G\/通用格式|G\/標準|Standard)?$/i.test(plain)) return undefined;
  return plain;
}

function isDateFormat(code: string | undefined): boolean {
  try {
    return formatKind(code) === 'date';
  } catch {
    return false;
  }
}

/** Whether the workbench can show numbers under the format at all; colours in other languages, say, it cannot. */
function isShowable(code: string): boolean {
  try {
    formatNumber(1, code, 'en_US');
    return true;
  } catch {
    return false;
  }
}

export function readStyleTable(
  styles: XmlElement | undefined,
  theme: XmlElement | undefined,
  locale: string,
): StyleTable {
  const color = colorReader(theme);
  const { datePattern, dateTimePattern } = conventionsOf(locale);
  const codes = new Map<number, string>([
    ...Object.entries(BUILT_IN_FORMATS).map(([id, code]): [number, string] => [Number(id), code]),
    [14, datePattern],
    [22, dateTimePattern],
  ]);
  for (const format of childrenOf(child(styles, 'numFmts'), 'numFmt'))
    codes.set(numberAttr(format, 'numFmtId') ?? -1, attr(format, 'formatCode') ?? '');

  const fonts = childrenOf(child(styles, 'fonts'), 'font').map((font) => readFont(font));
  const defaultFont = fonts[0] ?? {};
  const fills = childrenOf(child(styles, 'fills'), 'fill');
  const borders = childrenOf(child(styles, 'borders'), 'border');

  /** Of a differential style, also the marks that it takes away. */
  function readFont(font: XmlElement | undefined, differential = false): Style {
    const style: Mutable<Style> = {};
    for (const [name, key] of FONT_MARKS) {
      const mark = child(font, name);
      if (!mark) continue;
      // An underline is of a kind (single, double ...); the others are on or off.
      const on = name === 'u' ? attr(mark, 'val') !== 'none' : flag(mark, 'val') !== false;
      if (on || differential) style[key] = on;
    }
    const fontColor = color(child(font, 'color'));
    const fontFamily = attr(child(font, 'name') ?? child(font, 'rFont'), 'val');
    const fontSize = numberAttr(child(font, 'sz'), 'val');
    if (fontColor) style.fontColor = fontColor;
    if (fontFamily) style.fontFamily = fontFamily;
    if (fontSize) style.fontSize = fontSize;
    return style;
  }

  function readFill(fill: XmlElement | undefined, differential: boolean): string | undefined {
    const pattern = child(fill, 'patternFill');
    const type = attr(pattern, 'patternType') ?? (differential ? 'solid' : 'none');
    if (type === 'none') return undefined;
    const foreground = color(child(pattern, 'fgColor'));
    const background = color(child(pattern, 'bgColor'));
    // A solid differential fill has its colour in bgColor, a cell's in fgColor (Excel's habit; 18.8.32 is silent).
    if (pattern) return differential ? (background ?? foreground) : (foreground ?? background);
    return color(child(childrenOf(child(fill, 'gradientFill'), 'stop')[0], 'color'));
  }

  function readAlignment(alignment: XmlElement | undefined, style: Mutable<Style>): void {
    const horizontal = attr(alignment, 'horizontal');
    const vertical = attr(alignment, 'vertical');
    const rotation = numberAttr(alignment, 'textRotation') ?? 0;
    const direction = attr(alignment, 'readingOrder');
    if (horizontal === 'left' || horizontal === 'center' || horizontal === 'right')
      style.horizontalAlignment = horizontal;
    else if (horizontal === 'centerContinuous' || horizontal === 'distributed') style.horizontalAlignment = 'center';
    if (vertical === 'top') style.verticalAlignment = 'top';
    else if (vertical === 'center' || vertical === 'justify' || vertical === 'distributed')
      style.verticalAlignment = 'middle';
    if (flag(alignment, 'wrapText')) style.wrap = 'WRAP';
    if (rotation === 255) style.verticalText = true;
    else if (rotation) style.textRotation = rotation > 90 ? 90 - rotation : rotation;
    if (direction === '1') style.textDirection = 'LEFT_TO_RIGHT';
    else if (direction === '2') style.textDirection = 'RIGHT_TO_LEFT';
  }

  function readBorders(border: XmlElement | undefined): string | undefined {
    const sides = (['top', 'left', 'bottom', 'right'] as const).flatMap((side) => {
      const element = child(border, side) ?? child(border, side === 'left' ? 'start' : side === 'right' ? 'end' : side);
      const line = BORDER_STYLES[attr(element, 'style') ?? 'none'];
      return line ? [`${side}=${line} ${color(child(element, 'color')) ?? '#000000'}`] : [];
    });
    return sides.length ? sides.join(';') : undefined;
  }

  function readNumberFormat(id: number): string | undefined {
    const code = readFormatCode(codes.get(id) ?? '', locale);
    if (code === undefined || isShowable(code)) return code;
    const withoutTags = code.replace(/\[(?!h+\]|m+\]|s+\]|[<>=])[^\]]*\]/gi, '');
    return isShowable(withoutTags) ? withoutTags : code;
  }

  /** Only what differs from the default font: what every cell of the file has is no style of the cell. */
  function beyondDefault(font: Style): Style {
    return Object.fromEntries(Object.entries(font).filter(([key, value]) => defaultFont[key as keyof Style] !== value));
  }

  const cells = childrenOf(child(styles, 'cellXfs'), 'xf').map((xf) => {
    const style: Mutable<Style> = { ...beyondDefault(fonts[numberAttr(xf, 'fontId') ?? 0] ?? {}) };
    const numberFormat = readNumberFormat(numberAttr(xf, 'numFmtId') ?? 0);
    const background = readFill(fills[numberAttr(xf, 'fillId') ?? 0], false);
    const border = readBorders(borders[numberAttr(xf, 'borderId') ?? 0]);
    if (numberFormat) style.numberFormat = numberFormat;
    if (background) style.background = background;
    if (border) style.borders = border;
    readAlignment(child(xf, 'alignment'), style);
    return internStyle(style);
  });

  function differentialOf(element: XmlElement): Style {
    const font = child(element, 'font');
    const style: Mutable<Style> = { ...readFont(font, true) };
    delete style.fontFamily;
    delete style.fontSize;
    const background = readFill(child(element, 'fill'), true);
    if (background) style.background = background;
    return internStyle(style) ?? {};
  }

  return {
    cells,
    dates: cells.map((style) => isDateFormat(style?.numberFormat)),
    differential: childrenOf(child(styles, 'dxfs'), 'dxf').map(differentialOf),
    differentialOf,
    runStyle(properties, cell) {
      if (!properties) return undefined;
      const run = readFont(properties);
      const style: Mutable<Style> = {};
      for (const key of ['bold', 'italic', 'underline', 'strikethrough'] as const) {
        const on = run[key] ?? false;
        if (on !== (cell?.[key] ?? false)) style[key] = on;
      }
      const base = { ...defaultFont, ...cell };
      if ((run.fontColor ?? '#000000') !== (base.fontColor ?? '#000000')) style.fontColor = run.fontColor ?? '#000000';
      if (run.fontFamily && run.fontFamily !== base.fontFamily) style.fontFamily = run.fontFamily;
      if (run.fontSize && run.fontSize !== base.fontSize) style.fontSize = run.fontSize;
      return internStyle(style);
    },
  };
}

/** ST_BorderStyle -> SpreadsheetApp.BorderStyle. */
const BORDER_STYLES: Readonly<Record<string, string | undefined>> = {
  thin: 'SOLID',
  medium: 'SOLID_MEDIUM',
  thick: 'SOLID_THICK',
  double: 'DOUBLE',
  dotted: 'DOTTED',
  hair: 'DOTTED',
  dashed: 'DASHED',
  dashDot: 'DASHED',
  dashDotDot: 'DASHED',
  mediumDashed: 'DASHED',
  mediumDashDot: 'DASHED',
  mediumDashDotDot: 'DASHED',
  slantDashDot: 'DASHED',
};
