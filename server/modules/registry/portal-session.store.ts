import type { Deadline } from '#kernel/deadline.ts'
import type { Database } from '#platform/db/database.ts'
import type { TicketRow } from './ticket.store.ts'

/** A 准考证 as the switcher shows it. */
type OwnTicket = Omit<TicketRow, 'person_id' | 'school_id'>

interface Row extends Record<string, unknown> {
  name: string
  expires_at: Date
  unread: number
  /** null, like the rest of the 准考证: the person has none. */
  id: string | null
}

// Whoever has signed in asks for it before anything else, and each page asks again: one prepared query.
const FIND = {
  name: 'portal-session',
  text: `select p.name, s.expires_at, u.unread, t.id, t.ticket_no, c.name as school_name, m.code as major_code, m.name as major_name, m.level,
      case when graduated_at(t.id, $3::timestamptz) is null then t.state else 'graduated' end as state
    from persons p
    join sessions s on s.id = $2::uuid
    cross join lateral (select count(*)::int as unread from messages where person_id = p.id and read_at is null) u
    left join (tickets t join schools c on c.id = t.school_id join plans n on n.id = t.plan_id join majors m on m.id = n.major_id)
      on t.person_id = p.id
    where p.id = $1::uuid
    order by t.registered_on desc, t.id limit 1000`,
}

/** Finds what the portal shows of a session: the person's name, 准考证 and unread messages, and when it ends (HOM-01). */
export async function findPortalSession(
  database: Database,
  deadline: Deadline,
  { personId, sessionId, at }: { personId: string; sessionId: string; at: Date },
): Promise<{ name: string; endsAt: Date; unread: number; tickets: OwnTicket[] } | undefined> {
  const rows = await database.prepared<Row>(deadline, { ...FIND, values: [personId, sessionId, at] })
  const [first] = rows
  if (!first) return undefined
  const tickets = rows.filter(({ id }) => id !== null) as unknown as OwnTicket[]
  return { name: first.name, endsAt: first.expires_at, unread: first.unread, tickets }
}
