import type { ImportBatchView } from '#contracts/office/imports.ts'
import type { BatchRow } from './batch.store.ts'

/** Shows a batch as the desk does. */
export function viewBatch(row: BatchRow): ImportBatchView {
  return {
    id: row.id,
    batchNo: row.batch_no,
    kind: row.kind,
    ...(row.sitting_name ? { sittingName: row.sitting_name } : {}),
    ...(row.school_name ? { schoolName: row.school_name } : {}),
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    state: row.state,
    ...(row.fault ? { fault: row.fault } : {}),
    rowsTotal: row.rows_total,
    rowsDone: row.rows_done,
    rowsFaulty: row.rows_faulty,
    rowsSetAside: row.rows_set_aside,
    ...(row.set_aside_reason ? { setAsideReason: row.set_aside_reason } : {}),
    ...(row.set_aside_by ? { setAsideBy: row.set_aside_by } : {}),
    isDouble: row.is_double,
    ...(row.entry_of && row.first_no ? { entryOf: { id: row.entry_of, batchNo: row.first_no } } : {}),
    warnings: row.warnings,
    ...layoutOf(row),
    uploadedBy: row.uploaded_by,
    uploadedAt: row.uploaded_at.toISOString(),
    ...endsOf(row),
    ...(row.publication ? { publication: row.publication } : {}),
    ...(row.publish_at ? { publishAt: row.publish_at.toISOString() } : {}),
  }
}

/** Who applied, rolled back or discarded the batch, and when. */
function endsOf(row: BatchRow) {
  return {
    ...(row.applied_by ? { appliedBy: row.applied_by } : {}),
    ...(row.applied_at ? { appliedAt: row.applied_at.toISOString() } : {}),
    ...(row.rolled_back_at && row.rolled_back_by ? { rolledBackBy: row.rolled_back_by } : {}),
    ...(row.rolled_back_at ? { rolledBackAt: row.rolled_back_at.toISOString() } : {}),
    ...(row.roll_back_reason ? { rollBackReason: row.roll_back_reason } : {}),
    ...(row.discarded_by ? { discardedBy: row.discarded_by } : {}),
    ...(row.discarded_at ? { discardedAt: row.discarded_at.toISOString() } : {}),
  }
}

function layoutOf({ layout, layout_by }: BatchRow): Pick<ImportBatchView, 'layout'> {
  if (layout === null) return {}
  const { at, from, lines } = layout
  return { layout: { columns: [...lines], by: layout_by ?? '', at, from } }
}
