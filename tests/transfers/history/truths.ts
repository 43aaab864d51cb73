const IN_FORCE = "s.state in ('valid', 'transferred_out')"
const HOLDS = "d.state in ('to_sign', 'signed', 'sent', 'accepted')"

/** A trail has as many entries of an action as there are steps of a kind, for each thing. */
function told(table: string, key: string, pairs: Readonly<Record<string, string>>): string {
  return Object.entries(pairs)
    .map(
      ([steps, action]) => `
        select x.id from ${table} x where ${table === 'arrivals' ? OWN_ARRIVAL : 'x.person_id = $1'}
          and (select count(*) from ${key}_steps s where s.${key}_id = x.id and ${steps})
            <> (select count(*) from audit_entries e where e.subject_kind = '${key}' and e.subject_id = x.id::text
              and e.action = '${action}')`,
    )
    .join(' union ')
}

const OWN_ARRIVAL = `x.id_number_index = (select p.id_number_index from persons p where p.id = $1)`

/** The first record of a history names the 准考证 each time it comes, so that its owner hears of it; its number is even. */
const IS_FOR_TICKET = 'right(x.origin_ticket_no, 1)::int % 2 = 0'

/** As many messages of a title, about a page, as there are steps. */
const MESSAGES: Readonly<Record<string, string>> = {
  signed: '转出现场确认已完成',
  unsigned: '转出现场确认已取消',
  sent: '转考电子档案已发出',
  accepted: '转出已完成',
  returned: '转出已退回',
  lapsed: '转出申请已失效',
  undone: '转出结果已更正',
}

/** What may never be found of the person of a history, each as a query for its violations; `$1`: the person. */
export const TRUTHS: Readonly<Record<string, string>> = {
  'a score is on its way, or gone, once': `
    select x.score_id as at from departure_scores x join departures d on d.id = x.departure_id
    where d.person_id = $1 and ${HOLDS} group by 1 having count(*) > 1`,
  'a score is gone if, and only if, a destination accepted it': `
    select s.id as at from scores s where s.person_id = $1 and s.state <> 'void' and (s.state = 'transferred_out') <> exists (
      select from departure_scores x join departures d on d.id = x.departure_id where x.score_id = s.id and d.state = 'accepted')`,
  'what was given by an approval stands while the approval stands': `
    select a.id as at from applications a
    where a.person_id = $1 and a.service like 'supplement-%' and (a.state = 'approved')::int <> (
      select count(*) from scores s where s.application_id = a.id and ${IN_FORCE})`,
  'what an arrival gave stands while its confirmation stands': `
    select a.id as at from arrivals a
    where a.person_id = $1 and (select count(*) from scores s where s.arrival_id = a.id and ${IN_FORCE})
      <> case a.state when 'confirmed' then (select count(*) from arrival_courses c where c.arrival_id = a.id
        and c.revision = a.revision and c.mark >= 60) else 0 end`,
  'no score of the record was lost or voided': `
    select 'a score of the record' as at from scores s where s.person_id = $1 and s.application_id is null and s.arrival_id is null
    having count(*) filter (where ${IN_FORCE}) <> 6`,
  'no two confirmed arrivals of one record': `
    select min(a.id::text) as at from arrivals a where a.person_id = $1 and a.state = 'confirmed'
    group by a.origin_province, a.origin_ticket_no having count(*) > 1`,
  'one application for a transfer-out at a time': `
    select min(a.id::text) as at from applications a where a.person_id = $1 and a.service = 'transfer-out'
      and (a.state in ('pending', 'in_review', 'amending') or exists (
        select from departures d where d.application_id = a.id and d.state in ('to_sign', 'signed', 'sent')))
    having count(*) > 1`,
  'an approved transfer-out leaves, and no other one does': `
    select a.id as at from applications a where a.person_id = $1 and a.service = 'transfer-out' and (a.state = 'approved')::int <> (
      select count(*) from departures d where d.application_id = a.id and d.state <> 'closed')`,
  'a request to undo is about what stands': `
    select u.id as at from departure_undos u join departures d on d.id = u.departure_id
    where d.person_id = $1 and u.state = 'asked' and (d.state not in ('accepted', 'returned') or d.version <> u.departure_version)
    union all
    select u.id from undo_requests u join applications a on a.id = u.application_id
    where a.person_id = $1 and u.state = 'requested' and a.state not in ('in_review', 'approved', 'rejected')
    union all
    select u.id from arrival_undos u join arrivals a on a.id = u.arrival_id
    where a.person_id = $1 and u.state = 'requested' and a.state = 'unmatched'`,
  'the trail has each step of a departure': `
    select id as at from (${told('departures', 'departure', {
      "s.kind = 'signed'": 'departure.sign',
      "s.kind = 'unsigned'": 'departure.undo_signing',
      "s.kind = 'sent'": 'departure.send',
      "s.kind = 'accepted'": 'departure.accept',
      "s.kind = 'returned'": 'departure.return',
      "s.kind = 'lapsed'": 'departure.lapse',
      "s.kind = 'undo_asked'": 'departure.ask_undo',
      "s.kind = 'undo_refused'": 'departure.refuse_undo',
      "s.kind = 'undone'": 'departure.undo',
    })}) as found`,
  'the trail has each step of an arrival': `
    select id as at from (${told('arrivals', 'arrival', {
      "s.kind = 'matched' and s.staff_id is not null": 'arrival.match',
      "s.kind = 'unmatched'": 'arrival.unmatch',
      "s.kind in ('passed', 'approved')": 'arrival.approve',
      "s.kind = 'rejected'": 'arrival.reject',
      "s.kind = 'confirmed' and (s.staff_id is not null or s.person_id is not null)": 'arrival.confirm',
      "s.kind = 'returned'": 'arrival.return',
      "s.kind = 'expired'": 'arrival.expire',
      "s.kind = 'undone'": 'arrival.undo_approve',
    })}) as found`,
  'the candidate hears of each step of a departure': Object.entries(MESSAGES)
    .map(
      ([kind, title]) => `
        select '${kind}' as at where (select count(*) from messages m where m.person_id = $1 and m.title = '${title}')
          <> (select count(*) from departure_steps s join departures d on d.id = s.departure_id
            where d.person_id = $1 and s.kind = '${kind}')`,
    )
    .join(' union all '),
  'the candidate hears of each step of an arrival': `
    select 'arrival' as at where (select count(*) from messages m where m.person_id = $1
        and (m.title like '%转入的成绩%' or m.title like '%更正了您的转入成绩') and m.title not like '%即将截止%')
      <> (select count(*) from arrival_steps s join arrivals x on x.id = s.arrival_id where ${OWN_ARRIVAL} and (
        s.kind in ('unmatched', 'approved', 'rejected', 'returned', 'expired', 'undone')
        or (s.kind = 'matched') or (s.kind = 'confirmed' and (s.staff_id is not null or s.person_id is not null))
        or (s.kind = 'corrected' and (s.from_state <> 'unmatched' or ${IS_FOR_TICKET}))))`,
}
