import { FINANCE_REFUSALS } from './finance-refusals.ts'

/** The ways in which the rules of orders and fees say no; a part of `REFUSALS`. */
export const PAYMENT_REFUSALS = {
  fee_not_owed: { status: 409, text: () => '这项申请现在不需要缴费。请刷新页面，查看申请的最新状态。' },
  fee_paid: { status: 409, text: () => '这项费用已经缴清，无需再次支付。请在「我的订单」查看收据。' },
  fee_not_open: {
    status: 409,
    text: (v: Record<string, string | number>) => `缴费尚未开始，请在 ${v.from} 起登录本平台缴费。`,
  },
  fee_window_over: { status: 409, text: () => '网上缴费时间已过，请联系主考学校咨询缴费办法。' },
  order_closing: {
    status: 409,
    text: () => '正在向支付渠道确认上一个订单有没有支付，请过几分钟再试，不要重复支付。',
  },
  order_state: { status: 409, text: () => '这个订单的状态刚刚变了，这次操作没有执行。请刷新后查看。' },
  provider_away: {
    status: 503,
    text: () => '这种支付方式暂时不能使用，没有扣款。请换一种支付方式，或稍后再试。',
  },
  totals_too_long: {
    status: 409,
    text: (v: Record<string, string | number>) =>
      `这段时间的汇总超过 ${v.lines} 行，没有导出。请缩短起止日期，分几次导出。`,
  },
  ...FINANCE_REFUSALS,
} as const
