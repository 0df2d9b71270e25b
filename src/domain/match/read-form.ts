import { foldHan } from '../han-folding';
import type { Form, ReadContext } from './features';
import type { MatchRole } from './match';
import { normaliseCompany } from './normalise/company';
import { normaliseEmails } from './normalise/email';
import { nameVariants, normaliseName } from './normalise/person-name';
import { normalisePhones } from './normalise/phone';

const NONE = { second: '', several: [] as string[], words: [] as string[], numbers: [] as number[] };
function fold(t: string): string {
  const s = t.slice(0, 400);
  if (/^[\x20-\x7e]*$/.test(s)) return s.toLowerCase();
  return foldHan(s.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();
}
const squeeze = (t: string) => t.replace(/[^\p{L}\p{N}]+/gu, '');
function wordsOf(t: string): string[] {
  const out: string[] = [];
  for (const w of t.split(/[^\p{L}\p{N}]+/u)) {
    if (w === '') continue;
    if (/\p{Script=Han}/u.test(w)) {
      const cs = [...w];
      if (cs.length === 1) out.push(w);
      for (let i = 0; i + 1 < cs.length; i++) out.push(cs[i]! + cs[i + 1]!);
    } else out.push(w);
  }
  return out;
}
const ABBR: Record<string, string> = {
  street: 'st',
  avenue: 'ave',
  av: 'ave',
  road: 'rd',
  boulevard: 'blvd',
  drive: 'dr',
  lane: 'ln',
  la: 'ln',
  north: 'n',
  south: 's',
  east: 'e',
  west: 'w',
  place: 'pl',
  court: 'ct',
  highway: 'hwy',
  square: 'sq',
  suite: 'ste',
};

export function readForm(role: MatchRole, text: string, context: ReadContext): Form | null {
  const f = fold(text).trim();
  const key = squeeze(f);
  if (key === '') return null;
  switch (role) {
    case 'given':
    case 'family': {
      const name = normaliseName(text, role);
      if (name === null) return null;
      // A second given name may be left out, and then the first is what is known by another form.
      const first = name.words[0] ?? name.key;
      return {
        ...NONE,
        key: name.key,
        second: name.sound,
        several:
          role === 'given' && !name.isHan ? [...new Set([...nameVariants(first), ...nameVariants(name.key)])] : [],
        words: name.isHan ? [] : name.words,
      };
    }
    case 'person':
    case 'company': {
      const firm = normaliseCompany(text, context.city === '' ? [] : [context.city]);
      return firm === null ? null : { ...NONE, key: firm.key, second: firm.core, words: firm.words };
    }
    case 'email': {
      const emails = normaliseEmails(text);
      const first = emails[0];
      if (first === undefined) return { ...NONE, key, second: key };
      // A host of everybody, and a box of everybody, say nothing of the customer by themselves.
      return {
        ...NONE,
        key: emails.map((email) => email.key).join(' '),
        second: first.isShared ? '' : first.local,
        several: emails.length > 1 ? emails.map((email) => email.key) : [],
        words: first.domain === '' || first.isFreeHost ? [] : [first.domain],
      };
    }
    case 'phone': {
      const phones = normalisePhones(text, context.region);
      const first = phones[0];
      if (first === undefined) return null;
      // Numbers without a country are told by their last nine digits, the longest that no trunk prefix changes.
      const ends = phones.map(({ digits, extension }) => digits.slice(-9) + (extension === '' ? '' : `x${extension}`));
      return { ...NONE, key: ends.join(' '), second: first.digits.slice(-9), several: ends.length > 1 ? ends : [] };
    }
    case 'address': {
      const han = /\p{Script=Han}/u.test(key);
      let g = f;
      const city = fold(context.city).trim().replace(/市$/, '');
      if (han && city !== '' && g.startsWith(city)) g = g.slice(city.length).replace(/^市/, '');
      const w = wordsOf(g).map((x) => ABBR[x] ?? x);
      const num = /\d+/.exec(g);
      return {
        ...NONE,
        key: han ? squeeze(g) : w.join(''),
        second: w.filter((x) => !/^\d+$/.test(x)).join(''),
        words: w,
        numbers: num ? [Number(num[0])] : [],
      };
    }
    case 'date': {
      const d = f.replace(/\D/g, '');
      if (/^\d{4}\D\d{1,2}\D\d{1,2}/.test(f) || /^\d{8}$/.test(f)) {
        const m = /^(\d{4})\D?(\d{1,2})\D?(\d{1,2})/.exec(f)!;
        return {
          ...NONE,
          key: m[1]! + m[2]!.padStart(2, '0') + m[3]!.padStart(2, '0'),
          numbers: [Number(m[1]), Number(m[2]), Number(m[3])],
        };
      }
      return { ...NONE, key: d || key };
    }
    case 'number': {
      const n = Number(f);
      return { ...NONE, key, numbers: Number.isFinite(n) ? [n] : [] };
    }
    case 'text':
      return { ...NONE, key, words: wordsOf(f) };
    case 'city':
    case 'state':
      return { ...NONE, key: key.replace(/(.)市$/, '$1') };
    case 'identifier':
    case 'postcode':
    case 'country':
    case 'category':
      return { ...NONE, key };
  }
}
