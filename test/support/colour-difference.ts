/**
 * How far apart colours look, to the common eye and to colour-blind ones. Colours are `#RRGGBB` in sRGB.
 */

type Triple = readonly [number, number, number];

/**
 * Full protanopia, deuteranopia and tritanopia on linear RGB.
 * Source: Machado, Oliveira, Fernandes 2009, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
 * doi:10.1109/TVCG.2009.113, matrices of severity 1.0.
 */
const VISIONS = {
  normal: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

export type Vision = keyof typeof VISIONS;
export const VISION_NAMES = Object.keys(VISIONS) as readonly Vision[];

function linearRgb(colour: string): Triple {
  const channel = (start: number): number => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function apply(matrix: readonly number[], [r, g, b]: Triple): Triple {
  const row = (i: number): number => matrix[i]! * r + matrix[i + 1]! * g + matrix[i + 2]! * b;
  return [row(0), row(3), row(6)];
}

/** Contrast ratio, 1 to 21. Source: WCAG 2.2, relative luminance. */
export function contrastRatio(a: string, b: string): number {
  const luminance = (colour: string): number => apply([0.2126, 0.7152, 0.0722, 0, 0, 0, 0, 0, 0], linearRgb(colour))[0];
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** CIELAB under D65. Source: IEC 61966-2-1 and CIE 15. */
function lab(colour: string, vision: Vision): Triple {
  const seen = apply(VISIONS[vision], linearRgb(colour)).map((value) => Math.min(1, Math.max(0, value)));
  const [x, y, z] = apply(
    [0.4124564, 0.3575761, 0.1804375, 0.2126729, 0.7151522, 0.072175, 0.0193339, 0.119192, 0.9503041],
    seen as unknown as Triple,
  );
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : (t * 24389) / 27 / 116 + 16 / 116);
  const [fx, fy, fz] = [f(x / 0.95047), f(y), f(z / 1.08883)];
  return [116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)];
}

/**
 * CIEDE2000 of two CIELAB colours.
 * Source: Sharma, Wu, Dalal 2005, "The CIEDE2000 Color-Difference Formula", Color Research and Application 30(1).
 */
export function ciede2000([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const radians = Math.PI / 180;
  const meanChroma7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const stretch = 1 + (1 - Math.sqrt(meanChroma7 / (meanChroma7 + 25 ** 7))) / 2;
  const polar = (a: number, b: number): [number, number] => {
    const chroma = Math.hypot(a * stretch, b);
    return [chroma, chroma === 0 ? 0 : (Math.atan2(b, a * stretch) / radians + 360) % 360];
  };
  const [c1, h1] = polar(a1, b1);
  const [c2, h2] = polar(a2, b2);
  const isGrey = c1 * c2 === 0;
  const turn = h2 - h1;
  const hueDifference = isGrey ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
  const deltaHue = 2 * Math.sqrt(c1 * c2) * Math.sin((hueDifference / 2) * radians);
  const hueSum = h1 + h2;
  const meanHue = isGrey
    ? hueSum
    : Math.abs(turn) <= 180
      ? hueSum / 2
      : hueSum < 360
        ? (hueSum + 360) / 2
        : (hueSum - 360) / 2;
  const meanL = (l1 + l2) / 2;
  const meanC = (c1 + c2) / 2;
  const cosine = (angle: number): number => Math.cos(angle * radians);
  const t =
    1 -
    0.17 * cosine(meanHue - 30) +
    0.24 * cosine(2 * meanHue) +
    0.32 * cosine(3 * meanHue + 6) -
    0.2 * cosine(4 * meanHue - 63);
  const sl = 1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2);
  const sc = 1 + 0.045 * meanC;
  const sh = 1 + 0.015 * meanC * t;
  const rotation =
    -2 *
    Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7)) *
    Math.sin(60 * Math.exp(-(((meanHue - 275) / 25) ** 2)) * radians);
  const [dl, dc, dh] = [(l2 - l1) / sl, (c2 - c1) / sc, deltaHue / sh];
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + rotation * dc * dh);
}

/** How far apart two colours look to a kind of vision. */
export function colourDifference(a: string, b: string, vision: Vision): number {
  return ciede2000(lab(a, vision), lab(b, vision));
}
