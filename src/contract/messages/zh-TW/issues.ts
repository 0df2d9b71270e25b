/** 繁體中文 wording of findings, by theme: a page takes along the themes that it can show. */
import type { IssueFrame, IssueWordsOf, Shown } from '../../words';

/** A text of the sheet in quotation marks, or nothing. */
const named = (text: Shown | undefined): string => (text === undefined || text === '' ? '' : `「${text}」`);
const bracketed = (text: Shown | undefined): string => (text === undefined || text === '' ? '' : `（${text}）`);

export const labelled: IssueFrame['labelled'] = ({ label, what }) => `${label}：${what}`;
export const separator = '；';

export const cells: IssueWordsOf<'cells'> = {
  'phone-invalid': { what: '不像電話號碼', todo: '請改正號碼；改好之前，輸入的內容不會變。' },
  'phone-several': { what: '有不只一個號碼', todo: '這裡只留一個，其餘移到第二個電話欄或備註。' },
  'phone-damaged': {
    what: '號碼少了數字',
    todo: '試算表把它變成了近似值（如 1.38E+10），少掉的數字無法推算，請按原始資料重新輸入。',
  },
  'phone-region-unclear': {
    what: '看不出是哪個國家或地區的號碼',
    todo: '請在前面加國碼（如 +886），或在「設定」裡選地區。',
  },
  'phone-area-code-missing': {
    what: '缺少區碼',
    todo: '請在號碼前加上區碼，這樣在哪裡都能撥通。',
  },
  'email-invalid': { what: '不像電子郵件地址', todo: '請改正地址；改好之前，輸入的內容不會變。' },
  'email-several': { what: '有不只一個電子郵件', todo: '這裡只留一個，其餘移到備註。' },
  'date-unclear': { what: '看不出確切是哪一天', todo: '請按「年-月-日」輸入，如 2024-03-05。' },
  'date-impossible': { what: '沒有這一天', todo: '請改正日期；改好之前，輸入的內容不會變。' },
  'date-year-missing': { what: '缺少年份', todo: '請補上年份，如 2024-03-05。' },
  'number-invalid': { what: '不是可以確定的本幣數字', todo: '請只填數字；文字和單位寫進備註。' },
  'number-damaged': {
    what: '數字少了位數',
    todo: '試算表把它變成了近似值，少掉的位數無法推算，請按原始資料重新輸入。',
  },
  'list-unknown': {
    what: ({ value }) => `${named(value)}不在清單裡`,
    todo: '請從清單裡選，或在「設定」的清單裡加上它。',
  },
  'text-invisible-characters': {
    what: '含有看不見的字元',
    todo: '請不要貼上，重新輸入一遍；改好之前，輸入的內容不會變。',
  },
  'required-missing': { what: '缺少名稱', todo: '請填寫客戶名稱或公司名稱。' },
  'id-repeated': { what: '客戶編號與另一列相同', todo: '執行「檢查與修復」，複製出來的那一列會得到新編號。' },
  'left-formula': { what: '保持原樣：是公式', todo: '可以不管。想整理它，請把公式換成它的值。' },
  'left-rich-text': { what: '保持原樣：有連結或文字格式', todo: '可以不管。想整理它，請換成純文字。' },
  'left-mixed-column': {
    what: '保持原樣：這一欄裡公式、連結或讀不出的儲存格太多',
    todo: '請把公式或連結移到單獨的一欄，再執行「檢查與修復」。',
  },
  'left-for-later': {
    what: '還沒整理：一次要改的零散儲存格太多',
    todo: '請再執行一次「檢查與修復」；開啟了每小時工作的會自動繼續。',
  },
  'cell-error': { what: ({ value }) => `顯示錯誤值${named(value)}`, todo: '請改正公式，或直接填值。' },
};

