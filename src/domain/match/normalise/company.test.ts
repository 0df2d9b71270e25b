import fc from 'fast-check';
import { anyText } from '../../../../test/support/any-text';
import { companyKey, hasLegalForm, normaliseCompany } from './company';

const PLACES = ['海头市', 'Port Lela'];

describe('companyKey', () => {
  it.each([
    ['深圳市强盛五金有限公司', '深圳市强盛五金'],
    ['深圳市强盛五金有限责任公司', '深圳市强盛五金股份有限公司'],
    ['強盛五金（深圳）有限公司', '强盛五金(深圳)'],
    ['Acme Trading Co., Ltd.', 'ACME Trading'],
    ['Acme Trading Pte Ltd', 'Acme Trading Sdn. Bhd.'],
    ['The Acme Company', 'Acme Inc.'],
    ['Müller GmbH & Co. KG', 'Muller'],
    ['Novo S.A.', 'Novo SA'],
    ['Novo S.p.A.', 'Novo Sp. z o.o.'],
    ['Novo, s.r.o.', 'Novo d.o.o.'],
    ['Maersk A/S', 'Maersk'],
    ['PT Astra', 'Astra Tbk.'],
    ['ООО «Ромашка»', 'Ромашка'],
    ['株式会社山田', '山田株式会社'],
    ['㈱山田', '山田'],
    ['주식회사 삼성', '삼성(주)'],
    ['五光五金厂', '五光五金'],
    ['五光集团有限公司', '五光'],
    ['五光（有限合伙）', '五光'],
    ['Acme Co., Ltd. (Shanghai)', 'Acme (Shanghai) Co., Ltd'],
    ['Acme (Pty) Ltd', 'Acme'],
    ['J.P. Morgan', 'JP Morgan'],
    ['Foo S.A. de C.V.', 'Foo S/A'],
    ['Foo e. K.', 'Foo'],
    ['Foo, The', 'The Foo'],
    ['五光有限公司南京分公司', '五光（南京）有限公司'],
  ])('U4 %j and %j are the same firm', (a, b) => expect(companyKey(a)).toBe(companyKey(b)));

  it('U4 keeps a name that is nothing but a legal form', () => {
    expect(['公司', 'Co', 'Ltd.', '(株)'].map(companyKey)).toEqual(['公司', 'co', 'ltd', '株']);
  });

  it('U4 tells a firm by its legal form', () => {
    expect(['强盛五金有限公司', 'Acme Inc', '李强', 'Marco', '公司'].map(hasLegalForm)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('normaliseCompany', () => {
  it.each([
    ['南京市五光贸易有限公司', '五光贸易', '南京'],
    ['南京五光貿易公司', '五光贸易', '南京'],
    ['五光贸易（南京）有限公司', '五光贸易', '南京'],
    ['江苏省南京市江宁区五光贸易', '五光贸易', '江苏省南京市江宁'],
    ['海头五光贸易', '五光贸易', '海头'],
    ['沙河市五光贸易', '五光贸易', '沙河'],
    ['上海ABC有限公司', 'abc', '上海'],
    ['Acme (Shanghai) Co., Ltd.', 'acme', 'shanghai'],
    ['Shanghai Acme Trading Inc', 'acmetrading', 'shanghai'],
    ['Port Lela Fashion House', 'fashionhouse', 'portlela'],
    ['The Beahan & Orn Co', 'beahanorn', ''],
    ['Beahan - Orn', 'beahanorn', ''],
    ['Acme Intl Mfg', 'acmeinternationalmanufacturing', ''],
    ['南京银行', '南京银行', ''],
    ['海门市五光五金', '五光五金', '海门'],
    ['邹城市五光五金', '五光五金', '邹城'],
    ['苏州工业园区五光电子', '五光电子', '苏州工业园'],
    ['五光市场', '五光市场', ''],
    ['华联超市', '华联超市', ''],
    ['阳光小区物业', '阳光小区物业', ''],
    ['南京路小吃', '南京路小吃', ''],
    ['Shanghai Hotel Ltd', 'shanghaihotel', ''],
    ['Hong Kong Flower Shop', 'hongkongflowershop', ''],
    ['五光科技（集团）有限公司', '五光科技', ''],
    ['Palm Too', 'palmtoo', ''],
  ])('%j has the core %s and the place %s', (text, core, place) =>
    expect(normaliseCompany(text, PLACES)).toMatchObject({ core, place }),
  );

  it('gives all of a form', () => {
    expect(normaliseCompany('南京市五光贸易有限责任公司', PLACES)).toEqual({
      key: '南京市五光贸易',
      core: '五光贸易',
      place: '南京',
      legalForm: '有限公司',
      words: ['五光', '光贸', '贸易'],
      isFirm: true,
    });
    expect(normaliseCompany('Beahan & Orn Limited', [])).toEqual({
      key: 'beahanandorn',
      core: 'beahanorn',
      place: '',
      legalForm: 'ltd',
      words: ['beahan', 'orn'],
      isFirm: true,
    });
  });

  it.each(['', ' - ', 'N/A', '暂无', '（）', '&'])('%j names nobody', (text) =>
    expect(normaliseCompany(text, PLACES)).toBeNull(),
  );

  it('never fails', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const form = normaliseCompany(name, PLACES);
        expect(form?.key).not.toBe('');
        expect(form?.core).not.toBe('');
      }),
    );
  });

  it('is the same whatever the case', () => {
    const parts = fc.constantFrom(
      'Acme',
      ' ',
      '(',
      ')',
      '&',
      'Co',
      '. ',
      'Ltd',
      '有限公司',
      '南京',
      '市',
      '五光',
      'and',
      'é',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (some) => {
        const name = some.join('');
        expect(normaliseCompany(name.toUpperCase(), PLACES)).toEqual(normaliseCompany(name.toLowerCase(), PLACES));
      }),
    );
  });

  it.each(['(', '()', 'co ', 'a.', '南京市', '公司', '&'])('takes %j 50,000 times', (text) => {
    normaliseCompany(text.repeat(50_000), PLACES);
  });
});
