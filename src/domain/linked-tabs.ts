/**
 * The tabs whose rows belong to a customer, and their columns, in one typed table: what they are called, what they hold
 * and what another list may call them. Knows no sheet and no row.
 * Source of columns and lists: the product's defaults (docs/spec.md, "Lists"), and capabilities 46 to 53, 65, 66 and 69.
 */
import type { CellValue } from './cell-value';
import type { FieldType } from './fields';
import { headerKey } from './header-key';
import { LANGUAGES, type Language } from './sheet-snapshot';

/** Tabs whose rows people enter. */
export const ENTERED_ROLES = ['followUps', 'purchases', 'opportunities', 'feedback'] as const;
export type EnteredRole = (typeof ENTERED_ROLES)[number];
/** With the one that the ledger fills. */
export const LINKED_ROLES = [...ENTERED_ROLES, 'stageHistory'] as const;
/** Which of the linked tabs. */
export type LinkedRole = (typeof LINKED_ROLES)[number];

export interface LinkedColumn<Key extends string = string> {
  readonly key: Key;
  readonly type: FieldType;
  readonly labels: Readonly<Record<Language, string>>;
  /** Other header texts that mean this column, in any language, compared by `headerKey`. */
  readonly aliases: readonly string[];
  /** Key of the list in lists.ts, for `type: 'list'`. */
  readonly list?: string;
}

/** Labels are simplified, English, traditional. `aliases` are parted by commas. */
function column<Key extends string>(
  key: Key,
  type: FieldType,
  [zh, en, tw]: readonly [string, string, string],
  aliases = '',
  list?: string,
): LinkedColumn<Key> {
  return {
    key,
    type,
    labels: { en, 'zh-CN': zh, 'zh-TW': tw },
    aliases: aliases === '' ? [] : aliases.split(',').map((one) => one.trim()),
    ...(list !== undefined && { list }),
  };
}

const CUSTOMER_ID = column(
  'customerId',
  'id',
  ['客户编号', 'Customer ID', '客戶編號'],
  '客户号,客户代码,会员号,会员编号,customer no,customer number,customer code,client id,client no,account id,account no,member id,member no',
);
const CUSTOMER = column(
  'customer',
  'text',
  ['客户名称', 'Customer', '客戶姓名'],
  '客户,客户姓名,顾客,姓名,名称,买家,会员,公司,公司名称,client,client name,customer name,name,full name,company,account,account name,buyer,bill to,sold to,会员名,买家会员名,买家昵称,收货人,购货单位,购方名称,往来单位,contact name,billing name,organization,organisation,对方户名,对方名称,付款人,付款方,payer',
);

