/** 简体中文: wording that both the server and the pages use. */
import type {
  operations as englishOperations,
  duplicateReasons as englishReasons,
  mergeRules as englishRules,
} from '../en/shared';

export const operations = {
  setup: '建立账本',
  'start-empty': '新建空白账本',
  repair: '检查与修复',
  'check-duplicates': '查重',
  'refresh-tiers': '刷新客户等级',
  add: '新增客户',
  edit: '修改客户',
  'log-contact': '记一笔跟进',
  'add-purchase': '记一笔购买',
  'add-opportunity': '新增销售机会',
  'add-feedback': '记一条反馈',
  import: '导入记录',
  'link-rows': '把记录归到客户名下',
  'plan-contacts': '安排下次跟进',
  'take-notes': '笔记转为跟进计划',
  merge: '合并客户',
  undo: '撤销',
  recover: '中断后处理',
} satisfies typeof englishOperations;

export const duplicateReasons = {
  'same-phone': '电话相同',
  'same-email': '邮箱相同',
  'same-name-and-company': '名称和公司相同',
  'same-name-and-birthday': '名称和生日相同',
  'shared-phone': '电话相同，姓名不同',
} satisfies typeof englishReasons;

export const mergeRules = {
  same: '各行相同',
  'only-value': '只有一行有',
  newest: '最近更新的',
  'most-frequent': '出现最多的',
  'longest-valid': '最完整的',
  union: '全部保留，放不下的写进备注',
  joined: '全部保留，不重复',
  earliest: '最早的',
  latest: '最晚的',
  sum: '相加',
  'set-by-hand': '手动设定的',
  'refusal-wins': '以“否”为准',
  survivors: '保留行的',
} satisfies typeof englishRules;
