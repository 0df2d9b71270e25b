/**
 * Sheets as people make them and worse, for property tests: a plain description that fast-check can shrink, and the
 * workbook it stands for. Knows the workbench's model, nothing of the product.
 */
import fc from 'fast-check';
import { serialOf } from '../../workbench/model/civil-date';
import { internStyle, internValidation } from '../../workbench/model/style';
import {
  type Grid,
  newSheet,
  newWorkbook,
  type Rect,
  type Style,
  type TextRun,
  type Value,
  type Workbook as WorkbookModel,
} from '../../workbench/model/workbook';

/** One cell; formulas are written for the row they stand in. */
export type Cell =
  | { readonly kind: 'value'; readonly value: Value; readonly format?: string }
  | { readonly kind: 'formula'; readonly formula: string }
  | { readonly kind: 'rich'; readonly text: string; readonly link?: string }
  | null;

interface Column {
  readonly header: Value;
  readonly above: string;
  readonly cells: readonly Cell[];
}

export interface RandomSheet {
  readonly locale: string;
  readonly timeZone: string;
  readonly titles: readonly string[];
  readonly headerRows: 0 | 1 | 2;
  readonly columns: readonly Column[];
  readonly totals: boolean;
  readonly blankRow: boolean;
  readonly right: { readonly gap: number; readonly columns: readonly Column[] } | null;
  readonly merges: readonly { readonly column: number; readonly row: number; readonly rows: number }[];
  readonly notes: readonly { readonly row: number; readonly column: number; readonly note: string }[];
  readonly styles: readonly { readonly row: number; readonly column: number; readonly style: Style }[];
  readonly validations: readonly { readonly column: number; readonly kind: number; readonly rows: number }[];
  readonly conditionalFormat: boolean;
  readonly filter: boolean;
  readonly frozenRows: number;
  readonly frozenColumns: number;
  readonly hiddenColumn: number;
  readonly hiddenRow: number;
  readonly bandings: boolean;
  readonly protection: boolean;
  readonly tight: boolean;
  readonly report: boolean;
  readonly selection: Rect;
}

const HEADERS: Readonly<Record<string, readonly string[]>> = {
  name: ['姓名', '客户名称', 'Name', 'Customer', 'Client name', '客戶姓名'],
  company: ['公司', 'Company', '公司名称', '公司名稱'],
  phone: ['手机', '电话', 'Phone', 'Mobile', '電話', 'Tel.'],
  email: ['邮箱', 'E-mail', 'Email', '電子郵件'],
  date: ['最近下单', 'Last order', '生日', 'Birthday', '下次跟进', 'Next follow-up', '最近聯繫'],
  money: ['累计消费', 'Total spent', '下单次数', 'Orders', '累計消費'],
  list: ['等级', 'Tier', '来源', 'Source', '优先级', '客户类型', 'Status', '性别'],
  text: ['备注', 'Remarks', '地址', 'Address', '需求', 'Notes', '負責人', '微信'],
  id: ['客户编号', 'Customer ID', '编号', 'No.'],
  own: [
    '我的列',
    'zzz',
    'Colour',
    '',
    '',
    '__proto__',
    'constructor',
    '#REF!',
    '=A1',
    "'quoted",
    'x\ny',
    '1',
    'x'.repeat(5000),
  ],
};

const value = (of: Value, format?: string): Cell => ({ kind: 'value', value: of, ...(format && { format }) });
const texts = (...of: readonly string[]): fc.Arbitrary<Cell> => fc.constantFrom(...of).map((text) => value(text));

const serials = fc.integer({ min: serialOf(1986, 5, 1), max: serialOf(2027, 1, 1) });

