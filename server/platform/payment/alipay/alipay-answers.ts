import { type Static, type TSchema, Type } from 'typebox'
import { Value } from 'typebox/value'
import { type Fen, fenFromYuan } from '#rulebook/money/fen.ts'
import { ProviderForged, ProviderUnavailable } from '../payment-faults.ts'
import type { ChargeState, RefundState } from '../payment-provider.ts'
import { instantOfSecond } from '../provider-times.ts'

const Trade = Type.Object({
  out_trade_no: Type.String(),
  trade_no: Type.String({ minLength: 1 }),
  trade_status: Type.Enum(['WAIT_BUYER_PAY', 'TRADE_SUCCESS', 'TRADE_FINISHED', 'TRADE_CLOSED']),
  total_amount: Type.String(),
  send_pay_date: Type.Optional(Type.String()),
})
const RefundAnswer = Type.Object({
  out_trade_no: Type.String(),
  trade_no: Type.String({ minLength: 1 }),
  fund_change: Type.String(),
  refund_fee: Type.String(),
  gmt_refund_pay: Type.Optional(Type.String()),
})
const RefundQuery = Type.Object({
  out_trade_no: Type.Optional(Type.String()),
  out_request_no: Type.Optional(Type.String()),
  trade_no: Type.Optional(Type.String()),
  refund_status: Type.Optional(Type.String()),
  refund_amount: Type.Optional(Type.String()),
  gmt_refund_pay: Type.Optional(Type.String()),
})

/** The answer as that schema says; what Alipay signed and we do not understand is as good as no answer. */
export function understood<S extends TSchema>(schema: S, content: unknown): Static<S> {
  if (!Value.Check(schema, content)) throw notUnderstood()
  return content
}

/** What a query says of an attempt. `TRADE_CLOSED` is a timeout, or a refund of everything: then it had been paid. */
export function chargeStateOf(content: unknown, attemptNo: string): ChargeState {
  const trade = understood(Trade, content)
  if (trade.out_trade_no !== attemptNo) throw new ProviderForged('alipay', 'another order')
  switch (trade.trade_status) {
    case 'WAIT_BUYER_PAY':
      return { kind: 'waiting' }
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED':
      return { kind: 'paid', paid: paidOf(trade) }
    case 'TRADE_CLOSED':
      return trade.send_pay_date ? { kind: 'refunded', paid: paidOf(trade) } : { kind: 'closed' }
    default:
      return trade.trade_status satisfies never
  }
}

function paidOf({ trade_no, total_amount, send_pay_date }: Static<typeof Trade>) {
  return { transactionNo: trade_no, fen: fenOf(total_amount), at: instantOf(send_pay_date) }
}

/** What the answer to a refund says; undefined when Alipay changed nothing now: it may have done so before. */
export function refundDoneBy(content: unknown, attemptNo: string): RefundState | undefined {
  const answer = understood(RefundAnswer, content)
  if (answer.out_trade_no !== attemptNo) throw new ProviderForged('alipay', 'another order')
  if (answer.fund_change !== 'Y') return undefined
  return {
    kind: 'done',
    fen: fenOf(answer.refund_fee),
    at: instantOf(answer.gmt_refund_pay),
    refundTransactionNo: answer.trade_no,
  }
}

/** What the query of a refund says. That the query succeeded says nothing: only its `refund_status` does. */
export function refundStateOf(content: unknown, asked: { attemptNo: string; refundNo: string }): RefundState {
  const answer = understood(RefundQuery, content)
  if (answer.refund_status !== 'REFUND_SUCCESS') return { kind: 'absent' }
  if (answer.out_trade_no !== asked.attemptNo || answer.out_request_no !== asked.refundNo)
    throw new ProviderForged('alipay', 'another refund')
  return {
    kind: 'done',
    fen: fenOf(answer.refund_amount ?? ''),
    at: instantOf(answer.gmt_refund_pay),
    refundTransactionNo: answer.trade_no ?? '',
  }
}

function fenOf(yuan: string): Fen {
  const found = fenFromYuan(yuan)
  if (found === undefined) throw notUnderstood()
  return found
}

function instantOf(text: string | undefined): Date {
  const found = instantOfSecond(text ?? '')
  if (!found) throw notUnderstood()
  return found
}

function notUnderstood(): ProviderUnavailable {
  return new ProviderUnavailable('alipay', 'not understood')
}
