/** A short text that differs when what was read differs. It guards against staleness, not against malice. */

/**
 * FNV-1a (Fowler, Noll, Vo; offset basis and prime of the 32-bit variant) over UTF-16 units, in two lanes of which
 * one starts elsewhere: 16 hexadecimal digits. Linear in the length of the parts.
 */
export function fingerprintOf(parts: Iterable<string>): string {
  let first = 0x811c9dc5;
  let second = 0x050c5d1f;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) {
      const unit = part.charCodeAt(i);
      first = Math.imul(first ^ unit, 0x01000193);
      second = Math.imul(second ^ (unit + i), 0x01000193);
    }
    first = Math.imul(first ^ 0x1f, 0x01000193);
    second = Math.imul(second ^ part.length, 0x01000193);
  }
  const hex = (lane: number): string => (lane >>> 0).toString(16).padStart(8, '0');
  return hex(first) + hex(second);
}
