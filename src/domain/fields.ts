/**
 * The fields of a customer ledger: keys, types, labels, aliases and looks, in one typed table.
 * Source of labels, order and widths: the product's defaults (docs/spec.md, "Columns").
 */
import type { FieldKey, PartKey } from './field-keys';
import type { Language } from './sheet-snapshot';

export type { ColumnKey, FieldKey, PartKey } from './field-keys';

export type FieldType =
  | 'text'
  | 'longText'
  | 'id'
  | 'phone'
  | 'email'
  | 'date'
  | 'dateTime'
  | 'number'
  | 'money'
  | 'list'
  | 'owner';

/**
 * When a column is there: `new` a new ledger has it; `add` an existing sheet gains it when missing (the ● of the defaults);
 * `working` only while it holds something, `hidden` always out of sight; `stamp` in the collapsed group; `ticked` when the sheet has it or the user ticks it.
 */
export type FieldPresence = 'new' | 'add' | 'working' | 'hidden' | 'stamp' | 'ticked';

export interface Field {
  readonly key: FieldKey;
  readonly type: FieldType;
  readonly labels: Readonly<Record<Language, string>>;
  readonly presence: FieldPresence;
  /** Pixels. */
  readonly width: { readonly zh: number; readonly en: number };
  /** Written by the ledger, not by people. */
  readonly automatic: boolean;
  /** Key of the list in lists.ts, for `type: 'list'`. */
  readonly list?: string;
}

/** A field as the table states it; labels are simplified, English, traditional; widths Chinese, English. */
function field(
  key: FieldKey,
  type: FieldType,
  [zh, en, tw]: readonly [string, string, string],
  presence: FieldPresence,
  [zhWidth, enWidth]: readonly [number, number],
  more: { readonly automatic?: true; readonly list?: string } = {},
): Field {
  return {
    key,
    type,
    labels: { en, 'zh-CN': zh, 'zh-TW': tw },
    presence,
    width: { zh: zhWidth, en: enWidth },
    automatic: more.automatic ?? false,
    ...(more.list === undefined ? {} : { list: more.list }),
  };
}

