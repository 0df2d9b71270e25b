/**
 * The shop's customers as the people behind the counter typed them over the years: 120 rows, nine customers among them
 * more than once. Who they are does not depend on the day, their dates do. Knows no sheet.
 */
import { civilOf, serialOf } from '../model/civil-date';
import { internStyle } from '../model/style';
import type { Cell } from './cell';
import { type Choice, choiceFrom } from './choice';
import { chinesePerson } from './invented-name';
import { abroadNotation, createPhoneSource, homeNotation, type InventedPhone, nationalDigits } from './invented-phone';
import { type DateNotation, writtenDate } from './written-date';

export interface ShopCustomer {
  readonly name: Cell;
  readonly phone?: Cell;
  readonly company?: string;
  readonly wechat?: string;
  readonly email?: string;
  readonly district?: string;
  readonly address?: string;
  readonly source?: string;
  readonly birthday?: Cell;
  readonly lastOrder?: Cell;
  readonly orders?: number;
  readonly spent?: Cell;
  readonly next?: Cell;
  readonly log?: string;
  readonly remarks?: Cell;
  /** From 1; absent for a customer that stands in the list once. */
  readonly group?: number;
}

const CUSTOMERS = 120;
export const SHOP_DUPLICATE_GROUPS = 9;
/** Eight customers stand in the list twice and one three times. */
const COPIES = SHOP_DUPLICATE_GROUPS + 1;

const FIRMS =
  '北屿咖啡 听雨茶舍 半亩花田民宿 拾禾餐厅 云上瑜伽馆 小满书店 山野花艺 白露甜品 木作工坊 南巷酒馆 栖云民宿 知味私房菜 青禾幼儿园 浮光摄影 旧时光照相馆 一盏灯烘焙'.split(
    ' ',
  );
const DISTRICTS = ['城西', '城东', '滨江', '老城', '大学城'];
const ROADS = ['梧桐里', '望云路', '青石巷', '桂雨街', '文渡路', '南塘弄', '春晓路'];
const SOURCES = ['老客户介绍', '路过进店', '小红书', '抖音', '朋友圈', '周末市集', '美团', '老板朋友'];
const THINGS = ['茶具', '亚麻桌布', '香薰', '羊毛毯', '手工皂', '陶瓷花瓶', '竹编篮', '棉麻围裙'];
const REMARKS = [
  '喜欢素色\n送货要提前打电话',
  '要开发票\n抬头另发',
  '老板娘的邻居，结账打九折',
  '怕香味太浓\n只要无香的',
  '孩子过敏，别推荐羊毛',
  '只收周末快递',
  '买来送客户\n每年中秋前问一次',
  '砍价厉害，但是爽快',
  '新房刚装修，问过窗帘',
  '看中青花那套，等到货通知',
  '退过一次货，讲道理',
  '给员工发福利\n一次要二十份以上',
  '养猫，别推荐毛线的',
  '普通话不好，发微信文字',
  '付款慢，先收定金',
  '在外地上班\n寄到父母家',
  '喜欢手写卡片',
  '说下半年搬家再买',
  '常带朋友来',
  '开民宿的，要长期供货',
];
const REAL: readonly DateNotation[] = ['slashes'];
const TYPED: readonly DateNotation[] = ['han', 'dots', 'slash-text', 'iso-text'];

/** Days from today of the plans, in no order. */
const PLANNED = [-40, -21, -9, -4, -2, -1, 0, 0, 0, 1, 1, 2, 3, 3, 5, 6, 7, 10, 12, 15, 20, 25, 30, 45, 60];

/** The rows of the list in their order; `today` is a serial day. */
export function shopCustomers(today: number): readonly ShopCustomer[] {
  const choice = choiceFrom('shop');
  const newPhone = createPhoneSource(choice);
  const landline = () => newPhone('CN', 'landline');
  const phones = Array.from({ length: CUSTOMERS - COPIES }, () => newPhone('CN', 'mobile'));
  const plans = choice.shuffled([...PLANNED, ...Array<undefined>(phones.length - PLANNED.length).fill(undefined)]);
  const names = new Set<string>();
  const customers = phones.map((phone, i): ShopCustomer => {
    let person = chinesePerson(choice, 'simplified');
    while (names.has(person.shown)) person = chinesePerson(choice, 'simplified');
    names.add(person.shown);
    const [given, family] = person.latin;
    const plan = plans[i];
    return {
      name: choice.chance(0.06) ? `${person.shown.charAt(0)}${choice.pick(['女士', '姐', '老师'])}` : person.shown,
      phone: choice.chance(0.1) ? writeLandline(landline(), choice) : writeMobile(phone, choice),
      ...(choice.chance(0.2) && { company: choice.pick(FIRMS) }),
      ...(choice.chance(0.6) && {
        wechat: choice.pick([
          `${family}${given}${choice.between(1, 99)}`,
          `${given}_${family}`,
          '同手机',
          `wx_${given}`,
        ]),
      }),
      ...(choice.chance(0.35) && { email: `${choice.pick([family, given])}.${i + 100}@${choice.pick(MAIL)}` }),
      district: choice.pick(DISTRICTS),
      ...(choice.chance(0.5) && {
        address: `${choice.pick(ROADS)}${choice.between(1, 180)}号${choice.pick(['', '2单元301', '一楼', '（放门卫）'])}`,
      }),
      ...(choice.chance(0.85) && { source: choice.pick(SOURCES) }),
      birthday: birthday(today, choice),
      ...purchases(today, choice),
      next: plan === undefined ? undefined : dateCell(today + plan, choice),
      ...(choice.chance(0.45) && { log: followUps(today, choice) }),
      remarks: choice.chance(0.4) ? choice.pick(REMARKS) : undefined,
    };
  });
  odd(today, phones).forEach((cells, i) => {
    customers[FIRST_ODD + i] = retyped(customers[FIRST_ODD + i] as ShopCustomer, cells);
  });
  twice(phones, newPhone('CN', 'landline')).forEach(([original, ...copies], i) => {
    const place = FIRST_TWICE + i;
    customers[place] = { ...retyped(customers[place] as ShopCustomer, original), group: i + 1 };
    const rest = copies.map((copy) => ({ ...copy, ...purchases(today, choice), group: i + 1 }));
    for (const copy of rest) customers.splice(choice.between(CUSTOMERS - 40, customers.length), 0, copy);
  });
  return customers;
}

