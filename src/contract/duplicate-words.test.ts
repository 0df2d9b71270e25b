import type { Language } from '../domain/sheet-snapshot';
import { type ComparedValues, sayDuplicate } from './duplicate-words';
import { messagesFor } from './messages/messages-for';

const KEYS: Readonly<Record<string, string>> = {
  Customer: 'name',
  姓名: 'name',
  Company: 'company',
  公司名称: 'company',
  'Given name': 'name.given',
  名: 'name.given',
  'Family name': 'name.family',
  姓: 'name.family',
};
const line = (
  label: string,
  level: ComparedValues['level'],
  bits: number,
  ...texts: [a?: string, b?: string]
): ComparedValues => ({
  key: KEYS[label] ?? label,
  label,
  level,
  bits,
  texts: [texts[0] ?? '', texts[1] ?? texts[0] ?? ''],
});
const doubt = (key: string, bits: number): ComparedValues => ({ key, label: '', level: null, bits, texts: ['', ''] });

const MOBILE = (label: string) => line(label, 'same-normalised', 12, '13800138000', '+86 138 0013 8000');
const FIRM = (label: string) => line(label, 'same-normalised', 6, '强盛五金', '强盛五金有限公司');

describe.each<[Language, [ComparedValues[], string][]]>([
  [
    'en',
    [
      [
        [FIRM('Company'), MOBILE('Mobile'), line('Given name', 'different', -4), doubt('colleague', -5)],
        'Different given name; same mobile after removing +86 and spaces; same company after removing 有限公司: a colleague or relative?',
      ],
      [
        [
          line('Customer', 'same', 9),
          line('Phone', 'different', -3),
          line('E-mail', 'different', -2),
          doubt('namesake', -4),
        ],
        'Same name; but different phone and e-mail: somebody of the same name?',
      ],
      [[line('E-mail', 'same', 10, 'Ann@example.com', 'ann@example.com')], 'Same e-mail apart from capital letters.'],
      [
        [line('Customer', 'same-name', 5, 'Bob', 'Robert'), doubt('prior', -9)],
        'Name perhaps in another form: Bob / Robert.',
      ],
      [[line('Customer', 'same-normalised', 5, '王芳', 'Wang Fang')], 'Same name in another script.'],
      [
        [line('WeChat ID', 'close', 5), line('Address', 'partly', 2)],
        'WeChat ID a typo apart; address the same in part.',
      ],
      [
        [
          line('Phone', 'same', 9),
          line('Family name', 'same', 8),
          line('Street', 'same', 7),
          line('City', 'same', 6),
          line('Given name', 'close', 0.1, 'Julie', 'Julia'),
          doubt('colleague', -5),
        ],
        'Given name a typo apart: Julie / Julia; same phone; same family name; same street: a colleague or relative?',
      ],
      [
        [line('Customer', 'different', -4, 'Ann Lee', 'Bob Orr'), line('Phone', 'different', -3)],
        'Different name: Ann Lee / Bob Orr; different phone.',
      ],
      [
        [line('Company', 'partly', 1, 'x'.repeat(41), 'x'), line('Phone', 'same', 9)],
        `Company the same in part: ${'x'.repeat(40)}… / x; same phone.`,
      ],
      [[line('Phone', 'same', 20), doubt('colleague', -5)], 'Same phone.'],
      [[line('Address', 'different', -2)], 'Different address.'],
      [
        [line('Phones', 'same', 9), line('Tags', 'different', -2), line('Notes', 'close', 1)],
        'Same phones; notes a typo apart; but different tags.',
      ],
      [[doubt('prior', -9)], 'They have nothing in common that counts.'],
    ],
  ],
  [
    'zh-CN',
    [
      [
        [FIRM('公司名称'), MOBILE('手机'), line('名', 'different', -4), doubt('colleague', -5)],
        '名字不同；去掉“+86”和空格后，手机相同；去掉“有限公司”后，公司名称相同：是同事或家人吗？',
      ],
      [[line('姓', 'same', 5), line('名', 'close', 2, '小芳', '小方')], '名字只差一两个字：小芳 / 小方；姓氏相同。'],
    ],
  ],
  [
    'zh-TW',
    [
      [
        [MOBILE('電話'), line('姓名', 'different', -4, '王芳', '王方')],
        '姓名不同：王芳 / 王方；去掉「+86」和空格後，電話相同。',
      ],
    ],
  ],
])('%s', (language, cases) => {
  it.each(cases)('%#', (lines, sentence) => {
    expect(sayDuplicate(messagesFor(language).duplicateWords, lines)).toBe(sentence);
    expect(sayDuplicate(messagesFor(language).duplicateWords, [...lines].reverse())).toBe(sentence);
  });
});

it('says no more than three things for and two against', () => {
  const lines = ['A', 'B', 'C', 'D'].flatMap((label, i) => [
    line(label, 'same', 10 - i),
    line(`${label} two`, 'different', i - 10),
  ]);
  expect(sayDuplicate(messagesFor('en').duplicateWords, lines)).toBe(
    'Same a; same b; same c; but different a two and b two.',
  );
});
