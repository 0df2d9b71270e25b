/**
 * The text of a file whose encoding nobody states. Order: byte order mark, strict UTF-8, UTF-16 without a mark, then
 * GB18030, Big5 and Windows-1252 by how much the result looks like text in their languages; in doubt it refuses rather
 * than show wrong characters. [objectstack-ai/objectui#2556 has the same order for Chinese files]
 */
import { FileProblem } from '../file-problem';
import { type Commonness, commonness } from './common-characters';

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
/** A right decoding of names, places and words scores 0.6 and more, a wrong one below 0.3; few characters must say it more clearly. */
const leastScore = (count: number) => 0.42 + 0.4 / Math.sqrt(Math.max(1, count));
const MIN_LEAD = 0.15;
const MIN_LATIN = 0.9;

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
  if (utf8 !== undefined && !mayBeDoubleByte(utf8, bytes)) return { text: utf8, encoding: 'utf-8', isDamaged: false };
  return decodeLegacy(bytes);
}

function decodeStated(bytes: Uint8Array, label: string): DecodedText {
  let decoder: InstanceType<typeof TextDecoder>;
  try {
    decoder = new TextDecoder(label);
  } catch {
    throw unclear([]);
  }
  const text = strict(bytes, decoder.encoding);
  return { text: text ?? decoder.decode(bytes), encoding: decoder.encoding, isDamaged: text === undefined };
}

function strict(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return encoding === 'windows-1252' ? withTypography(text) : text;
  } catch {
    return undefined;
  }
}

/** Windows-1252 from 0x80 to 0x9F; Node 20 decodes these as Latin-1's control characters. (nodejs/node#56542) */
const TYPOGRAPHY = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

function withTypography(text: string): string {
  return text.replace(/[\x80-\x9f]/g, (char) => TYPOGRAPHY[char.charCodeAt(0) - 0x80] ?? char);
}

/** Separators and Latin letters leave a zero byte in every second place, always the same one. */
function bareUtf16(bytes: Uint8Array): DecodedText | undefined {
  if (bytes.length === 0 || bytes.length % 2 !== 0) return undefined;
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

/** A few characters of GBK or Big5 can be valid UTF-8 by chance; then of scripts whose letters take two bytes. */
function mayBeDoubleByte(text: string, bytes: Uint8Array): boolean {
  const foreign: string[] = [];
  for (const [char] of text.matchAll(/[^\0-\x7f]/gu)) if (foreign.push(char) > 12) return false;
  if (foreign.length === 0 || foreign.some((char) => char >= '\u0800')) return false;
  return (['gb18030', 'big5'] as const).some((encoding) => {
    const { count, share } = JUDGES[encoding](strict(bytes, encoding) ?? '\ufffd');
    return share >= leastScore(count);
  });
}

function decodeLegacy(bytes: Uint8Array): DecodedText {
  const candidates = (['gb18030', 'big5', 'windows-1252'] as const)
    .flatMap((encoding) => {
      const text = strict(bytes, encoding);
      if (text === undefined) return [];
      const { count, share } = JUDGES[encoding](text.slice(0, SAMPLE_CHARS));
      return [
        {
          encoding,
          text,
          score: share,
          isLikely: share >= (encoding === 'windows-1252' ? MIN_LATIN : leastScore(count)),
        },
      ];
    })
    .sort((a, b) => b.score - a.score);
  const [best, second] = candidates;
  if (
    !best?.isLikely ||
    best.score - (second?.score ?? 0) < MIN_LEAD ||
    (best.encoding === 'gb18030' && looksKorean(bytes))
  ) {
    throw looksBinary(bytes)
      ? new FileProblem('file-not-a-table', { format: 'binary' })
      : unclear(candidates.map(({ encoding }) => encoding));
  }
  return { text: best.text, encoding: best.encoding, isDamaged: false };
}

const JUDGES = {
  gb18030: (text: string) => commonness(text, 'simplified'),
  big5: (text: string) => commonness(text, 'traditional'),
  'windows-1252': latinness,
} as const;

/** How much a text looks like a Western language: accents on letters among plain ones, typography beside words. */
function latinness(text: string): Commonness {
  let count = 0;
  let found = 0;
  let accents = 0;
  let plain = 0;
  for (const [word] of text.matchAll(/[A-Za-z]*[^\0-\x7f][^\s,;|"]*/g)) {
    plain += word.match(/[A-Za-z]/g)?.length ?? 0;
    for (const { 0: run, index } of word.matchAll(/[^\0-\x7f]+/g)) {
      count += run.length;
      const letters = run.replace(/^[€’‘“”–—…•«»°¡¿]|[€’‘“”–—…•«»°¡¿]$/g, '');
      const isWord = /^(?:[ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŠŽŒŸ]|[ß-öø-ÿšžœ]{1,2})?$/.test(letters);
      // A capital does not follow a small letter.
      if (!isWord || (/^[À-Þ]/.test(run) && /[a-z]/.test(word[index - 1] ?? ''))) continue;
      found += run.length;
      accents += letters.length;
    }
  }
  if (accents > plain * 2) return { count, share: 0 };
  return { count, share: count === 0 ? 1 : found / count };
}

/** EUC-KR puts all its syllables where GBK has the commoner half of its characters, and nothing but syllables in running text. */
function looksKorean(bytes: Uint8Array): boolean {
  let pairs = 0;
  const end = Math.min(bytes.length, SAMPLE_CHARS);
  for (let i = 0; i < end; i++) {
    const lead = bytes[i] as number;
    if (lead < 0x80) continue;
    if (lead < 0xb0 || lead > 0xc8) return false;
    pairs++;
    i++;
  }
  return pairs >= 8;
}

function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 10_000);
  const controls = sample.reduce((n, byte) => n + (byte < 9 || (byte > 13 && byte < 32) ? 1 : 0), 0);
  return controls > sample.length * 0.02;
}

function unclear(encodings: readonly string[]): FileProblem {
  return new FileProblem('encoding-unclear', { encodings: encodings.join(',') });
}
