/** A sitting as the sheet names it. */
export interface Sitting {
  number: number
  name: string
}

/** An approved publication: from `at` on (milliseconds) its batches are out. */
export interface ApprovedPublication {
  at: number
  sitting: Sitting
  batchIds: readonly string[]
}

/** When each batch is out: at the earliest of its publications (milliseconds). */
export function outTimes(publications: readonly ApprovedPublication[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { at, batchIds } of publications)
    for (const id of batchIds) times.set(id, Math.min(at, times.get(id) ?? at))
  return times
}

/**
 * SCO-03: a score that was imported is visible from the instant of its batch's approved publication, for everyone at once;
 * one of no batch (exemption, transfer…) took effect when it was decided. Nothing has to run for a score to appear.
 */
export function isOut(batchId: string | undefined, times: ReadonlyMap<string, number>, at: number): boolean {
  return batchId === undefined || (times.get(batchId) ?? Number.POSITIVE_INFINITY) <= at
}

/** SCO-01: the newest sitting of which anything is out at that instant. */
export function latestSitting(publications: readonly ApprovedPublication[], at: number): Sitting | undefined {
  const out = publications.filter((publication) => publication.at <= at)
  return out.reduce<Sitting | undefined>(
    (latest, { sitting }) => (latest && latest.number >= sitting.number ? latest : sitting),
    undefined,
  )
}

/** The next instant (milliseconds) at which more comes out; infinity when nothing is set. */
export function nextReleaseAt(publications: readonly ApprovedPublication[], at: number): number {
  return Math.min(...publications.map((publication) => publication.at).filter((other) => other > at))
}
