/**
 * The one customer whom a line of running text names, by ID or by the whole of a name that nobody else bears. Never
 * guesses: a name that may be part of a longer one is none.
 */
import type { NamedCustomer } from '../history/whose-row';
import { fold } from '../match/normalise/fold';

export type CustomerInText =
  | { readonly kind: 'customer'; readonly customer: NamedCustomer }
  | { readonly kind: 'missing' }
  /** `text` is what could mean several. */
  | { readonly kind: 'several'; readonly text: string };

/** Longer names are not looked for: so many words, so many letters inside a run of Chinese; nor is a longer run looked into. */
const MOST_WORDS = 12;
const MOST_LETTERS = 40;
const LONGEST_RUN = 100;
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+)*/gu;
const HAN = /[\u3007\u3400-\u9fff]/;
/** What may stand before a name, and behind it, where nothing parts them: Chinese is written without spaces. */
const BEFORE_NAME =
  /^(?:之前|以前|前|回访|回訪|联系|聯繫|聯絡|拜访|拜訪|致电|致電|跟进|跟進|打给|打給|发给|發給|寄给|寄給|约见|約見|提醒|询问|詢問|催款|客户|客戶|给|給|约|約|找|催|问|問|与|與|和|跟|向|请|請|为|為)/;
const BEHIND_NAME =
  /(?:女士|先生|小姐|经理|經理|老师|老師|老板|老闆|的|谈|談|打电话|打電話|回电|回電|发送|發送|发报价|發報價|报价|報價|关于|關於|续约|續約|确认|確認|付款|催款|下单|下單|试用|試用).*$/;
/** IDs that have the look of one need no word beside them. */
const PLAIN_ID = /^(?=.*\p{L})(?=.*\d).{4,}$/u;
const ID_BESIDE = /(?:#|\bid:? ?|\bno\.? ?|编号:? ?|編號:? ?)$/i;
const ID = /[a-z0-9](?:[a-z0-9\-_./]*[a-z0-9])?/gi;

/** Finds customers in lines that are in the form that NFKC gives. Linear in the customers once, then in the line. */
export function createCustomerReader(customers: readonly NamedCustomer[]): (text: string) => CustomerInText {
  const byId = new Map(customers.map((one) => [one.customerId.toLowerCase(), one]));
  const byName = new Map<string, NamedCustomer | null>();
  let mostWords = 1;
  for (const one of customers) {
    for (const name of [one.title, ...one.names]) {
      const key = nameKey(name);
      if (key.length < 2) continue;
      const known = byName.get(key);
      byName.set(key, known === undefined || known === one ? one : null);
      mostWords = Math.max(mostWords, Math.min(MOST_WORDS, name.match(WORD)?.length ?? 1));
    }
  }

  const byIds = (text: string): NamedCustomer[] => {
    const found: NamedCustomer[] = [];
    for (const { word, at } of wordsIn(text, ID)) {
      const one = byId.get(word.toLowerCase());
      if (one !== undefined && (PLAIN_ID.test(word) || ID_BESIDE.test(text.slice(0, at)))) found.push(one);
    }
    return found;
  };

  /** Names in the text, the longest where they overlap; null for one that several bear. */
  const byNames = (text: string): { readonly text: string; readonly customer: NamedCustomer | null }[] => {
    const words = wordsIn(text, WORD);
    const found: { text: string; customer: NamedCustomer | null }[] = [];
    for (let first = 0; first < words.length; first++) {
      for (let last = Math.min(words.length, first + mostWords) - 1; last >= first; last--) {
        const { at } = words[first] as Word;
        const end = words[last] as Word;
        const span = text.slice(at, end.at + end.word.length);
        const name = first === last ? innerName(span, byName) : byName.has(nameKey(span)) ? span : null;
        if (name === null) continue;
        if (!isPart(text, at + span.indexOf(name), name))
          found.push({ text: name, customer: byName.get(nameKey(name)) ?? null });
        first = last;
        break;
      }
    }
    return found;
  };

  return (text) => {
    const named = byIds(text);
    const found = named.length > 0 ? named.map((customer) => ({ text: customer.customerId, customer })) : byNames(text);
    const [one] = found;
    if (one === undefined) return { kind: 'missing' };
    return one.customer !== null && found.every(({ customer }) => customer === one.customer)
      ? { kind: 'customer', customer: one.customer }
      : { kind: 'several', text: [...new Set(found.map((each) => each.text))].join(', ') };
  };
}

interface Word {
  readonly word: string;
  readonly at: number;
}

function wordsIn(text: string, pattern: RegExp): Word[] {
  const words: Word[] = [];
  text.replace(pattern, (word: string, at: number) => {
    words.push({ word, at });
    return word;
  });
  return words;
}

/** A name whatever its case, width, marks, script variant and spaces, without dots, apostrophes and the 's of English. */
function nameKey(name: string): string {
  return fold(name)
    .replace(/['’]s$/, '')
    .replace(/[.'’]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}

/** The name that a word is, or that stands in a run of Chinese between words that belong to no name; null for none. */
function innerName(word: string, names: ReadonlyMap<string, unknown>): string | null {
  if (names.has(nameKey(word))) return word;
  if (!HAN.test(word) || word.length > LONGEST_RUN) return null;
  for (let rest = word, cut = true; cut; ) {
    for (let name = rest.slice(0, MOST_LETTERS); name.length > 1; name = name.slice(0, -1)) {
      const behind = rest.slice(name.length);
      if (names.has(nameKey(name)) && (behind === '' || BEHIND_NAME.exec(behind)?.index === 0)) return name;
    }
    const shorter = rest.replace(BEFORE_NAME, '');
    cut = shorter !== rest;
    rest = shorter;
  }
  return null;
}

/** Whether what stands beside a name looks like more of it: the rest of a longer name, an address, a firm's partner. */
function isPart(text: string, at: number, name: string): boolean {
  const before = text.slice(0, at);
  const behind = text.slice(at + name.length);
  if (/^ ?[&+]|^['’]?[-@_/.](?=[\p{L}\p{N}])/u.test(behind) || /[&+] ?$|[\p{L}\p{N}][-@_/.]$/u.test(before))
    return true;
  if (HAN.test(name)) return false;
  const word = /(^|[^\p{L}\p{N}] ?)(\p{L}[\p{L}\p{N}]*) $/u.exec(before);
  const isSentenceStart = word === null || /^$|[:.;!?|] ?$/.test(before.slice(0, word.index) + word[1]);
  return /^ \p{Lu}/u.test(behind) || (!isSentenceStart && /^\p{Lu}/u.test(word[2] as string));
}
