import type { DegreeAuditView, oneDegreeAudit } from '#contracts/office/degree-audits.ts'
import type { QueryOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { listMajorsWithPlans, listSchools } from '#modules/catalogue/public.ts'
import { findBatch } from '#modules/diplomas/public.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import type { Deps } from '#server/deps.ts'
import { type AuditRow, findAudit, listAudits } from './audit.store.ts'
import { type LineRow, listLines } from './audit-line.store.ts'

const PAGE = 50
const AUDITS = 20

/** Shows the audits of a batch with their progress, and what may be audited: the schools and their majors. */
export async function viewAudits(deps: Deps, { actor, deadline }: Call<StaffActor>, { id }: { id: string }) {
  const schoolIds = schoolsInScope(actor, 'graduation.view')
  // Who sees the audits of a school need not be who may order them.
  const audited = schoolsInScope(actor, 'graduation.audit')
  return deps.database.read(deadline, async (tx) => {
    requireFound(await findBatch(tx, id))
    const plans = await listMajorsWithPlans(tx)
    const schools = await listSchools(tx)
    const audits = await listAudits(tx, { batchId: id, schoolIds, limit: AUDITS + 1 })
    const majors = new Map(plans.map((plan) => [plan.majorId, plan]))
    return {
      audits: audits.slice(0, AUDITS).map(viewAudit),
      moreAudits: audits.length > AUDITS,
      majors: [...majors.values()]
        .filter(({ schoolId }) => isInScope([schoolId], audited))
        .map(({ majorId, majorCode, majorName, schoolId, schoolName }) => ({
          id: majorId,
          code: majorCode,
          name: majorName,
          schoolId,
          schoolName,
        })),
      // A school without any plan can be audited, too: what was filed at it is filed.
      schools: schools.filter((school) => isInScope([school.id], audited)),
      ofOneSchool: audited !== undefined,
    }
  })
}

/** Shows the lines of an audit, a page at a time. A school sees the audits of its own only. */
export async function viewAuditLines(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id, show = 'all', after }: QueryOf<typeof oneDegreeAudit> & { id: string },
) {
  const schoolIds = schoolsInScope(actor, 'graduation.view')
  return deps.database.read(deadline, async (tx) => {
    const audit = requireFound(await findAudit(tx, id))
    const audited = audit.school_id === null ? [] : [audit.school_id]
    if (!isInScope(audited, schoolIds)) throw new Refusal('not_found')
    const rows = await listLines(tx, { auditId: id, show, after, schoolIds, limit: PAGE + 1 })
    return { audit: viewAudit(audit), lines: rows.slice(0, PAGE).map(viewLine), more: rows.length > PAGE }
  })
}

function viewAudit(row: AuditRow): DegreeAuditView {
  return {
    id: row.id,
    scope: row.scope,
    ...(row.school_name ? { schoolName: row.school_name } : {}),
    ...(row.major_name ? { majorName: row.major_name } : {}),
    askedOn: row.asked_on,
    state: row.state,
    total: row.total,
    done: row.done,
    requestedBy: row.requester,
    requestedAt: row.requested_at.toISOString(),
    ...(row.finished_at ? { finishedAt: row.finished_at.toISOString() } : {}),
    qualifies: row.qualifies,
    oneShort: row.one_short,
  }
}

function viewLine(row: LineRow) {
  return {
    subjectId: row.subject_id,
    personId: row.person_id,
    personName: row.person_name,
    ticketNo: row.ticket_no,
    schoolName: row.school_name,
    majorName: row.major_name,
    verdict: row.verdict,
    ...(row.fewest === null ? {} : { fewest: row.fewest }),
    path: row.path,
    blocks: row.blocks,
    courses: Number(row.courses),
    credits: Number(row.credits),
  }
}
