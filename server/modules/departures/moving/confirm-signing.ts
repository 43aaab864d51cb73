import type {
  confirmSigning as confirmContract,
  undoSigning as undoContract,
} from '#contracts/office/departures.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Deps } from '#server/deps.ts'
import { findTerms } from '../departure.store.ts'
import { makeMove, requireMove } from './make-move.ts'
import { holdDeparture } from './require-departure.ts'

/** TRO-02: the school saw the ID document and both 准考证, and the candidate signed the form in front of it. */
export async function signDeparture(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version }: Pick<BodyOf<typeof confirmContract>, 'version'> & { id: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const row = await holdDeparture(tx, { id, actor, grant: 'departure.sign' })
    requireMove(row, 'sign', version)
    const at = deps.clock.now()
    await makeMove(tx, deps, {
      from: row,
      move: 'sign',
      by: { actor, origin },
      at,
      signedOn: beijingDateOf(at),
    })
  })
}

const DAY_MS = 24 * 3600_000

/**
 * TRO-02: a signing that was confirmed for the wrong person is taken back, until the package is made. The mistake was the school's, and the
 * day may be over by now: there is the whole time again, or the transfer would lapse in the next night.
 */
export async function undoDepartureSigning(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version, reason }: BodyOf<typeof undoContract> & { id: string },
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const row = await holdDeparture(tx, { id, actor, grant: 'departure.sign' })
    requireMove(row, 'unsign', version)
    const at = deps.clock.now()
    const { sign_days: days } = await findTerms(tx, beijingDateOf(at))
    const anew = beijingDateOf(new Date(at.getTime() + days * DAY_MS))
    await makeMove(tx, deps, {
      from: row,
      move: 'unsign',
      by: { actor, origin },
      at,
      signedOn: null,
      ...(anew > row.sign_by ? { signBy: anew } : {}),
      note: reason,
    })
  })
}
