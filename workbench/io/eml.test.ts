import * as fc from 'fast-check';
import PostalMime from 'postal-mime';
import type { Mail } from '../model/state';
import { emlOf } from './eml';

interface Part {
  readonly fields: Readonly<Record<string, string>>;
  readonly content: string;
  readonly parts: readonly Part[];
}

/** Reads what was written, by the standards' own rules; knows what the writer uses and no more. */
function parse(source: string): Part {
  const cut = source.indexOf('\r\n\r\n');
  const unfolded = source.slice(0, cut).replace(/\r\n(?=[ \t])/g, '');
  const fields = Object.fromEntries(
    unfolded.split('\r\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).toLowerCase(), line.slice(colon + 2)];
    }),
  );
  const rest = source.slice(cut + 4);
  const boundary = /^multipart\/\w+; boundary="(.*)"$/.exec(fields['content-type'] ?? '')?.[1];
  if (boundary === undefined) {
    const bytes = Buffer.from(rest, 'base64');
    return {
      fields,
      content: fields['content-type']?.startsWith('text/') ? bytes.toString() : bytes.toString('hex'),
      parts: [],
    };
  }
  const pieces = `\r\n${rest}`.split(`\r\n--${boundary}`);
  expect(pieces[0]).toBe('');
  expect(pieces.at(-1)).toMatch(/^--(\r\n)*$/);
  return { fields, content: '', parts: pieces.slice(1, -1).map((piece) => parse(piece.replace(/^\r\n/, ''))) };
}

/** RFC 2047, section 6.2: white space between neighbouring encoded words is not shown. */
function shown(field: string | undefined): string {
  return (field ?? '')
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, base64: string) => Buffer.from(base64, 'base64').toString());
}

const mail: Mail = {
  at: Date.UTC(2026, 10, 21, 1, 2, 3),
  from: 'ann@example.com',
  to: ['Ben Ng <ben@example.com>', '"Dr. 陈" <chen@例子.中国>'],
  cc: [],
  bcc: ['quiet@example.com'],
  subject: '今天需要跟进的客户 – 12 位',
  body: 'Hello\n你好',
  htmlBody: '<p>Hello <b>你好</b></p>',
  name: 'Ledger, Inc.',
  replyTo: 'office@example.com',
};

describe('emlOf', () => {
  it('writes what RFC 5322 asks for, in virtual time', () => {
    const { fields } = parse(emlOf(mail));
    expect(fields).toMatchObject({
      from: '"Ledger, Inc." <ann@example.com>',
      bcc: 'quiet@example.com',
      'reply-to': 'office@example.com',
      date: 'Sat, 21 Nov 2026 01:02:03 +0000',
      'mime-version': '1.0',
      'content-type': 'multipart/alternative; boundary="=_alternative"',
    });
    expect(shown(fields['subject'])).toBe(mail.subject);
    expect(shown(fields['to'])).toBe('Ben Ng <ben@example.com>, Dr. 陈 <chen@xn--fsqu00a.xn--fiqs8s>');
    expect(fields['message-id']).toMatch(/^<[0-9a-f]{32}@workbench\.invalid>$/);
    expect(fields).not.toHaveProperty('cc');
    expect(emlOf(mail)).toBe(emlOf(structuredClone(mail)));
  });

  it('holds the text and then the HTML, with CRLF in both', () => {
    const { parts } = parse(emlOf(mail));
    expect(parts.map(({ fields, content }) => [fields['content-type'], content])).toEqual([
      ['text/plain; charset=UTF-8', 'Hello\r\n你好'],
      ['text/html; charset=UTF-8', '<p>Hello <b>你好</b></p>'],
    ]);
    const { htmlBody: _, ...plain } = mail;
    expect(parse(emlOf(plain))).toMatchObject({ content: 'Hello\r\n你好', parts: [] });
  });

  it('puts images beside the HTML and files beside both', () => {
    const attachments = [
      { name: 'logo.png', contentType: 'image/png', base64: 'AAEC', cid: 'logo' },
      { name: '报表 1.csv', contentType: 'text/csv"\r\nX-Evil: 1', base64: 'YQ==' },
    ];
    const mixed = parse(emlOf({ ...mail, attachments }));
    const kinds = (part: Part): unknown[] => [part.fields['content-type']?.split(';')[0], ...part.parts.map(kinds)];
    expect(kinds(mixed)).toEqual([
      'multipart/mixed',
      ['multipart/alternative', ['text/plain'], ['multipart/related', ['text/html'], ['image/png']]],
      ['application/octet-stream'],
    ]);
    const [, csv] = mixed.parts;
    expect(csv).toMatchObject({ content: '61' });
    expect(csv?.fields['content-disposition']).toBe("attachment; filename*=UTF-8''%E6%8A%A5%E8%A1%A8%201.csv");
    expect(mixed.parts[0]?.parts[1]?.parts[1]).toMatchObject({ content: '000102', fields: { 'content-id': '<logo>' } });
  });

  it('is plain ASCII in short lines, and reads back the same, whatever was written', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string(), fc.constant(''));
    fc.assert(
      fc.property(text, text, text, text, (subject, body, htmlBody, name) => {
        const source = emlOf({
          ...mail,
          subject,
          body,
          htmlBody,
          name,
          to: [`${name.replace(/[<>]/g, '')} <ben@example.com>`],
        });
        expect(source).toMatch(/^(?:[\x20-\x7e]{0,78}\r\n)*$/);
        const { fields, parts } = parse(source);
        expect(shown(fields['subject'])).toBe(subject);
        const crlf = (value: string) => value.replace(/\r\n?|\n/g, '\r\n');
        expect(parts.map(({ content }) => content)).toEqual([crlf(body), crlf(htmlBody)]);
        expect(Object.keys(fields)).toHaveLength(9);
      }),
    );
  });

  it('opens in a mail program', async () => {
    const attachments = [{ name: '报表 1.csv', contentType: 'text/csv', base64: 'YQ==' }];
    const read = await PostalMime.parse(emlOf({ ...mail, attachments }));
    expect(read).toMatchObject({
      from: { name: 'Ledger, Inc.', address: 'ann@example.com' },
      to: [{ name: 'Ben Ng', address: 'ben@example.com' }, { name: 'Dr. 陈' }],
      bcc: [{ address: 'quiet@example.com' }],
      subject: mail.subject,
      text: expect.stringMatching(/^Hello\r?\n你好\s*$/),
      html: expect.stringContaining('<p>Hello <b>你好</b></p>'),
      attachments: [{ filename: '报表 1.csv', mimeType: 'text/csv' }],
      date: '2026-11-21T01:02:03.000Z',
    });
  });

  it('lets no address start a new field', () => {
    const to = ['ben@example.com>\r\nBcc: all@example.com'];
    expect(Object.keys(parse(emlOf({ ...mail, to, bcc: [], replyTo: 'a@example.com\r\nX: 1' })).fields)).not.toEqual(
      expect.arrayContaining(['x', 'bcc']),
    );
  });
});
