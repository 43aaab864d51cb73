import type { ApplicationState } from '#contracts/applications.ts'
import type { DepartureState } from '#contracts/office/departures.ts'
import type { ArrivalState } from '#contracts/transfers/transfer-in.ts'
import type { TransferOfficers } from '../../support/arrivals.ts'
import type { Candidate, Given, Officer } from '../../support/given.ts'
import type { TestApplication } from '../../support/test-application.ts'
import type { Visitor } from '../../support/visitor.ts'

/** Everybody who works on the records of a history. */
export interface Crew extends TransferOfficers {
  supervisor: Officer
}

/** Where the histories happen: one database for all of them, and the product in this process, or one of its own that is killed. */
export interface Ground extends Place {
  given: Given
  crew: Crew
}

/** The product of a ground. Jobs run in this process, as in another worker's. */
export interface Place {
  application: TestApplication
  /** The same person, at the product of this ground. */
  meet<P extends Visitor>(person: P): P
  pass(milliseconds: number): Promise<void>
  /** After so many milliseconds, in the middle of whatever happens; resolves when the product answers again. */
  kill(afterMs: number): Promise<void>
}

/** A course that can be transferred in, or registered later. */
export interface OpenCourse {
  code: string
  name: string
  credits: number
}

/** One record, with what the history has to remember of it. */
export interface Past {
  ground: Ground
  candidate: Candidate
  /** The scores that were there before. */
  scores: readonly string[]
  courses: readonly OpenCourse[]
  /** Of the two records that another province sends: their 准考证号 there. */
  origins: readonly [string, string]
  proofId: string | undefined
  /** The connections are being cut: an answer may be lost, and what it was about is done or not. */
  isDisturbed: boolean
  /** Answers that are neither done nor refused in words. */
  strange: string[]
  /** Everything that any state was seen to be. */
  seen: Set<string>
}

export interface ApplicationNow {
  id: string
  service: string
  state: ApplicationState
  level: number
  revision: number
  undo: string | null
}

export interface DepartureNow {
  id: string
  state: DepartureState
  version: number
  undo: string | null
}

export interface ArrivalNow {
  id: string
  state: ArrivalState
  level: number | null
  version: number
  undo: string | null
}

/** The applications of the record, the newest first. */
export function applicationsOf(past: Past): Promise<ApplicationNow[]> {
  return rowsOf(
    past,
    `select a.id, a.service, a.state, a.level, a.revision,
       (select u.id from undo_requests u where u.application_id = a.id and u.state = 'requested') as undo
     from applications a where a.person_id = $1 order by a.application_no desc`,
  )
}

/** The departures of the record, the newest first. */
export function departuresOf(past: Past): Promise<DepartureNow[]> {
  return rowsOf(
    past,
    `select d.id, d.state, d.version,
       (select u.id from departure_undos u where u.departure_id = d.id and u.state = 'asked') as undo
     from departures d where d.person_id = $1 order by d.opened_at desc, d.id desc`,
  )
}

/** What another province sent for this person, matched or not, the newest first. */
export function arrivalsOf(past: Past): Promise<ArrivalNow[]> {
  return rowsOf(
    past,
    `select a.id, a.state, a.level, a.version,
       (select u.id from arrival_undos u where u.arrival_id = a.id and u.state = 'requested') as undo
     from arrivals a where a.origin_ticket_no = any($2) and $1::uuid is not null order by a.arrival_no desc`,
    [past.origins],
  )
}

/** The rows of a question about the person of the history, who is its first value. */
export async function rowsOf<R extends object>(past: Past, text: string, more: unknown[] = []): Promise<R[]> {
  const { rows } = await past.ground.application.owner.query<R>(text, [past.candidate.personId, ...more])
  return rows
}

interface Answer {
  status: number
  body: { code?: string }
}

/** Notes an answer that is neither done nor refused in words. */
export function heard<A extends Answer>(past: Past, what: string, answer: A): A {
  const { status } = answer
  const isCut = past.isDisturbed && status >= 500
  if (status !== 200 && ![403, 404, 409, 422].includes(status) && !isCut)
    past.strange.push(`${what}: ${status} ${answer.body.code}`)
  return answer
}
