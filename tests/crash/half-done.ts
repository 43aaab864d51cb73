import type pg from 'pg'

const TRAIL = (action: string, id: string) =>
  `(select count(*) from audit_entries e where e.action = '${action}' and e.subject_id = ${id}::text)`

/** What must hold at rest of imports, publications, corrections and passwords; each query finds what is half done or done twice. */
const MUST_HOLD: Record<string, string> = {
  'a batch is in the scores as a whole, or not at all': `select b.id::text as at from import_batches b
    left join lateral (select count(*) as n from scores s where s.batch_id = b.id) c on true
    where b.kind in ('exam_scores', 'practice_scores') and c.n <> case when b.state = 'applied' then b.rows_done else 0 end`,
  'no batch is left on its way': `select id::text as at from import_batches where state in ('uploaded', 'checking', 'applying')`,
  'an entry in the trail for each batch applied': `select b.id::text as at from import_batches b
    where ${TRAIL('import.apply', 'b.id')} <> (b.state = 'applied')::int`,
  'no score of a course twice in one sitting': `select s.person_id::text as at from scores s where s.batch_id is not null
    group by s.person_id, s.ticket_id, s.course_code, s.sitting_id having count(*) > 1`,
  'no batch in two publications': `select pb.batch_id::text as at from publication_batches pb join publications p on p.id = pb.publication_id
    where p.state in ('proposed', 'approved') group by pb.batch_id having count(*) > 1`,
  'an entry in the trail for each publication': `select p.id::text as at from publications p
    where ${TRAIL('publication.propose', 'p.id')} <> 1 or ${TRAIL('publication.approve', 'p.id')} <> (p.state = 'approved')::int`,
  'whoever has scores in a publication was told of it, and not more often': `select r.ticket_id::text as at from (
      select s.ticket_id, count(distinct p.id) as publications, max(p.publish_at) as newest
      from publications p join publication_batches pb on pb.publication_id = p.id join scores s on s.batch_id = pb.batch_id
      where p.state = 'approved' and ${TRAIL('publication.propose', 'p.id')} > 0 group by s.ticket_id) r
    left join lateral (select count(*) as n, max(m.created_at) as newest from messages m
      where m.ticket_id = r.ticket_id and m.title like '%成绩已发布') m on true
    where m.n = 0 or m.n > r.publications or m.newest < r.newest`,
  'a score says what its newest approved correction says': `select s.id::text as at from scores s
    join lateral (select c.new_value from score_corrections c where c.score_id = s.id and c.state = 'approved'
      order by c.decided_at desc limit 1) c on true
    where s.outcome = 'marked' and s.mark <> (c.new_value->>'mark')::int`,
  'an entry in the trail for each correction and its decision': `select c.score_id::text as at from score_corrections c
    group by c.score_id, c.person_id
    having ${TRAIL('correction.request', 'c.score_id')} <> count(*)
      or ${TRAIL('correction.approve', 'c.score_id')} <> count(*) filter (where c.state = 'approved')
      or ${TRAIL('correction.refuse', 'c.score_id')} <> count(*) filter (where c.state = 'refused')`,
  'a message for each correction': `select c.person_id::text as at from score_corrections c group by c.person_id
    having count(*) filter (where c.state = 'approved')
      <> (select count(*) from messages m where m.person_id = c.person_id and m.title like '「%」成绩已更正')`,
  'a message for each change of a password': `select e.person_id::text as at from audit_entries e where e.action = 'account.change_password'
    group by e.person_id having count(*) <>
      (select count(*) from messages m where m.person_id = e.person_id and m.title = '您的登录密码已修改')`,
}

/** Lists what is half done, or done twice; empty when nothing is. For when nobody has anything under way. */
export async function halfDone(owner: pg.Pool): Promise<string[]> {
  const all = Object.entries(MUST_HOLD)
    .map(([name, query]) => `select '${name}' as what, at from (${query}) found`)
    .join(' union all ')
  const { rows } = await owner.query<{ what: string; at: string }>(all)
  return rows.map(({ what, at }) => `${what}: ${at}`)
}
