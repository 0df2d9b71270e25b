import fc from 'fast-check';
import { anyText } from '../../../../test/support/any-text';
import { fold } from './fold';
import { normaliseText } from './text';

describe('normaliseText', () => {
  it.each([
    ['Head-Start  Programme', 'head start programme'],
    ['ＡＢＣ１２３', 'abc-123'],
    ['Ærø Straße', 'aero strasse'],
    ['İstanbul', 'istanbul'],
    ['五金製品', '五金制品'],
    ['ﾃﾞｰﾀ', 'データ'],
    ['A\u00adB\u200bC', 'abc'],
    ["Arnie Morton's", 'arnie mortons'],
  ])('%j and %j are the same', (a, b) => expect(normaliseText(a)?.key).toBe(normaliseText(b)?.key));

  it.each([
    ['データ', 'テータ'],
    ['가나', '가'],
    ['李乾', '李干'],
  ])('%j and %j are not', (a, b) => expect(normaliseText(a)?.key).not.toBe(normaliseText(b)?.key));

  it.each([
    ["Arnie Morton's of Chicago", ['arnie', 'mortons', 'of', 'chicago']],
    ['五金制品 ABC3厂', ['五金', '金制', '制品', 'abc3', '厂']],
    ['五金', ['五金']],
  ])('%j has the words %j', (text, words) => expect(normaliseText(text)?.words).toEqual(words));

  it.each(['', ' ', '—', '...', 'n/a', 'NULL', '暂无', '\ufeff'])('%j says nothing', (text) =>
    expect(normaliseText(text)).toBeNull(),
  );

  it('folds once and for all, whatever the case', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text));
        expect(normaliseText(text)?.key).not.toBe('');
      }),
    );
  });

  it('compares the beginning of a long text', () => {
    expect(normaliseText('ﷺ五'.repeat(50_000))?.key.length).toBeLessThan(301);
  });
});
