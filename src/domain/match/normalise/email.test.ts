import fc from 'fast-check';
import { anyText } from '../../../../test/support/any-text';
import { normaliseEmails } from './email';

const keys = (text: string) => normaliseEmails(text).map(({ key }) => key);

describe('normaliseEmails', () => {
  it.each([
    ['John.Smith@Example.COM', 'john.smith@example.com'],
    ['john+news@example.com', 'john@example.com'],
    ['J.o.h.n+x@googlemail.com', 'john@gmail.com'],
    ['ｊｏｈｎ＠ｅｘａｍｐｌｅ．ｃｏｍ', 'john@example.com'],
    ['mailto:john@example.com', 'john@example.com'],
    ['John Smith <john@example.com>', 'john@example.com'],
    ['john @ example.com', 'john@example.com'],
    ['john(at)example(dot)com', 'john@example.com'],
    ['john@example,com', 'john@example.com'],
    ['john@example..com.', 'john@example.com'],
    ['wang@qq。com', 'wang@qq.com'],
    ['john.smithgmail.com', 'johnsmith@gmail.com'],
    ['john@examplecom', 'john@examplecom'],
    ['john.smith#gmail.com', 'johnsmith@gmail.com'],
    ['john at acme dot com', 'john@acme.com'],
    ['john@yahoo. com', 'john@yahoo.com'],
    ['john@gmail', 'john@gmail.com'],
    ['john@', 'john@'],
  ])('%j is %s', (text, key) => expect(keys(text)).toEqual([key]));

  it.each([
    ['gmial.com', 'gmail.com'],
    ['gamil.com', 'gmail.com'],
    ['gmai.com', 'gmail.com'],
    ['gmaill.com', 'gmail.com'],
    ['mgail.com', 'gmail.com'],
    ['gmail.con', 'gmail.com'],
    ['gmail.cm', 'gmail.com'],
    ['gmail.co', 'gmail.com'],
    ['gmailcom', 'gmail.com'],
    ['hotamil.com', 'hotmail.com'],
    ['yaho.com', 'yahoo.com'],
    ['outlok.com', 'outlook.com'],
    ['163.con', '163.com'],
    ['qq.cm', 'qq.com'],
    ['acme.con', 'acme.com'],
    ['example.comm', 'example.com'],
    ['ymail.com', 'ymail.com'],
    ['email.com', 'email.com'],
    ['cloud.com', 'cloud.com'],
    ['rodgers.com', 'rodgers.com'],
    ['162.com', '162.com'],
    ['hotmail.be', 'hotmail.be'],
    ['yahoo.com.pe', 'yahoo.com.pe'],
    ['acme.co', 'acme.co'],
  ])('the host %s is %s', (typed, meant) => expect(normaliseEmails(`john@${typed}`)[0]?.domain).toBe(meant));

  it('takes several addresses, each once', () => {
    expect(keys('a@x.com; b@y.com、A@X.com')).toEqual(['a@x.com', 'b@y.com']);
    expect(keys('a@x.com, net@y.com')).toEqual(['a@x.com', 'net@y.com']);
  });

  it.each(['', '-', 'N/A', 'John Smith', '@acme.com', 'www.gmail.com', '@', '13800138000'])('%j is none', (text) =>
    expect(normaliseEmails(text)).toEqual([]),
  );

  it('tells hosts open to everybody and mailboxes of several people', () => {
    expect(normaliseEmails('info@acme.com')[0]).toEqual({
      key: 'info@acme.com',
      local: 'info',
      domain: 'acme.com',
      isFreeHost: false,
      isShared: true,
    });
    expect(normaliseEmails('13800138000@139.com')[0]).toMatchObject({ isFreeHost: true, isShared: false });
  });

  it('never fails, and does not change when it is normalised again', () => {
    const text = fc.oneof(
      anyText,
      fc
        .array(fc.constantFrom('a', 'B', '.', '@', '+', 'gmail', '.com', ' ', ',', 'yahoo', 'o', '＠', 'é'), {
          maxLength: 12,
        })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (one) => {
        for (const key of keys(one)) expect(keys(key)).toEqual([key]);
      }),
    );
  });

  it.each(['a@', '@', 'a.', 'a@b.c ', '(at)', '.'])('takes %j 50,000 times', (text) => {
    expect(normaliseEmails(text.repeat(50_000)).length).toBeLessThan(9);
  });
});
