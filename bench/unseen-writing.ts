/**
 * How people write the same customer down once more: slips, short forms, other notations. Every function takes the
 * value as it is and gives one way of writing it; the first record of a customer is written as it is. Knows no ledger.
 */
import type { Choice } from '../workbench/samples/choice';
import { FIRM_SHORT, HAN_GIVEN, toTraditional } from './unseen-names';
import { digits, type Firm, inventMobile, inventPlace, type Land, type Person, type Place } from './unseen-people';

const ROWS_OF_KEYS = ['1234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

/** One slip of the keyboard; short texts and Chinese ones stay as they are. */
export function slip(choice: Choice, text: string): string {
  if (text.length < 4 || /\p{Script=Han}/u.test(text)) return text;
  const i = choice.between(1, text.length - 2);
  const letter = text.charAt(i);
  const row = ROWS_OF_KEYS.find((keys) => keys.includes(letter.toLowerCase())) ?? letter;
  const neighbour = row.charAt((row.indexOf(letter.toLowerCase()) + 1) % row.length);
  return choice.pick([
    text.slice(0, i) + text.slice(i + 1),
    text.slice(0, i) + letter + text.slice(i),
    text.slice(0, i) + text.charAt(i + 1) + letter + text.slice(i + 2),
    text.slice(0, i) + neighbour + text.slice(i + 1),
  ]);
}

const fullWidth = (text: string): string =>
  text.replace(/[0-9A-Za-z]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0));

/** `James Miller`, and again: `Jim Miller`, `Miller, James`, `J. Miller`, `Mr James Miller`, `JAMES MILLER`. */
export function latinName(choice: Choice, { given, family, shortForms, sex }: Person, again: boolean): string {
  const usual = `${given} ${family}`;
  if (!again || choice.chance(0.4)) return usual;
  const short = shortForms.length > 0 ? `${choice.pick(shortForms)} ${family}` : `${given} ${slip(choice, family)}`;
  return choice.pick([
    short,
    short,
    `${family}, ${given}`,
    `${given.charAt(0)}. ${family}`,
    `${sex === 'm' ? 'Mr' : choice.pick(['Mrs', 'Ms'])} ${usual}`,
    usual.toUpperCase(),
    `${given} ${slip(choice, family)}`,
    `${slip(choice, given)} ${family}`,
    `${given} ${choice.pick([...'ABCDEJLMRST'])}. ${family}`,
  ]);
}

/** `欧阳晓明`, and again: traditional, with a space or a title, a character of the same sound, pinyin, `欧阳总`. */
export function hanName(choice: Choice, { han, given, family, sex }: Person, again: boolean): string {
  const [familyName, givenName] = han as readonly [string, string];
  const usual = familyName + givenName;
  if (!again || choice.chance(0.5)) return usual;
  const last = givenName.slice(-1);
  const sound = HAN_GIVEN.find(([one]) => one === last)?.[1];
  const sameSound = HAN_GIVEN.filter(([one, latin]) => latin === sound && one !== last).map(([one]) => one);
  return choice.pick([
    toTraditional(usual),
    `${familyName} ${givenName}`,
    `${usual}${sex === 'm' ? '先生' : '女士'}`,
    sameSound.length > 0 ? usual.slice(0, -1) + choice.pick(sameSound) : usual,
    `${given} ${family}`,
    `${family} ${given}`,
    choice.chance(0.4) ? `${familyName}总` : usual,
    `${usual}　`,
  ]);
}

/** As dialled at home in groups, bare, with the country's code, with other signs. Digits in, text out. */
export function phone(choice: Choice, number: string, land: Land, again: boolean): string {
  const national = land === 'US' ? number : number.replace(/^0/, '');
  const code = { US: '+1', GB: '+44', CN: '+86' }[land];
  const isChineseMobile = land === 'CN' && number.startsWith('1');
  const area = isChineseMobile || land !== 'CN' ? 3 : number.startsWith('02') || number.startsWith('010') ? 3 : 4;
  const rest = number.slice(area);
  const usual =
    land === 'US'
      ? `(${number.slice(0, 3)}) ${number.slice(3, 6)}-${number.slice(6)}`
      : land === 'GB'
        ? `${number.slice(0, 5)} ${number.slice(5)}`
        : isChineseMobile
          ? number
          : `${number.slice(0, area)}-${rest}`;
  if (!again || choice.chance(0.35)) return usual;
  return choice.pick([
    number,
    `${code}${national}`,
    `${code} ${national}`,
    `${number.slice(0, area)} ${rest.slice(0, 4)} ${rest.slice(4)}`,
    `${number.slice(0, area)}.${rest.slice(0, 3)}.${rest.slice(3)}`,
    `00${code.slice(1)}-${national}`,
    land === 'CN' ? fullWidth(number) : `${number.slice(0, area)}-${rest}`,
  ]);
}

