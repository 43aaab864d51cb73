import { useState } from 'react'
import type { ServiceName } from '#contracts/services.ts'
import { Notice } from '#web/ui/notice.tsx'
import { OfficeLink } from '../../shell/office-link.tsx'
import { reviewTexts as texts } from '../reviews.texts.ts'
import { reviewAddress } from './queue-view.ts'

interface Told {
  service: ServiceName
  id: string
  words: string
}

let latest: Told | undefined

/** Carries the words of a decision over to the page that opens next. */
export function tellDecided(told: Told): void {
  latest = told
}

/** Announces the decision made on the previous page, with a link back to it, then forgets it. */
export function LastDecided() {
  const [told] = useState(() => {
    const taken = latest
    latest = undefined
    return taken
  })
  if (!told) return null
  return (
    <Notice tone="approval">
      {told.words} <OfficeLink to={reviewAddress(told)}>{texts.openDecided}</OfficeLink>
    </Notice>
  )
}
