import type { Role } from '#contracts/grants.ts'
import { idNumberIndex } from '#platform/secrets/number-index.ts'
import { withChecksum } from '#rulebook/identity/id-number.ts'
import { coursesOf } from './plan-courses.ts'
import { cookieFor, type SessionOwner } from './session.ts'
import type { TestApplication } from './test-application.ts'
import { type Visitor, visit } from './visitor.ts'

/** 会计学 of 上海财经大学, with enough passed courses to open 申请免考 (EXM-05). */
const MAJOR = '120203K'
const ENOUGH = ['13000', '04184', '13887', '13683', '13140', '13752']

export interface Candidate extends Visitor {
  personId: string
  ticketId: string
  ticketNo: string
  name: string
  idNumber: string
}

export interface Officer extends Visitor {
  staffId: string
  name: string
}

/** Makes people for one test, already signed in: `given.candidate().passed('00015').enter()`. */
export interface Given {
  /** Begins a candidate, by default enrolled in 会计学 with six passed courses. */
  candidate(): CandidateInTheMaking
  /** Makes an officer of the authority, or of the school with this code. */
  officer(role: Role, schoolCode?: string): Promise<Officer>
  /** Adds a second 准考证 for a major to the same person, and returns its id. */
  anotherTicket(person: Candidate, major: string): Promise<string>
  /** Signs the same candidate in at another browser. */
  again(person: Candidate): Promise<Visitor>
}

interface CandidateInTheMaking {
  /** Enrols the candidate in the major with this code, at the school that offers it. */
  enrolledIn(major: string): CandidateInTheMaking
  /** Sets the passed courses; they replace the default ones. */
  passed(...courses: readonly string[]): CandidateInTheMaking
  /** Has every course of the major passed, but for these. */
  passedAll(left?: { but: readonly string[] }): CandidateInTheMaking
  /** Makes the candidate's record, and a browser with a session. */
  enter(): Promise<Candidate>
}

/** Returns a maker of people in this application's database. */
export function givenIn(application: TestApplication): Given {
  return {
    candidate: () => candidateWith(application, { major: MAJOR, passed: ENOUGH }),
    anotherTicket: ({ personId }, major) => makeTicket(application, { personId, major }),
    again: ({ personId, ticketId }) => browserOf(application, { personId, ticketId }),
    officer: (role, schoolCode) => makeOfficer(application, { role, schoolCode }),
  }
}

let count = 0

interface Wishes {
  major: string
  passed: readonly string[] | { allBut: readonly string[] }
}

function candidateWith(application: TestApplication, wishes: Wishes): CandidateInTheMaking {
  return {
    enrolledIn: (major) => candidateWith(application, { ...wishes, major }),
    passed: (...courses) => candidateWith(application, { ...wishes, passed: courses }),
    passedAll: ({ but } = { but: [] }) => candidateWith(application, { ...wishes, passed: { allBut: but } }),
    enter: () => makeCandidate(application, wishes),
  }
}

async function makeCandidate(application: TestApplication, wishes: Wishes): Promise<Candidate> {
  count += 1
  const { major } = wishes
  const { cipher } = application.deps
  const name = `考生第${count}`
  const ticketNo = ticketNoOf(count)
  const idNumber = withChecksum(`31010119${70 + (count % 30)}0101${String(count % 1_000).padStart(3, '0')}`)
  const { rows } = await application.owner.query<{ person_id: string; ticket_id: string }>(CANDIDATE, [
    name,
    cipher.seal('person.id_number', idNumber),
    idNumberIndex(cipher, idNumber),
    ticketNo,
    major,
    await coursesPassed(application, wishes),
  ])
  const [row] = rows
  if (!row) throw new Error(`no plan for the major ${major}`)
  const owner = { personId: row.person_id, ticketId: row.ticket_id }
  const visitor = await browserOf(application, owner)
  return { ...visitor, ...owner, ticketNo, name, idNumber }
}

async function coursesPassed(
  application: TestApplication,
  { major, passed }: Wishes,
): Promise<readonly string[]> {
  if (!('allBut' in passed)) return passed
  const all = await coursesOf(application, major)
  return all.filter((course) => !passed.allBut.includes(course))
}

const CANDIDATE = `
  with plan as (
      select p.id, m.school_id from plans p join majors m on m.id = p.major_id
      where m.code = $5 order by p.effective_on desc limit 1),
    person as (
      insert into persons (id, name, id_type, id_number_cipher, id_number_index, registered_on)
      select gen_random_uuid(), $1, 'resident_id', $2, $3, '2023-04-15' from plan
      returning id),
    ticket as (
      insert into tickets (id, ticket_no, person_id, school_id, plan_id, registered_on)
      select gen_random_uuid(), $4, person.id, plan.school_id, plan.id, '2023-04-15' from person, plan
      returning id, person_id),
    account as (insert into candidate_accounts (person_id) select id from person),
    marks as (
      insert into scores (person_id, id, ticket_id, course_code, sitting_id, source, outcome, mark, obtained_on)
      select ticket.person_id, gen_random_uuid(), ticket.id, course, sitting.id, 'exam', 'marked', 75, sitting.held_to
      from ticket, unnest($6::text[]) course, (select id, held_to from sittings order by number limit 1) sitting)
  select person_id, id as ticket_id from ticket`

async function makeTicket(
  application: TestApplication,
  { personId, major }: { personId: string; major: string },
): Promise<string> {
  count += 1
  const { rows } = await application.owner.query<{ id: string }>(
    `insert into tickets (id, ticket_no, person_id, school_id, plan_id, registered_on)
     select gen_random_uuid(), $1, $2, m.school_id, p.id, '2022-04-15'
     from plans p join majors m on m.id = p.major_id where m.code = $3 order by p.effective_on desc limit 1 returning id`,
    [ticketNoOf(count), personId, major],
  )
  return rows[0]?.id ?? ''
}

const ticketNoOf = (number: number) => `7${String(number).padStart(11, '0')}`

async function makeOfficer(
  application: TestApplication,
  { role, schoolCode }: { role: Role; schoolCode: string | undefined },
): Promise<Officer> {
  count += 1
  const name = `工作人员第${count}`
  const { rows } = await application.owner.query<{ id: string }>(
    `with person as (
       insert into staff (id, username, name, password_hash, demonstration)
       values (gen_random_uuid(), $1, $2, 'none', true) returning id)
     insert into staff_roles (staff_id, role, school_id)
     select person.id, $3, (select id from schools where code = $4) from person returning staff_id as id`,
    [`officer${count}`, name, role, schoolCode ?? null],
  )
  const staffId = rows[0]?.id ?? ''
  return { ...(await browserOf(application, { staffId })), staffId, name }
}

/** A browser of somebody who has signed in just now. */
export async function browserOf(application: TestApplication, owner: SessionOwner): Promise<Visitor> {
  const { name, value } = await cookieFor(application.deps, owner)
  return visit(application, '127.0.0.1', `${name}=${value}`)
}
