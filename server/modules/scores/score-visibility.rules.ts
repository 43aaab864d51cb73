/** A sitting as the score sheet names it. */
export interface Sitting {
  number: number
  name: string
}

/** An approved publication: its batches are out from `at` on (milliseconds). */
export interface ApprovedPublication {
  at: number
  sitting: Sitting
  batchIds: readonly string[]
}

/** The instant at which each batch is out: that of its earliest publication (milliseconds). */
export function outTimes(publications: readonly ApprovedPublication[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { at, batchIds } of publications)
    for (const id of batchIds) times.set(id, Math.min(at, times.get(id) ?? at))
  return times
}

/**
 * SCO-03: an imported score is visible to everyone at once, from the instant of its batch's approved publication. A
 * score without a batch (exemption, transfer…) is visible since its decision. No job has to run for a score to appear.
 */
export function isOut(batchId: string | undefined, times: ReadonlyMap<string, number>, at: number): boolean {
  return batchId === undefined || (times.get(batchId) ?? Number.POSITIVE_INFINITY) <= at
}

/** SCO-01: the newest sitting of which any score is out at that instant. */
export function latestSitting(publications: readonly ApprovedPublication[], at: number): Sitting | undefined {
  const out = publications.filter((publication) => publication.at <= at)
  return out.reduce<Sitting | undefined>(
    (latest, { sitting }) => (latest && latest.number >= sitting.number ? latest : sitting),
    undefined,
  )
}

/** The next instant (milliseconds) at which more scores come out; infinity when no publication is scheduled. */
export function nextReleaseAt(publications: readonly ApprovedPublication[], at: number): number {
  return Math.min(...publications.map((publication) => publication.at).filter((other) => other > at))
}
