import { join } from 'node:path'
import type { Clock } from '#kernel/clock.ts'
import type { RandomSource } from '#kernel/random.ts'
import type { PaymentProvider } from '../payment-provider.ts'
import { createBooks, type End, type Trade } from './books.ts'
import { createCashierKey } from './cashier-key.ts'
import { createDemonstrationProvider } from './demonstration-provider.ts'
import { createMail, type Mail } from './mail.ts'

/** What the payer sees of an attempt at the cashier. */
export interface TradeAtCashier {
  trade: Trade
  end: End | undefined
  isRefunded: boolean
}

/** The demonstration's cashier as its payer and its machinery use it; the product knows only its provider. */
export interface Cashier {
  provider: PaymentProvider
  look(attemptNo: string): Promise<TradeAtCashier | undefined>
  /** Pays, once however often it is asked; the notice goes out so many times, so much later. */
  pay(
    attemptNo: string,
    notice: { copies: 1 | 2; delayMs: number },
  ): Promise<'paid' | 'paid_before' | 'closed' | 'expired' | 'absent'>
  deliver: Mail['deliver']
}

/** The cashier whose books and key are in that directory. */
export function createCashier(room: { directory: string; clock: Clock; random: RandomSource }): Cashier {
  const { clock, random } = room
  const books = createBooks(room.directory, random)
  const key = createCashierKey(join(room.directory, 'key.pem'), random)
  const mail = createMail({ books, key, clock, random })
  return {
    provider: createDemonstrationProvider({ books, key, mail, clock, random }),
    deliver: mail.deliver,
    async look(attemptNo) {
      const trade = await books.trade(attemptNo)
      if (!trade) return undefined
      const [end, refund] = await Promise.all([books.endOf(attemptNo), books.refundOf(attemptNo)])
      return { trade, end, isRefunded: refund !== undefined }
    },
    async pay(attemptNo, notice) {
      const trade = await books.trade(attemptNo)
      if (!trade) return 'absent'
      const now = clock.now()
      const before = await books.endOf(attemptNo)
      if (!before && new Date(trade.expiresAt) <= now) return 'expired'
      const at = now.toISOString()
      const transactionNo = `D${random.bytes(10).toString('hex')}`
      const end = await books.end(attemptNo, { kind: 'paid', transactionNo, at })
      if (end.kind === 'closed') return 'closed'
      if (end.transactionNo !== transactionNo) return 'paid_before'
      await mail.tellPayment({ attemptNo, transactionNo, fen: trade.fen, at }, notice)
      return 'paid'
    },
  }
}
