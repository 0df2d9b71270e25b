/** The two lists of the browser tests and what is known of them without asking the product. */
import type { Tongue } from './ledgerline-page';

export interface CustomerList {
  readonly customers: number;
  readonly duplicateGroups: number;
  readonly toCheck: number;
  /** Columns that are recognised. */
  readonly recognised: number;
  readonly tiers: readonly [string, string, string, string];
  /** Headers before and after. */
  readonly renamed: Readonly<Record<string, string>>;
  /** A column that is left alone in a test, by letter and header. */
  readonly dropped: { readonly column: string; readonly header: string };
  /** A phone of the first ten rows: as typed, in national form, with country code. */
  readonly phone: { readonly header: string; readonly typed: string; readonly national: string; readonly full: string };
  /** A customer who stands there twice, and one whose phone has lost its digits. */
  readonly twice: string;
  readonly faulty: string;
}

export const LISTS: Readonly<Record<Tongue, CustomerList>> = {
  'zh-CN': {
    customers: 120,
    duplicateGroups: 9,
    toCheck: 6,
    recognised: 14,
    tiers: ['VIP', '活跃', '潜在', '休眠'],
    renamed: { 客户姓名: '客户名称', 手机: '电话', 片区: '地区', 收货地址: '地址' },
    dropped: { column: 'G', header: '片区' },
    phone: { header: '手机', typed: '(+86)15800007488', national: '15800007488', full: '+8615800007488' },
    twice: '顾雨晴',
    faulty: '谢明轩',
  },
  en: {
    customers: 35,
    duplicateGroups: 3,
    toCheck: 4,
    recognised: 7,
    tiers: ['VIP', 'Active', 'Potential', 'Dormant'],
    renamed: { Client: 'Customer', Business: 'Company', 'Next call': 'Next follow-up' },
    dropped: { column: 'G', header: 'Next call' },
    phone: { header: 'Phone', typed: '503-555-0103', national: '(503) 555-0103', full: '+15035550103' },
    twice: 'Tom Okafor',
    faulty: 'Ben Carter',
  },
};
