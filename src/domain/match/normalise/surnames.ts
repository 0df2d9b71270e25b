/** Chinese surnames, and how they are read: a surname may have a reading of its own. */
import { pinyinOf } from './pinyin';
import { formTable, table, wordTable } from './table';

/** The hundred commonest by bearers (Ministry of Public Security, 2007), then others of the Hundred Family Surnames and common today. */
const SINGLE =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由啜逄乜仉麴傅闾丘滑笪肇撒佴';

const compounds = wordTable(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 亓官 司寇 巫马 公西 颛孙 壤驷 公良 漆雕 乐正 宰父 谷梁 拓跋 夹谷 轩辕 令狐 段干 百里 呼延 东郭 南门 羊舌 微生 公户 公玉 公仪 梁丘 公仲 公上 公门 公山 公坚 左丘 公伯 西门 公祖 第五 公乘 贯丘 公皙 南荣 东里 东宫 仲长 子书 子桑 即墨 达奚 褚师 纳兰 叶赫 完颜 耶律 爱新觉罗 东门 西陵 贺兰 綦毋 屈突 尔朱 仆固 哥舒 乞伏 长鱼 淳于 单于 相里',
);

/** Surnames that are read otherwise than the character mostly is, as dictionaries of Chinese mark them. */
const readings = formTable(
  'shan/单 zeng/曾 xie/解 qiu/仇 zha/查 ge/盖 piao/朴 ou/区 yue/乐 miao/缪 nai/佴 yun/员 she/折 bi/秘 shao/召 chong/种 zhai/祭 gou/句 bo/薄 yao/么 po/繁 xian/洗 xi/郗 du/都 fu/宓 zang/藏 yu/於 xun/郇 moqi/万俟 yuchi/尉迟 chanyu/单于 zhangsun/长孙 tantai/澹台 yuezheng/乐正 ziju/子车 mou/牟 yao/幺 wei/尉 guo/呙 wei/隗',
);

/** Toneless pinyin of a surname in Chinese characters, by its reading as a surname. */
export function surnameSound(text: string): string {
  return readings().get(text) ?? pinyinOf(text).join('');
}

const singles = table(() => new Set(SINGLE));

export function isSurname(text: string): boolean {
  return singles().has(text) || compounds().has(text);
}

/** How many characters at the start of a folded name are its surname: of four two at the most; 0 for none that is known. */
export function surnameLength(name: string): number {
  if (name.length > 2)
    for (const length of [4, 2]) if (name.length > length && compounds().has(name.slice(0, length))) return length;
  return singles().has(name.charAt(0)) ? 1 : 0;
}

const ranks = table(() => {
  const rankOf = new Map<string, number>();
  for (const text of [...SINGLE, ...compounds()]) {
    const sound = surnameSound(text);
    if (!rankOf.has(sound)) rankOf.set(sound, rankOf.size + 1);
  }
  return rankOf;
});

/** How common a surname in pinyin is, 1 for the commonest; null for a word that is none. */
export function surnameRank(word: string): number | null {
  return ranks().get(word) ?? null;
}
