import { Converter } from 'opencc-js/t2cn';
import { foldHan } from './han-folding';
import { TRADITIONAL } from './han-folding-table';

describe('foldHan', () => {
  it('U3 folds names and firms written in traditional characters', () => {
    expect(foldHan('陳國強 張麗華 鄭惠雲 劉志偉 龍鳳樓 臺灣實業')).toBe('陈国强 张丽华 郑惠云 刘志伟 龙凤楼 台湾实业');
  });

  it('U3 leaves every other character alone', () => {
    const text = '王芳 Li Qiang 山田 田中さん 2024年';
    expect(foldHan(text)).toBe(text);
  });

  it('U3 is idempotent over all Chinese characters', () => {
    const all = Array.from({ length: 0x5200 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
    const once = foldHan(all);
    expect(once).toHaveLength(all.length);
    expect(foldHan(once)).toBe(once);
    expect([...once].filter((character, i) => character !== all[i]).length).toBe(TRADITIONAL.length);
  });

  it('U3 keeps a character whose simplified form would be another name', () => {
    expect(foldHan('李乾 李干 餘杭 余杭')).toBe('李乾 李干 余杭 余杭');
  });

  it('U3 holds what the package holds that the table is made from', () => {
    const toSimplified = Converter({ from: 't', to: 'cn' });
    const sample = [...TRADITIONAL].filter((_, i) => i % 20 === 0);
    expect(sample.filter((character) => toSimplified(character) !== foldHan(character))).toEqual([]);
  });
});
