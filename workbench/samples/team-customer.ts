/**
 * Who the team's customers are: firms and their people in eight markets, with colleagues and namesakes among them.
 * Knows no dates, no sheet and nothing of how people write all this down.
 */
import type { Choice } from './choice';
import { chinesePerson, type FirmName, hanFirm, latinFirm, latinPerson, type PersonName } from './invented-name';
import { createPhoneSource, type InventedPhone, type PhoneRegion } from './invented-phone';

/** What is true of a customer, however it is written. */
export interface TeamCustomer {
  readonly region: PhoneRegion;
  readonly country: string;
  readonly city: string;
  readonly industry: string;
  /** Buyers without a firm have none. */
  readonly firm: FirmName | null;
  readonly person: PersonName | null;
  readonly mobile: InventedPhone | null;
  readonly office: InventedPhone | null;
  readonly email: string;
  /** Its firm has no other contact in the list. */
  readonly isOnlyContact: boolean;
}

interface Market {
  readonly region: PhoneRegion;
  /** Of a hundred customers. */
  readonly share: number;
  readonly countries: readonly string[];
  readonly cities: readonly string[];
  readonly legalForms: readonly string[];
}

const words = (text: string): readonly string[] => text.split(', ');

const MARKETS: readonly Market[] = [
  {
    region: 'CN',
    share: 38,
    countries: words('China, 中国, CN, PRC'),
    cities: words('Shenzhen, 深圳, Guangzhou, 广州, Ningbo, 义乌, Hangzhou, 上海'),
    legalForms: words('Co. Ltd, Co., Limited'),
  },
  { region: 'HK', share: 10, countries: words('Hong Kong, 香港, HK'), cities: ['Hong Kong'], legalForms: ['Limited'] },
  {
    region: 'TW',
    share: 9,
    countries: words('Taiwan, 台灣'),
    cities: words('Taipei, 台北, Taichung'),
    legalForms: ['Co Ltd'],
  },
  {
    region: 'US',
    share: 13,
    countries: words('USA, United States, US'),
    cities: words('Los Angeles, New York, Chicago, Houston'),
    legalForms: words('Inc, LLC, Corp'),
  },
  {
    region: 'GB',
    share: 8,
    countries: words('UK, United Kingdom'),
    cities: words('London, Manchester, Leeds'),
    legalForms: ['Ltd'],
  },
  {
    region: 'DE',
    share: 7,
    countries: words('Germany, 德国'),
    cities: words('Hamburg, Berlin, Köln'),
    legalForms: ['GmbH'],
  },
  { region: 'SG', share: 8, countries: ['Singapore'], cities: ['Singapore'], legalForms: ['Pte Ltd'] },
  {
    region: 'MY',
    share: 7,
    countries: words('Malaysia, 马来西亚'),
    cities: words('Kuala Lumpur, Penang, Johor Bahru'),
    legalForms: ['Sdn Bhd'],
  },
];
const MARKET_OF_HUNDRED = MARKETS.flatMap((market) => Array<Market>(market.share).fill(market));

const INDUSTRIES = words(
  'Retail, Wholesale and trade, Manufacturing, Food service, Construction, Logistics, 五金, 电子, 家居, E-commerce, Education, Other',
);
const PRIVATE_DOMAINS = ['example.com', 'example.org', 'example.net'];

export interface TeamCustomers {
  /** `count` customers, the contacts of one firm next to one another. */
  invent(count: number): TeamCustomer[];
  /** The same customer with another mobile and mailbox. */
  reachedElsewhere(customer: TeamCustomer): TeamCustomer;
}

/** No firm, number or mailbox is handed out twice, but names of people are. */
export function createTeamCustomers(choice: Choice): TeamCustomers {
  const newPhone = createPhoneSource(choice);
  const firms = new Set<string>();
  const mailboxes = new Set<string>();

  function newFirm(market: Market): FirmName {
    const isHan = market.region === 'CN' ? choice.chance(0.8) : market.region === 'HK' && choice.chance(0.3);
    for (;;) {
      const firm = isHan ? hanFirm(choice) : latinFirm(choice, choice.pick(market.legalForms));
      if (firms.has(firm.latin)) continue;
      firms.add(firm.latin);
      return firm;
    }
  }

  function newPerson({ region }: Market): PersonName {
    if (region === 'TW') return chinesePerson(choice, 'traditional');
    if (region === 'CN')
      return choice.chance(0.7) ? chinesePerson(choice, 'simplified') : latinPerson(choice, 'chinese');
    const isChinese = ['HK', 'SG', 'MY'].includes(region) && choice.chance(0.6);
    return latinPerson(choice, isChinese ? 'chinese' : 'latin');
  }

  function newMailbox(firm: FirmName | null, person: PersonName | null): string {
    if (firm !== null && (person === null || choice.chance(0.08)))
      return `${choice.pick(['sales', 'info'])}@${firm.latin}.example`;
    const [given, family] = person?.latin ?? ['shop', 'keeper'];
    const isPrivate = firm === null || choice.chance(0.15);
    const domain = isPrivate ? choice.pick(PRIVATE_DOMAINS) : `${firm.latin}.example`;
    for (let number = isPrivate ? choice.between(10, 99) : 0; ; number++) {
      const mailbox = `${given}.${family}${number || ''}@${domain}`;
      if (mailboxes.has(mailbox)) continue;
      mailboxes.add(mailbox);
      return mailbox;
    }
  }

  function newContact(
    market: Market,
    firm: FirmName | null,
    shared: Pick<TeamCustomer, 'office' | 'country' | 'city' | 'industry'>,
    colleagues: readonly TeamCustomer[],
    isOnlyContact: boolean,
  ): TeamCustomer {
    let person = isOnlyContact && firm !== null && choice.chance(0.08) ? null : newPerson(market);
    // Colleagues on one line have clearly different names, so that nobody could take them for one.
    while (person !== null && colleagues.some((other) => sharesName(other.person, person))) person = newPerson(market);
    return {
      ...shared,
      region: market.region,
      firm,
      person,
      isOnlyContact,
      mobile: choice.chance(0.82) ? newPhone(market.region, 'mobile') : null,
      email: choice.chance(0.88) ? newMailbox(firm, person) : '',
    };
  }

  return {
    invent(count) {
      const customers: TeamCustomer[] = [];
      while (customers.length < count) {
        const market = choice.pick(MARKET_OF_HUNDRED);
        const firm = choice.chance(0.05) ? null : newFirm(market);
        const wanted = firm === null || choice.chance(0.85) ? 1 : choice.between(2, 3);
        const contacts = Math.min(wanted, count - customers.length);
        const shared = {
          country: choice.pick(market.countries),
          city: choice.pick(market.cities),
          industry: choice.chance(0.9) ? choice.pick(INDUSTRIES) : '',
          office: firm !== null && choice.chance(0.4) ? newPhone(market.region, 'landline') : null,
        };
        const colleagues: TeamCustomer[] = [];
        while (colleagues.length < contacts)
          colleagues.push(newContact(market, firm, shared, colleagues, contacts === 1));
        customers.push(...colleagues);
      }
      return customers;
    },
    reachedElsewhere: (customer) => ({
      ...customer,
      mobile: newPhone(customer.region, 'mobile'),
      email: newMailbox(customer.firm, customer.person),
    }),
  };
}

function sharesName(one: PersonName | null, other: PersonName | null): boolean {
  return one === null || other === null || one.latin.some((part) => other.latin.includes(part));
}
