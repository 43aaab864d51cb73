import { sql } from 'kysely'
import type { ApplicationState } from '#contracts/applications.ts'
import type { TicketName } from '#contracts/portal.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Question, RowOrJson } from '#platform/db/question.ts'

/** An application that may wait for its owner, under any of the person's 准考证 (HOM-07). */
export interface OwnMatter {
  id: string
  service: ServiceName
  subject: string
  title: string
  state: ApplicationState
  schoolId: string
  ticket: TicketName
  movedAt: Date
  /** The deadline of an open amendment (REV-10). */
  amendUntil: Date | undefined
  /** Whether nothing can be filed under its 准考证 now. */
  isBarred: boolean
  /** The correction that the owner began and has not submitted. */
  draft: { id: string; savedAt: Date } | undefined
}

/** A draft of a new filing. */
export interface OpenDraft {
  id: string
  service: ServiceName
  schoolId: string
  ticket: TicketName
  /** Whether nothing can be filed under its 准考证 now. */
  isBarred: boolean
  savedAt: Date
}

const NEWS_DAYS = 90

/** 毕业, 转出, 注销, or 在籍（转出）: every service refuses what is filed under such a 准考证 `t`. */
const isBarred = (at: Date) => sql`(t.state <> 'active' or graduated_at(t.id, ${at}) is not null)`

interface MatterRow {
  id: string
  service: ServiceName
  subject: string
  title: string
  state: ApplicationState
  school_id: string
  ticket_id: string
  ticket_no: string
  moved_at: Date
  amend_until: Date | null
  draft_id: string | null
  saved_at: Date | null
  is_barred: boolean
}

/**
 * Asks for a person's applications that were decided lately, are rejected and not put away, wait for an amendment or are being corrected; the
 * newest first.
 */
export function ownMatters({
  personId,
  at,
}: {
  personId: string
  at: Date
}): Question<MatterRow, OwnMatter[]> {
  const since = new Date(at.getTime() - NEWS_DAYS * 24 * 3600_000)
  const rows = sql<MatterRow>`
    select a.id, a.service, a.subject, a.title, a.state, a.school_id, a.ticket_id, t.ticket_no, a.moved_at, a.amend_until,
      d.id as draft_id, d.saved_at, ${isBarred(at)} as is_barred
    from applications a join tickets t on t.id = a.ticket_id
    left join drafts d on d.person_id = a.person_id and d.application_id = a.id
    where a.person_id = ${personId} and (
      a.state = 'rejected' and a.put_away_at is null
      or a.state = 'amending' and a.amend_until > ${at}
      or a.state = 'approved' and a.moved_at >= ${since}
      or a.state = 'pending' and d.id is not null)
    order by a.moved_at desc, a.id limit 200`
  return { rows, answer: (matters) => matters.map(ownMatter) }
}

function ownMatter(row: RowOrJson<MatterRow>): OwnMatter {
  return {
    id: row.id,
    service: row.service,
    subject: row.subject,
    title: row.title,
    state: row.state,
    schoolId: row.school_id,
    ticket: { id: row.ticket_id, ticketNo: row.ticket_no },
    movedAt: new Date(row.moved_at),
    amendUntil: row.amend_until === null ? undefined : new Date(row.amend_until),
    isBarred: row.is_barred,
    draft: row.draft_id && row.saved_at ? { id: row.draft_id, savedAt: new Date(row.saved_at) } : undefined,
  }
}

interface DraftRow {
  id: string
  service: ServiceName
  school_id: string
  ticket_id: string
  ticket_no: string
  is_barred: boolean
  saved_at: Date
}

/** Asks for a person's drafts of new filings, the newest first; one for each service and 准考证. */
export function openDrafts({
  personId,
  at,
}: {
  personId: string
  at: Date
}): Question<DraftRow, OpenDraft[]> {
  const rows = sql<DraftRow>`
    select d.id, d.service, t.school_id, d.ticket_id, t.ticket_no, d.saved_at, ${isBarred(at)} as is_barred
    from drafts d join tickets t on t.id = d.ticket_id
    where d.person_id = ${personId} and d.application_id is null
    order by d.saved_at desc, d.id limit 200`
  return { rows, answer: (drafts) => drafts.map(openDraft) }
}

function openDraft(row: RowOrJson<DraftRow>): OpenDraft {
  return {
    id: row.id,
    service: row.service,
    schoolId: row.school_id,
    ticket: { id: row.ticket_id, ticketNo: row.ticket_no },
    isBarred: row.is_barred,
    savedAt: new Date(row.saved_at),
  }
}
