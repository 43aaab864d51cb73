import type { Clock } from '#kernel/clock.ts'
import type { RandomSource } from '#kernel/random.ts'
import type { RawNotice } from '../payment-provider.ts'
import type { Books, Refund } from './books.ts'
import type { CashierKey } from './cashier-key.ts'
import { type CashierNotice, signNotice } from './cashier-notice.ts'

/** Seconds between one try and the next; after the last, the product has to ask. */
const AGAIN = [5, 15, 60, 300, 1800, 3600] as const

const MARKS = { merchant: 'demonstration', currency: 'CNY' } as const

/** Sends a notice and says whether it was taken. */
export type SendNotice = (notice: RawNotice & { headers: Record<string, string> }) => Promise<boolean>

/** The notices that the cashier owes the product: kept in its books until they are taken, so that a restart loses none. */
export interface Mail {
  tellPayment(
    paid: { attemptNo: string; transactionNo: string; fen: number; at: string },
    how: { copies: 1 | 2; delayMs: number },
  ): Promise<void>
  tellRefund(attemptNo: string, refund: Refund): Promise<void>
  /** Posts every notice that is due. One at a time is enough: an answer lost is a notice posted again. */
  deliver(send: SendNotice): Promise<void>
}

/** The mail over those books, signed with that key. */
export function createMail(room: {
  books: Books
  key: CashierKey
  clock: Clock
  random: RandomSource
}): Mail {
  const { books, clock } = room
  const leave = async (notice: CashierNotice, how: { copies: 1 | 2; delayMs: number }) => {
    const dueAt = new Date(clock.now().getTime() + how.delayMs).toISOString()
    for (let copy = 1; copy <= how.copies; copy += 1)
      await books.leave(`${notice.noticeId}-${copy}`, { dueAt, tries: 0, notice })
  }
  return {
    tellPayment: ({ transactionNo, ...paid }, how) =>
      leave({ kind: 'payment', noticeId: `N${transactionNo}`, ...MARKS, ...paid, transactionNo }, how),
    tellRefund: (attemptNo, refund) =>
      leave(
        { kind: 'refund', noticeId: `N${refund.refundTransactionNo}`, ...MARKS, attemptNo, ...refund },
        { copies: 1, delayMs: 0 },
      ),
    async deliver(send) {
      for (const name of await books.left()) await deliverOne(room, name, send)
    },
  }
}

async function deliverOne(
  { books, key, clock, random }: Parameters<typeof createMail>[0],
  name: string,
  send: SendNotice,
): Promise<void> {
  const post = await books.post(name)
  const now = clock.now()
  if (!post || new Date(post.dueAt) > now) return
  const nonce = random.bytes(16).toString('hex')
  const isTaken = await send(signNotice(post.notice, { key: await key.signing(), at: now, nonce }))
  const wait = AGAIN[post.tries]
  if (isTaken || wait === undefined) return books.drop(name)
  const dueAt = new Date(now.getTime() + wait * 1000).toISOString()
  await books.leave(name, { ...post, dueAt, tries: post.tries + 1 })
}
