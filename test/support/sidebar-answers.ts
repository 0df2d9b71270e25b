/** A small ledger as the server would tell of it, in each language: what the sidebar's own tests show and type. */
import type {
  CustomerForm,
  CustomerView,
  FormField,
  PossibleDuplicate,
  SavedCustomer,
} from '../../src/contract/api/customer';
import type { LedgerStatus } from '../../src/contract/api/ledger';
import type { ContactForm, EntryForm, ImportPreview } from '../../src/contract/api/linked-tabs';
import type { OwnedCustomers } from '../../src/contract/api/owners';
import type { Health } from '../../src/contract/api/reminders';
import type { ProposedPlan, TodayList } from '../../src/contract/api/today';
import type { DueItem } from '../../src/domain/due-items';
import type { FieldKey } from '../../src/domain/field-keys';
import { fieldOf } from '../../src/domain/fields';
import { presetOf, type TypedRole, typedColumns } from '../../src/domain/history/typed-entry';
import { linkedColumns } from '../../src/domain/linked-tabs';
import { LISTS } from '../../src/domain/lists';
import type { Tongue } from './ledgerline-page';
import type { Answers } from './sidebar-page';

const TEXTS = {
  en: {
    name: 'Li Qiang',
    company: 'Qiangsheng Hardware',
    other: 'Tom Okafor',
    tiers: ['VIP', 'Active', 'Potential', 'Dormant'],
    star: '★ Key',
    urgent: 'Urgent',
    priorities: ['Urgent', 'Normal', 'On hold'],
    sources: ['Referral', 'Walk-in', 'Trade fair'],
    step: 'Call back after the quote',
    reason: 'Spent 12,400 in the last year',
    toCheck: '⚠ Phone: has too few digits',
    kinds: ['Sales', 'Check-in', 'Payment'],
    channels: ['Phone', 'WeChat', 'E-mail'],
    outcomes: ['Ordered', 'Interested', 'Wants a quote', 'Call back later', 'No answer', 'Declined'],
    note: 'Wants a price for 400 hinges, delivered in April.',
    needs: 'Hinges, 40 mm',
    owner: 'Ann',
    formula: '12,400',
    stage: 'Quoted',
    complaint: 'Complaint',
    late: 'Two days late',
    tab: 'Orders of the spring',
    shop: 'Shop',
  },
  'zh-CN': {
    name: '李强',
    company: '强盛五金',
    other: '顾雨晴',
    tiers: ['VIP', '活跃', '潜在', '休眠'],
    star: '★ 重点',
    urgent: '紧急',
    priorities: ['紧急', '一般', '暂缓'],
    sources: ['熟人介绍', '到店', '展会'],
    step: '报价后回电',
    reason: '近一年消费 12,400',
    toCheck: '⚠ 电话：位数不足',
    kinds: ['销售跟进', '回访', '催款'],
    channels: ['电话', '微信', '邮件'],
    outcomes: ['已成交', '有意向', '要报价', '稍后联系', '没联系上', '拒绝'],
    note: '想要 400 副合页的报价，四月交货。',
    needs: '40 毫米合页',
    owner: '王芳',
    formula: '12,400',
    stage: '报价',
    complaint: '投诉',
    late: '晚到两天',
    tab: '春季订单',
    shop: '门店',
  },
} as const;

const ADDED = { purchases: 'add-purchase', opportunities: 'add-opportunity', feedback: 'add-feedback' } as const;

const PROPOSED = ['2026-03-25', '2026-03-21', '2026-03-20', '2026-03-25', '2026-03-19', null];

