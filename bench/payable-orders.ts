import pg from 'pg'

/** An order that waits for its payment, with one attempt. */
export interface Payable {
  attemptNo: string
  provider: 'alipay' | 'wechat'
  fen: number
}

/**
 * Files an application for graduation of each of the first `count` candidates, with the order for its fee and one attempt to pay it,
 * at Alipay and at WeChat Pay in turn.
 */
export async function addPayableOrders(ownerUrl: string, count: number): Promise<Payable[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    for (const statement of STATEMENTS) await client.query(statement.replace('$count', String(count)))
    await client.query('vacuum (analyze) applications')
    const { rows } = await client.query<Payable>(
      `select a.attempt_no as "attemptNo", a.provider, o.fen from payment_attempts a
       join payment_orders o on o.id = a.order_id join chosen c on c.application_id = o.application_id order by c.n`,
    )
    return rows
  } finally {
    await client.end()
  }
}

const STATEMENTS = [
  `create temporary table chosen as
   select row_number() over (order by t.id) as n, t.id as ticket_id, t.person_id, t.school_id, m.code, m.name, w.id as window_id,
     gen_random_uuid() as application_id, gen_random_uuid() as filing_id, gen_random_uuid() as order_id, gen_random_uuid() as attempt_id,
     now() - interval '1 minute' as at
   from tickets t join plans p on p.id = t.plan_id join majors m on m.id = p.major_id
   cross join lateral (select id from windows where service = 'graduation' order by lower(period) desc limit 1) w
   where not exists (select from applications a where a.person_id = t.person_id and a.service = 'graduation')
     and exists (select from sessions s where s.person_id = t.person_id)
   order by t.id limit $count`,
  `insert into filings (id, person_id, receipt_no, ticket_id, service, draft_id, window_id, notice_version, digest, filed_at)
   select filing_id, person_id, 'B' || nextval('receipt_numbers'), ticket_id, 'graduation', gen_random_uuid(), window_id, 1, '\\x00', at
   from chosen`,
  `insert into applications (id, person_id, ticket_id, school_id, service, subject, title, state, chain, level, revision,
     first_filed_at, filed_at, moved_at)
   select application_id, person_id, ticket_id, school_id, 'graduation', code, code || ' ' || name, 'in_review',
     array['school', 'authority'], 2, 1, at, at, at from chosen`,
  `insert into application_revisions (person_id, application_id, revision, filing_id, filed_cipher, digest, filed_at)
   select person_id, application_id, 1, filing_id, '\\x00', '\\x00', at from chosen`,
  `insert into payment_orders (id, order_no, person_id, ticket_id, school_id, application_id, service, title, fen, state,
     created_at, expires_at, moved_at)
   select c.order_id, 'B' || lpad(c.n::text, 12, '0'), c.person_id, c.ticket_id, c.school_id, c.application_id, 'graduation', f.title,
     f.fen, 'open', c.at, c.at + interval '1 day', c.at
   from chosen c cross join lateral fee_of(c.application_id) f`,
  `insert into payment_attempts (id, attempt_no, order_id, person_id, provider, surface, state, created_at, ask_at)
   select attempt_id, replace(attempt_id::text, '-', ''), order_id, person_id,
     case when n % 2 = 0 then 'alipay' else 'wechat' end, 'desk', 'live', at, at + interval '1 day' from chosen`,
] as const
