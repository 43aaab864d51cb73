import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { listSchools } from '#modules/catalogue/public.ts'
import { isInScope, schoolsInScope } from '#modules/registry/public.ts'
import type { Deps } from '#server/deps.ts'
import { reaches } from '../arrival.policy.ts'
import { listNotices } from '../confirmation/notice.store.ts'

const LIMIT = 100

/** TRI-02: the 现场确认 notices of the actor's schools, and the schools for which the actor may publish one. */
export function viewNotices(deps: Deps, { actor, deadline }: Call<StaffActor>) {
  const at = deps.clock.now()
  const schoolIds = schoolsInScope(actor, 'arrival.view')
  const own = schoolsInScope(actor, 'arrival.confirm')
  return deps.database.read(deadline, async (tx) => {
    const rows = await listNotices(tx, { schoolIds, limit: LIMIT + 1 })
    return {
      more: rows.length > LIMIT,
      notices: rows.slice(0, LIMIT).map((row) => ({
        ...{
          id: row.id,
          schoolName: row.school_name,
          mode: row.mode,
          words: row.words,
          version: row.version,
        },
        ...{ opensAt: row.opens_at.toISOString(), closesAt: row.closes_at.toISOString() },
        ...(row.place ? { place: row.place } : {}),
        changeable: row.closes_at > at && reaches(actor, 'arrival.confirm', row),
      })),
      schools: (await listSchools(tx))
        .filter(({ id }) => isInScope([id], own))
        .map(({ id, name }) => ({ id, name })),
    }
  })
}
