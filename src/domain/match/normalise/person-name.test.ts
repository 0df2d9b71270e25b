import fc from 'fast-check';
import { anyText } from '../../../../test/support/any-text';
import { nameKey, nameVariants, normaliseName, splitPersonName, surnameSound } from './person-name';

const keyOf = (text: string) => normaliseName(text)?.key;

describe('normaliseName', () => {
  it.each([
    ['Mr. Li  Qiang', 'li qiang'],
    ['LI-QIANG', 'Li Qiang'],
    ['Smith, John', 'John Smith'],
    ['Smith, John, Jr.', 'JOHN SMITH'],
    ['Dr. Jane Doe, Ph.D.', 'Jane Doe'],
    ['Ms.Wang', 'Wang'],
    ['Robert (Bob) Smith', 'Robert Smith'],
    ['O’Brien', "O'Brien"],
    ['José Núñez', 'Jose Nunez'],
    ['Ｌｉ Ｑｉａｎｇ', 'Li Qiang'],
    ['Jørgen Strauß', 'Jorgen Strauss'],
    ['陳小明先生', '陈小明'],
    ['张 三', '张三'],
    ['王总', '王'],
    ['李副总经理', '李'],
    ['张老师', '張'],
    ['王小明总', '王小明'],
    ['王伟（David）', '王伟'],
    ['田中様', '田中さん'],
    ['김철수 님', '김철수'],
  ])('%j and %j are the same name', (a, b) => expect(keyOf(a)).toBe(keyOf(b)));

  it.each([
    ['王先生', '王女士'],
    ['王哥', '王姐'],
    ['Missy Wu', 'Wu'],
    ['Md Rahim', 'Rahim'],
    ['王科', '王'],
    ['J.R. Smith', 'J. Smith'],
  ])('%j and %j are not', (a, b) => expect(keyOf(a)).not.toBe(keyOf(b)));

  it.each(['', '  ', '-', 'N/A', '无', 'Mr.', '先生', '\u200b', '（）'])('%j names nobody', (text) =>
    expect(normaliseName(text)).toBeNull(),
  );

  it.each([
    ['Anna-Lena van Dyk', ['anna', 'lena', 'van', 'dyk']],
    ['阿里木·买买提', ['阿里木', '买买提']],
    ['王伟 David', ['王伟', 'david']],
    ['王先生', ['王']],
  ])('%j has the words %j', (text, words) => expect(normaliseName(text)?.words).toEqual(words));

  it.each([
    ['王小明', 'wangxiaoming'],
    ['單雄信', 'shanxiongxin'],
    ['尉迟恭', 'yuchigong'],
    ['曾', 'zeng'],
    ['Lv Wei', 'luwei'],
    ['Lyu', 'lu'],
    ['Smith', 'smith'],
  ])('%j sounds %s', (text, sound) => expect(normaliseName(text)?.sound).toBe(sound));

  it('reads a first character as a surname only where one stands', () => {
    expect(normaliseName('曾强', 'given')?.sound).toBe('cengqiang');
    expect(normaliseName('尉迟', 'family')?.sound).toBe('yuchi');
  });
});

describe('splitPersonName', () => {
  it.each([
    ['John Smith', 'john|smith'],
    ['Smith, John', 'john|smith'],
    ['A. Lee', 'a|lee'],
    ['Dr. John Smith Jr.', 'john|smith'],
    ['John van der Berg', 'john|van der berg'],
    ['de la Cruz, Juan', 'juan|de la cruz'],
    ['Zhang Wei', 'wei|zhang'],
    ['Wei Zhang', 'wei|zhang'],
    ['Zhang Xiao Ming', 'xiao ming|zhang'],
    ['Xiaoming Zhang', 'xiaoming|zhang'],
    ['Lyu Xiaoming', 'xiaoming|lyu'],
    ['Ma Rainey', 'ma|rainey'],
    ['Nguyen Van Anh', 'van anh|nguyen'],
    ['Chan Tai Man', 'tai man|chan'],
    ['Tom Chan', 'tom|chan'],
    ['Wang X.M.', 'x m|wang'],
    ['Maria Sa', 'maria|sa'],
    ['王小明', '小明|王'],
    ['欧阳娜娜', '娜娜|欧阳'],
    ['司马光', '光|司马'],
    ['陈方安生', '安生|陈方'],
    ['约翰·史密斯', '约翰|史密斯'],
    ['王先生', '|王'],
    ['王伟 David', '伟|王'],
  ])('parts %j as %j', (text, parts) => {
    const split = splitPersonName(text);
    expect(`${split?.given}|${split?.family}`).toBe(parts);
  });

  it.each([
    '',
    'Bob',
    'Acme Trading Ltd',
    '五光贸易',
    '五金店',
    '南京五光有限公司',
    'John & Mary Smith',
    'Room 101 Bar',
    'The North Face Company',
  ])('%j is no name of one person', (text) => expect(splitPersonName(text)).toBeNull());
});

describe('nameVariants', () => {
  it.each([
    ['bob', 'robert'],
    ['bobby', 'rob'],
    ['liz', 'beth'],
    ['kate', 'kathryn'],
    ['felty', 'valentine'],
    ['jack', 'john'],
  ])('%s and %s may be one name', (a, b) =>
    expect(nameVariants(a).some((name) => nameVariants(b).includes(name))).toBe(true),
  );

  it.each([
    ['bob', 'bill'],
    ['john', 'james'],
    ['xyz', 'xyz'],
  ])('%s and %s share none', (a, b) =>
    expect(nameVariants(a).some((name) => nameVariants(b).includes(name))).toBe(false),
  );
});

describe('surnameSound', () => {
  it.each([
    '单shan',
    '曾zeng',
    '解xie',
    '仇qiu',
    '查zha',
    '盖ge',
    '朴piao',
    '区ou',
    '欧阳ouyang',
    '万俟moqi',
    '王wang',
  ])('%s', (entry) => expect(surnameSound(entry.replace(/[a-z]/g, ''))).toBe(entry.replace(/[^a-z]/g, '')));
});

describe('names', () => {
  it('never fail', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        splitPersonName(text);
        expect(normaliseName(text)?.key).not.toBe('');
      }),
    );
  });

  it('are the same whatever the case, and when they are normalised again', () => {
    const text = fc.string({ unit: fc.constantFrom(...'王欧阳先生总 ,.()·&-Ａaéß김さMr'), maxLength: 40 });
    fc.assert(
      fc.property(text, (name) => {
        const form = normaliseName(name);
        expect(normaliseName(name.toLowerCase())).toEqual(form);
        if (form?.words.length === 1 && !form.isHan) expect(keyOf(form.key)).toBe(form.key);
      }),
    );
  });

  it.each(['王', '(', 'a. ', ',', 'Mr. ', '·', '\u0301', 'ﷺ'])('take %j 50,000 times', (text) => {
    normaliseName(text.repeat(50_000));
    expect(splitPersonName(text.repeat(50_000))?.given ?? null).toBeNull();
  });
});

describe('nameKey', () => {
  it('is the key of the name, and keeps a title that stands beside nothing but a surname', () => {
    for (const name of ['Smith, John', '陳小明先生', '王小明总', 'José Núñez', '王芳 Fiona'])
      expect(nameKey(name)).toBe(keyOf(name));
    expect(['王总', '王经理', '王', '', 'N/A', 'Mr.'].map(nameKey)).toEqual(['王总', '王经理', '王', '', '', '']);
  });
});
