import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { ping } from './ping.store.ts'

const LIMIT_MS = 2_000

/** OPS-01: ready when the database answers; the refusal is the same 503 that every request would get. */
export async function checkReadiness(deps: Deps) {
  await deps.database.read(deadlineIn(LIMIT_MS), ping)
  return { status: 'ready' as const, news: deps.bus.state() }
}
