/**
 * What the invented customers of `unseen-ledgers.ts` are made of, the commonest first. Facts of names and places that
 * everybody knows; taken from no list of test data, so that a matcher tuned on those lists meets other values here.
 */

/** Reads `Robert Bob Rob, William Bill`: a name and its short forms. */
const withShortForms = (text: string): (readonly string[])[] =>
  text.split(',').map((entry) => entry.trim().split(/\s+/));

/** Reads `王 wang, 欧阳 ouyang`. */
const withPinyin = (text: string): (readonly [han: string, latin: string])[] =>
  text.split(',').map((pair) => pair.trim().split(' ') as [string, string]);

const words = (text: string): string[] => text.trim().split(/\s+/);
const phrases = (text: string): string[] => text.split(',').map((phrase) => phrase.trim());

export const MEN = withShortForms(
  `James Jim Jimmy, Robert Bob Rob Bobby, John Jack Johnny, Michael Mike Mick, David Dave, William Bill Will Billy, Richard Rick Dick Rich,
   Joseph Joe Joey, Thomas Tom Tommy, Christopher Chris, Charles Charlie Chuck, Daniel Dan Danny, Matthew Matt, Anthony Tony, Mark, Steven Steve,
   Andrew Andy Drew, Paul, Joshua Josh, Kenneth Ken Kenny, Kevin Kev, Brian, Timothy Tim, Ronald Ron, George, Jason, Edward Ed Eddie Ted, Jeffrey Jeff,
   Ryan, Jacob Jake, Nicholas Nick, Gary, Eric, Jonathan Jon, Stephen Steve, Lawrence Larry, Justin, Scott, Brandon, Benjamin Ben, Samuel Sam,
   Gregory Greg, Alexander Alex Sandy, Patrick Pat Paddy, Frank, Raymond Ray, Dennis, Gerald Gerry Jerry, Nathan Nate, Peter Pete, Zachary Zach, Douglas Doug,
   Henry Harry Hal, Philip Phil, Leonard Len Lenny, Theodore Ted Theo, Frederick Fred Freddie, Vincent Vince, Graham, Neil, Alistair, Ivan, Omar, Ravi, Diego, Luis`,
);
export const WOMEN = withShortForms(
  `Mary Molly, Patricia Pat Patty Trish, Jennifer Jenny Jen, Linda, Elizabeth Liz Beth Betty Lizzie, Barbara Barb, Susan Sue Susie, Jessica Jess, Sarah,
   Karen, Lisa, Nancy, Margaret Maggie Peggy Meg, Sandra, Ashley, Emily Em, Kimberly Kim, Donna, Michelle, Carol, Amanda Mandy, Melissa Mel, Deborah Deb Debbie,
   Stephanie Steph, Rebecca Becky Becca, Laura, Sharon, Cynthia Cindy, Dorothy Dot Dottie, Amy, Kathleen Kathy Kate, Angela Angie, Shirley, Brenda, Emma, Anna Annie,
   Pamela Pam, Nicole Nicky, Samantha Sam, Katherine Kate Kathy Katie, Christine Chris Tina, Helen, Rachel, Carolyn, Janet Jan, Maria, Heather, Diane, Olivia Liv,
   Julie, Joyce, Victoria Vicky Tori, Kelly, Christina Chris Tina, Joan, Evelyn Evie, Judith Judy, Andrea, Hannah, Priya, Fatima, Ingrid, Chiara, Alejandra Ale`,
);
export const FAMILIES = words(
  `Smith Johnson Williams Brown Jones Miller Davis Wilson Anderson Thomas Taylor Moore Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker
   Young Allen King Wright Scott Hill Green Adams Baker Nelson Campbell Mitchell Roberts Carter Phillips Evans Turner Parker Collins Edwards Stewart Morris
   Murphy Cook Rogers Morgan Cooper Reed Bailey Bell Kelly Howard Ward Cox Richardson Wood Watson Brooks Bennett Gray Hughes Price Myers Long Foster Sanders
   Ross Powell Sullivan Russell Jenkins Perry Butler Barnes Fisher Henderson Coleman Simmons Patterson Jordan Reynolds Hamilton Graham Kim Gibson Wallace
   Cole West Stone Hayes Bryant Ellis Stevens Fox Rice Hunter Mills Warren Nichols Knight Ferguson Rose Hawkins Dunn Perkins Hudson Spencer Gardner Payne
   Pierce Berry Arnold Wagner Ray Watkins Olson Carroll Duncan Snyder Hart Cunningham Lane Andrews Ruiz Harper Riley Armstrong Carpenter Weaver Greene Lawrence
   Elliott Chavez Sims Austin Peters Kelley Franklin Lawson Patel Khan Singh Ali Shah Garcia Rodriguez Martinez Hernandez Lopez Gonzalez Perez Sanchez Ramirez
   Torres Flores Rivera Gomez Diaz Cruz Morales Ortiz O'Brien O'Connor O'Neill McDonald McCarthy Müller Schmidt Schneider Weber Meyer Nowak Kowalski Rossi
   Bianchi Nguyen Tran Pham Novak Horvat Jensen Nielsen Hansen Larsen Johansson Andersson Lindgren Dubois Moreau Lefèvre Fischer Becker Hoffmann Koch Bauer`,
);

