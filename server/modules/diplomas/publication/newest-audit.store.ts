import { type RawBuilder, sql } from 'kysely'

/** Joins what the newest audit of a batch says of an application `a`, as `l`; its columns are null when there is none. */
export function newestAudit(batchId: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    left join lateral (
      select x.verdict, x.fewest, u.requested_at, array(select jsonb_array_elements_text(x.answer -> 'path')) as path
      from graduation_audits u join graduation_audit_lines x on x.audit_id = u.id and x.subject_id = a.id
      where u.batch_id = ${batchId} and u.scope = 'batch' and u.state = 'done'
      order by u.requested_at desc, u.id desc limit 1) l on true`
}

/**
 * Whether the record of `a` changed for the worse after the audit `l`: a sanction came into force, or a score was corrected or
 * voided. What the audit says then is no ground for a diploma. Of one and the same instant nobody knows which was first.
 */
export const IS_OUTDATED = sql<boolean>`(
  exists (select from sanctions k where k.person_id = a.person_id and k.state in ('in_force', 'revocation_asked')
    and k.decided_at >= l.requested_at)
  or exists (select from scores c where c.person_id = a.person_id and (c.voided_at >= l.requested_at
    or c.version > 1 and exists (select from score_corrections o where o.person_id = c.person_id and o.score_id = c.id
      and o.state = 'approved' and o.decided_at >= l.requested_at))))`

/**
 * Whether the audit `l` says no to `a`, and two persons did not approve in spite of exactly that. An exception covers what was
 * lacking when it was agreed to: neither more courses nor a sanction that came later (AUD-04).
 */
export const IS_FAILED = sql<boolean>`(l.verdict <> 'qualifies' and not exists (select from approval_exceptions q
  where q.application_id = a.id and q.revision = a.revision and q.state = 'agreed'
    and q.lack_key::jsonb = jsonb_build_array(l.verdict, l.fewest, to_jsonb(l.path))))`
