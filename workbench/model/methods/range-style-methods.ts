/** The look of ranges: one table of properties makes the singular and plural getters and setters. */
import { calculated } from '../../formula/calculation';
import { type Host, type HostMethods, ServiceError } from '../../sandbox/door';
import { cssColor } from '../color';
import { cellOf, putCell } from '../grid';
import { AUTOMATIC } from '../number-format';
import { assertEditable } from '../protection';
import { touch } from '../revision';
import { internStyle, styleChange } from '../style';
import type { Sheet, Style } from '../workbook';
import {
  assertShape,
  type IndexTable,
  makeIndexTable,
  type RangeTarget,
  readsRange,
  single,
  writesRange,
} from './method-kit';

/** Sheets' default look. (field) */
export const DEFAULT_FONT = 'Arial';
export const DEFAULT_FONT_SIZE = 10;

type StyleChange = { readonly [K in keyof Style]?: Style[K] | undefined };

interface StyleProperty {
  readonly singular: string;
  readonly plural: string;
  /** What the getter answers. */
  get(style: Style | undefined): unknown;
  /** What setting a value changes; throws for a value that is none. */
  set(value: unknown): StyleChange;
}

function oneOf<T extends string>(what: string, allowed: readonly T[]): (value: unknown) => T {
  return (value) => {
    if (!allowed.includes(value as T)) throw new ServiceError(`Invalid argument: ${what}`);
    return value as T;
  };
}

const colorOf = (value: unknown) =>
  value === null || value === undefined || value === '' ? undefined : cssColor(String(value));
const wrapOf = oneOf('wrapStrategy', ['OVERFLOW', 'WRAP', 'CLIP']);
const weightOf = oneOf('fontWeight', ['bold', 'normal']);
const fontStyleOf = oneOf('fontStyle', ['italic', 'normal']);
const lineOf = oneOf('fontLine', ['underline', 'line-through', 'none']);
const horizontalOf = oneOf('alignment', ['left', 'center', 'right', 'normal']);
const verticalOf = oneOf('alignment', ['top', 'middle', 'bottom']);

/** An interned set of changes for null, which resets to the default. */
const reset = <K extends keyof Style>(...keys: K[]): StyleChange =>
  Object.fromEntries(keys.map((key) => [key, undefined])) as StyleChange;
const isNull = (value: unknown) => value === null || value === undefined;

export const styleProperties: readonly StyleProperty[] = [
  {
    singular: 'Background',
    plural: 'Backgrounds',
    get: (s) => s?.background ?? '#ffffff',
    set: (v) => ({ background: colorOf(v) }),
  },
  {
    singular: 'FontColor',
    plural: 'FontColors',
    get: (s) => s?.fontColor ?? '#000000',
    set: (v) => ({ fontColor: colorOf(v) }),
  },
  {
    singular: 'FontWeight',
    plural: 'FontWeights',
    get: (s) => (s?.bold ? 'bold' : 'normal'),
    set: (v) => (isNull(v) ? reset('bold') : { bold: weightOf(v) === 'bold' || undefined }),
  },
  {
    singular: 'FontStyle',
    plural: 'FontStyles',
    get: (s) => (s?.italic ? 'italic' : 'normal'),
    set: (v) => (isNull(v) ? reset('italic') : { italic: fontStyleOf(v) === 'italic' || undefined }),
  },
  {
    singular: 'FontLine',
    plural: 'FontLines',
    get: (s) => (s?.underline ? 'underline' : s?.strikethrough ? 'line-through' : 'none'),
    set: (v) =>
      isNull(v)
        ? reset('underline', 'strikethrough')
        : { underline: lineOf(v) === 'underline' || undefined, strikethrough: v === 'line-through' || undefined },
  },
  {
    singular: 'FontFamily',
    plural: 'FontFamilies',
    get: (s) => s?.fontFamily ?? DEFAULT_FONT,
    set: (v) => ({ fontFamily: isNull(v) ? undefined : String(v) }),
  },
  {
    singular: 'FontSize',
    plural: 'FontSizes',
    get: (s) => s?.fontSize ?? DEFAULT_FONT_SIZE,
    set(v) {
      const size = Number(v);
      if (!(size >= 1 && size <= 400)) throw new ServiceError('Invalid argument: size');
      return { fontSize: Math.trunc(size) };
    },
  },
  {
    singular: 'HorizontalAlignment',
    plural: 'HorizontalAlignments',
    get: (s) => s?.horizontalAlignment ?? 'general',
    set(v) {
      if (isNull(v) || v === 'general') return reset('horizontalAlignment');
      const alignment = horizontalOf(v);
      return { horizontalAlignment: alignment === 'normal' ? undefined : alignment };
    },
  },
  {
    singular: 'VerticalAlignment',
    plural: 'VerticalAlignments',
    get: (s) => s?.verticalAlignment ?? 'bottom',
    set: (v) => ({ verticalAlignment: isNull(v) ? undefined : verticalOf(v) }),
  },
  {
    singular: 'WrapStrategy',
    plural: 'WrapStrategies',
    get: (s) => s?.wrap ?? 'OVERFLOW',
    set: (v) => ({ wrap: wrapOf(v) }),
  },
  {
    singular: 'Wrap',
    plural: 'Wraps',
    get: (s) => s?.wrap === 'WRAP',
    set: (v) => ({ wrap: v ? 'WRAP' : 'OVERFLOW' }),
  },
  {
    singular: 'TextRotation',
    plural: 'TextRotations',
    get: (s) => ({ degrees: s?.textRotation ?? 0, vertical: s?.verticalText ?? false }),
    set(v) {
      const { degrees, vertical } = v as { degrees: number; vertical: boolean };
      if (!(degrees >= -90 && degrees <= 90)) throw new ServiceError('Invalid argument: degrees');
      return { textRotation: degrees || undefined, verticalText: vertical || undefined };
    },
  },
  {
    singular: 'TextDirection',
    plural: 'TextDirections',
    get: (s) => s?.textDirection ?? null,
    set: (v) => ({ textDirection: (v ?? undefined) as Style['textDirection'] }),
  },
  {
    singular: 'NumberFormat',
    plural: 'NumberFormats',
    get: (s) => s?.numberFormat ?? AUTOMATIC,
    set: (v) => ({ numberFormat: v === AUTOMATIC || v === '' || /^general$/i.test(String(v)) ? undefined : String(v) }),
  },
];

