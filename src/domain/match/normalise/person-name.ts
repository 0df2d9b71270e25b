/** Names of people, in Chinese characters and in letters: titles off, one form for comparing and one for its sound. */
import { hasLegalForm } from './company';
import { fold, hasHan, isBlank, squeeze, wordsOf } from './fold';
import { countSyllables, pinyinOf } from './pinyin';
import { isSurname, surnameLength, surnameRank, surnameSound } from './surnames';
import { wordTable } from './table';

export { nameVariants } from './nicknames';
export { surnameSound };

export interface NameForm {
  /** Letters and digits only; a gendered title stays where nothing but a surname is left: 王先生 and 王女士 are two. */
  readonly key: string;
  /** The folded words in order, `Smith, John` as john smith. */
  readonly words: readonly string[];
  /** Toneless pinyin without spaces of a name in Chinese characters; otherwise the key, `lv` and `lyu` as `lu`. */
  readonly sound: string;
  readonly isHan: boolean;
}

/** What a cell holds: it decides whether a first character is read as a surname. */
export type NamePart = 'given' | 'family' | 'whole';

const titlesInFront = wordTable(
  'mr mrs ms miss mx mister missus dr drs doctor prof professor sir madam madame mme mlle monsieur herr frau senor senora senorita srta sra dott rev reverend fr father sister capt captain lt sgt cpl dame rabbi pastor',
);
const titlesBehind = wordTable(
  'jr sr ii iii iv phd md dds dvm dmd esq esquire mba cpa rn jd edd psyd pharmd bsc msc obe mbe cbe',
);
/** A cell with nothing but these names nobody. */
const BARE_TITLE = /^(?:mr|mrs|ms|miss|mx|dr|prof)$/;
/** Degrees between dots would fall apart into initials. */
const DOTTED_DEGREE = /[ ,]+(?:ph\. ?d|m\. ?d|d\. ?d\. ?s|j\. ?d|m\. ?b\. ?a|c\. ?p\. ?a|d\. ?v\. ?m|r\. ?n)\.?$/;

const GENDERED = /(?:先生|女士|小姐|太太|夫人|阿姨|叔叔|大哥|大姐)$/;
const OFFICE =
  /(?:(?:常务)?副?(?:总经理|总裁|总监|董事长|主任|厂长|校长|院长|园长|局长|处长|科长|部长|所长|站长|队长|组长|班长|社长|行长|镇长|村长|经理|教授|书记|秘书长)|副总|董事|主管|老师|医生|大夫|医师|博士|律师|会计|出纳|师傅|师父|老板娘?|店长|秘书|助理|工程师|设计师|顾问|采购|同志|同学|さん|さま|様|殿|氏|씨|님)$/;
/** One character is a title only behind a surname and nothing else: 王总, 李工, 张姐. */
const SHORT_TITLE = /^(.{1,2})([总董工局处哥姐嫂叔姨])$/u;
const GENDERED_SHORT = /[哥姐嫂叔姨]/;

/** `part` is what the column holds, where that is known. Null for a cell that names nobody. */
export function normaliseName(text: string, part: NamePart = 'whole'): NameForm | null {
  const name = readName(text);
  if (name === null) return null;
  const { key, words, runs } = name;
  return { key, words, sound: runs.length > 0 ? soundOf(runs, part) : soundOfLatin(words), isHan: runs.length > 0 };
}

/**
 * The key alone, for which no table of sounds is needed; '' for a cell that names nobody. Where nothing but a surname is
 * left, its title stays: 王总 and 王经理 are two.
 */
export function nameKey(text: string): string {
  const name = readName(text);
  if (name === null) return '';
  return name.runs.length > 0 && isSurname(name.runs.join('')) ? squeeze(fold(text)) : name.key;
}

/** ü of pinyin, as keyboards and passports write it. */
const LU = /^([ln])(?:v|yu)$/;

function soundOfLatin(words: readonly string[]): string {
  return words.map((word) => word.replace(LU, '$1u')).join('');
}

interface WrittenName {
  readonly key: string;
  readonly words: readonly string[];
  /** Of Chinese characters; empty for a name in letters. */
  readonly runs: readonly string[];
}

