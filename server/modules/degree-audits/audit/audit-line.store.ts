import { sql } from 'kysely'
import type { AUDIT_FILTERS } from '#contracts/office/degree-audits.ts'
import type { Tx } from '#platform/db/database.ts'

export interface LineRow {
  subject_id: string
  person_id: string
  person_name: string
  ticket_no: string
  school_name: string
  major_name: string
  verdict: string
  fewest: number | null
  path: { code: string; name: string }[]
  blocks: string[]
  courses: number
  credits: number
}

type Filter = (typeof AUDIT_FILTERS)[number]

const FILTERS: Readonly<Record<Filter, ReturnType<typeof sql<boolean>>>> = {
  all: sql<boolean>`true`,
  qualifies: sql<boolean>`l.verdict = 'qualifies'`,
  one_short: sql<boolean>`l.verdict = 'short' and l.fewest = 1`,
  short: sql<boolean>`l.verdict = 'short' and l.fewest is distinct from 1`,
  blocked: sql<boolean>`l.verdict = 'blocked'`,
  other: sql<boolean>`l.verdict not in ('qualifies', 'short', 'blocked')`,
}

/** Lists the lines of an audit behind one of them. */
export async function listLines(
  tx: Tx,
  page: {
    auditId: string
    show: Filter
    after: string | undefined
    schoolIds: readonly string[] | undefined
    limit: number
  },
): Promise<LineRow[]> {
  const behind = page.after === undefined ? sql`true` : sql`l.subject_id > ${page.after}`
  const within =
    page.schoolIds === undefined ? sql`true` : sql`l.school_id = any(${[...page.schoolIds]}::uuid[])`
  const { rows } = await sql<LineRow>`
    select l.subject_id, t.person_id, n.name as person_name, t.ticket_no, s.name as school_name,
      coalesce(a.title, m.name) as major_name, l.verdict, l.fewest,
      coalesce((select jsonb_agg(jsonb_build_object('code', p.code, 'name', coalesce(c.name, '')) order by p.place)
        from jsonb_array_elements_text(l.answer -> 'path') with ordinality p(code, place) left join courses c on c.code = p.code), '[]') as path,
      coalesce(l.answer -> 'blocks', '[]') as blocks, coalesce((l.answer ->> 'courses')::numeric, 0) as courses,
      coalesce((l.answer ->> 'credits')::numeric, 0) as credits
    from graduation_audit_lines l join tickets t on t.id = l.ticket_id join persons n on n.id = t.person_id
    join schools s on s.id = l.school_id join plans q on q.id = t.plan_id join majors m on m.id = q.major_id
    left join applications a on a.id = l.subject_id
    where l.audit_id = ${page.auditId} and ${FILTERS[page.show]} and ${behind} and ${within}
    order by l.subject_id limit ${page.limit}`.execute(tx)
  return rows
}
