import { deadlineIn } from '#kernel/deadline.ts'
import type { Deps } from '#server/deps.ts'
import type { ArchiveDefinition } from '#server/import-kind.ts'
import { noteProgress } from '../batch.store.ts'
import type { CheckedBatch, FileFacts } from './file-facts.ts'

const STEP_MS = 60_000

/**
 * Reads an archive before a connection is taken for its lines: its files take minutes and its lines little memory, and a COPY that waits for
 * a picture would hold a connection all the while.
 */
export async function stageArchive(
  deps: Deps,
  kind: ArchiveDefinition,
  { batch, file }: { batch: CheckedBatch; file: FileFacts },
): Promise<readonly string[]> {
  const { lines, warnings } = await kind.readArchive(deps.files.pathOf(batch.file_key), (progress) =>
    deps.database.transact(deadlineIn(STEP_MS), (tx) => noteProgress(tx, batch.id, progress)),
  )
  file.warnings.push(...warnings)
  return lines
}
