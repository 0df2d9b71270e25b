import { rankOwnLevels } from './rank-own-levels';

describe('rankOwnLevels', () => {
  it.each([
    [
      ['Prospect', 'B', 'C', 'A', 'VIP'],
      ['VIP', 'A', 'B', 'C', 'Prospect'],
    ],
    [
      ['普通客户', 'VIP客户', '潜在客户', '重点客户'],
      ['VIP客户', '重点客户', '普通客户', '潜在客户'],
    ],
    [
      ['C级', 'Ａ級', 'B级'],
      ['Ａ級', 'B级', 'C级'],
    ],
    [
      ['Bronze', 'Gold', 'Silver'],
      ['Gold', 'Silver', 'Bronze'],
    ],
    [
      ['Tier 2', 'Tier 1', 'Tier 3'],
      ['Tier 1', 'Tier 2', 'Tier 3'],
    ],
    [
      ['银卡', '钻石卡', '金卡会员'],
      ['钻石卡', '金卡会员', '银卡'],
    ],
    [
      ['流失', '熟客', '街坊', 'VIP'],
      ['VIP', '熟客', '街坊', '流失'],
    ],
    [
      ['constructor', 'x'.repeat(50_000)],
      ['constructor', 'x'.repeat(50_000)],
    ],
  ])('R4 ranks %j', (labels, expected) => expect(rankOwnLevels(labels)).toEqual(expected));
});
