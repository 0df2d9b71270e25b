import { ISSUE_CODES } from '../../domain/issues';
import { en } from './en';
import { messages as enPage } from './en/page';
import { preview as enPreview } from './en/preview';
import { review as enReview } from './en/review';
import { menuWords, messagesFor } from './messages-for';
import { zhCN } from './zh-CN';
import { messages as zhCNPage } from './zh-CN/page';
import { preview as zhCNPreview } from './zh-CN/preview';
import { review as zhCNReview } from './zh-CN/review';
import { zhTW } from './zh-TW';
import { messages as zhTWPage } from './zh-TW/page';
import { preview as zhTWPreview } from './zh-TW/preview';
import { review as zhTWReview } from './zh-TW/review';

interface Leaf {
  /** Every text the entry can give, with each parameter as a word of its own (`‹name›`), as one and as absent. */
  readonly texts: readonly string[];
  readonly parameters: readonly string[];
}

type Words = (params: unknown) => string;

/** Calls a wording with parameters that note which of them are read. */
function sayWith(wording: Words, read: Set<string>, fill: (name: string) => unknown): string {
  const get = (_: object, name: string | symbol): unknown => {
    read.add(String(name));
    return fill(String(name));
  };
  return wording(new Proxy({}, { get }));
}

function leafOf(value: string | Words, optional: boolean): Leaf {
  if (typeof value === 'string') return { texts: [value], parameters: [] };
  const read = new Set<string>();
  const texts = [
    sayWith(value, read, (name) => `‹${name}›`),
    sayWith(value, read, () => '0'),
    sayWith(value, read, () => '1'),
    ...(optional ? [sayWith(value, read, () => undefined)] : []),
  ];
  return { texts, parameters: [...read].sort() };
}

/** Path of every entry -> what it says. Parameters of findings are optional, all others are not. */
function leavesOf(catalog: unknown, path = ''): Map<string, Leaf> {
  if (typeof catalog === 'string' || typeof catalog === 'function') {
    return new Map([[path, leafOf(catalog as string | Words, path.startsWith('issues.codes.'))]]);
  }
  return new Map(
    Object.entries(catalog as object).flatMap(([key, value]) => [
      ...leavesOf(value, path === '' ? key : `${path}.${key}`),
    ]),
  );
}

const catalogs = {
  'server zh-CN': [en, zhCN],
  'server zh-TW': [en, zhTW],
  'page zh-CN': [enPage, zhCNPage],
  'page zh-TW': [enPage, zhTWPage],
  'preview zh-CN': [enPreview, zhCNPreview],
  'preview zh-TW': [enPreview, zhTWPreview],
  'review zh-CN': [enReview, zhCNReview],
  'review zh-TW': [enReview, zhTWReview],
} as const;

/** Latin words that a Chinese reader meets as they are. */
const LATIN = /^(Google|VIP|ID|English|example|com|zhang|chang|Ledgerline|A|B|C|D|E|J|K)$/;

/** Characters of these catalogs that one script writes and the other does not. */
const SIMPLIFIED_ONLY =
  /[与丢两个为么义买从们优会余侧关兴况击则删办动单发变员响围国处复对将带帮应开张当录户执护报择换据撤数断时显权条来标栏样档检没测浏潜点独现电确码种称笔筛类紧约级纯线组经给绝统继绪续编联范补见规览计订认让记许设访词试话询该详语误说请读账货贴费资跃较辑输边达过运还这进适选邮钟链销错键长闭问间随隐项预题颜额]/u;
const TRADITIONAL_ONLY =
  /[併來們個側備傳價優儲內兩別刪則動區員問啟單國圍執報寫將對帳帶幣幾張後從復應戶換擇擊據數斷於時會樣檔檢欄權沒況測準潛瀏為無獨現當發確碼種稱筆範篩約純級組結絕絡給統經緊緒線編繼續義聯與興處號補裡製複見規視覽訂計記訪設許註詞詢試話該詳誌語誤說請護讀變讓貨買費貼資躍較輯輸辦連進過達適選還郵錄錯鍵鐘長閉開間關隨隱電響項預題額顏類顯餘麼點]/u;

