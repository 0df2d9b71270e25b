/**
 * The order of a sheet's own tiers, for the words that everybody ranks alike. A proposal only: the list in Settings is
 * the user's to reorder. Source: the product's defaults, section 4, "Own words".
 */
import { simplify } from './han-variants';

/** Words of one line rank alike; labels that stand nowhere here rank in the middle. */
const RANKS = [
  'svip vvip diamond s 钻 钻石 至尊',
  'platinum 铂金 白金',
  'vip key strategic top 大 重点 重要 核心 战略',
  'gold high highvalue premium a 1 金 黄金 金牌 高 高价值 优质 一',
  'silver medium mid b 2 active 银 白银 银牌 中 二 活跃',
  '',
  'bronze regular normal standard low lowvalue c 3 铜 铜牌 普通 一般 低 低价值 三',
  'd 4 四',
  'e 5 五',
  'prospect potential lead 潜在 意向',
  'dormant inactive sleeping lost churned 休眠 沉睡 流失 无效',
];
const MIDDLE = RANKS.indexOf('');
const RANK_OF = new Map(RANKS.flatMap((words, rank) => words.split(' ').map((word) => [word, rank])));

function rankOf(label: string): number {
  const word = simplify(label.slice(0, 60).normalize('NFKC'))
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(
      /^(?:tier|level|grade|class|等级)(?=.)|(?<=.)(?:customers?|clients?|accounts?|tier|客户|会员|级|类|等|档|卡)+$/gu,
      '',
    );
  return RANK_OF.get(word) ?? MIDDLE;
}

/** The labels from the highest tier to the lowest; those that rank alike stay as they were. */
export function rankOwnLevels(labels: readonly string[]): readonly string[] {
  return [...labels].sort((a, b) => rankOf(a) - rankOf(b));
}
