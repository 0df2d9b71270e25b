import type { Language } from '../domain/sheet-snapshot';
import { type ComparedValues, sayDuplicate } from './duplicate-words';
import { messagesFor } from './messages/messages-for';

const line = (
  label: string,
  level: ComparedValues['level'],
  bits: number,
  ...texts: [a?: string, b?: string]
): ComparedValues => ({ key: label, label, level, bits, texts: [texts[0] ?? '', texts[1] ?? texts[0] ?? ''] });
const doubt = (key: string, bits: number): ComparedValues => ({ key, label: '', level: null, bits, texts: ['', ''] });

const MOBILE = (label: string) => line(label, 'same-normalised', 12, '13800138000', '+86 138 0013 8000');
const FIRM = (label: string) => line(label, 'same-normalised', 6, '强盛五金', '强盛五金有限公司');

describe.each<[Language, [ComparedValues[], string][]]>([
  [
    'en',
    [
      [
        [FIRM('Company'), MOBILE('Mobile'), line('Given name', 'different', -4), doubt('colleague', -5)],
        'Same mobile after removing +86 and spaces; same company after removing 有限公司; but given name differs: a colleague or relative?',
      ],
      [
        [
          line('Customer', 'same', 9),
          line('Phone', 'different', -3),
          line('E-mail', 'different', -2),
          doubt('namesake', -4),
        ],
        'Same customer; but phone and e-mail differ: somebody of the same name?',
      ],
      [[line('E-mail', 'same', 10, 'Ann@example.com', 'ann@example.com')], 'Same e-mail apart from capital letters.'],
      [[line('Customer', 'same-name', 5, 'Bob', 'Robert'), doubt('prior', -9)], 'Another form of the same customer.'],
      [[line('Customer', 'same-normalised', 5, '王芳', 'Wang Fang')], 'Same customer in another script.'],
      [
        [line('WeChat ID', 'close', 5), line('Address', 'partly', 2)],
        'WeChat ID the same but for a slip; address the same in part.',
      ],
      [[line('Phone', 'same', 20), doubt('colleague', -5)], 'Same phone.'],
      [[line('Address', 'different', -2)], 'Address differs.'],
      [[doubt('prior', -9)], 'They have nothing in common that counts.'],
    ],
  ],
  [
    'zh-CN',
    [
      [
        [FIRM('公司名称'), MOBILE('手机'), line('名', 'different', -4), doubt('colleague', -5)],
        '去掉“+86”和空格后，手机相同；去掉“有限公司”后，公司名称相同；但名不同：是同事或家人吗？',
      ],
    ],
  ],
  ['zh-TW', [[[MOBILE('電話'), line('姓名', 'different', -4)], '去掉「+86」和空格後，電話相同；但姓名不同。']]],
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
    'Same a; same b; same c; but a two and b two differ.',
  );
});
