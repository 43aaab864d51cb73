import { deadlineIn } from '#kernel/deadline.ts'
import { holdPerson } from '#modules/registry/public.ts'
import { eachAlone } from '#platform/jobs/each-alone.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { releaseTicket } from './answering/settle-answer.ts'
import { findDeparture, listUnsigned } from './departure.store.ts'
import { makeMove } from './moving/make-move.ts'

const STEP_MS = 5_000

/** TRO-02: whoever did not come to sign in time has the 准考证 and the scores back. Each one by itself. */
export async function lapseDepartures(deps: Deps, stop?: AbortSignal): Promise<void> {
  const today = beijingDateOf(deps.clock.now())
  const late = await deps.database.read(deadlineIn(STEP_MS), (tx) => listUnsigned(tx, today))
  const lapse = ({ id, person_id: personId }: (typeof late)[number]) =>
    deps.database.transact(deadlineIn(STEP_MS), async (tx) => {
      await holdPerson(tx, personId)
      const row = await findDeparture(tx, id)
      if (row?.state !== 'to_sign') return
      const at = deps.clock.now()
      await releaseTicket(tx, row, at)
      await makeMove(tx, deps, {
        from: row,
        move: 'lapse',
        by: { actor: { kind: 'system', name: 'worker' } },
        at,
      })
    })
  await eachAlone(late, lapse, { log: deps.log, stop })
}
