import { Refusal, requireFound } from '#kernel/refusal.ts'
import { findTicket } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import type { Adapters } from '#server/deps.ts'
import { stateAfter } from './departure.lifecycle.ts'
import {
  type Destination,
  findDepartureOf,
  findTerms,
  insertDeparture,
  insertDepartureStep,
  moveDeparture,
} from './departure.store.ts'

/** A transfer-out that the last level approved. */
export interface ApprovedTransfer {
  applicationId: string
  personId: string
  /** 在籍（转出） since the filing. */
  ticketId: string
  destination: Destination
  scoreIds: readonly string[]
  /** Whether these are all scores of the 准考证, so that it ends when they are accepted. */
  takesAll: boolean
  at: Date
}

const DAY_MS = 24 * 3600_000

/**
 * TRO-02: begins what follows the approval: the candidate signs, the package is made, the destination answers. Part of the approval's
 * transaction. Refuses `effect_impossible` when a score is not there any more.
 */
export async function openDeparture(
  tx: Tx,
  { ids }: Pick<Adapters, 'ids'>,
  { applicationId, personId, ticketId, destination, scoreIds, takesAll, at }: ApprovedTransfer,
): Promise<void> {
  const ticket = requireFound(await findTicket(tx, ticketId))
  const today = beijingDateOf(at)
  const { sign_days: days } = await findTerms(tx, today)
  const id = ids.next()
  const signBy = beijingDateOf(new Date(at.getTime() + days * DAY_MS))
  const departure = { id, personId, applicationId, ticketId, schoolId: ticket.school_id }
  if (!(await insertDeparture(tx, { ...departure, destination, takesAll, signBy, at }, scoreIds)))
    throw new Refusal('effect_impossible', {
      values: { why: '申请转出的成绩中，有的已经作废或转出，请退回申请，让考生重新选择。' },
    })
  await insertDepartureStep(tx, { id, person_id: personId }, { kind: 'opened', staffId: undefined, at })
}

/**
 * TRO-02: ends a departure because the approval is taken back. False when it is too late: a package is out, or it is over. An approval
 * without a departure has nothing to end.
 */
export async function closeDeparture(
  tx: Tx,
  { applicationId, at }: { applicationId: string; at: Date },
): Promise<boolean> {
  const from = await findDepartureOf(tx, applicationId)
  if (!from) return true
  const to = stateAfter(from.state, 'close')
  if (!to || !(await moveDeparture(tx, from, { to, at }))) return false
  await insertDepartureStep(tx, from, { kind: 'closed', staffId: undefined, at })
  return true
}
