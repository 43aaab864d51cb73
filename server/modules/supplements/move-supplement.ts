import type { DraftForm } from '#contracts/forms.ts'
import { requireFound } from '#kernel/refusal.ts'
import { findApplication, openRevision } from '#modules/applications/public.ts'
import { requireActiveTicket, takeScoresBack } from '#modules/score-effects/public.ts'
import { type GivenScore, recordScores } from '#modules/scores/public.ts'
import { notify } from '#platform/bus/bus.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import type { MovedApplication, ServiceMove, StoredForm } from '#server/service-definition.ts'

interface Moved<F extends DraftForm> {
  application: MovedApplication
  move: ServiceMove
  readForm: (stored: StoredForm) => F | undefined
  /** The scores that the form stands for. Refuses `effect_impossible` when it can stand for none. */
  scoresOf: (tx: Tx, form: F, application: MovedApplication) => Promise<readonly GivenScore[]>
}

/** SUP-04, REV-06: gives the scores of a row with the last approval, and takes all of them back when it is undone. */
export async function moveSupplement<F extends DraftForm>(
  tx: Tx,
  deps: Pick<Adapters, 'cipher' | 'sealer'>,
  { application, move, readForm, scoresOf }: Moved<F>,
): Promise<void> {
  if (move.kind === 'undone' && move.undoes === 'approved')
    return takeScoresBack(tx, deps, { application, what: '补登' })
  if (move.kind !== 'approved') return
  const { personId, ticketId, at } = application
  await requireActiveTicket(tx, { ticketId, at }, 'effect_impossible')
  const row = requireFound(await findApplication(tx, application.id))
  const form = requireFound(readForm((await openRevision(tx, deps, row)).form))
  const scores = await scoresOf(tx, form, application)
  await recordScores(tx, deps, { personId, ticketId, applicationId: application.id, scores })
  await notify(tx, 'score-sheets', ticketId)
}
