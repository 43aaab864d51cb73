import { auditDigest, auditEntries, verifyAudit } from '#contracts/office/administration.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { readLatestDigest } from './audit-digest.ts'
import { verifyTrail, viewTrail } from './read-trail.ts'

/** TRL-01: the auditor reads the trail and checks that it is whole. */
export function mountAuditTrail(mount: Mount, deps: Deps): void {
  mount(auditEntries, ({ query }, call) => viewTrail(deps, call, query))
  mount(auditDigest, (_input, call) => readLatestDigest(deps, call))
  mount(verifyAudit, () => verifyTrail(deps))
}
