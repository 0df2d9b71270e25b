/**
 * Characters that Chinese text is mostly made of: the most frequent ones, surnames and given names, words of business
 * and places. They tell text that was decoded rightly from text that merely could be decoded. Lists of our own.
 */

const SIMPLIFIED = `
的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去
法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业
外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提
立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克
许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术
领共确传师观清今切院让识候带导争运笔六七八九零百千元
李刘陈杨赵黄周吴徐孙胡朱林郭罗梁宋郑谢韩唐冯董萧曹袁邓傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田姜范石姚谭廖邹熊陆郝孔崔康毛邱秦江
史顾侯邵孟龙段雷钱汤尹黎易武乔贺赖龚伟芳娜秀英敏静丽磊洋勇艳杰娟涛超兰霞刚桂华梅玲红玉萍燕云莲志婷雪佳欣宇浩梓涵轩晨嘉怡雨琳瑶博俊峰鹏
飞辉波斌鑫淑珍桃凤宁帆凯庆永春国旭慧颖倩倪莉亮健坤
姓手邮箱址客户联编号型状态源职省县镇村街楼室层栋单责限股份集团技贸商服询料食餐饮容培训医疗健康融险房流软络息广媒旅游酒店超铺厂批零售监助
销采购财政专板先士姐微付宝银账转刷卡款跟订始紧急优潜活跃休眠失积龄爱需求价质量备注址京津渝杭苏州武汉沈阳厦福浙粤鲁豫湘鄂川辽吉安徽赣滇
贵甘肃青藏疆蒙古台湾香港澳盛达鑫顺祥瑞丰汇恒诚嘉佳美润泰兴隆亚欧洲际环球创智联讯腾宏昌`;

const TRADITIONAL = `
的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去
法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業
外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制製身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提
立及比員解水名真論處走義各入幾口認條平系係氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克
許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術
領共確傳師觀清今切院讓識候帶導爭運筆六七八九零百千元
李劉陳楊趙黃周吳徐孫胡朱林郭羅梁宋鄭謝韓唐馮董蕭曹袁鄧傅沈曾彭呂蘇盧蔣蔡賈丁魏薛葉閻余潘杜戴夏鐘汪田姜范石姚譚廖鄒熊陸郝孔崔康毛邱秦江
史顧侯邵孟龍段雷錢湯尹黎易武喬賀賴龔偉芳娜秀英敏靜麗磊洋勇豔杰娟濤超蘭霞剛桂華梅玲紅玉萍燕雲蓮志婷雪佳欣宇浩梓涵軒晨嘉怡雨琳瑤博俊峰鵬
飛輝波斌鑫淑珍桃鳳寧帆凱慶永春旭慧穎倩莉亮健坤雅惠宗翰冠豪家銘志
姓手郵箱址客戶聯絡編號型狀態源職稱省縣鎮鄉村街段巷弄樓室層棟單責限股份集團技貿商服諮詢料食餐飲容培訓醫療健康融險房流軟網訊廣媒旅遊飯店超
鋪廠批零售監助銷採購財政專闆先士姐微付寶銀帳轉刷卡款跟訂始緊急優潛活躍休眠失積齡愛需求價質量備註址北京上海臺台灣中雄南桃園竹基隆義屏東花
宜苗栗彰投香港九龍澳盛達順祥瑞豐匯恆誠美潤泰興隆亞歐洲際環球創智騰宏昌電話傳真`;

const setOf = (text: string): ReadonlySet<string> => new Set(text.replace(/\s/g, ''));

const COMMON = { simplified: setOf(SIMPLIFIED), traditional: setOf(TRADITIONAL) };

/** Punctuation and forms that only East Asian text has. */
const ASIAN_MARK = /[\u3000-\u303f\uff01-\uff5e\uffe5￥“”‘’—…·]/u;

/** Kana, which Chinese text does not have; の stands in names of shops. */
const KANA = /[\u3041-\u306d\u306f-\u30fa]/u;

export interface Commonness {
  /** Characters outside ASCII. */
  readonly count: number;
  /** Which part of them is common; 0 where there is kana, 1 where there are none at all. */
  readonly share: number;
}

/** How much a text looks like Chinese of that script. */
export function commonness(text: string, script: keyof typeof COMMON): Commonness {
  const common = COMMON[script];
  let count = 0;
  let found = 0;
  for (const char of text) {
    if ((char.codePointAt(0) as number) < 0x80) continue;
    count++;
    if (common.has(char) || ASIAN_MARK.test(char)) found++;
    else if (KANA.test(char)) return { count, share: 0 };
  }
  return { count, share: count === 0 ? 1 : found / count };
}
