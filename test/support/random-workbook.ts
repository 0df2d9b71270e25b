/** Workbooks of every kind for properties: what a spreadsheet can hold, made from a seed. */
import fc from 'fast-check';
import { internStyle, internValidation } from '../../workbench/model/style';
import {
  type Banding,
  type ColumnFilter,
  type ConditionalFormat,
  type Grid,
  newSheet,
  newWorkbook,
  type Rect,
  type Sheet,
  type Style,
  type TextRun,
  type Validation,
  type Value,
  type Workbook,
} from '../../workbench/model/workbook';
import { anyText } from './any-text';

const ROWS = 30;
const COLUMNS = 12;
const rowIndex = fc.integer({ min: 0, max: ROWS - 1 });
const columnIndex = fc.integer({ min: 0, max: COLUMNS - 1 });

const awkward = fc.constantFrom(
  '#N/A',
  '#REF!',
  '_x0041_',
  '_x_',
  '=1+1',
  "'007",
  '+86 138 0013 8000',
  ' both ends ',
  'line\nbreak',
  'a\rb',
  '\t',
  '\u0000\u0001',
  '\ud800',
  '\uffff',
  '𠮷野家',
  '"&<>',
  '__proto__',
  '‮abc',
  '  ',
  'TRUE',
  '1e5',
);
const text = fc.oneof(
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
  fc.string({ minLength: 1, maxLength: 12, unit: 'binary' }),
  awkward,
  fc.string({ minLength: 1, maxLength: 5 }).map((s) => s.repeat(100)),
);
const serial = fc.integer({ min: -30_000 * 86_400_000, max: 90_000 * 86_400_000 }).map((ms) => ms / 86_400_000);
const value: fc.Arbitrary<Value> = fc.oneof(
  text,
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => (Object.is(n, -0) ? 0 : n)),
  serial,
  // Excel's 29 February 1900 and what lies about it, the day before its calendar begins, the last day it knows.
  fc.constantFrom(-1, 0, 0.5, 1, 59, 60, 61, 2_958_465, 2_958_465.999),
  fc.boolean(),
  fc.constantFrom('#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A').map((error) => ({ error })),
);

const color = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
const border = fc.constantFrom('SOLID', 'SOLID_MEDIUM', 'SOLID_THICK', 'DOTTED', 'DASHED', 'DOUBLE');
const style: fc.Arbitrary<Style | undefined> = fc
  .record({
    numberFormat: optional(
      fc.constantFrom(
        '@',
        'yyyy-mm-dd',
        '0.00',
        '#,##0.00 "元"',
        'M/d/yyyy H:mm:ss',
        '[h]:mm',
        '0%',
        'yyyy"年"m"月"d"日"',
        '[Red]0;[Blue]-0',
      ),
    ),
    background: optional(color),
    fontColor: optional(color),
    bold: optional(fc.constant(true)),
    italic: optional(fc.constant(true)),
    underline: optional(fc.constant(true)),
    strikethrough: optional(fc.constant(true)),
    fontFamily: optional(fc.constantFrom('Roboto', '微软雅黑', 'Times New Roman')),
    fontSize: optional(fc.constantFrom(8, 11, 12.5, 36)),
    horizontalAlignment: optional(fc.constantFrom('left', 'center', 'right')),
    verticalAlignment: optional(fc.constantFrom('top', 'middle')),
    wrap: optional(fc.constant('WRAP')),
    textRotation: optional(fc.constantFrom(-90, -45, 1, 45, 90)),
    verticalText: fc.option(fc.constant(true), { nil: undefined, freq: 8 }),
    textDirection: optional(fc.constantFrom('LEFT_TO_RIGHT', 'RIGHT_TO_LEFT')),
    borders: optional(
      fc
        .tuple(
          ...['top', 'left', 'bottom', 'right'].map((side) => optional(fc.tuple(fc.constant(side), border, color))),
        )
        .map(
          (sides) => sides.flatMap((side) => (side ? `${side[0]}=${side[1]} ${side[2]}` : [])).join(';') || undefined,
        ),
    ),
  })
  .map(({ verticalText, ...look }) => (verticalText ? { ...look, verticalText, textRotation: undefined } : look))
  .map((s) => internStyle(s as Style));

