/** 简体中文 wording of findings, by theme: a page takes along the themes that it can show. */
import type { IssueFrame, IssueWordsOf, Shown } from '../../words';

/** A text of the sheet in quotation marks, or nothing. */
const named = (text: Shown | undefined): string => (text === undefined || text === '' ? '' : `“${text}”`);
const bracketed = (text: Shown | undefined): string => (text === undefined || text === '' ? '' : `（${text}）`);

export const labelled: IssueFrame['labelled'] = ({ label, what }) => `${label}：${what}`;
export const separator = '；';

export const cells: IssueWordsOf<'cells'> = {
  'phone-invalid': { what: '不像电话号码', todo: '请改正号码；改好之前，输入的内容不会变。' },
  'phone-several': { what: '有不止一个号码', todo: '这里只留一个，其余移到第二个电话列或备注。' },
  'phone-damaged': {
    what: '号码丢了数字',
    todo: '表格把它变成了近似值（如 1.38E+10），丢掉的数字无法推算，请按原始资料重新输入。',
  },
  'phone-region-unclear': {
    what: '看不出是哪个国家或地区的号码',
    todo: '请在前面加国家代码（如 +86），或在“设置”里选地区。',
  },
  'phone-area-code-missing': {
    what: '缺少区号',
    todo: '请在号码前加上区号，这样在哪里都能拨通。',
  },
  'email-invalid': { what: '不像邮箱地址', todo: '请改正地址；改好之前，输入的内容不会变。' },
  'email-several': { what: '有不止一个邮箱', todo: '这里只留一个，其余移到备注。' },
  'date-unclear': { what: '看不出确切是哪一天', todo: '请按“年-月-日”输入，如 2024-03-05。' },
  'date-impossible': { what: '没有这一天', todo: '请改正日期；改好之前，输入的内容不会变。' },
  'date-year-missing': { what: '缺少年份', todo: '请补上年份，如 2024-03-05。' },
  'number-invalid': { what: '不是可以确定的本币数字', todo: '请只填数字；文字和单位写进备注。' },
  'number-damaged': {
    what: '数字丢了位数',
    todo: '表格把它变成了近似值，丢掉的位数无法推算，请按原始资料重新输入。',
  },
  'list-unknown': {
    what: ({ value }) => `${named(value)}不在列表里`,
    todo: '请从列表里选，或在“设置”的列表里加上它。',
  },
  'text-invisible-characters': {
    what: '含有看不见的字符',
    todo: '请不要粘贴，重新输入一遍；改好之前，输入的内容不会变。',
  },
  'required-missing': { what: '缺少名称', todo: '请填写客户名称或公司名称。' },
  'id-repeated': { what: '客户编号与另一行相同', todo: '运行“检查与修复”，复制出来的那一行会得到新编号。' },
  'left-formula': { what: '保持原样：是公式', todo: '可以不管。想整理它，请把公式换成它的值。' },
  'left-rich-text': { what: '保持原样：有链接或文字格式', todo: '可以不管。想整理它，请换成纯文本。' },
  'left-mixed-column': {
    what: '保持原样：这一列里公式、链接或读不出的单元格太多',
    todo: '请把公式或链接移到单独的一列，再运行“检查与修复”。',
  },
  'left-for-later': {
    what: '还没整理：一次要改的零散单元格太多',
    todo: '请再运行一次“检查与修复”；开启了每小时任务的会自动继续。',
  },
  'cell-error': { what: ({ value }) => `显示错误值${named(value)}`, todo: '请改正公式，或直接填值。' },
};

