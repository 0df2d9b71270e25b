/**
 * What the commands say to the person at the terminal, in English and simplified Chinese. Wording of files is in
 * `web/file-problem-words`, wording of the script its own.
 */
import type { CommandIo } from './command';

interface Words {
  readonly usage: string;
  readonly noCommand: (name: string) => string;
  readonly unknownOption: (text: string) => string;
  readonly setupOneFile: string;
  readonly noLocale: (text: string) => string;
  readonly noTimeZone: (text: string) => string;
  readonly noRegion: (text: string) => string;
  readonly mapUnreadable: (path: string) => string;
  readonly mapForm: (path: string) => string;
  readonly mapNoField: (path: string, key: string) => string;
  readonly mapNoColumn: (path: string, header: string) => string;
  readonly wouldOverwrite: (path: string) => string;
  readonly notWritable: (path: string) => string;
  /** What takes the place of the preview here, by the code of what the script refuses. */
  readonly instead: Readonly<Record<string, string>>;
  readonly setupDone: (told: SetupTold) => string;
  readonly duplicatesOneFile: string;
  readonly duplicatesOut: string;
  readonly duplicatesDone: (told: DuplicatesTold) => string;
  readonly importTwoFiles: string;
  readonly importAs: (roles: readonly string[]) => string;
  readonly imported: (told: ImportTold) => string;
  /** Columns that stay out, and the one that was taken instead. */
  readonly leftOut: (headers: readonly string[]) => string;
  readonly rival: (told: { readonly label: string; readonly header: string; readonly other: string }) => string;
  readonly multiplied: string;
  /** What is to be looked at, how often, and the first rows of it. */
  readonly found: (told: {
    readonly what: string;
    readonly todo: string;
    readonly n: number;
    readonly rows: string;
  }) => string;
  readonly remindOneFile: string;
  readonly remindNow: string;
  readonly noMoment: (text: string) => string;
  readonly reminded: (mails: number) => string;
  readonly reportOneFile: string;
  readonly noMonth: (text: string) => string;
  readonly noPeriod: (text: string) => string;
}

export interface SetupTold {
  readonly rowsIn: number;
  readonly duplicateGroups: number;
  readonly toCheck: number;
  readonly serviceCalls: number;
  readonly elapsedMs: number;
}

interface ImportTold {
  readonly added: number;
  readonly same: number;
  readonly different: number;
  readonly unlinked: number;
  readonly log: {
    readonly cells: number;
    readonly undated: number;
    readonly yearless: readonly { readonly rowNumber: number; readonly written: string; readonly read: string }[];
  } | null;
}

interface DuplicatesTold {
  readonly rows: number;
  readonly groups: number;
  /** Pairs. */
  readonly review: number;
  readonly elapsedMs: number;
}

