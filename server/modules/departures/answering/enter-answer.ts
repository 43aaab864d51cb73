import type { answerDeparture as contract } from '#contracts/office/departure-answers.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireAuthority } from '#modules/registry/public.ts'
import type { Deps } from '#server/deps.ts'
import { requireMove } from '../moving/make-move.ts'
import { holdDeparture } from '../moving/require-departure.ts'
import { settleAnswer } from './settle-answer.ts'

/** TRO-03: enters what the destination answered by letter or by telephone, with where it is written. */
export async function enterAnswer(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version, answer }: BodyOf<typeof contract> & { id: string },
): Promise<void> {
  requireAuthority(actor, 'departure.send')
  await deps.database.transact(deadline, async (tx) => {
    const row = await holdDeparture(tx, { id, actor, grant: 'departure.send' })
    requireMove(row, answer.kind === 'accepted' ? 'accept' : 'return', version)
    const at = deps.clock.now()
    await settleAnswer(tx, deps, { row, ...answer, by: { actor, origin }, at, answerId: undefined })
  })
}