/** Other cells in place of a customer's own; with another name, the old one's accounts go too. */
function retyped(customer: ShopCustomer, cells: Partial<ShopCustomer>): ShopCustomer {
  const { wechat: _wechat, email: _email, ...rest } = customer;
  return { ...(cells.name === undefined ? customer : rest), ...cells };
}

const MAIL = ['example.com', 'example.net', 'qq.example', 'Example.com'];

function writeMobile(phone: InventedPhone, choice: Choice): Cell {
  const digits = nationalDigits(phone);
  return choice.pick<() => Cell>([
    () => Number(digits),
    () => Number(digits),
    () => digits,
    () => digits,
    () => homeNotation(phone, ' '),
    () => homeNotation(phone),
    () => abroadNotation(phone),
    () => abroadNotation(phone, '+', ''),
    () => abroadNotation(phone, '00', ''),
    () => fullWidth(digits),
    () => ` ${digits} `,
    () => `(+86)${digits}`,
  ])();
}

const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

function writeLandline(phone: InventedPhone, choice: Choice): string {
  const [area = '', ...local] = phone.groups;
  return choice.pick([
    homeNotation(phone),
    `(0${area})${local.join(' ')}`,
    `0${area}${local.join('')}`,
    `0${area}-${local.join('')}转803`,
  ]);
}

const dateCell = (serial: number, choice: Choice): Cell =>
  writtenDate(serial, choice.pick(choice.chance(0.55) ? REAL : TYPED));

function birthday(today: number, choice: Choice): Cell {
  if (choice.chance(0.55)) return undefined;
  if (choice.chance(0.12)) return choice.pick(['农历八月十五', '农历三月初三', '腊月初八', '农历六月十九']);
  const [year, month, day] = [choice.between(1962, 2004), choice.between(1, 12), choice.between(1, 28)];
  if (choice.chance(0.2)) return `${month}月${day}日`;
  // Typed without a year, a spreadsheet takes the present one.
  if (choice.chance(0.1))
    return {
      value: serialOf(civilOf(today).year, month, day),
      style: internStyle({ numberFormat: 'm"月"d"日"' }) ?? {},
    };
  return dateCell(serialOf(year, month, day), choice);
}

const YUAN = internStyle({ numberFormat: '"¥"#,##0.00' }) ?? {};

function purchases(today: number, choice: Choice): Pick<ShopCustomer, 'lastOrder' | 'orders' | 'spent'> {
  if (choice.chance(0.12)) return {};
  const orders = Math.min(choice.between(1, 18), choice.between(1, 18));
  const amount = orders * choice.between(68, 920) + (choice.chance(0.3) ? 0.5 : 0);
  const shown = Math.round(amount).toLocaleString('en-US');
  return {
    orders,
    lastOrder: dateCell(today - Math.min(choice.between(2, 800), choice.between(2, 800)), choice),
    spent: choice.chance(0.75)
      ? { value: amount, style: YUAN }
      : choice.pick([`¥${shown}`, `￥${shown}.00`, `${shown}元`, `¥ ${shown}`, `${Math.round(amount)}块`]),
  };
}

function followUps(today: number, choice: Choice): string {
  let day = today - choice.between(90, 260);
  const entry = (text: string): string => {
    const { month, day: dayOfMonth } = civilOf(day);
    day += choice.between(3, 40);
    return `${month}/${dayOfMonth} ${text}`;
  };
  const thing = choice.pick(THINGS);
  const entries = [
    entry(choice.pick([`到店看${thing}，说再想想`, `微信问${thing}还有没有`, `朋友带来的，买了${thing}`])),
    ...(choice.chance(0.7)
      ? [entry(choice.pick(['发了新图，没回', '打电话没接', '说月底发工资再来', '约了周末看样']))]
      : []),
    ...(choice.chance(0.4) ? [entry(choice.pick(['下单一套', '嫌贵，问有没有小号', '退了一件，已处理']))] : []),
  ];
  return entries.join('；');
}

