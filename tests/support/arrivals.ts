import { beforeAll } from 'vitest'
import type { StaffActor } from '#kernel/actor.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import {
  type Arrival,
  type ArrivingCourse,
  type ArrivingPackage,
  takeIn,
} from '#modules/transfer-in/public.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import type { Candidate, Given, Officer } from './given.ts'
import type { TestApplication } from './test-application.ts'
import type { Visitor } from './visitor.ts'

/** 中国近现代史纲要, passed in another province. */
const A_COURSE = {
  code: '03708',
  name: '中国近现代史纲要',
  credits: 2,
  passedOn: '2024-10-27',
  raw: { more: {} },
}

/** The same course with another mark. */
export function withMark(mark: number): ArrivingCourse {
  return { ...A_COURSE, outcome: 'marked', mark }
}

let count = 0

/** A record of this candidate from Jiangsu, for their 准考证. */
export function arrivalOf(
  { deps: { cipher } }: TestApplication,
  candidate: Pick<Candidate, 'name' | 'idNumber' | 'ticketId' | 'ticketNo'>,
  more: Partial<Arrival> = {},
): Arrival {
  const [index, oldIndex] = idNumberIndexes(cipher, candidate.idNumber)
  count += 1
  return {
    originProvince: '江苏省',
    originTicketNo: `0301${String(count).padStart(8, '0')}`,
    originMajor: '120203K 会计学',
    name: candidate.name,
    idType: 'resident_id',
    idNumber: { cipher: cipher.seal('person.id_number', candidate.idNumber), index, oldIndex },
    destinationTicketNo: candidate.ticketNo,
    source: packageNamed(`package ${count}`),
    courses: [withMark(78)],
    match: { to: 'ticket', ticketId: candidate.ticketId },
    ...more,
  }
}

/** A package of that name from another installation. */
export function packageNamed(packageId: string): ArrivingPackage {
  return {
    ...{ kind: 'package', packageId, sender: 'jiangsu', batchId: undefined },
    digest: Buffer.from(packageId),
  }
}

/** Takes arrivals in, in the name of an officer, as a job does. */
export function bring(
  { deps }: TestApplication,
  { staffId }: Pick<Officer, 'staffId'>,
  arrivals: readonly Arrival[],
) {
  const actor: StaffActor = { kind: 'staff', stage: 'ready', sessionId: '', staffId, grants: [] }
  const call = { actor, origin: { address: '127.0.0.1', requestId: 'test', agent: '' } }
  return deps.database.transact(deadlineIn(30_000), (tx) => takeIn(tx, deps, { call, arrivals }))
}

/** Everybody who has to do with an arrival at 上海财经大学. */
export interface TransferOfficers {
  bringer: Officer
  school: Officer
  authority: Officer
  otherAuthority: Officer
  registrar: Officer
}

/** Makes those officers. */
export async function transferOfficers(given: Given): Promise<TransferOfficers> {
  return {
    bringer: await given.officer('score_officer'),
    school: await given.officer('school_reviewer', '10272'),
    authority: await given.officer('authority_reviewer'),
    otherAuthority: await given.officer('authority_reviewer'),
    registrar: await given.officer('school_registrar', '10272'),
  }
}

/** Has those officers before the tests of a file. */
export function openTransferDesk(given: Given): TransferOfficers {
  const they = {} as TransferOfficers
  beforeAll(async () => void Object.assign(they, await transferOfficers(given)))
  return they
}

/** The version of an arrival, as whoever opens it now sees it. */
export async function seenVersion(application: TestApplication, id: string): Promise<number> {
  const { rows } = await application.owner.query<{ version: number }>(
    'select version from arrivals where id = $1',
    [id],
  )
  return rows[0]?.version ?? 0
}

/** Decides on an arrival as it stands now. */
export async function decideArrival(
  application: TestApplication,
  officer: Officer,
  { id, ...decision }: { id: string; decision: 'approve' | 'reject'; reasons?: string[]; note?: string },
) {
  const body = { version: await seenVersion(application, id), reasons: [], ...decision }
  return officer.call('POST', `/api/office/transfers-in/${id}/decision`, { body })
}

/** Publishes when and where the school confirms: from now on, for two weeks. */
export async function publishNotice(
  { owner, deps }: TestApplication,
  officer: Officer,
  mode: 'on_site' | 'online' | 'either',
): Promise<void> {
  await owner.query('delete from confirmation_notices')
  const { rows } = await owner.query<{ id: string }>("select id from schools where code = '10272'")
  const now = deps.clock.now().getTime()
  const body = {
    ...{ schoolId: rows[0]?.id, mode, words: '请携带身份证。', place: '武川路校区 101 室' },
    opensAt: new Date(now).toISOString(),
    closesAt: new Date(now + 14 * 86_400_000).toISOString(),
  }
  const reply = await officer.call('POST', '/api/office/confirmation-notices', { body })
  if (reply.status !== 200) throw new Error(reply.text)
}

/** An arrival of whoever is signed in, reviewed and waiting for its confirmation online; the demonstration's time is kept. */
export async function arrivalToConfirm(
  application: TestApplication,
  candidate: Visitor,
): Promise<{ id: string; version: number }> {
  const { owner, deps } = application
  const { activeTicketId } = (await candidate.call('GET', '/api/portal/session')).body
  const { rows } = await owner.query<{ name: string; ticketNo: string; school: string; staffId: string }>(
    `select p.name, t.ticket_no as "ticketNo", t.school_id as school,
       (select id from staff where username = 'score1') as "staffId"
     from tickets t join persons p on p.id = t.person_id where t.id = $1`,
    [activeTicketId],
  )
  const [row] = rows
  if (!row) throw new Error('nobody is signed in')
  const { name, ticketNo, school, staffId } = row
  count += 1
  const whose = { name, ticketNo, ticketId: String(activeTicketId), idNumber: `E${1_000_000 + count}` }
  const [taken] = await bring(application, { staffId }, [arrivalOf(application, whose)])
  const id = String(taken?.id)
  const at = deps.clock.now()
  await owner.query(
    `insert into confirmation_notices (id, school_id, mode, period, place, words, published_at)
     select gen_random_uuid(), $1, 'either', tstzrange($2::timestamptz, $2::timestamptz + interval '14 days'), '武川路校区', '', $2
     where not exists (select from confirmation_notices where school_id = $1 and period @> $2::timestamptz)`,
    [school, at],
  )
  await owner.query(
    "update arrivals set state = 'to_confirm', level = 2, to_confirm_since = $2 where id = $1",
    [id, at],
  )
  return { id, version: await seenVersion(application, id) }
}
