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
  /** Locked by this transaction. */
  from: ApplicationRow
  move: StaffMove
  /** Where it waits afterwards. */
  level: number
  staffId: string
  at: Date
}

/**
 * REV-04, REV-10: what has to hold before any act of a level, and the state that the act leads to. Refuses `review_amending`
 * while it is the candidate's turn, `review_state` where the act is not one of this state, `second_level` to whoever has
 * judged at another level, and `undo_open` while somebody asks for the decision before to be taken back.
 */
export async function requireTurn(tx: Tx, turn: Turn): Promise<ApplicationState> {
  const { from, move, level, staffId, at } = turn
  requireNotAmending(from, at)
  const to = afterMove(standingOf(from, at), move, level)
  if (!to) throw new Refusal('review_state')
  // Anybody of the level may end a rest; it is no judgement.
  if (move !== 'release') {
    const steps = await listSteps(tx, { personId: from.person_id, applicationId: from.id })
    if (hasJudgedElsewhere(steps, { staffId, level: from.level })) throw new Refusal('second_level')
  }
  // What is asked to be taken back is not built upon meanwhile.
  if (await findOpenUndo(tx, from.id)) throw new Refusal('undo_open')
  return to
}

/** REV-10: until the deadline it is the candidate's turn. */
export function requireNotAmending(application: ApplicationRow, at: Date): void {
  const { amend_until: until } = application
  if (until && standingOf(application, at) === 'amending')
    throw new Refusal('review_amending', { values: { until: formatInstant(until) } })
}
