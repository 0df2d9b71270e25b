/**
 * The lists that an empty list column is offered, in the ledger's order. Knows nothing of a user's own lists:
 * a column that already has values keeps those. Source: the product's defaults (docs/spec.md, "Lists").
 */
import type { Language } from './sheet-snapshot';

export interface ListItem {
  /** Stable, kebab-case. */
  readonly key: string;
  readonly labels: Readonly<Record<Language, string>>;
}

function list(...items: readonly (readonly [key: string, zh: string, en: string, tw: string])[]): readonly ListItem[] {
  return items.map(([key, zh, en, tw]) => ({ key, labels: { en, 'zh-CN': zh, 'zh-TW': tw } }));
}

/** By the key that a field's `list` names. Tiers are ranked from the first. Regions are each ledger's own. */
export const LISTS: Readonly<Record<string, readonly ListItem[]>> = {
  customerType: list(
    ['prospect', '潜在客户', 'Prospect', '潛在客戶'],
    ['new', '新客户', 'New', '新客戶'],
    ['existing', '老客户', 'Existing', '舊客戶'],
  ),
  flag: list(
    ['key', '★ 重点', '★ Key', '★ 重點'],
    ['to-confirm', '? 待确认', '? To confirm', '? 待確認'],
    ['do-not-contact', '✕ 勿联系', '✕ Do not contact', '✕ 勿聯絡'],
  ),
  tier: list(
    ['vip', 'VIP', 'VIP', 'VIP'],
    ['active', '活跃', 'Active', '活躍'],
    ['potential', '潜在', 'Potential', '潛在'],
    ['dormant', '休眠', 'Dormant', '休眠'],
  ),
  priority: list(
    ['urgent', '紧急', 'Urgent', '緊急'],
    ['normal', '一般', 'Normal', '一般'],
    ['on-hold', '暂缓', 'On hold', '暫緩'],
  ),
  lifecycleStage: list(
    ['prospect', '潜在', 'Prospect', '潛在'],
    ['first-purchase', '初次购买', 'First purchase', '初次購買'],
    ['repeat', '重复购买', 'Repeat', '重複購買'],
    ['loyal', '忠实', 'Loyal', '忠實'],
    ['lost', '流失', 'Lost', '流失'],
  ),
  source: list(
    ['referral', '熟人介绍', 'Referral', '熟人介紹'],
    ['walk-in', '到店', 'Walk-in', '到店'],
    ['event', '线下活动', 'Event', '線下活動'],
    ['trade-fair', '展会', 'Trade fair', '展會'],
    ['outreach', '主动开发', 'Outreach', '主動開發'],
    ['online-ad', '线上广告', 'Online ad', '線上廣告'],
    ['website', '官网', 'Website', '官網'],
    ['marketplace', '电商平台', 'Marketplace', '電商平台'],
    ['social-media', '社交媒体', 'Social media', '社群媒體'],
    ['other', '其他', 'Other', '其他'],
  ),
  industry: list(
    ['retail', '零售', 'Retail', '零售'],
    ['wholesale', '批发贸易', 'Wholesale and trade', '批發貿易'],
    ['food-service', '餐饮', 'Food service', '餐飲'],
    ['manufacturing', '制造', 'Manufacturing', '製造'],
    ['construction', '建筑装修', 'Construction', '建築裝修'],
    ['beauty-fitness', '美容健身', 'Beauty and fitness', '美容健身'],
    ['education', '教育培训', 'Education', '教育培訓'],
    ['health', '医疗健康', 'Health', '醫療健康'],
    ['finance-insurance', '金融保险', 'Finance and insurance', '金融保險'],
    ['real-estate', '房产', 'Real estate', '房產'],
    ['logistics', '物流', 'Logistics', '物流'],
    ['software-internet', '软件互联网', 'Software and internet', '軟體網路'],
    ['professional-services', '专业服务', 'Professional services', '專業服務'],
    ['public-sector', '机构', 'Public sector', '機構'],
    ['other', '其他', 'Other', '其他'],
  ),
  businessType: list(
    ['individual', '个人', 'Individual', '個人'],
    ['retailer', '零售商', 'Retailer', '零售商'],
    ['wholesaler', '批发商', 'Wholesaler', '批發商'],
    ['distributor', '经销代理', 'Distributor', '經銷代理'],
    ['online-seller', '电商卖家', 'Online seller', '電商賣家'],
    ['end-user-company', '企业自用', 'End-user company', '企業自用'],
    ['other', '其他', 'Other', '其他'],
  ),
  region: [],
  gender: list(
    ['male', '男', 'Male', '男'],
    ['female', '女', 'Female', '女'],
    ['not-stated', '未说明', 'Not stated', '未說明'],
  ),
  mailConsent: list(['yes', '是', 'Yes', '是'], ['no', '否', 'No', '否']),
  lostReason: list(
    ['price', '价格', 'Price', '價格'],
    ['quality', '质量', 'Quality', '品質'],
    ['service', '服务', 'Service', '服務'],
    ['competitor', '转向同行', 'Went to a competitor', '轉向同業'],
    ['no-need', '没有需求', 'No more need', '沒有需求'],
    ['closed-or-moved', '停业或搬走', 'Closed or moved', '停業或搬遷'],
    ['unreachable', '联系不上', 'Unreachable', '聯絡不上'],
    ['other', '其他', 'Other', '其他'],
  ),
  followUpKind: list(
    ['sales', '销售跟进', 'Sales', '銷售跟進'],
    ['check-in', '回访', 'Check-in', '回訪'],
    ['care', '客户关怀', 'Care', '客戶關懷'],
    ['after-sales', '售后服务', 'After-sales', '售後服務'],
    ['event', '客户活动', 'Event', '客戶活動'],
    ['payment', '催款', 'Payment', '催款'],
    ['win-back', '挽回', 'Win-back', '挽回'],
  ),
  channel: list(
    ['phone', '电话', 'Phone', '電話'],
    ['wechat', '微信', 'WeChat', '微信'],
    ['messenger', 'WhatsApp/LINE', 'WhatsApp/LINE', 'WhatsApp/LINE'],
    ['email', '邮件', 'E-mail', '電子郵件'],
    ['sms', '短信', 'SMS', '簡訊'],
    ['visit', '到店/拜访', 'Visit', '到店/拜訪'],
    ['meeting', '会议', 'Meeting', '會議'],
    ['social-media', '社交媒体', 'Social media', '社群媒體'],
    ['web-chat', '在线聊天', 'Web chat', '線上聊天'],
    ['other', '其他', 'Other', '其他'],
  ),
  outcome: list(
    ['ordered', '已成交', 'Ordered', '已成交'],
    ['interested', '有意向', 'Interested', '有意願'],
    ['wants-quote', '要报价', 'Wants a quote', '要報價'],
    ['call-back', '稍后联系', 'Call back later', '稍後聯絡'],
    ['no-answer', '没联系上', 'No answer', '沒聯絡上'],
    ['no-need', '暂无需求', 'No need now', '暫無需求'],
    ['resolved', '已解决', 'Resolved', '已解決'],
    ['declined', '拒绝', 'Declined', '拒絕'],
    ['wrong-contact', '联系方式失效', 'Wrong contact', '聯絡方式失效'],
  ),
  payment: list(
    ['cash', '现金', 'Cash', '現金'],
    ['wechat-pay', '微信支付', 'WeChat Pay', '微信支付'],
    ['alipay', '支付宝', 'Alipay', '支付寶'],
    ['bank-transfer', '银行转账', 'Bank transfer', '銀行轉帳'],
    ['card', '刷卡', 'Card', '刷卡'],
    ['paypal', 'PayPal', 'PayPal', 'PayPal'],
    ['on-account', '月结', 'On account', '月結'],
    ['other', '其他', 'Other', '其他'],
  ),
  stage: list(
    ['first-contact', '初步接触', 'First contact', '初步接觸'],
    ['qualified', '需求确认', 'Qualified', '需求確認'],
    ['quoted', '报价', 'Quoted', '報價'],
    ['negotiation', '谈判', 'Negotiation', '談判'],
    ['won', '赢单', 'Won', '贏單'],
    ['lost', '输单', 'Lost', '輸單'],
  ),
  feedbackKind: list(
    ['complaint', '投诉', 'Complaint', '投訴'],
    ['suggestion', '建议', 'Suggestion', '建議'],
    ['survey', '满意度', 'Survey', '滿意度'],
    ['praise', '表扬', 'Praise', '表揚'],
    ['mystery-shopper', '神秘顾客', 'Mystery shopper', '神秘顧客'],
  ),
  severity: list(['high', '高', 'High', '高'], ['medium', '中', 'Medium', '中'], ['low', '低', 'Low', '低']),
  feedbackStatus: list(
    ['new', '新', 'New', '新'],
    ['in-progress', '处理中', 'In progress', '處理中'],
    ['resolved', '已解决', 'Resolved', '已解決'],
  ),
  scale: list(['1-5', '1–5', '1–5', '1–5'], ['0-10', '0–10', '0–10', '0–10']),
};

/** Lists of the linked tabs alone; they belong to no column of the ledger. */
export const LINKED_LISTS = [
  'followUpKind',
  'channel',
  'outcome',
  'payment',
  'stage',
  'feedbackKind',
  'severity',
  'feedbackStatus',
  'scale',
] as const;
