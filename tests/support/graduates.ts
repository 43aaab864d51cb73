import { deadlineIn } from '#kernel/deadline.ts'
import { payAtCounter } from '#modules/payments/public.ts'
import type { Candidate } from './given.ts'
import type { TestApplication } from './test-application.ts'
import type { Visitor } from './visitor.ts'

export interface Applicant {
  applicationId: string
  personId: string
  ticketId: string
}

interface Wishes {
  /** The state of the application; approved by default. */
  state?: 'pending' | 'in_review' | 'approved' | 'rejected' | 'withdrawn'
  /** Whether the fee of an approved application is paid; true by default. */
  isPaid?: boolean
  /** The code of the major applied for; that of the 准考证 by default. */
  major?: string
  /** The name of the batch; the one that the sample window of 申请毕业 belongs to by default. */
  batch?: string
}

/** The id of the batch that the sample window of 申请毕业 belongs to. */
export async function sampleBatch({ owner }: Pick<TestApplication, 'owner'>): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    "select id from graduation_batches where name = '2026年12月'",
  )
  return rows[0]?.id ?? ''
}

/**
 * Files an application for graduation as the engine stores it, decided or not, in the window of a batch. What was filed is
 * empty, so nothing may open it.
 */
export async function appliesForGraduation(
  application: TestApplication,
  { personId, ticketId }: Pick<Candidate, 'personId' | 'ticketId'>,
  { state = 'approved', isPaid = true, major, batch }: Wishes = {},
): Promise<Applicant> {
  const level = state === 'pending' || state === 'withdrawn' ? 1 : 2
  const { rows } = await application.owner.query<{ id: string }>(FILED, [
    personId,
    ticketId,
    application.clock.now(),
    state,
    level,
    major ?? null,
    batch ?? null,
  ])
  const [row] = rows
  if (!row) throw new Error('no window of graduation, or no such major at the school of the ticket')
  const applicant = { applicationId: row.id, personId, ticketId }
  if (state === 'approved' && isPaid) await hasPaid(application, applicant)
  return applicant
}

/** Pays the fee of an application at the counter. */
export async function hasPaid(
  { deps, clock }: Pick<TestApplication, 'deps' | 'clock'>,
  { applicationId }: Pick<Applicant, 'applicationId'>,
): Promise<string> {
  const by = { actor: { kind: 'system', name: 'test' } as const }
  const paid = { applicationId, slipNo: `T ${applicationId}`, paidAt: clock.now(), by }
  const { orderId } = await deps.database.transact(deadlineIn(10_000), (tx) => payAtCounter(tx, deps, paid))
  return orderId
}

const FILED = `
  with ticket as (
      select t.id, t.person_id, t.school_id, m.code, m.name from tickets t join plans p on p.id = t.plan_id join majors m on m.id = p.major_id
      where t.id = $2),
    major as (
      select m.code, m.name from majors m, ticket where m.school_id = ticket.school_id and m.code = coalesce($6, ticket.code)),
    place as (
      select w.id from windows w join graduation_batch_rounds r on r.round = w.round join graduation_batches b on b.id = r.batch_id
      where w.service = 'graduation' and ($7::text is null or b.name = $7) order by lower(w.period) desc limit 1),
    filing as (
      insert into filings (id, person_id, receipt_no, ticket_id, service, draft_id, window_id, notice_version, digest, filed_at)
      select gen_random_uuid(), $1, 'T' || nextval('receipt_numbers'), ticket.id, 'graduation', gen_random_uuid(), place.id, 1, '\\x00', $3
      from ticket, place, major
      returning id),
    filed as (
      insert into applications (id, person_id, ticket_id, school_id, service, subject, title, state, chain, level, revision,
        first_filed_at, filed_at, moved_at)
      select gen_random_uuid(), $1, ticket.id, ticket.school_id, 'graduation', major.code, major.code || ' ' || major.name, $4,
        array['school', 'authority'], $5, 1, $3, $3, $3
      from ticket, major, filing
      returning id),
    revision as (
      insert into application_revisions (person_id, application_id, revision, filing_id, filed_cipher, digest, filed_at)
      select $1, filed.id, 1, filing.id, '\\x00', '\\x00', $3 from filed, filing)
  select id from filed`

/** Withdraws the sample applications of the batch that is in review, so that a test has its own only. */
export async function withoutSampleGraduates({ owner }: TestApplication): Promise<void> {
  await owner.query(
    "update applications set state = 'withdrawn' where service = 'graduation' and not exists (select from diplomas d where d.application_id = applications.id)",
  )
}

/** Enters an audit of the batch in which every application so far has this verdict, made now. */
export async function isAudited(
  application: TestApplication,
  { verdict = 'qualifies', applicationId }: { verdict?: string; applicationId?: string } = {},
): Promise<void> {
  await application.owner.query(AUDITED, [application.clock.now(), verdict, applicationId ?? null])
}

const AUDITED = `
  with made as (
      insert into graduation_audits (id, scope, batch_id, asked_on, state, total, done, requested_by, requested_at, finished_at)
      select gen_random_uuid(), 'batch', b.id, ($1::timestamptz at time zone 'Asia/Shanghai')::date, 'done', 0, 0,
        (select id from staff order by username limit 1), $1, $1
      from graduation_batches b returning id, batch_id)
  insert into graduation_audit_lines (audit_id, subject_id, ticket_id, school_id, verdict, fewest, answer)
  select made.id, a.id, a.ticket_id, a.school_id, $2, case when $2 = 'qualifies' then 0 else 1 end,
    jsonb_build_object('path', case when $2 = 'qualifies' then '[]'::jsonb else '["00015"]'::jsonb end)
  from applications a join application_revisions v on v.application_id = a.id and v.person_id = a.person_id and v.revision = a.revision
  join filings f on f.id = v.filing_id join windows w on w.id = f.window_id
  join graduation_batch_rounds r on r.round = w.round join made on made.batch_id = r.batch_id
  where a.service = 'graduation' and ($3::uuid is null or a.id = $3)`

/** Has one officer propose the graduates of the sample batch, and another approve the list: it comes out at once, or at an instant. */
export async function publishGraduates(
  application: Pick<TestApplication, 'owner'>,
  { proposer, supervisor }: Readonly<Record<'proposer' | 'supervisor', Pick<Visitor, 'call'>>>,
  publishAt?: Date,
): Promise<{ id: string; graduates: number }> {
  const proposed = await proposer.call(
    'POST',
    `/api/office/graduation-batches/${await sampleBatch(application)}/publications`,
    { body: publishAt === undefined ? {} : { publishAt: publishAt.toISOString() } },
  )
  const list = proposed.body as { id: string; graduates: number }
  const path = `/api/office/graduation-publications/${list.id}/decision`
  const decided = await supervisor.call('POST', path, { body: { decision: 'approve' } })
  if (decided.status !== 200) throw new Error(`${proposed.text} ${decided.text}`)
  return list
}
