/**
 * Tidying of text that changes nothing a reader could mind: outer and repeated spaces, invisible characters,
 * full-width letters and digits. Knows no field; capital letters and Chinese punctuation stay as they were typed.
 */

/** Longer values are left as they are: what reads them with expressions must end quickly. */
export const MAX_TIDY_LENGTH = 50_000;

export interface TidyText {
  readonly text: string;
  /** An invisible character that may change what is seen was taken out: it stood between visible ones, or turned them round. */
  readonly invisible: boolean;
}

/** Full-width forms of ASCII and the ideographic space become ASCII (the part of NFKC that is certain for machine-like values). */
export function halfWidth(text: string): string {
  return /[\u3000\uff01-\uff5e]/.test(text)
    ? text.replace(/[\u3000\uff01-\uff5e]/g, (char) =>
        char === '\u3000' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0),
      )
    : text;
}

/** Text that a spreadsheet could take for a formula: it begins with `= + - @` or a full-width twin. */
export function looksLikeFormula(text: string): boolean {
  return /^\s*[=+\-@＝＋－＠]/.test(text);
}

/** Anything that `tidyText` could change; most cells hold nothing of it and leave at once. */
const UNTIDY =
  /^\s|\s$|[^\S\n]{2}|(?!\n)\p{Cc}|\u034f|[\xa0\xad\u061c\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

/** Characters without a shape of their own, joiners and tags excepted. */
const INVISIBLE =
  /(?![\t-\r\u0085])\p{Cc}|\u034f|[\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
/** Tags spell a region's flag after the black flag and show nothing elsewhere (UTS #51, emoji tag sequences). */
const FLAG_OR_TAGS = /(\u{1f3f4}[\u{e0020}-\u{e007f}]+)|[\u{e0000}-\u{e007f}]+/gu;
/**
 * Joiners mean something between the parts of an emoji (UTS #51) and inside scripts whose letters join or cluster:
 * Arabic to Sinhala, Tibetan, Myanmar, Khmer, Mongolian (Unicode core specification, 23.2). The group holds those.
 */
const JOINER =
  /((?<=[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af])[\u200c\u200d](?=[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af])|(?<=\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|\u{e007f})\u200d(?=\p{Extended_Pictographic}))|[\u200c\u200d]/gu;

const ANY_INVISIBLE =
  /(?![\t-\r\u0085])\p{Cc}|\u034f|[\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u;

/** Takes out every character without a shape, and joiners that join nothing. */
export function withoutInvisible(text: string): string {
  if (!ANY_INVISIBLE.test(text)) return text;
  return text.replace(INVISIBLE, '').replace(FLAG_OR_TAGS, '$1').replace(JOINER, '$1');
}

/**
 * Tidies free text. Without `keepLines` a line break becomes a space.
 * Text that looks like a formula, and text beyond `MAX_TIDY_LENGTH`, comes back untouched.
 */
export function tidyText(value: string, keepLines = false): TidyText {
  const untouched = { text: value, invisible: false };
  if (value.length > MAX_TIDY_LENGTH || !(UNTIDY.test(value) || (!keepLines && value.includes('\n')))) return untouched;
  const spaced = value
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' ');
  const visible = withoutInvisible(spaced);
  const text = visible
    .replace(keepLines ? / {2,}/g : /[ \n]{2,}|\n/g, ' ')
    .trim()
    .replace(/[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/g, halfWidth);
  // An invisible character in front may be all that keeps `=1+1` from being read as a formula: leave that too.
  if (looksLikeFormula(value) || looksLikeFormula(text)) return untouched;
  // The override of U+202E shows a text backwards, wherever it stands.
  const hidden = visible.length !== spaced.length && (spaced.includes('\u202e') || hiddenInside(spaced));
  return { text, invisible: hidden };
}

/** Whether something without a shape stands between the first and the last visible character. */
function hiddenInside(text: string): boolean {
  const showsNothing = (char: string) => withoutInvisible(char).trim() === '';
  let start = 0;
  let end = text.length;
  while (start < end && showsNothing(text[start]!)) start++;
  while (end > start && showsNothing(text[end - 1]!)) end--;
  const inner = text.slice(start, end);
  return withoutInvisible(inner) !== inner;
}
