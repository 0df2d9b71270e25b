/**
 * The dozen invented customers of "Try with sample data": enough to see an overdue plan, plans for the days ahead,
 * a pair of duplicates and a number to check. Knows no clock: plans lie round the day that is handed in.
 * Phones: ranges kept for fiction where a country has one (Ofcom, "Telephone numbers for use in TV and radio drama",
 * London; NANPA, 555-0100 to 555-0199); China and Taiwan have none. Mail domains are reserved by RFC 2606.
 */
import type { CellValue } from './cell-value';
import { addDays, type CivilDate } from './civil-date';
import type { FieldKey } from './fields';
import { LISTS } from './lists';
import type { Language } from './sheet-snapshot';

export type SampleCustomer = Readonly<Partial<Record<FieldKey, CellValue>>>;

/** What is the same in every language: days from today, and keys of lists. */
interface Story {
  readonly next?: number;
  readonly last?: number;
  readonly customerType: string;
  readonly source: string;
  readonly priority?: string;
  readonly flag?: string;
}

const STORIES: readonly Story[] = [
  { next: -3, last: -17, customerType: 'existing', source: 'referral', priority: 'urgent', flag: 'key' },
  { next: 0, last: -6, customerType: 'prospect', source: 'walk-in', priority: 'normal' },
  { next: 0, last: -30, customerType: 'existing', source: 'trade-fair', priority: 'normal' },
  { next: 1, last: -2, customerType: 'new', source: 'website' },
  { next: 2, last: -12, customerType: 'prospect', source: 'online-ad', priority: 'urgent' },
  { next: 5, last: -1, customerType: 'new', source: 'social-media' },
  { next: 9, last: -45, customerType: 'existing', source: 'referral', flag: 'key' },
  { next: 30, last: -60, customerType: 'existing', source: 'marketplace', priority: 'on-hold' },
  { last: -210, customerType: 'existing', source: 'event' },
  { last: -400, customerType: 'prospect', source: 'outreach', priority: 'on-hold' },
  { last: -20, customerType: 'prospect', source: 'trade-fair', flag: 'to-confirm' },
  { next: 3, customerType: 'new', source: 'website' },
];

/** What is written in one language, in the order of the stories; the twelfth is the fourth once more. */
interface Words {
  readonly name: string;
  readonly phone: string;
  readonly company?: string;
  readonly email?: string;
  readonly social?: string;
  readonly address?: string;
  readonly nextStep?: string;
  readonly needs?: string;
  readonly remarks?: string;
}

const ENGLISH: readonly Words[] = [
  {
    name: 'Amelia Hart',
    phone: '+44 20 7946 0101',
    company: 'Hart & Finch Interiors',
    email: 'amelia@hartfinch.example',
    nextStep: 'Call back about the quote for oak tables',
    needs: 'Tables and chairs for two showrooms',
  },
  {
    name: 'Ben Okoro',
    phone: '+44 20 7946 0102',
    email: 'ben.okoro@example.com',
    nextStep: 'Send photos of the new colours',
    remarks: 'Prefers WhatsApp, after 5 pm',
  },
  {
    name: 'Harbour Lane Café',
    phone: '+1 206 555 0103',
    company: 'Harbour Lane Café',
    email: 'orders@harbourlane.example',
    address: '14 Harbor Lane, Seattle',
    nextStep: 'Monthly order of beans',
    needs: 'Delivery before 8 am',
  },
  {
    name: 'Clara Nilsson',
    phone: '+44 20 7946 0104',
    email: 'clara.nilsson@example.org',
    social: 'WhatsApp: Clara N',
    nextStep: 'Ask how the first delivery went',
  },
  {
    name: 'Daniel Reyes',
    phone: '+1 512 555 0105',
    company: 'Reyes Garden Design',
    email: 'daniel@reyesgarden.example',
    nextStep: 'Quote for 40 planters',
    needs: 'Weatherproof planters, delivered in spring',
  },
  {
    name: 'Elena Marsh',
    phone: '+1 512 555 0106',
    email: 'elena.marsh@example.net',
    social: 'Instagram: elena.makes',
    nextStep: 'Thank her for the order, offer the matching lamp',
  },
  {
    name: 'Farid Rahman',
    phone: '+44 20 7946 0107',
    company: 'Northgate Hotels',
    email: 'f.rahman@northgate.example',
    nextStep: 'Visit: samples for the new wing',
    needs: 'Linen for 60 rooms a year',
    remarks: 'Decides together with the housekeeper',
  },
  { name: 'Grace Lindqvist', phone: '+1 303 555 0108', email: 'grace@example.com', nextStep: 'Season greetings' },
  {
    name: 'Hugo Brandt',
    phone: '+1 303 555 0109',
    company: 'Brandt Bicycles',
    email: 'hugo@brandtbikes.example',
    remarks: 'Used to order every quarter',
  },
  { name: 'Iris Kwan', phone: '+44 20 7946 0110', email: 'iris.kwan@example.org', remarks: 'Met at the spring market' },
  { name: 'Jonas Pike', phone: '555-01', company: 'Pike Boatyard', remarks: 'The number is too short, ask for it' },
  {
    name: 'C. Nilsson',
    phone: '+44-20-7946-0104',
    email: 'Clara.Nilsson@Example.org',
    remarks: 'Entered twice: the same customer as Clara Nilsson',
  },
];

