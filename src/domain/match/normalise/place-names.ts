/** Provinces and large cities of China, as firms and addresses are headed by them, and how much of a text names a place. */

import { fold, squeeze } from './fold';
import { table } from './table';

/** Without 省, 市 or 自治区. Source: the administrative divisions of China (GB/T 2260), provinces and prefecture cities. */
const HAN_PLACES =
  '北京 上海 天津 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 ' +
  '石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 太原 大同 阳泉 长治 晋城 晋中 运城 忻州 临汾 吕梁 呼和浩特 包头 赤峰 通辽 鄂尔多斯 沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 葫芦岛 长春 四平 通化 松原 延边 哈尔滨 齐齐哈尔 鸡西 鹤岗 大庆 伊春 佳木斯 牡丹江 ' +
  '南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌 合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城 福州 厦门 莆田 泉州 漳州 南平 龙岩 宁德 南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶 ' +
  '济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽 郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施 长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西 ' +
  '广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮 南宁 柳州 桂林 梧州 北海 钦州 贵港 玉林 百色 海口 三亚 成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 贵阳 六盘水 遵义 安顺 毕节 铜仁 昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 拉萨 ' +
  '西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 兰州 嘉峪关 金昌 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南 西宁 银川 石嘴山 吴忠 固原 中卫 乌鲁木齐 克拉玛依 昆山 江阴 张家港 常熟 太仓 慈溪 余姚 诸暨 晋江 石狮 台北 新北 桃园 台中 台南 高雄 新竹 基隆 嘉义 九龙';

const LATIN_PLACES =
  'beijing shanghai tianjin chongqing guangzhou shenzhen dongguan foshan zhuhai zhongshan huizhou hangzhou ningbo wenzhou jiaxing shaoxing jinhua yiwu taizhou nanjing suzhou wuxi changzhou nantong xuzhou yangzhou kunshan hefei fuzhou xiamen quanzhou nanchang jinan qingdao yantai weifang zhengzhou luoyang wuhan changsha nanning guilin haikou sanya chengdu guiyang kunming xian lanzhou shenyang dalian changchun harbin shijiazhuang tangshan taiyuan hebei shanxi liaoning jilin heilongjiang jiangsu zhejiang anhui fujian jiangxi shandong henan hubei hunan guangdong hainan sichuan guizhou yunnan shaanxi gansu taiwan guangxi china hongkong taipei kaohsiung taichung macau';

const places = table(() => new Set([...HAN_PLACES.split(' '), ...LATIN_PLACES.split(' '), '中国', '全国']));

/** Whether a folded text without spaces, less its 省 or 市, is a province or a large city of China. */
function isKnownPlace(text: string): boolean {
  return places().has(text);
}

/** The name of a place without the word for its kind. */
export function plainPlace(text: string): string {
  return squeeze(text).replace(/(?<=..)[省市区县]$/, '');
}

/** Tells the places that a record's own columns name, and `others`. */
export function placeTest(
  own: readonly string[],
  others: (name: string) => boolean = isKnownPlace,
): (name: string) => boolean {
  const names = own.map((place) => plainPlace(fold(place))).filter((place) => place.length > 1);
  return names.length === 0 ? others : (name) => names.includes(name) || others(name);
}

/** What ends in these is no division: 华联超市, 阳光小区. Cities of two characters may: 海门市, 邹城市. */
const NO_DIVISION = /(?:[超夜菜]市|...+[城都门股上花集鱼早书]市|[小社校片景矿学战住宅]区|[知该悬]县)$/;

const PROVINCE = /^.{2,3}?(?:省|特别行政区|(?:壮族|回族|维吾尔)?自治区)/u;
const CITY = /^(?:(?![省市区县镇路街])\p{Script=Han}){2,4}?市(?!场|民[中广]|政|中心|区)/u;
const DISTRICT =
  /^(?:(?![省市区县镇路街])\p{Script=Han}){0,4}?(?:工业园区|(?:高新技术|经济技术|经济)?开发区|高新区|保税区|(?<=.)[区县](?![域间]))/u;

/**
 * How many characters at the start of a folded Chinese text name a province, a city and a district, by their suffixes
 * or by being known; `isPlace` tells of names that only the record's own columns know, without suffix.
 */
export function leadingPlace(text: string, isPlace: (name: string) => boolean): number {
  let at = text.startsWith('中国') ? 2 : 0;
  for (const pattern of [PROVINCE, CITY, DISTRICT]) {
    const rest = text.slice(at);
    const match = pattern.exec(rest);
    // A district is only told by its name where a city stands in front: 开发区, 东区.
    const hasSuffix =
      match !== null && !NO_DIVISION.test(match[0]) && (pattern !== DISTRICT || at > 0 || match[0].length > 2);
    const length = hasSuffix ? match[0].length : pattern === DISTRICT ? 0 : knownLength(rest, isPlace);
    at += length;
  }
  return at;
}

/** 南京路, 北京东路: streets that are called after a place. */
const STREET = /^[东西南北中]?[一二三四五六]?(?:路|街|大道|大街|巷|里)/;

function knownLength(text: string, isPlace: (name: string) => boolean): number {
  for (let length = Math.min(6, text.length); length > 1; length--) {
    if (!isPlace(text.slice(0, length)) || STREET.test(text.slice(length))) continue;
    return /[省市]/.test(text.charAt(length)) ? length + 1 : length;
  }
  return 0;
}
