/**
 * Small files that ask for a lot: of memory, of time, or of trust in what they say of themselves. Made on the spot, so
 * that none of them has to be kept.
 */
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';

export interface Bomb {
  readonly what: string;
  readonly fileName: string;
  make(): Uint8Array;
}

/** An entry of a zip. What is left out is true; what its headers say may be made up, the central one's and the local one's apart. */
interface Entry {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly method?: number;
  readonly flags?: number;
  readonly said?: { readonly size?: number; readonly packed?: number; readonly crc?: number };
  readonly saidLocally?: { readonly size?: number; readonly packed?: number };
  /** Puts the sizes into a ZIP64 field. */
  readonly zip64?: { readonly size: bigint; readonly packed: bigint };
  /** Names that share this entry's bytes. */
  readonly copies?: readonly string[];
  /** Takes the content as packed already. */
  readonly isPacked?: boolean;
}

const SENTINEL = 0xffffffff;

function zipOf(entries: readonly Entry[], count?: number): Uint8Array {
  const known = new Map<Entry['content'], Buffer>();
  const locals: Buffer[] = [];
  const centrals: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const { name, method = 8, flags = 0, said = {}, saidLocally = {}, zip64 } = entry;
    const content = Buffer.from(entry.content);
    const packed =
      entry.isPacked || method !== 8 ? content : (known.get(entry.content) ?? deflateRawSync(content, { level: 9 }));
    known.set(entry.content, packed);
    const size = said.size ?? content.length;
    const extra = Buffer.alloc(zip64 ? 20 : 0);
    if (zip64) {
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(16, 2);
      extra.writeBigUInt64LE(zip64.size, 4);
      extra.writeBigUInt64LE(zip64.packed, 12);
    }
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(flags, 6);
    local.writeUInt16LE(method, 8);
    local.writeUInt32LE(saidLocally.packed ?? packed.length, 18);
    local.writeUInt32LE(saidLocally.size ?? size, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    for (const shown of [name, ...(entry.copies ?? [])]) {
      const central = Buffer.alloc(46);
      central.writeUInt32LE(0x02014b50, 0);
      central.writeUInt16LE(flags, 8);
      central.writeUInt16LE(method, 10);
      central.writeUInt32LE(said.crc ?? crc32(content), 16);
      central.writeUInt32LE(zip64 ? SENTINEL : (said.packed ?? packed.length), 20);
      central.writeUInt32LE(zip64 ? SENTINEL : size, 24);
      central.writeUInt16LE(Buffer.byteLength(shown), 28);
      central.writeUInt16LE(extra.length, 30);
      central.writeUInt32LE(offset, 42);
      centrals.push(central, Buffer.from(shown), extra);
    }
    locals.push(local, Buffer.from(name), packed);
    offset += 30 + Buffer.byteLength(name) + packed.length;
  }
  const directory = Buffer.concat(centrals);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count ?? entries.reduce((n, { copies = [] }) => n + 1 + copies.length, 0), 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...locals, directory, end]));
}

