import type { PublicationView } from '#contracts/office/scores/publications.ts'
import { StatusBadge } from '#web/ui/status-badge.tsx'
import { publicationStateWords } from './publications.texts.ts'

/** The state of a publication in a word. */
export function PublicationState({ publication }: { publication: PublicationView }) {
  const shown = publicationStateWords[publication.released ? 'released' : publication.state]
  return shown ? <StatusBadge tone={shown.tone} word={shown.word} /> : null
}
