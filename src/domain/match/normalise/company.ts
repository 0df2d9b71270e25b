/** Names of firms: told apart from their legal form and their place, which people write or leave out as they like. */
import { compareWords, fold, isBlank, squeeze, wordsOf } from './fold';
import { leadingPlace, placeTest, plainPlace } from './place-names';
import { formTable, wordTable } from './table';

export interface CompanyForm {
  /** Without legal form, spaces and punctuation. */
  readonly key: string;
  /** The key less a city or province in front or in brackets, `the` and `and`; common words in their full form. */
  readonly core: string;
  /** The place taken off, without 省, 市 or 区 behind it; `''` for none. */
  readonly place: string;
  /** One spelling for each legal form; `''` for none. */
  readonly legalForm: string;
  /** Latin words, or every two neighbouring Chinese characters, of the core. */
  readonly words: readonly string[];
  /** A legal form was found. */
  readonly isFirm: boolean;
}

/** Legal forms by the one spelling kept of each. Sources: company law of the countries named; ISO 20275 lists them all. */
const legalForms = formTable(
  'inc/incorporated/incorp corp/corporation co/company/coy ltd/limited ltda/limitada llc llp lp lllp pllc ' +
    'plc pc cic pte pty/proprietary pvt/private sdn bhd/berhad gmbh/mbh/gesmbh/ggmbh ag kg kgaa ohg ug gbr ek ' +
    'ev eg sa sadecv sas/sasu sarl eurl snc sci scop sl/slu/slne srl/srls spa sapa sca scs sprl bvba bv nv vof cv ' +
    'oy/oyj ab as/asa aps ehf hf se sro doo ood/eood kft zrt/nyrt spzoo spk ou sia uab ооо/ooo ' +
    'ao/ozao/pao/оао/зао/пао/ао jsc/pjsc/ojsc/cjsc ип тоо tbk pt kk/kabushikikaisha gk yk sti/sirketi sae ' +
    'fze/fzllc fzco wll epe lda eireli',
);
/** Some countries write the form in front. */
const formsInFront = wordTable('pt cv ооо оао зао пао ао ип тоо ooo oao zao');

const HAN_FORM_BEHIND =
  /(?:股份有限公司|有限责任公司|有限公司|股份公司|集团公司|总公司|(?<!分)公司|集团|\((?:集团|有限合伙|普通合伙|株|有|주)\)|合伙企业|个人独资企业|个体工商户|专业合作社|合作社|总厂|工厂|厂|株式会社|有限会社|合同会社|合资会社|주식회사|유한회사)$/;
const HAN_FORM_IN_FRONT = /^(?:株式会社|有限会社|合同会社|주식회사|유한회사|\([株有주]\))/;

const ONE_FORM: Readonly<Record<string, string>> = {
  有限责任公司: '有限公司',
  股份公司: '股份有限公司',
  集团公司: '集团',
  总厂: '厂',
  工厂: '厂',
  '(株)': '株式会社',
  '(주)': '주식회사',
  '(有)': '有限会社',
};

/** Forms with dots, strokes and spaces between their letters: S.A., A/S, sp. z o.o. */
function joinLetters(folded: string): string {
  if (!/[./]|sp z|d o|s r/.test(folded)) return folded;
  return folded
    .replace(/\bsp\.? ?z\.? ?o\.? ?o\b/g, 'spzoo')
    .replace(/\b(d\.? o|s\.? r)\.? o\.?$/g, (form) => form.replace(/[. ]/g, ''))
    .replace(/\bs\.? ?(?:a\.?|de r\.? ?l\.?) de c\.? ?v\b/g, 'sadecv')
    .replace(/\b(?:[as]\/(?=[as]\b)|e\. (?=[kvg]\b))/g, (start) => start[0]!)
    .replace(/(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}?(?![\p{L}\p{N}])/gu, (letters) => letters.replace(/\./g, ''));
}

/** 五光有限公司南京分公司: the branch is named like a place in brackets. */
const BRANCH = /^(.+(?:公司|集团))([^公司]{2,8})(?:分公司|分厂|分店|办事处)$/;