/** One digit wrong. */
export function wrongDigit(choice: Choice, number: string): string {
  const i = choice.between(4, number.length - 1);
  return number.slice(0, i) + ((Number(number[i]) + choice.between(1, 9)) % 10) + number.slice(i + 1);
}

export function email(choice: Choice, address: string, again: boolean): string {
  if (!again || choice.chance(0.55)) return address;
  const [box = '', host = ''] = address.split('@');
  return choice.pick([
    address.toUpperCase(),
    `${box.charAt(0).toUpperCase()}${box.slice(1)}@${host}`,
    `${box}+${choice.pick(['shop', 'news', 'orders'])}@${host}`,
    host === 'gmail.com' ? `${box.replace(/\./g, '').replace(/^(.{3})/, '$1.')}@${host}` : ` ${address}`,
    `${box}@${host.replace('gmail', 'gmial').replace('.com', '.con')}`,
    `${slip(choice, box)}@${host}`,
  ]);
}

/** In one cell: `12 Oak Avenue, Apt 4, Portland, OR 97201`; `广东省深圳市南山区人民路88号3栋`. */
export function address(choice: Choice, place: Place, again: boolean): string {
  const { land, number, street, kind, unit, district, town, state, postcode } = place;
  const otherwise = again && choice.chance(0.6);
  if (land === 'CN') {
    const whole = `${state === '重庆' ? '' : state}${town}${district}${street}${number}${unit}`;
    if (!otherwise) return whole;
    return choice.pick([
      whole.replace(/^.{2,3}省/, ''),
      `${district}${street}${number}${unit}`,
      `${town.replace('市', '')}${district}${street}${number}`,
      `${town}${district}${street} ${number} ${unit}`,
      fullWidth(whole),
      toTraditional(whole),
      whole.replace('号', '號'),
    ]);
  }
  const road = otherwise ? choice.pick([kind[1], `${kind[1]}.`, kind[0].toLowerCase(), '']) : kind[0];
  const door = otherwise
    ? choice.pick([unit && `#${unit}`, unit && `Unit ${unit}`, ''])
    : unit && (land === 'US' ? `Apt ${unit}` : `Flat ${unit}`);
  const end = [town, land === 'US' ? `${state} ${postcode}` : postcode];
  const parts = [
    `${number} ${otherwise && choice.chance(0.3) ? slip(choice, street) : street} ${road}`.trim(),
    door,
    ...end,
  ];
  if (otherwise && choice.chance(0.25)) parts.pop();
  return parts.filter((part) => part !== '').join(otherwise && choice.chance(0.3) ? ' ' : ', ');
}

/** `Apex Plumbing Ltd`, `深圳市宏达电子有限公司`; in Latin letters where asked. */
export function firmName(choice: Choice, firm: Firm, again: boolean, inLatin = false): string {
  const { brand, trade, legalForm, latin, place } = firm;
  if (inLatin && latin !== '') return `${latin} ${choice.pick(['Co., Ltd.', 'Co Ltd', 'Ltd', ''])}`.trim();
  if (place.land === 'CN') {
    const whole = `${place.town}${brand}${trade}${legalForm}`;
    if (!again || choice.chance(0.35)) return whole;
    return choice.pick([
      `${brand}${trade}`,
      `${place.town.replace('市', '')}${brand}${trade}`,
      `${brand}${trade}${legalForm}`,
      `${brand}${trade}（${place.town.replace('市', '')}）${legalForm}`,
      toTraditional(whole),
      `${place.town}${brand}${trade}公司`,
    ]);
  }
  const whole = `${brand} ${trade} ${legalForm}`;
  if (!again || choice.chance(0.35)) return whole;
  const shortened = FIRM_SHORT.reduce((text, [long, short]) => text.replace(long, short), whole);
  return choice.pick([
    `${brand} ${trade}`,
    shortened,
    `The ${brand} ${trade}`,
    whole.toUpperCase(),
    slip(choice, whole),
    `${brand} ${trade}, ${legalForm}.`,
    brand.includes(' ') ? brand : whole.toLowerCase(),
  ]);
}

/** One thing at most that has changed in the life of a customer between two records. */
export function later(choice: Choice, person: Person): Person {
  const { land } = person.place;
  const change = choice.between(0, 9);
  if (change === 0) return { ...person, mobile: inventMobile(choice, person.place) };
  if (change === 1 && person.firm === null) return { ...person, place: inventPlace(choice, land) };
  if (change === 2) {
    const box = `${person.given.charAt(0)}${person.family}${digits(choice, 3)}`.toLowerCase().replace(/[^a-z0-9]/g, '');
    return { ...person, email: `${box}@${land === 'CN' ? '163.com' : 'gmail.com'}` };
  }
  if (change === 3) return { ...person, mobile: wrongDigit(choice, person.mobile) };
  return person;
}
