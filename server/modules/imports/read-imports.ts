import { PassThrough } from 'node:stream'
import type { ImportKind, ImportsShown, listImports } from '#contracts/office/imports.ts'
import type { QueryOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { deadlineIn } from '#kernel/deadline.ts'
import { requireFound } from '#kernel/refusal.ts'
import { schoolsInScope } from '#modules/registry/public.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { PreparedReply } from '#platform/http/context.ts'
import { downloadHeaders } from '#platform/http/download-headers.ts'
import { writeXlsx } from '#platform/spreadsheet/write-sheet.ts'
import type { Deps } from '#server/deps.ts'
import { type BatchRow, listBatches } from './batch.store.ts'
import type { ImportState } from './import.lifecycle.ts'
import { viewBatch } from './import.view.ts'
import { isQuiet, wordsOfNote } from './import-notes.texts.ts'
import { wordsOfProblem } from './import-problems.texts.ts'
import { countProblems, listFaultyRows, listNotedRows } from './report.store.ts'
import { isForAnother } from './second-officer.policy.ts'
import { countWaiting } from './waiting.store.ts'

const PAGE = 1000
const LIST = 50
/** More than any kind of file has, with room for what officers add. */
const TEXT_COLUMNS = 40

/** The states of the batches that are shown; undefined: all. */
const STATES: Record<ImportsShown, readonly ImportState[] | undefined> = {
  all: undefined,
  open: ['uploaded', 'checking', 'unassigned', 'checked', 'unreadable', 'applying', 'rolling_back'],
  applied: ['applied'],
  ended: ['rolled_back', 'discarded', 'compared'],
}

/** Shows a page of fifty batches in scope, the newest first, and how many of all wait for what. */
export async function viewImports(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { show = 'all', kind, sittingId, before }: QueryOf<typeof listImports>,
) {
  const schoolIds = schoolsInScope(actor, 'import.upload')
  const filter = { schoolIds, kind, sittingId, before, states: STATES[show], limit: LIST + 1 }
  return deps.database.read(deadline, async (tx) => {
    const rows = await listBatches(tx, filter)
    const shown = rows.slice(0, LIST)
    const last = rows.length > LIST ? shown.at(-1)?.batch_no : undefined
    return {
      batches: shown.map(viewBatch),
      ...(last === undefined ? {} : { next: last }),
      waiting: await countWaiting(tx, schoolIds),
    }
  })
}

/** Shows one batch with its check report: how often each problem occurs, and the first faulty rows. */
export async function viewImport(deps: Deps, call: Call<StaffActor>, { id }: { id: string }) {
  const batch = await requireVisible(deps, call, { id })
  return deps.database.read(call.deadline, async (tx) => ({
    batch: viewBatch(batch),
    isForAnother: isForAnother({ kind: batch.kind, uploadedBy: batch.uploader_id }, call.actor.staffId),
    columns: titlesOf(deps, batch.kind),
    problemCounts: (await countProblems(tx, id)).map((count) => ({
      ...count,
      text: wordsOfProblem(count.problem),
    })),
    faultyRows: (await listFaultyRows(tx, id, { after: 0, limit: 50 })).map((row) => ({
      rowNo: row.row_no,
      cells: row.cells,
      problems: row.problems.map(wordsOfProblem),
    })),
    noteCounts: batch.notes.map(({ note, rows }) => ({ note, text: wordsOfNote(note), rows })),
    notedRows: (await listNotedRows(tx, id, loudNotes(batch))).map((row) => ({
      rowNo: row.row_no,
      cells: row.cells,
      notes: row.notes.filter((note) => !isQuiet(note)).map(wordsOfNote),
    })),
  }))
}

/**
 * Streams the faulty rows as a spreadsheet, each with what is wrong with it, to be repaired and sent back (IMP-04). Whoever brought the file
 * gets its numbers as they were, everybody else masked. Files that leave the desk are recorded (STA-01).
 */
export async function makeErrorFile(
  deps: Deps,
  call: Call<StaffActor>,
  { id }: { id: string },
): Promise<PreparedReply> {
  const batch = await requireVisible(deps, call, { id })
  const { actor, origin, deadline } = call
  const isOwn = batch.uploader_id === actor.staffId
  await deps.database.transact(deadline, (tx) =>
    writeAudit(tx, {
      ...{ at: deps.clock.now(), actor, origin, action: 'import.export_errors' as const },
      subject: { kind: 'import_batch', id },
      new: { batchNo: batch.batch_no, isOwn },
    }),
  )
  return asSheet(`errors-${batch.batch_no}`, errorRows(deps, batch, isOwn))
}

/** Makes the template of a kind of file: its columns with one example row. */
export function makeTemplate(deps: Deps, kind: ImportKind): PreparedReply {
  return asSheet(`${kind}-template`, [
    titlesOf(deps, kind),
    deps.importKinds[kind].columns.map(({ example }) => example),
  ])
}

async function requireVisible(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
): Promise<BatchRow> {
  const schoolIds = schoolsInScope(actor, 'import.upload')
  const [batch] = await deps.database.read(deadline, (tx) => listBatches(tx, { schoolIds, id, limit: 1 }))
  return requireFound(batch)
}

async function* errorRows(deps: Deps, batch: BatchRow, isOwn: boolean): AsyncGenerator<(string | number)[]> {
  const { restoreCells, format } = deps.importKinds[batch.kind]
  const cellsOf = (row: { cells: string[]; fields: unknown }) =>
    isOwn && restoreCells !== undefined ? restoreCells(row) : row.cells
  yield [format === 'archive' ? '序号' : '行号', ...titlesOf(deps, batch.kind), '问题']
  for (let after = 0; ; ) {
    const rows = await deps.database.read(deadlineIn(10_000), (tx) =>
      listFaultyRows(tx, batch.id, { after, limit: PAGE }),
    )
    for (const row of rows) yield [row.row_no, ...cellsOf(row), row.problems.map(wordsOfProblem).join(' ')]
    if (rows.length < PAGE) return
    after = rows.at(-1)?.row_no ?? after
  }
}

type Rows = Parameters<typeof writeXlsx>[1]['rows']

/** A sheet to type in: its columns are text, or Excel cuts numbers of 18 digits (IMP-04). */
function asSheet(name: string, rows: Rows): PreparedReply {
  const out = new PassThrough()
  writeXlsx(out, { name: 'Sheet1', rows, textColumns: TEXT_COLUMNS }).catch((error: Error) =>
    out.destroy(error),
  )
  return new PreparedReply(out, downloadHeaders({ kind: 'xlsx', name, cache: 'no-store' }))
}

/** The notes of a batch that say more than that all is well. */
function loudNotes({ notes }: BatchRow): string[] {
  return notes.map(({ note }) => note).filter((note) => !isQuiet(note))
}

function titlesOf({ importKinds }: Deps, kind: ImportKind): string[] {
  return importKinds[kind].columns.map(({ title }) => title)
}
