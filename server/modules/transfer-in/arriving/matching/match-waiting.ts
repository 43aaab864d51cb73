import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import { matchByMachine } from '../../taking-in/match-arrival.ts'
import { insertCandidates } from '../../taking-in/taken-in.store.ts'
import { matchPersons } from './match-persons.ts'
import { listWaitingFor } from './waiting.store.ts'

/**
 * TRI-01: gives the arrivals that wait for somebody to whoever a file of candidates has just registered, in its transaction. Number and name
 * have to agree, as everywhere; where they do not, staff decide. Takings in are held since before that file was written, or a record that
 * is taken in at the same time would wait for somebody who is here.
 */
export async function matchWaiting(
  tx: Tx,
  deps: Pick<Deps, 'cipher' | 'clock'>,
  { batchId }: { batchId: string },
): Promise<void> {
  const waiting = await listWaitingFor(tx, batchId)
  const verdicts = await matchPersons(tx, deps, waiting)
  const decided = waiting.map(({ id }, place) => ({ id, verdict: verdicts[place] }))
  await matchByMachine(tx, {
    pairs: decided.flatMap(({ id, verdict }) =>
      verdict?.to === 'ticket' ? [{ id, ticketId: verdict.ticketId }] : [],
    ),
    at: deps.clock.now(),
  })
  const undecided = decided.flatMap(({ id, verdict }) =>
    verdict?.to === 'candidates' ? verdict.persons.map((person) => ({ ...person, id })) : [],
  )
  await insertCandidates(tx, { ids: [...new Set(undecided.map(({ id }) => id))], persons: undecided })
}
