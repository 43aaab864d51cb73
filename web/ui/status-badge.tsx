import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleMinus,
  IconCircleX,
  IconClock,
} from '@tabler/icons-react'

/** What a status means for its reader; its colour and its icon follow from it, never its words. */
export type Tone = 'approval' | 'refusal' | 'must' | 'going' | 'quiet'

const icons = {
  approval: IconCircleCheck,
  refusal: IconCircleX,
  must: IconAlertTriangle,
  going: IconClock,
  quiet: IconCircleMinus,
} as const satisfies Record<Tone, unknown>

/** A status: word, icon and colour together. */
export function StatusBadge({ tone, word }: { tone: Tone; word: string }) {
  const Icon = icons[tone]
  return (
    <span className={`kj-badge kj-tone-${tone}`}>
      <Icon size="1.1em" aria-hidden />
      {word}
    </span>
  )
}
