/**
 * Columns that somebody's list may have beside those of the linked tab: they say whose a row is or how its amount is
 * meant, and are not taken over themselves. Knows words, no values.
 */
import { type ColumnKey, FIELDS, isPartKey, partLabel } from '../fields';
import { headerKey } from '../header-key';
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
    aliases: ['订单状态', '交易状态', '单据状态', 'order status', 'invoice status', 'state'],
  },
  {
    key: 'paymentStatus',
    type: 'text',
    labels: { en: 'Payment status', 'zh-CN': '付款状态', 'zh-TW': '付款狀態' },
    aliases: [
      '支付状态',
      '收款状态',
      '结算状态',
      '是否付款',
      '是否已付款',
      '是否支付',
      '是否收款',
      '是否结清',
      'financial status',
      'paid status',
      'paid',
    ],
  },
  {
    key: 'documentKind',
    type: 'text',
    labels: { en: 'Kind of document', 'zh-CN': '单据类型', 'zh-TW': '單據類型' },
    aliases: ['订单类型', '业务类型', 'document type', 'transaction type', 'order type', 'type'],
  },
  {
    key: 'outstanding',
    type: 'money',
    labels: { en: 'Outstanding', 'zh-CN': '未收金额', 'zh-TW': '未收金額' },
    aliases: [
      '未付金额',
      '待付金额',
      '待收金额',
      '欠款',
      '欠款金额',
      '尾款',
      'outstanding balance',
      'balance due',
      'amount due',
      'open balance',
      'balance',
    ],
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
      'deal price',
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

/** What a shop says of an order: that nothing came of it, that nothing or only a part of it is paid, that it is paid. */
export type OrderState = 'none' | 'unpaid' | 'partlyPaid' | 'paid';

/**
 * Words for what became of an order, as `headerKey` makes them; others say nothing. Sources: Shopify
 * OrderDisplayFinancialStatus and DraftOrderStatus (shopify.dev/docs/api/admin-graphql), WooCommerce OrderStatus
 * (woocommerce.github.io/code-reference: `on-hold` awaits payment), Square InvoiceStatus (developer.squareup.com), Stripe
 * invoices (docs.stripe.com/invoicing), eBay PaidStatusCodeType (developer.ebay.com), Amazon OrderStatus (`Pending`: payment
 * not authorised), Taobao trade status (WAIT_BUYER_PAY 等待买家付款), WeChat Pay trade_state (NOTPAY 未支付); the rest is
 * what lists kept by hand say, collected without one source.
 */
const STATES: Readonly<Record<Exclude<OrderState, 'paid'>, string>> = {
  none:
    '交易关闭 交易已关闭 关闭 已关闭 订单关闭 取消 已取消 交易取消 交易已取消 订单取消 订单已取消 用户取消 作废 已作废 已退款 全额退款 已全额退款 ' +
    '退款成功 退款完成 已退货 不成立 交易失败 支付失败 tradeclosed tradeclosedbytaobao cancelled canceled cancel void voided refunded fullyrefunded ' +
    'failed declined expired rejected returned deleted trash wccancelled wcrefunded wcfailed ' +
    '草稿 暂存 报价 报价中 报价单 已报价 询价 draft checkoutdraft autodraft wccheckoutdraft quote quotation estimate proposal proforma ' +
    'proformainvoice awaitingapproval',
  unpaid:
    '待付款 未付款 未付 待支付 未支付 待买家付款 等待买家付款 等待付款 等待支付 尚未付款 待收款 未收款 未收 未结清 未结账 欠款 赊账 挂账 waitbuyerpay ' +
    'notpay unpaid notpaid notyetpaid pending paymentpending pendingpayment awaitingpayment paymentdue due overdue pastdue outstanding ' +
    'uncollectible authorized authorised onhold wcpending wconhold',
  partlyPaid:
    '部分付款 部分支付 部分收款 部分已付 已付定金 已付订金 partiallypaid partlypaid partial partpaid depositpaid',
};
const STATE_OF = new Map(
  Object.entries(STATES).flatMap(([state, words]) =>
    words.split(' ').map((word) => [word, state as OrderState] as const),
  ),
);

/** What the answer to «paid?» says. */
const PAID = new Set('是 已付 已付款 已支付 已收 已收款 已结清 paid paidinfull yes y true'.split(' '));
const NOT_PAID = new Set('否 未 没有 no n false'.split(' '));

/**
 * What the cells say that speak of an order's state: none of it where one says so; whether it is paid the column for that
 * before others. A plain `pending` is an unpaid order; what is shipped, such columns do not say. Null: like any other.
 */
export function orderState(cells: { readonly payment: string; readonly others: readonly string[] }): OrderState | null {
  const statesIn = (cell: string, isAnswer = false): OrderState[] =>
    cell.split(/[,，;；|/]/).flatMap((part): OrderState[] => {
      const key = headerKey(part);
      if (isAnswer && (PAID.has(key) || NOT_PAID.has(key))) return [PAID.has(key) ? 'paid' : 'unpaid'];
      const state = STATE_OF.get(key);
      return state === undefined ? [] : [state];
    });
  const paid = statesIn(cells.payment, true);
  const others = cells.others.flatMap((cell) => statesIn(cell));
  return [...paid, ...others].includes('none') ? 'none' : (paid[0] ?? others[0] ?? null);
}
