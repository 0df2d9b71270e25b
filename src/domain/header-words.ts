/**
 * What people write above a column, by meaning, in English and Chinese. Compared by `headerKey`, so case, spaces,
 * punctuation and script variant do not matter here; simplified stands for both. The fields' own labels are in fields.ts.
 * Export headers as Google Contacts, Outlook, HubSpot, Salesforce (help.salesforce.com, "Field Mapping for Importing
 * Leads"), Zoho, Shopify and Chinese shop and CRM systems name them.
 */
import type { ColumnKey } from './field-keys';

/**
 * A field or part; a shade of one (`phone:mobile`), where columns compete; or something that is known and is no field
 * (`other`, and `event`: what belongs to a single order, call or payment).
 */
export type HeaderMeaning =
  | ColumnKey
  | 'name:person'
  | 'name:organisation'
  | 'name:nickname'
  | 'customerId:generic'
  | 'lifecycleStage:status'
  | 'phone:mobile'
  | 'phone:other'
  | 'followUp:date'
  | 'event:number'
  | 'event:date'
  | 'event:amount'
  | 'event:content'
  | 'event:payment'
  | 'other:serial'
  | 'other:salutation'
  | 'other:status'
  | 'other';

/** Lists are separated by `|` and line ends. A text in several lists is settled by the values, then by the order of this table. */
export const HEADER_WORDS: Readonly<Record<HeaderMeaning, string>> = {
  'other:serial': `
    序号 | 序 | 行号 | 项次 | 编号 | # | No | No. | Nr | S/N | SN | Sl No | Sr No | S.No | Serial | Serial no
    Serial number | Row | Row no | Row number | Line | Index | Seq | Sequence | ID | Number | Num`,
  customerId: `
    客户编码 | 客户代码 | 客户号 | 客户ID | 客户序号 | 会员编号 | 会员号 | 会员卡号 | 会员ID | 会员代码
    用户编号 | 学员编号 | 学号 | 档案号 | 档案编号 | 客户档案号 | Customer no | Customer number | Cust no
    Cust ID | Cust # | Customer # | Customer code | Client ID | Client no | Client number | Client code
    Account ID | Account no | Account number | Account # | Company ID | Member ID | Member no | Member number
    Membership no | Membership number | Membership ID | Membership # | Patient ID | Student ID`,
  'customerId:generic': `
    编号 | ID | Record ID | Rec ID | Record no | UID | CRM ID | Number | No | No. | Contact ID | Lead ID
    User ID | 用户ID`,
  name: `
    客户 | 客户名 | 客户全称 | 客户简称 | 顾客 | 顾客姓名 | 顾客名称 | 客人 | 客人姓名 | 用户 | 用户名称
    用户姓名 | 往来单位 | 甲方 | 买方 | 购货单位 | 收货客户 | 贵客 | 贵宾姓名 | Customer name
    Customer full name | Client | Client name | Client full name | Cust name | Buyer | Buyer name | Purchaser
    Lead | Lead name | Prospect | Prospect name | Customer/Client`,
  'name:person': `
    姓名 | 名字 | 全名 | 名称 | 人名 | 真实姓名 | 中文姓名 | 中文名 | 英文姓名 | 客户姓名 | 会员 | 会员姓名
    会员名称 | 学员 | 学员姓名 | 学生 | 学生姓名 | 孩子姓名 | 宝宝姓名 | 业主 | 业主姓名 | 车主 | 车主姓名
    患者 | 患者姓名 | 病人姓名 | 宠主 | 主人姓名 | 租客 | 租户 | 租客姓名 | 住户姓名 | 买家 | 买家姓名 | 收货人
    收货人姓名 | 收件人 | 收件人姓名 | 投保人 | 被保险人 | 参会人 | Name | Full name | Person name | Member
    Member name | Guest | Guest name | Patient | Patient name | Student | Student name | Child name | Tenant
    Tenant name | Resident | Homeowner | Participant | Attendee | Attendee name | Subscriber | Recipient
    Recipient name | Donor | Donor name | Name (full) | First and last name | 客户姓名/称呼
    Client/Patient name | Pet owner | 宠物主人`,
  'name:organisation': `
    店名 | 店铺名 | 店铺名称 | 商户 | 商户名称 | 商家 | 商家名称 | 酒店名称 | 餐厅名称 | 学校名称 | 医院名称
    经销商 | 经销商名称 | 代理商名称 | 渠道商名称 | Account name | Account | Site name | Store name | Shop name
    Restaurant | Restaurant name | School | School name | Hotel name | Hospital name | Clinic name
    Facility name | Location name | Dealer | Dealer name | Distributor name | Merchant | Merchant name`,
  'name:nickname': `
    昵称 | 微信昵称 | 微信名 | 备注名 | 客户备注名 | 粉丝昵称 | 买家昵称 | 买家会员名 | 称呼 | 客户昵称 | 会员名
    Nickname | Display name | File as | Username | User name | Screen name`,
  company: `
    公司 | 公司名 | 公司全称 | 公司简称 | 单位 | 单位名称 | 单位全称 | 工作单位 | 所在单位 | 企业 | 企业名称
    企业全称 | 机构 | 机构名称 | 客户公司 | 客户公司名称 | 客户单位 | 所属公司 | 所在公司 | 客户企业名称
    团体名称 | 厂名 | 工厂名称 | 组织名称 | 组织 | 会社 | Company name | Co | Co. | Co name | Firm | Firm name
    Organization | Organisation | Organization name | Organisation name | Org | Org name | Organization 1 - Name
    Business | Business name | Trading name | Legal name | Enterprise | Employer | Associated company
    Primary associated company | Company / Account | Company/Organization | Default address company
    Institution | 公司行号 | 公司/单位 | 单位/公司 | 所属单位 | 所属企业 | 厂商 | 厂商名称 | 行号
    Company / Organization | Company/School`,
  contact: `
    联络人 | 连络人 | 联系人姓名 | 主要联系人 | 首要联系人 | 第一联系人 | 对接人 | 接洽人 | 客户联系人
    客户对接人 | 公司联系人 | 联系人名称 | 联系人1 | 家长 | 家长姓名 | 监护人 | 监护人姓名 | 父母姓名
    采购负责人 | 采购联系人 | Contact | Contact name | Contact full name | Contact person name | Primary contact
    Main contact | Contact 1 | Contacts | Point of contact | POC | Attn | Attention | Representative | Parent
    Parent name | Guardian | Parent/Guardian | Parent or guardian | Owner name | Business owner | Owner/Manager
    家长称呼 | 老板 | 老板姓名 | 店主 | 店主姓名 | 负责人姓名 | Contact person 1 | Key contact | Key person`,
  'name.given': `
    名 | 名(First) | First name | Given name | Given names | Forename | Forenames | Firstname | Fname | First
    Christian name | 客户名字 | Contact first name | Customer first name`,
  'name.family': `
    姓 | 姓氏 | Last name | Surname | Family name | Lastname | Lname | Last | Second name | Contact last name
    Customer last name`,
  'phone:mobile': `
    手机 | 手机号 | 手机号码 | 移动电话 | 行动电话 | 流动电话 | 手提电话 | 手电 | 手机1 | 联系手机 | 联系手机号
    联络手机 | 客户手机 | 会员手机 | 收货人手机 | 收件人手机 | 绑定手机 | 绑定手机号 | Mobile | Mobiles
    Mobile phone | Mobile number | Mobile no | Mobile # | Mob | Mob no | Cell | Cells | Cell phone | Cellphone
    Cell number | Cell no | Cell # | Cellular | Handphone | HP | HP no | Handy | Mobile phone number
    Primary mobile | Cell ph | Mobile ph | Cell/Mobile | 手机电话 | 手机/微信 | 手机(微信同号)`,
  phone: `
    电话号码 | 联系电话 | 联络电话 | 联系方式 | 联络方式 | 联系号码 | 电话1 | 客户电话 | 会员电话 | 联系人电话
    收货电话 | 收货人电话 | 收件人电话 | 买家电话 | 家长电话 | 家长手机 | 家长联系方式 | 业主电话 | 车主电话
    患者电话 | 预留电话 | 本人电话 | 咨询电话 | 主要电话 | 常用电话 | 来电号码 | Phone | Phones | Phone no
    Phone no. | Phone num | Phone number | Phone numbers | Phone # | Ph | Ph no | Ph. | Tel | Tel. | Tel no
    Tel. no. | Tel # | Tels | Telephone | Telephone no | Telephone number | Telephone # | Contact no
    Contact no. | Contact number | Contact # | Contact phone | Contact | Contact info | Contact details
    Contact information | Phone 1 | Phone1 | Phone 1 - Value | Primary phone | Main phone | Preferred phone
    Company phone | Number | No | Call | Phone/Mobile | Tel/Mobile | Contact (phone) | Parent phone
    Daytime phone | 联系信息`,
  'phone:other': `
    固定电话 | 固话 | 座机 | 座机号 | 座机号码 | 市话 | 室内电话 | 办公电话 | 办公室电话 | 公司电话 | 单位电话
    家庭电话 | 住宅电话 | 宅电 | 备用电话 | 备用手机 | 备用联系方式 | 备用号码 | 其他电话 | 其它电话 | 第二电话
    另一电话 | 手机2 | 联系电话2 | 联系方式2 | 电话3 | Phone 2 - Value | Second phone | Secondary phone
    Alternate phone | Alternative phone | Alt phone | Alt. phone | Other phone | Additional phone | Backup phone
    Work phone | Business phone | Business phone 2 | Office phone | Office tel | Office | Home phone
    Home phone 2 | Home tel | Landline | Land line | Direct line | Direct phone | Direct | Company main phone
    Fixed line | Primary phone 2 | Phone 3 | Mobile 2 | Tel 2 | Tel2 | Evening phone | Work number | Home number
    Office number | Default address phone | Home ph | Work ph | Office ph | Bus phone | Day phone`,
  phone2: `
    电话二 | 第二联系电话 | Phone2 | Phone no 2 | Phone number 2 | 2nd phone`,
  flag: `
    星标 | 标星 | 重点 | 是否重点 | 重点客户 | 是否重点客户 | 重要标记 | 客户标记 | Flags | Star | Starred
    Flagged | Marked | VIP | VIP客户 | 是否VIP | Is VIP`,
  tier: `
    等级 | 级别 | 客户级别 | 客户分级 | 客户评级 | 客户分层 | 会员等级 | 会员级别 | 会员卡等级 | 会员类型等级
    会员卡类型 | VIP等级 | VIP级别 | VIP | 评级 | 层级 | 客户层级 | 价值等级 | 客户价值 | 客户重要等级
    Customer tier | Client tier | Tiers | Level | Customer level | Grade | Customer grade | Customer class
    ABC class | ABC | Rank | Ranking | Rating | Customer rating | Account rating | Segment | Customer segment
    Membership level | Membership tier | Member level | Membership | Loyalty tier | VIP level | Account tier
    客户分类 | 类别 | 分类 | 客户类别 | Category | Customer category | Class | 客户等级分类`,
  tierSource: '',
  nextFollowUp: `
    下次跟进日期 | 下次跟进时间 | 下次联系 | 下次联系日期 | 下次联系时间 | 下次回访 | 下次回访日期
    下次回访时间 | 下次拜访 | 下次拜访时间 | 下次拜访日期 | 下次沟通时间 | 下次联络 | 下次联络日期
    下次联络时间 | 预约回访时间 | 计划跟进时间 | 计划联系时间 | 待跟进日期 | 待跟进时间 | 提醒日期 | 提醒时间
    跟进提醒 | Next follow up date | Next followup | Next follow-up on | Follow up on | Next contact
    Next contact date | Next call | Next call date | Next visit | Next visit date | Next activity date
    Next touch | Next action date | Next step date | Next meeting | Callback date | Call back date | Reminder
    Reminder date | Remind on | To contact on | Next appt | Next appointment | Next activity | Next contact on
    下次预约 | 下次预约时间 | 下次到店时间 | 预计跟进时间 | 下次跟进计划时间 | 下次时间 | 下次日期 | 下次`,
  lastContact: `
    最近联系日期 | 最近联系时间 | 最后联系 | 最后联系日期 | 最后联系时间 | 上次联系 | 上次联系日期
    上次联系时间 | 最近跟进 | 最近跟进日期 | 最近跟进时间 | 最后跟进 | 最后跟进日期 | 最后跟进时间 | 上次跟进
    上次跟进日期 | 上次跟进时间 | 最近沟通 | 最近沟通时间 | 最后沟通时间 | 最近拜访 | 最近拜访日期
    最近拜访时间 | 上次拜访 | 上次拜访日期 | 上次回访 | 上次回访日期 | 最近回访 | 最近回访时间 | 最近联络
    最后联络日期 | 最近联络日期 | 最后联络时间 | 最近联络时间 | 联系日期 | 联系时间 | 最近互动时间
    最后互动时间 | Last contacted | Last contact date | Last contact on | Last contacted on | Last touch
    Last touch date | Last activity | Last activity date | Last follow up | Last follow-up date | Last followup
    Last call | Last call date | Last spoke | Last spoken | Last visit | Last visit date | Last visited
    Last meeting | Last meeting date | Last interaction | Last engaged | Date of last contact
    Date last contacted | Most recent contact | Last appt | Last appointment | Date contacted | Last email
    Last emailed | 上次沟通 | 上次沟通时间 | 最近一次联系 | 最近到店 | 最近到店时间 | 上次到店 | 上次到店时间
    最后到店 | 最后到店时间 | 最近来店 | 最近来访 | 最近来访时间 | 最后来访时间 | 上次来店 | Last seen
    Last met | Last talked | 最近一次 | 最近时间`,
  'followUp:date': `
    跟进日期 | 跟进时间 | 回访日期 | 回访时间 | 拜访日期 | 拜访时间 | 联络日期 | 联络时间 | Follow up | Followup
    Follow up date | Followup date | Contact date | Contacted on | Date of contact`,
  nextStep: `
    下一步计划 | 下一步行动 | 下一步工作 | 下步计划 | 下步动作 | 下步工作 | 下一步动作 | 跟进计划 | 后续计划
    后续安排 | 待办 | 待办事项 | 待跟进事项 | 下次跟进内容 | 下次沟通内容 | 工作计划 | Next steps | Next action
    Next actions | Action | Action item | Action items | To do | Todo | To-do | Task | Follow up action
    Next activity | Next task | 下次跟进计划 | 跟进建议 | 后续跟进`,
  priority: `
    优先 | 优先度 | 优先级别 | 紧急程度 | 紧急度 | 紧急 | 重要程度 | 重要性 | 重要度 | 重要级别 | 轻重缓急
    Priorities | Urgency | Urgent | Importance | Prio | Priority level | 跟进优先级 | 客户优先级`,
  customerType: `
    类型 | 客户类别 | 客户分类 | 顾客类型 | 类别 | 分类 | 客户种类 | 客户属性 | 新老客户 | 新老顾客 | 新/老客户
    会员类型 | 会员类别 | 客户身份 | Customer type | Client type | Account type | Contact type | Lead type
    Member type | Membership type | Customer category | Client category | Category | Categories | Customer group
    Customer status | New/Existing | Record type | 客户类型(新/老) | 客户性质分类 | 新旧客户 | 新客/老客
    是否新客户 | 是否老客户 | Segment | Customer segment | Market segment`,
  source: `
    来源 | 来源渠道 | 获客渠道 | 获客来源 | 渠道 | 渠道来源 | 客户渠道 | 客源 | 线索来源 | 信息来源 | 用户来源
    会员来源 | 推广渠道 | 引流渠道 | 注册渠道 | 注册来源 | 了解渠道 | 得知渠道 | 从何处得知 | 从哪里知道我们
    添加渠道 | 添加方式 | Lead source | Lead sources | Lead origin | Customer source | Sources | Source of lead
    Source channel | Original source | Origin | Acquisition channel | Acquisition source | Channel
    How did you hear about us | How did you find us | How they found us | Where from | Heard from
    Referral source | Marketing source | Campaign | Traffic source | Came from | 来源方式 | 来源类型
    客户来源渠道 | 客户渠道来源 | 获知渠道 | 如何得知 | 如何认识 | 认识方式 | 从哪知道 | Heard about us
    How did they hear about us | How did you hear of us | Lead channel`,
  referrer: `
    推荐人 | 转介绍人 | 引荐人 | 推荐客户 | 介绍者 | 介绍来源 | 老客户推荐 | 邀请人 | 推荐会员 | Referrer
    Referrer name | Referred | Referral | Referee | Recommended by | Introduced by | Introduction by
    Invited by | Sponsor`,
  owner: `
    跟进人 | 跟进人员 | 跟单员 | 跟单人 | 跟踪人 | 业务员 | 业务代表 | 业务经理 | 业务负责人 | 销售 | 销售员
    销售人员 | 销售代表 | 销售顾问 | 销售经理 | 销售负责人 | 所属销售 | 所属业务员 | 归属销售 | 归属人 | 归属
    所属人 | 所有人 | 客户所有人 | 客户负责人 | 客户经理 | 责任人 | 责任销售 | 主责人 | 主管业务员 | 经办人
    接待人 | 接待人员 | 服务人员 | 服务顾问 | 专属顾问 | 专属客服 | 客服 | 客服人员 | 课程顾问 | 置业顾问
    理财顾问 | 顾问 | 美容师 | 发型师 | 教练 | 私教 | 归属员工 | 归属导购 | 导购 | 导购员 | 所属导购 | 添加人
    所属员工 | 所属员工姓名 | 客户归属人 | 维护人 | 开发人 | 承办人 | 担当 | Owners | Account owner
    Contact owner | Lead owner | Record owner | Company owner | Customer owner | Owned by | Account manager
    Account mgr | Account executive | Client manager | Relationship manager | Customer manager
    Customer success manager | CSM | Sales rep | Salesrep | Sales representative | Sales person | Salesperson
    Salesman | Sales | Sales owner | Sales manager | Sales agent | Rep | Agent | Assigned to | Assignee
    Assigned | Assigned rep | Handled by | Handler | Responsible | Responsible person | Person in charge | PIC
    In charge | Advisor | Adviser | Trainer | Coach | Consultant | Stylist | Staff in charge | Broker
    Served by | 咨询老师 | 跟进老师 | 跟进顾问 | 咨询师 | 负责销售 | 负责业务 | 业务 | 负责业务员 | 对接销售
    对接业务员 | 销售对接人 | 担当者 | 学管师 | Sales executive | Sales consultant | Account rep | Inside sales
    Lead assigned to | Managed by | Point person | 维护人员 | 维护销售 | 客户维护人 | 分管业务员 | 班主任`,
  needs: `
    需求 | 需求描述 | 需求说明 | 需求情况 | 需求内容 | 客户要求 | 要求 | 关注点 | 客户关注点 | 痛点 | 客户痛点
    偏好 | 客户偏好 | 喜好 | 兴趣 | 兴趣爱好 | 爱好 | 咨询内容 | 咨询项目 | 求购需求 | 购房需求 | 购车需求
    学习需求 | 意向需求 | 意向描述 | Need | Customer needs | Client needs | Requirement | Requirements
    Customer requirements | Pain points | Pain point | Preferences | Preference | Interests | Interest
    Looking for | Wants | Wishes | Goals | Goal | Enquiry | Inquiry | Request | Requests | Message
    Comments / needs | 具体需求 | 客户需求描述 | 客户想法 | 诉求`,
  productInterest: `
    感兴趣产品 | 感兴趣的产品 | 意向商品 | 意向项目 | 意向课程 | 意向车型 | 意向户型 | 意向房源 | 意向楼盘
    意向品类 | 关注产品 | 关注项目 | 需求产品 | 采购产品 | 主要产品 | 主营产品 | 常购产品 | 购买产品 | 购买商品
    产品 | 产品需求 | 产品类型 | 课程 | 报读课程 | 报名课程 | Products of interest | Product interest
    Interested in | Interested product | Interested products | Product | Products | Products bought
    Product line | Service of interest | Service interest | Course | Courses | Class interest
    Model of interest`,
  social: `
    微信 | 微信号 | 微信账号 | 微信ID | 微信号码 | 客户微信 | 联系微信 | 加微信 | 微信/QQ | QQ | QQ号 | QQ号码
    企业微信 | 企微 | 社交账号 | 社交媒体 | 社交媒体账号 | 社媒账号 | 社群账号 | 旺旺 | 旺旺号 | 旺旺ID | 钉钉
    钉钉号 | 抖音 | 抖音号 | 抖音账号 | 快手号 | 小红书 | 小红书号 | 小红书账号 | 微博 | 微博账号 | Line
    Line ID | Line账号 | WhatsApp | WhatsApp no | WhatsApp number | WhatsApp账号 | Telegram | Telegram ID | 脸书
    FB | FB账号 | IG | IG账号 | WeChat | We chat | WeChat ID | WeChat no | WeChat account | Weixin | Social
    Social media | Social account | Social handle | Social profile | Instagram | Instagram handle | Insta
    Facebook | Facebook URL | Facebook profile | LinkedIn | LinkedIn URL | LinkedIn profile | LinkedIn bio
    Twitter | Twitter handle | Twitter username | X handle | Skype | Skype ID | Messenger | Viber | KakaoTalk
    Kakao ID | Zalo | IM | Person LinkedIn URL | 联系方式 | 联系信息`,
  email: `
    邮件 | 电邮 | 电邮地址 | 电子邮箱 | 电子邮件 | 电子邮件地址 | 电子信箱 | 邮箱地址 | 邮箱账号 | 邮件地址
    信箱 | 联系邮箱 | 联系人邮箱 | 客户邮箱 | 公司邮箱 | 企业邮箱 | 会员邮箱 | 常用邮箱 | 邮箱1 | Email | Emails
    Mail | Mails | E-mail | E-mails | E mail | Email address | Email addresses | E-mail address | Mail address
    Email ID | Mail ID | Email 1 | Email1 | E-mail 1 | E-mail 1 - Value | Email Address 1 | Primary email
    Main email | Work email | Business email | Company email | Contact email | Customer email | Client email
    Personal email | Home email | Preferred email | Email (work) | Email地址 | E-mail地址 | Email邮箱 | Contact
    联系方式 | Contact info | Contact details | Parent email | Member email | Username (email) | Email add
    E-mail add | Email addr | Contact mail | Mailbox | 邮箱/Email | 電子郵箱`,
  address: `
    住址 | 详细地址 | 联系地址 | 联络地址 | 通讯地址 | 通信地址 | 邮寄地址 | 寄送地址 | 送货地址 | 送货上门地址
    收货地址 | 收件地址 | 配送地址 | 家庭住址 | 家庭地址 | 居住地址 | 现住址 | 户籍地址 | 公司地址 | 单位地址
    办公地址 | 注册地址 | 经营地址 | 工厂地址 | 客户地址 | 会员地址 | 店铺地址 | 门店地址 | 项目地址 | 房屋地址
    小区地址 | 地址1 | 所在地址 | Addresses | Addr | Addr. | Full address | Address (full) | Complete address
    Formatted address | Address 1 - Formatted | Mailing address | Postal address | Delivery address
    Shipping address | Ship to | Ship to address | Billing address | Bill to | Home address | Business address
    Office address | Company address | Work address | Street and city | Property address | Site address
    Residence | Residential address | Location address | Registered address | Default address | Location
    所在地 | Locations | 住所 | 所在住址 | Address (street, city) | 装修地址 | 安装地址 | 施工地址 | 服务地址
    上门地址 | 居住小区 | 小区`,
  'address.street': `
    街道 | 街道地址 | 街道门牌 | 门牌 | 路名 | 街路 | 详细街道 | Street | Street address | Street name
    Street 1 | Street line 1 | Address 1 | Address1 | Address line 1 | Address line1 | Addr 1 | Addr1
    Address 1 - Street | Mailing street | Billing street | Shipping street | Business street | Home street
    Other street | Default address address1 | Street/No | Street and number`,
  'address.city': `
    城市 | 所在城市 | 市 | 城市名 | 市县 | 县市 | 所在市 | 城市/区县 | City | Cities | Town | Suburb | City/Town
    Town/City | City or town | Municipality | Locality | Address 1 - City | Mailing city | Billing city
    Shipping city | Business city | Home city | Default address city`,
  'address.state': `
    省 | 省份 | 所在省 | 所在省份 | 省/州 | 州 | 省市自治区 | State | Province | State/Province | Province/State
    State or province | State/Region | State/County | County | Prefecture | Address 1 - Region | Mailing state
    Mailing state/province | Billing state | Billing state/province | Shipping state | Business state
    Home state | Default address province code | Default address province | ST | 省别`,
  'address.postcode': `
    邮编 | 邮政编码 | 邮递区号 | 邮区编号 | 邮政区号 | 区号邮编 | Postcode | Post code | Postal code
    Postalcode | Postal | Zip | Zips | Zip code | Zipcode | Zip/Postal code | Zip/Postcode | Postal/Zip code
    PIN code | Pincode | PLZ | Address 1 - Postal code | Mailing zip | Mailing zip/postal code
    Mailing postal code | Billing zip | Billing zip/postal code | Billing postal code | Shipping zip
    Business postal code | Home postal code | Default address zip`,
  taxId: `
    税号 | 税务号 | 税务登记号 | 纳税人识别号 | 纳税识别号 | 统一社会信用代码 | 社会信用代码 | 信用代码
    统一编号 | 统编 | 公司统编 | 营业执照号 | 工商注册号 | 商业登记号 | 商业登记号码 | 身份证 | 身份证号
    身份证号码 | 身份证字号 | 证件号 | 证件号码 | 证件编号 | Tax ID | Tax no | Tax number | Tax ID number
    Tax code | Tax registration number | VAT | VAT no | VAT number | VAT ID | VAT reg no | GST | GSTIN | GST no
    ABN | EIN | TIN | UEN | BRN | Company number | Company registration number | Registration no
    Registration number | Reg no | Business registration no | SSN | Social security number | Social security no
    Soc sec ID | National ID | ID card no | ID card number | Identity card | NRIC | Passport no | GST number
    VAT registration number | PAN | 法人身份证号 | 税务编号`,
  remarks: `
    备注信息 | 备注说明 | 备注内容 | 备注1 | 客户备注 | 会员备注 | 买家备注 | 卖家备注 | 商家备注 | 其他备注
    其它备注 | 说明 | 其他 | 其它 | 其他说明 | 其他信息 | 附注 | 注释 | 批注 | 补充说明 | 补充信息 | 特殊说明
    特别说明 | 特殊情况 | 注意事项 | Remark | Remark(s) | Notes | Note | Note(s) | Comment | Comments
    Comment(s) | Memo | Memos | Description | Customer notes | Client notes | Account description
    Lead description | Additional notes | Additional info | Additional information | Misc | Miscellaneous
    Other | Other info | Internal notes | Special notes | Observations | 描述 | 客户描述 | 備考 | 留言 | 备 注`,
  jobTitle: `
    职务 | 岗位 | 职称 | 职位名称 | 头衔 | 职衔 | 联系人职务 | 联系人职位 | 担任职务 | 职业 | 工作职位
    公司职位 | Title | Job | Job role | Job position | Position | Positions | Role | Designation | Occupation
    Profession | Function | Organization title | Organization 1 - Title | Job titles | Contact title`,
  region: `
    区域 | 地域 | 所属区域 | 所在区域 | 所属地区 | 所在地区 | 客户地区 | 客户区域 | 销售区域 | 销售大区 | 大区
    片区 | 所在地 | 省市 | 省市区 | 省/市 | 省市县 | 归属地 | 国家 | 国家/地区 | 国家地区 | 国别 | 所属国家
    行政区 | 商圈 | Regions | Area | Areas | Territory | Sales territory | Sales region | District | Zone
    Location | Locations | Country | Countries | Country/Region | Country/Territory | Market | Mailing country
    Billing country | Business country/region | Default address country code | Address 1 - Country
    所属省份区域 | 省份/地区 | 所在省市 | 所在区`,
  industry: `
    所属行业 | 行业类型 | 行业类别 | 行业分类 | 客户行业 | 从事行业 | 所处行业 | Industries | Industry type
    Industry sector | Sector | Business sector | Vertical | 行业/领域 | 公司行业 | 所在行业 | Line of business`,
  businessType: `
    经营类型 | 经营模式 | 企业性质 | 单位性质 | 公司性质 | 公司类型 | 企业类型 | 客户性质 | 业态 | 业务模式
    经营性质 | 主营业务 | 业务范围 | 经营范围 | Type of business | Business category | Company type
    Business model | Organisation type | Organization type | Entity type | Customer kind`,
  gender: `
    性別 | 男女 | 男/女 | 性别(男/女) | Sex | Gender (M/F) | M/F | Sex (M/F)`,
  birthday: `
    生日日期 | 出生日期 | 出生年月 | 出生年月日 | 出生 | 出生时间 | 生辰 | 诞辰 | 会员生日 | 客户生日
    联系人生日 | 宝宝生日 | 孩子生日 | 阳历生日 | 农历生日 | 阴历生日 | 公历生日 | Birth date | Birthdate
    Birthdays | Bday | B-day | B.day | Date of birth | DOB | D.O.B. | D.O.B | Born | Birth day | Birth
    Date of birth (DOB) | 出生年 | 生日(公历) | 生日(农历) | 生日/纪念日`,
  anniversary: `
    周年 | 结婚纪念日 | 结婚日期 | 公司周年 | 成立日期 | 成立时间 | 公司成立日期 | 店庆 | Anniversaries
    Wedding anniversary | Anniversary date | Founded | Founded on | Date founded | Anniv | Anniv. | Wedding date`,
  contractEnd: `
    合同到期日 | 合同到期时间 | 合同到期日期 | 合同截止日期 | 合同截止日 | 合同结束日期 | 合同终止日期
    合同终止日 | 合约到期 | 合约到期日 | 合约期限 | 合约结束日 | 到期 | 到期日 | 到期日期 | 到期时间 | 截止日期
    失效日期 | 有效期 | 有效期至 | 有效期限 | 会员到期 | 会员到期日 | 会员到期时间 | 会员有效期 | 会籍到期
    会籍到期日 | 卡到期日 | 服务到期 | 服务到期日 | 服务到期时间 | 保单到期日 | 保险到期日 | 保险到期 | 租约到期
    租约到期日 | 租期结束 | 续费日期 | 续约日期 | 续保日期 | 维保到期 | 质保到期 | Contract end
    Contract end date | Contract expiry | Contract expiry date | Contract expiration | Contract expires
    Contract until | Contract renewal date | Renewal | Renewal date | Renews on | Renew by | Expiry
    Expiry date | Expires | Expires on | Expiration | Expiration date | End date | Valid until | Valid to
    Valid till | Valid thru | Membership expiry | Membership end | Membership end date | Membership expires
    Membership expiration | Lease end | Lease end date | Policy expiry | Subscription end
    Subscription end date | Warranty end`,
  firstOrder: `
    首次消费日 | 首次购买日 | 首购日 | 首购日期
    首单 | 首单日期 | 首单时间 | 首次下单日期 | 首次下单时间 | 首次购买 | 首次购买日期 | 首次购买时间 | 首次消费
    首次消费日期 | 首次消费时间 | 首次成交 | 首次成交日期 | 首次成交时间 | 首次交易时间 | 首次合作时间
    首次合作日期 | 初次购买 | 初次购买日期 | 初次合作时间 | 合作开始时间 | First order date | First purchase
    First purchase date | First bought | First sale | First sale date | First transaction
    First transaction date | Customer since | Client since | Date of first order | Date of first purchase
    First gift date | First booking | First stay | 首次采购 | 首次采购日期 | 首次合作 | 合作日期 | 首次拿货`,
  lastOrder: `
    最后消费日 | 最近消费日 | 上次消费日 | 最后购买日 | 最近购买日 | 最后下单日 | 最后交易日 | 最近一次消费日
    最近下单日期 | 最近下单时间 | 最后下单 | 最后下单日期 | 最后下单时间 | 上次下单 | 上次下单日期
    上次下单时间 | 最近购买 | 最近购买日期 | 最近购买时间 | 最后购买日期 | 最后购买时间 | 上次购买
    上次购买日期 | 上次购买时间 | 最近消费 | 最近消费日期 | 最近消费时间 | 最后消费 | 最后消费日期
    最后消费时间 | 上次消费 | 上次消费日期 | 上次消费时间 | 最近成交 | 最近成交日期 | 最近成交时间
    最近一次成交时间 | 最后成交时间 | 最后成交日期 | 最近交易 | 最近交易日期 | 最近交易时间 | 最后交易日期
    最后交易时间 | 最近订单 | 最近订单日期 | 最近订单时间 | 最近付款时间 | 最近一次消费 | 最近一次消费时间
    最近一次购买时间 | 成交日期 | 成交时间 | 签约日期 | 签单日期 | Last order date | Last ordered
    Last purchase | Last purchase date | Last purchased | Last bought | Last sale | Last sale date
    Last transaction | Last transaction date | Last sold | Most recent order | Most recent purchase
    Recent order date | Last deal date | Date of last order | Date of last purchase | Latest order | Last stay
    Last gift | Last gift date | Last donation | Last booking | 最近采购 | 最近采购日期 | 最近采购时间
    最后采购日期 | 上次采购日期 | 末单 | 末单时间 | 末单日期 | 最近一单 | 最近一次下单 | 最近一次采购
    最近进货日期 | 最近拿货日期 | 上次拿货时间`,
  orderCount: `
    累积消费次数 | 累积购买次数 | 累积订单数
    订单数 | 订单数量 | 订单总数 | 总订单数 | 累计订单数 | 累计订单 | 下单数 | 下单笔数 | 购买次数
    累计购买次数 | 累计购买 | 总购买次数 | 消费次数 | 累计消费次数 | 总消费次数 | 成交次数 | 累计成交次数
    成交笔数 | 成交单数 | 交易次数 | 交易笔数 | 累计交易笔数 | 累计交易次数 | 购次 | 单数 | 笔数 | Order count
    Orders count | Number of orders | No. of orders | No of orders | # of orders | # orders | Num orders
    Total orders | Orders total | Order qty | Purchases | Purchase count | Number of purchases
    No. of purchases | # of purchases | Total purchases count | Transactions | Transaction count
    Number of transactions | Orders placed | Times purchased | # of gifts | Number of gifts | No. of stays
    Number of stays | Bookings | 采购次数 | 累计采购次数 | 拿货次数 | 进货次数`,
  totalSpent: `
    累积消费 | 累积消费金额 | 累积消费额 | 累积金额 | 累积购买金额 | 累积交易金额
    累计消费金额 | 累计消费额 | 消费总额 | 消费总金额 | 总消费 | 总消费额 | 总消费金额 | 消费金额 | 消费额
    消费合计 | 历史消费 | 历史消费金额 | 累计金额 | 总金额 | 累计成交 | 累计成交额 | 累计成交金额 | 成交总额
    成交总金额 | 成交金额 | 成交额 | 总成交额 | 总成交金额 | 累计购买金额 | 购买总额 | 购买金额 | 累计交易额
    累计交易金额 | 交易总额 | 交易额 | 交易金额 | 累计订单金额 | 订单总额 | 订单总金额 | 累计销售额 | 销售总额
    销售额 | 累计采购额 | 累计采购金额 | 采购总额 | 采购额 | 年采购额 | 累计下单金额 | 累计支付金额 | 累计付款
    累计实付 | 业绩 | 贡献金额 | Total spend | Total spending | Total amount | Total amount spent | Amount spent
    Total sales | Total purchases | Total purchase amount | Total order value | Total revenue | Lifetime value
    Lifetime spend | Lifetime revenue | Customer lifetime value | LTV | CLV | Spend | Spent | Spending
    Sales to date | Sales YTD | Revenue | Purchase amount | Total paid | Total value | Sum spent | Money spent
    Cumulative spend | Sales | Total giving | Total donated | Total donations | 累计充值金额 | 累计拿货金额
    进货总额 | 累计进货`,
  lifecycleStage: `
    生命周期阶段 | 客户生命周期 | 客户阶段 | 阶段 | 当前阶段 | 跟进阶段 | 销售阶段 | 成交阶段 | 意向阶段
    Lifecycle stage | Life cycle | Life cycle stage | Customer lifecycle | Customer stage | Stage
    Current stage | Lead stage | Sales stage | Funnel stage`,
  'lifecycleStage:status': `
    客户状态 | 客户状况 | 成交状态 | 跟进状态 | 线索状态 | 状态 | Lead status | Status | State of lead
    Account status | Client status | Contact status`,
  satisfaction: `
    客户满意度 | 满意程度 | 满意度评分 | 满意 | 评分 | 客户评分 | 服务评分 | 评价 | 客户评价
    Satisfaction score | Customer satisfaction | CSAT | NPS | NPS score | Score | Rating | Happiness
    Feedback score | 满意度(1-5) | 顾客满意度`,
  lostReason: `
    流失原因分析 | 丢单原因 | 未成交原因 | 失单原因 | 输单原因 | 放弃原因 | 不成交原因 | 战败原因 | 退会原因
    Lost reason | Loss reason | Churn reason | Reason for churn | Reason for loss | Reason for leaving
    Cancellation reason | Closed lost reason | Why lost`,
  mailConsent: `
    是否接收邮件 | 接收邮件 | 同意接收邮件 | 邮件订阅 | 是否订阅 | 订阅邮件 | 同意邮件 | 接受邮件
    是否接受电子报 | 电子报 | 订阅电子报 | Email consent | E-mail consent | Consent | Marketing consent
    GDPR consent | Opt in | Opt-in | Email opt in | Newsletter | Newsletter opt-in | Subscribed
    Accepts marketing | Accepts email marketing | Email marketing | OK to email | Can email | May we email
    Mailing list`,
  createdAt: `
    创建日期 | 创建于 | 建档时间 | 建档日期 | 录入时间 | 录入日期 | 登记时间 | 登记日期 | 填表日期 | 填写时间
    提交时间 | 新增日期 | 新增时间 | 添加时间 | 添加日期 | 建立时间 | 建立日期 | 时间戳 | 时间戳记 | Created at
    Created on | Created date | Created time | Create date | Creation date | Date created | Date added | Added
    Added on | Date entered | Entry date | Entered on | Record created | Timestamp | Submitted at
    Submission date | 加好友时间 | Date submitted | Submitted on | Submitted | Record date`,
  updatedAt: `
    更新日期 | 最近更新 | 最近更新时间 | 最后更新 | 最后更新时间 | 修改时间 | 修改日期 | 最后修改时间
    最近修改时间 | 最后修改日期 | Updated at | Updated on | Last updated | Last update | Update date | Modified
    Modified at | Modified on | Modified date | Last modified | Last modified date | Date modified
    Date updated | Last edited`,
  updatedBy: `
    修改人 | 最后修改人 | 更新者 | Modified by | Last modified by | Last updated by`,
  reviewedAt: '',
  importSource: '',
  importedAt: '',
  duplicateGroup: '',
  issues: '',
  matchKeys: '',
  rolledUp: '',
  planNoted: '',
  'event:number': `
    订单号 | 订单编号 | 订单ID | 单号 | 单据号 | 单据编号 | 订单流水号 | 流水号 | 交易号 | 交易单号 | 交易流水号
    支付单号 | 付款单号 | 收款单号 | 发票号 | 发票号码 | 销售单号 | 出库单号 | 运单号 | 快递单号 | 小票号
    工单号 | 工单编号 | 票号 | 凭证号 | Order no | Order no. | Order number | Order ID | Order # | Order ref
    Order | Invoice | Invoice no | Invoice no. | Invoice number | Invoice # | Invoice ID | Receipt no
    Receipt number | Receipt # | Transaction ID | Transaction no | Transaction number | Payment ID | Payment ref
    Payment reference | Reference | Ref | Ref no | Booking ID | Booking no | Booking ref | Ticket no
    Ticket number | Ticket ID | PO number | PO no | Document no | Voucher no | Case number | Activity ID`,
  'event:date': `
    日期 | 时间 | 日期时间 | 订单日期 | 订单时间 | 下单日期 | 下单时间 | 下单时刻 | 订货日期 | 购买日期
    购买时间 | 消费日期 | 消费时间 | 交易日期 | 交易时间 | 付款日期 | 付款时间 | 支付时间 | 支付日期 | 收款日期
    收款时间 | 到账日期 | 到账时间 | 回款日期 | 回款时间 | 发货日期 | 发货时间 | 出库日期 | 开票日期 | 开单日期
    销售日期 | 成交日期 | 成交时间 | 签约日期 | 签单日期 | 通话日期 | 通话时间 | 来电时间 | 来电日期 | 呼叫时间
    沟通日期 | 沟通时间 | 跟进日期 | 跟进时间 | 拜访日期 | 拜访时间 | 回访日期 | 回访时间 | 联系日期 | 联系时间
    来访日期 | 来访时间 | 到访日期 | 到访时间 | 到店日期 | 到店时间 | 就诊日期 | 服务日期 | 服务时间 | 上课日期
    上课时间 | 签到时间 | 预约日期 | 预约时间 | 入住日期 | 会议日期 | 发生日期 | 记录日期 | 记录时间 | Date
    Day | Time | Datetime | Date/Time | When | Order date | Ordered on | Ordered at | Date ordered
    Invoice date | Purchase date | Date of purchase | Purchased on | Sale date | Date of sale | Transaction date
    Transaction time | Payment date | Paid on | Paid at | Date paid | Date received | Received on | Visit date
    Date of visit | Visited on | Call date | Call time | Call started | Date of call | Called on | Activity date
    Activity time | Event date | Meeting date | Contact date | Date of contact | Contacted on | Follow up date
    Interaction date | Appointment | Appointment date | Booking date | Service date | Session date | Check-in
    Checkin | Check-in time | Checkin date | Delivery date | Ship date | Shipped on | Created at | Timestamp
    InvoiceDate | Posting date | Due date`,
  'event:amount': `
    金额 | 订单金额 | 下单金额 | 支付金额 | 付款金额 | 实付 | 实付金额 | 实付款 | 应付金额 | 应收金额 | 实收
    实收金额 | 收款金额 | 回款金额 | 到账金额 | 开票金额 | 消费金额 | 交易金额 | 成交金额 | 销售金额 | 单价
    售价 | 价格 | 数量 | 件数 | 商品数量 | 购买数量 | 订货数量 | 总价 | 小计 | 合计 | 优惠金额 | 折扣 | 运费
    Amount | Amt | Amount paid | Amount due | Paid amount | Paid | Payment | Payment amount | Order amount
    Order total | Order value | Invoice amount | Invoice total | Sale amount | Sales amount | Total
    Total price | Subtotal | Grand total | Net amount | Price | Unit price | UnitPrice | Rate | Cost | Qty
    Quantity | Quantity ordered | Units | Items | Item count | Discount | Tax | Shipping | Shipping fee | Value
    Fee | Charge | Received | Credit | Debit`,
  'event:content': `
    内容 | 跟进内容 | 跟进记录 | 跟进情况 | 跟进详情 | 跟进备注 | 跟进描述 | 跟进过程 | 跟进方式 | 跟进结果
    沟通内容 | 沟通记录 | 沟通情况 | 沟通结果 | 沟通方式 | 沟通详情 | 拜访内容 | 拜访记录 | 拜访情况 | 拜访结果
    拜访目的 | 拜访方式 | 回访内容 | 回访记录 | 回访情况 | 回访结果 | 联系内容 | 联系记录 | 联系情况 | 联系结果
    联系历史 | 通话内容 | 通话记录 | 通话时长 | 通话结果 | 互动记录 | 交流内容 | 会谈内容 | 洽谈内容 | 洽谈记录
    服务内容 | 服务记录 | 服务项目 | 项目内容 | 消费项目 | 消费明细 | 消费记录 | 购买记录 | 购买历史 | 交易记录
    商品 | 商品名称 | 商品名 | 商品信息 | 产品名称 | 产品型号 | 品名 | 货品 | 货品名称 | 规格 | 型号 | 订单内容
    订单详情 | 订单状态 | 来访事由 | 来访目的 | 事由 | 主题 | 结果 | 处理结果 | 问题描述 | 诊断 | 症状
    课程名称 | 历史记录 | 跟进日志 | 日志 | Content | Contents | Details | Detail | Subject | Topic | Summary
    Call notes | Call summary | Call result | Call outcome | Call type | Call duration | Duration | Direction
    Visit notes | Visit purpose | Purpose | Purpose of visit | Meeting notes | Discussion | Conversation
    Minutes | Outcome | Result | Activity | Activity type | Activity notes | Activity log | Interaction
    Interaction type | Contact log | Contact history | History | Log | Follow up notes | Follow-up notes
    Followup notes | Follow up log | Follow up record | Follow up history | Item | Item name | Item description
    Product name | Product code | Product ID | SKU | StockCode | Service | Services | Treatment | Order items
    Order details | Order status | Line item | Event | Reason for call | Reason for visit | Feedback`,
  'event:payment': `
    付款方式 | 支付方式 | 收款方式 | 支付渠道 | 付款渠道 | 收款账户 | 付款账户 | 付款人 | 支付状态 | 付款状态
    收款人 | 款项 | 款项类型 | 回款方式 | Payment method | Payment type | Payment mode | Paid by | Paid via
    Method of payment | Tender | Payment status | Payer | Paid to | Bank ref | Cheque no | Check no | Card type`,
  'other:salutation': `
    称谓 | 尊称 | 敬称 | Salutation | Prefix | Name prefix | Honorific | Mr/Mrs | Title`,
  'other:status': `
    状态 | Status | State | Active | 是否有效 | Enabled`,
  other: `
    年龄 | 岁数 | 年齡 | Age | Ages | 传真 | 传真号 | 传真号码 | 公司传真 | Fax | Fax no | Fax number | Fax #
    Business fax | Home fax | 网站 | 网址 | 官网 | 公司网站 | 公司网址 | 主页 | Website | Web site | Websites
    Web | URL | Web page | Website URL | Homepage | Site | Company website | Website 1 - Value | 图片 | 照片
    头像 | Photo | Picture | Avatar | Image | 附件 | Attachment | Attachments | 余额 | 账户余额 | 卡内余额
    储值余额 | 储值 | 欠款 | 欠款金额 | 未付款 | 应收账款 | 信用额度 | 授信额度 | Balance | Account balance
    Credit limit | Outstanding | Amount owed | Owed | 积分 | 会员积分 | 可用积分 | Points | Loyalty points
    Points balance | 标签 | 客户标签 | 用户标签 | Tags | Tag | Labels | Label | 部门 | 所在部门 | Department
    Dept | Division | Organization department | 员工人数 | 人数 | 规模 | 企业规模 | 公司规模 | 注册资本
    Employees | No. of employees | Number of employees | Company size | Annual revenue | Annual turnover
    开户行 | 开户银行 | 银行账号 | 账号 | Bank | Bank account | IBAN | 密码 | Password | 民族 | 籍贯 | 婚姻状况
    婚姻 | 学历 | 身高 | 体重 | 血型 | 年级 | 班级 | 学校 | 专业 | Marital status | Education | Nationality
    Ethnicity | Height | Weight | Blood type | Middle name | Middle initial | Initial | Initials
    Additional name | Middle | Suffix | Name suffix | Phonetic first name | Phonetic middle name
    Phonetic last name | Yomi name | E-mail 1 - Label | E-mail 2 - Label | Phone 1 - Label | Phone 2 - Label
    Address 1 - Label | Address 1 - PO Box | Address 1 - Extended Address | Website 1 - Label | E-mail 2 - Value
    Email 2 | Email2 | Secondary email | Alternate email | Other email | 邮箱2 | 备用邮箱 | Email opt out
    Opt out | Do not call | Do not contact | Do not mail | Unsubscribed | HasOptedOutOfEmail
    Accepts SMS marketing | SMS consent | Tax exempt | Average order value | 客单价 | 平均客单价 | Address 2
    Address2 | Address line 2 | Address line 3 | Default address address2 | Street 2 | Street no | Street number
    House number | House no | Business street 2 | 地址2 | 车牌 | 车牌号 | 车型 | 房号 | 楼栋 | 房间号 | 桌号
    License plate | Vehicle | Language | 语言 | Time zone | 时区 | Currency | 币种 | Latitude | Longitude | 经度
    纬度 | 创建人 | 录入人 | 登记人 | Created by | Entered by | Zip+4 | 签名 | 审核 | 签字 | Signature | Spouse
    配偶 | 紧急联系人 | 紧急联系电话 | 紧急联系人电话 | Emergency contact | Emergency phone
    Emergency contact phone | Assistant | Assistant's phone | 供应商 | 供应商名称 | Supplier | Supplier name
    Vendor | Vendor name | 员工 | 员工姓名 | Employee | Employee name | Staff | Staff name | 库存 | 库存数量
    Stock | 库位 | 操作 | Action buttons | 入会日期 | 入会时间 | 入会日 | 加入日期 | 加入时间 | 注册时间
    注册日期 | 报名日期 | 报名时间 | 开卡日期 | 开卡时间 | 办卡日期 | 合同编号 | 合同号 | 合同开始日期
    合同金额 | 签约金额 | Join date | Joined | Joined on | Date joined | Member since | Sign-up date
    Signup date | Registration date | Registered | Registered on | Start date | Contract no | Contract number
    Contract start | Contract start date | Contract value | Website visits | Visits | Visit count | 到店次数
    来店次数 | 意向度 | 意向程度 | 意向等级 | 意向级别 | 意向 | Intent | Lead score | Probability | 微信群
    所属群 | 群名称 | Email domain | Domain | 门店 | 门店名称 | 店铺 | 所属门店 | 所属店铺 | Branch | 归属门店
    消费门店 | Store | Neighborhood | Neighbourhood`,
};

/** The words of a list of the table, as people write them. */
export function wordsUnder(meaning: HeaderMeaning): readonly string[] {
  return HEADER_WORDS[meaning].split(/\s*[|\n]\s*/).filter((word) => word !== '');
}