describe.each(Object.entries(catalogs))('%s', (_, [english, translated]) => {
  const source = leavesOf(english);
  const target = leavesOf(translated);

  it('has the keys of the English catalog, in the same order', () => {
    expect([...target.keys()]).toEqual([...source.keys()]);
  });

  it('leaves no entry empty and no parameter undefined', () => {
    const bad = [...target].filter(([, leaf]) =>
      leaf.texts.some((text) => text.trim() === '' || /undefined|null|NaN/.test(text)),
    );
    expect(bad).toEqual([]);
  });

  it('uses the parameters of the English wording, save those that only choose a plural', () => {
    const different = [...source].flatMap(([path, leaf]) => {
      const mine = target.get(path)?.parameters ?? [];
      return String(mine) === String(leaf.parameters) ? [] : [`${path}: ${leaf.parameters} / ${mine}`];
    });
    expect(different.filter((line) => !line.startsWith('common.rowList:'))).toEqual([]);
  });

  it('shows every parameter that the English wording shows', () => {
    const shown = (leaf: Leaf | undefined) => [...new Set(leaf?.texts.join(' ').match(/‹\w+›/g))].sort();
    const lost = [...source]
      .filter(([path, leaf]) => String(shown(leaf)) !== String(shown(target.get(path))))
      .map(([path]) => path);
    expect(lost).toEqual([]);
  });

  it('has no English left', () => {
    const english = [...target].flatMap(([path, leaf]) =>
      leaf.texts.flatMap((text) =>
        (text.replace(/‹\w+›/g, '').match(/[A-Za-z]+/g) ?? [])
          .filter((word) => !LATIN.test(word))
          .map((word) => `${path}: ${word}`),
      ),
    );
    expect(english.filter((line) => !/^(language|common\.chosenLanguage)/.test(line))).toEqual([]);
  });
});

describe('English', () => {
  it.each([
    ['server', en],
    ['page', enPage],
    ['preview', enPreview],
    ['review', enReview],
  ])('%s: leaves no entry empty and no parameter undefined', (_, catalog) => {
    const bad = [...leavesOf(catalog)].filter(([, leaf]) =>
      leaf.texts.some((text) => text.trim() === '' || /undefined|null|NaN/.test(text)),
    );
    expect(bad).toEqual([]);
  });

  it('has no Chinese in it', () => {
    const chinese = [...leavesOf(en), ...leavesOf(enPage), ...leavesOf(enPreview), ...leavesOf(enReview)].filter(
      ([path, leaf]) =>
        !path.startsWith('common.chosenLanguage') && leaf.texts.some((text) => /\p{Script=Han}/u.test(text)),
    );
    expect(chinese).toEqual([]);
  });

  it.each([
    ['1', '1 customer'],
    ['2', '2 customers'],
    ['0', '0 customers'],
    ['1,204', '1,204 customers'],
  ])('%s: %s', (n, text) => {
    expect(enPage.home.customers({ n })).toBe(text);
  });
});

it('every issue code is worded in every language, and no other', () => {
  const codes = Object.values(ISSUE_CODES).flat().sort();
  for (const language of ['en', 'zh-CN', 'zh-TW'] as const) {
    expect(Object.keys(messagesFor(language).issues.codes).sort()).toEqual(codes);
    expect(messagesFor(language).language).toBe(language);
  }
});

it.each([
  ['simplified', [zhCN, zhCNPage, zhCNPreview, zhCNReview], TRADITIONAL_ONLY],
  ['traditional', [zhTW, zhTWPage, zhTWPreview, zhTWReview], SIMPLIFIED_ONLY],
] as const)('the %s catalogs keep to their script', (_, own, foreign) => {
  const strangers = own
    .flatMap((catalog) => [...leavesOf(catalog)])
    .filter(
      ([path, leaf]) => !path.startsWith('common.chosenLanguage') && leaf.texts.some((text) => foreign.test(text)),
    );
  expect(strangers.map(([path]) => path)).toEqual([]);
});

describe('menuWords', () => {
  it('is in both languages while the ledger’s language is unknown', () => {
    expect(menuWords(null).title).toBe('客户账本 Ledgerline');
    expect(menuWords(null).setup).toBe('把此表变成客户账本… Make this sheet a ledger…');
  });

  it('is in the ledger’s language afterwards', () => {
    expect(menuWords('zh-TW').title).toBe('客戶帳本');
  });
});
