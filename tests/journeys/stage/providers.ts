import { createPayments } from '#platform/payment/payments.ts'
import type { Deps } from '#server/deps.ts'
import { type PaymentPeer, startPaymentPeer } from '../../payment-peer/peer.ts'
import { sectionOf } from '../../payment-peer/secrets-section.ts'

/** What somebody does on the other side. */
export type ProviderAct =
  /** Alipay and WeChat Pay are set up too, and send their notices by themselves. */
  | { kind: 'join' }
  /** The payer's phone scans a code of WeChat Pay, and pays. */
  | { kind: 'scan'; code: string }
  /** WeChat sends a payer back with this code. */
  | { kind: 'know'; code: string }
  /** The WeChat client is handed these parameters by the page, and the payer pays. */
  | { kind: 'client'; parameters: Readonly<Record<string, string>> }
  /** The account at WeChat Pay is empty, so that refunds fail. */
  | { kind: 'empty' }
  /** Somebody gives every payment back at the console of WeChat Pay. */
  | { kind: 'console' }
  /** The issuer of e-bills refuses to make any, or makes them again. */
  | { kind: 'ebills'; refuse: string | undefined }

export interface Providers {
  act(act: ProviderAct): Promise<void>
  stop(): Promise<void>
}

/** The other side of payments of one product. */
export function createProviders(deps: Deps, publicOrigin: string): Providers {
  let peer: PaymentPeer | undefined
  const { ebills } = deps
  const theirs = () => {
    if (!peer) throw new Error('the providers have not joined')
    return peer
  }
  return {
    async act(act) {
      switch (act.kind) {
        case 'join':
          peer = await joinIn(deps, publicOrigin)
          return
        case 'scan':
          return isPaid(theirs().wechat.scan(act.code))
        case 'know':
          return void theirs().wechat.codes.add(act.code)
        case 'client':
          return isPaid(theirs().wechat.payInClient(act.parameters))
        case 'empty':
          theirs().wechat.isSellerPoor = true
          return
        case 'console':
          return giveBack(theirs())
        case 'ebills':
          return void Object.assign(deps, {
            ebills: act.refuse === undefined ? ebills : refusing(act.refuse),
          })
        default:
          return act satisfies never
      }
    },
    stop: async () => peer?.stop(),
  }
}

async function joinIn(deps: Deps, publicOrigin: string): Promise<PaymentPeer> {
  const { clock, cashier, random, log } = deps
  const peer = await startPaymentPeer({ now: () => clock.now() })
  peer.post.startClerk(1_000)
  const gateways = { alipayGateway: peer.alipay.gateway, wechatGateway: peer.base, wechatAccounts: peer.base }
  const places = { mode: 'demonstration', publicOrigin, ...gateways } as const
  const section = sectionOf(peer)
  const payments = createPayments({ section, places, cashier: cashier?.provider, clock, random, log })
  Object.assign(deps, { payments })
  return peer
}

function isPaid(outcome: unknown): void {
  if (typeof outcome === 'string') throw new Error(`the payer could not pay: ${outcome}`)
}

function giveBack({ wechat }: PaymentPeer): void {
  for (const trade of wechat.trades.all.values()) {
    if (!trade.paid) continue
    const asked = { outRefundNo: `C${trade.outTradeNo.slice(0, 20)}`, fen: trade.paid.fen }
    const outcome = wechat.trades.refund(trade, asked)
    if (typeof outcome === 'string') throw new Error(`it could not be given back: ${outcome}`)
    wechat.completeRefund(trade, outcome.refund)
  }
}

function refusing(words: string): Deps['ebills'] {
  const refused = () => Promise.resolve({ kind: 'refused' as const, words })
  return { issue: refused, find: () => Promise.resolve({ kind: 'absent' }), reverse: refused }
}
