import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { listSittings } from '#modules/catalogue/public.ts'
import { listBatches, viewBatch } from '#modules/imports/public.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { listPublications } from './publication.store.ts'
import { viewPublication } from './publication.view.ts'

/** Shows what waits for publication, and the publications so far. A school sees the sittings only. */
export async function viewPublications(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const now = deps.clock.now()
  const isAuthority = actor.grants.some(
    ({ role }) => role === 'score_officer' || role === 'record_supervisor',
  )
  return deps.database.read(deadline, async (tx) => {
    const publications = isAuthority ? await listPublications(tx) : []
    const waiting = isAuthority
      ? await listBatches(tx, { schoolIds: undefined, waitingOnly: true, limit: 200 })
      : []
    return {
      sittings: await listSittings(tx, { begunBy: beijingDateOf(now) }),
      waiting: waiting.map(viewBatch),
      publications: publications.map((row) => viewPublication(row, { staffId: actor.staffId, at: now })),
    }
  })
}
