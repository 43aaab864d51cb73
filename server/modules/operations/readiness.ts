import { deadlineIn } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Deps } from '#server/deps.ts'
import { ping } from './ping.store.ts'

const LIMIT_MS = 2_000

/**
 * OPS-01: ready when the database answers; otherwise refuses with the same 503 that every request would get. A node that
 * is draining is not ready, although it still answers every request.
 */
export async function checkReadiness(deps: Deps, isDraining: () => boolean) {
  if (isDraining()) throw new Refusal('overloaded', { retryAfterSeconds: 3 })
  await deps.database.read(deadlineIn(LIMIT_MS), ping)
  return { status: 'ready' as const, news: deps.bus.state() }
}
