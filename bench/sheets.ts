/**
 * Plain lists of customers of any length for the benchmarks: 20 columns, English and Chinese mixed, cheap to make.
 * Every fortieth row repeats the phone of an earlier one. Knows nothing of what is measured.
 */
import { serialOf } from '../workbench/model/civil-date';
import { internStyle } from '../workbench/model/style';
import { newSheet, newWorkbook, type Style, type Value, type Workbook } from '../workbench/model/workbook';
import { type Choice, choiceFrom } from '../workbench/samples/choice';
import { chinesePerson, hanFirm, latinFirm, latinPerson } from '../workbench/samples/invented-name';

const HEADERS =
  'Customer name|Company|Contact person|Mobile|Office phone|E-mail|WeChat|Country|City|Address|Industry|Owner|Source|Customer type|Last contact|Next follow-up|Orders|Total amount|Last order|Remarks'.split(
    '|',
  );
const DATE_COLUMNS = ['Last contact', 'Next follow-up', 'Last order'].map((header) => HEADERS.indexOf(header));
const MOBILE = HEADERS.indexOf('Mobile');

const INDUSTRIES = ['Retail', 'Manufacturing', 'Logistics', 'Food service', '五金', '电子'];
const OWNERS = ['Amy Lin', 'Kevin Zhao', '张磊', 'Mei Tan'];
const SOURCES = ['Website', 'Referral', 'Trade fair', '老客户介绍'];
const TYPES = ['Prospect', 'New', 'Existing'];
const REMARKS = ['', '', '', '样品已寄，等反馈', 'Asks for a better price', 'Call after six\n只用微信'];

/** Rows of dates lie round this day, so that a benchmark is the same whenever it runs. */
const DAY = serialOf(2026, 6, 1);
const DATE: Style = internStyle({ numberFormat: 'yyyy-mm-dd' }) ?? {};

/** A header and `rows` customers, the same for the same seed. Linear: 50,000 rows take some tenths of a second. */
export function benchSheet(rows: number, seed = 1): Workbook {
  const choice = choiceFrom(seed);
  const sheet = newSheet(0, 'Customers', Math.max(1000, rows + 1));
  const styles = HEADERS.map((_, column) => (DATE_COLUMNS.includes(column) ? DATE : undefined));
  const customers: (Value | undefined)[][] = [];
  for (let i = 0; i < rows; i++) {
    const customer = benchRow(i, choice);
    const earlier = i % 40 === 39 ? customers[i - 20]?.[MOBILE] : undefined;
    if (earlier !== undefined) customer[MOBILE] = `+86 ${String(earlier)}`;
    customers.push(customer);
  }
  sheet.values = [[...HEADERS], ...customers];
  sheet.styles = [[], ...customers.map(() => [...styles])];
  return { ...newWorkbook({ name: `Benchmark ${rows}`, timeZone: 'Asia/Shanghai' }), sheets: [sheet] };
}

function benchRow(i: number, choice: Choice): (Value | undefined)[] {
  const isHan = choice.chance(0.5);
  const person = isHan ? chinesePerson(choice, 'simplified') : latinPerson(choice);
  const firm = isHan ? hanFirm(choice) : latinFirm(choice, 'Ltd');
  const [given, family] = person.latin;
  const orders = choice.between(0, 12);
  return [
    firm.short,
    firm.full,
    person.shown,
    `13${choice.between(0, 9)}${String(10_000_000 + i)}`,
    choice.chance(0.4) ? `021-${String(60_000_000 + i)}` : undefined,
    choice.chance(0.9) ? `${given}.${family}${i}@${firm.latin}.example` : undefined,
    choice.chance(0.5) ? `${family}_${given}` : undefined,
    isHan ? '中国' : 'China',
    isHan ? '深圳' : 'Ningbo',
    isHan ? `望云路${choice.between(1, 400)}号` : `${choice.between(1, 400)} Harbour Road`,
    choice.pick(INDUSTRIES),
    choice.pick(OWNERS),
    choice.pick(SOURCES),
    orders === 0 ? 'Prospect' : choice.pick(TYPES),
    DAY - choice.between(1, 500),
    choice.chance(0.3) ? DAY + choice.between(-30, 90) : undefined,
    orders,
    orders * choice.between(50, 900),
    orders === 0 ? undefined : choice.chance(0.9) ? DAY - choice.between(1, 700) : '2025年3月5日',
    choice.pick(REMARKS) || undefined,
  ];
}
