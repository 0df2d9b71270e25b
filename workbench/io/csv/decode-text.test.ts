/** Encodings of real Chinese and European exports: each is read rightly, or the file is refused; never shown as wrong characters. */
import fc from 'fast-check';
import { FileProblem } from '../file-problem';
import { decodeText } from './decode-text';

/** Node only decodes these, so their tables are turned round: every two-byte sequence that is a character. */
function encoder(encoding: string): (text: string) => Uint8Array {
  const table = new Map<string, readonly number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      const char = decoder.decode(new Uint8Array([lead, trail]));
      if ([...char].length === 1 && char !== '\ufffd' && !table.has(char)) table.set(char, [lead, trail]);
    }
  }
  return (text) =>
    new Uint8Array(
      [...text].flatMap((char) => (char < '\x80' ? [char.charCodeAt(0)] : (table.get(char) ?? fail(char)))),
    );
}
function fail(char: string): never {
  throw new Error(`no bytes for ${char}`);
}

const toGbk = encoder('gb18030');
const toBig5 = encoder('big5');
const toKorean = encoder('euc-kr');
const toJapanese = encoder('euc-jp');
const toUtf8 = (text: string) => new TextEncoder().encode(text);
const toUtf16 = (text: string, order: 'le' | 'be') => {
  const bytes = Buffer.from(text, 'utf16le');
  return new Uint8Array(order === 'le' ? bytes : bytes.swap16());
};
const toLatin = (text: string) =>
  new Uint8Array(Buffer.from(text.replaceAll('€', '\x80').replaceAll('’', '\x92'), 'latin1'));

const SIMPLIFIED =
  '姓名,电话,公司,备注\n张伟,013800138000,北京天成科技有限公司,重要客户，下周回访\n李娜,+86 139 0000 1111,上海汇丰贸易有限公司,已付款\n';
const TRADITIONAL =
  '姓名,電話,公司,備註\n陳美玲,0912-345-678,臺北市信義區宏達國際股份有限公司,重要客戶\n林志豪,02-2345-6789,高雄港務企業社,已付款\n';
const WESTERN =
  'Name;Straße;Notiz\nJosé Müller;Königsallee 5;größer als 5 €\nZoë Brontë;Rue de l’Église;déjà vu, café crème\n';

const decoded = (bytes: Uint8Array, stated?: string) => {
  const { text, encoding } = decodeText(bytes, stated);
  return [text, encoding];
};
const refusal = (bytes: Uint8Array) => {
  try {
    return decodeText(bytes).encoding;
  } catch (error) {
    return error instanceof FileProblem ? error.code : error;
  }
};