const WORDS: Readonly<Record<CommandIo['language'], Words>> = {
  en: {
    usage: 'Usage:',
    noCommand: (name) => `There is no command ${name}.`,
    unknownOption: (text) => text,
    setupOneFile: 'setup takes one file.',
    noLocale: (text) => `${text} is no locale such as en_US or zh_CN.`,
    noTimeZone: (text) => `${text} is no time zone such as Asia/Shanghai.`,
    noRegion: (text) => `${text} is no region such as CN or US.`,
    mapUnreadable: (path) => `${path} cannot be read as JSON.`,
    mapForm: (path) => `${path} must be of the form {"header text": "fieldKey" or null}.`,
    mapNoField: (path, key) => `${path}: there is no field ${JSON.stringify(key)}.`,
    mapNoColumn: (path, header) => `${path}: no column has the header ${JSON.stringify(header)}; passed over.`,
    wouldOverwrite: (path) => `${path} is the file that is read. Name another with --out or --report.`,
    notWritable: (path) => `${path} cannot be written: its folder must be there, and it must be no folder itself.`,
    instead: {
      'no-name-column': 'Say which column it is with --map: {"its header": "name"}.',
      'several-tables': 'Keep only the one with your customers in the file.',
      'column-missing': 'Give a header as it stands in the file, or #3 for the third column.',
    },
    setupDone: ({ rowsIn, duplicateGroups, toCheck, serviceCalls, elapsedMs }) =>
      `Customers: ${rowsIn}. Duplicate groups: ${duplicateGroups}. Cells to check: ${toCheck}. Service calls: ${serviceCalls}, ${elapsedMs} ms.`,
    duplicatesOneFile: 'duplicates takes one file.',
    duplicatesOut: 'Say where the pairs go: --out pairs.csv.',
    duplicatesDone: ({ rows, groups, review, elapsedMs }) =>
      `Customers: ${rows}. Duplicate groups: ${groups}. Pairs to review: ${review}. ${elapsedMs} ms.`,
    importTwoFiles: 'import takes a ledger and a list, or a ledger and --log with the header of its running notes.',
    importAs: (roles) => `Say what the list holds: --as ${roles.join(', ')}.`,
    imported: ({ added, same, different, unlinked, log }) =>
      `Rows added: ${added}; there already: ${same}; there with another content: ${different}; of no known customer: ${unlinked}.${
        log === null
          ? ''
          : ` Cells cut: ${log.cells}; left without a date: ${log.undated}.${log.yearless
              .map(({ rowNumber, written, read }) => `\nRow ${rowNumber}: ${written} → ${read || 'no date'}`)
              .join('')}`
      }`,
    leftOut: (headers) => `Columns not taken over: ${headers.join(', ')}.`,
    rival: ({ label, header, other }) => `${label} is taken from “${header}”, not from “${other}”.`,
    multiplied: 'The list has no amounts: they are quantity times unit price.',
    found: ({ what, todo, n, rows }) => `${n} × ${what}. ${todo}${rows === '' ? '' : ` Rows: ${rows}.`}`,
    remindOneFile: 'remind takes one ledger.',
    remindNow: 'Say for which moment: --now 2026-11-23T08:00.',
    noMoment: (text) => `${text} is no moment such as 2026-11-23T08:00 or 2026-11-23T08:00+08:00.`,
    reminded: (mails) => (mails === 0 ? 'Nothing to send at that moment.' : `Mails: ${mails}.`),
    reportOneFile: 'report takes one ledger.',
    noMonth: (text) => `${text} is no month from 1 to 12.`,
    noPeriod: (text) => `${text} is no period such as 2026-11, 2026-Q4 or 2026.`,
  },
  'zh-CN': {
    usage: '用法：',
    noCommand: (name) => `没有 ${name} 这个命令。`,
    unknownOption: (text) => `选项 ${/'(-[^ ']*)/.exec(text)?.[1] ?? ''} 不认识，或者少了值。`,
    setupOneFile: 'setup 需要一个文件，也只能有一个。',
    noLocale: (text) => `${text} 不是区域设置。写法如 en_US、zh_CN。`,
    noTimeZone: (text) => `${text} 不是时区。写法如 Asia/Shanghai。`,
    noRegion: (text) => `${text} 不是地区代码。写法如 CN、US。`,
    mapUnreadable: (path) => `${path} 不是能读取的 JSON 文件。`,
    mapForm: (path) => `${path} 的写法应为 {"列标题": "字段" 或 null}。`,
    mapNoField: (path, key) => `${path}：没有 ${JSON.stringify(key)} 这个字段。`,
    mapNoColumn: (path, header) => `${path}：没有标题为 ${JSON.stringify(header)} 的列，已跳过。`,
    wouldOverwrite: (path) => `${path} 就是要读取的文件。请用 --out 或 --report 另指定一个。`,
    notWritable: (path) => `无法写入 ${path}：所在文件夹要存在，它本身也不能是文件夹。`,
    instead: {
      'no-name-column': '请用 --map 指明是哪一列：{"它的列标题": "name"}。',
      'several-tables': '请在文件里只留下有客户的那个表格。',
      'column-missing': '请照文件里的写法给出列标题，或用 #3 表示第三列。',
    },
    setupDone: ({ rowsIn, duplicateGroups, toCheck, serviceCalls, elapsedMs }) =>
      `客户 ${rowsIn} 位，疑似重复 ${duplicateGroups} 组，待处理单元格 ${toCheck} 个。服务调用 ${serviceCalls} 次，用时 ${elapsedMs} 毫秒。`,
    duplicatesOneFile: 'duplicates 需要一个文件，也只能有一个。',
    duplicatesOut: '请说明结果写到哪里：--out pairs.csv。',
    duplicatesDone: ({ rows, groups, review, elapsedMs }) =>
      `客户 ${rows} 位，重复 ${groups} 组，待确认 ${review} 对，用时 ${elapsedMs} 毫秒。`,
    importTwoFiles: 'import 需要一个账本和一张列表；或一个账本，并用 --log 写明流水记录那一列的表头。',
    importAs: (roles) => `请用 --as 说明列表里是什么：${roles.join('、')}。`,
    imported: ({ added, same, different, unlinked, log }) =>
      `已加 ${added} 行，原有 ${same} 行，内容不同 ${different} 行，客户不明 ${unlinked} 行。${
        log === null
          ? ''
          : `拆开 ${log.cells} 格，没有日期的 ${log.undated} 格。${log.yearless
              .map(({ rowNumber, written, read }) => `\n第 ${rowNumber} 行：${written} → ${read || '无日期'}`)
              .join('')}`
      }`,
    leftOut: (headers) => `没有导入的列：${headers.join('、')}。`,
    rival: ({ label, header, other }) => `${label}取“${header}”，不取“${other}”。`,
    multiplied: '列表里没有金额：按数量乘单价计算。',
    found: ({ what, todo, n, rows }) => `${n} 处：${what}。${todo}${rows === '' ? '' : `第 ${rows} 行。`}`,
    remindOneFile: 'remind 需要一个账本，也只能有一个。',
    remindNow: '请说明时刻：--now 2026-11-23T08:00。',
    noMoment: (text) => `${text} 不是时刻。写法如 2026-11-23T08:00、2026-11-23T08:00+08:00。`,
    reminded: (mails) => (mails === 0 ? '此刻没有要发的邮件。' : `邮件 ${mails} 封。`),
    reportOneFile: 'report 需要一个账本，也只能有一个。',
    noMonth: (text) => `${text} 不是 1 到 12 的月份。`,
    noPeriod: (text) => `${text} 不是期间。写法如 2026-11、2026-Q4、2026。`,
  },
};

export function commandWords(language: CommandIo['language']): Words {
  return WORDS[language];
}