interface Split {
  /** Folded and without the form; spaces and punctuation are left. */
  readonly bare: string;
  readonly legalForm: string;
}

/** Takes the legal form off a folded name; nothing is taken where nothing else would be left. */
function splitLegalForm(folded: string): Split {
  // What stands in brackets behind the form belongs in front of it: Acme Co., Ltd. (Shanghai).
  const text = folded.trim().replace(BRANCH, '$1($2)');
  const tail = /^(.*[^ ]) *(\([^()]*\))$/.exec(text);
  const inner = tail === null ? null : splitLegalForm(tail[1]!);
  if (inner !== null && inner.legalForm !== '')
    return { bare: `${inner.bare} ${tail![2]}`, legalForm: inner.legalForm };
  return takeForms(text.replace(/&/g, ' and '));
}

function takeForms(folded: string): Split {
  const forms: string[] = [];
  let text = folded;
  const take = (pattern: RegExp): boolean => {
    const found = pattern.exec(text);
    const rest = text.replace(pattern, '').trim();
    if (found === null || squeeze(rest) === '') return false;
    forms.unshift(ONE_FORM[found[0]] ?? squeeze(found[0]));
    text = rest;
    return true;
  };
  take(HAN_FORM_IN_FRONT);
  while (take(HAN_FORM_BEHIND)) {}
  return /[a-z\u0400-\u04ff]/.test(text) ? takeLatinForms(text, forms) : { bare: text, legalForm: forms.join(' ') };
}

