/**
 * What a header says a column is: exactly, in part (two languages, a group above it, a hint in brackets, a word such
 * as "customer" before it) or not at all. Knows no values; map-columns.ts weighs both.
 */
import { FIELDS, PART_KEYS, partLabel } from './fields';
import { headerKey, headerParts } from './header-key';
import { HEADER_WORDS, type HeaderMeaning, wordsUnder } from './header-words';
import { LANGUAGES } from './sheet-snapshot';

/** How a header was matched. */
type HeaderMatch = 'label' | 'alias' | 'label-part' | 'group-header';

interface HeaderGuess {
  readonly meaning: HeaderMeaning;
  /** 0 to 1; below 0.7 only the values can confirm it. */
  readonly strength: number;
  readonly match: HeaderMatch;
}

export interface HeaderReading {
  /** Strongest first, a meaning once. Empty for a header that is not known. */
  readonly guesses: readonly HeaderGuess[];
  /** Blank, or a mere placeholder such as `Column 3`. */
  readonly meaningless: boolean;
  /** Names somebody or something beside the customer, so that values alone prove nothing. */
  readonly foreign: boolean;
}

interface Entry {
  readonly meaning: HeaderMeaning;
  readonly match: 'label' | 'alias';
}

let index: Map<string, Entry[]> | undefined;

/** Built on first use: evaluating the bundle has to stay quick. */
function entries(): Map<string, Entry[]> {
  if (index !== undefined) return index;
  const built = new Map<string, Entry[]>();
  const add = (text: string, entry: Entry) => {
    const key = headerKey(text);
    const there = built.get(key);
    if (there === undefined) built.set(key, [entry]);
    else if (!there.some((other) => other.meaning === entry.meaning)) there.push(entry);
  };
  for (const field of FIELDS)
    for (const label of Object.values(field.labels)) add(label, { meaning: field.key, match: 'label' });
  for (const key of PART_KEYS) {
    for (const language of LANGUAGES) add(partLabel(key, language), { meaning: key, match: 'label' });
  }
  for (const meaning of Object.keys(HEADER_WORDS) as HeaderMeaning[]) {
    for (const word of wordsUnder(meaning)) add(word, { meaning, match: 'alias' });
  }
  index = built;
  return built;
}

const HAN_TIME = /(?:日期|时间|时刻|日|年月)$/;

/** Entries of a key, of its singular, of the key without a closing 1, or with another of the words for a date. */
function lookUp(key: string): readonly Entry[] {
  if (key === '') return [];
  const all = entries();
  const found = all.get(key);
  if (found !== undefined) return found;
  if (/^[a-z]{4,}s$/.test(key) || /.{2}1$/.test(key)) return all.get(key.slice(0, -1)) ?? [];
  const time = HAN_TIME.exec(key);
  if (time === null) return [];
  // 最近一次消费日 is 最近消费时间.
  const base = key.slice(0, time.index).replace('一次', '');
  return all.get(`${base}日期`) ?? all.get(`${base}时间`) ?? all.get(base) ?? [];
}

/** Words that say whose column it is, and leave what it is to the rest. */
const QUALIFIERS = new Set(
  (
    'customer customers client clients contact contacts account company companies member guest patient student parent ' +
    'person buyer lead primary main default business work office home mailing billing shipping delivery postal your the ' +
    'current preferred best full organization organisation address other personal e'
  ).split(' '),
);
const CLOSERS = new Set(
  'value field info information required optional mandatory text english chinese en cn zh'.split(' '),
);
const HAN_QUALIFIER =
  /^(?:请填写|请输入|请问|客户方|客户|顾客|会员|学员|学生|用户|买家|业主|车主|患者|病人|租客|主要联系人|联系人|联络人|家长|公司|单位|企业|机构|对方|本人|个人|您的|你的|他的|主要|常用|默认|当前|现在|所在|所属|详细|注册|收货|收件|账单|最新|真实|填写|您|你)/;
const HAN_CLOSER = /(?:号码|信息|资料|详情|必填|选填|栏|列)$/;

const AWAY = new Set(['business', 'work', 'office', 'home', 'other']);
const notTheFirstPhone = (entry: Entry): Entry =>
  entry.meaning === 'phone' ? { ...entry, meaning: 'phone:other' } : entry;

function unqualified(key: string, words: readonly string[]): readonly Entry[] {
  let start = 0;
  let end = words.length;
  while (end > 1 && CLOSERS.has(words[end - 1] ?? '')) end--;
  for (;;) {
    const found = lookUp(words.slice(start, end).join(''));
    if (found.length > 0)
      return words.slice(0, start).some((word) => AWAY.has(word)) ? found.map(notTheFirstPhone) : found;
    const word = words[start] ?? '';
    if (start >= end - 1 || !(QUALIFIERS.has(word) || /^\d$/.test(word))) break;
    start++;
  }
  let rest = key.replace(HAN_CLOSER, '');
  for (let i = 0; i < 3; i++) {
    const found = lookUp(rest);
    if (found.length > 0) return found;
    const shorter = rest.replace(HAN_QUALIFIER, '');
    if (shorter === rest) break;
    rest = shorter;
  }
  return [];
}

/** Meanings whose name at a header's end is worth asking the values about. */
const TELLING_ENDS: ReadonlySet<HeaderMeaning> = new Set<HeaderMeaning>([
  'phone',
  'phone:mobile',
  'phone:other',
  'email',
  'birthday',
  'address',
  'address.postcode',
  'social',
]);

