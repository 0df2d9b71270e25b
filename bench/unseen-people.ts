/**
 * The people and firms of an invented town, as they are: who works with whom, who lives with whom, who is called the same.
 * Knows no ledger and nothing of how anybody writes them down.
 */
import type { Choice } from '../workbench/samples/choice';
import {
  BRANDS,
  FAMILIES,
  HAN_BRANDS,
  HAN_FAMILIES,
  HAN_GIVEN,
  HAN_STREETS,
  HAN_TOWNS,
  HAN_TRADES,
  LEGAL_FORMS,
  MEN,
  STREET_KINDS,
  STREETS,
  TRADES,
  UK_TOWNS,
  US_TOWNS,
  WOMEN,
} from './unseen-names';

export type Land = 'US' | 'GB' | 'CN';

export interface Place {
  readonly land: Land;
  /** `1204`, `88号`. */
  readonly number: string;
  readonly street: string;
  /** Of a street that is not Chinese: `Avenue` and `Ave`. */
  readonly kind: readonly [string, string];
  readonly unit: string;
  readonly district: string;
  readonly town: string;
  readonly state: string;
  readonly postcode: string;
  readonly areaCode: string;
  /** The town in Latin letters. */
  readonly latinTown: string;
}

export interface Firm {
  /** Without town and legal form. */
  readonly brand: string;
  readonly trade: string;
  readonly legalForm: string;
  /** The same in Latin letters, where it is Chinese. */
  readonly latin: string;
  readonly domain: string;
  readonly place: Place;
  readonly switchboard: string;
  readonly taxId: string;
}

export interface Person {
  readonly sex: 'm' | 'f';
  /** In Latin letters: of a Chinese name its pinyin. */
  readonly given: string;
  readonly family: string;
  readonly shortForms: readonly string[];
  /** Family and given name in Chinese characters; null where there is none. */
  readonly han: readonly [string, string] | null;
  /** `yyyy-mm-dd`. */
  readonly birthday: string;
  /** Digits as dialled at home. */
  readonly mobile: string;
  readonly home: string;
  readonly email: string;
  readonly place: Place;
  readonly firm: Firm | null;
  readonly job: string;
}

const MAIL_HOSTS: Readonly<Record<Land, readonly string[]>> = {
  US: ['gmail.com', 'gmail.com', 'gmail.com', 'yahoo.com', 'outlook.com', 'icloud.com', 'comcast.net'],
  GB: ['gmail.com', 'gmail.com', 'hotmail.co.uk', 'btinternet.com', 'outlook.com'],
  CN: ['qq.com', 'qq.com', '163.com', '126.com', 'foxmail.com', 'gmail.com'],
};
const JOBS: Readonly<Record<Land, readonly string[]>> = {
  US: ['Owner', 'Buyer', 'Office manager', 'CEO', 'Accountant', 'Sales', 'Director'],
  GB: ['Director', 'Secretary', 'Buyer', 'Manager', 'Partner'],
  CN: ['总经理', '采购经理', '财务', '销售', '工程师', '行政主管', '副总'],
};

/** One of a list, the earlier the likelier. */
export function common<T>(choice: Choice, list: readonly T[]): T {
  const last = list.length - 1;
  return list[Math.min(choice.between(0, last), choice.between(0, last), choice.between(0, last))] as T;
}

export const digits = (choice: Choice, count: number): string =>
  Array.from({ length: count }, () => choice.between(0, 9)).join('');

