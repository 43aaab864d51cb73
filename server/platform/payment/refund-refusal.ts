/** What finance can do something about, by the codes that both providers publish. */
const CAUSES: Readonly<Record<string, string>> = {
  NOT_ENOUGH: '商户账户余额不足，请充值后再次发起',
  USER_ACCOUNT_ABNORMAL: '付款人的账户异常或已注销',
  'ACQ.SELLER_BALANCE_NOT_ENOUGH': '商户账户余额不足，请充值后再次发起',
  'ACQ.BUYER_ERROR': '付款人的账户异常或已注销',
  'ACQ.TRADE_HAS_FINISHED': '交易已完结，不能再退款',
}

/** Says why a provider does not take a refund (PAY-04): its code, and what it means where we know. */
export function refundRefusal(provider: string, code: string): string {
  const cause = CAUSES[code]
  return cause ? `${cause}（${code}）` : `${provider}不接受这笔退款（${code}）`
}