const runStyle = fc
  .record({
    bold: optional(fc.boolean()),
    italic: optional(fc.constant(true)),
    fontColor: optional(color),
    fontSize: optional(fc.constantFrom(7, 20)),
    strikethrough: optional(fc.constant(true)),
  })
  .map((s) => internStyle(s as Style));
const link = fc.constantFrom(
  'https://example.com/a?b=c&d=e',
  'mailto:li@example.com',
  '#gid=0&range=B2',
  'https://例子.测试/路径',
);

/** Runs of a text, in order, each saying something that its cell does not. */
function runsOf(text: string, cell: Style | undefined): fc.Arbitrary<readonly TextRun[] | undefined> {
  return fc
    .array(fc.record({ size: fc.integer({ min: 1, max: 5 }), style: optional(runStyle), link: optional(link) }), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => {
      const runs: TextRun[] = [];
      let start = 0;
      for (const part of parts) {
        const after = Math.min(text.length, start + part.size);
        // No run ends within a character.
        const end = /^[\udc00-\udfff]/.test(text.slice(after)) ? after + 1 : after;
        const entries = Object.entries(part.style ?? {}).filter(
          ([key, v]) => (cell?.[key as keyof Style] ?? false) !== v,
        );
        const differing = internStyle(Object.fromEntries(entries) as Style);
        const previous = runs.at(-1);
        // Neighbours that say the same are one run.
        if (previous && previous.end === start && previous.style === differing && previous.link === part.link) {
          runs[runs.length - 1] = { ...previous, end };
        } else if (end > start && (differing || part.link)) {
          runs.push({ start, end, ...(part.link && { link: part.link }), ...(differing && { style: differing }) });
        }
        start = end;
      }
      return runs.length ? runs : undefined;
    });
}

const rect: fc.Arbitrary<Rect> = fc
  .record({
    row: rowIndex,
    column: columnIndex,
    rows: optional(fc.integer({ min: 1, max: 9 })),
    columns: fc.integer({ min: 1, max: 4 }),
  })
  .map((r) => ({ ...r, rows: r.rows ?? null }));
const iso = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const number = fc.integer({ min: -1000, max: 1000 });
const shortText = fc.oneof(
  fc.constantFrom('a', '重要', 'say "no"', 'x,y', '*?~'),
  fc.string({ minLength: 1, maxLength: 300, unit: 'grapheme-ascii' }),
);
const rule = <A extends unknown[]>(criteria: string, ...args: { [K in keyof A]: fc.Arbitrary<A[K]> }) =>
  fc.tuple(...args).map((given) => ({ criteria, args: given as unknown[] }));
const formula = fc.constantFrom(
  '=COUNTIF($B$2:$B,$B2)>1',
  '=AND(A2<>"",ISNUMBER(SEARCH("x",A2)))',
  '=N("ledgerline:tier")+($C2="VIP")',
  '=B2>TODAY()',
  "=Sheet1!A2='My sheet'!$A$1",
  '=REGEXMATCH(A2,"^\\d+$")',
);
const numberRules = [
  'BETWEEN',
  'NOT_BETWEEN',
  'EQUAL_TO',
  'NOT_EQUAL_TO',
  'GREATER_THAN',
  'GREATER_THAN_OR_EQUAL_TO',
  'LESS_THAN',
  'LESS_THAN_OR_EQUAL_TO',
].map((name) => (name.includes('BETWEEN') ? rule(`NUMBER_${name}`, number, number) : rule(`NUMBER_${name}`, number)));

