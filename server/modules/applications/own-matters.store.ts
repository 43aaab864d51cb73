import { sql } from 'kysely'
import type { ApplicationState } from '#contracts/applications.ts'
import type { TicketName } from '#contracts/portal.ts'
import type { ServiceName } from '#contracts/services.ts'
import type { Tx } from '#platform/db/database.ts'

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
const isBarred = (at: Date) =>
  sql<boolean>`t.state <> 'active' or graduated_at(t.id, ${at}) is not null`.as('is_barred')

/**
 * Lists a person's applications that were decided lately, are rejected and not put away, wait for an amendment or are being corrected; the
 * newest first.
 */
export async function listOwnMatters(
  tx: Tx,
  { personId, at }: { personId: string; at: Date },
): Promise<OwnMatter[]> {
  const since = new Date(at.getTime() - NEWS_DAYS * 24 * 3600_000)
  const rows = await tx
    .selectFrom('applications as a')
    .innerJoin('tickets as t', 't.id', 'a.ticket_id')
    .leftJoin('drafts as d', (join) =>
      join.onRef('d.person_id', '=', 'a.person_id').onRef('d.application_id', '=', 'a.id'),
    )
    .select([
      'a.id',
      'a.service',
      'a.subject',
      'a.title',
      'a.state',
      'a.school_id',
      'a.ticket_id',
      'a.moved_at',
      'a.amend_until',
    ])
    .select(['t.ticket_no', 'd.id as draft_id', 'd.saved_at', isBarred(at)])
    .where('a.person_id', '=', personId)
    .where((on) =>
      on.or([
        on.and([on('a.state', '=', 'rejected'), on('a.put_away_at', 'is', null)]),
        on.and([on('a.state', '=', 'amending'), on('a.amend_until', '>', at)]),
        on.and([on('a.state', '=', 'approved'), on('a.moved_at', '>=', since)]),
        on.and([on('a.state', '=', 'pending'), on('d.id', 'is not', null)]),
      ]),
    )
    .orderBy('a.moved_at', 'desc')
    .orderBy('a.id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    service: row.service as ServiceName,
    subject: row.subject,
    title: row.title,
    state: row.state as ApplicationState,
    schoolId: row.school_id,
    ticket: { id: row.ticket_id, ticketNo: row.ticket_no },
    movedAt: row.moved_at,
    amendUntil: row.amend_until ?? undefined,
    isBarred: row.is_barred,
    draft: row.draft_id && row.saved_at ? { id: row.draft_id, savedAt: row.saved_at } : undefined,
  }))
}

/** Lists a person's drafts of new filings, the newest first; one for each service and 准考证. */
export async function listOpenDrafts(
  tx: Tx,
  { personId, at }: { personId: string; at: Date },
): Promise<OpenDraft[]> {
  const rows = await tx
    .selectFrom('drafts as d')
    .innerJoin('tickets as t', 't.id', 'd.ticket_id')
    .select(['d.id', 'd.service', 'd.ticket_id', 'd.saved_at', 't.ticket_no', 't.school_id', isBarred(at)])
    .where('d.person_id', '=', personId)
    .where('d.application_id', 'is', null)
    .orderBy('d.saved_at', 'desc')
    .orderBy('d.id')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    service: row.service as ServiceName,
    schoolId: row.school_id,
    ticket: { id: row.ticket_id, ticketNo: row.ticket_no },
    isBarred: row.is_barred,
    savedAt: row.saved_at,
  }))
}
