import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { cutSettled } from '#kernel/cut-settled.ts'
import { listSittings } from '#modules/catalogue/public.ts'
import { listBatches, viewBatch } from '#modules/imports/public.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { listPublications } from './publication.store.ts'
import { viewPublication } from './publication.view.ts'

const SETTLED = 50
/** More than all schools bring between two sittings: none of those that wait may be left out. */
const WAITING = 2_000

/** Shows what waits for publication, and the publications so far. A school sees the sittings only. */
export async function viewPublications(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const now = deps.clock.now()
  const isAuthority = actor.grants.some(
    ({ role }) => role === 'score_officer' || role === 'record_supervisor',
  )
  return deps.database.read(deadline, async (tx) => {
    const rows = isAuthority ? await listPublications(tx, { most: SETTLED + 1 }) : []
    const { shown, more } = cutSettled(rows, {
      most: SETTLED,
      isWaiting: ({ state }) => state === 'proposed',
    })
    const waiting = isAuthority
      ? await listBatches(tx, { schoolIds: undefined, waitingOnly: true, limit: WAITING })
      : []
    return {
      sittings: await listSittings(tx, { begunBy: beijingDateOf(now) }),
      waiting: waiting.map(viewBatch),
      publications: shown.map((row) => viewPublication(row, { staffId: actor.staffId, at: now })),
      more,
    }
  })
}
