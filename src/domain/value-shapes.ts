/**
 * The shapes of single values: phone, date, company, a name of a person and so on, told cheaply by regular expressions
 * and word lists. Says what a value is written like; whether it is right is for the parsers to say.
 */
import { type CellValue, isCivil, textOf } from './cell-value';
import { simplify } from './han-variants';
import { once } from './once';

/** A value can have several shapes: 20240305 is a date, a number and might be a phone. */
export type Shape =
  | 'email'
  | 'phone'
  /** A phone that nothing else is written like. */
  | 'sure-phone'
  | 'date'
  | 'past'
  | 'future'
  /** A date in the years in which living customers are born. */
  | 'birth-date'
  /** A month and a day. */
  | 'partial-date'
  | 'number'
  | 'integer'
  | 'person'
  /** A person by a known given name or surname. */
  | 'sure-person'
  /** An organisation by its legal form or kind. */
  | 'company'
  | 'address'
  | 'url'
  | 'yes-no'
  | 'gender'
  | 'level'
  | 'stage'
  | 'salutation'
  | 'postcode'
  | 'account-state'
  | 'code'
  /** Letters and no more than a few digits, not longer than a name or an item of a list. */
  | 'words'
  | 'long';

/** Longer than any phone, mail or name; a cell may hold 50,000 characters. */
export const LONGEST_READ = 160;

/** The commonest, simplified. */
const SURNAMES =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴' +
  '夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟' +
  '安颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜路詹关苗凌费纪靳盛童欧甄项曲' +
  '成游裴席卫查屈鲍覃霍翁隋甘景薄单包司柏宁柯阮桂闵解强丘华车冉房边辜简连沙巫';
const DOUBLE_SURNAME = /^(?:欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|端木|夏侯|申屠|南宫|独孤|轩辕|西门)/;
const HAN_TITLE = /(?:先生|女士|小姐|太太|老师|老板|经理|总监|总经理|主任|医生|教授|师傅|阿姨|大姐|总|姐|哥)$/;

const givenNames = once(
  () =>
    new Set(
      (
        'james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew joshua ' +
        'kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon benjamin ' +
        'samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle walter ethan jeremy ' +
        'harold keith christian roger noah gerald carl terry sean austin arthur lawrence jesse dylan bryan joe jordan billy bruce albert willie gabriel logan ' +
        'mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle carol ' +
        'amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen samantha ' +
        'katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan ' +
        'evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean alice grace sophia lucy chloe ' +
        'hans klaus peter jürgen stefan andreas wolfgang sabine petra monika ursula birgit pierre jean marie philippe nathalie isabelle carlos juan luis ' +
        'ahmed mohammed ali fatima priya raj wei ming li mei chen hiroshi yuki sofia marco giulia lars anna erik ivan olga elena natalia dan tom mike bob jim ' +
        'steve dave chris alex sam ben nick tony kate jane liz sue pat kim lee liam mia ava isla leo max oscar ella zoe'
      ).split(' '),
    ),
);

const COMPANY_HAN =
  /(?:公司|集团|工厂|厂|商行|工作室|事务所|中心|店|医院|诊所|学校|学院|大学|幼儿园|酒店|宾馆|餐厅|饭店|食品|超市|商场|合作社|株式会社|银行|协会|研究所|工程行|企业社|贸易|科技|实业|国际|五金|建材|服饰|行号|门市部|经营部)$|有限公司|股份/;
const COMPANY_LATIN =
  /(?:^|[\s,.&-])(?:inc|llc|llp|ltd|limited|gmbh|corp|corporation|co|company|plc|srl|s\.?a\.?r\.?l|s\.?a|s\.?p\.?a|b\.?v|n\.?v|a\.?g|k\.?g|oy|a\.?b|pte|pty|sdn bhd|kk|group|holdings?|partners|associates|industries|enterprises|solutions|systems|services|trading|agency|studio|school|university|hospital|clinic|hotel|restaurant|center|centre|bank|foundation|association|church|academy)\.?\)?$| & (?:sons|co)\b/i;
