import type { Call } from '#kernel/call.ts'
import { networkOf } from '#kernel/network.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { isActivationOpen } from './activation-windows.store.ts'
import { prefixOf, TRIES, type TriesKind } from './tries.rules.ts'
import { addTry } from './tries.store.ts'

/**
 * LOG-09: counts a try of the public initial password before anything is looked up, so that what follows tells nothing of the
 * account. Refuses with `activation_closed` outside the windows. Refuses with `activation_needs_ticket` when the tries from
 * this network, at numbers that begin alike, or in all are too many: then only a number together with its 准考证号 opens an
 * activation. So whoever sweeps the numbers finds nothing more, and keeps no owner out.
 */
export async function admitInitialPassword(
  deps: Deps,
  { origin, deadline }: Call,
  typed: { number: string; ticketNo: string | undefined },
): Promise<void> {
  const at = deps.clock.now()
  const { isOpen, over } = await deps.database.transact(deadline, async (tx) => {
    const counted = [
      await countTry(tx, deps, { kind: 'network', by: networkOf(origin.address), at }),
      await countTry(tx, deps, { kind: 'prefix', by: prefixOf(typed.number), at }),
      await countTry(tx, deps, { kind: 'all', by: '', at }),
    ]
    return { isOpen: await isActivationOpen(tx, at), over: counted.includes('over') }
  })
  const needsTicket = over && typed.ticketNo === undefined
  deps.meter.count('kaoji_initial_password_tries_total', {
    answer: !isOpen ? 'closed' : needsTicket ? 'needs_ticket' : 'judged',
  })
  if (!isOpen) throw new Refusal('activation_closed')
  if (needsTicket) throw new Refusal('activation_needs_ticket')
}

/** LOG-09: counts a wrong second proof of an activation; too many in all raise the alert. */
export async function countWrongProof(tx: Tx, deps: Deps): Promise<void> {
  await countTry(tx, deps, { kind: 'proof', by: '', at: deps.clock.now() })
}

/** Counts a try, and raises the alert with the first one over the bound, once in each window. */
async function countTry(
  tx: Tx,
  deps: Deps,
  counted: { kind: TriesKind; by: string; at: Date },
): Promise<'within' | 'over'> {
  const { kind, at } = counted
  const { most, windowMs } = TRIES[kind]
  const key = deps.cipher.digest(`initial password ${kind}`, counted.by)
  const tries = await addTry(tx, key, { at, windowMs })
  if (tries <= most) return 'within'
  if (tries === most + 1) {
    deps.log.warn('initial-password-swept', { kind, most, minutes: windowMs / 60_000 })
    deps.meter.count('kaoji_initial_password_alerts_total', { kind })
  }
  return 'over'
}
