/** One cell's text as the form its role is compared by. Which rules make it is in normalise/, one file for each kind. */
import type { MatchRole } from './match';
import { normaliseAddress } from './normalise/address';
import { normaliseCompany } from './normalise/company';
import { dateDigits, normaliseDate } from './normalise/date';
import { normaliseEmails } from './normalise/email';
import { nameVariants, normaliseName } from './normalise/person-name';
import { normalisePhones } from './normalise/phone';
import { normaliseText } from './normalise/text';

/** One value, normalised. What a role does not fill is empty. */
export interface Form {
  /** Equal for equal values. */
  readonly key: string;
  /** A weaker key: the sound of a name, the core of a firm's name, the box of an e-mail address, a street without its number. */
  readonly second: string;
  /** Keys of which one is enough: the numbers in one cell, the names that a nickname stands for. */
  readonly several: readonly string[];
  readonly words: readonly string[];
  /** Year, month, day; those in a name or an address; or the number itself. */
  readonly numbers: readonly number[];
}

export interface ReadContext {
  /** ISO 3166-1 alpha-2, for phones. */
  readonly region: string;
  /** The city of the same row, where there is one. */
  readonly city: string;
}

const NONE: readonly never[] = [];

function formOf(
  key: string,
  second = '',
  words: readonly string[] = NONE,
  several: readonly string[] = NONE,
  numbers: readonly number[] = NONE,
): Form {
  return { key, second, several, words, numbers };
}

/** Of a longer text the beginning is compared. */
const MOST_WORDS = 24;
const MOST_KEY = 120;

/** Null where the cell says nothing for its role. */
export function readForm(role: MatchRole, text: string, context: ReadContext): Form | null {
  const form = FORMS[role](text, context);
  if (form === null || (form.key.length <= MOST_KEY && form.words.length <= MOST_WORDS)) return form;
  return {
    ...form,
    key: form.key.slice(0, MOST_KEY),
    second: form.second.slice(0, MOST_KEY),
    words: form.words.slice(0, MOST_WORDS),
  };
}

type Read = (text: string, context: ReadContext) => Form | null;

const name =
  (part: 'given' | 'family'): Read =>
  (text) => {
    const form = normaliseName(text, part);
    if (form === null) return null;
    // A second given name may be left out: what it is also called goes by the first.
    const called = part === 'given' && !form.isHan ? [form.words[0] ?? form.key, form.key] : NONE;
    const variants = [...new Set(called.flatMap(nameVariants))];
    return formOf(form.key, form.sound, NONE, variants.length === 0 ? NONE : variants);
  };

const firm: Read = (text, { city }) => {
  const form = normaliseCompany(text, city === '' ? [] : [city]);
  if (form === null) return null;
  const numbers = form.key.match(/\d+/g)?.map(Number) ?? NONE;
  return formOf(form.key, form.core, form.words, NONE, numbers);
};

const email: Read = (text) => {
  const emails = normaliseEmails(text);
  const first = emails[0];
  if (first === undefined) return plain(text);
  const keys = emails.map(({ key }) => key);
  return formOf(
    keys.join(' '),
    // A box of everybody, and a host of everybody, say nothing of the customer.
    first.isShared ? '' : first.local,
    first.domain === '' || first.isFreeHost ? NONE : [first.domain],
    keys.length > 1 ? keys : NONE,
  );
};

const phone: Read = (text, { region }) => {
  const phones = normalisePhones(text, region);
  const first = phones[0];
  if (first === undefined) return null;
  // The last nine digits are the same with and without country code and trunk prefix.
  const ends = phones.map(({ digits, extension }) => digits.slice(-9) + (extension === '' ? '' : `x${extension}`));
  return formOf(ends.join(' '), first.digits.slice(-9), NONE, ends.length > 1 ? ends : NONE);
};

const address: Read = (text) => {
  const form = normaliseAddress(text);
  if (form === null) return null;
  const numbers = form.numbers.map((number) => Number.parseInt(number, 10)).filter((number) => !Number.isNaN(number));
  return formOf(form.key, form.words.join(''), [...form.numbers, ...form.words], NONE, numbers);
};

const date: Read = (text) => {
  const form = normaliseDate(text);
  const key = dateDigits(text);
  if (form === null) return key === '' ? null : formOf(key);
  return formOf(key, '', NONE, NONE, [form.year, form.month, form.day]);
};

const number: Read = (text) => {
  const form = normaliseText(text);
  const value = Number(text.replace(/[,\s]/g, ''));
  return form === null ? null : formOf(form.key, '', NONE, NONE, Number.isFinite(value) ? [value] : NONE);
};

const words: Read = (text) => {
  const form = normaliseText(text);
  return form === null ? null : formOf(form.key, '', form.words);
};

function plain(text: string): Form | null {
  const form = normaliseText(text);
  return form === null ? null : formOf(form.key);
}

/** Without the 市 that a city's name may end in. */
const place: Read = (text) => {
  const form = normaliseText(text);
  return form === null ? null : formOf(form.key.replace(/(..)市$/, '$1'));
};

const FORMS: Readonly<Record<MatchRole, Read>> = {
  given: name('given'),
  family: name('family'),
  person: firm,
  company: firm,
  email,
  phone,
  address,
  city: place,
  state: place,
  country: plain,
  postcode: plain,
  identifier: plain,
  date,
  number,
  category: plain,
  text: words,
};
