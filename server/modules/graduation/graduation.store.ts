import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import type { KeptAudit } from './graduation-audit.ts'

/** What applications of a batch have to say. */
export interface Terms {
  needsResume: boolean
  needsFamily: boolean
  /** Whether 专科 and 专升本 may be applied for in one batch. */
  bothLevels: boolean
}

/** Finds the terms in force on a day (GRA-01). Throws when there are none: the migration brings the first. */
export async function requireTerms(tx: Tx, on: string): Promise<Terms> {
  const row = await tx
    .selectFrom('graduation_terms')
    .select(['needs_resume', 'needs_family', 'both_levels'])
    .where('valid_from', '<=', on)
    .orderBy('valid_from', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) throw new Error(`no graduation terms on ${on}`)
  return { needsResume: row.needs_resume, needsFamily: row.needs_family, bothLevels: row.both_levels }
}

/** The application of a revision. */
export interface RevisionKey {
  personId: string
  applicationId: string
  revision: number
}

/** Keeps what was audited for a filing or an approval (AUD-09). Nothing of it ever changes. */
export async function insertDegreeDecision(
  tx: Tx,
  decision: RevisionKey & { id: string; kind: 'filed' | 'passed' | 'approved'; kept: KeptAudit; at: Date },
): Promise<void> {
  const { id, personId, applicationId, revision, kind, kept, at } = decision
  await tx
    .insertInto('degree_decisions')
    .values({
      id,
      person_id: personId,
      application_id: applicationId,
      revision,
      kind,
      plan_id: kept.planId,
      rules_version: kept.rulesVersion,
      degree_case: kept.degreeCase,
      answer: kept.answer,
      decided_at: at,
    })
    .execute()
}

/** Finds what a revision was filed with; undefined before it is filed. */
export async function findFiledAudit(
  tx: Tx,
  { personId, applicationId, revision }: RevisionKey,
): Promise<(KeptAudit & { at: Date }) | undefined> {
  const row = await tx
    .selectFrom('degree_decisions')
    .select(['plan_id', 'rules_version', 'degree_case', 'answer', 'decided_at'])
    .where('person_id', '=', personId)
    .where('application_id', '=', applicationId)
    .where('revision', '=', revision)
    .where('kind', '=', 'filed')
    .orderBy('decided_at', 'desc')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return (
    row && {
      planId: row.plan_id,
      rulesVersion: row.rules_version,
      degreeCase: row.degree_case,
      answer: row.answer,
      at: row.decided_at,
    }
  )
}

/** An application of the person for graduation that is not withdrawn. */
export interface StandingGraduation {
  id: string
  ticketId: string
  ticketNo: string
  majorCode: string
  level: string
  title: string
  state: string
  revision: number
  filedAt: Date
}

/** Lists a person's applications for graduation over all 准考证, without those that were withdrawn or rejected. */
export async function listStandingGraduations(tx: Tx, personId: string): Promise<StandingGraduation[]> {
  const { rows } = await sql<StandingGraduation>`
    select a.id, a.ticket_id as "ticketId", t.ticket_no as "ticketNo", a.subject as "majorCode", m.level, a.title, a.state,
      a.revision, a.filed_at as "filedAt"
    from applications a join tickets t on t.id = a.ticket_id
    join majors m on m.school_id = a.school_id and m.code = a.subject
    where a.person_id = ${personId} and a.service = 'graduation' and a.state not in ('withdrawn', 'rejected')
    order by a.first_filed_at, a.id limit 100`.execute(tx)
  return rows
}

/** Finds the application of a 准考证 for a major that is not withdrawn. */
export async function findGraduationOf(
  tx: Tx,
  key: { ticketId: string; majorCode: string },
): Promise<{ id: string; person_id: string; revision: number; state: string; title: string } | undefined> {
  return tx
    .selectFrom('applications')
    .select(['id', 'person_id', 'revision', 'state', 'title'])
    .where('ticket_id', '=', key.ticketId)
    .where('service', '=', 'graduation')
    .where('subject', '=', key.majorCode)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()
}

/** Finds the application that the owner of a 准考证 has withdrawn last. */
export async function findLastWithdrawn(
  tx: Tx,
  ticketId: string,
): Promise<{ id: string; person_id: string; revision: number } | undefined> {
  return tx
    .selectFrom('applications')
    .select(['id', 'person_id', 'revision'])
    .where('ticket_id', '=', ticketId)
    .where('service', '=', 'graduation')
    .where('state', '=', 'withdrawn')
    .orderBy('moved_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** Finds the application of a 准考证 that its owner is asked to amend. */
export async function findAmendingOf(tx: Tx, ticketId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('applications')
    .select('id')
    .where('ticket_id', '=', ticketId)
    .where('service', '=', 'graduation')
    .where('state', '=', 'amending')
    .orderBy('filed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/**
 * Finds the version under which the application of a 准考证 was filed last that its owner may still change, and the case as it
 * was judged then. Asked within a move, the revision that is being filed is not among them yet.
 */
export async function findOpenFiling(
  tx: Tx,
  ticketId: string,
): Promise<{ planId: string; degreeCase: string } | undefined> {
  const { rows } = await sql<{ planId: string; degreeCase: string }>`
    select d.plan_id as "planId", d.degree_case as "degreeCase"
    from applications a join degree_decisions d on d.person_id = a.person_id and d.application_id = a.id and d.kind = 'filed'
    where a.ticket_id = ${ticketId} and a.service = 'graduation' and a.state in ('pending', 'amending')
    order by d.decided_at desc, d.id desc limit 1`.execute(tx)
  return rows[0]
}