export function inventPlace(choice: Choice, land: Land): Place {
  if (land === 'CN') {
    const [state, town, latinTown, districts, areaCode] = choice.pick(HAN_TOWNS);
    return {
      land,
      number: `${choice.between(1, 900)}号`,
      street: choice.pick(HAN_STREETS),
      kind: ['', ''],
      unit: choice.chance(0.6)
        ? `${choice.between(1, 28)}栋${choice.between(1, 30)}0${choice.between(1, 8)}室`
        : choice.pick(['', `${choice.pick(['国际', '创业', '时代'])}大厦${choice.between(2, 38)}楼`]),
      district: choice.pick(districts),
      town,
      state,
      postcode: `${choice.between(1, 8)}${digits(choice, 3)}00`,
      areaCode,
      latinTown,
    };
  }
  const unit = choice.chance(0.3) ? String(choice.between(1, 480)) : '';
  const shared = {
    land,
    number: String(choice.between(1, land === 'US' ? 9800 : 190)),
    street: common(choice, STREETS),
    kind: common(choice, STREET_KINDS),
    unit,
    district: '',
  };
  if (land === 'US') {
    const [town, state, zip, areaCode] = choice.pick(US_TOWNS);
    return { ...shared, town, state, postcode: zip + digits(choice, 2), areaCode, latinTown: town };
  }
  const [town, outward, areaCode] = choice.pick(UK_TOWNS);
  const postcode = `${outward}${choice.between(1, 22)} ${choice.between(1, 9)}${choice.pick([...'ABDEFGHJLNPQRSTUWXYZ'])}${choice.pick([...'ABDEFGHJLNPQRSTUWXYZ'])}`;
  return { ...shared, town, state: '', postcode, areaCode, latinTown: town };
}

export function inventLandline(choice: Choice, { land, areaCode }: Place): string {
  if (land === 'US') return `${areaCode}${choice.between(2, 9)}${digits(choice, 6)}`;
  if (land === 'GB') return `${areaCode}${choice.between(2, 9)}${digits(choice, 10 - areaCode.length)}`;
  return `${areaCode}${choice.between(2, 8)}${digits(choice, areaCode.length === 3 ? 7 : 7)}`;
}

export function inventMobile(choice: Choice, { land, areaCode }: Place): string {
  if (land === 'US') return `${areaCode}${choice.between(2, 9)}${digits(choice, 6)}`;
  if (land === 'GB') return `07${choice.between(4, 9)}${digits(choice, 8)}`;
  return `1${choice.pick(['35', '36', '38', '39', '50', '58', '86', '88', '77', '99'])}${digits(choice, 8)}`;
}

export function inventFirm(choice: Choice, land: Land): Firm {
  const place = inventPlace(choice, land);
  const shared = { place, switchboard: inventLandline(choice, place) };
  if (land === 'CN') {
    const [brand, brandLatin] = choice.pick(HAN_BRANDS);
    const [trade, tradeLatin] = choice.pick(HAN_TRADES);
    return {
      ...shared,
      brand,
      trade,
      legalForm: choice.pick(['有限公司', '有限公司', '有限公司', '股份有限公司', '有限责任公司']),
      latin: `${capital(brandLatin)} ${tradeLatin.replace('-', ' ')}`,
      domain: `${brandLatin}${choice.pick(['', '-'])}${tradeLatin.slice(0, 4).toLowerCase()}${choice.pick(['.com', '.cn', '.com.cn'])}`,
      taxId: `91${digits(choice, 6)}MA${digits(choice, 4)}${choice.pick([...'ABCDEFGHJK'])}${digits(choice, 3)}`,
    };
  }
  const brand = choice.chance(0.35)
    ? `${choice.pick(FAMILIES)}${choice.pick([' and Sons', ' Brothers', '', ` and ${choice.pick(FAMILIES)}`])}`
    : choice.pick(BRANDS);
  const trade = choice.pick(TRADES);
  return {
    ...shared,
    brand,
    trade,
    legalForm: choice.pick(LEGAL_FORMS),
    latin: '',
    domain: `${plain(brand)}${plain(trade).slice(0, 6)}${land === 'GB' ? '.co.uk' : '.com'}`,
    taxId: `${digits(choice, 2)}-${digits(choice, 7)}`,
  };
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a person may have from somebody who is known already. */
type Given = Partial<Pick<Person, 'family' | 'han' | 'given' | 'shortForms' | 'sex' | 'place' | 'home' | 'firm'>>;

export function inventPerson(choice: Choice, land: Land, known: Given = {}): Person {
  const sex = known.sex ?? choice.pick(['m', 'f']);
  const place = known.place ?? inventPlace(choice, land);
  const firm = known.firm ?? null;
  const name = inventName(choice, land, sex, known);
  const year = choice.between(1945, 2004);
  const birthday = `${year}-${String(choice.between(1, 12)).padStart(2, '0')}-${String(choice.between(1, 28)).padStart(2, '0')}`;
  const mobile = inventMobile(choice, place);
  const [given, family] = [plain(name.given), plain(name.family)];
  const box =
    firm !== null
      ? choice.pick([`${given}.${family}`, `${given.charAt(0)}${family}`, `${given}`])
      : land === 'CN' && choice.chance(0.5)
        ? `${choice.between(1, 9)}${digits(choice, choice.between(7, 9))}`
        : choice.pick([
            `${given}.${family}`,
            `${given}${family}${year % 100}`,
            `${given.charAt(0)}${family}${choice.between(1, 999)}`,
            `${family}${given}${choice.between(1, 99)}`,
          ]);
  return {
    sex,
    ...name,
    birthday,
    mobile,
    home: known.home ?? inventLandline(choice, place),
    email: `${box}@${firm?.domain ?? choice.pick(MAIL_HOSTS[land])}`,
    place: firm?.place ?? place,
    firm,
    job: choice.pick(JOBS[land]),
  };
}

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '');

