import { sql } from 'kysely'
import type { ScoreDoubtKind, ScoreDoubtState } from '#contracts/score-doubts.ts'
import type { Tx } from '#platform/db/database.ts'

export interface NewDoubt {
  id: string
  personId: string
  ticketId: string
  schoolId: string
  course: string
  kind: ScoreDoubtKind
  explanationCipher: Buffer
  at: Date
}

/**
 * Stores a doubt. Answers false when the 准考证 has an open one about that course (the unique key decides), or when there is no
 * such course.
 */
export async function insertDoubt(tx: Tx, doubt: NewDoubt): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into score_doubts (person_id, id, ticket_id, school_id, course_code, kind, explanation_cipher, state, asked_at)
    values (${doubt.personId}, ${doubt.id}, ${doubt.ticketId}, ${doubt.schoolId}, ${doubt.course}, ${doubt.kind},
      ${doubt.explanationCipher}, 'open', ${doubt.at})
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Whether the catalogue has the course. */
export async function courseExists(tx: Tx, code: string): Promise<boolean> {
  const row = await tx.selectFrom('courses').select('code').where('code', '=', code).executeTakeFirst()
  return row !== undefined
}

export interface DoubtRow {
  id: string
  person_id: string
  person_name: string
  ticket_id: string
  ticket_no: string
  school_id: string
  course_code: string
  course_name: string
  kind: ScoreDoubtKind
  explanation_cipher: Buffer
  state: ScoreDoubtState
  asked_at: Date
  answerer: string | null
  answered_at: Date | null
  answer: string | null
}

const ROWS = sql`
  select d.id, d.person_id, p.name as person_name, d.ticket_id, t.ticket_no, d.school_id, d.course_code, c.name as course_name,
    d.kind, d.explanation_cipher, d.state, d.asked_at, s.name as answerer, d.answered_at, d.answer
  from score_doubts d join persons p on p.id = d.person_id join tickets t on t.id = d.ticket_id
  join courses c on c.code = d.course_code left join staff s on s.id = d.answered_by`

/** Lists the doubts of a 准考证, the newest first. */
export async function listOwnDoubts(tx: Tx, ticketId: string): Promise<DoubtRow[]> {
  const { rows } = await sql<DoubtRow>`
    ${ROWS} where d.ticket_id = ${ticketId} order by d.asked_at desc, d.id limit 100`.execute(tx)
  return rows
}

/** Lists every open doubt of these schools, the longest waiting first, then the newest others, a hundred at most; undefined schools: all. */
export async function listDoubts(tx: Tx, schoolIds: readonly string[] | undefined): Promise<DoubtRow[]> {
  const { rows } = await sql<DoubtRow>`
    ${ROWS} where ${schoolIds === undefined} or d.school_id = any(${schoolIds ?? []}::uuid[])
    order by (d.state = 'open') desc, case when d.state = 'open' then d.asked_at end, d.asked_at desc, d.id
    limit 100 + (select count(*) from score_doubts where state = 'open')`.execute(tx)
  return rows
}

/** Finds a doubt by its id, whoever asked. */
export async function findDoubt(tx: Tx, id: string): Promise<DoubtRow | undefined> {
  const { rows } = await sql<DoubtRow>`${ROWS} where d.id = ${id}`.execute(tx)
  return rows[0]
}

/** Answers an open doubt. Answers false when another officer was faster. */
export async function answerDoubt(
  tx: Tx,
  doubt: { id: string; to: 'settled' | 'refused'; answer: string; staffId: string; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('score_doubts')
    .set({ state: doubt.to, answer: doubt.answer, answered_by: doubt.staffId, answered_at: doubt.at })
    .where('id', '=', doubt.id)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
