/**
 * The second sample: 8,000 customers of an export team, English and Chinese mixed, dates relative to a day. Who the
 * customers are does not depend on the day. Knows no service.
 */
import { internStyle } from '../model/style';
import { newSheet, newWorkbook, type Workbook } from '../model/workbook';
import { type Cell, writeCell } from './cell';
import { type Choice, choiceFrom } from './choice';
import { createTeamCustomers, type TeamCustomer, type TeamCustomers } from './team-customer';
import { type Spelling, type WrittenCustomer, writeCustomer } from './team-writing';
import { type DateNotation, serialOfDate, writtenDate } from './written-date';

const CUSTOMERS = 8000;
/** Groups of customers that stand in the list more than once, by what gives them away. */
const TWICE = { phone: 100, email: 75, nameAndCompany: 55 } as const;
const THRICE = 20;
export const TEAM_DUPLICATE_GROUPS = TWICE.phone + TWICE.email + TWICE.nameAndCompany + THRICE;
const REPEATED = TEAM_DUPLICATE_GROUPS + THRICE;

const HEADERS =
  'Customer name|Company|Contact person|Mobile|Office phone|E-mail|WeChat/WhatsApp|Country|City|Industry|Owner|Source|Customer type|Last contact|Next follow-up|Contract ends|Orders|Total amount (USD)|First order|Last order|Incoterm|Sample sent|Remarks'.split(
    '|',
  );
const WIDTHS = [
  170, 230, 130, 150, 150, 210, 160, 90, 100, 130, 90, 110, 100, 95, 100, 100, 65, 120, 95, 95, 75, 85, 240,
];
const OWNERS = ['Amy Lin', 'Kevin Zhao', '张磊', 'Mei Tan', 'Daniel Weber', 'Sofia Reyes'];
const SOURCES = ['Canton Fair', 'Alibaba', 'Referral', 'Website', 'LinkedIn', '展会', '老客户介绍', 'Cold call'];
const INCOTERMS = ['FOB', 'CIF', 'EXW', 'DDP', ''];
const REMARKS = [
  'Price sensitive, asks for FOB Ningbo',
  '样品已寄，等反馈',
  'Pays 30% deposit, balance against B/L copy',
  '只用微信联系，晚上回复快',
  'Needs CE certificate before the next order',
  '老板换人了，重新报价',
  'Visits Guangzhou twice a year',
  'Min. order too high for them\nTry mixed container',
  '- asked not to be called on Fridays',
  '之前投诉过包装，发货前拍照',
];

/** A customer as it will stand in a row, and the number of its group of duplicates. */
export interface TeamRow {
  readonly customer: WrittenCustomer;
  /** From 1; 0 for a customer that stands in the list once. */
  readonly group: number;
}

/** The 8,000 customers in the order of their rows; the same every time. */
export function teamRows(): readonly TeamRow[] {
  const choice = choiceFrom('team');
  const source = createTeamCustomers(choice);
  const customers = source.invent(CUSTOMERS - REPEATED);
  const groups = repeat(customers, source, choice);
  const groupOf = new Map(groups.map(({ customer }, i) => [customer, i + 1]));
  const rows = customers.map((customer) => ({
    customer: writeCustomer(customer, 'plainly', choice),
    group: groupOf.get(customer) ?? 0,
  }));
  const again = groups.flatMap(({ copies }, i) => copies.map((customer) => ({ customer, group: i + 1 })));
  return damaged(choice.shuffled([...rows, ...again]), choice);
}

interface Repeated {
  readonly customer: TeamCustomer;
  /** The same customer as others wrote it down. */
  readonly copies: readonly WrittenCustomer[];
}

/** Chooses who stands in the list twice and thrice. */
function repeat(customers: readonly TeamCustomer[], source: TeamCustomers, choice: Choice): Repeated[] {
  const write = (customer: TeamCustomer, spelling: Spelling) => writeCustomer(customer, spelling, choice);
  const samePhone = (one: TeamCustomer) =>
    write({ ...source.reachedElsewhere(one), mobile: one.mobile, office: null }, choice.pick(['otherwise', 'loosely']));
  const sameEmail = (one: TeamCustomer) =>
    write({ ...source.reachedElsewhere(one), email: one.email, office: null }, choice.pick(['otherwise', 'loosely']));
  const sameName = (one: TeamCustomer) => write({ ...source.reachedElsewhere(one), office: null }, 'otherwise');

  const candidates = choice.shuffled(
    customers.filter(
      ({ firm, person, isOnlyContact, mobile, email }) =>
        firm !== null && person !== null && isOnlyContact && mobile !== null && /^(?!sales@|info@)./.test(email),
    ),
  );
  // A mobile of these regions can be told from a landline, so it is one person's whatever name stands beside it.
  const mobiles = candidates.filter(({ region }) => ['CN', 'HK', 'TW'].includes(region));
  const taken = new Set<TeamCustomer>();
  const take = (count: number, from: readonly TeamCustomer[], copy: (one: TeamCustomer) => WrittenCustomer[]) =>
    from
      .filter((one) => !taken.has(one))
      .slice(0, count)
      .map((customer) => {
        taken.add(customer);
        return { customer, copies: copy(customer) };
      });
  return [
    ...take(TWICE.phone, mobiles, (one) => [samePhone(one)]),
    ...take(THRICE, mobiles, (one) => [samePhone(one), sameEmail(one)]),
    ...take(TWICE.email, candidates, (one) => [sameEmail(one)]),
    ...take(TWICE.nameAndCompany, candidates, (one) => [sameName(one)]),
  ];
}

