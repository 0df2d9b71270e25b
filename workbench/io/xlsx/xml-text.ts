/** Text as XML holds it, and the escapes of office files for characters that XML cannot hold [ECMA-376-1 22.9.2.19]. */

/** Undoes `_x000D_` and the like. */
export function decodeEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** Escapes what is no XML 1.0 character (controls, lone surrogates), CR, which parsers change, and what `decodeEscapes` would change. */
export function encodeEscapes(text: string): string {
  return text.replace(UNSAFE, (char) =>
    char === '_x' ? '_x005F_x' : `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
  );
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get into XML
const UNSAFE = /_x(?=[0-9A-Fa-f]{4}_)|[\0-\x08\x0b-\x1f\ufffe\uffff]|\p{Cs}/gu;

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text for an element or a quoted attribute. */
export function xmlText(text: string): string {
  return encodeEscapes(text).replace(/[&<>"]/g, (char) => MARKUP[char] as string);
}
