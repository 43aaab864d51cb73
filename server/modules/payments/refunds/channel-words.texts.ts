import type { Channel } from '#contracts/payments/order.ts'

/** Where money comes from, as messages and lists of the server name it. */
export const CHANNEL_WORDS = {
  alipay: '支付宝',
  wechat: '微信支付',
  demonstration: '演示收银台',
  counter: '主考学校柜台',
} as const satisfies Record<Channel, string>
