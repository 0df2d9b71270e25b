/**
 * The Chinese characters that headers are written with, in their traditional and simplified forms. Only those
 * pairs that occur in column headers: it folds headers for comparison and tells the two scripts apart, and is no
 * converter of running text.
 */
import { once } from './once';

const TRADITIONAL =
  '戶電話機號碼郵聯絡繫係備註來職務稱單級類別狀態階負責業員經銷訂額總計費數購買產標記錄進時間後區國縣鄉鎮統編發會傳' +
  '帳賬網門學證實簡體應處錢價優歷紀紹薦關點興項簽約層貨運開營顧問導師車齡歲農曆廠說詳細給結組織續規評試課請議護變貴' +
  '賓資質辦過選還醫長隊際險離預領頭頻題願餘館驗個內兩冊創動協參圖場報對專屬幣廣張從復據擔斷條構樓樣檔檢欄權歸況潛灣' +
  '為無獎現畢異當確禮種稅積線緊緩績繳聲舊萬衛裝複見連達遞鄰鐘臺滿養財貸傭訊誼愛認識語調談譯讀賣賠轉輸軟麗龍鳳鳥魚齊' +
  '礦碩術樂橋東華蘭蘇陳陽陰隨雜雙靈靜韓順須風飛飾馬駕鮮黃執將尋岡島峽廳彙彥徑恆戰戲擇換擴攝敗訪筆週櫃匯鏈圓幾歡謝劉' +
  '鄭許鄧馮鍾盧羅葉呂嚴龔賴湯顏鄒韋賈楊趙吳孫爾娛療藥膚髮鋪舖遊勵嬰媽爺麥齒鏡燈鐵鋼絲紡縫製隻蓋殺衝涼淨決準凱幫庫慶' +
  '憂懷懶戀攤撥撿擊曉曬暫書';
const SIMPLIFIED =
  '户电话机号码邮联络系系备注来职务称单级类别状态阶负责业员经销订额总计费数购买产标记录进时间后区国县乡镇统编发会传' +
  '账账网门学证实简体应处钱价优历纪绍荐关点兴项签约层货运开营顾问导师车龄岁农历厂说详细给结组织续规评试课请议护变贵' +
  '宾资质办过选还医长队际险离预领头频题愿余馆验个内两册创动协参图场报对专属币广张从复据担断条构楼样档检栏权归况潜湾' +
  '为无奖现毕异当确礼种税积线紧缓绩缴声旧万卫装复见连达递邻钟台满养财贷佣讯谊爱认识语调谈译读卖赔转输软丽龙凤鸟鱼齐' +
  '矿硕术乐桥东华兰苏陈阳阴随杂双灵静韩顺须风飞饰马驾鲜黄执将寻冈岛峡厅汇彦径恒战戏择换扩摄败访笔周柜汇链圆几欢谢刘' +
  '郑许邓冯钟卢罗叶吕严龚赖汤颜邹韦贾杨赵吴孙尔娱疗药肤发铺铺游励婴妈爷麦齿镜灯铁钢丝纺缝制只盖杀冲凉净决准凯帮库庆' +
  '忧怀懒恋摊拨捡击晓晒暂书';

const toSimplified = once(
  () => new Map(Array.from(TRADITIONAL, (character, i) => [character, SIMPLIFIED.charAt(i)] as const)),
);

/** Characters that traditional texts use too, so they do not tell that a text is simplified. */
const SHARED = '后系余台复据当历周几只制游准冲丰';
const simplifiedOnly = once(() => new Set([...SIMPLIFIED].filter((character) => !SHARED.includes(character))));

/** The text with the traditional characters of headers in their simplified form. */
export function simplify(text: string): string {
  if (!/[\u3400-\u9fff]/.test(text)) return text;
  const simple = toSimplified();
  let result = '';
  for (const character of text) result += simple.get(character) ?? character;
  return result;
}

/** Which script's own characters a text holds, by count. */
export function countScripts(text: string): {
  readonly han: number;
  readonly traditional: number;
  readonly simplified: number;
  readonly kana: number;
} {
  let han = 0;
  let traditional = 0;
  let simplified = 0;
  let kana = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x3040 && code <= 0x30ff) kana++;
    if (code < 0x3400 || (code > 0x9fff && code < 0x20000)) continue;
    han++;
    const folded = toSimplified().get(character);
    if (folded !== undefined && folded !== character) traditional++;
    else if (simplifiedOnly().has(character)) simplified++;
  }
  return { han, traditional, simplified, kana };
}