const CELLS: Readonly<Record<string, fc.Arbitrary<Cell>>> = {
  name: texts('李强', '王芳', '陈 明', 'Ann  Lee', 'Bob O’Hara', '张伟', '李强', '欧阳娜娜', ' Zoë '),
  company: texts('强盛五金有限公司', '明达', 'Acme Ltd', 'ACME Ltd.', ''),
  phone: fc.oneof(
    texts(
      '138 0013 8000',
      '13900139000',
      '+86 137-0013-7000',
      '(021) 6234 5678',
      '1.38E+10',
      '010-62345678 转 8',
      '12',
      '+1 212 555 0100',
      '１３８００１３８０００',
      '13800138000/13900139000',
    ),
    fc.constantFrom<Cell>(
      value(13800138000),
      value(13900139000),
      value(2125550100),
      value(1.38e10, '0.00E+00'),
      value(42),
    ),
  ),
  email: texts('LI@Example.com', 'wang@example.com ', 'bad@', 'a@b.cn;c@d.cn', '无', 'info@example.com'),
  date: fc.oneof(
    texts('2024年3月5日', '2024.3.5', '5/3/2024', '2024-02-30', 'soon', '八月十五', '03-05', '2024/12/31 18:30'),
    serials.map((serial) => value(serial, 'yyyy-mm-dd')),
    serials.map((serial) => value(serial + 0.5, 'yyyy/m/d h:mm')),
    serials.map((serial) => value(serial)),
  ),
  money: fc.oneof(
    texts('¥1,200.50', '1,200', '3万', '12abc', '(300)'),
    fc.integer({ min: -5, max: 90_000 }).map((amount) => value(amount)),
    fc.integer({ min: 0, max: 90_000 }).map((amount) => value(amount / 100, '"¥"#,##0.00')),
  ),
  list: texts('VIP', 'vip', '活跃客户', 'A', 'B', '微信', 'Referral', '男', '紧急', '新客户'),
  text: fc.oneof(
    texts(
      '=not a formula',
      '+86',
      '-',
      '@home',
      '＝1+1',
      '0012',
      '1/2',
      'TRUE',
      '50%',
      "'apostrophe",
      '#N/A',
      '#REF!',
      ' two  spaces ',
      'a\u200bb',
      '\u202eabc',
      'line\nbreak',
      '￥5',
      '3-4',
      '1e5',
      '__proto__',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => (text === '' ? null : value(text))),
  ),
  id: texts('C-000001', 'C-000007', 'K12', '0007', 'C-000001'),
  own: fc.constant(null),
};

const ODD: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell>(
    value(true),
    value(false),
    value({ error: '#N/A' }),
    value({ error: '#DIV/0!' }),
    value(0.1),
    value(-7),
    value(20240305),
    value(45356, 'yyyy"年"m"月"d"日"'),
    value(0.25, 'h:mm'),
    { kind: 'formula', formula: '=1+2' },
    { kind: 'formula', formula: '="a"&"b"' },
    { kind: 'formula', formula: '=A$1&"!"' },
    { kind: 'formula', formula: '=1/0' },
    { kind: 'rich', text: 'bold and plain' },
    { kind: 'rich', text: 'https://example.com', link: 'https://example.com' },
  ),
  CELLS['text'] as fc.Arbitrary<Cell>,
);

function cellOfKind(kind: string): fc.Arbitrary<Cell> {
  const own = kind === 'own' ? ODD : (CELLS[kind] as fc.Arbitrary<Cell>);
  return fc.oneof(
    { weight: 12, arbitrary: own },
    { weight: 2, arbitrary: ODD },
    { weight: 2, arbitrary: fc.constant(null) },
  );
}

function columnOf(kind: string, rows: number): fc.Arbitrary<Column> {
  return fc.record({
    header: fc.oneof(
      { weight: 14, arbitrary: fc.constantFrom(...(HEADERS[kind] as readonly string[])) },
      { weight: 1, arbitrary: fc.constantFrom<Value>(2024, true, '电话', 'Name', '') },
    ),
    above: fc.constantFrom('', '', '联系方式', 'Contact'),
    cells: fc.array(cellOfKind(kind), { minLength: rows, maxLength: rows }),
  });
}

const KINDS = [
  'name',
  'company',
  'phone',
  'phone',
  'email',
  'date',
  'date',
  'money',
  'list',
  'text',
  'id',
  'own',
  'own',
  'own',
];

const STYLES: readonly Style[] = [
  { background: '#ffee00' },
  { bold: true, fontColor: '#990000' },
  { numberFormat: '@' },
  { numberFormat: '0.00' },
  { horizontalAlignment: 'right', borders: 'top=SOLID #000000' },
];