export const HAN_FAMILIES = withPinyin(
  `王 wang, 李 li, 张 zhang, 刘 liu, 陈 chen, 杨 yang, 黄 huang, 赵 zhao, 吴 wu, 周 zhou, 徐 xu, 孙 sun, 马 ma, 朱 zhu, 胡 hu, 郭 guo, 何 he, 林 lin, 高 gao,
   罗 luo, 郑 zheng, 梁 liang, 谢 xie, 宋 song, 唐 tang, 许 xu, 韩 han, 邓 deng, 冯 feng, 曹 cao, 彭 peng, 曾 zeng, 肖 xiao, 田 tian, 董 dong, 潘 pan, 袁 yuan,
   蔡 cai, 蒋 jiang, 余 yu, 于 yu, 杜 du, 叶 ye, 程 cheng, 魏 wei, 苏 su, 吕 lv, 丁 ding, 任 ren, 卢 lu, 姚 yao, 沈 shen, 钟 zhong, 姜 jiang, 崔 cui, 谭 tan,
   陆 lu, 范 fan, 汪 wang, 廖 liao, 石 shi, 金 jin, 韦 wei, 贾 jia, 夏 xia, 傅 fu, 方 fang, 邹 zou, 熊 xiong, 白 bai, 孟 meng, 秦 qin, 邱 qiu, 侯 hou, 江 jiang,
   尹 yin, 薛 xue, 单 shan, 仇 qiu, 解 xie, 区 ou, 欧阳 ouyang, 司徒 situ, 上官 shangguan, 诸葛 zhuge`,
);
/** Characters of given names, with other characters of the same sound in the list where there are some. */
export const HAN_GIVEN = withPinyin(
  `伟 wei, 芳 fang, 娜 na, 敏 min, 静 jing, 秀 xiu, 丽 li, 强 qiang, 磊 lei, 军 jun, 洋 yang, 勇 yong, 艳 yan, 杰 jie, 娟 juan, 涛 tao, 明 ming, 超 chao,
   兰 lan, 霞 xia, 平 ping, 刚 gang, 桂 gui, 英 ying, 华 hua, 玉 yu, 萍 ping, 红 hong, 玲 ling, 飞 fei, 鹏 peng, 辉 hui, 波 bo, 斌 bin, 宇 yu, 浩 hao, 凯 kai,
   健 jian, 俊 jun, 帆 fan, 雪 xue, 慧 hui, 婷 ting, 琳 lin, 倩 qian, 莹 ying, 颖 ying, 佳 jia, 嘉 jia, 欣 xin, 怡 yi, 晨 chen, 辰 chen, 阳 yang, 梅 mei, 文 wen,
   建 jian, 国 guo, 志 zhi, 海 hai, 春 chun, 云 yun, 峰 feng, 锋 feng, 龙 long, 永 yong, 成 cheng, 诚 cheng, 东 dong, 荣 rong, 新 xin, 立 li, 胜 sheng, 学 xue,
   利 li, 少 shao, 子 zi, 梓 zi, 轩 xuan, 萱 xuan, 涵 han, 晗 han, 思 si, 诗 shi, 雨 yu, 语 yu, 雅 ya, 晓 xiao, 小 xiao, 天 tian, 一 yi, 艺 yi, 瑞 rui, 睿 rui,
   博 bo, 若 ruo, 安 an, 宁 ning, 家 jia, 豪 hao, 泽 ze, 宏 hong, 洪 hong, 伯 bo, 仁 ren, 信 xin, 义 yi, 珍 zhen, 淑 shu, 惠 hui, 珠 zhu, 琴 qin, 凤 feng, 庆 qing`,
);
/** Simplified to traditional, for the characters above and below only. */
const TRADITIONAL: Readonly<Record<string, string>> = Object.fromEntries(
  words(
    `张張 刘劉 陈陳 杨楊 黄黃 赵趙 吴吳 孙孫 马馬 罗羅 郑鄭 谢謝 许許 韩韓 邓鄧 冯馮 肖蕭
     蒋蔣 叶葉 苏蘇 吕呂 卢盧 钟鍾 谭譚 陆陸 韦韋 贾賈 邹鄒 单單 区區 欧歐 诸諸 伟偉 丽麗
     强強 军軍 艳豔 杰傑 涛濤 兰蘭 刚剛 华華 红紅 飞飛 鹏鵬 辉輝 凯凱 莹瑩 颖穎 阳陽 国國
     云雲 锋鋒 龙龍 诚誠 东東 荣榮 胜勝 学學 轩軒 诗詩 语語 晓曉 艺藝 宁寧 泽澤 义義 凤鳳
     庆慶 贸貿 电電 业業 机機 设設 备備 术術 讯訊 实實 医醫 药藥 装裝 饰飾 农農 广廣 汉漢
     长長 济濟 门門 达達 丰豐 兴興 发發 联聯 顺順 远遠 万萬 创創 维維 汇匯 宝寶 号號 楼樓
     县縣 镇鎮 与與 务務 团團 园園 资資 进進 饮飲 织織 纺紡`,
  ).map((pair) => [...pair] as [string, string]),
);
export const toTraditional = (text: string): string => [...text].map((one) => TRADITIONAL[one] ?? one).join('');

