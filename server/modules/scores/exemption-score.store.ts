import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

export interface ExemptionScore {
  id: string
  personId: string
  ticketId: string
  courseCode: string
  applicationId: string
  obtainedOn: string
  originNote: string
}

/** EXM-03: a 免考 score without a mark, with the application that it came from. */
export async function insertExemptionScore(tx: Tx, score: ExemptionScore): Promise<void> {
  await tx
    .insertInto('scores')
    .values({
      person_id: score.personId,
      id: score.id,
      ticket_id: score.ticketId,
      course_code: score.courseCode,
      source: 'exemption',
      outcome: 'exempted',
      obtained_on: score.obtainedOn,
      application_id: score.applicationId,
      origin_note: score.originNote,
    })
    .execute()
}

/** REV-06: the score that an approval gave is 作废 with it; false when there is none in force. */
export async function voidScoreOfApplication(
  tx: Tx,
  of: { personId: string; applicationId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('scores')
    .set({ state: 'void', voided_at: of.at })
    .where('person_id', '=', of.personId)
    .where('application_id', '=', of.applicationId)
    .where('state', '=', 'valid')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export interface PersonScore {
  course_code: string
  ticket_id: string
  source: string
  outcome: string
  mark: number | null
  grade: string | null
  state: string
}

/** Every score of a person that its owner can see at that instant, over all 准考证 (AUD-02, SCO-03). */
export async function listVisibleScores(tx: Tx, of: { personId: string; at: Date }): Promise<PersonScore[]> {
  const { rows } = await sql<PersonScore>`
    select s.course_code, s.ticket_id, s.source, s.outcome, s.mark, s.grade, s.state from scores s
    where s.person_id = ${of.personId} and (s.batch_id is null or exists (
      select 1 from publication_batches pb join publications p on p.id = pb.publication_id
      where pb.batch_id = s.batch_id and p.state = 'approved' and p.publish_at <= ${of.at}))
    order by s.course_code, s.id limit 2000`.execute(tx)
  return rows
}
