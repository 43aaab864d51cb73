import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { MatchReason } from './matching/decide-match.rules.ts'
import type { InboundPerson } from './reading/read-inbound-person.ts'

/** One person's record in a file: all rows that say the same person, wherever in the file they stand. */
export interface InboundGroup {
  groupNo: number
  person: InboundPerson
}

/** What the check found out about one record. */
export interface GroupVerdict {
  groupNo: number
  personId: string | undefined
  ticketId: string | undefined
  planId: string | undefined
  notes: readonly (`person_${'matched' | 'undecided' | 'unknown'}` | `undecided:${MatchReason}`)[]
}

/**
 * Groups the staged rows by the record that they are of. The name and the facts that several runs of rows give for one number are compared
 * here, since they may stand anywhere in the file.
 */
export async function groupStaged(tx: Tx): Promise<void> {
  await sql`
    create temporary table inbound_runs on commit drop as
    select r.group_no as run, r.row_no, r.fields->>'key' as key, (r.fields->>'isSound')::boolean as is_sound, r.fields->'person' as person,
      min(r.group_no) over (partition by r.fields->>'key') as group_no
    from staged r where r.fields ? 'key'`.execute(tx)
  await sql`
    create temporary table inbound_groups on commit drop as
    select g.*, g.is_sound and not g.facts_differ and n.number is null as can_match, n.number is not null as has_other_name
    from (
      select group_no, bool_and(is_sound) as is_sound, count(distinct person - array['idNumberCipher', 'name']) > 1 as facts_differ,
        (array_agg(person order by run))[1] as person
      from inbound_runs group by group_no) g
    left join (
      select person->>'idNumberIndex' as number from inbound_runs where is_sound group by 1
      having count(distinct person->>'nameAlike') > 1) n on n.number = g.person->>'idNumberIndex'`.execute(tx)
  await sql`
    create temporary table inbound_verdicts (group_no integer primary key, person_id uuid, ticket_id uuid, plan_id uuid, notes text[])
    on commit drop`.execute(tx)
  await sql`create index on inbound_groups (group_no)`.execute(tx)
  await sql`analyze inbound_runs, inbound_groups`.execute(tx)
}

/** The next records whose persons are to be matched, after one of them. */
export async function nextGroups(tx: Tx, page: { after: number; limit: number }): Promise<InboundGroup[]> {
  const { rows } = await sql<InboundGroup>`
    select group_no as "groupNo", person from inbound_groups where can_match and group_no > ${page.after}
    order by group_no limit ${page.limit}`.execute(tx)
  return rows
}

/** Notes whose each record is. */
export async function noteVerdicts(tx: Tx, verdicts: readonly GroupVerdict[]): Promise<void> {
  await sql`
    insert into inbound_verdicts (group_no, person_id, ticket_id, plan_id, notes)
    select v."groupNo", v."personId", v."ticketId", v."planId", array(select jsonb_array_elements_text(v.notes))
    from jsonb_to_recordset(${JSON.stringify(verdicts)}::jsonb)
      as v("groupNo" integer, "personId" uuid, "ticketId" uuid, "planId" uuid, notes jsonb)`.execute(tx)
}

/** Counts the verdicts for the planner, which would sort the rows of the whole file to find a few of them. */
export async function analyzeVerdicts(tx: Tx): Promise<void> {
  await sql`analyze inbound_verdicts`.execute(tx)
}
