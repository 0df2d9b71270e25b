/**
 * Ledgers with known duplicates that no list of test data has: other columns, other headers, other names. They are for
 * tuning and for judging the matcher where the public sets would only show that it has learned them. The same for the
 * same seed.
 */
import { type Choice, choiceFrom } from '../workbench/samples/choice';
import {
  type Firm,
  inventColleagues,
  inventFirm,
  inventHouseholds,
  inventLandline,
  inventPerson,
  inventPlace,
  type Person,
  withOwnMailboxes,
} from './unseen-people';
import { address, email, firmName, hanName, later, latinName, phone, slip } from './unseen-writing';

export interface KnownLedger {
  readonly name: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The customer that each row is of. */
  readonly clusterOf: readonly string[];
}

interface Style {
  readonly name: string;
  readonly header: string;
  readonly rows: number;
  /** A customer, written once for each call. The first cells are never left blank, as many as `kept` says. */
  readonly kept: number;
  readonly customers: (choice: Choice, count: number) => readonly Writer[];
}

type Writer = (choice: Choice, again: boolean) => readonly string[];

const people =
  (
    invented: (choice: Choice, count: number) => readonly Person[],
    write: (person: Person, choice: Choice, again: boolean) => readonly string[],
  ) =>
  (choice: Choice, count: number): readonly Writer[] =>
    withOwnMailboxes(invented(choice, count)).map(
      (person): Writer =>
        (by, again) =>
          write(again ? later(by, person) : person, by, again),
    );

const firms =
  (land: 'US' | 'CN', write: (firm: Firm, contact: Person, choice: Choice, again: boolean) => readonly string[]) =>
  (choice: Choice, count: number): readonly Writer[] => {
    const all: Firm[] = [];
    while (all.length < count) {
      const firm = inventFirm(choice, land);
      all.push(firm);
      // Branches: one name and one site, elsewhere.
      for (let i = choice.chance(0.15) ? choice.between(1, 3) : 0; i > 0; i--) {
        const place = inventPlace(choice, land);
        all.push({ ...firm, place, switchboard: inventLandline(choice, place), taxId: inventFirm(choice, land).taxId });
      }
    }
    return all.slice(0, count).map((firm): Writer => {
      const contacts = [inventPerson(choice, land, { firm }), inventPerson(choice, land, { firm })];
      return (by, again) => write(firm, contacts[again && by.chance(0.35) ? 1 : 0] as Person, by, again);
    });
  };

const SINCE = (choice: Choice): string =>
  `${choice.between(2012, 2025)}-0${choice.between(1, 9)}-1${choice.between(0, 9)}`;

