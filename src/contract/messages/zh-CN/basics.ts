/** 简体中文: wording that every page has. */
import type { Language } from '../../../domain/sheet-snapshot';
import type { Shown } from '../../words';
import type { BasicMessages } from '../en/basics';

type Count = { readonly n: Shown };

export const basics = {
  language: 'zh-CN' as Language,

  common: {
    product: '客户账本',
    loading: '正在读取工作表…',
    working: '正在处理…',
    tryAgain: '重试',
    refresh: '重新读取',
    back: '返回',
    cancel: '取消',
    close: '关闭',
    help: '帮助',
    more: ({ n }: Count) => `再显示 ${n} 条`,
    row: ({ n }: Count) => `第 ${n} 行`,
    rowList: ({ list, more }: { readonly n: Shown; readonly list: string; readonly more: boolean }) =>
      `第 ${list} 行${more ? '等' : ''}`,
    noTier: '未分级',
    chosenLanguage: { en: 'English', 'zh-CN': '简体中文', 'zh-TW': '繁體中文' },
  },

  days: {
    late: ({ n }: Count) => `逾期 ${n} 天`,
    today: '今天',
    ahead: ({ n }: Count) => `${n} 天后`,
  },

  unnamed: '没有名称',
  repair: '检查与修复',

  errors: {
    title: '没有成功',
    sheetTitle: '这张工作表还不能变成账本',
    chooseRegion: '请选择所在地区，这样才能读懂电话号码。',
  },
} satisfies BasicMessages;
