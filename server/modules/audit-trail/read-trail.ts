import { type Deadline, deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import { listEntries, verifyChains } from './audit-trail.store.ts'

const VERIFY_LIMIT_MS = 60_000

/** A page of the trail as the auditor reads it (TRL-01). */
export async function viewTrail(
  deps: Deps,
  deadline: Deadline,
  filter: { action?: string; before?: string },
) {
  const before = filter.before === undefined ? undefined : new Date(filter.before)
  const rows = await deps.database.read(deadline, (tx) => listEntries(tx, { action: filter.action, before }))
  return {
    entries: rows.map((row) => ({
      key: `${row.chain}-${row.seq}`,
      at: row.at.toISOString(),
      actorKind: row.actor_kind,
      ...(row.actor_name ? { actorName: row.actor_name } : {}),
      action: row.action,
      subjectKind: row.subject_kind,
      subjectId: row.subject_id,
      ...(row.old_value ? { oldValue: row.old_value } : {}),
      ...(row.new_value ? { newValue: row.new_value } : {}),
      ...(row.reason ? { reason: row.reason } : {}),
      ...(row.address ? { address: row.address } : {}),
    })),
  }
}

/** Recomputes all chains: how many entries, and the first broken link, if any (TRL-01). */
export async function verifyTrail(deps: Deps): Promise<{ entries: number; broken?: string }> {
  const { entries, broken } = await deps.database.read(deadlineIn(VERIFY_LIMIT_MS), verifyChains)
  return { entries, ...(broken ? { broken } : {}) }
}
