import type { ImportBatchView } from '#contracts/office-imports.ts'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { stateWords } from './imports.texts.ts'

/** A batch's state in words; a checked one says at once whether it can be applied. */
export function StateBadge({ batch }: { batch: ImportBatchView }) {
  const { state, rowsFaulty, rowsTotal, rowsDone } = batch
  const shown = stateWords[state === 'checked' && rowsFaulty > 0 ? 'faulty' : state]
  if (!shown) return null
  const share = state === 'checking' || state === 'applying' ? percent(rowsDone, rowsTotal) : ''
  return <StatusBadge tone={shown.tone} word={shown.word + share} />
}

function percent(done: number, total: number): string {
  return total === 0 ? '' : ` ${Math.floor((100 * done) / total)}%`
}
