import type { Deadline } from '#kernel/deadline.ts'
import type { Database, Tx } from '#platform/db/database.ts'

/** A row of the sheet, as the one prepared query of the hot path gives it. */
export interface SheetRow {
  id: string
  course_code: string
  course_name: string
  credits: number | null
  sitting_number: number | null
  sitting_name: string | null
  source: string
  outcome: string
  mark: number | null
  grade: string | null
  state: string
  obtained_on: string
  version: number
}

// SCO-03: a score that was imported is visible from the instant of its batch's approved publication, for
// everyone at once; others (exemption, transfer…) took effect when they were decided. Asked at the instant
// itself: no job has to run for a score to appear.
const VISIBLE = `(s.batch_id is null or exists (
  select 1 from publication_batches pb join publications p on p.id = pb.publication_id
  where pb.batch_id = s.batch_id and p.state = 'approved' and p.publish_at <= $2))`

const SHEET = {
  name: 'score-sheet',
  text: `select s.id, s.course_code, c.name as course_name, pc.credits, g.number as sitting_number,
      g.name as sitting_name, s.source, s.outcome, s.mark, s.grade, s.state, s.obtained_on, s.version
    from scores s
    join courses c on c.code = s.course_code
    join tickets t on t.id = s.ticket_id
    left join plan_courses pc on pc.plan_id = t.plan_id and pc.course_code = s.course_code
    left join sittings g on g.id = s.sitting_id
    where s.ticket_id = $1 and ${VISIBLE}
    order by s.obtained_on desc, s.course_code, s.id
    limit 500`,
}

/** The published scores of a ticket at an instant, newest first. */
export function readSheet(
  database: Database,
  deadline: Deadline,
  sheet: { ticketId: string; at: Date },
): Promise<SheetRow[]> {
  return database.prepared<SheetRow & Record<string, unknown>>(deadline, {
    ...SHEET,
    values: [sheet.ticketId, sheet.at],
  })
}

/** The newest sitting with scores out at that instant, and the next instant at which anything changes. */
export async function findLatestSitting(tx: Tx, at: Date) {
  const latest = await tx
    .selectFrom('publications')
    .innerJoin('sittings', 'sittings.id', 'publications.sitting_id')
    .select(['sittings.number', 'sittings.name'])
    .where('publications.state', '=', 'approved')
    .where('publications.publish_at', '<=', at)
    .orderBy('sittings.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const next = await tx
    .selectFrom('publications')
    .select('publish_at')
    .where('state', '=', 'approved')
    .where('publish_at', '>', at)
    .orderBy('publish_at')
    .limit(1)
    .executeTakeFirst()
  return { latest, nextAt: next?.publish_at }
}
