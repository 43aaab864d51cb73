import type { GraduateView, listGraduates as listGraduatesRoute } from '#contracts/office/graduations.ts'
import type { QueryOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import type { Deps } from '#server/deps.ts'
import { findBatch } from '../batches/batch.store.ts'
import { listNumberTaken } from '../register/number-taken.ts'
import { type GraduateRow, listGraduates } from './graduates.store.ts'

const PAGE = 50

/** Shows the applications of a batch, a page at a time; a school sees its own. */
export async function viewGraduates(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id, schoolId, show = 'all', after = 0 }: QueryOf<typeof listGraduatesRoute> & { id: string },
): Promise<{ graduates: GraduateView[]; more: boolean }> {
  const at = deps.clock.now()
  const schoolIds = narrowed(schoolsInScope(actor, 'graduation.view'), schoolId)
  return deps.database.read(deadline, async (tx) => {
    const batch = requireFound(await findBatch(tx, id))
    const taken = await listNumberTaken(tx, batch)
    const page = { show, after, limit: PAGE + 1 }
    const rows = await listGraduates(tx, { batchId: batch.id, at, schoolIds, taken, ...page })
    return {
      graduates: rows.slice(0, PAGE).map((row) => viewGraduate(row, at)),
      more: rows.length > PAGE,
    }
  })
}

/** The schools in scope, or one of them; a school outside the scope shows nothing. */
export function narrowed(
  allowed: readonly string[] | undefined,
  schoolId: string | undefined,
): readonly string[] | undefined {
  if (schoolId === undefined) return allowed
  return allowed === undefined || allowed.includes(schoolId) ? [schoolId] : []
}

function viewGraduate(row: GraduateRow, at: Date): GraduateView {
  return {
    applicationId: row.id,
    applicationNo: row.application_no,
    personId: row.person_id,
    personName: row.person_name,
    ticketNo: row.ticket_no,
    schoolName: row.school_name,
    majorCode: row.major_code,
    majorName: row.major_name,
    state: row.state,
    isException: row.is_exception,
    ...auditOf(row),
    ...(row.obstacle ? { obstacle: row.obstacle } : {}),
    ...diplomaOf(row, at),
  }
}

function auditOf({ verdict, fewest, path, audited_at: madeAt }: GraduateRow) {
  if (verdict === null || madeAt === null) return {}
  const missing = fewest === null ? {} : { fewest }
  return { audit: { verdict, ...missing, path: path ?? [], madeAt: madeAt.toISOString() } }
}

function diplomaOf(row: GraduateRow, at: Date): Pick<GraduateView, 'diploma'> {
  const { diploma_id: id, diploma_no: diplomaNo, diploma_state: state } = row
  if (id === null || diplomaNo === null || state === null || state === 'withdrawn') return {}
  if (state === 'revoked') return { diploma: { id, diplomaNo, state } }
  const isOut = row.publication_state === 'approved' && row.publish_at !== null && row.publish_at <= at
  return { diploma: { id, diplomaNo, state: isOut ? 'issued' : 'listed' } }
}
