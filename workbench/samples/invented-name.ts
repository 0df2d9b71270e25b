/**
 * Names of people and firms put together from common parts; whoever really bears one is not meant. Knows no customer.
 * The Latin spelling of a Chinese name (Hanyu Pinyin, without tones) is for mail addresses.
 */
import type { Choice } from './choice';

export interface PersonName {
  readonly shown: string;
  /** Lower-case letters, family name last: what mail addresses are made of. */
  readonly latin: readonly [given: string, family: string];
}

/** Reads `王 wang, 李 li`. */
const pairs = (text: string): [string, string][] =>
  text.split(',').map((pair) => pair.trim().split(' ') as [string, string]);

const FAMILY = pairs(
  `王 wang, 李 li, 张 zhang, 刘 liu, 陈 chen, 杨 yang, 赵 zhao, 黄 huang, 周 zhou, 吴 wu, 徐 xu, 孙 sun, 胡 hu, 朱 zhu,
   高 gao, 林 lin, 何 he, 郭 guo, 马 ma, 罗 luo, 梁 liang, 宋 song, 郑 zheng, 谢 xie, 韩 han, 唐 tang, 冯 feng, 于 yu,
   董 dong, 萧 xiao, 程 cheng, 曹 cao, 袁 yuan, 邓 deng, 许 xu, 傅 fu, 沈 shen, 曾 zeng, 彭 peng, 吕 lv`,
);
const GIVEN = pairs(
  `芳 fang, 敏 min, 静 jing, 丽 li, 磊 lei, 洋 yang, 勇 yong, 艳 yan, 杰 jie, 娟 juan, 涛 tao, 超 chao, 霞 xia, 刚 gang,
   建国 jianguo, 志强 zhiqiang, 晓明 xiaoming, 海燕 haiyan, 雨桐 yutong, 思远 siyuan, 子涵 zihan, 梓萱 zixuan, 浩然 haoran,
   嘉怡 jiayi, 文博 wenbo, 雅琴 yaqin, 丽华 lihua, 国栋 guodong, 小红 xiaohong, 春梅 chunmei, 永福 yongfu, 佳宁 jianing,
   可欣 kexin, 一鸣 yiming, 若溪 ruoxi, 天宇 tianyu, 书瑶 shuyao, 俊峰 junfeng, 慧敏 huimin, 立群 liqun, 明轩 mingxuan,
   玉兰 yulan, 德华 dehua, 秀珍 xiuzhen, 振宇 zhenyu, 晨曦 chenxi, 诗雨 shiyu, 宏伟 hongwei, 巧云 qiaoyun, 家豪 jiahao`,
);
const TRADITIONAL_FAMILY = pairs(
  `陳 chen, 林 lin, 黃 huang, 張 chang, 李 lee, 王 wang, 吳 wu, 劉 liu, 蔡 tsai, 楊 yang, 許 hsu, 鄭 cheng, 謝 hsieh,
   郭 kuo, 洪 hung, 曾 tseng, 邱 chiu, 廖 liao, 賴 lai, 周 chou, 葉 yeh, 蘇 su, 莊 chuang, 呂 lu, 江 chiang, 何 ho`,
);
const TRADITIONAL_GIVEN = pairs(
  `淑芬 shufen, 雅婷 yating, 家豪 chiahao, 志明 chihming, 怡君 yichun, 冠宇 kuanyu, 宗翰 tsunghan, 美玲 meiling,
   俊傑 chunchieh, 建宏 chienhung, 詩涵 shihhan, 承恩 chengen, 佩珊 peishan, 偉倫 weilun, 欣怡 hsinyi, 柏翰 pohan,
   筱涵 hsiaohan, 國華 kuohua, 麗珠 lichu, 永昌 yungchang, 思妤 ssuyu, 奕廷 yiting, 秀英 hsiuying, 文雄 wenhsiung`,
);
const LATIN_GIVEN =
  'Amy Kevin Daniel Sofia Marcus Elena Oliver Grace Hannah Victor Nadia Peter Julia Simon Clara Adrian Ingrid Felix Rosa Thomas Maya Leonard Alice Gregor Helen Jasper Karin Lucas Monica Nathan Paula Ralph Stella Tobias Ursula Vivian Walter Yvonne Conrad Bianca'.split(
    ' ',
  );
