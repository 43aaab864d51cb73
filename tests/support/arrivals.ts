import type { StaffActor } from '#kernel/actor.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import {
  type Arrival,
  type ArrivingCourse,
  type ArrivingPackage,
  takeIn,
} from '#modules/transfer-in/public.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import type { Candidate, Officer } from './given.ts'
import type { TestApplication } from './test-application.ts'

/** 中国近现代史纲要, passed in another province. */
const A_COURSE = {
  code: '03708',
  name: '中国近现代史纲要',
  credits: 2,
  passedOn: '2024-10-27',
  raw: {},
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
export function bring({ deps }: TestApplication, { staffId }: Officer, arrivals: readonly Arrival[]) {
  const actor: StaffActor = { kind: 'staff', stage: 'ready', sessionId: '', staffId, grants: [] }
  const call = { actor, origin: { address: '127.0.0.1', requestId: 'test', agent: '' } }
  return deps.database.transact(deadlineIn(30_000), (tx) => takeIn(tx, deps, { call, arrivals }))
}
