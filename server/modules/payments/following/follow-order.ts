import { deadlineIn } from '#kernel/deadline.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { type AttemptRow, listWatchedAttempts } from '../attempts/attempt.store.ts'
import { type LockedOrder, lockOrder } from '../orders/lock-order.ts'
import { takesAttempts } from '../orders/order.lifecycle.ts'
import { requireOrderMove } from '../orders/require-order-move.ts'
import { addFollowing } from './add-following.ts'
import { askAbout } from './ask-about.ts'

const LIMIT_MS = 10_000

/**
 * The job that looks after an order until nobody can pay it any more: asks the providers about every attempt, again and again with
 * longer pauses, until they have said the last word (PAY-04); lets the order expire by asking them to close the attempts first;
 * closes it when none is left. It orders its next run in the transaction of its last change, so that a worker that is killed
 * leaves the order to the next one.
 */
export async function followOrder(deps: Deps, { orderId }: { orderId: string }): Promise<void> {
  const begun = await deps.database.transact(deadlineIn(LIMIT_MS), (tx) => letExpire(tx, deps, orderId))
  if (!begun) return
  // Outside of any transaction: a provider may take its time.
  for (const attempt of begun.attempts)
    if (isDue(attempt, deps.clock.now())) await askAbout(deps, { ...begun, attempt })
  await deps.database.transact(deadlineIn(LIMIT_MS), (tx) => closeOrWait(tx, deps, orderId))
}

function isDue({ ask_at: askAt }: AttemptRow, at: Date): boolean {
  return askAt === null || askAt <= at
}

async function letExpire(tx: Tx, deps: Deps, orderId: string) {
  const locked = await lockOrder(tx, orderId)
  if (!locked) return undefined
  const at = deps.clock.now()
  const { order } = locked
  const isOver = order.state === 'open' && !takesAttempts(order, at)
  if (isOver) await requireOrderMove(tx, { order, move: 'expire', at })
  return {
    isOpen: order.state === 'open' && !isOver,
    expiresAt: order.expires_at,
    attempts: await listWatchedAttempts(tx, orderId),
  }
}

async function closeOrWait(tx: Tx, deps: Deps, orderId: string): Promise<void> {
  const locked = await lockOrder(tx, orderId)
  if (!locked) return
  const at = deps.clock.now()
  const attempts = await listWatchedAttempts(tx, orderId)
  const isLive = attempts.some(({ state }) => state === 'live')
  if (locked.order.state === 'closing' && !isLive) await closeOrder(tx, deps, locked)
  const instants = [
    ...attempts.flatMap(({ ask_at }) => ask_at?.getTime() ?? []),
    ...(locked.order.state === 'open' ? [locked.order.expires_at.getTime()] : []),
  ]
  if (instants.length > 0)
    await addFollowing(tx, { orderId, at: new Date(Math.max(Math.min(...instants), at.getTime())) })
}

/** Closes an order that no provider can be paid for any more. The caller has locked it. */
async function closeOrder(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  { order }: Pick<LockedOrder, 'order'>,
): Promise<void> {
  const at = deps.clock.now()
  await requireOrderMove(tx, { order, move: 'close', at })
  await writeAudit(tx, {
    at,
    actor: { kind: 'system', name: 'payments' },
    action: 'order.close',
    subject: { kind: 'payment_order', id: order.id },
    personId: order.person_id,
    old: { state: order.state },
    new: { state: 'closed', because: order.close_reason },
  })
}
