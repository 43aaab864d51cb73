import type { StaffActor } from '#kernel/actor.ts'
import type { Call } from '#kernel/call.ts'
import { requireFound } from '#kernel/refusal.ts'
import type { Deps } from '#server/deps.ts'
import { readHeader } from '../checking/import-columns.rules.ts'
import { kindOf } from '../kind-of.ts'
import { requireBatch } from '../require-batch.ts'
import type { FileHead } from './head.ts'

/** IMP-04: the first rows of a file whose columns wait to be assigned, for whoever brought it, with what its titles suggest without doubt. */
export async function viewFileColumns(
  deps: Deps,
  { actor, deadline }: Call<StaffActor>,
  { id }: { id: string },
) {
  const batch = await deps.database.transact(deadline, (tx) =>
    requireBatch(tx, { id, actor, grant: 'import.upload' }),
  )
  const head = batch.uploaded_by === actor.staffId ? (batch.head as unknown as FileHead | null) : null
  const { sheet, headerRow, rows } = requireFound(head ?? undefined)
  const { columns } = kindOf(deps, batch)
  return {
    sheet,
    headerRow,
    wanted: columns.map(({ key, title, isRequired }) => ({ key, title, isRequired })),
    rows: rows.map(({ rowNo, cells, titles }) => ({
      rowNo,
      cells,
      ...(titles === undefined ? {} : { suggested: suggestedBy(readHeader(columns, titles), columns) }),
    })),
  }
}

/** What one column claims; where several do, nobody but the officer knows. */
function suggestedBy(
  { places, rivals }: ReturnType<typeof readHeader>,
  columns: readonly { key: string; title: string }[],
): { key: string; place: number }[] {
  const unclear = new Set(rivals.map(({ title }) => title))
  return columns.flatMap(({ key, title }) => {
    const place = places.get(key)
    return place === undefined || unclear.has(title) ? [] : [{ key, place }]
  })
}
