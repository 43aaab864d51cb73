import type { ImportBatchView } from '#contracts/office/imports.ts'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { isNotApplied } from './batch-state.ts'
import { stateWords } from './imports.texts.ts'

/** The badge of a batch's state; for a checked batch it also says whether it can be applied. */
export function StateBadge({ batch }: { batch: ImportBatchView }) {
  const { state, rowsTotal, rowsDone } = batch
  const shown = stateWords[wordOf(batch)]
  if (!shown) return null
  const share = state === 'checking' || state === 'applying' ? percent(rowsDone, rowsTotal) : ''
  return <StatusBadge tone={shown.tone} word={shown.word + share} />
}

function wordOf(batch: ImportBatchView): string {
  if (isNotApplied(batch)) return 'not_applied'
  if (batch.state !== 'checked') return batch.state
  if (batch.rowsFaulty > 0) return 'faulty'
  return batch.entryOf ? 'to_compare' : 'checked'
}

function percent(done: number, total: number): string {
  return total === 0 ? '' : ` ${Math.floor((100 * done) / total)}%`
}