const LATIN_FAMILY =
  'Hartwell Lindqvist Okafor Brandt Castellan Drummond Eastwick Fairley Gruber Hollis Ibarra Jansson Keller Lockhart Mercer Norwood Osborne Pemberton Quincy Rennick Stavros Thorne Underhill Vasquez Whitlock Yardley Zeller Ashcombe Bellamy Calloway Dunmore Ellery Farrow Goodwin Hawthorn Iverson Juarez Kirkby Lambert Marlowe'.split(
    ' ',
  );

export function chinesePerson(choice: Choice, script: 'simplified' | 'traditional'): PersonName {
  const [families, givens] = script === 'simplified' ? [FAMILY, GIVEN] : [TRADITIONAL_FAMILY, TRADITIONAL_GIVEN];
  const [family, familyLatin] = choice.pick(families);
  const [given, givenLatin] = choice.pick(givens);
  return { shown: family + given, latin: [givenLatin, familyLatin] };
}

/** `Kevin Hartwell`, and for Chinese who use an English name `Kevin Zhao`. */
export function latinPerson(choice: Choice, family: 'latin' | 'chinese' = 'latin'): PersonName {
  const given = choice.pick(LATIN_GIVEN);
  const last = family === 'latin' ? choice.pick(LATIN_FAMILY) : capital(choice.pick(FAMILY)[1]);
  return { shown: `${given} ${last}`, latin: [given.toLowerCase(), last.toLowerCase()] };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export interface FirmName {
  /** What people call it. */
  readonly short: string;
  /** As registered. */
  readonly full: string;
  /** Lower-case letters and hyphens, for a mail domain. */
  readonly latin: string;
}

const BRAND_STARTS =
  'Harbor North Silver Lotus Maple Kestrel Cobalt Juniper Orchid Summit Delta Falcon Cedar Ember Aurora Willow Granite Bamboo Coral Meridian Copper Frost Linden Marble Ocean Prairie Quartz Raven Saffron Timber Umber Velvet Walnut Zephyr Amber Birch'.split(
    ' ',
  );
const BRAND_ENDS =
  'gate field stone bridge wood port way crest mark line brook haven ridge works point dale peak shore lane forge'.split(
    ' ',
  );
const SECTORS =
  'Trading, Electronics, Hardware, Packaging, Textiles, Tools, Lighting, Furniture, Foods, Plastics, Logistics, Toys, Kitchenware, Sports'.split(
    ', ',
  );
const HAN_BRANDS = pairs(
  `恒 heng, 岚 lan, 启 qi, 辰 chen, 拓 tuo, 润 run, 禾 he, 卓 zhuo, 岳 yue, 澜 lan, 铭 ming, 朗 lang, 沐 mu, 晟 sheng,
   凯 kai, 盈 ying, 嵘 rong, 麓 lu, 丰 feng, 汇 hui, 昊 hao, 瑾 jin, 逸 yi, 森 sen, 峻 jun, 港 gang, 棠 tang, 渡 du,
   桥 qiao, 野 ye, 云 yun, 帆 fan, 屿 yu, 松 song, 橙 cheng, 蓝 lan, 青 qing, 砚 yan, 舟 zhou, 原 yuan`,
);
const HAN_SECTORS = pairs(
  `贸易 trade, 电子 tech, 五金制品 metal, 包装 pack, 纺织 textile, 照明 light, 家具 home, 食品 food, 塑胶 plastic,
   物流 logistics, 玩具 toys, 厨具 kitchen, 体育用品 sports, 机械 machine`,
);
const HAN_CITIES = '深圳市 广州市 东莞市 宁波市 杭州市 苏州市 上海 佛山市 厦门市 青岛 义乌市 温州市'.split(' ');

export function hanFirm(choice: Choice): FirmName {
  const [[one, oneLatin], [two, twoLatin]] = [choice.pick(HAN_BRANDS), choice.pick(HAN_BRANDS)];
  const [sector, sectorLatin] = choice.pick(HAN_SECTORS);
  return {
    short: `${one}${two}${sector}`,
    full: `${choice.pick(HAN_CITIES)}${one}${two}${sector}有限公司`,
    latin: `${oneLatin}${twoLatin}-${sectorLatin}`,
  };
}

export function latinFirm(choice: Choice, legalForm: string): FirmName {
  const brand = choice.pick(BRAND_STARTS) + choice.pick(BRAND_ENDS);
  const sector = choice.pick(SECTORS);
  return {
    short: `${brand} ${sector}`,
    full: `${brand} ${sector} ${legalForm}`,
    latin: `${brand}-${sector}`.toLowerCase(),
  };
}