export const history: IssueWordsOf<'history'> = {
  'currency-other': {
    what: ({ value }) => `${named(value)}不是帳本的幣別`,
    todo: '所有合計都不計這一筆。請按帳本的幣別填寫金額，原金額可以寫進備註。',
  },
  'score-beyond-scale': { what: '評分超出評分制', todo: '請改正評分，或在「評分制」一欄寫明滿分。' },
  'customer-unknown': {
    what: ({ value }) => `帳本裡沒有客戶${named(value)}`,
    todo: '請填寫這一列所屬客戶的編號，或先新增該客戶。',
  },
  'customer-ambiguous': {
    what: ({ value }) => `${named(value)}：有幾位客戶都符合`,
    todo: '請填寫這一列所屬客戶的編號。',
  },
  'customer-differs': {
    what: ({ value }) => `${named(value)}的姓名、電話或信箱與帳本裡的不同`,
    todo: '請看看是不是這位客戶；不是就改客戶編號。',
  },
  'order-cancelled': {
    what: ({ value }) => `${named(value)}已取消或全額退款，或只是草稿、報價`,
    todo: '沒有加入。如果確實要算，請手動新增。',
  },
  'total-repeated': {
    what: ({ value }) => `${named(value)}的每一列都寫著整單金額`,
    todo: '只在第一列計一次。',
  },
  'total-unclear': {
    what: ({ value, rows, amount, total }) =>
      `${named(value)}的 ${rows ?? ''} 列都是 ${amount ?? ''}，共計 ${total ?? ''}`,
    todo: '如果這是整單金額，請只留一列的金額。',
  },
  'order-unpaid': {
    what: ({ value }) => `${named(value)}還沒付款`,
    todo: '計入銷售。請在那一列填寫已收金額。',
  },
  'order-paid-in-part': {
    what: ({ value }) => `${named(value)}只付了一部分`,
    todo: '如果已收金額是空的，請填寫；填好之前算作付清。',
  },
  'word-replaced': {
    what: ({ value, word }) => `${named(value)}已按帳本的用詞寫成「${word ?? ''}」`,
    todo: '如果意思不對，請在那一列另選。',
  },
  'plan-overtaken': { what: '之後又有聯繫，原計畫算已完成', todo: '如果還沒完成，請清空那一列的完成日期。' },
  'log-without-date': { what: '流水記錄裡沒有日期，保持原樣', todo: '請在每一條前寫上日期，再拆一次。' },
  'log-year-beside': {
    what: ({ value }) => `${named(value)}沒有年份，按相鄰一條的年份讀`,
    todo: '請看一下；不是那一年就改那一列的日期。',
  },
  'log-date-unread': {
    what: ({ value }) => `${named(value)}不能確定是哪一天`,
    todo: '這一條已保留，沒有日期。請在那一列補上。',
  },
  'total-row': { what: ({ value }) => `${named(value)}是合計列`, todo: '沒有加入。' },
  'order-in-opening': {
    what: ({ value }) => `${named(value)}的日期在期初列已彙總的時間內`,
    todo: '可能重複計算。如果這份清單含有該客戶全部舊訂單，請刪除其期初列；否則請刪除這一單。',
  },
  'entry-differs': {
    what: ({ value }) => `${named(value)}已經有了，但內容不同`,
    todo: '沒有改動。請對照兩處，手動改正帳本裡的那一列。',
  },
  'amount-missing': { what: '訂單沒有金額', todo: '請填寫金額；填好之前只計次數，不計入合計。' },
  'date-to-come': { what: '日期還沒到', todo: '已計入。如果是筆誤，請改正日期。' },
  'total-replaced': {
    what: '手動填寫的數字已改為購買記錄的合計',
    todo: '請在購買記錄裡改正。用「復原上次操作…」可以找回原來填寫的數字。',
  },
  'total-without-rows': {
    what: '手動填寫，購買記錄裡沒有對應的列',
    todo: '保持原樣。請在購買記錄裡補一列，以後才能一起合計。',
  },
  'list-not-understood': {
    what: '這張表裡沒有一欄說明是哪位客戶，或發生了什麼。',
    todo: '請給各欄寫上明白的標題，例如 客戶編號、日期、金額，再試一次。',
  },
  'linked-tab-missing': {
    what: '還沒有要寫入的那張工作表。',
    todo: '請再按一次「儲存」：會先建好這張表。您填的內容留在這裡。',
  },
  'linked-column-missing': {
    what: ({ sheet, header }) => `工作表${named(sheet)}裡少了一欄${named(header)}。`,
    todo: '如果改過欄名，請改回來；如果刪掉了，請復原，或點「檢查與修復」補一欄空的。您填的內容留在這裡。',
  },
  'entry-empty': { what: '還沒有可記的內容', todo: '請填寫內容、金額或評分中的至少一項。' },
  'vip-amount-found': {
    what: ({ value }) => `累計消費達到 ${value ?? ''} 即為 VIP。`,
    todo: '依全部累計消費算出，只算一次。可在「設定」中修改；清空則沒有 VIP。',
  },
};

