/**
 * Says in one sentence why two customers may be one: what they have in common, what was left out for it, what speaks
 * against it. Knows no language; the wording of one language is handed in.
 */
import type { MatchEvidence, MatchLevel } from '../domain/match/match';
import { type WrittenDifference, writtenDifferences } from '../domain/written-differences';

/** One line of evidence with the column's name and what the two customers have there. */
export interface ComparedValues extends MatchEvidence {
  readonly label: string;
  readonly texts: readonly [string, string];
}

type Labelled = (params: { readonly label: string }) => string;
type Without = (params: { readonly label: string; readonly without: string }) => string;

export interface DuplicateWords {
  /** What a name's column is called where its header alone would say something else; the header elsewhere. */
  readonly called: (params: { readonly header: string }) => string;
  readonly agree: Readonly<Record<Exclude<MatchLevel, 'different'>, Labelled>>;
  /** Equal once something is taken away. */
  readonly removing: Without;
  /** Equal but for the way in which it is written. */
  readonly apart: Without;
  readonly script: Labelled;
  /** Of one column or several. */
  readonly differs: Labelled;
  /** After what was said of two names. */
  readonly both: (params: { readonly said: string; readonly one: string; readonly other: string }) => string;
  readonly kinds: Readonly<Record<Exclude<WrittenDifference['kind'], 'removed' | 'script'>, string>>;
  /** A column without a header. */
  readonly column: (params: { readonly letters: string }) => string;
  /** A text of the sheet inside the sentence. */
  readonly quoted: (params: { readonly text: string }) => string;
  /** Between the parts of a list, and before its last one. */
  readonly comma: string;
  readonly and: string;
  readonly separator: string;
  readonly but: string;
  readonly end: string;
  readonly questions: Readonly<Record<'colleague' | 'namesake', string>>;
  /** Where nothing speaks for it but the user's own answer. */
  readonly nothing: string;
}

/** Whose they are: a difference in one of these is always told, for nothing else tells two relatives apart. */
const NAMES: readonly string[] = ['name', 'contact', 'company', 'name.given', 'name.family'];
/** Characters of a name that are shown. */
const MOST_SHOWN = 40;
const MOST_FOR = 3;
const MOST_AGAINST = 2;
/** Bits below which a line is not worth a word. */
const LEAST_BITS = 0.5;
/** Bits that a colleague or a namesake must cost before it is asked. */
const DOUBT_BITS = -2;
/** 99 %: nothing is asked any more. */
const SURE_BITS = 6.6;

/** Names that are not the same, then the strongest lines on either side; `lines` may come in any order. */
export function sayDuplicate(words: DuplicateWords, lines: readonly ComparedValues[]): string {
  const names = lines.filter(isUnlikeName).sort((a, b) => a.bits - b.bits);
  const sides = lines.filter((line) => !isUnlikeName(line)).sort((a, b) => Math.abs(b.bits) - Math.abs(a.bits));
  const agreeing = sides
    .filter(({ level, bits }) => level !== null && level !== 'different' && bits > LEAST_BITS)
    .slice(0, MOST_FOR);
  const against = sides
    .filter(({ level, bits }) => level === 'different' && bits < -LEAST_BITS)
    .slice(0, MOST_AGAINST)
    .map((line) => insideSentence(words, line));
  if (names.length + agreeing.length + against.length === 0) return words.nothing;
  const doubt = (['colleague', 'namesake'] as const)
    .map((key) => ({ key, bits: lines.find((line) => line.key === key)?.bits ?? 0 }))
    .sort((a, b) => a.bits - b.bits)[0];
  const isSure = names.length + against.length === 0 && lines.reduce((sum, { bits }) => sum + bits, 0) >= SURE_BITS;
  const question = !isSure && doubt !== undefined && doubt.bits < DOUBT_BITS ? words.questions[doubt.key] : words.end;
  const said = [
    ...names.map((line) => sayNames(words, line)),
    ...agreeing.map((line) => sayAgreement(words, line)),
  ].join(words.separator);
  const differing = against.length === 0 ? '' : words.differs({ label: listed(words, against) });
  const but = agreeing.length > 0 ? words.but : words.separator;
  const joined = said === '' || differing === '' ? `${said}${differing}` : `${said}${but}${differing}`;
  return `${joined.charAt(0).toUpperCase()}${joined.slice(1)}${question}`;
}

function isUnlikeName({ key, level }: ComparedValues): boolean {
  return NAMES.includes(key) && level !== null && level !== 'same' && level !== 'same-normalised';
}

function sayNames(words: DuplicateWords, line: ComparedValues): string {
  const said =
    line.level === 'different' ? words.differs({ label: insideSentence(words, line) }) : sayAgreement(words, line);
  const [one, other] = line.texts.map((text) => {
    const shown = [...text];
    return shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN).join('')}…` : text;
  }) as [string, string];
  // What is crossed would be shown beside what it does not agree with.
  return one === '' || other === '' || line.level === 'swapped' ? said : words.both({ said, one, other });
}

function sayAgreement(words: DuplicateWords, line: ComparedValues): string {
  const { level, texts } = line;
  const label = insideSentence(words, line);
  const kind = level as Exclude<MatchLevel, 'different'>;
  const found = kind === 'same' || kind === 'same-normalised' ? writtenDifferences(...texts) : [];
  if (found.length === 0) return words.agree[kind]({ label });
  if (found.some((one) => one.kind === 'script')) return words.script({ label });
  const isLeftOut = found.every((one) => ['removed', 'spaces', 'punctuation'].includes(one.kind));
  const without = found.map((one) =>
    one.kind === 'removed' ? words.quoted({ text: one.text }) : one.kind === 'script' ? '' : words.kinds[one.kind],
  );
  return (isLeftOut ? words.removing : words.apart)({ label, without: listed(words, without) });
}

function listed({ comma, and }: DuplicateWords, texts: readonly string[]): string {
  const last = texts[texts.length - 1] ?? '';
  return texts.length < 2 ? last : `${texts.slice(0, -1).join(comma)}${and}${last}`;
}

/** A header begins with a capital; what is written in capitals for another reason stays. */
function insideSentence({ called }: DuplicateWords, { key, label }: ComparedValues): string {
  const name = NAMES.includes(key) ? called({ header: label }) : label;
  return /^\p{Lu}[^\p{Lu}]*$/u.test(name) ? name.toLowerCase() : name;
}
