import type { CASHIER_NOTICES, payAtCashier } from '#contracts/demonstration/cashier.ts'
import type { ReplyOf } from '#contracts/route.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import type { Deps } from '#server/deps.ts'

type NoticeWish = (typeof CASHIER_NOTICES)[number]

/** Long enough for the payer to come back first and be told that the payment is being confirmed (PAY-03). */
const LATE_MS = 60_000
const NOTICES = {
  now: { copies: 1, delayMs: 0 },
  twice: { copies: 2, delayMs: 0 },
  late: { copies: 1, delayMs: LATE_MS },
} as const satisfies Record<NoticeWish, { copies: 1 | 2; delayMs: number }>

/** Pays at the demonstration's cashier, which then tells the product as the payer chose. */
export async function payHere(
  { cashier }: Pick<Deps, 'cashier'>,
  input: { attemptNo: string; notice: NoticeWish },
): Promise<ReplyOf<typeof payAtCashier>> {
  const outcome = await requireFound(cashier).pay(input.attemptNo, NOTICES[input.notice])
  if (outcome === 'absent') throw new Refusal('not_found')
  return { outcome }
}
