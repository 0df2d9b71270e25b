import fc from 'fast-check';
import { anyText } from '../../../../test/support/any-text';
import { normalisePhones } from './phone';

const keys = (text: string, region: string) => normalisePhones(text, region).map(({ key }) => key);

describe('normalisePhones', () => {
  it.each([
    ['13800138000', 'CN', ['+8613800138000']],
    ['+86 138-0013-8000', 'US', ['+8613800138000']],
    ['１３８００１３８０００', 'CN', ['+8613800138000']],
    ['13800138000', 'US', ['+8613800138000']],
    ['010-65529988转8012', 'CN', ['+861065529988']],
    ['Tel: 010-65529988 (办公室)', 'CN', ['+861065529988']],
    ['(212) 555-0199 x12', 'US', ['+12125550199']],
    ['212/555-0199', 'US', ['+12125550199']],
    ['0412 345 678', 'AU', ['+61412345678']],
    ['+44 20 7946 0958', '', ['+442079460958']],
    ['13800138000 / 010-65529988', 'CN', ['+8613800138000', '+861065529988']],
    ['1380013800013900139000', 'CN', ['+8613800138000', '+8613900139000']],
    ['13800138000, 138 0013 8000', 'CN', ['+8613800138000']],
    ['0755-88881234-802', 'CN', ['+8675588881234']],
    ['TEL010-65529988 FAX010-65529989', 'CN', ['+861065529988', '+861065529989']],
    ['(312) 555-0199 / 0198', 'US', ['+13125550199']],
    ['1 312 555 0199', '', ['3125550199']],
    ['138****8000', 'CN', ['1388000']],
    ['555-0199', 'US', ['5550199']],
    ['1380013800', 'CN', ['1380013800']],
    ['(212) 155-0199', 'US', ['2121550199']],
    ['1.3800138E+10', 'CN', ['13800138']],
    ['020 7946 0958', '', ['2079460958']],
    ['02079460958 or 555-0199', '', ['2079460958', '5550199']],
  ])('%j in %s is %j', (text, region, expected) => expect(keys(text, region)).toEqual(expected));

  it.each(['', '-', 'N/A', '12345', '000000000', '1234567', '1.38E+10', '+', '()'])('%j is no number', (text) =>
    expect(normalisePhones(text, 'CN')).toEqual([]),
  );

  it.each([
    ['13800138000', 'CN', true],
    ['010-65529988', 'CN', false],
    ['0412345678', 'AU', true],
    ['2125550199', 'US', null],
    ['9123 4567', 'HK', true],
    ['07911 123456', 'GB', true],
    ['020 7946 0958', 'GB', false],
    ['555-0199', 'US', null],
  ])('%j in %s is a mobile: %j', (text, region, isMobile) =>
    expect(normalisePhones(text, region)[0]?.isMobile).toBe(isMobile),
  );

  it('gives national digits and the extension', () => {
    expect(normalisePhones('+1 (212) 555-0199 ext. 7', '')[0]).toMatchObject({ digits: '2125550199', extension: '7' });
    expect(normalisePhones('(212) 155-0199 x7', 'US')[0]).toMatchObject({ digits: '2121550199', extension: '7' });
  });

  it('never fails, whatever the width of its digits', () => {
    const text = fc.string({ unit: fc.constantFrom(...'0123456789+-(). /x转Ee,'), maxLength: 40 });
    const wide = (one: string) => one.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(fc.oneof(text, anyText), fc.constantFrom('CN', 'US', 'GB', ''), (one, region) => {
        expect(keys(wide(one), region)).toEqual(keys(one, region));
      }),
    );
  });

  it.each(['1', '138 0013 8000 ', '+(', 'x1', 'ext'])('takes %j 50,000 times', (text) => {
    expect(normalisePhones(text.repeat(50_000), 'CN').length).toBeLessThan(9);
  });
});
