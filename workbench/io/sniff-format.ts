/** What a file is by its first bytes, whatever its name says. */
import { FileProblem } from './file-problem';

export type TableFormat = 'xlsx' | 'text';

const startsWith = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, i) => bytes[i] === byte);
const ascii = (text: string) => Array.from(text, (char) => char.charCodeAt(0));

/** Signatures of what people rename to `.csv` or `.xls`. */
const OTHER_FORMATS: readonly (readonly [format: string, ...signature: number[]])[] = [
  ['pdf', ...ascii('%PDF')],
  ['image', 0x89, ...ascii('PNG')],
  ['image', 0xff, 0xd8, 0xff],
  ['image', ...ascii('GIF8')],
  ['gzip', 0x1f, 0x8b],
  ['rar', ...ascii('Rar!')],
  ['7z', ...ascii('7z'), 0xbc, 0xaf],
  ['program', ...ascii('MZ'), 0x90],
  ['rtf', ...ascii('{\\rtf')],
  ['database', ...ascii('SQLite format 3')],
];

/** Throws FileProblem for everything that is no XLSX and no text. `names` lists a zip's entries. */
export function sniffFormat(
  bytes: Uint8Array,
  extension: string,
  names: (bytes: Uint8Array) => readonly string[],
): TableFormat {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04) || startsWith(bytes, 0x50, 0x4b, 0x05, 0x06))
    return sniffZip(names(bytes));
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)) throw sniffCompound(bytes);
  // BIFF 2 to 4 begin with their own record instead of a compound file.
  if (
    startsWith(bytes, 0x09) &&
    [0x00, 0x02, 0x04].includes(bytes[1] ?? -1) &&
    (bytes[2] ?? 0) <= 8 &&
    bytes[3] === 0
  ) {
    throw new FileProblem('file-old-excel', { format: 'xls' });
  }
  for (const [format, ...signature] of OTHER_FORMATS)
    if (startsWith(bytes, ...signature)) throw new FileProblem('file-not-a-table', { format });
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 2000))
    .replaceAll('\0', '')
    .replace(/^(?:ï»¿|ÿþ|þÿ)/, '')
    .trimStart();
  if (/^(?:<!doctype html|<html|<head|<body|<table|<meta|<style|<div)[\s>/]/i.test(head))
    throw new FileProblem('file-html');
  if (/^<\?xml|^<\?mso/i.test(head)) {
    if (head.includes('urn:schemas-microsoft-com:office:spreadsheet'))
      throw new FileProblem('file-old-excel', { format: 'xml' });
    throw /<html/i.test(head) ? new FileProblem('file-html') : new FileProblem('file-not-a-table', { format: 'xml' });
  }
  if (/^(?:xlsx|xlsm|xltx|xltm|xls|xlsb|ods|numbers|et)$/.test(extension) && bytes.length === 0)
    throw new FileProblem('file-corrupt', { reason: 'empty' });
  if (/^(?:xlsx|xlsm|xltx|xltm)$/.test(extension) && !looksLikeText(bytes))
    throw new FileProblem('file-corrupt', { reason: 'signature' });
  return 'text';
}

function sniffZip(names: readonly string[]): TableFormat {
  const has = (pattern: RegExp) => names.some((name) => pattern.test(name.toLowerCase()));
  if (has(/^xl\/workbook\.bin$/)) throw new FileProblem('file-old-excel', { format: 'xlsb' });
  if (has(/^\[content_types\]\.xml$/)) {
    if (has(/^word\//)) throw new FileProblem('file-not-a-table', { format: 'word' });
    if (has(/^ppt\//)) throw new FileProblem('file-not-a-table', { format: 'powerpoint' });
    return 'xlsx';
  }
  if (has(/^mimetype$/) && has(/^content\.xml$/)) throw new FileProblem('file-ods');
  if (has(/^index\/.*\.iwa$|^index\.zip$/)) throw new FileProblem('file-not-a-table', { format: 'numbers' });
  throw new FileProblem('file-not-a-table', { format: 'zip' });
}

/** A compound file holds either an encrypted package or an old workbook, told by the names of its streams [MS-CFB 2.6]. */
function sniffCompound(bytes: Uint8Array): FileProblem {
  const names = new TextDecoder('latin1').decode(bytes).replaceAll('\0', '');
  if (names.includes('EncryptedPackage')) return new FileProblem('file-encrypted');
  if (/Workbook|Book/.test(names)) return new FileProblem('file-old-excel', { format: 'xls' });
  return new FileProblem('file-not-a-table', { format: 'compound' });
}

function looksLikeText(bytes: Uint8Array): boolean {
  return !bytes.subarray(0, 1000).some((byte) => byte < 9 || (byte > 13 && byte < 27));
}
