/**
 * Phones that are valid in form and belong to nobody we know: from the ranges that a country keeps for fiction, else
 * with zeros in the middle, so that one sees that they are invented. Knows notations, not customers.
 * Ranges for fiction: Ofcom, "Telephone numbers for use in TV and radio drama"; NANPA, 555-0100 to 555-0199;
 * Bundesnetzagentur, Mitteilung 148/2021, "Drama Numbers". They hold landlines only, which stand for mobiles there too.
 */
import type { Choice } from './choice';

export const PHONE_REGIONS = ['CN', 'HK', 'TW', 'US', 'GB', 'DE', 'SG', 'MY'] as const;
export type PhoneRegion = (typeof PHONE_REGIONS)[number];

export interface InventedPhone {
  readonly region: PhoneRegion;
  readonly code: string;
  /** Dialled before it at home. */
  readonly trunk: string;
  /** Digits of the national number, as people group them. */
  readonly groups: readonly string[];
}

interface Plan {
  readonly code: string;
  readonly trunk: string;
  readonly mobile: readonly string[];
  readonly landline: readonly string[];
}

const endings = (starts: string, ending: string): string[] => starts.split(' ').map((start) => `${start} ${ending}`);

const CHINESE_MOBILES =
  '130 131 132 133 135 136 137 138 139 150 151 152 155 156 157 158 159 166 176 177 178 180 181 182 185 186 187 188 189 199';
const US_AREAS =
  '206 212 213 214 215 216 303 305 310 312 313 314 404 412 415 503 512 513 602 612 614 615 617 619 702 713 801 816 919 973';
const GERMAN = ['30 23125 ddd', '69 90009 ddd', '40 66969 ddd', '221 4710 ddd', '89 99998 ddd'];
const BRITISH = ['20 7946 0ddd', ...endings('113 114 116 117 118 121 131 141 151 161', '496 0ddd')];

/** `n` is 1 to 9, `d` 0 to 9. */
const PLANS: Readonly<Record<PhoneRegion, Plan>> = {
  CN: {
    code: '86',
    trunk: '0',
    mobile: endings(CHINESE_MOBILES, '0000 nddd'),
    landline: ['21 6000 nddd', '755 8600 nddd', '571 8500 nddd', '10 6500 nddd', '20 3800 nddd', '574 8700 nddd'],
  },
  HK: { code: '852', trunk: '', mobile: endings('9000 6200 5100', 'nddd'), landline: ['2100 nddd', '3100 nddd'] },
  TW: {
    code: '886',
    trunk: '0',
    mobile: endings('910 912 918 921 928 932 937 955 963 975', '00n ddd'),
    landline: ['2 2700 nddd', '4 2300 nddd'],
  },
  US: { code: '1', trunk: '', mobile: endings(US_AREAS, '555 01dd'), landline: endings(US_AREAS, '555 01dd') },
  GB: { code: '44', trunk: '0', mobile: BRITISH, landline: BRITISH },
  DE: { code: '49', trunk: '0', mobile: GERMAN, landline: GERMAN },
  SG: { code: '65', trunk: '', mobile: endings('9000 8100', 'nddd'), landline: ['6200 nddd'] },
  MY: { code: '60', trunk: '0', mobile: endings('12 13 16 17 19', '200 nddd'), landline: ['3 2000 nddd'] },
};

/** Hands out phones, none of them twice. */
export type PhoneSource = (region: PhoneRegion, kind: 'mobile' | 'landline') => InventedPhone;

export function createPhoneSource(choice: Choice): PhoneSource {
  const taken = new Set<string>();
  return (region, kind) => {
    const { code, trunk, [kind]: patterns } = PLANS[region];
    for (;;) {
      const digits = choice
        .pick(patterns)
        .replace(/[nd]/g, (digit) => String(choice.between(digit === 'n' ? 1 : 0, 9)));
      if (taken.has(code + digits)) continue;
      taken.add(code + digits);
      return { region, code, trunk, groups: digits.split(' ') };
    }
  };
}

/** The bare national number: `13800004821`, `2160001234`. */
export const nationalDigits = ({ groups }: InventedPhone): string => groups.join('');

/** As written at home: `138-0000-4821`, `021-6000-1234`. */
export function homeNotation({ trunk, groups, region }: InventedPhone, separator = '-'): string {
  const isMobile = region === 'CN' && groups[0]?.length === 3 && groups[0].startsWith('1');
  return `${isMobile ? '' : trunk}${groups.join(separator)}`;
}

/** As written abroad: `+86 138 0000 4821`. */
export function abroadNotation({ code, groups }: InventedPhone, prefix = '+', separator = ' '): string {
  return [`${prefix}${code}`, ...groups].join(separator);
}
