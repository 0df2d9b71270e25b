/** 繁體中文: wording that every page has. */
import type { Language } from '../../../domain/sheet-snapshot';
import type { Shown } from '../../words';
import type { BasicMessages } from '../en/basics';

type Count = { readonly n: Shown };

export const basics = {
  language: 'zh-TW' as Language,

  common: {
    product: '客戶帳本',
    loading: '正在讀取工作表…',
    working: '正在處理…',
    tryAgain: '重試',
    refresh: '重新讀取',
    back: '返回',
    cancel: '取消',
    close: '關閉',
    help: '說明',
    more: ({ n }: Count) => `再顯示 ${n} 筆`,
    row: ({ n }: Count) => `第 ${n} 列`,
    rowList: ({ list, more }: { readonly n: Shown; readonly list: string; readonly more: boolean }) =>
      `第 ${list} 列${more ? '等' : ''}`,
    noTier: '未分級',
    chosenLanguage: { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' },
  },

  days: {
    late: ({ n }: Count) => `逾期 ${n} 天`,
    today: '今天',
    ahead: ({ n }: Count) => `${n} 天後`,
  },

  unnamed: '沒有名稱',
  repair: '檢查與修復',

  errors: {
    title: '沒有成功',
    sheetTitle: '這張工作表還不能變成帳本',
    chooseRegion: '請選擇所在地區，這樣才能讀懂電話號碼。',
  },
} satisfies BasicMessages;
