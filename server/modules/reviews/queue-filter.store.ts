import { type RawBuilder, sql } from 'kysely'

/** What narrows a queue beyond level, date and mark. */
export interface Among {
  school: string | undefined
  about: string | undefined
  /** A type of evidence. */
  evidence: string | undefined
  round: 'first' | 'again' | undefined
}

/** REV-01: keeps only what the filter of a queue asks for beyond level, date and mark. */
export function among({ school, about, evidence, round }: Among): RawBuilder<unknown> {
  const ofSchool = school ? sql`and a.school_id = (select id from schools where code = ${school})` : sql``
  const aboutIt = about ? sql`and position(lower(${about}) in lower(a.title)) > 0` : sql``
  const withEvidence = evidence
    ? sql`and exists (select from filed_credentials f where f.person_id = a.person_id and f.application_id = a.id
        and f.revision = a.revision and f.type = ${evidence})`
    : sql``
  const ofRound = round ? sql`and a.revision ${round === 'again' ? sql`> 1` : sql`= 1`}` : sql``
  return sql`${ofSchool} ${aboutIt} ${withEvidence} ${ofRound}`
}

/**
 * Keeps only what this reviewer may decide. Leaves out what they have judged at another level, and what somebody asks to
 * undo the previous decision of: the counts, the list and the next item then speak of the same applications (REV-01, REV-04,
 * REV-06).
 */
export const isOpenTo = (staffId: string): RawBuilder<unknown> =>
  sql`not exists (select from application_steps s where s.person_id = a.person_id and s.application_id = a.id
      and s.staff_id = ${staffId} and s.level <> a.level and s.kind not in ('held', 'released'))
    and not exists (select from undo_requests q where q.application_id = a.id and q.state = 'requested')`