export const history: IssueWordsOf<'history'> = {
  'currency-other': {
    what: ({ value }) => `${named(value)}不是账本的币种`,
    todo: '所有合计都不计这一笔。请按账本的币种填写金额，原金额可以写进备注。',
  },
  'score-beyond-scale': { what: '评分超出评分制', todo: '请改正评分，或在“评分制”一列写明满分。' },
  'customer-unknown': {
    what: ({ value }) => `账本里没有客户${named(value)}`,
    todo: '请填写这一行所属客户的编号，或先新增该客户。',
  },
  'customer-ambiguous': {
    what: ({ value }) => `${named(value)}：有几位客户都符合`,
    todo: '请填写这一行所属客户的编号。',
  },
  'customer-differs': {
    what: ({ value }) => `${named(value)}的姓名、电话或邮箱与账本里的不同`,
    todo: '请看看是不是这位客户；不是就改客户编号。',
  },
  'order-cancelled': {
    what: ({ value }) => `${named(value)}已取消或全额退款，或只是草稿、报价`,
    todo: '没有加入。如果确实要算，请手工添加。',
  },
  'total-repeated': {
    what: ({ value }) => `${named(value)}的每一行都写着整单金额`,
    todo: '只在第一行计一次。',
  },
  'total-unclear': {
    what: ({ value, rows, amount, total }) =>
      `${named(value)}的 ${rows ?? ''} 行都是 ${amount ?? ''}，共计 ${total ?? ''}`,
    todo: '如果这是整单金额，请只留一行的金额。',
  },
  'order-unpaid': {
    what: ({ value }) => `${named(value)}还没付款`,
    todo: '计入销售。请在那一行填写已收金额。',
  },
  'order-paid-in-part': {
    what: ({ value }) => `${named(value)}只付了一部分`,
    todo: '如果已收金额是空的，请填写；填好之前算作付清。',
  },
  'word-replaced': {
    what: ({ value, word }) => `${named(value)}已按账本的用词写成“${word ?? ''}”`,
    todo: '如果意思不对，请在那一行另选。',
  },
  'plan-overtaken': { what: '之后又有联系，原计划算已完成', todo: '如果还没完成，请清空那一行的完成日期。' },
  'log-without-date': { what: '流水记录里没有日期，保持原样', todo: '请在每一条前写上日期，再拆一次。' },
  'log-year-beside': {
    what: ({ value }) => `${named(value)}没有年份，按相邻一条的年份读`,
    todo: '请看一下；不是那一年就改那一行的日期。',
  },
  'log-date-unread': {
    what: ({ value }) => `${named(value)}不能确定是哪一天`,
    todo: '这一条已保留，没有日期。请在那一行补上。',
  },
  'total-row': { what: ({ value }) => `${named(value)}是合计行`, todo: '没有加入。' },
  'order-in-opening': {
    what: ({ value }) => `${named(value)}的日期在期初行已汇总的时间内`,
    todo: '可能重复计算。如果这份清单含有该客户全部旧订单，请删除其期初行；否则请删除这一单。',
  },
  'entry-differs': {
    what: ({ value }) => `${named(value)}已经有了，但内容不同`,
    todo: '没有改动。请对照两处，手工改正账本里的那一行。',
  },
  'amount-missing': { what: '订单没有金额', todo: '请填写金额；填好之前只计次数，不计入合计。' },
  'date-to-come': { what: '日期还没到', todo: '已计入。如果是笔误，请改正日期。' },
  'total-replaced': {
    what: '手工填写的数已改为购买记录的合计',
    todo: '请在购买记录里改正。用“撤销上次操作…”可以找回原来填写的数。',
  },
  'total-without-rows': {
    what: '手工填写，购买记录里没有对应的行',
    todo: '保持原样。请在购买记录里补一行，以后才能一起合计。',
  },
  'list-not-understood': {
    what: '这张表里没有一列说明是哪位客户，或发生了什么。',
    todo: '请给各列写上明白的标题，例如 客户编号、日期、金额，再试一次。',
  },
  'linked-tab-missing': {
    what: '还没有要写入的那张工作表。',
    todo: '请再点一次“保存”：会先建好这张表。您填的内容留在这里。',
  },
  'linked-column-missing': {
    what: ({ sheet, header }) => `工作表${named(sheet)}里少了一列${named(header)}。`,
    todo: '如果改过列名，请改回来；如果删掉了，请撤销，或点“检查与修复”补一列空的。您填的内容留在这里。',
  },
  'entry-empty': { what: '还没有可记的内容', todo: '请填写内容、金额或评分中的至少一项。' },
  'vip-amount-found': {
    what: ({ value }) => `累计消费达到 ${value ?? ''} 即为 VIP。`,
    todo: '按全部累计消费算出，只算一次。可在“设置”中修改；清空则没有 VIP。',
  },
};

