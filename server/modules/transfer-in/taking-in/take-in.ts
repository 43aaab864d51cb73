import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Deps } from '#server/deps.ts'
import type { Arrival, ArrivalMatch, TakenIn } from '../arrival.ts'
import { isSameRecord } from './same-record.ts'
import {
  correctArrivals,
  insertArrivals,
  insertCandidates,
  type KnownArrival,
  keyOf,
  lapseUndosOf,
  lockKnownArrivals,
  type PossibleOwner,
  tellOwners,
} from './taken-in.store.ts'

/** What is here, by the key of its record. */
type Known = ReadonlyMap<string, readonly KnownArrival[]>

/** Who brings arrivals in, and for what: a job does it in the name of the officer who ordered it. */
type Bringer = Pick<Call<StaffActor>, 'actor' | 'origin'>

/**
 * TRI-01: takes in what other provinces send, all of it or nothing, in as many statements for ten thousand arrivals as for one. A record that
 * is here and open is corrected by what comes now, one that is confirmed gets a correction that is reviewed beside it, and the same
 * again changes nothing. The same record twice in one call is the caller's mistake.
 */
export async function takeIn(
  tx: Tx,
  deps: Pick<Deps, 'ids' | 'clock'>,
  { call, arrivals }: { call: Bringer; arrivals: readonly Arrival[] },
): Promise<TakenIn[]> {
  const at = deps.clock.now()
  requireOneOfEach(arrivals)
  const known = await lockKnownArrivals(tx, arrivals)
  // Of one millisecond, identifiers come in any order; in that of the file the indexes grow at their end.
  const fresh = arrivals.map(() => deps.ids.next()).toSorted()
  const taken = arrivals.map((arrival, place) => ({
    arrival,
    ...outcomeOf(arrival, known, fresh[place] ?? deps.ids.next()),
  }))
  const by = { staffId: call.actor.staffId, at }
  await insertArrivals(
    tx,
    by,
    taken.flatMap((one) => (isNew(one.outcome) ? [one] : [])),
  )
  const corrected = taken.filter(({ outcome }) => outcome === 'corrected')
  await lapseUndosOf(tx, { ids: corrected.map(({ id }) => id), at })
  await correctArrivals(tx, by, corrected)
  const changed = taken.filter(({ outcome }) => outcome !== 'unchanged')
  const ids = changed.map(({ id }) => id)
  await insertCandidates(tx, {
    ids,
    persons: changed.flatMap(({ id, arrival: { match } }) => possibleOwners({ id, match })),
  })
  await tellOwners(tx, { ids, at })
  if (call.actor.sessionId !== '') await tellTrail(tx, { call, taken, at })
  return taken.map(({ id, outcome }) => ({ id, outcome }))
}

/** A job's own entry says what its file brought; an officer who brings a package at the desk is named here. */
async function tellTrail(
  tx: Tx,
  { call, taken, at }: { call: Bringer; taken: readonly (TakenIn & { arrival: Arrival })[]; at: Date },
): Promise<void> {
  const [first] = taken
  if (!first) return
  await writeAudit(tx, {
    ...{ at, actor: call.actor, origin: call.origin, action: 'arrival.take_in' },
    subject: { kind: 'arrival', id: first.id },
    new: { arrivals: taken.map(({ id, outcome, arrival }) => ({ id, outcome, ...packageOf(arrival) })) },
  })
}

/** TRO-04: both installations' trails name the package. */
function packageOf({ source }: Arrival) {
  if (source.kind === 'file') return {}
  const { packageId, sender, digest } = source
  return { package: { id: packageId, sender, sha256: digest.toString('hex') } }
}

function outcomeOf(
  arrival: Arrival,
  known: Known,
  freshId: string,
): TakenIn & { corrects: string | undefined } {
  const same = known.get(keyOf(arrival)) ?? []
  const open = same.find(({ state }) => state !== 'confirmed')
  const confirmed = same.find(({ state }) => state === 'confirmed')
  // What is open is newer than what is confirmed: it is what the next file is compared with.
  const newest = open ?? confirmed
  const corrects = confirmed?.id
  if (newest && isSameRecord(arrival, newest)) return { id: newest.id, outcome: 'unchanged', corrects }
  if (open) return { id: open.id, outcome: 'corrected', corrects }
  return { id: freshId, outcome: confirmed ? 'corrects_confirmed' : 'new', corrects }
}

/** Whom an arrival may be for, each by itself, where staff decide. */
export function possibleOwners({ id, match }: { id: string; match: ArrivalMatch }): PossibleOwner[] {
  return match.to === 'candidates' ? match.persons.map((person) => ({ ...person, id })) : []
}

function isNew(outcome: TakenIn['outcome']): boolean {
  return outcome === 'new' || outcome === 'corrects_confirmed'
}

function requireOneOfEach(arrivals: readonly Arrival[]): void {
  if (new Set(arrivals.map(keyOf)).size !== arrivals.length)
    throw new Error('the same record arrives twice in one call')
}