const checkmark = fc.constantFrom<unknown>('yes', '是', 'say "no"', 1, -2.5);
const listItems = fc.uniqueArray(fc.oneof(shortText, fc.constantFrom('VIP', '活跃', ' led', '=x', 'TRUE')), {
  minLength: 1,
  maxLength: 20,
});
const validationRule = fc.oneof(
  rule('VALUE_IN_LIST', listItems, fc.boolean()),
  rule(
    'VALUE_IN_RANGE',
    rect.map((r) => ({ sheetId: 0, rect: r })),
    fc.boolean(),
  ),
  ...numberRules,
  ...['AFTER', 'BEFORE', 'EQUAL_TO', 'ON_OR_AFTER', 'ON_OR_BEFORE'].map((name) => rule(`DATE_${name}`, iso)),
  ...['BETWEEN', 'NOT_BETWEEN'].map((name) => rule(`DATE_${name}`, iso, iso)),
  ...['TEXT_CONTAINS', 'TEXT_DOES_NOT_CONTAIN', 'TEXT_EQUAL_TO'].map((name) => rule(name, shortText)),
  ...['DATE_IS_VALID_DATE', 'TEXT_IS_VALID_EMAIL', 'TEXT_IS_VALID_URL', 'CHECKBOX'].map((name) => rule(name)),
  rule('CHECKBOX', checkmark),
  rule('CHECKBOX', checkmark, fc.constantFrom<unknown>('no', '否', 0, false)),
  rule('CUSTOM_FORMULA', formula),
);
const validation: fc.Arbitrary<Validation> = fc
  .tuple(validationRule, fc.boolean(), optional(fc.string({ minLength: 1, maxLength: 255, unit: 'grapheme-ascii' })))
  .map(([condition, allowInvalid, helpText]) =>
    internValidation({ ...condition, allowInvalid, ...(helpText !== undefined && { helpText }) }),
  );

const relative = fc
  .constantFrom('TODAY', 'TOMORROW', 'YESTERDAY', 'PAST_WEEK', 'PAST_MONTH', 'PAST_YEAR')
  .map((name) => ({ relative: name }));
/** The conditions that formats and filters share. */
const conditions = [
  ...numberRules,
  ...['TEXT_CONTAINS', 'TEXT_DOES_NOT_CONTAIN', 'TEXT_EQUAL_TO', 'TEXT_STARTS_WITH', 'TEXT_ENDS_WITH'].map((name) =>
    rule(name, shortText),
  ),
  ...['CELL_EMPTY', 'CELL_NOT_EMPTY'].map((name) => rule(name)),
  ...['DATE_AFTER', 'DATE_BEFORE', 'DATE_EQUAL_TO'].flatMap((name) => [
    rule(name, iso),
    rule(`${name}_RELATIVE`, relative),
  ]),
];
const formatRule = fc.oneof(rule('CUSTOM_FORMULA', formula), ...conditions);
const formatStyle = fc
  .record({
    background: optional(color),
    fontColor: optional(color),
    // A rule may also take away what the cell has.
    bold: optional(fc.boolean()),
    italic: optional(fc.boolean()),
    underline: optional(fc.boolean()),
    strikethrough: optional(fc.boolean()),
  })
  .map((s) => internStyle(s as Style) ?? {});
const point = fc.record({
  type: fc.constantFrom('NUMBER' as const, 'PERCENT' as const, 'PERCENTILE' as const),
  value: number.map(String),
  color,
});
const end = (type: 'MIN' | 'MAX') =>
  fc.oneof(fc.record({ type: fc.constant(type), value: fc.constant(''), color }), point);
const gradient = fc
  .record({ min: end('MIN'), mid: optional(point), max: end('MAX') })
  .map(({ min, mid, max }) => ({ gradient: { min, ...(mid && { mid }), max }, style: {} }));
const conditionalFormat: fc.Arbitrary<ConditionalFormat> = fc
  .tuple(
    fc.array(rect, { minLength: 1, maxLength: 3 }),
    fc.oneof(
      { weight: 9, arbitrary: fc.tuple(formatRule, formatStyle).map(([condition, s]) => ({ ...condition, style: s })) },
      { weight: 1, arbitrary: gradient },
    ),
  )
  .map(([ranges, format]) => ({ ranges, ...format }));