function readName(text: string): WrittenName | null {
  const folded = fold(text);
  if (isBlank(folded)) return null;
  const han = hasHan(folded) ? readHan(folded) : null;
  if (han !== null) return writtenHan(han);
  const { words } = readLatin(folded);
  const key = words.join('');
  return key === '' || BARE_TITLE.test(key) ? null : { key, words, runs: [] };
}

const HAN_RUN = /[\u3007\u3400-\u9fff]+/g;
const OTHER_LETTER = /[^\u3007\u3400-\u9fff\P{L}]/u;

interface HanName {
  /** Without title; of `阿里木·买买提` both parts. */
  readonly runs: readonly string[];
  readonly title: string;
  /** Words in letters beside the characters. */
  readonly latin: readonly string[];
}

function readHan(folded: string): HanName | null {
  const text = withoutBrackets(folded);
  if (/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(text)) {
    const bare = text.trim().replace(OFFICE, '').trim();
    if (bare === '' || OTHER_LETTER.test(bare)) return null;
    return { runs: bare.match(HAN_RUN) ?? [], title: '', latin: [] };
  }
  const found = text.match(HAN_RUN) ?? [];
  const latin = OTHER_LETTER.test(text) ? readLatin(text.replace(HAN_RUN, ' ')).words : [];
  // Spaces inside a name are there for looks; a dot parts given from family name.
  const runs = /[·•・‧∙⋅]/.test(text) ? found : [found.join('')];
  const last = runs[runs.length - 1] ?? '';
  const [rest, title] = takeHanTitle(last);
  return { runs: [...runs.slice(0, -1), rest].filter((run) => run !== ''), title, latin };
}

function takeHanTitle(name: string): [rest: string, title: string] {
  for (const pattern of [GENDERED, OFFICE]) {
    const title = pattern.exec(name)?.[0];
    if (title !== undefined) return [name.slice(0, -title.length), pattern === GENDERED ? title : ''];
  }
  const short = SHORT_TITLE.exec(name);
  if (short && isSurname(short[1]!)) return [short[1]!, GENDERED_SHORT.test(short[2]!) ? short[2]! : ''];
  if (/^.{2,3}总$/u.test(name) && surnameLength(name) > 0) return [name.slice(0, -1), ''];
  if (/^老.$/u.test(name) && isSurname(name.charAt(1))) return [name.charAt(1), ''];
  return [name, ''];
}

function writtenHan({ runs, title, latin }: HanName): WrittenName | null {
  const name = runs.join('');
  if (name === '') return latin.length === 0 ? null : { key: latin.join(''), words: latin, runs };
  return { key: title !== '' && isSurname(name) ? name + title : name, words: [...runs, ...latin], runs };
}

function soundOf(runs: readonly string[], part: NamePart): string {
  const name = runs.join('');
  if (part === 'given' || runs.length > 1) return pinyinOf(name).join('');
  const length = part === 'family' || isSurname(name) ? name.length : surnameLength(name);
  return surnameSound(name.slice(0, length)) + pinyinOf(name.slice(length)).join('');
}

