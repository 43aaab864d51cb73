import { nameIndex } from '#modules/registry/public.ts'
import type { Tx } from '#platform/db/database.ts'
import { writtenForms } from '#rulebook/folding/alike-characters.ts'
import { sameName } from '#rulebook/person-name.ts'
import { isNearNumber } from '#rulebook/transfer-in/compare-numbers.ts'
import type { Deps } from '#server/deps.ts'
import { decideMatch, type KnownTicket, type MatchVerdict, type Traces } from './decide-match.rules.ts'
import {
  findByFormerNumbers,
  findByNames,
  findByNumbers,
  findFormerNames,
  findTickets,
  type TracedPerson,
} from './traces.store.ts'

/** Whom a record from another province names. */
export interface Sought {
  name: string
  idType: string
  /** The blind indexes of the ID number, as hexadecimal digits. */
  indexes: readonly string[]
  cipher: Buffer
  destinationTicketNo: string | undefined
}

/**
 * TRI-01: whose each of these records is, in as many queries for thousands as for one. Numbers are compared in every form by their blind
 * indexes, names as the rulebook compares them; only the numbers of persons of the same name are opened, to see how near they are.
 */
export async function matchPersons(
  tx: Tx,
  { cipher, clock }: Pick<Deps, 'cipher' | 'clock'>,
  sought: readonly Sought[],
): Promise<MatchVerdict[]> {
  if (sought.length === 0) return []
  const byIndex = ofIndex(
    await findByNumbers(
      tx,
      sought.flatMap(({ indexes }) => indexes),
    ),
  )
  const unknown = sought.filter(({ indexes }) => !indexes.some((index) => byIndex.has(index)))
  const formerly = ofIndex(
    await findByFormerNumbers(
      tx,
      unknown.flatMap(({ indexes }) => indexes),
    ),
  )
  const namesakes = await findByNames(
    tx,
    unknown.flatMap(({ name }) => writtenForms(name)),
  )
  const found = [...byIndex.values(), ...formerly.values()]
  const calledBefore = await findFormerNames(
    tx,
    found.map(({ personId }) => personId),
  )
  const tickets = await findTickets(tx, {
    ticketNos: sought.flatMap(({ destinationTicketNo: no }) => no ?? []),
    personIds: [...byIndex.values()].map(({ personId }) => personId),
    at: clock.now(),
  })
  const former = new Set(calledBefore.map(({ personId, index }) => `${personId} ${index}`))
  const isCalled = (person: { personId: string; name: string }, name: string) =>
    sameName(person.name, name) ||
    (former.size > 0 && former.has(`${person.personId} ${nameIndex(cipher, name).toString('hex')}`))
  const ticketsOf = Map.groupBy(tickets, ({ personId }) => personId)
  const ticketOf = new Map(tickets.map((ticket) => [ticket.ticketNo, ticket]))
  const ofName = Map.groupBy(namesakes, ({ name }) => name)
  return sought.map((one) => decideMatch(tracesOf(one)))

  function tracesOf(one: Sought): Traces {
    const person = firstOf(byIndex, one)
    const byNumber = person && {
      personId: person.personId,
      sameName: isCalled(person, one.name),
      tickets: ticketsOf.get(person.personId) ?? [],
    }
    return { byNumber, byName: byNumber ? [] : byNameOf(one), named: namedBy(one) }
  }

  function byNameOf(one: Sought): Traces['byName'] {
    const before = firstOf(formerly, one)
    const near = writtenForms(one.name)
      .flatMap((form) => ofName.get(form) ?? [])
      .filter((other) => isNear(one, other))
    const all = [
      ...(before && isCalled(before, one.name)
        ? [{ personId: before.personId, reason: 'number_former' as const }]
        : []),
      ...near.map(({ personId }) => ({ personId, reason: 'number_differs' as const })),
    ]
    return [...new Map(all.toReversed().map((trace) => [trace.personId, trace])).values()].toReversed()
  }

  /** Another kind of document has another number, which says nothing. */
  function isNear(one: Sought, other: (typeof namesakes)[number]): boolean {
    if (one.idType !== other.idType) return true
    const open = (sealed: Buffer) => cipher.open('person.id_number', sealed)
    return isNearNumber(open(one.cipher), open(other.cipher))
  }

  function namedBy({ destinationTicketNo: no, name }: Sought): Traces['named'] {
    if (no === undefined) return undefined
    const ticket = ticketOf.get(no)
    return ticket ? { ticket: asKnown(ticket), sameName: sameName(ticket.name, name) } : 'unknown'
  }
}

function ofIndex(persons: readonly TracedPerson[]): Map<string, TracedPerson> {
  return new Map(persons.map((person) => [person.index, person]))
}

function firstOf(persons: ReadonlyMap<string, TracedPerson>, { indexes }: Sought): TracedPerson | undefined {
  return indexes.map((index) => persons.get(index)).find((person) => person !== undefined)
}

function asKnown({ name: _name, ...ticket }: KnownTicket & { name: string }): KnownTicket {
  return ticket
}
