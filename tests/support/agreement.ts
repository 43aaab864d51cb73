import type pg from 'pg'
import { illegalHistories } from './history.ts'

const STEPS = (kinds: string) =>
  `(select count(*) from application_steps s where s.application_id = a.id and s.kind in (${kinds}))`
const ENTRIES = (action: string) =>
  `(select count(*) from audit_entries e where e.subject_kind = 'application' and e.subject_id = a.id::text and e.action = '${action}')`
const applications = (wrong: string) => `select a.id::text as at from applications a where ${wrong}`

/** The invariants of the tables, which must hold after any event; each query finds the violations of one. */
const MUST_HOLD: Record<string, string> = {
  'one version for each step': applications(
    'a.version <> (select count(*) from application_steps s where s.application_id = a.id)',
  ),
  'steps without a gap': applications(
    'a.version <> (select max(s.seq) from application_steps s where s.application_id = a.id)',
  ),
  'one revision for each filing': applications(
    `a.revision <> ${STEPS("'filed', 'modified', 'refiled', 'amended'")}
      or a.revision <> (select count(*) from application_revisions r where r.application_id = a.id)`,
  ),
  'in effect if, and only if, approved': applications(
    `a.service = 'exemption' and (a.state = 'approved')::int <>
      (select count(*) from scores s where s.application_id = a.id and s.state = 'valid')`,
  ),
  'approved for graduation only with the audit that was kept': applications(
    `a.service = 'graduation' and a.state = 'approved' and not exists
      (select from degree_decisions d where d.application_id = a.id and d.kind = 'approved' and d.revision = a.revision)`,
  ),
  'an entry in the trail for each approval': applications(
    `${STEPS("'passed', 'approved'")} <> ${ENTRIES('review.approve')}`,
  ),
  'an entry in the trail for each rejection': applications(
    `${STEPS("'rejected'")} <> ${ENTRIES('review.reject')}`,
  ),
  'an entry in the trail for each return, request to amend, rest and end of one': applications(
    `${STEPS("'returned'")} <> ${ENTRIES('review.return')} or ${STEPS("'held'")} <> ${ENTRIES('review.hold')}
      or ${STEPS("'amendment_asked'")} <> ${ENTRIES('review.ask_amendment')} or ${STEPS("'released'")} <> ${ENTRIES('review.release')}`,
  ),
  'at rest if, and only if, the newest step says so': applications(
    `(a.held_at is not null) <> ((select s.kind from application_steps s where s.application_id = a.id order by s.seq desc limit 1) = 'held')`,
  ),
  'no claim on what is with its candidate': `select c.application_id::text as at from review_claims c join applications a on a.id = c.application_id
    where a.state = 'amending' and a.amend_until > c.expires_at`,
  'an entry in the trail for each withdrawal': applications(
    `${STEPS("'withdrawn'")} <> ${ENTRIES('application.withdraw')}`,
  ),
  'an entry in the trail and a request for each undoing': applications(
    `${STEPS("'undone'")} <> ${ENTRIES('review.undo_approve')} or ${STEPS("'undone'")} <>
      (select count(*) from undo_requests u where u.application_id = a.id and u.state = 'approved')`,
  ),
  'an entry in the trail for each filing': `select f.id::text as at from filings f where 1 <> (select count(*) from audit_entries e
    where e.subject_kind = 'filing' and e.subject_id = f.id::text and e.action in ('application.file', 'application.refile', 'application.amend'))`,
  'no draft left of what was filed':
    'select d.id::text as at from drafts d join filings f on f.draft_id = d.id',
  'no filing without an application':
    'select f.id::text as at from filings f where not exists (select from application_revisions r where r.filing_id = f.id)',
  'a message for each filing, withdrawal, decision, undoing, return, request to amend and step of a departure': `select p.id::text as at from persons p
    where (select count(*) from messages m where m.person_id = p.id and m.link like '/services/%' and m.link not like '/services/transfer-in/%')
      <> (select count(*) from filings f where f.person_id = p.id)
        + (select count(*) from application_steps s where s.person_id = p.id and s.kind in ('withdrawn', 'passed', 'approved', 'rejected', 'undone', 'returned', 'amendment_asked'))
        + (select count(*) from departure_steps s join departures d on d.id = s.departure_id
          where d.person_id = p.id and s.kind in ('signed', 'unsigned', 'sent', 'accepted', 'returned', 'lapsed', 'undone'))`,
  'what was filed shows pictures that are there': `select f.application_id::text as at from filed_credentials f, unnest(f.image_ids) i
    where not exists (select from evidence_images e where e.id = i)`,
  'photographs of a batch only while it is applied': `select i.id::text as at from evidence_images i join import_batches b on b.id = i.batch_id
    where b.state not in ('applied', 'rolling_back')`,
  'photographs of a batch replace others if, and only if, it is applied': `select c.id::text as at from person_corrections c
    join import_batches b on b.id = c.batch_id where (c.undone_at is null) <> (b.state in ('applied', 'rolling_back'))`,
  'a digest and a message for each photograph that a batch brought, and for each that it took away again': `select c.id::text as at
    from person_corrections c where c.batch_id is not null and (c.new_digest is null
      or not exists (select from messages m where m.person_id = c.person_id and m.id = md5('photo brought ' || c.batch_id || ' ' || c.person_id)::uuid)
      or c.after_digest is null and c.undone_at is not null
        and not exists (select from messages m where m.person_id = c.person_id and m.id = md5('photo taken_back ' || c.batch_id || ' ' || c.person_id)::uuid))`,
  'a photograph of a batch with what it replaced': `select i.id::text as at from evidence_images i where i.batch_id is not null
    and not exists (select from person_corrections c where c.batch_id = i.batch_id and c.person_id = i.person_id)`,
}

/** Lists every violated invariant. The list must be empty, even after kills, lost connections and races. */
export async function disagreements(owner: pg.Pool): Promise<string[]> {
  const all = Object.entries(MUST_HOLD)
    .map(([name, query]) => `select '${name}' as what, at from (${query}) found`)
    .join(' union all ')
  const { rows } = await owner.query<{ what: string; at: string }>(all)
  return [...rows.map(({ what, at }) => `${what}: ${at}`), ...(await illegalHistories(owner))]
}
