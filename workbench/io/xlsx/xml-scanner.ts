/**
 * Reads XML in pieces, as it is unpacked, and gives out its tags and texts; namespaces are dropped, a document type is
 * refused. Knows the parts of XML 1.0 that office files use.
 */
import { TextDecoder } from 'node:util';
import { FileProblem } from '../file-problem';

export interface XmlHandlers {
  /** `attributes` is the raw text between name and `>`; `attribute` and `allAttributes` read it. */
  open(name: string, attributes: string): void;
  /** May come in several pieces; entities are resolved. */
  text(text: string): void;
  /** Also follows the `open` of an empty element. */
  close(name: string): void;
}

const MAX_DEPTH = 100;
/** Of elements, remembered: a part has some dozens. */
const MAX_NAMES = 500;
/** A tag or text longer than this is no spreadsheet's, and re-reading it with every piece would cost its square. */
const MAX_TOKEN_CHARS = 2 * 1024 * 1024;
const malformed = () => new FileProblem('file-corrupt', { reason: 'xml' });

/** Feeds every piece of the part through the handlers. Throws FileProblem: `file-corrupt`, `file-unsafe`. */
export async function scanXml(pieces: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const scanner = xmlScanner(handlers);
  let decoder: TextDecoder | undefined;
  try {
    for await (const piece of pieces) {
      decoder ??= new TextDecoder(utf16Mark(piece) ?? 'utf-8', { fatal: true });
      scanner.push(decoder.decode(piece, { stream: true }));
    }
    scanner.push(decoder?.decode() ?? '');
  } catch (error) {
    throw isUndecodable(error) ? malformed() : error;
  }
  scanner.end();
}

const isUndecodable = (error: unknown) => (error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';

function utf16Mark(piece: Uint8Array): string | undefined {
  if (piece[0] === 0xff && piece[1] === 0xfe) return 'utf-16le';
  return piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : undefined;
}

function xmlScanner(handlers: XmlHandlers) {
  let rest = '';
  let seen = false;
  const open: string[] = [];
  /** One text for all elements of a name. */
  const names = new Map<string, string>();
  const nameOf = (written: string): string => {
    let name = names.get(written);
    if (name === undefined) {
      name = localName(written);
      if (names.size < MAX_NAMES) names.set(written, name);
    }
    return name;
  };

  const push = (piece: string) => {
    const xml = rest ? rest + piece : piece;
    let at = 0;
    for (;;) {
      const tag = xml.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at && open.length) handlers.text(decodeEntities(xml.slice(at, tag)));
      at = tag;
      const end = tagEnd(xml, tag);
      if (end < 0) break;
      readTag(xml, tag, end);
      at = end + 1;
    }
    // A text before the next tag may still grow; it is kept with an unfinished tag for the next piece.
    rest = xml.slice(at);
    if (rest.length > MAX_TOKEN_CHARS) throw malformed();
  };

  const readTag = (xml: string, at: number, end: number) => {
    const next = xml.charCodeAt(at + 1);
    if (next === 0x21 || next === 0x3f) {
      if (xml.startsWith('<![CDATA[', at)) handlers.text(xml.slice(at + 9, end - 2));
      else if (next === 0x21 && !xml.startsWith('<!--', at))
        throw new FileProblem('file-unsafe', { reason: 'doctype' });
      return;
    }
    if (next === 0x2f) {
      const name = nameOf(xml.slice(at + 2, end).trimEnd());
      if (open.pop() !== name) throw malformed();
      handlers.close(name);
      return;
    }
    const empty = xml.charCodeAt(end - 1) === 0x2f;
    const stop = empty ? end - 1 : end;
    let nameEnd = at + 1;
    while (nameEnd < stop && xml.charCodeAt(nameEnd) > 32) nameEnd++;
    const name = nameOf(xml.slice(at + 1, nameEnd));
    if (!name || (seen && !open.length)) throw malformed();
    seen = true;
    handlers.open(name, xml.slice(nameEnd, stop));
    if (empty) return handlers.close(name);
    if (open.push(name) > MAX_DEPTH) throw new FileProblem('file-unsafe', { reason: 'nesting' });
  };

  const end = () => {
    if (!seen || open.length || rest.trim()) throw malformed();
  };
  return { push, end };
}

/** Index of the last character of the tag that starts at `at`, or -1 while it is incomplete. */
function tagEnd(xml: string, at: number): number {
  const next = xml.charCodeAt(at + 1);
  if (next === 0x3f) return closing(xml, '?>', at + 2);
  if (next === 0x21) {
    if (xml.startsWith('<!--', at)) return closing(xml, '-->', at + 4);
    if (xml.startsWith('<![CDATA[', at)) return closing(xml, ']]>', at + 9);
    if (xml.length < at + 9 && '<![CDATA['.startsWith(xml.slice(at))) return -1;
  }
  let end = xml.indexOf('>', at);
  // A `>` inside quotes is rare but legal: then an odd number of quotes stands before it.
  for (let from = at; end >= 0; ) {
    const quote = nextQuote(xml, from, end);
    if (quote < 0) return end;
    const close = xml.indexOf(xml[quote] as string, quote + 1);
    if (close < 0) return -1;
    from = close + 1;
    if (close > end) end = xml.indexOf('>', close);
  }
  return -1;
}

function closing(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from);
  return at < 0 ? -1 : at + mark.length - 1;
}

function nextQuote(xml: string, from: number, to: number): number {
  for (let i = from; i < to; i++) {
    const code = xml.charCodeAt(i);
    if (code === 34 || code === 39) return i;
  }
  return -1;
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** One attribute of a tag whose values hold no spaces (cells, rows); `allAttributes` is for the rest. */
export function attribute(raw: string, name: string): string | undefined {
  for (let at = raw.indexOf(name); at >= 0; at = raw.indexOf(name, at + 1)) {
    if (raw.charCodeAt(at - 1) > 32) continue;
    let equals = at + name.length;
    while (raw.charCodeAt(equals) <= 32) equals++;
    if (raw.charCodeAt(equals) !== 61) continue;
    let quote = equals + 1;
    while (raw.charCodeAt(quote) <= 32) quote++;
    const end = raw.indexOf(raw[quote] as string, quote + 1);
    return end < 0 ? undefined : decodeEntities(raw.slice(quote + 1, end));
  }
  return undefined;
}

/** No element of a spreadsheet has a tenth of them. */
const MAX_ATTRIBUTES = 1000;

/** All attributes by local name; an unprefixed one wins over a prefixed one. Safe for any name, `__proto__` too. */
export function allAttributes(raw: string): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (const [, prefix, name, , double, single] of raw.matchAll(/([\w.-]+:)?([\w.-]+)\s*=\s*("([^"]*)"|'([^']*)')/g)) {
    if (!prefix || !attributes.has(name as string))
      attributes.set(name as string, decodeEntities(double ?? single ?? ''));
    if (attributes.size > MAX_ATTRIBUTES) throw malformed();
  }
  return attributes;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|(amp|lt|gt|quot|apos));/gi, (whole, hex, decimal, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
