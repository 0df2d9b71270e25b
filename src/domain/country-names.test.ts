import { countriesOf } from './country-names';

describe('countriesOf', () => {
  it('P13 knows countries by code and by name, in English and Chinese', () => {
    expect(countriesOf(['CN', 'usa', 'China ', '中国', '臺灣', 'U.S.A.', 'The Netherlands', '', '澳洲'])).toEqual([
      'CN',
      'US',
      'CN',
      'CN',
      'TW',
      'US',
      'NL',
      '',
      'AU',
    ]);
  });

  it('P13 takes a column of states, towns or sales regions for none', () => {
    expect(countriesOf(['CA', 'IN', 'NY', 'TX'])).toBeNull();
    expect(countriesOf(['城东', '城西', '中国'])).toBeNull();
    expect(countriesOf(['', ''])).toBeNull();
    expect(countriesOf(['constructor', '__proto__', 'x'.repeat(50_000)])).toBeNull();
  });
});
