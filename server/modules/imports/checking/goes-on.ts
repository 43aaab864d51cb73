import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import type { Progress } from '#server/import-kind.ts'
import { noteProgress } from '../batch.store.ts'

const STEP_MS = 60_000

/** An officer has ended the check: there is nothing more to do, and nothing to say. */
export class CheckEnded extends Error {}

/** Notes how far a check has come. Throws `CheckEnded` when an officer has ended it. */
export async function goOn(
  { database }: Pick<Deps, 'database'>,
  batchId: string,
  progress: Progress,
): Promise<void> {
  const goesOn = await database.transact(deadlineIn(STEP_MS), (tx) => noteProgress(tx, batchId, progress))
  if (!goesOn) throw new CheckEnded()
}
