import { listDegreeAudits, oneDegreeAudit, orderDegreeAudit } from '#contracts/office/degree-audits.ts'
import { listDegreeReplays, oneDegreeReplay } from '#contracts/office/degree-replays.ts'
import type { Mount } from '#platform/http/mount.ts'
import type { Deps } from '#server/deps.ts'
import { orderAudit } from './audit/order-audit.ts'
import { viewAuditLines, viewAudits } from './audit/view-audits.ts'
import { viewDifferences, viewReplays } from './replay/view-replays.ts'

/** Mounts the routes of audits of many at once, and of the replays (AUD-07, AUD-09). */
export function mountDegreeAudits(mount: Mount, deps: Deps): void {
  mount(orderDegreeAudit, ({ params, body }, call) => orderAudit(deps, call, { ...body, batchId: params.id }))
  mount(listDegreeAudits, ({ params }, call) => viewAudits(deps, call, params))
  mount(oneDegreeAudit, ({ params, query }, call) => viewAuditLines(deps, call, { ...query, id: params.id }))
  mount(listDegreeReplays, (_input, call) => viewReplays(deps, call))
  mount(oneDegreeReplay, ({ params }, call) => viewDifferences(deps, call, params))
}
