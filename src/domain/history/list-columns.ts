/**
 * Columns that somebody's list may have beside those of the linked tab: they say whose a row is or how its amount is
 * meant, and are not taken over themselves. Knows words, no values.
 */
import { type ColumnKey, FIELDS, isPartKey, partLabel } from '../fields';
import { type LinkedColumn, type LinkedRole, linkedColumns } from '../linked-tabs';
import type { Language } from '../sheet-snapshot';

/** Fields of a customer that tell whose a row is, beside its ID and name. */
export const TELLING_KEYS = [
  'company',
  'contact',
  'name.given',
  'name.family',
  'phone',
  'phone2',
  'email',
] as const satisfies readonly ColumnKey[];

/** How an order's amount is meant. */
const CIRCUMSTANCES: readonly LinkedColumn[] = [
  {
    key: 'currency',
    type: 'text',
    labels: { en: 'Currency', 'zh-CN': '币种', 'zh-TW': '幣別' },
    aliases: ['币别', '货币', 'currency code', 'order currency', 'transaction currency'],
  },
  {
    key: 'status',
    type: 'text',
    labels: { en: 'Status', 'zh-CN': '状态', 'zh-TW': '狀態' },
    aliases: ['订单状态', '交易状态', '单据状态', 'order status', 'financial status', 'invoice status', 'state'],
  },
  {
    key: 'refunded',
    type: 'money',
    labels: { en: 'Refunded', 'zh-CN': '退款金额', 'zh-TW': '退款金額' },
    aliases: [
      '已退款金额',
      '退货金额',
      '退款',
      'refunded amount',
      'amount refunded',
      'order refund amount',
      'refund',
      'refund amount',
    ],
  },
  {
    key: 'unitPrice',
    type: 'money',
    labels: { en: 'Unit price', 'zh-CN': '单价', 'zh-TW': '單價' },
    aliases: [
      '售价',
      '价格',
      '商品单价',
      '成交价',
      'price',
      'price each',
      'item price',
      'item cost',
      'lineitem price',
      'unit amount',
      'sales price',
      'rate',
    ],
  },
];

/** Notes of many contacts in one cell, each with its date. */
const LOG: LinkedColumn = {
  key: 'log',
  type: 'longText',
  labels: { en: 'Running notes, cut at their dates', 'zh-CN': '流水记录，按日期拆开', 'zh-TW': '流水記錄，按日期拆開' },
  aliases: [],
};

/** Columns of a list of that kind that are found by their header: the tab's own, then what it does not keep. */
export function listColumns(role: LinkedRole): readonly LinkedColumn[] {
  if (role === 'purchases') return [...linkedColumns(role), ...CIRCUMSTANCES];
  return role === 'followUps' ? [...linkedColumns(role), LOG] : linkedColumns(role);
}

/** What a column of a list is called that was found to be `key`; '' for a key that no list has. */
export function listColumnLabel(role: LinkedRole, key: string, language: Language): string {
  const column = listColumns(role).find((one) => one.key === key) ?? FIELDS.find((one) => one.key === key);
  if (column !== undefined) return column.labels[language];
  return isPartKey(key) ? partLabel(key, language) : '';
}

const CANCELLED = new Set(
  (
    '交易关闭 交易已关闭 关闭 已关闭 订单关闭 取消 已取消 交易取消 交易已取消 订单取消 订单已取消 用户取消 作废 已作废 已退款 全额退款 已全额退款 ' +
    '退款成功 退款完成 交易失败 支付失败 cancelled canceled cancel void voided refunded fullyrefunded failed declined expired rejected ' +
    'deleted wccancelled wcrefunded wcfailed'
  ).split(' '),
);

/**
 * Whether the status of an order says that nothing came of it. `key` is as `headerKey` makes it. The words are those that
 * shops are known to use, collected without one source: others are orders like any other.
 */
export function isCancelled(key: string): boolean {
  return CANCELLED.has(key);
}
