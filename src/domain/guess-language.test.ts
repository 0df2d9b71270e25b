import { guessLanguage } from './guess-language';

describe('guessLanguage', () => {
  it.each([
    [['姓名', '电话', '备注'], [], 'en_US', 'zh-CN'],
    [['姓名', '電話', '備註'], [], 'en_US', 'zh-TW'],
    [['Name', 'Phone'], ['王一', '李二'], 'zh_CN', 'en'],
    [['姓名', '地址'], ['台北市羅斯福路', '張家豪'], 'zh_CN', 'zh-TW'],
    [['姓名', '地址'], ['上海市静安区'], 'zh_TW', 'zh-CN'],
    [['姓名', '地址'], [], 'zh_HK', 'zh-TW'],
    [['姓名', '地址'], [], 'zh-Hant', 'zh-TW'],
    [['姓名', '地址'], [], '', 'zh-CN'],
    [['客户名称 Customer', '电话 Phone'], [], 'zh_CN', 'zh-CN'],
    [['客戶名稱 Customer', '電話 Phone'], [], 'en_GB', 'en'],
    [['姓名', 'Email', '微信', '地址'], [], 'en_US', 'zh-CN'],
    [['', ''], ['张三', '李四'], 'en_US', 'zh-CN'],
    [['', ''], ['张三', 'zhang@qq.com', 'wx_zhang', 'www.zhang.cn'], 'en_US', 'zh-CN'],
    [['', ''], ['Ann Lee', 'Bob Ray', '张三'], 'zh_CN', 'en'],
    [['', ''], [], 'zh_TW', 'zh-TW'],
    [['', ''], [], 'de_DE', 'en'],
    [['Firma', 'Telefon'], [], 'de_DE', 'en'],
    [['お名前', 'でんわ'], [], 'ja_JP', 'en'],
    [[], [], '', 'en'],
  ] as const)('[G1] %j %j in %s is %s', (headers, values, locale, language) =>
    expect(guessLanguage(headers, values, locale)).toBe(language),
  );
});