function ending(key: string, words: readonly string[]): readonly Entry[] {
  const ends: string[] = [];
  for (let i = 1; i < Math.min(words.length, 8); i++) ends.push(words.slice(i).join(''));
  if (/\p{Script=Han}/u.test(key)) for (let i = 1; i <= key.length - 2 && i < 20; i++) ends.push(key.slice(i));
  for (const end of ends) {
    const found = lookUp(end);
    // "Number" ends much that is no phone.
    if (found.length > 0 && found.every((entry) => TELLING_ENDS.has(entry.meaning) || end === '备注')) return found;
  }
  return [];
}

const GROUP_CLOSER = /(?:信息|资料|情况|详情|info|information|details|data)$/;
const WHOSE_NAME: ReadonlySet<HeaderMeaning> = new Set<HeaderMeaning>(['name', 'company', 'contact']);

const PLACEHOLDER =
  /^(?:column|col|field|列|栏|字段|栏位|data|数据|value|var|unnamed|unknown|untitled|未命名|无标题|na|null|none|[a-z])?\d*$/;
const FOREIGN =
  /紧急|传真|emergency|fax|配偶|spouse|供应商|supplier|vendor|员工|employee|staff|助理|assistant|开户|银行|bank|发票|invoice|推荐人|介绍人|referr|负责人|业务员|跟进人|销售|sales|manager|owner|创建人|录入人|司机|driver|快递|courier|密码|password/;

const isOther = (meaning: HeaderMeaning): boolean => meaning.startsWith('other') || meaning.startsWith('event');

/** `phone` of `phone:mobile`. */
export const broadMeaning = (meaning: HeaderMeaning): string => meaning.split(':')[0] ?? meaning;

/** Reads one column's header, given from the top row to the bottom one. */
export function readHeader(cells: readonly string[]): HeaderReading {
  const texts = cells.filter((cell) => cell.trim() !== '');
  const joined = headerParts(texts.join(' '));
  const leaf = texts.length > 1 ? headerParts(texts[texts.length - 1] ?? '') : joined;
  const grouped = texts.length > 1;
  const foreign = FOREIGN.test(joined.key);
  const meaningless = PLACEHOLDER.test(joined.key);

  const guesses: HeaderGuess[] = [];
  const add = (found: readonly Entry[], strength: number, match?: HeaderMatch) => {
    // An event's word that is a field's word as well says nothing of its own about the field.
    const several = found.filter((entry) => !entry.meaning.startsWith('event')).length > 1;
    for (const entry of found) {
      if (guesses.some((guess) => guess.meaning === entry.meaning)) continue;
      const exact = match === undefined;
      const own = exact && entry.match === 'label' ? 1 : strength;
      guesses.push({ meaning: entry.meaning, strength: several ? own * 0.9 : own, match: match ?? entry.match });
    }
  };

  add(lookUp(joined.key), 0.95, grouped ? 'group-header' : undefined);
  if (guesses.length === 0 && grouped && !foreign) {
    const group = headerKey(texts[0] ?? '').replace(GROUP_CLOSER, '');
    add(lookUp(group + leaf.key), 0.95, 'group-header');
    const own = guesses.length > 0 ? [] : lookUp(leaf.key);
    const whose = lookUp(group).filter(({ meaning }) => WHOSE_NAME.has(meaning));
    // 公司 over 名字 is the company, not the customer.
    add(
      own.some(({ meaning }) => broadMeaning(meaning) === 'name') && whose.length > 0 ? whose : own,
      0.92,
      'group-header',
    );
  }
  if (guesses.length === 0) {
    const sides = leaf.sides.length > 0 ? leaf.sides : joined.sides;
    for (const [i, side] of sides.entries()) add(lookUp(side), 0.9 - i / 100, 'label-part');
  }
  if (guesses.length === 0 && !foreign) {
    add(unqualified(leaf.key, leaf.words), 0.85, grouped ? 'group-header' : 'label-part');
    if (guesses.length === 0) for (const side of leaf.sides) add(unqualified(side, []), 0.8, 'label-part');
  }

  const hinted = joined.hints.flatMap(lookUp);
  if (hinted.length > 0 && guesses.length === 0) add(hinted, 0.7, 'label-part');
  else if (hinted.length > 0) {
    // 联系方式(微信) is no longer a phone, and Phone (fax) is none at all.
    const agreed = hinted.filter((entry) =>
      guesses.some((guess) => broadMeaning(guess.meaning) === broadMeaning(entry.meaning)),
    );
    const narrowed = agreed.length > 0 ? agreed : hinted.filter((entry) => isOther(entry.meaning));
    if (narrowed.length > 0) {
      const best = guesses[0]?.strength ?? 0.9;
      guesses.length = 0;
      add(narrowed, Math.min(best, 0.95), 'label-part');
    }
  }
  if (guesses.length === 0 && !foreign) add(ending(joined.key, joined.words), 0.6, 'label-part');
  if (guesses.length === 0 && grouped && !foreign) add(lookUp(headerKey(texts[0] ?? '')), 0.6, 'group-header');
  guesses.sort((a, b) => b.strength - a.strength);
  return { guesses, meaningless, foreign };
}

/** Whether a text is a word that people write above a column; cheap enough to ask of every cell of a few rows. */
export function isKnownHeader(text: string): boolean {
  if (text.length > 60) return false;
  const parts = headerParts(text);
  return (
    lookUp(parts.key).length > 0 ||
    parts.sides.some((side) => lookUp(side).length > 0) ||
    unqualified(parts.key, parts.words).length > 0
  );
}