const ADDRESS_HAN = /[省市区县镇乡路街道巷弄号室楼栋座村里邨苑邦厦]/g;
const ADDRESS_LATIN =
  /(?:^|[\s,.])(?:st|str|street|ave|av|avenue|rd|road|blvd|blv|boulevard|ln|lane|dr|drive|way|ct|court|pl|place|sq|square|hwy|highway|pkwy|suite|ste|floor|apt|unit|rue|via|calle|jalan|jln|plz|platz|weg|gasse|terrace|crescent|close|circle|cir|trail|parkway)\.?(?=$|[\s,.#\d])|(?:straße|strasse|str\.|gasse|allee)\b|p\.?\s?o\.? box/i;

/** Values that are told by being one of a few words. */
const TOKENS: { readonly [shape in Shape]?: string } = {
  gender: `
    男|女|male|female|m|f|先生|女士|man|woman|男性|女性|未知|unknown|other|未说明`,
  'yes-no': `
    yes|no|y|n|true|false|是|否|有|无|√|×|✓|✔|✗|✘|0|1|同意|不同意|已订阅|未订阅|subscribed|unsubscribed`,
  level: `
    vip|svip|vvip|a|b|c|d|e|s|aa|a+|b+|a级|b级|c级|d级|a类|b类|c类|d类|高|中|低|高价值|普通|普通客户|重要|重要客户
    重点|重点客户|一般|一般客户|核心|核心客户|大客户|小客户|潜在|潜在客户|活跃|活跃客户|休眠|休眠客户|沉睡|沉睡客户
    流失|金卡|银卡|钻石|钻石卡|黄金|白金|白银|铂金|青铜|普卡|普通会员|金牌|银牌|铜牌|vip客户|vip会员|gold|silver
    bronze|platinum|diamond|standard|basic|premium|regular|normal|high|medium|low|key|strategic|active|potential
    dormant|hot|warm|cold|tier 1|tier 2|tier 3|1级|2级|3级|一级|二级|三级|prospect|一星|二星|三星|四星|五星|★|★★|★★★
    ★★★★|★★★★★`,
  stage: `
    潜在|潜在客户|意向|意向客户|意向中|初次购买|首购|复购|重复购买|忠实|忠诚|成交|已成交|成交客户|未成交|流失|已流失
    流失客户|新客户|老客户|线索|商机|跟进中|洽谈中|谈判|报价|签约|已签约|合作中|已合作|停止合作|初步接触|lead|leads
    prospect|customer|client|opportunity|subscriber|mql|sql|evangelist|marketing qualified lead|sales qualified lead
    new|open|in progress|contacted|working|qualified|unqualified|nurturing|converted|won|lost|churned|repeat|loyal
    closed won|closed lost|proposal|negotiation|open - not contacted|working - contacted|open deal|connected
    attempted to contact|bad timing`,
  salutation: `
    mr|mrs|ms|miss|dr|prof|mr.|mrs.|ms.|dr.|prof.|sir|madam|先生|女士|小姐|太太|博士|教授|herr|frau|m.|mme`,
  'account-state': `
    enabled|disabled|invited|declined|active|inactive|启用|停用|禁用|有效|无效|冻结|正常|expired|suspended|pending`,
};
const LONGEST_TOKEN = 24;

const shapesOfToken = once(() => {
  const shapes = new Map<string, Shape[]>();
  for (const [shape, tokens] of Object.entries(TOKENS) as [Shape, string][]) {
    for (const token of tokens.split(/[|\n]/)) {
      const key = token.trim();
      shapes.set(key, [...(shapes.get(key) ?? []), shape]);
    }
  }
  return shapes;
});

const EMAIL = /[\w.+%'-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+/;
const YMD = /^(\d{4})\s?[-/.年]\s?(\d{1,2})\s?(?:[-/.月]\s?(\d{1,2})\s?日?)?(?:[\sT,].{0,20})?$/;
const DMY = /^\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})(?:[\sT,].{0,20})?$/;
const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;
/** Years of the Republic of China (Taiwan), as they are written there without its name: 113/3/5. */
const ERA_DATE = /^(?:(?:民国|民國)\s?(\d{1,3})[年/.-]\d{1,2}|(1[0-4]\d)[年/.-]\d{1,2}[月/.-]\d{1,2}日?$)/;
const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]{0,6}\\.?';
const NAMED_MONTH = new RegExp(
  `^(?:\\d{1,2}(?:st|nd|rd|th)?[\\s-]${MONTH}|${MONTH}[\\s-]\\d{1,2}(?:st|nd|rd|th)?,?|${MONTH})[\\s,-]{1,2}(\\d{4}|\\d{2})(?:\\s.{0,12})?$`,
  'i',
);
const PARTIAL_DATE = /^(?:\d{1,2}[-/.]\d{1,2}|\d{1,2}月\d{1,2}日?|(?:农历|阴历|農曆).{2,8})$/;
const NUMBER =
  /^[-+(]?\s?(?:[¥￥$€£]|nt\$|hk\$|s\$|rm|rmb|usd|cny|eur|gbp)?\s?(?:\d{1,12}(?:,\d{3}){0,5}(?:\.\d{1,6})?|\d{1,3}(?:[. ]\d{3}){0,4},\d{1,2}|\d{4,12},\d{1,2})\s?(?:元|万|万元|块|%|€|usd|cny|rmb|eur|gbp|k)?\)?$/i;
