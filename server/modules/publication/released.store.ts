import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { PASS_MARK } from '#rulebook/scores/score.ts'

/** Courses of one kind are not examined in every sitting: so far back is looked for the last time. */
const EARLIER_SITTINGS = 4

export interface Figures {
  scores: number
  passed: number
  absent: number
  violations: number
}

export interface FiguresRow extends Figures {
  batch_id: string
  course_code: string
  source: 'exam' | 'practice'
  /** The sum of a hash of every score: another mark, person or course is another sum. */
  content: string
}

const FIGURES = sql`count(*)::int as scores,
  count(*) filter (where s.mark >= ${sql.lit(PASS_MARK)} or s.grade <> 'fail')::int as passed,
  count(*) filter (where s.outcome = 'absent')::int as absent,
  count(*) filter (where s.outcome = 'violation')::int as violations`

/** Counts the scores of a publication by batch and course. */
export async function readFigures(tx: Tx, publicationId: string): Promise<FiguresRow[]> {
  const { rows } = await sql<FiguresRow>`
    select s.batch_id, s.course_code, s.source, ${FIGURES},
      sum(hashtextextended(concat_ws('|', s.id, s.ticket_id, s.outcome, s.mark, s.grade, s.state), 0))::text as content
    from publication_batches pb join scores s on s.batch_id = pb.batch_id
    where pb.publication_id = ${publicationId}
    group by s.batch_id, s.course_code, s.source
    order by s.batch_id, s.course_code, s.source`.execute(tx)
  return rows
}

export interface PreviousRow extends Figures {
  course_code: string
  source: 'exam' | 'practice'
  sitting_name: string
}

/** For each course of a publication, its figures when it was last published in one of the sittings before. */
export async function readPrevious(tx: Tx, publicationId: string, at: Date): Promise<PreviousRow[]> {
  const { rows } = await sql<PreviousRow>`
    with before as (
      select g.id, g.number, g.name from sittings g
      where g.number < (select o.number from publications p join sittings o on o.id = p.sitting_id where p.id = ${publicationId})
        and exists (select from publications q where q.sitting_id = g.id and q.state = 'approved' and q.publish_at <= ${at})
      order by g.number desc limit ${EARLIER_SITTINGS}
    ), batches as (
      select distinct pb.batch_id, b.number, b.name from before b
        join publications q on q.sitting_id = b.id and q.state = 'approved' and q.publish_at <= ${at}
        join publication_batches pb on pb.publication_id = q.id
    )
    select distinct on (s.course_code, s.source) s.course_code, s.source, b.name as sitting_name, ${FIGURES}
    from batches b join scores s on s.batch_id = b.batch_id
    group by s.course_code, s.source, b.number, b.name
    order by s.course_code, s.source, b.number desc limit 5000`.execute(tx)
  return rows
}

/** The names of the courses that a publication, or one batch of it, has scores of. */
export async function listCourses(tx: Tx, codes: readonly string[]) {
  return tx
    .selectFrom('courses')
    .select(['code', 'name'])
    .where('code', 'in', codes.length === 0 ? [''] : codes)
    .orderBy('code')
    .limit(5_000)
    .execute()
}

/** Lists the batches of a publication, with those that were left out of it. */
export async function listBatchIds(tx: Tx, publicationId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('publication_batches')
    .select('batch_id')
    .where('publication_id', '=', publicationId)
    .union(
      tx.selectFrom('publication_left_out').select('batch_id').where('publication_id', '=', publicationId),
    )
    .orderBy('batch_id')
    .limit(1_000)
    .execute()
  return rows.map(({ batch_id }) => batch_id)
}

export interface ReleasedScoreRow {
  id: string
  ticket_no: string
  name: string
  course_code: string
  course_name: string
  outcome: string
  mark: number | null
  grade: string | null
}

/** Lists a page of a batch's scores by 准考证号 and course, of one course or all. */
export async function listScores(
  tx: Tx,
  page: { batchId: string; course: string | undefined; after: string | undefined; limit: number },
): Promise<ReleasedScoreRow[]> {
  const { rows } = await sql<ReleasedScoreRow>`
    select s.id, t.ticket_no, p.name, s.course_code, c.name as course_name, s.outcome, s.mark, s.grade
    from scores s join tickets t on t.id = s.ticket_id join persons p on p.id = s.person_id
      join courses c on c.code = s.course_code
    where s.batch_id = ${page.batchId} and (${page.course ?? null}::text is null or s.course_code = ${page.course ?? null})
      and (${page.after ?? null}::uuid is null or (t.ticket_no, s.course_code, s.id) > (
        select u.ticket_no, l.course_code, l.id from scores l join tickets u on u.id = l.ticket_id
        where l.batch_id = ${page.batchId} and l.id = ${page.after ?? null}::uuid))
    order by t.ticket_no, s.course_code, s.id limit ${page.limit}`.execute(tx)
  return rows
}

/** Lists the courses that a batch has scores of. */
export async function listBatchCourses(tx: Tx, batchId: string) {
  return tx
    .selectFrom('scores')
    .innerJoin('courses', 'courses.code', 'scores.course_code')
    .select(['courses.code', 'courses.name'])
    .distinct()
    .where('scores.batch_id', '=', batchId)
    .orderBy('courses.code')
    .limit(5_000)
    .execute()
}
