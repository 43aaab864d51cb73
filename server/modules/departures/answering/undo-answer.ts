import type {
  askDepartureUndo as askContract,
  settleDepartureUndo as settleContract,
} from '#contracts/office/departure-answers.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal, requireFound } from '#kernel/refusal.ts'
import { requireAuthority } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Deps } from '#server/deps.ts'
import { insertDepartureStep } from '../departure.store.ts'
import { requireMove } from '../moving/make-move.ts'
import { holdDeparture } from '../moving/require-departure.ts'
import { findUndo, insertUndo, settleUndo } from './answer.store.ts'
import { requireNothingSince } from './require-nothing-since.ts'
import { takeBack } from './settle-answer.ts'

/** REV-06: asks for an answer that was entered by mistake to be taken back. It stands until a second person agrees. */
export async function askForDepartureUndo(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, version, reason }: BodyOf<typeof askContract> & { id: string },
): Promise<void> {
  requireAuthority(actor, 'departure.send')
  await deps.database.transact(deadline, async (tx) => {
    const row = await holdDeparture(tx, { id, actor, grant: 'departure.send' })
    requireMove(row, 'undo', version)
    const at = deps.clock.now()
    const { person_id: personId } = row
    const { staffId } = actor
    const undo = { id: deps.ids.next(), personId, departureId: id, version, reason, staffId, at }
    if (!(await insertUndo(tx, undo))) throw new Refusal('stale')
    await insertDepartureStep(tx, row, { kind: 'undo_asked', staffId, note: reason, at })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'departure.ask_undo' as const, personId, reason },
      subject: { kind: 'departure', id },
      old: { state: row.state },
    })
  })
}

/** REV-06: a second person takes the answer back, or lets it stand. Refuses where something was begun since that rests on it. */
export async function decideOnDepartureUndo(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, decision, note }: BodyOf<typeof settleContract> & { id: string },
): Promise<void> {
  requireAuthority(actor, 'departure.undo')
  await deps.database.transact(deadline, async (tx) => {
    const asked = requireFound(await findUndo(tx, id))
    const row = await holdDeparture(tx, { id: asked.departure_id, actor, grant: 'departure.undo' })
    if (asked.asked_by === actor.staffId) throw new Refusal('second_person')
    const at = deps.clock.now()
    const { staffId } = actor
    const isAgreed = decision === 'agree'
    if (!(await settleUndo(tx, { id, to: isAgreed ? 'done' : 'refused', staffId, at, note })))
      throw new Refusal('stale')
    if (isAgreed) {
      if (row.version !== asked.departure_version) throw new Refusal('stale')
      const ticketState = await requireNothingSince(tx, { row, at })
      return takeBack(tx, deps, { row, by: { actor, origin }, at, note: asked.reason, ticketState })
    }
    await insertDepartureStep(tx, row, { kind: 'undo_refused', staffId, note, at })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'departure.refuse_undo' as const, personId: row.person_id },
      subject: { kind: 'departure', id: row.id },
      reason: note ?? asked.reason,
    })
  })
}
