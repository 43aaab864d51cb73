import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { HAS_CHANGED } from '../departure.store.ts'

/** Everything that a package says of the person and the 准考证. */
export interface PackageRow {
  name: string
  id_type: 'resident_id' | 'hk_mo_tw_residence' | 'foreigner_pr' | 'passport' | 'officer'
  id_number_cipher: Buffer
  gender: 'male' | 'female' | null
  photo_digest: Buffer | null
  ticket_no: string
  ticket_state: string
  registered_on: string
  school_code: string
  school_name: string
  major_code: string
  major_name: string
  level: 'zhuanke' | 'benke'
  plan_version: string
  application_no: number
  first_filed_at: Date
}

/** Reads what a package says of the person and the 准考证. */
export async function findPackageRow(tx: Tx, departureId: string): Promise<PackageRow | undefined> {
  const { rows } = await sql<PackageRow>`
    select p.name, p.id_type, p.id_number_cipher, p.gender, i.digest as photo_digest, t.ticket_no, t.state as ticket_state,
      t.registered_on, s.code as school_code, s.name as school_name, m.code as major_code, m.name as major_name, m.level,
      pl.version as plan_version, a.application_no, a.first_filed_at
    from departures d join persons p on p.id = d.person_id join tickets t on t.id = d.ticket_id
      join schools s on s.id = t.school_id join plans pl on pl.id = t.plan_id join majors m on m.id = pl.major_id
      join applications a on a.id = d.application_id left join evidence_images i on i.id = p.photo_image_id
    where d.id = ${departureId}`.execute(tx)
  return rows[0]
}

export interface PackageScoreRow {
  id: string
  course_code: string
  course_name: string
  credits: number | null
  source: string
  outcome: string
  mark: number | null
  grade: string | null
  state: string
  obtained_on: string
  sitting_name: string | null
  origin_note: string | null
  /** It was corrected or voided since the approval. */
  has_changed: boolean
}

/**
 * Lists the scores that go, by course. Credits are those of the plan under which a course was passed, else of the newest plan that
 * has it, as the audit counts them.
 */
export async function listPackageScores(tx: Tx, departureId: string): Promise<PackageScoreRow[]> {
  const { rows } = await sql<PackageScoreRow>`
    select y.id, y.course_code, c.name as course_name,
      coalesce(y.credits_at_origin,
        (select credits from plan_courses where plan_id = t.plan_id and course_code = y.course_code),
        (select o.credits from plan_courses o join plans p on p.id = o.plan_id where o.course_code = y.course_code
          order by p.effective_on desc, p.id limit 1)) as credits,
      y.source, y.outcome, y.mark, y.grade, y.state, y.obtained_on, g.name as sitting_name, y.origin_note,
      ${HAS_CHANGED} as has_changed
    from departure_scores x join departures d on d.id = x.departure_id
      join scores y on y.person_id = x.person_id and y.id = x.score_id join tickets t on t.id = y.ticket_id join courses c on c.code = y.course_code left join sittings g on g.id = y.sitting_id
    where x.departure_id = ${departureId} and x.is_in_package order by y.course_code, y.id limit 200`.execute(
    tx,
  )
  return rows
}

/** Lists the approvals of the application that stand, in order: which level, and when. */
export async function listApprovals(
  tx: Tx,
  departureId: string,
): Promise<{ by: 'school' | 'authority'; at: Date }[]> {
  const { rows } = await sql<{ by: 'school' | 'authority'; at: Date }>`
    select by, at from (
      select distinct on (x.level) x.level, a.chain[x.level] as by, x.at
      from departures d join applications a on a.id = d.application_id
        join application_steps x on x.person_id = a.person_id and x.application_id = a.id
      where d.id = ${departureId} and x.kind in ('passed', 'approved') order by x.level, x.seq desc) as newest
    order by level`.execute(tx)
  return rows
}

export interface KeptPackage {
  id: string
  departure_id: string
  person_id: string
  issued_at: Date
  expires_at: Date
  key_id: string
  content_sha256: string
}

/** Finds the package of a departure that counts. */
export async function findPackage(tx: Tx, departureId: string): Promise<KeptPackage | undefined> {
  return tx
    .selectFrom('departure_packages')
    .select(['id', 'departure_id', 'person_id', 'issued_at', 'expires_at', 'key_id', 'content_sha256'])
    .where('departure_id', '=', departureId)
    .where('replaced_at', 'is', null)
    .executeTakeFirst()
}

/** Keeps a package as its file is, sealed, in place of the one before. */
export async function keepPackage(tx: Tx, made: KeptPackage & { file: Buffer }): Promise<void> {
  const { file, ...row } = made
  await tx
    .updateTable('departure_packages')
    .set({ replaced_at: made.issued_at })
    .where('departure_id', '=', made.departure_id)
    .where('replaced_at', 'is', null)
    .execute()
  await tx
    .insertInto('departure_packages')
    .values({ ...row, file_cipher: file })
    .execute()
}

/** Lists the files of departures, sealed, by 准考证号. */
export async function listFiles(
  tx: Tx,
  departureIds: readonly string[],
): Promise<
  { id: string; departure_id: string; ticket_no: string; file_cipher: Buffer; person_id: string }[]
> {
  return tx
    .selectFrom('departure_packages as k')
    .innerJoin('departures as d', 'd.id', 'k.departure_id')
    .innerJoin('tickets as t', 't.id', 'd.ticket_id')
    .select(['k.id', 'k.departure_id', 't.ticket_no', 'k.file_cipher', 'k.person_id'])
    .where('k.departure_id', 'in', [...departureIds])
    .where('k.replaced_at', 'is', null)
    .orderBy('t.ticket_no')
    .orderBy('k.id')
    .limit(100)
    .execute()
}
