import { foldHan } from './han-folding';

describe('foldHan', () => {
  it('U3 folds names and firms written in traditional characters', () => {
    expect(foldHan('陳國強 張麗華 鄭惠雲 劉志偉 龍鳳樓 臺灣實業')).toBe('陈国强 张丽华 郑惠云 刘志伟 龙凤楼 台湾实业');
  });

  it('U3 leaves every other character alone', () => {
    const text = '王芳 Li Qiang 山田 田中さん 2024年';
    expect(foldHan(text)).toBe(text);
  });

  it('U3 is idempotent over all Chinese characters', () => {
    const all = Array.from({ length: 0x51ff }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
    const once = foldHan(all);
    expect(once).toHaveLength(all.length);
    expect(foldHan(once)).toBe(once);
    expect([...once].filter((character, i) => character !== all[i]).length).toBe(1417);
  });
});
