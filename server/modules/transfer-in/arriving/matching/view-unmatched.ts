import type {
  ArrivalToMatch,
  listUnmatched,
  oneUnmatched,
  PossibleOwner,
} from '#contracts/office/arrivals.ts'
import type { QueryOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import { listTicketsOf, viewTicket, wordsOfIdType } from '#modules/registry/public.ts'
import type { FieldCipher } from '#platform/secrets/field-cipher.ts'
import { maskIdNumber } from '#rulebook/masking.ts'
import { sameName } from '#rulebook/person-name.ts'
import { GRADE_WORDS } from '#rulebook/scores/score.texts.ts'
import type { Grade } from '#rulebook/scores/score.ts'
import { compareNumbers } from '#rulebook/transfer-in/compare-numbers.ts'
import type { Deps } from '#server/deps.ts'
import { numberWords, wordsOfReason } from './match-reasons.texts.ts'
import {
  countPassed,
  countUnmatched,
  findUnmatched,
  listArrivingCourses,
  listPossibleOwners,
  listUnmatchedRows,
  type UnmatchedRow,
} from './unmatched.store.ts'

const LIMIT = 100

/** TRI-01: lists the arrivals whose person staff settle, or those that wait for a registration. */
export async function viewUnmatched(
  deps: Deps,
  { deadline }: Call<StaffActor>,
  { which = 'undecided' }: QueryOf<typeof listUnmatched>,
) {
  return deps.database.read(deadline, async (tx) => ({
    arrivals: (await listUnmatchedRows(tx, { which, limit: LIMIT })).map((row) => ({
      ...factsOf(row, deps.cipher),
      courses: row.courses,
      reasons: row.reasons.map(wordsOfReason),
    })),
    ...(await countUnmatched(tx)),
  }))
}

/** TRI-01: shows an arrival beside the persons whom it may be for. */
export async function viewArrivalToMatch(
  deps: Deps,
  { deadline }: Call<StaffActor>,
  { id, ticketNo }: { id: string } & QueryOf<typeof oneUnmatched>,
): Promise<ArrivalToMatch> {
  return deps.database.read(deadline, async (tx) => {
    const arrival = requireFound(await findUnmatched(tx, id))
    const owners = await listPossibleOwners(tx, { arrivalId: id, ticketNo })
    const tickets = await listTicketsOf(
      tx,
      owners.map((owner) => owner.id),
      deps.clock.now(),
    )
    const passed = await countPassed(
      tx,
      tickets.map((ticket) => ticket.id),
    )
    return {
      arrival: { ...factsOf(arrival, deps.cipher), version: arrival.version },
      courses: (await listArrivingCourses(tx, id)).map((course) => ({
        code: course.code,
        name: course.name,
        credits: Number(course.credits),
        result: course.mark === null ? GRADE_WORDS[course.grade as Grade] : String(course.mark),
        passedOn: course.passed_on,
      })),
      owners: owners.map((owner) => ({
        ...ownerFacts(owner, arrival, deps.cipher),
        reasons: owner.reasons.map(wordsOfReason),
        tickets: tickets
          .filter(({ person_id }) => person_id === owner.id)
          .map((ticket) => ({
            id: ticket.id,
            ticketNo: ticket.ticket_no,
            schoolName: ticket.school_name,
            majorName: ticket.major_name,
            stateName: viewTicket(ticket).state,
            isActive: ticket.state === 'active',
            passedCourses: passed.get(ticket.id) ?? 0,
          })),
      })),
    }
  })
}

function ownerFacts(
  owner: { id: string; name: string; id_type: string; id_number_cipher: Buffer },
  arrival: Pick<UnmatchedRow, 'name' | 'id_number_cipher'>,
  cipher: FieldCipher,
): Omit<PossibleOwner, 'reasons' | 'tickets'> {
  const number = cipher.open('person.id_number', owner.id_number_cipher)
  const likeness = compareNumbers(cipher.open('person.id_number', arrival.id_number_cipher), number)
  return {
    personId: owner.id,
    name: owner.name,
    isSameName: sameName(owner.name, arrival.name),
    idTypeName: wordsOfIdType(owner.id_type),
    idNumber: maskIdNumber(number),
    numberWords: numberWords(likeness),
    isSameNumber: likeness.isSame,
  }
}

function factsOf(row: Omit<UnmatchedRow, 'courses' | 'reasons'>, cipher: FieldCipher) {
  return {
    id: row.id,
    arrivalNo: row.arrival_no,
    name: row.name,
    idNumber: maskIdNumber(cipher.open('person.id_number', row.id_number_cipher)),
    idTypeName: wordsOfIdType(row.id_type),
    originProvince: row.origin_province,
    originTicketNo: row.origin_ticket_no,
    ...(row.origin_major ? { originMajor: row.origin_major } : {}),
    ...(row.destination_ticket_no ? { destinationTicketNo: row.destination_ticket_no } : {}),
    arrivedAt: row.arrived_at.toISOString(),
  }
}
