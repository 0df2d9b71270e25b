/** Colours of an XLSX file (RGB, theme with tint, indexed) as `#rrggbb`. */
import { attr, child, numberAttr, type XmlElement } from './xml-tree';

/** The default palette of indexed colours 0 to 63 [ECMA-376-1 18.8.27]. */
const PALETTE = `
  000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff 000000 ffffff ff0000 00ff00 0000ff ffff00 ff00ff 00ffff
  800000 008000 000080 808000 800080 008080 c0c0c0 808080 9999ff 993366 ffffcc ccffff 660066 ff8080 0066cc ccccff
  000080 ff00ff ffff00 00ffff 800080 800000 008080 0000ff 00ccff ccffff ccffcc ffff99 99ccff ff99cc cc99ff ffcc99
  3366ff 33cccc 99cc00 ffcc00 ff9900 ff6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333`
  .trim()
  .split(/\s+/);

/** Theme index -> slot: the file's order is dark, light, but index 0 means light. (dd560821 and every reader since) */
const THEME_SLOTS = [
  'lt1',
  'dk1',
  'lt2',
  'dk2',
  'accent1',
  'accent2',
  'accent3',
  'accent4',
  'accent5',
  'accent6',
  'hlink',
  'folHlink',
];

/** The colour of an element such as `fgColor`; undefined where it says "automatic" or nothing. */
export type ColorReader = (element: XmlElement | undefined) => string | undefined;

export function colorReader(theme: XmlElement | undefined): ColorReader {
  const scheme = child(child(theme, 'themeElements'), 'clrScheme');
  const themeColors = THEME_SLOTS.map((slot) => {
    const color = child(scheme, slot)?.children[0];
    return attr(color, 'lastClr') ?? attr(color, 'val');
  });
  return (element) => {
    if (!element) return undefined;
    const rgb =
      attr(element, 'rgb') ??
      themeColors[numberAttr(element, 'theme') ?? -1] ??
      PALETTE[numberAttr(element, 'indexed') ?? -1];
    const hex = rgb?.slice(-6).toLowerCase();
    return hex && /^[0-9a-f]{6}$/.test(hex) ? `#${tinted(hex, numberAttr(element, 'tint') ?? 0)}` : undefined;
  };
}

/** Changes the luminance, keeping hue and saturation [ECMA-376-1 18.8.19]: scaling all channels towards black or white keeps both. */
function tinted(hex: string, tint: number): string {
  if (tint === 0) return hex;
  const channels = [0, 2, 4].map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255);
  const max = Math.max(...channels);
  const min = Math.min(...channels);
  const luminance = (max + min) / 2;
  const next = Math.min(1, Math.max(0, tint < 0 ? luminance * (1 + tint) : luminance * (1 - tint) + tint));
  // In HSL a channel is luminance plus a share of the chroma, which itself is saturation times what the luminance leaves.
  const room = (l: number) => 1 - Math.abs(2 * l - 1);
  const scale = room(luminance) === 0 ? 0 : room(next) / room(luminance);
  return channels
    .map((c) => Math.round(255 * Math.min(1, Math.max(0, next + (c - luminance) * scale))))
    .map((c) => c.toString(16).padStart(2, '0'))
    .join('');
}
