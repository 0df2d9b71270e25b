/** Why somebody came to a stage, in words, for Stage history. */
import type { Language } from '../sheet-snapshot';
import type { StageReason } from './stages';

/** Placeholders in braces are the names of a reason's params. */
const WORDS: Readonly<Record<Language, Readonly<Record<StageReason['code'], string>>>> = {
  en: {
    'no-purchases': 'this ledger holds no orders to judge by',
    'never-bought': 'never bought',
    'orders-unknown': 'bought, nobody knows how often',
    'one-order': 'one order',
    'several-orders': '{orders} orders',
    'loyal-orders': '{orders} orders, in {quarters} of the last 4 quarters',
    'silent-over': 'no order for {days} days, more than {limit}',
    'won-back': 'ordered again after having been lost',
  },
  'zh-CN': {
    'no-purchases': '本账本没有可供判断的订单',
    'never-bought': '没买过',
    'orders-unknown': '买过，次数不详',
    'one-order': '下过 1 次单',
    'several-orders': '下过 {orders} 次单',
    'loyal-orders': '下过 {orders} 次单，最近 4 个季度中有 {quarters} 个季度下单',
    'silent-over': '{days} 天没有下单，超过 {limit} 天',
    'won-back': '流失后再次下单',
  },
  'zh-TW': {
    'no-purchases': '本帳本沒有可供判斷的訂單',
    'never-bought': '沒買過',
    'orders-unknown': '買過，次數不詳',
    'one-order': '下過 1 次單',
    'several-orders': '下過 {orders} 次單',
    'loyal-orders': '下過 {orders} 次單，最近 4 季中有 {quarters} 季下單',
    'silent-over': '{days} 天沒有下單，超過 {limit} 天',
    'won-back': '流失後再次下單',
  },
};

export function describeStageReason({ code, params = {} }: StageReason, language: Language): string {
  return WORDS[language][code].replace(/\{(\w+)\}/g, (_, name: string) => String(Math.round(params[name] ?? 0)));
}
