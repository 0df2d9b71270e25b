/** 简体中文: wording of the set-up, in the sidebar and in the preview. */
import type { Shown } from '../../words';
import type { SetUpMessages } from '../en/set-up';

export const setUp = {
  plan: {
    summary: ({
      n,
      c,
      t,
      d,
      i,
    }: {
      readonly n: Shown;
      readonly c: Shown;
      readonly t: Shown;
      readonly d: Shown;
      readonly i: Shown;
    }) => `认出 ${n} 位客户、${c} 列。将整理 ${t} 个单元格，发现 ${d} 组疑似重复，另有 ${i} 处保持原样，留给您以后看。`,
    counts: ({ n, t, d, i }: Record<'n' | 't' | 'd' | 'i', Shown>) =>
      `${n} 位客户 · 整理 ${t} 格 · 重复 ${d} 组 · 保持原样 ${i} 处`,
    calm: '现在什么都还没改。应用前会备份本表，一键可恢复原样。同事会立刻看到变化。',
    customers: '位客户',
    columns: '列认出来了',
    tidied: '个单元格将整理',
    duplicates: '组疑似重复',
    left: '处保持原样',
    apply: '应用',
    notNow: '先不改',
    putBack: '恢复原样',
    applying: '正在建立账本…',
    applyingHint: '先备份本表。请不要关闭这个窗口。',
    done: ({ a, b }: { readonly a: Shown; readonly b: Shown }) => `完成。今天该联系 ${a} 位，逾期 ${b} 位。`,
    puttingBack: '正在恢复原样…',
    wasPutBack: '本表已恢复原样。',
  },

  before: {
    title: '把此表变成客户账本',
    what: ({ sheet }: { readonly sheet: string }) => `工作表“${sheet}”将成为您的客户名单：`,
    steps: [
      '各列有清楚的名称、格式和检查',
      '电话、邮箱、日期写法统一',
      '用颜色标出重复和客户等级',
      '您自己的列和填写的内容都保留',
    ],
    showPreview: '查看预览',
    previewOpen: '预览已在表格上方的窗口里打开。',
    chooseTable: '哪个表格里是客户？',
    useTable: '就用这个表格',
    table: ({ range, headers }: { readonly range: string; readonly headers: string }) =>
      headers === '' ? range : `${range}：${headers}`,
    emptyTitle: '新建空白客户账本',
    emptyText: ({ sheet }: { readonly sheet: string }) =>
      `工作表“${sheet}”是空的。这里会加上账本的各列、可选的列表，以及一张“设置”工作表。`,
    newTabText: '会新建一张工作表，加上账本的各列、可选的列表，以及一张“设置”工作表。其他工作表不变。',
    sampleRows: '带几位示例客户，方便试用',
    start: '新建',
    starting: '正在新建空白账本…',
    insteadEmpty: '改为新建空白账本',
    ledgerLanguage: '账本的语言',
  },

  region: { label: '所在地区', hint: '没有国家代码的电话，按这个地区读。', unknown: '请选择' },
  firstSteps: { today: '看今天', duplicates: '看重复', toCheck: '看待处理的行' },

  made: '此表已成为客户账本。',
  turnOnReminders: '开启每日提醒',
} satisfies SetUpMessages;