/** Firms are called by one of each list. */
export const BRANDS = words(
  `Apex Pioneer Summit Delta National Pacific Atlantic Central Premier Liberty Eagle Sterling Crown Heritage Evergreen Horizon Keystone Lakeside Metro Northern
   Southern Western Eastern Riverside Sunrise Titan Union Vanguard Vista Zenith Alpine Beacon Cascade Diamond Empire Frontier Galaxy Highland Imperial Jade
   Kingston Lotus Magnolia Nova Oak Phoenix Quantum Redwood Sapphire Trident Blackwood Fairview Greenfield Harbour Ironbridge Millbrook Oakdale Stonegate`,
);
export const TRADES = phrases(
  `Plumbing, Electrical Services, Dental Practice, Logistics, Consulting, Bakery, Auto Repair, Landscaping, Insurance Brokers, Marketing, Software, Engineering,
   Construction, Catering, Pharmacy, Roofing, Cleaning Services, Printing, Accountants, Veterinary Clinic, Fitness Centre, Garden Centre, Nursery School,
   Manufacturing, Trading, Electronics, Textiles, Foods, Freight, Interiors, Security, Travel, Recruitment, Publishing, Medical Supplies, Packaging`,
);
export const LEGAL_FORMS = phrases('Ltd, Inc, LLC, Limited, Co, Corp, Group, Partners, LLP, PLC');
/** A word of a firm's name and how else it is written. */
export const FIRM_SHORT: readonly (readonly [string, string])[] = [
  ['Services', 'Svcs'],
  ['International', 'Intl'],
  ['Manufacturing', 'Mfg'],
  ['Engineering', 'Eng.'],
  ['Centre', 'Center'],
  ['Construction', 'Constr.'],
  [' and ', ' & '],
  ['National', "Nat'l"],
  ['Limited', 'Ltd.'],
  ['Corp', 'Corporation'],
  ['Inc', 'Inc.'],
  ['Harbour', 'Harbor'],
  ['Brothers', 'Bros'],
];
export const HAN_BRANDS = withPinyin(
  `宏达 hongda, 鑫源 xinyuan, 恒丰 hengfeng, 华兴 huaxing, 天成 tiancheng, 万隆 wanlong, 金盛 jinsheng, 联创 lianchuang, 瑞祥 ruixiang, 顺达 shunda, 嘉禾 jiahe,
   远东 yuandong, 博雅 boya, 新锐 xinrui, 中诚 zhongcheng, 大正 dazheng, 光明 guangming, 海纳 haina, 佳信 jiaxin, 康宁 kangning, 龙腾 longteng, 美嘉 meijia, 诺亚 nuoya,
   普惠 puhui, 千禧 qianxi, 荣耀 rongyao, 盛世 shengshi, 泰和 taihe, 伟业 weiye, 欣荣 xinrong, 亿达 yida, 卓越 zhuoyue, 安泰 antai, 百川 baichuan, 德信 dexin, 飞翔 feixiang,
   国盛 guosheng, 汇丰源 huifengyuan, 九州 jiuzhou, 凯旋 kaixuan, 利民 limin, 明珠 mingzhu, 宁远 ningyuan, 启明 qiming, 三江 sanjiang, 同创 tongchuang, 万通 wantong, 兴隆 xinglong`,
);
export const HAN_TRADES = withPinyin(
  `贸易 Trading, 电子 Electronics, 科技 Technology, 机械设备 Machinery, 实业 Industrial, 物流 Logistics, 医药 Pharmaceutical, 装饰 Decoration, 餐饮管理 Catering, 纺织 Textile,
   信息技术 Information-Technology, 建材 Building-Materials, 农业发展 Agriculture, 服饰 Garments, 文化传媒 Media, 教育咨询 Education, 包装 Packaging, 五金 Hardware`,
);