/** Applies a change to each cell; cells of equal style share the work. */
export function changeStyles(
  host: Host,
  sheet: Sheet,
  target: RangeTarget,
  changeAt: (r: number, c: number) => (style: Style | undefined) => Style | undefined,
): void {
  assertEditable(host.state.workbook, sheet, target, host.execution.user);
  for (let r = 0; r < target.rows; r++)
    for (let c = 0; c < target.columns; c++) {
      const style = cellOf(sheet.styles, target.row + r, target.column + c);
      const changed = changeAt(r, c)(style);
      if (changed !== style) putCell(sheet.styles, target.row + r, target.column + c, changed);
    }
  touch(host.state.workbook);
}

/** Remembers, per value, how it changes styles. */
function changesBy(property: StyleProperty): (value: unknown) => (style: Style | undefined) => Style | undefined {
  const known = new Map<unknown, (style: Style | undefined) => Style | undefined>();
  return (value) => {
    const key = typeof value === 'object' && value !== null ? JSON.stringify(value) : value;
    let change = known.get(key);
    if (!change) {
      change = styleChange(property.set(value));
      known.set(key, change);
    }
    return change;
  };
}

function methodsOf(property: StyleProperty): HostMethods {
  const { singular, plural } = property;
  const getAll = readsRange((host, sheet, target) => {
    const cells = calculated(host.state.workbook, host.execution.now());
    const known = new Map<Style | undefined, unknown>();
    const answerFor = (style: Style | undefined) => {
      let value = known.get(style);
      if (value === undefined) {
        value = property.get(style);
        known.set(style, value);
      }
      return value;
    };
    const brings = singular === 'NumberFormat' && sheet.formulas.length > 0;
    const rows: unknown[][] = [];
    for (let r = target.row; r < target.row + target.rows; r++) {
      const styles = sheet.styles[r];
      const line: unknown[] = new Array(target.columns);
      for (let c = 0; c < target.columns; c++) {
        const style = styles?.[target.column + c];
        const brought =
          brings && style?.numberFormat === undefined ? cells.broughtFormat(sheet, r, target.column + c) : undefined;
        line[c] = brought ?? answerFor(style ?? undefined);
      }
      rows.push(line);
    }
    return rows;
  });
  return {
    [`Range.get${plural}`]: getAll,
    [`Range.get${singular}`]: single(getAll),
    [`Range.set${plural}`]: writesRange(
      (host, sheet, target, values: unknown[][]) => {
        const change = changesBy(property);
        changeStyles(host, sheet, target, (r, c) => change(values[r]?.[c]));
      },
      (_host, _sheet, target, values: unknown[][]) => {
        assertShape(target, values);
        const check = changesBy(property);
        for (const line of values) for (const value of line) check(value);
      },
    ),
    [`Range.set${singular}`]: writesRange(
      (host, sheet, target, value: unknown) => {
        const change = changesBy(property)(value);
        changeStyles(host, sheet, target, () => change);
      },
      (_host, _sheet, _target, value: unknown) => void property.set(value),
    ),
  };
}

/** What TextStyle shows of a style. */
export interface TextStyleData {
  readonly bold?: boolean | null;
  readonly italic?: boolean | null;
  readonly underline?: boolean | null;
  readonly strikethrough?: boolean | null;
  readonly fontFamily?: string | null;
  readonly fontSize?: number | null;
  readonly fontColor?: string | null;
}

