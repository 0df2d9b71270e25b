/** The workbook's styles as hucre takes them. Knows no cell and no file. */
import type { CellStyle } from 'hucre/xlsx';
import type { Style } from '../../model/workbook';

type FontStyle = NonNullable<CellStyle['font']>;
type BorderStyle = NonNullable<CellStyle['border']>;
type BorderSide = NonNullable<BorderStyle['top']>;

/** What a new Google sheet looks like; written out because every program has its own default. */
export const DEFAULT_FONT = { name: 'Arial', size: 10 } as const;

const rgb = (color: string) => color.replace('#', '').toUpperCase();

/** The font of a cell, or of a run that sets `run` upon it. */
export function writeFont(cell: Style | undefined, run: Style | undefined = undefined): FontStyle {
  const style = { ...cell, ...run };
  return {
    name: style.fontFamily ?? DEFAULT_FONT.name,
    size: style.fontSize ?? DEFAULT_FONT.size,
    ...marks(style),
  };
}

function marks(style: Style): FontStyle {
  return {
    ...(style.bold && { bold: true }),
    ...(style.italic && { italic: true }),
    ...(style.underline && { underline: true }),
    ...(style.strikethrough && { strikethrough: true }),
    ...(style.fontColor && { color: { rgb: rgb(style.fontColor) } }),
  };
}

function writeFill(color: string): NonNullable<CellStyle['fill']> {
  // Cells take a solid fill's first colour, differential styles its second.
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb: rgb(color) }, bgColor: { rgb: rgb(color) } };
}

/** SpreadsheetApp.BorderStyle -> ST_BorderStyle. */
const BORDER_STYLES: Readonly<Record<string, BorderSide['style']>> = {
  SOLID: 'thin',
  SOLID_MEDIUM: 'medium',
  SOLID_THICK: 'thick',
  DOUBLE: 'double',
  DOTTED: 'dotted',
  DASHED: 'dashed',
};

/** `top=SOLID #000000;left=...` */
function writeBorders(borders: string): BorderStyle {
  const border: BorderStyle = {};
  for (const [, side, line, color] of borders.matchAll(/(top|left|bottom|right)=(\w+) #(\w{6})/g)) {
    const style = BORDER_STYLES[line as string];
    if (style) border[side as 'top'] = { style, color: { rgb: rgb(color as string) } };
  }
  return border;
}

const HAS_FONT: readonly (keyof Style)[] = [
  'fontFamily',
  'fontSize',
  'bold',
  'italic',
  'underline',
  'strikethrough',
  'fontColor',
];

export function writeCellStyle(style: Style): CellStyle {
  const rotation = style.verticalText
    ? 255
    : style.textRotation && (style.textRotation < 0 ? 90 - style.textRotation : style.textRotation);
  const alignment = {
    ...(style.horizontalAlignment && { horizontal: style.horizontalAlignment }),
    ...(style.verticalAlignment && {
      vertical: style.verticalAlignment === 'middle' ? ('center' as const) : style.verticalAlignment,
    }),
    ...(style.wrap === 'WRAP' && { wrapText: true }),
    ...(rotation && { textRotation: rotation }),
    ...(style.textDirection && {
      readingOrder: style.textDirection === 'LEFT_TO_RIGHT' ? ('ltr' as const) : ('rtl' as const),
    }),
  };
  return {
    ...(HAS_FONT.some((key) => style[key] !== undefined) && { font: writeFont(style) }),
    ...(style.background && { fill: writeFill(style.background) }),
    ...(style.borders && { border: writeBorders(style.borders) }),
    ...(style.numberFormat && { numFmt: style.numberFormat }),
    ...(Object.keys(alignment).length > 0 && { alignment }),
  };
}

/** Elements of a font and what they say. */
export const FONT_MARKS = [
  ['b', 'bold'],
  ['i', 'italic'],
  ['u', 'underline'],
  ['strike', 'strikethrough'],
] as const;

/** Stands where hucre has no way to say that a mark is off; `fillFrame` sets the elements in its place. */
export const MARKS_OFF = 'ledgerline:off';

/** What a conditional format sets, or takes away. */
export function writeDifferential(style: Style): CellStyle {
  const off = FONT_MARKS.filter(([, key]) => style[key] === false).map(([name]) => name);
  const font = { ...marks(style), ...(off.length > 0 && { scheme: `${MARKS_OFF} ${off.join(' ')}` as 'none' }) };
  return {
    ...(Object.keys(font).length > 0 && { font }),
    ...(style.background && { fill: writeFill(style.background) }),
  };
}