export const setUp: IssueWordsOf<'setUp'> = {
  'sheet-empty': { what: '这张工作表是空的。', todo: '可以在这里新建空白账本，或打开放着客户的工作表。' },
  'no-table': {
    what: '这张工作表里没有找到客户表格。',
    todo: '表格要在前 20 行内有一行列标题，下面是客户。请选中表格的单元格后再试。',
  },
  'several-tables': { what: '这张工作表里有几个表格。', todo: '请选出放客户的那一个。' },
  'not-customers': {
    what: ({ rows, customers }) =>
      `这像是订单、拜访、通话或付款的清单：${rows === undefined || customers === undefined ? '同一位客户出现在很多行' : `共 ${rows} 行，却只有 ${customers} 位不同的客户`}。`,
    todo: '请打开每位客户一行的工作表，把那一张变成账本。这份清单没有动过。',
  },
  'no-name-column': { what: '没有一列是客户名称或公司名称。', todo: '请在预览里指定哪一列是客户。' },
  'header-blank': {
    what: ({ column }) => `有一列没有列标题${bracketed(column)}。`,
    todo: '它保持原样。可以在预览里指定它是什么，也可以不管。',
  },
  'header-repeated': {
    what: ({ header }) => `有几列的标题相同${bracketed(header)}。`,
    todo: '请在预览里核对哪一列是什么。',
  },
  'header-too-long': {
    what: ({ column }) => `有一列的标题太长，不能当列名${bracketed(column)}。`,
    todo: '它保持原样；要让它成为账本的一列，请起个短名字。',
  },
  'protected-range': {
    what: ({ range }) => `表格有一部分受保护${bracketed(range)}，您不能修改。什么都没有改动。`,
    todo: '请让设置保护的人允许您编辑（数据 > 保护工作表和范围），再试一次。',
  },
  'filter-active': { what: '筛选器隐藏了一些行。', todo: '隐藏的行同样计入、同样处理。' },
  'already-a-ledger': {
    what: ({ sheet }) => `这个表格里已经有账本了${sheet === undefined ? '' : `，在工作表${named(sheet)}`}。`,
    todo: '请打开那张工作表继续使用；“检查与修复”会把它整理好。',
  },
  'stale-preview': { what: '预览之后工作表又改过了。什么都没有写入。', todo: '请看一下新的预览，再点“应用”。' },
  'too-large': {
    what: ({ rows, limit }) =>
      rows === undefined || limit === undefined ? '表格太大了。' : `表格有 ${rows} 行，最多只能处理 ${limit} 行。`,
    todo: '请把不再需要的客户移到另一个表格，再试一次。',
  },
};

