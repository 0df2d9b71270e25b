/** 繁體中文: wording of the sidebar and the preview. */
import type { Language } from '../../../domain/sheet-snapshot';
import type { Shown } from '../../words';
import type { PageMessages } from '../en/page';
import { duplicateReasons, issues, mergeRules, operations } from './shared';

type Count = { readonly n: Shown };

const isNone = (n: Shown): boolean => String(n) === '0';

export const messages = {
  language: 'zh-TW' as Language,
  issues,
  operations,
  duplicateReasons,
  mergeRules,

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

  home: {
    customers: ({ n }: Count) => `${n} 位客戶`,
    tiers: '客戶等級',
    noTiers: '還沒有等級：沒有下單或聯絡日期可以判斷。',
    dates: '跟進',
    dueToday: ({ n }: Count) => `今天該聯絡 ${n} 位`,
    overdue: ({ n }: Count) => `逾期 ${n} 位`,
    nothingDue: '今天沒有要聯絡的客戶。',
    attention: '需要您看的',
    duplicates: '疑似重複',
    toCheck: '待處理的列',
    none: '無',
    actions: '日常整理',
    checkDuplicates: '查重複',
    checkDuplicatesHint: '標出電話、電子郵件相同，或名稱和公司都相同的客戶',
    repair: '檢查與修復',
    repairHint: '編輯之後，把格式、檢查和編號恢復正常',
    refreshTiers: '重新整理客戶等級',
    refreshTiersHint: '按今天的下單和聯絡情況重新判定',
    lastOperation: '上次操作',
    cells: ({ n }: Count) => `${n} 個儲存格`,
    by: ({ who }: { readonly who: string }) => `操作人 ${who}`,
    undo: '復原…',
    version: ({ version }: { readonly version: string }) => `客戶帳本 ${version}`,
  },

  working: {
    'check-duplicates': '正在查重複…',
    repair: '正在檢查與修復…',
    'refresh-tiers': '正在重新整理客戶等級…',
    undo: '正在復原…',
  },

  results: {
    setup: '此表已成為客戶帳本。',
    'start-empty': '帳本建好了。',
    repair: ({ n }: Count) => (isNone(n) ? '一切正常。' : `已恢復正常，更動 ${n} 個儲存格。`),
    'check-duplicates': ({ n }: Count) => (isNone(n) ? '沒有疑似重複。' : `發現 ${n} 組疑似重複。`),
    'refresh-tiers': ({ n }: Count) => (isNone(n) ? '客戶等級都是最新的。' : `${n} 位客戶的等級有變化。`),
    undo: ({ n }: Count) => `已復原，${n} 個儲存格恢復原樣。`,
    add: '已新增客戶。',
    edit: '已儲存修改。',
    'log-contact': '已記下。',
    'plan-contacts': ({ left }) =>
      String(left) === '0'
        ? '下次跟進已安排好。'
        : `已安排，另有 ${left} 位保持原樣：別人已安排、已不在帳本裡，或儲存格不可改寫。`,
    merge: ({ n }) => `已合併：${n} 列移入回收站。`,
    recover: '中斷的操作已經處理好。',
  },

  undo: {
    title: '復原上次操作？',
    putBackTitle: '把工作表恢復原樣？',
    what: ({ operation, at }: { readonly operation: string; readonly at: string }) => `${operation}，${at}。`,
    effect: ({ n }: Count) => `${n} 個儲存格恢復原來的內容，格式、檢查和附註也一起恢復。`,
    later: '後來有人改過的儲存格，保留後來的修改。',
    setup: '加上的欄會移除，改過名的欄恢復原名。',
    confirm: '復原',
  },

  duplicates: {
    title: '疑似重複',
    intro: '點名稱可跳到那一列。',
    none: '沒有疑似重複。',
    reasonSeparator: '、',
  },

  toCheck: {
    title: '待處理的列',
    intro: '點名稱可跳到那一列。改好並執行「檢查與修復」後，這一列就從這裡消失。',
    none: '沒有待處理的列。',
  },

  tabs: { label: '帳本的各部分', today: '今天', customer: '客戶', add: '新增', home: '檢查' },

  days: {
    late: ({ n }: Count) => `逾期 ${n} 天`,
    today: '今天',
    ahead: ({ n }: Count) => `${n} 天後`,
  },

  today: {
    title: ({ date }: { readonly date: string }) => `今天，${date}`,
    whose: '誰的客戶',
    all: '全部',
    mine: '我的',
    sections: {
      overdue: '逾期',
      today: '今天',
      escalated: '未按計畫跟進',
      contract: '合約到期',
      birthday: '生日',
      anniversary: '紀念日',
      silence: '很久沒聯絡',
      duplicate: '新發現的疑似重複',
      review: '待複查',
    },
    nothing: '今天沒有要跟進的。',
    unplanned: '還沒有跟進日期。先給最重要的 10 位定下次跟進？',
    plan: '安排下次跟進…',
    unplannedHint: '也可以在「下次跟進」欄填日期，或記一筆跟進。',
    urgent: '【緊急】',
    next: ({ step }: { readonly step: string }) => `下一步：${step}`,
    done: '完成',
    doneWith: ({ name }: { readonly name: string }) => `完成：${name}`,
    more: ({ n }: Count) => `另有 ${n} 位`,
    withoutOwner: ({ n }: Count) => `${n} 位客戶沒有負責人`,
  },

  customer: {
    title: '客戶',
    follow: '跟隨選取的列',
    pick: '顯示選取的列',
    none: '在表裡選取一位客戶的列，這裡就會顯示這位客戶。',
    logContact: '記一筆跟進',
    edit: '修改',
    goTo: '跳到這一列',
    plan: '下次跟進',
    noPlan: '沒有安排。',
    noReason: '還沒有判定。',
    lastContact: ({ date }: { readonly date: string }) => `最近聯絡：${date}`,
    details: '資料',
    contacts: '跟進紀錄',
    latest: ({ n, total }: { readonly n: Shown; readonly total: Shown }) => `共 ${total} 筆，最近 ${n} 筆`,
    noContacts: '還沒有紀錄。',
  },

  form: {
    addTitle: '新增客戶',
    editTitle: ({ name }: { readonly name: string }) => `修改 ${name}`,
    required: '客戶姓名或公司名稱至少填一個。',
    kept: '保持原樣：公式、帶格式的文字，或由客戶帳本填寫。',
    stored: ({ value }: { readonly value: string }) => `將儲存為 ${value}`,
    storedEmpty: '將儲存為空白。',
    finding: ({ what, todo }: { readonly what: string; readonly todo: string }) => `${what}。${todo}`,
    notChosen: '未選擇',
    save: '儲存',
    saveAnyway: '仍然儲存',
    saving: '正在儲存…',
    wrong: ({ n }: Count) => `沒有儲存：有 ${n} 項需要您看一下。`,
    openOther: '開啟另一位',
    openOtherNamed: ({ name }: { readonly name: string }) => `開啟另一位：${name}`,
    changedTitle: '這位客戶剛被別人改過',
    changedHint: '您填寫的內容還在這裡。',
    theirs: ({ value }: { readonly value: string }) => `表裡現在是：${value}`,
    yours: ({ value }: { readonly value: string }) => `您填寫的是：${value}`,
    empty: '空白',
    takeTheirs: '用表裡現在的',
    keepMine: '儲存我填寫的',
  },

  leave: {
    title: '不儲存就離開？',
    text: '您在這裡填寫的內容還沒有儲存。',
    stay: '繼續編輯',
    discard: '放棄',
  },

  contact: {
    title: ({ name }: { readonly name: string }) => `跟進 ${name}`,
    kind: '類型',
    channel: '方式',
    outcome: '結果',
    note: '內容',
    nextDate: '下次跟進日期',
    nextDateHint: '按結果建議，可改。留空表示不安排。',
    nextStep: '下一步',
    openPlan: ({ date, step }: { readonly date: string; readonly step: string }) =>
      `原計畫：${[date, step].filter((text) => text !== '').join('，')}`,
  },

  planning: {
    title: '安排下次跟進',
    intro: '最重要的排在前面：先看星標，再看等級、優先級和累計消費。日期排在接下來的工作日；最近聯絡過的往後排。',
    date: '下次跟進',
    step: '下一步',
    apply: ({ n }) => `安排 ${n} 位`,
    nobody: '沒有需要安排的客戶：都已有日期，或標記為勿聯絡。',
  },

  reminders: {
    title: '每日提醒',
    open: '每日提醒…',
    what: ({ from, to }: { readonly from: Shown; readonly to: Shown }) =>
      `每天 ${from}–${to} 點給同事發一封提醒；沒有事項不發；提醒從不發給客戶。`,
    turnOn: '開啟每日提醒',
    turnOff: '關閉每日提醒',
    states: {
      on: '每日提醒已開啟',
      off: '每日提醒未開啟',
      elsewhere: '由另一個帳號開啟',
      broken: '每日提醒已中斷',
    },
    stateHints: {
      on: '每小時的觸發程序正常。',
      off: '不會寄送郵件。',
      elsewhere: '只有開啟的人可以修改或關閉。',
      broken: '每小時的觸發程序不見了，請重新開啟。',
    },
    by: ({ who }: { readonly who: string }) => `帳號：${who}`,
    hour: '送達時間',
    weekdaysOnly: '只在工作日發',
    weekdaysOnlyHint: '週六、週日的事項會在週五的郵件裡。',
    lastRun: '上次執行',
    never: '還沒有',
    late: '已超過 26 小時，觸發程序可能停了。',
    waiting: '待寄郵件',
    quota: '今天還可寄',
    unknown: '未知',
    recipients: '寄給',
    managerHint: '在「設定」的團隊表裡把某人的角色寫成「主管」，新發現的重複和逾期 5 天仍未跟進的客戶就會寄給這個人。',
    mails: '需要您看的郵件',
    mailStates: {
      due: '還沒有寄出',
      unconfirmed: '不確定是否已寄出',
      failed: '沒能寄出',
    },
    mail: ({ day, items }: { readonly day: string; readonly items: Shown }) => `${day} · ${items} 項`,
    wasSent: '已經寄出',
    sendAgain: '再寄一次',
    isOff: '沒有開啟的功能',
    goesOn: '其他功能不受影響。',
    copy: '這個檔案是副本，原帳本的提醒不會從這裡寄出。需要的話，請為副本另行開啟。',
  },

  unnamed: '沒有名稱',

  help: {
    title: '說明',
    sections: [
      {
        title: '它做什麼',
        text: '把客戶名單變成帳本：欄有名稱，輸入有檢查，重複和等級用顏色標出。一切都留在您的試算表裡，不會傳送到任何地方。',
      },
      {
        title: '它絕不做什麼',
        text: '不刪除，不猜測。讀不懂的內容保持原樣，「待處理」欄寫明原因。',
      },
      {
        title: '繼續使用',
        text: '排序、篩選、改名、移動、插入都可以。欄按標題找，客戶按編號找。改動較大之後，請執行「檢查與修復」。',
      },
      {
        title: '客戶等級',
        text: '等級按「設定」裡的規則判定。人工填寫的等級保持不變。',
      },
      {
        title: '恢復',
        text: '「復原」會取消上次操作，後來改過的儲存格保留修改。建立帳本之前，還會複製一份原來的工作表。',
      },
    ],
  },

  preview: {
    tabs: { columns: '欄', rows: '前後對照', left: '需要您看的' },
    tabsLabel: '預覽的各部分',
    updating: '正在更新預覽…',
    columnTable: {
      caption: '表中的欄，以及它們將成為什麼',
      column: '您表中的欄',
      becomes: '成為',
      why: '把握',
      tidied: '整理',
      left: '保留',
    },
    noHeader: '沒有標題',
    mapLabel: ({ column, header }: { readonly column: string; readonly header: string }) =>
      `${column} 欄「${header}」成為`,
    leaveAlone: '保持原樣',
    parts: '姓名或地址的一部分',
    fields: '帳本的欄',
    taken: ({ label, column }: { readonly label: string; readonly column: string }) => `${label}（現為 ${column} 欄）`,
    renamed: '改名',
    confidence: { sure: '確定', likely: '很可能', unsure: '請核對', none: '不使用' },
    reasons: {
      label: '標題就是標準名稱',
      alias: '標題是它的另一種叫法',
      'label-part': '標題裡有這個詞',
      values: '內容看起來是',
      'label-and-values': '標題和內容一致',
      'group-header': '根據上一列的大標題',
      chosen: '由您指定',
      position: '根據它在表中的位置',
      none: '帳本裡沒有對應的欄',
      'values-say-nothing': '標題和內容都看不出來',
      taken: '另一欄更合適',
    },
    options: {
      title: '選擇',
      language: '帳本的語言',
      region: '所在地區',
      regionHint: '沒有國碼的電話，按這個地區讀。',
      regionUnknown: '請選擇',
      currency: '貨幣',
      columns: '欄和內容',
      standardNames: '使用標準欄名',
      standardNamesHint: '原來的欄名保留在標題的附註裡。',
      phonesInternational: '電話都帶國碼',
      phonesInternationalHint: '不勾選時，只有外地號碼才帶。',
      unmerge: '拆開合併的儲存格',
      unmergeHint: '每個儲存格填上原來合併處的值。',
      additions: '要加的欄',
      additionsHint: '加在您的欄的右邊。',
      moreAdditions: ({ n }: Count) => `另外 ${n} 欄`,
      needed: '必有',
      noAdditions: '該有的欄都有了。',
      tiers: '客戶等級',
      tierScheme: '方案',
      schemes: {
        default: 'VIP · 活躍 · 潛在 · 休眠',
        value: '高價值 · 普通 · 潛在',
        abcd: 'A · B · C · D',
        own: '我自己的等級',
      },
      schemeHints: {
        default: '按累計消費、最近下單和最近聯絡判定。',
        value: '按累計消費和是否買過判定。',
        abcd: '累計消費最高的 20%、其次 30%、其他買過的、沒買過的。',
        own: '表裡的等級保持您填寫的樣子，規則不更動它們。',
      },
    },
    rowsView: {
      caption: '部分列的前後對照',
      show: '顯示',
      both: '對照',
      before: '之前',
      after: '之後',
      rowNumber: '列',
      legend: '有更動',
      legendIssue: '保持原樣，需要您看',
      empty: '表格有標題，還沒有客戶。',
      wasBefore: '之前：',
      isAfter: '之後：',
      blank: '空',
    },
    leftView: {
      nothing: '沒有：所有內容都能讀懂。',
      notes: '關於這張工作表',
      values: '保持原樣的內容',
      skipped: ({ n }: Count) => `有 ${n} 列不算客戶：空白列、標題列或合計列。`,
    },
    seeToday: '看今天',
    seeDuplicates: '看重複',
    seeToCheck: '看待處理的列',
    seeLedger: '看帳本',
  },

  errors: {
    title: '沒有成功',
    sheetTitle: '這張工作表還不能變成帳本',
    chooseRegion: '請選擇所在地區，這樣才能讀懂電話號碼。',
  },
} satisfies PageMessages;
