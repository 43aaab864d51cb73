import { type RawBuilder, sql } from 'kysely'
import { isLevelsTurn } from './queue-row.store.ts'

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
    and ${IS_NOT_UNDONE}`

const IS_NOT_UNDONE = sql`not exists (select from undo_requests q where q.application_id = a.id and q.state = 'requested')`

/** REV-10, AUD-04: applications on hold, those to be amended, those whose amendment is overdue, and those with an exception to agree to. */
export type Mark = 'held' | 'amending' | 'amendment_over' | 'exception'

/** Who reads the queue, and when. */
interface Reader {
  staffId: string
  at: Date
}

/**
 * Keeps what waits under a mark for this reviewer. An exception may be agreed to by whoever judged at an earlier level, too: it is no
 * decision on the application.
 */
export function isWaitingFor(mark: Mark | undefined, reader: Reader): RawBuilder<unknown> {
  const isOpen = mark === 'exception' ? IS_NOT_UNDONE : isOpenTo(reader.staffId)
  return sql`${isMarked(mark, reader)} and ${isOpen}`
}

/** Without a mark: every application that it is the level's turn to decide. */
function isMarked(mark: Mark | undefined, { at, staffId }: Reader): RawBuilder<unknown> {
  switch (mark) {
    case undefined:
      return isLevelsTurn(at)
    case 'held':
      return sql`a.held_at is not null`
    case 'amending':
      return sql`a.state = 'amending' and a.amend_until > ${at}`
    case 'amendment_over':
      return sql`a.state = 'amending' and a.amend_until <= ${at}`
    case 'exception':
      return sql`${isLevelsTurn(at)} and ${hasExceptionFor(staffId)}`
    default:
      return mark satisfies never
  }
}

/** What a reviewer may claim under a mark: without one, nothing that rests; and nothing that the candidate has back. */
export const isMarkedFree = (mark: Mark | undefined, reader: Reader) =>
  sql`${mark === undefined ? sql`a.held_at is null` : isMarked(mark, reader)} and ${isLevelsTurn(reader.at)}`

/** AUD-04: keeps only what somebody else asks to approve as an exception, as it is filed now. */
const hasExceptionFor = (staffId: string): RawBuilder<unknown> =>
  sql`exists (select from approval_exceptions x where x.application_id = a.id and x.revision = a.revision
    and x.state = 'requested' and x.requested_by <> ${staffId})`
