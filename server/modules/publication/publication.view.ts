import type { PublicationView } from '#contracts/office/scores/publications.ts'
import type { PublicationRow } from './publication.store.ts'

/** Shows a publication as the desk does. */
export function viewPublication(row: PublicationRow, seen: { staffId: string; at: Date }): PublicationView {
  return {
    id: row.id,
    sittingName: row.sitting_name,
    state: row.state,
    publishAt: row.publish_at.toISOString(),
    released: row.state === 'approved' && row.publish_at <= seen.at,
    scores: row.scores,
    candidates: row.candidates,
    batchNos: row.batch_nos,
    leftOut: row.left_out,
    proposedBy: row.proposer,
    proposedAt: row.proposed_at.toISOString(),
    ...(row.decider ? { decidedBy: row.decider } : {}),
    ...(row.decided_at ? { decidedAt: row.decided_at.toISOString() } : {}),
    ...(row.withdrawer ? { withdrawnBy: row.withdrawer } : {}),
    ...(row.withdrawn_at ? { withdrawnAt: row.withdrawn_at.toISOString() } : {}),
    ...(row.note ? { note: row.note } : {}),
    mine: row.proposed_by === seen.staffId,
  }
}
