import type { TransferPackage } from '#contracts/transfers/transfer-package.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { openDeparture } from '#modules/departures/public.ts'
import type { PaperKey } from '#rulebook/papers/key-set.ts'
import type { Candidate } from './given.ts'
import type { TestApplication } from './test-application.ts'

/** A transfer-out that was filed and approved by both levels, and has begun to leave. */
export interface Leaving {
  applicationId: string
  departureId: string
  scoreIds: string[]
}

/** Makes a departure of a candidate; `scores`: how many go, all of them by default. */
export async function givenLeaving(
  application: TestApplication,
  { personId, ticketId }: Candidate,
  { scores = 'all' }: { scores?: 'all' | number } = {},
): Promise<Leaving> {
  const { owner, deps, clock } = application
  const { rows } = await owner.query<{ id: string }>(
    `with approved as (
       insert into applications (person_id, id, ticket_id, school_id, service, subject, title, state, chain, level, revision,
         first_filed_at, filed_at, moved_at)
       select $1, gen_random_uuid(), t.id, t.school_id, 'transfer-out', 'transfer.' || (select count(*) from applications x where x.ticket_id = t.id), '转出', 'approved', '{school,authority}', 2, 1,
         $3, $3, $3 from tickets t where t.id = $2 returning person_id, id),
     moved as (update tickets set state = 'transferring_out' where id = $2),
     steps as (
       insert into application_steps (person_id, application_id, seq, kind, revision, level, staff_id, at)
       select person_id, id, seq, kind, 1, level, (select id from staff order by id offset level limit 1), $3
       from approved, (values (2, 'passed', 1), (3, 'approved', 2)) as made (seq, kind, level))
     select id from approved`,
    [personId, ticketId, clock.now()],
  )
  const applicationId = rows[0]?.id ?? ''
  const all = await owner.query<{ id: string }>(
    "select id from scores where ticket_id = $1 and state = 'valid' order by course_code",
    [ticketId],
  )
  const ids = all.rows.map(({ id }) => id)
  const scoreIds = scores === 'all' ? ids : ids.slice(0, scores)
  await deps.database.transact(deadlineIn(5_000), (tx) =>
    openDeparture(tx, deps, {
      ...{ applicationId, personId, ticketId, scoreIds, takesAll: scores === 'all', at: clock.now() },
      destination: {
        province: '江苏省',
        ticketNo: '320115100001',
        level: 'benke',
        majorCode: '120203K',
        majorName: '会计学',
      },
    }),
  )
  const { rows: made } = await owner.query<{ id: string }>(
    'select id from departures where application_id = $1',
    [applicationId],
  )
  return { applicationId, departureId: made[0]?.id ?? '', scoreIds }
}

/** Registers a key of another installation, agreed to by two persons. */
export async function givenTrust(
  { owner }: TestApplication,
  { from, key, staff }: { from: TransferPackage['from']; key: PaperKey; staff: readonly [string, string] },
): Promise<void> {
  await owner.query(
    `insert into trusted_keys (id, installation, name, province, key_id, public_key, valid_from, state, proof, proposed_by,
       proposed_at, decided_by, decided_at)
     values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, 'trusted', '公函核对', $7, now(), $8, now())`,
    [from.installation, from.name, from.province, key.id, key.publicKey, key.from, ...staff],
  )
}