/** One slip of the keyboard, or of a spreadsheet, in about every fortieth row of a customer that stands there once. */
function damaged(rows: readonly TeamRow[], choice: Choice): TeamRow[] {
  const slips: readonly ((customer: WrittenCustomer) => Partial<WrittenCustomer>)[] = [
    ({ email }) => ({ email: email.replace('@', ' at ') }),
    ({ email }) => ({ email: email.replace('.example', '').replace(/\.(?:com|org|net)$/, '') }),
    ({ email }) => ({ email: email && `${email};` }),
    ({ mobile }) => ({ mobile: typeof mobile === 'number' ? '1.38E+10' : mobile }),
    ({ mobile }) => ({ mobile: typeof mobile === 'string' ? mobile.slice(0, 6) : mobile }),
    ({ mobile }) => ({ mobile: mobile ?? 'see WeChat' }),
    ({ mobile }) => ({ mobile: typeof mobile === 'string' ? mobile.replace(/^\+\d+[ -]/, '') : mobile }),
    ({ name }) => ({ name: `${name}\u200b` }),
    ({ name }) => ({ name: `  ${name}` }),
  ];
  return rows.map((row) =>
    row.group === 0 && choice.chance(0.025)
      ? { ...row, customer: { ...row.customer, ...choice.pick(slips)(row.customer) } }
      : row,
  );
}

const REAL_DATES: readonly DateNotation[] = ['iso'];
const WRITTEN_DATES: readonly DateNotation[] = ['han', 'dots', 'slash-text', 'iso-text', 'month-name'];

const dateCell = (serial: number, choice: Choice): Cell =>
  writtenDate(serial, choice.pick(choice.chance(0.85) ? REAL_DATES : WRITTEN_DATES));

/** What has been and will be done with a customer, in the order of the columns after `Industry`. */
function dealings(today: number, choice: Choice): Cell[] {
  const hasBought = choice.chance(0.62);
  const orders = hasBought ? Math.max(1, choice.between(-4, 24)) : 0;
  const sinceLast = Math.min(choice.between(0, 900), choice.between(0, 900));
  const lastOrder = today - sinceLast;
  const firstOrder = orders === 1 ? lastOrder : lastOrder - choice.between(30, 1500);
  const amount = Math.round(orders * choice.between(180, 2400) * choice.between(50, 400)) / 100;
  const sinceContact = Math.min(choice.between(1, 600), choice.between(1, 600));
  return [
    choice.pick(OWNERS),
    choice.chance(0.8) ? choice.pick(SOURCES) : undefined,
    customerType(orders, sinceLast, choice),
    choice.chance(0.8) ? dateCell(today - sinceContact, choice) : undefined,
    nextFollowUp(today, choice),
    choice.chance(0.22) ? dateCell(today + choice.between(-200, 540), choice) : undefined,
    hasBought ? orders : undefined,
    hasBought ? money(amount, choice) : undefined,
    hasBought ? dateCell(firstOrder, choice) : undefined,
    hasBought ? dateCell(lastOrder, choice) : undefined,
    choice.pick(INCOTERMS),
    choice.chance(0.3) ? choice.pick(['yes', 'no', '已寄']) : undefined,
    choice.chance(0.25) ? choice.pick(REMARKS) : undefined,
  ];
}

function customerType(orders: number, sinceLast: number, choice: Choice): Cell {
  if (choice.chance(0.08)) return undefined;
  if (orders === 0) return choice.chance(0.95) ? 'Prospect' : '潜在客户';
  if (orders === 1 && sinceLast <= 90) return 'New';
  return choice.chance(0.95) ? 'Existing' : '老客户';
}

/** Of 1,000 customers some 30 are overdue, 5 for today, 30 for the seven days after it, 160 for later. */
function nextFollowUp(today: number, choice: Choice): Cell {
  const place = choice.between(1, 1000);
  if (place <= 30) return dateCell(today - choice.between(1, 60), choice);
  if (place <= 35) return dateCell(today, choice);
  if (place <= 65) return dateCell(today + choice.between(1, 7), choice);
  return place <= 225 ? dateCell(today + choice.between(8, 90), choice) : undefined;
}

const DOLLARS = internStyle({ numberFormat: '"$"#,##0.00' }) ?? {};

function money(amount: number, choice: Choice): Cell {
  if (choice.chance(0.92)) return { value: amount, style: DOLLARS };
  const whole = Math.round(amount).toLocaleString('en-US');
  return choice.pick([`USD ${whole}`, `$${whole}`, `${whole} USD`]);
}

const HEADER_STYLE = { bold: true, background: '#d9ead3', wrap: 'WRAP' } as const;

/** `today` is `yyyy-mm-dd`. */
export function teamWorkbook(today: string): Workbook {
  const choice = choiceFrom('team dealings');
  const day = serialOfDate(today);
  const rows = teamRows();
  const sheet = newSheet(0, 'Customers', rows.length + 201, 26);
  HEADERS.forEach((header, column) => {
    writeCell(sheet, 0, column, header, HEADER_STYLE);
  });
  rows.forEach(({ customer }, i) => {
    const { name, company, contact, mobile, office, email, social, country, city, industry } = customer;
    const who: Cell[] = [name, company, contact, mobile, office, email, social, country, city, industry];
    [...who, ...dealings(day, choice)].forEach((cell, column) => {
      writeCell(sheet, i + 1, column, cell);
    });
  });
  sheet.columnWidths = [...WIDTHS];
  sheet.frozenRows = 1;
  sheet.filter = { rect: { row: 0, column: 0, rows: rows.length + 1, columns: HEADERS.length }, criteria: {} };
  return {
    ...newWorkbook({ name: 'Export team customers', locale: 'en_US', timeZone: 'Asia/Hong_Kong' }),
    sheets: [sheet],
  };
}
