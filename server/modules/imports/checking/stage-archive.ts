import type { Deps } from '#server/deps.ts'
import type { ArchiveDefinition } from '#server/import-kind.ts'
import type { CheckedBatch, FileFacts } from './file-facts.ts'
import { goOn } from './goes-on.ts'

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
    goOn(deps, batch.id, progress),
  )
  file.warnings.push(...warnings)
  return lines
}