/** Town, state, start of the postcode, area codes. */
export const US_TOWNS: readonly (readonly [string, string, string, string])[] = phrases(
  `Portland OR 972 503, Austin TX 787 512, Denver CO 802 303, Columbus OH 432 614, Nashville TN 372 615, Tampa FL 336 813, Sacramento CA 958 916, Milwaukee WI 532 414,
   Raleigh NC 276 919, Omaha NE 681 402, Boise ID 837 208, Tucson AZ 857 520, Albany NY 122 518, Hartford CT 061 860, Richmond VA 232 804, Madison WI 537 608,
   Spokane WA 992 509, Fresno CA 937 559, Dayton OH 454 937, Savannah GA 314 912, Mobile AL 366 251, Lincoln NE 685 402, Reno NV 895 775, Toledo OH 436 419`,
).map((line) => line.split(' ') as [string, string, string, string]);
/** Town, outward code, dialling code. */
export const UK_TOWNS: readonly (readonly [string, string, string])[] = phrases(
  `Leeds LS 0113, Bristol BS 0117, Nottingham NG 0115, Leicester LE 0116, Reading RG 0118, Norwich NR 01603, Exeter EX 01392, York YO 01904, Bath BA 01225, Derby DE 01332,
   Oxford OX 01865, Lincoln LN 01522, Preston PR 01772, Swansea SA 01792, Dundee DD 01382, Ipswich IP 01473, Luton LU 01582, Stockport SK 0161`,
).map((line) => line.split(' ') as [string, string, string]);
export const STREETS = words(
  `Maple Oak Cedar Pine Elm Washington Lincoln Park Main Church High Station Victoria Mill School Spring Lake Hillcrest Meadow Sunset Forest Chestnut Walnut
   Cherry Highland Jefferson Franklin Madison Jackson River Valley Willow Birch Poplar Queens Kings Albert Alexandra Manor Grange Orchard Windsor Grove Mercer`,
);
/** A kind of street and how it is cut short. */
export const STREET_KINDS: readonly (readonly [string, string])[] = [
  ['Street', 'St'],
  ['Avenue', 'Ave'],
  ['Road', 'Rd'],
  ['Lane', 'Ln'],
  ['Drive', 'Dr'],
  ['Court', 'Ct'],
  ['Boulevard', 'Blvd'],
  ['Place', 'Pl'],
];
/** Province, town, its pinyin, districts, dialling code. */
export const HAN_TOWNS: readonly (readonly [string, string, string, readonly string[], string])[] = phrases(
  `广东省 深圳市 Shenzhen 南山区/福田区/宝安区 0755, 广东省 广州市 Guangzhou 天河区/越秀区/番禺区 020, 浙江省 杭州市 Hangzhou 西湖区/滨江区/余杭区 0571, 江苏省 苏州市 Suzhou 姑苏区/吴中区 0512,
   湖北省 武汉市 Wuhan 武昌区/江汉区/洪山区 027, 四川省 成都市 Chengdu 锦江区/武侯区/高新区 028, 山东省 青岛市 Qingdao 市南区/崂山区 0532, 福建省 厦门市 Xiamen 思明区/湖里区 0592,
   陕西省 西安市 Xian 雁塔区/碑林区 029, 湖南省 长沙市 Changsha 岳麓区/雨花区 0731, 辽宁省 沈阳市 Shenyang 和平区/铁西区 024, 重庆 重庆市 Chongqing 渝中区/江北区 023`,
).map((line) => {
  const [province, town, latin, districts, code] = line.split(' ') as [string, string, string, string, string];
  return [province, town, latin, districts.split('/'), code] as const;
});
export const HAN_STREETS = words(
  '人民路 中山路 解放路 建设路 文化路 新华路 科技路 长江路 黄河路 朝阳路 和平路 学院路 滨海大道 软件园路 工业大道 体育西路 环城北路 创业街',
);
