import { addressKey, nameKey, similarNames } from './match-keys';

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
