/** How long what was done to a batch, or found of it, has it checked every night. */
const FRESH_DAYS = 35
/** Every older batch has its turn once in so many nights, or in more where a night would have too many. */
const NIGHTS = 28
/** Of so many older batches at most on average: their number grows for ever, and a night stays as long as it is. */
const MOST_A_NIGHT = 100
const DAY_MS = 24 * 3600_000

interface Proof {
  batchId: string
  batchNo: number
  /** When it came into the trail, or when the batch was last found broken. */
  lastAt: Date
}

/**
 * TRL-02: which batches are checked in a night: those of the last weeks, what is broken, and a part of the older ones, in turn. Nothing tells
 * beforehand which rows somebody with the database's password has changed, so that no batch is left out for good.
 */
export function proofsOfNight<Kept extends Proof>(proofs: readonly Kept[], at: Date): Kept[] {
  const since = at.getTime() - FRESH_DAYS * DAY_MS
  const fresh = new Set(proofs.flatMap(({ batchId, lastAt }) => (lastAt.getTime() >= since ? [batchId] : [])))
  const older = new Set(proofs.flatMap(({ batchId }) => (fresh.has(batchId) ? [] : [batchId])))
  const nights = Math.max(NIGHTS, Math.ceil(older.size / MOST_A_NIGHT))
  const night = Math.floor(at.getTime() / DAY_MS)
  return proofs.filter(({ batchId, batchNo }) => fresh.has(batchId) || batchNo % nights === night % nights)
}