const filterRule = fc.oneof(rule('CUSTOM_FORMULA', fc.constantFrom('=LEN(A2)>1', '=ISNUMBER(B3)')), ...conditions);
const columnFilter: fc.Arbitrary<ColumnFilter> = fc.oneof(
  filterRule,
  fc.record({ hiddenValues: fc.array(shortText, { minLength: 1, maxLength: 4 }) }),
  fc.record({ visibleValues: fc.array(shortText, { minLength: 1, maxLength: 4 }) }),
);
const bandColor = optional(fc.option(color, { nil: null }));
const banding: fc.Arbitrary<Omit<Banding, 'bandingId'>> = fc
  .record({
    rect,
    theme: fc.constantFrom('LIGHT_GREY', 'CYAN', 'PINK'),
    header: fc.boolean(),
    footer: fc.boolean(),
    byColumn: optional(fc.constant(true)),
    colors: optional(fc.record({ header: bandColor, first: bandColor, second: bandColor, footer: bandColor })),
  })
  .map(({ byColumn, colors, ...look }) => {
    const own = Object.fromEntries(Object.entries(colors ?? {}).filter(([, c]) => c !== undefined));
    return { ...look, ...(byColumn && { byColumn }), ...(Object.keys(own).length > 0 && { colors: own }) };
  });

/** Those of the rectangles that touch none before them. */
function apart<R extends Rect>(rects: readonly R[]): R[] {
  const bottom = (r: Rect) => r.row + (r.rows ?? Number.POSITIVE_INFINITY);
  const kept: R[] = [];
  for (const r of rects) {
    const meets = (other: Rect) =>
      r.row < bottom(other) &&
      other.row < bottom(r) &&
      r.column < other.column + other.columns! &&
      other.column < r.column + r.columns!;
    if (!kept.some(meets)) kept.push(r);
  }
  return kept;
}

const cellFormula = fc.constantFrom(
  '=SUM(A1:A10)',
  '=COUNTIF(B$2:B,B2)',
  '=IFERROR(XLOOKUP(A1,B:B,C:C),"none")',
  '=QUERY(A1:C,"select A where B > ""x""")',
  '=ARRAYFORMULA(A2:A&"-"&B2:B)',
  "='My sheet'!A1",
  '=A1&"&<>"',
  '=FILTER(A2:B,B2:B="是")',
  '=1/0',
);

function put<T>(grid: Grid<T>, row: number, column: number, cell: T | undefined): void {
  if (cell === undefined) return;
  for (let r = grid.length; r <= row; r++) grid.push([]);
  const line = grid[row] as (T | undefined)[];
  for (let c = line.length; c < column; c++) line.push(undefined);
  line[column] = cell;
}

const sheetName = fc.oneof(
  fc.constantFrom(
    'Customers 客户',
    'My sheet',
    "Li's",
    'R1C1',
    'A1',
    'name: with [bad] *chars*?',
    'History',
    'x'.repeat(60),
    '𠮷'.repeat(20),
  ),
  fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme-ascii' }),
);

