/** 繁體中文: wording of the sidebar. */
import type { Shown } from '../../words';
import type { PageMessages } from '../en/page';
import { basics } from './basics';
import { setUp } from './set-up';
import { duplicateReasons, operations } from './shared';

type Count = { readonly n: Shown };
type Parts = { readonly done: Shown; readonly of: Shown };

const isNone = (n: Shown): boolean => String(n) === '0';

export const messages = {
  ...basics,
  ...setUp,
  operations,
  duplicateReasons,

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
    'check-part': ({ done, of }: Parts) => `正在查重複：共 ${of} 部分，已完成 ${done} 部分…`,
    repair: '正在檢查與修復…',
    'refresh-tiers': '正在重新整理客戶等級…',
    undo: '正在復原…',
  },

  results: {
    setup: setUp.made,
    'start-empty': '帳本建好了。',
    repair: ({ n }: Count) => (isNone(n) ? '一切正常。' : `已恢復正常，更動 ${n} 個儲存格。`),
    'check-duplicates': ({ n }: Count) => (isNone(n) ? '沒有疑似重複。' : `發現 ${n} 組疑似重複。`),
    'refresh-tiers': ({ n }: Count) => (isNone(n) ? '客戶等級都是最新的。' : `${n} 位客戶的等級有變化。`),
    undo: ({ n }: Count) => `已復原，${n} 個儲存格恢復原樣。`,
    add: '已新增客戶。',
    edit: '已儲存修改。',
    'log-contact': '已記下。',
    'add-purchase': '已記下這筆購買。',
    'add-opportunity': '已記下這個銷售機會。',
    'add-feedback': '已記下這筆回饋。',
    import: ({ n }: Count) => `已匯入 ${n} 列。`,
    'link-rows': ({ n }: Count) => `已把 ${n} 列歸到客戶名下。`,
    'take-notes': '筆記已轉為計畫。',
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
    review: '核對與合併…',
    reasonSeparator: '、',
  },

  toCheck: {
    title: '待處理的列',
    intro: '點名稱可跳到那一列。改好並執行「檢查與修復」後，這一列就從這裡消失。',
    none: '沒有待處理的列。',
  },

  tabs: { label: '帳本的各部分', today: '今天', customer: '客戶', add: '新增', home: '檢查' },

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
    previous: '上一位客戶',
    next: '下一位客戶',
    plan: '下次跟進',
    noPlan: '沒有安排。',
    noReason: '還沒有判定。',
    lastContact: ({ date }: { readonly date: string }) => `最近聯絡：${date}`,
    details: '資料',
    timeline: '時間軸',
    latest: ({ n, total }: { readonly n: Shown; readonly total: Shown }) => `共 ${total} 筆，最近 ${n} 筆`,
    noTimeline: '還沒有紀錄。',
    roles: { followUps: '跟進', purchases: '購買', opportunities: '銷售機會', feedback: '回饋' },
    deals: '進行中的銷售機會',
    closes: ({ date }) => `預計 ${date} 成交`,
    money: '購買',
    orders: ({ n }: Count) => `${n} 單`,
    total: ({ amount }) => `合計 ${amount}`,
    outstanding: ({ amount }) => `到期未收 ${amount}`,
    outstandingLater: ({ amount }) => `未到期 ${amount}`,
    unread: ({ n }: Count) => `${n} 筆沒有可合計的金額`,
    beyond: '數額過大，無法精確合計',
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
    sharedPhone: ({ name }: { readonly name: string }) => `與${name}電話相同`,
    otherOf: ({ owner }: { readonly owner: string }) => (owner === '' ? '另一位客戶' : `${owner} 負責的客戶`),
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

  entry: {
    titles: {
      purchases: ({ name }) => `${name} 的購買`,
      opportunities: ({ name }) => `${name} 的銷售機會`,
      feedback: ({ name }) => `${name} 的回饋`,
    },
    own: '自己填寫…',
    ownOf: ({ label }) => `${label}：自己填寫`,
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

  importing: {
    title: '匯入清單',
    open: '匯入清單…',
    hint: '另一張工作表裡的跟進、訂單、銷售機會或回饋',
    intro: '把本檔案另一張工作表裡的清單加進帳本，每一列歸到所屬客戶。原來的清單不變。',
    noTabs: '沒有其他工作表。請先用「檔案 › 匯入」或貼上，把清單放進一張工作表，再按上方的「重新讀取」。',
    tab: '清單所在的工作表',
    role: '清單的內容',
    roles: { followUps: '跟進', purchases: '訂單', opportunities: '銷售機會', feedback: '回饋' },
    linked: ({ n }: Count) => `新記錄 ${n} 列，已對上客戶`,
    unlinked: ({ n }: Count) => `新記錄 ${n} 列，沒對上客戶，保留清單裡的名字`,
    same: ({ n }: Count) => `${n} 列已經有了`,
    different: ({ n }: Count) => `${n} 列已有但內容不同，保持帳本裡的不變`,
    problems: '待查看',
    unknown: '對不上客戶的名字',
    unknownHint:
      '帳本裡沒有這個名字，或者有幾位同名。可以先新增或合併這些客戶再看一遍；也可以之後在這些列裡填上客戶編號。',
    columns: '各欄是什麼',
    /** Of a column without a header. */
    column: ({ n }: Count) => `第 ${n} 欄`,
    leaveOut: '不匯入',
    taken: ({ label, header }: { readonly label: string; readonly header: string }) => `${label}（現為「${header}」）`,
    apply: ({ n }: Count) => `加入 ${n} 列`,
    adding: '正在加入…',
    again: '再匯入一份',
  },

  unlinked: {
    title: '不知屬於誰的記錄',
    open: '不知屬於誰的記錄…',
    hint: '帳本裡找不到客戶的訂單、跟進等',
    intro: '這些列在帳本裡找不到客戶，所以不計入任何人的合計。請指明屬於誰；列裡的內容不變。',
    none: '每一列都有客戶。',
    rows: ({ n, first }) => (String(n) === '1' ? `第 ${first} 列` : `${n} 列，第一處在第 ${first} 列`),
    giveAll: ({ n }) => `把 ${n} 列歸到同名客戶`,
    giveTo: ({ name, id }) => `歸到${name}（${id}）`,
    add: '新增這位客戶',
    customerId: '其他客戶的編號',
    give: '歸入',
    more: ({ n }) => `還有 ${n} 個名稱，處理完這些後顯示。`,
    giving: '正在把記錄歸到客戶名下…',
  },

  reminders: {
    title: '每日提醒',
    open: '每日提醒…',
    what: ({ from, to }: { readonly from: Shown; readonly to: Shown }) =>
      `每天 ${from}–${to} 點給同事發一封提醒；沒有事項不發；提醒從不發給客戶。`,
    turnOn: setUp.turnOnReminders,
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
} satisfies PageMessages;
