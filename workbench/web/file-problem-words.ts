/**
 * Says why a file was refused, in English and simplified Chinese: for the page and for the command line.
 * Codes and details are those of `io/file-problem`; unknown codes are not worded here.
 */

export type FileDetail = Readonly<Record<string, string | number>>;
type Wording = (detail: FileDetail) => string;

const megabytes = (bytes: string | number | undefined) => `${Math.round(Number(bytes ?? 0) / 1024 / 1024)} MB`;

const en: Readonly<Record<string, Wording>> = {
  'file-not-found': ({ path }) => `There is no such file${path === undefined ? '' : `: ${path}`}.`,
  'file-too-large': ({ limitBytes }) =>
    `The file is too large${limitBytes === undefined ? '' : `: the limit is ${megabytes(limitBytes)} once unpacked`}. Save a smaller part of it and open that.`,
  'file-too-many-cells': () =>
    'The file has more cells than a Google spreadsheet can hold. Split it and open the parts.',
  'file-corrupt': () =>
    'The file is damaged and cannot be read. Open it in the program it comes from and save it again.',
  'file-encrypted': () => 'The file is protected with a password. Remove the password in Excel and save it again.',
  'file-old-excel': () => 'The file has an older Excel format. Save it as .xlsx in Excel and open that.',
  'file-ods': () => 'The file is an OpenDocument spreadsheet. Save it as .xlsx and open that.',
  'file-html': () =>
    'The file is a web page under the name of a spreadsheet. Open it in Excel, save it as .xlsx and open that.',
  'file-not-a-table': () => 'The file is not a table. CSV and XLSX files can be opened.',
  'file-unsafe': () => 'The file unpacks to something that no spreadsheet program writes, so it was not opened.',
  'encoding-unclear': ({ encodings }) =>
    `It is not clear how the letters of the file are written${encodings === undefined ? '' : ` (${encodings})`}. Save it as CSV UTF-8 and open that.`,
};

const zhCN: typeof en = {
  'file-not-found': ({ path }) => `找不到文件${path === undefined ? '' : `：${path}`}。`,
  'file-too-large': ({ limitBytes }) =>
    `文件过大${limitBytes === undefined ? '' : `：解压后的上限为 ${megabytes(limitBytes)}`}。请只保存其中一部分再打开。`,
  'file-too-many-cells': () => '文件的单元格数量超过 Google 表格的上限。请拆分后分别打开。',
  'file-corrupt': () => '文件已损坏，无法读取。请在原来的程序中打开并重新保存。',
  'file-encrypted': () => '文件设有密码。请在 Excel 中去掉密码并重新保存。',
  'file-old-excel': () => '文件是旧版 Excel 格式。请在 Excel 中另存为 .xlsx 再打开。',
  'file-ods': () => '文件是 OpenDocument 电子表格。请另存为 .xlsx 再打开。',
  'file-html': () => '文件其实是网页，只是用了电子表格的名字。请用 Excel 打开，另存为 .xlsx 再打开。',
  'file-not-a-table': () => '文件不是表格。可以打开 CSV 和 XLSX 文件。',
  'file-unsafe': () => '文件解压后的内容不是电子表格程序会写出的，因此没有打开。',
  'encoding-unclear': ({ encodings }) =>
    `无法确定文件的文字编码${encodings === undefined ? '' : `（${encodings}）`}。请另存为 CSV UTF-8 再打开。`,
};

type Notes = readonly { readonly code: string; readonly count: number }[];

const noteWordsEn: Readonly<Record<string, string>> = {
  charts: 'charts',
  'chart-sheets': 'chart sheets',
  'pivot-tables': 'pivot tables',
  images: 'pictures',
  macros: 'macros',
  controls: 'form controls',
  slicers: 'slicers',
  sparklines: 'sparklines',
  'external-links': 'links to other files',
  tables: 'Excel tables (their cells are kept)',
  'sheet-protection': 'sheet protection',
  'named-formulas': 'named formulas',
  validations: 'some validation rules',
  'conditional-formats': 'some conditional formats',
  'filter-conditions': 'some filter conditions',
  'data-tables': 'data tables',
};

const noteWordsZh: typeof noteWordsEn = {
  charts: '图表',
  'chart-sheets': '图表工作表',
  'pivot-tables': '数据透视表',
  images: '图片',
  macros: '宏',
  controls: '表单控件',
  slicers: '切片器',
  sparklines: '迷你图',
  'external-links': '指向其他文件的链接',
  tables: 'Excel 表格（单元格保留）',
  'sheet-protection': '工作表保护',
  'named-formulas': '命名公式',
  validations: '部分数据验证规则',
  'conditional-formats': '部分条件格式',
  'filter-conditions': '部分筛选条件',
  'data-tables': '模拟运算表',
};

const textNotesEn: Readonly<Record<string, string>> = {
  'nul-characters': 'NUL characters were taken out.',
  'undecodable-bytes': 'Some bytes are no letters in the encoding of the file and are shown as �.',
  'unclosed-quotes': 'A quotation mark that is never closed took the rest of the file into one cell.',
};

const textNotesZh: typeof textNotesEn = {
  'nul-characters': '已去掉 NUL 字符。',
  'undecodable-bytes': '部分字节无法按文件的编码解读，显示为 �。',
  'unclosed-quotes': '有一个引号没有结束，文件的其余部分都进入了同一个单元格。',
};

/** What was left out of an opened file or could not be read as meant, in a sentence or two; null when all is there. */
export function wordFileNotes(language: 'en' | 'zh-CN', notes: Notes): string | null {
  const isChinese = language === 'zh-CN';
  const things = isChinese ? noteWordsZh : noteWordsEn;
  const sentences = isChinese ? textNotesZh : textNotesEn;
  const codes = [...new Set(notes.map(({ code }) => code))];
  const leftOut = codes.filter((code) => sentences[code] === undefined).map((code) => things[code] ?? code);
  const told = codes.flatMap((code) => sentences[code] ?? []);
  if (leftOut.length > 0)
    told.unshift(isChinese ? `未带入：${leftOut.join('、')}。` : `Left out: ${leftOut.join(', ')}.`);
  return told.length === 0 ? null : told.join(isChinese ? '' : ' ');
}

/** One or two sentences: what is wrong and what to do; null for a code that is not a file's. */
export function wordFileProblem(language: 'en' | 'zh-CN', code: string, detail: FileDetail = {}): string | null {
  return (language === 'zh-CN' ? zhCN : en)[code]?.(detail) ?? null;
}