/** All properties of a cell's text, defaults included. */
export function textStyleOf(style: Style | undefined): TextStyleData {
  return {
    bold: style?.bold ?? false,
    italic: style?.italic ?? false,
    underline: style?.underline ?? false,
    strikethrough: style?.strikethrough ?? false,
    fontFamily: style?.fontFamily ?? DEFAULT_FONT,
    fontSize: style?.fontSize ?? DEFAULT_FONT_SIZE,
    fontColor: style?.fontColor ?? '#000000',
  };
}

/** The properties that a TextStyle sets; those it leaves unset are kept. */
export function textStyleChange(data: TextStyleData): StyleChange {
  const set = Object.entries(data).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(
    set.map(([key, value]) => {
      if (
        value === false ||
        (key === 'fontFamily' && value === DEFAULT_FONT) ||
        (key === 'fontSize' && value === DEFAULT_FONT_SIZE)
      )
        return [key, undefined];
      return [
        key,
        key === 'fontColor' ? (cssColor(String(value)) === '#000000' ? undefined : cssColor(String(value))) : value,
      ];
    }),
  );
}

const getTextStyles = readsRange((_host, sheet, target) => {
  const index = makeIndexTable((style: Style | undefined) => textStyleOf(style));
  const cells: number[][] = [];
  for (let r = 0; r < target.rows; r++) {
    const line: number[] = [];
    for (let c = 0; c < target.columns; c++)
      line.push(index.indexOf(cellOf(sheet.styles, target.row + r, target.column + c)));
    cells.push(line);
  }
  return { table: index.table, cells };
});

interface BorderCommand {
  /** `true` draws, `false` removes, null leaves alone. */
  readonly top: boolean | null;
  readonly left: boolean | null;
  readonly bottom: boolean | null;
  readonly right: boolean | null;
  readonly vertical: boolean | null;
  readonly horizontal: boolean | null;
  readonly color: string | null;
  readonly style: string | null;
}

type Side = 'top' | 'left' | 'bottom' | 'right';

/** The four borders of a cell, from their one text. */
function bordersOf(text: string | undefined): Map<Side, string> {
  return new Map((text ? text.split(';') : []).map((part) => part.split('=') as [Side, string]));
}

function setBorder(host: Host, sheet: Sheet, target: RangeTarget, command: BorderCommand): void {
  const look = `${command.style ?? 'SOLID'} ${command.color === null ? '#000000' : cssColor(command.color)}`;
  const lastRow = target.rows - 1;
  const lastColumn = target.columns - 1;
  const wanted = (side: Side, r: number, c: number) => {
    const outer =
      (side === 'top' && r === 0) ||
      (side === 'bottom' && r === lastRow) ||
      (side === 'left' && c === 0) ||
      (side === 'right' && c === lastColumn);
    if (outer) return command[side];
    return side === 'top' || side === 'bottom' ? command.horizontal : command.vertical;
  };
  changeStyles(host, sheet, target, (r, c) => (style) => {
    const borders = bordersOf(style?.borders);
    for (const side of ['top', 'left', 'bottom', 'right'] as const) {
      const draw = wanted(side, r, c);
      if (draw === true) borders.set(side, look);
      else if (draw === false) borders.delete(side);
    }
    const text = [...borders]
      .map(([side, value]) => `${side}=${value}`)
      .sort()
      .join(';');
    const { borders: _, ...rest } = style ?? {};
    return internStyle(text ? { ...rest, borders: text } : rest);
  });
}

export const rangeStyleMethods: HostMethods = {
  ...Object.assign({}, ...styleProperties.map(methodsOf)),
  'Range.getTextStyles': getTextStyles,
  'Range.getTextStyle': readsRange((_host, sheet, target) =>
    textStyleOf(cellOf(sheet.styles, target.row, target.column)),
  ),
  'Range.setTextStyles': writesRange(
    (host, sheet, target, { table, cells }: IndexTable<TextStyleData>) => {
      const changes = table.map((data) => styleChange(textStyleChange(data)));
      changeStyles(host, sheet, target, (r, c) => changes[cells[r]?.[c] ?? -1] ?? ((style) => style));
    },
    (_host, _sheet, target, { cells }: IndexTable<TextStyleData>) => assertShape(target, cells),
  ),
  'Range.setTextStyle': writesRange((host, sheet, target, data: TextStyleData) => {
    const change = styleChange(textStyleChange(data));
    changeStyles(host, sheet, target, () => change);
  }),
  'Range.setBorder': writesRange(setBorder),
  'Range.setShowHyperlink': writesRange((host, sheet, target, show: boolean) => {
    const change = styleChange({ showHyperlink: show ? undefined : false });
    changeStyles(host, sheet, target, () => change);
  }),
  'Range.setVerticalText': writesRange((host, sheet, target, vertical: boolean) => {
    const change = styleChange({ verticalText: vertical || undefined });
    changeStyles(host, sheet, target, () => change);
  }),
};
