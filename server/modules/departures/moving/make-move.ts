import type { AuditAction } from '#contracts/audit-actions.ts'
import type { DepartureStepKind } from '#contracts/office/departures.ts'
import { applicationAddress, isServiceCode } from '#contracts/services.ts'
import type { Origin, StaffActor, SystemActor } from '#kernel/actor.ts'
import { Refusal } from '#kernel/refusal.ts'
import { addMessage } from '#modules/messages/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { type DepartureMove, stateAfter } from '../departure.lifecycle.ts'
import { type DepartureRow, findServiceOf, insertDepartureStep, moveDeparture } from '../departure.store.ts'
import { DEPARTURE_STATE_WORDS, messageOf } from './move-words.ts'

/** What a move writes into the timeline and into the trail. */
const TRACES = {
  sign: { step: 'signed', action: 'departure.sign' },
  unsign: { step: 'unsigned', action: 'departure.undo_signing' },
  send: { step: 'sent', action: 'departure.send' },
  remake: { step: 'remade', action: 'departure.remake' },
  accept: { step: 'accepted', action: 'departure.accept' },
  return: { step: 'returned', action: 'departure.return' },
  lapse: { step: 'lapsed', action: 'departure.lapse' },
  undo: { step: 'undone', action: 'departure.undo' },
} as const satisfies Record<Exclude<DepartureMove, 'close'>, { step: DepartureStepKind; action: AuditAction }>

/** A destination that numbers two answers alike cannot be understood by a machine. */
const ANSWERED_ELSEWHERE = '转入地已用同一编号答复了另一份电子档案。请与转入地核对后重新下载答复。'

/** Who makes a move: a member of staff, or the clock. */
export interface DepartureMover {
  actor: StaffActor | SystemActor
  origin?: Origin
}

export interface Move {
  /** The departure as it was read under the lock of its person. */
  from: DepartureRow
  move: keyof typeof TRACES
  by: DepartureMover
  at: Date
  signedOn?: string | null
  /** Another day until which it is to be signed. */
  signBy?: string
  note?: string | undefined
  answerId?: string | undefined
  /** What the trail has of it besides the state. */
  more?: Record<string, string | number>
}

/** Refuses what the lifecycle does not have, and what somebody else was faster with. `seen`: the version that was read. */
export function requireMove(from: DepartureRow, move: DepartureMove, seen: number): void {
  if (from.version !== seen) throw new Refusal('stale')
  if (stateAfter(from.state, move) === undefined)
    throw new Refusal('departure_state', {
      values: { why: `当前为「${DEPARTURE_STATE_WORDS[from.state]}」` },
    })
}

/**
 * TRO-03: the only function that moves a departure at its desk. State, step, message and audit row are of one transaction; its other
 * effects come before, under the lock of the person.
 */
export async function makeMove(tx: Tx, deps: Deps, made: Move): Promise<void> {
  const { from, move, by, at, note } = made
  const to = stateAfter(from.state, move)
  if (!to || !(await moveDeparture(tx, from, { to, at, ...daysOf(made) }))) throw new Refusal('stale')
  const staffId = by.actor.kind === 'staff' ? by.actor.staffId : undefined
  const { step, action } = TRACES[move]
  const isNew = await insertDepartureStep(tx, from, {
    kind: step,
    staffId,
    note,
    answerId: made.answerId,
    at,
  })
  if (!isNew) throw new Refusal('answer_refused', { values: { why: ANSWERED_ELSEWHERE } })
  const { signBy = from.sign_by } = made
  const message = messageOf(move, { ...from, sign_by: signBy }, note)
  const service = await findServiceOf(tx, from.application_id)
  if (message && service !== undefined && isServiceCode(service))
    await addMessage(tx, deps, {
      ...message,
      personId: from.person_id,
      ticketId: from.ticket_id,
      link: applicationAddress({ service, id: from.application_id }),
    })
  await writeAudit(tx, {
    ...{ at, action, actor: by.actor, personId: from.person_id },
    ...(by.origin ? { origin: by.origin } : {}),
    subject: { kind: 'departure', id: from.id },
    old: { state: from.state, ...(made.signBy ? { signBy: from.sign_by } : {}) },
    new: { state: to, province: from.province, ...(made.signBy ? { signBy } : {}), ...made.more },
    ...(note === undefined ? {} : { reason: note }),
  })
}

function daysOf({ signedOn, signBy }: Move): { signedOn?: string | null; signBy?: string } {
  return { ...(signedOn === undefined ? {} : { signedOn }), ...(signBy === undefined ? {} : { signBy }) }
}
