import { deadlineIn } from '#kernel/deadline.ts'
import type { Tx } from '#platform/db/database.ts'
import { type JobRun, requireTries } from '#platform/jobs/jobs.store.ts'
import { SheetFault, wordsOfSheetFault } from '#platform/spreadsheet/sheet-fault.ts'
import type { Deps } from '#server/deps.ts'
import type { ImportDefinition } from '#server/import-kind.ts'
import { findBatch, holdCheck, moveBatch, takeRoom } from '../batch.store.ts'
import { ColumnsUnclear } from '../columns/head.ts'
import { withLines } from '../columns/layout-lines.ts'
import { goesAgain } from '../goes-again.ts'
import { kindBatch, kindOf } from '../kind-of.ts'
import { clearRows } from '../report.store.ts'
import type { CheckedBatch, FileFacts } from './file-facts.ts'
import { CheckEnded } from './goes-on.ts'
import { stageArchive } from './stage-archive.ts'
import { stageSheet } from './stage-sheet.ts'
import { type Staged, withStaged } from './staging.store.ts'
import { UnreadableFile } from './unreadable-file.ts'

const STEP_MS = 60_000
/** What to do next when the fault is ours. A sheet that is saved anew may be read; to an archive nothing can be done but to try again. */
const NEXT = {
  sheet: '请另存为新的 XLSX 文件后重新上传',
  archive: '请稍后重新上传这个压缩包',
} as const satisfies Record<ImportDefinition['format'], string>

/**
 * The job that checks a whole file (IMP-01). It can run again at any point after a crash: the staging table belongs to
 * its connection alone, and the result is stored in the transaction that moves the batch's state.
 */
export async function checkImport(deps: Deps, { batchId }: { batchId: string }, run: JobRun): Promise<void> {
  const batch = await deps.database.transact(deadlineIn(STEP_MS), async (tx) => {
    const found = await findBatch(tx, batchId)
    if (found?.state !== 'uploaded' && found?.state !== 'checking') return undefined
    if (found.state === 'checking') return found
    return (await moveBatch(tx, { id: batchId, from: 'uploaded', to: 'checking' })) ? found : undefined
  })
  if (!batch) return
  try {
    requireTries(run)
    const file: FileFacts = { warnings: [], layout: undefined }
    const staged = { columns: kindOf(deps, batch).staged, lines: await stage(deps, { batch, file }) }
    await withStaged(deps.database, staged, (tx) => judge(tx, deps, { batch, file }))
  } catch (error) {
    if (goesAgain(error, run)) throw error
    // The file stays: it is read again once its columns are assigned.
    if (error instanceof ColumnsUnclear) return askForColumns(deps, batchId, error)
    const state = await stateOf(deps, batchId)
    // What an officer has ended lost its file with that, so that whatever failed may be its absence alone.
    if (state === 'discarded') return deps.files.remove(batch.file_key)
    if (error instanceof CheckEnded || state !== 'checking') return
    const words = wordsOfFault(deps, batch, error)
    await deps.database.transact(deadlineIn(STEP_MS), async (tx) => {
      const move = { id: batchId, from: 'checking', to: 'unreadable' } as const
      if (await moveBatch(tx, move, { fault: JSON.stringify({ words }) })) await clearRows(tx, batchId)
    })
  }
  // The file holds in clear what the tables hold sealed, and is not read again. The sweep removes a file that a crash
  // leaves.
  await deps.files.remove(batch.file_key)
}

async function stateOf({ database }: Deps, batchId: string): Promise<string | undefined> {
  return (await database.read(deadlineIn(STEP_MS), (tx) => findBatch(tx, batchId)))?.state
}

/** IMP-04: nothing is chosen in silence. The officer who brought the file says which column is which. */
async function askForColumns(deps: Deps, id: string, { message, head }: ColumnsUnclear): Promise<void> {
  const change = { fault: JSON.stringify({ words: message }), head: JSON.stringify(head) }
  await deps.database.transact(deadlineIn(STEP_MS), (tx) =>
    moveBatch(tx, { id, from: 'checking', to: 'unassigned' }, change),
  )
}

/** Says in words for the officer why a file could not be checked; an unforeseen error also goes to the log. */
function wordsOfFault(deps: Deps, batch: CheckedBatch, error: unknown): string {
  if (error instanceof SheetFault) return wordsOfSheetFault(error)
  if (error instanceof UnreadableFile) return error.message
  deps.log.error('import-check-failed', error)
  const next = NEXT[kindOf(deps, batch).format]
  return `检查没有完成：系统处理这个文件时出错，没有留下任何记录。${next}；仍不行请联系技术人员。`
}

/** The lines of the file; what the officer should know of the file itself comes into `file`. */
function stage(
  deps: Deps,
  checked: { batch: CheckedBatch; file: FileFacts },
): Staged['lines'] | Promise<Staged['lines']> {
  const kind = kindOf(deps, checked.batch)
  switch (kind.format) {
    case 'sheet':
      return stageSheet(deps, kind, checked)
    case 'archive':
      return stageArchive(deps, kind, checked)
    default:
      return kind satisfies never
  }
}

async function judge(
  tx: Tx,
  deps: Deps,
  { batch, file }: { batch: CheckedBatch; file: FileFacts },
): Promise<void> {
  await takeRoom(tx)
  // A second run of the same job, on another node, waits here and then finds the check done. An officer who ends the check does not wait.
  await holdCheck(tx, batch.id)
  if ((await findBatch(tx, batch.id))?.state !== 'checking') throw new CheckEnded()
  await clearRows(tx, batch.id)
  const { total, faulty, warnings, notes } = await kindOf(deps, batch).judge(
    tx,
    kindBatch(batch, deps.clock.now()),
  )
  const change = {
    rows_total: total,
    rows_done: total,
    rows_faulty: faulty,
    warnings: JSON.stringify([...file.warnings, ...warnings]),
    ...(file.layout === undefined
      ? {}
      : { layout: JSON.stringify(withLines(file.layout, kindOf(deps, batch).columns)) }),
    notes: JSON.stringify(notes),
    fault: null,
  }
  if (!(await moveBatch(tx, { id: batch.id, from: 'checking', to: 'checked' }, change)))
    throw new CheckEnded()
}
