import { StatusBadge } from '#web/ui/status-badge.tsx'
import { stateWords } from './imports.texts.ts'

/** A batch's state in words. */
export function StateBadge({ state }: { state: string }) {
  const shown = stateWords[state]
  return shown ? <StatusBadge tone={shown.tone} word={shown.word} /> : null
}
