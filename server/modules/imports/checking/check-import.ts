import { deadlineIn } from '#kernel/deadline.ts'
import type { Tx } from '#platform/db/database.ts'
import { type JobRun, requireTries } from '#platform/jobs/jobs.store.ts'
import { readSheet } from '#platform/spreadsheet/read-sheet.ts'
import { SheetFault, wordsOfSheetFault } from '#platform/spreadsheet/sheet-fault.ts'
import type { SheetHead, SheetRow } from '#platform/spreadsheet/sheet-row.ts'
import type { Deps } from '#server/deps.ts'
import type { ImportDefinition, Reading } from '#server/import-kind.ts'
import { findBatch, lockBatch, moveBatch, noteProgress, takeRoom } from '../batch.store.ts'
import { ColumnsUnclear, headOf } from '../columns/head.ts'
import { listLayouts } from '../columns/layout.store.ts'
import type { KeptLayout } from '../columns/layout.ts'
import { withLines } from '../columns/layout-lines.ts'
import { goesAgain } from '../goes-again.ts'
import { kindBatch, kindOf } from '../kind-of.ts'
import { clearRows } from '../report.store.ts'
import { chooseSheet, titlesOf } from './choose-sheet.ts'
import { wordsOfHeader } from './header-words.ts'
import { type FoundHeader, findHeader, HEADER_ROWS } from './import-columns.rules.ts'
import { withStaged } from './staging.store.ts'

const STEP_MS = 60_000
const NOTE_EVERY = 20_000
/** V8 makes a text of more than 128 kB another way, which takes five times as long; a character takes two bytes there. */
const LONG_PIECE = 48_000
const ASKED = '上传时选择了自己指定各列。'

type Batch = NonNullable<Awaited<ReturnType<typeof findBatch>>>

/** The file is not of the expected kind; the message says why in words. */
class UnreadableFile extends Error {}

/**
 * The job that checks a whole file (IMP-01). It can run again at any point after a crash: the staging table belongs to
 * its connection alone, and the result is stored in the transaction that moves the batch's state.
 */
export async function checkImport(deps: Deps, { batchId }: { batchId: string }, run: JobRun): Promise<void> {
  const batch = await deps.database.transact(deadlineIn(STEP_MS), async (tx) => {
    const found = await findBatch(tx, batchId)
    if (found?.state !== 'uploaded' && found?.state !== 'checking') return undefined
    if (found.state === 'uploaded') await moveBatch(tx, { id: batchId, from: 'uploaded', to: 'checking' })
    return found
  })
  if (!batch) return
  try {
    requireTries(run)
    const file: FileFacts = { warnings: [], layout: undefined }
    const staged = { columns: kindOf(deps, batch).staged, lines: stage(deps, batch, file) }
    await withStaged(deps.database, staged, (tx) => judge(tx, deps, { batch, file }))
  } catch (error) {
    if (goesAgain(error, run)) throw error
    // The file stays: it is read again once its columns are assigned.
    if (error instanceof ColumnsUnclear) return askForColumns(deps, batchId, error)
    const words = wordsOfFault(deps, error)
    await deps.database.transact(deadlineIn(STEP_MS), async (tx) => {
      const move = { id: batchId, from: 'checking', to: 'unreadable' } as const
      if (await moveBatch(tx, move, { fault: JSON.stringify({ words }) })) await clearRows(tx, batchId)
    })
  }
  // The file holds in clear what the tables hold sealed, and is not read again. The sweep removes a file that a crash
  // leaves.
  await deps.files.remove(batch.file_key)
}

/** IMP-04: nothing is chosen in silence. The officer who brought the file says which column is which. */
async function askForColumns(deps: Deps, id: string, { message, head }: ColumnsUnclear): Promise<void> {
  const change = { fault: JSON.stringify({ words: message }), head: JSON.stringify(head) }
  await deps.database.transact(deadlineIn(STEP_MS), (tx) =>
    moveBatch(tx, { id, from: 'checking', to: 'unassigned' }, change),
  )
}

/** Says in words for the officer why a file could not be checked; an unforeseen error also goes to the log. */
function wordsOfFault(deps: Deps, error: unknown): string {
  if (error instanceof SheetFault) return wordsOfSheetFault(error)
  if (error instanceof UnreadableFile) return error.message
  deps.log.error('import-check-failed', error)
  return '检查没有完成：系统处理这个文件时出错，没有留下任何记录。请另存为新的 XLSX 文件后重新上传；仍不行请联系技术人员。'
}

