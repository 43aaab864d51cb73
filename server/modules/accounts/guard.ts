import type { Deadline } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { minutesLocked } from './lockout.rules.ts'
import { addFailure, clearFailures, findFailures } from './lockout.store.ts'

/** Who is trying, under one name whether the account exists or not. */
export interface Attempt {
  account: string
  address: string
}

/** Refuses with `sign_in_locked`, and the minutes to wait, while either count is locked (LOG-05). */
export async function requireUnlocked(deps: Deps, deadline: Deadline, attempt: Attempt): Promise<void> {
  const at = deps.clock.now()
  const counts = await deps.database.read(deadline, (tx) =>
    Promise.all([findFailures(tx, pairKey(deps, attempt)), findFailures(tx, addressKey(deps, attempt))]),
  )
  const minutes = Math.max(...counts.map((count) => minutesLocked(count, at) ?? 0))
  if (minutes > 0)
    throw new Refusal('sign_in_locked', { values: { minutes }, retryAfterSeconds: minutes * 60 })
}

/** Counts one failure for the account at this address, and one for the address. */
export async function countFailedAttempt(tx: Tx, deps: Deps, attempt: Attempt): Promise<void> {
  const at = deps.clock.now()
  await addFailure(tx, pairKey(deps, attempt), { kind: 'pair', at })
  await addFailure(tx, addressKey(deps, attempt), { kind: 'address', at })
}

/** The owner is in: what was mistyped before no longer counts. The address's own count stays. */
export async function forgiveAttempts(tx: Tx, deps: Deps, attempt: Attempt): Promise<void> {
  await clearFailures(tx, pairKey(deps, attempt))
}

function pairKey(deps: Deps, { account, address }: Attempt): Buffer {
  return deps.cipher.digest('sign-in pair', `${account}\0${address}`)
}

function addressKey(deps: Deps, { address }: Attempt): Buffer {
  return deps.cipher.digest('sign-in address', address)
}