export const operations: IssueWordsOf<'operations'> = {
  'ledger-missing': { what: '这个表格里还没有账本。', todo: '请打开放客户的工作表，选择“把此表变成客户账本…”。' },
  'column-missing': {
    what: ({ header }) => `少了一列${named(header)}。`,
    todo: '原来的内容可以从 文件 > 版本记录 找回；其余部分照常使用。',
  },
  'column-unsettled': {
    what: ({ header }) => `看不出现在哪一列是${named(header) || '原来的那一列'}。`,
    todo: '请把列标题改回原来的名字，再运行“检查与修复”。',
  },
  'tab-missing': {
    what: ({ sheet }) => `账本少了一张工作表${named(sheet)}。`,
    todo: '请从 文件 > 版本记录 找回。',
  },
  'settings-damaged': {
    what: '“设置”工作表里，表格上方的行或隐藏的列被删除或改动了。客户数据都还在。',
    todo: '请在那里用 编辑 > 撤消 一步步撤回，直到恢复；或在 文件 > 版本记录 中恢复到之前的版本。',
  },
  busy: { what: ({ by }) => `另一项操作正在进行${bracketed(by)}。`, todo: '请等一分钟再试。' },
  'nothing-to-undo': { what: '没有可以撤销的操作。', todo: '更早的内容在 文件 > 版本记录 里。' },
  'undo-later-edit': {
    what: ({ count }) => (count === undefined ? '有单元格后来又改过。' : `有 ${count} 个单元格后来又改过。`),
    todo: '它们保留后来的修改。',
  },
  'undo-row-missing': {
    what: ({ count }) => (count === undefined ? '有些行后来被删除了。' : `有 ${count} 行后来被删除了。`),
    todo: '这里无法恢复它们，请看 文件 > 版本记录。',
  },
  'tab-kept': {
    what: ({ sheet }) => `工作表${named(sheet)}保留下来了：里面有人填过内容。`,
    todo: '不需要的话可以手动删除。',
  },
  interrupted: {
    what: '有一次操作中途中断，没有做完。',
    todo: '下一次操作会先把它撤回，不会留下做了一半的内容。',
  },
  recovered: {
    what: ({ at }) => `${at === undefined ? '' : `${at} `}中断的操作已经处理好。`,
    todo: '不需要做什么；处理经过在“日志”里。',
  },
  'permission-missing': {
    what: '您还没有允许 Google 替您做这件事。',
    todo: '请再点一次这个菜单项，并同意 Google 询问的权限。您在别处拒绝的仍然是拒绝。',
  },
  'wrong-account': {
    what: ({ account, used }) =>
      used === undefined
        ? `Google 拒绝了：浏览器里登录了几个账号，用到的${account === undefined ? '是另一个' : `不是 ${account}`}。`
        : `这个页面由 ${account} 打开，但 Google 用 ${used} 的身份执行操作。什么都没有写入。`,
    todo: ({ account = '有权编辑的那个账号' }) =>
      `请用无痕窗口，或只登录了 ${account} 的浏览器打开这个表格，再操作一次。`,
  },
  'google-refused': {
    what: ({ reason }) =>
      `Google 没有执行这次操作${reason === undefined || reason === '' ? '' : `：${String(reason).replace(/[.。]$/, '')}`}。`,
    todo: ({ account = '有权编辑的那个账号' }) =>
      `请再试一次。如果还是不行，可能是浏览器里登录了几个账号：请用无痕窗口，或只登录了 ${account} 的浏览器打开这个表格。`,
  },
  'no-answer': {
    what: 'Google 没有及时回应。',
    todo: '工作可能还在进行。请等一分钟再点“重试”：同一次点击不会执行两遍。',
  },
  failed: {
    what: ({ reason }) =>
      reason === undefined || reason === '' ? '没有成功。' : `没有成功：${String(reason).replace(/[.。]$/, '')}。`,
    todo: '请再试一次。已经开始的工作会自动完成或退回，不会只做一半。',
  },
  'nothing-to-do': { what: '一切都已就绪，没有改动任何内容。', todo: '不需要做什么。' },
  'customer-missing': { what: '账本里已经没有这位客户。', todo: '请重新读取列表；这一行可能已被删除或合并。' },
  'customer-changed': {
    what: ({ headers }) => `这位客户刚被别人改过${headers === undefined ? '' : `：${headers}`}。`,
    todo: '请重新读取这位客户，核对后再保存。',
  },
  'possible-duplicate': { what: '这位客户可能已经在账本里。', todo: '可以打开另一位看看，也可以仍然保存。' },
  'merge-damaged': {
    what: '“回收站”里这次合并的行被改过，无法读取。',
    todo: '请用“文件 > 版本记录”找回那些单元格。',
  },
  'merge-id-taken': {
    what: ({ value }) => `已合并客户的编号${named(value)}现在由别的客户使用。`,
    todo: '请先给那一行换一个编号，再撤销合并。',
  },
  'merge-cells-left': {
    what: ({ count, headers }) =>
      `已合并客户有${count === undefined ? '一些' : ` ${count} 个`}单元格未能放回${bracketed(headers)}。`,
    todo: '这些列已不在，或单元格里已有别的内容。内容都还在“回收站”里：请恢复这些列，然后再次撤销合并。',
  },
  'merge-row-gone': {
    what: ({ value }) => `有客户无法恢复${value === undefined ? '' : `（${value}）`}：回收站里的那一行已被删除。`,
    todo: '从它那里合并来的内容留在保留的客户那里。以前的状态在 文件 > 版本记录 里。',
  },
  'setting-unclear': {
    what: ({ range, header, value }) =>
      `“设置”的 ${range ?? ''} 单元格（${header ?? ''}）${value === '' ? '缺少内容' : `看不懂：“${value ?? ''}”`}。`,
    todo: '请改正这个单元格；改好之前，一切照旧。',
  },
};