/** The first rows, which one sees, stay ordinary; then come the odd ones, one oddity each. */
const FIRST_ODD = 9;
const FIRST_TWICE = 40;

function odd(today: number, phones: readonly InventedPhone[]): Partial<ShopCustomer>[] {
  const phone = (i: number): InventedPhone => phones[FIRST_ODD + i] as InventedPhone;
  const { year } = civilOf(today);
  const birthdayIn = (days: number, born: number, as: DateNotation): Cell => {
    const { month, day } = civilOf(today + days);
    return writtenDate(serialOf(born, month, day), as);
  };
  const dayIn = (days: number) => civilOf(today + days);
  return [
    { phone: '1.38E+10' },
    { phone: nationalDigits(phone(1)).slice(0, 10) },
    { phone: `${nationalDigits(phone(2))} / 0571-8500 6213` },
    // Copied from an address book, which wraps numbers in marks of direction.
    { phone: `\u202a${homeNotation(phone(3), ' ')}\u202c` },
    { email: 'xiaoqiu.example.com' },
    { email: fullWidth('linlan@example.com') },
    { email: 'MuMu.Studio@Example.NET' },
    { lastOrder: `${year - 1}年2月30日`, orders: 2, spent: { value: 356, style: YUAN } },
    { lastOrder: `5/6/${String(year - 1).slice(2)}`, orders: 1, spent: '¥1,280.00' },
    // Born in leap years, so that 29 February has a birthday too.
    { birthday: birthdayIn(1, 1988, 'slashes') },
    { birthday: `${dayIn(2).month}月${dayIn(2).day}日` },
    { birthday: birthdayIn(4, 1992, 'han') },
    { birthday: birthdayIn(6, 1984, 'dots') },
    { birthday: '农历八月十五' },
    { remarks: { value: '样册见链接，选好再报价', runs: [{ start: 0, end: 2, link: 'https://example.com/yangce' }] } },
    { remarks: '-只微信联系，不接电话' },
    { wechat: '@muzi_home' },
    { name: { value: '沈老板', note: '房东，逢年过节送一份' }, phone: writtenNumber(phone(17)) },
    // Two people of one café, and two people of one name: each is a customer of their own.
    { name: '温晓岚', company: '北屿咖啡', phone: nationalDigits(phone(18)) },
    { name: '邱海', company: '北屿咖啡', phone: nationalDigits(phone(19)) },
    { name: '王芳', phone: nationalDigits(phone(20)), address: '望云路77号' },
    { name: '王芳', phone: homeNotation(phone(21)), address: '南塘弄3号' },
  ];
}

const writtenNumber = (phone: InventedPhone): number => Number(nationalDigits(phone));

/** Nine customers that stand in the list more than once, each as it was typed the first time and later. */
function twice(
  phones: readonly InventedPhone[],
  landline: InventedPhone,
): (readonly [Partial<ShopCustomer>, ...ShopCustomer[]])[] {
  const phone = (group: number): InventedPhone => phones[FIRST_TWICE + group - 1] as InventedPhone;
  return [
    [
      { name: '顾雨晴', phone: writtenNumber(phone(1)) },
      { name: '顾雨晴', phone: homeNotation(phone(1), ' ') },
    ],
    [
      { name: '蒋丽丽', phone: nationalDigits(phone(2)) },
      { name: '蒋女士', phone: abroadNotation(phone(2)), source: '小红书' },
    ],
    [
      { name: '李建国', phone: fullWidth(nationalDigits(phone(3))) },
      { name: '李建國', phone: homeNotation(phone(3)) },
    ],
    [
      { name: '林子怡', phone: abroadNotation(phone(4), '00', '') },
      { name: '小林妈妈', phone: nationalDigits(phone(4)), remarks: '接孩子顺路来' },
    ],
    [
      { name: '邵文静', email: 'shao.wenjing@example.com' },
      { name: '邵文静', email: 'Shao.Wenjing@Example.com', wechat: 'shaowj' },
    ],
    [
      { name: '范思思', email: 'fansisi@example.net' },
      { name: '思思', email: fullWidth('fansisi@example.net') },
    ],
    [
      { name: '段海峰', company: '拾禾餐厅' },
      { name: '段海峰', company: '拾禾餐厅有限公司', remarks: '换号码了，没留' },
    ],
    [
      { name: '庄小禾', company: '山野花艺' },
      { name: '庄小禾 ', company: '山野花艺', phone: homeNotation(landline) },
    ],
    [
      { name: '陆嘉', phone: writtenNumber(phone(9)), email: 'lujia@example.org' },
      { name: '陆嘉', phone: `(+86)${nationalDigits(phone(9))}` },
      { name: '陆小姐', email: 'LuJia@example.org', source: '周末市集' },
    ],
  ];
}