const sheet = (sheetId: number): fc.Arbitrary<Sheet> =>
  fc
    .record({
      name: sheetName,
      cells: fc.array(
        fc.record({
          row: rowIndex,
          column: columnIndex,
          value: optional(value),
          style: optional(style),
          formula: fc.option(cellFormula, { nil: undefined, freq: 6 }),
          note: fc.option(text, { nil: undefined, freq: 6 }),
          seed: fc.nat(),
        }),
        { maxLength: 40 },
      ),
      runs: fc.array(fc.nat(1000), { maxLength: 3 }),
      validated: fc.array(fc.tuple(rect, validation), { maxLength: 4 }),
      conditionalFormats: fc.array(conditionalFormat, { maxLength: 5 }),
      merges: fc.array(
        fc.record({
          row: rowIndex,
          column: columnIndex,
          rows: fc.integer({ min: 1, max: 4 }),
          columns: fc.integer({ min: 2, max: 4 }),
        }),
        { maxLength: 3 },
      ),
      filter: optional(fc.tuple(rect, fc.array(fc.tuple(fc.nat(3), columnFilter), { maxLength: 2 }))),
      bandings: fc.array(banding, { maxLength: 2 }),
      frozen: fc.tuple(fc.nat(3), fc.nat(3)),
      size: optional(fc.tuple(fc.integer({ min: 50, max: 3000 }), fc.integer({ min: 20, max: 60 }))),
      widths: fc.array(
        fc.tuple(
          columnIndex,
          fc.integer({ min: 10, max: 700 }).filter((px) => px !== 100),
        ),
        { maxLength: 4 },
      ),
      heights: fc.array(fc.tuple(rowIndex, fc.integer({ min: 2, max: 400 })), { maxLength: 4 }),
      hiddenColumns: fc.array(columnIndex, { maxLength: 2 }),
      hiddenRows: fc.array(rowIndex, { maxLength: 2 }),
      columnGroup: optional(fc.record({ collapsed: fc.boolean(), inner: fc.boolean() })),
      rowGroup: optional(fc.record({ collapsed: fc.boolean(), inner: fc.boolean() })),
      before: fc.boolean(),
      tabColor: fc.option(color, { nil: null }),
      flags: fc.record({ hidden: fc.boolean(), rightToLeft: fc.boolean(), grid: fc.boolean() }),
    })
    .chain((given) => {
      const made = newSheet(sheetId, given.name, given.size?.[0] ?? 1000, given.size?.[1] ?? 26);
      for (const cell of given.cells) {
        put(made.styles, cell.row, cell.column, cell.style);
        if (cell.formula) put(made.formulas, cell.row, cell.column, cell.formula);
        put(made.values, cell.row, cell.column, cell.value);
        if (cell.note) put(made.notes, cell.row, cell.column, cell.note);
      }
      for (const [area, { args, ...condition }] of given.validated) {
        // A formula is written for the first cell of its range.
        const place = condition.criteria === 'CUSTOM_FORMULA' ? [area.row, area.column] : [];
        const rule = internValidation({ ...condition, args: [...args, ...place] });
        for (let r = area.row; r < Math.min(made.maxRows, area.row + (area.rows ?? 1e9)); r++)
          for (let c = area.column; c < area.column + area.columns!; c++) put(made.validations, r, c, rule);
      }
      made.conditionalFormats = given.conditionalFormats;
      made.merges = apart(given.merges);
      if (given.filter) {
        const [area, conditions] = given.filter;
        made.filter = {
          rect: area,
          criteria: Object.fromEntries(
            conditions.map(([c, condition]) => [area.column + (c % area.columns!), condition]),
          ),
        };
      }
      made.bandings = apart(given.bandings.map((b) => b.rect)).flatMap((r, i) => {
        const look = given.bandings.find((b) => b.rect === r);
        return look ? [{ ...look, bandingId: 100 * sheetId + i + 1 }] : [];
      });
      [made.frozenRows, made.frozenColumns] = given.frozen;
      for (const [c, px] of given.widths) made.columnWidths[c] = px;
      for (const [r, px] of given.heights) made.rowHeights[r] = px;
      if (given.columnGroup) {
        const { collapsed, inner } = given.columnGroup;
        made.columnGroups = [
          { start: 13, end: 18, depth: 1, collapsed },
          ...(inner ? [{ start: 14, end: 16, depth: 2, collapsed: false }] : []),
        ];
      }
      if (given.rowGroup) {
        const { collapsed, inner } = given.rowGroup;
        made.rowGroups = [
          { start: 31, end: 37, depth: 1, collapsed },
          ...(inner ? [{ start: 33, end: 36, depth: 2, collapsed: false }] : []),
        ];
      }
      if (given.before) Object.assign(made, { columnGroupControl: 'BEFORE', rowGroupControl: 'BEFORE' });
      for (const c of given.hiddenColumns) made.hiddenColumns[c] = true;
      for (const r of given.hiddenRows) made.hiddenRows[r] = true;
      made.tabColor = given.tabColor;
      made.hidden = given.flags.hidden && sheetId !== 0;
      made.rightToLeft = given.flags.rightToLeft;
      if (given.flags.grid) made.hiddenGridlines = true;
      const texts = given.cells.filter(
        (c) => typeof made.values[c.row]?.[c.column] === 'string' && !made.formulas[c.row]?.[c.column],
      );
      const rich = given.runs.flatMap((n) => texts[n % Math.max(1, texts.length)] ?? []);
      return fc
        .tuple(
          ...rich.map(({ row, column }) =>
            runsOf(String(made.values[row]?.[column]), made.styles[row]?.[column]).map((runs) => ({
              row,
              column,
              runs,
            })),
          ),
        )
        .map((all) => {
          for (const { row, column, runs } of all) if (runs) put(made.richText, row, column, runs);
          return made;
        });
    });

