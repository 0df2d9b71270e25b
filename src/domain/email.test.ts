import fc from 'fast-check';
import { isSharedMailbox, parseEmail } from './email';

const read = (text: string) => {
  const reading = parseEmail(text);
  return reading.kind === 'valid' ? reading.email : reading.kind;
};

describe('parseEmail', () => {
  it.each([
    ['wang@qq.com', 'wang@qq.com'],
    ['  Wang.Fang@Example.COM ', 'Wang.Fang@example.com'],
    ['ｗａｎｇ＠ｑｑ．ｃｏｍ', 'wang@qq.com'],
    ['mailto:wang@qq.com', 'wang@qq.com'],
    ['<wang@qq.com>', 'wang@qq.com'],
    ['wang@qq.com;', 'wang@qq.com'],
    ['wang\u200b@qq.com', 'wang@qq.com'],
    ["o'brien+tag@mail.example.co.uk", "o'brien+tag@mail.example.co.uk"],
    ['chen@例子.公司', 'chen@例子.公司'],
  ])('E1 %j is %s', (text, email) => expect(read(text)).toBe(email));

  it.each([
    'wang',
    '@qq.com',
    'wang@',
    'wang@qq',
    'wang@@qq.com',
    'wang fang@qq.com',
    'wang@qq .com',
    'wang@qq..com',
    '.wang@qq.com',
    'wa..ng@qq.com',
    'wang@-qq.com',
    'wang@qq.c',
    'wang@qq.123',
    'wang@192.168.0.1',
    'Wang Fang <wang@qq.com>',
    '王芳 wang@qq.com',
    'wang芳@qq.com',
    '无',
    'wang#qq.com',
    // A Cyrillic а.
    'ann@\u0430pple.com',
    `${'a'.repeat(65)}@qq.com`,
    `a@${'b'.repeat(64)}.com`,
    `a@${'b.'.repeat(130)}com`,
  ])('E2 %j is invalid', (text) => expect(read(text)).toBe('invalid'));

  it.each([
    'a@qq.com;b@qq.com',
    'a@qq.com, b@qq.com',
    'a@qq.com / b@163.com',
    'a@qq.com\nb@qq.com',
    'a@qq.com、b@qq.com',
  ])('E3 %j holds several', (text) => expect(read(text)).toBe('several'));

  it('E4 is idempotent, and changes nothing but the case of the domain in a plain address', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const once = read(email);
        if (once === 'invalid') return;
        expect(once.toLowerCase()).toBe(email.toLowerCase());
        expect(read(once)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  it('E5 ends quickly on hostile text', () => {
    const started = Date.now();
    for (const unit of ['a', 'a.', 'a@', '@', '.', '<', '+', ' ', 'a@b.', ';'])
      for (const length of [254, 2000, 100_000]) parseEmail(unit.repeat(length).slice(0, length));
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});

describe('isSharedMailbox', () => {
  it('U5 knows an office mailbox by its name', () => {
    expect(['info@a.com', 'Sales@a.com', 'infos@a.com', 'wang@a.com'].map(isSharedMailbox)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});
