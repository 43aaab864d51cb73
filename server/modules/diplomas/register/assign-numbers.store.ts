import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'

/** An application of a list, in the order in which numbers are assigned. */
export interface HolderRow {
  application_id: string
  application_version: number
  person_id: string
  ticket_id: string
  ticket_no: string
  school_id: string
  major_code: string
  major_name: string
  level: 'benke' | 'zhuanke'
  holder_name: string
  /** A number of this batch that the application had before a list was withdrawn; it never came out. */
  withdrawn_no: string | null
  withdrawn_sequence: number | null
}

/** Lists the holders of a list: by school, major, level and 准考证号, so that the same list always gives the same numbers. */
export async function listHolders(
  tx: Tx,
  { publicationId, batchId }: { publicationId: string; batchId: string },
): Promise<HolderRow[]> {
  const { rows } = await sql<HolderRow>`
    select a.id as application_id, a.version as application_version, a.person_id, a.ticket_id, t.ticket_no, a.school_id,
      a.subject as major_code, m.name as major_name, m.level, p.name as holder_name, d.diploma_no as withdrawn_no,
      d.sequence_no as withdrawn_sequence
    from graduation_publication_entries e join applications a on a.id = e.application_id
    join persons p on p.id = a.person_id join tickets t on t.id = a.ticket_id
    join schools s on s.id = a.school_id join majors m on m.school_id = a.school_id and m.code = a.subject
    left join diplomas d on d.application_id = a.id and d.batch_id = ${batchId} and d.state = 'withdrawn'
    where e.publication_id = ${publicationId}
    order by s.code, m.code, m.level, t.ticket_no, a.id limit 100000`.execute(tx)
  return rows
}

/** The last number in the register of a batch; the caller has locked the batch. */
export async function lastSequence(tx: Tx, batchId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('diplomas')
    .select(({ fn }) => fn.max('sequence_no').as('last'))
    .where('batch_id', '=', batchId)
    .executeTakeFirstOrThrow()
  return last ?? 0
}

export interface Assignment {
  id: string
  diplomaNo: string
  sequenceNo: number
  holder: HolderRow
}

/**
 * Enters the numbers in the register. A number that is there already is taken up only by its own application, and only if
 * it never came out. Answers the numbers that were entered: the caller compares.
 */
export async function enterNumbers(
  tx: Tx,
  batch: { batchId: string; publicationId: string; graduatesOn: string; at: Date },
  assignments: readonly Assignment[],
): Promise<Set<string>> {
  const records = assignments.map(({ holder, ...number }) => ({ ...number, ...holder }))
  const { rows } = await sql<{ diploma_no: string }>`
    insert into diplomas (id, diploma_no, sequence_no, batch_id, publication_id, application_id, application_version, person_id,
      ticket_id, school_id, major_code, major_name, level, holder_name, graduates_on, assigned_at, state)
    select r.id, r."diplomaNo", r."sequenceNo", ${batch.batchId}, ${batch.publicationId}, r.application_id, r.application_version,
      r.person_id, r.ticket_id, r.school_id, r.major_code, r.major_name, r.level, r.holder_name, ${batch.graduatesOn}::date,
      ${batch.at}::timestamptz, 'assigned'
    from jsonb_to_recordset(${JSON.stringify(records)}::jsonb) as r(id uuid, "diplomaNo" text, "sequenceNo" integer,
      application_id uuid, application_version integer, person_id uuid, ticket_id uuid, school_id uuid, major_code text,
      major_name text, level text, holder_name text)
    on conflict (diploma_no) do update set state = 'assigned', ended_at = null, batch_id = excluded.batch_id,
        sequence_no = excluded.sequence_no, publication_id = excluded.publication_id,
        application_version = excluded.application_version, major_name = excluded.major_name, holder_name = excluded.holder_name,
        graduates_on = excluded.graduates_on, assigned_at = excluded.assigned_at
      where diplomas.state = 'withdrawn' and diplomas.application_id = excluded.application_id
    returning diploma_no`.execute(tx)
  return new Set(rows.map(({ diploma_no }) => diploma_no))
}

/** Ends the numbers of a list that is withdrawn before it came out. */
export async function withdrawNumbers(
  tx: Tx,
  { publicationId, at }: { publicationId: string; at: Date },
): Promise<void> {
  await tx
    .updateTable('diplomas')
    .set({ state: 'withdrawn', ended_at: at })
    .where('publication_id', '=', publicationId)
    .where('state', '=', 'assigned')
    .execute()
}

/** The schools whose graduates a list has given numbers. */
export async function listSchoolsOf(tx: Tx, publicationId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('diplomas')
    .select('school_id')
    .distinct()
    .where('publication_id', '=', publicationId)
    .orderBy('school_id')
    .execute()
  return rows.map(({ school_id }) => school_id)
}
