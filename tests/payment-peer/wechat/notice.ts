import { type KeyObject, randomBytes, randomUUID } from 'node:crypto'
import { rfc3339 } from '../forms.ts'
import type { Letter, Notice } from '../post.ts'
import type { Refund, Trade } from '../trades.ts'
import { linesOf, sign, type WechatAccount } from './account.ts'
import { refundNoticeOf } from './refund.ts'
import { type Body, transactionOf } from './transaction.ts'

/** Who sends, and by which clock. */
export interface Sender {
  account: WechatAccount
  now(): Date
}

/** What a test changes in a notice. */
export interface Twist {
  /** Fields of the encrypted object with other values; undefined takes a field away. */
  resource?: Body
  eventType?: string
  /** Works on the finished letter, after signing. */
  letter?(letter: Letter): void
  signedBy?: KeyObject
  serial?: string
  skewSeconds?: number
}

/** A notice about a trade as it is now: encrypted once, stamped and signed anew for each attempt. */
export function noticeOf(
  sender: Sender,
  trade: Trade,
  about: { refund?: Refund; twist?: Twist } = {},
): Notice {
  const { refund, twist = {} } = about
  const isRefund = refund !== undefined
  const truth = isRefund
    ? refundNoticeOf(sender.account, trade, refund)
    : transactionOf(sender.account, trade)
  const resource = sender.account.encrypt(
    JSON.stringify({ ...truth, ...twist.resource }),
    isRefund ? 'refund' : 'transaction',
  )
  const eventType = isRefund ? `REFUND.${String(truth.refund_status)}` : 'TRANSACTION.SUCCESS'
  const body = JSON.stringify({
    id: randomUUID(),
    create_time: rfc3339(sender.now()),
    resource_type: 'encrypt-resource',
    event_type: twist.eventType ?? eventType,
    summary: isRefund ? '退款成功' : '支付成功',
    resource: { original_type: isRefund ? 'refund' : 'transaction', ...resource },
  })
  const url = (isRefund ? refund.notifyUrl : trade.notifyUrl) ?? ''
  return {
    provider: 'wechat',
    outTradeNo: trade.outTradeNo,
    write: () => {
      const letter = stamped(sender, { url, body, twist })
      twist.letter?.(letter)
      return letter
    },
  }
}

function stamped(sender: Sender, { url, body, twist }: { url: string; body: string; twist: Twist }): Letter {
  const signer = sender.account.signer()
  const timestamp = String(Math.floor(sender.now().getTime() / 1000) + (twist.skewSeconds ?? 0))
  const nonce = randomBytes(16).toString('hex')
  return {
    provider: 'wechat',
    url,
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Mozilla/4.0',
      'wechatpay-serial': twist.serial ?? signer.serial,
      'wechatpay-signature': sign(twist.signedBy ?? signer.key, linesOf(timestamp, nonce, body)),
      'wechatpay-signature-type': 'WECHATPAY2-SHA256-RSA2048',
      'wechatpay-timestamp': timestamp,
      'wechatpay-nonce': nonce,
    },
    body,
  }
}
