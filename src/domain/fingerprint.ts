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

/**
 * A number from 0 to 2^32 - 1 for a text, another one for each `seed`: FNV-1a over UTF-16 units, ended as MurmurHash3
 * does (Appleby, fmix32), so that sums of it differ however alike the texts are. Linear in the length.
 */
export function hashOf(text: string, seed = 0): number {
  let hash = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