export const setUp: IssueWordsOf<'setUp'> = {
  'sheet-empty': { what: '這張工作表是空的。', todo: '可以在這裡新增空白帳本，或開啟放著客戶的工作表。' },
  'no-table': {
    what: '這張工作表裡沒有找到客戶表格。',
    todo: '表格要在前 20 列內有一列標題，下面是客戶。請選取表格的儲存格後再試。',
  },
  'several-tables': { what: '這張工作表裡有幾個表格。', todo: '請選出放客戶的那一個。' },
  'not-customers': {
    what: ({ rows, customers }) =>
      `這像是訂單、拜訪、通話或付款的清單：${rows === undefined || customers === undefined ? '同一位客戶出現在很多列' : `共 ${rows} 列，卻只有 ${customers} 位不同的客戶`}。`,
    todo: '請開啟每位客戶一列的工作表，把那一張變成帳本。這份清單沒有動過。',
  },
  'no-name-column': { what: '沒有一欄是客戶名稱或公司名稱。', todo: '請在預覽裡指定哪一欄是客戶。' },
  'header-blank': {
    what: ({ column }) => `有一欄沒有標題${bracketed(column)}。`,
    todo: '它保持原樣。可以在預覽裡指定它是什麼，也可以不管。',
  },
  'header-repeated': {
    what: ({ header }) => `有幾欄的標題相同${bracketed(header)}。`,
    todo: '請在預覽裡核對哪一欄是什麼。',
  },
  'header-too-long': {
    what: ({ column }) => `有一欄的標題太長，不能當欄名${bracketed(column)}。`,
    todo: '它保持原樣；要讓它成為帳本的一欄，請取個短名字。',
  },
  'protected-range': {
    what: ({ range }) => `表格有一部分受保護${bracketed(range)}，您不能修改。什麼都沒有更動。`,
    todo: '請讓設定保護的人允許您編輯（資料 > 保護工作表和範圍），再試一次。',
  },
  'filter-active': { what: '篩選器隱藏了一些列。', todo: '隱藏的列同樣計入、同樣處理。' },
  'already-a-ledger': {
    what: ({ sheet }) => `這個試算表裡已經有帳本了${sheet === undefined ? '' : `，在工作表${named(sheet)}`}。`,
    todo: '請開啟那張工作表繼續使用；「檢查與修復」會把它整理好。',
  },
  'stale-preview': { what: '預覽之後工作表又改過了。什麼都沒有寫入。', todo: '請看一下新的預覽，再按「套用」。' },
  'too-large': {
    what: ({ rows, limit }) =>
      rows === undefined || limit === undefined ? '表格太大了。' : `表格有 ${rows} 列，最多只能處理 ${limit} 列。`,
    todo: '請把不再需要的客戶移到另一個試算表，再試一次。',
  },
};

