import type { CandidateActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { startOfBeijingDay } from '#rulebook/beijing-time.ts'
import { outcomeWords, SOURCE_WORDS } from '#rulebook/scores/score.texts.ts'
import type { ScoreOutcome, ScoreSource } from '#rulebook/scores/score.ts'
import type { Deps } from '#server/deps.ts'
import { viewScore } from './score.view.ts'
import { findAcceptance, findScoreOrigin, listEffectiveCorrections } from './score-life.store.ts'
import type { ScoreSheets } from './score-sheet-cache.ts'

/** SCO-04: tells the life of one of the active 准考证's published scores: what happened and why, without names of staff. */
export async function tellScoreLife(
  deps: Pick<Deps, 'database'> & { sheets: ScoreSheets },
  { actor: { personId, ticket }, deadline }: Call<CandidateActor & { ticket: { id: string } }>,
  { scoreId }: { scoreId: string },
) {
  const rows = await deps.sheets.rows(ticket.id, deadline)
  const row = requireFound(rows.find(({ id }) => id === scoreId))
  const { origin, corrections, acceptance } = await deps.database.read(deadline, async (tx) => ({
    origin: await findScoreOrigin(tx, { personId, id: scoreId }),
    corrections: await listEffectiveCorrections(tx, { personId, id: scoreId }),
    acceptance: await findAcceptance(tx, { personId, id: scoreId }),
  }))
  const events = [
    ...eventsOfOrigin(requireFound(origin)),
    ...endOf(origin?.voided_at),
    ...eventsOfAcceptance(acceptance),
    ...corrections.map((correction) => ({
      at: correction.decided_at ?? new Date(0),
      what: '成绩更正',
      detail: `由「${storedWords(correction.old_value)}」更正为「${storedWords(correction.new_value)}」。原因：${correction.reason}`,
    })),
  ].sort((a, b) => a.at.getTime() - b.at.getTime())
  return {
    score: viewScore(row),
    events: events.map(({ at, ...event }) => ({ at: at.toISOString(), ...event })),
  }
}

type Origin = NonNullable<Awaited<ReturnType<typeof findScoreOrigin>>>

function eventsOfOrigin(origin: Origin) {
  const source = SOURCE_WORDS[origin.source as ScoreSource]
  if (!origin.batch_no || !origin.applied_at) {
    const detail = origin.origin_note ?? `来源：${source}`
    // What was passed elsewhere or long ago came to the record later: by an approval (SUP-01), or on the day of the transfer (TRI-02).
    const at = origin.approved_at ?? startOfBeijingDay(origin.transferred_on ?? origin.obtained_on)
    return [{ at, what: `${source}成绩登记`, detail }]
  }
  const imported = {
    at: origin.applied_at,
    what: '成绩登记',
    detail: `${source}成绩，由市教育考试院登记（批次 ${origin.batch_no}）。`,
  }
  if (!origin.publish_at) return [imported]
  return [imported, { at: origin.publish_at, what: '成绩发布', detail: '经复核后统一发布。' }]
}

/** REV-06: a score ends when the decision that gave it is taken back. */
function endOf(voidedAt: Date | null | undefined) {
  return voidedAt
    ? [{ at: voidedAt, what: '成绩作废', detail: '原审核决定经复核撤销，这条成绩不再有效。' }]
    : []
}

/** TRO-03: a score ends here too when another province has taken it in. */
function eventsOfAcceptance(acceptance: Awaited<ReturnType<typeof findAcceptance>>) {
  if (!acceptance) return []
  const { province, acceptedAt: at } = acceptance
  return [{ at, what: '成绩转出', detail: `${province}已接收，这条成绩在本市记为「已转出」，不再计入。` }]
}

function storedWords(outcome: unknown): string {
  return outcomeWords(outcome as ScoreOutcome)
}
