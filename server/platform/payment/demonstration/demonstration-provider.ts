import type { Clock } from '#kernel/clock.ts'
import type { RandomSource } from '#kernel/random.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { fen } from '#rulebook/money/fen.ts'
import type { BillLine, ChargeState, PaymentProvider, RefundState } from '../payment-provider.ts'
import type { Books, End, Refund, Trade } from './books.ts'
import type { CashierKey } from './cashier-key.ts'
import { readCashierNotice } from './cashier-notice.ts'
import type { Mail } from './mail.ts'

interface Room {
  books: Books
  key: CashierKey
  mail: Mail
  clock: Clock
  random: RandomSource
}

/** The demonstration's way of paying (PAY-02): no money moves, everything else is as with the real ones. */
export function createDemonstrationProvider(room: Room): PaymentProvider {
  const { books, clock, random } = room
  return {
    name: 'demonstration',
    serves: () => true,
    isOpen: () => true,
    async create({ attemptNo, fen, subject, expiresAt, returnPath }) {
      await books.open({ attemptNo, fen, subject, expiresAt: expiresAt.toISOString(), returnPath })
      return { kind: 'redirect', address: `/cashier/${attemptNo}` }
    },
    async query(attemptNo) {
      const trade = await books.trade(attemptNo)
      if (!trade) return { kind: 'absent' }
      return stateOf(trade, await books.endOf(attemptNo), await books.refundOf(attemptNo))
    },
    async close(attemptNo) {
      if (!(await books.trade(attemptNo))) return 'absent'
      const end = await books.end(attemptNo, { kind: 'closed', at: clock.now().toISOString() })
      return end.kind
    },
    async refund({ attemptNo, refundNo, ...asked }) {
      const end = await books.endOf(attemptNo)
      const trade = await books.trade(attemptNo)
      if (end?.kind !== 'paid' || !trade) return { kind: 'failed', words: '没有这笔付款' }
      if (trade.fen !== asked.fen) return { kind: 'failed', words: '只能全额退款' }
      const at = clock.now().toISOString()
      const refundTransactionNo = `R${random.bytes(10).toString('hex')}`
      const kept = await books.refund(attemptNo, { refundNo, refundTransactionNo, fen: trade.fen, at })
      if (kept.refundNo !== refundNo) return { kind: 'failed', words: '这笔付款已经退回' }
      // Said again when asked again: a notice that a crash kept from being left is left now.
      await room.mail.tellRefund(attemptNo, kept)
      return { kind: 'accepted' }
    },
    async queryRefund({ attemptNo, refundNo }) {
      const refund = await books.refundOf(attemptNo)
      return refund?.refundNo === refundNo ? doneOf(refund) : { kind: 'absent' }
    },
    async bill(day) {
      // The real ones wait until 10:00 of the next day; here the day only has to be over.
      if (beijingDateOf(clock.now()) <= day) return 'not_yet'
      const lines = await Promise.all(
        (await books.attemptNos()).map((attemptNo) => linesOf(books, attemptNo)),
      )
      return lines.flat().filter(({ at }) => beijingDateOf(at) === day)
    },
    readNotice: (raw, at) => readCashierNotice(raw, room.key.verifying(), at),
    answer: (outcome) =>
      outcome === 'recorded'
        ? { status: 200, contentType: 'application/json', body: '{"code":"SUCCESS"}' }
        : { status: 500, contentType: 'application/json', body: '{"code":"FAIL"}' },
  }
}

function stateOf(trade: Trade, end: End | undefined, refund: Refund | undefined): ChargeState {
  if (!end) return { kind: 'waiting' }
  if (end.kind === 'closed') return { kind: 'closed' }
  const paid = { transactionNo: end.transactionNo, fen: fen(trade.fen), at: new Date(end.at) }
  return refund ? { kind: 'refunded', paid } : { kind: 'paid', paid }
}

function doneOf({ refundTransactionNo, at, ...refund }: Refund): RefundState {
  return { kind: 'done', fen: fen(refund.fen), at: new Date(at), refundTransactionNo }
}

async function linesOf(books: Books, attemptNo: string): Promise<BillLine[]> {
  const [trade, end, refund] = await Promise.all([
    books.trade(attemptNo),
    books.endOf(attemptNo),
    books.refundOf(attemptNo),
  ])
  if (!trade || end?.kind !== 'paid') return []
  const { transactionNo } = end
  const paid = {
    kind: 'payment',
    attemptNo,
    transactionNo,
    fen: fen(trade.fen),
    at: new Date(end.at),
  } as const
  if (!refund) return [paid]
  const { refundNo } = refund
  const back = { kind: 'refund', attemptNo, refundNo, transactionNo, fen: fen(refund.fen) } as const
  return [paid, { ...back, at: new Date(refund.at) }]
}
