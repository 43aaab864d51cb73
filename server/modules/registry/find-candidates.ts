import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import type { Tx } from '#platform/db/database.ts'
import { idNumberIndexes } from '#platform/secrets/number-index.ts'
import { writtenForms } from '#rulebook/folding/alike-characters.ts'
import { fold } from '#rulebook/folding/fold.ts'
import { isTicketNo } from '#rulebook/identity/ticket-no.ts'
import { compareNames } from '#rulebook/name-order.ts'
import type { Deps } from '#server/deps.ts'
import { isInScope, schoolsInScope } from './candidate-scope.policy.ts'
import { type CandidateQuery, type Condition, findPersons, listPersons } from './person.store.ts'
import { viewCandidate } from './registry.view.ts'
import { nameIndex } from './sealed-value.ts'
import { listTicketsOf } from './ticket.store.ts'

const LIMIT = 50
/** So many names are sorted, which takes some milliseconds; of a surname that more people have, the first ones by code point, which the page says. */
const SORTED = 5_000
/** More than bear one surname among those who applied for one thing: who is left out here is not found, however long they wait. */
const MATCHES = 20_000

/**
 * ACC-02: searches candidates by the first characters of a name, a whole 准考证号, or a whole ID number, within the actor's
 * scope. Whoever was called so, or had that number, before a correction is found too (PRF-01).
 */
export async function searchCandidates(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { q }: { q: string },
) {
  const query = queryOf(deps, q)
  if (!query) return { candidates: [], more: false, isInOrder: true }
  const schoolIds = schoolsInScope(actor, 'candidate.search')
  return deps.database.read(deadline, async (tx) => {
    const found = await findPersons(tx, query, { schoolIds, limit: SORTED + 1 })
    // Sorted before it is cut: who stands in the fiftieth place is followed by nobody who would stand before.
    const shown = found
      .slice(0, SORTED)
      .toSorted((a, b) => compareNames(a.name, b.name))
      .slice(0, LIMIT)
    const ids = shown.map(({ id }) => id)
    const records = new Map((await listPersons(tx, ids)).map((person) => [person.id, person]))
    const all = await listTicketsOf(tx, ids, deps.clock.now())
    // A candidate may study at two schools: each school sees its own 准考证 only, here as in the record.
    const tickets = all.filter(({ school_id }) => isInScope([school_id], schoolIds))
    return {
      candidates: ids
        .flatMap((id) => records.get(id) ?? [])
        .map((person) => viewCandidate(person, tickets, deps.cipher)),
      more: found.length > LIMIT,
      isInOrder: found.length <= SORTED,
    }
  })
}

/**
 * Finds the persons whom a typed name, 准考证号 or ID number means, among those who fulfil a condition on `persons`. A list
 * with a scope of its own needs the condition inside the search, because the search is limited: thousands of the same
 * surname would otherwise crowd out the one on the list.
 */
export async function matchPersons(
  tx: Tx,
  deps: Pick<Deps, 'cipher'>,
  search: { q: string; among: Condition },
): Promise<string[]> {
  const query = queryOf(deps, search.q)
  if (!query) return []
  const within = { schoolIds: undefined, among: search.among, limit: MATCHES }
  const found = await findPersons(tx, query, within)
  return found.map(({ id }) => id)
}

/** Undefined for what is nothing once it is folded, such as characters that nobody sees: every name begins with nothing. */
function queryOf(deps: Pick<Deps, 'cipher'>, q: string): CandidateQuery | undefined {
  const ticketNo = fold('ticket_no', q)
  if (isTicketNo(ticketNo)) return { by: 'ticketNo', ticketNo }
  const number = fold('id_number', q)
  // No name contains a digit, and every number does: a passport's as well as 「军字第……号」.
  if (/^(?=.*\d)[\p{Script=Han}0-9A-Z]{5,}$/u.test(number)) {
    return { by: 'idNumber', indexes: idNumberIndexes(deps.cipher, number) }
  }
  const name = fold('person_name', q)
  if (!/[\p{L}\p{N}]/u.test(name)) return undefined
  return { by: 'name', starts: writtenForms(name), former: nameIndex(deps.cipher, name) }
}
