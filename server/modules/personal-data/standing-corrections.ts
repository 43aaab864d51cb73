import type { Datum } from '#contracts/forms/personal-data.ts'
import type { Tx } from '#platform/db/database.ts'
import { datumOf, subjectOf } from '#rulebook/personal-data/correction-subject.ts'
import { listStandingCorrections, type StandingCorrection } from './personal-data.store.ts'

/** What stands in the way of applying for a correction, or the subject under which it is applied for. */
export type Room =
  | { kind: 'free'; subject: string }
  | { kind: 'rejected' }
  | { kind: 'open'; title: string; otherTicketNo: string | undefined }

/**
 * Whether a person can apply for a correction of a datum. A correction is the person's, whichever 准考证 carries it: one open
 * application for each datum over all of them (APP-06).
 */
export async function roomFor(
  tx: Tx,
  { personId, ticketId, datum }: { personId: string; ticketId: string; datum: Datum },
): Promise<Room> {
  const same = (await listStandingCorrections(tx, personId)).filter(
    ({ subject }) => datumOf(subject) === datum,
  )
  const open = same.find(({ state }) => !DECIDED.has(state))
  if (open) {
    const otherTicketNo = open.ticketId === ticketId ? undefined : open.ticketNo
    return { kind: 'open', title: open.title, otherTicketNo }
  }
  const own = same.filter((one) => one.ticketId === ticketId)
  if (own.some(({ state }) => state === 'rejected')) return { kind: 'rejected' }
  return { kind: 'free', subject: subjectOf(datum, { approved: own.length }) }
}

/** Finds another open application of the person for the same datum. Ask after locking the person. */
export async function findRival(
  tx: Tx,
  { id, personId, subject }: { id: string; personId: string; subject: string },
): Promise<StandingCorrection | undefined> {
  const all = await listStandingCorrections(tx, personId)
  return all.find(
    (one) => one.id !== id && !DECIDED.has(one.state) && datumOf(one.subject) === datumOf(subject),
  )
}

const DECIDED = new Set(['approved', 'rejected'])
