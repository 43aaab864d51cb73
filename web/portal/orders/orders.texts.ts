import type { Channel, CloseReason, OrderState, Provider } from '#contracts/payments/order.ts'

export const ordersTexts = {
  title: '我的订单',
  lead: '目前仅提供毕业审定费缴费。',
  empty: '您还没有订单',
  why: '申请毕业初审通过并到了缴费时间，这里会出现缴费提示。没有缴费提示的，请联系主考学校咨询缴费办法。',
  toServices: '查看可办理的业务',
  forWhat: (service: string, title: string) => `${service}：${title}`,
  ticketNo: (no: string) => `准考证号 ${no}`,
  yuan: (amount: string) => `${amount} 元`,
  until: (day: string) => `请在 ${day} 24:00 前缴费。`,
  from: (day: string) => `缴费时间从 ${day} 开始，请届时再次登录，按提示缴费。`,
  anyTime: '现在可以缴费。',
  over: '网上缴费时间已过，请联系主考学校咨询缴费办法。',
  holds: '缴清以前，毕业结果不会发布。',
  holdsApproval: '缴清以前，申请不能通过最后一级审核。',
  pay: '去缴费',
  payOf: (title: string) => `去缴纳${title}`,
  payable: '待缴费',
  notOpen: '未到缴费时间',
  overWord: '网上缴费已截止',
  orderNo: '订单编号',
  amount: '金额',
  createdAt: '下单时间',
  expiresAt: '支付截止',
  paidAt: '支付时间',
  channel: '支付方式',
  transactionNo: '支付交易号',
  receiptNo: '收据编号',
  view: '查看订单',
  viewOf: (no: string) => `查看订单 ${no}`,
  bill: '本平台尚未接通财政电子票据，现在不能开具。需要时请咨询主考学校。',
  back: '返回我的订单',
  order: '订单',
  howToPay: '选择支付方式',
  left: (words: string) => `请在 ${words}内完成支付，过期后可以重新下单。`,
  noProvider: '现在没有可用的支付方式，没有扣款。请稍后再试，或联系主考学校咨询缴费办法。',
  payWith: (name: string) => `用${name}支付`,
  scan: (name: string) => `请用手机打开${name}，扫描二维码支付`,
  qrAlt: (name: string) => `${name}付款二维码`,
  qrLeft: (words: string) => `二维码还有 ${words}有效。付款后本页会自动显示结果。`,
  qrOver: '二维码已过期，请重新选择支付方式。',
  confirming: '正在确认支付结果',
  confirmingHelp:
    '如果您已经付款，请稍等片刻，本页会自动显示结果，不要重复支付。没有付款的，可以在下面继续支付。',
  closingHelp: '这个订单不再收款，正在向支付渠道确认有没有付过款。确认没有付款后关闭，付过的会照常入账。',
  paidHelp: '已收到您的缴费。请留意毕业结果的公布。',
  expiredHelp: '订单已过期，没有扣款。可以在「我的订单」重新下单。',
  cancelledHelp: '订单已取消，没有扣款。需要时可以在「我的订单」重新下单。',
  obsoleteHelp: '申请的状态有变化，现在不需要支付这个订单，没有扣款。',
  refundingHelp: '正在退款，款项将按原支付方式退回。',
  refundedHelp: '已退款，款项已按原支付方式退回。',
  cancel: '取消订单',
  cancelAsk: '取消后不能再支付这个订单，需要时可以重新下单。已经付过款的不会被取消。',
  fee: '缴费',
  later: '审核到了规定的环节以后开放缴费，届时会发消息给您。',
  feeIs: (title: string, yuan: string) => `${title} ${yuan} 元`,
  paidOn: (at: string, no: string) => `已于 ${at} 缴清，收据编号 ${no}。`,
  noRefund: '毕业申请一经确认且缴费成功，毕业审定费不予退还；重复支付的会退回。',
} as const

export const stateWords: Readonly<Record<OrderState, string>> = {
  open: '待支付',
  closing: '正在关闭',
  closed: '已关闭',
  paid: '已支付',
  refunding: '退款中',
  refunded: '已退款',
}

export const closedWords: Readonly<Record<CloseReason, string>> = {
  expired: '已过期',
  cancelled: '已取消',
  obsolete: '无须支付',
}

export const channelWords: Readonly<Record<Channel, string>> = {
  alipay: '支付宝',
  wechat: '微信支付',
  demonstration: '演示收银台',
  counter: '主考学校柜台',
}

export const providerWords: Readonly<Record<Provider, string>> = {
  alipay: '支付宝',
  wechat: '微信',
  demonstration: '演示收银台',
}
