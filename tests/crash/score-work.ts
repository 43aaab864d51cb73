import type pg from 'pg'

/** What the score desk of a run works on. */
export interface ScoreWork {
  sittingId: string
  /** Lines of files to import: nobody has a score in that course. */
  lines: string[]
  /** Scores that are out, to be corrected. */
  published: { personId: string; scoreId: string }[]
  /** Batches that were there before, and are left alone. */
  before: string[]
}

/** Finds work for the score desk among candidates who do nothing else in a run: they are none of the sample accounts. */
export async function findScoreWork(owner: pg.Pool): Promise<ScoreWork> {
  const others = `persons p where not exists (select from drafts d where d.person_id = p.id)
    and not exists (select from applications a where a.person_id = p.id)
    and exists (select from candidate_accounts c where c.person_id = p.id and c.password_set_at is null)`
  const sitting = await owner.query<{ id: string }>(
    'select id from sittings where held_from <= current_date order by number desc limit 1',
  )
  const lines = await owner.query<{ line: string }>(
    `select t.ticket_no || ',' || c.course_code || ',' || 60 + (row_number() over (order by t.ticket_no, c.course_code)) % 40 as line
     from tickets t join plan_courses c on c.plan_id = t.plan_id and c.mode = 'written'
     where t.person_id in (select p.id from ${others})
       and not exists (select from scores s where s.person_id = t.person_id and s.course_code = c.course_code)
     order by t.ticket_no, c.course_code limit 4000`,
  )
  const published = await owner.query<{ personId: string; scoreId: string }>(
    `select s.person_id as "personId", s.id as "scoreId" from scores s
     where s.source = 'exam' and s.outcome = 'marked' and s.state = 'valid' and s.mark >= 60
       and (s.batch_id is null or exists (select from publication_batches pb join publications p on p.id = pb.publication_id
         where pb.batch_id = s.batch_id and p.state = 'approved'))
       and s.person_id in (select p.id from ${others}) order by s.id limit 40`,
  )
  const before = await owner.query<{ id: string }>('select id from import_batches')
  return {
    sittingId: sitting.rows[0]?.id ?? '',
    lines: lines.rows.map(({ line }) => line),
    published: published.rows,
    before: before.rows.map(({ id }) => id),
  }
}
