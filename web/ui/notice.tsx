import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

type NoticeTone = 'approval' | 'refusal' | 'must' | 'going'

const icons = {
  approval: IconCircleCheck,
  refusal: IconCircleX,
  must: IconAlertTriangle,
  going: IconInfoCircle,
} as const satisfies Record<NoticeTone, unknown>

/** Words that must not be missed. A refusal is read out at once; the others when the reader comes by. */
export function Notice({ tone, children }: { tone: NoticeTone; children: ReactNode }) {
  const Icon = icons[tone]
  return (
    <div className={`kj-notice kj-tone-${tone}`} role={tone === 'refusal' ? 'alert' : 'status'}>
      <Icon size="1.4em" aria-hidden />
      <div>{children}</div>
    </div>
  )
}
