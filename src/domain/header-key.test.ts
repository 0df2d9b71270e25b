import { headerKey, headerParts } from './header-key';

describe('headerKey', () => {
  it.each([
    ['*姓名', '姓名'],
    ['姓名*', '姓名'],
    ['【必填】姓名', '姓名'],
    ['【电话】', '电话'],
    ['電話', '电话'],
    ['客戶編號', '客户编号'],
    ['Phone #', 'phone'],
    ['#', '#'],
    ['Ｐｈｏｎｅ', 'phone'],
    ['E-mail', 'email'],
    ['first_name', 'firstname'],
    ['Birthday (MM/DD)', 'birthday'],
    ['金额（元）', '金额'],
    ['📞 电话', '电话'],
    ["Client's name", 'clientname'],
    ['联 系 人', '联系人'],
    ['Phone (mobile', 'phone'],
    ['__proto__', 'proto'],
    ['\u200b\u00a0', ''],
    ['', ''],
  ])('%j is %j', (text, key) => expect(headerKey(text)).toBe(key));

  it('reads a header of 50,000 characters in no time', () => {
    const start = Date.now();
    expect(headerKey('姓名('.repeat(10_000)).length).toBeLessThanOrEqual(200);
    expect(headerKey('a'.repeat(50_000)).length).toBe(200);
    expect(Date.now() - start).toBeLessThan(10_000);
  });
});

describe('headerParts', () => {
  it.each([
    ['客户名称 Customer', ['客户名称', 'customer']],
    ['Customer Name 客戶名稱', ['customername', '客户名称']],
    ['电话/Phone', ['电话', 'phone']],
    ['姓名\nName', ['姓名', 'name']],
    ['微信/电话', ['微信', '电话']],
    ['电话2', []],
    ['Phone number', []],
  ])('%j has the sides %j', (text, sides) => expect(headerParts(text).sides).toEqual(sides));

  it('keeps hints apart', () => expect(headerParts('电话(手机)').hints).toEqual(['手机']));
  it('takes camel case and underscores as words', () => {
    expect(headerParts('MobilePhone').words).toEqual(['mobile', 'phone']);
    expect(headerParts('last_order').words).toEqual(['last', 'order']);
    expect(headerParts("Client's name").words).toEqual(['client', 'name']);
  });
});
