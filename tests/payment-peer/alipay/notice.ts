import { beijing, yuan } from '../forms.ts'
import type { Letter, Notice } from '../post.ts'
import { digits, type Refund, refundedFen, type Trade } from '../trades.ts'
import type { AlipayAccount } from './account.ts'
import { type Fields, leftOut, signedText, signWith } from './signature.ts'
import { statusOf } from './status.ts'

/** What a test changes in a notice, before or after it is signed. */
export interface Twist {
  /** Fields with other values, signed like the rest; undefined takes a field away. */
  fields?: Readonly<Record<string, string | undefined>>
  /** Works on the finished form, after signing. */
  form?(form: URLSearchParams): void
  signedBy?: AlipayAccount['own']['privateKey']
}

/** A notice about a trade as it is now. Its `notify_id` stays the same however often it is sent. */
export function noticeOf(
  account: AlipayAccount,
  trade: Trade,
  about: { now(): Date; refund?: Refund; twist?: Twist },
): Notice {
  const notifyId = `${digits(10)}0022${digits(24)}`
  const frozen = fieldsOf(account, trade, about.refund)
  return {
    provider: 'alipay',
    outTradeNo: trade.outTradeNo,
    write: () => {
      const dated = { ...frozen, notify_id: notifyId, notify_time: beijing(about.now()) }
      return letter(account, trade.notifyUrl ?? '', { fields: dated, twist: about.twist ?? {} })
    },
  }
}

function fieldsOf(account: AlipayAccount, trade: Trade, refund: Refund | undefined): Record<string, string> {
  const paid = yuan(trade.paid?.fen ?? trade.fen)
  return {
    app_id: account.appId,
    auth_app_id: account.appId,
    buyer_id: trade.payer,
    buyer_logon_id: 'kao***@sandbox.com',
    buyer_pay_amount: paid,
    charset: 'utf-8',
    fund_bill_list: `[{"amount":"${paid}","fundChannel":"ALIPAYACCOUNT"}]`,
    gmt_create: beijing(trade.createdAt),
    ...(trade.paid === undefined ? {} : { gmt_payment: beijing(trade.paid.at) }),
    ...(trade.closedAt === undefined ? {} : { gmt_close: beijing(trade.closedAt) }),
    ...(refund?.doneAt === undefined
      ? {}
      : {
          gmt_refund: `${beijing(refund.doneAt)}.000`,
          out_biz_no: refund.outRefundNo,
          refund_fee: yuan(refundedFen(trade)),
        }),
    invoice_amount: paid,
    notify_type: 'trade_status_sync',
    out_trade_no: trade.outTradeNo,
    point_amount: '0.00',
    receipt_amount: paid,
    seller_id: account.sellerId,
    subject: trade.subject,
    total_amount: paid,
    trade_no: trade.transactionNo,
    trade_status: statusOf(trade),
    version: '1.0',
  }
}

function letter(account: AlipayAccount, url: string, notice: { fields: Fields; twist: Twist }): Letter {
  const changed = Object.entries({ ...notice.fields, ...notice.twist.fields })
  const fields: Record<string, string> = {}
  for (const [name, value] of changed) if (value !== undefined) fields[name] = value
  const key = notice.twist.signedBy ?? account.own.privateKey
  const sign = signWith(key, signedText(fields, leftOut.notice))
  const form = new URLSearchParams({ ...fields, sign, sign_type: 'RSA2' })
  notice.twist.form?.(form)
  return {
    provider: 'alipay',
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=utf-8',
      'user-agent': 'Mozilla/4.0',
    },
    body: form.toString(),
  }
}