/** Sheets that set-up mostly takes, and some that it must refuse. */
export const randomSheet: fc.Arbitrary<RandomSheet> = fc
  .tuple(fc.integer({ min: 0, max: 8 }), fc.array(fc.constantFrom(...KINDS), { maxLength: 7 }), fc.boolean())
  .chain(([rows, kinds, named]) => {
    const all = named || kinds.length === 0 ? ['name', ...kinds] : kinds;
    const place = { row: fc.integer({ min: 0, max: rows + 4 }), column: fc.integer({ min: 0, max: all.length + 2 }) };
    return fc.record<RandomSheet>({
      locale: fc.constantFrom('en_US', 'zh_CN', 'de_DE', 'zh_TW'),
      timeZone: fc.constantFrom('Etc/UTC', 'Asia/Shanghai', 'America/New_York'),
      titles: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        fc.array(fc.constantFrom('客户名单', 'Customers 2024', ''), { maxLength: 2 }),
      ),
      headerRows: fc.constantFrom<0 | 1 | 2>(1, 1, 1, 1, 2, 0),
      columns: fc.tuple(...all.map((kind) => columnOf(kind, rows))),
      totals: fc.boolean(),
      blankRow: fc.boolean(),
      right: fc.option(
        fc.record({
          gap: fc.integer({ min: 1, max: 2 }),
          columns: fc.array(columnOf('own', rows), { minLength: 1, maxLength: 2 }),
        }),
        { freq: 3 },
      ),
      merges: fc
        .array(
          fc.record({
            column: fc.nat({ max: all.length - 1 }),
            row: fc.nat({ max: Math.max(0, rows - 1) }),
            rows: fc.integer({ min: 2, max: 3 }),
          }),
          { maxLength: 2, minLength: 0 },
        )
        .map((merges) => (merges.length === 2 ? [] : merges)),
      notes: fc.array(fc.record({ ...place, note: fc.constantFrom('a note', '备注') }), { maxLength: 3 }),
      styles: fc.array(fc.record({ ...place, style: fc.constantFrom(...STYLES) }), { maxLength: 4 }),
      validations: fc.array(
        fc.record({
          column: fc.nat({ max: all.length + 1 }),
          kind: fc.nat({ max: 2 }),
          rows: fc.integer({ min: 1, max: 30 }),
        }),
        { maxLength: 2 },
      ),
      conditionalFormat: fc.boolean(),
      filter: fc.constantFrom(false, false, false, true),
      frozenRows: fc.constantFrom(0, 0, 1, 2),
      frozenColumns: fc.constantFrom(0, 0, 1),
      hiddenColumn: fc.constantFrom(-1, -1, 0, 2),
      hiddenRow: fc.constantFrom(-1, -1, 3),
      bandings: fc.constantFrom(false, false, true),
      protection: fc.constantFrom(false, false, false, true),
      tight: fc.constantFrom(false, false, true),
      report: fc.boolean(),
      selection: fc.record({ ...place, rows: fc.constant(1), columns: fc.constant(1) }),
    });
  });

/** Where the parts of the sheet stand. */
function layoutOf(sheet: RandomSheet): { header: number; first: number; last: number; right: number; width: number } {
  const header = sheet.titles.length + Math.max(0, sheet.headerRows - 1);
  const first = sheet.titles.length + sheet.headerRows;
  const count = sheet.columns[0]?.cells.length ?? 0;
  const right = sheet.columns.length + (sheet.right?.gap ?? 0);
  return { header, first, last: first + count - 1, right, width: right + (sheet.right?.columns.length ?? 0) };
}