const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="x/${type}" Target="${target}"/>`;
const relations = (...list: readonly string[]) => `<Relationships>${list.join('')}</Relationships>`;
const CONTENT_TYPES = '[Content_Types].xml';
const SHEET = 'xl/sheet1.xml';

/** The least that is a spreadsheet; a part's text or bytes may be put in its place, or beside it. */
const PARTS: Readonly<Record<string, string>> = {
  [CONTENT_TYPES]: '<Types/>',
  '_rels/.rels': relations(relation('r', 'officeDocument', 'xl/workbook.xml')),
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': relations(
    relation('r1', 'worksheet', 'sheet1.xml'),
    relation('r2', 'sharedStrings', 'strings.xml'),
    relation('r3', 'styles', 'styles.xml'),
  ),
  'xl/strings.xml': '<sst/>',
  'xl/styles.xml': '<styleSheet/>',
  [SHEET]: '<worksheet><sheetData/></worksheet>',
};

const xlsxOf = (parts: Readonly<Record<string, string | Uint8Array>>, ...more: readonly Entry[]): Uint8Array =>
  zipOf([...Object.entries({ ...PARTS, ...parts }).map(([name, content]) => ({ name, content })), ...more]);

/** The same as entries, without one that the caller brings along. */
const allBut = (part: string): Entry[] =>
  Object.entries(PARTS).flatMap(([name, content]) => (name === part ? [] : [{ name, content }]));

const times = (piece: string, count: number): string => piece.repeat(count);
const counted = (count: number, piece: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => piece(i)).join('');
const sheetOf = (rows: string, beside = '') => `<worksheet><sheetData>${rows}</sheetData>${beside}</worksheet>`;
const text = (content: string) => new Uint8Array(Buffer.from(content));
const MIB = 1024 * 1024;

const xlsx = (what: string, make: () => Uint8Array): Bomb => ({ what, fileName: 'bomb.xlsx', make });
const csv = (what: string, make: () => Uint8Array): Bomb => ({ what, fileName: 'bomb.csv', make });

export const ARCHIVE_BOMBS: readonly Bomb[] = [
  // ---- the zip
  xlsx('a sheet of 64 MiB of zeros', () => xlsxOf({ [SHEET]: new Uint8Array(64 * MIB) })),
  xlsx('40 sheets of 7 MiB of blanks', () => {
    const blanks = sheetOf(times(' ', 7 * MIB));
    const names = Array.from({ length: 40 }, (_, i) => `xl/s${i}.xml`);
    return xlsxOf(
      {
        'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${counted(40, (i) => `<sheet name="S${i}" r:id="s${i}"/>`)}</sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': relations(...names.map((_, i) => relation(`s${i}`, 'worksheet', `s${i}.xml`))),
      },
      ...names.map((name) => ({ name, content: blanks })),
    );
  }),
  xlsx('a zip in a zip in a zip', () => {
    let inner: Uint8Array = new Uint8Array(16 * MIB);
    for (let i = 0; i < 10; i++) inner = zipOf([{ name: `${i}.zip`, content: inner }]);
    return xlsxOf({ [SHEET]: inner });
  }),
  xlsx('a zip that holds itself', () => {
    const outer = xlsxOf({ 'xl/embeddings/self.xlsx': 'x' });
    return xlsxOf({ 'xl/embeddings/self.xlsx': outer, 'xl/embeddings/self2.xlsx': outer });
  }),
  xlsx('100 entries that share their bytes', () =>
    zipOf([
      ...Object.entries(PARTS).map(([name, content]) => ({ name, content })),
      {
        name: 'xl/a.bin',
        content: Buffer.from(Uint8Array.from({ length: 300_000 }, (_, i) => (i * i * 31) >> 3)),
        copies: Array.from({ length: 100 }, (_, i) => `xl/copy${i}.bin`),
      },
    ]),
  ),
  xlsx('a sheet that says it is empty', () =>
    zipOf([...allBut(SHEET), { name: SHEET, content: sheetOf(times('<row/>', 5_000_000)), said: { size: 0 } }]),
  ),
  xlsx('a sheet whose local header says less', () =>
    zipOf([
      ...allBut(SHEET),
      { name: SHEET, content: new Uint8Array(32 * MIB), saidLocally: { size: 10, packed: 10 } },
    ]),
  ),
  xlsx('sizes of ZIP64 beyond any disk', () =>
    zipOf([
      ...Object.entries(PARTS).map(([name, content]) => ({ name, content })),
      { name: 'xl/big.xml', content: 'x', zip64: { size: 1n << 62n, packed: 1n << 61n } },
    ]),
  ),
  xlsx('a directory that says it has 65,535 entries', () =>
    zipOf(
      Object.entries(PARTS).map(([name, content]) => ({ name, content })),
      65_534,
    ),
  ),
  xlsx('50,000 entries', () =>
    xlsxOf({}, ...Array.from({ length: 50_000 }, (_, i) => ({ name: `x/${i}`, content: '', method: 0 }))),
  ),
  xlsx('a length that only follows the data', () =>
    zipOf([
      ...allBut(SHEET),
      {
        name: SHEET,
        content: new Uint8Array(32 * MIB),
        flags: 8,
        said: { size: 500, crc: 0 },
        saidLocally: { size: 0, packed: 0 },
      },
    ]),
  ),
  xlsx('an entry marked as encrypted', () =>
    zipOf(Object.entries(PARTS).map(([name, content]) => ({ name, content, flags: name === SHEET ? 1 : 0 }))),
  ),
  xlsx('a method of packing that nobody knows', () =>
    zipOf(Object.entries(PARTS).map(([name, content]) => ({ name, content, method: name === SHEET ? 99 : 8 }))),
  ),
  xlsx('the same name twice', () =>
    xlsxOf({}, { name: 'XL/SHEET1.XML', content: sheetOf(times('<row/>', 1_000_000)) }),
  ),
  xlsx('parts with names that lead elsewhere', () =>
    xlsxOf({}, ...['../../etc/passwd', '/etc/passwd', 'C:\\x', '\\\\host\\x'].map((name) => ({ name, content: 'x' }))),
  ),
  xlsx('a file cut off within its sheet', () => {
    const whole = xlsxOf({ [SHEET]: sheetOf(counted(20_000, (i) => `<row><c><v>${i}</v></c></row>`)) });
    return whole.slice(0, whole.length / 2);
  }),
  xlsx('8 MiB of rubbish behind the end', () => new Uint8Array(Buffer.concat([xlsxOf({}), Buffer.alloc(8 * MIB, 1)]))),
  xlsx('a packed sheet without end', () =>
    zipOf([
      ...allBut(SHEET),
      {
        name: SHEET,
        content: deflateRawSync(Buffer.alloc(30 * MIB)).subarray(0, -20),
        isPacked: true,
        said: { size: 30 * MIB },
      },
    ]),
  ),

  // ---- the XML
  xlsx('entities that grow a thousandfold', () =>
    xlsxOf({
      [SHEET]: `<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">${counted(9, (i) => `<!ENTITY ${'bcdefghij'[i]} "${times(`&${'abcdefghi'[i]};`, 10)}">`)}]>${sheetOf('<row><c t="str"><v>&j;</v></c></row>')}`,
    }),
  ),
  xlsx('an entity from elsewhere', () =>
    xlsxOf({
      'xl/strings.xml': '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>&x;</t></si></sst>',
    }),
  ),
  xlsx('a document type in small letters and UTF-16', () =>
    xlsxOf({
      [SHEET]: Buffer.from(
        `\ufeff<!doctype a [<!ENTITY x "y">]>${sheetOf('<row><c t="str"><v>&x;</v></c></row>')}`,
        'utf16le',
      ),
    }),
  ),
  xlsx('a million numeric entities', () =>
    xlsxOf({ 'xl/strings.xml': `<sst><si><t>${times('&#x41;', 1_000_000)}</t></si></sst>` }),
  ),
  xlsx('elements a million deep', () => xlsxOf({ [SHEET]: `<worksheet>${times('<a>', 1_000_000)}` })),
  xlsx('300,000 attributes', () =>
    xlsxOf({ [SHEET]: `<worksheet><sheetPr ${counted(300_000, (i) => `a${i}="" `)}/></worksheet>` }),
  ),
  xlsx('thousands of tags of thousands of attributes', () => {
    const attributes = counted(2_000, (i) => `a${i}="" `);
    return xlsxOf({ [SHEET]: `<worksheet><cols>${times(`<col ${attributes}/>`, 400)}</cols></worksheet>` });
  }),
  xlsx('a tag without end', () => xlsxOf({ [SHEET]: `<worksheet ${times('a="bcdefgh" ', 1_500_000)}` })),
  xlsx('a comment without end', () => xlsxOf({ [SHEET]: `<worksheet><!--${times('-', 7 * MIB)}` })),

  // ---- the sheet
  xlsx('a text of seven million letters', () =>
    xlsxOf({ [SHEET]: sheetOf(`<row><c t="str"><v>${times(`${times('x', 1_000_000)}<!-- -->`, 7)}</v></c></row>`) }),
  ),
  xlsx('half a million shared strings', () =>
    xlsxOf({ 'xl/strings.xml': `<sst>${counted(500_000, (i) => `<si><t>${i % 10}</t></si>`)}</sst>` }),
  ),
  xlsx('a formatted string of 20,000 runs in 100,000 cells', () =>
    xlsxOf({
      'xl/strings.xml': `<sst><si>${times('<r><rPr><b/></rPr><t>x</t></r>', 20_000)}</si></sst>`,
      [SHEET]: sheetOf(times(`<row>${times('<c t="s"><v>0</v></c>', 10)}</row>`, 10_000)),
    }),
  ),
  xlsx('a formula of 8,000 letters shared by 100,000 cells', () =>
    xlsxOf({
      [SHEET]: sheetOf(
        `<row><c><f t="shared" si="0">${times('A1+', 2_700)}1</f></c></row>${times('<row><c><f t="shared" si="0"/></c></row>', 100_000)}`,
      ),
    }),
  ),
  xlsx('a cell in the last row and one in the last column', () =>
    xlsxOf({
      [SHEET]: sheetOf('<row r="1"><c r="XFD1"><v>1</v></c></row><row r="1048576"><c r="A1048576"><v>1</v></c></row>'),
    }),
  ),
  xlsx('5,000 cells in the last column', () =>
    xlsxOf({ [SHEET]: sheetOf(counted(5_000, (i) => `<row r="${i + 1}"><c r="XFD${i + 1}"><v>1</v></c></row>`)) }),
  ),
  xlsx('a dimension of the whole grid, and rows beyond it', () =>
    xlsxOf({
      [SHEET]: `<worksheet><dimension ref="A1:XFD1048576"/><sheetData><row r="99999999999"><c><v>1</v></c></row></sheetData></worksheet>`,
    }),
  ),
  xlsx('a million rows of nothing', () => xlsxOf({ [SHEET]: sheetOf(times('<row/>', 1_000_000)) })),
  xlsx('a million cells of nothing', () =>
    xlsxOf({ [SHEET]: sheetOf(times(`<row>${times('<c/>', 100)}</row>`, 10_000)) }),
  ),
  xlsx('a thousand columns with a style, and a cell in the last row', () =>
    xlsxOf({
      'xl/styles.xml':
        '<styleSheet><fonts><font><b/></font></fonts><cellXfs><xf/><xf fontId="0" applyFont="1"/></cellXfs></styleSheet>',
      [SHEET]: `<worksheet><cols><col min="1" max="1000" style="1"/></cols><sheetData><row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData></worksheet>`,
    }),
  ),
  xlsx('2,000 sheets', () => {
    const list = Array.from({ length: 2_000 }, (_, i) => i);
    return xlsxOf(
      {
        'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${list.map((i) => `<sheet name="S${i}" r:id="s${i}"/>`).join('')}</sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': relations(...list.map((i) => relation(`s${i}`, 'worksheet', `s${i}.xml`))),
      },
      ...list.map((i) => ({ name: `xl/s${i}.xml`, content: PARTS[SHEET] as string })),
    );
  }),
  xlsx('one part that is 2,000 sheets', () =>
    xlsxOf({
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets>${counted(2_000, (i) => `<sheet name="S${i}" r:id="r1"/>`)}</sheets></workbook>`,
      [SHEET]: sheetOf(times('<row><c><v>1</v></c></row>', 10_000)),
    }),
  ),
  xlsx('30,000 styles', () =>
    xlsxOf({
      'xl/styles.xml': `<styleSheet><fonts>${counted(30_000, (i) => `<font><sz val="${i}"/></font>`)}</fonts><cellXfs>${counted(30_000, (i) => `<xf fontId="${i}" applyFont="1"/>`)}</cellXfs></styleSheet>`,
    }),
  ),
  xlsx('100,000 merges, one over another', () =>
    xlsxOf({
      [SHEET]: sheetOf('', `<mergeCells>${counted(100_000, (i) => `<mergeCell ref="A1:B${i + 2}"/>`)}</mergeCells>`),
    }),
  ),
  xlsx('50,000 validations of whole columns', () =>
    xlsxOf({
      [SHEET]: sheetOf(
        '',
        `<dataValidations>${counted(50_000, (i) => `<dataValidation type="whole" sqref="A1:XFD1048576"><formula1>${i}</formula1></dataValidation>`)}</dataValidations>`,
      ),
    }),
  ),
  xlsx('2,000 conditional formats of 50 ranges each', () =>
    xlsxOf({
      [SHEET]: sheetOf(
        '',
        counted(
          2_000,
          (i) =>
            `<conditionalFormatting sqref="${times('A1:B2 ', 50)}"><cfRule type="expression" priority="${i}"><formula>A1=${i}</formula></cfRule></conditionalFormatting>`,
        ),
      ),
    }),
  ),
  xlsx('30,000 named ranges', () =>
    xlsxOf({
      'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="A" r:id="r1"/></sheets><definedNames>${counted(30_000, (i) => `<definedName name="n${i}">A!$A$1</definedName>`)}</definedNames></workbook>`,
    }),
  ),

  // ---- text
  csv('six million columns', () => text(times(',', 6_000_000))),
  csv('six million columns within quotes', () => text(times('"",', 2_000_000))),
  csv('six million lines', () => text(times('\n', 6_000_000))),
  csv('six million NULs', () => text(`a,b\n${times('\0', 6_000_000)}`)),
  csv('two million letters beyond ASCII', () => text(times('é', 2_000_000))),
  csv('a quote without end', () => text(`a,"${times('x,\n', 2_000_000)}`)),
  csv('six million carriage returns', () => text(times('\r', 6_000_000))),
  csv('packed text', () => new Uint8Array(gzipSync(Buffer.alloc(16 * MIB)))),
];
