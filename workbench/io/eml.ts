/**
 * Writes one mail as a file that mail programs open: pure ASCII, lines ended by CRLF, no line over 76 characters but
 * for long addresses. Knows no mailbox and no clock.
 * Sources: RFC 5322 (fields), RFC 2045 (base64), RFC 2046 (multipart), RFC 2047 (encoded words), RFC 2231 (file names).
 */
import { createHash } from 'node:crypto';
import { domainToASCII } from 'node:url';
import type { Mail } from '../model/state';

type Attachment = NonNullable<Mail['attachments']>[number];

/** A body part, or the mail itself after its own fields: the fields that say what it is, then the content. */
interface Part {
  readonly fields: readonly string[];
  readonly content: string;
}

/** The mail as its sender's copy, hidden recipients included; the same mail always comes out the same. */
export function emlOf(mail: Mail): string {
  const { fields, content } = bodyOf(mail);
  const addresses = (name: string, list: readonly string[]) =>
    list.length === 0 ? [] : [`${name}: ${list.map(mailbox).join(',\r\n ')}`];
  const id = createHash('sha256').update(JSON.stringify(mail)).digest('hex').slice(0, 32);
  return [
    `From: ${mail.name === undefined ? mailbox(mail.from) : named(mail.name, mail.from)}`,
    ...addresses('To', mail.to),
    ...addresses('Cc', mail.cc),
    ...addresses('Bcc', mail.bcc),
    ...addresses('Reply-To', mail.replyTo === undefined ? [] : [mail.replyTo]),
    `Subject: ${unstructured(mail.subject)}`,
    `Date: ${new Date(mail.at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <${id}@workbench.invalid>`,
    'MIME-Version: 1.0',
    ...fields,
    '',
    content,
    '',
  ].join('\r\n');
}

// ---- body

function bodyOf({ body, htmlBody, attachments = [] }: Mail): Part {
  const inline = attachments.filter(({ cid }) => cid !== undefined);
  const files = attachments.filter(({ cid }) => cid === undefined);
  const plain = text('plain', body);
  const html = htmlBody === undefined ? null : multipart('related', [text('html', htmlBody), ...inline.map(file)]);
  const shown = html ? multipart('alternative', [plain, html]) : plain;
  return multipart('mixed', [shown, ...files.map(file)]);
}

function text(subtype: string, content: string): Part {
  // Text travels with CRLF, whatever ended its lines.
  const bytes = Buffer.from(content.replace(/\r\n?|\n/g, '\r\n'));
  return base64([`Content-Type: text/${subtype}; charset=UTF-8`], bytes.toString('base64'));
}

function file({ name, contentType, base64: content, cid }: Attachment): Part {
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType : 'application/octet-stream';
  const placed = cid === undefined ? 'attachment' : 'inline';
  const fields = [
    `Content-Type: ${type}`,
    `Content-Disposition: ${placed};\r\n filename*=UTF-8''${percentCoded(name)}`,
  ];
  if (cid !== undefined) fields.push(`Content-ID: <${cid.replace(/[^\x21-\x7e]|[<>]/g, '')}>`);
  return base64(fields, content);
}

function base64(fields: readonly string[], content: string): Part {
  const lines = content.replace(/[^A-Za-z0-9+/=]/g, '').match(/.{1,76}/g) ?? [];
  return { fields: [...fields, 'Content-Transfer-Encoding: base64'], content: lines.join('\r\n') };
}

/** One part stands for itself. */
function multipart(subtype: 'alternative' | 'mixed' | 'related', parts: readonly Part[]): Part {
  if (parts.length === 1) return parts[0]!;
  // `=_` occurs in no base64, and the kinds are nested in each other once at most.
  const boundary = `=_${subtype}`;
  const written = parts.map(({ fields, content }) => [`--${boundary}`, ...fields, '', content].join('\r\n'));
  return {
    fields: [`Content-Type: multipart/${subtype}; boundary="${boundary}"`],
    content: [...written, `--${boundary}--`].join('\r\n'),
  };
}

function percentCoded(name: string): string {
  return [...Buffer.from(name)]
    .map((byte) =>
      /[A-Za-z0-9._-]/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
    )
    .join('');
}

// ---- fields

const printable = /^[\x20-\x7e]*$/;
/** Longer texts are folded as encoded words, which never changes their spaces. */
const MAX_PLAIN = 60;

function isPlain(value: string): boolean {
  return printable.test(value) && value.length <= MAX_PLAIN && !value.includes('=?') && value === value.trim();
}

function unstructured(value: string): string {
  return isPlain(value) ? value : encodedWords(value);
}

/** A display name, as bare words, quoted or encoded, and the address. */
function named(name: string, given: string): string {
  if (!isPlain(name)) return `${encodedWords(name)}\r\n <${address(given)}>`;
  const phrase = /^[\w ]+$/.test(name) ? name : `"${name.replace(/["\\]/g, '\\$&')}"`;
  return `${phrase} <${address(given)}>`;
}

/** Cuts between code points, so that each word can be read by itself. */
function encodedWords(value: string): string {
  const MAX_BYTES = 39;
  const words: string[] = [];
  let word = '';
  for (const character of value) {
    if (Buffer.byteLength(word + character) > MAX_BYTES) {
      words.push(word);
      word = '';
    }
    word += character;
  }
  words.push(word);
  return words.map((part) => `=?UTF-8?B?${Buffer.from(part).toString('base64')}?=`).join('\r\n ');
}

/** `ann@example.com`, or `Ann <ann@example.com>` with the name quoted or not. */
function mailbox(given: string): string {
  const parts = /^\s*(.*?)\s*<([^<>]*)>\s*$/su.exec(given);
  if (!parts) return address(given);
  const name = parts[1]!.replace(/^"(.*)"$/s, (_, quoted: string) => quoted.replace(/\\(.)/gs, '$1'));
  return name === '' ? address(parts[2]!) : named(name, parts[2]!);
}

/** The domain in its ASCII form. An address cannot hold spaces or control characters, so none can start a new field. */
function address(given: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not pass
  const clean = given.replace(/[\s\u0000-\u001f\u007f<>,]/g, '');
  const at = clean.lastIndexOf('@');
  return `${clean.slice(0, at + 1)}${domainToASCII(clean.slice(at + 1)) || clean.slice(at + 1)}`;
}