export const operations: IssueWordsOf<'operations'> = {
  'ledger-missing': { what: '這個試算表裡還沒有帳本。', todo: '請開啟放客戶的工作表，選擇「把此表變成客戶帳本…」。' },
  'column-missing': {
    what: ({ header }) => `少了一欄${named(header)}。`,
    todo: '原來的內容可以從 檔案 > 版本記錄 找回；其餘部分照常使用。',
  },
  'column-unsettled': {
    what: ({ header }) => `看不出現在哪一欄是${named(header) || '原來的那一欄'}。`,
    todo: '請把標題改回原來的名字，再執行「檢查與修復」。',
  },
  'tab-missing': {
    what: ({ sheet }) => `帳本少了一張工作表${named(sheet)}。`,
    todo: '請從 檔案 > 版本記錄 找回。',
  },
  'settings-damaged': {
    what: '「設定」工作表裡，表格上方的列或隱藏的欄被刪除或改動了。客戶資料都還在。',
    todo: '請在那裡用 編輯 > 復原 一步步退回，直到恢復；或在 檔案 > 版本記錄 還原到之前的版本。',
  },
  busy: { what: ({ by }) => `另一項操作正在進行${bracketed(by)}。`, todo: '請等一分鐘再試。' },
  'nothing-to-undo': { what: '沒有可以復原的操作。', todo: '更早的內容在 檔案 > 版本記錄 裡。' },
  'undo-later-edit': {
    what: ({ count }) => (count === undefined ? '有儲存格後來又改過。' : `有 ${count} 個儲存格後來又改過。`),
    todo: '它們保留後來的修改。',
  },
  'undo-row-missing': {
    what: ({ count }) => (count === undefined ? '有些列後來被刪除了。' : `有 ${count} 列後來被刪除了。`),
    todo: '這裡無法還原它們，請看 檔案 > 版本記錄。',
  },
  'tab-kept': {
    what: ({ sheet }) => `工作表${named(sheet)}保留下來了：裡面有人填過內容。`,
    todo: '不需要的話可以手動刪除。',
  },
  interrupted: {
    what: '有一次操作中途中斷，沒有做完。',
    todo: '下一次操作會先把它復原，不會留下做了一半的內容。',
  },
  recovered: {
    what: ({ at }) => `${at === undefined ? '' : `${at} `}中斷的操作已經處理好。`,
    todo: '不需要做什麼；處理經過在「日誌」裡。',
  },
  'permission-missing': {
    what: '您還沒有允許 Google 替您做這件事。',
    todo: '請再點一次這個選單項目，並同意 Google 詢問的權限。您在別處拒絕的仍然是拒絕。',
  },
  'wrong-account': {
    what: ({ account, used }) =>
      used === undefined
        ? `Google 拒絕了：瀏覽器裡登入了幾個帳戶，用到的${account === undefined ? '是另一個' : `不是 ${account}`}。`
        : `這個頁面由 ${account} 開啟，但 Google 用 ${used} 的身分執行操作。什麼都沒有寫入。`,
    todo: ({ account = '有權編輯的那個帳戶' }) =>
      `請用無痕視窗，或只登入了 ${account} 的瀏覽器開啟這個試算表，再操作一次。`,
  },
  'google-refused': {
    what: ({ reason }) =>
      `Google 沒有執行這次操作${reason === undefined || reason === '' ? '' : `：${String(reason).replace(/[.。]$/, '')}`}。`,
    todo: ({ account = '有權編輯的那個帳戶' }) =>
      `請再試一次。如果還是不行，可能是瀏覽器裡登入了幾個帳戶：請用無痕視窗，或只登入了 ${account} 的瀏覽器開啟這個試算表。`,
  },
  'no-answer': {
    what: 'Google 沒有及時回應。',
    todo: '工作可能還在進行。請等一分鐘再按「重試」：同一次點擊不會執行兩遍。',
  },
  failed: {
    what: ({ reason }) =>
      reason === undefined || reason === '' ? '沒有成功。' : `沒有成功：${String(reason).replace(/[.。]$/, '')}。`,
    todo: '請再試一次。已經開始的工作會自動完成或退回，不會只做一半。',
  },
  'nothing-to-do': { what: '一切都已就緒，沒有更動任何內容。', todo: '不需要做什麼。' },
  'customer-missing': { what: '帳本裡已經沒有這位客戶。', todo: '請重新讀取清單；這一列可能已被刪除或合併。' },
  'customer-changed': {
    what: ({ headers }) => `這位客戶剛被別人改過${headers === undefined ? '' : `：${headers}`}。`,
    todo: '請重新讀取這位客戶，核對後再儲存。',
  },
  'possible-duplicate': { what: '這位客戶可能已經在帳本裡。', todo: '可以打開另一位看看，也可以仍然儲存。' },
  'merge-damaged': {
    what: '「回收站」裡這次合併的列被改過，無法讀取。',
    todo: '請用「檔案 > 版本記錄」找回那些儲存格。',
  },
  'merge-id-taken': {
    what: ({ value }) => `已合併客戶的編號${named(value)}現在由別的客戶使用。`,
    todo: '請先給那一列換一個編號，再復原合併。',
  },
  'merge-cells-left': {
    what: ({ count, headers }) =>
      `已合併客戶有${count === undefined ? '一些' : ` ${count} 個`}儲存格未能放回${bracketed(headers)}。`,
    todo: '這些欄已不在，或儲存格裡已有別的內容。內容都還在「回收站」裡：請還原這些欄，然後再次復原合併。',
  },
  'merge-row-gone': {
    what: ({ value }) => `有客戶無法恢復${value === undefined ? '' : `（${value}）`}：回收站裡的那一列已被刪除。`,
    todo: '從它那裡合併來的內容留在保留的客戶那裡。以前的狀態在 檔案 > 版本記錄 裡。',
  },
  'setting-unclear': {
    what: ({ range, header, value }) =>
      `「設定」的 ${range ?? ''} 儲存格（${header ?? ''}）${value === '' ? '缺少內容' : `看不懂：「${value ?? ''}」`}。`,
    todo: '請改正這個儲存格；改好之前，一切照舊。',
  },
};

