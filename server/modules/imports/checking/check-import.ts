import type { ImportKind } from '#contracts/office/imports.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import type { Tx } from '#platform/db/database.ts'
import { type JobRun, requireTries } from '#platform/jobs/jobs.store.ts'
import { readSheet } from '#platform/spreadsheet/read-sheet.ts'
import { SheetFault, wordsOfSheetFault } from '#platform/spreadsheet/sheet-fault.ts'
import type { SheetCell, SheetRow } from '#platform/spreadsheet/sheet-row.ts'
import { beijingDateOf } from '#rulebook/beijing-time.ts'
import { maskIdNumber, maskPhone } from '#rulebook/masking.ts'
import type { Deps } from '#server/deps.ts'
import { findBatch, lockBatch, moveBatch, noteProgress } from '../batch.store.ts'
import { goesAgain } from '../goes-again.ts'
import { clearRows } from '../report.store.ts'
import { wordsOfHeader } from './header-words.ts'
import { IMPORT_COLUMNS, readHeader } from './import-columns.rules.ts'
import { judgeCandidates } from './judge-candidates.store.ts'
import { judgeScores } from './judge-scores.store.ts'
import { parseCandidateRow } from './parse-candidate-row.ts'
import { parseScoreRow } from './parse-score-row.ts'
import { type StagingLine, withStaged } from './staging.store.ts'
import { keepableCell } from './stray-numbers.rules.ts'

const STEP_MS = 60_000
const NOTE_EVERY = 20_000

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
    await withStaged(deps.database, stage(deps, batch), (tx) => judge(tx, deps, batch))
  } catch (error) {
    if (goesAgain(error, run)) throw error
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

/** Says in words for the officer why a file could not be checked; an unforeseen error also goes to the log. */
function wordsOfFault(deps: Deps, error: unknown): string {
  if (error instanceof SheetFault) return wordsOfSheetFault(error)
  if (error instanceof UnreadableFile) return error.message
  deps.log.error('import-check-failed', error)
  return '检查没有完成：系统处理这个文件时出错，没有留下任何记录。请另存为新的 XLSX 文件后重新上传；仍不行请联系技术人员。'
}

async function* stage(deps: Deps, batch: Batch): AsyncGenerator<StagingLine[]> {
  let read: ReturnType<typeof readerOf> | undefined
  let done = 0
  let notedAt = 0
  for await (const rows of readSheet(deps.files.pathOf(batch.file_key), {})) {
    const body = read ? rows : rows.slice(1)
    read ??= readerOf(deps, batch.kind as ImportKind, rows[0])
    yield body.map(read)
    done += body.length
    if (done - notedAt < NOTE_EVERY) continue
    notedAt = done
    const progress = { done, total: done * 2 }
    await deps.database.transact(deadlineIn(STEP_MS), (tx) => noteProgress(tx, batch.id, progress))
  }
  if (done === 0) throw new UnreadableFile('文件中没有数据行，请检查是否选对了文件和工作表。')
}

/** Builds the reader of the rows under this header; refuses a header without the required columns. */
function readerOf(
  deps: Deps,
  kind: ImportKind,
  header: SheetRow | undefined,
): (row: SheetRow) => StagingLine {
  const titles = header?.cells.map(({ text }) => text) ?? []
  const read = readHeader(kind, titles)
  const fault = wordsOfHeader(titles, read)
  if (fault !== undefined) throw new UnreadableFile(fault)
  return (row) => {
    const cellOf = (key: string) => row.cells[read.places.get(key) ?? -1]
    return kind === 'candidates' ? candidateLine(deps, row, cellOf) : scoreLine(row, cellOf)
  }
}

type CellOf = (key: string) => SheetCell | undefined

function scoreLine(row: SheetRow, cellOf: CellOf): StagingLine {
  const staged = parseScoreRow(cellOf)
  return {
    ...staged,
    rowNo: row.rowNo,
    cells: shownCells('exam_scores', cellOf),
    ticketNo: keepableCell(staged.ticketNo).slice(0, 40),
    name: keepableCell(staged.name).slice(0, 60),
    courseCode: keepableCell(staged.courseCode).slice(0, 20),
    fields: undefined,
  }
}

function candidateLine(deps: Deps, row: SheetRow, cellOf: CellOf): StagingLine {
  const { fields, problems } = parseCandidateRow(cellOf, deps.cipher)
  return {
    rowNo: row.rowNo,
    cells: shownCells('candidates', cellOf),
    ticketNo: keepableCell(fields.ticketNo).slice(0, 40),
    name: keepableCell(fields.name).slice(0, 60),
    courseCode: '',
    outcome: '',
    mark: undefined,
    grade: undefined,
    fields,
    problems,
  }
}

/** The cells that the report shows: numbers masked, hashes left out. */
function shownCells(kind: ImportKind, cellOf: CellOf): string[] {
  return IMPORT_COLUMNS[kind].map(({ key }) => {
    const text = cellOf(key)?.text.slice(0, 100) ?? ''
    if (key === 'idNumber') return maskIdNumber(keepableCell(text))
    if (key === 'phone') return maskPhone(keepableCell(text))
    return key === 'passwordHash' ? '' : keepableCell(text)
  })
}

async function judge(tx: Tx, deps: Deps, batch: Batch): Promise<void> {
  // A second run of the same job, on another node, waits here and then finds the check done.
  if ((await lockBatch(tx, batch.id))?.state !== 'checking') return
  await clearRows(tx, batch.id)
  const { total, faulty, warnings } =
    batch.kind === 'candidates'
      ? await judgeCandidates(tx, { id: batch.id, on: beijingDateOf(deps.clock.now()) })
      : await judgeScores(tx, {
          id: batch.id,
          sittingId: batch.sitting_id ?? '',
          source: batch.kind === 'exam_scores' ? 'exam' : 'practice',
          schoolId: batch.school_id ?? undefined,
        })
  await moveBatch(
    tx,
    { id: batch.id, from: 'checking', to: 'checked' },
    {
      rows_total: total,
      rows_done: total,
      rows_faulty: faulty,
      warnings: JSON.stringify(warnings),
      fault: null,
    },
  )
}
