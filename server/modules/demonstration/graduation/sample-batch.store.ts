import { sql } from 'kysely'
import type { Tx } from '#platform/db/database.ts'
import { makeDiplomaNo } from '#rulebook/diplomas/diploma-no.ts'
import type { DegreeLevel } from '#rulebook/diplomas/diploma-no-parts.ts'

export interface Graduand {
  person_id: string
  name: string
  ticket_id: string
  ticket_no: string
  school_id: string
  plan_id: string
  major_code: string
  major_name: string
  level: DegreeLevel
}

/** Finds a persona with the newest 准考证 and its major. */
export async function findGraduand(tx: Tx, numberIndex: Buffer): Promise<Graduand | undefined> {
  const { rows } = await sql<Graduand>`
    select p.id as person_id, p.name, t.id as ticket_id, t.ticket_no, t.school_id, t.plan_id, m.code as major_code, m.name as major_name,
      m.level
    from persons p join tickets t on t.person_id = p.id join plans l on l.id = t.plan_id join majors m on m.id = l.major_id
    where p.id_number_index = ${numberIndex} order by t.registered_on desc, t.id limit 1`.execute(tx)
  return rows[0]
}

/** Opens a round of 申请毕业 that closed a week before. */
export async function openRound(
  tx: Tx,
  { id, round, closesAt }: { id: string; round: string; closesAt: Date },
): Promise<void> {
  await sql`insert into windows (id, service, round, period, source) values (${id}, 'graduation', ${round},
    tstzrange(${closesAt}::timestamptz - interval '20 days', ${closesAt}::timestamptz - interval '12 hours'), '演示')`.execute(
    tx,
  )
}

export interface SampleFiling {
  id: string
  filingId: string
  draftId: string
  receiptNo: string
  graduand: Graduand
  round: string
  chain: readonly string[]
  level: number
  state: string
  title: string
  filedCipher: Buffer
  digest: Buffer
  filingDigest: Buffer
  /** Who has passed it, level by level. */
  reviewers: readonly string[]
  at: Date
}

/** Inserts a filed application with its revision and its timeline. */
export async function insertFiled(tx: Tx, filing: SampleFiling): Promise<void> {
  const { id, filingId, graduand: own, at } = filing
  await sql`insert into filings (id, person_id, receipt_no, ticket_id, service, draft_id, window_id, notice_version, digest, filed_at)
    select ${filingId}, ${own.person_id}, ${filing.receiptNo}, ${own.ticket_id}, 'graduation', ${filing.draftId}, w.id, 1,
      ${filing.filingDigest}, ${at} from windows w where w.service = 'graduation' and w.round = ${filing.round}
    order by w.school_id nulls last limit 1`.execute(tx)
  await sql`insert into applications (id, person_id, ticket_id, school_id, service, subject, title, state, chain, level, revision,
      version, first_filed_at, filed_at, moved_at)
    values (${id}, ${own.person_id}, ${own.ticket_id}, ${own.school_id}, 'graduation', ${own.major_code}, ${filing.title},
      ${filing.state}, ${[...filing.chain]}, ${filing.level}, 1, ${1 + filing.reviewers.length}, ${at}, ${at}, ${at})`.execute(
    tx,
  )
  await sql`insert into application_revisions (person_id, application_id, revision, filing_id, filed_cipher, digest, filed_at)
    values (${own.person_id}, ${id}, 1, ${filingId}, ${filing.filedCipher}, ${filing.digest}, ${at})`.execute(
    tx,
  )
  await sql`insert into application_steps (person_id, application_id, seq, kind, revision, at)
    values (${own.person_id}, ${id}, 1, 'filed', 1, ${at})`.execute(tx)
  for (const [place, staffId] of filing.reviewers.entries()) {
    const kind = place === filing.chain.length - 1 ? 'approved' : 'passed'
    await sql`insert into application_steps (person_id, application_id, seq, kind, revision, level, staff_id, at)
      values (${own.person_id}, ${id}, ${place + 2}, ${kind}, 1, ${place + 1}, ${staffId}, ${at})`.execute(tx)
  }
}

/** Keeps a decision with its case and answer (AUD-09). */
export async function insertDecision(
  tx: Tx,
  decision: {
    id: string
    applicationId: string
    graduand: Graduand
    kind: 'filed' | 'approved'
    rulesVersion: string
    degreeCase: string
    answer: string
    at: Date
  },
): Promise<void> {
  await tx
    .insertInto('degree_decisions')
    .values({
      id: decision.id,
      person_id: decision.graduand.person_id,
      application_id: decision.applicationId,
      revision: 1,
      kind: decision.kind,
      plan_id: decision.graduand.plan_id,
      rules_version: decision.rulesVersion,
      degree_case: decision.degreeCase,
      answer: decision.answer,
      decided_at: decision.at,
    })
    .execute()
}

/** Publishes an application of a batch that has come out, with the number that the rule of the catalogue makes. */
export async function insertPublished(
  tx: Tx,
  sample: {
    id: string
    diplomaId: string
    applicationId: string
    batch: { name: string; graduatesOn: string }
    publishAt: Date
    proposedBy: string
    decidedBy: string
  },
): Promise<void> {
  const { rows } = await sql<
    Graduand & {
      batch_id: string
      pattern: string
      check_weights: number[]
      check_characters: string
      version: number
    }
  >`
    select a.version, a.person_id, p.name, a.ticket_id, t.ticket_no, a.school_id, t.plan_id, m.code as major_code, m.name as major_name, m.level,
      b.id as batch_id, r.pattern, r.check_weights, r.check_characters
    from applications a join persons p on p.id = a.person_id join tickets t on t.id = a.ticket_id
    join majors m on m.school_id = a.school_id and m.code = a.subject
    join graduation_batches b on b.name = ${sample.batch.name}
    join diploma_number_rules r on r.valid_from <= b.graduates_on
    where a.id = ${sample.applicationId} order by r.valid_from desc limit 1`.execute(tx)
  const [row] = rows
  if (!row) return
  const rule = {
    pattern: row.pattern,
    checkWeights: row.check_weights,
    checkCharacters: row.check_characters,
  }
  const input = { ticketNo: row.ticket_no, level: row.level, graduatesOn: sample.batch.graduatesOn }
  const diplomaNo = makeDiplomaNo(rule, { ...input, sequenceNo: 1 }) ?? ''
  const { id, publishAt, applicationId } = sample
  await sql`insert into graduation_publications (id, batch_id, state, publish_at, proposed_by, proposed_at, decided_by, decided_at)
    values (${id}, ${row.batch_id}, 'approved', ${publishAt}, ${sample.proposedBy}, ${publishAt}, ${sample.decidedBy}, ${publishAt})`.execute(
    tx,
  )
  await sql`insert into graduation_publication_entries (publication_id, application_id, application_version)
    select ${id}, a.id, a.version from applications a where a.id = ${applicationId}`.execute(tx)
  await sql`insert into diplomas (id, diploma_no, sequence_no, batch_id, publication_id, application_id, application_version, person_id,
      ticket_id, school_id, major_code, major_name, level, holder_name, graduates_on, assigned_at, state)
    values (${sample.diplomaId}, ${diplomaNo}, 1, ${row.batch_id}, ${id}, ${applicationId}, ${row.version}, ${row.person_id}, ${row.ticket_id},
      ${row.school_id}, ${row.major_code}, ${row.major_name}, ${row.level}, ${row.name}, ${sample.batch.graduatesOn}::date,
      ${publishAt}, 'assigned')`.execute(tx)
}
