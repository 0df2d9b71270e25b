import { pinyin } from 'pinyin-pro';
import { countSyllables, pinyinOf } from './pinyin';

describe('pinyinOf', () => {
  it.each([
    ['王小明', 'wang xiao ming'],
    ['吕绿', 'lu lu'],
    ['A张3', 'A zhang 3'],
    ['\u{20000}', '\u{20000}'],
    ['', ''],
  ])('%j is read %j', (han, syllables) => expect(pinyinOf(han).join(' ')).toBe(syllables));

  it('holds what the package holds that the table is made from', () => {
    const sample = Array.from({ length: 210 }, (_, i) => String.fromCharCode(0x4e00 + i * 100));
    const expected = sample.map((character) => pinyin(character, { toneType: 'none' }).replace(/ü/g, 'u'));
    expect(pinyinOf(sample.join('')).map((syllable, i) => syllable || sample[i])).toEqual(expected);
  });
});

describe('countSyllables', () => {
  it.each([
    ['zhang', 1],
    ['xiaoming', 2],
    ['xian', 1],
    ['smith', 0],
    ['john', 0],
    ['', 0],
    ['a'.repeat(50_000), 0],
  ])('%j has %d', (word, count) => expect(countSyllables(word)).toBe(count));
});