/** Columns in the order in which a new tab has them. */
export const LINKED_COLUMNS = {
  followUps: [
    column(
      'at',
      'dateTime',
      ['时间', 'Time', '時間'],
      '跟进时间,跟进日期,联系时间,联系日期,日期,date,date and time,when,contact date,contacted on,called on,沟通时间,沟通日期,拜访时间,拜访日期,回访日期,通话时间,记录时间,activity date,call date,call time,meeting date,visit date,timestamp,created at,created time,created on',
    ),
    CUSTOMER_ID,
    CUSTOMER,
    column('kind', 'list', ['跟进类型', 'Kind', '跟進類型'], '类型,类别,type,category', 'followUpKind'),
    column(
      'channel',
      'list',
      ['沟通方式', 'Channel', '管道'],
      '方式,渠道,联系方式,跟进方式,method,medium,via',
      'channel',
    ),
    column(
      'outcome',
      'list',
      ['结果', 'Outcome', '結果'],
      '跟进结果,联系结果,result of contact,disposition',
      'outcome',
    ),
    column(
      'note',
      'longText',
      ['跟进内容', 'Note', '跟進內容'],
      '内容,跟进记录,沟通内容,备注,说明,notes,content,details,comment,comments,remarks,summary,沟通记录,拜访内容,拜访记录,回访内容,通话内容,跟进情况,跟进详情,description,call notes,meeting notes,body,subject',
    ),
    column(
      'by',
      'text',
      ['跟进人', 'By', '跟進人'],
      '负责人,业务员,销售,操作人,owner,sales rep,agent,user,logged by,记录人,员工,assigned to,assigned,created by,done by,staff,rep',
    ),
    column('plannedDate', 'date', ['原定日期', 'Was planned for', '原定日期'], '计划日期,planned date'),
    column(
      'nextDate',
      'date',
      ['下次跟进', 'Next follow-up', '下次跟進'],
      '下次跟进时间,下次跟进日期,下次联系,next contact,next date,follow-up date,follow up on,下次联系时间,下次联系日期,下次回访日期,next activity date,next activity,next contact date,next call,due date',
    ),
    column('nextStep', 'text', ['下一步', 'Next step', '下一步'], '下次跟进内容,跟进计划,next action,to do'),
    column('plannedStep', 'text', ['原定步骤', 'Was to do', '原定步驟']),
    column('nextChannel', 'list', ['下次方式', 'Next channel', '下次方式'], '下次跟进方式,next method', 'channel'),
    column(
      'closedOn',
      'date',
      ['完成日期', 'Closed', '完成日期'],
      '完成时间,done date,done on,closed on,completed,completed on',
    ),
    column('result', 'text', ['完成结果', 'Result', '完成結果'], '客户反馈,feedback'),
  ],
  purchases: [
    column(
      'date',
      'date',
      ['日期', 'Date', '日期'],
      '下单日期,订单日期,购买日期,成交日期,交易日期,开票日期,下单时间,成交时间,订单时间,支付时间,order date,purchase date,invoice date,sale date,transaction date,ordered on,created at,created,订单创建时间,创建时间,create time,created time,order time,购买时间,交易时间,消费日期,消费时间,销售日期,单据日期,开单日期,制单日期,出库日期,签单日期,付款时间,付款日期,date of sale,sold on,order created,created date,day,paid at',
    ),
    CUSTOMER_ID,
    CUSTOMER,
    column(
      'product',
      'text',
      ['产品', 'Product', '產品'],
      '商品,商品名称,产品名称,品名,货品,服务,项目,item,product name,description,service,goods,宝贝标题,宝贝名称,商品标题,货品名称,存货名称,物料名称,服务项目,消费项目,课程名称,lineitem name,item name,product title,memo,memo/description,item title,规格型号,sku',
    ),
    column(
      'quantity',
      'number',
      ['数量', 'Quantity', '數量'],
      '件数,购买数量,qty,units,pcs,pieces,number of items,商品数量,订购数量,总数量,lineitem quantity,quantity ordered,units sold',
    ),
    column(
      'amount',
      'money',
      ['金额', 'Amount', '金額'],
      '总额,总价,合计,应收,应收金额,应付金额,小计,实付,实付金额,订单金额,成交金额,消费金额,销售额,total,order total,invoice total,revenue,sales,value,sum,grand total,net amount,line total,总金额,订单总额,交易金额,销售金额,价税合计,含税金额,货款,实付款,支付金额,付款金额,total amount,order amount,order value,invoice amount,sale amount,net sales,total collected,line amount,gross sales,gross amount,gross,paid price,net,subtotal,收入金额,收入,贷方发生额,money in,paid in',
    ),
    column('cost', 'money', ['成本', 'Cost', '成本'], '进价,成本价,总成本,cost price,total cost,cogs'),
    column(
      'payment',
      'list',
      ['付款方式', 'Payment', '付款方式'],
      '支付方式,结算方式,收款方式,payment method,payment method title,paid by,payment type,pay method,tender',
      'payment',
    ),
    column(
      'due',
      'date',
      ['应收日期', 'Due', '應收日期'],
      '到期日,到期日期,付款期限,应收日,due date,payment due,pay by',
    ),
    column(
      'received',
      'money',
      ['已收金额', 'Received', '已收金額'],
      '已收,已收款,收款金额,实收,实收金额,回款,回款金额,已付,已付金额,amount paid,paid,paid amount,amount received,payment received,累计收款,累计收款金额',
    ),
    column(
      'receivedOn',
      'date',
      ['收款日期', 'Received on', '收款日期'],
      '回款日期,到账日期,付款日期,paid on,payment date,date paid,received date',
    ),
    column(
      'invoice',
      'id',
      ['单号', 'Invoice', '單號'],
      '订单号,订单编号,发票号,发票号码,合同号,流水号,交易号,invoice no,invoice number,invoice id,order no,order number,order id,receipt no,document no,transaction id,订单号码,单据编号,单据号,销售单号,合同编号,票号,num,no,order,invoice ref,order ref,reference,name,id',
    ),
    column('remarks', 'longText', ['备注', 'Remarks', '備註'], '说明,note,notes,comment,comments'),
    column('since', 'date', ['期初首单', 'Opening since', '期初首單']),
  ],
  opportunities: [
    CUSTOMER_ID,
    CUSTOMER,
    column(
      'product',
      'text',
      ['产品', 'Product', '產品'],
      '商品,产品或服务,机会名称,商机名称,商机,项目,项目名称,deal,deal name,opportunity,opportunity name,title,service',
    ),
    column(
      'stage',
      'list',
      ['阶段', 'Stage', '階段'],
      '销售阶段,商机阶段,状态,进度,sales stage,status,pipeline stage',
      'stage',
    ),
    column(
      'amount',
      'money',
      ['金额', 'Amount', '金額'],
      '预计金额,商机金额,预计成交金额,value,deal value,expected amount,expected revenue',
    ),
    column(
      'probability',
      'number',
      ['成功率', 'Probability', '成功率'],
      '概率,赢率,成交概率,成交可能性,win probability,chance,likelihood',
    ),
    column(
      'expectedClose',
      'date',
      ['预计成交', 'Expected close', '預計成交'],
      '预计成交日期,预计成交时间,预计签单日期,成交日期,关闭日期,close date,expected close date,closing date',
    ),
    column('owner', 'owner', ['负责人', 'Owner', '負責人'], '销售,业务员,sales rep,assigned to,deal owner'),
    column('priority', 'list', ['优先级', 'Priority', '優先級'], '紧急程度,重要程度', 'priority'),
    column('competitor', 'text', ['竞争对手', 'Competitor', '競爭對手'], '竞品,对手'),
    column(
      'lostReason',
      'list',
      ['输单原因', 'Reason lost', '輸單原因'],
      '丢单原因,失败原因,流失原因,lost reason,loss reason',
      'lostReason',
    ),
    column(
      'createdOn',
      'date',
      ['创建日期', 'Created', '建立日期'],
      '创建时间,登记日期,created on,date created,opened',
    ),
    column('changedOn', 'date', ['阶段变更', 'Stage changed', '階段變更'], '更新时间,更新日期,last change,updated'),
    column('remarks', 'longText', ['备注', 'Remarks', '備註'], '说明,note,notes,comment,comments'),
  ],
  feedback: [
    column(
      'on',
      'date',
      ['日期', 'Date', '日期'],
      '反馈日期,反馈时间,投诉日期,登记日期,创建时间,提交时间,created,created at,opened,received on,date received,survey date',
    ),
    CUSTOMER_ID,
    CUSTOMER,
    column('kind', 'list', ['反馈类型', 'Kind', '回饋類型'], '类型,类别,type,category', 'feedbackKind'),
    column(
      'note',
      'longText',
      ['内容', 'Details', '內容'],
      '反馈内容,投诉内容,问题描述,主题,说明,备注,subject,note,notes,comment,comments,description',
    ),
    column(
      'score',
      'number',
      ['评分', 'Score', '評分'],
      '分数,得分,满意度,满意度评分,rating,nps,csat,csat score,nps score,satisfaction score',
    ),
    column('scale', 'list', ['评分制', 'Scale', '評分制'], '满分,量表', 'scale'),
    column('severity', 'list', ['严重程度', 'Severity', '嚴重程度'], '级别,等级,priority', 'severity'),
    column('status', 'list', ['状态', 'Status', '狀態'], '处理状态,进度', 'feedbackStatus'),
    column('owner', 'owner', ['负责人', 'Owner', '負責人'], '处理人,跟进人,受理人,assignee,assigned to,handled by'),
    column(
      'resolvedOn',
      'date',
      ['解决日期', 'Resolved', '解決日期'],
      '解决时间,处理日期,完成日期,关闭时间,solved at,resolved at,resolved on,closed at,closed on,date resolved',
    ),
    column('resolution', 'longText', ['处理结果', 'Resolution', '處理結果'], '处理方案,解决方案,outcome,action taken'),
  ],
  stageHistory: [
    column('on', 'date', ['日期', 'Date', '日期']),
    CUSTOMER_ID,
    CUSTOMER,
    column('from', 'list', ['原阶段', 'From', '原階段'], '', 'lifecycleStage'),
    column('to', 'list', ['新阶段', 'To', '新階段'], '', 'lifecycleStage'),
    column('reason', 'text', ['原因', 'Reason', '原因']),
  ],
} as const satisfies Readonly<Record<LinkedRole, readonly LinkedColumn[]>>;