describe('decodeText', () => {
  it.each([
    ['UTF-8', toUtf8(SIMPLIFIED), SIMPLIFIED, 'utf-8'],
    ['UTF-8 with mark', toUtf8(`\ufeff${TRADITIONAL}`), TRADITIONAL, 'utf-8'],
    ['UTF-16 LE with mark', toUtf16(`\ufeff${SIMPLIFIED}`, 'le'), SIMPLIFIED, 'utf-16le'],
    ['UTF-16 BE with mark', toUtf16(`\ufeff${SIMPLIFIED}`, 'be'), SIMPLIFIED, 'utf-16be'],
    ['UTF-16 LE without mark', toUtf16(SIMPLIFIED, 'le'), SIMPLIFIED, 'utf-16le'],
    ['UTF-16 BE without mark', toUtf16(TRADITIONAL, 'be'), TRADITIONAL, 'utf-16be'],
    ['UTF-16 LE of plain letters', toUtf16('name,phone\nAnn,1\n', 'le'), 'name,phone\nAnn,1\n', 'utf-16le'],
    ['GBK', toGbk(SIMPLIFIED), SIMPLIFIED, 'gb18030'],
    ['Big5', toBig5(TRADITIONAL), TRADITIONAL, 'big5'],
    ['Windows-1252', toLatin(WESTERN), WESTERN, 'windows-1252'],
    ['plain ASCII', toUtf8('name,phone\n'), 'name,phone\n', 'utf-8'],
    ['nothing', new Uint8Array(), '', 'utf-8'],
  ])('reads %s', (_, bytes, text, encoding) => {
    expect(decoded(bytes)).toEqual([text, encoding]);
  });

  it('reads GB18030’s four-byte characters', () => {
    const bytes = new Uint8Array([...toGbk('客户,'), 0x95, 0x34, 0xcd, 0x39, ...toGbk('野先生,北京公司\n')]);
    const [text, encoding] = decoded(bytes);
    expect(encoding).toBe('gb18030');
    expect(text).toBe(new TextDecoder('gb18030').decode(bytes));
    expect([...(text as string)].some((char) => (char.codePointAt(0) as number) > 0xffff)).toBe(true);
  });

  it('reads short lists of names', () => {
    for (const text of ['王小明', '李强,张敏', '姓名\n刘洋\n', 'Li Wei,李伟,13800138000'])
      expect(decoded(toGbk(text))).toEqual([text, 'gb18030']);
    for (const text of ['王小明', '陳怡君,林志明', '姓名\n黃淑芬\n'])
      expect(decoded(toBig5(text))).toEqual([text, 'big5']);
    for (const text of ['Müller', 'Zoë', 'naïve café', 'São Paulo'])
      expect(decoded(toLatin(text))).toEqual([text, 'windows-1252']);
  });

  it.each([
    ['UTF-8 with one byte missing', toUtf8(SIMPLIFIED).filter((_, i) => i !== 1)],
    ['UTF-8 with GBK in it', new Uint8Array([...toUtf8(SIMPLIFIED), ...toGbk('北京')])],
    ['a UTF-8 mark over GBK', new Uint8Array([0xef, 0xbb, 0xbf, ...toGbk(SIMPLIFIED)])],
    ['UTF-16 cut within a character', toUtf16(`\ufeff${SIMPLIFIED}`, 'le').slice(0, -1)],
    ['Korean', toKorean('이름,전화번호,회사\n김민수,010-1234-5678,서울전자 주식회사\n')],
    ['Japanese', toJapanese('氏名,電話番号,会社名\n佐藤一郎,03-1234-5678,東京電機株式会社のお客様です\n')],
    [
      'Cyrillic',
      new Uint8Array([
        0xc8, 0xe2, 0xe0, 0xed, 0x2c, 0xcc, 0xee, 0xf1, 0xea, 0xe2, 0xe0, 0x0a, 0xcf, 0xe5, 0xf2, 0xf0, 0x2c, 0xd1,
        0xe0, 0xec, 0xe0, 0xf0, 0xe0,
      ]),
    ],
  ])('refuses %s', (_, bytes) => {
    expect(refusal(bytes)).toBe('encoding-unclear');
  });

  it('names the candidates, and reads as one of them when told to', () => {
    const bytes = toKorean('이름,전화번호\n김민수,010\n');
    expect(() => decodeText(bytes)).toThrow(
      expect.objectContaining({ detail: { encodings: expect.stringContaining('gb18030') } }),
    );
    expect(decodeText(bytes, 'euc-kr')).toEqual({
      text: '이름,전화번호\n김민수,010\n',
      encoding: 'euc-kr',
      isDamaged: false,
    });
    expect(decodeText(toUtf8(SIMPLIFIED).slice(1), 'utf-8')).toMatchObject({ isDamaged: true });
    expect(() => decodeText(bytes, 'klingon')).toThrow(FileProblem);
  });

  it('knows Chinese words that happen to be valid UTF-8, and accents that happen to be valid GBK', () => {
    expect(decoded(toGbk('要要'))).toEqual(['要要', 'gb18030']);
    for (const text of ['é', 'Müller', 'Иван', 'Ñandú', 'Ελλάδα', '§ 5'])
      expect(decoded(toUtf8(text))).toEqual([text, 'utf-8']);
  });

  it('does not take stray zeros for UTF-16', () => {
    expect(decoded(toUtf8('name,phone\0\nAnn,1\n!'))).toEqual(['name,phone\0\nAnn,1\n!', 'utf-8']);
  });

  it('never shows wrong characters for a list of Chinese names', () => {
    const simplified = fc.constantFrom(
      ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂公司有限客户电话北京上海广州深圳重要普通',
    );
    const traditional = fc.constantFrom(
      ...'王李張劉陳楊趙黃周吳徐孫胡朱高林何郭馬羅偉芳娜秀英敏靜麗強軍洋勇杰娟濤明超蘭霞平剛桂公司有限客戶電話臺北高雄新竹重要普通',
    );
    const lines = (char: fc.Arbitrary<string>) =>
      fc
        .array(
          fc.array(char, { minLength: 2, maxLength: 12 }).map((chars) => chars.join('')),
          { minLength: 1, maxLength: 20 },
        )
        .map((rows) => rows.join('\n'));
    const holds = (encode: (text: string) => Uint8Array, text: string) => {
      const bytes = encode(text);
      const found = refusal(bytes);
      if (found !== 'encoding-unclear') expect(decodeText(bytes).text).toBe(text);
    };
    const numRuns = Number(process.env['FC_RUNS'] ?? 300);
    fc.assert(
      fc.property(lines(simplified), (text) => holds(toGbk, text)),
      { numRuns },
    );
    fc.assert(
      fc.property(lines(traditional), (text) => holds(toBig5, text)),
      { numRuns },
    );
  });
});