function inventName(
  choice: Choice,
  land: Land,
  sex: 'm' | 'f',
  known: Given,
): Pick<Person, 'given' | 'family' | 'shortForms' | 'han'> {
  if (land === 'CN') {
    const [hanFamily, latinFamily] =
      known.han != null && known.family !== undefined ? [known.han[0], known.family] : common(choice, HAN_FAMILIES);
    if (known.given !== undefined && known.han != null)
      return { given: known.given, family: capital(latinFamily), shortForms: [], han: [hanFamily, known.han[1]] };
    const characters = Array.from({ length: choice.chance(0.72) ? 2 : 1 }, () => common(choice, HAN_GIVEN));
    return {
      given: capital(characters.map(([, latin]) => latin).join('')),
      family: capital(latinFamily),
      shortForms: [],
      han: [hanFamily, characters.map(([han]) => han).join('')],
    };
  }
  const family = known.family ?? common(choice, FAMILIES);
  if (known.given !== undefined) return { given: known.given, family, shortForms: known.shortForms ?? [], han: null };
  const [given = '', ...shortForms] = common(choice, sex === 'm' ? MEN : WOMEN);
  return { given, family, shortForms, han: null };
}

/** Homes of one to four people of one line and mostly one name, and some namesakes of people elsewhere. */
export function inventHouseholds(choice: Choice, land: Land, people: number): Person[] {
  const all: Person[] = [];
  while (all.length < people) {
    const other = all.length > 20 && choice.chance(0.06) ? choice.pick(all) : null;
    const head =
      other === null
        ? inventPerson(choice, land)
        : inventPerson(choice, land, {
            sex: other.sex,
            family: other.family,
            given: other.given,
            shortForms: other.shortForms,
            han: other.han,
          });
    all.push(head);
    const size = choice.chance(0.45) ? choice.between(1, 3) : 0;
    const shared = { place: head.place, home: head.home };
    for (let i = 0; i < size; i++) {
      const ofOneName = choice.chance(0.8) && (land !== 'CN' || i > 0);
      const name = ofOneName
        ? { family: head.family, ...(head.han !== null && { han: [head.han[0], ''] as const }) }
        : {};
      all.push(inventPerson(choice, land, { ...shared, ...name }));
    }
  }
  return all.slice(0, people);
}

/** Firms of one to six people each, a few of whom are each other's namesakes. */
export function inventColleagues(choice: Choice, land: Land, people: number): Person[] {
  const all: Person[] = [];
  while (all.length < people) {
    const firm = inventFirm(choice, land);
    const size = choice.pick([1, 1, 1, 2, 2, 3, 4, 6]);
    for (let i = 0; i < size; i++) all.push(inventPerson(choice, land, { firm }));
  }
  return all.slice(0, people);
}

/** Nobody has somebody else's mailbox. */
export function withOwnMailboxes(people: readonly Person[]): Person[] {
  const taken = new Set<string>();
  return people.map((person) => {
    let { email } = person;
    for (let n = 2; taken.has(email); n++) email = person.email.replace('@', `${n}@`);
    taken.add(email);
    return { ...person, email };
  });
}