const PHONE_LABEL = /^(?:tel|phone|mobile|mob|cell|ph|电话|手机|座机|[tm])[\s.:：]{0,3}/i;
const PHONE_SHAPE = /^\+?[\d\s().–—/-]{5,24}(?:(?:ext?\.?|x|转|分机|#)\s?\d{1,6})?$/i;
const SURE_PHONE =
  /^(?:\+\d[\d\s().-]{6,20}|00\d{2}[\d\s-]{7,16}|1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}|\(0?\d{2,4}\)\s?[\d\s-]{6,11}|0\d{2,3}[\s-]\d{3,4}[\s-]?\d{3,4}|0\d{8,10}|0\d{2,4}[\s-]\d{6,8}|\d{3}[\s./-]\d{3}[\s.-]\d{4}|[2-9]\d{3}[\s-]\d{4})(?:\s?(?:ext?\.?|x|转|分机|#)\s?\d{1,6})?$/i;
const POSTCODE = /^(?:\d{3,6}|\d{5}-\d{4}|\d{3}-\d{4}|[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}|[a-z]\d[a-z]\s?\d[a-z]\d)$/i;
const URL_SHAPE = /^(?:https?:\/\/|www\.)\S+$|^[\w-]{2,63}\.(?:com|cn|net|org|com\.cn|io|co|de|uk|hk|tw)(?:\/\S*)?$/i;
const CODE = /^[a-z]{0,6}[-_/ ]?\d[\w/-]{0,20}$|^[a-z\d]{6,24}$/i;
const LATIN_NAME = /^(?:(?:mr|mrs|ms|miss|dr|prof)\.?\s)?[\p{L}'’.-]{1,20}(?:,?\s[\p{L}'’.-]{1,20}){1,3}$/u;

/** The year of a text that is written as a date, or NaN. Two digits are taken as the last or the next fifty years. */
function yearOfDate(text: string): number {
  const ymd = YMD.exec(text) ?? COMPACT_DATE.exec(text);
  if (ymd !== null) {
    const [year, month, day] = [Number(ymd[1]), Number(ymd[2]), Number(ymd[3] ?? 1)];
    return year >= 1900 && year <= 2100 && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? year : Number.NaN;
  }
  const era = ERA_DATE.exec(text);
  if (era !== null) return 1911 + Number(era[1] ?? era[2]);
  const short = DMY.exec(text) ?? NAMED_MONTH.exec(text);
  if (short === null) return Number.NaN;
  const digits = short[1] ?? '';
  return digits.length === 4 ? Number(digits) : Number(digits) + (Number(digits) > 50 ? 1900 : 2000);
}

/** `folded` is simplified. A surname without a given name is a person only with a title: 王总. */
function personHan(folded: string): 'no' | 'shape' | 'sure' {
  if (folded.length > 8) return 'no';
  const plain = folded.replace(HAN_TITLE, '').replace(/[·•]/g, '');
  if (!/^\p{Script=Han}{1,4}$/u.test(plain)) return 'no';
  const titled = plain.length < folded.length;
  if (DOUBLE_SURNAME.test(plain) && plain.length >= 3) return 'sure';
  if (SURNAMES.includes(plain.charAt(0)) && plain.length <= 3 && (titled || plain.length >= 2)) return 'sure';
  return plain.length >= 2 ? 'shape' : 'no';
}

function personLatin(text: string): 'no' | 'shape' | 'sure' {
  if (!LATIN_NAME.test(text) || ADDRESS_LATIN.test(text)) return 'no';
  const words = text.toLowerCase().split(/[\s,]+/);
  return words.some((word) => givenNames().has(word)) ? 'sure' : 'shape';
}

/** Most letters that a date, a number or a phone has: `12 September`, `Mobile: ... ext. 5`. */
const MOST_LETTERS = 14;

interface Census {
  readonly digits: number;
  readonly letters: number;
  readonly han: number;
}

/** One look at each character spares most regular expressions. */
function censusOf(text: string): Census {
  let digits = 0;
  let letters = 0;
  let han = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x30 && code <= 0x39) digits++;
    else if (code >= 0x3400 && code < 0xe000) han++;
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) letters++;
    else if (code >= 0xc0 && !(code >= 0x2000 && code < 0x3400)) letters++;
  }
  return { digits, letters, han };
}

