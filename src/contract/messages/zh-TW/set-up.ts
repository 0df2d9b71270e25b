/** 繁體中文: wording of the set-up, in the sidebar and in the preview. */
import type { Shown } from '../../words';
import type { SetUpMessages } from '../en/set-up';

export const setUp = {
  plan: {
    summary: ({
      n,
      c,
      t,
      d,
      i,
    }: {
      readonly n: Shown;
      readonly c: Shown;
      readonly t: Shown;
      readonly d: Shown;
      readonly i: Shown;
    }) => `認出 ${n} 位客戶、${c} 欄。將整理 ${t} 個儲存格，發現 ${d} 組疑似重複，另有 ${i} 處保持原樣，留給您以後看。`,
    counts: ({ n, t, d, i }: Record<'n' | 't' | 'd' | 'i', Shown>) =>
      `${n} 位客戶 · 整理 ${t} 格 · 重複 ${d} 組 · 保持原樣 ${i} 處`,
    calm: '現在什麼都還沒改。套用前會備份本表，一鍵可恢復原樣。同事會立刻看到變化。',
    customers: '位客戶',
    columns: '欄認出來了',
    tidied: '個儲存格將整理',
    duplicates: '組疑似重複',
    left: '處保持原樣',
    apply: '套用',
    notNow: '先不改',
    putBack: '恢復原樣',
    applying: '正在建立帳本…',
    applyingHint: '先備份本表。請不要關閉這個視窗。',
    done: ({ a, b }: { readonly a: Shown; readonly b: Shown }) => `完成。今天該聯絡 ${a} 位，逾期 ${b} 位。`,
    puttingBack: '正在恢復原樣…',
    wasPutBack: '本表已恢復原樣。',
  },

  before: {
    title: '把此表變成客戶帳本',
    what: ({ sheet }: { readonly sheet: string }) => `工作表「${sheet}」將成為您的客戶名單：`,
    steps: [
      '各欄有清楚的名稱、格式和檢查',
      '電話、電子郵件、日期寫法統一',
      '用顏色標出重複和客戶等級',
      '您自己的欄和填寫的內容都保留',
    ],
    showPreview: '查看預覽',
    previewOpen: '預覽已在試算表上方的視窗裡開啟。',
    chooseTable: '哪個表格裡是客戶？',
    useTable: '就用這個表格',
    table: ({ range, headers }: { readonly range: string; readonly headers: string }) =>
      headers === '' ? range : `${range}：${headers}`,
    emptyTitle: '新增空白客戶帳本',
    emptyText: ({ sheet }: { readonly sheet: string }) =>
      `工作表「${sheet}」是空的。這裡會加上帳本的各欄、可選的清單，以及一張「設定」工作表。`,
    newTabText: '會新增一張工作表，加上帳本的各欄、可選的清單，以及一張「設定」工作表。其他工作表不變。',
    sampleRows: '帶幾位範例客戶，方便試用',
    start: '新增',
    starting: '正在新增空白帳本…',
    insteadEmpty: '改為新增空白帳本',
    ledgerLanguage: '帳本的語言',
  },

  region: { label: '所在地區', hint: '沒有國碼的電話，按這個地區讀。', unknown: '請選擇' },
  firstSteps: { today: '看今天', duplicates: '看重複', toCheck: '看待處理的列' },

  made: '此表已成為客戶帳本。',
  turnOnReminders: '開啟每日提醒',
} satisfies SetUpMessages;
