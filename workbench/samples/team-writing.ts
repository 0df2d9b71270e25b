/**
 * How the team's people write a customer down, each in their own way: notations of phones, spellings of names and
 * firms. Knows no dates and no sheet.
 */
import type { Cell } from './cell';
import type { Choice } from './choice';
import type { PersonName } from './invented-name';
import { abroadNotation, homeNotation, type InventedPhone, nationalDigits } from './invented-phone';
import type { TeamCustomer } from './team-customer';

/** The cells that say who a customer is. */
export interface WrittenCustomer {
  readonly name: string;
  readonly company: string;
  readonly contact: string;
  readonly mobile: Cell;
  readonly office: Cell;
  readonly email: string;
  readonly social: string;
  readonly country: string;
  readonly city: string;
  readonly industry: string;
}

/** `otherwise`: the same name in other letters; `loosely`: initials, or a title in place of the given name. */
export type Spelling = 'plainly' | 'otherwise' | 'loosely';

export function writeCustomer(customer: TeamCustomer, spelling: Spelling, choice: Choice): WrittenCustomer {
  const { firm, person, mobile, office, email, country, city, industry } = customer;
  const contact = person === null ? '' : spellPerson(person, spelling, choice);
  const company = firm?.full ?? '';
  return {
    name: firm?.short ?? contact,
    company: spelling === 'plainly' ? company : spellFirm(company, choice),
    contact: firm === null ? '' : contact,
    mobile: mobile === null ? undefined : writePhone(mobile, choice),
    office: office === null ? undefined : writePhone(office, choice),
    email: spelling === 'plainly' && choice.chance(0.9) ? email : capitals(email),
    social: writeSocial(customer, choice),
    country,
    city,
    industry,
  };
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

function spellPerson({ shown }: PersonName, spelling: Spelling, choice: Choice): string {
  if (spelling === 'plainly') return shown;
  if (isHan(shown))
    return spelling === 'loosely'
      ? `${shown.charAt(0)}${choice.pick(['经理', '总', '先生'])}`
      : choice.pick([`${shown}先生`, `${shown}女士`, `${shown.charAt(0)} ${shown.slice(1)}`, `${shown}　`]);
  const [given = '', family = ''] = shown.split(' ');
  return spelling === 'loosely'
    ? choice.pick([`${given.charAt(0)}. ${family}`, given])
    : choice.pick([shown.toUpperCase(), `Mr ${shown}`, `${family}, ${given}`, shown.toLowerCase(), ` ${shown}`]);
}

/** The same firm: legal form left out, or other letters. */
function spellFirm(company: string, choice: Choice): string {
  if (isHan(company)) return choice.pick([company, company.replace(/有限公司$/, '')]);
  return choice.pick([company.toUpperCase(), company.replace(/ (?:Co\.,? )?\S+$/, ''), company]);
}

function capitals(email: string): string {
  return email.replace(/(^|[.@-])[a-z]/g, (start) => start.toUpperCase());
}

/** Numbers of China as at home, all others with their country's code. */
function writePhone(phone: InventedPhone, choice: Choice): Cell {
  if (phone.region === 'CN') {
    const isMobile = nationalDigits(phone).length === 11;
    if (isMobile && choice.chance(0.35)) return Number(nationalDigits(phone));
    return choice.pick([
      homeNotation(phone, ''),
      homeNotation(phone),
      homeNotation(phone, isMobile ? ' ' : '-'),
      abroadNotation(phone),
      abroadNotation(phone, '00', ''),
    ]);
  }
  return choice.pick([
    abroadNotation(phone),
    abroadNotation(phone),
    abroadNotation(phone, '+', '-'),
    abroadNotation(phone, '+', ''),
    abroadNotation(phone, '00', ' '),
    `＋${abroadNotation(phone).slice(1)}`,
  ]);
}

function writeSocial({ region, person, mobile }: TeamCustomer, choice: Choice): string {
  if (person === null || choice.chance(0.45)) return '';
  if (mobile !== null && region !== 'CN' && choice.chance(0.6)) return `WhatsApp ${abroadNotation(mobile)}`;
  return `WeChat: ${person.latin[1]}_${person.latin[0]}${choice.between(1, 99)}`;
}
