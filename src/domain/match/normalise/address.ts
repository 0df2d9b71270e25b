/** Postal addresses as they are compared: words in their short form, numbers and the unit by themselves, the place off. */
import { compareWords, fold, hasHan, isBlank, wordsOf } from './fold';
import { leadingPlace, placeTest } from './place-names';
import { formTable, wordTable } from './table';

export interface AddressForm {
  /** Street, numbers and unit, in this order whatever theirs was. */
  readonly key: string;
  /** Without numbers and unit; of Chinese text every two neighbouring characters. */
  readonly words: readonly string[];
  /** The house number first; an ordinal is a word of the street. */
  readonly numbers: readonly string[];
  /** Building, floor and door, as `3-2-501`; a floor is marked `f5`. `''` without one. */
  readonly unit: string;
  /** Province, city and district in front of a Chinese address. */
  readonly place: string;
}

/** The short form first. Source: USPS Publication 28, appendices B and C; Australian standard AS 4590. */
const shortWords = formTable(
  'st/street/str/saint/strt ave/avenue/av/aven/avn rd/road blvd/boulevard/boul/blv/bvd/bd dr/drive/drv ln/lane la ct/court/crt pl/place sq/square ter/terrace/tce/terr ' +
    'cir/circle/circ cct/circuit cres/crescent/cresent/cr cl/close hwy/highway/highwy pkwy/parkway/pky pde/parade gr/grove/grv esp/esplanade expy/expressway/expwy fwy/freeway tpke/turnpike/tpk ' +
    'aly/alley byp/bypass cv/cove xing/crossing dl/dale est/estate ests/estates ext/extension gdn/garden gdns/gardens gln/glen hbr/harbor/harbour hts/heights/hgts hl/hill hls/hills is/island jct/junction ' +
    'lk/lake lks/lakes ldg/lodge mnr/manor mdw/meadow mdws/meadows mt/mount mtn/mountain ft/fort pk/park/prk plz/plaza pt/point prt/port rdg/ridge riv/river/rvr rte/route shr/shore spg/spring spgs/springs sta/station ' +
    'trl/trail trce/trace un/union vly/valley vw/view vlg/village/vill vis/vista wk/walk way/wy mews/mws quay/qy ctr/center/centre/cntr bldg/building pobox/postbox ' +
    'n/north s/south e/east w/west ne/northeast nw/northwest se/southeast sw/southwest intl/international univ/university hosp/hospital sch/school ' +
    '1st/first 2nd/second 3rd/third 4th/fourth 5th/fifth 6th/sixth 7th/seventh 8th/eighth 9th/ninth 10th/tenth 11th/eleventh 12th/twelfth ',
);
const unitLabels = wordTable(
  'apt apartment unit suite ste room rm flat door bldg building block blk tower lot box pobox # shop office ofc',
);
const BESIDE = /^(?:between|btwn|near|nr|opp|opposite|behind|at|off)$/;
const floorLabels = wordTable('fl floor flr level lvl');

/** `places` are the cities that the record's own columns name. Null for a cell that names no place. */
export function normaliseAddress(text: string, places: readonly string[] = []): AddressForm | null {
  const folded = fold(text);
  if (isBlank(folded)) return null;
  return hasHan(folded) ? readHan(folded, places) : readLatin(folded);
}

