import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { ask, type Question } from '#platform/db/question.ts'
import type { Sealer } from '#platform/secrets/sealer.ts'
import { sealScores } from './seals/score-seal.store.ts'

/** What an approved application or a confirmed arrival adds to the record: a course passed or exempted elsewhere. */
export type GivenScore = {
  id: string
  courseCode: string
  /** `YYYY-MM-DD` in Beijing. */
  obtainedOn: string
  /** Tells the score's owner where it came from (SCO-04). */
  originNote: string
} & ({ outcome: 'exempted' } | { outcome: 'marked'; mark: number } | { outcome: 'graded'; grade: string }) &
  (
    | { source: 'exemption' | 'supplement' }
    /** AUD-02: it counts when name and credits are those of the course here, some months after the transfer. */
    | {
        source: 'transfer_in'
        transferredOn: string
        creditsAtOrigin: number
        nameAtOrigin: string
        originProvince?: string
        originTicketNo?: string
      }
  )

/** What gives scores: an application when it is approved, an arrival (外省转入) when it is confirmed. */
type Giver = { applicationId: string } | { arrivalId: string }

/**
 * EXM-03, SUP-01…03, TRI-02: adds the scores that one approval or confirmation gives. The unique key of giver and course prevents it from
 * giving a course twice.
 */
export async function recordScores(
  tx: Tx,
  { sealer }: { sealer: Sealer },
  { scores, ...origin }: { personId: string; ticketId: string; scores: readonly GivenScore[] } & Giver,
): Promise<void> {
  if (scores.length === 0) return
  await tx
    .insertInto('scores')
    .values(
      scores.map((score) => ({
        person_id: origin.personId,
        id: score.id,
        ticket_id: origin.ticketId,
        course_code: score.courseCode,
        source: score.source,
        outcome: score.outcome,
        mark: score.outcome === 'marked' ? score.mark : null,
        grade: score.outcome === 'graded' ? score.grade : null,
        obtained_on: score.obtainedOn,
        ...('applicationId' in origin
          ? { application_id: origin.applicationId }
          : { arrival_id: origin.arrivalId }),
        origin_note: score.originNote,
        ...(score.source === 'transfer_in'
          ? {
              transferred_on: score.transferredOn,
              credits_at_origin: score.creditsAtOrigin,
              name_at_origin: score.nameAtOrigin,
              origin_province: score.originProvince ?? null,
              origin_ticket_no: score.originTicketNo ?? null,
            }
          : {}),
      })),
    )
    .execute()
  await sealScores(tx, sealer, { personId: origin.personId, ids: scores.map(({ id }) => id) })
}

/**
 * REV-06: voids (作废) all scores that an approval or a confirmation gave, or none of them: false when none of them is in force, or when
 * one has been transferred out (转出) since.
 */
export async function voidScoresOf(
  tx: Tx,
  { sealer }: { sealer: Sealer },
  { personId, at, ...giver }: { personId: string; at: Date } & Giver,
): Promise<boolean> {
  const [column, id] =
    'applicationId' in giver
      ? (['application_id', giver.applicationId] as const)
      : (['arrival_id', giver.arrivalId] as const)
  const scores = await tx
    .selectFrom('scores')
    .select(['id', 'state'])
    .where('person_id', '=', personId)
    .where(column, '=', id)
    .where('state', '<>', 'void')
    .forUpdate()
    .execute()
  if (scores.length === 0 || scores.some(({ state }) => state !== 'valid')) return false
  await tx
    .updateTable('scores')
    .set({ state: 'void', voided_at: at })
    .where('person_id', '=', personId)
    .where(column, '=', id)
    .where('state', '=', 'valid')
    .execute()
  await sealScores(tx, sealer, { personId, ids: scores.map((score) => score.id) })
  return true
}

export interface PersonScore {
  id: string
  course_code: string
  course_name: string
  ticket_id: string
  ticket_no: string
  plan_id: string
  /** The major at its school: that of the plan which the 准考证 follows. */
  major_id: string
  source: string
  outcome: string
  mark: number | null
  grade: string | null
  state: string
  obtained_on: string
  transferred_on: string | null
  credits_at_origin: number | null
  name_at_origin: string | null
}

/** Asks for every score of a person that the owner can see at that instant, over all 准考证 (AUD-02, SCO-03). */
export function visibleScores(key: { personId: string; at: Date }): Question<PersonScore, PersonScore[]> {
  const rows = sql<PersonScore>`
    select s.id, s.course_code, c.name as course_name, s.ticket_id, t.ticket_no, t.plan_id, p.major_id, s.source, s.outcome, s.mark, s.grade,
      s.state, s.obtained_on, s.transferred_on, s.credits_at_origin, s.name_at_origin
    from scores s join courses c on c.code = s.course_code
    join tickets t on t.id = s.ticket_id join plans p on p.id = t.plan_id
    where s.person_id = ${key.personId} and (s.batch_id is null or exists (
      select 1 from publication_batches pb join publications q on q.id = pb.publication_id
      where pb.batch_id = s.batch_id and q.state = 'approved' and q.publish_at <= ${key.at}))
    order by s.course_code, s.id limit 2000`
  return { rows, answer: (scores) => [...scores] }
}

/** Lists them. */
export function listVisibleScores(tx: Tx, key: { personId: string; at: Date }): Promise<PersonScore[]> {
  return ask(tx, visibleScores(key))
}