const chart = fc.record({
  type: fc.constantFrom('COLUMN', 'LINE', 'BAR', 'PIE'),
  ranges: fc.array(
    fc.record({
      row: fc.nat(3),
      column: fc.nat(3),
      rows: fc.integer({ min: 2, max: 5 }),
      columns: fc.integer({ min: 2, max: 3 }),
    }),
    {
      minLength: 1,
      maxLength: 2,
    },
  ),
  row: fc.nat(9),
  column: fc.nat(5),
  offsetX: fc.nat(50),
  offsetY: fc.nat(50),
  numHeaders: fc.integer({ min: -1, max: 1 }),
  mergeStrategy: fc.constantFrom('MERGE_COLUMNS', 'MERGE_ROWS'),
  hiddenDimensionStrategy: fc.constant('IGNORE_ROWS'),
  transpose: fc.boolean(),
  options: fc.record(
    {
      title: anyText,
      'hAxis.title': anyText,
      'vAxis.title': anyText,
      isStacked: fc.boolean(),
      colors: fc.array(fc.constantFrom('#b3261e', '#00AA00', 'red', 7), { maxLength: 3 }),
      'legend.position': fc.constantFrom('none', 'top', 'bottom', 'in', 'left'),
      width: fc.integer({ min: -1, max: 900 }),
    },
    { requiredKeys: [] },
  ),
});

/** Workbooks of up to three sheets with whatever a spreadsheet can hold, protections and metadata aside. */
export const workbooks: fc.Arbitrary<Workbook> = fc
  .uniqueArray(fc.integer({ min: 1, max: 2_000_000_000 }), { maxLength: 2 })
  .chain((ids) => fc.tuple(sheet(0), ...ids.map((id) => sheet(id))))
  .chain((sheets) =>
    fc
      .record({
        ranges: fc.uniqueArray(fc.record({ name: fc.constantFrom('Cities', '城市', 'tier_list', 'a.b'), rect }), {
          selector: (r) => r.name,
          maxLength: 3,
        }),
        charts: fc.array(chart, { maxLength: 2 }),
        active: fc.nat(),
        locale: fc.constantFrom('en_US', 'zh_CN'),
      })
      .map(({ ranges, charts, active, locale }) => {
        const names = new Set<string>();
        for (const made of sheets) {
          while (names.has(made.name.toLowerCase())) made.name += '2';
          names.add(made.name.toLowerCase());
        }
        const visible = sheets.filter((made) => !made.hidden);
        // Over cells of the last sheet; bandings have taken the ids below.
        const [first, last] = [sheets[0] as Sheet, sheets.at(-1) as Sheet];
        first.charts = charts.map((made, i) => ({
          ...made,
          chartId: 2_000_000_001 + i,
          ranges: made.ranges.map((r) => ({ sheetId: last.sheetId, rect: r })),
        }));
        return {
          ...newWorkbook({ name: 'Book', locale, timeZone: 'Asia/Shanghai' }),
          sheets,
          activeSheetId: (visible[active % visible.length] as Sheet).sheetId,
          namedRanges: ranges.map((range) => ({ ...range, sheetId: (sheets[0] as Sheet).sheetId })),
        };
      }),
  );
