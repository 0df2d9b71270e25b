/** 繁體中文: wording that both the server and the pages use. */
import type {
  operations as englishOperations,
  duplicateReasons as englishReasons,
  mergeRules as englishRules,
} from '../en/shared';

export const operations = {
  setup: '建立帳本',
  'start-empty': '新增空白帳本',
  repair: '檢查與修復',
  'check-duplicates': '查重複',
  'refresh-tiers': '重新整理客戶等級',
  add: '新增客戶',
  edit: '修改客戶',
  'log-contact': '記一筆跟進',
  'add-purchase': '記一筆購買',
  'add-opportunity': '新增銷售機會',
  'add-feedback': '記一筆回饋',
  import: '匯入記錄',
  'link-rows': '把記錄歸到客戶名下',
  'plan-contacts': '安排下次跟進',
  'take-notes': '筆記轉為跟進計畫',
  merge: '合併客戶',
  undo: '復原',
  recover: '中斷後處理',
} satisfies typeof englishOperations;

export const duplicateReasons = {
  'same-phone': '電話相同',
  'same-email': '電子郵件相同',
  'same-name-and-company': '名稱和公司相同',
  'same-name-and-birthday': '名稱和生日相同',
  'shared-phone': '電話相同，姓名不同',
} satisfies typeof englishReasons;

export const mergeRules = {
  same: '各列相同',
  'only-value': '只有一列有',
  newest: '最近更新的',
  'most-frequent': '出現最多的',
  'longest-valid': '最完整的',
  union: '全部保留，放不下的寫進備註',
  joined: '全部保留，不重複',
  earliest: '最早的',
  latest: '最晚的',
  sum: '相加',
  'set-by-hand': '手動設定的',
  'refusal-wins': '以「否」為準',
  survivors: '保留列的',
} satisfies typeof englishRules;
