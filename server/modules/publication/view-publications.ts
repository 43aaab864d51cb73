import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { listSittings } from '#modules/catalogue/public.ts'
import { listBatches, viewBatch } from '#modules/imports/public.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { listPublications } from './publication.store.ts'

/** Shows what waits for publication, and the publications so far. A school sees the sittings only. */
export async function viewPublications(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const now = deps.clock.now()
  const isAuthority = actor.grants.some(
    ({ role }) => role === 'score_officer' || role === 'record_supervisor',
  )
  return deps.database.read(deadline, async (tx) => {
    const publications = isAuthority ? await listPublications(tx) : []
    const waiting = isAuthority
      ? await listBatches(tx, { schoolIds: undefined, waitingOnly: true, limit: 100 })
      : []
    return {
      sittings: await listSittings(tx, { begunBy: beijingDateOf(now) }),
      waiting: waiting.map(viewBatch),
      publications: publications.map((row) => ({
        id: row.id,
        sittingName: row.sitting_name,
        state: row.state,
        publishAt: row.publish_at.toISOString(),
        released: row.state === 'approved' && row.publish_at <= now,
        scores: row.scores,
        candidates: row.candidates,
        batchNos: row.batch_nos,
        proposedBy: row.proposer,
        proposedAt: row.proposed_at.toISOString(),
        ...(row.decider ? { decidedBy: row.decider } : {}),
        ...(row.decided_at ? { decidedAt: row.decided_at.toISOString() } : {}),
        ...(row.note ? { note: row.note } : {}),
        mine: row.proposed_by === actor.staffId,
      })),
    }
  })
}
