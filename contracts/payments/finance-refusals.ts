/** How the rules of refunds, bills and the counter say no (PAY-04, PAY-05); part of `PAYMENT_REFUSALS`. */
export const FINANCE_REFUSALS = {
  refund_open: {
    status: 409,
    text: () => '这笔付款已有退款，不能重复申请。请在该订单中查看退款办到哪一步。',
  },
  refund_relied_on: {
    status: 409,
    text: () =>
      '该申请已列入毕业批次的发布名单或已经毕业，毕业审定费不能退还。确需退还的，请先在「毕业批次」中撤回或撤销。',
  },
  refund_not_back: {
    status: 409,
    text: () =>
      '支付渠道尚未确认这笔退款已退到考生账户，现在不能补记。请等确认后再复核；已退回商户账户的，请退回重提，改为「说明」办理。',
  },
  bill_not_recordable: {
    status: 409,
    text: () => '这一笔不能补记：它与我方的订单、付款或退款不符。请向支付渠道核实后，改为「说明」办理。',
  },
  counter_open: { status: 409, text: () => '这份申请已有一笔待复核的柜台缴费，请先由另一位同事复核。' },
  counter_paper_used: {
    status: 409,
    text: () => '这个收据号码已登记过，一张收据只能登记一次。请核对纸质收据上的号码。',
  },
  counter_amount: {
    status: 409,
    text: () => '登记以后费用标准有变化，金额与现在应缴的不同。请不同意这笔登记，再按现在的金额登记。',
  },
  counter_order_amount: {
    status: 409,
    text: (v: Record<string, string | number>) =>
      `考生有一个按原标准 ${v.ordered} 元下的网上订单（${v.orderNo}）还没有结束，与现在应缴的 ${v.fee} 元不同。请考生在「我的订单」取消它，几分钟后再登记或复核。`,
  },
  counter_day: {
    status: 422,
    text: () => '缴费日期不能早于申请提交的日期，也不能晚于今天，请核对纸质收据上的日期。',
  },
} as const
