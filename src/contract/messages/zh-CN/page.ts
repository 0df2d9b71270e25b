/** 简体中文: wording of the sidebar. */
import type { Shown } from '../../words';
import type { PageMessages } from '../en/page';
import { basics } from './basics';
import { setUp } from './set-up';
import { duplicateReasons, operations } from './shared';

type Count = { readonly n: Shown };
type Parts = { readonly done: Shown; readonly of: Shown };

const isNone = (n: Shown): boolean => String(n) === '0';

export const messages = {
  ...basics,
  ...setUp,
  operations,
  duplicateReasons,

  home: {
    customers: ({ n }: Count) => `${n} 位客户`,
    tiers: '客户等级',
    noTiers: '还没有等级：没有下单或联系日期可以判断。',
    dates: '跟进',
    dueToday: ({ n }: Count) => `今天该联系 ${n} 位`,
    overdue: ({ n }: Count) => `逾期 ${n} 位`,
    nothingDue: '今天没有要联系的客户。',
    attention: '需要您看的',
    duplicates: '疑似重复',
    toCheck: '待处理的行',
    none: '无',
    actions: '日常整理',
    checkDuplicates: '查重',
    checkDuplicatesHint: '标出电话、邮箱相同，或名称和公司都相同的客户',
    repair: '检查与修复',
    repairHint: '编辑之后，把格式、检查和编号恢复正常',
    refreshTiers: '刷新客户等级',
    refreshTiersHint: '按今天的下单和联系情况重新判定',
    lastOperation: '上次操作',
    cells: ({ n }: Count) => `${n} 个单元格`,
    by: ({ who }: { readonly who: string }) => `操作人 ${who}`,
    undo: '撤销…',
    version: ({ version }: { readonly version: string }) => `客户账本 ${version}`,
  },

  working: {
    'check-duplicates': '正在查重…',
    'check-part': ({ done, of }: Parts) => `正在查重：共 ${of} 部分，已完成 ${done} 部分…`,
    repair: '正在检查与修复…',
    'refresh-tiers': '正在刷新客户等级…',
    undo: '正在撤销…',
  },

  results: {
    setup: setUp.made,
    'start-empty': '账本建好了。',
    repair: ({ n }: Count) => (isNone(n) ? '一切正常。' : `已恢复正常，改动 ${n} 个单元格。`),
    'check-duplicates': ({ n }: Count) => (isNone(n) ? '没有疑似重复。' : `发现 ${n} 组疑似重复。`),
    'refresh-tiers': ({ n }: Count) => (isNone(n) ? '客户等级都是最新的。' : `${n} 位客户的等级有变化。`),
    undo: ({ n }: Count) => `已撤销，${n} 个单元格恢复原样。`,
    add: '已新增客户。',
    edit: '已保存修改。',
    'log-contact': '已记下。',
    'add-purchase': '已记下这笔购买。',
    'add-opportunity': '已记下这个销售机会。',
    'add-feedback': '已记下这条反馈。',
    import: ({ n }: Count) => `已导入 ${n} 行。`,
    'link-rows': ({ n }: Count) => `已把 ${n} 行归到客户名下。`,
    'take-notes': '笔记已转为计划。',
    'plan-contacts': ({ left }) =>
      String(left) === '0'
        ? '下次跟进已安排好。'
        : `已安排，另有 ${left} 位保持原样：别人已安排、已不在账本里，或单元格不可改写。`,
    merge: ({ n }) => `已合并：${n} 行移入回收站。`,
    recover: '中断的操作已经处理好。',
  },

  undo: {
    title: '撤销上次操作？',
    putBackTitle: '把工作表恢复原样？',
    what: ({ operation, at }: { readonly operation: string; readonly at: string }) => `${operation}，${at}。`,
    effect: ({ n }: Count) => `${n} 个单元格恢复原来的内容，格式、检查和批注也一起恢复。`,
    later: '后来有人改过的单元格，保留后来的修改。',
    setup: '加上的列会移除，改过名的列恢复原名。',
    confirm: '撤销',
  },

  duplicates: {
    title: '疑似重复',
    intro: '点名称可跳到那一行。',
    none: '没有疑似重复。',
    review: '核对与合并…',
    reasonSeparator: '、',
  },

  toCheck: {
    title: '待处理的行',
    intro: '点名称可跳到那一行。改好并运行“检查与修复”后，这一行就从这里消失。',
    none: '没有待处理的行。',
  },

  tabs: { label: '账本的各部分', today: '今天', customer: '客户', add: '新增', home: '检查' },

  today: {
    title: ({ date }: { readonly date: string }) => `今天，${date}`,
    whose: '谁的客户',
    all: '全部',
    mine: '我的',
    sections: {
      overdue: '逾期',
      today: '今天',
      escalated: '未按计划跟进',
      contract: '合同到期',
      birthday: '生日',
      anniversary: '纪念日',
      silence: '很久没联系',
      duplicate: '新发现的疑似重复',
      review: '待复查',
    },
    nothing: '今天没有要跟进的。',
    unplanned: '还没有跟进日期。先给最重要的 10 位定下次跟进？',
    plan: '安排下次跟进…',
    unplannedHint: '也可以在“下次跟进”列填日期，或记一笔跟进。',
    urgent: '【紧急】',
    next: ({ step }: { readonly step: string }) => `下一步：${step}`,
    done: '完成',
    doneWith: ({ name }: { readonly name: string }) => `完成：${name}`,
    more: ({ n }: Count) => `另有 ${n} 位`,
    withoutOwner: ({ n }: Count) => `${n} 位客户没有负责人`,
  },

  customer: {
    title: '客户',
    follow: '跟随选中的行',
    pick: '显示选中的行',
    none: '在表里选中一位客户的行，这里就会显示这位客户。',
    logContact: '记一笔跟进',
    edit: '修改',
    goTo: '跳到这一行',
    previous: '上一位客户',
    next: '下一位客户',
    plan: '下次跟进',
    noPlan: '没有安排。',
    noReason: '还没有判定。',
    lastContact: ({ date }: { readonly date: string }) => `最近联系：${date}`,
    details: '资料',
    timeline: '时间线',
    latest: ({ n, total }: { readonly n: Shown; readonly total: Shown }) => `共 ${total} 条，最近 ${n} 条`,
    noTimeline: '还没有记录。',
    roles: { followUps: '跟进', purchases: '购买', opportunities: '销售机会', feedback: '反馈' },
    deals: '进行中的销售机会',
    closes: ({ date }) => `预计 ${date} 成交`,
    money: '购买',
    orders: ({ n }: Count) => `${n} 单`,
    total: ({ amount }) => `合计 ${amount}`,
    outstanding: ({ amount }) => `到期未收 ${amount}`,
    outstandingLater: ({ amount }) => `未到期 ${amount}`,
    unread: ({ n }: Count) => `${n} 笔没有可合计的金额`,
    beyond: '数额过大，无法精确合计',
  },

  form: {
    addTitle: '新增客户',
    editTitle: ({ name }: { readonly name: string }) => `修改 ${name}`,
    required: '客户名称或公司名称至少填一个。',
    kept: '保持原样：公式、带格式的文字，或由客户账本填写。',
    stored: ({ value }: { readonly value: string }) => `将保存为 ${value}`,
    storedEmpty: '将保存为空。',
    finding: ({ what, todo }: { readonly what: string; readonly todo: string }) => `${what}。${todo}`,
    notChosen: '未选择',
    save: '保存',
    saveAnyway: '仍然保存',
    saving: '正在保存…',
    wrong: ({ n }: Count) => `没有保存：有 ${n} 项需要您看一下。`,
    openOther: '打开另一位',
    openOtherNamed: ({ name }: { readonly name: string }) => `打开另一位：${name}`,
    sharedPhone: ({ name }: { readonly name: string }) => `与${name}电话相同`,
    otherOf: ({ owner }: { readonly owner: string }) => (owner === '' ? '另一位客户' : `${owner} 负责的客户`),
    changedTitle: '这位客户刚被别人改过',
    changedHint: '您填写的内容还在这里。',
    theirs: ({ value }: { readonly value: string }) => `表里现在是：${value}`,
    yours: ({ value }: { readonly value: string }) => `您填写的是：${value}`,
    empty: '空',
    takeTheirs: '用表里现在的',
    keepMine: '保存我填写的',
  },

  leave: {
    title: '不保存就离开？',
    text: '您在这里填写的内容还没有保存。',
    stay: '继续编辑',
    discard: '放弃',
  },

  entry: {
    titles: {
      purchases: ({ name }) => `${name} 的购买`,
      opportunities: ({ name }) => `${name} 的销售机会`,
      feedback: ({ name }) => `${name} 的反馈`,
    },
    own: '自己填写…',
    ownOf: ({ label }) => `${label}：自己填写`,
  },

  contact: {
    title: ({ name }: { readonly name: string }) => `跟进 ${name}`,
    kind: '类型',
    channel: '方式',
    outcome: '结果',
    note: '内容',
    nextDate: '下次跟进日期',
    nextDateHint: '按结果建议，可改。留空表示不安排。',
    nextStep: '下一步',
    openPlan: ({ date, step }: { readonly date: string; readonly step: string }) =>
      `原计划：${[date, step].filter((text) => text !== '').join('，')}`,
  },

  planning: {
    title: '安排下次跟进',
    intro: '最重要的排在前面：先看星标，再看等级、优先级和累计消费。日期排在接下来的工作日；最近联系过的往后排。',
    date: '下次跟进',
    step: '下一步',
    apply: ({ n }) => `安排 ${n} 位`,
    nobody: '没有需要安排的客户：都已有日期，或标记为勿联系。',
  },

  importing: {
    title: '导入列表',
    open: '导入列表…',
    hint: '另一张工作表里的跟进、订单、销售机会或反馈',
    intro: '把本文件另一张工作表里的列表加进账本，每一行归到所属客户。原来的列表不变。',
    noTabs: '没有其他工作表。请先用“文件 › 导入”或粘贴，把列表放进一张工作表，再点上方的“重新读取”。',
    tab: '列表所在的工作表',
    role: '列表的内容',
    roles: { followUps: '跟进', purchases: '订单', opportunities: '销售机会', feedback: '反馈' },
    linked: ({ n }: Count) => `新记录 ${n} 行，已对上客户`,
    unlinked: ({ n }: Count) => `新记录 ${n} 行，没对上客户，保留列表里的名字`,
    same: ({ n }: Count) => `${n} 行已经有了`,
    different: ({ n }: Count) => `${n} 行已有但内容不同，保持账本里的不变`,
    problems: '待查看',
    unknown: '对不上客户的名字',
    unknownHint:
      '账本里没有这个名字，或者有几位同名。可以先新增或合并这些客户再看一遍；也可以之后在这些行里填上客户编号。',
    columns: '各列是什么',
    /** Of a column without a header. */
    column: ({ n }: Count) => `第 ${n} 列`,
    leaveOut: '不导入',
    taken: ({ label, header }: { readonly label: string; readonly header: string }) => `${label}（现为“${header}”）`,
    apply: ({ n }: Count) => `加入 ${n} 行`,
    adding: '正在加入…',
    again: '再导入一份',
  },

  unlinked: {
    title: '不知属于谁的记录',
    open: '不知属于谁的记录…',
    hint: '账本里找不到客户的订单、跟进等',
    intro: '这些行在账本里找不到客户，所以不计入任何人的合计。请指明属于谁；行里的内容不变。',
    none: '每一行都有客户。',
    rows: ({ n, first }) => (String(n) === '1' ? `第 ${first} 行` : `${n} 行，第一处在第 ${first} 行`),
    giveAll: ({ n }) => `把 ${n} 行归到同名客户`,
    giveTo: ({ name, id }) => `归到${name}（${id}）`,
    add: '新增这位客户',
    customerId: '其他客户的编号',
    give: '归入',
    more: ({ n }) => `还有 ${n} 个名称，处理完这些后显示。`,
    giving: '正在把记录归到客户名下…',
  },

  reminders: {
    title: '每日提醒',
    open: '每日提醒…',
    what: ({ from, to }: { readonly from: Shown; readonly to: Shown }) =>
      `每天 ${from}–${to} 点给同事发一封提醒；没有事项不发；提醒从不发给客户。`,
    turnOn: setUp.turnOnReminders,
    turnOff: '关闭每日提醒',
    states: {
      on: '每日提醒已开启',
      off: '每日提醒未开启',
      elsewhere: '由另一个账号开启',
      broken: '每日提醒已中断',
    },
    stateHints: {
      on: '每小时的触发器正常。',
      off: '不会发送邮件。',
      elsewhere: '只有开启的人可以修改或关闭。',
      broken: '每小时的触发器不见了，请重新开启。',
    },
    by: ({ who }: { readonly who: string }) => `账号：${who}`,
    hour: '送达时间',
    weekdaysOnly: '只在工作日发',
    weekdaysOnlyHint: '周六、周日的事项会在周五的邮件里。',
    lastRun: '上次运行',
    never: '还没有',
    late: '已超过 26 小时，触发器可能停了。',
    waiting: '待发邮件',
    quota: '今天还可发',
    unknown: '未知',
    recipients: '发给',
    managerHint: '在“设置”的团队表里把某人的角色写成“主管”，新发现的重复和逾期 5 天仍未跟进的客户就会发给这个人。',
    mails: '需要您看的邮件',
    mailStates: {
      due: '还没有发出',
      unconfirmed: '不确定是否已发出',
      failed: '没能发出',
    },
    mail: ({ day, items }: { readonly day: string; readonly items: Shown }) => `${day} · ${items} 项`,
    wasSent: '已经发出',
    sendAgain: '再发一次',
    isOff: '没有开启的功能',
    goesOn: '其他功能不受影响。',
    copy: '这个文件是副本，原账本的提醒不会从这里发出。需要的话，请为副本另行开启。',
  },

  help: {
    title: '帮助',
    sections: [
      {
        title: '它做什么',
        text: '把客户名单变成账本：列有名称，输入有检查，重复和等级用颜色标出。一切都留在您的表格里，不会发送到任何地方。',
      },
      {
        title: '它绝不做什么',
        text: '不删除，不猜测。读不懂的内容保持原样，“待处理”列写明原因。',
      },
      {
        title: '继续使用',
        text: '排序、筛选、改名、移动、插入都可以。列按标题找，客户按编号找。改动较大之后，请运行“检查与修复”。',
      },
      {
        title: '客户等级',
        text: '等级按“设置”里的规则判定。人工填写的等级保持不变。',
      },
      {
        title: '恢复',
        text: '“撤销”会取消上次操作，后来改过的单元格保留修改。建立账本之前，还会复制一份原来的工作表。',
      },
    ],
  },
} satisfies PageMessages;