/** Without what stands in brackets or quotes, where something else is left: `Robert (Bob) Smith`. */
function withoutBrackets(folded: string): string {
  if (!/[([{"“”「『【〈《]/.test(folded)) return folded;
  const bare = folded.replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|"[^"]*"|“[^“”]*”|「[^「」]*」|【[^【】]*】/g, ' ');
  return squeeze(bare) === '' ? folded : bare;
}

interface LatinName {
  readonly words: readonly string[];
  /** How many of the last words a comma shows to be the family name; 0 without a comma. */
  readonly family: number;
}

function readLatin(folded: string): LatinName {
  if (/^[a-z]+$/.test(folded)) return { words: [folded], family: 0 };
  let text = withoutBrackets(folded).replace(/(?<=\S) *(?:さん|さま|씨|님)$/, '');
  if (text.includes('.')) while (DOTTED_DEGREE.test(text)) text = text.replace(DOTTED_DEGREE, '');
  let family: string[] = [];
  let words: string[];
  if (text.includes(',')) {
    const parts = text
      .split(',')
      .map(wordsOf)
      .filter((part) => part.length > 0 && !part.every((word) => titlesBehind().has(word)));
    if (parts.length === 2) family = parts.shift()!;
    words = parts.flat();
  } else words = wordsOf(text);
  words = withoutTitles([...words, ...family]);
  return { words, family: Math.min(family.length, words.length) };
}

function withoutTitles(words: readonly string[]): string[] {
  let start = 0;
  let end = words.length;
  while (end - start > 1 && titlesInFront().has(words[start]!)) start++;
  while (end - start > 1 && titlesBehind().has(words[end - 1]!)) end--;
  return words.slice(start, end);
}

/** Words that family names begin with. */
const particles = wordTable(
  'van von der den ter ten de del della di da das do dos du la le los las bin binti ibn al el san santa st saint mac zu zur',
);
/** What people are never called, but firms and offices are. */
const firmWords = wordTable(
  'school university college hospital clinic hotel restaurant store shop association foundation institute services service group holdings trading company department office committee council trust club society agency partners solutions systems technologies technology international enterprises industries and of the',
);
const HAN_FIRM = /(?:公司|集团|中心|学校|大学|医院|银行|[店厂局])$/;
/** Family names of Vietnam, Hong Kong and Taiwan that nobody bears as a given name; at home they stand in front. */
const familiesInFront = wordTable(
  'nguyen tran pham huynh phan chan wong cheung leung chow yeung kwok tsang yip hsu hsieh tsai tseng kuo chiang yeh hsiao',
);
/** Legal forms that are family names, too. */
const FORM_OR_NAME = /(?:^| )(?:co|sa|as|se|is|ek|ad|ae|eg|bt)$/;

/**
 * Parts a name of one column, folded and without titles; null for what is no person's name, or nothing but one word of
 * it. In Chinese a family name that is known decides; in letters a comma, then particles, then how common the words are
 * as Chinese surnames; otherwise the last word is the family name.
 */
export function splitPersonName(text: string): { given: string; family: string } | null {
  const folded = fold(text);
  if (isBlank(folded) || /\d|[&/@]/.test(folded)) return null;
  if (hasHan(folded)) {
    const han = readHan(folded);
    if (han === null || (han.runs.length === 0 && han.latin.length === 0)) return null;
    if (han.runs.length > 0) return splitHan(han);
  }
  const { words, family } = readLatin(folded);
  if (words.length < 2 || words.length > 6 || words.some((word) => firmWords().has(word))) return null;
  if (hasLegalForm(folded) && !(words.length === 2 && FORM_OR_NAME.test(words.join(' ')))) return null;
  const at = family > 0 ? words.length - family : familyStart(words);
  if (at === 0) return { given: words.slice(1).join(' '), family: words[0]! };
  return { given: words.slice(0, at).join(' '), family: words.slice(at).join(' ') };
}

function splitHan({ runs }: HanName): { given: string; family: string } | null {
  if (runs.length > 1) return { given: runs[0]!, family: runs.slice(1).join('') };
  const name = runs[0]!;
  if (HAN_FIRM.test(name)) return null;
  if (isSurname(name)) return { given: '', family: name };
  let length = surnameLength(name);
  const given = name.length - length;
  // A married woman in Hong Kong bears two: 陈方安生.
  if (length === 1 && given === 3 && isSurname(name.charAt(1))) length = 2;
  return length === 0 || name.length - length > 2 ? null : { given: name.slice(length), family: name.slice(0, length) };
}

/** Where the family name begins; 0 where it is the first word alone. */
function familyStart(words: readonly string[]): number {
  const last = words.length - 1;
  const first = words[0]!;
  const particle = words.findIndex((word, i) => i > 0 && i < last && particles().has(word));
  const isPinyin = particle < 0 && words.length < 4 && words.slice(1).every((word) => isPinyinGiven(word));
  // A letter is an initial, and no family name.
  const front = first.length > 1 && (isPinyin || familiesInFront().has(first)) ? rankOf(first) : null;
  if (front !== null) {
    const back = rankOf(words[last]!);
    // Zhang Wei: far more people are called Zhang than Wei. Where both are common the order of English stands.
    if (back === null || front * 4 <= back) return 0;
  }
  return particle > 0 ? particle : last;
}

function rankOf(word: string): number | null {
  return familiesInFront().has(word) ? 10 : surnameRank(word.replace(LU, '$1u'));
}

function isPinyinGiven(word: string): boolean {
  if (word.length === 1) return true;
  const syllables = countSyllables(word.replace(LU, '$1u'));
  return syllables === 1 || syllables === 2;
}