/** What the officer should know of the file itself. */
interface FileFacts {
  warnings: string[]
  /** By whose word its columns are read, where the titles alone do not tell. */
  layout: KeptLayout | undefined
}

/** Reads the rows below the header; what the officer should know of the file itself comes into `file`. */
async function* stage(deps: Deps, batch: Batch, file: FileFacts): AsyncGenerator<string> {
  const { columns } = kindOf(deps, batch)
  const layouts = await layoutsFor(deps, batch)
  let sheet = ''
  const choose = (heads: readonly SheetHead[]) => {
    const { place, warnings } = chooseSheet(columns, heads, layouts)
    file.warnings.push(...warnings)
    sheet = heads[place]?.name ?? ''
    return place
  }
  let read: ReturnType<typeof readerOf> | undefined
  let done = 0
  let notedAt = 0
  for await (const rows of readSheet(deps.files.pathOf(batch.file_key), { choose })) {
    let body = rows
    if (read === undefined) {
      const header = findHeader(columns, titlesOf(rows.slice(0, HEADER_ROWS)), layouts)
      const unclear = wordsOfUnclear(batch, header)
      if (unclear !== undefined)
        throw new ColumnsUnclear(unclear, headOf(rows, { sheet, headerRow: rows[header.place]?.rowNo ?? 1 }))
      file.layout = header.layout
      body = rows.slice(header.place + 1)
      read = readerOf(kindOf(deps, batch), header)
    }
    yield* piecesOf(body, read.row)
    yield await read.meanwhile()
    done += body.length
    if (done - notedAt < NOTE_EVERY) continue
    notedAt = done
    const progress = { done, total: done * 2 }
    await deps.database.transact(deadlineIn(STEP_MS), (tx) => noteProgress(tx, batch.id, progress))
  }
  if (read !== undefined) yield await read.end()
  if (done === 0) throw new UnreadableFile('文件中没有数据行，请检查是否选对了文件和工作表。')
}

/** The lines of these rows, several in a piece. */
function* piecesOf(rows: readonly SheetRow[], linesOf: (row: SheetRow) => string): Generator<string> {
  let piece = ''
  for (const row of rows) {
    piece += linesOf(row)
    if (piece.length < LONG_PIECE) continue
    yield piece
    piece = ''
  }
  yield piece
}

/** The officer's word for this file, or else what is remembered for files of its kind and school. */
async function layoutsFor(deps: Deps, batch: Batch): Promise<KeptLayout[]> {
  const own = batch.layout as KeptLayout | null
  if (own !== null) return [own]
  if (batch.asks_columns) return []
  return deps.database.read(deadlineIn(STEP_MS), (tx) =>
    listLayouts(tx, { kind: batch.kind, schoolId: batch.school_id }),
  )
}

/** Says why the columns are to be assigned; undefined when they are clear. */
function wordsOfUnclear({ asks_columns }: Batch, header: FoundHeader): string | undefined {
  if (header.layout !== undefined) return undefined
  return wordsOfHeader(header.titles, header) ?? (asks_columns ? ASKED : undefined)
}

/** Builds the reader of the rows under this header. */
function readerOf({ startReading }: ImportDefinition, header: FoundHeader) {
  const reading: Reading = startReading(header.places)
  const row = (one: SheetRow) => reading.read(one, (key) => one.cells[header.places.get(key) ?? -1])
  return { row, meanwhile: () => reading.meanwhile(), end: () => reading.end() }
}

async function judge(tx: Tx, deps: Deps, { batch, file }: { batch: Batch; file: FileFacts }): Promise<void> {
  // A second run of the same job, on another node, waits here and then finds the check done.
  if ((await lockBatch(tx, batch.id))?.state !== 'checking') return
  await takeRoom(tx)
  await clearRows(tx, batch.id)
  const { total, faulty, warnings, notes } = await kindOf(deps, batch).judge(
    tx,
    kindBatch(batch, deps.clock.now()),
  )
  await moveBatch(
    tx,
    { id: batch.id, from: 'checking', to: 'checked' },
    {
      rows_total: total,
      rows_done: total,
      rows_faulty: faulty,
      warnings: JSON.stringify([...file.warnings, ...warnings]),
      ...(file.layout === undefined
        ? {}
        : { layout: JSON.stringify(withLines(file.layout, kindOf(deps, batch).columns)) }),
      notes: JSON.stringify(notes),
      fault: null,
    },
  )
}