const STYLES: readonly Style[] = [
  {
    name: 'people_us',
    header: 'Full name|E-mail|Mobile|Home phone|Address|Date of birth|Customer since|Heard of us through',
    rows: 2_500,
    kept: 1,
    customers: people(
      (choice, count) => inventHouseholds(choice, 'US', count),
      (person, choice, again) => [
        latinName(choice, person, again),
        email(choice, person.email, again),
        phone(choice, person.mobile, 'US', again),
        phone(choice, person.home, 'US', again),
        address(choice, person.place, again),
        again && choice.chance(0.3) ? person.birthday.replace(/^(\d+)-(\d+)-(\d+)$/, '$2/$3/$1') : person.birthday,
        SINCE(choice),
        choice.pick(['Friend', 'Web', 'Radio', 'Flyer', '']),
      ],
    ),
  },
  {
    name: 'members_uk',
    header: 'Title|First name|Surname|House and street|Town|Postcode|Born|Joined|Fee',
    rows: 2_000,
    kept: 3,
    customers: people(
      (choice, count) => inventHouseholds(choice, 'GB', count),
      (person, choice, again) => {
        const { given, family, shortForms, sex, place, birthday } = person;
        const given2 = choice.pick([slip(choice, given), given.charAt(0), ...shortForms, given, given]);
        const [street = '', ...rest] = address(choice, { ...place, postcode: '' }, again).split(', ');
        return [
          sex === 'm' ? 'Mr' : choice.pick(['Mrs', 'Ms', 'Miss']),
          again ? given2 : given,
          again && choice.chance(0.2) ? slip(choice, family) : family,
          rest.length > 1 ? `${rest[0]}, ${street}` : street,
          place.town,
          again && choice.chance(0.2) ? place.postcode.replace(' ', '').toLowerCase() : place.postcode,
          birthday.slice(0, 4),
          SINCE(choice),
          choice.pick(['25', '25', '40', '60']),
        ];
      },
    ),
  },
  {
    name: 'contacts_zh',
    header: '姓名|手机|公司|职务|地址|微信|电话|生日|备注',
    rows: 2_500,
    kept: 1,
    customers: people(
      (choice, count) => [
        ...inventColleagues(choice, 'CN', Math.floor(count * 0.7)),
        ...inventHouseholds(choice, 'CN', Math.ceil(count * 0.3)),
      ],
      (person, choice, again) => [
        hanName(choice, person, again),
        phone(choice, person.mobile, 'CN', again),
        person.firm === null ? '' : firmName(choice, person.firm, again),
        person.firm === null ? '' : person.job,
        address(choice, person.place, again),
        choice.chance(0.5) ? `${person.family}_${person.given}`.toLowerCase() + person.mobile.slice(-3) : '',
        person.firm === null ? '' : phone(choice, person.firm.switchboard, 'CN', again),
        choice.chance(0.3) ? person.birthday : '',
        choice.pick(['', '', '老客户', '展会认识', '要发票']),
      ],
    ),
  },
  {
    name: 'crm_mixed',
    header: 'Contact|Account|Tel|Email|Mobile|City|Country|Stage|Sales rep',
    rows: 3_000,
    kept: 2,
    customers: people(
      (choice, count) => [
        ...inventColleagues(choice, 'CN', Math.floor(count * 0.5)),
        ...inventColleagues(choice, 'US', Math.floor(count * 0.3)),
        ...inventColleagues(choice, 'GB', Math.ceil(count * 0.2)),
      ],
      (person, choice, again) => {
        const firm = person.firm as Firm;
        const { land } = person.place;
        const inLatin = land === 'CN' && choice.chance(again ? 0.4 : 0.3);
        return [
          person.han !== null && !inLatin ? hanName(choice, person, again) : latinName(choice, person, again),
          firmName(choice, firm, again, inLatin),
          phone(choice, firm.switchboard, land, again),
          email(choice, person.email, again),
          phone(choice, person.mobile, land, again),
          inLatin || land !== 'CN' ? person.place.latinTown : person.place.town,
          {
            CN: inLatin ? 'China' : '中国',
            US: choice.pick(['US', 'USA', 'United States']),
            GB: choice.pick(['UK', 'United Kingdom']),
          }[land],
          choice.pick(['Lead', 'Quote', 'Won', 'Lost']),
          choice.pick(['Erin', 'Paul', '小周', 'Mia']),
        ];
      },
    ),
  },
  {
    name: 'firms_us',
    header: 'Client|Main contact|Telephone|Web site|Address|Town|Line of business',
    rows: 1_500,
    kept: 1,
    customers: firms('US', (firm, contact, choice, again) => [
      firmName(choice, firm, again),
      latinName(choice, contact, again),
      phone(choice, firm.switchboard, 'US', again),
      choice.chance(0.7) ? `${again ? choice.pick(['', 'www.', 'https://www.']) : 'www.'}${firm.domain}` : '',
      address(choice, { ...firm.place, town: '' }, again),
      firm.place.town,
      firm.trade,
    ]),
  },
  {
    name: 'firms_zh',
    header: '客户名称|联系人|联系电话|地址|统一社会信用代码|行业',
    rows: 1_500,
    kept: 1,
    customers: firms('CN', (firm, contact, choice, again) => [
      firmName(choice, firm, again),
      hanName(choice, contact, again),
      phone(choice, choice.chance(0.5) ? firm.switchboard : contact.mobile, 'CN', again),
      address(choice, firm.place, again),
      choice.chance(0.45) ? firm.taxId : '',
      firm.trade,
    ]),
  },
  {
    name: 'newsletter',
    header: 'Name|Email address|Signed up|Remarks',
    rows: 1_500,
    kept: 2,
    customers: people(
      (choice, count) => inventHouseholds(choice, 'US', count),
      (person, choice, again) => [
        latinName(choice, person, again),
        email(choice, person.email, again),
        SINCE(choice),
        choice.pick(['', '', 'wants the catalogue', 'met at the fair']),
      ],
    ),
  },
];

/** One customer in six stands there more than once, at most four times. */
function recordsOf(choice: Choice): number {
  return choice.chance(0.83) ? 1 : choice.pick([2, 2, 2, 2, 3, 3, 4]);
}

function ledgerOf({ name, header, rows: wanted, kept, customers }: Style, seed: string): KnownLedger {
  const choice = choiceFrom(`${seed} ${name}`);
  const rows: { readonly cells: readonly string[]; readonly cluster: string }[] = [];
  const writers = choice.shuffled(customers(choice, wanted));
  for (let i = 0; rows.length < wanted; i++) {
    const write = writers[i] as Writer;
    const count = recordsOf(choice);
    for (let record = 0; record < count && rows.length < wanted; record++) {
      const cells = write(choice, record > 0).map((cell, column) =>
        column >= kept && choice.chance(record > 0 ? 0.16 : 0.08) ? '' : cell,
      );
      rows.push({ cells, cluster: String(i) });
    }
  }
  const shuffled = choice.shuffled(rows);
  return {
    name,
    header: header.split('|'),
    rows: shuffled.map(({ cells }) => cells),
    clusterOf: shuffled.map(({ cluster }) => cluster),
  };
}

/** Seven ledgers of 1,500 to 3,000 rows; some tenths of a second. */
export function unseenLedgers(seed = 'unseen'): KnownLedger[] {
  return STYLES.map((style) => ledgerOf(style, seed));
}