/** The workbook of a description: its tab has the sheet id 0; with `report` a second tab looks at the first. */
export function workbookFrom(sheet: RandomSheet): WorkbookModel {
  const workbook = newWorkbook({ locale: sheet.locale, timeZone: sheet.timeZone });
  const { header, first, last, right, width } = layoutOf(sheet);
  const rows = last + 1 + (sheet.blankRow ? 1 : 0) + (sheet.totals ? 1 : 0);
  const tab = newSheet(
    0,
    'Sheet1',
    sheet.tight ? Math.max(rows, 1) : 40,
    sheet.tight ? Math.max(width, 1) : Math.max(26, width),
  );
  const put = <T>(grid: Grid<T>, row: number, column: number, item: T | undefined): void => {
    if (row >= tab.maxRows || column >= tab.maxColumns || row < 0) return;
    const line = grid[row] ?? [];
    grid[row] = line;
    line[column] = item;
  };
  const addStyle = (row: number, column: number, style: Style): void =>
    put(tab.styles, row, column, internStyle({ ...tab.styles[row]?.[column], ...style }));
  const write = (row: number, column: number, cell: Cell): void => {
    if (cell === null) return;
    if (cell.kind === 'formula') put(tab.formulas, row, column, cell.formula);
    else if (cell.kind === 'rich') {
      const half = Math.floor(cell.text.length / 2);
      const runs: TextRun[] =
        cell.link === undefined
          ? [
              { start: 0, end: half, style: { bold: true } },
              { start: half, end: cell.text.length },
            ]
          : [{ start: 0, end: cell.text.length, link: cell.link }];
      put(tab.values, row, column, cell.text);
      put(tab.richText, row, column, runs);
    } else if (cell.value !== '') {
      put(tab.values, row, column, cell.value);
      if (cell.format !== undefined) addStyle(row, column, { numberFormat: cell.format });
    }
  };

  for (const [row, title] of sheet.titles.entries()) write(row, 0, { kind: 'value', value: title });
  const columns = [
    ...sheet.columns.map((column, i) => ({ column, at: i })),
    ...(sheet.right?.columns ?? []).map((column, i) => ({ column, at: right + i })),
  ];
  for (const { column, at } of columns) {
    if (sheet.headerRows === 2) write(header - 1, at, { kind: 'value', value: column.above });
    if (sheet.headerRows > 0) write(header, at, { kind: 'value', value: column.header });
    for (const [i, cell] of column.cells.entries()) write(first + i, at, cell);
  }
  if (sheet.totals) {
    write(rows - 1, 0, { kind: 'value', value: '合计' });
    if (sheet.columns.length > 1) write(rows - 1, 1, { kind: 'formula', formula: `=SUM(B${first + 1}:B${last + 1})` });
  }
  for (const { column, row, rows: count } of sheet.merges) {
    if (first + row + count - 1 > last) continue;
    tab.merges.push({ row: first + row, column, rows: count, columns: 1 });
    for (let r = first + row + 1; r < first + row + count; r++) {
      put(tab.values, r, column, undefined);
      put(tab.formulas, r, column, undefined);
      put(tab.richText, r, column, undefined);
    }
  }
  for (const { row, column, note } of sheet.notes) put(tab.notes, row, column, note);
  for (const { row, column, style } of sheet.styles) addStyle(row, column, style);
  for (const { column, kind, rows: count } of sheet.validations) {
    const rule = internValidation(
      [
        { criteria: 'NUMBER_GREATER_THAN', args: [3], allowInvalid: true },
        { criteria: 'VALUE_IN_LIST', args: [['a', 'b'], true], allowInvalid: true, helpText: 'mine' },
        { criteria: 'CUSTOM_FORMULA', args: ['=LEN(A1)>0', 0, 0], allowInvalid: true },
      ][kind] as { criteria: string; args: unknown[]; allowInvalid: boolean },
    );
    for (let row = first; row < first + count; row++) put(tab.validations, row, column, rule);
  }
  if (sheet.conditionalFormat && first < tab.maxRows)
    tab.conditionalFormats.push({
      ranges: [{ row: first, column: 0, rows: Math.min(5, tab.maxRows - first), columns: 1 }],
      criteria: 'CUSTOM_FORMULA',
      args: [`=LEN($A${first + 1})>3`],
      style: { background: '#00ff00' },
    });
  if (sheet.filter && last >= first)
    tab.filter = {
      rect: { row: header, column: 0, rows: last - header + 1, columns: sheet.columns.length },
      criteria: { 0: { hiddenValues: ['王芳'] } },
    };
  tab.frozenRows = Math.min(sheet.frozenRows, tab.maxRows - 1);
  tab.frozenColumns = Math.min(sheet.frozenColumns, tab.maxColumns - 1);
  if (sheet.hiddenColumn >= 0 && sheet.hiddenColumn < tab.maxColumns - 1) tab.hiddenColumns[sheet.hiddenColumn] = true;
  if (sheet.hiddenRow >= 0 && sheet.hiddenRow < tab.maxRows - 1) tab.hiddenRows[sheet.hiddenRow] = true;
  if (sheet.protection)
    tab.protections.push({
      protectionId: 77,
      rect: { row: 0, column: 0, rows: 1, columns: 1 },
      description: 'mine',
      warningOnly: true,
      editors: [],
      domainEdit: false,
      unprotected: [],
    });
  if (sheet.bandings && last > first)
    tab.bandings.push({
      bandingId: 78,
      rect: { row: header, column: 0, rows: last - header + 1, columns: sheet.columns.length },
      theme: 'GREEN',
      header: true,
      footer: false,
    });

  const sheets = [tab];
  if (sheet.report) {
    const second = newSheet(1001, 'Report', 20, 8);
    second.formulas = [[`=COUNTA(Sheet1!A1:A${tab.maxRows})`, `=Sheet1!B${first + 1}`]];
    sheets.push(second);
  }
  const { selection } = sheet;
  const inGrid = selection.row < tab.maxRows && selection.column < tab.maxColumns;
  return {
    ...workbook,
    sheets,
    activeSheetId: 0,
    activeRange: inGrid ? selection : { row: 0, column: 0, rows: 1, columns: 1 },
    nextId: 2000,
  };
}
