import fc from 'fast-check';
import { halfWidth, looksLikeFormula, tidyText } from './text';

const tidy = (text: string) => tidyText(text).text;

describe('tidyText', () => {
  it.each([
    ['  Wang  Fang ', 'Wang Fang'],
    ['张　三', '张 三'],
    ['王\u00a0芳', '王 芳'],
    ['ＡＢＣ１２３贸易', 'ABC123贸易'],
    ['强盛五金（深圳），有限公司', '强盛五金（深圳），有限公司'],
    ['O’Brien & Sons', 'O’Brien & Sons'],
    ['mCdONALD', 'mCdONALD'],
    ['\u200bLi Qiang\ufeff', 'Li Qiang'],
    ['Chicago Commons\nAssociation', 'Chicago Commons Association'],
    ['a\r\nb', 'a b'],
    ['tab\tstop', 'tab stop'],
    ['a \u200b b', 'a b'],
  ])('V1 %j becomes %j', (before, after) => expect(tidy(before)).toBe(after));

  it('V1 keeps line breaks in long text, and makes them one kind', () => {
    expect(tidyText('第一行 \r\n第二行   完', true).text).toBe('第一行 \n第二行 完');
  });

  it.each(['👨‍👩‍👧‍👦', '🏳️‍🌈 Bar', '👩🏽‍💻', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'می‌خواهم', 'क्‍ष', 'ශ්‍රී', '葛󠄀城', '❤️'])(
    'V2 %s keeps its joiners and selectors',
    (text) => expect(tidyText(text)).toEqual({ text, invisible: false }),
  );

  it('V2 takes out a joiner that joins nothing', () => {
    expect(tidyText('Li\u200dQiang')).toEqual({ text: 'LiQiang', invisible: true });
    expect(tidyText('👩\u200d')).toEqual({ text: '👩', invisible: false });
  });

  it.each([
    ['Li\u200bQiang', true],
    ['abc\u202edef', true],
    ['co\u00adop', true],
    ['\u200eLi Qiang\u200f', false],
    [' \u2060 Li', false],
    ['\u202eabc\u202c', true],
    ['\u202dabc\u202c', false],
    ['Li  Qiang', false],
  ])('V3 reports an invisible character only inside: %j %s', (text, inside) =>
    expect(tidyText(text).invisible).toBe(inside),
  );

  it.each(['=1+1', '+86 138', '-  discount', '@home ', '＝ＳＵＭ（Ａ１）', '＋ 1', '  =A1', '\u200b=A1'])(
    'V4 %j could be a formula and stays exactly',
    (text) => {
      expect(tidy(text)).toBe(text);
      expect(looksLikeFormula(text.replace('\u200b', ''))).toBe(true);
    },
  );

  it('V5 is idempotent, and neither adds nor loses a visible character, whatever the text', () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom(
          ' ',
          '\n',
          '\u200b',
          '\u200d',
          '\u200c',
          '\u202e',
          '\u3000',
          'Ａ',
          '１',
          '=',
          '👩',
          '💻',
          '\ufe0f',
          'م',
          'a',
          '，',
        ),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    });
    fc.assert(
      fc.property(nasty, fc.boolean(), (text, keepLines) => {
        const once = tidyText(text, keepLines).text;
        expect(tidyText(once, keepLines)).toEqual({ text: once, invisible: false });
        const letters = (value: string) => halfWidth(value).match(/[\p{L}\p{N}\p{P}\p{S}]/gu) ?? [];
        expect(letters(once)).toEqual(letters(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('V6 ends quickly on hostile text', () => {
    const started = Date.now();
    for (const unit of ['\u200b', ' ', '\u200d', '\n', 'a\u200d', '👩\u200d', '\u{e0041}', '　', '\u202ea'])
      tidyText(`x${unit.repeat(40_000 / unit.length)}y`);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe('halfWidth', () => {
  it('V1 changes full-width ASCII and the ideographic space only', () => {
    expect(halfWidth('（０１０）６５５２　９９８８，ａ＠ｂ．ｃｏｍ、。')).toBe('(010)6552 9988,a@b.com、。');
  });
});
