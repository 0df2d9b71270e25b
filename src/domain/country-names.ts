/**
 * Countries by what people write into a column of countries. Knows the regions that customers of small firms most
 * often come from; any other text is no country.
 */
import { simplify } from './han-variants';

/** ISO 3166-1 alpha-2 and alpha-3, then names in English and simplified Chinese. */
const COUNTRIES = `
CN CHN | China | PRC | P.R. China | PR China | Mainland China | People's Republic of China | 中国 | 中国大陆 | 大陆 | 中华人民共和国
HK HKG | Hong Kong | Hong Kong SAR | Hongkong | 香港 | 中国香港 | 香港特别行政区
MO MAC | Macau | Macao | 澳门 | 中国澳门
TW TWN | Taiwan | 台湾 | 中国台湾
US USA | United States | United States of America | U.S. | U.S.A. | America | 美国
CA CAN | Canada | 加拿大
MX MEX | Mexico | 墨西哥
BR BRA | Brazil | 巴西
AR ARG | Argentina | 阿根廷
CL CHL | Chile | 智利
GB GBR | United Kingdom | UK | U.K. | Great Britain | England | Scotland | Wales | 英国
IE IRL | Ireland | 爱尔兰
FR FRA | France | 法国
DE DEU | Germany | Deutschland | 德国
AT AUT | Austria | 奥地利
CH CHE | Switzerland | 瑞士
NL NLD | Netherlands | The Netherlands | Holland | 荷兰
BE BEL | Belgium | 比利时
ES ESP | Spain | 西班牙
PT PRT | Portugal | 葡萄牙
IT ITA | Italy | 意大利
GR GRC | Greece | 希腊
PL POL | Poland | 波兰
CZ CZE | Czech Republic | Czechia | 捷克
SE SWE | Sweden | 瑞典
NO NOR | Norway | 挪威
DK DNK | Denmark | 丹麦
FI FIN | Finland | 芬兰
RU RUS | Russia | Russian Federation | 俄罗斯
UA UKR | Ukraine | 乌克兰
TR TUR | Turkey | Türkiye | 土耳其
IL ISR | Israel | 以色列
AE ARE | United Arab Emirates | UAE | 阿联酋
SA SAU | Saudi Arabia | 沙特 | 沙特阿拉伯
EG EGY | Egypt | 埃及
NG NGA | Nigeria | 尼日利亚
KE KEN | Kenya | 肯尼亚
ZA ZAF | South Africa | 南非
IN IND | India | 印度
PK PAK | Pakistan | 巴基斯坦
BD BGD | Bangladesh | 孟加拉国
LK LKA | Sri Lanka | 斯里兰卡
TH THA | Thailand | 泰国
VN VNM | Vietnam | Viet Nam | 越南
MY MYS | Malaysia | 马来西亚
SG SGP | Singapore | 新加坡
ID IDN | Indonesia | 印度尼西亚 | 印尼
PH PHL | Philippines | The Philippines | 菲律宾
KH KHM | Cambodia | 柬埔寨
JP JPN | Japan | 日本
KR KOR | South Korea | Korea | Republic of Korea | 韩国
AU AUS | Australia | 澳大利亚 | 澳洲
NZ NZL | New Zealand | 新西兰
`;

/** Of a column's values as many as this name countries, or it holds something else: CA and IN are states, too. */
const MOST = 0.9;
const LONGEST = 60;

function keyOf(text: string): string {
  return simplify(text.slice(0, LONGEST).normalize('NFKC')).toLowerCase().replace(/[.\s]/g, '');
}

let codes: ReadonlyMap<string, string> | undefined;

function codeOf(text: string): string {
  codes ??= new Map(
    COUNTRIES.trim()
      .split('\n')
      .flatMap((line) => {
        const [iso, ...names] = line.split(' | ') as [string, ...string[]];
        const [alpha2, alpha3] = iso.split(' ') as [string, string];
        return [alpha2, alpha3, ...names].map((name): [string, string] => [keyOf(name), alpha2]);
      }),
  );
  return text.length > LONGEST ? '' : (codes.get(keyOf(text)) ?? '');
}

/** The country of each text as ISO 3166-1 alpha-2, `''` for none; null where the column as a whole names no countries. */
export function countriesOf(texts: readonly string[]): readonly string[] | null {
  const known = new Map<string, string>();
  let filled = 0;
  let found = 0;
  const countries = texts.map((text) => {
    if (text.trim() === '') return '';
    filled++;
    const country = known.get(text) ?? codeOf(text);
    known.set(text, country);
    if (country !== '') found++;
    return country;
  });
  return found > 0 && found >= filled * MOST ? countries : null;
}
