/**
 * The first sample: the customer list of a small shop in Chinese, with titles above, a totals row below and much that
 * people do in between. Dates are relative to a day. Knows no service.
 */
import { internStyle } from '../model/style';
import { newSheet, newWorkbook, type Rect, type Sheet, type Style, type Workbook } from '../model/workbook';
import { type Cell, type DressedCell, writeCell } from './cell';
import { type ShopCustomer, shopCustomers } from './shop-customer';
import { serialOfDate, writtenDate } from './written-date';

const COLUMNS: readonly {
  readonly header: string;
  readonly width: number;
  readonly cell: (customer: ShopCustomer, index: number) => Cell;
}[] = [
  { header: '序号', width: 45, cell: (_, index) => index + 1 },
  { header: '客户姓名', width: 90, cell: ({ name }) => name },
  { header: '手机', width: 150, cell: ({ phone }) => phone },
  { header: '公司/单位', width: 120, cell: ({ company }) => company },
  { header: '微信', width: 110, cell: ({ wechat }) => wechat },
  { header: '邮箱', width: 170, cell: ({ email }) => email },
  { header: '片区', width: 65, cell: ({ district }) => district },
  { header: '收货地址', width: 170, cell: ({ address }) => address },
  { header: '客户来源', width: 90, cell: ({ source }) => source },
  { header: '生日', width: 95, cell: ({ birthday }) => birthday },
  { header: '最近下单', width: 100, cell: ({ lastOrder }) => lastOrder },
  { header: '下单次数', width: 70, cell: ({ orders }) => orders },
  { header: '累计消费', width: 95, cell: ({ spent }) => spent },
  { header: '折扣后金额', width: 95, cell: ({ spent }, index) => discounted(spent, index) },
  { header: '下次跟进', width: 100, cell: ({ next }) => next },
  { header: '跟进记录', width: 260, cell: ({ log }) => log },
  { header: '备注', width: 200, cell: ({ remarks }) => remarks },
];
const HEADER_ROW = 2;
const FIRST_ROW = HEADER_ROW + 1;
/** Number and name stay in view; a block that is merged across their edge could not be frozen. */
const FROZEN_COLUMNS = 2;
const LETTERS = 'ABCDEFGHIJKLMNOPQ';
const letterOf = (header: string): string => LETTERS.charAt(COLUMNS.findIndex((column) => column.header === header));

const YUAN: Style = internStyle({ numberFormat: '"¥"#,##0.00' }) ?? {};

/** Nine tenths of what was spent, where that is a number; index of the customer from 0. */
function discounted(spent: Cell, index: number): DressedCell {
  const source = `${letterOf('累计消费')}${FIRST_ROW + index + 1}`;
  const amount = numberOf(spent);
  return {
    formula: `=IF(ISNUMBER(${source}),ROUND(${source}*0.9,2),"")`,
    value: amount === null ? '' : Math.round(amount * 90) / 100,
    style: YUAN,
  };
}

function numberOf(cell: Cell): number | null {
  const value = typeof cell === 'object' && 'value' in cell ? cell.value : cell;
  return typeof value === 'number' ? value : null;
}

const HEADER: Style = { bold: true, background: '#cfe2f3', horizontalAlignment: 'center' };
const TOTALS: Style = { bold: true, background: '#f3f3f3' };

/** `today` is `yyyy-mm-dd`. */
export function shopWorkbook(today: string): Workbook {
  const day = serialOfDate(today);
  const customers = shopCustomers(day);
  const sheet = newSheet(0, '客户登记', 1000, 26);
  const titles: readonly [string, Style][] = [
    ['木棉生活馆 客户登记表', { bold: true, fontSize: 16 }],
    [`更新日期：${String(writtenDate(day, 'han').value)}　　登记人：小林`, {}],
  ];
  titles.forEach(([title, style], row) => {
    writeCell(sheet, row, FROZEN_COLUMNS, title, style);
    sheet.merges.push({ row, column: FROZEN_COLUMNS, rows: 1, columns: COLUMNS.length - FROZEN_COLUMNS });
  });
  COLUMNS.forEach(({ header, width, cell }, column) => {
    writeCell(sheet, HEADER_ROW, column, header, HEADER);
    customers.forEach((customer, index) => {
      writeCell(sheet, FIRST_ROW + index, column, cell(customer, index));
    });
    sheet.columnWidths[column] = width;
  });
  writeTotals(sheet, customers.length);
  mergeDistricts(sheet);
  sheet.frozenRows = FIRST_ROW;
  sheet.frozenColumns = FROZEN_COLUMNS;
  return {
    ...newWorkbook({ name: '木棉生活馆 客户登记', locale: 'zh_CN', timeZone: 'Asia/Shanghai' }),
    sheets: [sheet],
  };
}

const SUMMED = ['下单次数', '累计消费', '折扣后金额'];

function writeTotals(sheet: Sheet, count: number): void {
  const row = FIRST_ROW + count;
  const total = (header: string, column: number): Cell => {
    if (!SUMMED.includes(header)) return undefined;
    const letter = letterOf(header);
    const sum = sheet.values.slice(FIRST_ROW, row).reduce((so, cells) => so + (numberOf(cells[column]) ?? 0), 0);
    return {
      formula: `=SUM(${letter}${FIRST_ROW + 1}:${letter}${row})`,
      value: Math.round(sum * 100) / 100,
      ...(header !== '下单次数' && { style: YUAN }),
    };
  };
  COLUMNS.forEach(({ header }, column) => {
    writeCell(sheet, row, column, column === 0 ? '合计' : total(header, column), TOTALS);
  });
}

/** Neighbours in one district, which people show by one tall cell. */
function mergeDistricts(sheet: Sheet): void {
  const column = COLUMNS.findIndex(({ header }) => header === '片区');
  const blocks: readonly Rect[] = [
    { row: FIRST_ROW + 2, column, rows: 3, columns: 1 },
    { row: FIRST_ROW + 24, column, rows: 2, columns: 1 },
  ];
  for (const block of blocks) {
    writeCell(sheet, block.row, column, '滨江', { verticalAlignment: 'middle' });
    for (let row = block.row + 1; row < block.row + (block.rows ?? 1); row++) writeCell(sheet, row, column, undefined);
    sheet.merges.push(block);
  }
}
