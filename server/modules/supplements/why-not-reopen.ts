import type { ServiceName } from '#contracts/services.ts'
import { besideWords } from '#modules/applications/public.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Adapters } from '#server/deps.ts'
import type { Reopening } from '#server/service-definition.ts'
import { listTransfersOf } from './open-transfers.ts'
import { listMattersAbout, type StandingMatter } from './supplements.store.ts'

interface Row {
  application: Reopening
  service: ServiceName
  /** The courses in the row besides its subject. */
  courses?: readonly string[]
}

/** SUP-04, REV-06: one course is asked for in one way at a time, under whichever 准考证, and is registered once. */
export async function whyNotReopenRow(
  tx: Tx,
  deps: Pick<Adapters, 'cipher'>,
  { application, service, courses = [] }: Row,
): Promise<string | undefined> {
  const { id, personId, subject, undoes } = application
  for (const about of [subject, ...courses]) {
    const all = [
      ...(await listMattersAbout(tx, { personId, subject: about })),
      ...(await listTransfersOf(tx, deps, { personId, course: about, except: [id] })),
    ]
    const other = all.find((matter) => matter.id !== id && standsAgainst(matter))
    if (other) return besideWords(other)
  }
  return undefined

  /** What another service gave stands on the record, and is compared there; what was approved before stood beside it all along. */
  function standsAgainst(matter: StandingMatter): boolean {
    if (matter.state === 'rejected') return false
    return matter.state !== 'approved' || (undoes === 'rejected' && matter.service === service)
  }
}