function takeLatinForms(text: string, forms: string[]): Split {
  const joined = joinLetters(text);
  const words = wordsOf(joined);
  if (!legalForms().has(words[words.length - 1] ?? '') && !formsInFront().has(words[0] ?? ''))
    return { bare: joined, legalForm: forms.join(' ') };
  // Words stand at even places, what is between them at odd ones.
  const parts = joined.split(/([^\p{L}\p{N}'’]+)/u);
  let start = 0;
  let end = parts.length;
  if (parts[0] === '') start = 2;
  let last = parts[end - 1] === '' ? end - 2 : end;
  while (last - start > 2) {
    const word = parts[last - 1]!;
    const form = legalForms().get(word);
    // GmbH & Co. KG: the and goes with the form.
    if (form === undefined && !(forms.length > 0 && /^(?:and|und)$/.test(word))) break;
    if (form !== undefined) forms.unshift(form);
    last -= 2;
    end = last;
  }
  if (end - start > 2 && formsInFront().has(parts[start]!)) {
    forms.unshift(legalForms().get(parts[start]!)!);
    start += 2;
  }
  const closing = parts[end]?.trimStart().startsWith(')') ? ')' : '';
  return { bare: parts.slice(start, end).join('') + closing, legalForm: forms.join(' ') };
}

function withoutThe(bare: string): string {
  return bare.replace(/^[^\p{L}\p{N}]*the (?=.)|(?<=.), *the *$/u, '');
}

/** Whether a name has a legal form, and so is a firm's and not a person's. */
export function hasLegalForm(name: string): boolean {
  return splitLegalForm(fold(name)).legalForm !== '';
}

/** A firm's name without legal form, case, spaces, punctuation and accents; the whole name where nothing else is left. */
export function companyKey(company: string): string {
  return squeeze(withoutThe(splitLegalForm(fold(company)).bare));
}

/** Words of firms' names in their full form. */
const fullWords = formTable(
  'international/intl/int manufacturing/mfg/mfr associates/assoc/assocs brothers/bros department/dept ' +
    'university/univ national/natl service/svc services/svcs/serv center/ctr/centre centers/centres ' +
    'management/mgmt/mgt market/mkt marketing/mktg technology/tech/technologies systems/sys ' +
    'engineering/eng/engr development/dev/devt group/grp holdings/hldg/hldgs/holding ' +
    'industries/ind/inds/industry products/prod/prods trading/trdg chemical/chem electric/elec ' +
    'electronics/electr financial/fin hospital/hosp insurance/ins laboratories/labs/lab ' +
    'pharmaceuticals/pharm/pharma properties/prop/props restaurant/rest/ristorante saint/st elementary/elem community/comm transport/transp and/und/et',
);

/** What many firms of one place are: with nothing else in the name, the place is what tells them apart. */
const GENERIC_HAN =
  /^(?:银行|大学|学院|医院|酒店|宾馆|饭店|中学|小学|学校|幼儿园|机场|航空|地铁|铁路|电力|电网|电信|移动|联通|燃气|自来水|水务|公交|出租|汽车|邮政|烟草|石油|石化|钢铁|证券|保险|信托|日报|晚报|电视台|博物馆|图书馆|出版社|贸易|商贸|进出口|科技|技术|实业|投资|发展|建设|建筑|工程|工业|电子|机械|化工|物流|运输|管理|咨询|服务|文化|传媒|股份|集团|控股|中心|分行|支行|国际|第[一二三四五六七八九十]|新|大|总)+$/;
const genericLatin = wordTable(
  'bank university college school schools academy association society hospital hotel airlines airport restaurant grill cafe bar house lounge villa palace garden kitchen inn market shop store center centers museum library church club times post trading group holdings international industries services service company city district general public first national state central the of and',
);

/** `places` are the cities that the record's own columns name. Null for a cell that names nobody. */
export function normaliseCompany(text: string, places: readonly string[]): CompanyForm | null {
  const folded = fold(text);
  if (isBlank(folded)) return null;
  const { bare, legalForm } = splitLegalForm(folded);
  const name = withoutThe(bare);
  const key = squeeze(name);
  if (key === '') return null;
  const { rest, place } = takePlace(name, places, legalForm !== '');
  const words = wordsOf(rest)
    .map((word) => fullWords().get(word) ?? word)
    .filter((word) => word !== 'and' && word !== 'the');
  const joined = words.join(' ');
  const core = words.join('');
  return {
    key,
    core: core === '' ? key : core,
    place,
    legalForm,
    words: compareWords(joined === '' ? name : joined),
    isFirm: legalForm !== '',
  };
}

function takePlace(name: string, places: readonly string[], isFirm: boolean): { rest: string; place: string } {
  const isPlace = placeTest(places);
  let place = '';
  let rest = name;
  if (name.includes('(')) {
    rest = name.replace(/\(([^()]*)\)/g, (whole, inner: string) => {
      const bare = squeeze(inner);
      const isAll = bare !== '' && (isPlace(plainPlace(bare)) || leadingPlace(bare, isPlace) === bare.length);
      if (!isAll) return whole;
      place = bare;
      return ' ';
    });
    if (squeeze(rest) === '') return { rest: name, place: '' };
  }
  const isHan = /^\p{Script=Han}{2}/u.test(rest);
  const taken = isHan
    ? takeHanPlace(rest, isPlace)
    : // China Grill is called so; Shanghai Acme Co., Ltd. is registered there.
      takeLatinPlace(rest, isFirm ? isPlace : placeTest(places, () => false));
  if (taken > 0) {
    place ||= squeeze(rest.slice(0, taken));
    rest = rest.slice(taken);
  }
  return { rest, place: plainPlace(place) };
}

function takeHanPlace(name: string, isPlace: (name: string) => boolean): number {
  const length = leadingPlace(name, isPlace);
  const left = squeeze(name.slice(length));
  return length > 0 && left.length > 1 && !GENERIC_HAN.test(left) ? length : 0;
}

/** One or two words in front that are a place, where what is left names more than a kind of firm. */
function takeLatinPlace(name: string, isPlace: (name: string) => boolean): number {
  const match = /^[^\p{L}\p{N}]*([\p{L}\p{N}]+)(?:[ -]+([\p{L}\p{N}]+))?/u.exec(name);
  if (match === null) return 0;
  const first = match[1]!;
  const firstEnd = name.indexOf(first) + first.length;
  for (const [place, end] of [
    [first + (match[2] ?? ''), match[0].length],
    [first, firstEnd],
  ] as const) {
    const left = wordsOf(name.slice(end));
    if (isPlace(place) && left.some((word) => word.length > 1 && !genericLatin().has(word))) return end;
  }
  return 0;
}
