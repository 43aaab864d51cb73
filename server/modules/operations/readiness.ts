import { deadlineIn } from '#kernel/deadline.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Deps } from '#server/deps.ts'
import { ping } from './ping.store.ts'

const LIMIT_MS = 2_000

/**
 * OPS-01: ready when the database answers; the refusal is the same 503 that every request would get. Whoever is leaving
 * is not ready, though it still answers everything.
 */
export async function checkReadiness(deps: Deps, isDraining: () => boolean) {
  if (isDraining()) throw new Refusal('overloaded', { retryAfterSeconds: 3 })
  await deps.database.read(deadlineIn(LIMIT_MS), ping)
  return { status: 'ready' as const, news: deps.bus.state() }
}