function readLatin(folded: string): AddressForm | null {
  const tokens =
    folded
      .replace(/['’‘ʼ`´]/g, '')
      .replace(/\b(?:g\.?)?p\.? ?o\.? ?box\b/g, 'pobox')
      .replace(/\b([ns])\. ?([ew])\b\.?/g, '$1$2')
      // 3/45 Smith Street: flat 3 of number 45.
      .replace(/^ *(\d+[a-z]?) ?\/ ?(?=\d+[a-z]?\b)/, '# $1 ')
      .match(/#|[\p{L}\p{N}]+/gu) ?? [];
  const words: string[] = [];
  const numbers: string[] = [];
  const units: string[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    const next = tokens[i + 1];
    const hasValue = next !== undefined && (/\d/.test(next) || /^[a-z]$/.test(next));
    // Where to look for it says nothing more: between 5th and 6th Ave, near the station.
    if (numbers.length > 0 && words.length > 0 && BESIDE.test(token)) break;
    if (hasValue && unitLabels().has(token)) {
      if (token === 'pobox') words.push('pobox');
      units.push(plainNumber(next));
      i++;
    } else if (hasValue && floorLabels().has(token)) {
      units.push(`f${plainNumber(next)}`);
      i++;
    } else if (next !== undefined && floorLabels().has(next) && /^\d+(?:st|nd|rd|th)?$/.test(token)) {
      units.push(`f${plainNumber(token)}`);
      i++;
    } else if (numbers.length > 0 && /^[a-z]\d+$/.test(token)) units.push(token);
    else if (/^\d+[a-z]?$/.test(token)) numbers.push(plainNumber(token));
    else if (token === '#' || token === 'the' || token === 'and' || (hasValue && /^(?:no|nr|num|number)$/.test(token)))
      continue;
    else words.push(...shortWord(token));
  }
  return formOf(words.join(' '), words, numbers, units, '');
}

/** Without leading zeros; `3rd` as 3. */
function plainNumber(token: string): string {
  return token.replace(/^0+(?=\d)/, '').replace(/^(\d+)(?:st|nd|rd|th)$/, '$1');
}

function shortWord(token: string): readonly string[] {
  const short = shortWords().get(token);
  if (short !== undefined) return [short];
  // Hauptstraße, Hauptstr.
  return [token.length > 6 ? token.replace(/(?<=...)strasse$/, 'str') : token];
}

const POSTCODE = /(?:邮编|邮政编码):?\d{6}/g;
const HAN_NUMBER = /[〇零一二三四五六七八九十百两]+(?=号|[栋幢座室楼层弄门组]|单元)/g;
/** A number or a building's letter with what it counts; not one that is part of a street's name (经10路). */
const COUNTED =
  /(?<![a-z\d])(?!\d+(?:大街|大道|[路街道巷环]))(\d+[a-z]?(?:-\d+[a-z]?)*|[a-z]\d*(?=[座栋幢区室])|[a-z]\d+(?![a-z\d]))(号楼|号院|单元|[号弄栋幢座室楼层门组户#])?/g;

function readHan(folded: string, places: readonly string[]): AddressForm | null {
  const all = folded
    .replace(POSTCODE, '')
    .replace(/[^\p{L}\p{N}#\- ]+| (?![a-z\d])|(?<![a-z\d]) /gu, '')
    .replace(
      /号[之附](\d+|[一二三四五六七八九十]+)号?/g,
      (_, sub: string) => `-${/\d/.test(sub) ? sub : hanNumber(sub)}号`,
    )
    .replace(HAN_NUMBER, (digits) => `${hanNumber(digits)}`);
  const length = leadingPlace(all, placeTest(places));
  const rest = all.slice(length);
  const hasRest = /[\p{L}\p{N}]/u.test(rest);
  const numbers: string[] = [];
  const units: string[] = [];
  const street = (hasRest ? rest : all).replace(COUNTED, (_, number: string, label: string | undefined) => {
    const isHouse =
      units.length === 0 &&
      (label === '号' || label === '号院' || label === '弄' || (label === undefined && numbers.length === 0));
    const [house, ...more] = number.split('-');
    if (isHouse && label === undefined) {
      numbers.push(plainNumber(house!));
      units.push(...more);
    } else if (isHouse) numbers.push(plainNumber(number));
    else units.push((label === '楼' || label === '层' ? 'f' : '') + plainNumber(number));
    return ' ';
  });
  const words = compareWords(street);
  return formOf(wordsOf(street).join(''), words, numbers, units, hasRest ? all.slice(0, length) : '');
}

function formOf(
  street: string,
  words: readonly string[],
  numbers: readonly string[],
  units: readonly string[],
  place: string,
): AddressForm | null {
  const unit = units.join('-');
  const key = [street, numbers.join('-'), unit === '' ? '' : `#${unit}`].filter((part) => part !== '').join(' ');
  return key === '' ? null : { key, words, numbers, unit, place };
}

/** 五二一 and 五百二十一 are 521, 二十 is 20. */
function hanNumber(text: string): number {
  const digitOf = (one: string) => (one === '两' ? 2 : one === '零' ? 0 : '〇一二三四五六七八九'.indexOf(one));
  if (!/[十百]/.test(text)) return Number([...text].slice(0, 9).map(digitOf).join(''));
  let sum = 0;
  let digit = 0;
  for (const one of text) {
    const scale = one === '十' ? 10 : one === '百' ? 100 : 0;
    if (scale === 0) digit = digitOf(one);
    else {
      sum += (digit || 1) * scale;
      digit = 0;
    }
  }
  return sum + digit;
}
