import { auditDigest, verifyAudit } from '#contracts/office/administration.ts'
import { auditEntries, auditToday, exportTrail, signInEntries } from '#contracts/office/trail/audit.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { readLatestDigest } from './audit-digest.ts'
import { exportEntries } from './export-trail.ts'
import { viewSignIns, viewTrail } from './read-trail.ts'
import { verifyTrail } from './verify-trail.ts'
import { viewToday } from './view-today.ts'

/** Mounts the auditor's routes (TRL-01): reading the trail and the sign-ins, and checking that it is complete. */
export function mountAuditTrail(mount: Mount, deps: Deps): void {
  mount(auditEntries, ({ body }, call) => viewTrail(deps, call, body))
  mount(signInEntries, ({ body }, call) => viewSignIns(deps, call, body))
  mount(exportTrail, ({ body }, call) => exportEntries(deps, call, body))
  mount(auditToday, (_input, call) => viewToday(deps, call))
  mount(auditDigest, (_input, call) => readLatestDigest(deps, call))
  mount(verifyAudit, () => verifyTrail(deps))
}
