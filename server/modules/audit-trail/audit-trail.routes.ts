import { auditEntries, verifyAudit } from '#contracts/office-administration.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { listEntries, verifyChains } from './audit-trail.store.ts'

const VERIFY_LIMIT_MS = 60_000

/** TRL-01: the auditor reads the trail and checks that it is whole. */
export function mountAuditTrail(mount: Mount, deps: Deps): void {
  mount(auditEntries, async ({ query }, { deadline }) => {
    const before = query.before === undefined ? undefined : new Date(query.before)
    const rows = await deps.database.read(deadline, (tx) => listEntries(tx, { action: query.action, before }))
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
  })
  mount(verifyAudit, async () => {
    const { entries, broken } = await deps.database.read(deadlineIn(VERIFY_LIMIT_MS), verifyChains)
    return { entries, ...(broken ? { broken } : {}) }
  })
}
