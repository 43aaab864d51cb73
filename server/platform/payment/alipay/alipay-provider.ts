import { Type } from 'typebox'
import { yuanOf } from '#rulebook/money/fen.ts'
import { again } from '../again.ts'
import { type ExchangeLimits, exchange } from '../exchange.ts'
import { ProviderForged, ProviderRefused, ProviderUnavailable } from '../payment-faults.ts'
import type {
  BillLine,
  Charge,
  ChargeState,
  PaymentProvider,
  RefundRequest,
  RefundState,
} from '../payment-provider.ts'
import { beijingSecond } from '../provider-times.ts'
import { refundRefusal } from '../refund-refusal.ts'
import { chargeStateOf, refundDoneBy, refundStateOf, understood } from './alipay-answers.ts'
import { readAlipayBill } from './alipay-bill.ts'
import { askAlipay } from './alipay-client.ts'
import { readAlipayNotice } from './alipay-notice.ts'
import { type AlipayRoom, requireAlipayKeys } from './alipay-room.ts'

const NOTICE_PATH = '/api/payment-notices/alipay'
const FILE: ExchangeLimits = { ms: 25_000, bytes: 64 * 1024 * 1024 }

/** Alipay (PAY-02): page pay at a desk, WAP pay on a phone. Inside WeChat it is not reachable. */
export function createAlipayProvider(room: AlipayRoom): PaymentProvider {
  const query = (attemptNo: string) => queryTrade(room, attemptNo)
  return {
    name: 'alipay',
    serves: (surface) => surface !== 'in_wechat',
    isOpen: () => room.keys() !== undefined,
    create: async (charge) => ({ kind: 'redirect', address: payAddress(room, charge) }),
    query,
    async close(attemptNo) {
      const answer = await again(() => askAlipay(room, 'alipay.trade.close', { out_trade_no: attemptNo }))
      if (answer.kind === 'success') return 'closed'
      if (answer.code === 'ACQ.TRADE_NOT_EXIST') return 'absent'
      if (answer.code === 'ACQ.TRADE_HAS_SUCCESS') return 'paid'
      // Closed before, refunded or finished: only its state tells.
      const state = await query(attemptNo)
      switch (state.kind) {
        case 'paid':
        case 'refunded':
          return 'paid'
        case 'closed':
        case 'absent':
          return state.kind
        case 'waiting':
          throw new ProviderRefused('alipay', answer.code)
        default:
          return state satisfies never
      }
    },
    refund: (request) => refundTrade(room, request),
    queryRefund: (refund) => queryRefund(room, refund),
    bill: (day) => again(() => fetchBill(room, day)),
    readNotice: (raw) => {
      const keys = room.keys()
      return keys ? readAlipayNotice(keys, raw) : { kind: 'refused', why: 'signature' }
    },
    answer: (outcome) =>
      // Exactly seven letters, whatever the status: everything else makes Alipay repeat the notice.
      outcome === 'recorded'
        ? { status: 200, contentType: 'text/plain', body: 'success' }
        : { status: 500, contentType: 'text/plain', body: 'failure' },
  }
}

/** Where the payer's browser goes: nothing is asked of Alipay before, and the trade begins when the payer signs in. */
function payAddress(room: AlipayRoom, charge: Charge): string {
  const returnTo = room.publicOrigin + charge.returnPath
  const isDesk = charge.surface === 'desk'
  return requireAlipayKeys(room).signing.pageExecute(
    isDesk ? 'alipay.trade.page.pay' : 'alipay.trade.wap.pay',
    'GET',
    {
      timestamp: beijingSecond(room.clock.now()),
      return_url: returnTo,
      notify_url: room.publicOrigin + NOTICE_PATH,
      bizContent: {
        out_trade_no: charge.attemptNo,
        product_code: isDesk ? 'FAST_INSTANT_TRADE_PAY' : 'QUICK_WAP_WAY',
        total_amount: yuanOf(charge.fen),
        subject: charge.subject.replace(/[/=&]/g, ' '),
        time_expire: beijingSecond(charge.expiresAt),
        ...(isDesk ? {} : { quit_url: returnTo }),
      },
    },
  )
}

async function queryTrade(room: AlipayRoom, attemptNo: string): Promise<ChargeState> {
  const answer = await again(() => askAlipay(room, 'alipay.trade.query', { out_trade_no: attemptNo }))
  if (answer.kind === 'success') return chargeStateOf(answer.content, attemptNo)
  if (answer.code === 'ACQ.TRADE_NOT_EXIST') return { kind: 'absent' }
  throw new ProviderRefused('alipay', answer.code)
}

async function refundTrade(room: AlipayRoom, request: RefundRequest): Promise<RefundState> {
  const content = {
    out_trade_no: request.attemptNo,
    out_request_no: request.refundNo,
    refund_amount: yuanOf(request.fen),
    refund_reason: request.reason,
  }
  const answer = await again(() => askAlipay(room, 'alipay.trade.refund', content))
  if (answer.kind === 'refused') return { kind: 'failed', words: refundRefusal('支付宝', answer.code) }
  // Asked again, Alipay answers that nothing changed: whether it had been done before, the query tells.
  return refundDoneBy(answer.content, request.attemptNo) ?? queryRefund(room, request)
}

async function queryRefund(
  room: AlipayRoom,
  refund: { attemptNo: string; refundNo: string },
): Promise<RefundState> {
  const content = {
    out_trade_no: refund.attemptNo,
    out_request_no: refund.refundNo,
    query_options: ['gmt_refund_pay'],
  }
  const answer = await again(() => askAlipay(room, 'alipay.trade.fastpay.refund.query', content))
  if (answer.kind === 'success') return refundStateOf(answer.content, refund)
  if (answer.code === 'ACQ.TRADE_NOT_EXIST') return { kind: 'absent' }
  throw new ProviderRefused('alipay', answer.code)
}

const Download = Type.Object({ bill_download_url: Type.String() })

async function fetchBill(room: AlipayRoom, day: string): Promise<readonly BillLine[] | 'not_yet'> {
  const { sellerId } = requireAlipayKeys(room)
  const asked = { bill_type: 'trade', bill_date: day }
  const answer = await askAlipay(room, 'alipay.data.dataservice.bill.downloadurl.query', asked)
  if (answer.kind === 'refused') {
    if (answer.code === 'isp.bill_not_exist') return 'not_yet'
    throw new ProviderRefused('alipay', answer.code)
  }
  const { bill_download_url } = understood(Download, answer.content)
  const address = billAddress(room.gateway, bill_download_url)
  const { status, body } = await exchange('alipay', { method: 'GET', address, headers: {} }, FILE)
  if (status !== 200) throw new ProviderUnavailable('alipay', `status ${status}`)
  return readAlipayBill(body, { sellerId, day })
}

/**
 * The address of a bill: at the gateway, or at another machine of Alipay, and never in clear there. The file itself is not
 * signed, only the answer that names it.
 */
function billAddress(gateway: string, named: string): string {
  const url = URL.canParse(named) ? new URL(named) : undefined
  if (url?.origin === new URL(gateway).origin) return url.href
  if (!url || !/(^|\.)(alipay|alipaydev)\.com$/.test(url.hostname) || url.port !== '')
    throw new ProviderForged('alipay', 'the bill is elsewhere')
  url.protocol = 'https:'
  return url.href
}