/** Adds every shape of a value to `found`, which the caller reuses. `today` is `yyyy-mm-dd`. Bounded time whatever the cell holds. */
export function shapesOf(value: CellValue, today: string, found: Shape[]): void {
  if (isCivil(value)) {
    dateShapes(Number(value.date.slice(0, 4)), value.date, today, found);
    return;
  }
  if (typeof value === 'boolean') {
    found.push('yes-no');
    return;
  }
  const whole = textOf(value).trim();
  if (whole.length > LONGEST_READ) {
    found.push('long');
    return;
  }
  const text = /[\uff01-\uff5e\u3000]/.test(whole) ? whole.normalize('NFKC') : whole;
  if (text.length <= LONGEST_TOKEN) {
    const told = shapesOfToken().get(text.toLowerCase());
    if (told !== undefined) found.push(...told);
  }
  const mail = text.includes('@') ? EMAIL.exec(text) : null;
  if (mail !== null && mail[0].length * 2 >= text.length) {
    found.push('email');
    return;
  }
  const census = censusOf(text);
  if (census.digits > 0 && census.letters + census.han <= MOST_LETTERS)
    figureShapes(text, typeof value === 'number', census, today, found);
  else if (/^(?:农历|阴历|農曆|陰曆)/.test(text)) found.push('partial-date');
  if (text.includes('.') && URL_SHAPE.test(text)) found.push('url');
  if (census.han > 0) hanShapes(simplify(text), census, found);
  else if (census.letters > 0) latinShapes(text, census, found);
}

function dateShapes(year: number, iso: string | null, today: string, found: Shape[]): void {
  const thisYear = Number(today.slice(0, 4));
  found.push('date', (iso === null ? year > thisYear : iso > today) ? 'future' : 'past');
  if (year >= 1925 && year <= thisYear - 10) found.push('birth-date');
}

/** Dates, numbers, phones and codes. */
function figureShapes(text: string, isNumber: boolean, census: Census, today: string, found: Shape[]): void {
  const year = yearOfDate(text);
  const dated = !Number.isNaN(year);
  if (dated) {
    const ymd = YMD.exec(text);
    const iso =
      ymd === null ? null : `${ymd[1]}-${(ymd[2] ?? '').padStart(2, '0')}-${(ymd[3] ?? '1').padStart(2, '0')}`;
    dateShapes(year, iso, today, found);
  } else if (PARTIAL_DATE.test(text)) found.push('partial-date');
  if (isNumber || NUMBER.test(text)) {
    found.push('number');
    if (/^\d{1,9}$/.test(text)) found.push('integer');
  }
  if (census.digits >= 6 && !(dated && /\D/.test(text))) {
    const first = (text.split(/[,;、，；|]|\s\/\s|\/(?=1\d{10}|\+)/)[0] ?? '').trim().replace(PHONE_LABEL, '');
    const digits = first.replace(/\D/g, '').length;
    if (digits >= 6 && digits <= 17 && PHONE_SHAPE.test(first) && !/^\d+\.\d+$/.test(first)) {
      found.push('phone');
      if (SURE_PHONE.test(first)) found.push('sure-phone');
    }
  }
  if (census.han > 0) return;
  if (POSTCODE.test(text)) found.push('postcode');
  if (!dated && CODE.test(text)) found.push('code');
}

function hanShapes(folded: string, census: Census, found: Shape[]): void {
  const marks = folded.length >= 5 ? (folded.match(ADDRESS_HAN)?.length ?? 0) : 0;
  const numbered = marks >= 1 && /\d+\s?[号室栋座楼弄]/.test(folded);
  if (COMPANY_HAN.test(folded)) found.push('company');
  else if (numbered || marks >= 3 || (marks >= 2 && folded.length >= 6)) found.push('address');
  else {
    const person = personHan(folded);
    if (person !== 'no') found.push('person');
    if (person === 'sure') found.push('sure-person');
  }
  if (folded.length > 40) found.push('long');
  else if (census.digits <= 3) found.push('words');
}

function latinShapes(text: string, census: Census, found: Shape[]): void {
  if (census.letters > census.digits && COMPANY_LATIN.test(text)) found.push('company');
  else if (census.digits > 0) {
    if (ADDRESS_LATIN.test(text)) found.push('address');
  } else {
    const person = personLatin(text);
    if (person !== 'no') found.push('person');
    if (person === 'sure') found.push('sure-person');
  }
  if (text.length > 80) found.push('long');
  else if (census.digits <= 3) found.push('words');
}
