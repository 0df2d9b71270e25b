import { addressKey, companyKey, hasLegalForm, nameKey, similarNames } from './match-keys';

describe('nameKey', () => {
  it.each([
    ['Mr. Li  Qiang', 'li qiang'],
    ['LI-QIANG', 'Li Qiang'],
    ['Smith, John', 'John Smith'],
    ['José Núñez', 'Jose Nunez'],
    ['Ｌｉ Ｑｉａｎｇ', 'Li Qiang'],
    ['陳小明先生', '陈小明'],
    ['张 三', '张三'],
    ['Jørgen Strauß', 'Jorgen Strauss'],
    ['Li\u200bQiang', 'Li Qiang'],
  ])('U3 %j and %j are the same name', (a, b) => expect(nameKey(a)).toBe(nameKey(b)));

  it.each([
    ['王先生', '王女士'],
    ['Li Qiang', 'Li Qing'],
    ['Missy Wu', 'Wu'],
  ])('U3 %j and %j are not', (a, b) => expect(nameKey(a)).not.toBe(nameKey(b)));
});

describe('companyKey', () => {
  it.each([
    ['深圳市强盛五金有限公司', '深圳市强盛五金'],
    ['深圳市强盛五金有限责任公司', '深圳市强盛五金股份有限公司'],
    ['強盛五金（深圳）有限公司', '强盛五金(深圳)'],
    ['Acme Trading Co., Ltd.', 'ACME Trading'],
    ['Acme Trading Pte Ltd', 'Acme Trading Sdn. Bhd.'],
    ['The Acme Company', 'Acme Inc.'],
    ['Müller GmbH & Co. KG', 'Muller GmbH and Co KG'],
    ['Novo S.A.', 'Novo SA'],
    ['Maersk A/S', 'Maersk'],
    ['株式会社山田', '山田株式会社'],
  ])('U4 %j and %j are the same firm', (a, b) => expect(companyKey(a)).toBe(companyKey(b)));

  it('U4 keeps a name that is nothing but a legal form', () => {
    expect([companyKey('公司'), companyKey('Co'), companyKey('Ltd.')]).toEqual(['公司', 'co', 'ltd']);
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

describe('addressKey', () => {
  it('U6 leaves out case, width, spaces and punctuation', () => {
    expect(addressKey('人民街５６８号, Ｂ座')).toBe(addressKey('人民街568号B座'));
  });
});

describe('similarNames', () => {
  it.each([
    ['johnsmith', 'jonhsmith', true],
    ['jonathansmith', 'jonathonsmyth', true],
    ['smith', 'johnsmith', true],
    ['johnsmith', 'janesmith', false],
    ['wangfang', 'wangfan', true],
    ['liu', 'liuyi', false],
    ['王芳', '王丽', false],
    ['王芳', '王芳芳', true],
    ['陈小明', '陈小朋', false],
  ])('U5 %s and %s may be one name: %s', (a, b, similar) => {
    expect(similarNames(a, b)).toBe(similar);
    expect(similarNames(b, a)).toBe(similar);
  });
});
