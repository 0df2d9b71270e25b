/**
 * The text of a file whose encoding nobody states. Order: byte order mark, strict UTF-8, UTF-16 without a mark, then
 * GB18030, Big5 and Windows-1252 by how much the result looks like text in their languages; in doubt it refuses rather
 * than show wrong characters. [objectstack-ai/objectui#2556 has the same order for Chinese files]
 */
import { FileProblem } from '../file-problem';
import { commonShare } from './common-characters';

export interface DecodedText {
  readonly text: string;
  /** Label of the WHATWG Encoding Standard. */
  readonly encoding: string;
  /** Bytes that a stated encoding has no character for became U+FFFD. */
  readonly isDamaged: boolean;
}

const BYTE_ORDER_MARKS: readonly (readonly [encoding: string, ...mark: number[]])[] = [
  ['utf-8', 0xef, 0xbb, 0xbf],
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
];

/** Enough to judge by, and quick on a large file. */
const SAMPLE_CHARS = 200_000;
/** A right decoding of lists of names, places and words scores 0.6 and more, a wrong one below 0.3. */
const MIN_SCORE = 0.42;
const MIN_LEAD = 0.15;

/** Throws FileProblem `encoding-unclear` with the candidates, or `file-not-a-table`. */
export function decodeText(bytes: Uint8Array, stated?: string): DecodedText {
  if (stated) return decodeStated(bytes, stated);
  for (const [encoding, ...mark] of BYTE_ORDER_MARKS) {
    if (!mark.every((byte, i) => bytes[i] === byte)) continue;
    const text = strict(bytes, encoding);
    // A mark over text that is cut or of two encodings: nobody can say which part is right.
    if (text === undefined) throw unclear([encoding]);
    return { text, encoding, isDamaged: false };
  }
  const utf16 = bareUtf16(bytes);
  if (utf16) return utf16;
  const utf8 = strict(bytes, 'utf-8');
  if (utf8 !== undefined) return { text: utf8, encoding: 'utf-8', isDamaged: false };
  return decodeLegacy(bytes);
}

function decodeStated(bytes: Uint8Array, label: string): DecodedText {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label);
  } catch {
    throw unclear([]);
  }
  const text = strict(bytes, label);
  return { text: text ?? decoder.decode(bytes), encoding: decoder.encoding, isDamaged: text === undefined };
}

function strict(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Separators and Latin letters leave a zero byte in every second place, always the same one. */
function bareUtf16(bytes: Uint8Array): DecodedText | undefined {
  if (bytes.length % 2 !== 0) return undefined;
  const zeros = [0, 0];
  const end = Math.min(bytes.length, SAMPLE_CHARS);
  for (let i = 0; i < end; i++) if (bytes[i] === 0) (zeros[i % 2] as number)++;
  const [even = 0, odd = 0] = zeros;
  const share = (even + odd) / end;
  // A few stray zeros in other text must not do: the less there are, the less likely the text is to be UTF-8 too.
  if (
    share === 0 ||
    Math.min(even, odd) > Math.max(even, odd) * 0.02 ||
    (share < 0.25 && strict(bytes, 'utf-8') !== undefined)
  )
    return undefined;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  const text = strict(bytes, encoding);
  return text === undefined ? undefined : { text, encoding, isDamaged: false };
}

function decodeLegacy(bytes: Uint8Array): DecodedText {
  const candidates = (['gb18030', 'big5', 'windows-1252'] as const)
    .flatMap((encoding) => {
      const text = strict(bytes, encoding);
      return text === undefined ? [] : [{ encoding, text, score: SCORES[encoding](text.slice(0, SAMPLE_CHARS)) }];
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = candidates;
  if (!best || best.score < MIN_SCORE || best.score - (second?.score ?? 0) < MIN_LEAD) {
    throw looksBinary(bytes)
      ? new FileProblem('file-not-a-table', { format: 'binary' })
      : unclear(candidates.map(({ encoding }) => encoding));
  }
  return { text: best.text, encoding: best.encoding, isDamaged: false };
}

const SCORES = {
  gb18030: (text: string) => commonShare(text, 'simplified'),
  big5: (text: string) => commonShare(text, 'traditional'),
  'windows-1252': latinShare,
} as const;

/** Share of the characters outside ASCII that stand as accents and typography do: letters alone among plain ones. */
function latinShare(text: string): number {
  let total = 0;
  let found = 0;
  for (const [run] of text.matchAll(/[^\0-\x7f]+/g)) {
    total += run.length;
    if (/^(?:[À-ÖØ-öø-ÿŠšŽžŒœŸ]{1,2}|[€’‘“”–—…•«»°²³ª©®ºª¡¿½]{1,2})$/.test(run)) found += run.length;
  }
  return total === 0 ? 1 : found / total;
}

function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 10_000);
  const controls = sample.reduce((n, byte) => n + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0);
  return controls > sample.length * 0.02;
}

function unclear(encodings: readonly string[]): FileProblem {
  return new FileProblem('encoding-unclear', { encodings: encodings.join(',') });
}