/** Every field, in the ledger's order. */
export const FIELDS: readonly Field[] = [
  field('name', 'text', ['客户名称', 'Customer', '客戶姓名'], 'new', [130, 150]),
  field('phone', 'phone', ['电话', 'Phone', '電話'], 'new', [125, 130]),
  field('flag', 'list', ['标记', 'Flag', '標記'], 'add', [90, 110], { list: 'flag' }),
  field('tier', 'list', ['客户等级', 'Tier', '客戶等級'], 'add', [90, 90], { list: 'tier' }),
  field('nextFollowUp', 'date', ['下次跟进', 'Next follow-up', '下次跟進'], 'add', [105, 125]),
  field('nextStep', 'text', ['下一步', 'Next step', '下一步'], 'add', [200, 200]),
  field('priority', 'list', ['优先级', 'Priority', '優先級'], 'new', [80, 90], { list: 'priority' }),
  field('lastContact', 'date', ['最近联系', 'Last contact', '最近聯繫'], 'add', [105, 115]),
  field('company', 'text', ['公司名称', 'Company', '公司名稱'], 'new', [180, 180]),
  field('customerType', 'list', ['客户类型', 'Type', '客戶類型'], 'add', [95, 95], { list: 'customerType' }),
  field('source', 'list', ['客户来源', 'Source', '客戶來源'], 'new', [105, 115], { list: 'source' }),
  field('needs', 'longText', ['客户需求', 'Needs', '客戶需求'], 'new', [220, 220]),
  field('social', 'text', ['微信/社交账号', 'Social account', 'LINE/社群帳號'], 'new', [135, 140]),
  field('email', 'email', ['邮箱', 'E-mail', '電子郵件'], 'new', [180, 190]),
  field('address', 'text', ['地址', 'Address', '地址'], 'new', [200, 200]),
  field('remarks', 'longText', ['备注', 'Remarks', '備註'], 'new', [240, 240]),
  field('customerId', 'id', ['客户编号', 'Customer ID', '客戶編號'], 'add', [95, 110], { automatic: true }),
  field('owner', 'owner', ['负责人', 'Owner', '負責人'], 'add', [90, 110]),
  field('duplicateGroup', 'text', ['重复组', 'Duplicate group', '重複組'], 'working', [80, 80], { automatic: true }),
  field('issues', 'longText', ['待处理', 'To check', '待處理'], 'working', [220, 220], { automatic: true }),
  field('updatedAt', 'dateTime', ['更新时间', 'Updated', '更新時間'], 'stamp', [110, 110], { automatic: true }),
  field('createdAt', 'dateTime', ['创建时间', 'Created', '建立時間'], 'stamp', [110, 110], { automatic: true }),
  field('updatedBy', 'text', ['更新人', 'Updated by', '更新人'], 'stamp', [110, 110], { automatic: true }),
  field('reviewedAt', 'date', ['复查时间', 'Reviewed', '複查時間'], 'stamp', [110, 110], { automatic: true }),
  field('tierSource', 'text', ['等级依据', 'Tier set by', '等級依據'], 'stamp', [110, 110], { automatic: true }),
  field('importSource', 'text', ['导入来源', 'Imported from', '匯入來源'], 'stamp', [110, 110], { automatic: true }),
  field('importedAt', 'dateTime', ['导入时间', 'Imported', '匯入時間'], 'stamp', [110, 110], { automatic: true }),
  field('rolledUp', 'text', ['汇总依据', 'Rolled up', '彙總依據'], 'hidden', [110, 110], { automatic: true }),
  field('planNoted', 'text', ['计划依据', 'Plan noted', '計劃依據'], 'hidden', [110, 110], { automatic: true }),
  field('matchKeys', 'text', ['查重键', 'Match keys', '查重鍵'], 'hidden', [110, 110], { automatic: true }),
  field('contact', 'text', ['联系人', 'Contact person', '聯絡人'], 'ticked', [100, 130]),
  field('gender', 'list', ['性别', 'Gender', '性別'], 'ticked', [90, 90], { list: 'gender' }),
  field('birthday', 'date', ['生日', 'Birthday', '生日'], 'ticked', [105, 105]),
  field('anniversary', 'date', ['纪念日', 'Anniversary', '紀念日'], 'ticked', [105, 110]),
  field('jobTitle', 'text', ['职位', 'Job title', '職稱'], 'ticked', [110, 130]),
  field('phone2', 'phone', ['电话2', 'Phone 2', '電話2'], 'ticked', [125, 130]),
  field('region', 'list', ['地区', 'Region', '地區'], 'ticked', [100, 110], { list: 'region' }),
  field('industry', 'list', ['行业', 'Industry', '行業'], 'ticked', [110, 140], { list: 'industry' }),
  field('businessType', 'list', ['业务类型', 'Business type', '業務類型'], 'ticked', [110, 130], {
    list: 'businessType',
  }),
  field('productInterest', 'text', ['意向产品', 'Product of interest', '意向產品'], 'ticked', [150, 160]),
  field('referrer', 'text', ['介绍人', 'Referred by', '介紹人'], 'ticked', [100, 120]),
  field('contractEnd', 'date', ['合同到期', 'Contract ends', '合約到期'], 'ticked', [105, 115]),
  field('firstOrder', 'date', ['首次下单', 'First order', '首次下單'], 'ticked', [105, 110]),
  field('lastOrder', 'date', ['最近下单', 'Last order', '最近下單'], 'ticked', [105, 110]),
  field('orderCount', 'number', ['下单次数', 'Orders', '下單次數'], 'ticked', [90, 90]),
  field('totalSpent', 'money', ['累计消费', 'Total spent', '累計消費'], 'ticked', [110, 120]),
  field('lifecycleStage', 'list', ['生命周期', 'Lifecycle', '生命週期'], 'ticked', [100, 120], {
    list: 'lifecycleStage',
  }),
  field('satisfaction', 'number', ['满意度', 'Satisfaction', '滿意度'], 'ticked', [90, 100]),
  field('lostReason', 'list', ['流失原因', 'Reason lost', '流失原因'], 'ticked', [110, 150], { list: 'lostReason' }),
  field('mailConsent', 'list', ['可发邮件', 'Mail consent', '可發郵件'], 'ticked', [95, 110], { list: 'mailConsent' }),
];

const byKey = new Map(FIELDS.map((one) => [one.key as string, one]));

/** The field of a key. */
export function fieldOf(key: FieldKey): Field {
  const found = byKey.get(key);
  if (found === undefined) throw new Error(`No field ${key}`);
  return found;
}

export function isFieldKey(key: string): key is FieldKey {
  return byKey.has(key);
}

const PART_LABELS: Readonly<Record<PartKey, Readonly<Record<Language, string>>>> = {
  'name.given': { en: 'Given name', 'zh-CN': '名', 'zh-TW': '名' },
  'name.family': { en: 'Family name', 'zh-CN': '姓', 'zh-TW': '姓' },
  'address.street': { en: 'Street', 'zh-CN': '街道', 'zh-TW': '街道' },
  'address.city': { en: 'City', 'zh-CN': '城市', 'zh-TW': '城市' },
  'address.state': { en: 'State or province', 'zh-CN': '省份', 'zh-TW': '省份' },
  'address.postcode': { en: 'Postcode', 'zh-CN': '邮编', 'zh-TW': '郵遞區號' },
  taxId: { en: 'Tax or ID number', 'zh-CN': '税号/证件号', 'zh-TW': '統編/證件號' },
};

/** Every part, in the ledger's order. */
export const PART_KEYS = Object.keys(PART_LABELS) as readonly PartKey[];

export function isPartKey(key: string): key is PartKey {
  return (PART_KEYS as readonly string[]).includes(key);
}

export function partLabel(key: PartKey, language: Language): string {
  return PART_LABELS[key][language];
}
