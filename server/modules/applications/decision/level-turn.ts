import type { ApplicationState } from '#contracts/applications.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Tx } from '#platform/db/database.ts'
import { formatInstant } from '#rulebook/beijing-time.ts'
import { afterMove, type StaffMove, standingOf } from '../application.lifecycle.ts'
import type { ApplicationRow } from '../application.store.ts'
import { listSteps } from '../filing/filing.store.ts'
import { hasJudgedElsewhere } from './standing-decision.ts'
import { findOpenUndo } from './undo.store.ts'

interface Turn {
  /** The application, locked by this transaction. */
  from: ApplicationRow
  move: StaffMove
  /** The level where the application waits afterwards. */
  level: number
  staffId: string
  at: Date
}

/**
 * REV-04, REV-10: checks that a level may act, and returns the state that the act leads to. Refuses `review_amending`
 * while it is the candidate's turn, `review_state` when the state does not allow the act, `second_level` when the
 * reviewer has judged at another level, and `undo_open` while a request to undo the previous decision is open.
 */
export async function requireTurn(tx: Tx, turn: Turn): Promise<ApplicationState> {
  const { from, move, level, staffId, at } = turn
  requireNotAmending(from, at)
  const to = afterMove(standingOf(from, at), move, level)
  if (!to) throw new Refusal('review_state')
  // Any reviewer of the level may end a hold, because that is no judgement.
  if (move !== 'release') {
    const steps = await listSteps(tx, { personId: from.person_id, applicationId: from.id })
    if (hasJudgedElsewhere(steps, { staffId, level: from.level })) throw new Refusal('second_level')
  }
  // A decision must not build on one that a reviewer has asked to undo.
  if (await findOpenUndo(tx, from.id)) throw new Refusal('undo_open')
  return to
}

/** REV-10: refuses `review_amending` until the deadline, because it is the candidate's turn. */
export function requireNotAmending(application: ApplicationRow, at: Date): void {
  const { amend_until: until } = application
  if (until && standingOf(application, at) === 'amending')
    throw new Refusal('review_amending', { values: { until: formatInstant(until) } })
}
