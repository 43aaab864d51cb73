import { deadlineIn } from '#kernel/deadline.ts'
import type { Tx } from '#platform/db/database.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import type { Deps } from '#server/deps.ts'
import { announceGraduates } from './announce-graduates.store.ts'
import { lockPublication } from './graduation-publication.store.ts'

/**
 * The job at the instant of publication: tells everybody on the list. Nobody graduates by it. If the worker's clock is
 * behind the database's, which started the job, the job fails and is tried again.
 */
export async function announce(
  deps: Pick<Deps, 'database' | 'clock'>,
  { publicationId }: { publicationId: string },
): Promise<void> {
  await deps.database.transact(deadlineIn(120_000), async (tx) => {
    const publication = await lockPublication(tx, publicationId)
    if (publication?.state !== 'approved') return
    const at = deps.clock.now()
    if (publication.publish_at > at) throw new Error('the instant of the publication has not come yet')
    await announceGraduates(tx, { publicationId, at })
  })
}

/** Orders that job for the instant of a list that is approved, or that goes on after a halt. */
export function addAnnouncement(
  tx: Tx,
  { publicationId, publishAt }: { publicationId: string; publishAt: Date },
): Promise<void> {
  const key = `announce graduation ${publicationId}`
  return addJob(tx, 'announce-graduation', { payload: { publicationId }, runAt: publishAt, key })
}

/** The later of two instants: a list comes out at its instant, or at once when that has passed. */
export function laterOf(a: Date, b: Date): Date {
  return a > b ? a : b
}