export const merges: IssueWordsOf<'merges'> = {
  'check-first': { what: '帳本太長，無法當場比對。', todo: '請先執行「查重複」，完成後再回來。' },
  'recycle-missing': { what: '沒有「回收站」工作表。', todo: '請再按一次：系統會先建好這個工作表。' },
  'merge-missing': { what: '「回收站」裡已經沒有這次合併。', todo: '它已經復原，或者那裡的列已被刪除。' },
  'merge-undo-first': {
    what: ({ at }) => `同一位客戶後來又合併過${at === undefined ? '' : `（${at}）`}，建立在這次合併之上。`,
    todo: '請先復原後來的那一次。',
  },
  'merge-orders-not-added': {
    what: '下單次數或累計消費沒有全部相加：有的列相同，有的是較早的數字，或讀不出來。',
    todo: '合併之前請核對。',
  },
  'merge-contacts-left': {
    what: ({ value }) => `有電話或電子郵件放不下${value === undefined ? '' : `：${value}`}。`,
    todo: '它們只保存在回收站裡。加一個備註欄就能放下。',
  },
  'merge-row-stays': {
    what: ({ rows }) =>
      `${rows === undefined ? '有的列' : `第 ${rows} 列`}在表格旁邊還有別的內容：這一列保留，只清空表格部分。`,
    todo: '把旁邊的內容移到別處以後，可以刪除這一列。',
  },
  'merge-ids-elsewhere': {
    what: ({ value }) => `您自己的工作表裡有要移走的客戶的編號${value === undefined ? '' : `：${value}`}。`,
    todo: '那裡不會改動，請自己改成保留的客戶的編號。',
  },
  'merge-formula-not-taken': {
    what: ({ headers }) => `要移走的列裡，公式結果和錯誤值不會帶過來${headers === undefined ? '' : `：${headers}`}。`,
    todo: '它們留在「回收站」裡；需要保留的請手動填寫。',
  },
  'merge-merged-cells': {
    what: ({ range }) => `有儲存格跨列合併${range === undefined ? '' : `（${range}）`}，其中的列不能移走。`,
    todo: '請先取消合併儲存格（格式 > 合併儲存格），再合併客戶。',
  },
  'merge-array-formula': {
    what: ({ value }) => `這一列的公式${value === undefined ? '' : `（${value}）`}還填寫其他列，所以不能移走。`,
    todo: '請把公式移到別的列，或者保留這位客戶。',
  },
  'group-changed': { what: '已略過：讀取清單之後，組裡有客戶被改過。', todo: '請重新讀取清單。' },
  'group-different': { what: '已略過：組裡有兩位客戶已判斷為不同。', todo: '如果其實相同，請收回那個判斷。' },
  'group-later': { what: '已略過：組裡有兩位客戶已擱置。', todo: '請先作出判斷。' },
};

export const reminders: IssueWordsOf<'reminders'> = {
  'mail-not-allowed': {
    what: '客戶帳本沒有用這個帳號寄信的權限。',
    todo: '請重新整理試算表頁面，重新打開選單，在 Google 詢問時允許寄信。',
  },
  'trigger-not-allowed': {
    what: '客戶帳本沒有用這個帳號定時執行的權限。',
    todo: '請重新整理試算表頁面，重新打開選單，在 Google 詢問時允許定時執行。',
  },
  'mail-address-missing': {
    what: 'Google 沒有告訴我們這個帳號的信箱。',
    todo: '請在「設定」的團隊表裡寫上您的姓名和信箱。',
  },
  'reminders-of-another': {
    what: ({ by }) => `${by === undefined || by === '' ? '另一位同事' : by} 已經為這個帳本開啟了每日提醒。`,
    todo: '請先請對方關閉。',
  },
};
