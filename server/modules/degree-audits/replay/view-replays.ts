import type { DegreeReplayView } from '#contracts/office/degree-replays.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import type { Deps } from '#server/deps.ts'
import { findReplay, listDifferences, listReplays, type ReplayRow } from './replay.store.ts'

/** Shows the newest replays, each with how many decisions differ. */
export async function viewReplays(deps: Deps, { deadline }: Call<StaffActor>) {
  const rows = await deps.database.read(deadline, listReplays)
  return { replays: rows.map(viewReplay) }
}

/** Shows one replay with its differences: the answer that was decided by, and the one of today. */
export async function viewDifferences(deps: Deps, { deadline }: Call<StaffActor>, { id }: { id: string }) {
  return deps.database.read(deadline, async (tx) => ({
    replay: viewReplay(requireFound(await findReplay(tx, id))),
    found: (await listDifferences(tx, id)).map((row) => ({
      decisionId: row.decision_id,
      applicationNo: row.application_no,
      ticketNo: row.ticket_no,
      decidedAt: row.decided_at.toISOString(),
      rulesVersion: row.rules_version,
      kept: shortened(row.kept),
      recomputed: shortened(row.recomputed),
    })),
  }))
}

/** What a reply may hold of an answer; the whole of it stands in the table. */
function shortened(answer: string): string {
  return answer.length > 4000 ? `${answer.slice(0, 3990)}…` : answer
}

function viewReplay(row: ReplayRow): DegreeReplayView {
  return {
    id: row.id,
    startedAt: row.started_at.toISOString(),
    ...(row.finished_at ? { finishedAt: row.finished_at.toISOString() } : {}),
    rulesVersion: row.rules_version,
    decisions: row.decisions,
    differences: row.differences,
  }
}