export const merges: IssueWordsOf<'merges'> = {
  'check-first': { what: '账本太长，无法当场比对。', todo: '请先运行“查重”，完成后再回来。' },
  'recycle-missing': { what: '没有“回收站”工作表。', todo: '请再点一次：系统会先建好这个工作表。' },
  'merge-missing': { what: '“回收站”里已经没有这次合并。', todo: '它已经撤销，或者那里的行已被删除。' },
  'merge-undo-first': {
    what: ({ at }) => `同一位客户后来又合并过${at === undefined ? '' : `（${at}）`}，建立在这次合并之上。`,
    todo: '请先撤销后来的那一次。',
  },
  'merge-orders-not-added': {
    what: '下单次数或累计消费没有全部相加：有的行相同，有的是较早的数字，或读不出来。',
    todo: '合并之前请核对。',
  },
  'merge-contacts-left': {
    what: ({ value }) => `有电话或邮箱放不下${value === undefined ? '' : `：${value}`}。`,
    todo: '它们只保存在回收站里。加一个备注列就能放下。',
  },
  'merge-row-stays': {
    what: ({ rows }) =>
      `${rows === undefined ? '有的行' : `第 ${rows} 行`}在表格旁边还有别的内容：这一行保留，只清空表格部分。`,
    todo: '把旁边的内容移到别处以后，可以删除这一行。',
  },
  'merge-ids-elsewhere': {
    what: ({ value }) => `您自己的工作表里有要移走的客户的编号${value === undefined ? '' : `：${value}`}。`,
    todo: '那里不会改动，请自己改成保留的客户的编号。',
  },
  'merge-formula-not-taken': {
    what: ({ headers }) => `要移走的行里，公式结果和错误值不会带过来${headers === undefined ? '' : `：${headers}`}。`,
    todo: '它们留在“回收站”里；需要保留的请手动填写。',
  },
  'merge-merged-cells': {
    what: ({ range }) => `有单元格跨行合并${range === undefined ? '' : `（${range}）`}，其中的行不能移走。`,
    todo: '请先取消合并单元格（格式 > 合并单元格），再合并客户。',
  },
  'merge-array-formula': {
    what: ({ value }) => `这一行的公式${value === undefined ? '' : `（${value}）`}还填写其他行，所以不能移走。`,
    todo: '请把公式移到别的行，或者保留这位客户。',
  },
  'group-changed': { what: '已跳过：读取列表之后，组里有客户被改过。', todo: '请重新读取列表。' },
  'group-different': { what: '已跳过：组里有两位客户已判断为不同。', todo: '如果其实相同，请收回那个判断。' },
  'group-later': { what: '已跳过：组里有两位客户已搁置。', todo: '请先作出判断。' },
};

export const reminders: IssueWordsOf<'reminders'> = {
  'mail-not-allowed': {
    what: '客户账本没有用这个账号发邮件的权限。',
    todo: '请刷新表格页面，重新打开菜单，在 Google 询问时允许发送邮件。',
  },
  'trigger-not-allowed': {
    what: '客户账本没有用这个账号定时运行的权限。',
    todo: '请刷新表格页面，重新打开菜单，在 Google 询问时允许定时运行。',
  },
  'mail-address-missing': {
    what: 'Google 没有告诉我们这个账号的邮箱。',
    todo: '请在“设置”的团队表里写上您的姓名和邮箱。',
  },
  'reminders-of-another': {
    what: ({ by }) => `${by === undefined || by === '' ? '另一位同事' : by} 已经为这个账本开启了每日提醒。`,
    todo: '请先请对方关闭。',
  },
};