export function sampleAnswers(tongue: Tongue) {
  const texts = TEXTS[tongue];
  const field = (key: FieldKey, value = '', more: Partial<FormField> = {}): FormField => {
    const { labels, type } = fieldOf(key);
    return { key, label: labels[tongue], type, value, options: [], strict: false, kept: false, ...more };
  };
  const fields = (values: Partial<Record<FieldKey, string>> = {}): FormField[] => [
    field('name', values.name),
    field('phone', values.phone),
    field('tier', values.tier, { options: texts.tiers, strict: true }),
    field('nextFollowUp', values.nextFollowUp),
    field('priority', values.priority, { options: texts.priorities, strict: true }),
    field('company', values.company),
    field('source', values.source, { options: texts.sources }),
    field('email', values.email),
    field('birthday', values.birthday),
    field('remarks', values.remarks),
    field('totalSpent', values.totalSpent, { kept: values.totalSpent !== undefined }),
  ];
  const form: CustomerForm = { customerId: null, title: '', revision: 'r0', fields: fields() };
  const edited: CustomerForm = {
    customerId: 'C-000123',
    title: texts.name,
    revision: 'r1',
    fields: fields({
      name: texts.name,
      phone: '13800138000',
      tier: 'VIP',
      nextFollowUp: '2026-03-15',
      company: texts.company,
      birthday: '08-15',
      totalSpent: texts.formula,
    }),
  };
  const duplicate: PossibleDuplicate = {
    customerId: 'C-000007',
    rowNumber: 8,
    name: texts.other,
    detail: `${texts.company} · 13800138000`,
    reasons: ['same-phone'],
  };
  const customer: CustomerView = {
    customerId: 'C-000123',
    revision: 'r1',
    rowNumber: 12,
    title: texts.name,
    fields: [
      { key: 'phone', label: fieldOf('phone').labels[tongue], text: '138 0013 8000' },
      { key: 'company', label: fieldOf('company').labels[tongue], text: texts.company },
      { key: 'needs', label: fieldOf('needs').labels[tongue], text: texts.needs },
      { key: 'customerId', label: fieldOf('customerId').labels[tongue], text: 'C-000123' },
    ],
    tier: 'VIP',
    tierReason: texts.reason,
    flag: texts.star,
    priority: texts.urgent,
    lastContact: '2026-03-04',
    plan: { date: '2026-03-15', days: -3, step: texts.step },
    toCheck: texts.toCheck,
    duplicates: [duplicate],
    timeline: [
      {
        role: 'followUps',
        at: '2026-03-04 10:20',
        facts: [texts.kinds[0], texts.channels[0], texts.outcomes[2]],
        amount: null,
        by: texts.owner,
        note: texts.note,
      },
      {
        role: 'purchases',
        at: '2026-02-11',
        facts: [texts.needs, '400', 'A-0093'],
        amount: 1240.5,
        by: '',
        note: '',
      },
      {
        role: 'opportunities',
        at: '2026-02-02',
        facts: [texts.needs, texts.stage],
        amount: 5200,
        by: texts.owner,
        note: '',
      },
      { role: 'feedback', at: '2026-01-20', facts: [texts.complaint, '2'], amount: null, by: '', note: texts.late },
    ],
    timelineCount: 23,
    deals: [{ product: texts.needs, stage: texts.stage, amount: 5200, expectedClose: '2026-03-10', isLate: true }],
    dealCount: 1,
    money: { orderCount: 12, totalSpent: 12_400, outstanding: 860, outstandingLater: 300, unread: 1 },
    currency: 'CNY',
  };
  const contactForm: ContactForm = {
    customerId: 'C-000123',
    title: texts.name,
    kinds: texts.kinds,
    channels: texts.channels,
    outcomes: texts.outcomes.map((label, index) => ({ label, nextDate: PROPOSED[index] ?? null })),
    plans: [
      { date: '2026-03-15', days: -3, channel: '', step: texts.step },
      { date: '2026-04-02', days: 15, channel: texts.channels[1] ?? '', step: '' },
    ],
    undated: '',
    nextStep: texts.step,
  };
  const lists = Object.fromEntries(
    Object.entries(LISTS).map(([list, items]) => [
      list,
      items.map(({ key, labels }) => ({ key, label: labels[tongue] })),
    ]),
  );
  const entryForm = (role: TypedRole): EntryForm => ({
    customerId: 'C-000123',
    title: texts.name,
    role,
    fields: typedColumns(role).map((column) => ({
      key: column.key,
      label: column.labels[tongue],
      type: column.type,
      value: presetOf(column, { today: '2026-03-18', lists }),
      options: (lists[column.list ?? ''] ?? []).map(({ label }) => label),
    })),
  });
  const item = (change: Partial<DueItem>): DueItem => ({
    kind: 'overdue',
    customerId: 'C-000123',
    rowNumber: 12,
    name: texts.name,
    company: texts.company,
    tier: 'VIP',
    isUrgent: true,
    isStarred: true,
    date: '2026-03-15',
    days: -3,
    nextStep: texts.step,
    phone: '138 0013 8000',
    owner: texts.owner,
    group: '',
    ...change,
  });
  const plain = { company: '', tier: texts.tiers[1], isUrgent: false, isStarred: false, nextStep: '' };
  const today: TodayList = {
    date: '2026-03-18',
    sections: [
      { kind: 'overdue', count: 1, items: [item({})] },
      {
        kind: 'today',
        count: 21,
        items: [
          item({ ...plain, kind: 'today', customerId: 'C-000007', name: texts.other, date: '2026-03-18', days: 0 }),
        ],
      },
      {
        kind: 'birthday',
        count: 1,
        items: [
          item({ ...plain, kind: 'birthday', customerId: 'C-000007', name: texts.other, date: '2026-03-21', days: 3 }),
        ],
      },
      {
        kind: 'duplicate',
        count: 2,
        items: ['C-000123', 'C-000456'].map((customerId) =>
          item({ ...plain, kind: 'duplicate', customerId, date: '2026-03-18', days: 0, group: 'Dup 12' }),
        ),
      },
    ],
    duplicateGroups: 2,
    toCheck: 0,
    withoutOwner: 4,
    isUnplanned: false,
  };
  const proposed = (change: Partial<ProposedPlan>): ProposedPlan => ({
    customerId: 'C-000123',
    name: texts.name,
    company: texts.company,
    tier: 'VIP',
    isUrgent: true,
    isStarred: true,
    lastContact: '2026-03-04',
    nextDate: '2026-03-19',
    nextStep: '',
    ...change,
  });
  const plans: readonly ProposedPlan[] = [
    proposed({}),
    proposed({ ...plain, customerId: 'C-000007', name: texts.other, lastContact: '', nextStep: texts.step }),
    proposed({ ...plain, customerId: 'C-000008', name: texts.company, lastContact: '', nextDate: '2026-03-20' }),
  ];
  const health: Health = {
    reminders: 'off',
    by: '',
    lastRun: '',
    issues: [],
    isLate: false,
    waiting: 0,
    mails: [],
    quotaLeft: 100,
    mayMail: true,
    mayTrigger: true,
    hour: 8,
    weekdaysOnly: false,
    isCopy: false,
    recipients: ['ann@example.com'],
  };
  const status: LedgerStatus = {
    state: 'ledger',
    language: tongue,
    sheetName: texts.company,
    spreadsheetName: texts.company,
    customers: 120,
    tiers: texts.tiers.map((label, index) => ({ label, count: 10 * (index + 1) })),
    duplicateGroups: 2,
    toCheck: 0,
    overdue: 1,
    dueToday: 21,
    lastOperation: null,
    notes: [],
    version: '0.1.0',
  };
  const saved = (operation: SavedCustomer['operation'], customerId = 'C-000124'): SavedCustomer => ({
    operationId: 'op-1',
    operation,
    at: '2026-03-18 08:00',
    by: '',
    cells: 4,
    counts: {},
    issues: [],
    customerId,
    rowNumber: 130,
  });
  const owned: OwnedCustomers = {
    owner: texts.owner,
    owners: [
      { owner: texts.owner, count: 2 },
      { owner: '', count: 4 },
    ],
    customers: [
      item({}),
      item({ ...plain, kind: 'today', customerId: 'C-000007', name: texts.other, date: '2026-03-18', days: 0 }),
    ],
  };
  const orderKeys = linkedColumns('purchases').map(({ key, labels }) => ({ key, label: labels[tongue] }));
  const orderLabel = (wanted: string) => orderKeys.find(({ key }) => key === wanted)?.label ?? '';
  const rival = { label: orderLabel('amount'), header: orderLabel('amount') };
  const importPreview: ImportPreview = {
    role: 'purchases',
    keys: orderKeys,
    columns: [
      { header: orderLabel('date'), key: 'date', label: orderLabel('date'), samples: ['2026-03-05', '2026-03-06'] },
      { header: orderLabel('customer'), key: 'customer', label: orderLabel('customer'), samples: [texts.name] },
      { header: orderLabel('amount'), key: 'amount', label: orderLabel('amount'), samples: ['1,240.50', 'EUR 9'] },
      { header: '', key: null, label: '', samples: [texts.shop], rival },
    ],
    unknown: [{ name: texts.other, rowNumber: 7 }],
    added: 12,
    same: 3,
    different: 1,
    unlinked: 1,
    log: null,
    issues: [
      { code: 'customer-unknown', fieldKey: 'customerId', count: 1, rowNumbers: [7], params: { value: texts.other } },
      { code: 'currency-other', fieldKey: 'amount', count: 1, rowNumbers: [9], params: { value: 'EUR 9' } },
      { code: 'plan-overtaken', count: 1_234, rowNumbers: [3] },
    ],
  };
  const answers: Answers = {
    ownedCustomers: ({ owner = texts.owner }) => ({ ...owned, owner }),
    makeOwnerTab: ({ owner }) => ({ name: owner, made: true }),
    otherTabs: () => ({ tabs: [{ sheetId: 7, name: texts.tab }], active: null }),
    previewImport: () => importPreview,
    importEntries: () => ({ ...saved('import'), counts: { added: 12, same: 3, different: 1, unlinked: 1 } }),
    status: () => status,
    today: () => today,
    customer: () => customer,
    customerForm: ({ customerId }) => (customerId === undefined ? form : edited),
    checkCustomer: () => ({ issues: [], standard: {}, duplicates: [] }),
    saveCustomer: ({ customerId }) => saved(customerId === undefined ? 'add' : 'edit', customerId),
    contactForm: () => contactForm,
    logContact: ({ customerId }) => saved('log-contact', customerId),
    proposePlans: () => plans,
    planContacts: () => saved('plan-contacts'),
    entryForm: ({ role }) => entryForm(role),
    addEntry: ({ role, customerId }) => saved(ADDED[role], customerId),
    goTo: ({ rowNumber, customerId }) => ({ rowNumber: rowNumber ?? 12, customerId: customerId ?? '' }),
    health: () => health,
  };
  return {
    texts,
    status,
    form,
    edited,
    customer,
    duplicate,
    contactForm,
    entryForm,
    today,
    health,
    rival,
    saved,
    answers,
  };
}