const SIMPLIFIED: readonly Words[] = [
  {
    name: '周晓岚',
    phone: '13800000101',
    company: '岚序家居',
    email: 'xiaolan@lanxu.example',
    social: 'WeChat: lanxu_home',
    nextStep: '报价后回电，确认橡木餐桌数量',
    needs: '两家展厅的桌椅',
  },
  {
    name: '马俊峰',
    phone: '13900000102',
    email: 'majunfeng@example.com',
    nextStep: '发新颜色的照片',
    remarks: '下午五点后微信联系',
  },
  {
    name: '拾光咖啡馆',
    phone: '021-60000103',
    company: '拾光咖啡馆',
    email: 'order@shiguang.example',
    address: '上海市长宁区梧桐路14号',
    nextStep: '每月咖啡豆订单',
    needs: '早上八点前送到',
  },
  {
    name: '陈可欣',
    phone: '13600000104',
    email: 'kexin.chen@example.org',
    social: 'WeChat: kexin104',
    nextStep: '问第一次收货是否满意',
  },
  {
    name: '罗志远',
    phone: '13700000105',
    company: '远景园艺',
    email: 'luo@yuanjing.example',
    nextStep: '40个花箱的报价',
    needs: '户外防水花箱，春天交货',
  },
  {
    name: '苏敏',
    phone: '15000000106',
    email: 'sumin@example.net',
    social: '小红书: 苏敏爱手作',
    nextStep: '感谢下单，介绍同款台灯',
  },
  {
    name: '韩立群',
    phone: '13500000107',
    company: '北门酒店',
    email: 'hanliqun@beimen.example',
    nextStep: '上门：带新楼层的样布',
    needs: '每年60间房的布草',
    remarks: '和客房经理一起决定',
  },
  { name: '郑雪', phone: '18600000108', email: 'zhengxue@example.com', nextStep: '节日问候' },
  {
    name: '何大勇',
    phone: '18800000109',
    company: '大勇单车行',
    email: 'dayong@danche.example',
    remarks: '以前每季度下一单',
  },
  { name: '关月', phone: '15900000110', email: 'guanyue@example.org', remarks: '春季市集上认识' },
  { name: '丁海', phone: '1380000', company: '海风船厂', remarks: '号码少了几位，要再问' },
  {
    name: '陈小姐',
    phone: '+86 136 0000 0104',
    email: 'Kexin.Chen@Example.org',
    remarks: '登记了两次：和陈可欣是同一位客户',
  },
];

const TRADITIONAL: readonly Words[] = [
  {
    name: '周曉嵐',
    phone: '0912 000 101',
    company: '嵐序家居',
    email: 'xiaolan@lanxu.example',
    social: 'LINE: lanxu_home',
    nextStep: '報價後回電，確認橡木餐桌數量',
    needs: '兩間展示中心的桌椅',
  },
  {
    name: '馬俊峰',
    phone: '0922 000 102',
    email: 'majunfeng@example.com',
    nextStep: '傳新顏色的照片',
    remarks: '下午五點後用 LINE 聯絡',
  },
  {
    name: '拾光咖啡館',
    phone: '02-2700-0103',
    company: '拾光咖啡館',
    email: 'order@shiguang.example',
    address: '台北市大安區梧桐路14號',
    nextStep: '每月咖啡豆訂單',
    needs: '早上八點前送到',
  },
  {
    name: '陳可欣',
    phone: '0933 000 104',
    email: 'kexin.chen@example.org',
    social: 'LINE: kexin104',
    nextStep: '問第一次收貨是否滿意',
  },
  {
    name: '羅志遠',
    phone: '0955 000 105',
    company: '遠景園藝',
    email: 'luo@yuanjing.example',
    nextStep: '40個花箱的報價',
    needs: '戶外防水花箱，春天交貨',
  },
  {
    name: '蘇敏',
    phone: '0966 000 106',
    email: 'sumin@example.net',
    social: 'Instagram: sumin.makes',
    nextStep: '感謝下單，介紹同款檯燈',
  },
  {
    name: '韓立群',
    phone: '0977 000 107',
    company: '北門酒店',
    email: 'hanliqun@beimen.example',
    nextStep: '拜訪：帶新樓層的樣布',
    needs: '每年60間房的布巾',
    remarks: '和房務經理一起決定',
  },
  { name: '鄭雪', phone: '0988 000 108', email: 'zhengxue@example.com', nextStep: '節日問候' },
  {
    name: '何大勇',
    phone: '0910 000 109',
    company: '大勇單車行',
    email: 'dayong@danche.example',
    remarks: '以前每季下一張單',
  },
  { name: '關月', phone: '0920 000 110', email: 'guanyue@example.org', remarks: '春季市集上認識' },
  { name: '丁海', phone: '091200', company: '海風船廠', remarks: '號碼少了幾碼，要再問' },
  {
    name: '陳小姐',
    phone: '+886 933 000 104',
    email: 'Kexin.Chen@Example.org',
    remarks: '登記了兩次：和陳可欣是同一位客戶',
  },
];

const WORDS: Readonly<Record<Language, readonly Words[]>> = {
  en: ENGLISH,
  'zh-CN': SIMPLIFIED,
  'zh-TW': TRADITIONAL,
};

/** Twelve rows of a new ledger; fields that a customer lacks are absent. */
export function sampleCustomers(language: Language, today: CivilDate): readonly SampleCustomer[] {
  return STORIES.map((story, index) => ({
    ...WORDS[language][index],
    customerType: labelOf('customerType', story.customerType, language),
    source: labelOf('source', story.source, language),
    ...(story.priority !== undefined && { priority: labelOf('priority', story.priority, language) }),
    ...(story.flag !== undefined && { flag: labelOf('flag', story.flag, language) }),
    ...(story.next !== undefined && { nextFollowUp: { date: addDays(today, story.next) } }),
    ...(story.last !== undefined && { lastContact: { date: addDays(today, story.last) } }),
  }));
}

function labelOf(list: string, key: string, language: Language): string {
  const item = LISTS[list]?.find((one) => one.key === key);
  if (item === undefined) throw new Error(`No ${key} in the list ${list}`);
  return item.labels[language];
}
