import { auditDigest, auditEntries, verifyAudit } from '#contracts/office/administration.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { readLatestDigest } from './audit-digest.ts'
import { viewTrail } from './read-trail.ts'
import { verifyTrail } from './verify-trail.ts'

/** Mounts the auditor's routes (TRL-01): reading the trail, and checking that it is complete. */
export function mountAuditTrail(mount: Mount, deps: Deps): void {
  mount(auditEntries, ({ query }, call) => viewTrail(deps, call, query))
  mount(auditDigest, (_input, call) => readLatestDigest(deps, call))
  mount(verifyAudit, () => verifyTrail(deps))
}