/** Keys of a tab's columns. */
export type LinkedKey<Role extends LinkedRole> = (typeof LINKED_COLUMNS)[Role][number]['key'];

/** The columns of a tab, without their exact keys. */
export function linkedColumns(role: LinkedRole): readonly LinkedColumn[] {
  return LINKED_COLUMNS[role];
}

/** A row of a linked tab, by the keys of its columns; what is left out is blank. */
export interface LinkedEntry {
  readonly role: LinkedRole;
  readonly values: Readonly<Record<string, CellValue>>;
}

/** Tells whether a cell is a label of the tab's columns, in any language. */
export function labelFinder(role: LinkedRole): (cell: CellValue) => boolean {
  const labels = new Set(linkedColumns(role).flatMap(({ labels }) => LANGUAGES.map((one) => headerKey(labels[one]))));
  return (cell) => typeof cell === 'string' && cell.trim() !== '' && labels.has(headerKey(cell));
}

/**
 * Which column of a tab of ours holds what, by the labels of any language; a column whose header somebody has emptied
 * is told by where a new tab has it. A header of the user's own is never taken.
 */
export function placesOf(role: LinkedRole, headers: readonly string[]): ReadonlyMap<string, number> {
  const columns = linkedColumns(role);
  const places = new Map<string, number>();
  for (const { key, labels } of columns) {
    const names = LANGUAGES.map((language) => headerKey(labels[language]));
    const found = headers.findIndex((header) => header.trim() !== '' && names.includes(headerKey(header)));
    if (found >= 0) places.set(key, found);
  }
  const taken = new Set(places.values());
  columns.forEach(({ key }, index) => {
    if (!places.has(key) && !taken.has(index) && headers[index]?.trim() === '') places.set(key, index);
  });
  return places;
}
