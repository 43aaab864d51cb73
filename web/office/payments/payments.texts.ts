import type { Channel, OrderState } from '#contracts/payments/order.ts'
import type { RefundState } from '#contracts/payments/refund.ts'
import type { Tone } from '#web/ui/status-badge.tsx'

export const paymentsTexts = {
  product: '考籍管理工作台',
  title: '缴费与退款',
  lead: '重复支付、过期支付的款项由一人申请、另一人复核后原路退回；退款一律全额，一笔款只退一次。',
  search: '查订单',
  searchHelp: '完整的订单号、准考证号、交易号、退款编号或收据编号',
  searchShort: '请输入至少 4 个字符的完整号码。',
  submit: '查询',
  results: '查询结果',
  none: '没有找到订单',
  noneLead: '请核对号码是否完整。还没有下单的考生不会出现在这里。',
  down: (names: readonly string[]) =>
    `${names.join('、')}暂时不能使用，考生看不到它的按钮；款项和退款会在恢复后继续核对。`,
  differences: (count: number) => `${count} 项对账差异等待处理`,
  noDifferences: '没有等待处理的对账差异',
  counter: (count: number) => `${count} 笔柜台缴费等待复核`,
  extras: (count: number) => `待退还的多付款（${count}）`,
  noExtras: '没有待退还的多付款',
  noExtrasLead: '考生重复支付、过期支付的款项会自动出现在这里。',
  refunds: (count: number) => `办理中的退款（${count}）`,
  noRefunds: '没有办理中的退款',
  noRefundsLead: '在上面的多付款或订单页申请退款。',
  odd: (count: number) => `不能入账的渠道通知（${count}）`,
  oddLead: '这些通知签名真实，但与我方订单不符，没有入账。请等次日对账单核对后在「对账」处理。',
  order: '订单',
  orderNo: '订单号',
  candidate: '考生',
  school: '主考学校',
  item: '费用',
  amount: '金额（元）',
  channel: '渠道',
  paidAt: '支付时间',
  transactionNo: '交易号',
  why: '原因',
  state: '状态',
  acts: '办理',
  created: '下单时间',
  expires: '有效期至',
  moved: '状态更新',
  requestedBy: '申请人',
  decidedBy: '复核人',
  refundNo: '退款编号',
  ask: '申请退款',
  askTitle: (orderNo: string) => `申请退款：订单 ${orderNo}`,
  reason: '退款原因',
  reasonHelp: '4 个字以上，复核人会看到',
  feeWarning: '退还毕业审定费后，该申请视为未缴费，不会列入毕业批次发布；考生可重新缴费。',
  approval: { requested: '同意退款', by_hand_asked: '同意线下退还', give_up_asked: '同意不再退款' },
  refusal: { requested: '不同意退款', by_hand_asked: '不同意线下退还', give_up_asked: '不同意不再退款' },
  again: '再次发起',
  againLead: '以同一退款编号再次向支付渠道发起，不会重复退款。',
  byHand: '登记线下退还',
  byHandLead: '支付渠道确实无法退款、已用其他方式退还考生时登记，由另一位同事复核。',
  giveUp: '不再退款',
  giveUpLead: '确实退不回去、也没有用其他方式退还时办理，由另一位同事复核。',
  giveUpFee: '同意后订单恢复为已支付，该费用无需再缴；以后仍可再次申请退款。',
  giveUpExtra: '同意后这笔多付款重新列为待退还；以后仍可再次申请退款。',
  giveUpReason: '不再退款的原因',
  voucher: '凭证号码',
  voucherHelp: '4 个字以上：转账回单或考生签收单的号码',
  note: '说明',
  whyNot: '不同意的原因',
  whyNotHelp: '4 个字以上，申请人会看到',
  actTitle: (act: string, refundNo: string) => `${act}：${refundNo}`,
  mine: '须由另一位同事复核',
  waitingWord: '等待复核',
  failureLabel: '渠道答复',
  failure: (words: string) => `渠道答复：${words}`,
  back: '返回缴费与退款',
  orderTitle: (orderNo: string) => `订单 ${orderNo}`,
  payments: '付款',
  noPayments: '还没有付款',
  attempts: '支付尝试',
  attemptNo: '商户订单号',
  place: '场景',
  notices: '渠道消息',
  noNotices: '还没有收到渠道消息',
  heardBy: '来源',
  outcome: '结果',
  receivedAt: '收到时间',
  refundsOfOrder: '退款',
  receiptNo: '收据编号',
  purpose: '用途',
  feePurpose: '缴清费用',
  basis: '依据',
} as const

export const channelWords: Readonly<Record<Channel, string>> = {
  alipay: '支付宝',
  wechat: '微信支付',
  demonstration: '演示收银台',
  counter: '柜台',
}

export const basisWords = { rule: '重复或无须支付，按规则退还', decision: '财务决定' } as const

export const extraWords = {
  paid_before: '此前已缴清，重复支付',
  not_owed: '无须缴纳',
  refunded: '订单已退款后又支付',
} as const

export const orderStateWords: Readonly<Record<OrderState, { word: string; tone: Tone }>> = {
  open: { word: '待支付', tone: 'must' },
  closing: { word: '正在关闭', tone: 'going' },
  closed: { word: '已关闭', tone: 'quiet' },
  paid: { word: '已支付', tone: 'approval' },
  refunding: { word: '退款中', tone: 'going' },
  refunded: { word: '已退款', tone: 'quiet' },
}

export const refundStateWords: Readonly<Record<RefundState, { word: string; tone: Tone }>> = {
  requested: { word: '待复核', tone: 'must' },
  refused: { word: '未同意', tone: 'refusal' },
  accepted: { word: '已受理', tone: 'going' },
  sent: { word: '退款中', tone: 'going' },
  done: { word: '已退款', tone: 'approval' },
  failed: { word: '退款失败', tone: 'refusal' },
  by_hand_asked: { word: '线下退还待复核', tone: 'must' },
  give_up_asked: { word: '不再退款待复核', tone: 'must' },
  given_up: { word: '不再退款', tone: 'refusal' },
}

export const attemptStateWords = { live: '可支付', closed: '已关闭', paid: '已支付' } as const
export const surfaceWords = { desk: '电脑', phone: '手机', in_wechat: '微信内' } as const
export const learntWords = {
  notice: '渠道通知',
  query: '主动查询',
  bill: '对账单',
  counter: '柜台登记',
} as const
export const noticeKindWords = { payment: '支付', closed: '关闭', refund: '退款' } as const
export const outcomeWords: Readonly<Record<string, string>> = {
  paid: '已入账',
  extra: '已入账，待退还',
  known: '此前已入账',
  closed: '已关闭',
  refund: '已核对退款',
  attempt_unknown: '不是我方订单',
  amount_differs: '金额不符',
  transaction_differs: '交易号不符',
}
