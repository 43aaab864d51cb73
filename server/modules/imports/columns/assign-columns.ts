import type { assignColumns } from '#contracts/office/imports/columns.ts'
import type { BodyOf } from '#contracts/route.ts'
import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { Refusal } from '#kernel/refusal.ts'
import { writeAudit } from '#platform/audit/audit.store.ts'
import { addJob } from '#platform/jobs/jobs.store.ts'
import { columnName } from '#platform/spreadsheet/xlsx-pieces.ts'
import type { Deps } from '#server/deps.ts'
import { moveBatch } from '../batch.store.ts'
import { kindOf } from '../kind-of.ts'
import { requireBatch, requireState } from '../require-batch.ts'
import type { FileHead } from './head.ts'
import { rememberLayout } from './layout.store.ts'
import { type AssignmentFault, assignmentFaults, type KeptLayout } from './layout.ts'
import { withLines } from './layout-lines.ts'

/**
 * IMP-04: takes the officer's word for which column is which, remembers it for files of the same header, and orders the check again. Only
 * whoever brought the file knows its columns, and sees its rows before they are checked.
 */
export async function assignBatchColumns(
  deps: Deps,
  { actor, origin, deadline }: Call<StaffActor>,
  { id, headerRow, columns: assigned }: { id: string } & BodyOf<typeof assignColumns>,
): Promise<void> {
  await deps.database.transact(deadline, async (tx) => {
    const batch = await requireBatch(tx, { id, actor, grant: 'import.upload' })
    if (batch.uploaded_by !== actor.staffId) throw new Refusal('not_found')
    requireState(batch, 'assign')
    const { columns } = kindOf(deps, batch)
    const head = batch.head as unknown as FileHead
    const titles = requireTitles(head, headerRow)
    requireFaultless(assignmentFaults(columns, assigned, widthOf(head)))
    const at = deps.clock.now()
    const places = Object.fromEntries(assigned.map(({ key, place }) => [key, place]))
    const word: KeptLayout = { titles, places, by: actor.staffId, at: at.toISOString(), from: 'this' }
    const layout = withLines(word, columns)
    const change = { layout: JSON.stringify(layout), head: null, fault: null }
    if (!(await moveBatch(tx, { id, from: 'unassigned', to: 'uploaded' }, change))) throw new Refusal('stale')
    await rememberLayout(tx, {
      id: deps.ids.next(),
      ...{ kind: batch.kind, schoolId: batch.school_id, layout, staffId: actor.staffId, at },
    })
    await addJob(tx, 'check-import', { payload: { batchId: id } })
    await writeAudit(tx, {
      ...{ at, actor, origin, action: 'import.assign_columns' as const },
      subject: { kind: 'import_batch', id },
      new: { columns: layout.lines },
    })
  })
}

function widthOf({ rows }: FileHead): number {
  return Math.max(0, ...rows.map(({ cells }) => cells.length))
}

function requireTitles({ rows }: FileHead, headerRow: number): string[] {
  const titles = rows.find(({ rowNo }) => rowNo === headerRow)?.titles
  if (titles !== undefined && titles.length > 0) return titles
  throw new Refusal('input_invalid', {
    problems: [{ field: 'headerRow', code: 'unknown', text: '请选择标题所在的行。' }],
  })
}

function requireFaultless(faults: readonly AssignmentFault[]): void {
  if (faults.length === 0) return
  throw new Refusal('input_invalid', {
    problems: faults.map((fault) => ({ field: 'columns', code: fault.kind, text: wordsOfFault(fault) })),
  })
}

function wordsOfFault(fault: AssignmentFault): string {
  switch (fault.kind) {
    case 'missing':
      return `请指定哪一列是「${fault.title}」。`
    case 'twice':
      return `「${fault.title}」指定了两列，请只保留一列。`
    case 'shared':
      return `${columnName(fault.place)} 列指定了两项内容，请只保留一项。`
    case 'beyond':
      return `文件没有 ${columnName(fault.place)} 列，请刷新后重新指定。`
    case 'unknown':
      return '没有这项内容，请刷新后重新指定。'
    default:
      return fault satisfies never
  }
}
